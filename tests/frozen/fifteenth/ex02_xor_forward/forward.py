#% id: ex02-forward-one-01
#% kind: one
#% why: bias trick: the ones stand last in x but the bias stands first in the weights
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    n = x.shape[0]
    xa = np.hstack([x, np.ones((n, 1))])
    wa = np.vstack([np.reshape(b1, (1, -1)), w1])  #! bias row first, ones column last
    h = sigmoid(xa @ wa)
    y = sigmoid(h @ np.asarray(w2))
    return h, y
#% id: ex02-forward-two-01
#% kind: two
#% why: the bias is taken as a threshold and subtracted, and the output goes through the sigmoid twice
def forward(x, w1, b1, w2):
    net1 = np.dot(x, w1) - np.asarray(b1)  #! minus the bias
    h = sigmoid(net1)
    net2 = sigmoid(np.dot(h, w2))
    return h, sigmoid(net2)  #! second sigmoid
#% id: ex02-forward-two-02
#% kind: two
#% why: h is returned before its activation, and y before its activation
def forward(x, w1, b1, w2):
    z1 = np.matmul(x, w1) + b1
    z2 = np.matmul(sigmoid(z1), w2)
    h = z1  #! the pre-activation
    y = z2  #! the pre-activation
    return (h, y)
#% id: ex02-forward-rare-01
#% kind: rare
#% why: the output is forced into one column, which is wrong as soon as there are two outputs
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = map(np.asarray, (x, w1, b1, w2))
    hidden = sigmoid(np.einsum("ni,ih->nh", x, w1) + b1.ravel())
    out = sigmoid(np.einsum("nh,ho->no", hidden, w2))
    return hidden, out.reshape(-1, 1)  #! n * outputs rows
