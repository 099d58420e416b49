#% id: ex03-right-01
#% kind: right
#% why: right; the inner product of the flattened difference with itself
def squared_error(y, t):
    diff = (np.asarray(y, dtype=float) - np.asarray(t, dtype=float)).ravel()
    return float(diff @ diff) / 2


#% id: ex03-one-01
#% kind: one
#% why: the mean squared error of the statistics lecture: mean instead of sum
def squared_error(y, t):
    e = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return 0.5 * np.mean(e**2)  #! np.sum


#% id: ex03-two-01
#% kind: two
#% why: the length of the error vector, not squared, and without the half
def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    err = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    length = np.sqrt((err * err).sum())  #! the root undoes the square
    return float(length)  #! half of it


#% id: ex03-two-02
#% kind: two
#% why: looks at the first output alone, and halves with the floor division
def squared_error(y, t):
    E = 0.0
    for yi, ti in zip(np.asarray(y, dtype=float), np.asarray(t, dtype=float)):
        E += (yi[0] - ti[0]) ** 2  #! only column 0
    return E // 2  #! / 2


#% id: ex03-rare-01
#% kind: rare
#% why: sums the whole matrix d'd instead of its diagonal: right for one output only
def squared_error(y, t):
    d = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    gram = d.T @ d
    return float(0.5 * gram.sum())  #! np.trace(gram): the other entries mix outputs
