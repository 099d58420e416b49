#% id: ex06-one-04
#% kind: one
#% why: the loss is a mean over examples, but the gradient is not divided by n
def softmax_cross_entropy_gradient(z, t):
    return softmax(z) - np.asarray(t)  #! / len(t)


#% id: ex06-two-07
#% kind: two
#% why: target minus prediction, and divided by the number of all entries
def softmax_cross_entropy_gradient(z, t):
    probs = softmax(z)
    diff = np.asarray(t) - probs  #! probs - t
    return diff / diff.size  #! diff.shape[0]


#% id: ex06-two-08
#% kind: two
#% why: one more softmax slope p (1 - p), and divided by the classes instead of the examples
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    n, k = p.shape
    g = (p - np.asarray(t)) * p * (1 - p)  #! p - t holds the slope of the softmax already
    return g / k  #! n


#% id: ex06-rare-04
#% kind: rare
#% why: p[:, labels] takes the 1 off in every row: right for a single example only
def softmax_cross_entropy_gradient(z, t):
    grad = np.array(softmax(z), dtype=float)
    n = grad.shape[0]
    labels = np.asarray(t).argmax(axis=1)
    grad[:, labels] -= 1  #! grad[np.arange(n), labels]
    grad /= n
    return grad
