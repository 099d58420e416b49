#% id: ex02-forward-one-01
#% kind: one
#% why: the bias is added outside the sigmoid
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = [np.asarray(a, dtype=float) for a in (x, w1, b1, w2)]
    h = sigmoid(np.dot(x, w1)) + b1  #! b1 belongs inside
    y = sigmoid(np.dot(h, w2))
    return h, y


#% id: ex02-forward-two-01
#% kind: two
#% why: bias taken as a threshold and subtracted; no activation on the output
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    inputs = np.asarray(x)
    threshold = np.asarray(b1)
    net = inputs @ np.asarray(w1) - threshold  #! minus instead of plus
    hidden = sigmoid(net)
    output = hidden @ np.asarray(w2)  #! output sigmoid missing
    return hidden, output


#% id: ex02-forward-two-02
#% kind: two
#% why: loops written for the picture: always 3 hidden units, and only the first output column
def forward(x, w1, b1, w2):
    X = np.array(x, float)
    W1 = np.array(w1, float)
    B = np.array(b1, float).flatten()
    W2 = np.array(w2, float)
    n = X.shape[0]
    H = np.zeros((n, W1.shape[1]))
    Y = np.zeros((n, W2.shape[1]))
    for i in range(n):
        for j in range(3):  #! the number of hidden units is not always 3
            s = B[j]
            for k in range(X.shape[1]):
                s = s + X[i, k] * W1[k, j]
            H[i, j] = sigmoid(s)
        Y[i, 0] = sigmoid(np.sum(H[i, :] * W2[:, 0]))  #! only output 0 is filled
    return H, Y


#% id: ex02-forward-three-01
#% kind: three
#% why: one example at a time: tanh in the hidden layer, sigmoid twice at the output, the last example left out
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    h = np.zeros((len(x), np.shape(w1)[1]))
    y = np.zeros((len(x), np.shape(w2)[1]))
    bias = np.ravel(b1)
    for i in range(len(x) - 1):  #! last row stays 0
        a = x[i] @ np.asarray(w1) + bias
        h[i] = np.tanh(a)  #! sigmoid, not tanh
        o = sigmoid(h[i] @ np.asarray(w2))
        y[i] = sigmoid(o)  #! activated a second time
    return h, y


#% id: ex02-forward-rare-01
#% kind: rare
#% why: the bias made a column, so it is added per example (fits silently where n equals the number of hidden units)
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    def layer(a: NDArray, w: ArrayLike, b: NDArray) -> NDArray:
        return sigmoid(np.matmul(a, np.asarray(w)) + b)

    col = np.asarray(b1, dtype=float).reshape(-1, 1)  #! a column runs along the examples; a row is needed
    h = layer(np.asarray(x), w1, col)
    y = layer(h, w2, np.zeros(1))
    return h, y


#% id: ex02-forward-rare-02
#% kind: rare
#% why: x is cast to the dtype of w1; the lecture's whole-number w1 cuts the decimals off x
def forward(x, w1, b1, w2):
    w1 = np.asarray(w1)
    kind = w1.dtype
    x = np.asarray(x).astype(kind)  #! 0.5 becomes 0 where w1 holds whole numbers
    b1 = np.asarray(b1)
    h = sigmoid(x @ w1 + b1)
    y = sigmoid(h @ np.asarray(w2))
    return h, y


#% id: ex02-forward-right-01
#% kind: right
#% why: bias trick: a column of ones glued to x, b1 glued under w1
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    b = np.reshape(np.asarray(b1, dtype=float), (1, w1.shape[1]))
    x_aug = np.hstack((x, np.ones((x.shape[0], 1))))
    w_aug = np.vstack((w1, b))
    h = sigmoid(x_aug.dot(w_aug))
    y = sigmoid(h.dot(np.asarray(w2, dtype=float)))
    return (h, y)
