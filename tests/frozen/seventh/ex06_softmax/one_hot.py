#% id: ex06-one-01
#% kind: one
#% why: the number of columns comes from the largest label present, not from classes
def one_hot(labels, classes):
    labels = np.asarray(labels, dtype=int)
    클래스수 = labels.max() + 1  #! ignores classes
    return np.eye(클래스수)[labels]

#% id: ex06-two-01
#% kind: two
#% why: the result has classes as rows and examples as columns
#% why: labels are counted from 1, as in MATLAB
def one_hot(labels, classes):
    labels = np.asarray(labels, dtype=int)
    T = np.zeros((classes, len(labels)))  #! transposed
    for col in range(len(labels)):
        T[labels[col] - 1, col] = 1  #! label 0 ends in the last class
    return T

#% id: ex06-rare-01
#% kind: rare
#% why: labels are squeezed into uint8, so label 256 becomes 0
def one_hot(labels, classes):
    idx = np.asarray(labels).astype(np.uint8)  #! wraps above 255
    out = np.zeros((idx.size, classes), dtype=np.float32)
    out[np.arange(idx.size), idx] = 1.0
    return out
