#% id: ex01-one-02
#% kind: one
#% why: takes x for the activation
def sigmoid_derivative(x):
    S = np.asarray(x, dtype=float)  #! x is not yet S(x)
    return S * (1 - S)


#% id: ex01-two-03
#% kind: two
#% why: the sigmoid twice, and one minus the input instead of one minus the sigmoid
def sigmoid_derivative(x):
    out = sigmoid(sigmoid(x))  #! twice
    rest = 1 - np.asarray(x)  #! should be 1 - out
    return out * rest


#% id: ex01-two-04
#% kind: two
#% why: uses e^-x / (1 + e^-x)^2, but with a minus from the inner derivative left over and the square on e alone
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    # the slope is even, so |x| will do
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    top = -e  #! the two minus signs cancel
    bottom = 1 + e**2  #! the square belongs outside
    return top / bottom


#% id: ex01-rare-02
#% kind: rare
#% why: the textbook quotient overflows for very negative x: inf / inf
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    q = np.exp(-x)  #! inf for x = -1000
    return q / (1 + q) ** 2
