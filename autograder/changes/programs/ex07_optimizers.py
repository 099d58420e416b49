import numpy as np


def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        step = learning_rate * np.asarray(g)
        new.append(np.asarray(p) - step)
    return new


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    first_step = state is None
    if state is None:
        state = [0, [0.0 for _ in params], [0.0 for _ in params]]
        if mistake("averages-of-squares-begin-at-1"):
            state[2] = [1.0 for _ in params]
    each = mistake("step-counted-for-each-parameter")
    k = state[0] + 1
    if mistake("step-counted-from-0"):
        k = max(k - 1, 1)
    new, all_m, all_v = [], [], []
    for p, g, m, v in zip(params, grads, state[1], state[2]):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        old_v = v
        if mistake("averages-begin-with-the-first-gradient"):
            m = g if first_step else m
        m = beta1 * m + (1 - beta1) * g
        square = g**2
        if mistake("absolute-values-in-the-place-of-squares"):
            square = abs(g)
        v = beta2 * v + (1 - beta2) * square
        if mistake("largest-square-so-far"):
            v = np.maximum(v, old_v)
        m_hat = m / (1 - beta1**k)
        v_hat = v / (1 - beta2**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        if mistake("corrected-averages-kept"):
            m, v = m_hat, v_hat
        all_m.append(m)
        all_v.append(v)
        if each:
            k = k + 1
    if each:
        k = k - 1
    if mistake("averages-not-kept"):
        all_m, all_v = state[1], state[2]
    if mistake("step-not-counted-on"):
        k = k - 1
    if mistake("old-state-returned"):
        return new, state
    return new, [k, all_m, all_v]


def adam_step__2(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [0.0 for _ in params], [0.0 for _ in params]]
    k = state[0] + 1
    new, all_m, all_v = [], [], []
    for p, g, m, v in zip(params, grads, state[1], state[2]):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g**2 - v)
        rate = learning_rate * np.sqrt(1 - beta2**k) / (1 - beta1**k)
        new.append(p - rate * m / (np.sqrt(v) + eps * np.sqrt(1 - beta2**k)))
        all_m.append(m)
        all_v.append(v)
    return new, [k, all_m, all_v]


def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    batches_alone = mistake("only-batches-shuffled")
    if mistake("batch-size-one-larger"):
        batch_size = batch_size + 1
    step = batch_size
    if mistake("one-row-between-batches-skipped"):
        step = batch_size + 1
    if mistake("neighbouring-batches-share-a-row"):
        step = max(batch_size - 1, 1)
    end = n
    if mistake("smaller-last-batch-dropped"):
        end = n - n % batch_size
    if mistake("last-single-row-lost"):
        end = n - 1
    if mistake("batch-size-counts-batches"):
        step = batch_size = -(-n // batch_size)
    starts = list(range(0, end, step))
    if batches_alone:
        order = np.arange(n)
    elif mistake("not-shuffled"):
        order = np.arange(n)
    elif mistake("drawn-with-replacement"):
        order = rng.integers(0, n, n)
    else:
        order = rng.permutation(n)
    if batches_alone:
        rng.shuffle(starts)
    partners = order
    if mistake("targets-in-old-order"):
        partners = np.arange(n)
    if mistake("targets-in-an-order-of-their-own"):
        partners = rng.permutation(n)
    sorted_inside = mistake("sorted-within-a-batch")
    fills_up = mistake("last-batch-filled-up")
    same_arrays = mistake("same-arrays-for-all-batches")
    xs, ys = x[:batch_size].copy(), y[:batch_size].copy()
    for start in starts:
        if mistake("new-order-for-each-batch"):
            order = partners = rng.permutation(n)
        stop = start + batch_size
        if mistake("last-row-of-a-batch-missing"):
            stop = stop - 1
        if mistake("last-row-of-a-batch-missing"):
            stop = min(stop, n) - 1
        if mistake("batches-one-row-too-long"):
            stop = stop + 1
        if mistake("first-rows-again"):
            start, stop = 0, batch_size
        if fills_up:
            places = np.arange(start, stop) % n
            yield x[order[places]], y[partners[places]]
        elif same_arrays:
            count = len(order[start:stop])
            xs[:count], ys[:count] = x[order[start:stop]], y[partners[start:stop]]
            yield xs[:count], ys[:count]
        elif sorted_inside:
            yield x[np.sort(order[start:stop])], y[np.sort(partners[start:stop])]
        else:
            yield x[order[start:stop]], y[partners[start:stop]]


def sgd_step__2(params, grads, learning_rate):
    new = []
    last = len(params)
    for k, (p, g) in enumerate(zip(params, grads)):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        rate = learning_rate
        if mistake("gradient-added"):
            rate = -rate
        if mistake("gradient-twice"):
            rate = 2 * rate
        if mistake("rate-half"):
            rate = rate / 2
        if mistake("rate-left-out"):
            rate = 1
        if mistake("rate-smaller-for-each-parameter"):
            rate = rate / (k + 1)
        if mistake("gradient-divided-by-its-norm"):
            g = g / (np.sqrt(np.sum(g**2)) + 1e-300)
        if mistake("sign-of-the-gradient"):
            g = np.sign(g)
        if mistake("gradient-clipped-at-1"):
            g = np.clip(g, -1, 1)
        if mistake("mean-of-the-gradient"):
            g = np.mean(g)
        if mistake("gradient-divided-by-its-rows"):
            g = g / len(g)
        if mistake("gradients-divided-by-the-parameters"):
            g = g / last
        if mistake("weight-decay"):
            g = g + 0.01 * p
        step = rate * g
        if mistake("last-parameter-stays"):
            step = 0 * step if k == last - 1 else step
        if mistake("first-parameter-stays"):
            step = 0 * step if k == 0 else step
        if mistake("step-times-the-parameter"):
            step = step * p
        if mistake("steps-without-the-parameters"):
            p = 0 * p
        new.append(p - step)
    return new
