#% id: ex03-squared_error-one-01
#% kind: one
#% why: only the first output counts: [:, 0]
def squared_error(y, t):
    diff = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return float(0.5 * np.sum(diff[:, 0] ** 2))  #! the other outputs are left out

#% id: ex03-squared_error-two-01
#% kind: two
#% why: the square is taken of the sum, and the half is floor division of 1 by 2
def squared_error(y, t):
    e = np.sum(np.asarray(y) - np.asarray(t)) ** 2  #! square of the sum, not sum of the squares
    return float(e // 2)  #! integer division

#% id: ex03-squared_error-two-02
#% kind: two
#% why: loop: the accumulator begins at 1, and ** binds before the half: (0.5 d)^2
def squared_error(y, t):
    total = 1.0  #! should begin at 0
    for yi, ti in zip(np.asarray(y, float), np.asarray(t, float)):
        for a, b in zip(yi, ti):
            total += (0.5 * (a - b)) ** 2  #! a quarter of the square instead of a half
    return total

#% id: ex03-squared_error-rare-01
#% kind: rare
#% why: uses the spectral norm of the difference matrix, which equals the root of the sum of squares for a single output only
def squared_error(y, t):
    r = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return 0.5 * float(np.linalg.norm(r, 2)) ** 2  #! norm(..., 2) of a matrix is its largest singular value
