#% id: ex02-one-01
#% kind: one
#% why: no activation in the output layer
def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1) + np.asarray(b1))
    y = np.dot(h, w2)  #! linear output
    return h, y

#% id: ex02-two-01
#% kind: two
#% why: the bias is added after the sigmoid, and the results come back in the order (y, h)
def forward(x, w1, b1, w2):
    x = np.array(x)
    W1 = np.array(w1)
    W2 = np.array(w2)
    b = np.array(b1)
    hid = sigmoid(x @ W1) + b  #! bias outside the sigmoid
    out = sigmoid(hid @ W2)
    return out, hid  #! swapped

#% id: ex02-two-02
#% kind: two
#% why: a MATLAB-minded loop: the sum over the inputs starts at 1, and every hidden unit gets the first bias
def forward(x, w1, b1, w2):
    x, w1, w2 = np.asarray(x, float), np.asarray(w1, float), np.asarray(w2, float)
    b1 = np.ravel(b1)
    n, d = x.shape
    H = w1.shape[1]
    K = w2.shape[1]
    h = np.zeros((n, H))
    y = np.zeros((n, K))
    for i in range(n):
        for j in range(H):
            s = 0.0
            for k in range(1, d):  #! first input skipped
                s += x[i, k] * w1[k, j]
            h[i, j] = sigmoid(s + b1[0])  #! bias of unit 0 for all
        for j in range(K):
            y[i, j] = sigmoid(sum(h[i, k] * w2[k, j] for k in range(H)))
    return h, y

#% id: ex02-three-01
#% kind: three
#% why: bias subtracted, pre-activation handed back for h, output thresholded to 0/1
def forward(x, w1, b1, w2):
    """threshold view of the network"""
    net1 = np.matmul(x, w1) - np.asarray(b1)  #! a threshold is subtracted, a bias is added
    o1 = sigmoid(net1)
    net2 = np.matmul(o1, w2)
    o2 = (sigmoid(net2) > 0.5).astype(float)  #! decision instead of activation
    return net1, o2  #! net input instead of the activation

#% id: ex02-rare-01
#% kind: rare
#% why: bias trick with the column of ones at the end of x but the bias row at the top of the weights
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    b_row = np.reshape(b1, (1, -1))
    ones = np.ones((x.shape[0], 1))
    x_ext = np.hstack([x, ones])
    w_ext = np.vstack([b_row, np.asarray(w1)])  #! bias row belongs last, as the ones do
    h = sigmoid(x_ext @ w_ext)
    return h, sigmoid(h @ np.asarray(w2))

#% id: ex02-rare-02
#% kind: rare
#% why: "XOR inputs are logical": x is cast to bool, right for 0 and 1 only
def forward(x, w1, b1, w2):
    # inputs are truth values, so make sure of it
    inputs = np.asarray(x).astype(bool)  #! every other input becomes 1
    h = sigmoid(inputs @ np.asarray(w1) + b1)
    y = sigmoid(h @ np.asarray(w2))
    return h, y

#% id: ex02-right-01
#% kind: right
#% why: one example after the other, outer form with sums over rows of the weights
def forward(x, w1, b1, w2):
    w1 = np.asarray(w1, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    bias = np.asarray(b1, dtype=float).reshape(-1)
    hs, ys = [], []
    for row in np.asarray(x, dtype=float):
        net = bias.copy()
        for xi, wrow in zip(row, w1):
            net += xi * wrow
        h = sigmoid(net)
        hs.append(h)
        ys.append(sigmoid((h[:, None] * w2).sum(axis=0)))
    return np.stack(hs), np.stack(ys)
