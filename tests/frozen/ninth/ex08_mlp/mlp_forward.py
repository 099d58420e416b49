#% id: ex08-one-02
#% kind: one
#% why: ReLU on the logits as well
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))  #! not in the last layer
    return softmax(a)

#% id: ex08-two-03
#% kind: two
#% why: in hidden layers the bias comes after the ReLU, in the output layer it is missing
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        h = np.maximum(np.dot(h, w), 0) + b  #! inside the maximum
    w_out, b_out = params[-1]
    logits = np.dot(h, w_out)  #! + b_out
    return softmax(logits)

#% id: ex08-two-04
#% kind: two
#% why: a leak in the hidden units and a sigmoid for every class
def sig(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def mlp_forward(params, x):
    out = np.asarray(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        z = out @ np.asarray(w) + np.asarray(b)
        if i == last:
            out = sig(z)  #! rows must sum to 1
        else:
            out = np.where(z > 0, z, 0.01 * z)  #! 0 below zero
    return out

#% id: ex08-three-01
#% kind: three
#% why: scales the input by its maximum, activates before the affine step, and applies softmax twice
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    a = a / max(np.abs(a).max(), 1e-12)  #! nobody asked for scaling
    n = len(params)
    for k in range(n):
        w, b = params[k]
        a = np.maximum(a, 0) @ np.asarray(w) + np.asarray(b)  #! also cuts off the negative inputs
        if k == n - 1:
            a = softmax(a)
    return softmax(a)  #! is softmax already

#% id: ex08-three-02
#% kind: three
#% why: tanh for ReLU, the bias subtracted, and the softmax over the examples
def mlp_forward(params, x):
    act = np.tanh  #! relu
    a = np.asarray(x, dtype=float)
    z = a
    for w, b in params:
        z = a.dot(np.asarray(w)) - np.asarray(b)  #! +
        a = act(z)
    return softmax(z.T).T  #! softmax(z)

#% id: ex08-rare-02
#% kind: rare
#% why: off by one: the last hidden layer stays linear
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 2:  #! len(params) - 1
            a = a * (a > 0)
    return softmax(a)

#% id: ex08-right-01
#% kind: right
#% why: biases as an extra row of the weights, with a column of ones at the activations
def mlp_forward(params, x):
    x = np.asarray(x, dtype=float)
    ones = np.ones((len(x), 1))
    mats = [np.vstack([np.asarray(w), np.reshape(b, (1, -1))]) for w, b in params]
    for m in mats[:-1]:
        x = (np.hstack([x, ones]) @ m).clip(min=0)
    return softmax(np.hstack([x, ones]) @ mats[-1])
