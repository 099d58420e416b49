#% id: ex06-cross_entropy-one-01
#% kind: one
#% why: mean over all entries
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1.0)
    return float(np.mean(-np.asarray(t) * np.log(p)))  #! mean over the examples of the sum over classes


#% id: ex06-cross_entropy-rare-01
#% kind: rare
#% why: clip at 1e-3
def cross_entropy(p, t):
    floor = 1e-3  #! small probabilities no longer count as they are
    losses = []
    for probs, target in zip(p, t):
        k = int(np.argmax(target))
        losses.append(-np.log(max(float(probs[k]), floor)))
    return sum(losses) / len(losses)


#% id: ex06-cross_entropy-two-01
#% kind: two
#% why: binary cross-entropy formula, and the sign
def cross_entropy(p, t):
    p, t = np.asarray(p, float), np.asarray(t, float)
    tiny = 1e-12
    inner = t * np.log(p + tiny) + (1 - t) * np.log(1 - p + tiny)  #! the second term belongs to the binary loss
    return inner.sum() / p.shape[0]  #! minus is missing


#% id: ex06-cross_entropy-three-01
#% kind: three
#% why: log2, added eps of 1e-2, sum for mean
def cross_entropy(p, t):
    EPS = 1e-2  #! 1e-7 or less
    logs = np.log2(np.asarray(p, dtype=float) + EPS)  #! natural logarithm
    per_example = -np.einsum("ij,ij->i", logs, np.asarray(t, dtype=float))
    return float(np.sum(per_example))  #! mean, not sum


#% id: ex06-cross_entropy-right-01
#% kind: right
#% why: only the probabilities at the targets
def cross_entropy(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    picked = np.where(p > 0, p, 1e-30)
    return -float(np.vdot(t, np.log(picked))) / float(p.shape[0])
