#% id: ex06-right-01
#% kind: right
#% why: subtracts the row's log-sum-exp from np.logaddexp.reduce, no division and no maximum
def softmax(z):
    logits = np.array(z, dtype=np.float64)
    lse = np.logaddexp.reduce(logits, axis=-1)
    return np.exp((logits.T - lse).T)

#% id: ex06-one-02
#% kind: one
#% why: divides by the sum over the whole matrix instead of the row's sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / np.sum(e)  #! axis=1, keepdims=True is missing

#% id: ex06-two-02
#% kind: two
#% why: no maximum is subtracted, so large logits give inf / inf = nan
#% why: normalises columns instead of rows
def softmax(z):
    e_z = np.exp(np.asarray(z, dtype=float))  #! overflows at 1000
    # 합이 1이 되도록 나눈다
    total = e_z.sum(axis=0)  #! axis 0 are the examples
    return e_z / total

#% id: ex06-rare-02
#% kind: rare
#% why: subtracts the maximum of the whole matrix, so a row far below it becomes 0 / 0
def softmax(z):
    z = np.array(z, dtype=float)
    z = z - np.max(z)  #! one maximum for all rows
    e = np.exp(z)
    return e / e.sum(axis=1).reshape(-1, 1)
