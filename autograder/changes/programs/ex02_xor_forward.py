import numpy as np


def forward(x, w1, b1, w2):
    z1 = np.asarray(x) @ w1 + b1
    h = sigmoid(z1)
    z2 = h @ w2
    y = sigmoid(z2)
    return h, y
