#% id: ex06-one-03
#% kind: one
#% why: p is clipped at 0.001, which is far above the allowed 1e-7
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-3, 1.0)  #! small probabilities do not count as they are
    t = np.asarray(t, dtype=float)
    return float(-np.mean(np.sum(t * np.log(p), axis=1)))

#% id: ex06-two-03
#% kind: two
#% why: returns the list of the losses of the examples, not their mean
#% why: uses the logarithm to base 2
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    losses = []
    for pi, ti in zip(p, t):
        bits = np.log2(pi + 1e-12)  #! natural log is meant
        losses.append(-float(np.dot(ti, bits)))
    return np.array(losses)  #! the mean is missing

#% id: ex06-three-01
#% kind: three
#% why: p and t have changed places, it is p log t
#% why: the mean goes over classes too
#% why: the minus sign is missing
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    terms = p * np.log(t + 1e-12)  #! t * log(p)
    loss = np.mean(terms)  #! divides by n * classes
    return float(loss)  #! negative, the minus is missing

#% id: ex06-rare-03
#% kind: rare
#% why: where p is 0 the logarithm is replaced by 0, so a completely wrong answer costs nothing
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    logp = np.zeros_like(p)
    np.log(p, out=logp, where=p > 0)  #! log p stays 0 at p = 0
    return float(-(np.asarray(t) * logp).sum(axis=1).mean())
