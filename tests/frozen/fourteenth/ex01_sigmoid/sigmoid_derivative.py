#% id: ex01-right-02
#% kind: right
#% why: right; 1 / (4 cosh^2(x/2)) instead of S(1-S), cosh may overflow to inf, which gives 0
def sigmoid_derivative(x):
    half = np.asarray(x, dtype=float) / 2
    with np.errstate(over="ignore"):
        c = np.cosh(half)
        return 0.25 / (c * c)


#% id: ex01-one-02
#% kind: one
#% why: takes x for the activation, as in the blog where the function gets the output of sigmoid
def sigmoid_derivative(x):
    s = np.asarray(x, dtype=float)  #! sigmoid(x) is missing
    return s * (1 - s)


#% id: ex01-two-03
#% kind: two
#% why: the sigmoid of the sigmoid, and plus where the minus belongs
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    a = sigmoid(x)
    a = sigmoid(a)  #! squashed a second time
    return a * (1 + a)  #! 1 - a


#% id: ex01-two-04
#% kind: two
#% why: derived on paper as e^-x / (1 + e^-x)^2, the square got lost and very negative x gives inf / inf
def sigmoid_derivative(x):
    # d/dx (1 + e^-x)^-1 = e^-x (1 + e^-x)^-2
    x = np.asarray(x, dtype=float)
    e = np.exp(-x)  #! inf at x = -1000, then inf / inf is nan
    return e / (1 + e)  #! (1 + e) ** 2


#% id: ex01-rare-02
#% kind: rare
#% why: a one-sided difference quotient with a coarse step, nearly right everywhere
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    step = 0.01
    return (sigmoid(x + step) - sigmoid(x)) / step  #! off by up to 5e-4, the slope of a point next door
