#% id: ex01-sigmoid_derivative-one-01
#% kind: one
#% why: takes x for the activation
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return x * (1 - x)  #! x is the pre-activation, sigmoid(x) belongs here


#% id: ex01-sigmoid_derivative-two-01
#% kind: two
#% why: sigmoid applied twice, and s * 1 - s without brackets
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    s = sigmoid(x)
    a = sigmoid(s)  #! s is the activation already
    return a * 1 - a  #! brackets missing, always 0


#% id: ex01-sigmoid_derivative-rare-01
#% kind: rare
#% why: e^-x / (1 + e^-x)^2 is inf / inf for large negative x
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-x)  #! overflows for x = -1000, the quotient is NaN
    return e / (1 + e) ** 2


#% id: ex01-sigmoid_derivative-right-01
#% kind: right
#% why: with cosh, the sigmoid itself is not called
def sigmoid_derivative(x):
    half = np.asarray(x, dtype=np.float64) / 2
    return 0.25 / np.cosh(half) ** 2
