#% id: adam_step-001
#% kind: right
#% why: state as a tuple (t, m, v)
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    t, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    t += 1
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(m, grads)]
    v = [beta2 * a + (1 - beta2) * g**2 for a, g in zip(v, grads)]
    c1, c2 = 1 - beta1**t, 1 - beta2**t
    new = [p - learning_rate * (a / c1) / (np.sqrt(b / c2) + eps) for p, a, b in zip(params, m, v)]
    return new, (t, m, v)


#% id: adam_step-002
#% kind: right
#% why: a dataclass, changed in place
from dataclasses import dataclass, field

@dataclass
class AdamState:
    m: list = field(default_factory=list)
    v: list = field(default_factory=list)
    step: int = 0

def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        shapes = [np.shape(p) for p in params]
        state = AdamState([np.zeros(s) for s in shapes], [np.zeros(s) for s in shapes])
    state.step += 1
    out = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        state.m[i] += (1 - beta1) * (g - state.m[i])
        state.v[i] += (1 - beta2) * (g * g - state.v[i])
        m_hat = state.m[i] / (1 - beta1 ** state.step)
        v_hat = state.v[i] / (1 - beta2 ** state.step)
        out.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return out, state


#% id: adam_step-003
#% kind: right
#% why: keeps the powers of beta in the state instead of a step number
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"p1": 1.0, "p2": 1.0, "m": [0] * len(params), "v": [0] * len(params)}
    p1 = state["p1"] * beta1
    p2 = state["p2"] * beta2
    result, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.array(g, dtype=np.float64)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * np.square(g)
        result.append(np.array(p, dtype=np.float64) - learning_rate * (m / (1 - p1)) / ((v / (1 - p2)) ** 0.5 + eps))
        ms.append(m)
        vs.append(v)
    return result, dict(p1=p1, p2=p2, m=ms, v=vs)


#% id: adam_step-004
#% kind: right
#% why: the efficient form with the rate and eps corrected
from math import sqrt

def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0] + [(np.zeros_like(np.asarray(p, dtype=float)),) * 2 for p in params]
    k = state[0] + 1
    root = sqrt(1 - beta2 ** k)
    alpha = learning_rate * root / (1 - beta1 ** k)
    eps_k = eps * root
    new_state, new_params = [k], []
    for p, g, (m, v) in zip(params, grads, state[1:]):
        g = np.asarray(g, dtype=float)
        m = m * beta1 + g * (1 - beta1)
        v = v * beta2 + g * g * (1 - beta2)
        new_state.append((m, v))
        new_params.append(np.asarray(p, dtype=float) - alpha * m / (np.sqrt(v) + eps_k))
    return new_params, new_state


#% id: adam_step-005
#% kind: right
#% why: one state per parameter, float32 kept
def _one(p, g, s, lr, b1, b2, eps):
    p = np.asarray(p)
    g = np.asarray(g)
    if p.dtype != np.float32:
        p, g = p.astype(float), g.astype(float)
    t, m, v = s
    t = t + 1
    m = b1 * m + (1 - b1) * g
    v = b2 * v + (1 - b2) * g * g
    return p - lr * (m / (1 - b1 ** t)) / (np.sqrt(v / (1 - b2 ** t)) + eps), (t, m, v)

def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [(0, 0.0, 0.0) for _ in params]
    pairs = [_one(p, g, s, float(learning_rate), float(beta1), float(beta2), float(eps)) for p, g, s in zip(params, grads, state)]
    return [a for a, _ in pairs], [b for _, b in pairs]


#% id: adam_step-006
#% kind: right
#% why: a closure as state
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    def remember(t, m, v):
        return lambda: (t, m, v)

    n = len(params)
    t, m, v = state() if state is not None else (0, [np.float64(0)] * n, [np.float64(0)] * n)
    t, m, v = t + 1, list(m), list(v)
    fresh = []
    for i in range(n):
        g = np.asarray(grads[i], dtype=float)
        m[i] = beta1 * m[i] + (1 - beta1) * g
        v[i] = beta2 * v[i] + (1 - beta2) * g * g
        delta = np.divide(m[i] / (1 - beta1**t), np.sqrt(v[i] / (1 - beta2**t)) + eps)
        fresh.append(np.asarray(params[i], dtype=float) - learning_rate * delta)
    return fresh, remember(t, m, v)


#% id: adam_step-007
#% kind: right
#% why: all parameters as one vector
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if not len(params):
        return [], state
    arrays = [np.asarray(p, dtype=float) for p in params]
    theta = np.concatenate([a.ravel() for a in arrays])
    g = np.concatenate([np.asarray(x, dtype=float).ravel() for x in grads])
    t, m, v = (0, 0.0 * theta, 0.0 * theta) if state is None else state
    t = t + 1
    m = m + (g - m) * (1 - beta1)
    v = v + (g * g - v) * (1 - beta2)
    theta = theta - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    out, at = [], 0
    for a in arrays:
        out.append(theta[at:at + a.size].reshape(a.shape).copy())
        at += a.size
    return out, (t, m, v)


#% id: adam_step-008
#% kind: right
#% why: named tuple state, expm1 for the corrections
from typing import NamedTuple
import math

class Moments(NamedTuple):
    t: int
    first: tuple
    second: tuple

def _correction(beta, t):
    return -math.expm1(t * math.log(beta)) if beta > 0 else 1.0

def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    old = state if state is not None else Moments(0, (0.0,) * len(params), (0.0,) * len(params))
    gs = [np.asarray(g).astype(float) for g in grads]
    now = Moments(
        old.t + 1,
        tuple(beta1 * m + (1 - beta1) * g for m, g in zip(old.first, gs)),
        tuple(beta2 * v + (1 - beta2) * g ** 2 for v, g in zip(old.second, gs)),
    )
    a, b = _correction(beta1, now.t), _correction(beta2, now.t)
    step = lambda m, v: learning_rate * m / a / (np.sqrt(v / b) + eps)
    return [np.asarray(p).astype(float) - step(m, v) for p, m, v in zip(params, now.first, now.second)], now


#% id: adam_step-009
#% kind: right
#% why: sums without the factor (1 - beta), normalised by the sum of the weights
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = dict(w1=0.0, w2=0.0, a=[0.0] * len(params), b=[0.0] * len(params))
    w1 = beta1 * state["w1"] + 1
    w2 = beta2 * state["w2"] + 1
    a, b, out = [], [], []
    for i, p in enumerate(params):
        g = np.asarray(grads[i], dtype=float)
        a.append(beta1 * state["a"][i] + g)
        b.append(beta2 * state["b"][i] + g * g)
        # weighted averages are the corrected moments
        out.append(np.asarray(p, dtype=float) - learning_rate * (a[i] / w1) / (np.sqrt(b[i] / w2) + eps))
    return out, dict(w1=w1, w2=w2, a=a, b=b)


#% id: adam_step-010
#% kind: right
#% why: structural pattern matching and in-place work on own buffers
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    match state:
        case None:
            t = 1
            m = [np.zeros(np.shape(p)) for p in params]
            v = [np.zeros(np.shape(p)) for p in params]
        case {"t": last, "m": m, "v": v}:
            t = last + 1
    new = []
    for p, g, mi, vi in zip(params, grads, m, v):
        g = np.array(g, dtype=float)
        mi *= beta1
        mi += (1 - beta1) * g
        np.multiply(g, g, out=g)
        vi *= beta2
        vi += (1 - beta2) * g
        q = np.array(p, dtype=float)
        q -= learning_rate * mi / (1 - beta1**t) / (np.sqrt(vi / (1 - beta2**t)) + eps)
        new.append(q)
    return new, {"t": t, "m": m, "v": v}


#% id: adam_step-011
#% kind: right
#% why: object with a method, hypot-free helper functions
class _Adam:
    def __init__(self, n):
        self.t = 0
        self.slots = [[0.0, 0.0] for _ in range(n)]

    def moments(self, i, g, b1, b2):
        s = self.slots[i]
        s[0] = np.average(np.stack([s[0] + 0 * g, g]), axis=0, weights=[b1, 1 - b1])
        s[1] = np.average(np.stack([s[1] + 0 * g, g * g]), axis=0, weights=[b2, 1 - b2])
        return s[0] / (1 - b1 ** self.t), s[1] / (1 - b2 ** self.t)

def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    opt = _Adam(len(params)) if state is None else state
    opt.t += 1
    out = []
    for i, (p, g) in enumerate(zip(params, grads)):
        mh, vh = opt.moments(i, np.asarray(g, dtype=float), beta1, beta2)
        out.append(np.asarray(p, dtype=float) - learning_rate * mh / (np.sqrt(vh) + eps))
    return out, opt


#% id: adam_step-012
#% kind: one
#% why: no bias correction of m
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros_like(np.asarray(p, dtype=float)) for p in params]
        v = [np.zeros_like(np.asarray(p, dtype=float)) for p in params]
        t = 0
    else:
        m, v, t = state
    t = t + 1
    new_params = []
    new_m = []
    new_v = []
    for i in range(len(params)):
        p = np.asarray(params[i], dtype=float)
        g = np.asarray(grads[i], dtype=float)
        mi = beta1 * m[i] + (1 - beta1) * g
        vi = beta2 * v[i] + (1 - beta2) * g ** 2
        m_hat = mi   #! correction of m missing
        v_hat = vi / (1 - beta2 ** t)
        p = p - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
        new_params.append(p)
        new_m.append(mi)
        new_v.append(vi)
    return new_params, (new_m, new_v, t)


#% id: adam_step-013
#% kind: one
#% why: no bias correction of v
class Adam:
    def __init__(self, params):
        self.m = {}
        self.v = {}
        self.t = 0
        for k, p in enumerate(params):
            self.m[k] = np.zeros(np.shape(p))
            self.v[k] = np.zeros(np.shape(p))


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    # state 는 Adam 객체
    if state is None:
        state = Adam(params)
    state.t += 1
    결과 = []
    for k, (w, dw) in enumerate(zip(params, grads)):
        w = np.array(w, dtype=float)
        dw = np.array(dw, dtype=float)
        state.m[k] = beta1 * state.m[k] + (1 - beta1) * dw
        state.v[k] = beta2 * state.v[k] + (1 - beta2) * dw ** 2
        분자 = state.m[k] / (1 - beta1 ** state.t)
        분모 = np.sqrt(state.v[k]) + eps   #! correction of v missing
        w = w - learning_rate * 분자 / 분모
        결과.append(w)
    return 결과, state


#% id: adam_step-014
#% kind: one
#% why: eps inside the square root
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    gs = [np.asarray(g, dtype=float) for g in grads]
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(state["m"], gs)]
    v = [beta2 * a + (1 - beta2) * g * g for a, g in zip(state["v"], gs)]
    mh = [a / (1 - beta1**t) for a in m]
    vh = [a / (1 - beta2**t) for a in v]
    new = [np.asarray(p) - learning_rate * a / np.sqrt(b + eps) for p, a, b in zip(params, mh, vh)]   #! eps inside the root
    return new, {"t": t, "m": m, "v": v}


#% id: adam_step-015
#% kind: one
#% why: the step number stays 1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros_like(np.array(p, dtype=float)) for p in params]
        v = [np.zeros_like(np.array(p, dtype=float)) for p in params]
        t = 0
    else:
        m, v, t = state
    t = 1   #! step number not counted
    params_new = []
    m_list = []
    v_list = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        g = np.asarray(grads[i], dtype=float)
        m_i = beta1 * m[i] + (1 - beta1) * g
        v_i = beta2 * v[i] + (1 - beta2) * g ** 2
        m_corrected = m_i / (1 - beta1 ** t)
        v_corrected = v_i / (1 - beta2 ** t)
        p = p - learning_rate * m_corrected / (np.sqrt(v_corrected) + eps)
        params_new.append(p)
        m_list.append(m_i)
        v_list.append(v_i)
    return params_new, (m_list, v_list, t)


#% id: adam_step-016
#% kind: one
#% why: gradient not squared
def update_moment(old, value, beta):
    return beta * old + (1 - beta) * value


def unbias(moment, beta, step):
    return moment / (1 - beta ** step)


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    zeros = [np.zeros(np.shape(p)) for p in params]
    step, first, second = (0, zeros, zeros) if state is None else state
    step += 1
    updated = []
    next_first = []
    next_second = []
    for param, grad, m, v in zip(params, grads, first, second):
        param, grad = np.asarray(param, dtype=float), np.asarray(grad, dtype=float)
        m = update_moment(m, grad, beta1)
        v = update_moment(v, np.abs(grad), beta2)   #! absolute value for the square
        numerator = unbias(m, beta1, step)
        denominator = np.sqrt(unbias(v, beta2, step)) + eps
        delta = learning_rate * numerator / denominator
        updated.append(param - delta)
        next_first.append(m)
        next_second.append(v)
    return updated, (step, next_first, next_second)


#% id: adam_step-017
#% kind: one
#% why: square root forgotten
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    #print(state)
    if state == None:
        state = [0, [np.zeros(np.shape(g)) for g in grads], [np.zeros(np.shape(g)) for g in grads]]
    iter = state[0]
    iter = iter + 1
    ms = state[1]
    vs = state[2]
    a = []
    for j in range(len(grads)):
        x = np.array(params[j]) * 1.0
        d = np.array(grads[j]) * 1.0
        ms[j] = ms[j] * beta1 + d * (1 - beta1)
        vs[j] = vs[j] * beta2 + d * d * (1 - beta2)
        bc1 = 1 - beta1 ** iter
        bc2 = 1 - beta2 ** iter
        mm = ms[j] / bc1
        vv = vs[j] / bc2
        root = vv   #! sqrt missing
        change = mm / (root + eps)
        x = x - learning_rate * change
        a.append(x)
    return a, [iter, ms, vs]


#% id: adam_step-018
#% kind: one
#% why: state returned unchanged
def ema(old, value, beta):
    return beta * old + (1 - beta) * value


def fix_bias(moment, beta, t):
    return moment / (1 - beta ** t)


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    zeros = [np.zeros(np.shape(p)) for p in params]
    t, m_old, v_old = (0, zeros, zeros) if state is None else state
    t += 1
    new_params = []
    next_first = []
    next_second = []
    for param, grad, m, v in zip(params, grads, m_old, v_old):
        param, grad = np.asarray(param, dtype=float), np.asarray(grad, dtype=float)
        m = ema(m, grad, beta1)
        v = ema(v, np.square(grad), beta2)
        numerator = fix_bias(m, beta1, t)
        denominator = np.sqrt(fix_bias(v, beta2, t)) + eps
        change = learning_rate * numerator / denominator
        new_params.append(param - change)
        next_first.append(m)
        next_second.append(v)
    return new_params, (t, m_old, v_old)   #! old moments returned


#% id: adam_step-019
#% kind: one
#% why: plus for minus
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    # one more step
    t = state["t"] + 1
    grads_np = [np.asarray(g, dtype=float) for g in grads]
    m = [beta1 * mom + (1 - beta1) * g for mom, g in zip(state["m"], grads_np)]
    v = [beta2 * mom + (1 - beta2) * g * g for mom, g in zip(state["v"], grads_np)]
    m_hats = [mom / (1 - beta1**t) for mom in m]
    v_hats = [mom / (1 - beta2**t) for mom in v]
    updated = [np.asarray(p) + learning_rate * mom / (np.sqrt(sq) + eps) for p, mom, sq in zip(params, m_hats, v_hats)]   #! plus
    return updated, {"t": t, "m": m, "v": v}


#% id: adam_step-020
#% kind: one
#% why: factor 1 - beta1 forgotten
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [np.zeros(np.shape(g)) for g in grads], [np.zeros(np.shape(g)) for g in grads]]
    t = state[0]
    t = t + 1
    ms = state[1]
    vs = state[2]
    new = []
    for j in range(len(grads)):
        p = np.array(params[j]) * 1.0
        g = np.array(grads[j]) * 1.0
        ms[j] = ms[j] * beta1 + g   #! 1 - beta1 missing
        vs[j] = vs[j] * beta2 + g * g * (1 - beta2)
        bc1 = 1 - beta1 ** t
        bc2 = 1 - beta2 ** t
        m_hat = ms[j] / bc1
        v_hat = vs[j] / bc2
        root = np.sqrt(v_hat)
        step = m_hat / (root + eps)
        p = p - learning_rate * step
        new.append(p)
    return new, [t, ms, vs]


#% id: adam_step-021
#% kind: one
#% why: beta1 in place of beta2 for v
class AdamMemory:
    def __init__(self, params):
        self.m = {}
        self.v = {}
        self.t = 0
        for i, p in enumerate(params):
            self.m[i] = np.zeros(np.shape(p))
            self.v[i] = np.zeros(np.shape(p))


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    # state 는 AdamMemory 객체
    if state is None:
        state = AdamMemory(params)
    state.t += 1
    결과 = []
    for i, (param, grad) in enumerate(zip(params, grads)):
        param = np.array(param, dtype=float)
        grad = np.array(grad, dtype=float)
        state.m[i] = beta1 * state.m[i] + (1 - beta1) * grad
        state.v[i] = beta1 * state.v[i] + (1 - beta1) * grad ** 2   #! beta1 for beta2
        분자 = state.m[i] / (1 - beta1 ** state.t)
        분모 = np.sqrt(state.v[i] / (1 - beta2 ** state.t)) + eps
        param = param - learning_rate * 분자 / 분모
        결과.append(param)
    return 결과, state


#% id: adam_step-022
#% kind: one
#% why: corrects v with beta1
def running_average(old, value, beta):
    return beta * old + (1 - beta) * value


def hat(moment, beta, step):
    return moment / (1 - beta ** step)


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    zeros = [np.zeros(np.shape(p)) for p in params]
    step, first, second = (0, zeros, zeros) if state is None else state
    step += 1
    updated = []
    ms = []
    vs = []
    for p, g, m, v in zip(params, grads, first, second):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m = running_average(m, g, beta1)
        v = running_average(v, np.square(g), beta2)
        mh = hat(m, beta1, step)
        vh = np.sqrt(hat(v, beta1, step)) + eps   #! beta1 for beta2
        delta = learning_rate * mh / vh
        updated.append(p - delta)
        ms.append(m)
        vs.append(v)
    return updated, (step, ms, vs)


#% id: adam_step-023
#% kind: one
#% why: corrects v by 1 - beta2 without the power t
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros_like(np.asarray(theta, dtype=float)) for theta in params]
        v = [np.zeros_like(np.asarray(theta, dtype=float)) for theta in params]
        step = 0
    else:
        m, v, step = state
    step = step + 1
    result = []
    moms = []
    vels = []
    for i in range(len(params)):
        theta = np.asarray(params[i], dtype=float)
        grad = np.asarray(grads[i], dtype=float)
        mom = beta1 * m[i] + (1 - beta1) * grad
        vel = beta2 * v[i] + (1 - beta2) * grad ** 2
        mom_hat = mom / (1 - beta1 ** step)
        vel_hat = vel / (1 - beta2)   #! beta2 without the power t
        theta = theta - learning_rate * mom_hat / (np.sqrt(vel_hat) + eps)
        result.append(theta)
        moms.append(mom)
        vels.append(vel)
    return result, (moms, vels, step)


#% id: adam_step-024
#% kind: one
#% why: factors of the moving average exchanged
def _mix(old, value, beta):
    return (1 - beta) * old + beta * value   #! factors exchanged


def _corr(moment, beta, step):
    return moment / (1 - beta ** step)


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    zeros = [np.zeros(np.shape(p)) for p in params]
    step, first, second = (0, zeros, zeros) if state is None else state
    step += 1
    갱신 = []
    next_first = []
    next_second = []
    for param, grad, m, v in zip(params, grads, first, second):
        param, grad = np.asarray(param, dtype=float), np.asarray(grad, dtype=float)
        m = _mix(m, grad, beta1)
        v = _mix(v, np.square(grad), beta2)
        분자 = _corr(m, beta1, step)
        분모 = np.sqrt(_corr(v, beta2, step)) + eps
        변화량 = learning_rate * 분자 / 분모
        갱신.append(param - 변화량)
        next_first.append(m)
        next_second.append(v)
    return 갱신, (step, next_first, next_second)


#% id: adam_step-025
#% kind: one
#% why: changes the parameters of the caller
class Opt:
    def __init__(self, params):
        self.m = {}
        self.v = {}
        self.t = 0
        for k, p in enumerate(params):
            self.m[k] = np.zeros(np.shape(p))
            self.v[k] = np.zeros(np.shape(p))


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    # state 는 Opt 객체
    if state is None:
        state = Opt(params)
    state.t += 1
    new = []
    for k, (w, dw) in enumerate(zip(params, grads)):
        w = np.asarray(w, dtype=float)   #! no copy
        dw = np.array(dw, dtype=float)
        state.m[k] = beta1 * state.m[k] + (1 - beta1) * dw
        state.v[k] = beta2 * state.v[k] + (1 - beta2) * dw ** 2
        top = state.m[k] / (1 - beta1 ** state.t)
        bottom = np.sqrt(state.v[k] / (1 - beta2 ** state.t)) + eps
        w -= learning_rate * top / bottom
        new.append(w)
    return new, state


#% id: adam_step-026
#% kind: one
#% why: step number counted once per parameter
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    #print(state)
    if state == None:
        state = [0, [np.zeros(np.shape(g)) for g in grads], [np.zeros(np.shape(g)) for g in grads]]
    횟수 = state[0]
    ms = state[1]
    vs = state[2]
    결과 = []
    for j in range(len(grads)):
        값 = np.array(params[j]) * 1.0
        d = np.array(grads[j]) * 1.0
        ms[j] = ms[j] * beta1 + d * (1 - beta1)
        vs[j] = vs[j] * beta2 + d * d * (1 - beta2)
        횟수 = 횟수 + 1   #! counted in the loop over the parameters
        bc1 = 1 - beta1 ** 횟수
        bc2 = 1 - beta2 ** 횟수
        mm = ms[j] / bc1
        vv = vs[j] / bc2
        제곱근 = np.sqrt(vv)
        변화 = mm / (제곱근 + eps)
        값 = 값 - learning_rate * 변화
        결과.append(값)
    return 결과, [횟수, ms, vs]


#% id: adam_step-027
#% kind: one
#% why: learning rate left out
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    T = state["t"] + 1
    G = [np.asarray(g, dtype=float) for g in grads]
    M = [beta1 * a + (1 - beta1) * g for a, g in zip(state["m"], G)]
    V = [beta2 * a + (1 - beta2) * g * g for a, g in zip(state["v"], G)]
    Mhat = [a / (1 - beta1**T) for a in M]
    Vhat = [a / (1 - beta2**T) for a in V]
    out = [np.asarray(p) - a / (np.sqrt(b) + eps) for p, a, b in zip(params, Mhat, Vhat)]   #! learning rate missing
    return out, {"t": T, "m": M, "v": V}


#% id: adam_step-028
#% kind: two
#% why: no correction at all
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    count = state["t"] + 1
    g2 = [np.asarray(g, dtype=float) for g in grads]
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(state["m"], g2)]
    v = [beta2 * a + (1 - beta2) * g * g for a, g in zip(state["v"], g2)]
    m2 = m   #! correction of m missing
    v2 = v   #! correction of v missing
    params2 = [np.asarray(p) - learning_rate * a / (np.sqrt(b) + eps) for p, a, b in zip(params, m2, v2)]
    return params2, {"t": count, "m": m, "v": v}


#% id: adam_step-029
#% kind: two
#% why: eps inside the root and plus
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros_like(np.array(p, dtype=float)) for p in params]
        v = [np.zeros_like(np.array(p, dtype=float)) for p in params]
        t = 0
    else:
        m, v, t = state
    t = t + 1
    갱신값 = []
    일차들 = []
    이차들 = []
    for k in range(len(params)):
        p = np.array(params[k], dtype=float)
        g = np.asarray(grads[k], dtype=float)
        일차 = beta1 * m[k] + (1 - beta1) * g
        이차 = beta2 * v[k] + (1 - beta2) * g ** 2
        일차보정 = 일차 / (1 - beta1 ** t)
        이차보정 = 이차 / (1 - beta2 ** t)
        bottom = np.sqrt(이차보정 + eps)   #! eps inside the root
        p = p + learning_rate * 일차보정 / bottom   #! plus
        갱신값.append(p)
        일차들.append(일차)
        이차들.append(이차)
    return 갱신값, (일차들, 이차들, t)


#% id: adam_step-030
#% kind: two
#% why: step number is not kept, gradient not squared
def lerp(old, value, beta):
    return beta * old + (1 - beta) * value


def correct(moment, beta, n):
    return moment / (1 - beta ** n)


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    zeros = [np.zeros(np.shape(p)) for p in params]
    n, f, s = (0, zeros, zeros) if state is None else state
    n += 1
    updated = []
    next_first = []
    next_second = []
    for param, grad, m, v in zip(params, grads, f, s):
        param, grad = np.asarray(param, dtype=float), np.asarray(grad, dtype=float)
        m = lerp(m, grad, beta1)
        v = lerp(v, np.abs(grad), beta2)   #! not squared
        x = correct(m, beta1, n)
        y = np.sqrt(correct(v, beta2, n)) + eps
        d = learning_rate * x / y
        updated.append(param - d)
        next_first.append(m)
        next_second.append(v)
    return updated, (0, next_first, next_second)   #! step number lost


#% id: adam_step-031
#% kind: two
#% why: no root, no 1 - beta2
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [np.zeros(np.shape(g)) for g in grads], [np.zeros(np.shape(g)) for g in grads]]
    n_steps = state[0]
    n_steps = n_steps + 1
    momentum = state[1]
    rms = state[2]
    ret = []
    for i in range(len(grads)):
        x = np.array(params[i]) * 1.0
        d = np.array(grads[i]) * 1.0
        momentum[i] = momentum[i] * beta1 + d * (1 - beta1)
        rms[i] = rms[i] * beta2 + d * d   #! 1 - beta2 missing
        c1 = 1 - beta1 ** n_steps
        c2 = 1 - beta2 ** n_steps
        mm = momentum[i] / c1
        vv = rms[i] / c2
        root = vv   #! sqrt missing
        change = mm / (root + eps)
        x = x - learning_rate * change
        ret.append(x)
    return ret, [n_steps, momentum, rms]


#% id: adam_step-032
#% kind: two
#% why: betas exchanged in m, correction of v by beta1
class _State:
    def __init__(self, params):
        self.m = {}
        self.v = {}
        self.t = 0
        for idx, p in enumerate(params):
            self.m[idx] = np.zeros(np.shape(p))
            self.v[idx] = np.zeros(np.shape(p))


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    # state 는 _State 객체
    if state is None:
        state = _State(params)
    state.t += 1
    out = []
    for idx, (value, slope) in enumerate(zip(params, grads)):
        value = np.array(value, dtype=float)
        slope = np.array(slope, dtype=float)
        state.m[idx] = beta2 * state.m[idx] + (1 - beta2) * slope   #! beta2 for beta1
        state.v[idx] = beta2 * state.v[idx] + (1 - beta2) * slope ** 2
        mhat = state.m[idx] / (1 - beta1 ** state.t)
        root = np.sqrt(state.v[idx] / (1 - beta1 ** state.t)) + eps   #! beta1 for beta2
        value = value - learning_rate * mhat / root
        out.append(value)
    return out, state


#% id: adam_step-033
#% kind: two
#% why: sign and learning rate
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    #print(state)
    if state == None:
        state = [0, [np.zeros(np.shape(g)) for g in grads], [np.zeros(np.shape(g)) for g in grads]]
    cnt = state[0]
    cnt = cnt + 1
    ms = state[1]
    vs = state[2]
    lst = []
    for j in range(len(grads)):
        xx = np.array(params[j]) * 1.0
        dd = np.array(grads[j]) * 1.0
        ms[j] = ms[j] * beta1 + dd * (1 - beta1)
        vs[j] = vs[j] * beta2 + dd * dd * (1 - beta2)
        one = 1 - beta1 ** cnt
        two = 1 - beta2 ** cnt
        m1 = ms[j] / one
        v1 = vs[j] / two
        root = np.sqrt(v1)
        change = learning_rate ** 2 * m1 / (root + eps)   #! rate squared
        xx = xx + change   #! plus
        lst.append(xx)
    return lst, [cnt, ms, vs]


#% id: adam_step-034
#% kind: two
#% why: squares m in place of the gradient, keeps the corrected m for the next step
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros_like(np.asarray(w, dtype=float)) for w in params]
        v = [np.zeros_like(np.asarray(w, dtype=float)) for w in params]
        t = 0
    else:
        m, v, t = state
    t = t + 1
    P = []
    A = []
    B = []
    for n in range(len(params)):
        w = np.asarray(params[n], dtype=float)
        dw = np.asarray(grads[n], dtype=float)
        a = beta1 * m[n] + (1 - beta1) * dw
        b = beta2 * v[n] + (1 - beta2) * a ** 2   #! square of m for square of g
        ahat = a / (1 - beta1 ** t)
        bhat = b / (1 - beta2 ** t)
        w = w - learning_rate * ahat / (np.sqrt(bhat) + eps)
        P.append(w)
        A.append(ahat)   #! corrected m kept for the next step
        B.append(b)
    return P, (A, B, t)


#% id: adam_step-035
#% kind: three
#% why: no correction of either, eps under the root
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    # one more step
    t = state["t"] + 1
    기울기들 = [np.asarray(g, dtype=float) for g in grads]
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(state["m"], 기울기들)]
    v = [beta2 * a + (1 - beta2) * g * g for a, g in zip(state["v"], 기울기들)]
    보정m = m   #! correction of m missing
    보정v = v   #! correction of v missing
    새값 = [np.asarray(p) - learning_rate * a / np.sqrt(b + eps) for p, a, b in zip(params, 보정m, 보정v)]   #! eps inside the root
    return 새값, {"t": t, "m": m, "v": v}


#% id: adam_step-036
#% kind: three
#% why: plus, no correction of v, step number always 1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros_like(np.array(p, dtype=float)) for p in params]
        v = [np.zeros_like(np.array(p, dtype=float)) for p in params]
        t = 0
    else:
        m, v, t = state
    t = 1   #! step number not counted
    new_params = []
    new_m = []
    new_v = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        g = np.asarray(grads[i], dtype=float)
        mi = beta1 * m[i] + (1 - beta1) * g
        vi = beta2 * v[i] + (1 - beta2) * g ** 2
        m_hat = mi / (1 - beta1 ** t)
        v_hat = vi   #! correction of v missing
        p = p + learning_rate * m_hat / (np.sqrt(v_hat) + eps)   #! plus
        new_params.append(p)
        new_m.append(mi)
        new_v.append(vi)
    return new_params, (new_m, new_v, t)


#% id: adam_step-037
#% kind: three
#% why: averages exchanged, not squared, state lost
def update_moment(old, value, beta):
    return (1 - beta) * old + beta * value   #! factors exchanged


def unbias(moment, beta, step):
    return moment / (1 - beta ** step)


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    zeros = [np.zeros(np.shape(p)) for p in params]
    step, first, second = (0, zeros, zeros) if state is None else state
    step += 1
    updated = []
    next_first = []
    next_second = []
    for param, grad, m, v in zip(params, grads, first, second):
        param, grad = np.asarray(param, dtype=float), np.asarray(grad, dtype=float)
        m = update_moment(m, grad, beta1)
        v = update_moment(v, np.abs(grad), beta2)   #! absolute value for the square
        numerator = unbias(m, beta1, step)
        denominator = np.sqrt(unbias(v, beta2, step)) + eps
        delta = learning_rate * numerator / denominator
        updated.append(param - delta)
        next_first.append(m)
        next_second.append(v)
    return updated, None   #! state lost


#% id: adam_step-038
#% kind: three
#% why: factor 1 - beta1 forgotten, one mean gradient for all entries of v, eps inside the root
class Adam:
    def __init__(self, params):
        self.m = {}
        self.v = {}
        self.t = 0
        for k, p in enumerate(params):
            self.m[k] = np.zeros(np.shape(p))
            self.v[k] = np.zeros(np.shape(p))


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    # state 는 Adam 객체
    if state is None:
        state = Adam(params)
    state.t += 1
    결과 = []
    for k, (w, dw) in enumerate(zip(params, grads)):
        w = np.array(w, dtype=float)
        dw = np.array(dw, dtype=float)
        state.m[k] = beta1 * state.m[k] + dw   #! 1 - beta1 missing
        state.v[k] = beta2 * state.v[k] + (1 - beta2) * dw.mean() ** 2   #! one mean for all entries
        분자 = state.m[k] / (1 - beta1 ** state.t)
        분모 = np.sqrt(state.v[k] / (1 - beta2 ** state.t + eps))   #! eps at the wrong place
        w = w - learning_rate * 분자 / 분모
        결과.append(w)
    return 결과, state


#% id: adam_step-039
#% kind: rare
#% why: default constants in place of the arguments
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [np.zeros(np.shape(g)) for g in grads], [np.zeros(np.shape(g)) for g in grads]]
    iter = state[0]
    iter = iter + 1
    ms = state[1]
    vs = state[2]
    a = []
    for j in range(len(grads)):
        x = np.array(params[j]) * 1.0
        d = np.array(grads[j]) * 1.0
        ms[j] = ms[j] * beta1 + d * (1 - beta1)
        vs[j] = vs[j] * beta2 + d * d * (1 - beta2)
        bc1 = 1 - beta1 ** iter
        bc2 = 1 - beta2 ** iter
        mm = ms[j] / bc1
        vv = vs[j] / bc2
        root = np.sqrt(vv)
        change = mm / (root + 1e-7)   #! eps argument ignored
        x = x - learning_rate * change
        a.append(x)
    return a, [iter, ms, vs]


#% id: adam_step-040
#% kind: rare
#% why: AMSGrad: the largest v so far
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        m = [np.zeros_like(np.asarray(p, dtype=float)) for p in params]
        v = [np.zeros_like(np.asarray(p, dtype=float)) for p in params]
        t = 0
    else:
        m, v, t = state
    t = t + 1
    params_new = []
    m_list = []
    v_list = []
    for i in range(len(params)):
        p = np.asarray(params[i], dtype=float)
        g = np.asarray(grads[i], dtype=float)
        m_i = beta1 * m[i] + (1 - beta1) * g
        v_i = beta2 * v[i] + (1 - beta2) * g ** 2
        m_corrected = m_i / (1 - beta1 ** t)
        v_corrected = v_i / (1 - beta2 ** t)
        p = p - learning_rate * m_corrected / (np.sqrt(v_corrected) + eps)
        params_new.append(p)
        m_list.append(m_i)
        v_list.append(np.maximum(v[i], v_i))   #! v never gets smaller
    return params_new, (m_list, v_list, t)


#% id: adam_step-041
#% kind: rare
#% why: decoupled weight decay
def ema(old, value, beta):
    return beta * old + (1 - beta) * value


def fix_bias(moment, beta, t):
    return moment / (1 - beta ** t)


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    zeros = [np.zeros(np.shape(p)) for p in params]
    t, m_old, v_old = (0, zeros, zeros) if state is None else state
    t += 1
    new_params = []
    next_first = []
    next_second = []
    for param, grad, m, v in zip(params, grads, m_old, v_old):
        param, grad = np.asarray(param, dtype=float), np.asarray(grad, dtype=float)
        m = ema(m, grad, beta1)
        v = ema(v, np.square(grad), beta2)
        numerator = fix_bias(m, beta1, t)
        denominator = np.sqrt(fix_bias(v, beta2, t)) + eps
        change = learning_rate * (numerator / denominator + 1e-2 * param)   #! weight decay
        new_params.append(param - change)
        next_first.append(m)
        next_second.append(v)
    return new_params, (t, next_first, next_second)


#% id: adam_step-042
#% kind: rare
#% why: Nesterov momentum
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    gs = [np.asarray(g, dtype=float) for g in grads]
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(state["m"], gs)]
    v = [beta2 * a + (1 - beta2) * g * g for a, g in zip(state["v"], gs)]
    mh = [(beta1 * a + (1 - beta1) * g) / (1 - beta1**t) for a, g in zip(m, gs)]   #! looks one step ahead
    vh = [a / (1 - beta2**t) for a in v]
    new = [np.asarray(p) - learning_rate * a / (np.sqrt(b) + eps) for p, a, b in zip(params, mh, vh)]
    return new, {"t": t, "m": m, "v": v}


#% id: adam_step-043
#% kind: rare
#% why: the correction ends after ten steps
class AdamMemory:
    def __init__(self, params):
        self.m = {}
        self.v = {}
        self.t = 0
        for i, p in enumerate(params):
            self.m[i] = np.zeros(np.shape(p))
            self.v[i] = np.zeros(np.shape(p))


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    # state 는 AdamMemory 객체
    if state is None:
        state = AdamMemory(params)
    state.t += 1
    결과 = []
    for i, (param, grad) in enumerate(zip(params, grads)):
        param = np.array(param, dtype=float)
        grad = np.array(grad, dtype=float)
        state.m[i] = beta1 * state.m[i] + (1 - beta1) * grad
        state.v[i] = beta2 * state.v[i] + (1 - beta2) * grad ** 2
        분자 = state.m[i] / (1 - beta1 ** state.t) if state.t <= 10 else state.m[i]   #! no correction after step 10
        분모 = np.sqrt(state.v[i] / (1 - beta2 ** state.t)) + eps
        param = param - learning_rate * 분자 / 분모
        결과.append(param)
    return 결과, state


#% id: adam_step-044
#% kind: rare
#% why: step number is one too large
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    #print(state)
    if state == None:
        state = [0, [np.zeros(np.shape(g)) for g in grads], [np.zeros(np.shape(g)) for g in grads]]
    t = state[0]
    t = t + 2 if t == 0 else t + 1   #! starts at 2
    ms = state[1]
    vs = state[2]
    new = []
    for j in range(len(grads)):
        p = np.array(params[j]) * 1.0
        g = np.array(grads[j]) * 1.0
        ms[j] = ms[j] * beta1 + g * (1 - beta1)
        vs[j] = vs[j] * beta2 + g * g * (1 - beta2)
        bc1 = 1 - beta1 ** t
        bc2 = 1 - beta2 ** t
        m_hat = ms[j] / bc1
        v_hat = vs[j] / bc2
        root = np.sqrt(v_hat)
        step = m_hat / (root + eps)
        p = p - learning_rate * step
        new.append(p)
    return new, [t, ms, vs]


#% id: adam_step-045
#% kind: rare
#% why: uses the moments from before the update
def running_average(old, value, beta):
    return beta * old + (1 - beta) * value


def hat(moment, beta, step):
    return moment / (1 - beta ** step)


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    zeros = [np.zeros(np.shape(p)) for p in params]
    step, first, second = (0, zeros, zeros) if state is None else state
    step += 1
    updated = []
    ms = []
    vs = []
    for p, g, m, v in zip(params, grads, first, second):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m = running_average(m, g, beta1)
        v = running_average(v, np.square(g), beta2)
        mh = hat(first[len(updated)], beta1, step)   #! moment of the step before
        vh = np.sqrt(hat(v, beta2, step)) + eps
        delta = learning_rate * mh / vh
        updated.append(p - delta)
        ms.append(m)
        vs.append(v)
    return updated, (step, ms, vs)


#% id: adam_step-046
#% kind: rare
#% why: step number shared by all runs
_steps = 0

def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    global _steps
    if state is None:
        _steps = 0   #! a second run sets the count of the first one back
        state = ([0.0] * len(params), [0.0] * len(params))
    _steps += 1
    out, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, *state):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        out.append(np.asarray(p) - learning_rate * m / (1 - beta1**_steps) / (np.sqrt(v / (1 - beta2**_steps)) + eps))
        ms.append(m)
        vs.append(v)
    return out, (ms, vs)


#% id: adam_step-047
#% kind: rare
#% why: moments kept by shape, so that two parameters of one shape share them
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    state = {"t": 0} if state is None else dict(state)
    state["t"] += 1
    t = state["t"]
    new = []
    for i, (p, g) in enumerate(zip(params, grads)):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        key = p.shape   #! the shape does not identify a parameter
        m, v = state.get(key, (0.0, 0.0))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        state[key] = (m, v)
        new.append(p - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps))
    return new, state


#% id: adam_step-048
#% kind: rare
#% why: keeps the caller's gradient arrays as first moment and writes into them
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    new, keep = [], []
    t = 1 if state is None else state[0] + 1
    for i, (p, g) in enumerate(zip(params, grads)):
        m, v = (0.0, 0.0) if state is None else state[1][i]
        g = np.asarray(g)   #! float gradients are not copied
        if g.dtype.kind != "f":
            g = g.astype(float)
        v = beta2 * v + (1 - beta2) * g * g
        g *= 1 - beta1
        g += beta1 * m
        m = g.copy()
        keep.append((m, v))
        new.append(np.asarray(p) - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps))
    return new, (t, keep)


#% id: adam_step-049
#% kind: rare
#% why: second moment of whole-number parameters is a whole number
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [np.zeros_like(p) for p in params], "v": [np.zeros_like(p) for p in params]}   #! zeros_like of whole numbers
    state["t"] += 1
    t = state["t"]
    new = []
    for i, p in enumerate(params):
        g = np.asarray(grads[i], dtype=float)
        state["m"][i][...] = beta1 * state["m"][i] + (1 - beta1) * g
        state["v"][i][...] = beta2 * state["v"][i] + (1 - beta2) * g * g
        m_hat = state["m"][i] / (1 - beta1**t)
        v_hat = state["v"][i] / (1 - beta2**t)
        new.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, state


#% id: adam_step-050
#% kind: one
#% why: raises 1 - beta1 to the power t in place of beta1 alone
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    first_time = state is None
    if first_time:
        state = dict()
        state["n"] = 0
    memory = dict(state)
    memory["n"] = memory["n"] + 1
    answer = []
    idx = 0
    while idx < len(params):
        grad = np.asarray(grads[idx], dtype=float)
        old_m, old_v = memory.get(idx, (0.0, 0.0))
        now_m = beta1 * old_m + (1.0 - beta1) * grad
        now_v = beta2 * old_v + (1.0 - beta2) * (grad ** 2)
        memory[idx] = (now_m, now_v)
        corrected = now_m / (1.0 - beta1) ** memory["n"]   #! power outside the bracket
        spread = np.sqrt(now_v / (1.0 - beta2 ** memory["n"]))
        answer.append(np.asarray(params[idx], dtype=float) - learning_rate * corrected / (spread + eps))
        idx += 1
    return answer, memory


#% id: adam_step-051
#% kind: one
#% why: adds eps to the fraction and not to the denominator
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    state = state or [(0, 0, 0)] * len(params)
    out, nxt = [], []
    for p, g, (t, m, v) in zip(params, grads, state):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        t, m, v = t + 1, beta1*m + (1-beta1)*g, beta2*v + (1-beta2)*g*g
        s = (m/(1-beta1**t)) / np.sqrt(v/(1-beta2**t)) + eps   #! brackets, 0/0 for a gradient of 0
        out.append(p - learning_rate*s)
        nxt.append((t, m, v))
    return out, nxt


#% id: adam_step-052
#% kind: one
#% why: all parameters share the moments
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        t, ms, vs = 0, {}, {}
    else:
        t, ms, vs = state
    t += 1
    updated = []
    for i in range(len(params)):
        param = np.asarray(params[i], dtype=float)
        grad = np.asarray(grads[i], dtype=float)
        name = "param"   #! one name for all parameters
        m = beta1 * ms.get(name, np.zeros(param.shape)) + (1 - beta1) * grad
        v = beta2 * vs.get(name, np.zeros(param.shape)) + (1 - beta2) * grad**2
        ms[name] = m
        vs[name] = v
        updated.append(param - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps))
    return updated, (t, ms, vs)


#% id: adam_step-053
#% kind: two
#% why: learning rate falls with the steps, v not corrected
import math

def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = []
        for p in params:
            state.append({'m': 0.0, 'v': 0.0, 't': 0})
    새파라미터 = []
    for s, p, g in zip(state, params, grads):
        g = np.array(g, dtype=float)
        s['t'] += 1
        s['m'] = beta1 * s['m'] + (1 - beta1) * g
        s['v'] = beta2 * s['v'] + (1 - beta2) * g * g
        lr = learning_rate / math.sqrt(s['t'])   #! rate falls with the steps
        m보정 = s['m'] / (1 - beta1 ** s['t'])
        v보정 = s['v']   #! correction of v missing
        새파라미터.append(np.array(p, dtype=float) - lr * m보정 / (np.sqrt(v보정) + eps))
    return 새파라미터, state
