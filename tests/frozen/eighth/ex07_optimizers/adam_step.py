#% id: ex07-adam_step-one-01
#% kind: one
#% why: m is corrected with beta2
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [np.zeros(np.shape(p)) for p in params], "v": [np.zeros(np.shape(p)) for p in params]}
    t = state["t"] + 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g ** 2
        m_hat = m / (1 - beta2 ** t)  #! beta1
        v_hat = v / (1 - beta2 ** t)
        new_params.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"t": t, "m": ms, "v": vs}


#% id: ex07-adam_step-one-02
#% kind: one
#% why: the second moment is of g, not of its square
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        t, m, v = 0, [0 * p for p in params], [0 * p for p in params]
    else:
        t, m, v = state
    t += 1
    m = [beta1 * mi + (1 - beta1) * g for mi, g in zip(m, grads)]
    v = [beta2 * vi + (1 - beta2) * np.abs(g) for vi, g in zip(v, grads)]  #! g * g
    c1, c2 = 1 - beta1 ** t, 1 - beta2 ** t
    new = [p - learning_rate * (mi / c1) / (np.sqrt(vi / c2) + eps) for p, mi, vi in zip(params, m, v)]
    return new, (t, m, v)


#% id: ex07-adam_step-two-01
#% kind: two
#% why: eps stands inside the root, and the new gradient comes in unweighted
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [np.zeros_like(p, dtype=float) for p in params], [np.zeros_like(p, dtype=float) for p in params]]
    state[0] += 1
    step, m, v = state
    out = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        m[i] = beta1 * m[i] + g  #! (1 - beta1) g
        v[i] = beta2 * v[i] + (1 - beta2) * np.square(g)
        mh = m[i] / (1 - beta1 ** step)
        vh = v[i] / (1 - beta2 ** step)
        out.append(np.asarray(p) - learning_rate * mh / np.sqrt(vh + eps))  #! sqrt(vh) + eps
    return out, state


#% id: ex07-adam_step-two-02
#% kind: two
#% why: the weights of old and new exchanged for m, and the step goes uphill
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    def ema(old, new, beta):
        return beta * old + (1 - beta) * new

    if state is None:
        state = (0, [0.0 for _ in params], [0.0 for _ in params])
    k, ms, vs = state
    k = k + 1
    gs = [np.asarray(g, dtype=float) for g in grads]
    ms = [ema(g, m, beta1) for m, g in zip(ms, gs)]  #! ema(m, g, beta1): argument order
    vs = [ema(v, g * g, beta2) for v, g in zip(vs, gs)]
    moved = []
    for p, m, v in zip(params, ms, vs):
        step = learning_rate * (m / (1 - beta1 ** k)) / (np.sqrt(v / (1 - beta2 ** k)) + eps)
        moved.append(np.asarray(p, dtype=float) + step)  #! -
    return moved, (k, ms, vs)


#% id: ex07-adam_step-three-01
#% kind: three
#% why: v begins at 1, the correction forgets the power of t, and there is no root
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {}
        state["m"] = [np.zeros(np.shape(p)) for p in params]
        state["v"] = [np.ones(np.shape(p)) for p in params]  #! zeros
        state["t"] = 0
    state["t"] += 1
    t = state["t"]
    result = []
    for j in range(len(params)):
        grad = np.asarray(grads[j], dtype=float)
        state["m"][j] = beta1 * state["m"][j] + (1 - beta1) * grad
        state["v"][j] = beta2 * state["v"][j] + (1 - beta2) * grad * grad
        mhat = state["m"][j] / (1 - beta1)  #! beta1 ** t
        vhat = state["v"][j] / (1 - beta2 ** t)
        result.append(np.asarray(params[j]) - learning_rate * mhat / (vhat + eps))  #! sqrt(vhat)
    return result, state


#% id: ex07-adam_step-rare-01
#% kind: rare
#% why: the step counter goes up once a parameter, not once a step
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"]
    m_new, v_new, p_new = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        t += 1  #! inside the loop over the parameters
        g = np.asarray(g, dtype=float)
        m_new.append(beta1 * m + (1 - beta1) * g)
        v_new.append(beta2 * v + (1 - beta2) * g * g)
        m_hat = m_new[-1] / (1 - beta1 ** t)
        v_hat = v_new[-1] / (1 - beta2 ** t)
        p_new.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return p_new, {"t": t, "m": m_new, "v": v_new}


#% id: ex07-adam_step-rare-02
#% kind: rare
#% why: the corrected m is kept in the state, so it is corrected again at the next step
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (0, [np.zeros(np.shape(q)) for q in params], [np.zeros(np.shape(q)) for q in params])
    t, m, v = state
    t = t + 1
    fresh, keep_m, keep_v = [], [], []
    for q, g, a, b in zip(params, grads, m, v):
        g = np.asarray(g, dtype=float)
        a = beta1 * a + (1 - beta1) * g
        b = beta2 * b + (1 - beta2) * g * g
        a_hat = a / (1 - beta1 ** t)
        b_hat = b / (1 - beta2 ** t)
        fresh.append(np.asarray(q) - learning_rate * a_hat / (b_hat ** 0.5 + eps))
        keep_m.append(a_hat)  #! a
        keep_v.append(b)
    return fresh, (t, keep_m, keep_v)


#% id: ex07-adam_step-right-01
#% kind: right
#% why: a small class for the state, the corrections moved into the rate
class Memory:
    def __init__(self, params):
        self.t = 0
        self.m = [np.zeros(np.shape(p)) for p in params]
        self.v = [np.zeros(np.shape(p)) for p in params]


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    mem = Memory(params) if state is None else state
    mem.t += 1
    root = np.sqrt(1 - beta2 ** mem.t)
    rate = learning_rate * root / (1 - beta1 ** mem.t)
    new = []
    for k, g in enumerate(grads):
        g = np.asarray(g, dtype=float)
        mem.m[k] = mem.m[k] + (1 - beta1) * (g - mem.m[k])
        mem.v[k] = mem.v[k] + (1 - beta2) * (g * g - mem.v[k])
        new.append(np.asarray(params[k]) - rate * mem.m[k] / (np.sqrt(mem.v[k]) + eps * root))
    return new, mem
