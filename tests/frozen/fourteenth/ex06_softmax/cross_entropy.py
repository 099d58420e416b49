#% id: ex06-right-03
#% kind: right
#% why: right; takes the logarithm only of the probabilities that a target asks for
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    losses = []
    for prob, target in zip(p, t):
        wanted = target > 0
        losses.append(-float(np.sum(target[wanted] * np.log(np.maximum(prob[wanted], 1e-30)))))
    return sum(losses) / len(losses)


#% id: ex06-one-03
#% kind: one
#% why: the minus is forgotten, so a better guess has a higher loss
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1.0)
    return float(np.mean(np.sum(np.asarray(t) * np.log(p), axis=1)))  #! -np.mean


#% id: ex06-two-05
#% kind: two
#% why: far too much is added inside the logarithm, and the mean runs over classes as well
def cross_entropy(p, t):
    eps = 1e-2  #! 1e-7 or less
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    return float(-np.mean(t * np.log(p + eps)))  #! the sum over classes, then the mean over examples


#% id: ex06-two-06
#% kind: two
#% why: the logarithm to the base 2 of the information lecture, and a sum over the batch
def cross_entropy(p, t):
    total = 0.0
    for pi, ti in zip(np.asarray(p, dtype=float), np.asarray(t, dtype=float)):
        total -= np.dot(ti, np.log2(np.maximum(pi, 1e-15)))  #! np.log
    return float(total)  #! / len(p)


#% id: ex06-rare-03
#% kind: rare
#% why: the guard is added to the logarithm, not inside it: 0 times -inf is nan
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_p = np.log(p) + 1e-9  #! np.log(p + 1e-9)
        return float(-(t * log_p).sum(axis=1).mean())
