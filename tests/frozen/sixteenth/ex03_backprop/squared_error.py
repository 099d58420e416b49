#% id: ex03-squared_error-one-01
#% kind: one
#% why: mean over examples
def squared_error(y, t):
    y, t = np.asarray(y, float), np.asarray(t, float)
    total = 0.0
    for row_y, row_t in zip(y, t):
        d = row_y - row_t
        total += d @ d
    return total / (2 * len(y))  #! sum, not mean


#% id: ex03-squared_error-one-02
#% kind: one
#% why: norm not squared
def squared_error(y, t):
    diff = np.subtract(y, t, dtype=float)
    length = np.linalg.norm(diff)  #! the norm is the root of the sum
    return float(length / 2)


#% id: ex03-squared_error-two-01
#% kind: two
#% why: the half is missing and only the last axis is summed
def squared_error(y, t):
    err = np.asarray(y, dtype=float) - np.asarray(t)
    e = (err * err).sum(axis=0)  #! sums over examples only, one number an output
    return e * 1.0  #! factor 1/2 is missing
