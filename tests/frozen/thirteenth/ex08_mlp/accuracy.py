#% id: ex08-one-05
#% kind: one
#% why: argmax along the examples instead of along the classes
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    guess = np.argmax(p, axis=0)  #! best row of every class
    return float(np.mean(guess == np.asarray(labels)))

#% id: ex08-two-09
#% kind: two
#% why: the wrong rows are counted, and the count is not divided by n
def accuracy(params, x, labels):
    labels = list(labels)
    probs = mlp_forward(params, x)
    hits = 0.0
    for i in range(len(labels)):
        if np.argmax(probs[i]) != labels[i]:  #! errors
            hits += 1
    return hits  #! a share is asked for

#% id: ex08-rare-10
#% kind: rare
#% why: a column of predictions against a row of labels: an (n, n) table is averaged
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    pred = p.argmax(axis=1, keepdims=True)  #! (n, 1), broadcasts with (n,)
    return float((pred == np.asarray(labels)).mean())

#% id: ex08-rare-11
#% kind: rare
#% why: integer division: 0 unless every row is right
def accuracy(params, x, labels):
    best = np.argmax(mlp_forward(params, x), axis=-1)
    right = int(np.count_nonzero(best == np.asarray(labels)))
    return float(right // len(best))  #! floor
