#% id: ex04-leaky_relu_derivative-right-01
#% kind: right
#% why: arithmetic with the mask
def leaky_relu_derivative(x, slope=0.01):
    on = np.greater(x, 0).astype(float)
    return slope + (1 - slope) * on


#% id: ex04-leaky_relu_derivative-one-01
#% kind: one
#% why: slope of the input, x returned in place of 1
def leaky_relu_derivative(x, slope=0.01):
    return np.where(np.asarray(x) > 0, x, slope)  #! the slope of x is 1, not x


#% id: ex04-leaky_relu_derivative-two-01
#% kind: two
#% why: slope times x, and at 0 the slope 1
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    g = np.ones_like(x)
    below = x < 0  #! at x = 0 the slope applies, too
    g[below] = slope * x[below]  #! the derivative of slope * x is slope
    return g


#% id: ex04-leaky_relu_derivative-rare-01
#% kind: rare
#% why: ones_like of whole numbers
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = np.ones_like(x)  #! an int array for whole-number input, where slope 0.01 becomes 0
    d[x <= 0] = slope
    return d
