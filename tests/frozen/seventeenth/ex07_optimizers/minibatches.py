#% id: ex07-minibatches-right-01
#% kind: right
#% why: sorts by random keys and splits with array_split at fixed cuts
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    ranking = np.argsort(rng.random(len(x)))
    cuts = range(batch_size, len(x), batch_size)
    return [(x[part], y[part]) for part in np.split(ranking, cuts)]


#% id: ex07-minibatches-one-01
#% kind: one
#% why: the last smaller batch is dropped
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = x.shape[0]
    idx = rng.permutation(n)
    for k in range(n // batch_size):  #! floor division loses the last, smaller batch
        sel = idx[k * batch_size:(k + 1) * batch_size]
        yield x[sel], y[sel]


#% id: ex07-minibatches-one-02
#% kind: one
#% why: x and y get orders of their own
def minibatches(x, y, batch_size, rng):
    xs = np.asarray(x)[rng.permutation(len(x))]
    ys = np.asarray(y)[rng.permutation(len(y))]  #! a second permutation breaks the pairs
    i = 0
    while i < len(xs):
        yield xs[i:i + batch_size], ys[i:i + batch_size]
        i += batch_size


#% id: ex07-minibatches-one-03
#% kind: one
#% why: no shuffle
def minibatches(x, y, batch_size, rng):
    data = list(zip(np.asarray(x), np.asarray(y)))
    order = list(range(len(data)))  #! the order is never shuffled
    chunks = [order[s:s + batch_size] for s in range(0, len(order), batch_size)]
    for chunk in chunks:
        yield np.array([data[i][0] for i in chunk]), np.array([data[i][1] for i in chunk])


#% id: ex07-minibatches-two-01
#% kind: two
#% why: drawn with replacement, and the y rows not shuffled
def minibatches(x, y, batch_size, rng):
    X, Y = np.asarray(x), np.asarray(y)
    size = len(X)
    draws = rng.choice(size, size=size)  #! choice draws with replacement: some examples twice, some never
    for begin in range(0, size, batch_size):
        rows = draws[begin:begin + batch_size]
        yield X[rows], Y[begin:begin + batch_size]  #! y is taken in the old order


#% id: ex07-minibatches-two-02
#% kind: two
#% why: only whole batches change places, and they are drawn with replacement
def minibatches(x, y, batch_size, rng):
    a, b = np.asarray(x), np.asarray(y)
    n = len(a)
    perm = np.arange(n)  #! only whole batches change places below, the members of a batch are always neighbours
    groups = [perm[s:s + batch_size] for s in range(0, n, batch_size)]
    for k in rng.integers(len(groups), size=len(groups)):  #! integers draws with replacement: a batch comes twice, another never
        yield a[groups[k]], b[groups[k]]


#% id: ex07-minibatches-rare-01
#% kind: rare
#% why: the arguments are shuffled in place
def minibatches(x, y, batch_size, rng):
    xs, ys = np.asarray(x), np.asarray(y)  #! no copies: the shuffle below reorders the caller's arrays
    for i in range(len(xs) - 1, 0, -1):
        j = int(rng.integers(i + 1))
        xs[[i, j]] = xs[[j, i]]
        ys[[i, j]] = ys[[j, i]]
    for s in range(0, len(xs), batch_size):
        yield xs[s:s + batch_size].copy(), ys[s:s + batch_size].copy()


#% id: ex07-minibatches-rare-02
#% kind: rare
#% why: one buffer is filled again and again
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    bx = np.empty((min(batch_size, len(x)),) + x.shape[1:], x.dtype)
    by = np.empty((len(bx),) + y.shape[1:], y.dtype)
    for s in range(0, len(x), batch_size):
        sel = order[s:s + batch_size]
        k = len(sel)
        np.take(x, sel, axis=0, out=bx[:k])
        np.take(y, sel, axis=0, out=by[:k])
        yield bx[:k], by[:k]  #! views of one buffer: a batch that was handed out is overwritten


#% id: ex07-minibatches-three-01
#% kind: three
#% why: off-by-one slices, a fixed seed, only x
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    order = np.random.default_rng(0).permutation(len(x))  #! a seed of its own: the same order every epoch
    for s in range(0, len(x), batch_size):
        take = order[s:s + batch_size + 1]  #! the stop of a slice is exclusive already, the batches overlap
        xb = x[take]
        yb = np.sort(y[take], axis=0)  #! sorting pulls the labels away from their examples
        yield xb, yb


#% id: ex07-minibatches-one-04
#% kind: one
#% why: number of batches taken for their size
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    mix = rng.permutation(len(x))
    parts = np.array_split(mix, batch_size)  #! array_split takes the number of parts, not their size
    yield from ((x[p], y[p]) for p in parts)
