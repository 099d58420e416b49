#% id: ex04-one-03
#% kind: one
#% why: the argument slope is not used, 0.01 is written into the formula
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, 0.01 * x)  #! slope * x


#% id: ex04-two-05
#% kind: two
#% why: another default for slope, and the branches of where exchanged
def leaky_relu(x, slope=0.1):  #! 0.01
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, slope * x, x)  #! x, slope * x


#% id: ex04-two-06
#% kind: two
#% why: a loop that loses the shape, and a negative side that points up
def leaky_relu(x, slope=0.01):
    out = []
    for v in np.ravel(np.asarray(x, dtype=float)):
        if v > 0:
            out.append(v)
        else:
            out.append(-slope * v)  #! slope * v
    return np.array(out)  #! reshape to the shape of x


#% id: ex04-rare-03
#% kind: rare
#% why: max(x, slope x) is right for slopes below 1 alone
def leaky_relu(x: ArrayLike, slope: float = 0.01) -> NDArray:
    x = np.asarray(x, dtype=float)
    return np.maximum(slope * x, x)  #! a slope above 1 turns the choice round
