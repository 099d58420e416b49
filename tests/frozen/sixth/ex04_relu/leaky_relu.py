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


