#% id: ex04-leaky_relu_derivative-one-01
#% kind: one
#% why: 0 where it should be the slope, as for the plain ReLU
def leaky_relu_derivative(x, slope=0.01):
    return (np.asarray(x) > 0) * 1.0  #! the slope does not appear


#% id: ex04-leaky_relu_derivative-two-01
#% kind: two
#% why: at 0 the slope is 1, and on the left it is multiplied by x
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    left = slope * x  #! the value, not the slope
    return np.where(x >= 0, 1.0, left)  #! x > 0


#% id: ex04-leaky_relu_derivative-rare-01
#% kind: rare
#% why: an array of the type of x: whole numbers cut the slope to 0
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = np.ones_like(x)  #! an int array when x holds ints
    d[x <= 0] = slope
    return d * 1.0


#% id: ex04-leaky_relu_derivative-right-01
#% kind: right
#% why: slope plus what is missing to 1
def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    positive = (np.asarray(x) > 0).astype(float)
    return positive + (1.0 - positive) * slope
