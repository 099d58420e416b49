#% id: ex06-softmax_cross_entropy_gradient-one-01
#% kind: one
#% why: not divided by n
def softmax_cross_entropy_gradient(z, t):
    prob = softmax(z)
    grad = prob.copy()
    grad -= np.asarray(t)
    return grad  #! the loss is a mean: / n


#% id: ex06-softmax_cross_entropy_gradient-one-02
#% kind: one
#% why: t - p
def softmax_cross_entropy_gradient(z, t):
    n = np.shape(z)[0]
    목표 = np.asarray(t, dtype=float)
    return (목표 - softmax(z)) / n  #! sign: softmax(z) - t


#% id: ex06-softmax_cross_entropy_gradient-one-03
#% kind: one
#% why: divides by the number of entries
def softmax_cross_entropy_gradient(z, t):
    d = np.subtract(softmax(z), t)
    d /= d.size  #! n examples, not n * classes entries
    return d


#% id: ex06-softmax_cross_entropy_gradient-rare-01
#% kind: rare
#% why: the chain rule through the Jacobian with a slip: p_i (1 - p_j) off the diagonal
def softmax_cross_entropy_gradient(z, t):
    P = softmax(z)
    T = np.asarray(t, dtype=float)
    n, k = P.shape
    G = np.zeros((n, k))
    for r in range(n):
        for i in range(k):
            for j in range(k):
                # dL/dp_j dp_j/dz_i with p_j cancelled
                G[r, i] += -T[r, j] * ((1 if i == j else 0) + P[r, i])  #! delta_ij - p_i
    return G / n


#% id: ex06-softmax_cross_entropy_gradient-two-01
#% kind: two
#% why: softmax applied twice, divides by classes
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    q = softmax(p)  #! softmax of a softmax
    dz = q - np.asarray(t)
    return dz / dz.shape[1]  #! shape[0] is the batch


#% id: ex06-softmax_cross_entropy_gradient-two-02
#% kind: two
#% why: in-place subtraction at argmax of p, mean forgotten
def softmax_cross_entropy_gradient(z, t):
    g = softmax(z)
    rows = range(len(g))
    cols = np.argmax(g, axis=1)  #! argmax of t: the label, not the guess
    g[rows, cols] -= 1
    return g * len(g)  #! / n, not * n


#% id: ex06-softmax_cross_entropy_gradient-two-03
#% kind: two
#% why: logits in place of probabilities, extra p (1 - p)
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    probs = softmax(z)
    upstream = (z - np.asarray(t)) / len(z)  #! probs, not logits
    return upstream * probs * (1 - probs)  #! softmax's slope is in p - t already


#% id: ex06-softmax_cross_entropy_gradient-three-01
#% kind: three
#% why: sign, mean, and the wrong axis of a self-made softmax
def _sm(v):
    v = np.asarray(v, dtype=float)
    v = v - v.max(axis=1, keepdims=True)
    e = np.exp(v)
    return e / e.sum(axis=0)  #! axis=1 with keepdims


def softmax_cross_entropy_gradient(z, t):
    diff = _sm(z) + np.asarray(t)  #! minus
    return diff / 2  #! / n


#% id: ex06-softmax_cross_entropy_gradient-right-01
#% kind: right
#% why: the whole Jacobian by einsum
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    weight = np.asarray(t, dtype=float) / len(p)
    eye_minus_p = np.identity(p.shape[1])[None] - p[:, None, :]
    return -np.einsum("nj,nji->ni", weight, eye_minus_p)
