import numpy as np


def relu(x):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, 0.0)


def relu__2(x):
    x = np.asarray(x, dtype=float)
    return x * (x > 0)


def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    return (x > 0).astype(float)


def relu_derivative__2(x):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, 1.0, 0.0)


def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


def leaky_relu__2(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu__3(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return x * np.where(x > 0, 1, slope)


def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    one = 1.0
    return np.where(x > 0, one, slope)


def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    outputs = layer_outputs(x, weights, activation)
    y = outputs[-1]
    n = t.size
    if mistake("divided-by-rows"):
        n = len(t)
    if mistake("not-divided-by-the-number"):
        n = 1
    delta = (y - t) / n
    if mistake("delta-of-the-squared-error"):
        delta = delta * y * (1 - y)
    norms = [0.0] * len(weights)
    for k in range(len(weights) - 1, -1, -1):
        a = outputs[k]
        dw = a.T @ delta
        norms[k] = float(np.sqrt(np.sum(dw**2)))
        if mistake("sum-of-squares-without-root"):
            norms[k] = norms[k] ** 2
        if mistake("root-of-the-mean-square"):
            norms[k] = norms[k] / np.sqrt(dw.size)
        if mistake("norms-of-the-deltas"):
            norms[k] = float(np.sqrt(np.sum(delta**2)))
        if k > 0:
            delta = delta @ np.asarray(weights[k]).T
            if mistake("slope-left-out"):
                continue
            if activation == "relu":
                if mistake("slope-of-relu-1-at-0"):
                    a = a + 1
                delta = delta * (a > 0)
            else:
                if mistake("slope-of-sigmoid-at-the-output"):
                    a = 1 / (1 + np.exp(-a))
                delta = delta * a * (1 - a)
    if mistake("last-layer-first"):
        norms = norms[::-1]
    return norms


def gradient_norms__2(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.insert(0, float(np.sqrt(np.sum((outputs[k].T @ delta) ** 2))))
        if k > 0:
            delta = delta @ np.asarray(weights[k]).T
            slope = outputs[k] > 0 if activation == "relu" else outputs[k] * (1 - outputs[k])
            delta = delta * slope

    return norms


def gradient_norms__3(x, t, weights, activation):
    def slope_of(a):
        return (a > 0) * 1.0 if activation == "relu" else a * (1 - a)

    t = np.asarray(t, dtype=float)
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.insert(0, float(np.linalg.norm(outputs[k].T @ delta)))
        delta = (delta @ np.asarray(weights[k]).T) * slope_of(outputs[k])
    return norms


def relu__3(x):
    x = np.asarray(x, dtype=float)
    flat = x.ravel()
    threshold = 0
    beyond = 0.0
    first = 0
    last = len(flat)
    if mistake("threshold-at-1"):
        threshold = 1
    if mistake("threshold-below-0"):
        threshold = -1
    if mistake("last-entry-left-at-0"):
        last = last - 1
    if mistake("first-entry-left-at-0"):
        first = 1
    out = np.zeros(len(flat))
    for i in range(first, last):
        entry = flat[i]
        if mistake("negative-entries-made-positive"):
            beyond = -flat[i]
        if mistake("negative-entries-times-a-hundredth"):
            beyond = 0.01 * flat[i]
        if mistake("positive-entries-become-1"):
            entry = 1.0
        if mistake("never-above-1"):
            entry = min(entry, 1.0)
        out[i] = entry if flat[i] > threshold else beyond
    if mistake("signs-turned"):
        out = -out
    if mistake("one-long-row"):
        return out
    return out.reshape(x.shape)
