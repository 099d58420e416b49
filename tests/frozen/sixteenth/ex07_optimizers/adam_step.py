#% id: ex07-adam_step-one-01
#% kind: one
#% why: step counter raised too late
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 1, "m": [np.zeros(np.shape(p)) for p in params], "v": [np.zeros(np.shape(p)) for p in params]}
    else:
        state = dict(state)
        state["t"] += 0  #! the counter stays at 1
    t = state["t"]
    state["m"] = [beta1 * m + (1 - beta1) * np.asarray(g) for m, g in zip(state["m"], grads)]
    state["v"] = [beta2 * v + (1 - beta2) * np.asarray(g) ** 2 for v, g in zip(state["v"], grads)]
    new = []
    for p, m, v in zip(params, state["m"], state["v"]):
        new.append(np.asarray(p) - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps))
    return new, state


#% id: ex07-adam_step-one-02
#% kind: one
#% why: eps inside the root
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    m, v, k = state or ([0.0] * len(params), [0.0] * len(params), 0)
    k = k + 1
    m2, v2, p2 = [], [], []
    for p, g, a, b in zip(params, grads, m, v):
        g = np.asarray(g, dtype=float)
        a = beta1 * a + (1 - beta1) * g
        b = beta2 * b + (1 - beta2) * g * g
        a_hat = a / (1 - beta1 ** k)
        b_hat = b / (1 - beta2 ** k)
        p2.append(np.asarray(p) - learning_rate * a_hat / np.sqrt(b_hat + eps))  #! sqrt(v_hat) + eps
        m2.append(a)
        v2.append(b)
    return p2, (m2, v2, k)


#% id: ex07-adam_step-one-03
#% kind: one
#% why: the second moment takes g, not g squared
class _Adam:
    def __init__(self, params):
        self.m = [np.zeros(np.shape(p)) for p in params]
        self.v = [np.zeros(np.shape(p)) for p in params]
        self.t = 0


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    st = state if state is not None else _Adam(params)
    st.t += 1
    result = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        st.m[i] = beta1 * st.m[i] + (1 - beta1) * g
        st.v[i] = beta2 * st.v[i] + (1 - beta2) * np.abs(g)  #! g ** 2
        mh = st.m[i] / (1 - beta1 ** st.t)
        vh = st.v[i] / (1 - beta2 ** st.t)
        result.append(np.asarray(p) - learning_rate * mh / (np.sqrt(vh) + eps))
    return result, st


#% id: ex07-adam_step-one-04
#% kind: one
#% why: the bias correction is stored back into the moments
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [(np.zeros(np.shape(p)), np.zeros(np.shape(p)), 0) for p in params]
    neu, zustand = [], []
    for p, g, (m, v, t) in zip(params, grads, state):
        g = np.asarray(g, float)
        m, v, t = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * np.square(g), t + 1
        m_hat = m / (1 - beta1 ** t)
        v_hat = v / (1 - beta2 ** t)
        neu.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        zustand.append((m_hat, v, t))  #! keep m, not the corrected m_hat
    return neu, zustand


#% id: ex07-adam_step-rare-01
#% kind: rare
#% why: one moment object shared by all parameters
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    n = len(params)
    if state is None:
        state = {"m": [[0.0, 0.0]] * n, "step": 0}  #! n times the same inner list
    state["step"] += 1
    c1, c2 = 1 - beta1 ** state["step"], 1 - beta2 ** state["step"]
    out = []
    for p, g, mv in zip(params, map(np.asarray, grads), state["m"]):
        mv[0] = beta1 * mv[0] + (1 - beta1) * g
        mv[1] = beta2 * mv[1] + (1 - beta2) * g * g
        out.append(p - learning_rate * (mv[0] / c1) / (np.sqrt(mv[1] / c2) + eps))
    return out, state


#% id: ex07-adam_step-rare-02
#% kind: rare
#% why: the counter counts parameters, not steps
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    m, v, t = ({}, {}, 0) if state is None else state
    updated = []
    t += 1
    for key, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=np.float64)
        m[key] = m.get(key, 0) * beta1 + g * (1 - beta1)
        v[key] = v.get(key, 0) * beta2 + g * g * (1 - beta2)
        k = t + key  #! every parameter has the same step number
        lr_t = learning_rate / (1 - beta1 ** k)
        updated.append(np.asarray(p) - lr_t * m[key] / (np.sqrt(v[key] / (1 - beta2 ** k)) + eps))
    return updated, (m, v, t)


#% id: ex07-adam_step-two-01
#% kind: two
#% why: no bias correction of v, betas exchanged for m
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    grads = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        state = (0, [g * 0 for g in grads], [g * 0 for g in grads])
    t, ms, vs = state
    t += 1
    ms = [beta1 * m + beta1 * (g - m) for m, g in zip(ms, grads)]  #! beta1 m + (1 - beta1) g
    vs = [beta2 * v + (1 - beta2) * g ** 2 for v, g in zip(vs, grads)]
    m_hats = [m / (1 - beta1 ** t) for m in ms]
    v_hats = [v for v in vs]  #! bias correction of v is missing
    return [np.asarray(p) - learning_rate * m / (np.sqrt(v) + eps) for p, m, v in zip(params, m_hats, v_hats)], (t, ms, vs)


#% id: ex07-adam_step-two-02
#% kind: two
#% why: the old v goes into the state, and plus for minus
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"m": [np.zeros_like(p, dtype=float) for p in params], "v": [np.zeros_like(p, dtype=float) for p in params], "t": 0}
    t = state["t"] + 1
    m = [beta1 * a + (1 - beta1) * np.asarray(g) for a, g in zip(state["m"], grads)]
    v = [beta2 * a + (1 - beta2) * np.asarray(g) ** 2 for a, g in zip(state["v"], grads)]
    step = lambda a, b: learning_rate * (a / (1 - beta1 ** t)) / (np.sqrt(b / (1 - beta2 ** t)) + eps)
    new = [np.asarray(p) + step(a, b) for p, a, b in zip(params, m, v)]  #! minus
    return new, {"m": m, "v": state["v"], "t": t}  #! the old v is kept


#% id: ex07-adam_step-two-03
#% kind: two
#% why: correction with the betas multiplied by t, root forgotten
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    횟수, 모멘트 = state if state else (0, [(0.0, 0.0) for _ in params])
    횟수 += 1
    새값, 새모멘트 = [], []
    for 값, 기울기, (m, v) in zip(params, grads, 모멘트):
        기울기 = np.asarray(기울기, dtype=float)
        m = m * beta1 + 기울기 * (1 - beta1)
        v = v * beta2 + 기울기 ** 2 * (1 - beta2)
        mh = m / (1 - beta1 ** 횟수)
        vh = v / (1 - beta2 * 횟수)  #! beta2 ** t
        새값.append(np.asarray(값) - learning_rate * mh / (np.abs(vh) + eps))  #! root of v_hat
        새모멘트.append((m, v))
    return 새값, (횟수, 새모멘트)


#% id: ex07-adam_step-three-01
#% kind: three
#% why: correction multiplied, eps before, moment of v with beta1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t, m, v = state if state is not None else (0, [0] * len(params), [0] * len(params))
    t = t + 1
    outs, M, V = [], [], []
    for i in range(len(params)):
        g = np.asarray(grads[i], dtype=float)
        mi = np.asarray(beta1 * m[i] + (1 - beta1) * g)
        vi = np.asarray(beta2 * v[i] + (1 - beta1) * g * g)  #! 1 - beta2
        mhat = mi * (1 - beta1 ** t)  #! divided by, not times
        vhat = vi / (1 - beta2 ** t)
        outs.append(params[i] - learning_rate * (mhat / np.sqrt(vhat) + eps))  #! eps is in the denominator
        M.append(mi)
        V.append(vi)
    return outs, (t, M, V)


#% id: ex07-adam_step-right-01
#% kind: right
#% why: corrections folded into the rate
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"k": 0, "p1": 1.0, "p2": 1.0, "mv": [np.zeros((2, *np.shape(p))) for p in params]}
    state["p1"] *= beta1
    state["p2"] *= beta2
    new = []
    for p, g, mv in zip(params, grads, state["mv"]):
        g = np.asarray(g, dtype=float)
        mv[0] += (1 - beta1) * (g - mv[0])
        mv[1] += (1 - beta2) * (g * g - mv[1])
        root = np.sqrt(1 - state["p2"])
        new.append(np.asarray(p) - learning_rate * root / (1 - state["p1"]) * mv[0] / (np.sqrt(mv[1]) + eps * root))
    return new, state
