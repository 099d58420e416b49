#% id: ex08-mlp_forward-right-01
#% kind: right
#% why: functools.reduce over the hidden layers
from functools import reduce


def mlp_forward(params, x):
    *body, (w_last, b_last) = params
    lift = lambda a, wb: np.where((z := a @ np.asarray(wb[0]) + np.ravel(wb[1])) > 0, z, 0.0)
    top = reduce(lift, body, np.asarray(x))
    return softmax(top @ np.asarray(w_last) + np.ravel(b_last))


#% id: ex08-mlp_forward-right-02
#% kind: right
#% why: biases absorbed in an extra column
def mlp_forward(params, x):
    signal = np.array(x, dtype=float)
    left = len(params)
    for weight, bias in params:
        left -= 1
        table = np.concatenate([np.asarray(weight, float), np.asarray(bias, float).reshape(1, -1)])
        signal = np.column_stack([signal, np.ones(len(signal))]) @ table
        if left:
            np.clip(signal, 0, None, out=signal)
    return softmax(signal)


#% id: ex08-mlp_forward-one-01
#% kind: one
#% why: ReLU on the logits as well
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params:
        a = np.maximum(0, np.dot(a, w) + np.asarray(b))  #! the output layer's logits go through the ReLU, too
    return softmax(a)


#% id: ex08-mlp_forward-one-02
#% kind: one
#% why: no softmax
def mlp_forward(params, x):
    h, count = np.asarray(x, dtype=float), len(params)
    for i in range(count):
        h = h @ np.asarray(params[i][0]) + np.asarray(params[i][1]).reshape(-1)
        if i + 1 < count:
            h = h * (h > 0)
    return h  #! logits, the softmax is missing


#% id: ex08-mlp_forward-two-01
#% kind: two
#% why: sigmoid units, no bias in the last layer
def mlp_forward(params, x):
    def hidden(inp, w, b):
        z = np.asarray(inp) @ np.asarray(w) + np.asarray(b)
        return 1 / (1 + np.exp(-z))  #! ReLU in the hidden layers

    for w, b in params[:-1]:
        x = hidden(x, w, b)
    w, b = params[-1]
    logits = np.asarray(x) @ np.asarray(w)  #! the last layer has a bias as well
    return softmax(logits)


#% id: ex08-mlp_forward-two-02
#% kind: two
#% why: every layer reads x, biases subtracted
def mlp_forward(params, x):
    trace = {"a0": np.asarray(x, float)}
    for k, (w, b) in enumerate(params):
        shift = -np.asarray(b, float)  #! the bias is subtracted
        trace[f"z{k}"] = trace[f"a{k}"] @ np.asarray(w) + shift
        trace[f"a{k + 1}"] = np.abs(trace[f"z{k}"])  #! the absolute value is not ReLU
    return softmax(trace[f"z{len(params) - 1}"])


#% id: ex08-mlp_forward-three-01
#% kind: three
#% why: normalised by hand over the batch, leaky hidden units, first layer without bias
def mlp_forward(params, x):
    act = np.asarray(x, dtype=float)
    last = len(params) - 1
    for number, (w, b) in enumerate(params):
        act = act @ np.asarray(w)
        if number > 0:  #! the first layer has its bias, too
            act = act + np.asarray(b)
        if number < last:
            act = np.where(act > 0, act, 0.1 * act)  #! a leaky ReLU
    e = np.exp(act - act.max(axis=1, keepdims=True))
    return e / e.sum()  #! row by row, the sum needs axis=1


#% id: ex08-mlp_forward-rare-01
#% kind: rare
#% why: hidden activations are stored in float16
def mlp_forward(params, x):
    cur = np.asarray(x, float)
    for w, b in params[:-1]:
        nxt = np.zeros((len(cur), np.shape(w)[1]), dtype=np.float16)  #! float16 keeps three digits and overflows beyond 65504
        nxt[:] = np.maximum(cur @ np.asarray(w) + np.asarray(b), 0)
        cur = nxt
    return softmax(cur @ np.asarray(params[-1][0], float) + np.asarray(params[-1][1], float))
