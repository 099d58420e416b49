#% id: ex06-one-02
#% kind: one
#% why: divides by the sum of the whole matrix
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e)  #! axis=1, keepdims=True

#% id: ex06-two-03
#% kind: two
#% why: plain exponentials overflow, and the columns are normalised instead of the rows
def softmax(z):
    expz = np.exp(np.asarray(z, dtype=float))  #! subtract the row's maximum
    return expz / expz.sum(axis=0)  #! axis=1

#% id: ex06-two-04
#% kind: two
#% why: the minimum is subtracted, which overflows still, and the sums lose their axis
def softmax(z: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)
    shifted = z - z.min(axis=1, keepdims=True)  #! max
    e = np.exp(shifted)
    total = e.sum(axis=1)
    return e / total  #! keepdims

#% id: ex06-rare-02
#% kind: rare
#% why: one maximum for the whole matrix: a row far below another underflows to 0 / 0
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max())  #! row by row
    return e / e.sum(axis=1, keepdims=True)
