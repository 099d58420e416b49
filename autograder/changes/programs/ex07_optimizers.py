import numpy as np


def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        step = learning_rate * np.asarray(g)
        new.append(np.asarray(p) - step)
    return new


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [0.0 for _ in params], [0.0 for _ in params]]
    k = state[0] + 1
    new, all_m, all_v = [], [], []
    for p, g, m, v in zip(params, grads, state[1], state[2]):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**k)
        v_hat = v / (1 - beta2**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        all_m.append(m)
        all_v.append(v)
    return new, [k, all_m, all_v]


def adam_step__2(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = [0, [0.0 for _ in params], [0.0 for _ in params]]
    k = state[0] + 1
    new, all_m, all_v = [], [], []
    for p, g, m, v in zip(params, grads, state[1], state[2]):
        p, g = np.asarray(p, dtype=float), np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g**2 - v)
        rate = learning_rate * np.sqrt(1 - beta2**k) / (1 - beta1**k)
        new.append(p - rate * m / (np.sqrt(v) + eps * np.sqrt(1 - beta2**k)))
        all_m.append(m)
        all_v.append(v)
    return new, [k, all_m, all_v]
