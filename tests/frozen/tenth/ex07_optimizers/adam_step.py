#% id: ex07-one-03
#% kind: one
#% why: eps stands under the root
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    m, v, new = [], [], []
    for p, g, m0, v0 in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m1 = beta1 * m0 + (1 - beta1) * g
        v1 = beta2 * v0 + (1 - beta2) * g**2
        m_hat = m1 / (1 - beta1**t)
        v_hat = v1 / (1 - beta2**t)
        new.append(np.asarray(p) - learning_rate * m_hat / np.sqrt(v_hat + eps))  #! eps inside
        m.append(m1)
        v.append(v1)
    return new, {"t": t, "m": m, "v": v}


#% id: ex07-two-05
#% kind: two
#% why: v is not corrected, and the gradient enters m with 1 - beta2
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    g = [np.asarray(a, dtype=float) for a in grads]
    if state is None:
        state = (0, [np.zeros(a.shape) for a in g], [np.zeros(a.shape) for a in g])
    step, ms, vs = state
    step += 1
    ms = [beta1 * m + (1 - beta2) * a for m, a in zip(ms, g)]  #! beta2
    vs = [beta2 * v + (1 - beta2) * a * a for v, a in zip(vs, g)]
    c1 = 1 - beta1**step
    c2 = 1.0  #! 1 - beta2 ** step
    new_params = [
        np.asarray(p) - learning_rate * (m / c1) / (np.sqrt(v / c2) + eps)
        for p, m, v in zip(params, ms, vs)
    ]
    return new_params, (step, ms, vs)


#% id: ex07-two-06
#% kind: two
#% why: v collects |g| instead of g squared, and the step count stays 1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [np.zeros(np.shape(p)) for p in params], [np.zeros(np.shape(p)) for p in params]]
    count = 1  #! never goes on
    out = []
    new_m, new_v = [], []
    for i in range(len(params)):
        grad = np.array(grads[i], dtype=float)
        m = beta1 * state[1][i] + (1 - beta1) * grad
        v = beta2 * state[2][i] + (1 - beta2) * np.abs(grad)  #! not squared
        mhat = m / (1 - beta1**count)
        vhat = v / (1 - beta2**count)
        out.append(np.asarray(params[i]) - learning_rate * mhat / (np.sqrt(vhat) + eps))
        new_m.append(m)
        new_v.append(v)
    return out, [count, new_m, new_v]


#% id: ex07-three-03
#% kind: three
#% why: m begins at the first gradient, the two corrections are exchanged, and the step goes uphill
class Moments:
    def __init__(self, grads):
        self.t = 0
        self.m = [g.copy() for g in grads]  #! should begin at 0
        self.v = [np.zeros_like(g) for g in grads]


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    grads = [np.array(g, dtype=float) for g in grads]
    if state is None:
        state = Moments(grads)
    state.t += 1
    fix_m, fix_v = 1 - beta2**state.t, 1 - beta1**state.t  #! exchanged
    new = []
    for i, (p, g) in enumerate(zip(params, grads)):
        state.m[i] = beta1 * state.m[i] + (1 - beta1) * g
        state.v[i] = beta2 * state.v[i] + (1 - beta2) * g * g
        delta = learning_rate * (state.m[i] / fix_m) / (np.sqrt(state.v[i] / fix_v) + eps)
        new.append(np.asarray(p) + delta)  #! plus
    return new, state


#% id: ex07-three-04
#% kind: three
#% why: counts a step for every parameter, forgets v from step to step, and leaves the root out
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
        state = {"t": 0}
    updated = []
    for i, (theta, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        state["t"] += 1  #! once a step, not once a parameter
        t = state["t"]
        m = beta1 * state.get(("m", i), 0.0) + (1 - beta1) * g
        v = beta2 * state.get(("v", i), 0.0) + (1 - beta2) * g**2
        state["m", i] = m  #! v is not stored
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        updated.append(np.asarray(theta) - learning_rate * m_hat / (v_hat + eps))  #! no root
    return updated, state


#% id: ex07-rare-04
#% kind: rare
#% why: the moments live in the module: a second optimiser goes on with those of the first
_memory = {}


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        _memory.clear()
        state = _memory  #! one memory for everybody
    t = state["t"] = state.get("t", 0) + 1
    new = []
    for i, p in enumerate(params):
        g = np.array(grads[i], dtype=float)
        state[f"m{i}"] = beta1 * state.get(f"m{i}", 0) + (1 - beta1) * g
        state[f"v{i}"] = beta2 * state.get(f"v{i}", 0) + (1 - beta2) * g * g
        mh = state[f"m{i}"] / (1 - beta1**t)
        vh = state[f"v{i}"] / (1 - beta2**t)
        new.append(np.asarray(p) - learning_rate * mh / (np.sqrt(vh) + eps))
    return new, state


#% id: ex07-rare-05
#% kind: rare
#% why: m and v begin as one and the same list, so each overwrites the other
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = v = [np.zeros(np.shape(p)) for p in params]  #! two names for one list
        t = 0
    else:
        m, v, t = state
    t = t + 1
    out = []
    for k, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        m[k] = beta1 * m[k] + (1 - beta1) * g
        v[k] = beta2 * v[k] + (1 - beta2) * g * g
        m_hat, v_hat = m[k] / (1 - beta1**t), v[k] / (1 - beta2**t)
        out.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return out, (m, v, t)


#% id: ex07-right-02
#% kind: right
#% why: products of the betas instead of a step count, sums not yet divided
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (1.0, 1.0, [(0.0, 0.0)] * len(params))
    left1, left2, moments = state
    left1, left2 = left1 * beta1, left2 * beta2
    new_params, new_moments = [], []
    for p, g, (m, v) in zip(params, grads, moments):
        g = np.array(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        step = m / (1 - left1) / (np.sqrt(v / (1 - left2)) + eps)
        new_params.append(np.asarray(p) - learning_rate * step)
        new_moments.append((m, v))
    return new_params, (left1, left2, new_moments)
