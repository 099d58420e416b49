#% id: ex02-one-01
#% kind: one
#% why: the output layer is fed the pre-activation of the hidden layer
def forward(x, w1, b1, w2):
    z1 = np.dot(x, w1) + np.asarray(b1)
    h = sigmoid(z1)
    z2 = np.dot(z1, w2)  #! z1 instead of h
    y = sigmoid(z2)
    return h, y


#% id: ex02-two-01
#% kind: two
#% why: loops: every unit gets the bias of unit 0, and the first input is skipped
def forward(x, w1, b1, w2):
    x, w1, w2 = np.asarray(x), np.asarray(w1), np.asarray(w2)
    b = np.asarray(b1).ravel()
    n, inputs = x.shape
    hidden, outputs = w2.shape
    h = np.zeros((n, hidden))
    for i in range(n):
        for j in range(hidden):
            s = b[0]  #! always the first bias
            for k in range(1, inputs):  #! begins at 1
                s = s + x[i, k] * w1[k, j]
            h[i, j] = sigmoid(s)
    y = np.zeros((n, outputs))
    for i in range(n):
        for j in range(outputs):
            y[i, j] = sigmoid(sum(h[i, k] * w2[k, j] for k in range(hidden)))
    return h, y


#% id: ex02-two-02
#% kind: two
#% why: the bias is taken as a threshold (minus), and the output stays linear
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    X = np.asarray(x, dtype=float)
    hidden = sigmoid(X.dot(w1) - np.asarray(b1))  #! minus the bias
    output = hidden.dot(w2)  #! no sigmoid
    return hidden, output


#% id: ex02-rare-01
#% kind: rare
#% why: the output is forced into one column, which is wrong for two or more outputs
def forward(x, w1, b1, w2):
    h = sigmoid(np.matmul(x, w1) + np.reshape(b1, (1, -1)))
    y = sigmoid(np.matmul(h, w2))
    return h, y.reshape(-1, 1)  #! one column only fits one output
