#% id: ex07-minibatches-one-01
#% kind: one
#% why: the last smaller batch is dropped
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    size = min(batch_size, n)
    idx = rng.permutation(n)
    for b in range(n // size):  #! floor: the rest is lost
        sel = idx[b * size : (b + 1) * size]
        yield x[sel], y[sel]


#% id: ex07-minibatches-one-02
#% kind: one
#% why: x and y shuffled apart
def minibatches(x, y, batch_size, rng):
    xs = rng.permutation(np.asarray(x))
    ys = rng.permutation(np.asarray(y))  #! a second order breaks the pairs
    cuts = range(batch_size, len(xs), batch_size)
    return zip(np.split(xs, cuts), np.split(ys, cuts))


#% id: ex07-minibatches-one-03
#% kind: one
#% why: order not used for y
def minibatches(x, y, batch_size, rng):
    순서 = np.arange(len(x))
    rng.shuffle(순서)
    X, Y = np.asarray(x), np.asarray(y)
    시작 = 0
    while 시작 < len(X):
        끝 = 시작 + batch_size
        yield X[순서[시작:끝]], Y[시작:끝]  #! y keeps its old order
        시작 = 끝


#% id: ex07-minibatches-rare-01
#% kind: rare
#% why: the argument itself is shuffled
def minibatches(x, y, batch_size, rng):
    y = np.asarray(y)
    tags = np.arange(len(y))
    rng.shuffle(tags)
    x = np.asarray(x)
    x[:] = x[tags]  #! writes the new order into the caller's array
    y = y[tags]
    return [(x[i : i + batch_size].copy(), y[i : i + batch_size]) for i in range(0, len(y), batch_size)]


#% id: ex07-minibatches-rare-02
#% kind: rare
#% why: drawn with replacement
def minibatches(x, y, batch_size, rng):
    x, y = map(np.asarray, (x, y))
    order = rng.choice(len(x), size=len(x))  #! replace=False: some examples twice, others never
    pieces = np.array_split(order, np.arange(batch_size, len(x), batch_size))
    yield from ((x[p], y[p]) for p in pieces)


#% id: ex07-minibatches-two-01
#% kind: two
#% why: the seed is fixed and the batches overlap
def minibatches(x, y, batch_size, rng):
    rng = np.random.default_rng(42)  #! always the same order
    perm = rng.permutation(len(x))
    out = []
    for i in range(0, len(x), batch_size):
        part = perm[i : i + batch_size + 1]  #! one row too many
        out.append((np.asarray(x)[part], np.asarray(y)[part]))
    return out


#% id: ex07-minibatches-two-02
#% kind: two
#% why: one index left out at the start, step off by one
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    rows = list(rng.permutation(np.arange(1, len(x))))  #! row 0 is never drawn
    while rows:
        batch, rows = rows[:batch_size], rows[batch_size + 1:]  #! skips one row between batches
        yield x[batch], y[batch]


#% id: ex07-minibatches-three-01
#% kind: three
#% why: order sorted again, last batch missing, y turned round within the batch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    p = np.sort(rng.permutation(n))  #! sorted again: no random order
    for s in range(0, n, batch_size):
        r = p[s : s + batch_size]
        if len(r) < batch_size and s > 0:  #! the smaller batch is to be kept
            return
        yield x[r], y[r[::-1]]  #! y turned round


#% id: ex07-minibatches-right-01
#% kind: right
#% why: argsort of random numbers
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    ranking = np.argsort(rng.random(x.shape[0]))
    batch_number = np.arange(x.shape[0]) // batch_size
    return [(x[ranking[batch_number == b]], y[ranking[batch_number == b]]) for b in range(batch_number[-1] + 1)]
