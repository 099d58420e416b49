#% id: ex04-right-01
#% kind: right
#% why: right; half of x + |x|, after a turn to floats
def relu(x):
    x = np.asarray(x, dtype=float)
    return 0.5 * (x + np.abs(x))


#% id: ex04-one-01
#% kind: one
#% why: minimum in place of maximum: keeps the negative side
def relu(x):
    return np.minimum(0.0, np.asarray(x, dtype=float))  #! maximum


#% id: ex04-two-01
#% kind: two
#% why: capped at 6 as in a phone network (ReLU6), and cut to whole numbers
def relu(x):
    a = np.asarray(x)
    a = np.clip(a, 0, 6)  #! no upper limit
    return a.astype(int)  #! 2.5 becomes 2


#% id: ex04-two-02
#% kind: two
#% why: the threshold sits at 1, and the other side leaks
def relu(x: ArrayLike) -> NDArray:
    v = np.asarray(x, dtype=float)
    on = v > 1  #! > 0
    return np.where(on, v, 0.01 * v)  #! 0, this is the leaky one


#% id: ex04-rare-01
#% kind: rare
#% why: zeros are written into the array that came in
def relu(x):
    out = np.asarray(x)
    out[out < 0] = 0  #! asarray is no copy: the caller's array changes
    return out
