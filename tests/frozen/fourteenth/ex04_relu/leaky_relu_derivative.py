#% id: ex04-right-02
#% kind: right
#% why: right; no where, a step of height 1 - slope on top of slope
def leaky_relu_derivative(x, slope=0.01):
    step = (np.asarray(x) > 0).astype(float)
    return slope + (1.0 - slope) * step


#% id: ex04-one-04
#% kind: one
#% why: the negative side holds the function's value, not its slope
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, 1.0, slope * x)  #! slope


#% id: ex04-two-07
#% kind: two
#% why: x = 0 counted to the positive side, and the slope of the negative side gets a minus
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    positive = x >= 0  #! > 0
    return np.where(positive, 1.0, -slope)  #! slope


#% id: ex04-two-08
#% kind: two
#% why: the value divided by x: nan at x = 0, and the slope is not handed on
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    y = leaky_relu(x)  #! leaky_relu(x, slope)
    return y / x  #! 0 / 0 at x = 0


#% id: ex04-rare-04
#% kind: rare
#% why: the buffer has the dtype of x, so for whole numbers the slope is cut to 0
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = np.ones_like(x)  #! dtype=float
    d[x <= 0] = slope
    return d
