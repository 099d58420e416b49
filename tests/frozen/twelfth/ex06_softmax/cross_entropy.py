#% id: ex06-cross_entropy-one-01
#% kind: one
#% why: np.mean over all n x classes entries instead of over the examples
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1.0)
    return float(-np.mean(np.asarray(t) * np.log(p)))  #! divides by the classes too


#% id: ex06-cross_entropy-two-01
#% kind: two
#% why: an epsilon that is far too large, and no minus
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.asarray(p, dtype=float)
    logs = np.log(p + 0.001)  #! at most 1e-7
    per_row = (np.asarray(t) * logs).sum(axis=1)
    return float(per_row.mean())  #! minus


#% id: ex06-cross_entropy-two-02
#% kind: two
#% why: bits from the information theory lecture, and a sum over the examples
def cross_entropy(p, t):
    eps = 1e-10
    H = 0
    P = np.asarray(p, dtype=float)
    T = np.asarray(t, dtype=float)
    for i in range(P.shape[0]):
        for j in range(P.shape[1]):
            H -= T[i, j] * np.log2(P[i, j] + eps)  #! natural logarithm
    return float(H)  #! divided by the number of examples


#% id: ex06-cross_entropy-three-01
#% kind: three
#% why: adds the binary term, skips the last example, divides by the number of classes
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-9, 1 - 1e-9)
    t = np.asarray(t, dtype=float)
    loss = 0.0
    for i in range(len(p) - 1):  #! last example
        loss += -np.sum(t[i] * np.log(p[i]))
        loss += -np.sum((1 - t[i]) * np.log(1 - p[i]))  #! belongs to independent sigmoid outputs
    return float(loss / p.shape[1])  #! number of examples


#% id: ex06-cross_entropy-rare-01
#% kind: rare
#% why: 1e-300 vanishes when p is float32, so log(0) is back: 0 * -inf = nan
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.asarray(p)
    t = np.asarray(t)
    safe = p + 1e-300  #! stays float32 with float32 input, where 1e-300 is 0
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.mean(np.sum(-t * np.log(safe), axis=1)))


#% id: ex06-cross_entropy-rare-02
#% kind: rare
#% why: looks up the probability of the class the network predicts, not of the class in t
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.asarray(p, dtype=float)
    t = np.asarray(t)
    rows = np.arange(t.shape[0])
    hit = np.argmax(p, axis=1)  #! argmax of t
    picked = np.maximum(p[rows, hit], 1e-15)
    return float(-np.log(picked).mean())


#% id: ex06-cross_entropy-rare-03
#% kind: rare
#% why: nan_to_num turns -inf into the lowest float; two such rows add up to infinity again
def cross_entropy(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        terms = np.nan_to_num(t * np.log(p))  #! -1.8e308 for each exact 0 at the target
        return float(-terms.sum() / len(p))


#% id: ex06-cross_entropy-right-01
#% kind: right
#% why: plain Python loops with math.log
def cross_entropy(p, t):
    import math

    total = 0.0
    count = 0
    for row_p, row_t in zip(p, t):
        count += 1
        for a, b in zip(row_p, row_t):
            if b != 0:
                total -= float(b) * math.log(max(float(a), 1e-30))
    return total / count
