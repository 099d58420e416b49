#% id: ex03-one-01
#% kind: one
#% why: the mean of the squares instead of their sum
def squared_error(y, t):
    diff = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.mean(diff ** 2))  #! mean, not sum

#% id: ex03-two-01
#% kind: two
#% why: the factor 1/2 is missing
#% why: sums over the examples only and returns one number for each output
def squared_error(y, t):
    y = np.array(y, dtype=float)
    t = np.array(t, dtype=float)
    sq = (y - t) ** 2  #! 1/2 is missing
    E = np.sum(sq, axis=0)  #! the outputs are not summed
    return E

#% id: ex03-rare-01
#% kind: rare
#% why: np.linalg.norm(.., 2) of a matrix is the largest singular value, not the root of the sum of squares
def squared_error(y, t):
    e = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return 0.5 * float(np.linalg.norm(e, 2)) ** 2  #! spectral norm: too small with two outputs or more
