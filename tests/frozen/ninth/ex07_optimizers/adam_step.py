#% id: ex07-one-03
#% kind: one
#% why: only the first moment is bias-corrected
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        state = {"t": 0, "m": [0.0 * p for p in params], "v": [0.0 * p for p in params]}
    t = state["t"] + 1
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(state["m"], grads)]
    v = [beta2 * b + (1 - beta2) * g * g for b, g in zip(state["v"], grads)]
    out = []
    for p, mi, vi in zip(params, m, v):
        m_hat = mi / (1 - beta1 ** t)
        out.append(p - learning_rate * m_hat / (np.sqrt(vi) + eps))  #! v_hat
    return out, {"t": t, "m": m, "v": v}

#% id: ex07-two-05
#% kind: two
#% why: eps is under the root, and the betas of the two corrections are exchanged
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (0, [np.zeros(np.shape(p)) for p in params], [np.zeros(np.shape(p)) for p in params])
    t, ms, vs = state
    t += 1
    new_p, new_m, new_v = [], [], []
    c1 = 1 - beta2 ** t  #! c1 and c2 exchanged
    c2 = 1 - beta1 ** t
    for p, g, m, v in zip(params, grads, ms, vs):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g ** 2
        step = (m / c1) / np.sqrt(v / c2 + eps)  #! sqrt(v_hat) + eps
        new_p.append(np.asarray(p, dtype=float) - learning_rate * step)
        new_m.append(m)
        new_v.append(v)
    return new_p, (t, new_m, new_v)

#% id: ex07-two-06
#% kind: two
#% why: the step counter runs on with every parameter array, and m begins with the first gradient
class AdamState:
    def __init__(self, grads):
        self.t = 0
        self.m = [np.array(g, dtype=float) for g in grads]  #! zeros
        self.v = [np.zeros(np.shape(g)) for g in grads]


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = AdamState(grads)
    updated = []
    for i, (p, g) in enumerate(zip(params, grads)):
        state.t += 1  #! once a step, before the loop
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        state.m[i] = beta1 * state.m[i] + (1 - beta1) * g
        state.v[i] = beta2 * state.v[i] + (1 - beta2) * np.square(g)
        mh = state.m[i] / (1 - beta1 ** state.t)
        vh = state.v[i] / (1 - beta2 ** state.t)
        updated.append(p - learning_rate * mh / (np.sqrt(vh) + eps))
    return updated, state

#% id: ex07-three-03
#% kind: three
#% why: m as in classical momentum, |g| in place of g squared, and the step number stays 1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    first = state is None
    t = 1 if first else state["t"]
    new_state = {"t": t, "mv": []}  #! t + 1 for the next step
    new_params = []
    for i, p in enumerate(params):
        p = np.asarray(p, dtype=float)
        g = np.asarray(grads[i], dtype=float)
        m, v = (np.zeros_like(p), np.zeros_like(p)) if first else state["mv"][i]
        m = beta1 * m + g  #! (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * np.abs(g)  #! g ** 2
        m_hat = m / (1 - beta1 ** t)
        v_hat = v / (1 - beta2 ** t)
        new_params.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        new_state["mv"].append((m, v))
    return new_params, new_state

#% id: ex07-three-04
#% kind: three
#% why: the corrected moments go into the state, eps is added to the quotient, and the rate falls with the root of t
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = dict(t=0, m=[0.0] * len(params), v=[0.0] * len(params))
    state["t"] += 1
    t = state["t"]
    alpha = learning_rate / np.sqrt(t)  #! constant rate
    result = []
    for i in range(len(params)):
        theta = np.array(params[i], dtype=float)
        g = np.array(grads[i], dtype=float)
        m = beta1 * state["m"][i] + (1 - beta1) * g
        v = beta2 * state["v"][i] + (1 - beta2) * g * g
        m = m / (1 - beta1 ** t)
        v = v / (1 - beta2 ** t)
        state["m"][i], state["v"][i] = m, v  #! store before correcting
        result.append(theta - alpha * (m / np.where(v > 0, np.sqrt(v), 1.0) + eps))  #! m / (sqrt(v) + eps)
    return result, state

#% id: ex07-rare-03
#% kind: rare
#% why: one second moment for a whole array (mean of the squares); right only for arrays of one element
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        state = [0, [np.zeros_like(p) for p in params], [0.0 for _ in params]]
    state[0] += 1
    t, m, v = state
    new = []
    for i, (p, g) in enumerate(zip(params, grads)):
        m[i] = m[i] * beta1 + g * (1 - beta1)
        v[i] = v[i] * beta2 + np.mean(g * g) * (1 - beta2)  #! elementwise g * g
        m_hat = m[i] / (1 - beta1**t)
        v_hat = v[i] / (1 - beta2**t)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, state

#% id: ex07-right-02
#% kind: right
#% why: keeps running products of the betas instead of a step number, moments in one list of pairs
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (1.0, 1.0, [(0.0, 0.0)] * len(params))
    p1, p2, moments = state
    p1, p2 = p1 * beta1, p2 * beta2
    out, fresh = [], []
    for p, g, (m, v) in zip(params, grads, moments):
        g = np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        denominator = np.sqrt(v / (1 - p2)) + eps
        out.append(np.asarray(p, dtype=float) - learning_rate * (m / (1 - p1)) / denominator)
        fresh.append((m, v))
    return out, (p1, p2, fresh)
