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


def one_hot__4(labels, classes):
    labels = np.asarray(labels, dtype=int)
    width, rows = classes, list(range(len(labels)))
    if mistake("width-from-the-data"):
        width = int(labels.max()) + 1
    if mistake("first-row-missing"):
        rows = rows[1:]
    if mistake("last-row-missing"):
        rows = rows[:-1]
    if mistake("place-among-the-labels-that-occur"):
        labels = np.unique(labels, return_inverse=True)[1]
    t = np.zeros((len(labels), width))
    for i in rows:
        column, entry = labels[i], 1.0
        if mistake("labels-counted-from-1"):
            column = column - 1
        if mistake("labels-one-further"):
            column = column + 1
        if mistake("label-in-the-place-of-1"):
            entry = labels[i]
        t[i, column] = entry
    if mistake("ones-and-zeros-exchanged"):
        t = 1 - t
    if mistake("an-example-a-column"):
        t = t.T
    return t


def softmax__4(z):
    z = np.asarray(z, dtype=float)
    p = np.zeros(z.shape)
    total, classes = 0.0, z.shape[1]
    turned = mistake("exponent-turned")
    goes_on = mistake("sum-goes-on-from-row-to-row")
    if mistake("last-class-not-in-the-sum"):
        classes = classes - 1
    for i in range(len(z)):
        m = np.max(z[i])
        if mistake("first-rows-maximum-for-all"):
            m = np.max(z[0])
        if mistake("first-logit-for-the-maximum"):
            m = z[i, 0]
        if mistake("maximum-of-everything"):
            m = np.max(z)
        e = np.exp(z[i] - m)
        if turned:
            e = np.exp(m - z[i])
        if not goes_on:
            total = 0.0
        total += np.sum(e[:classes])
        p[i] = e / total
    if mistake("sigmoid-for-softmax"):
        p = 1 / (1 + np.exp(-z))
    return p


def cross_entropy__7(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    floor = 1e-300
    if mistake("high-floor"):
        floor = 1e-2
    if mistake("high-floor"):
        floor = 1e-3
    if mistake("high-floor"):
        floor = 1e-1
    if mistake("class-that-p-prefers"):
        t = np.eye(p.shape[1])[p.argmax(axis=1)]
    logs = t * np.log(np.maximum(p, floor))
    if mistake("other-classes-in-the-loss"):
        logs = logs + (1 - t) * np.log(np.maximum(1 - p, floor))
    if mistake("logarithm-to-base-2"):
        logs = logs / np.log(2)
    if mistake("logarithm-to-base-10"):
        logs = logs / np.log(10)
    count = len(p)
    if mistake("mean-over-all-entries"):
        count = p.size
    if mistake("sum-for-the-mean-of-examples"):
        count = 1
    if mistake("last-example-missing"):
        logs = logs[:-1]
    return float(-np.sum(logs) / count)


def softmax_cross_entropy_gradient__2(z, t):
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    p = e / np.sum(e, axis=1, keepdims=True)
    if mistake("softmax-over-examples"):
        p = softmax(z.T).T
    if mistake("softmax-over-everything"):
        p = softmax(z.reshape(1, z.size)).reshape(z.shape)
    if mistake("softmax-twice"):
        p = softmax(p)
    if mistake("sigmoid-for-softmax"):
        p = 1 / (1 + np.exp(-z))
    if mistake("logits-for-probabilities"):
        p = z
    if mistake("decided-class-for-probabilities"):
        p = np.eye(z.shape[1])[np.argmax(z, axis=1)]
    if mistake("targets-averaged"):
        t = np.mean(t, axis=0) + 0 * t
    if mistake("labels-of-the-batch-in-every-row"):
        t = np.max(t, axis=0) + 0 * t
    g = p - t
    if mistake("error-with-the-other-sign"):
        g = -g
    if mistake("target-class-alone"):
        g = (p - 1) * t
    if mistake("errors-squared"):
        g = g**2
    if mistake("slope-of-the-softmax-once-more"):
        g = g * p * (1 - p)
    if mistake("gradient-twice"):
        g = 2 * g
    n = len(z)
    if mistake("division-by-n-left-out"):
        n = 1
    if mistake("divided-by-the-number-of-classes"):
        n = z.shape[1]
    if mistake("divided-by-all-entries"):
        n = z.size
    if mistake("divided-by-one-example-less"):
        n = n - 1
    if mistake("divided-by-n-twice"):
        n = n * n
    return g / n
