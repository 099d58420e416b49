#% id: ex04-one-02
#% kind: one
#% why: the function instead of its slope
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, 0.0)  #! 1 where x > 0

#% id: ex04-two-03
#% kind: two
#% why: thinks of |x|: -1 on the left; and 1 at zero
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    right = x >= 0  #! 0 at x = 0
    left = -1.0  #! flat on the left
    return np.where(right, 1.0, left)

#% id: ex04-two-04
#% kind: two
#% why: a leaky slope on the left and a flat piece above 6
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    d = np.full(x.shape, 0.01)  #! 0
    d[(x > 0) & (x < 6)] = 1  #! has no upper end
    return d

#% id: ex04-rare-02
#% kind: rare
#% why: the mean of both slopes at x = 0
def relu_derivative(x: ArrayLike) -> NDArray:
    return np.heaviside(np.asarray(x, dtype=float), 0.5)  #! 0 at x = 0
