#% id: ex03-right-02
#% kind: right
#% why: right; one example at a time, outer products added up
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    gw1 = np.zeros((x.shape[1], h.shape[1]))
    gb1 = np.zeros(h.shape[1])
    gw2 = np.zeros(w2.shape)
    for xi, ti, hi, yi in zip(x, t, h, y):
        back_out = (yi - ti) * yi * (1 - yi)
        gw2 += np.outer(hi, back_out)
        back_hid = w2.dot(back_out) * hi * (1 - hi)
        gw1 += np.outer(xi, back_hid)
        gb1 += back_hid
    return gw1, gb1, gw2


#% id: ex03-one-02
#% kind: one
#% why: the output delta of the cross-entropy: the slope of the output sigmoid is missing
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(v, dtype=float) for v in (x, t, h, y, w2)]
    d2 = y - t  #! * y * (1 - y)
    dw2 = h.T @ d2
    d1 = (d2 @ w2.T) * h * (1 - h)
    dw1 = x.T @ d1
    db1 = d1.sum(axis=0)
    return dw1, db1, dw2


#% id: ex03-two-03
#% kind: two
#% why: target minus output turns every gradient round, and db1 is left per example as in the lecture
def backward(x, t, h, y, w2):
    x = np.asarray(x); t = np.asarray(t); h = np.asarray(h); y = np.asarray(y); w2 = np.asarray(w2)
    deltaY = np.multiply(t - y, np.multiply(y, (1 - y)))  #! y - t
    temp = np.dot(deltaY, w2.transpose())
    deltaH = temp * np.multiply(h, (1 - h))
    dw2 = np.dot(h.transpose(), deltaY)
    dw1 = np.dot(x.transpose(), deltaH)
    db1 = deltaH  #! not summed over the batch
    return dw1, db1, dw2


#% id: ex03-two-04
#% kind: two
#% why: the hidden slope is taken of sigmoid(h), and dw2 alone is averaged over the batch
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))

    def slope(z):
        s = sigmoid(z)
        return s * (1 - s)

    e_out = (y - t) * y * (1 - y)
    e_hid = (e_out @ w2.T) * slope(h)  #! h is an activation, not a pre-activation
    grad_w2 = h.T @ e_out / len(x)  #! E is a sum
    grad_w1 = x.T @ e_hid
    grad_b1 = np.sum(e_hid, axis=0)
    return grad_w1, grad_b1, grad_w2


#% id: ex03-two-05
#% kind: two
#% why: the hidden layer gets the bare error back instead of delta, and db1 is summed over the units
def backward(x, t, h, y, w2):
    x, t, h = np.asarray(x), np.asarray(t), np.asarray(h)
    y, w2 = np.asarray(y), np.asarray(w2)
    error = y - t
    delta_out = error * y * (1 - y)
    dw2 = h.T.dot(delta_out)
    delta_hidden = error.dot(w2.T) * h * (1 - h)  #! delta_out.dot
    dw1 = x.T.dot(delta_hidden)
    db1 = delta_hidden.sum(axis=1)  #! axis=0
    return dw1, db1, dw2


#% id: ex03-three-01
#% kind: three
#% why: keeps the 2 of the derived square, uses the slope of tanh in the hidden layer, averages db1
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(q, dtype=float) for q in (x, t, h, y, w2))
    # chain rule, output first
    dE_dy = 2 * (y - t)  #! the half of E cancels this 2
    dE_dz2 = dE_dy * (y - y**2)
    dw2 = h.T @ dE_dz2
    dE_dh = dE_dz2 @ w2.T
    dE_dz1 = dE_dh * (1 - h**2)  #! h - h**2
    dw1 = x.T @ dE_dz1
    db1 = dE_dz1.mean(axis=0)  #! sum
    return dw1, db1, dw2


#% id: ex03-three-02
#% kind: three
#% why: no slope in the hidden layer, dw2 from the error instead of delta, results in the wrong order
def backward(x, t, h, y, w2):
    X, T, H, Y, W = [np.array(k, dtype=float) for k in (x, t, h, y, w2)]
    err = Y - T
    d_out = err * Y * (1.0 - Y)
    d_hid = d_out @ W.T  #! * H * (1 - H)
    g2 = H.T @ err  #! d_out
    g1 = X.T @ d_hid
    gb = d_hid.sum(0)
    return g1, g2, gb  #! g1, gb, g2


#% id: ex03-rare-02
#% kind: rare
#% why: sums delta and w2 over the outputs before they are multiplied: right for a single output only
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    dy = (y - t) * y * (1 - y)
    dw2 = h.T @ dy
    total = dy.sum(axis=1, keepdims=True)
    dh = total * w2.sum(axis=1) * h * (1 - h)  #! dy @ w2.T keeps every output with its own weight
    return x.T @ dh, dh.sum(axis=0), dw2
