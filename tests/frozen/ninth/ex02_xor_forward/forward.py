#% id: ex02-one-01
#% kind: one
#% why: the bias is added after the activation
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = (np.asarray(a, dtype=float) for a in (x, w1, b1, w2))
    h = sigmoid(x @ w1) + b1  #! outside the sigmoid
    y = sigmoid(h @ w2)
    return h, y

#% id: ex02-two-01
#% kind: two
#% why: no bias in the hidden layer and no activation in the output layer
def forward(x, w1, b1, w2):
    net = np.dot(x, w1)
    hidden = sigmoid(net)  #! b1 never added
    output = np.dot(hidden, w2)  #! sigmoid missing
    return hidden, output

#% id: ex02-two-02
#% kind: two
#% why: thinks of perceptrons: the bias is a threshold to subtract, and the output is a hard step
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike) -> tuple[NDArray, NDArray]:
    theta = np.asarray(b1, dtype=float)
    h = sigmoid(np.asarray(x) @ np.asarray(w1) - theta)  #! + b1
    s = h @ np.asarray(w2)
    y = np.where(s >= 0, 1.0, 0.0)  #! fires or does not fire; sigmoid expected
    return h, y

#% id: ex02-rare-01
#% kind: rare
#% why: the buffer of the hidden sums takes the dtype of w1; whole-number weights with fractional x or b1 are truncated
def forward(x, w1, b1, w2):
    x = np.asarray(x)
    w1 = np.asarray(w1)
    b1 = np.asarray(b1).reshape(-1)
    w2 = np.asarray(w2)
    n, units = x.shape[0], w1.shape[1]
    z = np.empty((n, units), dtype=w1.dtype)  #! int when the weights are ints
    for i in range(n):
        for j in range(units):
            z[i, j] = (x[i] * w1[:, j]).sum() + b1[j]
    h = sigmoid(z)
    return h, sigmoid(h.dot(w2))
