#% id: ex08-right-03
#% kind: right
#% why: right
from functools import reduce


def init_mlp(sizes, rng):
    layers = []
    for n_from, n_to in zip(sizes, sizes[1:]):
        a = np.sqrt(6.0 / n_from)  # he uniform
        layers.append((rng.uniform(-a, a, (n_from, n_to)), np.zeros(n_to)))
    return layers


def _logits(params, x):
    *hidden, (w_out, b_out) = params
    top = reduce(lambda a, wb: np.maximum(a @ np.asarray(wb[0]) + np.asarray(wb[1]), 0), hidden, np.asarray(x, dtype=float))
    return top @ np.asarray(w_out) + np.asarray(b_out)


def mlp_forward(params, x):
    return softmax(_logits(params, x))


def accuracy(params, x, labels):
    # softmax does not change which class is the biggest
    guess = _logits(params, x).argmax(axis=1)
    return 1.0 - np.count_nonzero(guess - np.asarray(labels, dtype=int)) / len(guess)


#% id: ex08-one-07
#% kind: one
#% why: The accuracy is given in percent and not as a share.
def accuracy(params, x, labels):
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a[a < 0] = 0
    hits = a.argmax(axis=1) == np.asarray(labels)
    return 100.0 * float(hits.mean())  #! percent


#% id: ex08-two-05
#% kind: two
#% why: The argmax goes over the rows instead of the classes. The share is a whole-number division, 0 or 1.
def accuracy(params, x, labels):
    h = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        h = np.maximum(0, h @ np.asarray(w) + np.asarray(b))
    scores = h @ np.asarray(params[-1][0]) + np.asarray(params[-1][1])
    best = np.argmax(scores, axis=0)  #! axis 1 holds the classes
    labels = np.asarray(labels)
    m = min(len(best), len(labels))
    hits = np.sum(best[:m] == labels[:m])
    return float(hits // len(labels))  #! whole-number division


#% id: ex08-rare-02
#% kind: rare
#% why: A row counts only where the right class has more than half of the probability, not where it is the most probable.
def accuracy(params, x, labels):
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        a = np.maximum(a @ np.asarray(w) + np.asarray(b), 0)
    p = softmax(a @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    p_true = p[np.arange(len(p)), np.asarray(labels)]
    return float(np.mean(p_true > 0.5))  #! the largest of k classes may be below 0.5


#% id: ex08-right-52
#% kind: right
#% why: counts the hits with Python's own sum, on the logits, which softmax does not put into another order
def accuracy(params, x, labels):
    signal = np.asarray(x, dtype=float)
    *hidden, (w_out, b_out) = params
    for w, b in hidden:
        signal = (signal @ np.asarray(w) + np.ravel(b)).clip(min=0.0)
    answers = (signal @ np.asarray(w_out) + np.ravel(b_out)).argmax(axis=-1)
    hits = sum(int(a) == int(label) for a, label in zip(answers, labels))
    return hits / len(answers)


#% id: ex08-rare-54
#% kind: rare
#% why: a row counts where the label's probability is above 0.5: with three or more classes the most probable one can lie below (docstring: whose most probable class is the label)
def accuracy(params, x, labels):
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.ravel(b)
        a = np.maximum(a, 0) if i < len(params) - 1 else softmax(a)
    of_label = a[np.arange(len(a)), np.asarray(labels)]
    return float(np.mean(of_label > 0.5))  #! not the most probable class


