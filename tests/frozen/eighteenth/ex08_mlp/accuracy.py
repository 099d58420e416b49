#% id: ex08-accuracy-right-01
#% kind: right
#% why: goes through lists, looks for the largest probability with index and max
def accuracy(params, x, labels):
    correct = 0
    all_labels = [int(label) for label in labels]
    for probabilities, label in zip(mlp_forward(params, x).tolist(), all_labels):
        winner = probabilities.index(max(probabilities))
        if winner == label:
            correct += 1
    return correct / len(all_labels)


#% id: ex08-accuracy-one-01
#% kind: one
#% why: largest entry of the columns
def accuracy(params, x, labels):
    predicted = np.argmax(mlp_forward(params, x), axis=0)  #! axis 0 finds a row for every class
    return float(np.mean(predicted == np.asarray(labels)))


#% id: ex08-accuracy-one-02
#% kind: one
#% why: in percent
def accuracy(params, x, labels):
    best = mlp_forward(params, x).argmax(1)
    hits = np.count_nonzero(best == np.array(labels))
    return 100.0 * hits / len(best)  #! per cent instead of a share


#% id: ex08-accuracy-two-01
#% kind: two
#% why: label must have more than one half, divided by the classes
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    good = 0
    for i, label in enumerate(labels):
        if p[i][int(label)] > 0.5:  #! asks for a probability above one half, not for the largest
            good += 1
    return float(good / len(p[0]))  #! divided by the number of classes


#% id: ex08-accuracy-two-02
#% kind: two
#% why: least probable class, last row left out
def accuracy(params, x, labels):
    probs = mlp_forward(params, x)
    guesses = [int(np.argsort(row)[0]) for row in probs]  #! argsort ascends, entry 0 is the least probable
    number_right = 0
    for position in range(len(guesses) - 1):  #! the last row is not looked at
        if guesses[position] == labels[position]:
            number_right = number_right + 1
    return number_right / len(guesses)


#% id: ex08-accuracy-three-01
#% kind: three
#% why: classes counted from one, share of the errors, divided by all probabilities
def accuracy(params, x, labels):
    out = mlp_forward(params, x)
    answer = out.argmax(axis=1) + 1  #! classes counted from 1
    wrong_or_right = answer != np.asarray(labels)  #! counts the wrong ones
    return float(wrong_or_right.sum() / out.size)  #! size is rows times classes


#% id: ex08-accuracy-rare-01
#% kind: rare
#% why: column of labels against a row of predictions: compares all with all
def accuracy(params, x, labels):
    labels = np.asarray(labels).reshape(-1, 1)
    predictions = np.argmax(mlp_forward(params, x), axis=1)
    matches = predictions == labels  #! (n,) against (n, 1) broadcasts to (n, n)
    return float(matches.mean())


#% id: ex08-accuracy-rare-02
#% kind: rare
#% why: mean of the accuracies of the classes, not of the rows
def accuracy(params, x, labels):
    labels = np.asarray(labels)
    ok = mlp_forward(params, x).argmax(axis=1) == labels
    by_class = [ok[labels == c].mean() for c in np.unique(labels)]
    return float(np.mean(by_class))  #! every class weighs the same however many rows it has
