#% id: ex03-one-02
#% kind: one
#% why: the output delta lacks y(1-y), as if the loss were the cross-entropy
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    delta_out = y - t  #! slope of the output sigmoid missing
    delta_hid = (delta_out @ w2.T) * h * (1 - h)
    return x.T @ delta_hid, delta_hid.sum(axis=0), h.T @ delta_out

#% id: ex03-two-02
#% kind: two
#% why: error taken as t - y (all signs turned), and the bias gradient stays one row per example as in the lecture's cell
def backward(x, t, h, y, w2):
    x = np.array(x); t = np.array(t); h = np.array(h); y = np.array(y); w2 = np.array(w2)
    deltaY = np.multiply(t - y, np.multiply(y, (1 - y)))  #! sign: dE/dy is y - t
    deltaH = np.multiply(np.dot(deltaY, w2.transpose()), np.multiply(h, (1 - h)))
    dw2 = np.dot(h.transpose(), deltaY)
    dw1 = np.dot(x.transpose(), deltaH)
    db1 = deltaH  #! not summed over the batch
    return dw1, db1, dw2

#% id: ex03-two-03
#% kind: two
#% why: the outer product of an example replaces dw2 instead of being added, and the hidden slope reads h(1+h)
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(v, dtype=float) for v in (x, t, h, y, w2)]
    dw1 = np.zeros((x.shape[1], h.shape[1]))
    db1 = np.zeros(h.shape[1])
    dw2 = np.zeros(w2.shape)
    for i in range(x.shape[0]):
        dy = (y[i] - t[i]) * y[i] * (1.0 - y[i])
        dh = w2.dot(dy) * h[i] * (1.0 + h[i])  #! slope is h(1-h)
        dw2 = np.outer(h[i], dy)  #! overwritten, the last example alone counts
        dw1 += np.outer(x[i], dh)
        db1 += dh
    return dw1, db1, dw2

#% id: ex03-three-01
#% kind: three
#% why: the slope helper applies the sigmoid once more, dw1 comes out transposed, db1 is summed along the units
def backward(x, t, h, y, w2):
    def slope(a):
        return sigmoid(a) * (1 - sigmoid(a))  #! a is an activation already

    x, t, h, y, w2 = (np.asarray(q) for q in (x, t, h, y, w2))
    d2 = (y - t) * slope(y)
    d1 = d2.dot(w2.T) * slope(h)
    g1 = d1.T.dot(x)  #! (hidden, inputs)
    gb = np.sum(d1, axis=1)  #! wrong axis
    g2 = h.T.dot(d2)
    return g1, gb, g2

#% id: ex03-rare-02
#% kind: rare
#% why: delta times w2 transposed by broadcasting, as in the lecture: right for a single output unit only
def backward(x, t, h, y, w2):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    h = np.asarray(h, dtype=float)
    y = np.asarray(y, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    delta_y = (y - t) * (y * (1 - y))
    back = delta_y * w2.T  #! (n,1)*(1,hidden): no sum over the outputs
    delta_h = back * (h * (1 - h))
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y

#% id: ex03-rare-03
#% kind: rare
#% why: the error is built in place in the caller's y
def backward(x, t, h, y, w2):
    x, h, w2 = np.asarray(x), np.asarray(h), np.asarray(w2)
    err = np.asarray(y, dtype=float)  #! the same array, not a copy
    slope_y = err * (1 - err)
    err -= t
    err *= slope_y
    hid = np.einsum("no,ho->nh", err, w2) * (h - h * h)
    return np.einsum("ni,nh->ih", x, hid), hid.sum(0), np.einsum("nh,no->ho", h, err)

#% id: ex03-right-01
#% kind: right
#% why: broadcast outer products summed over the examples, bias gradient as a row
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(a, dtype=np.float64) for a in (x, t, h, y, w2)]
    gy = (y - t) * y * (1 - y)
    gh = (gy[:, None, :] * w2[None, :, :]).sum(axis=2) * h * (1 - h)
    dw2 = (h[:, :, None] * gy[:, None, :]).sum(axis=0)
    dw1 = (x[:, :, None] * gh[:, None, :]).sum(axis=0)
    db1 = gh.sum(axis=0, keepdims=True)
    return dw1, db1, dw2
