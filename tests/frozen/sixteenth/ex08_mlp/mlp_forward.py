#% id: ex08-mlp_forward-one-01
#% kind: one
#% why: ReLU at the output too
def mlp_forward(params, x):
    outputs = [np.asarray(x, dtype=float)]
    for w, b in params:
        z = np.matmul(outputs[-1], w) + np.asarray(b)
        outputs.append(np.maximum(0.0, z))
    return softmax(outputs[-1])  #! the last layer has no ReLU: softmax(z)


#% id: ex08-mlp_forward-rare-01
#% kind: rare
#% why: in-place addition into an integer product
def mlp_forward(params, x):
    last = len(params) - 1
    a = np.asarray(x)
    for k, (w, b) in enumerate(params):
        z = a @ np.asarray(w)
        z += np.asarray(b).astype(z.dtype)  #! the bias is cut to a whole number when x and w are whole
        a = softmax(z) if k == last else z.clip(min=0)
    return a


#% id: ex08-mlp_forward-two-01
#% kind: two
#% why: absolute value for ReLU, bias left out at the output
def mlp_forward(params, x):
    *hidden, (w_out, b_out) = params
    은닉 = np.asarray(x, dtype=float)
    for w, b in hidden:
        은닉 = np.abs(은닉 @ np.asarray(w) + np.asarray(b))  #! |z| is no ReLU
    로짓 = 은닉 @ np.asarray(w_out)  #! b_out is forgotten
    return softmax(로짓)


#% id: ex08-mlp_forward-two-02
#% kind: two
#% why: minimum for maximum, a softmax over the batch
def mlp_forward(params, x):
    def relu(v):
        return np.minimum(v, 0)  #! maximum

    h = np.asarray(x, dtype=float)
    depth = len(params)
    for i in range(depth):
        w, b = (np.asarray(q, dtype=float) for q in params[i])
        h = h.dot(w) + b.reshape(1, -1)
        if i + 1 < depth:
            h = relu(h)
    return softmax(h.T).T  #! over the examples, not over the classes


#% id: ex08-mlp_forward-three-01
#% kind: three
#% why: ReLU before the bias, output bias subtracted, logits scaled
def mlp_forward(params, x):
    from functools import reduce

    def step(a, layer):
        w, b = layer
        return np.maximum(a @ np.asarray(w), 0) + np.asarray(b)  #! ReLU after the bias

    a = reduce(step, params[1:-1], step(np.asarray(x, float), params[0]) if len(params) > 1 else np.asarray(x, float))
    w, b = params[-1]
    z = a @ np.asarray(w) - np.asarray(b)  #! plus the bias
    return softmax(z / len(w))  #! no scaling of the logits


#% id: ex08-mlp_forward-right-01
#% kind: right
#% why: recursion-free while loop over an iterator with an appended column of ones
def mlp_forward(params, x):
    layers = iter(params)
    a = np.array(x, dtype=float)
    z = a
    first = True
    for w, b in layers:
        if not first:
            a = z * (z > 0)
        first = False
        stacked = np.concatenate([np.asarray(w, dtype=float), np.reshape(b, (1, -1))], axis=0)
        z = np.concatenate([a, np.ones((len(a), 1))], axis=1) @ stacked
    return softmax(z)
