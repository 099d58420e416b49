#% id: ex07-batches-one-01
#% kind: one
#% why: the smaller rest at the end is dropped
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    idx = rng.permutation(n)
    batch_size = min(batch_size, n)
    for b in range(n // batch_size):  #! rounds down
        sel = idx[b * batch_size:(b + 1) * batch_size]
        yield x[sel], y[sel]
#% id: ex07-batches-two-01
#% kind: two
#% why: x and y are shuffled one after the other, each in its own order, and a rest of one example is skipped
def minibatches(x, y, batch_size, rng):
    xs = rng.permutation(np.asarray(x))
    ys = rng.permutation(np.asarray(y))  #! a second order
    for start in range(0, len(xs) - 1, batch_size):  #! the end is one too early
        yield xs[start:start + batch_size], ys[start:start + batch_size]
#% id: ex07-batches-two-02
#% kind: two
#% why: the caller's x is shuffled in place, and y is taken in its old order
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    rng.shuffle(x)  #! the argument itself
    result = []
    i = 0
    while i < len(x):
        result.append((x[i:i + batch_size].copy(), y[i:i + batch_size].copy()))  #! y was not shuffled with x
        i += batch_size
    return result
#% id: ex07-batches-two-03
#% kind: two
#% why: the order comes from NumPy's global generator, and every batch is one short (the last index is thought to be included)
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    perm = np.random.permutation(x.shape[0])  #! rng is not used
    for first in range(0, x.shape[0], batch_size):
        last = first + batch_size - 1
        rows = perm[first:last]  #! a slice ends before last
        yield x[rows], y[rows]
#% id: ex07-batches-three-01
#% kind: three
#% why: examples are drawn with replacement, each gets its neighbour's y, and there is one full batch too many
def minibatches(x, y, batch_size, rng):
    X = np.asarray(x)
    Y = np.asarray(y)
    n = X.shape[0]
    size = min(batch_size, n)
    for _ in range(n // size + 1):  #! one too many where it divides, and no smaller rest
        i = rng.choice(n, size)  #! replace=False, and over the whole epoch
        yield X[i], Y[i - 1]  #! Y[i], indices begin at 0 already
#% id: ex07-batches-three-02
#% kind: three
#% why: a fixed seed for every epoch, labels sorted, and the last batch filled up from the front
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.random.default_rng(42).permutation(len(x))  #! the same order each time
    batches = []
    for s in range(0, len(x), batch_size):
        take = order[s:s + batch_size]
        if len(take) < batch_size:
            take = np.concatenate([take, order[:batch_size - len(take)]])  #! some examples come twice
        batches.append((x[take], y[np.sort(take)]))  #! pairs are broken
    return batches
#% id: ex07-batches-rare-01
#% kind: rare
#% why: one buffer is filled again for each batch: whoever keeps the batches finds the last one everywhere
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    xbuf = np.empty((min(batch_size, len(x)),) + x.shape[1:], dtype=x.dtype)
    ybuf = np.empty((min(batch_size, len(y)),) + y.shape[1:], dtype=y.dtype)
    for start in range(0, len(x), batch_size):
        rows = order[start:start + batch_size]
        m = len(rows)
        xbuf[:m] = x[rows]
        ybuf[:m] = y[rows]
        yield xbuf[:m], ybuf[:m]  #! views of a buffer that is written to again
