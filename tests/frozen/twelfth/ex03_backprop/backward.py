#% id: ex03-backward-one-01
#% kind: one
#% why: output delta of the cross-entropy, the slope y (1 - y) is missing
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    delta_out = y - t  #! times y * (1 - y)
    delta_hid = (delta_out @ w2.T) * h * (1 - h)
    return x.T @ delta_hid, delta_hid.sum(axis=0), h.T @ delta_out


#% id: ex03-backward-two-01
#% kind: two
#% why: t - y (the delta rule's sign), and the bias gradient is a mean
def backward(x, t, h, y, w2):
    x = np.asarray(x); t = np.asarray(t); h = np.asarray(h); y = np.asarray(y); w2 = np.asarray(w2)
    err = t - y  #! the gradient of E has y - t
    dY = np.multiply(err, np.multiply(y, 1 - y))
    dH = np.multiply(np.dot(dY, w2.transpose()), np.multiply(h, 1 - h))
    dw2 = np.dot(h.transpose(), dY)
    dw1 = np.dot(x.transpose(), dH)
    db1 = np.mean(dH, 0)  #! summed over the batch, not averaged
    return dw1, db1, dw2


#% id: ex03-backward-two-02
#% kind: two
#% why: slope of the hidden layer taken at sigmoid(h), and dw1 divided by the number of examples
def dsigmoid(a):
    return a * (1.0 - a)


def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    m = x.shape[0]
    dz2 = (y - t) * dsigmoid(y)
    dw2 = h.T @ dz2
    dz1 = dz2 @ w2.T * dsigmoid(sigmoid(h))  #! h is an activation already
    dw1 = (1 / m) * x.T @ dz1  #! no mean in E, so none here
    db1 = np.sum(dz1, axis=0)
    return dw1, db1, dw2


#% id: ex03-backward-three-01
#% kind: three
#% why: loops: bias gradient overwritten instead of added up, output slope without y, only the first output goes back to the hidden layer
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(a, dtype=float) for a in [x, t, h, y, w2]]
    n, nin = x.shape
    nh = h.shape[1]
    nout = y.shape[1]
    dw1 = np.zeros((nin, nh))
    db1 = np.zeros(nh)
    dw2 = np.zeros((nh, nout))
    for i in range(n):
        dy = np.zeros(nout)
        for o in range(nout):
            dy[o] = (y[i, o] - t[i, o]) * (1 - y[i, o])  #! y[i, o] * (1 - y[i, o])
            for j in range(nh):
                dw2[j, o] += h[i, j] * dy[o]
        for j in range(nh):
            back = w2[j, 0] * dy[0]  #! sum over all outputs
            dh = back * h[i, j] * (1 - h[i, j])
            db1[j] = dh  #! += over the examples
            for k in range(nin):
                dw1[k, j] += x[i, k] * dh
    return dw1, db1, dw2


#% id: ex03-backward-rare-01
#% kind: rare
#% why: mixes gradient and update: the error goes back through w2 - dw2 instead of w2
def backward(x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike):
    X, T, H, Y = (np.asarray(a) for a in (x, t, h, y))
    dY = (Y - T) * Y * (1 - Y)
    dw2 = H.T @ dY
    w2_new = np.asarray(w2) - dw2
    dH = (dY @ w2_new.T) * H * (1 - H)  #! goes back through the old w2
    dw1 = X.T @ dH
    db1 = dH.sum(0)
    return dw1, db1, dw2


#% id: ex03-backward-rare-02
#% kind: rare
#% why: recovers the pre-activation from h to use the e^-z formula: inf / inf = nan where h has settled at 0
def slope_from_activation(a: NDArray) -> NDArray:
    """The derivative is defined at z, so get z back first."""
    with np.errstate(all="ignore"):
        z = np.log(a) - np.log(1 - a)
        return np.exp(-z) / np.square(1 + np.exp(-z))  #! a = 0 gives nan; a * (1 - a) is all it needs


def backward(x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    d2 = (y - t) * slope_from_activation(y)
    d1 = (d2 @ w2.T) * slope_from_activation(h)
    return x.T @ d1, np.sum(d1, axis=0), h.T @ d2


#% id: ex03-backward-right-01
#% kind: right
#% why: everything with einsum, db1 as a row
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    g = (y - t) * (y - y * y)
    s = np.einsum("no,ho,nh->nh", g, w2, h - h * h)
    dw1 = np.einsum("ni,nh->ih", x, s)
    db1 = np.einsum("nh->h", s)[None, :]
    dw2 = np.einsum("nh,no->ho", h, g)
    return dw1, db1, dw2
