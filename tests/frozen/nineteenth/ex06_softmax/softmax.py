#% id: ex06-softmax-right-01
#% kind: right
#% why: through the logarithm of the sum, transposed so that rows broadcast by themselves
def softmax(z):
    columns = np.array(z, dtype=np.float64).T
    log_total = np.logaddexp.reduce(columns, axis=0)
    return np.exp(columns - log_total).T


#% id: ex06-softmax-one-01
#% kind: one
#% why: sums over the examples
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)  #! axis 0 are the examples, axis 1 the classes


#% id: ex06-softmax-one-02
#% kind: one
#% why: the sum below is taken without the shift by the maximum
def softmax(z):
    logits = np.array(z, dtype=float)
    top = logits.max(axis=1).reshape(-1, 1)
    numerator = np.exp(logits - top)
    denominator = np.exp(logits).sum(axis=1).reshape(-1, 1)  #! not shifted, the numerator is
    return numerator / denominator


#% id: ex06-softmax-two-01
#% kind: two
#% why: maximum minus logit, and the maximum of each column
def softmax(z):
    def largest(a):
        return np.amax(a, axis=0, keepdims=True)  #! maximum of the column, not of the row

    scores = np.asarray(z) * 1.0
    shifted = largest(scores) - scores  #! turned round, the logit comes first
    powers = np.exp(shifted)
    return powers / powers.sum(axis=1, keepdims=True)


#% id: ex06-softmax-two-02
#% kind: two
#% why: the total is carried over from row to row, the last class is not in it
def softmax(z):
    rows = np.asarray(z, dtype=float)
    n, k = rows.shape
    out = np.empty((n, k))
    total = 0.0
    for i in range(n):
        m = max(rows[i])
        for j in range(k - 1):  #! the last class is missing in the sum
            total += np.exp(rows[i, j] - m)  #! the total is not set back to 0 for a new row
        for j in range(k):
            out[i, j] = np.exp(rows[i, j] - m) / total
    return out


#% id: ex06-softmax-two-03
#% kind: two
#% why: one more in the denominator as in the sigmoid, rounded to three decimals
def softmax(z):
    answer = []
    for row in np.asarray(z, dtype=float):
        e = np.exp(row - row.max())
        answer.append(e / (1 + e.sum()))  #! nothing but the sum belongs below
    return np.round(np.array(answer), 3)  #! the probabilities are not to be rounded


#% id: ex06-softmax-three-01
#% kind: three
#% why: logits divided by the number of classes, one sum for the whole batch, result flattened
def softmax(z):
    arr = np.asarray(z, dtype=float)
    n, c = arr.shape
    arr = (arr - arr.max(axis=1)[:, np.newaxis]) / c  #! no division of the logits
    p = np.exp(arr)
    p /= p.sum()  #! sums over the batch too
    return np.concatenate(list(p))  #! the rows are strung together, shape (n, classes) is asked for


#% id: ex06-softmax-three-02
#% kind: three
#% why: logits cut to whole numbers, mean instead of sum, logarithm returned
def _shift(row):
    biggest = max(row)
    return [v - biggest for v in row]


def softmax(z):
    table = [_shift([int(v) for v in row]) for row in z]  #! int drops the decimals
    e = np.exp(np.array(table, dtype=float))
    p = e / e.mean(axis=1, keepdims=True)  #! mean, the sum is needed
    return np.log(p)  #! log-probabilities, the probabilities are asked for


#% id: ex06-softmax-rare-01
#% kind: rare
#% why: rows divided by their Euclidean length
def softmax(z):
    z = np.asarray(z, dtype=float)
    w = np.exp(z - z.max(axis=-1, keepdims=True))
    return w / np.linalg.norm(w, axis=-1, keepdims=True)  #! Euclidean norm, the rows do not sum to 1


#% id: ex06-softmax-rare-02
#% kind: rare
#% why: shifted by the minimum, so that wide rows overflow
def softmax(z):
    raw = np.asarray(z, dtype=float)
    base = np.min(raw, axis=1)  #! the minimum leaves large exponents, the maximum is needed
    grown = np.exp(raw - base[:, None])
    return np.divide(grown, np.sum(grown, axis=1)[:, None])


#% id: ex06-softmax-rare-03
#% kind: rare
#% why: the row is divided in place, and its sum is taken anew for every entry
def softmax(z):
    e = np.array(z, dtype=float)
    for i in range(e.shape[0]):
        e[i] = np.exp(e[i] - e[i].max())
        s = e[i].sum()
        for j in range(e.shape[1]):
            e[i, j] = e[i, j] / e[i].sum()  #! the sum has changed by the entries already divided
    return e
