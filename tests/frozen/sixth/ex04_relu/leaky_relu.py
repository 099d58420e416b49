#% id: ex04-one-02
#% kind: one
#% why: max(x, slope x) picks the wrong branch when the slope is above 1.
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(slope * x, x)  #! only right for slope <= 1


#% id: ex04-rare-03
#% kind: rare
#% why: Leaky relu is written as relu plus slope times x, which makes the positive side steeper than 1.
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * x  #! the leak is added to the positive side too


#% id: ex04-right-52
#% kind: right
#% why: the larger of x and slope x, or the smaller one for a slope above 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    pick = np.fmin if slope > 1 else np.fmax
    return pick(x, slope * x)


#% id: ex04-rare-53
#% kind: rare
#% why: a slope of 0 counts as not given and becomes 0.01 (docstring: the slope may be any number)
def leaky_relu(x, slope=None):
    slope = slope or 0.01  #! 0 is false
    x = np.asarray(x)
    return np.where(x > 0, x, slope * x)


