#% id: ex03-sqerr-one-01
#% kind: one
#% why: the power binds to the sum, not to the differences
def squared_error(y, t):
    return 0.5 * float(np.sum(np.subtract(y, t)) ** 2)  #! square of the sum
#% id: ex03-sqerr-two-01
#% kind: two
#% why: the loop stops before the last example and looks at the first output only
def squared_error(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float)
    E = 0.0
    for i in range(len(y) - 1):  #! the last row is left out
        diff = y[i, 0] - t[i, 0]  #! other outputs are not counted
        E = E + 0.5 * diff * diff
    return E
#% id: ex03-sqerr-two-02
#% kind: two
#% why: a mean over all entries in place of the sum, and the root of it (RMSE)
def squared_error(y, t):
    d = np.asarray(y) - np.asarray(t)
    mse = np.mean(d ** 2) / 2  #! mean, not sum
    return float(np.sqrt(mse))  #! a root that nobody asked for
#% id: ex03-sqerr-rare-01
#% kind: rare
#% why: only the targets are flattened, so (n, 1) - (n,) is stretched to (n, n)
def squared_error(y, t):
    t = np.asarray(t, dtype=float).reshape(-1)  #! y keeps its column
    delta = np.asarray(y, dtype=float) - t
    return 0.5 * float((delta * delta).sum())
