#% id: ex03-backward-one-01
#% kind: one
#% why: h - h squared was meant, h - 2h was written
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(a, dtype=float) for a in (x, t, h, y, w2)]
    dy = (y - t) * (y - y**2)
    dh = dy @ w2.T * (h - h*2)  #! times 2 in place of the square
    return x.T @ dh, dh.sum(axis=0), h.T @ dy
#% id: ex03-backward-two-01
#% kind: two
#% why: the slope of the hidden layer is taken as the sigmoid's slope at h, and db1 is summed over the units
def backward(x, t, h, y, w2):
    x = np.asarray(x, float); t = np.asarray(t, float)
    h = np.asarray(h, float); y = np.asarray(y, float); w2 = np.asarray(w2, float)

    def dsig(z):
        s = sigmoid(z)
        return s * (1 - s)

    deltaY = (y - t) * y * (1 - y)
    deltaH = np.dot(deltaY, w2.T) * dsig(h)  #! h has been through the sigmoid already
    dw1 = np.dot(x.T, deltaH)
    dw2 = np.dot(h.T, deltaY)
    db1 = deltaH.sum(axis=1)  #! one number an example
    return dw1, db1, dw2
#% id: ex03-backward-two-02
#% kind: two
#% why: the output delta of cross-entropy (no slope), and dw2 comes out transposed
def backward(x, t, h, y, w2):
    x, h, w2 = np.asarray(x), np.asarray(h), np.asarray(w2)
    d_out = np.asarray(y) - np.asarray(t)  #! y (1 - y) is missing for the squared error
    d_hid = (d_out @ w2.T) * h * (1 - h)
    g_w2 = d_out.T @ h  #! shape (outputs, hidden)
    g_w1 = x.T @ d_hid
    g_b1 = np.sum(d_hid, 0)
    return g_w1, g_b1, g_w2
#% id: ex03-backward-two-03
#% kind: two
#% why: in the loops db1 is overwritten by every example, and the hidden delta keeps only the last output's share
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    n, n_in = x.shape
    n_hid, n_out = w2.shape
    dw1 = np.zeros((n_in, n_hid))
    db1 = np.zeros(n_hid)
    dw2 = np.zeros((n_hid, n_out))
    for e in range(n):
        dy = np.zeros(n_out)
        for o in range(n_out):
            dy[o] = (y[e, o] - t[e, o]) * y[e, o] * (1 - y[e, o])
        for j in range(n_hid):
            back = 0.0
            for o in range(n_out):
                back = dy[o] * w2[j, o]  #! not added up over the outputs
                dw2[j, o] += h[e, j] * dy[o]
            dj = back * h[e, j] * (1 - h[e, j])
            db1[j] = dj  #! only the last example stays
            for i in range(n_in):
                dw1[i, j] += x[e, i] * dj
    return dw1, db1, dw2
#% id: ex03-backward-three-01
#% kind: three
#% why: the difference is turned round, everything is divided by n, and the hidden slope has lost (1 - h)
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = np.array(x), np.array(t), np.array(h), np.array(y), np.array(w2)
    N = x.shape[0]
    e = (t - y) * y * (1 - y)  #! t - y
    e = e / N  #! E is a sum
    eh = e.dot(w2.T) * h  #! the other factor 1 - h is missing
    dw2 = h.T.dot(e)
    dw1 = x.T.dot(eh)
    db1 = eh.sum(axis=0)
    return dw1, db1, dw2
#% id: ex03-backward-three-02
#% kind: three
#% why: dw2 is made from the error without the slope, the hidden slope has a plus, and db1 is a mean
def backward(x, t, h, y, w2):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    h, y = np.asarray(h, dtype=float), np.asarray(y, dtype=float)
    error = y - t
    dw2 = h.T @ error  #! the delta belongs here
    delta_y = error * y * (1 - y)
    delta_h = (delta_y @ np.transpose(w2)) * h * (1 + h)  #! 1 - h
    dw1 = x.T @ delta_h
    db1 = np.mean(delta_h, axis=0)  #! sum
    return dw1, db1, dw2
#% id: ex03-backward-rare-01
#% kind: rare
#% why: saves memory by writing the slope into the caller's h, which is changed when it comes as a float array
def backward(x, t, h, y, w2):
    x = np.asarray(x, dtype=float)
    h = np.asarray(h, dtype=float)
    y = np.asarray(y, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    dy = (y - np.asarray(t)) * y * (1.0 - y)
    dw2 = h.T @ dy
    h *= 1.0 - h  #! in place: the argument itself
    dh = (dy @ w2.T) * h
    return x.T @ dh, dh.sum(0), dw2
