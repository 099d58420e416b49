#% id: ex04-one-04
#% kind: one
#% why: slope times x on the negative side: the function, not its derivative
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, 1.0, slope * x)  #! derivative of slope*x is slope

#% id: ex04-two-04
#% kind: two
#% why: x = 0 counts as positive, and the negative side has the slope with a minus
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    result = np.empty(x.shape)
    result[...] = -slope  #! sign
    result[x >= 0] = 1  #! 0 belongs to the leaky side
    return result

#% id: ex04-rare-04
#% kind: rare
#% why: ones_like takes over the int type of x, a slope of 0.01 is then stored as 0
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = np.ones_like(x)  #! int array for whole numbers
    d[x <= 0] = slope
    return d

#% id: ex04-rare-05
#% kind: rare
#% why: f(x)/x is the slope except at x = 0, where it is 0/0
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    # f is linear on both sides, so f'(x) = f(x) / x
    return leaky_relu(x, slope) / x  #! NaN at 0
