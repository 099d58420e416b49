#% id: ex04-leaky_relu_derivative-one-01
#% kind: one
#% why: the left branch is the function's value slope x, not its slope
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, 1.0, slope * x)  #! slope alone


#% id: ex04-leaky_relu_derivative-two-01
#% kind: two
#% why: 1 at x = 0, and minus slope on the left ("the line goes down there")
def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    d = np.full(x.shape, -slope)  #! plus
    d[x >= 0] = 1.0  #! slope at x = 0
    return d


#% id: ex04-leaky_relu_derivative-rare-01
#% kind: rare
#% why: ones_like of whole numbers is whole, so the slope 0.01 is stored as 0
def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x)
    grad = np.ones_like(x)  #! dtype of x; for ints the slope is cut to a whole number
    grad[x <= 0] = slope
    return grad
