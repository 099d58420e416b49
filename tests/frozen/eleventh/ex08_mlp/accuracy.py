#% id: ex08-accuracy-one-01
#% kind: one
#% why: a percentage
def accuracy(params, x, labels):
    pred = np.argmax(mlp_forward(params, x), axis=1)
    return float(100 * np.mean(pred == np.asarray(labels)))  #! from 0 to 1

#% id: ex08-accuracy-two-01
#% kind: two
#% why: argmin, and divided by the number of classes
def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    guess = probs.argmin(axis=1)  #! the least probable class
    hits = sum(1 for g, l in zip(guess, labels) if g == l)
    return hits / probs.shape[1]  #! shape[0] is the number of rows

#% id: ex08-accuracy-two-02
#% kind: two
#% why: counts a row as right from a probability of one half on, whatever the others are, and shows the error share
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    lab = np.asarray(labels)
    ok = p[np.arange(len(lab)), lab] > 0.5  #! the most probable class can have less than 0.5
    wrong = np.count_nonzero(~ok)
    return float(wrong / len(lab))  #! share of the wrong ones

#% id: ex08-accuracy-rare-01
#% kind: rare
#% why: compares how often a class was predicted with how often it occurs, not row by row
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    k = p.shape[1]
    a = np.bincount(p.argmax(axis=1), minlength=k)
    b = np.bincount(np.asarray(labels, dtype=int), minlength=k)
    return float(np.minimum(a, b).sum() / len(p))  #! agrees by class counts, not row by row
