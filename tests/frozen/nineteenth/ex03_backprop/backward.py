#% id: ex03-backward-right-01
#% kind: right
#% why: one example at a time with outer products, bias gradient kept as a row
def backward(x, t, h, y, w2):
    W = np.array(w2, dtype=float)
    n_hidden, n_out = W.shape
    n_in = np.shape(x)[1]
    g1 = np.zeros((n_in, n_hidden))
    gb = np.zeros((1, n_hidden))
    g2 = np.zeros((n_hidden, n_out))
    for xi, ti, hi, yi in zip(*(np.array(a, dtype=float) for a in (x, t, h, y))):
        out = (yi - ti) * (yi - yi**2)
        hid = W.dot(out) * (hi - hi**2)
        g2 += np.outer(hi, out)
        g1 += np.outer(xi, hid)
        gb[0] += hid
    return g1, gb, g2


#% id: ex03-backward-one-01
#% kind: one
#% why: bias gradient averaged over the batch
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v) for v in (x, t, h, y, w2))
    deltaY = np.multiply(y - t, np.multiply(y, 1 - y))
    deltaH = np.dot(deltaY, w2.transpose()) * np.multiply(h, 1 - h)
    dw2 = np.dot(h.transpose(), deltaY)
    dw1 = np.dot(x.transpose(), deltaH)
    db1 = np.mean(deltaH, axis=0)  #! mean, the sum over the batch is asked for
    return dw1, db1, dw2


#% id: ex03-backward-one-02
#% kind: one
#% why: hidden slope taken as if h were a pre-activation
def backward(x, t, h, y, w2):
    def slope_from(a):
        return a * (1.0 - a)

    y_arr, h_arr = np.asarray(y), np.asarray(h)
    d_out = (y_arr - np.asarray(t)) * slope_from(y_arr)
    d_hid = (d_out @ np.asarray(w2).T) * slope_from(sigmoid(h_arr))  #! h is an activation already
    return np.asarray(x).T @ d_hid, d_hid.sum(0), h_arr.T @ d_out


#% id: ex03-backward-two-01
#% kind: two
#% why: slope of the output forgotten, bias gradient summed over the units
def backward(x, t, h, y, w2):
    x = np.array(x)
    t = np.array(t)
    h = np.array(h)
    y = np.array(y)
    w2 = np.array(w2)

    error = y - t
    grad_w2 = h.T @ error  #! the slope y (1 - y) is missing in error
    back = error @ w2.T
    back *= h * (1 - h)
    grad_w1 = x.T @ back
    grad_b1 = back.sum(axis=1)  #! sums over the units, axis 0 are the examples
    return grad_w1, grad_b1, grad_w2


#% id: ex03-backward-two-02
#% kind: two
#% why: hidden slope is h alone, dw2 from the raw error
def backward(x, t, h, y, w2):
    A0, A1, A2, T = [np.asarray(q, dtype=np.float64) for q in (x, h, y, t)]
    E = A2 - T
    D2 = E * A2 * (1 - A2)
    D1 = np.einsum("no,ho->nh", D2, w2) * A1  #! slope is h (1 - h), only h here
    return (
        np.einsum("ni,nh->ih", A0, D1),
        np.einsum("nh->h", D1),
        np.einsum("nh,no->ho", A1, E),  #! takes the error, should take the delta D2
    )


#% id: ex03-backward-two-03
#% kind: two
#% why: a factor 2 from a square without the half, gradients in the wrong order
def backward(x, t, h, y, w2):
    y = np.asarray(y, dtype=float)
    h = np.asarray(h, dtype=float)
    dE_dy = 2 * (y - np.asarray(t))  #! E has the factor 1/2, so no 2 here
    dE_dnet2 = dE_dy * y * (1 - y)
    dE_dh = dE_dnet2.dot(np.transpose(w2))
    dE_dnet1 = dE_dh * h * (1 - h)
    grads = {"w2": h.T.dot(dE_dnet2)}
    grads["w1"] = np.transpose(x).dot(dE_dnet1)
    grads["b1"] = dE_dnet1.sum(axis=0)
    return tuple(grads[name] for name in ("w1", "w2", "b1"))  #! order is dw1, db1, dw2


#% id: ex03-backward-three-01
#% kind: three
#% why: sign of the error, bias gradient as one number, dw1 divided by the batch
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(v, float) for v in [x, t, h, y, w2]]
    batch = x.shape[0]
    dy = (t - y) * y * (1 - y)  #! y - t is the derivative, the sign is turned
    dh = dy @ w2.T * (h * (1 - h))
    db1 = np.full(h.shape[1], np.sum(dh))  #! summed over units too
    dw1 = x.T @ dh / batch  #! E is a sum, no division by the batch
    dw2 = h.T @ dy
    return dw1, db1, dw2


#% id: ex03-backward-three-02
#% kind: three
#% why: slope of the output not applied, brackets missing in the hidden slope, bias gradient of the first example
class Layer:
    def __init__(self, a):
        self.a = np.array(a, dtype=float)

    def pull(self, upstream):
        return upstream * (self.a * (1 - self.a))


def backward(x, t, h, y, w2):
    out, hid = Layer(y), Layer(h)
    delta_out = out.a - np.array(t)  #! the output's slope is never applied
    upstream = np.dot(delta_out, np.array(w2).T)
    delta_hid = upstream * hid.a * 1 - hid.a  #! brackets around 1 - hid.a missing
    dw1 = np.dot(np.array(x).T, delta_hid)
    dw2 = np.dot(hid.a.T, delta_out)
    db1 = delta_hid[0]  #! first example alone, the sum over the batch is asked for
    return dw1, db1, dw2


#% id: ex03-backward-rare-01
#% kind: rare
#% why: contributions of several outputs overwrite each other on the way back
def backward(x, t, h, y, w2):
    X, T, H, Y, W = (np.asarray(k, dtype=float) for k in (x, t, h, y, w2))
    dw2 = np.zeros(W.shape)
    blame = np.zeros(H.shape)
    for k in range(W.shape[1]):
        d = (Y[:, k] - T[:, k]) * Y[:, k] * (1 - Y[:, k])
        dw2[:, k] = H.T @ d
        blame = d[:, None] * W[:, k]  #! only the last output is kept, += is needed
    blame = blame * H * (1 - H)
    return X.T @ blame, blame.sum(axis=0), dw2


#% id: ex03-backward-rare-02
#% kind: rare
#% why: the delta is the same array as the copy of y, so the slope is taken from the error
def backward(x, t, h, y, w2):
    out = np.array(y, dtype=float)
    hid = np.array(h, dtype=float)
    delta = out
    delta -= np.asarray(t)  #! out is changed along, its slope below is that of the error
    delta = delta * out * (1 - out)
    dw2 = hid.T @ delta
    inner = (delta @ np.asarray(w2).T) * hid * (1 - hid)
    return np.asarray(x).T @ inner, inner.sum(axis=0), dw2


#% id: ex03-backward-rare-03
#% kind: rare
#% why: bias gradient begins with the first example and then adds it once more
def backward(x, t, h, y, w2):
    yy = np.asarray(y)
    hh = np.asarray(h)
    dy = (yy - t) * yy * (1 - yy)
    dh = np.matmul(dy, np.asarray(w2).T) * hh * (1 - hh)
    total = dh[0].copy()
    for row in dh:  #! starts from the first row again, which is in total already
        total += row
    return np.matmul(np.asarray(x).T, dh), total, np.matmul(hh.T, dy)
