import numpy as np


def mlp_forward(params, x):
    a = np.asarray(x)
    for k in range(len(params)):
        w, b = params[k]
        z = a @ w + b
        if k < len(params) - 1:
            a = np.maximum(z, 0)
        else:
            a = softmax(z)
    return a


def mlp_forward__2(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        z = a @ w + b
        a = np.where(z > 0, z, 0.0)
    w, b = params[-1]
    z = a @ w + b
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    inputs = [np.asarray(x)]
    for w, b in params[:-1]:
        z = inputs[-1] @ w + b
        inputs.append(np.maximum(z, 0))
    w, b = params[-1]
    p = softmax(inputs[-1] @ w + b)
    n = len(p)
    delta = (p - t) / n
    grads = []
    for k in range(len(params) - 1, -1, -1):
        a = inputs[k]
        dw = a.T @ delta
        db = np.sum(delta, axis=0)
        grads.insert(0, (dw, db))
        if k > 0:
            w = np.asarray(params[k][0])
            delta = (delta @ w.T) * (a > 0)
    return grads


def mlp_gradients__2(params, x, t):
    t = np.asarray(t, dtype=float)
    inputs = [np.asarray(x)]
    for w, b in params[:-1]:
        z = inputs[-1] @ w + b
        inputs.append(np.maximum(z, 0))
    w, b = params[-1]
    p = softmax(inputs[-1] @ w + b)
    n = len(p)
    delta = p - t
    grads = []
    for k in range(len(params) - 1, -1, -1):
        a = inputs[k]
        dw = a.T @ delta / n
        db = np.mean(delta, axis=0)
        grads.insert(0, (dw, db))
        if k > 0:
            w = np.asarray(params[k][0])
            delta = (delta @ w.T) * (a > 0)
    return grads


def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    predicted = np.argmax(p, axis=1)
    hits = np.sum(predicted == np.asarray(labels))
    return float(hits / len(predicted))


def accuracy__2(params, x, labels):
    p = mlp_forward(params, x)
    predicted = np.argmax(p, axis=1)
    return float(np.mean(predicted == np.asarray(labels)))


def mlp_forward__3(params, x):
    a = np.asarray(x)
    last = len(params) - 1
    for k, (w, b) in enumerate(params):
        z = a @ w + b
        a = np.maximum(z, 0) if k < last else z
    return softmax(a)


def mlp_forward__4(params, x):
    a = np.asarray(x)
    for k, (w, b) in enumerate(params):
        z = a @ w + b
        if k < len(params) - 1:
            z = np.maximum(z, 0)
        a = z
    return softmax(a)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    params = [(np.array(w), np.array(b)) for w, b in params]
    start = best = params
    losses, kept, passed = [], None, []
    if mistake("rate-by-batch-size"):
        learning_rate = learning_rate / batch_size
    if mistake("rate-by-examples"):
        learning_rate = learning_rate / len(x)
    if mistake("gradient-added"):
        learning_rate = -learning_rate
    apart = mistake("pairs-parted-for-training")
    once_an_epoch = mistake("one-update-an-epoch")
    layer_by_layer = mistake("layers-updated-one-after-another")
    every_batch = mistake("loss-of-every-batch")
    for k in range(epochs):
        if mistake("whole-data-as-a-batch"):
            batch_size = len(x)
        if mistake("order-of-the-data"):
            ends = range(0, len(x), batch_size)
            batches = [(x[a : a + batch_size], t[a : a + batch_size]) for a in ends]
        elif apart:
            others = minibatches(x, t, batch_size, rng)
            batches = [(a, b) for (a, _), (_, b) in zip(minibatches(x, t, batch_size, rng), others)]
        else:
            batches = list(minibatches(x, t, batch_size, rng))
        if mistake("batches-made-once"):
            batches = kept = kept or batches
        if mistake("smaller-last-batch-dropped"):
            batches = [one for one in batches if len(one[0]) == batch_size]
        if mistake("batches-used-up"):
            batches = [] if k else batches
        if mistake("first-batch-alone"):
            batches = batches[:1]
        total, at_start, summed = 0.0, params, None
        before = cross_entropy(mlp_forward(params, x), t)
        for xb, tb in batches:
            loss = cross_entropy(mlp_forward(params, xb), tb)
            total += loss * len(xb)
            passed.append(loss)
            seen = params
            rate = learning_rate
            if mistake("rate-by-batch-size"):
                rate = learning_rate / len(xb)
            if mistake("gradients-at-the-first-weights"):
                seen = start
            if mistake("gradients-at-the-epochs-first-weights"):
                seen = at_start
            grads = mlp_gradients(seen, xb, tb)
            if mistake("gradients-of-all-data"):
                grads = mlp_gradients(seen, x, t)
            if once_an_epoch:
                old = summed or [(0.0, 0.0)] * len(grads)
                summed = [(a + c, b + d) for (a, b), (c, d) in zip(old, grads)]
            elif layer_by_layer:
                for layer in range(len(params)):
                    dw, db = mlp_gradients(params, xb, tb)[layer]
                    w, b = params[layer]
                    new = w - learning_rate * dw, b - learning_rate * db
                    params = [*params[:layer], new, *params[layer + 1 :]]
            else:
                params = [(w - rate * dw, b - rate * db) for (w, b), (dw, db) in zip(params, grads)]
            if mistake("biases-stay"):
                params = [(w, b) for (w, _), (_, b) in zip(params, start)]
        if once_an_epoch:
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, summed)
            ]
        mean = total / len(x)
        if variant():
            mean = np.mean(passed[-len(batches) :])
        if variant():
            mean = before
        if variant():
            mean = cross_entropy(mlp_forward(params, x), t)
        if mistake("losses-of-batches-added"):
            mean = sum(passed[-len(batches) :])
        if mistake("losses-of-examples-added"):
            mean = total
        if mistake("loss-of-the-last-batch"):
            mean = passed[-1]
        if mistake("loss-of-the-first-batch"):
            mean = passed[-len(batches)]
        losses.append(mean)
        if mean == min(losses):
            best = params
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.5
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.9
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.95
        if mistake("rate-falls"):
            learning_rate = learning_rate * 0.99
        if mistake("rate-falls"):
            learning_rate = learning_rate * (k + 1) / (k + 2)
    if every_batch:
        losses = passed
    if mistake("last-loss-alone"):
        losses = losses[-1]
    if mistake("last-loss-alone"):
        losses = losses[-1:]
    if mistake("best-weights-returned"):
        params = best
    return params, losses


def init_mlp(sizes, rng):
    layers = []
    last = len(sizes) - 1
    if mistake("last-layer-missing"):
        last = last - 1
    for k in range(last):
        fan_in, fan_out = sizes[k], sizes[k + 1]
        w = he_init(fan_in, fan_out, rng)
        if mistake("bias-for-each-input"):
            b = np.zeros(fan_in)
        elif mistake("bias-as-a-row"):
            b = np.zeros((1, fan_out))
        elif mistake("bias-of-ones"):
            b = np.ones(fan_out)
        elif mistake("bias-as-a-number"):
            b = 0.0
        else:
            b = np.zeros(fan_out)
        if mistake("weights-transposed"):
            w = w.T
        if mistake("xavier-everywhere"):
            w = w / np.sqrt(2)
        if mistake("xavier-in-the-last-layer"):
            w = w / np.sqrt(2) if k == last - 1 else w
        if mistake("last-layer-begins-at-0"):
            w = 0 * w if k == last - 1 else w
        if mistake("layers-as-a-flat-list"):
            layers += [w, b]
        else:
            layers.append((w, b))
    return layers


def mlp_forward__5(params, x):
    a = np.asarray(x, dtype=float)
    last = len(params) - 1
    if mistake("one-layer-too-few"):
        params = params[:-2] + params[-1:] if len(params) > 2 else params[-1:]
    for k, (w, b) in enumerate(params):
        bias = b
        after = 0.0
        if mistake("biases-left-out"):
            bias = 0.0
        if mistake("bias-after-the-relu"):
            if k < last:
                after = bias
                bias = 0.0
        if mistake("last-bias-left-out"):
            bias = bias if k < last else 0.0
        z = a @ w + bias
        if k == last:
            if mistake("relu-on-the-output-too"):
                z = np.maximum(z, 0)
            break
        if mistake("sigmoid-in-hidden-layers"):
            a = 1 / (1 + np.exp(-z))
        elif mistake("tanh-in-hidden-layers"):
            a = np.tanh(z)
        elif mistake("no-activation-in-hidden-layers"):
            a = z
        elif mistake("leaky-in-hidden-layers"):
            a = np.where(z > 0, z, 0.01 * z)
        elif mistake("absolute-values-in-hidden-layers"):
            a = abs(z)
        elif mistake("softmax-in-hidden-layers"):
            a = softmax(z)
        else:
            a = np.maximum(z, 0) + after
        if mistake("layer-as-wide-as-the-output-without-activation"):
            a = z if np.shape(w)[1] == np.shape(params[-1][0])[1] else a
        if mistake("first-layer-without-activation"):
            a = z if k == 0 else a
        if mistake("last-hidden-layer-without-activation"):
            a = z if k == last - 1 else a
    if mistake("logits-returned"):
        return z
    if mistake("softmax-over-examples"):
        return softmax(z.T).T
    if mistake("softmax-over-everything"):
        return softmax(z.reshape(1, z.size)).reshape(z.shape)
    if mistake("sigmoid-for-softmax"):
        return 1 / (1 + np.exp(-z))
    if mistake("softmax-twice"):
        return softmax(softmax(z))
    return softmax(z)


def mlp_gradients__3(params, x, t):
    t = np.asarray(t, dtype=float)
    inputs = [np.asarray(x, dtype=float)]
    sums = []
    if mistake("input-rectified"):
        inputs[0] = np.maximum(inputs[0], 0)
    for w, b in params[:-1]:
        z = inputs[-1] @ w + b
        if mistake("hidden-biases-left-out-forwards"):
            z = inputs[-1] @ w
        sums.append(z)
        inputs.append(np.maximum(z, 0))
    w, b = params[-1]
    p = softmax(inputs[-1] @ w + b)
    n = len(p)
    if mistake("division-by-n-left-out"):
        n = 1
    if mistake("divided-by-the-number-of-classes"):
        n = t.shape[1]
    if mistake("divided-by-all-entries"):
        n = t.size
    if mistake("divided-by-n-twice"):
        n = n * n
    if mistake("decided-class-for-probabilities"):
        p = np.eye(t.shape[1])[np.argmax(p, axis=1)]
    delta = (p - t) / n
    if mistake("error-with-the-other-sign"):
        delta = -delta
    if mistake("gradient-twice"):
        delta = 2 * delta
    if mistake("slope-of-the-softmax-once-more"):
        delta = delta * p * (1 - p)
    grads = []
    for k in range(len(params) - 1, -1, -1):
        a = inputs[k]
        dw = a.T @ delta
        if mistake("gradients-from-sums-before-the-relu"):
            dw = sums[k - 1].T @ delta if k > 0 else dw
        db = np.sum(delta, axis=0)
        if mistake("weight-decay"):
            dw = dw + 0.01 * params[k][0]
        if mistake("bias-gradient-averaged"):
            db = db / len(delta)
        if mistake("bias-gradient-of-the-first-example"):
            db = delta[0]
        if mistake("bias-gradient-along-the-units"):
            db = np.sum(delta, axis=1)
        if mistake("bias-gradient-as-one-number"):
            db = np.sum(delta)
        if mistake("bias-gradients-0"):
            db = 0 * db
        grads.insert(0, (dw, db))
        if k == 0:
            break
        w = np.asarray(params[k][0])
        sent = delta @ w.T
        mask = a > 0
        if mistake("slope-of-the-hidden-layer-left-out"):
            mask = 1 + 0 * a
        if mistake("mask-from-the-delta"):
            mask = sent > 0
        if mistake("activation-in-the-place-of-its-slope"):
            mask = a
        if mistake("slope-of-the-hidden-layer-of-sigmoid"):
            mask = a * (1 - a)
        if mistake("slope-of-the-hidden-layer-of-tanh"):
            mask = 1 - a**2
        if mistake("slope-of-a-leaky-relu"):
            mask = np.where(a > 0, 1, 0.01)
        if mistake("mask-of-the-whole-batch"):
            mask = np.any(a > 0, axis=0) + 0 * a
        delta = sent * mask
        if mistake("divided-by-n-in-each-layer"):
            delta = delta / len(delta)
    if mistake("gradients-in-reverse-order"):
        grads = grads[::-1]
    return grads
