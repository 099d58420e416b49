#% id: ex03-squared_error-one-01
#% kind: one
#% why: mean instead of sum
def squared_error(y, t):
    d = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.mean(d**2))  #! E is a sum, not a mean


#% id: ex03-squared_error-two-01
#% kind: two
#% why: absolute values instead of squares, and the half forgotten
def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    E = 0.0
    for yi, ti in zip(np.ravel(y), np.ravel(t)):
        E += abs(yi - ti)  #! not squared
    return float(E)  #! factor 1/2 missing


#% id: ex03-squared_error-rare-01
#% kind: rare
#% why: only t is flattened, so (n, 1) - (n,) becomes an n x n table
def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float).flatten()  #! y stays a column: the difference broadcasts
    diff = y - t
    return float(np.sum(diff * diff) / 2)


#% id: ex03-squared_error-right-01
#% kind: right
#% why: scalar product of the flattened residual with itself
def squared_error(y, t):
    r = np.subtract(y, t, dtype=float).ravel()
    return 0.5 * float(r @ r)
