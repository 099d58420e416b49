#% id: ex04-leaky_relu_derivative-one-01
#% kind: one
#% why: minus slope on the negative side
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, 1.0, -slope)  #! sign

#% id: ex04-leaky_relu_derivative-two-01
#% kind: two
#% why: the sides are joined with addition so that 1 + slope comes out, and zero at the kink
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x)
    d = (x > 0) + slope * np.ones(x.shape)  #! the slope is added on the positive side as well
    return d * (x != 0)  #! at x = 0 it is slope

#% id: ex04-leaky_relu_derivative-rare-01
#% kind: rare
#% why: leaky_relu(x) / x for the slope is 0/0 at x = 0
def leaky_relu_derivative(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return leaky_relu(x, slope) / x  #! nan at 0

#% id: ex04-leaky_relu_derivative-two-02
#% kind: two
#% why: the branches are exchanged by the condition, and slope is squared
def leaky_relu_derivative(x, slope=0.01):
    out = np.full(np.shape(x), slope ** 2, dtype=float)  #! slope, not its square
    return np.where(np.asarray(x) < 0, 1.0, out)  #! 1 belongs where x > 0
