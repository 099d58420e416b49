#% id: ex06-one_hot-right-01
#% kind: right
#% why: flat vector of zeros, ones set at row * classes + label, reshaped at the end
def one_hot(labels, classes):
    wanted = np.array(labels).astype(int).ravel()
    n = wanted.shape[0]
    flat = np.zeros(n * classes)
    flat[np.arange(n) * classes + wanted] = 1.0
    return flat.reshape(n, classes)


#% id: ex06-one_hot-one-01
#% kind: one
#% why: the column index is applied to every row
def one_hot(labels, classes):
    labels = np.asarray(labels).astype(int)
    result = np.zeros((labels.size, classes))
    result[:, labels] = 1  #! colon instead of arange: every row gets the ones of all labels
    return result


#% id: ex06-one_hot-one-02
#% kind: one
#% why: labels taken to count from 1
def one_hot(labels, classes):
    all_rows = []
    for one_label in labels:
        one_row = []
        for class_number in range(1, classes + 1):  #! classes numbered 1..classes, the labels begin at 0
            if class_number == int(one_label):
                one_row.append(1.0)
            else:
                one_row.append(0.0)
        all_rows.append(one_row)
    return np.array(all_rows)


#% id: ex06-one_hot-two-01
#% kind: two
#% why: one column too many, first row never filled
def one_hot(labels, classes):
    table = np.zeros((len(labels), classes + 1))  #! one column too many
    i = 1  #! the counter starts at 1, row 0 stays empty
    while i < len(labels):
        table[i][int(labels[i])] = 1
        i += 1
    return table


#% id: ex06-one_hot-two-02
#% kind: two
#% why: classes come from the labels that occur; the result lies on its side
def one_hot(labels, classes):
    labels = np.asarray(labels)
    kinds = np.unique(labels)  #! only the classes that occur get a column
    hits = [(labels == c).astype(float) for c in kinds]
    return np.stack(hits)  #! shape (classes, n), transpose missing


#% id: ex06-one_hot-rare-01
#% kind: rare
#% why: return_inverse renumbers the labels by their rank among those that occur
def one_hot(labels, classes):
    _, codes = np.unique(np.asarray(labels), return_inverse=True)
    return np.eye(classes)[codes]  #! rank of the label among the occurring ones used as the class


#% id: ex06-one_hot-rare-02
#% kind: rare
#% why: list multiplication repeats one and the same row
def one_hot(labels, classes):
    grid = [[0.0] * classes] * len(labels)  #! all rows are the same list object
    for row, label in zip(grid, labels):
        row[int(label)] = 1.0
    return np.array(grid)
