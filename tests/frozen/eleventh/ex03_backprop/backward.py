#% id: ex03-backward-right-01
#% kind: right
#% why: unusual: outer products added example by example, with einsum for the last step
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(m, dtype=float) for m in (x, t, h, y, w2)]
    dw1 = np.zeros((x.shape[1], h.shape[1]))
    db1 = np.zeros(h.shape[1])
    dw2 = np.zeros_like(w2)
    for xi, ti, hi, yi in zip(x, t, h, y):
        delta_out = (yi - ti) * (yi - yi * yi)
        dw2 += np.outer(hi, delta_out)
        delta_hid = np.einsum("jk,k->j", w2, delta_out) * hi * (1 - hi)
        dw1 += np.outer(xi, delta_hid)
        db1 += delta_hid
    return dw1, db1, dw2

#% id: ex03-backward-one-01
#% kind: one
#% why: the slope of the hidden sigmoid is taken from sigmoid(h), the activation once more
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    dy = (y - t) * y * (1 - y)
    dw2 = h.T @ dy
    dh = dy @ w2.T
    s = sigmoid(h)  #! h is an activation already
    dz = dh * s * (1 - s)
    return x.T @ dz, dz.sum(axis=0), dw2

#% id: ex03-backward-two-01
#% kind: two
#% why: the slope of the output is missing in the way back to the hidden layer only, and dw1 is divided by n
def backward(x, t, h, y, w2):
    x = np.asarray(x, float); t = np.asarray(t, float); h = np.asarray(h, float)
    y = np.asarray(y, float); w2 = np.asarray(w2, float)
    err = y - t
    g_out = err * y * (1 - y)
    dw2 = np.dot(h.T, g_out)
    g_hid = np.dot(err, w2.T) * h * (1 - h)  #! err instead of g_out
    dw1 = np.dot(x.T, g_hid) / x.shape[0]  #! E is a sum, no mean here
    db1 = np.sum(g_hid, axis=0)
    return dw1, db1, dw2

#% id: ex03-backward-two-02
#% kind: two
#% why: the error has the sign t - y for dw2 only, and the hidden slope h(1-h) is missing in db1 only
def backward(x, t, h, y, w2):
    X, T, H, Y, V = (np.array(q, dtype=float) for q in (x, t, h, y, w2))
    slope_y = Y * (1 - Y)
    slope_h = H * (1 - H)
    grad_w2 = H.T @ ((T - Y) * slope_y)  #! sign
    back = ((Y - T) * slope_y) @ V.T
    grad_w1 = X.T @ (back * slope_h)
    grad_b1 = back.sum(axis=0)  #! before the slope of the hidden units
    return grad_w1, grad_b1, grad_w2

#% id: ex03-backward-three-01
#% kind: three
#% why: factor 2 in the error, 1 - h^2 (tanh's slope) in the hidden layer, and the bias gradient of the first example only
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=np.float64) for v in (x, t, h, y, w2))
    dE_dy = 2 * (y - t)  #! E has the 1/2 in front: the 2 is gone
    d2 = dE_dy * y * (1 - y)
    d1 = (d2 @ w2.T) * (1 - h ** 2)  #! derivative of tanh
    dw1 = x.T @ d1
    db1 = d1[0]  #! should be summed over the batch
    dw2 = h.T @ d2
    return dw1, db1, dw2

#% id: ex03-backward-three-02
#% kind: three
#% why: loops: h(1+h), only the last output's delta goes back, and dw2 is overwritten by every example instead of added to
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    n, n_in = x.shape
    n_h, n_out = w2.shape
    dw1 = np.zeros((n_in, n_h)); db1 = np.zeros(n_h); dw2 = np.zeros((n_h, n_out))
    for p in range(n):
        d_out = np.zeros(n_out)
        for k in range(n_out):
            d_out[k] = (y[p, k] - t[p, k]) * y[p, k] * (1 - y[p, k])
        for j in range(n_h):
            s = 0
            for k in range(n_out):
                s = d_out[k] * w2[j, k]  #! = instead of +=
                dw2[j, k] = h[p, j] * d_out[k]  #! forgets the examples before
            d_h = s * h[p, j] * (1 + h[p, j])  #! sign in the slope
            db1[j] += d_h
            for i in range(n_in):
                dw1[i, j] += x[p, i] * d_h
    return dw1, db1, dw2

#% id: ex03-backward-rare-01
#% kind: rare
#% why: takes the slope at the pre-activation by the logit of h, which is infinite where h has settled at 0 or 1
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(a, dtype=float) for a in (x, t, h, y, w2)]
    # back to the pre-activation, then the derivative "at the pre-activation"
    z = np.log(h / (1 - h))  #! h = 0 or 1 gives -inf or inf, and e^-z / (1 + e^-z)^2 is inf/inf
    slope = np.exp(-z) / (1 + np.exp(-z)) ** 2
    d2 = (y - t) * y * (1 - y)
    d1 = d2 @ w2.T * slope
    return x.T @ d1, d1.sum(0), h.T @ d2
