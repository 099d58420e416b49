import numpy as np


def squared_error(y, t):
    return 0.5 * np.sum((np.asarray(y) - np.asarray(t)) ** 2)


def squared_error__2(y, t):
    return np.sum(np.square(np.asarray(y) - t)) / 2


def squared_error__3(y, t):
    total = 0.0
    for a, b in zip(np.ravel(y), np.ravel(t)):
        total += 0.5 * (a - b) ** 2
    return total


def squared_error__4(y, t):
    total = 0.0
    for a, b in zip(np.asarray(y), np.asarray(t)):
        total += 0.5 * np.sum((a - b) ** 2)
    return total


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    e = y - t
    delta_y = e * y * (1 - y)
    dw2 = h.T @ delta_y
    dh = delta_y @ w2.T
    delta_h = dh * h * (1 - h)
    dw1 = x.T @ delta_h
    db1 = np.sum(delta_h, axis=0)
    return dw1, db1, dw2


def backward__2(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    dw1 = np.zeros((x.shape[1], h.shape[1]))
    db1 = np.zeros(h.shape[1])
    dw2 = np.zeros(w2.shape)
    for i in range(len(x)):
        delta_y = (y[i] - t[i]) * y[i] * (1 - y[i])
        delta_h = (w2 @ delta_y) * h[i] * (1 - h[i])
        dw2 += np.outer(h[i], delta_y)
        dw1 += np.outer(x[i], delta_h)
        db1 += delta_h
    return dw1, db1, dw2


def backward__3(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    slope_y = y * (1 - y)
    slope_h = h * (1 - h)
    delta_y = (y - t) * slope_y
    delta_h = delta_y @ w2.T * slope_h
    dw1 = x.T @ delta_h
    db1 = delta_h.sum(axis=0)
    dw2 = h.T @ delta_y
    return dw1, db1, dw2


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h = sigmoid(x @ w1 + b1)
        y = sigmoid(h @ w2)
        losses.append(0.5 * np.sum((y - t) ** 2))
        delta_y = (y - t) * y * (1 - y)
        delta_h = (delta_y @ w2.T) * h * (1 - h)
        dw1 = x.T @ delta_h
        db1 = np.sum(delta_h, axis=0)
        dw2 = h.T @ delta_y
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
    return w1, b1, w2, losses


def train__2(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h = sigmoid(x @ w1 + b1)
        y = sigmoid(h @ w2)
        losses.append(0.5 * np.sum((y - t) ** 2))
        slope_y = y * (1 - y)
        slope_h = h * (1 - h)
        delta_y = (y - t) * slope_y
        delta_h = delta_y @ w2.T * slope_h
        w1 = w1 - learning_rate * (x.T @ delta_h)
        b1 = b1 - learning_rate * delta_h.sum(axis=0)
        w2 = w2 - learning_rate * (h.T @ delta_y)
    return w1, b1, w2, losses
