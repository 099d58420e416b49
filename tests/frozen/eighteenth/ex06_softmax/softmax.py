#% id: ex06-softmax-right-01
#% kind: right
#% why: p_j = 1 / sum_k e^(z_k - z_j), row by row; an infinite sum gives the right 0
def softmax(z):
    rows = np.array(z, dtype=float)
    out = np.empty(rows.shape)
    with np.errstate(over="ignore"):
        for i, r in enumerate(rows):
            out[i] = 1.0 / np.exp(r[np.newaxis, :] - r[:, np.newaxis]).sum(axis=1)
    return out


#% id: ex06-softmax-one-01
#% kind: one
#% why: normalised by the sum of the whole matrix
def softmax(z):
    z = np.array(z, dtype=float)
    exps = np.exp(z - np.max(z, axis=1, keepdims=True))
    return exps / np.sum(exps)  #! axis forgotten: one sum for all rows


#% id: ex06-softmax-one-02
#% kind: one
#% why: numerator shifted, denominator not
def softmax(z):
    result = []
    for row in np.asarray(z, dtype=float):
        biggest = max(row)
        bottom = sum(np.exp(row))  #! the maximum is subtracted above the line only
        result.append([np.exp(value - biggest) / bottom for value in row])
    return np.array(result)


#% id: ex06-softmax-two-01
#% kind: two
#% why: maximum of the column, keepdims replaced by a row reshape
def softmax(z):
    z = np.asarray(z) * 1.0
    shifted = z - z.max(axis=0)  #! column maxima instead of row maxima
    e = np.exp(shifted)
    total = e.sum(axis=1).reshape(1, -1)  #! sums laid out as a row, they belong to the rows of e
    return e / total


#% id: ex06-softmax-two-02
#% kind: two
#% why: scales by the maximum instead of shifting, divides by the sum of the logits
def softmax(z):
    z = np.asarray(z, dtype=float)
    def stable(v):
        return v / np.max(v, axis=1, keepdims=True)  #! divided by the maximum instead of subtracting it
    s = stable(z)
    denominator = np.sum(s, axis=1, keepdims=True)  #! exp missing in the denominator
    return np.exp(s) / denominator


#% id: ex06-softmax-three-01
#% kind: three
#% why: running total over all rows, unshifted numerator, flat result
def softmax(z):
    probs = []
    total = 0.0
    for row in z:
        top = float(max(row))
        for v in row:
            total += np.exp(v - top)  #! total is not set back to 0 for a new row
        line = []
        for v in row:
            line.append(np.exp(v) / total)  #! here the maximum is not subtracted
        probs += line  #! += glues the row's numbers on, the shape is lost
    return np.array(probs)


#% id: ex06-softmax-rare-01
#% kind: rare
#% why: the maximum of the whole matrix: a row far below it underflows to 0/0
def softmax(z):
    z = np.asarray(z, dtype=np.float64)
    e = np.exp(z - z.max())  #! one maximum for all rows
    return e / np.einsum("ij->i", e)[:, None]


#% id: ex06-softmax-rare-02
#% kind: rare
#% why: the result takes over the dtype of whole-number logits and is cut to 0
def softmax(z):
    z = np.asarray(z)
    out = np.zeros_like(z)  #! integer logits make an integer result
    for k in range(z.shape[0]):
        e = np.exp(z[k] - float(z[k].max()))
        out[k, :] = e / e.sum()
    return out
