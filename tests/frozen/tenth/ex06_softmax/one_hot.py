#% id: ex06-one-01
#% kind: one
#% why: as many columns as the labels show, not as many as there are classes
def one_hot(labels, classes):
    labels = np.asarray(labels, dtype=int)
    width = labels.max() + 1  #! the highest class may be absent
    out = np.zeros((len(labels), width))
    out[np.arange(len(labels)), labels] = 1
    return out


#% id: ex06-two-01
#% kind: two
#% why: counts classes from 1, and begins with the second row
def one_hot(labels, classes):
    t = np.zeros((len(labels), classes))
    for i in range(1, len(labels)):  #! row 0 is left out
        t[i, int(labels[i]) - 1] = 1.0  #! minus 1
    return t


#% id: ex06-two-02
#% kind: two
#% why: a slice instead of row numbers marks whole columns, and the table is turned on its side
def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    idx = np.asarray(labels, dtype=int)
    table = np.zeros((idx.size, classes))
    table[:, idx] = 1  #! every row
    return table.T  #! (classes, n)


#% id: ex06-rare-01
#% kind: rare
#% why: compares with class numbers of one byte: class 256 is 0 again
def one_hot(labels, classes):
    numbers = np.arange(classes).astype(np.uint8)  #! wraps above 255
    return (np.asarray(labels)[:, None] == numbers).astype(float)
