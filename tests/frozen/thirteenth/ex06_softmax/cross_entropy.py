#% id: ex06-one-03
#% kind: one
#% why: summed over the examples, not averaged
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    return -np.sum(t * np.log(p + 1e-12))  #! mean over the examples missing

#% id: ex06-two-04
#% kind: two
#% why: the guard is 0.01, so small probabilities all count alike, and the mean is over all elements
def cross_entropy(p, t):
    p = np.maximum(p, 1e-2)  #! far too large
    t = np.asarray(t)
    ce = -t * np.log(p)
    return float(ce.mean())  #! divides by n * classes

#% id: ex06-two-05
#% kind: two
#% why: base-2 logarithm, and the minus is missing
def cross_entropy(p, t):
    total = 0.0
    for prow, trow in zip(p, t):
        for pi, ti in zip(prow, trow):
            if ti:
                total += ti * np.log2(max(pi, 1e-300))  #! bits, not nats
    return total / len(p)  #! sign

#% id: ex06-three-02
#% kind: three
#% why: the binary formula with (1-t) log(1-p) as well, one class too few, and an example too few in the divisor
def cross_entropy(p, t):
    eps = 1e-12
    P = np.clip(np.asarray(p, dtype=float), eps, 1.0)
    T = np.asarray(t, dtype=float)
    n, K = P.shape
    J = 0.0
    for k in range(K - 1):  #! last class left out
        J += np.sum(T[:, k] * np.log(P[:, k]) + (1 - T[:, k]) * np.log(1 - P[:, k] + eps))  #! binary cross-entropy
    return -J / max(n - 1, 1)  #! as for a sample variance

#% id: ex06-rare-05
#% kind: rare
#% why: p and t change places under the logarithm
def cross_entropy(p, t):
    tiny = 1e-30
    pred = np.asarray(p, dtype=float)
    true = np.asarray(t, dtype=float)
    per_row = -(pred * np.log(true + tiny)).sum(axis=1)  #! log of the targets
    return float(per_row.mean())

#% id: ex06-rare-06
#% kind: rare
#% why: the probability of the true class is picked and logged without a guard: inf for an exact 0
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    rows = np.arange(len(p))
    true_class = np.argmax(t, axis=1)
    picked = p[rows, true_class]
    return float(np.mean(-np.log(picked)))  #! log(0)

#% id: ex06-right-03
#% kind: right
#% why: a running mean of the examples' surprises, no sum and no division at the end
def cross_entropy(p, t):
    p = np.asarray(p, dtype=np.float64)
    t = np.asarray(t, dtype=np.float64)
    mean = 0.0
    for count, (q, target) in enumerate(zip(p, t), start=1):
        surprise = -np.dot(target, np.log(np.where(q > 1e-200, q, 1e-200)))
        mean += (surprise - mean) / count
    return float(mean)
