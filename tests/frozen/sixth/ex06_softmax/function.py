#% id: ex06-right-01
#% kind: right
#% why: right
def one_hot(labels, classes):
    # MATLAB style: compare a column with a row
    column = np.array(labels).reshape(-1, 1)
    row = np.arange(classes).reshape(1, -1)
    return 1.0 * (column == row)


def softmax(z):
    z = np.array(z, dtype=float)
    log_total = np.logaddexp.reduce(z, axis=1)
    return np.exp((z.T - log_total).T)
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
#% id: ex06-right-03
#% kind: right
#% why: right
def softmax_cross_entropy_gradient(z, t):
    """Chain rule with the full Jacobian of log-softmax, row after row."""
    Z = np.asarray(z, dtype=float)
    T = np.asarray(t, dtype=float)
    n, k = Z.shape
    G = np.zeros((n, k))
    for i in range(n):
        e = np.exp(Z[i] - Z[i].max())
        p = e / e.sum()
        # d log p_a / d z_b = [a == b] - p_b
        J = np.eye(k) - np.ones((k, 1)) * p
        G[i] = -(T[i] @ J) / n
    return G
#% id: ex06-one-01
#% kind: one
#% why: The maximum is not subtracted, so large logits overflow to NaN.
def softmax(z):
    ez = np.exp(np.asarray(z, dtype=float))  #! overflows for z of 1000
    return ez / np.sum(ez, axis=1, keepdims=True)
#% id: ex06-one-02
#% kind: one
#% why: The sum goes over the whole matrix, so the rows together and not each row sum to 1.
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum()  #! axis=1 is missing
#% id: ex06-one-03
#% kind: one
#% why: One maximum of the whole matrix is subtracted, so a row far below it underflows to 0 / 0.
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = z.max()  #! must be the maximum of each row
    e = np.exp(z - m)
    return e / e.sum(axis=1)[:, None]
#% id: ex06-one-04
#% kind: one
#% why: The gradient is not divided by the number of examples although the loss is a mean.
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    shifted = z - z.max(1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(1, keepdims=True)
    return p - np.asarray(t)  #! / n is missing
#% id: ex06-one-05
#% kind: one
#% why: Nothing keeps the logarithm away from 0, 0 times minus infinity is NaN.
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    losses = -(t * np.log(p)).sum(axis=1)  #! log(0) is not prevented
    return losses.mean()
#% id: ex06-one-06
#% kind: one
#% why: The width is taken from the highest label present and not from classes.
def one_hot(labels, classes):
    labels = np.asarray(labels)
    width = labels.max() + 1  #! the argument classes is ignored
    m = np.zeros((len(labels), width))
    for i, k in enumerate(labels):
        m[i, k] = 1
    return m
#% id: ex06-one-07
#% kind: one
#% why: The mean goes over all entries, so the loss is too small by the number of classes.
def cross_entropy(p, t):
    q = np.clip(np.asarray(p, dtype=float), 1e-12, 1.0)
    return float(-np.mean(np.asarray(t) * np.log(q)))  #! mean over n * classes entries
#% id: ex06-two-01
#% kind: two
#% why: The sum goes down the columns. The logits are divided by a temperature of 2.
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z / 2.0  #! no temperature was asked for
    top = np.exp(z - z.max(axis=1, keepdims=True))
    bottom = top.sum(axis=0)  #! columns instead of rows
    return top / bottom
#% id: ex06-two-02
#% kind: two
#% why: The logarithm has base 2. The sum over the examples is not divided by their number.
def cross_entropy(p, t):
    p = np.asarray(p, dtype=float)
    safe = np.where(p > 1e-15, p, 1e-15)
    bits = np.log2(safe)  #! natural logarithm is meant
    return float(-np.sum(np.asarray(t) * bits))  #! mean over the examples is missing
#% id: ex06-two-03
#% kind: two
#% why: The sign is turned round. The result is divided by the number of classes instead of examples.
def softmax_cross_entropy_gradient(z, t):
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    prob = e / e.sum(axis=1, keepdims=True)
    diff = t - prob  #! p - t is the gradient
    return diff / z.shape[1]  #! number of columns instead of rows
#% id: ex06-two-04
#% kind: two
#% why: The labels are counted from 1, so every one sits a column too far left. The matrix is transposed, one column per example.
def one_hot(labels, classes):
    Y = np.zeros((classes, len(labels)))  #! (n, classes) is wanted
    for n in range(len(labels)):
        Y[int(labels[n]) - 1, n] = 1  #! labels begin with 0
    return Y
#% id: ex06-two-05
#% kind: two
#% why: The small number is 0.01 and distorts small probabilities. The binary term for the wrong classes is added.
def cross_entropy(p, t):
    p, t = np.asarray(p, dtype=float), np.asarray(t, dtype=float)
    p = np.clip(p, 0.01, 0.99)  #! must be 1e-7 or less
    ce = t * np.log(p) + (1 - t) * np.log(1 - p)  #! second half belongs to binary cross-entropy
    return float(-ce.sum(axis=1).mean())
#% id: ex06-three-01
#% kind: three
#% why: The gradient subtracts the target before the softmax. No maximum is subtracted, so large logits overflow. The result is multiplied with n.
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    d = z - t  #! t is subtracted from the logits instead of the probabilities
    e = np.exp(d)  #! overflows for large logits
    return e / e.sum(axis=1, keepdims=True) * len(z)  #! times n instead of divided by n
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
#% id: ex06-rare-01
#% kind: rare
#% why: The softmax slope p (1 - p) is multiplied on top, as if the Jacobian were diagonal and had not cancelled already.
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    ez = np.exp(z - z.max(axis=1, keepdims=True))
    p = ez / ez.sum(axis=1, keepdims=True)
    d_loss = p - np.asarray(t, dtype=float)
    d_soft = p * (1 - p)
    return d_loss * d_soft / len(z)  #! p - t is already dL/dz
#% id: ex06-rare-02
#% kind: rare
#% why: Against overflow the logits are divided by their largest absolute value, which changes the probabilities.
def softmax(z):
    z = np.asarray(z, dtype=float)
    scale = np.maximum(np.abs(z).max(axis=1, keepdims=True), 1.0)
    e = np.exp(z / scale)  #! subtracting leaves softmax unchanged, dividing does not
    return e / e.sum(axis=1, keepdims=True)
#% id: ex06-rare-03
#% kind: rare
#% why: The slice in the index sets the columns of all labels in every row.
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes))
    out[:, np.asarray(labels)] = 1.0  #! needs np.arange(n) and not a slice
    return out
#% id: ex06-rare-04
#% kind: rare
#% why: The probabilities of the right classes are averaged first and the logarithm is taken of the mean.
def cross_entropy(p, t):
    p_right = (np.asarray(p, dtype=float) * np.asarray(t, dtype=float)).sum(axis=1)
    average = max(float(p_right.mean()), 1e-12)
    return -float(np.log(average))  #! log of the mean is not the mean of the logs
