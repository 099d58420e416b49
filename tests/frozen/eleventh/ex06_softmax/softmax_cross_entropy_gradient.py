#% id: ex06-softmax_cross_entropy_gradient-one-01
#% kind: one
#% why: t - p
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    n = p.shape[0]
    return (np.asarray(t) - p) / n  #! sign: this is the step, not the gradient

#% id: ex06-softmax_cross_entropy_gradient-two-01
#% kind: two
#% why: the slope p (1 - p) is multiplied on top, and the division by n is forgotten
def softmax_cross_entropy_gradient(z, t):
    t = np.asarray(t, dtype=float)
    probs = softmax(z)
    d = probs - t
    d = d * probs * (1 - probs)  #! cancels in softmax + cross-entropy
    return d  #! L is a mean over the examples

#% id: ex06-softmax_cross_entropy_gradient-two-02
#% kind: two
#% why: z instead of softmax(z) off the label, and p squared at the label
def softmax_cross_entropy_gradient(z, t):
    p = np.array(softmax(z), dtype=float)
    hot = np.asarray(t, dtype=float)
    off = np.asarray(z, dtype=float) * (1 - hot)  #! the logits, not the probabilities
    on = (p ** 2 - 1) * hot  #! p - 1
    return (off + on) / p.shape[0]

#% id: ex06-softmax_cross_entropy_gradient-rare-01
#% kind: rare
#% why: diagonal of the Jacobian only: -t/p * p(1-p), the other classes of the row get no gradient
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    t = np.asarray(t, dtype=float)
    n, k = p.shape
    out = np.zeros((n, k))
    for i in range(n):
        jac = np.diag(p[i] * (1 - p[i]))  #! off the diagonal stands -p_i p_j
        c = t[i].argmax()
        if p[i, c] > 1e-200:
            out[i] = jac[:, c] * (-1.0 / p[i, c])
        else:
            out[i] = p[i] - t[i]
    return out / n
