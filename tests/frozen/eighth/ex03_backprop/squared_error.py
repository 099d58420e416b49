#% id: ex03-squared_error-one-01
#% kind: one
#% why: the factor one half is missing
def squared_error(y, t):
    diff = np.asarray(y) - np.asarray(t)
    return float((diff ** 2).sum())  #! 1/2


#% id: ex03-squared_error-two-01
#% kind: two
#% why: mean for sum, and the absolute value for the square
def squared_error(y, t):
    err = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    sq = np.abs(err)  #! squared, not absolute
    return 0.5 * float(np.mean(sq))  #! a sum over the examples


#% id: ex03-squared_error-rare-01
#% kind: rare
#% why: t is flattened, so that (n, 1) - (n,) broadcasts to (n, n)
def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float).ravel()  #! (n, 1) minus (n,) is (n, n)
    e = (y - t) ** 2
    return float(e.sum() / 2)


#% id: ex03-squared_error-right-01
#% kind: right
#% why: the product of the flat difference with itself
def squared_error(y, t):
    d = np.subtract(y, t, dtype=float).ravel()
    return float(d @ d) / 2
