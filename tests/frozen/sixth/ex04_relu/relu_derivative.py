#% id: ex04-one-01
#% kind: one
#% why: The slope at x = 0 is 1 instead of 0.
def relu_derivative(x):
    x = np.asarray(x)
    return np.where(x >= 0, 1.0, 0.0)  #! 0 must count as off


#% id: ex04-two-02
#% kind: two
#% why: The relu is capped at 6. The derivative gives back x itself where x is positive.
def relu(x):
    return np.minimum(np.maximum(np.asarray(x, dtype=float), 0), 6)  #! no upper limit was asked for


def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    return x * (x > 0)  #! that is relu, the slope is 1


