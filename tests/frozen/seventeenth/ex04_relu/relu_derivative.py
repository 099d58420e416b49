#% id: ex04-relu_derivative-right-01
#% kind: right
#% why: heaviside with the value 0 at 0
def relu_derivative(x):
    return np.heaviside(np.asarray(x, dtype=float), 0.0)


#% id: ex04-relu_derivative-one-01
#% kind: one
#% why: slope 1 at zero
def relu_derivative(x):
    x = np.asarray(x)
    mask = x >= 0  #! at x = 0 the slope is 0
    return mask * 1.0


#% id: ex04-relu_derivative-two-01
#% kind: two
#% why: np.sign, absolute
def relu_derivative(x):
    s = np.sign(np.asarray(x, float))
    s = np.abs(s)  #! negative x get slope 1
    return s * np.asarray(x)  #! the slope is 1, not x itself


#% id: ex04-relu_derivative-rare-01
#% kind: rare
#% why: relu(x) / x divides 0 by 0
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    with np.errstate(all="ignore"):
        ratio = relu(x) / x  #! 0 / 0 is nan at x = 0
    return ratio
