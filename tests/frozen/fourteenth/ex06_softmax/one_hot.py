#% id: ex06-right-01
#% kind: right
#% why: right; compares the column of labels with the row 0 ... classes - 1
def one_hot(labels, classes):
    column = np.asarray(labels).reshape(-1, 1)
    return (column == np.arange(classes)).astype(float)


#% id: ex06-one-01
#% kind: one
#% why: counts classes from 1 as MATLAB does: label 0 lands in the last column
def one_hot(labels, classes):
    labels = np.asarray(labels, dtype=int)
    out = np.zeros((len(labels), classes))
    for i in range(len(labels)):
        out[i, labels[i] - 1] = 1  #! labels[i]
    return out


#% id: ex06-two-01
#% kind: two
#% why: examples in columns, and the label itself instead of a 1
def one_hot(labels, classes):
    labels = np.asarray(labels, dtype=int)
    n = labels.shape[0]
    result = np.zeros((classes, n))  #! (n, classes)
    result[labels, np.arange(n)] = labels  #! 1
    return result


#% id: ex06-two-02
#% kind: two
#% why: ones and zeros exchanged, and the last row is not reached
def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    codes = np.ones((len(labels), classes))  #! zeros
    for row in range(len(labels) - 1):  #! range(len(labels))
        codes[row, int(labels[row])] = 0.0  #! 1
    return codes


#% id: ex06-rare-01
#% kind: rare
#% why: ranks the labels that occur: a class that is absent shifts all higher ones
def one_hot(labels, classes):
    _, position = np.unique(np.asarray(labels), return_inverse=True)
    return np.eye(classes)[position]  #! the label, not its place among those present
