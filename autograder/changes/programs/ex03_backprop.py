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


def train__3(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    weights = [np.array(a, dtype=float) for a in (w1, b1, w2)]
    start = best = weights
    losses, speeds = [], [0.0, 0.0, 0.0]
    by_example = mistake("update-for-each-example")
    if mistake("rate-by-examples"):
        learning_rate = learning_rate / len(x)
    if mistake("rate-by-outputs"):
        learning_rate = learning_rate / t.size
    if mistake("gradient-added"):
        learning_rate = -learning_rate
    if mistake("gradient-twice"):
        learning_rate = learning_rate * 2
    forward_once = mistake("forward-pass-once")
    late = mistake("loss-after-update")
    for k in range(steps):
        if by_example:
            parts = [slice(one, one + 1) for one in range(len(x))]
        else:
            parts = [slice(None)]
        seen = start if forward_once else weights
        h = sigmoid(x @ seen[0] + seen[1])
        y = sigmoid(h @ seen[2])
        losses.append(0.5 * np.sum((y - t) ** 2))
        if losses[-1] == min(losses):
            best = weights
        for part in parts:
            if by_example:
                seen = start if forward_once else weights
                h = sigmoid(x[part] @ seen[0] + seen[1])
                y = sigmoid(h @ seen[2])
            delta_y = (y - t[part]) * y * (1 - y)
            dw2 = h.T @ delta_y
            back = weights[2]
            if mistake("error-through-new-w2"):
                back = back - learning_rate * dw2
            if mistake("error-through-first-w2"):
                back = start[2]
            delta_h = (delta_y @ back.T) * h * (1 - h)
            grads = [x[part].T @ delta_h, np.sum(delta_h, axis=0), dw2]
            if mistake("momentum"):
                grads = speeds = [0.9 * v + g for v, g in zip(speeds, grads)]
            weights = [w - learning_rate * g for w, g in zip(weights, grads)]
            if mistake("biases-stay"):
                weights[1] = start[1]
        if late:
            y = sigmoid(sigmoid(x @ weights[0] + weights[1]) @ weights[2])
            losses[-1] = 0.5 * np.sum((y - t) ** 2)
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.99
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.999
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.9
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.95
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.5
        if mistake("rate-falls"):
            learning_rate = learning_rate * (k + 1) / (k + 2)
    if mistake("mean-loss-of-examples"):
        losses = [loss / len(x) for loss in losses]
    if mistake("mean-loss-of-outputs"):
        losses = [loss / t.size for loss in losses]
    if mistake("loss-without-half"):
        losses = [2 * loss for loss in losses]
    if mistake("first-loss-missing"):
        losses = losses[1:]
    if mistake("last-loss-alone"):
        losses = losses[-1]
    if mistake("last-loss-alone"):
        losses = losses[-1:]
    if mistake("losses-added-up"):
        losses = list(np.cumsum(losses))
    if mistake("best-weights-returned"):
        weights = best
    return *weights, losses


def squared_error__5(y, t):
    y, t = np.asarray(y, dtype=float), np.asarray(t, dtype=float)
    n, outputs = y.shape
    first = 0
    if mistake("last-example-missing"):
        n = n - 1
    if mistake("first-example-missing"):
        first = 1
    if mistake("first-output-alone"):
        outputs = 1
    if mistake("last-output-missing"):
        outputs = outputs - 1
    total = 0.0
    for i in range(first, n):
        for j in range(outputs):
            error = y[i, j] - t[i, j]
            if mistake("errors-without-sign"):
                error = np.sqrt(abs(error))
            if mistake("errors-to-the-fourth"):
                error = error**2
            total = total + error**2
    loss = total / 2
    if mistake("loss-without-half"):
        loss = total
    if mistake("mean-loss-of-examples"):
        loss = loss / len(y)
    if mistake("mean-loss-of-outputs"):
        loss = loss / y.size
    if mistake("root-of-the-loss"):
        loss = np.sqrt(loss)
    if mistake("loss-with-the-other-sign"):
        loss = -loss
    return float(loss)


def backward__4(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    n, outputs = len(x), y.shape[1]
    slope_y = y * (1 - y)
    if mistake("slope-of-the-output-left-out"):
        slope_y = 1 + 0 * y
    if mistake("slope-of-the-output-at-its-sigmoid"):
        slope_y = sigmoid(y) * (1 - sigmoid(y))
    if mistake("slope-of-the-output-of-tanh"):
        slope_y = 1 - y**2
    if mistake("slope-of-the-output-with-plus"):
        slope_y = y * (1 + y)
    slope_h = h * (1 - h)
    if mistake("slope-of-the-hidden-layer-left-out"):
        slope_h = 1 + 0 * h
    if mistake("slope-of-the-hidden-layer-at-its-sigmoid"):
        slope_h = sigmoid(h) * (1 - sigmoid(h))
    if mistake("slope-of-the-hidden-layer-of-tanh"):
        slope_h = 1 - h**2
    if mistake("slope-of-the-hidden-layer-with-plus"):
        slope_h = h * (1 + h)
    if mistake("slope-of-the-hidden-layer-of-relu"):
        slope_h = 1.0 * (h > 0)
    if mistake("slope-of-the-hidden-layer-averaged"):
        slope_h = np.mean(h, axis=0) * (1 - np.mean(h, axis=0)) + 0 * h
    error = y - t
    if mistake("error-with-the-other-sign"):
        error = -error
    if mistake("gradient-twice"):
        error = 2 * error
    if mistake("errors-squared"):
        error = error**2
    if mistake("mean-for-the-sum-of-examples"):
        error = error / n
    if mistake("divided-by-the-number-of-outputs"):
        error = error / outputs
    delta_y = error * slope_y
    dw2 = h.T @ delta_y
    back = delta_y
    back_w2 = w2
    if mistake("error-goes-back-without-the-slope"):
        back = error
    if mistake("first-output-alone-goes-back"):
        back = back[:, :1]
        back_w2 = back_w2[:, :1]
    if mistake("sums-of-outputs-go-back"):
        back = np.sum(back, axis=1)[:, None]
        back_w2 = np.sum(back_w2, axis=1)[:, None]
    if mistake("error-through-new-w2"):
        back_w2 = back_w2 - dw2[:, : back_w2.shape[1]]
    sent = back @ back_w2.T
    if mistake("error-goes-back-without-w2"):
        sent = np.sum(back, axis=1)[:, None] + 0 * h
    delta_h = sent * slope_h
    dw1 = x.T @ delta_h
    db1 = np.sum(delta_h, axis=0)
    if mistake("bias-gradient-averaged"):
        db1 = db1 / n
    if mistake("bias-gradient-of-the-first-example"):
        db1 = delta_h[0]
    if mistake("bias-gradient-of-the-last-example"):
        db1 = delta_h[-1]
    if mistake("bias-gradient-along-the-units"):
        db1 = np.sum(delta_h, axis=1)
    if mistake("bias-gradient-as-one-number"):
        db1 = np.sum(delta_h)
    if mistake("bias-gradient-for-each-example"):
        db1 = delta_h
    if mistake("bias-gradient-without-the-slope"):
        db1 = np.sum(sent, axis=0)
    if mistake("dw1-averaged"):
        dw1 = dw1 / n
    if mistake("dw1-transposed"):
        dw1 = dw1.T
    if mistake("dw2-averaged"):
        dw2 = dw2 / n
    if mistake("dw2-transposed"):
        dw2 = dw2.T
    return dw1, db1, dw2
