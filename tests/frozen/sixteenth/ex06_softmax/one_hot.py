#% id: ex06-one_hot-one-01
#% kind: one
#% why: number of classes taken from the labels
def one_hot(labels, classes):
    labels = np.asarray(labels)
    return np.eye(labels.max() + 1)[labels]  #! the highest class may be absent


#% id: ex06-one_hot-rare-01
#% kind: rare
#% why: sets whole columns
def one_hot(labels, classes):
    n = len(labels)
    M = np.zeros((n, classes))
    M[:, np.asarray(labels)] = 1  #! a slice for the rows sets the columns in all rows
    return M


#% id: ex06-one_hot-two-01
#% kind: two
#% why: labels counted from 1, transposed
def one_hot(labels, classes):
    grid = np.arange(1, classes + 1)  #! labels count from 0
    hits = grid[:, None] == np.asarray(labels)[None, :]
    return hits.astype(float)  #! shape (classes, n)


#% id: ex06-one_hot-right-01
#% kind: right
#% why: comparison by broadcasting
def one_hot(labels, classes):
    return np.equal.outer(np.asarray(labels), np.arange(classes)) * 1.0
