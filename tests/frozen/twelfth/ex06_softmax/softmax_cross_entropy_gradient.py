#% id: ex06-softmax_cross_entropy_gradient-one-01
#% kind: one
#% why: not divided by the number of examples, though the loss is a mean
def softmax_cross_entropy_gradient(z, t):
    return softmax(z) - np.asarray(t)  #! / len(z)


#% id: ex06-softmax_cross_entropy_gradient-two-01
#% kind: two
#% why: t - p, and divided by all entries
def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    prob = softmax(z)
    grad = np.asarray(t) - prob  #! prob - t
    return grad / grad.size  #! number of rows


#% id: ex06-softmax_cross_entropy_gradient-rare-01
#% kind: rare
#% why: chain rule with the diagonal of softmax's Jacobian only, p (1 - p); the other logits of a row get no gradient
def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    p = softmax(z)
    t = np.asarray(t, dtype=float)
    n = p.shape[0]
    dL_dp = -t / np.maximum(p, 1e-12) / n
    dp_dz = p * (1 - p)  #! dp_i/dz_j is not 0 for i != j
    return dL_dp * dp_dz
