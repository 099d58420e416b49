#% id: ex03-one-01
#% kind: one
#% why: the mean instead of the sum
def squared_error(y, t):
    diff = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.mean(diff**2))  #! mean


#% id: ex03-two-01
#% kind: two
#% why: the total is overwritten by every row, and the half is missing
def squared_error(y, t):
    total = 0.0
    for row, target in zip(np.asarray(y, dtype=float), np.asarray(t, dtype=float)):
        total = np.sum((row - target) ** 2)  #! = where += was meant
    return float(total)  #! no 1/2


#% id: ex03-two-02
#% kind: two
#% why: absolute values instead of squares, and the outputs of a row are averaged
def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    err = np.subtract(y, t, dtype=float)
    err = np.abs(err)  #! |e| is not e^2
    per_example = err.mean(axis=1)  #! mean over the outputs
    return 0.5 * float(per_example.sum())


#% id: ex03-rare-01
#% kind: rare
#% why: sums first and squares afterwards: errors of opposite sign cancel
def squared_error(y, t):
    y = np.array(y, dtype=float)
    t = np.array(t, dtype=float)
    return 0.5 * float((y - t).sum() ** 2)  #! the square of the sum
