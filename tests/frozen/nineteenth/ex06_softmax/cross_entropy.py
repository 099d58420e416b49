#% id: ex06-cross_entropy-right-01
#% kind: right
#% why: plain Python with math.fsum, entries without a target skipped
import math


def cross_entropy(p, t):
    floor = 1e-300
    per_example = []
    for probs, hits in zip(np.asarray(p, dtype=float).tolist(), np.asarray(t, dtype=float).tolist()):
        terms = [hit * math.log(max(q, floor)) for q, hit in zip(probs, hits) if hit]
        per_example.append(-math.fsum(terms))
    return math.fsum(per_example) / len(per_example)


#% id: ex06-cross_entropy-one-01
#% kind: one
#% why: mean over all entries instead of over the examples
def cross_entropy(p, t):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, None)
    return float(-np.mean(np.asarray(t) * np.log(p)))  #! divides by the classes as well


#% id: ex06-cross_entropy-one-02
#% kind: one
#% why: a far too large number keeps the logarithm from 0
def cross_entropy(p, t):
    epsilon = 1e-2  #! changes every loss, 1e-7 is the most
    prob = np.array(p, dtype=float)
    target = np.array(t, dtype=float)
    loss = 0.0
    for i in range(prob.shape[0]):
        loss -= np.dot(target[i], np.log(prob[i] + epsilon))
    return loss / prob.shape[0]


#% id: ex06-cross_entropy-two-01
#% kind: two
#% why: binary cross-entropy for every class, summed over the examples
def cross_entropy(p, t):
    tiny = 1e-15
    P = np.minimum(np.maximum(np.asarray(p, dtype=float), tiny), 1 - tiny)
    T = np.asarray(t, dtype=float)
    each = T * np.log(P) + (1 - T) * np.log(1 - P)  #! the second term belongs to the binary loss
    return float(-each.sum(axis=1).sum())  #! sum over the examples, the mean is asked for


#% id: ex06-cross_entropy-two-02
#% kind: two
#% why: logarithm of the targets instead of the probabilities, minus forgotten
def cross_entropy(p, t):
    n = len(p)
    weights, logs = np.array(p), np.log(np.array(t) + 1e-15)  #! p and t swapped
    if weights.shape != logs.shape:
        raise ValueError("shapes differ")
    total = np.einsum("ij,ij", weights, logs)
    return float(total / n)  #! the minus is missing


#% id: ex06-cross_entropy-two-03
#% kind: two
#% why: decimal logarithm, divided by the number of classes
def cross_entropy(p, t):
    safe = np.where(np.asarray(p) == 0, 1e-30, p)
    log_likelihood = np.log10(safe)  #! the natural logarithm is meant
    picked = log_likelihood[np.asarray(t) == 1]
    return float(-picked.sum() / safe.shape[1])  #! shape[1] are the classes, shape[0] the examples


#% id: ex06-cross_entropy-three-01
#% kind: three
#% why: softmax put on the probabilities once more, minus forgotten, median instead of mean
def cross_entropy(p, t):
    q = softmax(p)  #! p holds probabilities already
    q = np.maximum(q, 1e-20)
    losses = [sum(b * np.log(a) for a, b in zip(u, v)) for u, v in zip(q, t)]  #! the minus is missing
    return float(np.median(losses))  #! median


#% id: ex06-cross_entropy-three-02
#% kind: three
#% why: takes the most probable class instead of the target, binary logarithm, divides by n - 1
def cross_entropy(p, t):
    p, t = np.asarray(p, dtype=np.float64), np.asarray(t, dtype=np.float64)
    label = p.argmax(axis=1)  #! the class comes from t
    total = 0
    count = -1  #! ends at n - 1
    for row, c in zip(p, label):
        total += -np.log2(max(row[c], 1e-9))  #! base 2, the natural logarithm is meant
        count += 1
    return float(total / max(count, 1))


#% id: ex06-cross_entropy-rare-01
#% kind: rare
#% why: indexes all rows by all labels instead of every row by its own
def cross_entropy(p, t):
    probabilities = np.asarray(p, dtype=float)
    labels = np.argmax(t, axis=1)
    chosen = probabilities[:, labels]  #! an (n, n) table, every row needs its own label only
    return float(np.mean(-np.log(np.fmax(chosen, 1e-16))))


#% id: ex06-cross_entropy-rare-02
#% kind: rare
#% why: averages the probabilities first and takes the logarithm of the mean
def cross_entropy(p, t):
    hit = (np.array(p, dtype=float) * np.array(t)).sum(axis=1)
    hit[hit < 1e-12] = 1e-12
    return -float(np.log(hit.mean()))  #! the mean belongs outside the logarithm


#% id: ex06-cross_entropy-rare-03
#% kind: rare
#% why: running mean that gives the newest example half the weight
def cross_entropy(p, t):
    average = None
    for i, (row, goal) in enumerate(zip(np.asarray(p, float), np.asarray(t, float))):
        loss = -float(goal @ np.log(row.clip(min=1e-14)))
        if average is None:
            average = loss
        else:
            average = (average + loss) / 2  #! weights the later examples more, no mean from the third on
    return average
