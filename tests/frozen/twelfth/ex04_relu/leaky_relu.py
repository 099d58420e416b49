#% id: ex04-leaky_relu-one-01
#% kind: one
#% why: the larger of x and slope x, which is wrong for a slope above 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(slope * x, x)  #! only for slope <= 1


#% id: ex04-leaky_relu-two-01
#% kind: two
#% why: the branches of where are exchanged, and the slope is written in as 0.01
def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    a = np.asarray(x, dtype=float)
    leak = 0.01 * a  #! slope is ignored
    return np.where(a > 0, leak, a)  #! a where a > 0, else leak


#% id: ex04-leaky_relu-rare-01
#% kind: rare
#% why: masked assignment on the array that came in
def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    out = np.asarray(x, dtype=float)
    negative = out < 0
    out[negative] *= slope  #! asarray made no copy of a float array: the caller's x changes
    return out
