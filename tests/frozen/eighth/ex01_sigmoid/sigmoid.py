#% id: ex01-sigmoid-one-01
#% kind: one
#% why: the exponent has lost its minus sign
def sigmoid(x):
    x = np.array(x, dtype=float)
    return 1.0 / (1.0 + np.exp(x))  #! should be exp(-x)


#% id: ex01-sigmoid-one-02
#% kind: one
#% why: the branch for negative x gives e^x alone, not e^x / (1 + e^x)
def sigmoid(x):
    # two branches so that exp never gets a big positive number
    arr = np.asarray(x, dtype=np.float64)
    pos = arr >= 0
    result = np.empty_like(arr)
    result[pos] = 1 / (1 + np.exp(-arr[pos]))
    ez = np.exp(arr[~pos])
    result[~pos] = ez  #! not divided by 1 + ez
    return result


#% id: ex01-sigmoid-two-01
#% kind: two
#% why: x is clipped far too tightly, and the brackets of the denominator are missing
def sigmoid(x: ArrayLike) -> NDArray:
    z = np.clip(np.asarray(x, dtype=float), -4, 4)  #! clips where the curve still moves
    bottom = np.exp(-z)
    return 1 / 1 + bottom  #! precedence: 1/1 is computed first


#% id: ex01-sigmoid-rare-01
#% kind: rare
#% why: the whole-number type is kept, so -x wraps for int8 -128 and exp works in half precision
def sigmoid(x):
    x = np.asarray(x)  #! no float type: small ints stay small ints
    return 1 / (1 + np.exp(-x))


#% id: ex01-sigmoid-rare-02
#% kind: rare
#% why: 0.5 (1 + tanh x) is the sigmoid of 2x, the half of the argument is forgotten
def sigmoid(x):
    x = np.asarray(x) * 1.0
    # tanh is safe for large numbers
    return 0.5 * (np.tanh(x) + 1)  #! tanh(x / 2)


#% id: ex01-sigmoid-right-01
#% kind: right
#% why: by way of logaddexp, no branches
def sigmoid(x):
    v = np.asarray(x, dtype=float)
    # log(1 + e^-v) = logaddexp(0, -v) does not overflow
    return np.exp(-np.logaddexp(0.0, -v))
