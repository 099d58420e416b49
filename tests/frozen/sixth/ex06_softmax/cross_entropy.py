#% id: ex06-right-02
#% kind: right
#% why: right
import math


def cross_entropy(p, t):
    total, count = 0.0, 0
    for probs, target in zip(p, t):
        count += 1
        for q, hit in zip(probs, target):
            if hit:
                # math.log(0) 은 에러가 나므로 아주 작은 수로 막는다
                total -= float(hit) * math.log(max(float(q), 1e-30))
    return total / count


def softmax(z):
    rows = []
    for row in np.asarray(z, dtype=float).tolist():
        biggest = max(row)
        e = [math.exp(v - biggest) for v in row]
        s = math.fsum(e)
        rows.append([v / s for v in e])
    return np.array(rows)


#% id: ex06-one-05
#% kind: one
#% why: Nothing keeps the logarithm away from 0, 0 times minus infinity is NaN.
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    losses = -(t * np.log(p)).sum(axis=1)  #! log(0) is not prevented
    return losses.mean()


#% id: ex06-one-07
#% kind: one
#% why: The mean goes over all entries, so the loss is too small by the number of classes.
def cross_entropy(p, t):
    q = np.clip(np.asarray(p, dtype=float), 1e-12, 1.0)
    return float(-np.mean(np.asarray(t) * np.log(q)))  #! mean over n * classes entries


#% id: ex06-two-02
#% kind: two
#% why: The logarithm has base 2. The sum over the examples is not divided by their number.
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    safe = np.where(p > 1e-15, p, 1e-15)
    bits = np.log2(safe)  #! natural logarithm is meant
    return float(-np.sum(np.asarray(t) * bits))  #! mean over the examples is missing


#% id: ex06-two-05
#% kind: two
#% why: The small number is 0.01 and distorts small probabilities. The binary term for the wrong classes is added.
def cross_entropy(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    p = np.clip(p, 0.01, 0.99)  #! must be 1e-7 or less
    ce = t * np.log(p) + (1 - t) * np.log(1 - p)  #! second half belongs to binary cross-entropy
    return float(-ce.sum(axis=1).mean())


#% id: ex06-three-02
#% kind: three
#% why: The negative sign is missing. Only the first example that has a one is used for each class. The log argument is p + 1.
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    n = len(t)
    s = 0.0
    for c in range(t.shape[1]):
        i = int(np.argmax(t[:, c]))  #! only one example per class is looked at
        s = s + t[i, c] * np.log(1 + p[i, c])  #! log(1 + p) instead of log(p)
    return float(s / n)  #! minus is missing


#% id: ex06-rare-04
#% kind: rare
#% why: The probabilities of the right classes are averaged first and the logarithm is taken of the mean.
def cross_entropy(p, t):
    p_right = (np.asarray(p, dtype=float) * np.asarray(t, dtype=float)).sum(axis=1)
    average = max(float(p_right.mean()), 1e-12)
    return -float(np.log(average))  #! log of the mean is not the mean of the logs


#% id: ex06-rare-53
#% kind: rare
#% why: 1e-300 is 0 in float32, so a float32 p with an exact 0 gives log 0 and 0 * -inf = NaN or infinity (docstring: finite even where p is exactly 0; contract: float32)
def cross_entropy(p, t):
    p, t = np.asarray(p), np.asarray(t)
    safe = np.maximum(p, 1e-300)  #! in float32 this is max(p, 0)
    return float(np.mean(-np.sum(t * np.log(safe), axis=1)))


