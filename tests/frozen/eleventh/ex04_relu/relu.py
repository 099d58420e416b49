#% id: ex04-relu-one-01
#% kind: one
#% why: absolute value instead of zero for the negative ones
def relu(x):
    x = np.asarray(x)
    return np.where(x > 0, x, -x)  #! -x where it should be 0

#% id: ex04-relu-two-01
#% kind: two
#% why: the threshold is 1 instead of 0, and the other side is min(x, 0), which keeps the negative values
def relu(x):
    x = np.asarray(x)
    low = np.minimum(x, 0)  #! keeps the negative values
    return np.where(x > 1, x, low)  #! the kink is at 0

#% id: ex04-relu-rare-01
#% kind: rare
#% why: decides by the maximum of a row whether the whole row passes, not value by value
def relu(x):
    x = np.asarray(x)
    if x.size == 1:
        return np.maximum(x, 0)
    if (x > 0).all():
        return x.copy()
    return x * (x.max(axis=-1, keepdims=True) > 0)  #! decides row by row, not value by value

#% id: ex04-relu-two-02
#% kind: two
#% why: (x + |x|) / 2 with a minus, and floor division
def relu(x):
    x = np.asarray(x, dtype=float)
    s = x - np.abs(x)  #! plus
    return s // 2  #! rounds 0.5 down
