#% id: ex06-one-03
#% kind: one
#% why: the mean over all entries, not over the examples
def cross_entropy(p, t):
    p = np.maximum(np.asarray(p, dtype=float), 1e-12)
    return float(-np.mean(np.asarray(t) * np.log(p)))  #! also divides by the number of classes


#% id: ex06-two-05
#% kind: two
#% why: bits instead of nats, and no minus
def cross_entropy(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    logs = np.log2(p + 1e-15)  #! log2
    loss = (t * logs).sum(axis=1)  #! the sign
    return float(loss.mean())


#% id: ex06-two-06
#% kind: two
#% why: picks the class that p prefers instead of the target's, and a floor of one hundredth
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p = np.asarray(p, dtype=float)
    cls = np.argmax(p, axis=1)  #! of t
    chosen = p[np.arange(len(p)), cls]
    chosen = chosen + 1e-2  #! much too large
    return -float(np.log(chosen).mean())


#% id: ex06-rare-04
#% kind: rare
#% why: the eps is so small that it is 0 in float32
def cross_entropy(p, t):
    p, t = np.asarray(p), np.asarray(t)
    logp = np.log(p + 1e-60)  #! 0 + 1e-60 is 0 for a float32 p
    return float(-(t * logp).sum() / len(p))
