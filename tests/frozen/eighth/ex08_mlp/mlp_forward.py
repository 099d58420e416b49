#% id: ex08-mlp_forward-one-01
#% kind: one
#% why: ReLU at the output too
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params:
        z = a @ np.asarray(w) + np.asarray(b)
        a = np.maximum(0, z)
    return softmax(a)  #! the last layer has no ReLU: z


#% id: ex08-mlp_forward-one-02
#% kind: one
#% why: the hidden layers have no activation
def mlp_forward(params, x):
    out = np.asarray(x, dtype=float)
    *hidden, last = params
    for w, b in hidden:
        out = out @ np.asarray(w) + np.asarray(b)  #! np.maximum(0, ...)
    return softmax(out @ np.asarray(last[0]) + np.asarray(last[1]))


#% id: ex08-mlp_forward-two-01
#% kind: two
#% why: the absolute value for ReLU, and no bias at the output
def mlp_forward(params, x):
    def relu(v):
        return np.abs(v)  #! max(0, v)

    h = np.array(x, dtype=float)
    for i in range(len(params) - 1):
        w, b = params[i]
        h = relu(np.dot(h, w) + b)
    w, b = params[-1]
    return softmax(np.dot(h, w))  #! + b


#% id: ex08-mlp_forward-two-02
#% kind: two
#% why: the bias is added after ReLU, and softmax is applied twice
def mlp_forward(params, x):
    a = np.asarray(x)
    n_layers = len(params)
    for k, (w, b) in enumerate(params):
        z = a @ np.asarray(w)
        if k == n_layers - 1:
            a = softmax(z + np.asarray(b))
        else:
            a = np.maximum(z, 0) + np.asarray(b)  #! the bias belongs inside
    return softmax(a)  #! is a softmax already


#% id: ex08-mlp_forward-three-01
#% kind: three
#% why: ReLU on the input, a leak in ReLU, and the first bias alone at the output
def mlp_forward(params, x):
    act = np.maximum(np.asarray(x, dtype=float), 0.0)  #! the input goes in as it is
    for w, b in params[:-1]:
        z = act @ np.asarray(w) + np.asarray(b)
        act = np.where(z > 0, z, 0.1 * z)  #! 0, not 0.1 z
    w_out, b_out = params[-1]
    scores = act @ np.asarray(w_out)
    scores = scores + np.ravel(b_out)[0]  #! every class has a bias of its own
    return softmax(scores)


#% id: ex08-mlp_forward-rare-01
#% kind: rare
#% why: the output layer is told by its width, so a hidden layer as wide gets softmax as well
def mlp_forward(params, x):
    classes = np.asarray(params[-1][0]).shape[1]
    a = np.asarray(x)
    for i, (w, b) in enumerate(params):
        z = a @ np.asarray(w) + np.asarray(b)
        if z.shape[1] == classes:  #! a hidden layer may have as many units
            a = softmax(z)
        else:
            a = np.maximum(z, 0)
    return a


#% id: ex08-mlp_forward-rare-02
#% kind: rare
#% why: += keeps the product's type, whole numbers cannot take a bias with a fraction
def mlp_forward(params, x):
    a = np.asarray(x)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        z = np.matmul(a, w)
        z += np.asarray(b)  #! fails where x and w hold ints and b floats
        a = z if i == last else np.maximum(z, 0)
    return softmax(a)


#% id: ex08-mlp_forward-right-01
#% kind: right
#% why: the list of layers taken apart from the front, with matrix and bias stacked
def mlp_forward(params, x):
    signal = np.asarray(x, dtype=float)
    todo = list(params)
    while todo:
        w, b = todo.pop(0)
        full = np.vstack([np.asarray(w, dtype=float), np.reshape(b, (1, -1))])
        signal = np.column_stack([signal, np.ones(len(signal))]) @ full
        if todo:
            signal = signal * (signal > 0)
    return softmax(signal)
