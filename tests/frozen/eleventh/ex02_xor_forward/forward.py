#% id: ex02-forward-right-01
#% kind: right
#% why: unusual: the bias is put into the weight matrix as a row, the examples get a column of ones
def forward(x, w1, b1, w2):
    x, w1, w2 = np.array(x, float), np.array(w1, float), np.array(w2, float)
    ones = np.ones((x.shape[0], 1))
    x_aug = np.hstack([x, ones])
    w_aug = np.vstack([w1, np.array(b1, float).reshape(1, -1)])
    hidden = sigmoid(np.matmul(x_aug, w_aug))
    return hidden, sigmoid(np.matmul(hidden, w2))

#% id: ex02-forward-one-01
#% kind: one
#% why: the hidden pre-activation, not the activation, goes on into the output layer
def forward(x, w1, b1, w2):
    z = np.dot(x, w1) + np.asarray(b1)
    h = sigmoid(z)
    y = sigmoid(np.dot(z, w2))  #! z for h
    return h, y

#% id: ex02-forward-two-01
#% kind: two
#% why: the bias is subtracted like a threshold, and the output is left linear
def forward(x, w1, b1, w2):
    x = np.asarray(x)
    # neuron fires when the weighted sum exceeds the threshold b1
    net_h = x @ np.asarray(w1) - np.asarray(b1)  #! bias is added in this network
    h = sigmoid(net_h)
    y = h @ np.asarray(w2)  #! no sigmoid on the output
    return h, y

#% id: ex02-forward-two-02
#% kind: two
#% why: loops over units: the last input is left out of the sum, and the bias is added once per input
def forward(x, w1, b1, w2):
    X = np.asarray(x, dtype=float); W1 = np.asarray(w1, dtype=float); W2 = np.asarray(w2, dtype=float)
    B = np.asarray(b1, dtype=float).reshape(-1)
    n, k = X.shape
    m = W1.shape[1]
    h = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            s = 0.0
            for q in range(k):
                s = s + X[i, q] * W1[q, j] + B[j]  #! bias inside the innermost loop: added k times
            h[i, j] = sigmoid(s)
    y = np.zeros((n, W2.shape[1]))
    for i in range(n):
        for j in range(W2.shape[1]):
            s = 0.0
            for q in range(m - 1):  #! range ends one too early: the last hidden unit is never added
                s += h[i, q] * W2[q, j]
            y[i, j] = sigmoid(s)
    return h, y

#% id: ex02-forward-three-01
#% kind: three
#% why: the bias is added after the sigmoid, tanh in the output layer, results returned in the wrong order
def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1)) + np.asarray(b1)  #! bias outside the sigmoid
    y = np.tanh(np.dot(h, w2))  #! tanh
    return y, h  #! (h, y)

#% id: ex02-forward-three-02
#% kind: three
#% why: only the first bias is used, sigmoid applied twice to the output, and the hidden layer handed back is the pre-activation
def forward(x, w1, b1, w2):
    b = np.ravel(b1)[0]  #! one bias for all the units
    a1 = np.asarray(x) @ np.asarray(w1) + b
    h = sigmoid(a1)
    out = sigmoid(h @ np.asarray(w2))
    y = sigmoid(out)  #! second sigmoid
    return a1, y  #! a1 is before the sigmoid

#% id: ex02-forward-rare-01
#% kind: rare
#% why: the buffer of the hidden layer takes the dtype of x: whole-number inputs round every activation to 0
def forward(x, w1, b1, w2):
    x = np.asarray(x)
    w1, b1, w2 = np.asarray(w1), np.asarray(b1), np.asarray(w2)
    h = np.empty((len(x), w1.shape[1]), dtype=x.dtype)  #! int x (the XOR table!) gives an int buffer
    h[:] = sigmoid(x @ w1 + b1)
    y = sigmoid(h @ w2)
    return h, y
