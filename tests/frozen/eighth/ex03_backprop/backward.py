#% id: ex03-backward-one-01
#% kind: one
#% why: the error is t - y, so every gradient has the wrong sign
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(v, dtype=float) for v in (x, t, h, y, w2)]
    delta_out = (t - y) * y * (1 - y)  #! y - t
    delta_hid = delta_out.dot(w2.T) * h * (1 - h)
    return x.T.dot(delta_hid), delta_hid.sum(axis=0), h.T.dot(delta_out)


#% id: ex03-backward-one-02
#% kind: one
#% why: the bias gradient is averaged over the batch
def backward(x, t, h, y, w2):
    x = np.asarray(x)
    h = np.asarray(h)
    y = np.asarray(y)
    dY = (y - np.asarray(t)) * y * (1 - y)
    dH = (dY @ np.transpose(w2)) * h * (1 - h)
    dw1 = x.T @ dH
    dw2 = h.T @ dY
    db1 = np.mean(dH, axis=0)  #! E is a sum over the examples
    return dw1, db1, dw2


#% id: ex03-backward-two-01
#% kind: two
#% why: the slope of the hidden layer is left out, and the bias gradient is summed along the units
def backward(x, t, h, y, w2):
    x, h, y, t, w2 = map(np.asarray, (x, h, y, t, w2))
    g_out = (y - t) * (y * (1 - y))
    g_hid = g_out @ w2.T  #! times h (1 - h)
    gw2 = h.T @ g_out
    gw1 = x.T @ g_hid
    gb1 = g_hid.sum(axis=1)  #! axis 0
    return gw1, gb1, gw2


#% id: ex03-backward-two-02
#% kind: two
#% why: the slope of the output is taken at sigmoid(y), and w2 is reshaped where it should be transposed
def backward(x, t, h, y, w2):
    def slope(a):
        return a * (1 - a)

    x, t, h, y, w2 = (np.asarray(q) for q in (x, t, h, y, w2))
    d2 = (y - t) * slope(sigmoid(y))  #! y is the activation already
    back = w2.reshape(w2.shape[::-1])  #! reshape mixes the entries, .T
    d1 = (d2 @ back) * slope(h)
    return x.T @ d1, d1.sum(0), h.T @ d2


#% id: ex03-backward-three-01
#% kind: three
#% why: divided by the batch size, h (1 + h) for the slope, and dw2 without the slope of the output
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.array(a, dtype=float) for a in (x, t, h, y, w2)]
    n = x.shape[0]
    error = y - t
    d_output = error * y * (1 - y)
    d_hidden = np.dot(d_output, w2.T) * h * (1 + h)  #! 1 - h
    dw2 = np.dot(h.T, error)  #! d_output, not the bare error
    dw1 = np.dot(x.T, d_hidden) / n  #! no mean here
    db1 = d_hidden.sum(axis=0)
    return dw1, db1, dw2


#% id: ex03-backward-rare-01
#% kind: rare
#% why: as in the lecture's notebook, delta times w2 elementwise: right for one output only
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    deltaY = np.multiply(y - t, np.multiply(y, (1 - y)))
    slope = np.multiply(h, (1 - h))
    deltaH = deltaY[:, :1] * w2[:, 0] * slope  #! sees the first output alone, needs deltaY @ w2.T
    dw2 = np.dot(h.transpose(), deltaY)
    dw1 = np.dot(x.transpose(), deltaH)
    return dw1, deltaH.sum(axis=0), dw2


#% id: ex03-backward-rare-02
#% kind: rare
#% why: err is y itself, so that -= changes the argument and the slope after it
def backward(x, t, h, y, w2):
    x = np.asarray(x, dtype=float)
    h = np.asarray(h, dtype=float)
    y = np.asarray(y, dtype=float)
    err = y  #! no copy, the next line changes y
    err -= np.asarray(t)
    d2 = err * y * (1.0 - y)
    d1 = (d2 @ np.asarray(w2).T) * h * (1.0 - h)
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: ex03-backward-right-01
#% kind: right
#% why: an example at a time, the outer products added up
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(q, dtype=float) for q in (x, t, h, y, w2))
    dw1 = np.zeros((x.shape[1], h.shape[1]))
    db1 = np.zeros(h.shape[1])
    dw2 = np.zeros(w2.shape)
    for xi, ti, hi, yi in zip(x, t, h, y):
        do = (yi - ti) * yi * (1 - yi)
        dh = w2 @ do * hi * (1 - hi)
        dw1 += np.outer(xi, dh)
        db1 += dh
        dw2 += np.outer(hi, do)
    return dw1, db1, dw2
