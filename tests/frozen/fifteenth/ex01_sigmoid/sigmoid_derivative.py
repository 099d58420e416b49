#% id: ex01-deriv-one-01
#% kind: one
#% why: the sigmoid is applied to its own value before the slope is formed
def sigmoid_derivative(x):
    S = sigmoid(x)
    return sigmoid(S) * (1 - sigmoid(S))  #! S is the activation already
#% id: ex01-deriv-two-01
#% kind: two
#% why: times 2 in place of the power 2, and e^-x overflows for large negative x (inf / inf)
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-x)  #! infinite from x = -710 on
    return e / (1 + e) * 2  #! should be the square of the bracket
#% id: ex01-deriv-two-02
#% kind: two
#% why: a forward difference with a wide step, divided by twice the step
def sigmoid_derivative(x):
    # Steigung numerisch
    h = 0.1  #! far too coarse
    x = np.array(x, dtype=float)
    return (sigmoid(x + h) - sigmoid(x)) / (2 * h)  #! one step was made, two are divided by
#% id: ex01-deriv-rare-01
#% kind: rare
#% why: a floor under the slope "so that it never vanishes": a saturated neuron gets 0.001
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    s = sigmoid(x)
    return np.maximum(s * (1.0 - s), 1e-3)  #! true slopes below 0.001 are lifted
