#% id: ex07-right-03
#% kind: right
#% why: right; the state is a list of triples, one a parameter, with the powers of beta kept
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [(0.0, 0.0, 1.0, 1.0)] * len(params)
    new_params, new_state = [], []
    for p, g, (m, v, pow1, pow2) in zip(params, grads, state):
        g = np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        pow1, pow2 = pow1 * beta1, pow2 * beta2
        step = (m / (1 - pow1)) / (np.sqrt(v / (1 - pow2)) + eps)
        new_params.append(np.asarray(p) - learning_rate * step)
        new_state.append((m, v, pow1, pow2))
    return new_params, new_state


#% id: ex07-one-03
#% kind: one
#% why: the step counter stays at 1, so the correction is right in the first step only
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [np.zeros(np.shape(p)) for p in params]
        state = {"m": zeros, "v": list(zeros), "t": 1}
    t = state["t"]
    out, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        out.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return out, {"m": ms, "v": vs, "t": t}  #! t + 1


#% id: ex07-two-06
#% kind: two
#% why: the two betas are exchanged in the averages, and eps stands inside the root
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (0, [np.zeros(np.shape(p)) for p in params], [np.zeros(np.shape(p)) for p in params])
    t, m, v = state
    t += 1
    m = [beta2 * a + (1 - beta2) * np.asarray(g) for a, g in zip(m, grads)]  #! beta1
    v = [beta1 * a + (1 - beta1) * np.asarray(g) ** 2 for a, g in zip(v, grads)]  #! beta2
    c1, c2 = 1 - beta2**t, 1 - beta1**t
    new = [
        np.asarray(p) - learning_rate * (mi / c1) / np.sqrt(vi / c2 + eps)  #! np.sqrt(vi / c2) + eps
        for p, mi, vi in zip(params, m, v)
    ]
    return new, (t, m, v)


#% id: ex07-two-07
#% kind: two
#% why: v sums the squares up as in AdaGrad, and the step is added
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    state["t"] += 1
    t = state["t"]
    result = []
    for i, p in enumerate(params):
        g = np.asarray(grads[i], dtype=float)
        state["m"][i] = beta1 * state["m"][i] + (1 - beta1) * g
        state["v"][i] = beta2 * state["v"][i] + g * g  #! (1 - beta2) * g * g
        m_hat = state["m"][i] / (1 - beta1**t)
        v_hat = state["v"][i] / (1 - beta2**t)
        result.append(np.asarray(p) + learning_rate * m_hat / (np.sqrt(v_hat) + eps))  #! minus
    return result, state


#% id: ex07-two-08
#% kind: two
#% why: the averages begin at zero in every call, and m is corrected with beta2
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t = 1 if state is None else state[0] + 1
    ms = [np.zeros(np.shape(p)) for p in params]  #! from the state, where there is one
    vs = [np.zeros(np.shape(p)) for p in params]  #! likewise
    new_params = []
    for k, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        ms[k] = beta1 * ms[k] + (1 - beta1) * g
        vs[k] = beta2 * vs[k] + (1 - beta2) * g * g
        mh = ms[k] / (1 - beta2**t)  #! beta1
        vh = vs[k] / (1 - beta2**t)
        new_params.append(np.asarray(p) - learning_rate * mh / (np.sqrt(vh) + eps))
    return new_params, (t, ms, vs)


#% id: ex07-three-03
#% kind: three
#% why: v averages |g| instead of its square, no root is taken, m is used without correction
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"step": 0, "first": [0] * len(params), "second": [0] * len(params)}
    n = state["step"] + 1
    first, second, moved = [], [], []
    for p, g, a, b in zip(params, grads, state["first"], state["second"]):
        g = np.asarray(g, dtype=float)
        a = beta1 * a + (1 - beta1) * g
        b = beta2 * b + (1 - beta2) * np.abs(g)  #! g ** 2
        b_hat = b / (1 - beta2**n)
        speed = learning_rate * a  #! a / (1 - beta1**n)
        moved.append(np.asarray(p) - speed / (b_hat + eps))  #! np.sqrt(b_hat)
        first.append(a)
        second.append(b)
    return moved, {"step": n, "first": first, "second": second}


#% id: ex07-three-04
#% kind: three
#% why: velocity of the momentum method without 1 - beta1, correction times instead of divided, rate divided by t
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros(np.shape(p)) for p in params]
        v = [np.zeros(np.shape(p)) for p in params]
        t = 0
    else:
        m, v, t = state
    t = t + 1
    lr_t = learning_rate / t  #! no decay
    fresh = []
    for i in range(len(params)):
        g = np.asarray(grads[i], dtype=float)
        m[i] = beta1 * m[i] + g  #! (1 - beta1) * g
        v[i] = beta2 * v[i] + (1 - beta2) * g**2
        m_hat = m[i] / (1 - beta1**t)
        v_hat = v[i] * (1 - beta2**t)  #! v[i] / (...)
        fresh.append(np.asarray(params[i]) - lr_t * m_hat / (np.sqrt(v_hat) + eps))
    return fresh, (m, v, t)


#% id: ex07-rare-03
#% kind: rare
#% why: the counter goes up once a parameter, not once a step: right for one parameter
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": {}, "v": {}}
    m, v = state["m"], state["v"]
    new = []
    for key, (p, g) in enumerate(zip(params, grads)):
        state["t"] += 1  #! belongs before the loop
        t = state["t"]
        g = np.asarray(g, dtype=float)
        m[key] = beta1 * m.get(key, 0.0) + (1 - beta1) * g
        v[key] = beta2 * v.get(key, 0.0) + (1 - beta2) * g**2
        update = (m[key] / (1 - beta1**t)) / (np.sqrt(v[key] / (1 - beta2**t)) + eps)
        new.append(np.asarray(p) - learning_rate * update)
    return new, state
