#% id: ex06-one_hot-right-01
#% kind: right
#% why: comparison by broadcasting
def one_hot(labels, classes):
    return np.equal.outer(np.asarray(labels), np.arange(classes)).astype(float)


#% id: ex06-one_hot-one-01
#% kind: one
#% why: as many columns as the highest label seen
def one_hot(labels, classes):
    labels = np.asarray(labels)
    width = labels.max() + 1  #! the highest class may be absent: the width is `classes`
    out = np.zeros((len(labels), width))
    for row, lab in enumerate(labels):
        out[row, lab] = 1
    return out


#% id: ex06-one_hot-two-01
#% kind: two
#% why: whole columns set, and turned round
def one_hot(labels, classes):
    grid = np.zeros((len(labels), classes))
    grid[:, labels] = 1  #! sets whole columns; the row index must be arange(n)
    return grid.T  #! (n, classes) is asked


#% id: ex06-one_hot-one-02
#% kind: one
#% why: classes counted from one
def one_hot(labels, classes):
    return np.array([[1.0 if c == lab else 0.0 for c in range(1, classes + 1)] for lab in labels])  #! labels begin at 0


#% id: ex06-one_hot-rare-01
#% kind: rare
#% why: rows that are one and the same list
def one_hot(labels, classes):
    rows = [[0.0] * classes] * len(labels)  #! the same list n times: every row gets all the ones
    for i, lab in enumerate(labels):
        rows[i][lab] = 1.0
    return np.array(rows)
