#% id: ex06-cross_entropy-one-01
#% kind: one
#% why: a sum over the examples
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    per_row = -(t * np.log(p + 1e-12)).sum(axis=1)
    return float(per_row.sum())  #! mean


#% id: ex06-cross_entropy-one-02
#% kind: one
#% why: the minus sign is missing
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-10, 1.0)
    log_p = np.log(p)
    return float(np.sum(log_p * np.asarray(t)) / p.shape[0])  #! -


#% id: ex06-cross_entropy-two-01
#% kind: two
#% why: the mean also runs over the classes, and the guard is so large that it shows
def cross_entropy(p, t):
    eps = 1e-2  #! 1e-7 or less
    p = np.maximum(np.asarray(p, dtype=float), eps)
    losses = -np.asarray(t) * np.log(p)
    return float(np.mean(losses))  #! sum over the classes, mean over the rows


#% id: ex06-cross_entropy-two-02
#% kind: two
#% why: the logarithm to base 2, and the part (1 - t) log(1 - p) of the binary one
def cross_entropy(p, t):
    p = np.clip(np.array(p, dtype=float), 1e-8, 1 - 1e-8)
    t = np.array(t, dtype=float)
    right = t * np.log2(p)  #! natural logarithm
    wrong = (1 - t) * np.log(1 - p)  #! only the binary cross-entropy has this part
    return float(-(right + wrong).sum() / len(p))


#% id: ex06-cross_entropy-three-01
#% kind: three
#% why: in loops: the first class left out, division by the classes, t and p exchanged
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    n, k = p.shape
    total = 0.0
    for i in range(n):
        for j in range(1, k):  #! range(k)
            total -= p[i, j] * np.log(max(t[i, j], 1e-9))  #! t log p
    return float(total / k)  #! n


#% id: ex06-cross_entropy-rare-01
#% kind: rare
#% why: a guard that float32 rounds to 0
def cross_entropy(p, t):
    p = np.asarray(p)
    safe = np.maximum(p, 1e-60)  #! is 0 in float32, then log 0
    return float(-np.mean(np.sum(np.asarray(t) * np.log(safe), axis=1)))


#% id: ex06-cross_entropy-rare-02
#% kind: rare
#% why: no guard, where t is 0 and p is 0 the product is NaN
def cross_entropy(p: ArrayLike, t: ArrayLike) -> float:
    logs = np.log(np.asarray(p, dtype=float))  #! log 0 is -inf, and 0 times -inf is NaN
    loss = -np.einsum("ij,ij->i", np.asarray(t, dtype=float), logs)
    return float(np.average(loss))


#% id: ex06-cross_entropy-right-01
#% kind: right
#% why: the probability of the true class picked out of every row
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    true_class = np.argmax(np.asarray(t), axis=1)
    chosen = p[np.arange(len(p)), true_class]
    chosen = np.where(chosen > 1e-20, chosen, 1e-20)
    return -float(np.log(chosen).mean())
