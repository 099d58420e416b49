#% id: ex04-one-04
#% kind: one
#% why: a minus sign before the slope
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, 1.0, -slope)  #! the negative side rises too


#% id: ex04-two-07
#% kind: two
#% why: 1 at zero, and the slope is added on both sides
def leaky_relu_derivative(x, slope=0.01):
    right_side = (np.asarray(x) >= 0).astype(float)  #! >=
    return right_side + slope  #! should only come in on the left


#% id: ex04-two-08
#% kind: two
#% why: ones in the type of x cut the slope off, and the left side gets slope times x
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = np.ones_like(x)  #! ints for ints
    left = x <= 0
    d[left] = slope * x[left]  #! this is the value, not the slope
    return d


#% id: ex04-rare-04
#% kind: rare
#% why: looks at the sign of the output: with a negative slope a negative x gives a positive output
def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    y = leaky_relu(x, slope)
    return np.where(y > 0, 1.0, slope)  #! y > 0 does not say x > 0
