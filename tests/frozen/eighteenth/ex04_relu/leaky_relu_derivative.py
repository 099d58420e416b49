#% id: ex04-leaky_relu_derivative-right-01
#% kind: right
#% why: the truth value picks from a pair
def leaky_relu_derivative(x, slope=0.01):
    return np.choose(np.greater(x, 0), [float(slope), 1.0])


#% id: ex04-leaky_relu_derivative-one-01
#% kind: one
#% why: slope times x on the left
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    derivative = np.ones(x.shape)
    derivative[x <= 0] = slope * x[x <= 0]  #! derivative there is slope alone
    return derivative


#% id: ex04-leaky_relu_derivative-one-02
#% kind: one
#% why: branches of np.where exchanged
def leaky_relu_derivative(x, slope=0.01):
    is_negative = np.asarray(x) <= 0
    return np.where(is_negative, 1.0, slope)  #! 1 and slope exchanged


#% id: ex04-leaky_relu_derivative-two-01
#% kind: two
#% why: relu's value for its slope, the leak subtracted
def leaky_relu_derivative(x, slope=0.01):
    right = relu(x)  #! should be 1 on the right side
    left = np.less_equal(x, 0) * slope
    return right - left  #! plus


#% id: ex04-leaky_relu_derivative-two-02
#% kind: two
#% why: the right side scaled, zero put on the right side
def leaky_relu_derivative(x, slope=0.01):
    grid = np.array(x, dtype=float)
    for place in np.ndindex(grid.shape):
        if grid[place] >= 0:  #! 0 belongs to the left side
            grid[place] = 1 - slope  #! 1 on the right side
        else:
            grid[place] = slope
    return grid


#% id: ex04-leaky_relu_derivative-rare-01
#% kind: rare
#% why: ones_like of whole numbers cannot hold the slope
def leaky_relu_derivative(x, slope=0.01):
    x = np.array(x)
    d = np.ones_like(x)  #! integer x: slope is cut to 0
    d[x <= 0] = slope
    return d


#% id: ex04-leaky_relu_derivative-rare-02
#% kind: rare
#% why: maximum of 1 or 0 and slope, wrong for slopes above 1
def leaky_relu_derivative(x, slope=0.01):
    return np.maximum(relu_derivative(x), slope)  #! slope above 1 wins on the right side too
