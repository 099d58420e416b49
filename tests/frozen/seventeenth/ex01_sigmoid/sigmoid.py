#% id: ex01-sigmoid-right-01
#% kind: right
#% why: through logaddexp: exp(-log(1 + e^-x)) never overflows
def sigmoid(x):
    minus = np.negative(np.multiply(x, 1.0))
    return np.exp(-np.logaddexp(0.0, minus))


#% id: ex01-sigmoid-one-01
#% kind: one
#% why: the sign of the exponent is lost, the curve falls
def sigmoid(x):
    values = np.array(x, float)
    out = np.empty_like(values)
    pos = values >= 0
    out[pos] = 1 / (1 + np.exp(-values[pos]))
    small = np.exp(-values[~pos])  #! should be exp(+x) in the negative branch
    out[~pos] = small / (1 + small)
    return out


#% id: ex01-sigmoid-two-01
#% kind: two
#% why: clipped far too early, and tanh of x instead of x/2
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    x = np.clip(x, -5, 5)  #! clipping at 5 flattens ordinary values
    return (np.tanh(x) + 1) / 2  #! tanh(x / 2), not tanh(x)


#% id: ex01-sigmoid-rare-01
#% kind: rare
#% why: empty_like of an integer list keeps an integer dtype, so everything becomes 0 or 1
def sigmoid(x):
    src = np.asarray(x)
    res = np.zeros_like(src)  #! takes over the int dtype of whole-number input
    for idx in np.ndindex(src.shape):
        v = float(src[idx])
        ez = np.exp(-abs(v))
        res[idx] = 1 / (1 + ez) if v > 0 else ez / (1 + ez)
    return res


#% id: ex01-sigmoid-one-02
#% kind: one
#% why: exp of a large positive number in both branches, inf / inf is nan
def sigmoid(x):
    x = np.asarray(x, float)
    grow = np.exp(x)  #! e^x overflows, and inf / (1 + inf) is nan
    return grow / (grow + 1)
