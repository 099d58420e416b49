#% id: sgd_step-001
#% kind: right
#% why: plain loop over indices with float copies
def sgd_step(params, grads, learning_rate):
    new = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
        new.append(p)
    return new


#% id: sgd_step-002
#% kind: right
#% why: map and lambda
def sgd_step(params, grads, learning_rate):
    return list(map(lambda p, g: np.asarray(p) - learning_rate * np.asarray(g), params, grads))


#% id: sgd_step-003
#% kind: right
#% why: float32 kept, tuple of arrays
def sgd_step(params, grads, learning_rate):
    return tuple(
        np.subtract(p, np.multiply(g, np.asarray(learning_rate, dtype=np.result_type(np.asarray(g), np.float32))))
        for p, g in zip(params, grads)
    )


#% id: sgd_step-004
#% kind: right
#% why: generator function behind a list
def _updates(params, grads, eta):
    it = iter(grads)
    for p in params:
        g = np.asarray(next(it))
        yield np.asarray(p) + (-eta) * g

def sgd_step(params, grads, learning_rate):
    return [*_updates(params, grads, learning_rate)]


#% id: sgd_step-005
#% kind: right
#% why: copies first, then changes its own copies from the back
def sgd_step(params, grads, learning_rate):
    out = [np.array(p, dtype=np.float64, copy=True) for p in params]
    k = len(out)
    while (k := k - 1) >= 0:
        out[k][...] -= np.multiply(learning_rate, grads[k])
    return out


#% id: sgd_step-006
#% kind: right
#% why: all parameters as one flat vector and split again
def sgd_step(params, grads, learning_rate):
    params = [np.asarray(p, dtype=float) for p in params]
    if not params:
        return []
    flat = np.concatenate([p.ravel() for p in params])
    gflat = np.concatenate([np.ravel(np.asarray(g, dtype=float)) for g in grads])
    flat = flat - learning_rate * gflat
    cuts = np.cumsum([p.size for p in params])[:-1]
    return [piece.reshape(p.shape).copy() for piece, p in zip(np.split(flat, cuts), params)]


#% id: sgd_step-007
#% kind: right
#% why: a closure and a deep copy
from copy import deepcopy

def sgd_step(params, grads, learning_rate):
    def step(theta, grad):
        theta = np.asarray(deepcopy(theta), dtype=float)
        return theta - float(learning_rate) * np.asarray(grad, dtype=float)

    result = []
    for pair in zip(params, grads, strict=True):
        result.append(step(*pair))
    return result


#% id: sgd_step-008
#% kind: right
#% why: einsum for the product
def sgd_step(params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float) -> list[NDArray]:
    res: list[NDArray] = []
    for p, g in zip(params, grads):
        g = np.asarray(g, dtype=float)
        res += [np.asarray(p, dtype=float) - np.einsum("...,->...", g, float(learning_rate))]
    return res


#% id: sgd_step-009
#% kind: one
#% why: plus for minus
def sgd_step(params, grads, learning_rate):
    new_params = []
    for p, g in zip(params, grads):
        new_params.append(np.asarray(p) + learning_rate * np.asarray(g))   #! plus
    return new_params


#% id: sgd_step-010
#% kind: one
#% why: learning rate forgotten
def sgd_step(params, grads, learning_rate):
    return [np.asarray(p) - np.asarray(g) for p, g in zip(params, grads)]   #! learning rate missing


#% id: sgd_step-011
#% kind: one
#% why: changes the arrays of the caller
def sgd_step(params, grads, learning_rate):
    result = []
    for p, g in zip(params, grads):
        p = np.asarray(p)   #! not a copy
        if p.dtype.kind == "i":
            p = p.astype(float)
        p -= learning_rate * np.asarray(g)
        result.append(p)
    return result


#% id: sgd_step-012
#% kind: one
#% why: replaces the entries of the caller's list
def sgd_step(params, grads, learning_rate):
    new = params   #! the same list
    for i in range(len(params)):
        new[i] = np.asarray(params[i]) - learning_rate * np.asarray(grads[i])
    return new


#% id: sgd_step-013
#% kind: one
#% why: returns inside the loop
def sgd_step(params, grads, learning_rate):
    out = []
    for w, dw in zip(params, grads):
        w = np.asarray(w, dtype=float)
        dw = np.asarray(dw, dtype=float)
        out.append(w - learning_rate * dw)
        return out   #! after the first parameter
    return out


#% id: sgd_step-014
#% kind: one
#% why: learning rate on the parameter
def sgd_step(params, grads, learning_rate):
    새값 = []
    for 값, 기울기 in zip(params, grads):
        새 = learning_rate * np.asarray(값) - np.asarray(기울기)   #! rate times the parameter
        새값.append(새)
    return 새값


#% id: sgd_step-015
#% kind: one
#% why: the steps instead of the parameters
def sgd_step(params, grads, learning_rate):
    steps = []
    for g in grads:
        steps.append(learning_rate * np.asarray(g))
    updated = [np.asarray(p) - s for p, s in zip(params, steps)]
    return steps   #! steps returned


#% id: sgd_step-016
#% kind: one
#% why: lists are multiplied by a float
def sgd_step(params, grads, learning_rate):
    params_new = []
    for i, p in enumerate(params):
        step = learning_rate * grads[i]   #! gradient may be a list
        params_new.append(np.asarray(p) - step)
    return params_new


#% id: sgd_step-017
#% kind: one
#% why: divides by the number of rows
def sgd_step(params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float):
    updated = []
    for param, grad in zip(params, grads):
        param, grad = np.asarray(param, dtype=float), np.asarray(grad, dtype=float)
        grad = grad / len(grad)   #! averaged once more
        updated.append(param - learning_rate * grad)
    return updated


#% id: sgd_step-018
#% kind: one
#% why: one array out of all parameters
def sgd_step(params, grads, learning_rate):
    params = np.array(params)   #! parameters of different shapes do not make one array
    new = []
    for k in range(len(params)):
        new.append(params[k] - learning_rate * np.asarray(grads[k]))
    print(len(new))
    return new


#% id: sgd_step-019
#% kind: two
#% why: plus and no rate
def sgd_step(params, grads, learning_rate):
    a = []
    for p, g in zip(params, grads):
        p = np.asarray(p, dtype=float)
        step = np.asarray(g, dtype=float)   #! learning rate missing
        a.append(p + step)   #! plus
    return a


#% id: sgd_step-020
#% kind: two
#% why: last parameter skipped, divided by the rate
def sgd_step(params, grads, learning_rate):
    out = [np.asarray(p, dtype=float) for p in params]
    for i in range(len(params) - 1):   #! last one skipped
        out[i] = out[i] - np.asarray(grads[i]) / (learning_rate + 1e-12)   #! divided by the rate
    return out


#% id: sgd_step-021
#% kind: two
#% why: caller's arrays, sign
def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        q = p if isinstance(p, np.ndarray) and p.dtype.kind == "f" else np.array(p, dtype=float)   #! no copy
        q += learning_rate * np.asarray(g)   #! plus
        new.append(q)
    return new


#% id: sgd_step-022
#% kind: two
#% why: only the sign of the gradient, early return
def sgd_step(params, grads, learning_rate):
    res = []
    for p, g in zip(params, grads):
        g = np.sign(np.asarray(g, dtype=float))   #! sign of the gradient
        res.append(np.asarray(p) - learning_rate * g)
        break   #! ends after the first
    return res


#% id: sgd_step-023
#% kind: two
#% why: mean of the gradient for every entry, rate squared
def sgd_step(params, grads, learning_rate):
    rate = learning_rate ** 2   #! squared
    result = []
    for p, g in zip(params, grads):
        g = np.mean(g)   #! mean of the gradient for every entry
        result.append(np.asarray(p) - rate * g)
    return result


#% id: sgd_step-024
#% kind: three
#% why: plus, averaged, whole numbers
def sgd_step(params, grads, learning_rate):
    out = []
    for w, g in zip(params, grads):
        w = np.asarray(w).astype(int)   #! cuts the decimals
        g = np.asarray(g) / len(g)   #! averaged
        out.append(w + learning_rate * g)   #! plus
    return out


#% id: sgd_step-025
#% kind: three
#% why: rate missing, first skipped, plus
def sgd_step(params, grads, learning_rate):
    params = [np.asarray(p, dtype=float) for p in params]
    n = len(params)
    new = list(params)
    for i in range(1, n):   #! from 1
        d = np.asarray(grads[i], dtype=float)   #! rate missing
        new[i] = params[i] + d   #! plus
    return new


#% id: sgd_step-026
#% kind: three
#% why: caller's list, rate in the wrong place, squared gradient
def sgd_step(params, grads, learning_rate):
    new = params if isinstance(params, list) else list(params)   #! the caller's list
    for i in range(len(new)):
        g = np.asarray(grads[i], dtype=float) ** 2   #! squared
        new[i] = (np.asarray(new[i]) - g) * learning_rate   #! brackets
    return new


#% id: sgd_step-027
#% kind: rare
#% why: weight decay
def sgd_step(params, grads, learning_rate):
    decay = 1e-3   #! shrinks the parameters as well
    return [(1 - learning_rate * decay) * np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads)]


#% id: sgd_step-028
#% kind: rare
#% why: clips long gradients
def sgd_step(params, grads, learning_rate):
    out = []
    for p, g in zip(params, grads):
        g = np.asarray(g, dtype=float)
        norm = np.linalg.norm(g)
        if norm > 5:
            g = g * 5 / norm   #! clipped
        out.append(np.asarray(p) - learning_rate * g)
    return out


#% id: sgd_step-029
#% kind: rare
#% why: keeps the type of whole-number parameters
def sgd_step(params, grads, learning_rate):
    out = []
    for p, g in zip(params, grads):
        p = np.asarray(p)
        q = np.empty_like(p)   #! whole numbers in, whole numbers out
        q[...] = p - learning_rate * np.asarray(g)
        out.append(q)
    return out


#% id: sgd_step-030
#% kind: rare
#% why: momentum remembered between calls
_velocity = {}

def sgd_step(params, grads, learning_rate):
    new = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        key = (i, g.shape)
        v = 0.9 * _velocity.get(key, 0.0) + g   #! momentum from earlier calls
        _velocity[key] = v
        new.append(np.asarray(p) - learning_rate * v)
    return new


#% id: sgd_step-031
#% kind: rare
#% why: a dictionary keyed by the identity of the array
def sgd_step(params, grads, learning_rate):
    grad_of = {id(p): g for p, g in zip(params, grads)}   #! the same array twice gets one gradient
    return [np.asarray(p) - learning_rate * np.asarray(grad_of[id(p)]) for p in params]


#% id: sgd_step-032
#% kind: rare
#% why: falls back to a default rate at 0
def sgd_step(params, grads, learning_rate):
    eta = learning_rate or 0.01   #! 0 becomes 0.01
    return [np.asarray(p) - eta * np.asarray(g) for p, g in zip(params, grads)]


#% id: sgd_step-033
#% kind: rare
#% why: flattens matrices with one row or column
def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        p = np.squeeze(p)   #! axes of length 1 lost
        g = np.asarray(g).reshape(p.shape)
        new.append(p - learning_rate * g)
    return new


#% id: sgd_step-034
#% kind: rare
#% why: leaves a parameter alone when one entry of its gradient is zero
def sgd_step(params, grads, learning_rate):
    new = [np.array(p, dtype=float) for p in params]
    for k, g in enumerate(grads):
        g = np.asarray(g, dtype=float)
        if not g.all():
            continue   #! one zero entry leaves the whole parameter as it was
        new[k] = new[k] - learning_rate * g
    return new
