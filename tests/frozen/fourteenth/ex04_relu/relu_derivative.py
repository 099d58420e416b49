#% id: ex04-one-02
#% kind: one
#% why: slope 1 at x = 0
def relu_derivative(x):
    return (np.asarray(x) >= 0).astype(float)  #! > 0


#% id: ex04-two-03
#% kind: two
#% why: tests relu(x) >= 0, which always holds, and hands back x in place of 1
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    active = relu(x) >= 0  #! true for every x
    return np.where(active, x, 0.0)  #! 1, the slope, not the value


#% id: ex04-two-04
#% kind: two
#% why: built from sign(x): forgets to halve it, and at 0 the sign is 0 so that 1 comes out
def relu_derivative(x):
    s = np.sign(np.asarray(x, dtype=float))
    s = s + 1  #! 1 at x = 0
    return s  #! / 2: the positive side has 2


#% id: ex04-rare-02
#% kind: rare
#% why: counts as zero whatever is close to zero, so small positive inputs lose their gradient
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    near_zero = np.isclose(x, 0, atol=1e-4)  #! only x = 0 itself has no side
    return np.where(near_zero, 0.0, (x > 0) * 1.0)
