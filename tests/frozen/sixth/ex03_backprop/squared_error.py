#% id: ex03-right-01
#% kind: right
#% why: right
def squared_error(y, t):
    miss = np.subtract(y, t, dtype=float).ravel()
    return float(np.vdot(miss, miss)) / 2


#% id: ex03-one-01
#% kind: one
#% why: The factor one half is missing.
def squared_error(y, t):
    diff = np.asarray(y) - np.asarray(t)
    return np.sum(diff**2)  #! 1/2 is missing


#% id: ex03-one-02
#% kind: one
#% why: The error is averaged over all entries instead of summed.
def squared_error(y, t):
    e = np.array(y) - np.array(t)
    return 0.5 * (e * e).mean()  #! mean instead of sum


#% id: ex03-two-05
#% kind: two
#% why: One of the two is flattened, so for a column the difference becomes an n by n matrix. The difference is taken absolute instead of squared.
def squared_error(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float).flatten()  #! (n,1) - (n,) broadcasts to (n,n)
    return 0.5 * np.sum(np.abs(y - t))  #! absolute instead of squared


#% id: ex03-rare-01
#% kind: rare
#% why: The error is squared after summing over all entries, so errors of different sign cancel.
def squared_error(y, t):
    total_y = np.sum(np.asarray(y, dtype=float))
    total_t = np.sum(np.asarray(t, dtype=float))
    return 0.5 * (total_y - total_t) ** 2  #! square of the sum, not sum of the squares


#% id: ex03-rare-51
#% kind: rare
#% why: norm(..., 2) of a matrix is its largest singular value, right for one output or one row only (docstring: summed over all examples and outputs)
def squared_error(y, t):
    difference = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.linalg.norm(difference, 2) ** 2)  #! the spectral norm, not the Frobenius norm


