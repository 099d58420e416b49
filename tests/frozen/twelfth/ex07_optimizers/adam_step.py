#% id: ex07-adam_step-one-01
#% kind: one
#% why: bias correction for m only, v is used as it is
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (0, [np.zeros(np.shape(p)) for p in params], [np.zeros(np.shape(p)) for p in params])
    t, ms, vs = state
    t = t + 1
    new_p, new_m, new_v = [], [], []
    for p, g, m, v in zip(params, grads, ms, vs):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat = m / (1 - beta1**t)
        new_p.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v) + eps))  #! v / (1 - beta2**t)
        new_m.append(m)
        new_v.append(v)
    return new_p, (t, new_m, new_v)


#% id: ex07-adam_step-two-01
#% kind: two
#% why: eps inside the root, and the second moment collects |g| instead of g squared
def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    state["t"] += 1
    t = state["t"]
    out = []
    for i, (w, dw) in enumerate(zip(params, grads)):
        dw = np.asarray(dw, dtype=float)
        state["m"][i] = beta1 * state["m"][i] + (1 - beta1) * dw
        state["v"][i] = beta2 * state["v"][i] + (1 - beta2) * np.abs(dw)  #! dw ** 2
        m_hat = state["m"][i] / (1 - beta1**t)
        v_hat = state["v"][i] / (1 - beta2**t)
        out.append(np.asarray(w) - learning_rate * m_hat / np.sqrt(v_hat + eps))  #! sqrt(v_hat) + eps
    return out, state


#% id: ex07-adam_step-two-02
#% kind: two
#% why: the step counter runs per parameter, and the gradient enters m with the weight 1 (classical momentum)
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros_like(np.asarray(p, dtype=float)) for p in params]
        v = [np.zeros_like(np.asarray(p, dtype=float)) for p in params]
        step = 0
    else:
        m, v, step = state
    res = []
    for i in range(len(params)):
        step = step + 1  #! once a call, not once a parameter
        g = np.asarray(grads[i], dtype=float)
        m[i] = beta1 * m[i] + g  #! (1 - beta1) * g
        v[i] = beta2 * v[i] + (1 - beta2) * g**2
        mh = m[i] / (1 - beta1**step)
        vh = v[i] / (1 - beta2**step)
        res.append(np.asarray(params[i]) - learning_rate * mh / (np.sqrt(vh) + eps))
    return res, (m, v, step)


#% id: ex07-adam_step-three-01
#% kind: three
#% why: betas exchanged, no root, step uphill
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    n = len(params)
    if state is None:
        state = [1] + [np.zeros(np.shape(p)) for p in params] + [np.zeros(np.shape(p)) for p in params]
    t = state[0]
    M = state[1 : n + 1]
    V = state[n + 1 :]
    b1, b2 = beta2, beta1  #! exchanged
    M = [b1 * m + (1 - b1) * np.asarray(g) for m, g in zip(M, grads)]
    V = [b2 * v + (1 - b2) * np.asarray(g) ** 2 for v, g in zip(V, grads)]
    new = []
    for p, m, v in zip(params, M, V):
        mhat = m / (1 - b1**t)
        vhat = v / (1 - b2**t)
        step = learning_rate * mhat / (vhat + eps)  #! sqrt(vhat)
        new.append(np.asarray(p) + step)  #! minus
    return new, [t + 1] + M + V


#% id: ex07-adam_step-rare-01
#% kind: rare
#% why: the correction divides the stored moments in place, so the next step starts from m_hat and v_hat
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"k": 0, "mom": [np.zeros(np.shape(p)) for p in params], "sq": [np.zeros(np.shape(p)) for p in params]}
    state["k"] += 1
    updated = []
    for p, g, m, v in zip(params, grads, state["mom"], state["sq"]):
        g = np.asarray(g, dtype=float)
        m *= beta1
        m += (1 - beta1) * g
        v *= beta2
        v += (1 - beta2) * g * g
        m /= 1 - beta1 ** state["k"]  #! m itself is kept for the next step, only a copy may be corrected
        v /= 1 - beta2 ** state["k"]  #! v itself is kept for the next step
        updated.append(np.asarray(p) - learning_rate * m / (np.sqrt(v) + eps))
    return updated, state


#% id: ex07-adam_step-rare-02
#% kind: rare
#% why: m = v = [...] is one list under two names, the second moment begins with the new first one
def adam_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], state: Any, learning_rate: float = 0.001,
    beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    if state is None:
        t = 0
        m = v = [np.zeros(np.shape(p)) for p in params]  #! two lists are needed
    else:
        t, m, v = state
    t += 1
    new = []
    with np.errstate(invalid="ignore"):
        for i, (p, g) in enumerate(zip(params, grads)):
            g = np.asarray(g, dtype=float)
            m[i] = beta1 * m[i] + (1 - beta1) * g
            v[i] = beta2 * v[i] + (1 - beta2) * g**2
            mhat = m[i] / (1 - beta1**t)
            vhat = v[i] / (1 - beta2**t)
            new.append(np.asarray(p) - learning_rate * mhat / (np.sqrt(vhat) + eps))
    return new, (t, m, v)


#% id: ex07-adam_step-right-01
#% kind: right
#% why: keeps running powers of the betas instead of a counter; one small record a parameter
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"pow1": 1.0, "pow2": 1.0, "moments": [(0.0, 0.0) for _ in params]}
    pow1 = state["pow1"] * beta1
    pow2 = state["pow2"] * beta2
    moments, out = [], []
    for (m, v), p, g in zip(state["moments"], params, grads):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        step = (m / (1 - pow1)) / (np.sqrt(v / (1 - pow2)) + eps)
        out.append(p - learning_rate * step)
        moments.append((m, v))
    return out, {"pow1": pow1, "pow2": pow2, "moments": moments}
