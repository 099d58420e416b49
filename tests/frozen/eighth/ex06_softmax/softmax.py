#% id: ex06-softmax-one-01
#% kind: one
#% why: the maximum is not subtracted
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)  #! overflows: z - max first
    return e / e.sum(axis=1, keepdims=True)


#% id: ex06-softmax-one-02
#% kind: one
#% why: the sum runs down the columns
def softmax(z):
    scores = np.array(z, dtype=float)
    scores = scores - np.max(scores, axis=1, keepdims=True)
    exps = np.exp(scores)
    return exps / np.sum(exps, axis=0, keepdims=True)  #! axis 1


#% id: ex06-softmax-two-01
#% kind: two
#% why: the maxima of the columns are subtracted, and keepdims is forgotten in the sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=0)  #! a row's maximum
    e = np.exp(z - top)
    total = e.sum(axis=1)  #! keepdims=True
    return e / total


#% id: ex06-softmax-two-02
#% kind: two
#% why: in a loop: the total goes on from row to row, and the exponent is max - z
def softmax(z):
    rows = []
    total = 0.0
    for row in np.asarray(z, dtype=float):
        e = np.exp(min(row) - row)  #! row - max(row)
        total += sum(e)  #! starts anew in every row
        rows.append(e / total)
    return np.array(rows)


#% id: ex06-softmax-three-01
#% kind: three
#% why: argmax for max, the mean for the sum, and the caller's array changed
def softmax(z):
    z = np.asarray(z, dtype=float)
    biggest = np.argmax(z, axis=1, keepdims=True)  #! the place, not the value
    z -= biggest  #! in place
    e = np.exp(z)
    return e / e.mean(axis=1, keepdims=True)  #! sum


#% id: ex06-softmax-rare-01
#% kind: rare
#% why: the maximum of the whole array, so that a row far below it becomes 0 / 0
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z))  #! per row: axis=1, keepdims=True
    return e / np.sum(e, axis=1, keepdims=True)


#% id: ex06-softmax-rare-02
#% kind: rare
#% why: clipped against the overflow, and two large logits become equal
def softmax(z):
    z = np.clip(np.asarray(z, dtype=float), -500, 500)  #! 1000 and 1001 are both 500 then
    e = np.exp(z)
    s = e.sum(axis=1)
    return e / s[:, None]


#% id: ex06-softmax-right-01
#% kind: right
#% why: by way of the logarithm of the sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    log_sum = np.logaddexp.reduce(z, axis=1)
    return np.exp(z - log_sum.reshape(-1, 1))
