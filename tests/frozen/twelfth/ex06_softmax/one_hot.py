#% id: ex06-one_hot-one-01
#% kind: one
#% why: MATLAB habit: the label is taken to count from 1
def one_hot(labels, classes):
    n = len(labels)
    T = np.zeros((n, classes))
    for i in range(n):
        T[i, labels[i] - 1] = 1  #! labels start at 0
    return T


#% id: ex06-one_hot-two-01
#% kind: two
#% why: width from the highest label that occurs, and examples as columns
def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    labels = np.asarray(labels)
    width = labels.max() + 1  #! classes
    return np.eye(width)[labels].T  #! (n, classes), no transpose


#% id: ex06-one_hot-two-02
#% kind: two
#% why: slice in place of a row index (every row gets every label), and one column too many
def one_hot(labels, classes):
    labels = np.asarray(labels, dtype=int)
    out = np.zeros((labels.size, classes + 1))  #! classes columns
    out[:, labels] = 1.0  #! np.arange(n), not a slice
    return out


#% id: ex06-one_hot-three-01
#% kind: three
#% why: smoothed ones from a blog, first row skipped, always the first label
def one_hot(labels, classes):
    labels = list(np.asarray(labels))
    res = []
    for row in range(len(labels)):
        res.append([0.0] * classes)
    for row in range(1, len(labels)):  #! row 0 is left out
        where = labels[0]  #! labels[row]
        res[row][where] = 0.9  #! 1
    return np.array(res)


#% id: ex06-one_hot-rare-01
#% kind: rare
#% why: labels squeezed into uint8 to save memory: class 256 becomes class 0
def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    small = np.asarray(labels).astype(np.uint8)  #! wraps beyond 255
    out = np.zeros((small.shape[0], classes), dtype=np.float32)
    out[np.arange(small.shape[0]), small] = 1
    return out


#% id: ex06-one_hot-rare-02
#% kind: rare
#% why: np.unique's inverse numbers the classes that occur, so an absent class shifts all above it
def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    _, index = np.unique(labels, return_inverse=True)  #! rank among the labels present, not the label
    return np.identity(classes)[np.ravel(index)]


#% id: ex06-one_hot-right-01
#% kind: right
#% why: a comparison with the row of class numbers
def one_hot(labels, classes):
    column = np.asarray(labels).reshape(-1, 1)
    return np.equal(column, np.arange(classes)).astype(float)
