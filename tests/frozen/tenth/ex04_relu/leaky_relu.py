#% id: ex04-one-03
#% kind: one
#% why: the slope that was handed in is not used
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    y = x.copy()
    neg = x <= 0
    y[neg] = 0.01 * x[neg]  #! always 0.01
    return y


#% id: ex04-two-05
#% kind: two
#% why: both halves wrong: |x| on the negative side, and the slope as a floor on the positive side
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    neg = slope * np.abs(x)  #! should be min(x, 0)
    pos = np.maximum(x, slope)  #! max with slope instead of with 0
    return pos + neg


#% id: ex04-two-06
#% kind: two
#% why: a loop that splits at 1 and gives back a flat array
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    out = []
    for v in x.ravel().tolist():
        if v > 1:  #! 1 instead of 0
            out.append(v)
        else:
            out.append(slope * v)
    return np.array(out, dtype=float)  #! the shape is lost


#% id: ex04-rare-03
#% kind: rare
#% why: the larger of x and slope x: only right while the slope is at most 1
def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    return np.maximum(x, slope * x)  #! fails for slope > 1
