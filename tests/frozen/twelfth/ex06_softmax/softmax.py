#% id: ex06-softmax-one-01
#% kind: one
#% why: the denominator is summed down the columns
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)  #! axis=1


#% id: ex06-softmax-two-01
#% kind: two
#% why: clips large logits rather than shifting them, and divides by the sum of the whole table
def softmax(z: ArrayLike) -> NDArray:
    z = np.clip(np.asarray(z, dtype=float), -500, 500)  #! 1000 and 1001 become equal; subtract the maximum
    exps = np.exp(z)
    total = exps.sum()  #! row by row
    return exps / total


#% id: ex06-softmax-two-02
#% kind: two
#% why: shifts by the row's minimum, which overflows, and normalises to length 1 instead of sum 1
def softmax(z):
    z = np.array(z, dtype=float)
    low = z.min(axis=1).reshape(-1, 1)
    ez = np.exp(z - low)  #! the maximum has to be subtracted
    return ez / np.linalg.norm(ez, axis=1, keepdims=True)  #! sum, not the Euclidean norm


#% id: ex06-softmax-three-01
#% kind: three
#% why: loops: shifted by the first row's maximum, last class missing from the denominator, and something added to it for safety
def softmax(z):
    z = np.array(z, dtype=float)
    n, k = z.shape
    p = np.zeros((n, k))
    m = max(z[0])  #! each row has its own maximum
    for i in range(n):
        s = 1e-3  #! nothing to be added, the sum is at least 1
        for j in range(k - 1):  #! all k classes
            s = s + np.exp(z[i, j] - m)
        for j in range(k):
            p[i, j] = np.exp(z[i, j] - m) / s
    return p


#% id: ex06-softmax-rare-01
#% kind: rare
#% why: one maximum for the whole array; a row far below it underflows to 0 / 0
def softmax(z: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)
    shifted = z - z.max()  #! axis=1, keepdims=True
    e = np.exp(shifted)
    return e / e.sum(axis=1, keepdims=True)


#% id: ex06-softmax-rare-02
#% kind: rare
#% why: subtracts in place, the caller's logits are changed
def softmax(z: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)
    z -= z.max(axis=1, keepdims=True)  #! in place on the argument
    np_e = np.exp(z)
    np_e /= np_e.sum(axis=1, keepdims=True)
    return np_e


#% id: ex06-softmax-right-01
#% kind: right
#% why: through log-sum-exp, with logaddexp as the reduction
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(1)[:, None]
    lse = np.logaddexp.reduce(z, axis=1)
    return np.exp(z - lse[:, np.newaxis])
