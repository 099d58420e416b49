#% id: ex01-sigmoid-one-01
#% kind: one
#% why: for the negative branch the exponential of -x is used, which explodes
def sigmoid(x):
    arr = np.asarray(x, dtype=np.float64)
    pos = arr >= 0
    out = np.empty_like(arr)
    out[pos] = 1.0 / (1.0 + np.exp(-arr[pos]))
    ez = np.exp(-arr[~pos])  #! e^-x instead of e^x for negative x
    out[~pos] = ez / (1.0 + ez)
    return out


#% id: ex01-sigmoid-rare-01
#% kind: rare
#% why: the buffer has the dtype of the input, so whole numbers are cut to 0
def sigmoid(x):
    x = np.atleast_1d(x) if isinstance(x, list) else np.asarray(x)
    result = np.zeros_like(x)  #! integer buffer for integer x
    flat = result.reshape(-1)
    for i, v in enumerate(x.reshape(-1)):
        v = float(v)
        if v > 700:
            flat[i] = 1.0
        elif v < -700:
            flat[i] = 0.0
        else:
            flat[i] = 1 / (1 + np.exp(-v))
    return flat.reshape(x.shape)


#% id: ex01-sigmoid-rare-02
#% kind: rare
#% why: clipped far too early, at 10
def sigmoid(x):
    LIMIT = 10  #! sigmoid(10) is not 1 to machine precision yet
    z = np.clip(np.asarray(x, dtype=float), -LIMIT, LIMIT)
    return np.reciprocal(1 + np.exp(-z))


#% id: ex01-sigmoid-two-01
#% kind: two
#% why: tanh form with the half forgotten inside, and the shift of a tanh that already is halved
def sigmoid(x):
    # sigma(x) = (tanh(x/2) + 1) / 2
    x = np.array(x, dtype=float)
    y = np.tanh(x)  #! x/2 belongs inside
    y += 0.5  #! shift by 1, then halve
    return y / 2


#% id: ex01-sigmoid-right-01
#% kind: right
#% why: numerator e^min(x, 0), denominator 1 + e^-|x|
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    top = np.exp(np.minimum(x, 0.0))
    bottom = 1.0 + np.exp(np.minimum(x, -x))
    return np.divide(top, bottom)


#% id: ex01-sigmoid-right-02
#% kind: right
#% why: log-domain: exp(-log(1+e^-x))
시그모이드 = lambda 값: np.exp(-np.logaddexp(0.0, -np.asarray(값, dtype=float)))


def sigmoid(x):
    return 시그모이드(x)
