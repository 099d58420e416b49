#% id: ex08-one-05
#% kind: one
#% why: the number of hits, not their share
def accuracy(params, x, labels):
    guess = np.argmax(mlp_forward(params, x), axis=1)
    hits = np.sum(guess == np.asarray(labels))
    return float(hits)  #! not divided by n


#% id: ex08-two-09
#% kind: two
#% why: the least probable class, and the share of the misses
def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    predicted = probs.argmin(axis=1)  #! argmin
    wrong = predicted != np.asarray(labels)
    return float(wrong.mean())  #! that is the error rate


#% id: ex08-two-10
#% kind: two
#% why: a hit needs more than one half, and the last row is not looked at
def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    p = mlp_forward(params, x)
    n = len(p)
    hits = 0
    for i in range(n - 1):  #! the last row
        if p[i, labels[i]] > 0.5:  #! the largest need not exceed a half
            hits += 1
    return hits / n


#% id: ex08-rare-08
#% kind: rare
#% why: the labels stand as a column, so every prediction is compared with every label
def accuracy(params, x, labels):
    best = mlp_forward(params, x).argmax(axis=1)
    labels = np.reshape(labels, (-1, 1))  #! (n,) against (n, 1) gives (n, n)
    return float(np.mean(best == labels))
