#% id: ex06-onehot-one-01
#% kind: one
#% why: the width comes from the labels, not from classes
def one_hot(labels, classes):
    labels = np.asarray(labels)
    k = labels.max() + 1  #! the highest class may be absent
    return (labels[:, None] == np.arange(k)).astype(float)
#% id: ex06-onehot-two-01
#% kind: two
#% why: classes are counted from 1, and examples are columns
def one_hot(labels, classes):
    n = len(labels)
    T = np.zeros((classes, n))  #! rows are examples
    for i in range(n):
        T[labels[i] - 1, i] = 1  #! first class is 0
    return T
#% id: ex06-onehot-two-02
#% kind: two
#% why: whole columns are set to one, and there is one column too many
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes + 1))  #! one class too many
    out[:, np.asarray(labels)] = 1.0  #! needs arange(n) for the rows
    return out
#% id: ex06-onehot-rare-01
#% kind: rare
#% why: labels are squeezed into a byte: from 256 classes on they wrap round
def one_hot(labels, classes):
    lab = np.asarray(labels).astype(np.uint8)  #! saves memory, loses labels above 255
    return np.eye(classes)[lab]
