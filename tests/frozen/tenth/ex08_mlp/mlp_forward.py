#% id: ex08-one-02
#% kind: one
#% why: the logits go through ReLU as well
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params:
        a = np.maximum(0, a @ w + b)  #! the last layer too
    return softmax(a)


#% id: ex08-two-03
#% kind: two
#% why: the hidden layers have no bias, and the probabilities sum to 1 down the columns
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        h = np.dot(h, w)  #! + b
        h = h * (h > 0)
    w, b = params[-1]
    z = np.dot(h, w) + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)  #! over the batch


#% id: ex08-two-04
#% kind: two
#% why: the first layer gets no ReLU, and the output is a sigmoid
def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    a = np.asarray(x)
    last = len(params) - 1
    for k, (w, b) in enumerate(params):
        a = np.matmul(a, w) + b
        if 0 < k < last:  #! layer 0 is a hidden layer
            a = np.where(a > 0, a, 0)
    return 1 / (1 + np.exp(-a))  #! softmax


#% id: ex08-three-01
#% kind: three
#% why: ReLU before the bias, the output bias subtracted, softmax twice
def mlp_forward(params, x):
    activ = np.array(x, dtype=float)
    *hidden, (w_out, b_out) = params
    for w, b in hidden:
        activ = np.maximum(activ.dot(w), 0) + b  #! the bias belongs inside
    logits = activ.dot(w_out)
    logits = logits - b_out  #! minus
    probs = softmax(logits)
    return softmax(probs)  #! once more


#% id: ex08-three-02
#% kind: three
#% why: whole numbers for x, tanh for ReLU, and logits cut at 3
def mlp_forward(params, x):
    out = np.asarray(x).astype(int)  #! cuts the fraction off
    n_layers = len(params)
    for i in range(n_layers):
        weight, bias = params[i]
        out = out @ weight + bias
        if i == n_layers - 1:
            out = softmax(np.clip(out, -3, 3))  #! logits may be larger
        else:
            out = np.tanh(out)  #! ReLU
    return out


#% id: ex08-rare-02
#% kind: rare
#% why: knows the last layer by its shape: a hidden layer of the same shape stays linear
def mlp_forward(params, x):
    a = np.asarray(x)
    out_shape = np.shape(params[-1][0])
    for k, (w, b) in enumerate(params):
        z = a @ w + b
        is_output = np.shape(w) == out_shape  #! the position decides, not the shape
        a = z if is_output else np.maximum(z, 0)
    return softmax(a)


#% id: ex08-rare-03
#% kind: rare
#% why: a softmax of its own that overflows for large logits
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        a = np.maximum(a @ w + b, 0.0)
    z = a @ params[-1][0] + params[-1][1]
    e = np.exp(z)  #! nothing is subtracted
    return e / np.sum(e, axis=1, keepdims=True)


#% id: ex08-right-01
#% kind: right
#% why: adds the bias with a column of ones
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for depth, (w, b) in enumerate(params, start=1):
        ones = np.ones((a.shape[0], 1))
        z = np.hstack([a, ones]) @ np.vstack([w, np.reshape(b, (1, -1))])
        if depth == len(params):
            return softmax(z)
        a = (z + np.abs(z)) / 2
