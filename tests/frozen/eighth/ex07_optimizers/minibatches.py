#% id: ex07-minibatches-one-01
#% kind: one
#% why: the last smaller batch is dropped
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    batch_size = min(batch_size, n)
    perm = rng.permutation(n)
    for b in range(n // batch_size):  #! rounded down, the rest is lost
        idx = perm[b * batch_size:(b + 1) * batch_size]
        yield x[idx], y[idx]


#% id: ex07-minibatches-one-02
#% kind: one
#% why: y is not put in the order of x
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    order = rng.permutation(len(x))
    x = x[order]
    for i in range(0, len(x), batch_size):
        yield x[i:i + batch_size], y[i:i + batch_size]  #! y[order] was forgotten


#% id: ex07-minibatches-two-01
#% kind: two
#% why: drawn with replacement, and the end of a batch one too early
def minibatches(x, y, batch_size, rng):
    X, Y = np.array(x), np.array(y)
    count = X.shape[0]
    order = rng.integers(0, count, size=count)  #! a permutation, each example once
    batches = []
    for start in range(0, count, batch_size):
        end = start + batch_size - 1  #! the end of a slice is not included
        batches.append((X[order[start:end]], Y[order[start:end]]))
    return batches


#% id: ex07-minibatches-two-02
#% kind: two
#% why: begins at row 1, and the step is one less than the batch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    idx = np.arange(len(x))
    rng.shuffle(idx)
    pos = 1  #! 0
    while pos < len(idx):
        part = idx[pos:pos + batch_size]
        yield x[part], y[part]
        pos += max(batch_size - 1, 1)  #! batches overlap


#% id: ex07-minibatches-three-01
#% kind: three
#% why: NumPy's global generator, each array its own order, the range stops a batch early
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = x.shape[0]
    order = np.random.permutation(n)  #! rng.permutation
    order_y = rng.permutation(n)  #! the same order as x
    for s in range(0, n - batch_size, batch_size):  #! up to n
        yield x[order[s:s + batch_size]], y[order_y[s:s + batch_size]]


#% id: ex07-minibatches-rare-01
#% kind: rare
#% why: the examples of a batch stay neighbours, only the batches change places
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    starts = np.arange(0, len(x), batch_size)
    order = np.arange(len(x))
    rng.shuffle(starts)  #! shuffles the batches, not the examples
    for s in starts:
        rows = order[s:s + batch_size]
        yield x[rows], y[rows]


#% id: ex07-minibatches-rare-02
#% kind: rare
#% why: one buffer for all batches: those handed out earlier are overwritten
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    buffer_x = np.empty((min(batch_size, len(x)),) + x.shape[1:], dtype=x.dtype)
    for start in range(0, len(x), batch_size):
        rows = order[start:start + batch_size]
        buffer_x[:len(rows)] = x[rows]
        yield buffer_x[:len(rows)], y[rows]  #! a view of the buffer


#% id: ex07-minibatches-right-01
#% kind: right
#% why: random keys are sorted, the batches come as a list
def minibatches(x, y, batch_size, rng):
    xs, ys = np.asarray(x), np.asarray(y)
    keys = rng.random(len(xs))
    order = np.argsort(keys)
    cuts = np.arange(batch_size, len(xs), batch_size)
    return [(xs[rows], ys[rows]) for rows in np.split(order, cuts)]
