#% id: ex03-one-02
#% kind: one
#% why: the hidden delta starts from the bare error, without the slope of the output
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    err = y - t
    delta_out = err * y * (1 - y)
    delta_hid = np.dot(err, w2.T) * h * (1 - h)  #! err instead of delta_out
    dw2 = np.dot(h.T, delta_out)
    dw1 = np.dot(x.T, delta_hid)
    return dw1, delta_hid.sum(axis=0), dw2


#% id: ex03-two-03
#% kind: two
#% why: the error with the wrong sign, and a mean for the bias
def backward(x, t, h, y, w2):
    X = np.asarray(x, dtype=float)
    T = np.asarray(t, dtype=float)
    H = np.asarray(h, dtype=float)
    Y = np.asarray(y, dtype=float)
    W = np.asarray(w2, dtype=float)
    d2 = (T - Y) * Y * (1 - Y)  #! t - y
    d1 = d2.dot(W.T) * H * (1 - H)
    db1 = np.mean(d1, axis=0)  #! mean
    return X.T.dot(d1), db1, H.T.dot(d2)


#% id: ex03-two-04
#% kind: two
#% why: takes the sigmoid of h again for the slope, and builds dw2 from the error without the slope
def dsig(a):
    s = sigmoid(a)
    return s * (1 - s)


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.array(v, dtype=float) for v in (x, t, h, y, w2)]
    e = y - t
    delta_y = e * y * (1 - y)
    delta_h = (delta_y @ w2.T) * dsig(h)  #! h is already an activation
    dw2 = h.T @ e  #! the slope of the output is missing
    dw1 = x.T @ delta_h
    db1 = delta_h.sum(0)
    return dw1, db1, dw2


#% id: ex03-three-01
#% kind: three
#% why: a factor 2 from the square, the hidden slope with its sign turned, and the bias from the last example alone
def backward(x, t, h, y, w2):
    x = np.asarray(x)
    h = np.asarray(h)
    y = np.asarray(y)
    # dE/dy
    grad_y = 2 * (y - np.asarray(t))  #! E has a 1/2, no factor 2 is left
    grad_z2 = grad_y * (y * (1 - y))
    grad_w2 = h.T @ grad_z2
    grad_h = grad_z2 @ np.asarray(w2).T
    grad_z1 = grad_h * (h * (h - 1))  #! h - 1
    grad_w1 = x.T @ grad_z1
    grad_b1 = grad_z1[-1]  #! one example instead of the sum
    return grad_w1, grad_b1, grad_w2


#% id: ex03-three-02
#% kind: three
#% why: by hand, with loops: dw1 keeps the last example only, the slope of the output is y (1 + y), every output uses the weight of output 0
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    n_in, n_hid, n_out = x.shape[1], h.shape[1], y.shape[1]
    dw1 = np.zeros((n_in, n_hid))
    db1 = np.zeros(n_hid)
    dw2 = np.zeros((n_hid, n_out))
    for i in range(len(x)):
        dy = []
        for k in range(n_out):
            dy.append((y[i, k] - t[i, k]) * y[i, k] * (1 + y[i, k]))  #! plus
        for j in range(n_hid):
            back = 0.0
            for k in range(n_out):
                dw2[j, k] += h[i, j] * dy[k]
                back += w2[j, 0] * dy[k]  #! column 0 for every output
            dh = back * h[i, j] * (1 - h[i, j])
            db1[j] += dh
            for m in range(n_in):
                dw1[m, j] = x[i, m] * dh  #! = instead of +=
    return dw1, db1, dw2


#% id: ex03-rare-02
#% kind: rare
#% why: weights and deltas are summed over the outputs before they are multiplied: right for one output only
def backward(x, t, h, y, w2):
    x, h, y, w2 = np.asarray(x), np.asarray(h), np.asarray(y), np.asarray(w2)
    dY = (y - t) * y * (1 - y)
    back = dY.sum(axis=1, keepdims=True) * w2.sum(axis=1)  #! product of sums, not sum of products
    dH = back * h * (1 - h)
    return x.T @ dH, dH.sum(axis=0), h.T @ dY


#% id: ex03-rare-03
#% kind: rare
#% why: a floor under the slopes "so that learning does not stop": wrong where units are settled at 0 or 1
FLOOR = 1e-3


def slope(a):
    return np.maximum(a * (1 - a), FLOOR)  #! settled units get a slope they do not have


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(v, dtype=float) for v in (x, t, h, y, w2)]
    d_out = (y - t) * slope(y)
    d_hid = (d_out @ w2.T) * slope(h)
    return x.T @ d_hid, d_hid.sum(axis=0), h.T @ d_out


#% id: ex03-right-01
#% kind: right
#% why: einsum all the way, db1 as a row
def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    # (y - t)(y - y^2): i = example, o = output, j = hidden, f = feature
    delta = np.einsum("io,io->io", y - t, y - y**2)
    dw2 = np.einsum("ij,io->jo", h, delta)
    dh = np.einsum("io,jo,ij->ij", delta, w2, h - h**2)
    dw1 = np.einsum("if,ij->fj", x, dh)
    db1 = dh.sum(axis=0, keepdims=True)
    return dw1, db1, dw2
