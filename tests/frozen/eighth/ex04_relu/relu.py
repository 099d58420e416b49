#% id: ex04-relu-one-01
#% kind: one
#% why: minimum for maximum
def relu(x):
    return np.minimum(0, np.asarray(x))  #! maximum


#% id: ex04-relu-two-01
#% kind: two
#% why: the threshold is 1, and the mask is returned in place of x
def relu(x):
    x = np.asarray(x)
    mask = x > 1  #! 0
    return mask * 1.0  #! times x


#% id: ex04-relu-rare-01
#% kind: rare
#% why: the negative entries are set to 0 in the caller's array
def relu(x):
    out = np.asarray(x)  #! no copy
    out[out < 0] = 0
    return out


#% id: ex04-relu-right-01
#% kind: right
#% why: by the sign bit
def relu(x):
    x = np.asarray(x, dtype=float)
    return np.where(np.signbit(x), 0.0, x)
