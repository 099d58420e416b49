#% id: ex06-cross_entropy-right-01
#% kind: right
#% why: picks the target's probability through a mask and xlogy-like where
def cross_entropy(p, t):
    p, t = np.array(p, dtype=float), np.array(t, dtype=float)
    logs = np.log(p, out=np.full(p.shape, -700.0), where=p > 0)
    return -float(np.einsum("nk,nk->", t, logs)) / p.shape[0]


#% id: ex06-cross_entropy-one-01
#% kind: one
#% why: mean over all entries
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, None)
    return float(-np.mean(np.asarray(t) * np.log(p)))  #! a mean over classes too; sum over the classes first


#% id: ex06-cross_entropy-one-02
#% kind: one
#% why: log of an exact zero
def cross_entropy(p, t):
    total = 0.0
    for prob, tgt in zip(np.asarray(p, float), np.asarray(t, float)):
        total -= (tgt * np.log(prob)).sum()  #! log 0 is -inf, and 0 * -inf is nan
    return total / len(p)


#% id: ex06-cross_entropy-two-01
#% kind: two
#% why: minus forgotten, sum for mean
def cross_entropy(p, t):
    tiny = np.finfo(np.float64).tiny
    inside = np.log(np.asarray(p, float).clip(tiny)) * t
    per_row = inside.sum(axis=1)  #! the minus sign is missing
    return float(np.sum(per_row))  #! the mean over examples is asked


#% id: ex06-cross_entropy-rare-01
#% kind: rare
#% why: an eps so big that small probabilities do not count
def cross_entropy(p, t):
    eps = 1e-2  #! 1e-7 or less is asked; this moves every loss
    p = np.asarray(p, dtype=np.float64)
    chosen = (p * t).sum(1)
    return float(np.mean(-np.log(chosen + eps)))


#% id: ex06-cross_entropy-two-02
#% kind: two
#% why: base two, binary formula
def cross_entropy(p, t):
    p, t = [np.asarray(q, dtype=float) for q in (p, t)]
    q = np.where(p < 1e-30, 1e-30, p)
    first = t * np.log2(q)  #! the natural logarithm is meant
    second = (1 - t) * np.log(np.maximum(1 - q, 1e-30))  #! the second term belongs to the binary loss
    return float(-(first + second).sum() / t.shape[0])


#% id: ex06-cross_entropy-rare-02
#% kind: rare
#% why: argmax of p in place of t
def cross_entropy(p, t):
    p = np.asarray(p, float)
    where = p.argmax(axis=1)  #! the class comes from the target t, not from the prediction
    picked = np.take_along_axis(p, where[:, None], axis=1)
    return float(-np.log(picked + 1e-20).mean())
