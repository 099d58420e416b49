#% id: ex01-sigmoid-one-01
#% kind: one
#% why: the tanh form needs x / 2, so this is the sigmoid of 2x
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    # tanh never overflows
    return 0.5 * (1.0 + np.tanh(x))  #! tanh(x / 2) is the sigmoid
#% id: ex01-sigmoid-two-01
#% kind: two
#% why: the result array takes the integer type of x, and the branch for negative x has a minus below
def sigmoid(x):
    x = np.asarray(x)
    out = np.empty_like(x)  #! whole numbers in, whole numbers out
    neg = x < 0
    out[~neg] = 1 / (1 + np.exp(-x[~neg]))
    e = np.exp(x[neg])
    out[neg] = e / (1 - e)  #! minus in the denominator
    return out
#% id: ex01-sigmoid-two-02
#% kind: two
#% why: limits x to 15 so that the far ends are not right, and puts e^-x above the line, which gives 1 - sigmoid
def sigmoid(values):
    values = np.array(values, dtype=np.float64)
    values = np.clip(values, -15, 15)  #! cut off far too early
    ex = np.exp(-values)
    return ex / (1 + ex)  #! this is sigmoid(-x)
#% id: ex01-sigmoid-rare-01
#% kind: rare
#% why: two masks > 0 and < 0 leave the zeros of the array as they are: sigmoid(0) is 0
def sigmoid(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    result = np.zeros(x.shape)  #! what is exactly 0 is in neither mask
    positive, negative = x > 0, x < 0
    result[positive] = 1.0 / (1.0 + np.exp(-x[positive]))
    t = np.exp(x[negative])
    result[negative] = t / (1.0 + t)
    return result
