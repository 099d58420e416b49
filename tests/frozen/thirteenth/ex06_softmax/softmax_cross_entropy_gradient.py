#% id: ex06-one-04
#% kind: one
#% why: not divided by the number of examples
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    return p - np.asarray(t)  #! the loss is a mean

#% id: ex06-two-06
#% kind: two
#% why: t - p, and divided by all elements
def softmax_cross_entropy_gradient(z, t):
    t = np.array(t, dtype=float)
    g = t - softmax(z)  #! sign
    return g / t.size  #! n * classes instead of n

#% id: ex06-rare-07
#% kind: rare
#% why: chain rule with the diagonal p(1-p) of the softmax alone, as for a sigmoid: the influence of a logit on the other classes is missing
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    t = np.asarray(t, dtype=float)
    dp = -t / np.maximum(p, 1e-300) / len(t)
    return dp * p * (1 - p)  #! off-diagonal terms of the Jacobian left out
