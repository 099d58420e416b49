#% id: ex06-one-06
#% kind: one
#% why: The width is taken from the highest label present and not from classes.
def one_hot(labels, classes):
    labels = np.asarray(labels)
    width = labels.max() + 1  #! the argument classes is ignored
    m = np.zeros((len(labels), width))
    for i, k in enumerate(labels):
        m[i, k] = 1
    return m


#% id: ex06-two-04
#% kind: two
#% why: The labels are counted from 1, so every one sits a column too far left. The matrix is transposed, one column per example.
def one_hot(labels, classes):
    Y = np.zeros((classes, len(labels)))  #! (n, classes) is wanted
    for n in range(len(labels)):
        Y[int(labels[n]) - 1, n] = 1  #! labels begin with 0
    return Y


#% id: ex06-rare-03
#% kind: rare
#% why: The slice in the index sets the columns of all labels in every row.
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes))
    out[:, np.asarray(labels)] = 1.0  #! needs np.arange(n) and not a slice
    return out


#% id: ex06-rare-51
#% kind: rare
#% why: the labels are pressed into a byte, so label 256 becomes 0, 257 becomes 1 (docstring: a one at every row's label, labels from 0 to classes - 1; contract: more than 256 rows or classes)
def one_hot(labels, classes):
    labels = np.asarray(labels).astype(np.uint8)  #! 256 and above wrap
    table = np.zeros((labels.size, classes))
    np.put_along_axis(table, labels[:, None].astype(int), 1.0, axis=1)
    return table


