#% id: ex08-one-06
#% kind: one
#% why: returns how many rows are right, not their share
def _predict(params, x):
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a = a * (a > 0)
    return a.argmax(axis=1)

def accuracy(params, x, labels):
    hits = _predict(params, x) == np.asarray(labels)
    return float(np.sum(hits))  #! np.mean

#% id: ex08-rare-03
#% kind: rare
#% why: a row counts only where its label has more than half of the probability
def accuracy(params, x, labels):
    h = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        h = np.maximum(h @ np.asarray(w) + np.asarray(b), 0)
    w, b = params[-1]
    prob = softmax(h @ np.asarray(w) + np.asarray(b))
    labels = np.asarray(labels, dtype=int)
    right = prob[np.arange(len(labels)), labels] > 0.5  #! the most probable class may have less than 0.5
    return float(np.mean(right))
