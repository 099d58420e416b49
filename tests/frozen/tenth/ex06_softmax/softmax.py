#% id: ex06-one-02
#% kind: one
#% why: the sum runs down the columns
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - np.max(z, axis=1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=0, keepdims=True)  #! axis 0


#% id: ex06-two-03
#% kind: two
#% why: nothing is subtracted, and the sum is that of the whole array
def softmax(z):
    z = np.asarray(z, dtype=float)
    exps = np.exp(z)  #! overflows
    total = exps.sum()  #! of all rows
    return exps / total


#% id: ex06-two-04
#% kind: two
#% why: subtracts the mean (which does not prevent overflow), and divides by the largest
def softmax(z: ArrayLike) -> NDArray:
    logits = np.array(z, dtype=np.float64)
    shifted = logits - logits.mean(axis=1, keepdims=True)  #! mean
    weights = np.exp(shifted)
    norm = weights.max(axis=1, keepdims=True)  #! max
    return weights / norm


#% id: ex06-three-01
#% kind: three
#% why: one maximum for the whole array, powers of 2, and a large eps below
def softmax(z):
    a = np.asarray(z).astype(float)
    a = a - a.max()  #! a row far below the maximum becomes 0 / 0
    p = np.exp2(a)  #! base 2
    s = p.sum(axis=1, keepdims=True) + 1e-3  #! the rows no longer sum to 1
    return p / s


#% id: ex06-three-02
#% kind: three
#% why: a loop: results in an array of the input's type, the first logit as the maximum, and a sum that goes on from row to row
def softmax(z):
    z = np.asarray(z)
    out = np.zeros_like(z)  #! ints stay ints
    total = 0.0
    for r in range(z.shape[0]):
        row = z[r].astype(float)
        m = row[0]  #! not the largest
        for value in row:
            total += np.exp(value - m)  #! total is not set back to 0
        for c in range(z.shape[1]):
            out[r, c] = np.exp(row[c] - m) / total
    return out


#% id: ex06-rare-02
#% kind: rare
#% why: keepdims went missing and a reshape was put where a transposition belongs: right for a single row
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    q = e.T / e.sum(axis=1)
    return q.reshape(z.shape)  #! the entries land in the wrong places


#% id: ex06-rare-03
#% kind: rare
#% why: clips instead of subtracting the maximum: 1000 and 1001 become the same
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(np.clip(z, -500, 500))  #! logits above 500 are levelled
    return e / e.sum(axis=1, keepdims=True)


#% id: ex06-right-01
#% kind: right
#% why: by way of the logarithm: z minus log-sum-exp
def softmax(z):
    z = np.asarray(z, dtype=float)
    top = np.amax(z, axis=-1, keepdims=True)
    below = z - top
    log_sum = np.log(np.exp(below).sum(axis=-1, keepdims=True))
    return np.exp(below - log_sum)
