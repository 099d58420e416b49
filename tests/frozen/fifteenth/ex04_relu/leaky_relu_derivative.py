#% id: ex04-leakyd-one-01
#% kind: one
#% why: at x = 0 it gives 1
def leaky_relu_derivative(x, slope=0.01):
    return np.where(np.asarray(x) < 0, slope, 1.0)  #! 0 belongs to the leaky side
#% id: ex04-leakyd-two-01
#% kind: two
#% why: ones_like of an int array cannot hold the slope, and the values of x (not the slope) scale the left side
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = np.ones_like(x)  #! int in, int out
    d[x <= 0] = slope * x[x <= 0]  #! that is the function, not its slope
    return d
#% id: ex04-leakyd-two-02
#% kind: two
#% why: negative slope on the left, and 1 + slope on the right
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    right = (x > 0) * (1 + slope)  #! 1
    left = (x <= 0) * -slope  #! slope
    return right + left
#% id: ex04-leakyd-rare-01
#% kind: rare
#% why: the maximum of step and slope gives the slope on both sides when it is above 1
def leaky_relu_derivative(x, slope=0.01):
    step = (np.asarray(x) > 0).astype(float)
    return np.maximum(step, slope)  #! wrong for slope > 1 and for slope < 0
