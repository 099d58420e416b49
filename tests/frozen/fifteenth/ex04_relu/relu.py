#% id: ex04-relu-one-01
#% kind: one
#% why: x + |x| without the half
def relu(x):
    x = np.asarray(x)
    return x + np.abs(x)  #! twice too large
#% id: ex04-relu-two-01
#% kind: two
#% why: writes zeros into the caller's array, and the threshold is 1
def relu(x):
    a = np.asarray(x, dtype=float)  #! no copy: the next line writes into the argument
    a[a < 1] = 0  #! the threshold is 0
    return a
#% id: ex04-relu-two-02
#% kind: two
#% why: an integer result array cuts the decimals off, and negative values are turned round
def relu(x):
    x = np.asarray(x)
    out = np.zeros(x.shape, dtype=int)  #! decimals get lost
    it = np.nditer(x, flags=["multi_index"])
    for v in it:
        if v > 0:
            out[it.multi_index] = v
        else:
            out[it.multi_index] = -v  #! should stay 0
    return out
#% id: ex04-relu-rare-01
#% kind: rare
#% why: vectorize takes its result type from the first entry: if that gives the int 0, all decimals are cut
relu_scalar = lambda v: v if v > 0 else 0

def relu(x):
    return np.vectorize(relu_scalar)(np.asarray(x))  #! no otypes: type of the first result
