#% id: ex06-softmax-right-01
#% kind: right
#% why: by log-sum-exp, reduced with logaddexp
def softmax(z):
    z = np.asarray(z, dtype=float)
    lse = np.logaddexp.reduce(z, axis=1)
    return np.exp(z - lse[:, None])


#% id: ex06-softmax-one-01
#% kind: one
#% why: nothing subtracted
def softmax(z):
    powers = np.exp(np.asarray(z, float))  #! overflows for big logits: the row's maximum must be subtracted
    return powers / powers.sum(axis=1)[:, np.newaxis]


#% id: ex06-softmax-one-02
#% kind: one
#% why: normalised over the whole array
def softmax(z):
    a = np.array(z, dtype=float)
    a -= a.max(axis=1).reshape(-1, 1)
    np.exp(a, out=a)
    a /= a.sum()  #! the sum runs over all rows, not one row
    return a


#% id: ex06-softmax-one-03
#% kind: one
#% why: columns in place of rows
def softmax(z):
    z = np.asarray(z) * 1.0
    shifted = z.T - z.max(axis=1)
    e = np.exp(shifted.T)
    return e / np.sum(e, axis=0)  #! axis 0 sums over the examples


#% id: ex06-softmax-two-01
#% kind: two
#% why: maximum of the whole array, no sum in the denominator
def softmax(z):
    z = np.asarray(z, float)
    top = z.max()  #! the maximum of all rows: a row far below it becomes 0 / 0
    e = np.exp(z - top)
    return e / e.max(axis=1, keepdims=True)  #! divided by the largest, not by the sum


#% id: ex06-softmax-two-02
#% kind: two
#% why: the minimum subtracted, and a constant in the denominator
def softmax(z):
    rows = []
    for row in np.asarray(z, dtype=float):
        m = min(row)  #! the minimum lets the largest overflow
        w = [np.exp(v - m) for v in row]
        s = sum(w) + 1e-2  #! the rows no longer sum to 1
        rows.append([q / s for q in w])
    return np.array(rows)


#% id: ex06-softmax-rare-01
#% kind: rare
#% why: the maximum is subtracted in place
def softmax(z):
    logits = np.asarray(z, dtype=float)  #! no copy for a float array: the -= shifts the caller's logits
    logits -= np.amax(logits, axis=-1, keepdims=True)
    numer = np.exp(logits)
    return numer / np.einsum("nk->n", numer)[:, None]


#% id: ex06-softmax-rare-02
#% kind: rare
#% why: clipping of the logits in place of a shift
def softmax(z):
    safe = np.clip(np.asarray(z, float), -500, 500)  #! clipping changes the result: 1000 and 1001 become equal
    soft = lambda r: np.exp(r) / np.exp(r).sum()
    return np.apply_along_axis(soft, 1, safe)


#% id: ex06-softmax-three-01
#% kind: three
#% why: sign, squares, log of the sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    gap = z.max(1, keepdims=True) - z  #! turned round: small logits become likely
    gap = np.clip(gap, -0.5, 700)  #! cut at -0.5 in place of leaving small values small
    e = np.exp(gap)
    total = np.sum(e, axis=1, keepdims=True)
    return e / (1 + total)  #! 1 + belongs to the sigmoid


#% id: ex06-softmax-one-04
#% kind: one
#% why: the mean in the denominator
def softmax(z):
    def norm_exp(row):
        ex = np.exp(row - row.max())
        return ex / np.mean(ex)  #! mean in place of sum, the row sums to the number of classes

    return np.vstack([norm_exp(np.array(r, dtype=float)) for r in z])
