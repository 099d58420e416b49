#% id: ex08-fwd-one-01
#% kind: one
#% why: ReLU cuts the logits of the output layer too
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = np.maximum(0, a @ w + b)  #! not in the last layer
    return softmax(a)
#% id: ex08-fwd-two-01
#% kind: two
#% why: hidden layers use the sigmoid of the earlier exercises, and the output layer has no bias
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        h = 1 / (1 + np.exp(-(h @ w + b)))  #! ReLU
    w, b = params[-1]
    return softmax(h @ w)  #! + b
#% id: ex08-fwd-two-02
#% kind: two
#% why: the bias is added after ReLU, and softmax is applied twice
def mlp_forward(params, x):
    out = np.asarray(x)
    L = len(params)
    for i in range(L):
        W, b = params[i]
        if i < L - 1:
            out = np.maximum(np.dot(out, W), 0) + b  #! before the cut
        else:
            out = softmax(np.dot(out, W) + b)
    return softmax(out)  #! second time
#% id: ex08-fwd-two-03
#% kind: two
#% why: |z| in place of max(0, z), and the column sums of e^z divide
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for k, (w, b) in enumerate(params):
        z = a.dot(w) + b
        a = abs(z) if k + 1 < len(params) else z  #! negative values are to become 0
    a = np.exp(a - a.max(axis=1, keepdims=True))
    return a / a.sum(axis=0, keepdims=True)  #! axis 1
#% id: ex08-fwd-three-01
#% kind: three
#% why: minimum for maximum, minus b, and the logits come back without softmax
def mlp_forward(params, x):
    signal = np.asarray(x, dtype=float)
    for weight, bias in params[:-1]:
        signal = np.matmul(signal, weight) - bias  #! plus
        signal = np.minimum(signal, 0)  #! maximum
    weight, bias = params[-1]
    signal = np.matmul(signal, weight) - bias
    return signal  #! softmax
#% id: ex08-fwd-three-02
#% kind: three
#% why: the input is cut at 0 too, hidden layers leak, and the logarithm is returned
def mlp_forward(params, x):
    def act(v):
        return np.where(v > 0, v, 0.1 * v)  #! leaky, not ReLU

    a = np.maximum(np.asarray(x, dtype=float), 0)  #! x goes in as it is
    *hidden, (w_out, b_out) = params
    for w, b in hidden:
        a = act(a @ w + b)
    return np.log(softmax(a @ w_out + b_out))  #! probabilities
#% id: ex08-fwd-rare-01
#% kind: rare
#% why: takes for granted that there is a hidden layer: with a single layer it is used twice
def mlp_forward(params, x):
    w0, b0 = params[0]
    h = np.maximum(np.asarray(x, dtype=float) @ w0 + b0, 0)  #! with one layer this is the output layer
    for w, b in params[1:-1]:
        h = np.maximum(h @ w + b, 0)
    w, b = params[-1]
    return softmax(h @ w + b)
