#% id: leaky_relu-001
#% kind: right
#% why: positive part plus slope times negative part
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


#% id: leaky_relu-002
#% kind: right
#% why: product with a factor per entry
def leaky_relu(x, slope=0.01):
    v = np.asarray(x, dtype=float)
    factor = np.full(v.shape, 1.0)
    factor[v <= 0] = slope
    return v * factor


#% id: leaky_relu-003
#% kind: right
#% why: masked in-place product on an own copy
def leaky_relu(x, slope=0.01):
    out = np.array(x, dtype=float)
    np.multiply(out, slope, out=out, where=out < 0)
    return out


#% id: leaky_relu-004
#% kind: right
#% why: combination of x and its absolute value
def leaky_relu(x, slope=0.01):
    a = np.asarray(x, dtype=float)
    return 0.5 * ((1 + slope) * a + (1 - slope) * np.abs(a))


#% id: leaky_relu-005
#% kind: right
#% why: vectorize with otypes
def leaky_relu(x, slope=0.01):
    one = lambda v: v if v > 0 else slope * v
    return np.vectorize(one, otypes=[float])(np.asarray(x, float))


#% id: leaky_relu-006
#% kind: right
#% why: maximum or minimum depending on the slope, float32 kept
def leaky_relu(x, slope=0.01):
    a = np.asarray(x)
    a = a if a.dtype.kind == "f" else a * 1.0
    pick = np.maximum if slope <= 1 else np.minimum
    return pick(a, np.asarray(slope * a, dtype=a.dtype))


#% id: leaky_relu-007
#% kind: one
#% why: plain relu
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(0, x)   #! slope forgotten


#% id: leaky_relu-008
#% kind: one
#% why: slope returned in place of slope * x
def leaky_relu(x, slope=0.01):
    x = np.array(x, dtype=float)
    return np.where(x > 0, x, slope)   #! slope without x


#% id: leaky_relu-009
#% kind: one
#% why: slope fixed at 0.01
def leaky_relu(x, slope=0.01):
    입력 = np.asarray(x, dtype=float)
    음수 = 0.01 * 입력   #! ignores the argument slope
    return np.where(입력 > 0, 입력, 음수)


#% id: leaky_relu-010
#% kind: one
#% why: maximum of x and slope * x
def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, float)
    return np.maximum(x, slope * x)   #! wrong for a slope above 1


#% id: leaky_relu-011
#% kind: one
#% why: minus slope
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    y = x.copy()
    y[x < 0] = -slope * x[x < 0]   #! sign
    return y


#% id: leaky_relu-012
#% kind: one
#% why: branches swapped
def leaky_relu(x, slope=0.01):
    arr = np.asarray(x) * 1.0
    cond = arr > 0
    return np.where(cond, slope * arr, arr)   #! branches swapped


#% id: leaky_relu-013
#% kind: one
#% why: list times a float
def leaky_relu(x, slope=0.01):
    neg = slope * x   #! fails on a list
    return np.where(np.asarray(x) > 0, x, neg)


#% id: leaky_relu-014
#% kind: one
#% why: x divided by the slope
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    if slope == 0:
        return np.maximum(x, 0)
    out = np.where(x > 0, x, x / slope)   #! quotient for product
    return out


#% id: leaky_relu-015
#% kind: two
#% why: maximum form with the slope fixed
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    a = 0.01   #! ignores the argument slope
    return np.maximum(a * x, x)   #! wrong for a slope above 1


#% id: leaky_relu-016
#% kind: two
#% why: sign and threshold
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    neg = -slope * x   #! sign
    return np.where(x > 1, x, neg)   #! threshold 1 for 0


#% id: leaky_relu-017
#% kind: two
#% why: slope added and list fails
def leaky_relu(x, slope=0.01):
    pos = (x > 0) * np.asarray(x)   #! a list cannot be compared
    neg = np.minimum(x, 0) - slope   #! slope subtracted in place of multiplied
    return pos + neg


#% id: leaky_relu-018
#% kind: three
#% why: branches, sign, slope fixed
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    s = 0.01   #! ignores the argument slope
    leak = s * np.abs(x)   #! sign of the negative side lost
    return np.where(x < 0, x, leak)   #! branches swapped


#% id: leaky_relu-019
#% kind: rare
#% why: result in the whole-number type of x
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    out = np.zeros_like(x)   #! whole numbers in, the leak is cut off
    out[x > 0] = x[x > 0]
    out[x <= 0] = slope * x[x <= 0]
    return out


#% id: leaky_relu-020
#% kind: rare
#% why: vectorize without otypes, the first entry decides on the type
def _leak(v, a):
    if v == 0:
        return 0
    return v if v > 0 else a * v

def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    f = np.vectorize(_leak)   #! a first entry of 0 or a whole number makes all entries whole
    return f(x, slope)


#% id: leaky_relu-021
#% kind: rare
#% why: a slope of 0 falls back to the default
def leaky_relu(x, slope=0.01):
    slope = slope or 0.01   #! 0 counts as missing
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope * x)


#% id: leaky_relu-022
#% kind: rare
#% why: slope forced into 0 to 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    a = min(max(slope, 0.0), 1.0)   #! the slope is clipped
    return x * np.where(x > 0, 1.0, a)


#% id: leaky_relu-023
#% kind: rare
#% why: negative side scaled in the caller's array
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)   #! no copy, the caller's array is changed
    x[x < 0] *= slope
    return x


#% id: leaky_relu-024
#% kind: rare
#% why: the leak is bounded below
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    leak = np.maximum(slope * x, -1.0)   #! the negative side stops at -1
    return np.where(x > 0, x, leak)
