#% id: ex04-relu-right-01
#% kind: right
#% why: half of x plus its absolute value
def relu(x):
    v = np.asarray(x) * 0.5
    return v + np.fabs(v)


#% id: ex04-relu-one-01
#% kind: one
#% why: minimum taken for maximum
def relu(x):
    return np.minimum(np.asarray(x, dtype=float), 0.0)  #! minimum keeps the negative part


#% id: ex04-relu-rare-01
#% kind: rare
#% why: np.max with 0 as its axis
def relu(x):
    arr = np.atleast_1d(np.asarray(x, dtype=float))
    return np.max(arr, 0)  #! the second argument of np.max is the axis; np.maximum is elementwise


#% id: ex04-relu-one-02
#% kind: one
#% why: writes the zeros into the argument
def relu(x):
    out = np.asarray(x)  #! no copy: the zeros below land in the caller's array
    np.putmask(out, out < 0, 0)
    return out


#% id: ex04-relu-two-01
#% kind: two
#% why: absolute value, capped at one
def relu(x):
    keep = lambda u: abs(u)  #! negative values become 0, not positive
    cap = lambda u: min(u, 1.0)  #! ReLU has no upper bound
    return np.vectorize(lambda u: cap(keep(float(u))), otypes=[float])(x)
