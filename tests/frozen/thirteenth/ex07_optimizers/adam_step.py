#% id: ex07-one-03
#% kind: one
#% why: no bias correction of v
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    grads = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        state = {"t": 0, "m": [np.zeros(g.shape) for g in grads], "v": [np.zeros(g.shape) for g in grads]}
    t = state["t"] + 1
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(state["m"], grads)]
    v = [beta2 * a + (1 - beta2) * g * g for a, g in zip(state["v"], grads)]
    new = []
    for p, mi, vi in zip(params, m, v):
        m_hat = mi / (1 - beta1**t)
        v_hat = vi  #! correction by 1 - beta2^t missing
        new.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, {"t": t, "m": m, "v": v}

#% id: ex07-two-04
#% kind: two
#% why: the counter starts at 0 (division by 1 - beta^0 = 0), and v averages the gradient instead of its square
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [0.0 for _ in params]
        state = (0, zeros, zeros)  #! the first step is step 1
    t, ms, vs = state
    out, ms2, vs2 = [], [], []
    for p, g, m, v in zip(params, grads, ms, vs):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * np.abs(g)  #! g squared
        step = m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
        out.append(np.asarray(p, dtype=float) - learning_rate * step)
        ms2.append(m)
        vs2.append(v)
    return out, (t + 1, ms2, vs2)

#% id: ex07-two-05
#% kind: two
#% why: momentum as in classical SGD (no 1 - beta1 before the gradient), and the corrected v is kept in the state
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k = len(params)
    if state is None:
        state = [0, [0.0] * k, [0.0] * k]
    state[0] += 1
    n = state[0]
    updated = []
    for i in range(k):
        g = np.asarray(grads[i], float)
        state[1][i] = beta1 * state[1][i] + g  #! an average needs 1 - beta1
        state[2][i] = beta2 * state[2][i] + (1 - beta2) * np.square(g)
        mhat = state[1][i] / (1 - beta1**n)
        vhat = state[2][i] = state[2][i] / (1 - beta2**n)  #! written back: corrected again at the next step
        updated.append(np.asarray(params[i], float) - learning_rate * mhat / (np.sqrt(vhat) + eps))
    return updated, state

#% id: ex07-three-02
#% kind: three
#% why: plus instead of minus, no square root, and v is corrected with beta1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros(np.shape(p)) for p in params]
        v = [np.zeros(np.shape(p)) for p in params]
        t = 0
    else:
        m, v, t = state
    t = t + 1
    new_m, new_v, theta = [], [], []
    for i in range(len(params)):
        gi = np.array(grads[i], dtype=float)
        mi = beta1 * m[i] + (1 - beta1) * gi
        vi = beta2 * v[i] + (1 - beta2) * gi * gi
        mh = mi / (1 - beta1**t)
        vh = vi / (1 - beta1**t)  #! beta2 belongs to v
        delta = mh / (vh + eps)  #! square root
        theta.append(np.array(params[i], dtype=float) + learning_rate * delta)  #! sign
        new_m.append(mi)
        new_v.append(vi)
    return theta, (new_m, new_v, t)

#% id: ex07-rare-05
#% kind: rare
#% why: the step counter goes up once a parameter instead of once a call
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"step": 0}
    fresh = []
    for i, (w, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        state["step"] += 1  #! belongs before the loop
        t = state["step"]
        m = state["m", i] = beta1 * state.get(("m", i), 0.0) + (1 - beta1) * g
        v = state["v", i] = beta2 * state.get(("v", i), 0.0) + (1 - beta2) * g * g
        fresh.append(w - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps))
    return fresh, state

#% id: ex07-rare-06
#% kind: rare
#% why: the folded step size lr*sqrt(1-b2^t)/(1-b1^t) with a plain eps: eps is then not added to sqrt(v_hat)
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    grads = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        state = (0, [np.zeros_like(g) for g in grads], [np.zeros_like(g) for g in grads])
    t, m, v = state
    t += 1
    root = np.sqrt(1 - beta2**t)
    lr_t = learning_rate * root / (1 - beta1**t)
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(m, grads)]
    v = [beta2 * b + (1 - beta2) * g**2 for b, g in zip(v, grads)]
    new = [np.asarray(p) - lr_t * a / (np.sqrt(b) + eps) for p, a, b in zip(params, m, v)]  #! eps would have to be scaled by the root too
    return new, (t, m, v)

#% id: ex07-rare-07
#% kind: rare
#% why: the moments take the type of the parameter: whole-number parameters get int moments and lose the fractions
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [(np.zeros_like(p), np.zeros_like(p)) for p in params], 0  #! int zeros for int parameters
    moments, t = state
    t += 1
    out = []
    for p, g, (m, v) in zip(params, grads, moments):
        g = np.asarray(g, dtype=float)
        m[...] = beta1 * m + (1 - beta1) * g
        v[...] = beta2 * v + (1 - beta2) * g * g
        mh = m / (1 - beta1**t)
        vh = v / (1 - beta2**t)
        out.append(p - learning_rate * mh / (np.sqrt(vh) + eps))
    return out, (moments, t)

#% id: ex07-right-02
#% kind: right
#% why: running weights: the averages are kept bias-free by a step-dependent share, no powers of beta by t are taken
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    # w1, w2 are the sums of the weights seen so far, 1 - beta^t
    if state is None:
        state = (0.0, 0.0, [0.0] * len(params), [0.0] * len(params))
    w1, w2, ms, vs = state
    w1 = beta1 * w1 + (1 - beta1)
    w2 = beta2 * w2 + (1 - beta2)
    moved, m_new, v_new = [], [], []
    for p, g, m, v in zip(params, grads, ms, vs):
        g = np.array(g, dtype=float)
        m = m + (1 - beta1) / w1 * (g - m)
        v = v + (1 - beta2) / w2 * (g * g - v)
        moved.append(np.array(p, dtype=float) - learning_rate * m / (np.sqrt(v) + eps))
        m_new.append(m)
        v_new.append(v)
    return moved, (w1, w2, m_new, v_new)
