#% id: ex04-one-01
#% kind: one
#% why: gives the slope, 1 or 0, not the value
def relu(x):
    x = np.asarray(x)
    return np.where(x > 0, 1, 0)  #! 1 instead of x


#% id: ex04-two-01
#% kind: two
#% why: the threshold stands at 1, and a little of the negative part leaks through
def relu(x):
    x = np.asarray(x, dtype=float)
    above = np.where(x > 1, x, 0)  #! above 1 instead of above 0
    below = np.where(x < 0, 0.01 * x, 0)  #! that would be leaky
    return above + below


#% id: ex04-two-02
#% kind: two
#% why: (x + |x|) / 2 without the half, and of whole numbers
def relu(x: ArrayLike) -> NDArray:
    v = np.asarray(x, dtype=np.int64)  #! cuts the fraction off
    return v + np.abs(v)  #! not halved


#% id: ex04-rare-01
#% kind: rare
#% why: np.vectorize takes the type of the first result: a whole 0 at the front turns everything into ints
def _relu_one(v):
    if v > 0:
        return v
    return 0


def relu(x):
    f = np.vectorize(_relu_one)  #! no otypes
    return f(x)
