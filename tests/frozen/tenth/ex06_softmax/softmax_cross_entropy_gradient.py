#% id: ex06-one-04
#% kind: one
#% why: the gradient of the sum, not of the mean
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    return p - np.asarray(t)  #! not divided by n


#% id: ex06-two-07
#% kind: two
#% why: the difference the wrong way round, and divided by the number of entries
def softmax_cross_entropy_gradient(z, t):
    t = np.asarray(t, dtype=float)
    g = t - softmax(z)  #! t - p
    return g / g.size  #! n times classes


#% id: ex06-two-08
#% kind: two
#% why: softmax twice, and a slope p (1 - p) that the cross-entropy has already cancelled
def softmax_cross_entropy_gradient(z: ArrayLike, t: ArrayLike) -> NDArray:
    p = softmax(z)
    q = softmax(p)  #! already probabilities
    dz = (q - np.asarray(t)) * q * (1 - q)  #! no further slope
    return dz / len(dz)


#% id: ex06-rare-05
#% kind: rare
#% why: only the class of the target gets a gradient, as if the others were not in the softmax's denominator
def softmax_cross_entropy_gradient(z, t):
    t = np.asarray(t)
    p = softmax(z)
    n = p.shape[0]
    return np.where(t == 1, p - 1, 0) / n  #! the other classes get p
