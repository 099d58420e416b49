#% id: ex04-one-01
#% kind: one
#% why: minimum instead of maximum
def relu(x):
    x = np.asarray(x)
    return np.minimum(x, 0)  #! keeps the negative half

#% id: ex04-two-01
#% kind: two
#% why: the threshold is 1 instead of 0, and the loop over the flat array leaves out the last entry
def relu(x):
    x = np.asarray(x, dtype=float)
    flat = x.ravel()
    out = np.zeros(flat.size)
    for i in range(flat.size - 1):  #! last entry stays 0
        if flat[i] > 1:  #! cuts at 1
            out[i] = flat[i]
    return out.reshape(x.shape)

#% id: ex04-rare-01
#% kind: rare
#% why: np.vectorize takes its output type from the first entry: with a negative first entry (int 0) all results are cut to ints
def relu(x):
    f = np.vectorize(lambda v: v if v > 0 else 0)  #! no otypes: the type of the first result rules
    return f(x)
