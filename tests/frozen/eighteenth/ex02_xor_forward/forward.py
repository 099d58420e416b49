#% id: ex02-forward-right-01
#% kind: right
#% why: bias as a further row of the weights, ones as a further column of x
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    with_one = np.hstack([x, np.ones((len(x), 1))])
    stacked = np.vstack([w1, np.reshape(b1, (1, -1))])
    hidden = sigmoid(with_one @ stacked)
    return hidden, sigmoid(np.matmul(hidden, w2))


#% id: ex02-forward-right-02
#% kind: right
#% why: neuron by neuron through the columns of the weights, named tuple as the result
from collections import namedtuple

Activations = namedtuple("Activations", "h y")


def one_neuron(rows, weights_of_neuron, bias_of_neuron):
    answers = []
    for row in rows:
        net_input = float(np.dot(row, weights_of_neuron)) + float(bias_of_neuron)
        answers.append(net_input)
    return list(sigmoid(answers))


def forward(x, w1, b1, w2):
    list_of_biases = np.array(b1).flatten().tolist()
    hidden_columns = []
    for number, bias in enumerate(list_of_biases):
        hidden_columns.append(one_neuron(x, [line[number] for line in w1], bias))
    hidden_rows = list(zip(*hidden_columns))
    output_columns = []
    for number in range(len(w2[0])):
        output_columns.append(one_neuron(hidden_rows, [line[number] for line in w2], 0))
    return Activations(np.array(hidden_rows), np.array(output_columns).transpose())


#% id: ex02-forward-one-01
#% kind: one
#% why: output layer fed with the hidden pre-activation
def forward(x, w1, b1, w2):
    z1 = np.dot(x, w1) + b1
    h = sigmoid(z1)
    z2 = np.dot(z1, w2)  #! z1 instead of h
    y = sigmoid(z2)
    return (h, y)


#% id: ex02-forward-one-02
#% kind: one
#% why: h and y come back in the wrong order
def forward(x, w1, b1, w2):
    h = sigmoid(np.add(np.matmul(x, w1), b1))
    y = sigmoid(np.matmul(h, w2))
    return y, h  #! contract says (h, y)


#% id: ex02-forward-one-03
#% kind: one
#% why: no bias in the hidden layer
def layer(inp, weights):
    return sigmoid(np.asarray(inp) @ np.asarray(weights))


def forward(x, w1, b1, w2):
    h = layer(x, w1)  #! b1 never added
    y = layer(h, w2)
    return h, y


#% id: ex02-forward-one-04
#% kind: one
#% why: a second bias of ones in the output layer
def forward(x, w1, b1, w2):
    bias_of_output = np.ones((1, np.shape(w2)[1]))
    hidden_in = np.einsum("ni,ih->nh", x, w1) + np.reshape(b1, (1, -1))
    hidden_out = sigmoid(hidden_in)
    out_in = np.einsum("nh,ho->no", hidden_out, w2) + bias_of_output  #! output layer has no bias
    return hidden_out, sigmoid(out_in)


#% id: ex02-forward-two-01
#% kind: two
#% why: first bias for every unit, output squashed twice
def forward(x, w1, b1, w2):
    X = np.array(x, dtype=float)
    W = np.array(w1, dtype=float)
    b = np.array(b1, dtype=float).flatten()
    columns = []
    for j in range(W.shape[1]):
        z = X @ W[:, j] + b[0]  #! b[j] is the bias of unit j
        columns.append(sigmoid(z))
    h = np.column_stack(columns)
    y = sigmoid(h @ np.array(w2))
    return h, sigmoid(y)  #! y has been through the sigmoid already


#% id: ex02-forward-two-02
#% kind: two
#% why: ones and bias row misaligned, pre-activation returned for h
def forward(x, w1, b1, w2):
    ones = np.ones((np.shape(x)[0], 1))
    big_x = np.concatenate((ones, x), axis=1)
    big_w = np.concatenate((w1, np.reshape(b1, (1, -1))), axis=0)  #! ones stand first, the bias row last
    net = big_x @ big_w
    act = sigmoid(net)
    return net, sigmoid(act @ np.asarray(w2))  #! h is the activation, not the sum


#% id: ex02-forward-two-03
#% kind: two
#% why: bias added behind the sigmoid, outputs made to sum to one
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = map(np.asarray, (x, w1, b1, w2))
    h = sigmoid(x @ w1) + b1  #! b1 belongs inside the sigmoid
    y = sigmoid(h @ w2)
    y = y / y.sum(axis=1, keepdims=True)  #! no normalisation over the outputs
    return h, y


#% id: ex02-forward-two-04
#% kind: two
#% why: sum of all biases added, output flattened
class TwoLayerNet:
    def __init__(self, w1, b1, w2):
        self.w1 = np.asarray(w1, dtype=float)
        self.b1 = np.sum(b1)  #! one number instead of a bias a unit
        self.w2 = np.asarray(w2, dtype=float)

    def hidden(self, x):
        return sigmoid(np.asarray(x, dtype=float).dot(self.w1) + self.b1)

    def output(self, h):
        return sigmoid(h.dot(self.w2)).flatten()  #! shape (n, outputs) is lost


def forward(x, w1, b1, w2):
    net = TwoLayerNet(w1, b1, w2)
    h = net.hidden(x)
    return h, net.output(h)


#% id: ex02-forward-three-01
#% kind: three
#% why: bias once a feature, tanh in the hidden layer, output without sigmoid
def forward(x, w1, b1, w2):
    x = np.asarray(x)
    w1 = np.asarray(w1)
    b = np.asarray(b1).reshape(-1)
    n, inputs = x.shape
    hidden = w1.shape[1]
    h = np.zeros((n, hidden))
    for r in range(n):
        for c in range(hidden):
            z = 0.0
            for k in range(inputs):
                z += x[r, k] * w1[k, c] + b[c]  #! bias added for every feature
            h[r, c] = np.tanh(z)  #! tanh instead of the sigmoid
    y = h @ np.asarray(w2)  #! output sigmoid forgotten
    return h, y


#% id: ex02-forward-three-02
#% kind: three
#% why: bias subtracted, sigmoid at the wrong place, outputs cut to classes
def forward(x, w1, b1, w2):
    s = np.dot(np.array(x), np.array(w1))
    a = sigmoid(s - np.array(b1))  #! plus b1
    out = np.dot(sigmoid(a), w2)  #! sigmoid of the product, not product of the sigmoid
    out = np.where(out > 0.5, 1.0, 0.0)  #! activations asked for, not classes
    return a, out


#% id: ex02-forward-rare-01
#% kind: rare
#% why: weights reshaped to one row a neuron and transposed
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    per_neuron = np.reshape(w1, (-1, x.shape[1]))  #! reshape is no transpose
    b = np.ravel(b1)
    h = np.stack([sigmoid(x @ w + bias) for w, bias in zip(per_neuron, b)], axis=1)
    return h, sigmoid(h @ np.asarray(w2))


#% id: ex02-forward-rare-02
#% kind: rare
#% why: inputs turned into integers since XOR has only 0 and 1
def forward(x, w1, b1, w2):
    bits = np.array(x).astype(int)  #! fractional inputs are cut off
    h = sigmoid(bits.dot(w1) + b1)
    y = sigmoid(h.dot(w2))
    return h, y


#% id: ex02-forward-rare-03
#% kind: rare
#% why: np.repeat where np.tile is meant
def forward(x, w1, b1, w2):
    examples = len(x)
    sums = np.matmul(x, w1)
    bias_matrix = np.repeat(np.ravel(b1), examples).reshape(sums.shape)  #! repeats element by element, rows get mixed biases
    h = sigmoid(sums + bias_matrix)
    return [h, sigmoid(np.matmul(h, w2))]


#% id: ex02-forward-rare-04
#% kind: rare
#% why: buffer for h made with the type of x
def forward(x, w1, b1, w2):
    x = np.asarray(x)
    hidden_units = np.size(b1)
    h = np.empty((x.shape[0], hidden_units), dtype=x.dtype)  #! 0/1 inputs as whole numbers make h whole numbers
    h[...] = sigmoid(x @ np.asarray(w1) + np.ravel(b1))
    return h, sigmoid(h @ np.asarray(w2))
