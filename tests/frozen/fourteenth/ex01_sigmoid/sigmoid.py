#% id: ex01-right-01
#% kind: right
#% why: right; two masked halves written into a buffer, scalars become 0-d arrays
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    result = np.empty(x.shape)
    right_half = x >= 0
    left_half = x < 0
    result[right_half] = 1.0 / (1.0 + np.exp(-x[right_half]))
    grow = np.exp(x[left_half])
    result[left_half] = grow / (1.0 + grow)
    return result


#% id: ex01-one-01
#% kind: one
#% why: the minus in the exponent is forgotten, so the curve falls instead of rising
def sigmoid(x):
    z = np.asarray(x, dtype=float)
    return 1.0 / (1.0 + np.exp(z))  #! exp(z) where exp(-z) belongs


#% id: ex01-two-01
#% kind: two
#% why: input cut to whole numbers, and 1 / 1 + e without parentheses
def sigmoid(x: ArrayLike) -> NDArray:
    values = np.asarray(x, dtype=int)  #! 0.7 becomes 0
    with np.errstate(over="ignore"):
        ex = np.exp(-values)
    return 1 / 1 + ex  #! precedence: (1 / 1) + ex


#% id: ex01-two-02
#% kind: two
#% why: a student afraid of overflow clips far too early, and gives the range -1 to 1 of tanh
def sigmoid(x):
    # overflow guard
    x = np.clip(np.asarray(x, dtype=float), -6, 6)  #! at 6 the sigmoid is still 0.9975
    s = 2 / (1 + np.exp(-x))  #! numerator 2 ...
    return s - 1  #! ... and minus 1: this is tanh(x / 2)


#% id: ex01-rare-01
#% kind: rare
#% why: the minus sign is put into the caller's array itself
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    np.negative(x, out=x)  #! asarray makes no copy of a float array: the argument changes
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(x))
