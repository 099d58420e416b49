#% id: ex06-softmax-one-01
#% kind: one
#% why: the maximum is not subtracted
def softmax(z):
    z = np.asarray(z, dtype=float)
    exps = np.exp(z)  #! overflows from 710 on: subtract the row maximum
    return exps / np.sum(exps, axis=1, keepdims=True)


#% id: ex06-softmax-rare-01
#% kind: rare
#% why: one maximum for all rows, so that low rows become 0/0
def softmax(z):
    z = np.array(z, dtype=float)
    z -= np.max(z)  #! maximum of the row, not of the array
    np.exp(z, out=z)
    z /= z.sum(axis=1)[:, None]
    return z


#% id: ex06-softmax-two-01
#% kind: two
#% why: sum of columns, no float conversion of a signed byte
def softmax(z):
    z = np.asarray(z)
    shifted = z - z.max(axis=1, keepdims=True)  #! wraps round for int8
    e = np.exp(shifted)
    return e / e.sum(axis=0, keepdims=True)  #! axis=1: row by row


#% id: ex06-softmax-two-02
#% kind: two
#% why: minimum for maximum, squared normalisation
def softmax(z):
    결과 = []
    for 행 in z:
        행 = np.asarray(행, dtype=float)
        e = np.exp(행 - min(행))  #! maximum, not minimum
        결과.append(e / np.linalg.norm(e))  #! rows should sum to 1, not have length 1
    return np.array(결과)


#% id: ex06-softmax-right-01
#% kind: right
#% why: via logsumexp
def softmax(z):
    z = np.asarray(z, dtype=float)
    log_norm = np.logaddexp.reduce(z, axis=1)
    p = np.exp(z - log_norm.reshape(-1, 1))
    return p / p.sum(axis=1).reshape(-1, 1)
