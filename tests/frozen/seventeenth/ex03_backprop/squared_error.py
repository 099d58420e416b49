#% id: ex03-squared_error-right-01
#% kind: right
#% why: half the inner product of the difference with itself
def squared_error(y, t):
    gap = np.ravel(np.subtract(y, t)).astype(float)
    return float(gap @ gap / 2)


#% id: ex03-squared_error-one-01
#% kind: one
#% why: mean instead of the sum
def squared_error(y, t):
    return float(0.5 * np.mean(np.square(np.subtract(y, t))))  #! a mean, E is a sum


#% id: ex03-squared_error-two-01
#% kind: two
#% why: no half, absolute value instead of square
def squared_error(y, t):
    total = 0.0
    for row_y, row_t in zip(np.asarray(y), np.asarray(t)):
        for a, b in zip(row_y, row_t):
            total += abs(a - b)  #! the difference is not squared
    return float(total)  #! the factor 1/2 is missing


#% id: ex03-squared_error-one-02
#% kind: one
#% why: Python's sum adds rows only and leaves an array
def squared_error(y, t):
    err = np.array(y, dtype=float) - np.array(t, dtype=float)
    return sum(err ** 2) / 2  #! the built-in sum runs over rows only: an array, not a scalar


#% id: ex03-squared_error-rare-01
#% kind: rare
#% why: np.linalg.norm is not squared
def squared_error(y, t):
    d = np.asarray(y, float) - np.asarray(t, float)
    return float(np.linalg.norm(d)) / 2  #! the norm is the root of the sum of squares
