#% id: ex07-adam_step-right-01
#% kind: right
#% why: both corrections folded into the rate and into eps, state is one flat dict
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    state = {} if state is None else state
    t = state["t"] = state.get("t", 0) + 1
    root = (1 - beta2**t) ** 0.5
    rate = learning_rate * root / (1 - beta1**t)
    fresh = []
    for k, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        m_old, v_old = state.get(k, (0.0, 0.0))
        m = m_old + (1 - beta1) * (g - m_old)
        v = v_old + (1 - beta2) * (g * g - v_old)
        state[k] = m, v
        fresh.append(np.asarray(p, dtype=float) - rate * m / (np.sqrt(v) + eps * root))
    return fresh, state


#% id: ex07-adam_step-one-01
#% kind: one
#% why: the second moment is not corrected
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros(np.shape(p)) for p in params]
        v = [np.zeros(np.shape(p)) for p in params]
        t = 0
    else:
        m, v, t = state
    t = t + 1
    new_params = []
    new_m = []
    new_v = []
    for i in range(len(params)):
        g = np.array(grads[i], dtype=float)
        mi = beta1 * m[i] + (1 - beta1) * g
        vi = beta2 * v[i] + (1 - beta2) * g**2
        m_hat = mi / (1 - beta1**t)
        step = learning_rate * m_hat / (np.sqrt(vi) + eps)  #! v is used without its bias correction
        new_params.append(np.array(params[i], dtype=float) - step)
        new_m.append(mi)
        new_v.append(vi)
    return new_params, (new_m, new_v, t)


#% id: ex07-adam_step-one-02
#% kind: one
#% why: the step count is not written back, so every step is corrected as the first
class Moments:
    def __init__(self, shapes):
        self.first = [np.zeros(s) for s in shapes]
        self.second = [np.zeros(s) for s in shapes]
        self.count = 0


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    params = [np.asarray(p) * 1.0 for p in params]
    if state is None:
        state = Moments([p.shape for p in params])
    t = state.count + 1  #! state.count itself stays 0
    for i, g in enumerate(grads):
        g = np.asarray(g) * 1.0
        state.first[i] = beta1 * state.first[i] + (1 - beta1) * g
        state.second[i] = beta2 * state.second[i] + (1 - beta2) * np.square(g)
        top = state.first[i] / (1 - beta1**t)
        bottom = np.sqrt(state.second[i] / (1 - beta2**t)) + eps
        params[i] = params[i] - learning_rate * top / bottom
    return params, state


#% id: ex07-adam_step-two-01
#% kind: two
#% why: the step goes uphill, and the first moment is corrected with the other beta
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t, ms, vs = state or (0, [0.0] * len(params), [0.0] * len(params))
    t += 1
    gs = [np.asarray(g, float) for g in grads]
    ms = [beta1 * m + (1 - beta1) * g for m, g in zip(ms, gs)]
    vs = [beta2 * v + (1 - beta2) * g * g for v, g in zip(vs, gs)]
    mh = [m / (1 - beta2**t) for m in ms]  #! beta2 where beta1 belongs
    vh = [v / (1 - beta2**t) for v in vs]
    out = [np.asarray(p, float) + learning_rate * a / (b**0.5 + eps) for p, a, b in zip(params, mh, vh)]  #! plus in place of minus
    return out, (t, ms, vs)


#% id: ex07-adam_step-two-02
#% kind: two
#% why: beta1 times t for beta1 to the power t, and v grows by the full square
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = dict(step=0, m=[], v=[])
        for p in params:
            state["m"].append(np.zeros(np.shape(p)))
            state["v"].append(np.zeros(np.shape(p)))
    state["step"] += 1
    n = state["step"]
    result = []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=np.float64)
        m *= beta1
        m += (1 - beta1) * g
        v *= beta2
        v += g**2  #! the factor 1 - beta2 is missing
        m_corr = m / (1 - beta1 * n)  #! times n, should be to the power n
        v_corr = v / (1 - beta2**n)
        result.append(np.asarray(p) - learning_rate * m_corr / (np.sqrt(v_corr) + eps))
    return result, state


#% id: ex07-adam_step-two-03
#% kind: two
#% why: the corrected mean goes into the state, and the root of v is forgotten
def _ema(old, new, beta):
    return beta * old + (1.0 - beta) * new


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    state = [(0.0, 0.0, 0) for _ in params] if state is None else state
    new_params, new_state = [], []
    for w, dw, (mean, var, t) in zip(params, grads, state):
        w, dw, t = np.asarray(w, dtype=float), np.asarray(dw, dtype=float), t + 1
        mean = _ema(mean, dw, beta1)
        var = _ema(var, dw * dw, beta2)
        mean_hat, var_hat = mean / (1 - beta1**t), var / (1 - beta2**t)
        new_params.append(w - learning_rate * mean_hat / (var_hat + eps))  #! no square root
        new_state.append((mean_hat, var, t))  #! the corrected mean is stored
    return new_params, new_state


#% id: ex07-adam_step-three-01
#% kind: three
#% why: weights of the mean swapped, gradient not squared, count starts one too high
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    first_time = state is None
    if first_time:
        state = {
            "m": [np.zeros_like(np.asarray(p, dtype=float)) for p in params],
            "v": [np.zeros_like(np.asarray(p, dtype=float)) for p in params],
            "t": 1,  #! the count is raised again below, so the first step has t = 2
        }
    state["t"] += 1
    c1 = 1 - beta1 ** state["t"]
    c2 = 1 - beta2 ** state["t"]
    updated = []
    for idx in range(len(params)):
        grad = np.asarray(grads[idx], dtype=float)
        state["m"][idx] = (1 - beta1) * state["m"][idx] + beta1 * grad  #! the two weights are swapped
        state["v"][idx] = beta2 * state["v"][idx] + (1 - beta2) * np.abs(grad)  #! the absolute value, not the square
        delta = (state["m"][idx] / c1) / (np.sqrt(state["v"][idx] / c2) + eps)
        updated.append(np.asarray(params[idx], dtype=float) - learning_rate * delta)
    return updated, state


#% id: ex07-adam_step-three-02
#% kind: three
#% why: default of beta2 too small, raw gradient in the step, old v handed on
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.99, eps=1e-7):  #! the default of beta2 is 0.999
    zeros = lambda: tuple(np.zeros(np.shape(p)) for p in params)
    m0, v0, t0 = (zeros(), zeros(), 0) if state is None else state

    def single(p, g, m, v):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m1 = np.add(beta1 * m, (1 - beta1) * g)
        v1 = np.add(beta2 * v, (1 - beta2) * g**2)
        m_hat = m1 / (1 - beta1 ** (t0 + 1))
        v_hat = v1 / (1 - beta2 ** (t0 + 1))
        return p - learning_rate * g / (np.sqrt(v_hat) + eps), m1, v1  #! g takes the place of m_hat

    triples = [single(*quad) for quad in zip(params, grads, m0, v0)]
    p1, m1, v1 = (list(column) for column in zip(*triples))
    return p1, (m1, v0, t0 + 1)  #! v0 is handed on, not v1


#% id: ex07-adam_step-rare-01
#% kind: rare
#% why: the count is raised once a parameter, not once a step
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if not state:
        state = [0] + [[0.0, 0.0] for p in params]
    new = [np.array(p, dtype=float) for p in params]
    for array, grad, mv in zip(new, grads, state[1:]):
        grad = np.asarray(grad, dtype=float)
        state[0] += 1  #! stands inside the loop over the parameters
        mv[0] = beta1 * mv[0] + (1 - beta1) * grad
        mv[1] = beta2 * mv[1] + (1 - beta2) * grad * grad
        array -= learning_rate * (mv[0] / (1 - beta1 ** state[0])) / (np.sqrt(mv[1] / (1 - beta2 ** state[0])) + eps)
    return new, state


#% id: ex07-adam_step-rare-02
#% kind: rare
#% why: the power is taken of the bracket 1 - beta2
from typing import NamedTuple


class AdamState(NamedTuple):
    m: list
    v: list
    t: int


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    arrays = [np.asarray(p, dtype=float) for p in params]
    slopes = [np.asarray(g, dtype=float) for g in grads]
    s = state or AdamState([np.zeros(a.shape) for a in arrays], [np.zeros(a.shape) for a in arrays], 0)
    s = AdamState(
        [beta1 * m + (1 - beta1) * g for m, g in zip(s.m, slopes)],
        [beta2 * v + (1 - beta2) * g**2 for v, g in zip(s.v, slopes)],
        s.t + 1,
    )
    m_scale = 1 / (1 - beta1**s.t)
    v_scale = 1 / (1 - beta2) ** s.t  #! (1 - beta2) ** t in place of 1 - beta2 ** t
    moved = [a - learning_rate * m * m_scale / (np.sqrt(v * v_scale) + eps) for a, m, v in zip(arrays, s.m, s.v)]
    return moved, s


#% id: ex07-adam_step-rare-03
#% kind: rare
#% why: the second moment averages the square of the smoothed gradient
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    try:
        m, v, t = state
    except TypeError:
        m, v, t = {}, {}, 0
    t += 1
    p_next = []
    i = 0
    while i < len(params):
        theta = np.asarray(params[i]).astype(float)
        g = np.asarray(grads[i]).astype(float)
        m[i] = m.get(i, 0.0) * beta1 + g * (1 - beta1)
        v[i] = v.get(i, 0.0) * beta2 + m[i] ** 2 * (1 - beta2)  #! squares m, should square g
        mhat = np.divide(m[i], 1 - np.power(beta1, t))
        vhat = np.divide(v[i], 1 - np.power(beta2, t))
        p_next.append(theta - np.multiply(learning_rate, mhat) / (np.sqrt(vhat) + eps))
        i += 1
    return p_next, (m, v, t)
