#% id: ex03-one-01
#% kind: one
#% why: half the mean over the examples instead of half the sum
def squared_error(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float)
    per_example = np.sum((y - t) ** 2, axis=1)
    return float(0.5 * per_example.mean())  #! sum over the examples

#% id: ex03-two-01
#% kind: two
#% why: only the first output is looked at, and the square root is taken as in a distance
def squared_error(y, t):
    Y, T = np.array(y, dtype=float), np.array(t, dtype=float)
    e = Y[:, 0] - T[:, 0]  #! other output columns are ignored
    return float(np.sqrt(e.dot(e)) / 2)  #! no root in E

#% id: ex03-two-02
#% kind: two
#% why: in the loop the total is overwritten, not added to, and the half becomes a division by the number of outputs
def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    total = 0.0
    outputs = 1
    for yi, ti in zip(np.asarray(y, float), np.asarray(t, float)):
        outputs = len(yi)
        total = np.sum((yi - ti) * (yi - ti))  #! = instead of +=
    return float(total / outputs)  #! / 2

#% id: ex03-rare-01
#% kind: rare
#% why: // 2 rounds the half down to a whole number
def squared_error(y, t):
    diff = np.subtract(y, t, dtype=float)
    return float((diff * diff).sum() // 2)  #! floor division
