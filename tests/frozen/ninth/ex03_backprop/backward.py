#% id: ex03-one-02
#% kind: one
#% why: the error goes back to the hidden layer without the slope of the output sigmoid
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(v, dtype=float) for v in (x, t, h, y, w2)]
    err = y - t
    delta_out = err * y * (1 - y)
    delta_hid = (err @ w2.T) * h * (1 - h)  #! err instead of delta_out
    return x.T @ delta_hid, delta_hid.sum(axis=0), h.T @ delta_out

#% id: ex03-two-03
#% kind: two
#% why: h and y are taken for pre-activations, so the sigmoid is applied again in both slopes
def slope(z):
    s = sigmoid(z)
    return s * (1 - s)


def backward(x, t, h, y, w2):
    x, t = np.asarray(x, float), np.asarray(t, float)
    h, y, w2 = np.asarray(h, float), np.asarray(y, float), np.asarray(w2, float)
    d2 = (y - t) * slope(y)  #! y is an activation already
    d1 = d2.dot(w2.T) * slope(h)  #! h too
    dw2 = h.T.dot(d2)
    dw1 = x.T.dot(d1)
    db1 = d1.sum(0)
    return dw1, db1, dw2

#% id: ex03-two-04
#% kind: two
#% why: "a bias has slope 1": db1 skips the slope of the hidden sigmoid, and is averaged over the batch
def backward(x, t, h, y, w2):
    x = np.asarray(x, dtype=float); t = np.asarray(t, dtype=float)
    h = np.asarray(h, dtype=float); y = np.asarray(y, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    deltaY = np.multiply(y - t, np.multiply(y, 1 - y))
    backErr = np.dot(deltaY, w2.transpose())
    deltaH = np.multiply(backErr, np.multiply(h, 1 - h))
    dw2 = np.dot(h.transpose(), deltaY)
    dw1 = np.dot(x.transpose(), deltaH)
    perExample = backErr  #! the bias sits inside the sigmoid: deltaH
    db1 = perExample.mean(axis=0)  #! sum
    return dw1, db1, dw2

#% id: ex03-three-01
#% kind: three
#% why: loops: the back sum over the outputs and dw2 over the examples are overwritten, and the hidden slope is h (1 + h)
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(lambda a: np.asarray(a, dtype=float), (x, t, h, y, w2))
    n, n_in = x.shape
    n_hid, n_out = w2.shape
    dw1 = np.zeros((n_in, n_hid))
    db1 = np.zeros(n_hid)
    dw2 = np.zeros((n_hid, n_out))
    for i in range(n):
        d = [(y[i, k] - t[i, k]) * y[i, k] * (1 - y[i, k]) for k in range(n_out)]
        for j in range(n_hid):
            s = 0
            for k in range(n_out):
                s = d[k] * w2[j, k]  #! s +=
                dw2[j, k] = d[k] * h[i, j]  #! +=, only the last example is left
            g = s * h[i, j] * (1 + h[i, j])  #! 1 - h
            db1[j] += g
            for m in range(n_in):
                dw1[m, j] += g * x[i, m]
    return dw1, db1, dw2

#% id: ex03-three-02
#% kind: three
#% why: t - y, a factor 2 from the square although E has the half, and the biases summed along the units
def backward(x, t, h, y, w2):
    """chain rule from right to left"""
    x = np.asarray(x, dtype=float)
    h = np.asarray(h, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    y = np.asarray(y, dtype=float)
    error = np.asarray(t, dtype=float) - y  #! y - t
    dE = 2 * error  #! the 1/2 of E cancels it
    delta2 = dE * y * (1 - y)
    delta1 = np.matmul(delta2, w2.T) * h * (1 - h)
    grad_b = delta1.sum(axis=1)  #! axis=0
    return np.matmul(x.T, delta1), grad_b, np.matmul(h.T, delta2)

#% id: ex03-rare-02
#% kind: rare
#% why: errors and weights are summed over the outputs before they meet; right for a single output only
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))
    d_out = (y - t) * (y * (1 - y))
    blame = d_out.sum(axis=1, keepdims=True) * w2.sum(axis=1)  #! sum of products, not product of sums
    d_hid = blame * (h * (1 - h))
    return x.T @ d_hid, d_hid.sum(axis=0), h.T @ d_out

#% id: ex03-right-01
#% kind: right
#% why: einsum throughout, y - y*y for the slopes, and db1 as a row
def backward(
    x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike
) -> tuple[NDArray, NDArray, NDArray]:
    f = lambda a: np.asarray(a, dtype=np.float64)
    x, t, h, y, w2 = f(x), f(t), f(h), f(y), f(w2)
    go = (t - y) * (y * y - y)                       # two minus signs, they cancel
    gh = np.einsum("no,ho->nh", go, w2) * (h - h * h)
    return (
        np.einsum("ni,nh->ih", x, gh),
        np.einsum("nh->h", gh)[np.newaxis, :],
        np.einsum("nh,no->ho", h, go),
    )
