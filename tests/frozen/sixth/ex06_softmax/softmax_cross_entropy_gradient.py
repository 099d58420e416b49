#% id: ex06-right-03
#% kind: right
#% why: right
def softmax_cross_entropy_gradient(z, t):
    """Chain rule with the full Jacobian of log-softmax, row after row."""
    Z = np.asarray(z, dtype=float)
    T = np.asarray(t, dtype=float)
    n, k = Z.shape
    G = np.zeros((n, k))
    for i in range(n):
        e = np.exp(Z[i] - Z[i].max())
        p = e / e.sum()
        # d log p_a / d z_b = [a == b] - p_b
        J = np.eye(k) - np.ones((k, 1)) * p
        G[i] = -(T[i] @ J) / n
    return G


#% id: ex06-one-04
#% kind: one
#% why: The gradient is not divided by the number of examples although the loss is a mean.
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    shifted = z - z.max(1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(1, keepdims=True)
    return p - np.asarray(t)  #! / n is missing


#% id: ex06-two-03
#% kind: two
#% why: The sign is turned round. The result is divided by the number of classes instead of examples.
def softmax_cross_entropy_gradient(z, t):
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    prob = e / e.sum(axis=1, keepdims=True)
    diff = t - prob  #! p - t is the gradient
    return diff / z.shape[1]  #! number of columns instead of rows


#% id: ex06-three-01
#% kind: three
#% why: The gradient subtracts the target before the softmax. No maximum is subtracted, so large logits overflow. The result is multiplied with n.
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    d = z - t  #! t is subtracted from the logits instead of the probabilities
    e = np.exp(d)  #! overflows for large logits
    return e / e.sum(axis=1, keepdims=True) * len(z)  #! times n instead of divided by n


#% id: ex06-rare-01
#% kind: rare
#% why: The softmax slope p (1 - p) is multiplied on top, as if the Jacobian were diagonal and had not cancelled already.
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    ez = np.exp(z - z.max(axis=1, keepdims=True))
    p = ez / ez.sum(axis=1, keepdims=True)
    d_loss = p - np.asarray(t, dtype=float)
    d_soft = p * (1 - p)
    return d_loss * d_soft / len(z)  #! p - t is already dL/dz


#% id: ex06-right-52
#% kind: right
#% why: row by row with the whole Jacobian of softmax and no division by p
def _probabilities(row):
    e = np.exp(row - row.max())
    return e / e.sum()


def softmax_cross_entropy_gradient(z, t):
    z, t = np.array(z, dtype=float), np.array(t, dtype=float)
    rows = []
    for zr, tr in zip(z, t):
        p = _probabilities(zr)
        # d(log p_i) / dz_j = [i == j] - p_j
        jacobian = np.eye(p.size) - p[np.newaxis, :]
        rows.append(-tr @ jacobian)
    return np.array(rows) / len(z)


