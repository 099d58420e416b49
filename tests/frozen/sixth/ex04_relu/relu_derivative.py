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


#% id: ex04-right-51
#% kind: right
#% why: the sign of what is positive, with no comparison at all
def relu_derivative(x):
    return np.abs(np.sign(np.fmax(x, 0.0)))


#% id: ex04-rare-52
#% kind: rare
#% why: a ramp instead of a step: x between 0 and 0.001 gets a slope below 1 (docstring: 1 where x > 0)
def relu_derivative(x):
    return np.clip(np.asarray(x, dtype=float) * 1000.0, 0.0, 1.0)  #! 0.0001 gives 0.1


