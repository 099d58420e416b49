#% id: relu_derivative-001
#% kind: right
#% why: comparison cast to float
def relu_derivative(x):
    return (np.asarray(x) > 0).astype(float)


#% id: relu_derivative-002
#% kind: right
#% why: np.heaviside with 0 at 0
def relu_derivative(x):
    return np.heaviside(np.asarray(x, dtype=float), 0.0)


#% id: relu_derivative-003
#% kind: right
#% why: sign clipped
def relu_derivative(x):
    return np.clip(np.sign(np.array(x, dtype=float)), 0.0, 1.0)


#% id: relu_derivative-004
#% kind: right
#% why: zeros and a mask of ones
def relu_derivative(x):
    z = np.asarray(x, dtype=float)
    g = np.zeros_like(z)
    np.copyto(g, 1.0, where=z > 0)
    return g


#% id: relu_derivative-005
#% kind: right
#% why: loop with match over the flat entries
def _slope(v):
    match float(v):
        case u if u > 0:
            return 1.0
        case _:
            return 0.0

def relu_derivative(x):
    a = np.asarray(x)
    return np.array([_slope(v) for v in a.flat], dtype=float).reshape(a.shape)


#% id: relu_derivative-006
#% kind: right
#% why: float32 kept, typed constants
def relu_derivative(x):
    a = np.asarray(x)
    kind = a.dtype if a.dtype.kind == "f" else np.dtype(float)
    return np.where(a > 0, kind.type(1), kind.type(0))


#% id: relu_derivative-007
#% kind: one
#% why: returns x where positive
def relu_derivative(x):
    x = np.asarray(x, float)
    return np.where(x > 0, x, 0.0)   #! x in place of 1


#% id: relu_derivative-008
#% kind: one
#% why: 1 at 0
def relu_derivative(x):
    x = np.array(x)
    return (x >= 0).astype(float)   #! 1 at x = 0


#% id: relu_derivative-009
#% kind: one
#% why: negative side gets -1
def relu_derivative(x):
    기울기 = np.sign(np.asarray(x, dtype=float))   #! -1 on the negative side
    return 기울기


#% id: relu_derivative-010
#% kind: one
#% why: constants swapped
def relu_derivative(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    out = np.zeros(x.shape)
    out[x <= 0] = 1   #! the wrong side gets the one
    return out


#% id: relu_derivative-011
#% kind: one
#% why: scalar if on an array
def relu_derivative(x):
    x = np.asarray(x)
    if x > 0:   #! an array has no single truth value
        return np.ones(x.shape)
    else:
        return np.zeros(x.shape)


#% id: relu_derivative-012
#% kind: one
#% why: x / x gives NaN at 0
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    r = np.maximum(x, 0)
    d = r / r   #! 0 / 0 is NaN
    return d


#% id: relu_derivative-013
#% kind: one
#% why: list comparison
def relu_derivative(x):
    mask = x > 0   #! fails on a list
    return mask * 1.0


#% id: relu_derivative-014
#% kind: one
#% why: sigmoid's slope
def relu_derivative(x):
    r = np.maximum(np.asarray(x, dtype=float), 0)
    result = r * (1 - r)   #! slope of the sigmoid
    return result


#% id: relu_derivative-015
#% kind: two
#% why: 1 at 0 and 0.01 on the negative side
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    d = np.full(x.shape, 0.01)   #! leaky side
    d[x >= 0] = 1   #! 1 at x = 0
    return d


#% id: relu_derivative-016
#% kind: two
#% why: list fails and x returned
def relu_derivative(x):
    m = (x > 0) * 1.0   #! fails on a list
    m = m * x   #! times x
    return m


#% id: relu_derivative-017
#% kind: three
#% why: threshold, constant, shape
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    out = []
    for v in x.flat:
        if v > 1:   #! threshold 1 for 0
            out.append(1.0)
        else:
            out.append(-1.0)   #! -1 for 0
    return np.array(out)   #! shape lost


#% id: relu_derivative-018
#% kind: rare
#% why: one half at 0
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.heaviside(x, 0.5)   #! 0.5 at x = 0


#% id: relu_derivative-019
#% kind: rare
#% why: numerical slope, wrong near the kink
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    h = 1e-2   #! a step that straddles the kink
    return (np.maximum(x + h, 0) - np.maximum(x - h, 0)) / (2 * h)


#% id: relu_derivative-020
#% kind: rare
#% why: overwrites the caller's array
def relu_derivative(x):
    x = np.asarray(x, dtype=float)   #! no copy, the caller's array is changed
    neg = x <= 0
    x[neg] = 0
    x[~neg] = 1
    return x


#% id: relu_derivative-021
#% kind: rare
#% why: a tolerance round 0
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    eps = 1e-2   #! small positive entries count as 0
    return np.where(x > eps, 1.0, 0.0)


#% id: relu_derivative-022
#% kind: rare
#% why: divides by the largest entry to reach 1
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    y = np.maximum(x, 0)
    top = y.max()   #! only the largest entry becomes 1
    return y / top if np.any(top > 0) else y
