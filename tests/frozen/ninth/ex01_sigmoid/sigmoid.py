#% id: ex01-one-01
#% kind: one
#% why: operator precedence: 1 / 1 + e^-x is 1 + e^-x
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return 1 / 1 + np.exp(-x)  #! no brackets round the denominator

#% id: ex01-two-01
#% kind: two
#% why: clipped much too tightly against overflow, and the minus in the exponent is gone
def sigmoid(x: ArrayLike) -> NDArray:
    # big numbers overflow in exp, so cut them off first
    z = np.clip(np.asarray(x, dtype=float), -4, 4)  #! sigmoid(4) is only 0.982
    return 1.0 / (1.0 + np.exp(z))  #! e^x

#% id: ex01-two-02
#% kind: two
#% why: branch by branch: zero falls in neither branch, and the negative branch has a minus in the denominator
def sigmoid(x):
    x = np.array(x, dtype=float)
    res = np.zeros(x.shape)
    neg = x < 0
    pos = x > 0  #! x == 0 keeps the initial 0
    res[pos] = 1 / (1 + np.exp(-x[pos]))
    ex = np.exp(x[neg])
    res[neg] = ex / (1 - ex)  #! 1 + ex
    return res

#% id: ex01-rare-01
#% kind: rare
#% why: the result array inherits the integer dtype of x, so every value is cut to 0 or 1
def sigmoid(x):
    x = np.asarray(x)
    out = np.zeros_like(x)  #! int input gives an int result array
    big = x >= 0
    out[big] = 1 / (1 + np.exp(-1.0 * x[big]))
    e = np.exp(1.0 * x[~big])
    out[~big] = e / (1 + e)
    return out
