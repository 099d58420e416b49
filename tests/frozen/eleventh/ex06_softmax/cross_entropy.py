#% id: ex06-cross_entropy-right-01
#% kind: right
#% why: unusual: masked logarithm, only the entries with t > 0 are looked at, p bounded from below by 1e-12
def cross_entropy(p, t):
    total, n = 0.0, 0
    for prob, target in zip(np.asarray(p, dtype=float), np.asarray(t, dtype=float)):
        hit = target != 0
        total -= float(np.dot(target[hit], np.log(np.fmax(prob[hit], 1e-12))))
        n += 1
    return total / n

#% id: ex06-cross_entropy-one-01
#% kind: one
#% why: the mean goes over all entries of the matrix, not over the examples
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1.0)
    return float(np.mean(-np.asarray(t) * np.log(p)))  #! too small by the number of classes

#% id: ex06-cross_entropy-two-01
#% kind: two
#% why: log base 10, and the minus is lost
def cross_entropy(p, t):
    p = np.maximum(np.asarray(p, dtype=float), 1e-15)
    logs = np.log10(p)  #! natural logarithm
    per_row = (np.asarray(t) * logs).sum(axis=1)  #! without the minus
    return float(per_row.sum() / per_row.size)

#% id: ex06-cross_entropy-two-02
#% kind: two
#% why: the binary form with the (1-t) log(1-p) part, and the eps is 1e-3
def cross_entropy(p, t):
    t = np.asarray(t, dtype=float)
    q = np.clip(np.asarray(p, dtype=float), 1e-3, 1)  #! small probabilities no longer count as they are
    loss = -(t * np.log(q) + (1 - t) * np.log(np.clip(1 - q, 1e-9, 1)))  #! that is binary cross-entropy
    return float(loss.sum(axis=1).mean())

#% id: ex06-cross_entropy-three-01
#% kind: three
#% why: the largest p of the row is taken for the label's, p log p instead of log p, and divided by the number of classes
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    eps = 1e-8
    best = p.max(axis=1)  #! what the network believes most, not the target's probability
    loss = 0.0
    for b in best:
        loss += -b * np.log(b + eps)  #! weighted with p: that is the entropy, t is the weight
    return float(loss / p.shape[1])  #! shape[0]

#% id: ex06-cross_entropy-three-02
#% kind: three
#% why: loop that resets the sum every row, the log of 1 - p, and one example too many in the divisor
def cross_entropy(p, t):
    P, T = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    n = P.shape[0]
    total = 0.0
    for i in range(n):
        total = 0.0  #! resets what the rows before gave
        for k in range(P.shape[1]):
            if T[i, k] > 0:
                total -= T[i, k] * np.log(max(1 - P[i, k], 1e-10))  #! log p
    return total / (n + 1)  #! n

#% id: ex06-cross_entropy-rare-01
#% kind: rare
#% why: eps is added in p's own dtype: in float32 1e-50 is 0, so log 0 = -inf comes back
def cross_entropy(p, t):
    p, t = np.asarray(p), np.asarray(t)
    safe = p + p.dtype.type(1e-50) if p.dtype.kind == "f" else np.maximum(p, 1e-50)  #! 1e-50 is rounded to 0 in float32
    rows = -(t * np.log(safe)).sum(axis=1)
    return float(rows.mean())
