#% id: ex08-right-02
#% kind: right
#% why: right; the output layer first split off with a starred assignment, ReLU as a product with a mask
def mlp_forward(params, x):
    *hidden_layers, (w_out, b_out) = params
    signal = np.asarray(x, dtype=float)
    for w, b in hidden_layers:
        signal = signal @ np.asarray(w) + np.ravel(b)
        signal = signal * (signal > 0)
    return softmax(signal @ np.asarray(w_out) + np.ravel(b_out))


#% id: ex08-one-02
#% kind: one
#% why: ReLU on the logits too
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params:
        z = a @ np.asarray(w) + np.asarray(b)
        a = np.maximum(z, 0)  #! not in the last layer
    return softmax(a)


#% id: ex08-two-03
#% kind: two
#% why: hidden layers forget their bias, and the softmax runs over the examples
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    last = len(params) - 1
    for i in range(last):
        W, b = params[i]
        a = np.maximum(0, np.dot(a, np.asarray(W)))  #! + b
    W, b = params[last]
    logits = np.dot(a, np.asarray(W)) + np.asarray(b)
    return softmax(logits.T).T  #! softmax(logits)


#% id: ex08-two-04
#% kind: two
#% why: sigmoid hidden units as in exercise 3, and logits instead of probabilities
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float)
    n = len(params)
    for number, (w, b) in enumerate(params, start=1):
        h = h @ np.asarray(w) + np.asarray(b)
        if number < n:
            h = 1 / (1 + np.exp(-h))  #! np.maximum(h, 0)
    return h  #! softmax(h)


#% id: ex08-two-05
#% kind: two
#% why: ReLU before every layer, which cuts the input as well, and the softmax of a softmax
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = np.maximum(a, 0) @ np.asarray(w) + np.asarray(b)  #! the input x has no ReLU
    p = softmax(a)
    return softmax(p)  #! p


#% id: ex08-three-01
#% kind: three
#% why: a leaky ReLU, the bias subtracted, the probabilities rounded for printing
def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x, dtype=float)
    for k, (w, b) in enumerate(params):
        net = out @ np.asarray(w) - np.asarray(b)  #! + b
        out = net if k == len(params) - 1 else np.where(net > 0, net, 0.1 * net)  #! 0, not leaky
    return np.round(softmax(out), 2)  #! unrounded


#% id: ex08-three-02
#% kind: three
#% why: the input is scaled first, |z| instead of ReLU, and a home-made softmax normalised over the whole batch
def mlp_forward(params, x):
    v = np.asarray(x, dtype=float)
    v = v / (np.abs(v).max() + 1e-9)  #! x as it is
    for w, b in params[:-1]:
        v = np.abs(v @ np.asarray(w) + np.asarray(b))  #! np.maximum(..., 0)
    w, b = params[-1]
    z = v @ np.asarray(w) + np.asarray(b)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()  #! axis=1, keepdims=True


#% id: ex08-rare-02
#% kind: rare
#% why: tells the output layer by its width: a hidden layer as wide as the output gets no ReLU
def mlp_forward(params, x):
    classes = np.asarray(params[-1][0]).shape[1]
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = a @ np.asarray(w) + np.asarray(b)
        if a.shape[1] != classes:  #! the place in the list decides, not the width
            a = np.maximum(a, 0)
    return softmax(a)
