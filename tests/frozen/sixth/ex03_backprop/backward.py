#% id: ex03-right-02
#% kind: right
#% why: right
def backward(x, t, h, y, w2):
    X, T, H, Y, V = (np.array(m, dtype=float) for m in (x, t, h, y, w2))
    gV = np.zeros_like(V)
    gW = np.zeros((X.shape[1], H.shape[1]))
    gb = np.zeros((1, H.shape[1]))
    # 한 예제씩 더한다
    for n in range(X.shape[0]):
        go = [(Y[n, k] - T[n, k]) * Y[n, k] * (1 - Y[n, k]) for k in range(Y.shape[1])]
        for j in range(H.shape[1]):
            back = 0.0
            for k, g in enumerate(go):
                gV[j, k] += g * H[n, j]
                back += g * V[j, k]
            back *= H[n, j] * (1 - H[n, j])
            gb[0, j] += back
            for i in range(X.shape[1]):
                gW[i, j] += back * X[n, i]
    return gW, gb, gV


#% id: ex03-one-03
#% kind: one
#% why: The slope of the output sigmoid is missing in the output delta.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q) for q in (x, t, h, y, w2)]
    delta_o = y - t  #! times y (1 - y) is missing
    delta_h = delta_o @ w2.T * h * (1 - h)
    return x.T @ delta_h, np.sum(delta_h, axis=0), h.T @ delta_o


#% id: ex03-one-04
#% kind: one
#% why: The bias gradient keeps one row per example, it is not summed over the batch.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q) for q in (x, t, h, y, w2)]
    deltaY = np.multiply(y - t, np.multiply(y, 1 - y))
    deltaH = np.dot(deltaY, w2.transpose()) * np.multiply(h, 1 - h)
    return np.dot(x.T, deltaH), deltaH, np.dot(h.T, deltaY)  #! deltaH is not summed over the rows for db1


#% id: ex03-two-01
#% kind: two
#% why: The slope is taken as if h were a pre-activation, the sigmoid is applied once more. The bias gradient is the mean over the batch.
def slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    d_out = (y - t) * y * (1 - y)
    d_hid = d_out @ w2.T * slope(h)  #! h is an activation already
    return x.T @ d_hid, d_hid.mean(axis=0), h.T @ d_out  #! mean instead of sum for db1


#% id: ex03-two-02
#% kind: two
#% why: The slope of the hidden layer is missing. dw1 is divided by the number of examples.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    m = len(x)
    gy = (y - t) * y * (1 - y)
    gh = gy @ w2.T  #! h (1 - h) is missing
    dw1 = (x.T @ gh) / m  #! E is a sum, nothing is divided by m
    return dw1, gh.sum(axis=0), h.T @ gy


#% id: ex03-two-06
#% kind: two
#% why: The delta has the sign of target minus output. The hidden slope is the one of tanh.
def backward(x, t, h, y, w2):
    arr = lambda q: np.asarray(q, dtype=float)
    x, t, h, y, w2 = arr(x), arr(t), arr(h), arr(y), arr(w2)
    error = t - y  #! the gradient of E has y - t
    dY = error * y * (1 - y)
    dH = dY @ w2.T * (1 - h**2)  #! slope of tanh, not of the sigmoid
    dw2 = h.T @ dY
    dw1 = x.T @ dH
    return dw1, dH.sum(axis=0), dw2


#% id: ex03-three-02
#% kind: three
#% why: The output delta has the slope squared. The gradient for w2 uses the hidden slope as input instead of h. The bias gradient is one number for all hidden units together.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    dsig_h = h * (1 - h)
    dsig_y = y * (1 - y)
    do = (y - t) * dsig_y * dsig_y  #! slope twice
    dh = (do @ w2.T) * dsig_h
    g2 = dsig_h.T @ do  #! should be h.T @ do
    g1 = x.T @ dh
    gb = np.ones(h.shape[1]) * dh.sum()  #! sum over the examples alone
    return g1, gb, g2


#% id: ex03-rare-03
#% kind: rare
#% why: The delta is sent back with an elementwise product after summing deltas and weights over the outputs, right for one output only.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    delta_out = (y - t) * y * (1 - y)
    blame = delta_out.sum(axis=1, keepdims=True)
    strength = w2.sum(axis=1)
    delta_hid = blame * strength * h * (1 - h)  #! product of sums instead of sum of products
    return x.T @ delta_hid, delta_hid.sum(axis=0), h.T @ delta_out


#% id: ex03-rare-04
#% kind: rare
#% why: The slope of the hidden units is taken at their mean activation over the batch instead of example by example.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    err = (y - t) * (1 - y) * y
    h_bar = np.mean(h, axis=0)
    err_h = (err @ w2.T) * h_bar * (1 - h_bar)  #! slope at the mean activation
    return np.dot(x.T, err_h), np.sum(err_h, axis=0), np.dot(h.T, err)


#% id: ex03-right-51
#% kind: right
#% why: one example after the other by outer products, db1 as a row
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.array(v, dtype=float) for v in (x, t, h, y, w2))
    dw1 = np.zeros((x.shape[1], h.shape[1]))
    db1 = np.zeros((1, h.shape[1]))
    dw2 = np.zeros(w2.shape)
    for xi, ti, hi, yi in zip(x, t, h, y):
        out = (yi - ti) * yi * (1 - yi)
        mid = (w2 @ out) * hi * (1 - hi)
        dw2 += np.outer(hi, out)
        dw1 += np.outer(xi, mid)
        db1 += mid
    return dw1, db1, dw2


#% id: ex03-rare-52
#% kind: rare
#% why: the slope goes back to the pre-activation by log(h / (1 - h)), which is NaN or infinite where h or y is exactly 0 or 1 (contract: activations settled at 0 or 1; a NaN value is a failure)
def _slope(a):
    z = np.log(a / (1 - a))  #! division by 0, then inf * 0
    e = np.exp(-z)
    return e / (1 + e) ** 2


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    d2 = (y - t) * _slope(y)
    d1 = (d2 @ w2.T) * _slope(h)
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: ex03-rare-53
#% kind: rare
#% why: the difference is written into y, so a float array y is changed for the caller (docstring: no argument is changed)
def backward(x, t, h, y, w2):
    x, h, w2 = np.asarray(x), np.asarray(h, dtype=float), np.asarray(w2)
    y = np.asarray(y, dtype=float)
    slope = y * (1 - y)
    y -= np.asarray(t)  #! the caller's y
    delta2 = y * slope
    delta1 = delta2 @ w2.T * (h - h**2)
    return x.T @ delta1, np.sum(delta1, axis=0), h.T @ delta2


#% id: ex03-rare-54
#% kind: rare
#% why: dw1 is squeezed, so with one input or one hidden unit it loses an axis (docstring: dw1 (inputs, hidden); contract: one unit, one feature)
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(v, dtype=float) for v in (x, t, h, y, w2)]
    dy = (y - t) * y * (1 - y)
    dh = dy.dot(w2.T) * h * (1 - h)
    per_example = x[:, :, None] * dh[:, None, :]
    dw1 = per_example.sum(axis=0, keepdims=True).squeeze()  #! (1, hidden) becomes (hidden,), (inputs, 1) becomes (inputs,)
    return dw1, dh.sum(0), h.T.dot(dy)


