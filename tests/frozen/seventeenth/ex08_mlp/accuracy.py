#% id: ex08-accuracy-right-01
#% kind: right
#% why: counts rows whose label's probability is the first maximum
def accuracy(params, x, labels):
    guesses = [int(np.argmax(row)) for row in mlp_forward(params, x)]
    return sum(g == int(lab) for g, lab in zip(guesses, labels)) / len(guesses)


#% id: ex08-accuracy-one-01
#% kind: one
#% why: most probable example of every class
def accuracy(params, x, labels):
    winners = mlp_forward(params, x).argmax(axis=0)  #! axis 0 finds the row for every class; axis=1
    labels = np.asarray(labels)
    m = min(len(winners), len(labels))
    return float(np.mean(winners[:m] == labels[:m]))


#% id: ex08-accuracy-two-01
#% kind: two
#% why: the error rate, in per cent
def accuracy(params, x, labels):
    chosen = np.argmax(mlp_forward(params, x), 1)
    hits = np.count_nonzero(chosen != np.asarray(labels))  #! counts the errors
    return 100.0 * hits / len(chosen)  #! a share from 0 to 1, not per cent


#% id: ex08-accuracy-three-01
#% kind: three
#% why: threshold, mean over classes, rounding
def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    sure = probs > 0.5  #! the most probable class may have less than a half
    truth = np.arange(1, probs.shape[1] + 1) == np.asarray(labels)[:, None]  #! classes begin at 0
    return float((sure & truth).mean())  #! a mean over the classes as well
