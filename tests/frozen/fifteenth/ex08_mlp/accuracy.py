#% id: ex08-acc-one-01
#% kind: one
#% why: the share of the wrong answers
def accuracy(params, x, labels):
    guess = np.argmax(mlp_forward(params, x), axis=1)
    return float(np.count_nonzero(guess - np.asarray(labels)) / len(guess))  #! counts the differences
#% id: ex08-acc-two-01
#% kind: two
#% why: the least probable class, and per cent
def accuracy(params, x, labels):
    predicted = mlp_forward(params, x).argmin(axis=1)  #! argmax
    hits = 0
    for a, b in zip(predicted, labels):
        hits += int(a == b)
    return 100.0 * hits / len(predicted)  #! 0.0 to 1.0
#% id: ex08-acc-two-02
#% kind: two
#% why: only answers above one half count as right, and the number of classes divides
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    n, k = p.shape
    right = p[np.arange(n), np.asarray(labels)] > 0.5  #! the largest may be smaller
    return float(right.sum() / k)  #! n
#% id: ex08-acc-rare-01
#% kind: rare
#% why: a mean of the accuracies of blocks of 8 gives a smaller last block too much weight
def accuracy(params, x, labels):
    x, labels = np.asarray(x), np.asarray(labels)
    parts = []
    for s in range(0, len(x), 8):
        best = mlp_forward(params, x[s:s + 8]).argmax(axis=1)
        parts.append(np.mean(best == labels[s:s + 8]))
    return float(np.mean(parts))  #! blocks of different size
