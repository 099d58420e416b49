#% id: ex07-right-03
#% kind: right
#% why: right
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    """The efficient order from section 2 of the paper; eps is scaled so that the step is the same."""
    if state is None:
        state = {"t": 0}
    state["t"] += 1
    c1 = 1 - beta1 ** state["t"]
    c2 = np.sqrt(1 - beta2 ** state["t"])
    updated = []
    for name, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        m, v = state.get(name, (0.0, 0.0))
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        state[name] = (m, v)
        alpha = learning_rate * c2 / c1
        updated.append(np.asarray(p, dtype=float) - alpha * m / (np.sqrt(v) + eps * c2))
    return updated, state


#% id: ex07-right-04
#% kind: right
#% why: right
class _Moments:
    def __init__(self, like):
        self.first = [np.zeros(np.shape(p)) for p in like]
        self.second = [np.zeros(np.shape(p)) for p in like]
        self.b1_power = 1.0
        self.b2_power = 1.0


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    s = _Moments(params) if state is None else state
    s.b1_power *= beta1
    s.b2_power *= beta2
    new = []
    for k in range(len(params)):
        grad = np.array(grads[k], dtype=float)
        # in place is fine here, these arrays belong to the state
        s.first[k] *= beta1
        s.first[k] += (1 - beta1) * grad
        s.second[k] *= beta2
        s.second[k] += (1 - beta2) * grad**2
        step = (s.first[k] / (1 - s.b1_power)) / ((s.second[k] / (1 - s.b2_power)) ** 0.5 + eps)
        new.append(np.array(params[k], dtype=float) - learning_rate * step)
    return new, s


#% id: ex07-one-05
#% kind: one
#% why: eps stands inside the square root instead of behind it.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (0, [np.zeros(np.shape(p)) for p in params], [np.zeros(np.shape(p)) for p in params])
    t, ms, vs = state
    t = t + 1
    new_p, new_m, new_v = [], [], []
    for p, g, m, v in zip(params, grads, ms, vs):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        mhat = m / (1 - beta1**t)
        vhat = v / (1 - beta2**t)
        new_p.append(np.asarray(p) - learning_rate * mhat / np.sqrt(vhat + eps))  #! eps belongs outside the root
        new_m.append(m)
        new_v.append(v)
    return new_p, (t, new_m, new_v)


#% id: ex07-one-06
#% kind: one
#% why: The second moment is not bias corrected.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"m": [0.0] * len(params), "v": [0.0] * len(params), "t": 0}
    t = state["t"] + 1
    m, v, result = [], [], []
    for i in range(len(params)):
        g = np.asarray(grads[i], dtype=float)
        m.append(beta1 * state["m"][i] + (1 - beta1) * g)
        v.append(beta2 * state["v"][i] + (1 - beta2) * np.square(g))
        m_hat = m[i] / (1 - beta1**t)
        v_hat = v[i]  #! / (1 - beta2**t) is missing
        result.append(np.asarray(params[i]) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return result, {"m": m, "v": v, "t": t}


#% id: ex07-one-07
#% kind: one
#% why: The step counter is not kept in the state, so every call corrects as if it were the first.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t = 1  #! always the first step
    if state is None:
        state = [(np.zeros(np.shape(p)), np.zeros(np.shape(p))) for p in params]
    nxt = []
    moved = []
    for (m, v), p, g in zip(state, params, grads):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        nxt.append((m, v))
        denom = np.sqrt(v / (1 - beta2**t)) + eps
        moved.append(np.asarray(p, dtype=float) - learning_rate * (m / (1 - beta1**t)) / denom)
    return moved, nxt


#% id: ex07-two-02
#% kind: two
#% why: beta1 and beta2 are exchanged. The new moments are not given back, the state stays at zero.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"m": [np.zeros(np.shape(p)) for p in params], "v": [np.zeros(np.shape(p)) for p in params], "t": 0}
    state["t"] += 1
    t = state["t"]
    res = []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta2 * m + (1 - beta2) * g  #! beta1 belongs to m
        v = beta1 * v + (1 - beta1) * g**2  #! beta2 belongs to v
        mh = m / (1 - beta2**t)  #! beta1 belongs to m
        vh = v / (1 - beta1**t)  #! beta2 belongs to v
        res.append(np.asarray(p) - learning_rate * mh / (np.sqrt(vh) + eps))
    return res, state  #! m and v were never stored


#% id: ex07-two-04
#% kind: two
#% why: The second moment takes the gradient without squaring it, only absolute. The corrected m is stored and corrected again at the next step.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [0.0 for _ in params], [0.0 for _ in params]]
    state[0] += 1
    k = state[0]
    outcome = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.array(g, dtype=float)
        m = beta1 * state[1][i] + (1 - beta1) * g
        v = beta2 * state[2][i] + (1 - beta2) * np.abs(g)  #! g squared is missing
        m = m / (1 - beta1**k)
        state[1][i] = m  #! the uncorrected m must be kept
        state[2][i] = v
        outcome.append(np.array(p, dtype=float) - learning_rate * m / (np.sqrt(v / (1 - beta2**k)) + eps))
    return outcome, state


#% id: ex07-three-01
#% kind: three
#% why: The denominator has no square root. The exponents of the bias correction are multiplied, beta times t. The learning rate default is used instead of the argument.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t, M, V = state if state is not None else (0, [0.0] * len(params), [0.0] * len(params))
    t += 1
    P, M2, V2 = [], [], []
    for p, g, m, v in zip(params, grads, M, V):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1 * t)  #! beta1 ** t, not beta1 * t
        v_hat = v / (1 - beta2 * t)  #! beta2 ** t, not beta2 * t
        change = m_hat / (v_hat + eps)  #! no square root
        P.append(np.asarray(p) - 0.001 * change)  #! learning_rate is not used
        M2.append(m)
        V2.append(v)
    return P, (t, M2, V2)


#% id: ex07-rare-01
#% kind: rare
#% why: The moments live in a global variable instead of the state, so a second optimiser mixes with the first.
_memory = {"t": 0}


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    _memory["t"] += 1  #! global, ignores state (also a new start with None)
    n = _memory["t"]
    fresh = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        m, v = _memory.get((i, g.shape), (np.zeros(g.shape), np.zeros(g.shape)))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        _memory[(i, g.shape)] = (m, v)
        fresh.append(np.asarray(p) - learning_rate * (m / (1 - beta1**n)) / (np.sqrt(v / (1 - beta2**n)) + eps))
    return fresh, "saved"


#% id: ex07-rare-02
#% kind: rare
#% why: The step counter goes up inside the loop, once for each parameter instead of once for each step.
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": {}, "v": {}}
    new_params = []
    for key, (w, g) in enumerate(zip(params, grads)):
        state["t"] += 1  #! must be counted once per step, before the loop
        t = state["t"]
        g = np.asarray(g, dtype=float)
        state["m"][key] = beta1 * state["m"].get(key, 0) + (1 - beta1) * g
        state["v"][key] = beta2 * state["v"].get(key, 0) + (1 - beta2) * g**2
        mc = state["m"][key] / (1 - beta1**t)
        vc = state["v"][key] / (1 - beta2**t)
        new_params.append(np.asarray(w) - learning_rate * mc / (np.sqrt(vc) + eps))
    return new_params, state


#% id: ex07-right-52
#% kind: right
#% why: the form of section 2 of the Adam paper: both corrections in the step size, eps scaled along with them, the state in a dict of tuples
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t = 1 if state is None else state["t"] + 1
    old = [(0.0, 0.0)] * len(params) if state is None else state["mv"]
    root = np.sqrt(1 - beta2**t)
    alpha = learning_rate * root / (1 - beta1**t)
    new, mv = [], []
    for p, g, (m, v) in zip(params, grads, old):
        g = np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        new.append(np.asarray(p, dtype=float) - alpha * m / (np.sqrt(v) + eps * root))
        mv.append((m, v))
    return new, {"t": t, "mv": mv}


#% id: ex07-rare-53
#% kind: rare
#% why: the number of steps is a global that a new training (state None) does not set back, so its bias correction is wrong (docstring: state is whatever you need at the next step, None before the first one)
_steps = 0


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    global _steps
    _steps += 1  #! counts on from an earlier training
    if state is None:
        state = [(np.zeros(np.shape(p)), np.zeros(np.shape(p))) for p in params]
    out, new_state = [], []
    for p, g, (m, v) in zip(params, grads, state):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**_steps)
        v_hat = v / (1 - beta2**_steps)
        out.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        new_state.append((m, v))
    return out, new_state


#% id: ex07-rare-54
#% kind: rare
#% why: m and v have the kind of the parameter and are filled in place, so for whole-number parameters they are cut to 0 (docstring: arrays hold floats or whole numbers)
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        arrays = [np.asarray(p) for p in params]
        state = {"m": [np.zeros_like(a) for a in arrays], "v": [np.zeros_like(a) for a in arrays], "t": 0}  #! int arrays for int parameters
    state["t"] += 1
    t = state["t"]
    result = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g)
        state["m"][i][...] = beta1 * state["m"][i] + (1 - beta1) * g  #! 0.1 becomes 0
        state["v"][i][...] = beta2 * state["v"][i] + (1 - beta2) * g * g  #! 0.001 becomes 0
        mh = state["m"][i] / (1 - beta1**t)
        vh = state["v"][i] / (1 - beta2**t)
        result.append(p - learning_rate * mh / (np.sqrt(vh) + eps))
    return result, state


