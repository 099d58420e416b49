#% id: ex01-sigmoid-right-01
#% kind: right
#% why: through the logarithm, log of 1 + e^-x by logaddexp
def sigmoid(x):
    values = np.asarray(x, dtype=float)
    return np.exp(-np.logaddexp(0.0, -values))


#% id: ex01-sigmoid-one-01
#% kind: one
#% why: the negative half gets the formula of the positive half
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    small = np.exp(-abs(x))
    positive = 1 / (1 + small)
    negative = 1 / (1 + small)  #! numerator should be e^x there, not 1
    return np.where(x < 0, negative, positive)


#% id: ex01-sigmoid-one-02
#% kind: one
#% why: e^x instead of e^-x
import math


def one_number(v):
    if v > 500:
        return 1.0
    if v < -500:
        return 0.0
    return 1.0 / (1.0 + math.exp(v))  #! exponent lacks its minus sign


def sigmoid(x):
    numbers = np.array(x, dtype=float)
    result = np.zeros(numbers.shape)
    for position in np.ndindex(numbers.shape):
        result[position] = one_number(numbers[position])
    return result


#% id: ex01-sigmoid-two-01
#% kind: two
#% why: sign of the exponent, brackets of the denominator
def sigmoid(x):
    e = np.exp(np.asarray(x, dtype=float))  #! exponent should be -x
    return 1 / 1 + e  #! brackets round 1 + e are missing


#% id: ex01-sigmoid-two-02
#% kind: two
#% why: the tanh identity remembered badly in two places
def sigmoid(x):
    z = np.asarray(x) * 2.0  #! tanh needs x / 2
    th = np.tanh(z)
    return th / 2 + 1  #! should be (tanh + 1) / 2


#% id: ex01-sigmoid-three-01
#% kind: three
#% why: both branches wrong and the shape lost
def sigmoid(x):
    arr = np.array(x, dtype=float)
    res = []
    for v in arr.ravel():
        if v > 0:
            res.append(1 / (1 + np.exp(v)))  #! sign of the exponent
        else:
            k = np.exp(v)
            res.append(k / (1 - k))  #! minus in the denominator
    return np.array(res)  #! shape of x is not restored


#% id: ex01-sigmoid-rare-01
#% kind: rare
#% why: result array takes the integer type of x, so fractions are cut off
def sigmoid(x):
    x = np.asarray(x)
    out = np.empty_like(x)  #! integer x gives an integer array
    pos = x >= 0
    out[pos] = 1 / (1 + np.exp(-x[pos]))
    ex = np.exp(x[~pos])
    out[~pos] = ex / (1 + ex)
    return out


#% id: ex01-sigmoid-rare-02
#% kind: rare
#% why: softmax's trick of subtracting the maximum used on the sigmoid
def sigmoid(x):
    logits = np.asarray(x, dtype=float)
    logits = logits - logits.max()  #! the shift by the maximum changes a sigmoid
    return np.reciprocal(np.exp(-logits) + 1.0)
