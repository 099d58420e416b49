#% id: ex06-softmax_cross_entropy_gradient-right-01
#% kind: right
#% why: written with the mass of the targets, for one-hot rows 1
def softmax_cross_entropy_gradient(z, t):
    t = np.asarray(t, dtype=float)
    s = softmax(z)
    mass = np.einsum("nk->n", t)
    return np.einsum("n,nk->nk", mass / len(t), s) - t / len(t)


#% id: ex06-softmax_cross_entropy_gradient-one-01
#% kind: one
#% why: not divided by n
def softmax_cross_entropy_gradient(z, t):
    probabilities = softmax(z)
    return probabilities - np.asarray(t)  #! the loss is a mean: / n is missing


#% id: ex06-softmax_cross_entropy_gradient-one-02
#% kind: one
#% why: divided by the number of entries
def softmax_cross_entropy_gradient(z, t):
    g = np.subtract(softmax(z), t)
    g /= g.size  #! size counts the classes too, n is meant
    return g


#% id: ex06-softmax_cross_entropy_gradient-one-03
#% kind: one
#% why: target minus prediction
def softmax_cross_entropy_gradient(z, t):
    n = np.shape(z)[0]
    return np.array([(tr - pr) / n for pr, tr in zip(softmax(z), np.asarray(t, float))])  #! p - t, the sign is turned


#% id: ex06-softmax_cross_entropy_gradient-two-01
#% kind: two
#% why: softmax slope multiplied once more, n of the classes
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    grad = (p - np.asarray(t)) * p * (1 - p)  #! the slope of softmax is in p - t already
    rows, cols = grad.shape
    return grad / cols  #! rows


#% id: ex06-softmax_cross_entropy_gradient-two-02
#% kind: two
#% why: only the diagonal of the Jacobian, t / p without its minus
def softmax_cross_entropy_gradient(z, t):
    p, t = softmax(z), np.asarray(t, dtype=float)
    n = p.shape[0]
    dp = t / np.maximum(p, 1e-300) / n  #! d(-log p) carries a minus
    dz = p * dp * (1 - p)  #! the off-diagonal part -p_i p_j is missing
    return dz


#% id: ex06-softmax_cross_entropy_gradient-three-01
#% kind: three
#% why: sigmoid in place of softmax, plus, and a factor 2
def softmax_cross_entropy_gradient(z, t):
    z, t = np.asarray(z, float), np.asarray(t, float)
    p = np.exp(z) / (1 + np.exp(z))  #! sigmoid for softmax
    diff = p + t  #! minus t
    scale = 2 / len(z)  #! the factor 2 belongs to the squared error
    return scale * diff


#% id: ex06-softmax_cross_entropy_gradient-rare-01
#% kind: rare
#% why: t subtracted by writing into the one-hot position with a slice
def softmax_cross_entropy_gradient(z, t):
    out = np.array(softmax(z))
    which = np.argmax(t, axis=1)
    out[:, which] -= 1  #! the slice subtracts in whole columns; row by row needs arange(n)
    return out / len(out)


#% id: ex06-softmax_cross_entropy_gradient-rare-02
#% kind: rare
#% why: unguarded division by p
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    n, k = p.shape
    t = np.asarray(t, float)
    upstream = -t / p / n  #! 0 / 0 is nan where p underflows to an exact 0
    jac = p[:, :, None] * (np.eye(k) - p[:, None, :])
    return np.einsum("nij,nj->ni", jac, upstream)
