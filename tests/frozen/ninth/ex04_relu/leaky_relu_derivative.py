#% id: ex04-one-04
#% kind: one
#% why: the value slope * x where the slope itself is asked for
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, 1.0, slope * x)  #! slope

#% id: ex04-two-07
#% kind: two
#% why: zero counts as positive, and the left slope is negated
def leaky_relu_derivative(x, slope=0.01):
    arr = np.asarray(x, dtype=float)
    out = np.ones(arr.shape)
    below = arr < 0  #! <= 0
    out[below] = -slope  #! slope
    return out

#% id: ex04-two-08
#% kind: two
#% why: f(x) / x as slope: the slope is not handed on, and zero divided by zero is NaN
def leaky_relu_derivative(x, slope=0.01):
    # piecewise linear through the origin -> derivative is just y/x
    x = np.asarray(x, dtype=float)
    y = leaky_relu(x)  #! slope not passed on
    return y / x  #! nan at 0

#% id: ex04-rare-04
#% kind: rare
#% why: ones_like of whole numbers is an int array, in which a slope of 0.01 becomes 0
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = np.ones_like(x)  #! dtype of x
    d[x <= 0] = slope
    return d
