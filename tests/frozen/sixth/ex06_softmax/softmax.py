#% id: ex06-right-01
#% kind: right
#% why: right
def one_hot(labels, classes):
    # MATLAB style: compare a column with a row
    column = np.array(labels).reshape(-1, 1)
    row = np.arange(classes).reshape(1, -1)
    return 1.0 * (column == row)


def softmax(z):
    z = np.array(z, dtype=float)
    log_total = np.logaddexp.reduce(z, axis=1)
    return np.exp((z.T - log_total).T)


#% id: ex06-one-01
#% kind: one
#% why: The maximum is not subtracted, so large logits overflow to NaN.
def softmax(z):
    ez = np.exp(np.asarray(z, dtype=float))  #! overflows for z of 1000
    return ez / np.sum(ez, axis=1, keepdims=True)


#% id: ex06-one-02
#% kind: one
#% why: The sum goes over the whole matrix, so the rows together and not each row sum to 1.
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum()  #! axis=1 is missing


#% id: ex06-one-03
#% kind: one
#% why: One maximum of the whole matrix is subtracted, so a row far below it underflows to 0 / 0.
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = z.max()  #! must be the maximum of each row
    e = np.exp(z - m)
    return e / e.sum(axis=1)[:, None]


#% id: ex06-two-01
#% kind: two
#% why: The sum goes down the columns. The logits are divided by a temperature of 2.
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z / 2.0  #! no temperature was asked for
    top = np.exp(z - z.max(axis=1, keepdims=True))
    bottom = top.sum(axis=0)  #! columns instead of rows
    return top / bottom


#% id: ex06-rare-02
#% kind: rare
#% why: Against overflow the logits are divided by their largest absolute value, which changes the probabilities.
def softmax(z):
    z = np.asarray(z, dtype=float)
    scale = np.maximum(np.abs(z).max(axis=1, keepdims=True), 1.0)
    e = np.exp(z / scale)  #! subtracting leaves softmax unchanged, dividing does not
    return e / e.sum(axis=1, keepdims=True)


#% id: ex06-right-51
#% kind: right
#% why: e^(z - log sum e^z), the logarithm folded up with logaddexp
def softmax(z):
    z = np.array(z, dtype=np.float64)
    log_total = np.logaddexp.reduce(z, axis=1, keepdims=True)
    return np.exp(z - log_total)


#% id: ex06-rare-52
#% kind: rare
#% why: the maximum is subtracted in the kind of z, so unsigned whole numbers wrap below 0 and the result is NaN or wrong (docstring: arrays hold floats or whole numbers)
def softmax(z):
    z = np.asarray(z)
    shifted = z - np.max(z, axis=1, keepdims=True)  #! 1 - 2 is 255 in uint8
    e = np.exp(shifted)
    return e / np.sum(e, axis=1, keepdims=True)


