#% id: ex06-cross_entropy-right-01
#% kind: right
#% why: loops over rows, looks only at the entries with a target, floor of 1e-30
def cross_entropy(p, t):
    total_loss = 0.0
    number_of_examples = 0
    for probability_row, target_row in zip(np.asarray(p, dtype=float), np.asarray(t, dtype=float)):
        for j in np.flatnonzero(target_row):
            safe = max(probability_row[j], 1e-30)
            total_loss = total_loss - target_row[j] * np.log(safe)
        number_of_examples = number_of_examples + 1
    return float(total_loss / number_of_examples)


#% id: ex06-cross_entropy-one-01
#% kind: one
#% why: mean over all entries instead of over the examples
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-15, None)
    return float(np.mean(-np.asarray(t) * np.log(p)))  #! divides by n * classes


#% id: ex06-cross_entropy-one-02
#% kind: one
#% why: the zero guard is far too big
def cross_entropy(p, t):
    p, t = np.array(p, dtype=float), np.array(t, dtype=float)
    eps = 1e-2  #! guard of 0.01 distorts all the probabilities
    logs = np.log(p + eps)
    return -(t * logs).sum(axis=1).mean()


#% id: ex06-cross_entropy-two-01
#% kind: two
#% why: log of the targets, and a sum instead of a mean
def cross_entropy(p, t):
    tiny = 1e-12
    probs = np.maximum(np.asarray(p, dtype=float), tiny)
    goal = np.maximum(np.asarray(t, dtype=float), tiny)
    per_row = -np.sum(probs * np.log(goal), axis=1)  #! p log t instead of t log p
    return float(per_row.sum())  #! sum over the examples, no mean


#% id: ex06-cross_entropy-two-02
#% kind: two
#% why: logarithm to base 10, divided by the number of classes
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    s = 0
    for i in range(len(p)):
        for j in range(len(p[0])):
            if t[i][j] != 0:
                s += t[i][j] * np.log10(p[i][j] + 1e-50)  #! log10 instead of the natural logarithm
    return -s / t.shape[-1]  #! divided by the number of classes


#% id: ex06-cross_entropy-three-01
#% kind: three
#% why: log1p, missing sign, mean over the classes
def cross_entropy(p, t):
    P = np.asarray(p, dtype=float)
    T = np.asarray(t, dtype=float)
    log_p = np.log1p(P)  #! log(1 + p) instead of log p
    inner = np.sum(T * log_p, axis=0)  #! summed down the columns, one number a class
    return float(np.mean(inner))  #! minus forgotten


#% id: ex06-cross_entropy-rare-01
#% kind: rare
#% why: logarithm of the mean probability instead of the mean of the logarithms
def cross_entropy(p, t):
    hit = np.einsum("nk,nk->n", np.asarray(p, dtype=float), np.asarray(t, dtype=float))
    return float(-np.log(max(hit.mean(), 1e-20)))  #! mean taken inside the logarithm


#% id: ex06-cross_entropy-rare-02
#% kind: rare
#% why: the other classes' log(1 - p) is counted too, as with a sigmoid output
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-16, 1 - 1e-16)
    t = np.asarray(t, dtype=float)
    yes = t * np.log(p)
    no = (1 - t) * np.log(1 - p)
    losses = [-(a + b).sum() for a, b in zip(yes, no)]  #! binary terms of the wrong classes added
    return sum(losses) / len(losses)
