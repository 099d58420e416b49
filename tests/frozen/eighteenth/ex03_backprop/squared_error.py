#% id: ex03-squared_error-right-01
#% kind: right
#% why: dot product of the flattened difference with itself
def squared_error(y, t):
    miss = np.subtract(y, t, dtype=float).ravel()
    return miss.dot(miss) / 2


#% id: ex03-squared_error-one-01
#% kind: one
#% why: mean over the examples
def squared_error(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float)
    per_example = np.sum((y - t) ** 2, axis=1) / 2
    return float(per_example.mean())  #! sum over the examples, not mean


#% id: ex03-squared_error-one-02
#% kind: one
#% why: builtin sum adds the rows only, one value an output comes back
def squared_error(y, t):
    return 0.5 * sum((np.array(y) - np.array(t)) ** 2)  #! an array of shape (outputs,) instead of a number


#% id: ex03-squared_error-two-01
#% kind: two
#% why: every row's sum replaces the total, half forgotten
def squared_error(y, t):
    total = 0
    for predicted, wanted in zip(y, t):
        row = 0
        for a, b in zip(predicted, wanted):
            row += (a - b) ** 2
        total = row  #! overwrites the sum of the rows before
    return float(total)  #! times one half is missing


#% id: ex03-squared_error-two-02
#% kind: two
#% why: absolute values for squares, and divided by the number of examples instead of 2
def squared_error(y, t):
    difference = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    penalty = np.abs(difference)  #! should be squared
    return penalty.sum() / len(penalty)  #! divisor is 2, not the number of examples


#% id: ex03-squared_error-three-01
#% kind: three
#% why: first example skipped, sign, root drawn
def squared_error(y, t):
    y, t = np.array(y, dtype=float), np.array(t, dtype=float)
    E = 0.0
    for i in range(1, y.shape[0]):  #! starts at the second example
        d = y[i] + t[i]  #! minus t
        E += 0.5 * np.sum(d * d)
    return E ** 0.5  #! no root is taken


#% id: ex03-squared_error-rare-01
#% kind: rare
#% why: flattened targets broadcast against a column of outputs
def squared_error(y, t):
    target = np.array(t, dtype=float).ravel()  #! (n, 1) minus (n,) becomes (n, n)
    residual = np.array(y, dtype=float) - target
    return 0.5 * np.square(residual).sum()


#% id: ex03-squared_error-rare-02
#% kind: rare
#% why: norm of order 2 of a matrix is its largest singular value
def squared_error(y, t):
    length = np.linalg.norm(np.asarray(y, dtype=float) - np.asarray(t, dtype=float), ord=2)  #! spectral norm where there are several outputs
    return 0.5 * float(length) ** 2
