#% id: ex06-softmax_cross_entropy_gradient-one-01
#% kind: one
#% why: not divided by the number of examples
def softmax_cross_entropy_gradient(z, t):
    return softmax(z) - np.asarray(t)  #! / n, the loss is a mean


#% id: ex06-softmax_cross_entropy_gradient-two-01
#% kind: two
#% why: the sign, and division by all entries
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    g = np.asarray(t) - p  #! p - t
    return g / g.size  #! the number of rows


#% id: ex06-softmax_cross_entropy_gradient-rare-01
#% kind: rare
#% why: only the diagonal of the softmax's Jacobian is used
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    t = np.asarray(t, dtype=float)
    n = p.shape[0]
    # dL/dp = -t / p, dp/dz = p (1 - p)
    return -t * (1 - p) / n  #! the other logits of a row count too: p - t


#% id: ex06-softmax_cross_entropy_gradient-rare-02
#% kind: rare
#% why: softmax is applied to what is a softmax already
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    prob = softmax(z)
    target = np.asarray(t)
    return (softmax(prob) - target) / z.shape[0]  #! prob


#% id: ex06-softmax_cross_entropy_gradient-right-01
#% kind: right
#% why: 1 taken from the true class
def softmax_cross_entropy_gradient(z, t):
    grad = softmax(z)
    rows = np.arange(grad.shape[0])
    grad[rows, np.argmax(t, axis=1)] -= 1
    return grad / rows.size
