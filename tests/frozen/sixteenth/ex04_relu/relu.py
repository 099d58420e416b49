#% id: ex04-relu-one-01
#% kind: one
#% why: a copy is missing: negative entries are set to 0 in the argument
def relu(x):
    out = np.asarray(x)  #! no copy, the next line writes into the argument
    if out.ndim == 0:
        return out * (out > 0)
    out[out < 0] = 0
    return out


#% id: ex04-relu-rare-01
#% kind: rare
#% why: the maximum of the whole array
def relu(x):
    return np.max([np.zeros(np.shape(x)), np.asarray(x, float)])  #! without axis=0: one number


#% id: ex04-relu-right-01
#% kind: right
#% why: x times (sign + 1) / 2
def relu(x):
    x = np.asarray(x, dtype=float)
    return (np.sign(x) + 1) / 2 * x
