#% id: sigmoid-001
#% kind: right
#% why: naive quotient on a float array, silenced with errstate
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-x))


#% id: sigmoid-002
#% kind: right
#% why: through tanh
def sigmoid(x):
    return 0.5 * np.tanh(0.5 * np.array(x, float)) + 0.5


#% id: sigmoid-003
#% kind: right
#% why: two branches by boolean masks, written into an output array
def sigmoid(x):
    z = np.array(x, dtype=float)
    shape = z.shape
    z = z.reshape(-1)
    out = np.empty_like(z)
    neg = z < 0
    e = np.exp(z[neg])
    out[neg] = e / (1.0 + e)
    out[~neg] = 1.0 / (1.0 + np.exp(-z[~neg]))
    return out.reshape(shape)


#% id: sigmoid-004
#% kind: right
#% why: math.exp in a scalar helper with otypes given to vectorize
import math

def _one(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    e = math.exp(v)
    return e / (1 + e)

def sigmoid(x):
    return np.vectorize(_one, otypes=[float])(x)


#% id: sigmoid-005
#% kind: right
#% why: exp of minus log1p, via logaddexp
sigmoid = lambda x: np.exp(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


#% id: sigmoid-006
#% kind: right
#% why: clipped at 700, float32 kept
def sigmoid(x):
    a = np.asarray(x)
    if not np.issubdtype(a.dtype, np.floating):
        a = a.astype(np.float64)
    with np.errstate(all="ignore"):
        return (1 / (1 + np.exp(np.clip(-a, -700, 700)))).astype(a.dtype)


#% id: sigmoid-007
#% kind: right
#% why: try/except round math.exp in a plain loop over the flat iterator
import math

def sigmoid(x):
    a = np.asarray(x, dtype=float)
    result = []
    for v in a.flat:
        try:
            result.append(1 / (1 + math.exp(-v)))
        except OverflowError:
            result.append(0.0)
    return np.array(result, dtype=float).reshape(a.shape)


#% id: sigmoid-008
#% kind: right
#% why: np.piecewise with the symmetric form
def sigmoid(x):
    v = np.asarray(x, dtype=float)
    pos = lambda a: 1 / (1 + np.exp(-a))
    return np.piecewise(v, [v >= 0], [pos, lambda a: 1 - 1 / (1 + np.exp(a))])


#% id: sigmoid-009
#% kind: one
#% why: sign of the exponent lost
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return 1 / (1 + np.exp(x))   #! sign of the exponent


#% id: sigmoid-010
#% kind: one
#% why: e^x / (1 + e^x), NaN for large x
def sigmoid(x):
    x = np.array(x, dtype=float)
    ex = np.exp(x)   #! overflows for large x, so that inf / inf is NaN
    result = ex / (1 + ex)
    return result


#% id: sigmoid-011
#% kind: one
#% why: math.exp on an array
import math

def sigmoid(x):
    x = np.asarray(x, float)
    denominator = 1 + math.exp(-x)   #! math.exp takes scalars only
    return 1 / denominator


#% id: sigmoid-012
#% kind: one
#% why: minus in the denominator
def sigmoid(x: ArrayLike) -> NDArray:
    값 = np.asarray(x, dtype=float)
    지수 = np.exp(-값)
    return 1 / (1 - 지수)   #! minus for plus


#% id: sigmoid-013
#% kind: one
#% why: list input not turned into an array
def sigmoid(x):
    return 1 / (1 + np.exp(-x))   #! unary minus fails on a list


#% id: sigmoid-014
#% kind: one
#% why: parentheses missing round the denominator
def sigmoid(x):
    x = np.asarray(x, dtype="float64")
    e = np.exp(-x)
    y = 1 / 1 + e   #! no parentheses round the denominator
    return y


#% id: sigmoid-015
#% kind: one
#% why: exponent halved with tanh form not shifted
def sigmoid(x):
    """tanh version"""
    x = np.asarray(x, dtype=float)
    t = np.tanh(x / 2)
    return t / 2   #! shift by one half left out


#% id: sigmoid-016
#% kind: one
#% why: tanh form without the halved argument
def sigmoid(x):
    a = np.asarray(x) * 1.0
    a = np.tanh(a)   #! argument of tanh not halved
    return (a + 1) / 2


#% id: sigmoid-017
#% kind: one
#% why: the numerator is e^-x
def sigmoid(x):
    arr = np.asarray(x, dtype=float)
    neg = np.exp(-np.clip(arr, -500, 500))
    top = neg   #! numerator should be 1
    bottom = 1 + neg
    return top / bottom


#% id: sigmoid-018
#% kind: one
#% why: returns the slope in place of the value
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    s = 1.0 / (1.0 + np.exp(-x))
    # print("s =", s)
    return s * (1 - s)   #! returns the slope


#% id: sigmoid-019
#% kind: one
#% why: a scalar comes back as an array of one entry
import math

def sigmoid(x):
    x = np.atleast_1d(np.asarray(x, dtype=float))   #! a scalar comes back with shape (1,)
    with np.errstate(over="ignore"):
        y = np.power(1 + np.exp(-x), -1)
    return y


#% id: sigmoid-020
#% kind: two
#% why: sign of the exponent and minus in the denominator
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(x)   #! sign of the exponent
    s = 1 / (1 - e)   #! minus for plus
    return s


#% id: sigmoid-021
#% kind: two
#% why: e^x overflows and the one in the denominator is a two
def sigmoid(x: ArrayLike) -> NDArray:
    x = np.asarray(x).astype(float)
    ex = np.exp(x)   #! overflows to inf / inf
    denom = 2 + ex   #! 2 for 1
    return ex / denom


#% id: sigmoid-022
#% kind: two
#% why: result rounded and base 2 in place of e
def sigmoid(x):
    v = np.asarray(x, dtype=float)
    p = 2.0 ** (-v)   #! base 2 in place of e
    out = 1 / (1 + p)
    return np.round(out, 3)   #! rounded to three digits


#% id: sigmoid-023
#% kind: two
#% why: branches: the negative one uses the other sign, and the threshold is on 1
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    top = np.where(x >= 1, 1, e)   #! threshold 1 for 0
    bottom = 1 - e * 0.5   #! denominator is not 1 + e
    return top / bottom


#% id: sigmoid-024
#% kind: three
#% why: sign, missing one, list input fails
def sigmoid(x):
    a = 0.0 - x   #! fails on a list
    a = -a   #! sign turned round again
    s = 1 / (np.exp(a) + 2)   #! 2 for 1
    return s


#% id: sigmoid-025
#% kind: three
#% why: tanh form: argument, shift and factor wrong
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    half = x * 2   #! doubled in place of halved
    t = np.tanh(half)
    t = t - 1   #! minus for plus
    return t   #! factor 1/2 left out


#% id: sigmoid-026
#% kind: rare
#% why: whole-number dtype kept for the result
def sigmoid(x):
    x = np.asarray(x)
    out = np.zeros_like(x)   #! the result inherits a whole-number type and truncates
    with np.errstate(over="ignore"):
        out[...] = 1 / (1 + np.exp(-x.astype(float)))
    return out


#% id: sigmoid-027
#% kind: rare
#% why: clipped at 6, as some people write it
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    x = np.clip(x, -6, 6)   #! clips far too early
    return 1 / (1 + np.exp(-x))


#% id: sigmoid-028
#% kind: rare
#% why: np.vectorize without otypes, first branch gives a whole number
import math

def _s(v):
    if v <= -700:
        return 0
    if v >= 700:
        return 1
    return 1 / (1 + math.exp(-v))

def sigmoid(x):
    f = np.vectorize(_s)   #! type of the result taken from the first entry
    return f(np.asarray(x, dtype=float))


#% id: sigmoid-029
#% kind: rare
#% why: where evaluates both branches of e^x/(1+e^x) with the condition turned round
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    a = 1 / (1 + np.exp(-x))
    b = np.exp(x) / (1 + np.exp(x))
    return np.where(x >= 0, b, a)   #! each branch used where it overflows


#% id: sigmoid-030
#% kind: rare
#% why: exact 0 answered with 0
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    y = np.zeros(x.shape)
    y += (x > 0) / (1 + e)   #! x = 0 belongs to neither branch
    y += (x < 0) * e / (1 + e)
    return y


#% id: sigmoid-031
#% kind: rare
#% why: works in place on the caller's float array
def sigmoid(x):
    x = np.asarray(x, dtype=float)   #! no copy, so that the caller's array is overwritten
    np.negative(x, out=x)
    np.exp(x, out=x)
    x += 1
    return np.reciprocal(x, out=x)[()]


#% id: sigmoid-032
#% kind: rare
#% why: chooses one branch for the whole array by its smallest entry
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    if x.min() >= 0:
        return 1 / (1 + np.exp(-x))
    e = np.exp(x)   #! mixed signs: the large positive entries overflow to NaN
    return e / (1 + e)


#% id: sigmoid-033
#% kind: rare
#% why: treats everything beyond 4 as saturated
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-x))
    s = np.where(np.abs(x) > 4, x > 0, s)   #! treats |x| > 4 as saturated
    return s


#% id: sigmoid-034
#% kind: rare
#% why: half precision
def sigmoid(x):
    z = np.asarray(x, dtype=np.float16)   #! half precision keeps three digits
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z))).astype(float)
