#% id: ex08-mlp_forward-one-01
#% kind: one
#% why: ReLU on the logits too, before the softmax
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params:
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))  #! the last layer has no ReLU
    return softmax(a)


#% id: ex08-mlp_forward-two-01
#% kind: two
#% why: still the sigmoid of the XOR network in the hidden layers, and logits given back without softmax
def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    def act(v):
        return 0.5 * (1 + np.tanh(v / 2))

    out = np.asarray(x, dtype=float)
    for i in range(len(params)):
        W, B = params[i]
        out = out.dot(np.asarray(W)) + np.asarray(B)
        if i != len(params) - 1:
            out = act(out)  #! ReLU
    return out  #! softmax missing


#% id: ex08-mlp_forward-two-02
#% kind: two
#% why: leaky slope in the hidden layers, and the bias of the output layer forgotten
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    *hidden, (w_out, b_out) = params
    for w, b in hidden:
        z = np.dot(h, w) + np.reshape(b, (1, -1))
        h = np.where(z > 0, z, 0.1 * z)  #! 0 on the left
    scores = np.dot(h, w_out)  #! + b_out
    return softmax(scores)


#% id: ex08-mlp_forward-three-01
#% kind: three
#% why: bias after the ReLU, absolute value for ReLU, own softmax that divides by the sum of all rows
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        z = a @ np.asarray(w)
        a = np.abs(z)  #! maximum(0, z)
        a = a + np.asarray(b)  #! b belongs inside the ReLU
    w, b = params[-1]
    z = a @ np.asarray(w) + np.asarray(b)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()  #! axis=1, keepdims=True


#% id: ex08-mlp_forward-rare-01
#% kind: rare
#% why: the ReLU stands at the head of the loop, so it cuts the negative inputs off as well
def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    a = np.asarray(x, dtype=float)
    for w, b in params:
        # ReLU of what the layer before gave out; like this the output layer gets none
        a = np.maximum(a, 0) @ np.asarray(w) + np.asarray(b)  #! x is not to be rectified
    return softmax(a)


#% id: ex08-mlp_forward-rare-02
#% kind: rare
#% why: recognises the output layer by its width: a hidden layer with as many units as classes gets no ReLU
def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    classes = np.asarray(params[-1][0]).shape[1]
    a = np.asarray(x, dtype=float)
    for w, b in params:
        z = np.matmul(a, np.asarray(w)) + np.asarray(b)
        a = z if z.shape[1] == classes else np.maximum(z, 0.0)  #! the position counts, not the width
    return softmax(a)


#% id: ex08-mlp_forward-right-01
#% kind: right
#% why: bias as the last row of each weight matrix, ReLU by masking a fresh array
def mlp_forward(params, x):
    def with_one(m):
        return np.concatenate([m, np.ones((len(m), 1))], axis=1)

    signal = np.asarray(x, dtype=float)
    remaining = len(params)
    for w, b in params:
        w = np.asarray(w, dtype=float)
        full = np.concatenate([w, np.reshape(b, (1, w.shape[1]))], axis=0)
        signal = with_one(signal) @ full
        remaining -= 1
        if remaining:
            signal[signal < 0] = 0
    return softmax(signal)
