#% id: ex02-forward-right-01
#% kind: right
#% why: the bias as one more row of the weights, an input column of ones
def _layer(rows, table):
    return sigmoid(np.einsum("ni,ij->nj", rows, table))


def forward(x, w1, b1, w2):
    rows = np.array(x, dtype=float)
    with_one = np.hstack([rows, np.ones((rows.shape[0], 1))])
    table = np.vstack([np.array(w1, dtype=float), np.reshape(b1, (1, -1))])
    hidden = _layer(with_one, table)
    return hidden, _layer(hidden, np.array(w2, dtype=float))


#% id: ex02-forward-one-01
#% kind: one
#% why: the output layer has no sigmoid
def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1) + b1)
    y = np.dot(h, w2)  #! no sigmoid on the output
    return h, y


#% id: ex02-forward-one-02
#% kind: one
#% why: output and hidden activations returned the other way round
def forward(x, w1, b1, w2):
    activations = []
    current = np.asarray(x, dtype=float)
    for weight, bias in ((w1, b1), (w2, 0.0)):
        current = sigmoid(current @ np.asarray(weight) + np.asarray(bias))
        activations.append(current)
    output, hidden = activations.pop(), activations.pop()
    return output, hidden  #! the contract says (h, y)


#% id: ex02-forward-two-01
#% kind: two
#% why: bias added behind the sigmoid, and the output layer fed with pre-activations
def forward(x, w1, b1, w2):
    X, W1, B1, W2 = map(np.asarray, (x, w1, b1, w2))
    a1 = X @ W1
    z1 = a1 + B1
    h = sigmoid(a1) + B1  #! bias added to the activation, not to the pre-activation
    z2 = z1 @ W2  #! takes z1, should take the activation h
    return h, sigmoid(z2)


#% id: ex02-forward-two-02
#% kind: two
#% why: bias subtracted as a threshold, last hidden unit left out of the output sum
def forward(x, w1, b1, w2):
    x, w1, w2 = np.array(x), np.array(w1), np.array(w2)
    theta = np.array(b1).flatten()
    n, n_in = x.shape
    n_hid, n_out = w2.shape
    h = np.zeros((n, n_hid))
    y = np.zeros((n, n_out))
    for i in range(n):
        for j in range(n_hid):
            s = 0.0
            for k in range(n_in):
                s += x[i, k] * w1[k, j]
            h[i, j] = sigmoid(s - theta[j])  #! the bias is to be added
        for o in range(n_out):
            s = 0.0
            for j in range(n_hid - 1):  #! the last hidden unit is missed
                s += h[i, j] * w2[j, o]
            y[i, o] = sigmoid(s)
    return h, y


#% id: ex02-forward-two-03
#% kind: two
#% why: weights reshaped where a transpose was meant, output turned into 0 and 1
def forward(x, w1, b1, w2):
    inputs = np.asarray(x, dtype=float)
    per_neuron = np.reshape(w1, (-1, inputs.shape[1]))  #! reshape mixes up the entries, a transpose is needed
    hidden = np.stack([sigmoid(inputs @ w + b) for w, b in zip(per_neuron, np.ravel(b1))], axis=1)
    probability = sigmoid(hidden @ np.asarray(w2))
    answer = np.where(probability > 0.5, 1.0, 0.0)  #! thresholded, the activation itself is asked for
    return hidden, answer


#% id: ex02-forward-three-01
#% kind: three
#% why: own sigmoid without the minus, b1 added to the output too, hidden pre-activation returned
def sig(v):
    return 1 / (1 + np.exp(v))  #! e^v, the minus is missing


def forward(x, w1, b1, w2):
    z = np.matmul(x, w1) + b1
    y = sig(np.matmul(sig(z), w2) + b1)  #! the output layer has no bias
    return z, y  #! z is the pre-activation, h = sigmoid(z) is asked for


#% id: ex02-forward-three-02
#% kind: three
#% why: inputs cut to whole numbers, tanh in the hidden layer, output divided by its row sum
def forward(x, w1, b1, w2):
    batch = np.array(x).astype(int)  #! inputs lose their decimals
    pre = batch.dot(np.array(w1)) + np.array(b1).reshape(1, -1)
    h = np.tanh(pre)  #! tanh, the sigmoid is asked for
    y = sigmoid(h.dot(np.array(w2)))
    return h, y / y.sum(axis=1, keepdims=True)  #! sigmoid outputs are not normalised


#% id: ex02-forward-rare-01
#% kind: rare
#% why: one buffer appended for every example, so all rows of h show the last example
def forward(x, w1, b1, w2):
    w1, w2 = np.asarray(w1, float), np.asarray(w2, float)
    bias = np.ravel(b1)
    buf = np.empty(w1.shape[1])
    hs, ys = [], []
    for example in np.asarray(x, float):
        buf[:] = sigmoid(example @ w1 + bias)
        hs.append(buf)  #! the same buffer every time, a copy is needed
        ys.append(sigmoid(buf @ w2))
    return np.array(hs), np.array(ys)


#% id: ex02-forward-rare-02
#% kind: rare
#% why: activations written back into an integer array when the network has whole numbers, as XOR has
def forward(x, w1, b1, w2):
    z1 = np.add(np.dot(x, w1), b1)
    h = z1
    h[...] = sigmoid(z1)  #! truncates to whole numbers where z1 is an integer array
    return h, sigmoid(np.dot(h, w2))


#% id: ex02-forward-rare-03
#% kind: rare
#% why: comprehension runs over units first, examples second, then reshaped as if the other way round
def forward(x, w1, b1, w2):
    xs = [list(map(float, r)) for r in x]
    cols = list(zip(*w1))
    bs = np.asarray(b1).ravel().tolist()
    vals = [
        sum(p * q for p, q in zip(r, c)) + b
        for c, b in zip(cols, bs) for r in xs  #! unit by unit, but reshaped below as example by example
    ]
    h = sigmoid(np.array(vals).reshape(len(xs), len(cols)))
    y = sigmoid(h @ np.asarray(w2))
    return (h, y)
