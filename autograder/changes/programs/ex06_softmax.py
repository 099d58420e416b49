import numpy as np


def one_hot(labels, classes):
    t = np.zeros((len(labels), classes))
    for i, label in enumerate(labels):
        t[i, label] = 1
    return t


def one_hot__2(labels, classes):
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def one_hot__3(labels, classes):
    one, zero = 1.0, 0.0
    return np.where(np.asarray(labels)[:, None] == np.arange(classes), one, zero)


def softmax(z):
    z = np.asarray(z, dtype=float)
    m = np.max(z, axis=1, keepdims=True)
    return np.exp(z - m) / np.sum(np.exp(z - m), axis=1, keepdims=True)


def softmax__2(z):
    z = np.asarray(z, dtype=float)
    z = z - np.max(z, axis=1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True)


def softmax__3(z):
    z = np.asarray(z, dtype=float)
    p = np.zeros(z.shape)
    for i in range(len(z)):
        e = np.exp(z[i] - np.max(z[i]))
        p[i] = e / np.sum(e)
    return p


def cross_entropy(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    log_p = np.log(np.maximum(p, 1e-300))
    return float(-np.sum(t * log_p) / len(p))


def cross_entropy__2(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    return float(np.mean(-np.sum(t * np.log(np.maximum(p, 1e-300)), axis=1)))


def cross_entropy__3(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    total = 0.0
    for a, b in zip(p, t):
        total += -np.sum(b * np.log(np.maximum(a, 1e-300)))
    return float(total / len(p))


def softmax_cross_entropy_gradient(z, t):
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    m = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - m)
    p = e / np.sum(e, axis=1, keepdims=True)
    n = len(z)
    return (p - t) / n


def cross_entropy__4(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    return float(np.mean(np.sum(-np.log(np.maximum(p, 1e-300)) * t, axis=1)))


def cross_entropy__5(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    return float(1.0 * np.sum(-np.log(np.maximum(p, 1e-15)) * t) / len(p))


def cross_entropy__6(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    return float(-1.0 * np.sum(t * np.log(np.maximum(p, 1e-30))) / len(p))
