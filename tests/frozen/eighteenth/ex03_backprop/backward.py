#% id: ex03-backward-right-01
#% kind: right
#% why: einsum throughout
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(v, dtype=float) for v in (x, t, h, y, w2)]
    gy = np.einsum("no,no,no->no", y - t, y, 1 - y)
    gh = np.einsum("no,ho,nh,nh->nh", gy, w2, h, 1 - h)
    return (
        np.einsum("ni,nh->ih", x, gh),
        np.einsum("nh->h", gh),
        np.einsum("nh,no->ho", h, gy),
    )


#% id: ex03-backward-right-02
#% kind: right
#% why: one example at a time, outer products, db1 as a row
def backward(x, t, h, y, w2):
    weights = np.array(w2, dtype=float)
    dw1 = np.zeros((len(x[0]), weights.shape[0]))
    db1 = np.zeros((1, weights.shape[0]))
    dw2 = np.zeros(weights.shape)
    for number in range(len(x)):
        inputs = np.array(x[number], dtype=float)
        hidden = np.array(h[number], dtype=float)
        output = np.array(y[number], dtype=float)
        target = np.array(t[number], dtype=float)
        delta_output = (output - target) * (1.0 - output) * output
        delta_hidden = weights.dot(delta_output) * (1.0 - hidden) * hidden
        dw2 += np.outer(hidden, delta_output)
        dw1 += np.outer(inputs, delta_hidden)
        db1[0] += delta_hidden
    return dw1, db1, dw2


#% id: ex03-backward-one-01
#% kind: one
#% why: slope of the output in the hidden delta's place
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    delta_y = (y - t) * y * (1 - y)
    delta_h = np.dot(delta_y, w2.T) * h * (1 - y)  #! 1 - y mixed up with 1 - h
    dw1 = np.dot(x.T, delta_h)
    db1 = np.sum(delta_h, axis=0)
    dw2 = np.dot(h.T, delta_y)
    return dw1, db1, dw2


#% id: ex03-backward-one-02
#% kind: one
#% why: db1 left as one row an example, as in the lecture's update
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = np.array(x), np.array(t), np.array(h), np.array(y), np.array(w2)
    deltaY = np.multiply(y - t, np.multiply(y, 1 - y))
    deltaH = np.multiply(deltaY.dot(w2.transpose()), np.multiply(h, 1 - h))
    dw1 = np.dot(x.transpose(), deltaH)
    db1 = deltaH  #! not summed over the batch
    dw2 = np.dot(h.transpose(), deltaY)
    return dw1, db1, dw2


#% id: ex03-backward-one-03
#% kind: one
#% why: error sent back instead of the delta
def backward(x, t, h, y, w2):
    h = np.asarray(h, dtype=float)
    y = np.asarray(y, dtype=float)
    error = y - np.asarray(t, dtype=float)
    output_delta = error * y * (1 - y)
    hidden_error = error @ np.transpose(w2)  #! output slope missing on the way back
    hidden_delta = hidden_error * (h * (1 - h))
    return np.transpose(x) @ hidden_delta, hidden_delta.sum(0), h.T @ output_delta


#% id: ex03-backward-one-04
#% kind: one
#% why: sigmoid's slope taken at the activation as if it were the sum
def slope(pre):
    s = sigmoid(pre)
    return s * (1 - s)


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    dz2 = (y - t) * (y * (1 - y))
    dz1 = (dz2 @ w2.T) * slope(h)  #! h is an activation already
    return x.T @ dz1, dz1.sum(axis=0), h.T @ dz2


#% id: ex03-backward-two-01
#% kind: two
#% why: bias gradient taken before the slope, dw2 from the hidden slope
def backward(x, t, h, y, w2):
    X = np.asarray(x, dtype=float)
    T = np.asarray(t, dtype=float)
    H = np.asarray(h, dtype=float)
    Y = np.asarray(y, dtype=float)
    V = np.asarray(w2, dtype=float)
    d_out = (Y - T) * Y * (1 - Y)
    came_back = d_out @ V.T
    h_slope = H * (1 - H)
    d_hid = came_back * h_slope
    dw2 = h_slope.T @ d_out  #! H and not its slope
    db1 = came_back.sum(axis=0)  #! hidden slope is missing
    return X.T @ d_hid, db1, dw2


#% id: ex03-backward-two-02
#% kind: two
#% why: triple loop, assignment for addition, half a slope
def backward(x, t, h, y, w2):
    n = len(x)
    n_in = len(x[0])
    n_hid = len(w2)
    n_out = len(w2[0])
    dw1 = np.zeros((n_in, n_hid))
    db1 = np.zeros(n_hid)
    dw2 = np.zeros((n_hid, n_out))
    for e in range(n):
        dy = [(y[e][o] - t[e][o]) * y[e][o] * (1 - y[e][o]) for o in range(n_out)]
        for j in range(n_hid):
            dh = 0.0
            for o in range(n_out):
                dh += w2[j][o] * dy[o]
                dw2[j][o] += h[e][j] * dy[o]
            dh *= 1 - h[e][j]  #! factor h of the slope is missing
            db1[j] += dh
            for i in range(n_in):
                dw1[i][j] = x[e][i] * dh  #! last example overwrites the others
    return dw1, db1, dw2


#% id: ex03-backward-two-03
#% kind: two
#% why: divided by the number of examples, dw1 and dw2 swapped in the result
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(arr, float) for arr in (x, t, h, y, w2))
    grad_y = (y - t) / y.shape[0]  #! E is a sum, no mean
    grad_z2 = grad_y * y * (1.0 - y)
    grad_w2 = h.T.dot(grad_z2)
    grad_h = grad_z2.dot(w2.T)
    grad_z1 = grad_h * h * (1.0 - h)
    grad_w1 = x.T.dot(grad_z1)
    grad_b1 = grad_z1.sum(axis=0)
    return [grad_w2, grad_b1, grad_w1]  #! order is dw1, db1, dw2


#% id: ex03-backward-two-04
#% kind: two
#% why: sign turned, bias gradient summed along the wrong axis
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = np.asarray(x), np.asarray(t), np.asarray(h), np.asarray(y), np.asarray(w2)
    d2 = np.einsum("no,no->no", t - y, y * (1 - y))  #! y - t
    d1 = np.einsum("no,ho->nh", d2, w2) * h * (1 - h)
    db = np.einsum("nh->n", d1)  #! sums over the units
    return np.einsum("ni,nh->ih", x, d1), db, np.einsum("nh,no->ho", h, d2)


#% id: ex03-backward-three-01
#% kind: three
#% why: squared error used as its slope, mean bias, one weight gradient averaged
def backward(x, t, h, y, w2):
    xa, ta, ha, ya, wa = (np.array(q, dtype=float) for q in (x, t, h, y, w2))
    count = xa.shape[0]
    e = 0.5 * (ya - ta) ** 2  #! the derivative of the error is y - t
    dy = e * ya * (1 - ya)
    dh = dy @ wa.T * ha * (1 - ha)
    dw2 = ha.T @ dy / count  #! no mean over the examples
    db1 = dh.max(axis=0)  #! sum over the batch, not maximum
    dw1 = xa.T @ dh
    return dw1, db1, dw2


#% id: ex03-backward-three-02
#% kind: three
#% why: tanh slope, factor two, last example left out of the bias
def backward(x, t, h, y, w2):
    hidden = np.asarray(h, dtype=float)
    out = np.asarray(y, dtype=float)
    delta = 2 * (out - np.asarray(t, dtype=float))  #! one half of E cancels the two
    delta = delta * out * (1 - out)
    dw2 = np.matmul(hidden.T, delta)
    back = np.matmul(delta, np.asarray(w2, dtype=float).T)
    back = back * (1 - hidden ** 2)  #! slope of tanh
    dw1 = np.matmul(np.asarray(x, dtype=float).T, back)
    db1 = np.zeros(back.shape[1])
    for row in back[:-1]:  #! last example is left out
        db1 = db1 + row
    return dw1, db1, dw2


#% id: ex03-backward-rare-01
#% kind: rare
#% why: operator precedence makes the output slope zero
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    dy = (y - t) * (y * 1 - y)  #! without brackets y * 1 - y is 0
    dh = (dy @ w2.T) * (h * (1 - h))
    return (x.T @ dh, dh.sum(axis=0), h.T @ dy)


#% id: ex03-backward-rare-02
#% kind: rare
#% why: w2 reshaped instead of transposed
def backward(x, t, h, y, w2):
    x, t, h, y = np.array(x, float), np.array(t, float), np.array(h, float), np.array(y, float)
    outputs = y.shape[1]
    delta_out = (y - t) * y * (1 - y)
    w2_turned = np.reshape(w2, (outputs, -1))  #! reshape keeps the reading order, no transpose
    delta_hid = (delta_out @ w2_turned) * h * (1 - h)
    return x.T @ delta_hid, np.sum(delta_hid, axis=0, keepdims=True), h.T @ delta_out


#% id: ex03-backward-rare-03
#% kind: rare
#% why: slope built in place, so h itself is overwritten before dw2 needs it
def backward(x, t, h, y, w2):
    x, t, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, y, w2))
    h = np.array(h, dtype=float)
    hidden_slope = h  #! no copy, h changes along with it
    hidden_slope *= 1 - hidden_slope
    dy = (y - t) * (y * (1 - y))
    dh = (dy @ w2.T) * hidden_slope
    return x.T @ dh, dh.sum(axis=0), h.T @ dy


#% id: ex03-backward-rare-04
#% kind: rare
#% why: examples on the right side of 0.5 are taken for finished
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    misclassified = (y > 0.5) != (t > 0.5)
    error = np.where(misclassified, y - t, 0.0)  #! correct sides have an error too
    dy = error * y * (1 - y)
    dh = dy.dot(w2.T) * h * (1 - h)
    dw1, db1, dw2 = x.T.dot(dh), dh.sum(axis=0), h.T.dot(dy)
    return dw1, db1, dw2
