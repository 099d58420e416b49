#% id: ex04-one-03
#% kind: one
#% why: the sign of the leak: the left side goes up
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, -slope * x)  #! slope * x

#% id: ex04-two-05
#% kind: two
#% why: the slope is hard-coded, and the left side is a constant
def leaky_relu(x, slope=0.01):
    alpha = 0.01  #! ignores the argument
    x = np.asarray(x, dtype=float)
    y = x.copy()
    y[x <= 0] = alpha  #! times x
    return y

#% id: ex04-two-06
#% kind: two
#% why: positive part + leaking part: the second part is the positive one again, and it is divided by the slope
def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    up = np.maximum(x, 0)
    down = np.maximum(0, x)  #! minimum
    return up + down / slope  #! * slope

#% id: ex04-rare-03
#% kind: rare
#% why: max(x, slope x) chooses the wrong branch for slopes above 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, slope * x)  #! only while slope <= 1
