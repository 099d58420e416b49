#% id: forward-001
#% kind: right
#% why: einsum and its own stable sigmoid by tanh
def _sig(z):
    return (1 + np.tanh(z / 2)) / 2

def forward(x, w1, b1, w2):
    x, w1, w2 = (np.asarray(a, dtype=float) for a in (x, w1, w2))
    b = np.asarray(b1, dtype=float).reshape(1, -1)
    h = _sig(np.einsum("ni,ih->nh", x, w1) + b)
    return h, _sig(np.einsum("nh,ho->no", h, w2))


#% id: forward-002
#% kind: right
#% why: the bias as one more row of the matrix
def forward(x, w1, b1, w2):
    x = np.asarray(x, float)
    big = np.vstack([np.asarray(w1, float), np.reshape(np.asarray(b1, float), (1, -1))])
    h = sigmoid(np.hstack([x, np.ones((x.shape[0], 1))]) @ big)
    return h, sigmoid(h @ np.asarray(w2, float))


#% id: forward-003
#% kind: right
#% why: one example after another, a named tuple as result
from collections import namedtuple

Activations = namedtuple("Activations", "h y")

def forward(x, w1, b1, w2):
    w1, w2 = np.array(w1, float), np.array(w2, float)
    bias = np.ravel(np.array(b1, float))
    hs, ys = [], []
    for row in np.array(x, float):
        a = sigmoid(row.dot(w1) + bias)
        hs.append(a)
        ys.append(sigmoid(a.dot(w2)))
    return Activations(np.stack(hs), np.stack(ys))


#% id: forward-004
#% kind: right
#% why: triple loops with plain floats
import math

def _s(z):
    if z < -700:
        return 0.0
    return 1 / (1 + math.exp(-z))

def _layer(rows, w, b):
    out = []
    for r in rows:
        out.append([_s(sum(r[i] * w[i][j] for i in range(len(w))) + b[j]) for j in range(len(w[0]))])
    return out

def forward(x, w1, b1, w2):
    x, w1, w2 = (np.asarray(a, float).tolist() for a in (x, w1, w2))
    b1 = np.asarray(b1, float).ravel().tolist()
    h = _layer(x, w1, b1)
    y = _layer(h, w2, [0.0] * len(w2[0]))
    return np.array(h), np.array(y)


#% id: forward-005
#% kind: right
#% why: transposed: columns are examples inside
def forward(x, w1, b1, w2):
    xt = np.asarray(x, dtype=float).T
    col = np.asarray(b1, dtype=float).reshape(-1, 1)
    ht = sigmoid(np.asarray(w1, dtype=float).T @ xt + col)
    yt = sigmoid(np.asarray(w2, dtype=float).T @ ht)
    return ht.T, yt.T


#% id: forward-006
#% kind: right
#% why: reduce over a list of layers
from itertools import accumulate

def forward(x, w1, b1, w2):
    layers = [(np.asarray(w1, float), np.asarray(b1, float)), (np.asarray(w2, float), 0.0)]
    steps = accumulate(layers, lambda a, wb: sigmoid(a @ wb[0] + wb[1]), initial=np.asarray(x, float))
    next(steps)
    return tuple(steps)


#% id: forward-007
#% kind: right
#% why: float32 kept, in place on own copies
def forward(x, w1, b1, w2):
    dt = np.result_type(*(np.asarray(a).dtype for a in (x, w1, b1, w2)), np.float32)

    def squash(z):
        z *= 0.5
        np.tanh(z, out=z)
        z += 1
        z *= 0.5
        return z

    z1 = np.dot(np.asarray(x, dt), np.asarray(w1, dt))
    z1 += np.asarray(b1, dt)
    h = squash(z1)
    y = squash(np.dot(h, np.asarray(w2, dt)))
    return h, y


#% id: forward-008
#% kind: right
#% why: a dataclass for a layer, broadcasting sum in place of the product
from dataclasses import dataclass

@dataclass(frozen=True)
class Dense:
    w: np.ndarray
    b: object = 0.0

    def __call__(self, a):
        return sigmoid((a[:, :, None] * self.w[None]).sum(axis=1) + self.b)

def forward(x, w1, b1, w2):
    hidden = Dense(np.asarray(w1, float), np.asarray(b1, float))
    output = Dense(np.asarray(w2, float))
    return (h := hidden(np.asarray(x, float))), output(h)


#% id: forward-009
#% kind: one
#% why: bias left out
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = np.asarray(x), np.asarray(w1), np.asarray(b1), np.asarray(w2)
    h = sigmoid(x @ w1)   #! bias left out
    y = sigmoid(h @ w2)
    return h, y


#% id: forward-010
#% kind: one
#% why: output not squashed
def forward(x, w1, b1, w2):
    hidden = sigmoid(np.dot(x, w1) + np.array(b1))
    output = np.dot(hidden, w2)   #! sigmoid of the output left out
    return hidden, output


#% id: forward-011
#% kind: one
#% why: hidden layer linear
def forward(x: ArrayLike, w1: ArrayLike, b1: ArrayLike, w2: ArrayLike):
    은닉 = np.matmul(x, w1) + np.asarray(b1)   #! sigmoid of the hidden layer left out
    출력 = sigmoid(np.matmul(은닉, w2))
    return 은닉, 출력


#% id: forward-012
#% kind: one
#% why: returns pre-activations for h
def forward(x, w1, b1, w2):
    z1 = np.dot(x, w1) + np.asarray(b1)
    h = sigmoid(z1)
    z2 = np.dot(h, w2)
    y = sigmoid(z2)
    return z1, y   #! the pre-activation in place of h


#% id: forward-013
#% kind: one
#% why: order of the results
def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1) + np.asarray(b1))
    y = sigmoid(np.dot(h, w2))
    return y, h   #! order of the results


#% id: forward-014
#% kind: one
#% why: elementwise product in the output layer
def forward(x, w1, b1, w2):
    x = np.asarray(x, float)
    w1 = np.asarray(w1, float)
    w2 = np.asarray(w2, float)
    h = sigmoid(x @ w1 + np.asarray(b1, float))
    y = sigmoid(h * w2.T)   #! elementwise for matrix product
    return h, y


#% id: forward-015
#% kind: one
#% why: only y returned
def forward(x, w1, b1, w2):
    a = np.dot(x, w1)
    a = a + np.asarray(b1)
    a = sigmoid(a)
    b = sigmoid(np.dot(a, w2))
    print(b)
    return b   #! the hidden activations are not returned


#% id: forward-016
#% kind: one
#% why: bias inside but outside of the sigmoid
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = map(np.asarray, (x, w1, b1, w2))
    h = sigmoid(x @ w1) + b1   #! bias added after the sigmoid
    return h, sigmoid(h @ w2)


#% id: forward-017
#% kind: one
#% why: naive own sigmoid with the wrong sign
def sigmoid(x):
    x = np.asarray(x, float)
    return 1 / (1 + np.exp(x))   #! sign of the exponent

def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1) + np.asarray(b1))
    return h, sigmoid(np.dot(h, w2))


#% id: forward-018
#% kind: one
#% why: the output layer gets the bias too
def forward(x, w1, b1, w2):
    x = np.array(x); w1 = np.array(w1); w2 = np.array(w2)
    b1 = np.array(b1)
    layer1 = x.dot(w1) + b1
    h = sigmoid(layer1)
    layer2 = h.dot(w2) + b1.sum()   #! a bias in the output layer
    return h, sigmoid(layer2)


#% id: forward-019
#% kind: one
#% why: w1 transposed
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = map(np.asarray, (x, w1, b1, w2))
    h = sigmoid(x @ w1.T + b1)   #! transposed without need
    y = sigmoid(h @ w2)
    return h, y


#% id: forward-020
#% kind: two
#% why: bias left out and output not squashed
def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1))   #! bias left out
    y = np.dot(h, w2)   #! sigmoid of the output left out
    return h, y


#% id: forward-021
#% kind: two
#% why: bias subtracted, results in the wrong order
def forward(x, w1, b1, w2):
    net1 = np.dot(x, w1) - np.asarray(b1)   #! minus for plus
    h = sigmoid(net1)
    net2 = np.dot(h, w2)
    y = sigmoid(net2)
    return y, h   #! order of the results


#% id: forward-022
#% kind: two
#% why: hidden layer linear, output with softmax-like normalisation
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = (np.asarray(v, dtype=float) for v in (x, w1, b1, w2))
    h = x @ w1 + b1   #! sigmoid of the hidden layer left out
    y = sigmoid(h @ w2)
    y = y / y.sum()   #! normalised without need
    return h, y


#% id: forward-023
#% kind: two
#% why: sigmoid twice on h and lists not converted
def forward(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)   #! lists have no @
    y = sigmoid(sigmoid(h) @ w2)   #! sigmoid applied twice to the hidden layer
    return h, y


#% id: forward-024
#% kind: two
#% why: ReLU in the hidden layer, bias scaled
def relu(z):
    return np.maximum(0, z)

def forward(x, w1, b1, w2):
    z = np.dot(x, w1) + np.mean(b1)   #! the mean of the bias in place of the bias
    h = relu(z)   #! ReLU for the sigmoid
    return h, sigmoid(np.dot(h, w2))


#% id: forward-025
#% kind: three
#% why: bias after the sigmoid, output linear, order
def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1)) + np.asarray(b1)   #! bias after the sigmoid
    y = np.dot(h, w2)   #! sigmoid of the output left out
    return y, h   #! order of the results


#% id: forward-026
#% kind: three
#% why: own sigmoid wrong, bias left out, pre-activation returned
def sigmoid(v):
    return 1 / (1 + np.exp(v))   #! sign of the exponent

def forward(x, w1, b1, w2):
    z = np.dot(x, w1)   #! bias left out
    h = sigmoid(z)
    y = sigmoid(np.dot(h, w2))
    return z, y   #! the pre-activation in place of h


#% id: forward-027
#% kind: three
#% why: loop over units with three slips
def forward(x, w1, b1, w2):
    x, w1, w2 = (np.asarray(v, float) for v in (x, w1, w2))
    b = np.asarray(b1, float).reshape(-1)
    n, hid, out = len(x), w1.shape[1], w2.shape[1]
    h = np.zeros((n, hid))
    y = np.zeros((n, out))
    for k in range(hid):
        h[:, k] = sigmoid(x @ w1[:, k] + b[0])   #! the first bias for every unit
    for k in range(out - 1):   #! last output left out
        y[:, k] = sigmoid(h @ w2[:, k])
    return h, y.round(4)   #! rounded


#% id: forward-028
#% kind: rare
#% why: zip over examples and bias rows
def forward(x, w1, b1, w2):
    z = np.dot(x, w1)
    b = np.asarray(b1, dtype=float)
    if b.ndim == 2:
        z = np.array([r + s for r, s in zip(z, b)])   #! a (1, hidden) bias ends the loop after one example
    else:
        z = z + b
    h = sigmoid(z)
    return h, sigmoid(np.dot(h, w2))


#% id: forward-029
#% kind: rare
#% why: a single hidden unit is flattened
def forward(x, w1, b1, w2):
    z = np.dot(x, w1) + np.asarray(b1)
    h = sigmoid(z)
    w = np.asarray(w2)
    if w.shape[0] == 1:
        h = h.ravel()   #! one hidden unit: h loses its axis
        return h, sigmoid(np.outer(h, w))
    return h, sigmoid(h @ w)


#% id: forward-030
#% kind: rare
#% why: squeeze drops an axis of length 1
def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1) + np.asarray(b1))
    y = sigmoid(np.dot(h, w2)).squeeze()   #! drops the axis of a single output
    return h, y


#% id: forward-031
#% kind: rare
#% why: the bias is added in place into the caller's row
def forward(x, w1, b1, w2):
    b = np.asarray(b1)
    z = np.dot(x, w1) * 1.0
    if b.dtype == float and z.shape == b.shape:
        b += z   #! the caller's bias is changed
        z = b
    else:
        z += b
    h = sigmoid(z)
    return h, sigmoid(np.dot(h, w2))


#% id: forward-032
#% kind: rare
#% why: sizes fixed at 2, 3 and 1
def forward(x, w1, b1, w2):
    x, w1, b1, w2 = (np.asarray(v, float) for v in (x, w1, b1, w2))
    h = np.zeros((len(x), w1.shape[1]))
    for j in range(3):   #! always three hidden units
        if j < h.shape[1]:
            h[:, j] = sigmoid(x @ w1[:, j] + b1.ravel()[j])
    return h, sigmoid(h @ w2)


#% id: forward-033
#% kind: rare
#% why: e^x / (1 + e^x) as own sigmoid
def sigmoid(x):
    with np.errstate(all="ignore"):
        return np.exp(x) / (1 + np.exp(x))   #! NaN at large pre-activations

def forward(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1) + np.asarray(b1))
    return h, sigmoid(np.dot(h, w2))


#% id: forward-034
#% kind: rare
#% why: w2 kept from the first call
_weights = {}

def forward(x, w1, b1, w2):
    w = _weights.setdefault("w2", np.array(w2, dtype=float))   #! the first call's w2 stays for all later calls
    if w.shape != np.shape(w2):
        w = _weights["w2"] = np.array(w2, dtype=float)
    h = sigmoid(np.dot(x, w1) + np.asarray(b1))
    return h, sigmoid(h @ w)


#% id: forward-035
#% kind: rare
#% why: examples beyond 256 are cut by a block loop
def forward(x, w1, b1, w2):
    x = np.asarray(x, dtype=float)
    w1, w2 = np.asarray(w1), np.asarray(w2)
    b = np.asarray(b1).reshape(1, -1)
    h = np.zeros((len(x), w1.shape[1]))
    block = 128
    for s in range(0, max(len(x) - block, 1), block):   #! the last block is left out
        h[s : s + block] = sigmoid(x[s : s + block] @ w1 + b)
    return h, sigmoid(h @ w2)
