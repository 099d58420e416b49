#% id: ex04-one-02
#% kind: one
#% why: 1 at x = 0 too
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    slope = np.ones(x.shape)
    slope[x < 0] = 0  #! 0 belongs here as well
    return slope


#% id: ex04-two-03
#% kind: two
#% why: a half at x = 0, and inside out
def relu_derivative(x):
    step = np.heaviside(np.asarray(x, dtype=float), 0.5)  #! 0.5 at 0
    return 1 - step  #! exchanged


#% id: ex04-two-04
#% kind: two
#% why: the input is cut to whole numbers, and np.sign gives -1 for the negative ones
def relu_derivative(x: ArrayLike) -> NDArray:
    whole = np.array(x).astype(int)  #! 0.5 becomes 0
    return np.sign(whole) * 1.0  #! -1 below zero


#% id: ex04-rare-02
#% kind: rare
#% why: relu(x) / x is 0 / 0 at x = 0
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    return relu(x) / x  #! nan at 0
