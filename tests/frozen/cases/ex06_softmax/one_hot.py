#% id: one_hot-001
#% kind: right
#% why: rows of the identity matrix
def one_hot(labels, classes):
    return np.eye(classes)[np.asarray(labels, dtype=int)]


#% id: one_hot-002
#% kind: right
#% why: comparison by broadcasting
def one_hot(labels, classes):
    labels = np.asarray(labels).astype(np.int64)
    return (labels[:, np.newaxis] == np.arange(classes)[np.newaxis]).astype(np.float32)


#% id: one_hot-003
#% kind: right
#% why: nested lists
def one_hot(labels, classes):
    table = [[1.0 if c == int(l) else 0.0 for c in range(classes)] for l in labels]
    return np.array(table, dtype=float).reshape(-1, classes)


#% id: one_hot-004
#% kind: right
#% why: flat positions with put
def one_hot(labels, classes):
    labels = [int(k) for k in labels]
    out = np.zeros(len(labels) * classes)
    np.put(out, [i * classes + k for i, k in enumerate(labels)], 1)
    return out.reshape(len(labels), classes)


#% id: one_hot-005
#% kind: right
#% why: put_along_axis
def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    idx = np.asarray(labels, dtype=np.intp).reshape(-1, 1)
    result = np.zeros((idx.shape[0], classes), dtype=np.float64)
    np.put_along_axis(result, idx, 1.0, axis=1)
    return result


#% id: one_hot-006
#% kind: right
#% why: whole numbers, add.at
def one_hot(labels, classes):
    labels = np.array(labels, dtype=int)
    n = labels.size
    out = np.zeros((n, classes), dtype=int)
    np.add.at(out, (np.arange(n), labels), 1)
    return out


#% id: one_hot-007
#% kind: right
#% why: Kronecker delta through a dictionary of rows
def one_hot(labels, classes):
    rows = {}
    for k in range(classes):
        r = [0.] * classes
        r[k] = 1.
        rows[k] = r
    return np.asarray([rows[int(l)] for l in labels])


#% id: one_hot-008
#% kind: right
#% why: difference of two step matrices
def one_hot(labels, classes):
    l = np.asarray(labels, dtype=float)[:, None]
    c = np.arange(classes)
    return np.heaviside(c - l, 1.0) - np.heaviside(c - l - 1, 1.0)


#% id: one_hot-009
#% kind: one
#% why: as many columns as the largest label needs
def one_hot(labels, classes):
    labels = np.asarray(labels)
    classes = labels.max() + 1   #! width from the labels
    return np.eye(classes)[labels]


#% id: one_hot-010
#% kind: one
#% why: classes as rows
def one_hot(labels, classes):
    labels = np.asarray(labels)
    n = len(labels)
    out = np.zeros((n, classes))
    out[np.arange(n), labels] = 1
    return out.T   #! transposed


#% id: one_hot-011
#% kind: one
#% why: counts labels from 1
def one_hot(labels, classes):
    result = np.zeros((len(labels), classes))
    for i in range(len(labels)):
        result[i, labels[i] - 1] = 1   #! labels start at 0
    return result


#% id: one_hot-012
#% kind: one
#% why: sets whole columns
def one_hot(labels, classes):
    labels = np.asarray(labels)
    onehot = np.zeros((labels.shape[0], classes))
    onehot[:, labels] = 1   #! every row gets every label
    return onehot


#% id: one_hot-013
#% kind: one
#% why: ones instead of zeros
def one_hot(labels, classes):
    # 원핫 인코딩
    y = np.ones((len(labels), classes))   #! ones
    for 번호, 라벨 in enumerate(labels):
        y[번호][라벨] = 1
    return y


#% id: one_hot-014
#% kind: one
#% why: row and column swapped in the index
def one_hot(labels, classes):
    n = len(labels)
    m = np.zeros((n, classes))
    for r in range(n):
        k = labels[r]
        m[k, r] = 1   #! indices swapped
    return m


#% id: one_hot-015
#% kind: one
#% why: the last label is forgotten
def one_hot(labels: ArrayLike, classes: int) -> NDArray:
    labels = np.array(labels)
    res = np.zeros((labels.size, classes))
    i = 0
    while i < labels.size - 1:   #! last row stays 0
        res[i, labels[i]] = 1.0
        i += 1
    return res


#% id: one_hot-016
#% kind: one
#% why: writes the label itself
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes), dtype=float)
    for i, label in enumerate(labels):
        out[i, label] = label   #! the label for a one
    return out


#% id: one_hot-017
#% kind: one
#% why: inverted
def one_hot(labels, classes):
    a = np.asarray(labels).reshape(-1, 1)
    return np.where(a == np.arange(classes), 0, 1)   #! 0 and 1 exchanged


#% id: one_hot-018
#% kind: one
#% why: returns a row of the last label alone
def one_hot(labels, classes):
    rows = []
    for l in labels:
        v = np.zeros(classes)
        v[l] = 1
    rows.append(v)   #! outside the loop
    return np.array(rows)


#% id: one_hot-019
#% kind: two
#% why: width from the data, labels from 1
def one_hot(labels, classes):
    labels = np.asarray(labels)
    width = len(np.unique(labels))   #! number of labels that occur
    out = np.zeros((len(labels), width))
    for i in range(len(labels)):
        out[i, labels[i] - 1] = 1   #! off by one
    return out


#% id: one_hot-020
#% kind: two
#% why: transposed and inverted
def one_hot(labels, classes):
    hit = np.arange(classes)[:, None] == np.asarray(labels)[None, :]   #! (classes, n)
    return 1.0 - hit   #! inverted


#% id: one_hot-021
#% kind: two
#% why: label as the value, first row forgotten
def one_hot(labels, classes):
    t = np.zeros((len(labels), classes))
    for i in range(1, len(labels)):   #! from 1
        t[i][labels[i]] = labels[i]   #! the label for a one
    print(t)
    return t


#% id: one_hot-022
#% kind: two
#% why: identity of the batch size, shifted
def one_hot(labels, classes):
    labels = np.asarray(labels)
    table = np.eye(len(labels))   #! size of the batch for the number of classes
    table = np.roll(table, 1, axis=1)   #! shifted by one
    return table[labels]


#% id: one_hot-023
#% kind: two
#% why: ones as base, only the first label written
def one_hot(labels, classes):
    result = np.full((len(labels), classes), 1.0)   #! ones
    for i, lab in enumerate(labels):
        result[i, lab] = 1.0
        break   #! ends after the first row
    return result


#% id: one_hot-024
#% kind: three
#% why: width, transposition, index from 1
def one_hot(labels, classes):
    k = max(labels) + 1   #! width from the labels
    out = np.zeros((len(labels), k))
    for i, l in enumerate(labels):
        out[i, l - 1] = 1   #! off by one
    return out.transpose()   #! transposed


#% id: one_hot-025
#% kind: three
#% why: ones, value of the label, last row missing
def one_hot(labels, classes):
    n = len(labels)
    out = np.ones((n, classes))   #! ones
    for i in range(n - 1):   #! last row missing
        out[i, labels[i]] = labels[i]   #! the label for a one
    return out


#% id: one_hot-026
#% kind: three
#% why: sorts, inverts, shifts
def one_hot(labels, classes):
    labels = sorted(labels)   #! order lost
    cols = np.arange(1, classes + 1)   #! columns from 1
    eq = np.array(labels)[:, None] != cols   #! not equal
    return eq.astype(float)


#% id: one_hot-027
#% kind: rare
#% why: position among the labels that occur
def one_hot(labels, classes):
    _, index = np.unique(labels, return_inverse=True)   #! rank for label where a class is absent
    return np.eye(classes)[index]


#% id: one_hot-028
#% kind: rare
#% why: casts the labels to one signed byte
def one_hot(labels, classes):
    labels = np.asarray(labels).astype(np.int8)   #! labels above 127 wrap round
    return (labels[:, None] == np.arange(classes)).astype(float)


#% id: one_hot-029
#% kind: rare
#% why: class 0 counts as nothing
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes))
    for row, label in zip(out, labels):
        if label:   #! label 0 gets no one
            row[label] = 1
    return out


#% id: one_hot-030
#% kind: rare
#% why: one buffer for all calls
_buffer = {}

def one_hot(labels, classes):
    labels = np.asarray(labels)
    shape = (labels.size, classes)
    out = _buffer.setdefault(shape, np.zeros(shape))   #! the array handed out before is written again
    out[:] = 0
    out[np.arange(labels.size), labels] = 1
    return out


#% id: one_hot-031
#% kind: rare
#% why: takes the labels out of the caller's list
def one_hot(labels, classes):
    rows = []
    labels = labels if isinstance(labels, list) else list(labels)   #! no copy of a list
    while labels:
        row = np.zeros(classes)
        row[labels.pop(0)] = 1
        rows.append(row)
    return np.array(rows)


#% id: one_hot-032
#% kind: rare
#% why: squeezes a single example
def one_hot(labels, classes):
    labels = np.asarray(labels)
    out = np.zeros((labels.size, classes))
    out[np.arange(labels.size), labels] = 1
    return out[0] if labels.size == 1 else out   #! one example loses its row axis


#% id: one_hot-033
#% kind: rare
#% why: label smoothing
def one_hot(labels, classes):
    t = np.eye(classes)[np.asarray(labels)]
    smooth = 0.1   #! smooths the targets
    return t * (1 - smooth) + smooth / classes


#% id: one_hot-034
#% kind: rare
#% why: starts from a lower triangle of ones
def one_hot(labels, classes):
    labels = np.asarray(labels)
    out = np.tri(labels.size, classes)   #! lower triangle not cleared
    out[range(labels.size), labels] = 1
    return out
