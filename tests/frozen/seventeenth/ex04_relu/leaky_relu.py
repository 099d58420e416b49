#% id: ex04-leaky_relu-right-01
#% kind: right
#% why: positive part and negative part added
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, float)
    return x.clip(min=0) + slope * x.clip(max=0)


#% id: ex04-leaky_relu-one-01
#% kind: one
#% why: maximum of x and slope x, wrong for slopes above 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, x * slope)  #! with slope above 1 (or below 0) the maximum picks the wrong side


#% id: ex04-leaky_relu-two-01
#% kind: two
#% why: the slope with a minus, the positive part rescaled
def leaky_relu(x, slope=0.01):
    a = np.ravel(x) * 1.0
    neg = np.nonzero(a <= 0)
    a[neg] = -slope * a[neg]  #! the sign is turned
    pos = np.nonzero(np.ravel(x) > 0)
    a[pos] = a[pos] / (1 - slope if slope != 1 else 2)  #! positive values stay as they are
    return a.reshape(np.shape(x))


#% id: ex04-leaky_relu-one-02
#% kind: one
#% why: the parameter is ignored
def leaky_relu(x, slope=0.01):
    flat = [v if v > 0 else 0.01 * v for v in np.ravel(x)]  #! the default is hard-coded, slope is not used
    return np.array(flat, dtype=float).reshape(np.shape(x))


#% id: ex04-leaky_relu-rare-01
#% kind: rare
#% why: np.where's branches hold the constant and a copy of integers
def leaky_relu(x, slope=0.01):
    y = np.array(x)  #! whole numbers stay an int array, slope * x is cut off when stored
    y[y < 0] = (y * slope)[y < 0]
    return y
