#% id: accuracy-001
#% kind: right
#% why: Counter of hits, row by row
from collections import Counter

def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    hits = Counter(int(np.argmax(row)) == int(k) for row, k in zip(mlp_forward(params, x), labels))
    return hits[True] / (hits[True] + hits[False])

#% id: accuracy-002
#% kind: right
#% why: from the logits alone, without the softmax
def accuracy(params, x, labels):
    a = np.asarray(x)
    for i, (w, b) in enumerate(params):
        a = a @ w + b
        if i + 1 < len(params):
            a = np.maximum(a, 0)
    return 1.0 - np.count_nonzero(a.argmax(axis=1) - np.asarray(labels, dtype=np.int64)) / len(a)

#% id: accuracy-003
#% kind: right
#% why: one-hot comparison and trace of a confusion matrix
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    k = p.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (np.asarray(labels, dtype=int), p.argmax(axis=1)), 1)
    return float(np.trace(table) / table.sum())

#% id: accuracy-004
#% kind: right
#% why: probability of the label equals the row's maximum at its first place
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out

def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    p = mlp_forward(params, x)
    best = np.argsort(-p, axis=1, kind="stable")[:, 0]
    return np.equal(best, labels).astype(float).mean()

#% id: accuracy-005
#% kind: right
#% why: vectorised in chunks with a generator
def forward_all(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if i == len(params) - 1 else z * (z > 0))
    return acts


def mlp_forward(params, x):
    return forward_all(params, x)[-1]

def accuracy(params, x, labels):
    x = np.asarray(x)
    labels = np.asarray(labels)
    n = len(x)
    right = sum(
        int((mlp_forward(params, x[i : i + 128]).argmax(-1) == labels[i : i + 128]).sum()) for i in range(0, n, 128)
    )
    return right / n

#% id: accuracy-006
#% kind: right
#% why: statistics.fmean over max with key
from statistics import fmean

def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    def predict(row):
        return max(range(len(row)), key=row.__getitem__)

    return fmean(float(predict(row) == label) for row, label in zip(mlp_forward(params, x).tolist(), np.asarray(labels).tolist()))

#% id: accuracy-007
#% kind: right
#% why: take along the sorted axis, early exit on nothing, 0-d array as result
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    labels = np.asarray(labels).reshape(-1, 1).astype(np.intp)
    guess = np.argmax(p, axis=1, keepdims=True)
    return np.array((guess == labels).sum() / len(p))

#% id: accuracy-008
#% kind: right
#% why: set of correct rows, running best kept by hand
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    best = np.zeros(len(p), dtype=int)
    value = p[:, 0].copy()
    for k in range(1, p.shape[1]):
        better = p[:, k] > value
        best[better] = k
        value[better] = p[better, k]
    correct = {i for i, (g, l) in enumerate(zip(best, labels)) if g == l}
    return len(correct) / len(p)

#% id: accuracy-009
#% kind: one
#% why: argmax over the batch
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    pred = np.argmax(p, axis=0)   #! axis 0
    return float(np.mean([a == b for a, b in zip(pred, labels)]))

#% id: accuracy-010
#% kind: one
#% why: argmax of everything
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    guess = probs.argmax()   #! no axis
    labels = np.asarray(labels)
    return float((guess == labels).mean())

#% id: accuracy-011
#% kind: one
#% why: number of hits, not the share
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    count = 0
    p = mlp_forward(params, x)
    for i in range(len(p)):
        if np.argmax(p[i]) == labels[i]:
            count += 1
    return float(count)   #! not divided by n

#% id: accuracy-012
#% kind: one
#% why: per cent
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out

def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    pred = mlp_forward(params, x).argmax(axis=1)
    labels = np.asarray(labels)
    correct = (pred == labels).sum()
    return correct / len(labels) * 100   #! per cent

#% id: accuracy-013
#% kind: one
#% why: the error rate
def forward_all(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if i == len(params) - 1 else z * (z > 0))
    return acts


def mlp_forward(params, x):
    return forward_all(params, x)[-1]

def accuracy(params, x, labels):
    예측 = np.argmax(mlp_forward(params, x), axis=1)
    정답 = np.array(labels)
    틀림 = np.sum(예측 != 정답)
    return 틀림 / len(정답)   #! share of the wrong ones

#% id: accuracy-014
#% kind: one
#% why: whole-number division
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    y = mlp_forward(params, x)
    n = len(y)
    right = sum(1 for row, l in zip(y, labels) if row.argmax() == l)
    return float(right // n)   #! // for /

#% id: accuracy-015
#% kind: one
#% why: divided by the number of classes
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    hit = p.argmax(axis=1) == np.asarray(labels)
    return hit.sum() / p.shape[1]   #! classes for rows

#% id: accuracy-016
#% kind: one
#% why: argmin
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    pr = mlp_forward(params, x)
    pr = np.argmin(pr, axis=1)   #! least probable class
    print(pr)
    return np.mean(pr == np.asarray(labels))

#% id: accuracy-017
#% kind: one
#% why: mean probability of the label
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    total = 0.0
    for i, label in enumerate(labels):
        total += p[i][label]   #! probability for a hit
    return total / len(p)

#% id: accuracy-018
#% kind: one
#% why: threshold of one half
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    rows = np.arange(len(p))
    labels = np.asarray(labels, dtype=int)
    ok = p[rows, labels] > 0.5   #! above 0.5, not the largest
    return float(np.mean(ok))

#% id: accuracy-019
#% kind: one
#% why: list of hits returned
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    pred = np.argmax(mlp_forward(params, x), axis=1)
    result = (pred == np.asarray(labels)).astype(float)
    return result   #! mean missing

#% id: accuracy-020
#% kind: two
#% why: axis 0 and count for share
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    k = p.argmax(axis=0)   #! axis 0
    good = 0
    for a, b in zip(k, labels):
        if a == b:
            good += 1
    return good * 1.0   #! count

#% id: accuracy-021
#% kind: two
#% why: argmin and per cent
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    y_hat = np.argmin(mlp_forward(params, x), axis=1)   #! argmin
    acc = np.mean(y_hat == np.asarray(labels))
    return 100.0 * acc   #! per cent

#% id: accuracy-022
#% kind: two
#% why: error rate divided by the classes
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    labels = np.asarray(labels)
    c = np.sum(p.argmax(axis=1) != labels)   #! counts the wrong ones
    return c / len(p[0])   #! classes for rows

#% id: accuracy-023
#% kind: two
#% why: classes counted from 1, rounded to whole numbers
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    predicted = mlp_forward(params, x).argmax(axis=1) + 1   #! classes from 1
    matches = (predicted == np.asarray(labels)).sum()
    return float(round(matches / len(predicted)))   #! rounded to 0 or 1

#% id: accuracy-024
#% kind: two
#% why: forward pass without output bias, per cent
def accuracy(params, x, labels):
    h = np.asarray(x)
    for w, b in params[:-1]:
        h = np.maximum(0, h @ w + b)
    z = h @ params[-1][0]   #! output bias missing
    맞음 = np.mean(z.argmax(axis=1) == np.asarray(labels))
    return float(맞음 * 100)   #! per cent

#% id: accuracy-025
#% kind: three
#% why: argmin, error, count
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    q = np.argmin(p, axis=1)   #! argmin
    bad = 0
    for i in range(len(q)):
        if q[i] != labels[i]:   #! counts the misses
            bad += 1
    return float(bad)   #! count

#% id: accuracy-026
#% kind: three
#% why: no hidden ReLU, axis 0, per cent
def accuracy(params, x, labels):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = a @ w + b   #! ReLU missing
    a = a @ params[-1][0] + params[-1][1]
    c = a.argmax(axis=0)   #! axis 0
    n = [int(i == j) for i, j in zip(c, labels)]
    return 100 * sum(n) / len(n)   #! per cent

#% id: accuracy-027
#% kind: three
#% why: classes from 1, divided by the classes, one minus
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    cls = np.argmax(p, axis=1)
    cls = cls + 1   #! from 1
    s = np.sum(cls == np.asarray(labels)) / p.shape[1]   #! classes for rows
    return 1 - s   #! one minus

#% id: accuracy-028
#% kind: rare
#% why: labels squeezed into uint8
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    pred = mlp_forward(params, x).argmax(axis=1).astype(np.uint8)   #! classes from 256 on wrap
    return float((pred == np.asarray(labels)).mean())

#% id: accuracy-029
#% kind: rare
#% why: one example squeezed
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    p = np.squeeze(mlp_forward(params, x))   #! one example or one class loses an axis
    pred = p.argmax(axis=-1)
    labels = np.asarray(labels)
    return float(np.sum(pred == labels) / np.atleast_1d(pred).size)

#% id: accuracy-030
#% kind: rare
#% why: rounds the probabilities before argmax
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    p = np.round(mlp_forward(params, x), 2)   #! near ties go to the first class
    return np.mean(np.argmax(p, axis=1) == np.asarray(labels))

#% id: accuracy-031
#% kind: rare
#% why: labels column against predictions row
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out

def accuracy(params, x, labels):
    labels = np.asarray(labels).reshape(-1, 1)   #! (n, 1) against (n,): every pair is compared
    return float(np.mean(mlp_forward(params, x).argmax(axis=1) == labels))

#% id: accuracy-032
#% kind: rare
#% why: share among the classes that occur
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    pred = mlp_forward(params, x).argmax(axis=1)
    labels = np.asarray(labels)
    per_class = [np.mean(pred[labels == k] == k) for k in np.unique(labels)]
    return float(np.mean(per_class))   #! mean over the classes, not over the rows

#% id: accuracy-033
#% kind: rare
#% why: the first thousand rows alone
def mlp_forward(params, x):
    h = np.array(x, dtype=float)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        h = np.dot(h, w) + b
        if i != last:
            h = np.where(h > 0, h, 0.0)
    return softmax(h)

def accuracy(params, x, labels):
    x, labels = np.asarray(x)[:1000], np.asarray(labels)[:1000]   #! rows after the thousandth are ignored
    return float(np.mean(mlp_forward(params, x).argmax(axis=1) == labels))

#% id: accuracy-034
#% kind: rare
#% why: the label among the two most probable
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    top = np.argsort(mlp_forward(params, x), axis=1)[:, -2:]   #! two guesses
    return sum(int(l in row) for row, l in zip(top, labels)) / len(top)

#% id: accuracy-035
#% kind: rare
#% why: hits summed in int8
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out

def accuracy(params, x, labels):
    hits = (mlp_forward(params, x).argmax(axis=1) == np.asarray(labels)).astype(np.int8)
    return float(hits.sum(dtype=np.int8) / len(hits))   #! more than 127 hits overflow

#% id: accuracy-036
#% kind: rare
#% why: result kept from the first call
_best = {}

def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def accuracy(params, x, labels):
    key = "pred"   #! one entry for all calls
    if key not in _best:
        _best[key] = mlp_forward(params, x).argmax(axis=1)
    n = min(len(_best[key]), len(labels))
    return float(np.mean(_best[key][:n] == np.asarray(labels)[:n]))

