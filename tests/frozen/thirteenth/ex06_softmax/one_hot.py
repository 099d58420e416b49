#% id: ex06-one-01
#% kind: one
#% why: the width comes from the highest label seen, not from classes
def one_hot(labels, classes):
    labels = np.asarray(labels)
    n_cls = labels.max() + 1  #! too narrow where the highest class is absent
    out = np.zeros((len(labels), n_cls))
    out[np.arange(len(labels)), labels] = 1
    return out

#% id: ex06-two-01
#% kind: two
#% why: MATLAB's count from 1 (label - 1), and the matrix stands on its side
def one_hot(labels, classes):
    N = len(labels)
    T = np.zeros((classes, N))  #! one column an example
    for i in range(N):
        c = labels[i] - 1  #! labels begin at 0
        T[c, i] = 1  #! row and column swapped
    return T

#% id: ex06-rare-01
#% kind: rare
#% why: indexing with : sets the columns of all labels in every row
def one_hot(labels, classes):
    labels = np.asarray(labels)
    out = np.zeros((labels.size, classes))
    out[:, labels] = 1.0  #! needs arange for the rows
    return out

#% id: ex06-rare-02
#% kind: rare
#% why: labels are renumbered by np.unique first, so absent classes shift the higher ones down
def one_hot(labels, classes):
    _, idx = np.unique(labels, return_inverse=True)  #! positions among the labels that occur
    return np.eye(classes)[idx]

#% id: ex06-right-01
#% kind: right
#% why: by comparison of a column of labels with the row of class numbers
def one_hot(labels, classes):
    column = np.reshape(labels, (-1, 1))
    return np.equal(column, np.arange(classes)).astype(float)
