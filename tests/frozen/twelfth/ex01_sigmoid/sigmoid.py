#% id: ex01-sigmoid-one-01
#% kind: one
#% why: precedence, 1 / 1 + e^-x instead of 1 / (1 + e^-x)
def sigmoid(x):
    x = np.array(x)
    x = x * 1.0
    s = 1 / 1 + np.exp(-x)  #! brackets missing, this is 1 + e^-x
    return s


#% id: ex01-sigmoid-two-01
#% kind: two
#% why: the tanh identity from a blog, without the half in the argument and without the half in front
def sigmoid(x: ArrayLike) -> NDArray:
    # sigmoid is "just a shifted tanh", and np.tanh cannot overflow :)
    x = np.asarray(x, dtype=float)
    inner = np.tanh(x)  #! should be tanh(x / 2)
    return inner + 1  #! should be halved, this runs from 0 to 2


#% id: ex01-sigmoid-two-02
#% kind: two
#% why: everything with loops: the exponent has the wrong sign and the last element is never computed
def sigmoid(x):
    import math

    arr = np.array(x, dtype=float)
    flat = arr.reshape(-1)
    result = np.zeros(len(flat))
    for i in range(0, len(flat) - 1):  #! stops before the last element, a scalar is never computed
        v = max(-700.0, min(700.0, flat[i]))
        result[i] = 1 / (1 + math.exp(v))  #! sign of the exponent
    return result.reshape(arr.shape)


#% id: ex01-sigmoid-three-01
#% kind: three
#% why: two-branch version: zero falls between the masks, the positive branch grows, the negative one forgets its numerator
def sigmoid(x: ArrayLike) -> NDArray:
    z = np.atleast_1d(np.asarray(x, dtype=float))
    out = np.zeros(z.shape)
    pos = z > 0
    neg = z < 0  #! z == 0 is in neither mask and stays 0
    out[pos] = 1.0 / (1.0 + np.exp(z[pos]))  #! exp(-z) meant
    ez = np.exp(z[neg])
    out[neg] = 1.0 / (1.0 + ez)  #! ez / (1 + ez)
    return out.reshape(np.shape(x))


#% id: ex01-sigmoid-rare-01
#% kind: rare
#% why: knows the stable two forms but picks each of them on the side where it overflows to inf / inf
def sigmoid(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=np.float64)
    grows = np.exp(x)
    falls = np.exp(-x)
    with np.errstate(all="ignore"):
        # two forms of one function, so that nothing overflows
        return np.where(x > 0, grows / (1 + grows), 1 / (1 + falls))  #! branches exchanged: nan for large positive x


#% id: ex01-sigmoid-rare-02
#% kind: rare
#% why: the result is allocated like x, so whole numbers give a whole-number result (all 0 or 1)
def sigmoid(x):
    data = np.asarray(x)
    res = np.empty_like(data)  #! integer x gives an integer buffer, 0.5 becomes 0
    e = np.exp(-np.abs(data.astype(float)))
    np.copyto(res, np.where(data < 0, e, 1.0) / (1.0 + e), casting="unsafe")
    return res


#% id: ex01-sigmoid-right-01
#% kind: right
#% why: through logaddexp: log sigmoid(x) = -log(e^0 + e^-x)
def sigmoid(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    log_s = -np.logaddexp(0.0, -x)
    return np.exp(log_s)
