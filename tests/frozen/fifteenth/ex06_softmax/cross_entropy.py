#% id: ex06-ce-one-01
#% kind: one
#% why: a mean over all entries, so the loss is too small by the number of classes
def cross_entropy(p, t):
    logp = np.log(np.clip(p, 1e-12, 1.0))
    return float(-np.mean(np.asarray(t) * logp))  #! sum over the classes first
#% id: ex06-ce-two-01
#% kind: two
#% why: the minus is missing, and the logarithm is the one to base 2
def cross_entropy(p, t):
    p = np.maximum(np.asarray(p, dtype=float), 1e-15)
    per_example = np.sum(np.asarray(t) * np.log2(p), axis=1)  #! natural logarithm
    return float(np.mean(per_example))  #! minus
#% id: ex06-ce-two-02
#% kind: two
#% why: a visible number is added inside the logarithm, and the sum over the examples is not divided
def cross_entropy(p, t):
    p, t = np.asarray(p), np.asarray(t)
    loss = 0.0
    for i in range(p.shape[0]):
        for k in range(p.shape[1]):
            loss -= t[i, k] * np.log(p[i, k] + 0.001)  #! 1e-7 or less
    return float(loss)  #! / n
#% id: ex06-ce-rare-01
#% kind: rare
#% why: where p is 0 the logarithm is replaced by 0: the worst answer costs nothing
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    logs = np.zeros_like(p)
    np.log(p, out=logs, where=p > 0)  #! p = 0 counts as a perfect answer
    return float(-(np.asarray(t) * logs).sum(axis=1).mean())
