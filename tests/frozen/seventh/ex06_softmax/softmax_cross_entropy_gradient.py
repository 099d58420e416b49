#% id: ex06-one-04
#% kind: one
#% why: p - t is not divided by the number of examples
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    shifted = z - np.max(z, axis=1, keepdims=True)
    p = np.exp(shifted)
    p = p / np.sum(p, axis=1, keepdims=True)
    return p - np.asarray(t, dtype=float)  #! / n is missing

#% id: ex06-two-04
#% kind: two
#% why: t - p has the wrong sign
#% why: divides by examples times classes
def _softmax_rows(z):
    z = z - z.max(axis=1)[:, None]
    e = np.exp(z)
    return e / e.sum(axis=1)[:, None]

def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    diff = t - _softmax_rows(z)  #! sign
    return diff / z.size  #! len(z)

#% id: ex06-three-02
#% kind: three
#% why: the softmax normalises over the whole batch
#% why: multiplies by p (1 - p) as for a sigmoid with squared error
#% why: the targets are averaged over the batch before the difference
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    n = z.shape[0]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum()  #! sum over all rows
    t_mean = t.mean(axis=0)
    err = p - t_mean  #! every row needs its own target
    return err * p * (1 - p) / n  #! p (1 - p) cancels with the log
