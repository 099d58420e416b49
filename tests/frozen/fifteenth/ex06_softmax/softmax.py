#% id: ex06-softmax-one-01
#% kind: one
#% why: divides by the sum over the examples
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=0)  #! rows, axis 1
#% id: ex06-softmax-two-01
#% kind: two
#% why: no shift before the exponential, and the transposed result is not turned back
def softmax(z):
    z = np.asarray(z, dtype=float).T
    e = np.exp(z)  #! overflows at 710
    return e / e.sum(axis=0)  #! .T is missing
#% id: ex06-softmax-two-02
#% kind: two
#% why: the smallest logit is subtracted, and the whole matrix sums to one
def softmax(z):
    z = np.array(z, dtype=float)
    rows = []
    for r in z:
        rows.append(np.exp(r - min(r)))  #! the largest
    E = np.array(rows)
    return E / E.sum()  #! row by row
#% id: ex06-softmax-rare-01
#% kind: rare
#% why: asarray of a float array is no copy, so the shift and the exponential are written into the caller's logits
def softmax(z):
    z = np.asarray(z, dtype=float)
    z -= np.max(z, axis=1, keepdims=True)  #! changes the argument
    e = np.exp(z)
    e /= e.sum(axis=1, keepdims=True)
    return e
