#% id: leaky_relu_derivative-001
#% kind: right
#% why: mask plus slope times the other mask
def leaky_relu_derivative(x, slope=0.01):
    pos = np.asarray(x) > 0
    return pos * 1.0 + ~pos * float(slope)


#% id: leaky_relu_derivative-002
#% kind: right
#% why: affine function of the step
def leaky_relu_derivative(x, slope=0.01):
    step = np.heaviside(np.asarray(x, dtype=float), 0)
    return slope + (1 - slope) * step


#% id: leaky_relu_derivative-003
#% kind: right
#% why: full of slope and a mask of ones
def leaky_relu_derivative(x, slope=0.01):
    z = np.asarray(x)
    out = np.full(z.shape, slope, dtype=float)
    out[z > 0] = 1.0
    return out


#% id: leaky_relu_derivative-004
#% kind: right
#% why: list comprehension and reshape
def leaky_relu_derivative(x, slope=0.01):
    a = np.asarray(x, float)
    return np.array([1.0 if v > 0 else slope for v in a.ravel()], dtype=float).reshape(a.shape)


#% id: leaky_relu_derivative-005
#% kind: right
#% why: np.choose on the comparison
leaky_relu_derivative = lambda x, slope=0.01: np.choose((np.asarray(x) > 0).astype(int), [float(slope), 1.0])


#% id: leaky_relu_derivative-006
#% kind: right
#% why: table look-up by fancy index
def leaky_relu_derivative(x, slope=0.01):
    table = np.array([slope, 1.0], dtype=float)
    return table[(np.asarray(x) > 0).astype(np.intp)]


#% id: leaky_relu_derivative-007
#% kind: one
#% why: 0 on the negative side
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, 1.0, 0.0)   #! slope forgotten


#% id: leaky_relu_derivative-008
#% kind: one
#% why: slope * x on the negative side
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    d = np.where(x > 0, 1, slope * x)   #! the value in place of its slope
    return d


#% id: leaky_relu_derivative-009
#% kind: one
#% why: x on the positive side
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    양수 = x > 0
    return np.where(양수, x, slope)   #! x in place of 1


#% id: leaky_relu_derivative-010
#% kind: one
#% why: 1 at 0
def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x)
    res = np.ones(x.shape)
    res[x < 0] = slope   #! 1 at x = 0
    return res


#% id: leaky_relu_derivative-011
#% kind: one
#% why: slope fixed at 0.01
def leaky_relu_derivative(x, slope=0.01):
    arr = np.array(x, float)
    return np.where(arr > 0, 1.0, 0.01)   #! ignores the argument slope


#% id: leaky_relu_derivative-012
#% kind: one
#% why: sides swapped
def leaky_relu_derivative(x, slope=0.01):
    arr = np.array(x)
    grad = np.empty(arr.shape)
    left, right = 1, slope   #! sides swapped
    grad[arr > 0] = right
    grad[arr <= 0] = left
    return grad


#% id: leaky_relu_derivative-013
#% kind: one
#% why: minus slope
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = 1.0 * (x > 0)
    d = d - slope * (x <= 0)   #! sign
    return d


#% id: leaky_relu_derivative-014
#% kind: one
#% why: list comparison
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, 1.0, slope)   #! a list cannot be compared with a number


#% id: leaky_relu_derivative-015
#% kind: two
#% why: 1 at 0 and slope fixed
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    alpha = 0.01   #! ignores the argument slope
    return np.where(x >= 0, 1.0, alpha)   #! 1 at x = 0


#% id: leaky_relu_derivative-016
#% kind: two
#% why: x on the positive side, value on the negative
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    left = slope * x   #! value in place of slope
    right = x   #! x in place of 1
    return np.where(x > 0, right, left)


#% id: leaky_relu_derivative-017
#% kind: two
#% why: list fails and slope subtracted
def leaky_relu_derivative(x, slope=0.01):
    up = (x > 0) * 1.0   #! fails on a list
    down = (np.asarray(x) <= 0) * slope
    return up - down   #! minus for plus


#% id: leaky_relu_derivative-018
#% kind: three
#% why: threshold, constant, shape
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    out = []
    for v in x.ravel():
        if v > 1:   #! threshold 1 for 0
            out.append(1.0)
        else:
            out.append(v * slope)   #! value in place of slope
    return np.array(out)   #! shape lost


#% id: leaky_relu_derivative-019
#% kind: rare
#% why: slope at 0 is the mean of both
def leaky_relu_derivative(x, slope=0.01):
    s = np.sign(np.asarray(x, dtype=float))
    return (1 + slope) / 2 + s * (1 - slope) / 2   #! halfway between at x = 0


#% id: leaky_relu_derivative-020
#% kind: rare
#% why: 0 at x = 0
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    d = np.zeros(x.shape)
    d[x > 0] = 1
    d[x < 0] = slope   #! x = 0 stays 0
    return d


#% id: leaky_relu_derivative-021
#% kind: rare
#% why: ones_like keeps the whole-number type
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    g = np.ones_like(x)   #! whole numbers in, the slope is cut off
    g[x <= 0] = slope
    return g


#% id: leaky_relu_derivative-022
#% kind: rare
#% why: maximum of the two slopes
def leaky_relu_derivative(x, slope=0.01):
    pos = (np.asarray(x) > 0).astype(float)
    return np.maximum(pos, slope)   #! wrong on the positive side for a slope above 1


#% id: leaky_relu_derivative-023
#% kind: rare
#% why: quotient of value and x is NaN at 0
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    f = np.where(x > 0, x, slope * x)
    with np.errstate(all="ignore"):
        return f / x   #! 0 / 0 at x = 0


#% id: leaky_relu_derivative-024
#% kind: rare
#% why: slope 0 falls back to the default
def leaky_relu_derivative(x, slope=None):
    if not slope:   #! a slope of 0 counts as missing
        slope = 0.01
    return np.where(np.asarray(x) > 0, 1.0, slope)
