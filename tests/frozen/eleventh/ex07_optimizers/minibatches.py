#% id: ex07-minibatches-right-01
#% kind: right
#% why: unusual: sorts by random keys, cuts with array_split points, returns a list, not a generator
def minibatches(x, y, batch_size, rng):
    X, Y = np.asarray(x), np.asarray(y)
    keys = rng.random(X.shape[0])
    idx = np.argsort(keys)
    cuts = list(range(batch_size, X.shape[0], batch_size))
    return [(X[part].copy(), Y[part].copy()) for part in np.split(idx, cuts)]

#% id: ex07-minibatches-one-01
#% kind: one
#% why: draws the rows with replacement, so some examples come twice and others never
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = rng.integers(0, n, size=n)  #! no permutation
    for i in range(0, n, batch_size):
        yield x[order[i:i + batch_size]], y[order[i:i + batch_size]]

#% id: ex07-minibatches-two-01
#% kind: two
#% why: only the order of the batches is shuffled, and the last smaller batch is dropped
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = x.shape[0]
    count = n // batch_size  #! rounds down: the rest is left out
    perm = np.arange(n)  #! the rows stay together as they stand in the data
    for k in rng.permutation(count):
        rows = perm[k * batch_size:(k + 1) * batch_size]
        yield x[rows], y[rows]

#% id: ex07-minibatches-two-02
#% kind: two
#% why: y is taken from the rows in their old order, and the step of the start is batch_size + 1
def minibatches(x, y, batch_size, rng):
    data = np.asarray(x)
    target = np.asarray(y)
    order = np.arange(len(data))
    rng.shuffle(order)
    data = data[order]
    target = target[:]  #! not in the new order
    start = 0
    while start < len(data):
        yield data[start:start + batch_size], target[start:start + batch_size]
        start += batch_size + 1  #! one example skipped after every batch

#% id: ex07-minibatches-three-01
#% kind: three
#% why: a fixed seed instead of rng, an end that is one too early, and y in reverse within a batch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(y)
    p = np.random.default_rng(42).permutation(n)  #! every call gives the same order, rng is not used
    q = p
    batches = []
    for a in range(0, n, batch_size):
        b = min(a + batch_size, n - 1)  #! the very last example is never reached
        batches.append((x[p[a:b]], y[q[a:b][::-1]]))  #! y in reverse within the batch
    return batches

#% id: ex07-minibatches-three-02
#% kind: three
#% why: x and y are shuffled each for itself, the last batch is filled up from the beginning, and a last batch of one example is lost
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    ix = rng.permutation(n)
    iy = rng.permutation(n)  #! a second permutation: the pairs are torn apart
    for s in range(0, n - 1, batch_size):  #! a last batch of a single example is lost
        pick = np.arange(s, s + batch_size) % n  #! wraps around: a full last batch with examples used before
        yield x[ix[pick]], y[iy[pick]]

#% id: ex07-minibatches-rare-01
#% kind: rare
#% why: a random rotation instead of a permutation: every example once, but neighbours stay neighbours
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    shift = int(rng.integers(n))
    order = np.roll(np.arange(n), shift)  #! only n different orders, not a random one
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield x[j], y[j]
