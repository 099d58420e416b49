#% id: sigmoid_derivative-001
#% kind: right
#% why: e / (1 + e)^2 with e = exp(-|x|)
def sigmoid_derivative(x):
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return e / (1 + e) ** 2


#% id: sigmoid_derivative-002
#% kind: right
#% why: through cosh with the argument bounded
def sigmoid_derivative(x):
    half = np.clip(np.asarray(x, dtype=float) / 2, -350, 350)
    return 0.25 / np.cosh(half) ** 2


#% id: sigmoid_derivative-003
#% kind: right
#% why: through tanh
def sigmoid_derivative(x):
    return (1 - np.tanh(np.array(x, dtype=float) / 2) ** 2) * 0.25


#% id: sigmoid_derivative-004
#% kind: right
#% why: own sigmoid, S - S^2
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore"):
        return np.reciprocal(1.0 + np.exp(-x))

def sigmoid_derivative(x):
    return (s := sigmoid(x)) - s * s


#% id: sigmoid_derivative-005
#% kind: right
#% why: product of sigmoid(x) and sigmoid(-x)
from functools import reduce

def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    with np.errstate(all="ignore"):
        return reduce(np.multiply, (1 / (1 + np.exp(-v)) for v in (x, -x)))


#% id: sigmoid_derivative-006
#% kind: right
#% why: loop over flat entries with a scalar helper
import math

class _Slope:
    def __call__(self, v: float) -> float:
        q = math.exp(-abs(v))
        return q / (1.0 + q) / (1.0 + q)

_slope = _Slope()

def sigmoid_derivative(x):
    arr = np.asarray(x)
    return np.fromiter((_slope(float(v)) for v in arr.flat), dtype=float, count=arr.size).reshape(arr.shape)


#% id: sigmoid_derivative-007
#% kind: right
#% why: exp of a sum of logarithms
def sigmoid_derivative(x):
    z = np.asarray(x, dtype=float)
    return np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))


#% id: sigmoid_derivative-008
#% kind: right
#% why: complex-step derivative with a bounded argument
def sigmoid_derivative(x):
    z = np.clip(np.asarray(x, dtype=float), -300, 300)
    return np.imag(1 / (1 + np.exp(-(z + 1e-20j)))) / 1e-20


#% id: sigmoid_derivative-009
#% kind: one
#% why: treats x as an activation
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return x * (1 - x)   #! x is the pre-activation, the sigmoid is left out


#% id: sigmoid_derivative-010
#% kind: one
#% why: S (1 + S)
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return 1 / (1 + np.exp(-x))

def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 + s)   #! plus for minus


#% id: sigmoid_derivative-011
#% kind: one
#% why: S (1 - x)
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = 1 / (1 + np.exp(-x))
    ds = s * (1 - x)   #! 1 - x for 1 - s
    return ds


#% id: sigmoid_derivative-012
#% kind: one
#% why: sigmoid applied twice
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, float)))

def sigmoid_derivative(x):
    s = sigmoid(x)
    return sigmoid(s) * (1 - sigmoid(s))   #! sigmoid applied to its own value


#% id: sigmoid_derivative-013
#% kind: one
#% why: sign of the slope
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    x = np.array(x, dtype=float)
    시그모이드 = 1 / (1 + np.exp(-x))
    기울기 = 시그모이드 * (시그모이드 - 1)   #! sign
    return 기울기


#% id: sigmoid_derivative-014
#% kind: one
#% why: e^-x / (1 + e^-x)^2 overflows to NaN
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-x)   #! overflows at large negative x, inf / inf
    return e / (1 + e) ** 2


#% id: sigmoid_derivative-015
#% kind: one
#% why: square left out
def sigmoid_derivative(x):
    x = np.abs(np.asarray(x, dtype=float))
    top = np.exp(-x)
    bottom = 1 + np.exp(-x)   #! square left out
    return top / bottom


#% id: sigmoid_derivative-016
#% kind: one
#% why: tanh's derivative
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = 1.0 / (1.0 + np.exp(-x))
    out = 1 - s ** 2   #! slope of tanh
    return out


#% id: sigmoid_derivative-017
#% kind: one
#% why: precedence: s * 1 - s
def my_sig(v):
    return 1 / (1 + np.exp(-v))

def sigmoid_derivative(x):
    v = np.asarray(x) + 0.0
    return my_sig(v) * 1 - my_sig(v)   #! parentheses left out


#% id: sigmoid_derivative-018
#% kind: one
#% why: list never becomes an array
def sigmoid_derivative(x):
    s = 1 / (1 + np.exp(-x))   #! unary minus fails on a list
    result = s * (1 - s)
    return result


#% id: sigmoid_derivative-019
#% kind: two
#% why: sigmoid left out and plus for minus
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = x   #! sigmoid left out
    return s * (1 + s)   #! plus for minus


#% id: sigmoid_derivative-020
#% kind: two
#% why: denominator of the sigmoid and sign of the slope
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return 1 / (2 + np.exp(-x))   #! 2 for 1

def sigmoid_derivative(x):
    s = sigmoid(x)
    return -s * (1 - s)   #! sign


#% id: sigmoid_derivative-021
#% kind: two
#% why: overflow and square left out
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(x)   #! overflows at large x, inf / inf
    q = 1 + e   #! square left out
    return e / q


#% id: sigmoid_derivative-022
#% kind: two
#% why: factor 2 as if S squared, and mean over the entries
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = 1 / (1 + np.exp(-x))
    d = 2 * s * (1 - s)   #! a factor 2 too many
    return d.mean()   #! averaged to one number


#% id: sigmoid_derivative-023
#% kind: three
#% why: sigmoid, slope and rounding wrong
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-x * 2)   #! exponent doubled
    s = 1 / (1 + e)
    d = s * (1 - s) * s   #! S once too often
    return np.round(d, 2)   #! rounded


#% id: sigmoid_derivative-024
#% kind: rare
#% why: numerical slope with a large step
def _f(v):
    return 0.5 + 0.5 * np.tanh(v / 2)

def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    eps = 0.1   #! step so large that the slope is off in the fourth digit
    return (_f(x + eps) - _f(x - eps)) / (2 * eps)


#% id: sigmoid_derivative-025
#% kind: rare
#% why: numerical slope with a step too small
def _f(v):
    return 0.5 + 0.5 * np.tanh(v / 2)

def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    h = 1e-13   #! rounding error eats the difference
    d = (_f(x + h) - _f(x - h)) / (2 * h)
    return d


#% id: sigmoid_derivative-026
#% kind: rare
#% why: whole numbers truncated by astype
def sigmoid_derivative(x):
    arr = np.asarray(x)
    s = 0.5 * (1 + np.tanh(arr * 0.5))
    return (s * (1 - s)).astype(arr.dtype)   #! whole numbers in, whole numbers out


#% id: sigmoid_derivative-027
#% kind: rare
#% why: np.gradient of the sigmoid values
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = 1 / (1 + np.exp(-x))
    if x.ndim == 1 and x.size > 2:
        return np.gradient(s)   #! differences between neighbours in place of the slope
    return s * (1 - s)


#% id: sigmoid_derivative-028
#% kind: rare
#% why: a guard that takes values in [0, 1] for activations
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    if np.all((x >= 0) & (x <= 1)):
        return x * (1 - x)   #! takes x between 0 and 1 for an activation
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


#% id: sigmoid_derivative-029
#% kind: rare
#% why: cosh overflow gives inf - inf in an expanded form
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return 1 / (np.exp(x) + 2 + np.exp(-x)) * (np.exp(x) / np.exp(x))   #! e^x / e^x is NaN where it overflows or vanishes


#% id: sigmoid_derivative-030
#% kind: rare
#% why: cache by shape hands out an old result
_buffer = {}

def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    out = _buffer.setdefault(x.shape, np.empty(x.shape))   #! one buffer for all calls, old results are overwritten
    e = np.exp(-np.abs(x))
    np.divide(e, (1 + e) ** 2, out=out)
    return out
