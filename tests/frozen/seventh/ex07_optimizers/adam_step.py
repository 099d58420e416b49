#% id: ex07-right-01
#% kind: right
#% why: glues all parameters into one long vector, steps there and cuts it up again
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    shapes = [np.shape(p) for p in params]
    theta = np.concatenate([np.zeros(0)] + [np.ravel(np.asarray(p, dtype=float)) for p in params])
    g = np.concatenate([np.zeros(0)] + [np.ravel(np.asarray(q, dtype=float)) for q in grads])
    b1t, b2t, m, v = state if state is not None else (1.0, 1.0, np.zeros(g.size), np.zeros(g.size))
    b1t, b2t = b1t * beta1, b2t * beta2
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    theta = theta - learning_rate * (m / (1 - b1t)) / (np.sqrt(v / (1 - b2t)) + eps)
    out, pos = [], 0
    for s in shapes:
        size = int(np.prod(s))
        out.append(theta[pos:pos + size].reshape(s))
        pos += size
    return out, (b1t, b2t, m, v)

#% id: ex07-one-04
#% kind: one
#% why: there is no bias correction of m and v
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"m": [0.0 for _ in params], "v": [0.0 for _ in params]}
    new = []
    # 1차, 2차 모멘트
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        state["m"][i] = beta1 * state["m"][i] + (1 - beta1) * g
        state["v"][i] = beta2 * state["v"][i] + (1 - beta2) * g ** 2
        new.append(np.asarray(p) - learning_rate * state["m"][i] / (np.sqrt(state["v"][i]) + eps))  #! m_hat and v_hat are missing
    return new, state

#% id: ex07-one-05
#% kind: one
#% why: eps stands inside the square root
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        ms = [np.zeros(np.shape(p)) for p in params]
        vs = [np.zeros(np.shape(p)) for p in params]
        t = 0
    else:
        ms, vs, t = state
    t = t + 1
    ms = [beta1 * m + (1 - beta1) * np.asarray(g) for m, g in zip(ms, grads)]
    vs = [beta2 * v + (1 - beta2) * np.square(np.asarray(g, dtype=float)) for v, g in zip(vs, grads)]
    result = []
    for p, m, v in zip(params, ms, vs):
        mh = m / (1 - beta1 ** t)
        vh = v / (1 - beta2 ** t)
        result.append(np.asarray(p) - learning_rate * mh / np.sqrt(vh + eps))  #! sqrt(vh) + eps
    return result, (ms, vs, t)

#% id: ex07-two-03
#% kind: two
#% why: the step count goes up once for every parameter, not once a call
#% why: beta1 and beta2 are swapped in the moments
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [np.zeros_like(p, dtype=float) for p in params], [np.zeros_like(p, dtype=float) for p in params]]
    t, M, V = state
    out = []
    for k in range(len(params)):
        t += 1  #! belongs before the loop
        g = np.asarray(grads[k], dtype=float)
        M[k] = beta2 * M[k] + (1 - beta2) * g  #! beta1
        V[k] = beta1 * V[k] + (1 - beta1) * g * g  #! beta2
        mhat = M[k] / (1 - beta1 ** t)
        vhat = V[k] / (1 - beta2 ** t)
        out.append(np.asarray(params[k]) - learning_rate * mhat / (np.sqrt(vhat) + eps))
    return out, [t, M, V]

#% id: ex07-two-04
#% kind: two
#% why: m and v start at zero again at every call
#% why: the new square of the gradient comes in without its weight 1 - beta2
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t = 1 if state is None else state["t"] + 1
    m = [np.zeros(np.shape(p)) for p in params]  #! the old moments are thrown away
    v = [np.zeros(np.shape(p)) for p in params]  #! the old moments are thrown away
    new_params = []
    for i in range(len(params)):
        grad = np.asarray(grads[i], dtype=float)
        m[i] = beta1 * m[i] + (1 - beta1) * grad
        v[i] = beta2 * v[i] + grad ** 2  #! (1 - beta2) *
        m_hat = m[i] / (1 - beta1 ** t)
        v_hat = v[i] / (1 - beta2 ** t)
        new_params.append(np.asarray(params[i], dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new_params, {"t": t, "m": m, "v": v}

#% id: ex07-three-02
#% kind: three
#% why: t is always 1, so the correction is too strong after the first step
#% why: divides by v_hat without the square root
#% why: the weights of m are the wrong way round
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [(np.zeros(np.shape(p)), np.zeros(np.shape(p))) for p in params]
    t = 1  #! never counted up
    ret, new_state = [], []
    for p, g, (m, v) in zip(params, grads, state):
        g = np.asarray(g, dtype=float)
        m = (1 - beta1) * m + beta1 * g  #! beta1 m + (1 - beta1) g
        v = beta2 * v + (1 - beta2) * g ** 2
        mh, vh = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
        ret.append(np.asarray(p) - learning_rate * mh / (vh + eps))  #! np.sqrt(vh)
        new_state.append((m, v))
    return ret, new_state

#% id: ex07-rare-03
#% kind: rare
#% why: the step count is a global of the module, so a second training starts with the count of the first
_step_count = 0

def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    global _step_count
    _step_count += 1  #! is not set back where state is None
    if state is None:
        state = ([0.0] * len(params), [0.0] * len(params))
    first, second = state
    grads = [np.asarray(g, dtype=float) for g in grads]
    first = [beta1 * a + (1 - beta1) * g for a, g in zip(first, grads)]
    second = [beta2 * a + (1 - beta2) * g * g for a, g in zip(second, grads)]
    c1 = 1 - beta1 ** _step_count
    c2 = 1 - beta2 ** _step_count
    moved = [np.asarray(p) - learning_rate * (a / c1) / (np.sqrt(b / c2) + eps) for p, a, b in zip(params, first, second)]
    return moved, (first, second)
