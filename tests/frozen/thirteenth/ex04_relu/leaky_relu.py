#% id: ex04-one-03
#% kind: one
#% why: negative entries become the slope itself instead of slope times x
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope)  #! times x forgotten

#% id: ex04-two-03
#% kind: two
#% why: 0.01 is written out although slope is a parameter, and the negative side is taken by magnitude
def leaky_relu(x, slope=0.01):
    a = np.asarray(x, dtype=float)
    pos = np.clip(a, 0, None)
    neg = np.abs(np.clip(a, None, 0))  #! sign of the negative side lost
    return pos + 0.01 * neg  #! the parameter is ignored

#% id: ex04-rare-03
#% kind: rare
#% why: max(x, slope*x), which holds only for slopes up to 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, slope * x)  #! a slope above 1 turns the sides round
