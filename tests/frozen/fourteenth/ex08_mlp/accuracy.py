#% id: ex08-right-05
#% kind: right
#% why: right; counts in a loop over the rows
def accuracy(params, x, labels):
    hits, rows = 0, 0
    for probs, label in zip(mlp_forward(params, x), labels):
        rows += 1
        if int(np.argmax(probs)) == int(label):
            hits += 1
    return hits / rows


#% id: ex08-one-05
#% kind: one
#% why: the most probable row of every class instead of the class of every row
def accuracy(params, x, labels):
    best = np.argmax(mlp_forward(params, x), axis=0)  #! axis=1
    right = [int(guess == label) for guess, label in zip(best, labels)]
    return sum(right) / len(right)


#% id: ex08-two-12
#% kind: two
#% why: counts the misses, and gives a number of rows instead of a share
def accuracy(params, x, labels):
    pred = mlp_forward(params, x).argmax(axis=1)
    wrong = pred != np.asarray(labels)  #! ==
    return float(wrong.sum())  #! mean


#% id: ex08-two-13
#% kind: two
#% why: the least probable class, and a percentage
def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    guess = np.argmin(probs, axis=1)  #! argmax
    share = np.mean(guess == np.asarray(labels))
    return float(100 * share)  #! from 0.0 to 1.0


#% id: ex08-rare-05
#% kind: rare
#% why: asks for more than one half, as with two classes: with three the best may have 0.4
def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    rows = np.arange(len(probs))
    sure = probs[rows, np.asarray(labels)] > 0.5  #! the largest of the row, not more than 0.5
    return float(np.mean(sure))
