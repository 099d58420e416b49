#% id: ex03-backward-one-01
#% kind: one
#% why: output slope forgotten
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    delta_out = y - t  #! y (1 - y) is missing, that is the delta of cross-entropy
    delta_hid = delta_out.dot(w2.T) * h * (1 - h)
    dw2 = h.T.dot(delta_out)
    dw1 = x.T.dot(delta_hid)
    return dw1, delta_hid.sum(0), dw2


#% id: ex03-backward-one-02
#% kind: one
#% why: db1 summed over the units
def backward(x, t, h, y, w2):
    x = np.asarray(x, dtype=float)
    h = np.asarray(h, dtype=float)
    y = np.asarray(y, dtype=float)

    def slope(a):
        return a - a ** 2

    gOut = (y - np.asarray(t)) * slope(y)
    gHid = np.einsum("no,ho->nh", gOut, np.asarray(w2, dtype=float)) * slope(h)
    db1 = np.einsum("nh->n", gHid)  #! one number an example, not one a unit
    return np.einsum("ni,nh->ih", x, gHid), db1, np.einsum("nh,no->ho", h, gOut)


#% id: ex03-backward-one-03
#% kind: one
#% why: sigmoid applied again to activations for the slope
def backward(x, t, h, y, w2):
    g = {}
    a = {"x": np.asarray(x), "h": np.asarray(h), "y": np.asarray(y)}
    g["z2"] = (a["y"] - np.asarray(t)) * a["y"] * (1 - a["y"])
    g["w2"] = a["h"].T @ g["z2"]
    g["h"] = g["z2"] @ np.asarray(w2).T
    s = sigmoid(a["h"])  #! h is an activation already
    g["z1"] = g["h"] * s * (1 - s)
    g["w1"] = a["x"].T @ g["z1"]
    g["b1"] = np.sum(g["z1"], axis=0)
    return g["w1"], g["b1"], g["w2"]


#% id: ex03-backward-one-04
#% kind: one
#% why: t - y, the sign of the gradient flipped
def backward(x, t, h, y, w2):
    입력, 목표, 은닉, 출력, 가중치 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    오차 = 목표 - 출력  #! sign: y - t
    델타2 = 오차 * 출력 * (1 - 출력)
    델타1 = (델타2 @ 가중치.T) * 은닉 * (1 - 은닉)
    return 입력.T @ 델타1, 델타1.sum(axis=0), 은닉.T @ 델타2


#% id: ex03-backward-one-05
#% kind: one
#% why: accumulation of dw1 starts anew with every example
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    dw1 = np.zeros((x.shape[1], h.shape[1]))
    db1 = np.zeros(h.shape[1])
    dw2 = np.zeros(w2.shape)
    for xi, ti, hi, yi in zip(x, t, h, y):
        d2 = (yi - ti) * yi * (1 - yi)
        d1 = (w2 @ d2) * hi * (1 - hi)
        dw1 = np.outer(xi, d1)  #! = in place of +=
        db1 += d1
        dw2 += np.outer(hi, d2)
    return dw1, db1, dw2


#% id: ex03-backward-rare-01
#% kind: rare
#% why: the precedence of - and * : 1 - h taken without brackets
def backward(x, t, h, y, w2):
    h, y = np.asarray(h), np.asarray(y)
    D = (y - np.asarray(t)) * (y * (1 - y))
    E = np.dot(D, np.transpose(w2)) * h * 1 - h  #! h * 1 - h subtracts h in the end
    return np.dot(np.transpose(x), E), E.sum(axis=0), np.dot(h.T, D)


#% id: ex03-backward-rare-02
#% kind: rare
#% why: dh uses a w2 that was stepped already
def backward(x, t, h, y, w2):
    x, t, h, y = (np.asarray(a, float) for a in (x, t, h, y))
    w2 = np.array(w2, float)
    e = (y - t) * y * (1 - y)
    dw2 = h.T @ e
    w2 = w2 - dw2  #! an update has no place here: the next line needs the old w2
    back = e @ w2.T
    back *= h
    back *= 1 - h
    return x.T @ back, back.sum(axis=0), dw2


#% id: ex03-backward-rare-03
#% kind: rare
#% why: gradients come back in the order of the computation
def backward(x, t, h, y, w2):
    a0, a1, a2 = np.asarray(x), np.asarray(h), np.asarray(y)
    grads = []
    delta = (a2 - np.asarray(t)) * a2 * (1 - a2)
    grads.append(a1.T @ delta)
    delta = (delta @ np.asarray(w2).T) * a1 * (1 - a1)
    grads.append(delta.sum(axis=0))
    grads.append(a0.T @ delta)
    return tuple(grads)  #! last layer first; should be reversed


#% id: ex03-backward-two-01
#% kind: two
#% why: mean over the batch for db1, hidden slope left out of dw1 path
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    dE_dy = y - t
    dE_dz2 = dE_dy * y * (1 - y)
    dE_dw2 = h.T @ dE_dz2
    dE_dh = dE_dz2 @ w2.T
    dE_dz1 = dE_dh * h * h  #! h (1 - h), not h squared
    dE_dw1 = x.T @ dE_dz1
    dE_db1 = dE_dz1.mean(axis=0)  #! summed, not averaged
    return dE_dw1, dE_db1, dE_dw2


#% id: ex03-backward-two-02
#% kind: two
#% why: factor 2 of the square without the half, and the loop misses the last output
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.array(v, dtype=float) for v in (x, t, h, y, w2))
    n, o = y.shape
    delta2 = np.zeros((n, o))
    for i in range(n):
        for j in range(o):
            delta2[i, j] = 2 * (y[i, j] - t[i, j]) * y[i, j] * (1 - y[i, j])  #! E has a factor 1/2, so no 2
    delta1 = np.zeros_like(h)
    for j in range(o - 1):  #! last output is not sent back
        delta1 += np.outer(delta2[:, j], w2[:, j])
    delta1 *= h * (1 - h)
    return x.T @ delta1, np.add.reduce(delta1), h.T @ delta2


#% id: ex03-backward-two-03
#% kind: two
#% why: slope taken at the target, and the slope of h in place of h in dw2
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(_, dtype=float) for _ in (x, t, h, y, w2)]
    sig_prime = lambda a: a * (1 - a)
    d_o = (y - t) * sig_prime(t)  #! slope at the target, not at y
    d_h = d_o @ w2.T * sig_prime(h)
    return x.T @ d_h, d_h.sum(axis=0), sig_prime(h).T @ d_o  #! h itself, not its slope, stands before d_o


#% id: ex03-backward-two-04
#% kind: two
#% why: factor h missing in the hidden slope, and dw1 averaged
def backward(x, t, h, y, w2):
    h = np.asarray(h)
    y = np.asarray(y)
    delta = (y - np.asarray(t)) * y * (1 - y)
    new_delta = (delta @ np.asarray(w2).T) * (1 - h)  #! h of h (1 - h) is missing
    dw2 = h.T @ delta
    dw1 = np.asarray(x).T @ new_delta / len(x)  #! E is a sum: no division by n
    db1 = np.ones(len(x)) @ new_delta
    return dw1, db1, dw2


#% id: ex03-backward-three-01
#% kind: three
#% why: 1 + a in the slope, absolute error, db1 of the first example only
def backward(x, t, h, y, w2):
    def dsig(a):
        return a * (1 + a)  #! 1 + a for 1 - a

    x, t, h, y, w2 = (np.asarray(k) for k in (x, t, h, y, w2))
    r = np.abs(y - t)  #! the sign of the error is lost
    d2 = r * dsig(y)
    d1 = d2 @ w2.T * dsig(h)
    db1 = d1[0]  #! first example only, no sum
    return x.T @ d1, db1, h.T @ d2


#% id: ex03-backward-three-02
#% kind: three
#% why: slope of y squared, dw1 halved, db1 doubled
def backward(x, t, h, y, w2):
    X, T, H, Y, W = [np.matrix(np.asarray(m, dtype=float)) for m in (x, t, h, y, w2)]
    ey = np.multiply(Y - T, np.multiply(Y, Y))  #! Y (1 - Y), not Y squared
    eh = np.multiply(ey * W.T, np.multiply(H, 1 - H))
    dW1 = X.T * eh / 2  #! a half too much
    dB = 2 * eh.sum(axis=0)  #! a factor 2 from nowhere
    dW2 = H.T * ey
    return np.asarray(dW1), np.asarray(dB).ravel(), np.asarray(dW2)


#% id: ex03-backward-right-01
#% kind: right
#% why: one example after another with outer products
def backward(x, t, h, y, w2):
    from functools import reduce

    w2 = np.asarray(w2, dtype=float)

    def one(example):
        xi, ti, hi, yi = (np.asarray(v, dtype=float) for v in example)
        d_out = -(ti - yi) * yi * (1 - yi)
        d_hid = w2.dot(d_out) * hi * (1 - hi)
        return np.multiply.outer(xi, d_hid), d_hid, np.multiply.outer(hi, d_out)

    return reduce(lambda a, b: tuple(p + q for p, q in zip(a, b)), map(one, zip(x, t, h, y)))


#% id: ex03-backward-right-02
#% kind: right
#% why: bias gradient as a row with a ones matrix product
def backward(x, t, h, y, w2):
    h1 = np.c_[np.ones(len(h)), np.asarray(h, dtype=float)]
    y = np.asarray(y, dtype=float)
    d2 = np.prod([y, 1 - y, np.subtract(y, t)], axis=0)
    d1 = (d2 @ np.asarray(w2, dtype=float).T) * h1[:, 1:] * (h1[:, :1] - h1[:, 1:])
    x1 = np.c_[h1[:, 0], np.asarray(x, dtype=float)]
    both = x1.T @ d1
    return both[1:], both[:1], h1[:, 1:].T @ d2
