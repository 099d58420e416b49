#% id: ex04-leaky_relu-one-01
#% kind: one
#% why: the slope is on the positive side
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x < 0, x, slope * x)  #! condition the wrong way round


#% id: ex04-leaky_relu-two-01
#% kind: two
#% why: another default, and the negative part comes out positive
def leaky_relu(x, slope=0.1):  #! 0.01
    x = np.asarray(x, dtype=float)
    pos = np.maximum(x, 0)
    neg = slope * np.maximum(-x, 0)
    return pos + neg  #! minus: neg is a positive number


#% id: ex04-leaky_relu-rare-01
#% kind: rare
#% why: the greater of x and slope x, wrong for a slope above 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, slope * x)  #! wrong where slope > 1


#% id: ex04-leaky_relu-right-01
#% kind: right
#% why: the slope is chosen, then multiplied
def leaky_relu(x, slope=0.01):
    a = np.asarray(x, dtype=float)
    factor = np.where(a > 0, 1.0, slope)
    return factor * a
