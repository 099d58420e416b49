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


#% id: ex01-one-04
#% kind: one
#% why: The derivative takes x for the activation already and never applies the sigmoid.
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return x * (1 - x)  #! x is the pre-activation, not S


#% id: ex01-two-01
#% kind: two
#% why: The helper overflows to NaN for large positive x. The second factor of the slope is squared.
def my_sig(v):
    return np.exp(v) / (np.exp(v) + 1)  #! nan for large x


def sigmoid_derivative(x):
    s = my_sig(np.asarray(x, dtype=float))
    return s * (1 - s) ** 2  #! (1-S) must not be squared


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


#% id: ex01-right-52
#% kind: right
#% why: the slope as 1 / (4 cosh(x/2)^2), with |x| cut at 1400 where it is 0 in float64
def sigmoid_derivative(x):
    half = np.minimum(np.abs(np.asarray(x, dtype=float)), 1400.0) / 2
    # cosh(700) is 5e303 still; 4 cosh^2 overflows, so divide twice
    c = 2 * np.cosh(half)
    return 1 / c / c


#% id: ex01-rare-54
#% kind: rare
#% why: where every x lies between 0 and 1 it is taken for an activation, but x is always the pre-activation (contract: "at the pre-activation x"); sigmoid_derivative(0.5) gives 0.25
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def sigmoid_derivative(x):
    s = np.asarray(x, dtype=float)
    already = s.size > 0 and np.all((s > 0) & (s < 1))
    if not already:  #! [0.5, 0.9] would be pre-activations as well
        s = sigmoid(s)
    return s * (1 - s)


