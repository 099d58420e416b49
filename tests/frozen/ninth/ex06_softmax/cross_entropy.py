#% id: ex06-one-03
#% kind: one
#% why: the mean over all entries, classes included
def cross_entropy(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    return float(-np.mean(t * np.log(p + 1e-12)))  #! sum over the classes, mean over the rows

#% id: ex06-two-05
#% kind: two
#% why: bits instead of nats, and the small number stands outside the logarithm
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    log = np.log2  #! natural logarithm
    logp = log(p) + 1e-9  #! -inf stays -inf
    return float(-(t * logp).sum(axis=1).mean())

#% id: ex06-two-06
#% kind: two
#% why: clips at 0.01, and adds the second term of the binary cross-entropy
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    t = np.asarray(t, dtype=float)
    q = np.clip(np.asarray(p, dtype=float), 0.01, 1 - 1e-12)  #! 1e-7 or less
    ll = t * np.log(q) + (1 - t) * np.log(1 - q)  #! only t log p
    return float(-ll.sum() / len(t))

#% id: ex06-rare-03
#% kind: rare
#% why: the small number is 0 in float32, so float32 probabilities of 0 give NaN
def cross_entropy(p, t):
    p = np.asarray(p)
    t = np.asarray(t)
    tiny = 1e-300
    return float(-(t * np.log(p + tiny)).sum() / len(p))  #! float32 + 1e-300
