#% id: ex01-one-01
#% kind: one
#% why: The exponent has no minus sign, so the curve is mirrored and falls instead of rising.
def sigmoid(x):
    z = np.asarray(x, dtype=float)
    bottom = 1 + np.exp(z)  #! e^x instead of e^-x
    return 1 / bottom


#% id: ex01-one-02
#% kind: one
#% why: The input is clipped to -6..6 against overflow, so everything beyond stays at 0.0025 or 0.9975.
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    x = np.clip(x, -6, 6)  #! far too narrow a clip
    return 1.0 / (1.0 + np.exp(-x))


#% id: ex01-one-03
#% kind: one
#% why: e^x / (1 + e^x) overflows to inf / inf, which is NaN for large positive x.
def sigmoid(x):
    ex = np.exp(np.array(x, dtype=float))
    return ex / (1 + ex)  #! inf/inf = nan for x about 710 and more


#% id: ex01-one-05
#% kind: one
#% why: The result array has the type of the input, so whole numbers in give truncated zeros out.
def sigmoid(x):
    x = np.asarray(x)
    result = np.zeros_like(x)  #! integer array for integer input
    for idx in np.ndindex(x.shape):
        v = float(x[idx])
        if v >= 0:
            result[idx] = 1 / (1 + np.exp(-v))
        else:
            result[idx] = np.exp(v) / (1 + np.exp(v))
    return result


#% id: ex01-one-06
#% kind: one
#% why: math.exp and the if take one number only, so lists and arrays raise.
import math


def sigmoid(x):
    if x < 0:  #! an array or a list cannot be asked like this
        return math.exp(x) / (1 + math.exp(x))
    return 1 / (1 + math.exp(-x))


#% id: ex01-two-02
#% kind: two
#% why: Neither mask takes x = 0, where the result stays 0 instead of 0.5. The branch for negative x returns e^x without dividing by 1 + e^x.
def sigmoid(x):
    a = np.array(x, dtype=float)
    out = np.zeros(a.shape)
    pos = a > 0  #! x == 0 belongs to no branch
    neg = a < 0
    out[pos] = 1 / (1 + np.exp(-a[pos]))
    out[neg] = np.exp(a[neg])  #! should be e^x / (1 + e^x)
    return out


#% id: ex01-three-01
#% kind: three
#% why: The base is 2 and not e. The absolute value of x makes both sides alike. The result is rounded to two digits.
def sigmoid(x):
    x = np.abs(np.asarray(x, dtype=float))  #! loses the sign of x
    power = 2.0 ** (-x)  #! base 2 instead of e
    return np.round(1 / (1 + power), 2)  #! rounds the answer


#% id: ex01-rare-01
#% kind: rare
#% why: The stable form uses e^-|x| but the numerator stays 1 for negative x as well, so sigmoid(-3) equals sigmoid(3).
def sigmoid(x):
    v = np.asarray(x, dtype=float)
    e = np.exp(-np.fabs(v))  # never overflows
    return 1 / (1 + e)  #! for x < 0 the numerator must be e


#% id: ex01-right-51
#% kind: right
#% why: e^-log(1 + e^-x), which neither overflows nor loses the small values
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return np.exp(-np.logaddexp(0.0, -x))


#% id: ex01-rare-51
#% kind: rare
#% why: np.vectorize takes the kind of the whole result from the first value, which is the int 1 or 0 for a first x beyond 500: sigmoid([1000, 0]) gives [1, 0] (contract: finite and right for every finite x; elementwise)
def _one(v):
    if v > 500:
        return 1  #! an int: with it first, np.vectorize makes every result an int
    if v < -500:
        return 0  #! an int, the same
    return 1 / (1 + np.exp(-float(v)))


def sigmoid(x):
    return np.vectorize(_one)(x)


#% id: ex01-rare-52
#% kind: rare
#% why: a float64 array is negated and exponentiated in place, so the argument is changed (contract: no argument is modified); lists, ints and numbers are copied and come out right
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    x = np.clip(x, -700, 700, out=x if x.ndim else None)  #! writes into the caller's array
    if x.ndim:
        np.negative(x, out=x)
        np.exp(x, out=x)
        return 1 / (1 + x)
    return 1 / (1 + np.exp(-x))


#% id: ex01-rare-53
#% kind: rare
#% why: a list is turned into an array of the kind of its first entry, so [1, 2.5] becomes [1, 2] (contract: the first entry a whole number)
def sigmoid(x):
    if isinstance(x, (list, tuple)):
        x = np.array(x, dtype=type(x[0]) if not isinstance(x[0], (list, tuple)) else None)  #! int for [1, 2.5]
    x = np.asarray(x)
    pos = np.maximum(x, 0).astype(float)
    neg = np.minimum(x, 0).astype(float)
    return np.where(x >= 0, 1 / (1 + np.exp(-pos)), np.exp(neg) / (1 + np.exp(neg)))


