#% id: ex03-one-01
#% kind: one
#% why: mean instead of sum
def squared_error(y, t):
    diff = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return 0.5 * np.mean(diff ** 2)  #! averaged over examples and outputs

#% id: ex03-two-01
#% kind: two
#% why: loops over the rows stop one early, and only the first output is looked at
def squared_error(y, t):
    E = 0.0
    N = len(y)
    for i in range(N - 1):  #! last example missing
        for j in range(1):  #! only output 0
            E = E + (float(y[i][j]) - float(t[i][j])) ** 2
    return E / 2

#% id: ex03-rare-01
#% kind: rare
#% why: the square binds to the sum: (sum of errors) squared, so that errors of opposite sign cancel
def squared_error(y, t):
    y = np.asarray(y, float)
    t = np.asarray(t, float)
    return float(np.sum(y - t) ** 2 / 2)  #! square of the sum
