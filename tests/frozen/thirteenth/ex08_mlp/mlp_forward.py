#% id: ex08-one-02
#% kind: one
#% why: ReLU on the output layer too, before the softmax
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for k, (w, b) in enumerate(params):
        a = a @ w + b
        a = np.maximum(a, 0)  #! hidden layers only
    return softmax(a)

#% id: ex08-two-03
#% kind: two
#% why: the bias is added after the ReLU, and the logits come back without softmax
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        h = np.maximum(h @ w, 0) + b  #! bias belongs inside
    w, b = params[-1]
    z = h @ w + b
    return z  #! logits

#% id: ex08-two-04
#% kind: two
#% why: the last hidden layer has no ReLU, and an own softmax that sums down the batch
def mlp_forward(params, x):
    def soft(v):
        e = np.exp(v - v.max(axis=1, keepdims=True))
        return e / e.sum(axis=0)  #! over the examples

    out = np.array(x, dtype=float)
    last = len(params) - 1
    for i in range(len(params)):
        W, b = params[i]
        out = np.dot(out, W) + b
        if i < last - 1:  #! one layer too few
            out[out < 0] = 0
    return soft(out)

#% id: ex08-three-02
#% kind: three
#% why: sigmoid hidden layers from an earlier exercise, the first unit's bias for all, and a hard decision instead of probabilities
def mlp_forward(params, x):
    act = np.asarray(x, dtype=float)
    depth = len(params)
    for i in range(depth - 1):
        W, b = params[i]
        b = np.ravel(b)
        z = act @ W + b[0]  #! one bias for all units
        act = 0.5 * (1 + np.tanh(z / 2))  #! sigmoid instead of ReLU
    W, b = params[-1]
    p = softmax(act @ W + b)
    return np.eye(p.shape[1])[p.argmax(axis=1)]  #! decision, not probability

#% id: ex08-rare-03
#% kind: rare
#% why: "pixels": inputs with an entry above 1 are divided by the largest one
def mlp_forward(params, x):
    x = np.asarray(x, dtype=float)
    if x.max() > 1:  #! nobody asked for scaling
        x = x / x.max()  #! results depend on the rest of the batch
    *hidden, (w_out, b_out) = params
    for w, b in hidden:
        x = np.maximum(0.0, x @ w + b)
    return softmax(x @ w_out + b_out)

#% id: ex08-rare-04
#% kind: rare
#% why: a leaky ReLU with slope 0.01 in the hidden layers
def mlp_forward(params, x):
    a = np.asarray(x, float)
    n_layers = len(params)
    for layer, (W, b) in enumerate(params, start=1):
        z = np.matmul(a, W) + np.reshape(b, (1, -1))
        if layer == n_layers:
            a = softmax(z)
        else:
            a = np.where(z > 0, z, 0.01 * z)  #! leak
    return a

#% id: ex08-right-02
#% kind: right
#% why: functools.reduce over the hidden layers, ReLU as (z + |z|) / 2
from functools import reduce


def _hidden(a, layer):
    w, b = layer
    z = np.add(np.dot(a, w), np.ravel(b))
    return (z + np.abs(z)) / 2


def mlp_forward(params, x):
    top = reduce(_hidden, params[:-1], np.asarray(x, dtype=float))
    w, b = params[-1]
    return softmax(np.dot(top, w) + np.ravel(b))
