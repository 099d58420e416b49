#% id: ex06-softmax-right-01
#% kind: right
#% why: unusual: by way of the log: exp(z - logsumexp(z)), a row at a time
def _logsumexp(row):
    top = max(row)
    return top + np.log(sum(np.exp(v - top) for v in row))

def softmax(z):
    rows = np.array(z, dtype=float).tolist()
    return np.array([[float(np.exp(v - _logsumexp(r))) for v in r] if len(r) < 50
                     else list(np.exp(np.array(r) - np.logaddexp.reduce(r))) for r in rows])

#% id: ex06-softmax-one-01
#% kind: one
#% why: divides by the largest exponential of the row, not by the sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.max(axis=1, keepdims=True)  #! max for sum

#% id: ex06-softmax-two-01
#% kind: two
#% why: base 2 instead of e, and the sum goes over the columns
def softmax(z: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)
    shifted = z - np.max(z, axis=1, keepdims=True)
    p = np.power(2.0, shifted)  #! e^
    total = np.sum(p, axis=0, keepdims=True)  #! axis 1
    return p / np.where(total == 0, 1, total)

#% id: ex06-softmax-two-02
#% kind: two
#% why: the mean instead of the maximum is subtracted (overflows), and the exponent is negated
def softmax(z):
    z = np.array(z, dtype=float)
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        row = z[i] - z[i].mean()  #! still large for [10000, -10000]
        ex = np.exp(-row)  #! softmin
        out[i] = ex / ex.sum()
    return out

#% id: ex06-softmax-three-01
#% kind: three
#% why: the shift is the first row's maximum for all rows, a 1e-2 is added to the sum, and the last class is not in the sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = z[0].max()  #! another row can be 10000 higher or lower
    num = np.exp(z - m)
    den = np.zeros(len(z))
    for j in range(z.shape[1] - 1):  #! one class too few
        den += num[:, j]
    den = den + 0.01  #! "to be on the safe side": rows no longer sum to 1
    return num / den[:, None]

#% id: ex06-softmax-three-02
#% kind: three
#% why: the shift is added, the square of the exponentials is summed (2-norm), and the abs of z is taken
def softmax(z):
    a = np.abs(np.asarray(z, dtype=float))  #! |z| makes -3 and 3 the same
    top = a.max(axis=1)[:, np.newaxis]
    e = np.exp(a + top)  #! a - top; overflows at 1000
    return e / np.sqrt((e ** 2).sum(axis=1))[:, np.newaxis]  #! the length of the vector, not its sum

#% id: ex06-softmax-rare-01
#% kind: rare
#% why: clips the logits to [-500, 500] against overflow, which makes 1000 and 1001 the same
def softmax(z):
    z = np.clip(np.asarray(z, dtype=float), -500, 500)  #! differences beyond 500 are lost
    e = np.exp(z)
    return e / e.sum(axis=1).reshape(-1, 1)
