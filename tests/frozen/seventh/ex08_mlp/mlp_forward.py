#% id: ex08-one-02
#% kind: one
#% why: the ReLU is applied to the output layer too, before the softmax
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))  #! also for the last layer
    return softmax(a)

#% id: ex08-two-02
#% kind: two
#% why: the hidden layers have no ReLU
#% why: the biases are not added
def mlp_forward(params, x):
    out = np.asarray(x, dtype=float)
    for layer in params:
        W = np.asarray(layer[0], dtype=float)
        out = np.matmul(out, W)  #! + b is missing
        # 활성화 함수는 마지막에만
    return softmax(out)  #! the hidden layers stay linear

#% id: ex08-three-01
#% kind: three
#% why: the hidden layers use the sigmoid
#% why: the bias is added after the activation
#% why: the softmax runs down the columns
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        z = a @ np.asarray(w)
        act = 1 / (1 + np.exp(-np.clip(z, -500, 500)))  #! ReLU
        a = act + np.asarray(b)  #! bias belongs inside
    w, b = params[-1]
    z = a @ np.asarray(w) + np.asarray(b)
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)  #! axis=1 with keepdims

#% id: ex08-rare-02
#% kind: rare
#% why: inputs above 1 are taken for pixels and divided by 255
def mlp_forward(params, x):
    x = np.asarray(x, dtype=float)
    if x.max() > 1:
        x = x / 255.0  #! nobody asked for scaling
    for w, b in params[:-1]:
        x = np.maximum(x @ np.asarray(w) + np.asarray(b), 0)
    return softmax(x @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
