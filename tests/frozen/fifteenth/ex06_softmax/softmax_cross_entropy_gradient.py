#% id: ex06-scegrad-one-01
#% kind: one
#% why: only t is divided by n
def softmax_cross_entropy_gradient(z, t):
    t = np.asarray(t)
    return softmax(z) - t / len(t)  #! brackets round the difference
#% id: ex06-scegrad-two-01
#% kind: two
#% why: the slope p (1 - p) is multiplied in once more, and the number of classes divides
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    grad = (p - t) * p * (1 - p)  #! it has cancelled already
    return grad / p.shape[1]  #! shape[0]
#% id: ex06-scegrad-two-02
#% kind: two
#% why: the gradient with respect to p (not z), and not averaged
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    dp = -np.asarray(t) / np.maximum(p, 1e-12)  #! n is missing
    return dp  #! the way from p back to z is missing
#% id: ex06-scegrad-rare-01
#% kind: rare
#% why: the index takes 1 from the columns of all labels in every row; right for a single example only
def softmax_cross_entropy_gradient(z, t):
    g = softmax(z)
    label = np.argmax(t, axis=1)
    g[:, label] -= 1.0  #! g[arange(n), label]
    return g / len(g)
