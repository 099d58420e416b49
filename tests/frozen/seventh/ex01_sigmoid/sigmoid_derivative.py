#% id: ex01-one-02
#% kind: one
#% why: takes x for the activation already and returns x (1 - x)
def sigmoid_derivative(x):
    x = np.array(x, dtype=float)
    return x * (1 - x)  #! sigmoid is never applied to the pre-activation

#% id: ex01-one-03
#% kind: one
#% why: s * 1 - s without parentheses is always 0
def _sig(v):
    v = np.asarray(v, dtype=float)
    t = np.exp(-np.abs(v))
    return np.where(v >= 0, 1 / (1 + t), t / (1 + t))

def sigmoid_derivative(x):
    s = _sig(x)
    return s * 1 - s  #! should be s * (1 - s)

#% id: ex01-two-02
#% kind: two
#% why: the denominator is not squared
#% why: sign(x) makes the slope negative for negative x and 0 at 0
def sigmoid_derivative(x):
    # d/dx (1+e^-x)^-1 = e^-x / (1+e^-x)^2
    x = np.asarray(x, dtype=float)
    numer = np.exp(-np.abs(x))
    denom = 1 + np.exp(-np.abs(x))  #! the square is missing
    inner = np.sign(x)  # d|x|/dx
    return inner * numer / denom  #! the slope is the same for x and -x, no sign

#% id: ex01-rare-02
#% kind: rare
#% why: np.vectorize takes its type from the first element, so an int 0 there turns all the slopes into ints
import math

def sigmoid_derivative(x):
    def one(v):
        if abs(v) > 700:
            return 0  #! int 0: when it comes first, every other slope is truncated to 0
        s = 1.0 / (1.0 + math.exp(-v))
        return s * (1.0 - s)
    f = np.vectorize(one)
    return f(x)
