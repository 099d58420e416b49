#% id: ex04-leaky_relu_derivative-one-01
#% kind: one
#% why: returns slope * x on the negative side
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    out = np.ones(x.shape)
    return np.where(x > 0, out, slope * x)  #! the slope itself, not slope * x


#% id: ex04-leaky_relu_derivative-rare-01
#% kind: rare
#% why: buffer of ones in the dtype of x cuts the slope to 0
def leaky_relu_derivative(x, slope=0.01):
    x = np.atleast_1d(x) if np.ndim(x) else np.asarray(x)
    d = np.ones_like(x)  #! integer ones for integer x: slope becomes 0
    d[~(x > 0)] = slope
    return d


#% id: ex04-leaky_relu_derivative-two-01
#% kind: two
#% why: 1 at 0, and 1 - slope for the slope
def leaky_relu_derivative(x, slope=0.01):
    양수 = np.asarray(x) >= 0  #! slope at 0 too: >
    return 양수 * 1.0 + ~양수 * (1 - slope)  #! slope, not 1 - slope


#% id: ex04-leaky_relu_derivative-right-01
#% kind: right
#% why: interpolation between 1 and slope
def leaky_relu_derivative(x, slope=0.01):
    gate = np.heaviside(np.asarray(x, dtype=float), 0)
    return gate + (1.0 - gate) * slope
