#% id: ex07-adam_step-right-01
#% kind: right
#% why: keeps the bias-corrected averages themselves, each moved by (1 - beta) / (1 - beta^t)
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [0.0] * len(params), [0.0] * len(params)]
    step, mean, square = state
    step += 1
    pull1 = (1 - beta1) / (1 - beta1**step)
    pull2 = (1 - beta2) / (1 - beta2**step)
    g = [np.asarray(q, dtype=float) for q in grads]
    mean = [m + pull1 * (q - m) for m, q in zip(mean, g)]
    square = [s + pull2 * (q * q - s) for s, q in zip(square, g)]
    moved = [np.asarray(p) - learning_rate * m / (np.sqrt(s) + eps) for p, m, s in zip(params, mean, square)]
    return moved, [step, mean, square]


#% id: ex07-adam_step-right-02
#% kind: right
#% why: corrections drawn together into the rate and the epsilon; a state class changed in place
class _Moments:
    def __init__(self, params):
        self.t = 0
        self.first = [np.zeros(np.shape(p)) for p in params]
        self.second = [np.zeros(np.shape(p)) for p in params]


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    memory = state if state is not None else _Moments(params)
    memory.t += 1
    root = (1.0 - beta2 ** memory.t) ** 0.5
    alpha = learning_rate * root / (1.0 - beta1 ** memory.t)
    answer = []
    for i in range(len(params)):
        gradient = np.array(grads[i], dtype=float)
        memory.first[i] *= beta1
        memory.first[i] += (1.0 - beta1) * gradient
        memory.second[i] *= beta2
        memory.second[i] += (1.0 - beta2) * np.square(gradient)
        answer.append(np.array(params[i], dtype=float) - alpha * memory.first[i] / (np.sqrt(memory.second[i]) + eps * root))
    return answer, memory


#% id: ex07-adam_step-one-01
#% kind: one
#% why: step counter raised after its use
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [np.zeros(np.shape(p)) for p in params], "v": [np.zeros(np.shape(p)) for p in params]}
    t = state["t"]  #! counter not raised before the correction, it starts with 0
    new_params, new_m, new_v = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        new_m.append(m)
        new_v.append(v)
    return new_params, {"t": state["t"] + 1, "m": new_m, "v": new_v}


#% id: ex07-adam_step-one-02
#% kind: one
#% why: no correction of the second moment
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t, ms, vs = state or (0, [0] * len(grads), [0] * len(grads))
    t = t + 1
    ms = [beta1 * a + (1 - beta1) * np.asarray(b) for a, b in zip(ms, grads)]
    vs = [beta2 * a + (1 - beta2) * np.asarray(b) ** 2 for a, b in zip(vs, grads)]
    def step(a, b):
        return learning_rate * a / (1 - beta1**t) / (np.sqrt(b) + eps)  #! v is not divided by 1 - beta2^t
    return [np.asarray(p) - step(a, b) for p, a, b in zip(params, ms, vs)], (t, ms, vs)


#% id: ex07-adam_step-one-03
#% kind: one
#% why: both corrections with beta1
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = []
        for p in params:
            state.append([0, np.zeros_like(np.asarray(p, dtype=float)), np.zeros_like(np.asarray(p, dtype=float))])
    out = []
    for p, g, s in zip(params, grads, state):
        g = np.asarray(g)
        s[0] += 1
        s[1] = beta1 * s[1] + (1 - beta1) * g
        s[2] = beta2 * s[2] + (1 - beta2) * g * g
        corrected = []
        for moment, beta in zip(s[1:], (beta1, beta1)):  #! the second moment needs beta2
            corrected.append(moment / (1 - beta ** s[0]))
        out.append(np.asarray(p) - learning_rate * corrected[0] / (np.sqrt(corrected[1]) + eps))
    return out, state


#% id: ex07-adam_step-one-04
#% kind: one
#% why: hands back the state that came in, so that every step is a first step
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        step_count = 0
        first_moments = [np.zeros(np.shape(g)) for g in grads]
        second_moments = [np.zeros(np.shape(g)) for g in grads]
    else:
        step_count, first_moments, second_moments = state
    step_count = step_count + 1
    first_moments = [m * beta1 + np.asarray(g) * (1 - beta1) for m, g in zip(first_moments, grads)]
    second_moments = [v * beta2 + np.square(np.asarray(g)) * (1 - beta2) for v, g in zip(second_moments, grads)]
    result = []
    for k, parameter in enumerate(params):
        first_hat = first_moments[k] / (1 - beta1 ** step_count)
        second_hat = second_moments[k] / (1 - beta2 ** step_count)
        result.append(np.asarray(parameter) - learning_rate * first_hat / (np.sqrt(second_hat) + eps))
    return result, state  #! old state returned, the new moments are lost


#% id: ex07-adam_step-two-01
#% kind: two
#% why: factor 1 - beta1 missing, counter never raised in the state
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 1}
        for i, p in enumerate(params):
            state[i] = (0.0, 0.0)
    t = state["t"]  #! the counter stays 1 at every step
    new = []
    for i, (p, g) in enumerate(zip(params, grads)):
        m, v = state[i]
        g = np.asarray(g, dtype=float)
        m = beta1 * m + g  #! factor 1 - beta1 missing
        v = beta2 * v + (1 - beta2) * g * g
        state[i] = (m, v)
        new.append(np.asarray(p) - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps))
    return new, state


#% id: ex07-adam_step-two-02
#% kind: two
#% why: beta times t instead of to the power t, and v made from m
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = (0, tuple(np.zeros(np.shape(p)) for p in params), tuple(np.zeros(np.shape(p)) for p in params))
    n, M, V = state
    n += 1
    M = tuple(beta1 * m + (1 - beta1) * np.asarray(g, dtype=float) for m, g in zip(M, grads))
    V = tuple(beta2 * v + (1 - beta2) * np.asarray(g, dtype=float) ** 2 for v, g in zip(V, M))  #! squares of m instead of the gradient
    c1 = 1 - beta1 * n  #! beta1 times t, not beta1 to the power t
    c2 = 1 - beta2 ** n
    return [np.asarray(p) - learning_rate * (m / c1) / (np.sqrt(v / c2) + eps) for p, m, v in zip(params, M, V)], (n, M, V)


#% id: ex07-adam_step-two-03
#% kind: two
#% why: plus instead of minus, root forgotten
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    grads = [np.array(g, dtype=float) for g in grads]
    if not state:
        state = {"count": 0, "moment": [0 * g for g in grads], "velocity": [0 * g for g in grads]}
    state["count"] += 1
    k = state["count"]
    answer = [np.array(p, dtype=float) for p in params]
    for j in range(len(answer)):
        state["moment"][j] = beta1 * state["moment"][j] + (1 - beta1) * grads[j]
        state["velocity"][j] = beta2 * state["velocity"][j] + (1 - beta2) * grads[j] ** 2
        m_hat = state["moment"][j] / (1 - beta1 ** k)
        v_hat = state["velocity"][j] / (1 - beta2 ** k)
        scale = v_hat + eps  #! square root of v_hat forgotten
        answer[j] += learning_rate * m_hat / scale  #! the step is added
    return answer, state


#% id: ex07-adam_step-two-04
#% kind: two
#% why: counter raised once a parameter, betas mixed up in the first moment
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": {}, "v": {}}
    results = []
    for index in range(len(params)):
        g = np.asarray(grads[index])
        state["t"] += 1  #! raised for every parameter array instead of once a step
        old_m = state["m"].get(index, 0.0)
        old_v = state["v"].get(index, 0.0)
        state["m"][index] = beta2 * old_m + (1 - beta2) * g  #! beta2 where beta1 belongs
        state["v"][index] = beta2 * old_v + (1 - beta2) * g ** 2
        mh = state["m"][index] / (1 - beta1 ** state["t"])
        vh = state["v"][index] / (1 - beta2 ** state["t"])
        results.append(np.asarray(params[index]) - learning_rate * mh / (np.sqrt(vh) + eps))
    return results, state


#% id: ex07-adam_step-three-01
#% kind: three
#% why: v corrected by a product, begun at one, step with the bare gradient
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    g = [np.asarray(a, dtype=float) for a in grads]
    if state is None:
        m = [np.zeros(a.shape) for a in g]
        v = [np.ones(a.shape) for a in g]  #! second moment begins at 1
        t = 0
    else:
        m, v, t = state
    t += 1
    for i in range(len(g)):
        m[i] = m[i] * beta1 + g[i] * (1 - beta1)
        v[i] = v[i] * beta2 + g[i] ** 2 * (1 - beta2)
    new_params = []
    for i in range(len(params)):
        m_hat = m[i] / (1 - beta1 ** t)
        v_hat = v[i] * (1 - beta2 ** t)  #! multiplied by the correction instead of divided
        direction = g[i] / (np.sqrt(v_hat) + eps)  #! bare gradient instead of m_hat
        new_params.append(np.asarray(params[i]) - learning_rate * direction)
    return new_params, (m, v, t)


#% id: ex07-adam_step-three-02
#% kind: three
#% why: exponent one too high, corrected moment stored, squares not averaged
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [(np.zeros(np.shape(p)), np.zeros(np.shape(p)), 0) for p in params]
    new_params = list()
    new_state = list()
    for p, g, (m, v, t) in zip(params, grads, state):
        t += 1
        gradient = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * gradient
        v = v + (1 - beta2) * np.power(gradient, 2)  #! the old v is not damped by beta2
        mhat = m / (1 - np.power(beta1, t))
        vhat = v / (1 - np.power(beta2, t + 1))  #! t was raised already, t + 1 is one too many
        new_params.append(np.asarray(p, dtype=float) - learning_rate * mhat / (np.sqrt(vhat) + eps))
        new_state.append((mhat, v, t))  #! the corrected moment goes into the state
    return new_params, new_state


#% id: ex07-adam_step-rare-01
#% kind: rare
#% why: one and the same list serves as m and as v
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [np.zeros(np.shape(p)) for p in params]
        state = {"t": 0, "m": zeros, "v": zeros}  #! m and v are the same list object
    m, v = state["m"], state["v"]
    state["t"] += 1
    out = []
    for i, p in enumerate(params):
        grad = np.asarray(grads[i], dtype=float)
        m[i] = beta1 * m[i] + (1 - beta1) * grad
        v[i] = beta2 * v[i] + (1 - beta2) * grad**2
        top = m[i] / (1 - beta1 ** state["t"])
        bottom = np.sqrt(v[i] / (1 - beta2 ** state["t"])) + eps
        out.append(np.asarray(p) - learning_rate * top / bottom)
    return out, state


#% id: ex07-adam_step-rare-02
#% kind: rare
#% why: the count of steps lives in a default argument and goes on across independent runs
def _tick(counter=[0]):
    counter[0] += 1
    return counter[0]


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t = _tick()  #! counts all the calls of the program, not those of this state
    if state is None:
        state = ([0.0] * len(params), [0.0] * len(params), 0)
    m = [beta1 * old + (1 - beta1) * np.asarray(g) for old, g in zip(state[0], grads)]
    v = [beta2 * old + (1 - beta2) * np.asarray(g) ** 2 for old, g in zip(state[1], grads)]
    mc, vc = 1 - beta1**t, 1 - beta2**t
    new = [np.asarray(p) - learning_rate * (a / mc) / (np.sqrt(b / vc) + eps) for p, a, b in zip(params, m, v)]
    return new, (m, v, t)


#% id: ex07-adam_step-rare-03
#% kind: rare
#% why: squared norm of the whole gradient array in v instead of elementwise squares
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    t, memory = (1, [(0.0, 0.0) for _ in params]) if state is None else state
    bc1, bc2 = 1 - beta1**t, 1 - beta2**t
    new_params, new_memory = [], []
    for p, g, (m, v) in zip(params, grads, memory):
        g = np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (np.linalg.norm(g) ** 2 - v)  #! one norm for the whole array
        new_memory.append((m, v))
        new_params.append(np.asarray(p) - learning_rate * (m / bc1) / (np.sqrt(v / bc2) + eps))
    return new_params, (t + 1, new_memory)


#% id: ex07-adam_step-rare-04
#% kind: rare
#% why: divides by the largest second moment seen so far (AMSGrad), which the contract does not ask for
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"n": 0, "m": [0.0 for _ in grads], "v": [0.0 for _ in grads], "peak": [0.0 for _ in grads]}
    n = state["n"] + 1
    fresh = {"n": n, "m": [], "v": [], "peak": []}
    result = []
    for p, g, m, v, peak in zip(params, grads, state["m"], state["v"], state["peak"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * np.square(g)
        v_hat = v / (1 - beta2**n)
        peak = np.maximum(peak, v_hat)  #! largest v_hat so far, as in AMSGrad, instead of the present one
        result.append(np.asarray(p) - learning_rate * m / (1 - beta1**n) / (np.sqrt(peak) + eps))
        for key, value in (("m", m), ("v", v), ("peak", peak)):
            fresh[key].append(value)
    return result, fresh
