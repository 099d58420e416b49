#% id: ex07-adam-one-01
#% kind: one
#% why: v has no bias correction
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"k": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    k = state["k"] + 1
    m, v, new = [], [], []
    for i, (p, g) in enumerate(zip(params, grads)):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m.append(beta1 * state["m"][i] + (1 - beta1) * g)
        v.append(beta2 * state["v"][i] + (1 - beta2) * g**2)
        m_hat = m[i] / (1 - beta1**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v[i]) + eps))  #! v_hat
    return new, {"k": k, "m": m, "v": v}
#% id: ex07-adam-two-01
#% kind: two
#% why: eps stands inside the root, and v decays with beta1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [np.zeros(np.shape(p)) for p in params]
        state = (0, zeros, zeros)
    step, ms, vs = state
    step += 1
    ms = [beta1 * m + (1 - beta1) * np.asarray(g) for m, g in zip(ms, grads)]
    vs = [beta1 * v + (1 - beta2) * np.square(g) for v, g in zip(vs, grads)]  #! beta2
    out = []
    for p, m, v in zip(params, ms, vs):
        mh = m / (1 - beta1 ** step)
        vh = v / (1 - beta2 ** step)
        out.append(np.asarray(p) - learning_rate * mh / np.sqrt(vh + eps))  #! outside of the root
    return out, (step, ms, vs)
#% id: ex07-adam-two-02
#% kind: two
#% why: the counter counts arrays, and v averages the gradient without its square
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, {}, {}]
    m, v = state[1], state[2]
    result = []
    for i in range(len(params)):
        state[0] += 1  #! once a step, before the loop
        g = np.asarray(grads[i], dtype=float)
        m[i] = beta1 * m.get(i, 0) + (1 - beta1) * g
        v[i] = beta2 * v.get(i, 0) + (1 - beta2) * np.abs(g)  #! g squared
        mhat = m[i] / (1 - beta1 ** state[0])
        vhat = v[i] / (1 - beta2 ** state[0])
        result.append(np.asarray(params[i]) - learning_rate * mhat / (np.sqrt(vhat) + eps))
    return result, state
#% id: ex07-adam-two-03
#% kind: two
#% why: m adds the whole gradient as momentum does, and the correction multiplies by k where it needs a power
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t, m, v = (0, None, None) if state is None else state
    t = t + 1
    if m is None:
        m = [np.zeros_like(p, dtype=float) for p in params]
        v = [np.zeros_like(p, dtype=float) for p in params]
    m = [beta1 * mi + np.asarray(gi) for mi, gi in zip(m, grads)]  #! (1 - beta1) is missing
    v = [beta2 * vi + (1 - beta2) * np.asarray(gi) ** 2 for vi, gi in zip(v, grads)]
    new_params = []
    for pi, mi, vi in zip(params, m, v):
        m_hat = mi / (1 - beta1 ** t)
        v_hat = vi / np.abs(1 - beta2 * t)  #! beta2 ** t
        new_params.append(np.asarray(pi) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new_params, (t, m, v)
#% id: ex07-adam-three-01
#% kind: three
#% why: the averages begin anew in every call, the step goes uphill, and v_hat has no root
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0}
    state["t"] += 1
    t = state["t"]
    new = []
    for p, g in zip(params, grads):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m = np.zeros_like(g)  #! what earlier steps had is lost
        v = np.zeros_like(g)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat = m / (1 - beta1 ** t)
        v_hat = v / (1 - beta2 ** t)
        step = learning_rate * m_hat / (v_hat + eps)  #! sqrt
        new.append(p + step)  #! minus
    return new, state
#% id: ex07-adam-three-02
#% kind: three
#% why: the count begins at 2, v never falls (a maximum), and both corrections use beta1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"n": 1,  #! 0, since one is added below
                 "m": [np.zeros(np.shape(p)) for p in params],
                 "v": [np.zeros(np.shape(p)) for p in params]}
    state["n"] += 1
    c1 = 1 - beta1 ** state["n"]
    c2 = 1 - beta1 ** state["n"]  #! beta2
    out = []
    for j, p in enumerate(params):
        g = np.asarray(grads[j], dtype=float)
        state["m"][j] = beta1 * state["m"][j] + (1 - beta1) * g
        state["v"][j] = np.maximum(state["v"][j], beta2 * state["v"][j] + (1 - beta2) * g * g)  #! no maximum in Adam
        out.append(np.asarray(p, dtype=float) - learning_rate * (state["m"][j] / c1) / (np.sqrt(state["v"][j] / c2) + eps))
    return out, state
#% id: ex07-adam-rare-01
#% kind: rare
#% why: the corrected m and v go back into the state: the first step is right, from the second on all is wrong
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    n = len(params)
    t, m, v = state if state is not None else (0, [0.0] * n, [0.0] * n)
    t += 1
    m, v = list(m), list(v)
    new = []
    for i in range(n):
        g = np.asarray(grads[i], dtype=float)
        m[i] = beta1 * m[i] + (1 - beta1) * g
        v[i] = beta2 * v[i] + (1 - beta2) * g**2
        m[i] = m[i] / (1 - beta1**t)  #! overwrites the average itself
        v[i] = v[i] / (1 - beta2**t)
        new.append(np.asarray(params[i], dtype=float) - learning_rate * m[i] / (np.sqrt(v[i]) + eps))
    return new, (t, m, v)
