#% id: ex06-one-02
#% kind: one
#% why: normalised down the columns instead of along the rows
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)  #! axis

#% id: ex06-two-02
#% kind: two
#% why: nothing subtracted before exp (inf/inf at 1000), and the sum runs over the whole array
def softmax(z):
    z = np.array(z, dtype=float)
    ez = np.exp(z)  #! overflows
    return ez / np.sum(ez)  #! all rows together

#% id: ex06-two-03
#% kind: two
#% why: logits are clipped at 500 to avoid overflow (10000 and 9999 become equal), and exp gets -z
def softmax(z):
    out = []
    for row in np.asarray(z, dtype=float):
        row = np.clip(row, -500, 500)  #! large logits lose their difference
        e = np.exp(-row)  #! sign
        out.append(e / sum(e))
    return np.array(out)

#% id: ex06-three-01
#% kind: three
#% why: the maximum is taken per column, divided by the largest instead of the sum, and rounded
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = np.max(z, axis=0, keepdims=True)  #! per class instead of per row
    e = np.exp(z - m)
    p = e / np.max(e, axis=1, keepdims=True)  #! rows do not sum to 1
    return np.round(p, 3)  #! small probabilities vanish

#% id: ex06-rare-03
#% kind: rare
#% why: one maximum for the whole batch: a row far below it underflows to 0/0
def softmax(z):
    z = np.asarray(z, dtype=float)
    shifted = z - z.max()  #! the row's own maximum is needed
    e = np.exp(shifted)
    return e / e.sum(axis=-1, keepdims=True)

#% id: ex06-rare-04
#% kind: rare
#% why: the shift is done in place on the caller's logits
def softmax(z: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)  #! no copy of a float array
    z -= z.max(axis=1, keepdims=True)
    p = np.exp(z)
    p /= p.sum(axis=1, keepdims=True)
    return p

#% id: ex06-right-02
#% kind: right
#% why: p_k = 1 / sum_j exp(z_j - z_k), no maximum needed; overflow to inf gives an exact 0
def softmax(z):
    z = np.asarray(z, dtype=float)
    probs = np.empty(z.shape)
    with np.errstate(over="ignore"):
        for i in range(z.shape[0]):
            differences = z[i][None, :] - z[i][:, None]
            probs[i] = 1.0 / np.exp(differences).sum(axis=1)
    return probs
