#% id: ex01-sigmoid-right-01
#% kind: right
#% why: unusual: uses the tanh identity, 0.5 * (1 + tanh(x/2))
def sigmoid(x):
    # sigma(x) = (1 + tanh(x/2)) / 2 -- tanh saturates by itself, so no overflow
    arr = np.array(x, dtype=np.float64)
    out = np.exp(np.minimum(arr, 0)) / (1 + np.exp(-np.abs(arr)))
    closed = 0.5 * (np.tanh(arr / 2) + 1)
    return np.where(arr > -1, closed, out)

#% id: ex01-sigmoid-one-01
#% kind: one
#% why: the two stable branches are exchanged: e^x/(1+e^x) is used for the positive x, 1/(1+e^-x) for the negative ones
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    pos = 1 / (1 + np.exp(-x))
    neg = np.exp(x) / (1 + np.exp(x))
    return np.where(x < 0, pos, neg)  #! condition the wrong way round, inf/inf for large x

#% id: ex01-sigmoid-two-01
#% kind: two
#% why: the exponent has the wrong sign, and the input is clipped so tightly that +-10000 is not 0 or 1
def sigmoid(x):
    v = np.asarray(x, float)
    v = np.clip(v, -5, 5)  #! clipped at 5, the sigmoid is still 0.0067 from 1 there
    denom = 1 + np.exp(v)  #! minus forgotten
    return 1 / denom

#% id: ex01-sigmoid-two-02
#% kind: two
#% why: loop version: precedence in the quotient (1/1 + e) and the negative branch uses e^-x
import math

def _one(v):
    if v >= 0:
        return 1 / 1 + math.exp(-v)  #! parentheses forgotten around the denominator
    e = math.exp(-v) if v > -700 else 0.0  #! e^-v instead of e^v in the negative branch
    return e / (1 + e)

def sigmoid(x):
    x = np.asarray(x, dtype=float)
    flat = [_one(float(v)) for v in x.ravel()]
    return np.array(flat).reshape(x.shape)

#% id: ex01-sigmoid-three-01
#% kind: three
#% why: integers keep their dtype in the buffer, |x| is lost in the exponent, the negative half is not mirrored
def sigmoid(x):
    x = np.asarray(x)
    result = np.zeros_like(x)  #! an int input gives an int buffer: everything is cut to 0
    e = np.exp(np.minimum(x, 700) * 1.0)  #! should be e^-|x|
    result[...] = 1 / (1 + e)
    result[x < 0] = result[x < 0]  #! for negative x it is 1 - result
    return result

#% id: ex01-sigmoid-three-02
#% kind: three
#% why: tanh form: x/4 instead of x/2, minus tanh instead of plus, and x = 0 is set to 0 by hand
def sigmoid(x):
    x = np.asarray(x, dtype="float64")
    half = x / 4  #! tanh takes x/2
    y = (1 - np.tanh(half)) / 2  #! sign in front of tanh
    small = x < -20
    y = np.where(small, np.exp(np.where(small, x, 0)), y)
    y = np.where(x == 0, 0.0, y)  #! "no signal, no output": sigmoid(0) is 0.5
    return y

#% id: ex01-sigmoid-rare-01
#% kind: rare
#% why: avoids the overflow with one shift by the largest element of the whole array, as in softmax, so that elements far from the largest become 0/0
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    m = np.max(-x)  #! one shift for the whole array, as in softmax: with a 10000 and a -10000 together the rest becomes 0/0
    top = np.exp(0 - m)
    return top / (top + np.exp(-x - m))
