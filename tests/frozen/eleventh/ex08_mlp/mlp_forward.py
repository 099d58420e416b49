#% id: ex08-mlp_forward-right-01
#% kind: right
#% why: unusual: softmax is applied to the running array after the loop, ReLU by multiplying with a mask at the loop's beginning
def mlp_forward(params, x):
    signal = np.asarray(x, dtype=float)
    for depth, (weights, bias) in enumerate(params):
        if depth:
            signal = signal * (signal > 0)
        signal = np.dot(signal, np.asarray(weights)) + np.ravel(bias)
    return softmax(signal)

#% id: ex08-mlp_forward-one-01
#% kind: one
#% why: ReLU on the output layer too, before the softmax
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))  #! the logits must keep their negative values
    return softmax(a)

#% id: ex08-mlp_forward-two-01
#% kind: two
#% why: sigmoid hidden layers, and the logits of the batch are normalised over the examples
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float)
    *hidden, (wo, bo) = params
    for w, b in hidden:
        h = 1 / (1 + np.exp(-(h @ w + b)))  #! ReLU is asked for
    logits = h @ wo + bo
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)  #! axis 0: over the examples

#% id: ex08-mlp_forward-two-02
#% kind: two
#% why: the ReLU is taken before the bias is added, and the last bias is left out
def mlp_forward(params, x):
    a = np.asarray(x)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        z = a @ np.asarray(w)
        if i == last:
            return softmax(z)  #! without the bias of the output layer
        a = np.maximum(z, 0) + np.asarray(b)  #! bias belongs inside

#% id: ex08-mlp_forward-three-01
#% kind: three
#% why: the input goes through the ReLU, the last hidden layer does not, and the softmax is applied twice
def mlp_forward(params, x):
    a = np.maximum(np.asarray(x, dtype=float), 0)  #! the input is not to be rectified
    n = len(params)
    for i in range(n):
        w, b = params[i]
        a = a @ np.asarray(w) + np.asarray(b)
        if i < n - 2:  #! n - 1: the last hidden layer stays linear
            a = np.maximum(a, 0)
    return softmax(softmax(a))  #! once

#% id: ex08-mlp_forward-three-02
#% kind: three
#% why: leaky ReLU, the bias is subtracted, and the probabilities are rounded to one digit
def mlp_forward(params, x):
    out = np.asarray(x, dtype=float)
    for k, layer in enumerate(params):
        W, B = np.asarray(layer[0], dtype=float), np.asarray(layer[1], dtype=float)
        out = np.matmul(out, W) - B  #! plus
        if k != len(params) - 1:
            out = np.where(out > 0, out, 0.1 * out)  #! leaky: plain ReLU is asked for
    p = softmax(out)
    return np.round(p, 1)  #! rounded: rows no longer sum to 1

#% id: ex08-mlp_forward-rare-01
#% kind: rare
#% why: softmax over one common maximum of the whole batch: rows far below the largest logit become 0/0
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        a = np.maximum(a @ np.asarray(w) + np.asarray(b), 0)
    w, b = params[-1]
    z = a @ np.asarray(w) + np.asarray(b)
    e = np.exp(z - z.max())  #! the maximum of every row, keepdims: exp underflows to 0 in a whole row
    return e / e.sum(axis=1, keepdims=True)
