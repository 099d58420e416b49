#% id: ex06-one-01
#% kind: one
#% why: the width comes from the labels that occur, not from `classes`
def one_hot(labels, classes):
    labels = np.asarray(labels)
    return np.eye(labels.max() + 1)[labels]  #! np.eye(classes)

#% id: ex06-two-01
#% kind: two
#% why: one column an example, and the last example is left out
def one_hot(labels, classes):
    n = len(labels)
    T = np.zeros((classes, n))  #! (n, classes)
    for i in range(n - 1):  #! range(n)
        T[int(labels[i]), i] = 1
    return T

#% id: ex06-two-02
#% kind: two
#% why: counts the classes from 1, and writes the label instead of a one
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes))
    for row, label in zip(out, labels):
        column = int(label) - 1  #! labels start at 0
        row[column] = label  #! 1.0
    return out

#% id: ex06-rare-01
#% kind: rare
#% why: the slice sets the columns of all labels in every row
def one_hot(labels, classes):
    labels = np.asarray(labels, dtype=int)
    t = np.zeros((labels.size, classes))
    t[:, labels] = 1.0  #! t[np.arange(n), labels]
    return t
