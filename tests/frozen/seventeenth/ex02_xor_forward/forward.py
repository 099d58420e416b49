#% id: ex02-forward-right-01
#% kind: right
#% why: einsum and a bias column
def forward(x, w1, b1, w2):
    x = np.asarray(x)
    ones = np.ones((x.shape[0], 1))
    stacked = np.vstack([np.asarray(w1), np.reshape(b1, (1, -1))])
    h = sigmoid(np.einsum("ni,ih->nh", np.hstack([x, ones]), stacked))
    return h, sigmoid(np.einsum("nh,ho->no", h, np.asarray(w2)))


#% id: ex02-forward-one-01
#% kind: one
#% why: bias added after the sigmoid
def forward(x, w1, b1, w2):
    z = np.matmul(x, w1)
    hidden = sigmoid(z) + np.asarray(b1)  #! the bias belongs inside the sigmoid
    return hidden, sigmoid(np.matmul(hidden, w2))


#% id: ex02-forward-one-02
#% kind: one
#% why: the output layer stays linear
def forward(x, w1, b1, w2):
    affine = lambda a, w, b=0: np.dot(a, w) + b
    first = affine(x, w1, np.array(b1))
    h = sigmoid(first)
    out = affine(h, w2)
    return h, out  #! the output is missing its sigmoid


#% id: ex02-forward-two-01
#% kind: two
#% why: output fed by the pre-activation, and results swapped
def forward(x, w1, b1, w2):
    pre1 = np.asarray(x).dot(w1)
    pre1 = pre1 + b1
    act1 = sigmoid(pre1)
    act2 = sigmoid(pre1.dot(w2))  #! should be fed by act1, the activation
    return act2, act1  #! (h, y) is the order


#% id: ex02-forward-rare-01
#% kind: rare
#% why: the pre-activations are written into an integer array
def forward(x, w1, b1, w2):
    X, W, V = (np.asarray(a) for a in (x, w1, w2))
    b = np.ravel(b1)
    n, k = X.shape[0], W.shape[1]
    h = np.zeros((n, k), dtype=X.dtype)  #! whole-number inputs make an int array that cuts the activations to 0
    for r in range(n):
        for j in range(k):
            h[r, j] = sigmoid(sum(X[r, i] * W[i, j] for i in range(W.shape[0])) + b[j])
    return h, sigmoid(h @ V)


#% id: ex02-forward-three-01
#% kind: three
#% why: ReLU in the hidden layer, bias subtracted, softmax-like output
def forward(x, w1, b1, w2):
    def layer(inp, weights, bias):
        return np.asarray(inp) @ np.asarray(weights) - bias  #! the bias is subtracted
    hid = np.maximum(0, layer(x, w1, np.asarray(b1)))  #! ReLU in place of the sigmoid
    top = layer(hid, w2, 0)
    return hid, np.exp(top) / (1 + np.exp(-top))  #! numerator must be 1, not e^z


#% id: ex02-forward-two-02
#% kind: two
#% why: only a single bias is used, and the output is thresholded
def forward(x, w1, b1, w2):
    b = np.atleast_2d(b1)
    net = {"z1": np.matmul(x, w1) + b[0, 0]}  #! b[0, 0] gives every unit the bias of the first
    net["h"] = sigmoid(net["z1"])
    net["y"] = sigmoid(net["h"] @ np.asarray(w2))
    net["y"] = np.round(net["y"])  #! the activation itself is asked for, not a rounded class
    return net["h"], net["y"]
