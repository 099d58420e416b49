#% id: ex06-one-04
#% kind: one
#% why: t - p instead of p - t
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    t = np.asarray(t, dtype=float)
    return (t - p) / p.shape[0]  #! sign

#% id: ex06-two-07
#% kind: two
#% why: the logits are never turned into probabilities, and the mean is over all entries
def softmax_cross_entropy_gradient(z, t):
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    diff = z - t  #! softmax(z)
    return diff / t.size  #! len(t)

#% id: ex06-two-08
#% kind: two
#% why: the slope p (1 - p) as for a sigmoid with squared error, and no mean
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    delta = p - np.asarray(t, dtype=float)
    grad = delta * p * (1 - p)  #! it has cancelled already
    return grad  #! / n

#% id: ex06-rare-04
#% kind: rare
#% why: chain rule with the diagonal of the softmax Jacobian alone: the wrong classes get no gradient
def softmax_cross_entropy_gradient(z, t):
    t = np.asarray(t, dtype=float)
    p = softmax(z)
    # dL/dp = -t/p and dp/dz = p(1-p); p cancels
    return -t * (1 - p) / len(t)  #! every z moves every p
