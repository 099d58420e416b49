#% id: ex04-relu_derivative-right-01
#% kind: right
#% why: Heaviside's step function
def relu_derivative(x):
    return np.heaviside(x, 0.0)


#% id: ex04-relu_derivative-one-01
#% kind: one
#% why: slope 1 at x = 0
def relu_derivative(x):
    below = np.less(x, 0)  #! 0 itself has slope 0 too
    return 1.0 - below


#% id: ex04-relu_derivative-one-02
#% kind: one
#% why: sign function, -1 on the left
def relu_derivative(x):
    return np.sign(np.asarray(x, dtype=float))  #! left of 0 the slope is 0


#% id: ex04-relu_derivative-two-01
#% kind: two
#% why: small positive numbers rounded away, 0 and 1 exchanged
def relu_derivative(x):
    whole = np.rint(np.asarray(x, dtype=float))  #! 0.3 becomes 0
    return np.where(whole > 0, 0.0, 1.0)  #! 1 belongs to the positive side


#% id: ex04-relu_derivative-two-02
#% kind: two
#% why: the value for the slope on the right, the leaky slope on the left
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    d = np.zeros(x.shape)
    d = np.where(x > 0, x, d)  #! slope is 1 there, not x
    d = np.where(x <= 0, 0.01, d)  #! plain ReLU has slope 0 there
    return d


#% id: ex04-relu_derivative-rare-01
#% kind: rare
#% why: every number but 0 is true, the negative ones too
def relu_derivative(x):
    active = np.asarray(x, dtype=float).astype(bool)  #! negative numbers are true as well
    return active.astype(float)


#% id: ex04-relu_derivative-rare-02
#% kind: rare
#% why: quotient of relu and x is 0 / 0 at zero
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    return relu(x) / x  #! NaN at x = 0
