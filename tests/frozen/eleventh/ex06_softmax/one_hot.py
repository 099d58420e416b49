#% id: ex06-one_hot-one-01
#% kind: one
#% why: labels counted from 1
def one_hot(labels, classes):
    lab = np.asarray(labels, dtype=int)
    out = np.zeros((len(lab), classes))
    for i, c in enumerate(lab):
        out[i, c - 1] = 1  #! labels begin at 0
    return out

#% id: ex06-one_hot-two-01
#% kind: two
#% why: compares with >= (thermometer code), and the range of classes begins at 1
def one_hot(labels, classes):
    labels = np.asarray(labels).reshape(-1, 1)
    ks = np.arange(1, classes + 1)  #! 0 .. classes - 1
    return np.where(labels >= ks, 1.0, 0.0)  #! == : now all the classes below the label are 1 too

#% id: ex06-one_hot-two-02
#% kind: two
#% why: fills a flat array: the row's offset is its index times n, and the ones are counted up where a label occurs again
def one_hot(labels, classes):
    idx = [int(v) for v in labels]
    n = len(idx)
    flat = np.zeros(n * classes)
    value = np.ones(n)
    for i in range(1, n):
        value[i] = 1 + idx[:i].count(idx[i])  #! always 1
    for i in range(n):
        flat[(i * n + idx[i]) % flat.size] = value[i]  #! a row has `classes` entries
    return flat.reshape(n, classes)

#% id: ex06-one_hot-rare-01
#% kind: rare
#% why: uses np.unique's inverse as the label: wrong as soon as a class in the middle is absent
def one_hot(labels, classes):
    _, pos = np.unique(np.asarray(labels), return_inverse=True)  #! the position among the labels that occur, not the label
    out = np.zeros((pos.size, classes))
    out[np.arange(pos.size), pos] = 1
    return out
