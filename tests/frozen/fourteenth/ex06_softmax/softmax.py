#% id: ex06-right-02
#% kind: right
#% why: right; in logarithms, z minus the log of the sum of exponentials
def softmax(z):
    z = np.asarray(z, dtype=float)
    log_sum = np.logaddexp.reduce(z, axis=1, keepdims=True)
    return np.exp(z - log_sum)


#% id: ex06-one-02
#% kind: one
#% why: the sum runs down the columns
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)  #! axis=1


#% id: ex06-two-03
#% kind: two
#% why: nothing is subtracted, so 1000 overflows, and the sums lie as a row instead of a column
def softmax(z):
    # 지수를 구하고 합으로 나눈다
    e = np.exp(np.asarray(z, dtype=float))  #! minus the row's maximum
    s = e.sum(axis=1)  #! keepdims=True
    return e / s


#% id: ex06-two-04
#% kind: two
#% why: divides by the largest entry instead of subtracting it, and normalises the whole table to 1
def softmax(z: ArrayLike) -> NDArray:
    z = np.asarray(z, dtype=float)
    biggest = np.abs(z).max(axis=1, keepdims=True) + 1e-12
    shifted = z / biggest  #! z - biggest
    num = np.exp(shifted)
    return num / np.sum(num)  #! row by row


#% id: ex06-rare-02
#% kind: rare
#% why: one maximum for the whole table: a row far below it becomes 0 / 0
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z))  #! axis=1, keepdims=True
    return e / np.sum(e, axis=1, keepdims=True)
