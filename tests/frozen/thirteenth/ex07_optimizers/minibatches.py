#% id: ex07-one-01
#% kind: one
#% why: the last smaller batch is dropped
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = x.shape[0]
    perm = rng.permutation(n)
    for i in range(0, n - batch_size + 1, batch_size):  #! only full batches
        idx = perm[i : i + batch_size]
        yield x[idx], y[idx]

#% id: ex07-two-01
#% kind: two
#% why: x and y get a permutation each, and every slice ends one early
def minibatches(x, y, batch_size, rng):
    X = np.asarray(x)
    Y = np.asarray(y)
    p = rng.permutation(len(X))
    Xs = X[p]
    Ys = Y[rng.permutation(len(Y))]  #! second order: pairs broken
    batches = []
    a = 0
    while a < len(X):
        b = a + batch_size - 1  #! an end index is exclusive in Python
        batches.append((Xs[a:b], Ys[a:b]))
        a += batch_size
    return batches

#% id: ex07-two-02
#% kind: two
#% why: rows are drawn with replacement, and the batches begin at row 1
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    m = len(x)
    order = rng.choice(m, size=m)  #! some twice, some never
    for start in range(1, m, batch_size):  #! first one skipped
        sel = order[start : start + batch_size]
        yield x[sel], y[sel]

#% id: ex07-three-01
#% kind: three
#% why: NumPy's global generator, y stays in the old order, and the last batch is filled up from the beginning
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    N = len(x)
    order = np.random.permutation(N)  #! rng is not used
    x = x[order]
    y = y[:]  #! not shuffled with x
    for s in range(0, N, batch_size):
        rows = np.arange(s, s + batch_size) % N  #! wraps round, examples come twice
        yield x[rows], y[rows]

#% id: ex07-rare-01
#% kind: rare
#% why: the batches are shuffled, the examples inside stay neighbours
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    count = -(-n // batch_size)
    pieces = np.split(np.arange(n), range(batch_size, n, batch_size))  #! always the same neighbours together
    for k in rng.permutation(count):  #! only the order of the blocks is random
        yield x[pieces[k]], y[pieces[k]]

#% id: ex07-rare-02
#% kind: rare
#% why: one buffer for all batches, to save memory: a batch that was handed out changes with the next one
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = rng.permutation(n)
    size = min(batch_size, n)
    bx = np.empty((size,) + x.shape[1:], dtype=x.dtype)
    by = np.empty((size,) + y.shape[1:], dtype=y.dtype)
    for i in range(0, n, batch_size):
        rows = order[i : i + batch_size]
        k = len(rows)
        bx[:k] = x[rows]
        by[:k] = y[rows]
        yield bx[:k], by[:k]  #! views of a buffer that is written again

#% id: ex07-right-01
#% kind: right
#% why: random keys are sorted, and the rows are dealt out as a list of pairs by np.split
def minibatches(x, y, batch_size, rng):
    keys = rng.random(len(x))
    shuffled = np.argsort(keys)
    cuts = np.arange(batch_size, len(x), batch_size)
    xs = np.split(np.asarray(x)[shuffled], cuts)
    ys = np.split(np.asarray(y)[shuffled], cuts)
    return list(zip(xs, ys))
