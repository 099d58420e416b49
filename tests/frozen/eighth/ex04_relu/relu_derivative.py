#% id: ex04-relu_derivative-one-01
#% kind: one
#% why: 1 at x = 0
def relu_derivative(x):
    x = np.asarray(x)
    return np.where(x >= 0, 1.0, 0.0)  #! x > 0, at 0 the slope is 0


#% id: ex04-relu_derivative-two-01
#% kind: two
#% why: the mask is of the negative entries, and it is multiplied by x
def relu_derivative(x):
    v = np.asarray(x, dtype=float)
    on = v < 0  #! the wrong side
    return on * v  #! that is relu, the slope is 1


#% id: ex04-relu_derivative-rare-01
#% kind: rare
#% why: relu(x) / x, which is 0 / 0 at x = 0
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) / x  #! NaN at 0


#% id: ex04-relu_derivative-right-01
#% kind: right
#% why: with heaviside, whose second argument is the value at 0
def relu_derivative(x):
    return np.heaviside(np.asarray(x, dtype=float), 0.0)
