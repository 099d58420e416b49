#% id: ex04-leaky-one-01
#% kind: one
#% why: the maximum of x and the slope itself, not slope * x
def leaky_relu(x, slope=0.01):
    return np.maximum(x, slope)  #! times x is missing
#% id: ex04-leaky-two-01
#% kind: two
#% why: the leak is added on the positive side too, and with |x| it has the wrong sign on the negative side
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    leak = slope * np.abs(x)  #! sign lost for x < 0
    return np.maximum(x, 0) + leak  #! added everywhere
#% id: ex04-leaky-two-02
#% kind: two
#% why: compares with the slope in place of 0, and the argument is ignored for the constant 0.01
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    out = x.copy()
    low = x < slope  #! x < 0
    out[low] = 0.01 * x[low]  #! slope
    return out
#% id: ex04-leaky-rare-01
#% kind: rare
#% why: the short form with maximum turns both sides round when the slope is above 1
def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x)
    return np.maximum(slope * x, x)  #! only right for slope <= 1
