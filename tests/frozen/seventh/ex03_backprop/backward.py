#% id: ex03-right-01
#% kind: right
#% why: adds up outer products example by example, in plain loops over the rows
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(a, dtype=float) for a in (x, t, h, y, w2)]
    gw1 = np.zeros((x.shape[1], h.shape[1]))
    gb = np.zeros(h.shape[1])
    gw2 = np.zeros(w2.shape)
    for xi, ti, hi, yi in zip(x, t, h, y):
        d_out = (yi - ti) * yi * (1 - yi)
        d_hid = w2.dot(d_out) * hi * (1 - hi)
        gw2 += np.outer(hi, d_out)
        gw1 += np.outer(xi, d_hid)
        gb += d_hid
    return gw1, gb, gw2

#% id: ex03-one-02
#% kind: one
#% why: the slope of the hidden sigmoid, h (1 - h), is left out
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    dz2 = (y - t) * y * (1 - y)
    dw2 = h.T @ dz2
    dz1 = dz2 @ w2.T  #! times h (1 - h) is missing
    dw1 = x.T @ dz1
    db1 = dz1.sum(axis=0)
    return dw1, db1, dw2

#% id: ex03-one-03
#% kind: one
#% why: delta of the output is y - t alone, as for cross-entropy
def backward(x, t, h, y, w2):
    X = np.asarray(x, dtype=float)
    H = np.asarray(h, dtype=float)
    delta2 = np.asarray(y, dtype=float) - np.asarray(t)  #! y (1 - y) is missing
    delta1 = np.dot(delta2, np.transpose(w2)) * (H * (1.0 - H))
    return np.dot(X.T, delta1), np.sum(delta1, axis=0), np.dot(H.T, delta2)

#% id: ex03-one-04
#% kind: one
#% why: db1 is the delta of every example as in the lecture, not summed over the batch
def backward(x, t, h, y, w2):
    x = np.asarray(x); t = np.asarray(t); h = np.asarray(h); y = np.asarray(y); w2 = np.asarray(w2)
    deltaY = np.multiply(y - t, np.multiply(y, (1 - y)))
    temp = np.multiply(h, (1 - h))
    deltaH = np.dot(deltaY, w2.transpose()) * temp
    dw2 = np.dot(h.transpose(), deltaY)
    dw1 = np.dot(x.transpose(), deltaH)
    db1 = deltaH  #! shape (n, hidden), the sum over the rows is missing
    return dw1, db1, dw2

#% id: ex03-two-02
#% kind: two
#% why: the error is t - y, so all gradients have the wrong sign
#% why: the slope is taken by putting the activations h through sigmoid once more
def backward(x, t, h, y, w2):
    x = np.asarray(x, float)
    h = np.asarray(h, float)
    y = np.asarray(y, float)
    err = np.asarray(t, float) - y  #! sign
    g_y = err * y * (1 - y)
    sh = sigmoid(h)  #! h is an activation already
    g_h = g_y.dot(np.asarray(w2, float).T) * sh * (1 - sh)
    return x.T.dot(g_h), g_h.sum(0), h.T.dot(g_y)

#% id: ex03-two-03
#% kind: two
#% why: dw1 is assigned instead of accumulated, so only the last example counts
#% why: the error of a hidden unit takes the first output alone
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    n, n_in = x.shape
    n_hid = h.shape[1]
    n_out = y.shape[1]
    dw1 = np.zeros((n_in, n_hid))
    db1 = np.zeros(n_hid)
    dw2 = np.zeros((n_hid, n_out))
    for k in range(n):
        dy = [(y[k][o] - t[k][o]) * y[k][o] * (1 - y[k][o]) for o in range(n_out)]
        for j in range(n_hid):
            for o in range(n_out):
                dw2[j][o] += h[k][j] * dy[o]
            dh = dy[0] * w2[j][0] * h[k][j] * (1 - h[k][j])  #! sum over all outputs is missing
            db1[j] += dh
            for i in range(n_in):
                dw1[i][j] = x[k][i] * dh  #! = instead of +=
    return dw1, db1, dw2

#% id: ex03-three-01
#% kind: three
#% why: the derivative of the square brings a 2, but the 1/2 of E is forgotten
#% why: dw2 uses 1 - h in place of h
#% why: db1 is summed over everything to one number
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    d_y = 2 * (y - t) * y * (1 - y)  #! factor 2 too much
    d_h = d_y @ w2.T * h * (1 - h)
    dw2 = (1 - h).T @ d_y  #! h.T
    dw1 = x.T @ d_h
    db1 = np.sum(d_h)  #! axis=0 is missing
    return dw1, db1, dw2

#% id: ex03-rare-02
#% kind: rare
#% why: the error goes back through w2 after its update, w2 - dw2, instead of the w2 of the forward pass
def backward(x, t, h, y, w2):
    # 강의 코드처럼 w2 를 먼저 갱신
    x, t, h, y = (np.asarray(a, dtype=float) for a in (x, t, h, y))
    w2 = np.array(w2, dtype=float)
    deltaY = (y - t) * y * (1 - y)
    dw2 = h.T @ deltaY
    w2 = w2 - dw2  #! the hidden delta then sees the new w2
    deltaH = deltaY @ w2.T * h * (1 - h)
    return x.T @ deltaH, deltaH.sum(axis=0), dw2
