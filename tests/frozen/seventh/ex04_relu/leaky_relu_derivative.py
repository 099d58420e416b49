#% id: ex04-two-02
#% kind: two
#% why: ones_like of an int array makes an int array, so a slope of 0.01 becomes 0
#% why: the negative side gets the function value slope * x instead of the slope
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    grad = np.ones_like(x)  #! takes the int type of x
    neg = x <= 0
    grad[neg] = slope * x[neg]  #! slope alone
    return grad

#% id: ex04-rare-02
#% kind: rare
#% why: a central difference gives the average of both slopes, (1 + slope) / 2, at x = 0
def leaky_relu_derivative(x, slope=0.01):
    eps = 1e-4
    x = np.asarray(x, dtype=float)
    f = lambda v: np.where(v > 0, v, slope * v)
    return (f(x + eps) - f(x - eps)) / (2 * eps)  #! wrong within eps of the kink
