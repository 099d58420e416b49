#% id: ex01-one-01
#% kind: one
#% why: operator precedence: 1 / 1 + e^-x without the parentheses round the denominator
def sigmoid(x):
    # formula from the slide
    x = np.asarray(x, dtype=np.float64)
    return 1.0 / 1.0 + np.exp(-x)  #! parentheses of the denominator forgotten

#% id: ex01-two-01
#% kind: two
#% why: for negative entries e^x is replaced by 1/(1+e^x) before the quotient is taken, and the flat loop's result never gets its shape back
import math


def sigmoid(x):
    arr = np.array(x, dtype=float)
    flat = arr.ravel()
    result = []
    for v in flat:
        if v >= 0:
            result.append(1 / (1 + math.exp(-v)))
        else:
            ev = 1 / (1 + math.exp(v))  #! should be e^v, the quotient is taken below
            result.append(ev / (1 + ev))
    return np.array(result)  #! shape of x lost, everything comes back flat

#% id: ex01-two-02
#% kind: two
#% why: entries are cast to int (1.5 becomes 1) and the exponent is clipped at 5, far too early
def sigmoid(x: ArrayLike) -> NDArray:
    x = np.array(x, dtype=int)  #! fractions cut off
    # avoid overflow warnings
    z = np.clip(x, -5, 5)  #! clipped so early that sigma(6) = sigma(5)
    return 1 / (1 + np.exp(-z))

#% id: ex01-three-01
#% kind: three
#% why: tanh form with a floor division, a minus for the plus and the factor 1/2 forgotten
def sigmoid(x):
    """sigma(x) = (1 + tanh(x/2)) / 2, never overflows"""
    x = np.asarray(x, float)
    half = x // 2  #! floor division: halves are lost
    s = 1 - np.tanh(half)  #! sign: falls instead of rising
    return s  #! not divided by 2, values reach 2

#% id: ex01-rare-01
#% kind: rare
#% why: the output buffer is made with empty_like and so inherits the int type of x: whole numbers give 0 or 1
def sigmoid(x):
    x = np.asarray(x)
    pos = x >= 0
    out = np.empty_like(x)  #! integer buffer for integer x
    out[pos] = 1 / (1 + np.exp(-x[pos].astype(float)))
    ex = np.exp(x[~pos].astype(float))
    out[~pos] = ex / (1 + ex)
    return out

#% id: ex01-rare-02
#% kind: rare
#% why: the overflow guard writes into the caller's array
def sigmoid(x):
    a = np.asarray(x, dtype=float)  #! no copy for a float array
    if a.ndim == 0:
        a = a.reshape(1)
        return (1 / (1 + np.exp(-np.clip(a, -600, 600))))[0]
    a[a < -600] = -600
    a[a > 600] = 600
    return 1 / (1 + np.exp(-a))

#% id: ex01-right-01
#% kind: right
#% why: log-space: exp(-log(1 + e^-x)) by logaddexp
def sigmoid(x):
    # log sigma(x) = -log(e^0 + e^-x)
    minus_x = np.negative(np.asarray(x, dtype=np.double))
    return np.exp(-np.logaddexp(0.0, minus_x))
