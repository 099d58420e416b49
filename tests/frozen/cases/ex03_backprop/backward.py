#% id: backward-001
#% kind: right
#% why: einsum throughout
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    d2 = np.einsum("no,no,no->no", y - t, y, 1 - y)
    d1 = np.einsum("no,ho,nh,nh->nh", d2, w2, h, 1 - h)
    return np.einsum("ni,nh->ih", x, d1), np.einsum("nh->h", d1), np.einsum("nh,no->ho", h, d2)


#% id: backward-002
#% kind: right
#% why: outer products, one example after another
def backward(x, t, h, y, w2):
    w2 = np.asarray(w2, float)
    dw1, db1, dw2 = 0.0, 0.0, 0.0
    for xi, ti, hi, yi in zip(*(np.asarray(a, float) for a in (x, t, h, y))):
        do = (yi - ti) * yi * (1 - yi)
        dh = w2 @ do * hi * (1 - hi)
        dw1 = dw1 + np.outer(xi, dh)
        db1 = db1 + dh
        dw2 = dw2 + np.outer(hi, do)
    return dw1, db1, dw2


#% id: backward-003
#% kind: right
#% why: bias gradient as a (1, hidden) row by a product with ones
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.array(v, dtype=np.float64) for v in (x, t, h, y, w2)]
    delta_out = (y - t) * (y - y ** 2)
    delta_hid = delta_out.dot(w2.T) * (h - h ** 2)
    ones = np.ones((1, len(x)))
    return x.T.dot(delta_hid), ones.dot(delta_hid), h.T.dot(delta_out)


#% id: backward-004
#% kind: right
#% why: the bias as a column of ones in the input
from typing import NamedTuple

class Grads(NamedTuple):
    dw1: np.ndarray
    db1: np.ndarray
    dw2: np.ndarray

def backward(x, t, h, y, w2):
    f = lambda a: np.asarray(a, dtype=float)
    x, t, h, y, w2 = map(f, (x, t, h, y, w2))
    xb = np.c_[x, np.ones(len(x))]
    g2 = (y - t) * y * (1 - y)
    g1 = xb.T @ (g2 @ w2.T * h * (1 - h))
    return Grads(dw1=g1[:-1], db1=g1[-1], dw2=h.T @ g2)


#% id: backward-005
#% kind: right
#% why: transposed: columns are examples
def backward(x, t, h, y, w2):
    X, T, H, Y, W = (np.asarray(a, float).T for a in (x, t, h, y, w2))
    D2 = (Y - T) * Y * (1 - Y)
    D1 = (W.T @ D2) * H * (1 - H)
    return (D1 @ X.T).T, D1.sum(axis=1), (D2 @ H.T).T


#% id: backward-006
#% kind: right
#% why: quadruple loops over plain floats
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))
    n, inputs = x.shape
    hidden, outputs = w2.shape
    dw1 = np.zeros((inputs, hidden))
    db1 = np.zeros(hidden)
    dw2 = np.zeros((hidden, outputs))
    for k in range(n):
        for j in range(hidden):
            err = 0.0
            for o in range(outputs):
                d = (y[k, o] - t[k, o]) * y[k, o] * (1 - y[k, o])
                dw2[j, o] += h[k, j] * d
                err += d * w2[j, o]
            err *= h[k, j] * (1 - h[k, j])
            db1[j] += err
            for i in range(inputs):
                dw1[i, j] += x[k, i] * err
    return dw1, db1, dw2


#% id: backward-007
#% kind: right
#% why: signs turned twice: t - y and a minus at the end
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(lambda a: np.asarray(a, float), (x, t, h, y, w2))
    e2 = (t - y) * y * (1 - y)
    e1 = np.matmul(e2, w2.transpose()) * h * (1 - h)
    grads = (np.matmul(x.transpose(), e1), e1.sum(0), np.matmul(h.transpose(), e2))
    return tuple(-g for g in grads)


#% id: backward-008
#% kind: right
#% why: list result, tensordot
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, dtype=float) for a in (x, t, h, y, w2))
    d = np.multiply(y - t, np.multiply(y, 1 - y))
    back = np.tensordot(d, w2, axes=(1, 1)) * np.multiply(h, 1 - h)
    return [np.tensordot(x, back, axes=(0, 0)), np.add.reduce(back, axis=0), np.tensordot(h, d, axes=(0, 0))]


#% id: backward-009
#% kind: right
#% why: float32 kept, in-place on own arrays
def backward(x, t, h, y, w2):
    kind = np.result_type(np.float32, *(np.asarray(a).dtype for a in (x, h, y, w2)))
    x, t, h, y, w2 = (np.array(a, dtype=kind) for a in (x, t, h, y, w2))
    delta = y - t
    delta *= y
    y *= -1
    y += 1
    delta *= y
    dw2 = h.T @ delta
    up = delta @ w2.T
    up *= h
    np.subtract(1, h, out=h)
    up *= h
    return x.T @ up, up.sum(axis=0), dw2


#% id: backward-010
#% kind: right
#% why: helper for a layer, used twice
def _slope(a):
    return a * (1 - a)

def _layer_grads(inp, err, act):
    delta = err * _slope(act)
    return inp.T @ delta, delta.sum(axis=0), delta

def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))
    dw2, _, d2 = _layer_grads(h, y - t, y)
    dw1, db1, _ = _layer_grads(x, d2 @ w2.T, h)
    return dw1, db1, dw2


#% id: backward-011
#% kind: right
#% why: broadcast products summed over the batch axis
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    d1 = (d2[:, None, :] * w2[None, :, :]).sum(2) * h * (1 - h)
    return (x[:, :, None] * d1[:, None, :]).sum(0), d1.sum(0), (h[:, :, None] * d2[:, None, :]).sum(0)


#% id: backward-012
#% kind: right
#% why: diagonal Jacobians per example
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(a, float) for a in (x, t, h, y, w2))
    deltas = []
    for hi, yi, ti in zip(h, y, t):
        j_out = np.diag(yi * (1 - yi))
        j_hid = np.diag(hi * (1 - hi))
        do = (yi - ti) @ j_out
        deltas.append((do @ w2.T @ j_hid, do))
    d1 = np.vstack([a for a, _ in deltas])
    d2 = np.vstack([b for _, b in deltas])
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: backward-013
#% kind: one
#% why: slope of the output left out
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    delta2 = y - t   #! slope y (1 - y) left out
    delta1 = delta2 @ w2.T * h * (1 - h)
    return x.T @ delta1, delta1.sum(axis=0), h.T @ delta2


#% id: backward-014
#% kind: one
#% why: slope of the hidden layer left out
def backward(x, t, h, y, w2):
    x = np.asarray(x); t = np.asarray(t); h = np.asarray(h); y = np.asarray(y); w2 = np.asarray(w2)
    dy = (y - t) * y * (1 - y)
    dh = np.dot(dy, w2.T)   #! slope h (1 - h) left out
    dw2 = np.dot(h.T, dy)
    dw1 = np.dot(x.T, dh)
    db1 = np.sum(dh, axis=0)
    return dw1, db1, dw2


#% id: backward-015
#% kind: one
#% why: t - y for y - t
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.array, (x, t, h, y, w2))
    오차 = t - y   #! sign of the error
    출력_델타 = 오차 * y * (1 - y)
    은닉_델타 = 출력_델타.dot(w2.T) * h * (1 - h)
    return x.T.dot(은닉_델타), 은닉_델타.sum(0), h.T.dot(출력_델타)


#% id: backward-016
#% kind: one
#% why: the bias gradient is not summed, as in the lecture
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    deltaY = np.multiply(y - t, np.multiply(y, (1 - y)))
    temp = np.dot(deltaY, w2.transpose())
    deltaH = temp * np.multiply(h, (1 - h))
    db1 = deltaH   #! sum over the batch left out
    return np.dot(x.transpose(), deltaH), db1, np.dot(h.transpose(), deltaY)


#% id: backward-017
#% kind: one
#% why: bias gradient averaged
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    g_out = (y - t) * (1 - y) * y
    g_hid = (1 - h) * h * (g_out @ w2.T)
    grads_w = (x.T @ g_hid, h.T @ g_out)
    return grads_w[0], np.mean(g_hid, axis=0), grads_w[1]   #! mean for sum


#% id: backward-018
#% kind: one
#% why: bias gradient summed over the units
def backward(x: ArrayLike, t: ArrayLike, h: ArrayLike, y: ArrayLike, w2: ArrayLike):
    x, t, h, y, w2 = [np.asarray(q, float) for q in (x, t, h, y, w2)]
    out_delta = (y - t) * y * (1.0 - y)
    hid_delta = out_delta.dot(w2.T) * h * (1.0 - h)
    bias_grad = hid_delta.sum(axis=1)   #! axis 1 for axis 0
    return x.T.dot(hid_delta), bias_grad, h.T.dot(out_delta)


#% id: backward-019
#% kind: one
#% why: weights' gradients averaged over the batch
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    n = len(x)
    d2 = (y - t) * y * (1 - y) / n   #! averaged over the batch
    d1 = (d2 @ w2.T) * h * (1 - h)
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: backward-020
#% kind: one
#% why: order of the results
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    dw2 = h.T @ d2
    d1 = d2 @ w2.T * h * (1 - h)
    dw1 = x.T @ d1
    db1 = d1.sum(0)
    return dw1, dw2, db1   #! order of the results


#% id: backward-021
#% kind: one
#% why: w2 not transposed
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    d1 = np.dot(d2, w2.reshape(-1, len(w2)))   #! reshaped in place of transposed
    d1 = d1 * h * (1 - h)
    return np.dot(x.T, d1), d1.sum(axis=0), np.dot(h.T, d2)


#% id: backward-022
#% kind: one
#% why: sigmoid's slope at the sigmoid of the activation
def dsig(v):
    s = sigmoid(v)   #! the activation is squashed once more
    return s * (1 - s)

def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, dtype=float) for v in (x, t, h, y, w2))
    d2 = (y - t) * dsig(y)
    d1 = (d2 @ w2.T) * dsig(h)
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: backward-023
#% kind: one
#% why: dw2 with x in place of h
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    delta = (y - t) * y * (1 - y)
    hidden_delta = delta @ w2.T * h * (1 - h)
    dw1 = x.T @ hidden_delta
    db1 = hidden_delta.sum(axis=0)
    dw2 = x.T @ delta   #! x for h
    return dw1, db1, dw2


#% id: backward-024
#% kind: one
#% why: lists not converted
def backward(x, t, h, y, w2):
    d2 = (y - t) * y * (1 - y)   #! fails on lists
    d1 = np.dot(d2, np.transpose(w2)) * h * (1 - h)
    return np.dot(np.transpose(x), d1), d1.sum(axis=0), np.dot(np.transpose(h), d2)


#% id: backward-025
#% kind: one
#% why: factor 2 of the square kept
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    dE = 2 * (y - t)   #! factor 2, as if E had no one half
    dz2 = dE * y * (1 - y)
    dz1 = (dz2 @ w2.T) * h * (1 - h)
    return x.T @ dz1, dz1.sum(axis=0), h.T @ dz2


#% id: backward-026
#% kind: one
#% why: plus in the slope
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    a = y * (1 - y)
    b = h * (1 + h)   #! plus for minus
    d2 = (y - t) * a
    d1 = d2 @ w2.T * b
    return x.T @ d1, np.sum(d1, axis=0), h.T @ d2


#% id: backward-027
#% kind: one
#% why: error not carried through w2
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    delta_y = (y - t) * y * (1 - y)
    error_h = delta_y.sum(axis=1, keepdims=True)   #! w2 left out
    delta_h = error_h * h * (1 - h)
    print(delta_h.shape)
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


#% id: backward-028
#% kind: two
#% why: slope of the output and of the hidden layer left out
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    d2 = y - t   #! slope of the output left out
    d1 = d2 @ w2.T   #! slope of the hidden layer left out
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: backward-029
#% kind: two
#% why: sign and mean
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    err = t - y   #! sign of the error
    dy = err * y * (1 - y)
    dh = dy.dot(w2.T) * h * (1 - h)
    db = dh.mean(axis=0)   #! mean for sum
    return x.T.dot(dh), db, h.T.dot(dy)


#% id: backward-030
#% kind: two
#% why: hidden slope with y, bias not summed over the batch
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    slope = y * (1 - y)
    d2 = (y - t) * slope
    d1 = (d2 * slope) @ w2.T   #! slope of the output again in place of the hidden one
    return x.T @ d1, d1[0], h.T @ d2   #! only the first example's bias gradient


#% id: backward-031
#% kind: two
#% why: factor 2 and order
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    delta = 2 * (y - t) * y * (1 - y)   #! factor 2
    grad_w2 = h.T @ delta
    back = delta @ w2.T * h * (1 - h)
    grad_w1 = x.T @ back
    grad_b1 = back.sum(0)
    return grad_w2, grad_b1, grad_w1   #! order of the results


#% id: backward-032
#% kind: two
#% why: sigmoid once more at the output, one minus lost in the hidden layer
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    s = sigmoid(y)   #! the activation is squashed once more
    delta_o = (y - t) * s * (1 - s)
    delta_h = delta_o @ w2.T * h   #! factor 1 - h left out
    return x.T @ delta_h, delta_h.sum(0), h.T @ delta_o


#% id: backward-033
#% kind: two
#% why: dw2 averaged, factor h of the slope left out
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    m = x.shape[0]
    dz2 = (y - t) * y * (1 - y)
    dz1 = dz2 @ w2.T * (1 - h)   #! factor h left out
    dw2 = h.T @ dz2 / m   #! averaged
    dw1 = x.T @ dz1
    db1 = np.sum(dz1, axis=0)
    return dw1, db1, dw2


#% id: backward-034
#% kind: two
#% why: y squared slope and sum over all units for the bias
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    기울기 = 1 - y ** 2   #! slope of tanh
    d2 = (y - t) * 기울기
    d1 = np.dot(d2, w2.T) * (h - h ** 2)
    db = np.full(h.shape[1], d1.sum())   #! one sum over all units
    return np.dot(x.T, d1), db, np.dot(h.T, d2)


#% id: backward-035
#% kind: two
#% why: a factor h too many in dw1, lists not converted
def backward(x, t, h, y, w2):
    e = y - np.asarray(t)
    d2 = e * y * (1 - y)   #! y stays a list
    d2 = np.asarray(d2)
    hh = np.asarray(h)
    d1 = d2 @ np.asarray(w2).T * hh * (1 - hh)
    dw1 = np.asarray(x).T @ (d1 * hh)   #! a factor h too many
    return dw1, d1.sum(axis=0), hh.T @ d2


#% id: backward-036
#% kind: three
#% why: sign, hidden slope, mean
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    d2 = (t - y) * y * (1 - y)   #! sign
    d1 = d2 @ w2.T   #! slope of the hidden layer left out
    return x.T @ d1, d1.mean(axis=0), h.T @ d2   #! mean for sum


#% id: backward-037
#% kind: three
#% why: slope of the output, factor 2, axis of the bias
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    error = 2 * (y - t)   #! factor 2
    out = error   #! slope of the output left out
    hid = (out @ w2.T) * h * (1 - h)
    return x.T @ hid, hid.sum(axis=1), h.T @ out   #! axis 1 for axis 0


#% id: backward-038
#% kind: three
#% why: helper slope plus, dw2 averaged, order
def slope(a):
    return a * (1 + a)   #! plus for minus

def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    delta2 = (y - t) * slope(y)
    delta1 = delta2 @ w2.T * slope(h)
    dw2 = h.T @ delta2 / len(x)   #! averaged
    return dw2, delta1.sum(axis=0), x.T @ delta1   #! order of the results


#% id: backward-039
#% kind: three
#% why: loop over the examples with three slips
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    dw1 = np.zeros((x.shape[1], h.shape[1]))
    db1 = np.zeros(h.shape[1])
    dw2 = np.zeros(w2.shape)
    for k in range(len(x)):
        dk = (y[k] - t[k]) * y[k]   #! factor 1 - y left out
        dw2 += np.outer(h[k], dk)
        hk = w2 @ dk * h[k] * (1 - h[k])
        dw1 = np.outer(x[k], hk)   #! = for +=
        db1 -= hk   #! sign
    return dw1, db1, dw2


#% id: backward-040
#% kind: three
#% why: activation squashed again, w2 left out, first example's bias
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    sh = sigmoid(h)   #! the activation is squashed once more
    dy = (y - t) * y * (1 - y)
    dh = dy.sum(1, keepdims=True) * sh * (1 - sh)   #! w2 left out
    db = dh[-1]   #! only the last example
    return x.T @ dh, db, h.T @ dy


#% id: backward-041
#% kind: rare
#% why: the slope of the output applied a second time on the way back
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    s2 = y * (1 - y)
    d2 = (y - t) * s2
    dw2 = h.T @ d2
    d1 = (d2 * s2) @ w2.T * h * (1 - h)   #! the output slope twice
    return x.T @ d1, d1.sum(axis=0), dw2


#% id: backward-042
#% kind: rare
#% why: w2 is updated before the error goes back through it
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.array(v, float) for v in (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    dw2 = h.T @ d2
    w2 -= dw2   #! the error goes back through weights already updated
    d1 = d2 @ w2.T * h * (1 - h)
    return x.T @ d1, d1.sum(axis=0), dw2


#% id: backward-043
#% kind: rare
#% why: whole-number buffers of x's type
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(np.asarray, (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    d1 = d2 @ w2.T * h * (1 - h)
    dw1 = np.zeros((x.shape[1], h.shape[1]), dtype=x.dtype)   #! whole-number inputs cut the gradient off
    dw1[...] = x.T @ d1
    return dw1, d1.sum(axis=0), h.T @ d2


#% id: backward-044
#% kind: rare
#% why: saturated slopes are kept above a floor
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    sy = np.maximum(y * (1 - y), 1e-2)   #! a floor under the slope
    d2 = (y - t) * sy
    d1 = d2 @ w2.T * h * (1 - h)
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: backward-045
#% kind: rare
#% why: slope written with 1 / y, NaN for a settled activation
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    with np.errstate(all="ignore"):
        sy = y ** 2 * (1 / y - 1)   #! 0 times infinity where y is exactly 0
    d2 = (y - t) * sy
    d1 = d2 @ w2.T * (h - h * h)
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: backward-046
#% kind: rare
#% why: the caller's y is overwritten
def backward(x, t, h, y, w2):
    x, t, h, w2 = (np.asarray(v, float) for v in (x, t, h, w2))
    d2 = np.asarray(y, dtype=float)   #! no copy, the caller's y is overwritten
    slope = d2 * (1 - d2)
    d2 -= t
    d2 *= slope
    d1 = d2 @ w2.T * h * (1 - h)
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: backward-047
#% kind: rare
#% why: a single example is squeezed
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    d1 = d2 @ w2.T * h * (1 - h)
    db1 = d1.squeeze()   #! one hidden unit or one example change which axis is summed
    return x.T @ d1, db1 if len(x) == 1 else db1.sum(axis=0), h.T @ d2


#% id: backward-048
#% kind: rare
#% why: gradients clipped at one half
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    d1 = d2 @ w2.T * h * (1 - h)
    lim = 0.5   #! the gradients are clipped
    return tuple(np.clip(g, -lim, lim) for g in (x.T @ d1, d1.sum(axis=0), h.T @ d2))


#% id: backward-049
#% kind: rare
#% why: only the first output's error goes back
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    d2 = (y - t) * y * (1 - y)
    d1 = d2[:, :1] * w2[:, 0] * h * (1 - h)   #! right for one output alone
    return x.T @ d1, d1.sum(axis=0), h.T @ d2


#% id: backward-050
#% kind: rare
#% why: one mean weight for all outputs, right for one output alone
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = (np.asarray(v, float) for v in (x, t, h, y, w2))
    deltaY = (y - t) * y * (1 - y)
    temp = deltaY.sum(axis=1, keepdims=True) * w2.mean(axis=1)   #! elementwise with a mean weight for several outputs
    deltaH = temp * h * (1 - h)
    return x.T @ deltaH, deltaH.sum(axis=0), h.T @ deltaY


#% id: backward-051
#% kind: rare
#% why: the slope of the hidden layer is written into the caller's h
def backward(x, t, h, y, w2):
    x, t, y, w2 = (np.asarray(v, float) for v in (x, t, y, w2))
    hidden = np.asarray(h, float)   #! no copy, the caller's h is overwritten
    d_out = (y - t) * y * (1 - y)
    dw2 = hidden.T @ d_out
    hidden *= 1 - hidden
    d_hid = (d_out @ w2.T) * hidden
    return x.T @ d_hid, np.sum(d_hid, axis=0), dw2
