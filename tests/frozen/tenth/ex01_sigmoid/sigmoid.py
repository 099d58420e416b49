#% id: ex01-one-01
#% kind: one
#% why: for negative x the second branch forgets the numerator, so it gives 1 - sigmoid there
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    # two cases so that exp does not explode
    z = np.exp(-abs(x))
    positive = 1 / (1 + z)
    negative = 1 / (1 + z)  #! the numerator of the negative branch must be z
    return np.where(x >= 0, positive, negative)


#% id: ex01-two-01
#% kind: two
#% why: clips at 6, which is far too early, and 1 / 1 + e is not 1 / (1 + e)
def sigmoid(x: ArrayLike) -> NDArray:
    x = np.clip(np.asarray(x, dtype=float), -6, 6)  #! clipped at 6
    return 1 / 1 + np.exp(-x)  #! precedence


#% id: ex01-two-02
#% kind: two
#% why: the results go into an array of the input's type (ints cut them off), and the negative half has e^-v on top
def sigmoid(x):
    arr = np.asarray(x)
    result = np.empty_like(arr)  #! whole numbers in, whole numbers out
    for pos in np.ndindex(arr.shape):
        v = float(arr[pos])
        if v >= 0:
            result[pos] = 1.0 / (1.0 + np.exp(-v))
        else:
            e = np.exp(v)
            result[pos] = (1 - e) / (1.0 + e)  #! 1 - e on top instead of e
    return result


#% id: ex01-rare-01
#% kind: rare
#% why: e^x / (1 + e^x) is right on paper, and inf / inf for a large x
def sigmoid(x):
    x = np.array(x, dtype=np.float64)
    ex = np.exp(x)  #! overflows for large x
    return ex / (1 + ex)
