#% id: ex04-leaky_relu-one-01
#% kind: one
#% why: the fixed 0.01 instead of the parameter
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, x * 0.01)  #! slope is not used

#% id: ex04-leaky_relu-two-01
#% kind: two
#% why: the slope times |x| for the negative ones, and also the positive side is scaled with 1 - slope
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    pos = (1 - slope) * np.maximum(x, 0)  #! 1, not 1 - slope
    neg = slope * np.maximum(-x, 0)  #! lost the sign: min(x, 0) was meant
    return pos + neg

#% id: ex04-leaky_relu-rare-01
#% kind: rare
#% why: writes the leaky values into a copy with x's dtype, for whole numbers slope * x is cut to 0
def leaky_relu(x, slope=0.01):
    out = np.array(x)  #! keeps the int dtype, -5 * 0.01 becomes 0
    neg = out <= 0
    out[neg] = slope * out[neg]
    return out

#% id: ex04-leaky_relu-two-02
#% kind: two
#% why: max(x, slope x), which is the wrong branch for a slope above 1, and the slope is added instead of multiplied
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    leak = x + slope  #! slope * x
    return np.maximum(x, leak)  #! for slope > 1 the maximum is the leak where x > 0
