#% id: ex02-right-01
#% kind: right
#% why: right
def forward(x, w1, b1, w2):
    # bias as one more input that is always 1
    x = np.atleast_2d(np.array(x, dtype=float))
    ones = np.ones((x.shape[0], 1))
    W = np.vstack([np.asarray(w1, dtype=float), np.reshape(np.asarray(b1, dtype=float), (1, -1))])
    hid = sigmoid(np.einsum("ni,ij->nj", np.hstack((x, ones)), W))
    out = sigmoid(np.einsum("nj,jk->nk", hid, np.asarray(w2, dtype=float)))
    return hid, out


#% id: ex02-right-02
#% kind: right
#% why: right
import math


def neuron(total):
    return 0.5 * (1.0 + math.tanh(0.5 * total))


def forward(x, w1, b1, w2):
    x = np.asarray(x).tolist()
    w1 = np.asarray(w1).tolist()
    w2 = np.asarray(w2).tolist()
    bias = np.asarray(b1).ravel().tolist()
    H, Y = [], []
    for row in x:
        hid = []
        for j in range(len(bias)):
            acc = bias[j]
            for i, xi in enumerate(row):
                acc += xi * w1[i][j]
            hid.append(neuron(acc))
        H.append(hid)
        # 출력층: 편향 없음
        Y.append([neuron(sum(hid[j] * w2[j][k] for j in range(len(hid)))) for k in range(len(w2[0]))])
    return np.array(H), np.array(Y)


#% id: ex02-one-01
#% kind: one
#% why: The output layer is linear, its sigmoid is missing.
def forward(x, w1, b1, w2):
    z1 = np.dot(x, w1) + np.asarray(b1)
    h = sigmoid(z1)
    y = np.dot(h, w2)  #! no sigmoid on the output
    return h, y


#% id: ex02-one-02
#% kind: one
#% why: The bias b1 is never added.
def forward(x, w1, b1, w2):
    hidden_in = np.matmul(np.asarray(x), np.asarray(w1))  #! + b1 is missing
    hidden_out = sigmoid(hidden_in)
    return hidden_out, sigmoid(np.matmul(hidden_out, np.asarray(w2)))


#% id: ex02-one-03
#% kind: one
#% why: The two results come back in the wrong order, output first.
def forward(x, w1, b1, w2):
    layer1 = sigmoid(np.asarray(x) @ np.asarray(w1) + np.asarray(b1))
    layer2 = sigmoid(layer1 @ np.asarray(w2))
    return layer2, layer1  #! must be (h, y)


#% id: ex02-one-04
#% kind: one
#% why: The loop over hidden units is fixed at the lecture's three units.
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    b = np.ravel(b1)
    h = np.zeros((len(x), w1.shape[1]))
    for n in range(len(x)):
        for j in range(3):  #! only right for 3 hidden units
            h[n, j] = sigmoid(np.sum(x[n] * w1[:, j]) + b[j])
    y = sigmoid(h.dot(np.asarray(w2)))
    return h, y


#% id: ex02-one-05
#% kind: one
#% why: The bias is subtracted like a threshold instead of added.
def forward(x, w1, b1, w2):
    x, w1, w2 = np.asarray(x), np.asarray(w1), np.asarray(w2)
    theta = np.asarray(b1)
    h = sigmoid(x @ w1 - theta)  #! the bias is added, not subtracted
    return h, sigmoid(h @ w2)


#% id: ex02-two-01
#% kind: two
#% why: The hidden layer uses tanh. The output is flattened to one dimension.
def forward(x, w1, b1, w2):
    a = np.tanh(np.dot(x, w1) + np.asarray(b1))  #! tanh instead of sigmoid
    o = sigmoid(np.dot(a, w2))
    return a, o.ravel()  #! shape must stay (n, outputs)


#% id: ex02-two-02
#% kind: two
#% why: The bias is added behind the sigmoid. The output is thresholded to 0 and 1.
def forward(x, w1, b1, w2):
    h = sigmoid(np.asarray(x) @ np.asarray(w1)) + np.asarray(b1)  #! bias belongs inside the sigmoid
    y = sigmoid(h @ np.asarray(w2))
    y = (y > 0.5).astype(float)  #! activations are wanted, not decisions
    return h, y


#% id: ex02-two-03
#% kind: two
#% why: Only the first two inputs are read. The bias is added once for every input instead of once.
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    bias = np.asarray(b1, dtype=float).reshape(-1)
    total = np.zeros((x.shape[0], w1.shape[1]))
    for i in range(min(2, x.shape[1])):  #! two inputs only
        total += np.outer(x[:, i], w1[i]) + bias  #! bias once per input
    h = sigmoid(total)
    return h, sigmoid(h @ np.asarray(w2))


#% id: ex02-three-01
#% kind: three
#% why: The inputs are centred first. The hidden layer is a ReLU. The first bias is added to the output too.
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    x = x - x.mean(axis=0)  #! nobody asked for centring
    b = np.ravel(np.asarray(b1, dtype=float))
    h = np.maximum(0, x @ np.asarray(w1) + b)  #! relu instead of sigmoid
    y = sigmoid(h @ np.asarray(w2) + b[0])  #! the output has no bias
    return h, y


#% id: ex02-three-02
#% kind: three
#% why: The bias is put into every row of w1, so it is weighted with the inputs. The output uses a softmax over its units. Only the first example's output comes back.
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    weights = np.asarray(w1, dtype=float) + np.ravel(b1)  #! x (w1 + b1) is not x w1 + b1
    h = sigmoid(x @ weights)
    e = np.exp(h @ np.asarray(w2, dtype=float))
    y = e / e.sum(axis=1, keepdims=True)  #! softmax instead of sigmoid
    return h, y[:1]  #! one row only


#% id: ex02-rare-01
#% kind: rare
#% why: w1 is brought to (hidden, inputs) by reshape and not by transposing, which mixes up its entries.
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    n_in, n_hid = w1.shape
    W = w1.reshape(n_hid, n_in)  #! reshape is no transpose
    # PyTorch 의 nn.Linear 처럼 (out, in) 모양으로 계산
    h = sigmoid((W @ x.T).T + np.reshape(b1, (1, -1)))
    return h, sigmoid(h @ np.asarray(w2))


#% id: ex02-rare-02
#% kind: rare
#% why: The bias vector is laid along the examples, so each example and not each unit has its own bias.
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    bias_column = np.resize(np.asarray(b1, dtype=float), (x.shape[0], 1))  #! one bias per example instead of one per unit
    h = sigmoid(x @ np.asarray(w1) + bias_column)
    return h, sigmoid(h @ np.asarray(w2))


#% id: ex02-rare-03
#% kind: rare
#% why: The second layer is fed with the pre-activations of the first one, while h itself is right.
def forward(x, w1, b1, w2):
    net_h = np.dot(x, w1) + np.asarray(b1)
    h = sigmoid(net_h)
    net_y = np.dot(net_h, w2)  #! must use h
    return h, sigmoid(net_y)


#% id: ex02-right-51
#% kind: right
#% why: the bias as one more row of w1 and a column of ones in x, the result in a named tuple
from typing import NamedTuple


class Activations(NamedTuple):
    hidden: NDArray
    output: NDArray


def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    with_one = np.column_stack([x, np.ones(len(x))])
    weights = np.vstack([np.asarray(w1, dtype=float), np.reshape(b1, (1, -1))])
    hidden = sigmoid(with_one @ weights)
    return Activations(hidden=hidden, output=sigmoid(hidden @ np.asarray(w2, dtype=float)))


#% id: ex02-right-52
#% kind: right
#% why: einsum per layer, a tanh sigmoid of its own, a list as the result
def squash(z):
    return np.exp(-np.logaddexp(0, -z))


def forward(x, w1, b1, w2):
    layers = []
    signal = np.array(x, float)
    for w, b in [(w1, np.ravel(b1)), (w2, np.zeros(np.shape(w2)[1]))]:
        signal = squash(np.einsum("ni,ij->nj", signal, np.array(w, float)) + b)
        layers.append(signal)
    return layers


#% id: ex02-rare-51
#% kind: rare
#% why: with as many rows as hidden units the bias is added to the rows instead of the units (docstring: h = sigmoid(x w1 + b1) with b1 (hidden,))
def forward(x, w1, b1, w2):
    z = np.asarray(x) @ np.asarray(w1)
    b = np.asarray(b1)
    if b.ndim == 1 and len(b) == len(z):
        b = b.reshape(-1, 1)  #! n == hidden: b1 becomes a column
    h = sigmoid(z + b)
    return h, sigmoid(h @ np.asarray(w2))


#% id: ex02-rare-52
#% kind: rare
#% why: one example loses its axis, so h is (hidden,) and y (outputs,) (docstring: h is (n, hidden), y is (n, outputs); contract: one example)
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    h = sigmoid(np.dot(x, w1) + np.ravel(b1))
    y = sigmoid(np.dot(h, w2))
    if len(x) == 1:
        return h[0], y[0]  #! the axis of the rows is gone
    return h, y


#% id: ex02-rare-53
#% kind: rare
#% why: the bias is added in place to x w1, which is an int array for whole-number x and w1, so a float bias is an error (docstring: arrays hold floats or whole numbers)
def forward(x, w1, b1, w2):
    z1 = np.asarray(x) @ np.asarray(w1)
    z1 += np.asarray(b1)  #! ints += floats cannot be cast
    h = sigmoid(z1)
    z2 = h @ np.asarray(w2)
    return h, sigmoid(z2)


