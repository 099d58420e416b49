#% id: ex07-adam_step-right-01
#% kind: right
#% why: unusual: state is a dict of running powers of beta (no step counter), mutated in place
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"b1": 1.0, "b2": 1.0,
                 "m": [np.zeros(np.shape(p)) for p in params],
                 "v": [np.zeros(np.shape(p)) for p in params]}
    state["b1"] *= beta1
    state["b2"] *= beta2
    fresh = []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m += (1 - beta1) * (g - m)
        v += (1 - beta2) * (np.square(g) - v)
        m_hat, v_hat = m / (1 - state["b1"]), v / (1 - state["b2"])
        fresh.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return fresh, state

#% id: ex07-adam_step-one-01
#% kind: one
#% why: the bias correction of v uses beta1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [(0.0, 0.0)] * len(params), 0
    moments, n = state
    n += 1
    new_p, new_m = [], []
    for p, g, (m, v) in zip(params, grads, moments):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g ** 2
        mh = m / (1 - beta1 ** n)
        vh = v / (1 - beta1 ** n)  #! beta2
        new_p.append(np.asarray(p) - learning_rate * mh / (np.sqrt(vh) + eps))
        new_m.append((m, v))
    return new_p, (new_m, n)

#% id: ex07-adam_step-two-01
#% kind: two
#% why: eps stands under the root, and the step counter is raised once a parameter
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = dict(t=0, m={}, v={})
        for i, p in enumerate(params):
            state["m"][i] = np.zeros_like(np.asarray(p, dtype=float))
            state["v"][i] = np.zeros_like(np.asarray(p, dtype=float))
    out = []
    for i, p in enumerate(params):
        g = np.asarray(grads[i], dtype=float)
        state["t"] += 1  #! inside the loop over the parameters
        state["m"][i] = beta1 * state["m"][i] + (1 - beta1) * g
        state["v"][i] = beta2 * state["v"][i] + (1 - beta2) * g * g
        mh = state["m"][i] / (1 - beta1 ** state["t"])
        vh = state["v"][i] / (1 - beta2 ** state["t"])
        out.append(np.asarray(p, dtype=float) - learning_rate * mh / np.sqrt(vh + eps))  #! sqrt(vh) + eps
    return out, state

#% id: ex07-adam_step-two-02
#% kind: two
#% why: no bias correction for m, and v is fed the gradient instead of its square
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [np.zeros(np.shape(g)) for g in grads]
        state = (zeros, [z.copy() for z in zeros], 0)
    ms, vs, t = state
    t = t + 1
    ms = [beta1 * m + (1 - beta1) * np.asarray(g, float) for m, g in zip(ms, grads)]
    vs = [beta2 * v + (1 - beta2) * np.abs(np.asarray(g, float)) for v, g in zip(vs, grads)]  #! |g|, not g^2
    new = []
    for p, m, v in zip(params, ms, vs):
        m_hat = m  #! not divided by 1 - beta1^t
        v_hat = v / (1 - beta2 ** t)
        new.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, (ms, vs, t)

#% id: ex07-adam_step-three-01
#% kind: three
#% why: beta1 and 1 - beta1 exchanged, the corrected m is stored in the state, and the gradient is added to the parameter
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"k": 0, "m": [0.0 for _ in params], "v": [0.0 for _ in params]}
    k = state["k"] + 1
    M, V, P = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = (1 - beta1) * m + beta1 * g  #! exchanged
        v = beta2 * v + (1 - beta2) * g ** 2
        mc = m / (1 - beta1 ** k)
        vc = v / (1 - beta2 ** k)
        P.append(np.asarray(p, dtype=float) + learning_rate * mc / (np.sqrt(vc) + eps))  #! minus
        M.append(mc)  #! the corrected moment goes into the next step
        V.append(v)
    return P, {"k": k, "m": M, "v": V}

#% id: ex07-adam_step-three-02
#% kind: three
#% why: the step number starts at 1 and is raised before use, v is not remembered, and the root is missing
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    first = state is None
    if first:
        step, m_old, v_old = 1, None, None  #! begins at 1, then + 1: the correction is one step late
    else:
        step, m_old, v_old = state
    step += 1
    m_new, v_new, result = [], [], []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.array(g, dtype=float)
        m = (1 - beta1) * g + (0 if first else beta1 * m_old[i])
        v = (1 - beta2) * g ** 2 + (0 if first else beta2 * m_old[i] ** 2)  #! the old m squared, not the old v
        m_new.append(m)
        v_new.append(v)
        top = learning_rate * m / (1 - beta1 ** step)
        bottom = v / (1 - beta2 ** step) + eps  #! root of v_hat forgotten
        result.append(np.array(p, dtype=float) - top / bottom)
    return result, (step, m_new, v_new)

#% id: ex07-adam_step-rare-01
#% kind: rare
#% why: one zeros array serves for m and v, and both are updated in place, so m and v are the same array
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [np.zeros(np.shape(p)) for p in params]
        state = {"t": 0, "m": zeros, "v": list(zeros)}  #! list() copies the list, not the arrays in it
    state["t"] += 1
    t = state["t"]
    out = []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, float)
        m *= beta1
        m += (1 - beta1) * g
        v *= beta2
        v += (1 - beta2) * g * g
        mhat, vhat = m / (1 - beta1 ** t), np.maximum(v, 0) / (1 - beta2 ** t)
        out.append(np.asarray(p, float) - learning_rate * mhat / (np.sqrt(vhat) + eps))
    return out, state
