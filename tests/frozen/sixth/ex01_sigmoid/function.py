#% id: ex01-right-01
#% kind: right
#% why: right
def sigmoid(x):
    # hyperbolic tangent identity, no exp needed at all
    half = np.asarray(x, dtype=np.float64) / 2.0
    return 0.5 + 0.5 * np.tanh(half)


def sigmoid_derivative(x):
    half = np.asarray(x, dtype=np.float64) / 2.0
    th = np.tanh(half)
    return (1 - th) * (1 + th) / 4
#% id: ex01-right-02
#% kind: right
#% why: right
import math


def _one(v):
    v = float(v)
    if v < 0:
        # 음수일 때는 e^x 를 쓴다 (overflow 방지)
        q = math.exp(v)
        return q / (q + 1.0)
    return 1.0 / (math.exp(-v) + 1.0)


def sigmoid(x):
    flat = [_one(v) for v in np.ravel(x)]
    return np.array(flat, dtype=float).reshape(np.shape(x))


def sigmoid_derivative(x):
    flat = [_one(v) * _one(-v) for v in np.ravel(np.asarray(x, dtype=float))]
    return np.array(flat).reshape(np.shape(x))
#% id: ex01-right-03
#% kind: right
#% why: right
def log_sigmoid(a):
    return -np.logaddexp(0.0, -a)


def sigmoid(x):
    a = 1.0 * np.array(x, dtype=float)
    return np.exp(log_sigmoid(a))


def sigmoid_derivative(x):
    a = np.array(x, dtype=float)
    # log S(x) + log S(-x)
    return np.exp(log_sigmoid(a) + log_sigmoid(-a))
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
#% id: ex01-one-04
#% kind: one
#% why: The derivative takes x for the activation already and never applies the sigmoid.
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return x * (1 - x)  #! x is the pre-activation, not S
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
#% id: ex01-two-01
#% kind: two
#% why: The helper overflows to NaN for large positive x. The second factor of the slope is squared.
def my_sig(v):
    return np.exp(v) / (np.exp(v) + 1)  #! nan for large x


def sigmoid_derivative(x):
    s = my_sig(np.asarray(x, dtype=float))
    return s * (1 - s) ** 2  #! (1-S) must not be squared
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
#% id: ex01-two-03
#% kind: two
#% why: The slope is a one-sided difference with a huge step of 0.1. Every input is cut to a whole number first.
def _s(v):
    return 0.5 * (1 + np.tanh(v / 2))


def sigmoid_derivative(x):
    delta = 0.1  #! step far too coarse for a difference quotient
    x = np.asarray(x).astype(int)  #! throws the fraction away
    # 수치 미분
    return (_s(x + delta) - _s(x)) / delta
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
#% id: ex01-rare-02
#% kind: rare
#% why: The slope is differentiated numerically over the neighbours in the array, which depends on the other entries and fails for a scalar.
def sigmoid_derivative(x):
    pts = np.asarray(x, dtype=float)
    s = 0.5 * (1 + np.tanh(pts / 2))
    return np.gradient(s, pts)  #! differences between array neighbours are not the slope at a point
#% id: ex01-rare-03
#% kind: rare
#% why: The slope is rewritten as 1 / (e^x + e^-x + 2) but the 2 got lost in the algebra, at 0 it is 0.5 instead of 0.25.
def sigmoid_derivative(x):
    # e^-x / (1 + e^-x)^2, numerator and denominator times e^x
    x = np.asarray(x, dtype=float)
    x = np.minimum(np.abs(x), 700)  # symmetric anyway
    return 1 / (np.exp(x) + np.exp(-x))  #! (1 + e^-x)^2 e^x is e^x + 2 + e^-x
