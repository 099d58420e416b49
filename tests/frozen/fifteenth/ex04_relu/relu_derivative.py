#% id: ex04-relud-one-01
#% kind: one
#% why: sign gives -1 for negative x
def relu_derivative(x):
    return np.sign(np.asarray(x, dtype=float))  #! negative side
#% id: ex04-relud-two-01
#% kind: two
#% why: x = 0 counts as positive, and the result is flattened
def relu_derivative(x):
    flat = np.ravel(x)
    slopes = [0.0 if v < 0 else 1.0 for v in flat]  #! 1 at x = 0
    return np.array(slopes)  #! the shape is lost
#% id: ex04-relud-two-02
#% kind: two
#% why: a central difference, divided by h in place of 2h, and one that straddles the kink near 0
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    h = 0.05  #! everything within 0.05 of the kink is wrong, x = 0 too
    return (np.maximum(x + h, 0) - np.maximum(x - h, 0)) / h  #! the distance is 2h
#% id: ex04-relud-rare-01
#% kind: rare
#% why: converts to int before heaviside: 0 < x < 1 becomes 0
def relu_derivative(x):
    xi = np.asarray(x).astype(int)  #! 0.7 becomes 0
    return np.heaviside(xi, 0.0)
