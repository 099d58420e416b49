#% id: ex08-one-05
#% kind: one
#% why: the number of hits, not the share
def accuracy(params, x, labels):
    pred = np.argmax(mlp_forward(params, x), axis=1)
    return float(np.sum(pred == np.asarray(labels)))  #! mean

#% id: ex08-two-09
#% kind: two
#% why: per cent, and the most probable row of every class is searched for
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    best = p.argmax(axis=0)  #! axis=1
    hits = 0
    for guess, label in zip(best, labels):
        if guess == label:
            hits += 1
    return 100.0 * hits / len(p)  #! from 0 to 1

#% id: ex08-two-10
#% kind: two
#% why: only confident hits count, and the sum is divided by the number of classes
def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    n, k = probs.shape
    p_true = probs[np.arange(n), np.asarray(labels)]
    right = p_true > 0.5  #! the largest of the row may be below one half
    return float(right.sum() / k)  #! n

#% id: ex08-rare-05
#% kind: rare
#% why: predictions as a column against labels as a row: the comparison is n by n
def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    pred = probs.argmax(axis=1, keepdims=True)
    return float((pred == np.asarray(labels)).mean())  #! (n, 1) == (n,) broadcasts
