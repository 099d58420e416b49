#% id: ex08-accuracy-one-01
#% kind: one
#% why: the share of the wrong rows
def accuracy(params, x, labels):
    guess = np.argmax(mlp_forward(params, x), axis=1)
    return float(np.mean(guess != np.asarray(labels)))  #! ==


#% id: ex08-accuracy-two-01
#% kind: two
#% why: the least probable class, and the hits are counted, not averaged
def accuracy(params, x, labels):
    p = mlp_forward(params, x)
    pred = p.argmin(axis=1)  #! argmax
    hits = pred == np.asarray(labels)
    return float(hits.sum())  #! / n


#% id: ex08-accuracy-rare-01
#% kind: rare
#% why: the classes are kept in bytes, 256 and above wrap round
def accuracy(params, x, labels):
    pred = mlp_forward(params, x).argmax(axis=1).astype(np.uint8)  #! class 256 becomes 0
    return float((pred == np.asarray(labels)).mean())


#% id: ex08-accuracy-rare-02
#% kind: rare
#% why: two lists are compared as a whole
def accuracy(params, x, labels):
    predicted = list(mlp_forward(params, x).argmax(axis=1))
    right = predicted == list(labels)  #! one True or False for all rows
    return float(np.mean(right))


#% id: ex08-accuracy-right-01
#% kind: right
#% why: a counter in a loop
def accuracy(params, x, labels):
    hits = 0
    probs = mlp_forward(params, x)
    for row, label in zip(probs, labels):
        if int(np.argmax(row)) == int(label):
            hits += 1
    return hits / len(probs)
