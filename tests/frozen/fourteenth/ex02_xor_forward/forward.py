#% id: ex02-right-01
#% kind: right
#% why: right; bias as an extra input that is always 1, the weights stacked
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    b_row = np.asarray(b1, dtype=float).reshape(1, -1)
    ones = np.ones((x.shape[0], 1))
    z = np.hstack([x, ones]) @ np.vstack([w1, b_row])
    h = sigmoid(z)
    return h, sigmoid(h @ np.asarray(w2, dtype=float))


#% id: ex02-one-01
#% kind: one
#% why: the output layer has no sigmoid ("the last layer is linear")
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = map(np.asarray, (x, w1, b1, w2))
    hidden = sigmoid(np.dot(x, w1) + b1)
    out = np.dot(hidden, w2)  #! sigmoid(...) is missing
    return hidden, out


#% id: ex02-two-01
#% kind: two
#% why: the bias is a threshold that is subtracted, and the two results come in the wrong order
def forward(x, w1, b1, w2):
    theta = np.asarray(b1)
    net1 = np.matmul(np.asarray(x), np.asarray(w1)) - theta  #! + b1
    h = sigmoid(net1)
    y = sigmoid(np.matmul(h, np.asarray(w2)))
    return y, h  #! h, y


#% id: ex02-two-02
#% kind: two
#% why: columns are examples as in MATLAB and h is not turned back, and the output sees sigmoid(h)
def forward(x, w1, b1, w2):
    X = np.asarray(x).T
    W1 = np.asarray(w1).T
    W2 = np.asarray(w2).T
    B = np.asarray(b1).reshape(-1, 1)
    H = sigmoid(W1 @ X + B)
    Y = sigmoid(W2 @ sigmoid(H))  #! H is an activation already
    return H, Y.T  #! H.T


#% id: ex02-rare-01
#% kind: rare
#% why: the buffers take the dtype of an integer product, so activations of whole-number weights are cut to 0
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = np.asarray(x), np.asarray(w1), np.asarray(b1), np.asarray(w2)
    z1 = x @ w1 + b1
    h = np.zeros_like(z1)  #! int64 when x, w1 and b1 are whole numbers
    h[:] = sigmoid(z1)
    y = np.zeros((h.shape[0], w2.shape[1]))
    y[:] = sigmoid(h @ w2)
    return h, y
