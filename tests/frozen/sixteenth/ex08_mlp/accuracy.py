#% id: ex08-accuracy-one-01
#% kind: one
#% why: argmax over the examples
def accuracy(params, x, labels):
    guess = np.argmax(mlp_forward(params, x), axis=0)  #! axis=1
    right = sum(int(g == l) for g, l in zip(guess, labels))
    return right / len(labels)


#% id: ex08-accuracy-two-01
#% kind: two
#% why: counts the wrong rows, in per cent
def accuracy(params, x, labels):
    예측 = mlp_forward(params, x).argmax(axis=-1)
    맞음 = np.count_nonzero(예측 != np.asarray(labels))  #! ==
    return 100.0 * 맞음 / len(예측)  #! a share from 0 to 1


#% id: ex08-accuracy-rare-01
#% kind: rare
#% why: the probability of the label is over one half
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    mine = p[np.arange(len(p)), np.asarray(labels)]
    return float((mine > 0.5).mean())  #! the most probable class can have less than a half


#% id: ex08-accuracy-rare-02
#% kind: rare
#% why: integer division
def accuracy(params, x, labels):
    hits = [np.argmax(row) == y for row, y in zip(mlp_forward(params, x), labels)]
    return float(hits.count(True) // len(hits))  #! // gives 0 or 1
