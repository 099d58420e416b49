#% id: ex06-one_hot-one-01
#% kind: one
#% why: the number of columns is taken from the labels
def one_hot(labels, classes):
    labels = np.asarray(labels)
    k = labels.max() + 1  #! classes; the highest class may be absent
    return np.eye(k)[labels]


#% id: ex06-one_hot-one-02
#% kind: one
#% why: rows and columns exchanged
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes))
    for i, c in enumerate(labels):
        out[i, c] = 1.0
    return out.T  #! (n, classes) is wanted


#% id: ex06-one_hot-two-01
#% kind: two
#% why: labels counted from 1, and the last row left out
def one_hot(labels, classes):
    n = len(labels)
    table = np.zeros((n, classes))
    for i in range(n - 1):  #! n
        table[i, labels[i] - 1] = 1  #! labels start at 0
    return table


#% id: ex06-one_hot-rare-01
#% kind: rare
#% why: a slice and a list of columns: every row gets the ones of all labels
def one_hot(labels, classes):
    labels = np.asarray(labels, dtype=int)
    t = np.zeros((labels.size, classes))
    t[:, labels] = 1.0  #! pairs of row and column: np.arange(n)
    return t


#% id: ex06-one_hot-right-01
#% kind: right
#% why: comparison with the numbers of the classes
def one_hot(labels, classes):
    labels = np.asarray(labels).reshape(-1, 1)
    return (labels == np.arange(classes)).astype(float)
