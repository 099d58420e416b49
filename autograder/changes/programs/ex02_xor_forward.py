import numpy as np


def forward(x, w1, b1, w2):
    z1 = np.asarray(x) @ w1 + b1
    h = sigmoid(z1)
    z2 = h @ w2
    y = sigmoid(z2)
    return h, y


def forward__2(x, w1, b1, w2):
    x, w1, w2 = (np.asarray(a, dtype=float) for a in (x, w1, w2))
    b1 = np.ravel(b1)
    h = np.zeros((len(x), w1.shape[1]))
    y = np.zeros((len(x), w2.shape[1]))
    first, last, units = 0, len(w1), w2.shape[1]
    if mistake("first-input-left-out"):
        first = 1
    if mistake("last-input-left-out"):
        last = last - 1
    if mistake("first-output-alone"):
        y, units = y[:, :1], 1
    if mistake("first-bias-for-all"):
        b1 = b1[0] + 0 * b1
    if mistake("bias-for-each-term"):
        b1 = len(w1) * b1
    goes_on = mistake("sum-of-a-hidden-unit-goes-on")
    goes_on_to_y = mistake("sum-of-an-output-goes-on")
    behind = mistake("bias-after-activation")
    s = out = 0.0
    for i in range(len(x)):
        for j in range(w1.shape[1]):
            if not goes_on:
                s = 0.0
            for k in range(first, last):
                s += x[i, k] * w1[k, j]
            if behind:
                h[i, j] = sigmoid(s) + b1[j]
            else:
                s += b1[j]
                h[i, j] = sigmoid(s)
        for j in range(units):
            if not goes_on_to_y:
                out = 0.0
            for k in range(w2.shape[0]):
                out += h[i, k] * w2[k, j]
            y[i, j] = sigmoid(out)
    return h, y


def forward__3(x, w1, b1, w2):
    x, w1, w2 = (np.asarray(a, dtype=float) for a in (x, w1, w2))
    h, y = np.zeros((len(x), w1.shape[1])), np.zeros((len(x), w2.shape[1]))
    for i in range(len(x)):
        h[i] = sigmoid(x[i] @ w1 + np.ravel(b1))
        y[i] = sigmoid(h[i] @ w2)
    return h, y
