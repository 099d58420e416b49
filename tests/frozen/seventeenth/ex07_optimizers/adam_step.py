#% id: ex07-adam_step-right-01
#% kind: right
#% why: state is a named tuple of a counter and two lists, folded correction
from collections import namedtuple

Moments = namedtuple("Moments", "count first second")


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    G = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        state = Moments(0, [np.zeros_like(g) for g in G], [np.zeros_like(g) for g in G])
    k = state.count + 1
    first = [m + (1 - beta1) * (g - m) for m, g in zip(state.first, G)]
    second = [v + (1 - beta2) * (g * g - v) for v, g in zip(state.second, G)]
    root = (1 - beta2 ** k) ** 0.5
    new = [np.asarray(p) - learning_rate * root / (1 - beta1 ** k) * m / (np.sqrt(v) + eps * root) for p, m, v in zip(params, first, second)]
    return new, Moments(k, first, second)


#% id: ex07-adam_step-one-01
#% kind: one
#% why: no bias correction of the second moment
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0 for _ in params], "v": [0.0 for _ in params]}
    state["t"] += 1
    updated = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, float)
        state["m"][i] = beta1 * state["m"][i] + (1 - beta1) * g
        state["v"][i] = beta2 * state["v"][i] + (1 - beta2) * g ** 2
        m_hat = state["m"][i] / (1 - beta1 ** state["t"])
        v_hat = state["v"][i]  #! not divided by 1 - beta2 ** t
        updated.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return updated, state


#% id: ex07-adam_step-one-02
#% kind: one
#% why: the counter begins at 1 and rises before the first correction
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t, m, v = state or (1, [np.zeros(np.shape(g)) for g in grads], [np.zeros(np.shape(g)) for g in grads])  #! together with t + 1 below the first step already has t = 2
    t = t + 1
    m = [mi * beta1 + np.multiply(g, 1 - beta1) for mi, g in zip(m, grads)]
    v = [vi * beta2 + np.square(g) * (1 - beta2) for vi, g in zip(v, grads)]
    c1, c2 = 1 - beta1 ** t, 1 - beta2 ** t
    return [p - learning_rate * (mi / c1) / (np.sqrt(vi / c2) + eps) for p, mi, vi in zip(map(np.asarray, params), m, v)], (t, m, v)


#% id: ex07-adam_step-one-03
#% kind: one
#% why: the square of the average in place of the average of the square
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    step, slots = (0, [(0.0, 0.0)] * len(params)) if state is None else state
    step += 1
    new_params, new_slots = [], []
    for p, g, (mom, var) in zip(params, grads, slots):
        grad = np.asarray(g) * 1.0
        mom = beta1 * mom + (1 - beta1) * grad
        var = beta2 * var + (1 - beta2) * mom ** 2  #! the second moment averages grad ** 2
        direction = mom / (1 - beta1 ** step) / (eps + (var / (1 - beta2 ** step)) ** 0.5)
        new_params.append(np.asarray(p) - learning_rate * direction)
        new_slots.append((mom, var))
    return new_params, (step, new_slots)


#% id: ex07-adam_step-two-01
#% kind: two
#% why: eps in the root, betas swapped
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    class Slot:
        def __init__(self):
            self.m = self.v = 0.0

    if state is None:
        state = [0] + [Slot() for _ in params]
    state[0] += 1
    k, out = state[0], []
    for slot, p, g in zip(state[1:], params, grads):
        g = np.asarray(g, float)
        slot.m = beta2 * slot.m + (1 - beta2) * g  #! beta1 for the first moment
        slot.v = beta2 * slot.v + (1 - beta2) * g * g
        mh = slot.m / (1 - beta1 ** k)
        vh = slot.v / (1 - beta2 ** k)
        out.append(np.asarray(p) - learning_rate * mh / np.sqrt(vh + eps ** 0.5))  #! eps stands outside the root
    return out, state


#% id: ex07-adam_step-two-02
#% kind: two
#% why: one moment shared by all parameters, root forgotten
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    n = len(params)
    if state is None:
        state = dict(t=0, m={i: 0.0 for i in range(n)}, v={i: 0.0 for i in range(n)})
    t = state["t"] + 1
    m, v, result = dict(state["m"]), dict(state["v"]), []
    for i in range(n):
        gi = np.array(grads[i], dtype=float)
        m[i] = beta1 * m[0] + (1 - beta1) * np.mean(gi)  #! the moment is one number, every element needs its own
        v[i] = beta2 * v[i] + (1 - beta2) * gi ** 2
        denom = v[i] / (1 - beta2 ** t) + eps  #! the square root is missing
        result.append(np.array(params[i]) - learning_rate * m[i] / (1 - beta1 ** t) / denom)
    return result, {"t": t, "m": m, "v": v}


#% id: ex07-adam_step-rare-01
#% kind: rare
#% why: the corrected moments are stored
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if not state:
        state = [0, [0.0] * len(params), [0.0] * len(params)]
    t, ms, vs = state[0] + 1, [], []
    theta = []
    for p, g, m, v in zip(params, grads, state[1], state[2]):
        g = np.asarray(g, dtype=float)
        m = (beta1 * m + (1 - beta1) * g)
        v = (beta2 * v + (1 - beta2) * g * g)
        m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
        ms.append(m_hat)  #! the raw m goes into the state, not m_hat
        vs.append(v)
        theta.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return theta, [t, ms, vs]


#% id: ex07-adam_step-rare-02
#% kind: rare
#% why: t counts the parameters, not the steps
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    mem = state if state is not None else {"t": 0}
    out = []
    for j, (theta, grad) in enumerate(zip(params, grads)):
        grad = np.asarray(grad, float)
        mem["t"] += 1  #! raised for every parameter, t must count steps
        t = mem["t"]
        m, v = mem.get(j, (np.zeros(grad.shape), np.zeros(grad.shape)))
        m, v = beta1 * m + (1 - beta1) * grad, beta2 * v + (1 - beta2) * np.power(grad, 2)
        mem[j] = m, v
        out += [np.asarray(theta) - learning_rate * (m / (1 - beta1 ** t)) / (np.sqrt(v / (1 - beta2 ** t)) + eps)]
    return out, mem


#% id: ex07-adam_step-three-01
#% kind: three
#% why: state thrown away, complement weights forgotten, sign
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    zeros = lambda: [np.zeros_like(np.asarray(g), dtype=float) for g in grads]
    t, m, v = (0, zeros(), zeros()) if state is None else state
    t = t + 1
    m = [beta1 * a + (1 - beta1) * np.asarray(g) for a, g in zip(m, grads)]
    v = [beta2 * a + np.asarray(g) ** 2 for a, g in zip(v, grads)]  #! the weight 1 - beta2 is missing
    mh = [a / (1 - beta1) ** t for a in m]  #! 1 - beta1 ** t, the power belongs to beta1
    vh = [a / (1 - beta2 ** t) for a in v]
    moved = [np.asarray(p) - learning_rate * a / (np.sqrt(b) + eps) for p, a, b in zip(params, mh, vh)]
    return moved, None  #! the moments are forgotten after every step


#% id: ex07-adam_step-rare-03
#% kind: rare
#% why: moments kept in a module-level dictionary
_MEMORY = {}


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    store = _MEMORY  #! one store for all optimisers: a second training goes on with the moments of the first
    store["t"] = store.get("t", 0) + 1
    answer = []
    for key, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        store["m", key] = beta1 * store.get(("m", key), 0.0) + (1 - beta1) * g
        store["v", key] = beta2 * store.get(("v", key), 0.0) + (1 - beta2) * g ** 2
        mhat = store["m", key] / (1 - beta1 ** store["t"])
        vhat = store["v", key] / (1 - beta2 ** store["t"])
        answer.append(np.asarray(p) - learning_rate * mhat / (np.sqrt(vhat) + eps))
    return answer, store
