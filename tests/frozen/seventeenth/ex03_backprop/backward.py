#% id: ex03-backward-right-01
#% kind: right
#% why: einsum throughout, b as a row of ones times delta
def backward(x, t, h, y, w2):
    X, T, H, Y, V = map(lambda a: np.array(a, dtype=float), (x, t, h, y, w2))
    top = (Y - T) * (Y - Y ** 2)
    low = np.einsum("no,ho,nh->nh", top, V, H - H ** 2)
    return np.einsum("ni,nh->ih", X, low), np.ones(len(X)) @ low, np.einsum("nh,no->ho", H, top)


#% id: ex03-backward-one-01
#% kind: one
#% why: output slope forgotten
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(q, dtype=float) for q in (x, t, h, y, w2))
    err = y - t  #! the slope y (1 - y) is missing
    grad_v = h.T @ err
    back = err @ w2.T
    back *= h
    back *= 1 - h
    return x.T @ back, back.sum(axis=0), grad_v


#% id: ex03-backward-one-02
#% kind: one
#% why: the sigmoid slope is taken from sigmoid(h)
def backward(x, t, h, y, w2):
    def slope(z):
        s = sigmoid(z)  #! h and y are activations already
        return s * (1 - s)

    delta = np.subtract(y, t) * slope(y)
    delta_h = np.dot(delta, np.transpose(w2)) * slope(h)
    return np.dot(np.transpose(x), delta_h), np.sum(delta_h, 0), np.dot(np.transpose(h), delta)


#% id: ex03-backward-two-01
#% kind: two
#% why: target minus output, hidden slope missing
def backward(x, t, h, y, w2):
    n = len(x)
    dw1 = np.zeros((np.shape(x)[1], np.shape(h)[1]))
    db1 = np.zeros(np.shape(h)[1])
    dw2 = np.zeros(np.shape(w2))
    for x_r, t_r, h_r, y_r in zip(*map(np.asarray, (x, t, h, y))):
        d_out = (t_r - y_r) * y_r * (1 - y_r)  #! y - t, the sign is turned
        dw2 += np.outer(h_r, d_out)
        d_hid = np.asarray(w2) @ d_out  #! the hidden slope h (1 - h) is missing
        dw1 += np.outer(x_r, d_hid)
        db1 += d_hid
    return dw1, db1, dw2


#% id: ex03-backward-two-02
#% kind: two
#% why: divided by the batch, bias gradient a mean
def backward(x, t, h, y, w2):
    A = {k: np.asarray(v, float) for k, v in dict(x=x, t=t, h=h, y=y, v=w2).items()}
    m = A["x"].shape[0]
    g2 = (A["y"] - A["t"]) * (1 - A["y"]) * A["y"]
    g1 = (g2 @ A["v"].T) * (1 - A["h"]) * A["h"]
    dW2 = A["h"].T @ g2 / m  #! E is a sum, nothing is divided by n
    dW1 = A["x"].T @ g1
    return dW1, g1.mean(axis=0), dW2  #! db1 is summed over the batch


#% id: ex03-backward-three-01
#% kind: three
#% why: wrong inputs to both outer products, sum over the wrong axis
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(_, float) for _ in [x, t, h, y, w2]]
    dE_dy = y - t
    dE_dz2 = dE_dy * y * (1 - y)
    dE_dv = np.array([[np.sum(y[:, k] * dE_dz2[:, k]) for k in range(y.shape[1])] for j in range(h.shape[1])])  #! the input of the layer is h[:, j], not y
    dE_dh = dE_dz2.dot(w2.T)
    dE_dz1 = dE_dh * h * (1 + h)  #! 1 - h
    dE_db = dE_dz1.sum(axis=1)  #! axis 1 sums over units, the batch is axis 0
    dE_dw = x.T.dot(dE_dz1)
    return dE_dw, dE_db, dE_dv


#% id: ex03-backward-rare-01
#% kind: rare
#% why: the delta is built in place in y, so the slope is read from a changed array
def backward(x, t, h, y, w2):
    x, t, h, w2 = np.asarray(x, float), np.asarray(t, float), np.asarray(h, float), np.asarray(w2, float)
    out = np.array(y, dtype=float)
    delta = out  #! an alias: the next line changes out before its slope is taken
    delta -= t
    delta *= out * (1 - out)
    hid = delta @ w2.T * (h * (1 - h))
    return x.T @ hid, hid.sum(axis=0, keepdims=True), h.T @ delta


#% id: ex03-backward-one-03
#% kind: one
#% why: the hidden delta uses the raw error
def backward(x, t, h, y, w2):
    x, h, y = np.asarray(x), np.asarray(h), np.asarray(y)
    e = y - np.asarray(t)
    dy = e * (y * (1.0 - y))
    dw2 = (dy.T @ h).T
    dh = np.tensordot(e, w2, axes=(1, 1)) * h * (1.0 - h)  #! the delta dy goes back, not the bare error e
    return (dh.T @ x).T, dh.sum(0), dw2


#% id: ex03-backward-rare-02
#% kind: rare
#% why: the layer is backpropagated through weights that were already updated
def backward(x, t, h, y, w2):
    x, t, h, y = (np.asarray(v, float) for v in (x, t, h, y))
    weights = np.array(w2, float)
    grad_out = (y - t) * y * (1 - y)
    dw2 = h.T @ grad_out
    weights -= dw2  #! the update before backpropagating: the hidden delta needs the old w2
    grad_hid = grad_out @ weights.T * h * (1 - h)
    dw1 = x.T @ grad_hid
    return dw1, grad_hid.sum(0), dw2


#% id: ex03-backward-two-03
#% kind: two
#% why: cross-entropy style delta of a wrong factor two, order of the result
def backward(x, t, h, y, w2):
    [x, t, h, y, w2] = [np.asarray(a) for a in [x, t, h, y, w2]]
    sig_prime = lambda a: a - a * a
    d2 = 2 * (y - t) * sig_prime(y)  #! with the half in E no factor 2 is left
    d1 = sig_prime(h) * (w2 @ d2.T).T
    grads = {"dw1": x.T @ d1, "dw2": h.T @ d2, "db1": np.add.reduce(d1, axis=0)}
    return tuple(grads.values())  #! insertion order dw1, dw2, db1 instead of dw1, db1, dw2
