#% id: ex02-right-01
#% kind: right
#% why: the bias is put into the weight matrix as an extra row that meets a column of ones
def forward(x, w1, b1, w2):
    X = np.asarray(x, dtype=float)
    ones = np.ones((X.shape[0], 1))
    Xa = np.concatenate([X, ones], axis=1)
    Wa = np.vstack([np.asarray(w1, dtype=float), np.reshape(b1, (1, -1))])
    h = sigmoid(np.einsum("ni,ih->nh", Xa, Wa))
    y = sigmoid(np.einsum("nh,ho->no", h, np.asarray(w2, dtype=float)))
    return h, y

#% id: ex02-one-01
#% kind: one
#% why: the output is returned without its sigmoid
def forward(x, w1, b1, w2):
    hidden = sigmoid(np.dot(x, w1) + b1)
    out = np.dot(hidden, w2)  #! no sigmoid on the output layer
    return hidden, out

#% id: ex02-one-02
#% kind: one
#% why: the bias b1 is not used at all
def forward(x, w1, b1, w2):
    은닉합 = np.matmul(np.array(x), np.array(w1))  #! + b1 is missing
    a1 = sigmoid(은닉합)
    출력합 = np.matmul(a1, np.array(w2))
    a2 = sigmoid(출력합)
    return (a1, a2)

#% id: ex02-one-03
#% kind: one
#% why: b1 is added after the sigmoid, outside the parentheses
def forward(x, w1, b1, w2):
    # 은닉층
    h = sigmoid(np.dot(x, w1)) + np.asarray(b1)  #! bias outside the sigmoid
    # 출력층
    y = sigmoid(np.dot(h, w2))
    return h, y

#% id: ex02-two-01
#% kind: two
#% why: b1 is subtracted like a threshold
#% why: the pair comes back as (y, h)
def forward(x, w1, b1, w2):
    theta = np.asarray(b1, dtype=float)
    h = sigmoid(np.asarray(x) @ np.asarray(w1) - theta)  #! minus instead of plus
    y = sigmoid(h @ np.asarray(w2))
    return y, h  #! wrong order

#% id: ex02-two-02
#% kind: two
#% why: the bias is added in the inner loop, once for every input
#% why: only the first output unit is computed
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    b1 = np.asarray(b1, dtype=float).ravel()
    w2 = np.asarray(w2, dtype=float)
    n = x.shape[0]
    m = w1.shape[1]
    h = np.zeros((n, m))
    y = np.zeros((n, w2.shape[1]))
    for i in range(n):
        for j in range(m):
            s = 0.0
            for k in range(x.shape[1]):
                s += x[i, k] * w1[k, j] + b1[j]  #! bias added once per input
            h[i, j] = sigmoid(s)
        s = 0.0
        for j in range(m):
            s += h[i, j] * w2[j, 0]
        y[i, 0] = sigmoid(s)  #! the other outputs stay 0
    return h, y

#% id: ex02-three-01
#% kind: three
#% why: the hidden layer uses ReLU instead of the sigmoid
#% why: the output layer has an invented bias of 1
#% why: y is flattened to one dimension
def forward(x, w1, b1, w2):
    pre = np.dot(x, w1) + np.asarray(b1)
    h = np.maximum(0, pre)  #! ReLU, not sigmoid
    b2 = 1.0
    y = sigmoid(np.dot(h, w2) + b2)  #! the lecture's output layer has no bias
    return h, y.flatten()  #! shape (n * outputs,) instead of (n, outputs)

#% id: ex02-rare-01
#% kind: rare
#% why: the output layer is fed with the hidden units rounded to 0 or 1
def forward(x, w1, b1, w2):
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    # a neuron fires or it does not
    fired = np.where(h > 0.5, 1.0, 0.0)
    y = sigmoid(fired @ np.asarray(w2))  #! h itself must be passed on
    return h, y

#% id: ex02-rare-02
#% kind: rare
#% why: where b1 has as many entries as x has rows, it is turned into a column and added per example
def forward(x, w1, b1, w2):
    X, W1, W2 = np.array(x, float), np.array(w1, float), np.array(w2, float)
    B = np.array(b1, float)
    if B.shape[0] == X.shape[0]:
        B = B.reshape(-1, 1)  #! column vector as soon as n equals the number of hidden units
    h = sigmoid(X.dot(W1) + B)
    return h, sigmoid(h.dot(W2))
