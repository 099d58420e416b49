#% id: ex02-forward-one-01
#% kind: one
#% why: the bias of the hidden layer is not added
def forward(x, w1, b1, w2):
    x, w1, w2 = np.asarray(x), np.asarray(w1), np.asarray(w2)
    h = sigmoid(np.dot(x, w1))  #! + b1 is missing
    y = sigmoid(np.dot(h, w2))
    return h, y


#% id: ex02-forward-one-02
#% kind: one
#% why: the output is returned before its activation
def forward(x, w1, b1, w2):
    hidden_in = np.matmul(x, w1) + b1
    hidden = sigmoid(hidden_in)
    out = np.matmul(hidden, w2)  #! no sigmoid at the output
    return hidden, out


#% id: ex02-forward-two-01
#% kind: two
#% why: the bias is added after the sigmoid, and (y, h) is returned
def forward(x, w1, b1, w2):
    x = np.array(x); w1 = np.array(w1); w2 = np.array(w2)
    h = sigmoid(x @ w1) + np.array(b1)  #! the bias stands outside the sigmoid
    y = sigmoid(h @ w2)
    return y, h  #! order


#% id: ex02-forward-two-02
#% kind: two
#% why: the output layer is fed the pre-activation, and only the first bias is used
def forward(x, w1, b1, w2):
    bias = np.ravel(b1)
    a1 = np.asarray(x) @ np.asarray(w1) + bias[0]  #! one bias for all units
    h = sigmoid(a1)
    a2 = a1 @ np.asarray(w2)  #! h @ w2
    return h, sigmoid(a2)


#% id: ex02-forward-three-01
#% kind: three
#% why: in loops: the first input is skipped, the sum of the output starts at 1, the bias index is the row's
def forward(x, w1, b1, w2):
    x, w1, w2 = np.asarray(x), np.asarray(w1), np.asarray(w2)
    b = np.asarray(b1).reshape(-1)
    n, n_in = x.shape
    n_hid, n_out = w2.shape
    h = np.zeros((n, n_hid))
    y = np.zeros((n, n_out))
    for i in range(n):
        for j in range(n_hid):
            s = 0.0
            for k in range(1, n_in):  #! starts at 1
                s += x[i, k] * w1[k, j]
            h[i, j] = sigmoid(s + b[i % n_hid])  #! b[j]
        for j in range(n_out):
            s = 1.0  #! the output has no bias
            for k in range(n_hid):
                s += h[i, k] * w2[k, j]
            y[i, j] = sigmoid(s)
    return h, y


#% id: ex02-forward-rare-01
#% kind: rare
#% why: one buffer is appended again and again, so every row of h is the last one
def forward(x, w1, b1, w2):
    w1 = np.asarray(w1)
    w2 = np.asarray(w2)
    bias = np.ravel(b1)
    row = np.empty(w1.shape[1])
    hs, ys = [], []
    for xi in np.asarray(x):
        row[:] = sigmoid(xi @ w1 + bias)
        hs.append(row)  #! all entries are the same array
        ys.append(sigmoid(row @ w2))
    return np.array(hs), np.array(ys)


#% id: ex02-forward-rare-02
#% kind: rare
#% why: the bias is made a column, which fits only where examples and hidden units are as many
def forward(x, w1, b1, w2):
    b = np.asarray(b1).reshape(-1, 1)  #! a column is added per example, not per unit
    h = sigmoid(np.asarray(x) @ np.asarray(w1) + b)
    y = sigmoid(h @ np.asarray(w2))
    return h, y


#% id: ex02-forward-right-01
#% kind: right
#% why: the bias as one more row of the weights, for a column of ones
def forward(x, w1, b1, w2):
    x = np.asarray(x)
    ones = np.ones((x.shape[0], 1))
    big_x = np.hstack((x, ones))
    big_w = np.vstack((np.asarray(w1), np.reshape(b1, (1, -1))))
    h = sigmoid(big_x.dot(big_w))
    return (h, sigmoid(h.dot(np.asarray(w2))))
