#% id: ex07-right-01
#% kind: right
#% why: right
class Loader:
    """Like a PyTorch DataLoader: every pass has an order of its own."""

    def __init__(self, data, target, size, generator):
        self.data, self.target = np.asarray(data), np.asarray(target)
        self.size, self.generator = size, generator

    def __len__(self):
        return -(-len(self.data) // self.size)

    def __iter__(self):
        keys = self.generator.random(len(self.data))
        who = np.argsort(keys, kind="stable")
        for b in range(len(self)):
            pick = who[b * self.size : (b + 1) * self.size]
            yield self.data[pick], self.target[pick]


def minibatches(x, y, batch_size, rng):
    return Loader(x, y, batch_size, rng)
#% id: ex07-right-02
#% kind: right
#% why: right
def minibatches(x, y, batch_size, rng):
    # Fisher-Yates like in C, then collect the rows one by one
    index = list(range(len(x)))
    for i in range(len(index) - 1, 0, -1):
        j = int(rng.integers(0, i + 1))
        index[i], index[j] = index[j], index[i]
    batches = []
    bx, by = [], []
    for i in index:
        bx.append(x[i])
        by.append(y[i])
        if len(bx) == batch_size:
            batches.append((np.array(bx), np.array(by)))
            bx, by = [], []
    if bx:  # 마지막 남은 배치
        batches.append((np.array(bx), np.array(by)))
    return batches


def sgd_step(params, grads, learning_rate):
    def move(p, g):
        return np.subtract(p, np.multiply(learning_rate, g))

    return list(map(move, params, grads))
#% id: ex07-right-03
#% kind: right
#% why: right
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    """The efficient order from section 2 of the paper; eps is scaled so that the step is the same."""
    if state is None:
        state = {"t": 0}
    state["t"] += 1
    c1 = 1 - beta1 ** state["t"]
    c2 = np.sqrt(1 - beta2 ** state["t"])
    updated = []
    for name, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        m, v = state.get(name, (0.0, 0.0))
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        state[name] = (m, v)
        alpha = learning_rate * c2 / c1
        updated.append(np.asarray(p, dtype=float) - alpha * m / (np.sqrt(v) + eps * c2))
    return updated, state
#% id: ex07-right-04
#% kind: right
#% why: right
class _Moments:
    def __init__(self, like):
        self.first = [np.zeros(np.shape(p)) for p in like]
        self.second = [np.zeros(np.shape(p)) for p in like]
        self.b1_power = 1.0
        self.b2_power = 1.0


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    s = _Moments(params) if state is None else state
    s.b1_power *= beta1
    s.b2_power *= beta2
    new = []
    for k in range(len(params)):
        grad = np.array(grads[k], dtype=float)
        # in place is fine here, these arrays belong to the state
        s.first[k] *= beta1
        s.first[k] += (1 - beta1) * grad
        s.second[k] *= beta2
        s.second[k] += (1 - beta2) * grad**2
        step = (s.first[k] / (1 - s.b1_power)) / ((s.second[k] / (1 - s.b2_power)) ** 0.5 + eps)
        new.append(np.array(params[k], dtype=float) - learning_rate * step)
    return new, s
#% id: ex07-one-01
#% kind: one
#% why: The smaller last batch is thrown away.
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    perm = rng.permutation(len(x))
    for b in range(len(x) // batch_size):  #! loses the rest of the division
        sel = perm[b * batch_size : (b + 1) * batch_size]
        yield x[sel], y[sel]
#% id: ex07-one-02
#% kind: one
#% why: x and y are shuffled with two different orders, so the pairs are torn apart.
def minibatches(x, y, batch_size, rng):
    xs = rng.permutation(np.asarray(x))
    ys = rng.permutation(np.asarray(y))  #! a second, different order
    for i in range(0, len(xs), batch_size):
        yield xs[i : i + batch_size], ys[i : i + batch_size]
#% id: ex07-one-03
#% kind: one
#% why: The rows are drawn with replacement, so some come twice and others never.
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = x.shape[0]
    chosen = rng.choice(n, size=n)  #! replace=False is missing
    start = 0
    while start < n:
        part = chosen[start : start + batch_size]
        yield x[part], y[part]
        start += batch_size
#% id: ex07-one-04
#% kind: one
#% why: The gradient is added instead of subtracted.
def sgd_step(params, grads, learning_rate):
    out = []
    for p, g in zip(params, grads):
        out.append(np.asarray(p) + learning_rate * np.asarray(g))  #! wrong direction
    return out
#% id: ex07-one-05
#% kind: one
#% why: eps stands inside the square root instead of behind it.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (0, [np.zeros(np.shape(p)) for p in params], [np.zeros(np.shape(p)) for p in params])
    t, ms, vs = state
    t = t + 1
    new_p, new_m, new_v = [], [], []
    for p, g, m, v in zip(params, grads, ms, vs):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        mhat = m / (1 - beta1**t)
        vhat = v / (1 - beta2**t)
        new_p.append(np.asarray(p) - learning_rate * mhat / np.sqrt(vhat + eps))  #! eps belongs outside the root
        new_m.append(m)
        new_v.append(v)
    return new_p, (t, new_m, new_v)
#% id: ex07-one-06
#% kind: one
#% why: The second moment is not bias corrected.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"m": [0.0] * len(params), "v": [0.0] * len(params), "t": 0}
    t = state["t"] + 1
    m, v, result = [], [], []
    for i in range(len(params)):
        g = np.asarray(grads[i], dtype=float)
        m.append(beta1 * state["m"][i] + (1 - beta1) * g)
        v.append(beta2 * state["v"][i] + (1 - beta2) * np.square(g))
        m_hat = m[i] / (1 - beta1**t)
        v_hat = v[i]  #! / (1 - beta2**t) is missing
        result.append(np.asarray(params[i]) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return result, {"m": m, "v": v, "t": t}
#% id: ex07-one-07
#% kind: one
#% why: The step counter is not kept in the state, so every call corrects as if it were the first.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t = 1  #! always the first step
    if state is None:
        state = [(np.zeros(np.shape(p)), np.zeros(np.shape(p))) for p in params]
    nxt = []
    moved = []
    for (m, v), p, g in zip(state, params, grads):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        nxt.append((m, v))
        denom = np.sqrt(v / (1 - beta2**t)) + eps
        moved.append(np.asarray(p, dtype=float) - learning_rate * (m / (1 - beta1**t)) / denom)
    return moved, nxt
#% id: ex07-two-01
#% kind: two
#% why: Only the order of the batches is shuffled, the rows of a batch stay neighbours. A batch is one row too long.
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    starts = np.arange(0, len(x), batch_size + 1)  #! step must be batch_size
    rng.shuffle(starts)  #! shuffles blocks, not examples
    for s in starts:
        yield x[s : s + batch_size + 1], y[s : s + batch_size + 1]
#% id: ex07-two-02
#% kind: two
#% why: beta1 and beta2 are exchanged. The new moments are not given back, the state stays at zero.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"m": [np.zeros(np.shape(p)) for p in params], "v": [np.zeros(np.shape(p)) for p in params], "t": 0}
    state["t"] += 1
    t = state["t"]
    res = []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta2 * m + (1 - beta2) * g  #! beta1 belongs to m
        v = beta1 * v + (1 - beta1) * g**2  #! beta2 belongs to v
        mh = m / (1 - beta2**t)  #! beta1 belongs to m
        vh = v / (1 - beta1**t)  #! beta2 belongs to v
        res.append(np.asarray(p) - learning_rate * mh / (np.sqrt(vh) + eps))
    return res, state  #! m and v were never stored
#% id: ex07-two-03
#% kind: two
#% why: The gradient is clipped to -1..1. The learning rate is divided by the number of parameters.
def sgd_step(params, grads, learning_rate):
    lr = learning_rate / len(params)  #! nothing is averaged over the parameters
    new_params = []
    for i in range(len(params)):
        g = np.clip(np.asarray(grads[i], dtype=float), -1, 1)  #! nobody asked for clipping
        new_params.append(np.asarray(params[i], dtype=float) - lr * g)
    return new_params
#% id: ex07-two-04
#% kind: two
#% why: The second moment takes the gradient without squaring it, only absolute. The corrected m is stored and corrected again at the next step.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [0.0 for _ in params], [0.0 for _ in params]]
    state[0] += 1
    k = state[0]
    outcome = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.array(g, dtype=float)
        m = beta1 * state[1][i] + (1 - beta1) * g
        v = beta2 * state[2][i] + (1 - beta2) * np.abs(g)  #! g squared is missing
        m = m / (1 - beta1**k)
        state[1][i] = m  #! the uncorrected m must be kept
        state[2][i] = v
        outcome.append(np.array(p, dtype=float) - learning_rate * m / (np.sqrt(v / (1 - beta2**k)) + eps))
    return outcome, state
#% id: ex07-two-05
#% kind: two
#% why: The rows are not shuffled at all. y of a batch is one row behind x.
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.roll(np.asarray(y), 1, axis=0)  #! pairs are shifted by one row
    order = np.arange(len(x))  #! no random order, rng is unused
    for a in range(0, len(x), batch_size):
        yield x[order[a : a + batch_size]], y[order[a : a + batch_size]]
#% id: ex07-three-01
#% kind: three
#% why: The denominator has no square root. The exponents of the bias correction are multiplied, beta times t. The learning rate default is used instead of the argument.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t, M, V = state if state is not None else (0, [0.0] * len(params), [0.0] * len(params))
    t += 1
    P, M2, V2 = [], [], []
    for p, g, m, v in zip(params, grads, M, V):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1 * t)  #! beta1 ** t, not beta1 * t
        v_hat = v / (1 - beta2 * t)  #! beta2 ** t, not beta2 * t
        change = m_hat / (v_hat + eps)  #! no square root
        P.append(np.asarray(p) - 0.001 * change)  #! learning_rate is not used
        M2.append(m)
        V2.append(v)
    return P, (t, M2, V2)
#% id: ex07-three-02
#% kind: three
#% why: The order comes from the global generator. The batch size is used as the number of batches. The labels come back as the order and not as y.
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.random.permutation(len(x))  #! rng is not used
    parts = np.array_split(order, min(batch_size, len(x)))  #! batch_size is not the number of batches
    for part in parts:
        yield x[part], part  #! should be y[part]
#% id: ex07-rare-01
#% kind: rare
#% why: The moments live in a global variable instead of the state, so a second optimiser mixes with the first.
_memory = {"t": 0}


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    _memory["t"] += 1  #! global, ignores state (also a new start with None)
    n = _memory["t"]
    fresh = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        m, v = _memory.get((i, g.shape), (np.zeros(g.shape), np.zeros(g.shape)))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        _memory[(i, g.shape)] = (m, v)
        fresh.append(np.asarray(p) - learning_rate * (m / (1 - beta1**n)) / (np.sqrt(v / (1 - beta2**n)) + eps))
    return fresh, "saved"
#% id: ex07-rare-02
#% kind: rare
#% why: The step counter goes up inside the loop, once for each parameter instead of once for each step.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": {}, "v": {}}
    new_params = []
    for key, (w, g) in enumerate(zip(params, grads)):
        state["t"] += 1  #! must be counted once per step, before the loop
        t = state["t"]
        g = np.asarray(g, dtype=float)
        state["m"][key] = beta1 * state["m"].get(key, 0) + (1 - beta1) * g
        state["v"][key] = beta2 * state["v"].get(key, 0) + (1 - beta2) * g**2
        mc = state["m"][key] / (1 - beta1**t)
        vc = state["v"][key] / (1 - beta2**t)
        new_params.append(np.asarray(w) - learning_rate * mc / (np.sqrt(vc) + eps))
    return new_params, state
#% id: ex07-rare-03
#% kind: rare
#% why: One buffer is filled again for every batch, so batches handed out before change afterwards.
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    size = min(batch_size, len(x))
    # 메모리를 아끼려고 버퍼를 재사용
    xbuf = np.empty((size,) + x.shape[1:], x.dtype)
    ybuf = np.empty((size,) + y.shape[1:], y.dtype)
    for start in range(0, len(x), size):
        idx = order[start : start + size]
        xbuf[: len(idx)] = x[idx]  #! overwrites the batch handed out before
        ybuf[: len(idx)] = y[idx]
        yield xbuf[: len(idx)], ybuf[: len(idx)]
#% id: ex07-rare-04
#% kind: rare
#% why: The result is cast back to the type of the parameter, so whole-number parameters lose the fraction of the step.
def sgd_step(params, grads, learning_rate):
    stepped = []
    for p, g in zip(params, grads):
        p = np.asarray(p)
        delta = learning_rate * np.asarray(g)
        stepped.append((p - delta).astype(p.dtype))  #! integers are truncated
    return stepped
