#% id: ex02-forward-one-01
#% kind: one
#% why: the output is computed from the hidden pre-activation, not from h
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = [np.asarray(a, dtype=float) for a in (x, w1, b1, w2)]
    z1 = np.einsum("ni,ih->nh", x, w1) + b1
    h = sigmoid(z1)
    z2 = np.einsum("nh,ho->no", z1, w2)  #! z1 instead of h
    y = sigmoid(z2)
    return h, y


#% id: ex02-forward-one-02
#% kind: one
#% why: returned the other way round
def forward(x, w1, b1, w2):
    def layer(inp, w, b=0.0):
        return sigmoid(np.matmul(inp, w) + np.asarray(b))

    hidden = layer(x, w1, b1)
    output = layer(hidden, w2)
    return output, hidden  #! order is (h, y)


#% id: ex02-forward-rare-01
#% kind: rare
#% why: bias reshaped to a column, fits by accident only
def forward(x, w1, b1, w2):
    X = np.array(x, dtype=float)
    W1 = np.array(w1, dtype=float)
    B = np.reshape(b1, (-1, 1))  #! a column: one bias per example
    H = sigmoid(X.dot(W1) + B)
    return H, sigmoid(H.dot(np.array(w2, dtype=float)))


#% id: ex02-forward-rare-02
#% kind: rare
#% why: pre-activations are stored in a buffer of the input's dtype
def forward(x, w1, b1, w2):
    b1 = np.asarray(b1, dtype=float).reshape(1, -1)
    z = np.zeros((len(x), b1.size), dtype=np.asarray(x).dtype)  #! integer buffer for whole-number x
    for i, row in enumerate(np.asarray(x)):
        z[i] = np.dot(row, w1) + b1[0]
    h = sigmoid(z)
    y = sigmoid(h @ np.asarray(w2))
    return (h, y)


#% id: ex02-forward-two-01
#% kind: two
#% why: bias added after the sigmoid, no sigmoid at the output
def forward(x, w1, b1, w2):
    은닉 = sigmoid(np.dot(x, w1)) + np.asarray(b1)  #! bias outside of the sigmoid
    출력 = np.dot(은닉, w2)  #! output sigmoid forgotten
    return 은닉, 출력


#% id: ex02-forward-two-02
#% kind: two
#% why: loops: last input skipped, first hidden unit skipped
def forward(x, w1, b1, w2):
    x, w1, w2 = np.asarray(x, float), np.asarray(w1, float), np.asarray(w2, float)
    b = np.ravel(b1)
    n, d = x.shape
    m, k = w2.shape
    h, y = np.zeros((n, m)), np.zeros((n, k))
    for i in range(n):
        for j in range(m):
            s = b[j]
            for q in range(d - 1):  #! last input left out
                s += x[i, q] * w1[q, j]
            h[i, j] = sigmoid(s)
        for j in range(k):
            s = 0
            for q in range(1, m):  #! first hidden unit left out
                s += h[i, q] * w2[q, j]
            y[i, j] = sigmoid(s)
    return h, y


#% id: ex02-forward-two-03
#% kind: two
#% why: bias subtracted, sigmoid of the hidden layer applied twice on the way out
def forward(x, w1, b1, w2):
    layers = [(np.asarray(w1), np.asarray(b1)), (np.asarray(w2), 0)]
    acts = [np.asarray(x)]
    for w, b in layers:
        acts.append(sigmoid(acts[-1] @ w - b))  #! bias is added, not subtracted
    return acts[1], sigmoid(acts[2])  #! output squashed twice


#% id: ex02-forward-three-01
#% kind: three
#% why: times the bias, h rounded, a bias at the output
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = np.asarray(x), np.asarray(w1), np.asarray(b1).reshape(1, -1), np.asarray(w2)
    net = x @ w1 * b1  #! times b1 instead of plus b1
    h = np.round(sigmoid(net), 1)  #! rounded activations
    y = sigmoid(h @ w2 + b1.mean())  #! the output has no bias
    return h, y


#% id: ex02-forward-right-01
#% kind: right
#% why: bias folded in as an extra input row
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    ones = np.ones((x.shape[0], 1))
    augmented_x = np.hstack([x, ones])
    augmented_w = np.vstack([np.asarray(w1, dtype=float), np.reshape(b1, (1, -1))])
    h = sigmoid(augmented_x @ augmented_w)
    return h, sigmoid(np.tensordot(h, np.asarray(w2, dtype=float), axes=1))
