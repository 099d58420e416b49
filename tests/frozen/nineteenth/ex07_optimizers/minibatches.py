#% id: ex07-minibatches-right-01
#% kind: right
#% why: a list, cut by np.split out of the argsort of random keys
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    keys = rng.random(x.shape[0])
    pieces = np.split(np.argsort(keys, kind="stable"), np.arange(batch_size, x.shape[0], batch_size))
    return [(x[piece], y[piece]) for piece in pieces]


#% id: ex07-minibatches-one-01
#% kind: one
#% why: the last smaller batch is lost
def minibatches(x, y, batch_size, rng):
    x, y = np.array(x), np.array(y)
    n = len(x)
    batch_size = min(batch_size, n)
    perm = rng.permutation(n)
    x = x[perm]
    y = y[perm]
    for b in range(n // batch_size):  #! the remainder gets no batch
        yield x[b * batch_size : (b + 1) * batch_size], y[b * batch_size : (b + 1) * batch_size]


#% id: ex07-minibatches-one-02
#% kind: one
#% why: x and y each have an order of their own
def minibatches(x, y, batch_size, rng):
    batches = []
    mix = rng.permutation(len(x))
    xs = np.asarray(x)[mix]
    ys = np.asarray(y)[rng.permutation(len(y))]  #! a second draw, so the pairs fall apart
    begin = 0
    while begin < len(xs):
        end = begin + batch_size
        batches.append((xs[begin:end], ys[begin:end]))
        begin = end
    return batches


#% id: ex07-minibatches-two-01
#% kind: two
#% why: slice ends one too early, and NumPy's global generator does the shuffling
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    index = np.arange(len(x))
    np.random.shuffle(index)  #! the global generator, rng is not used
    for i in range(0, len(index), batch_size):
        chosen = index[i : i + batch_size - 1]  #! the end of a slice is exclusive already
        yield x[chosen], y[chosen]


#% id: ex07-minibatches-two-02
#% kind: two
#% why: draws with replacement, and y stays in its old order
def minibatches(x, y, batch_size, rng):
    features, targets = np.asarray(x), np.asarray(y)
    total = features.shape[0]
    order = rng.choice(total, size=total)  #! choice replaces unless told otherwise
    starts = range(0, total, batch_size)
    return (
        (
            features[order[s : s + batch_size]],
            targets[s : s + batch_size],  #! y is cut without the order
        )
        for s in starts
    )


#% id: ex07-minibatches-two-03
#% kind: two
#% why: always the same seed, and an empty batch at the end where the size divides
def minibatches(x, y, batch_size, rng):
    pairs = list(zip(np.asarray(x), np.asarray(y)))
    rng = np.random.default_rng(42)  #! every epoch has the same order
    where = rng.permutation(len(pairs)).tolist()
    shuffled = [pairs[j] for j in where]
    count = len(pairs) // batch_size + 1  #! one too many where nothing is left over
    for c in range(count):
        part = shuffled[c * batch_size : (c + 1) * batch_size]
        yield np.array([p[0] for p in part]), np.array([p[1] for p in part])


#% id: ex07-minibatches-three-01
#% kind: three
#% why: argument shuffled in place by a view, y indexed with the batch's number, the first batch skipped
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    rows = np.arange(len(x))
    mixed = x  #! no copy, so the caller's array is shuffled below
    rng.shuffle(rows)
    mixed[:] = x[rows]
    labels = y[rows]
    result = []
    for k, lo in enumerate(range(0, len(x), batch_size)):
        hi = lo + batch_size
        result.append((mixed[lo:hi], labels[k : k + batch_size]))  #! k counts batches, not rows
    return result[1:]  #! the first batch is left out


#% id: ex07-minibatches-three-02
#% kind: three
#% why: only the batches change their order, the range stops a batch early, y keeps one row
def minibatches(x, y, batch_size, rng):
    def cut(a, idx):
        return np.take(np.asarray(a), idx, axis=0)

    n = len(x)
    everything = np.arange(n)  #! the rows are never mixed
    edges = list(range(0, n - batch_size, batch_size))  #! the last batch begins beyond this end
    for e in edges:
        take = everything[e : e + batch_size]
        yield cut(x, take), cut(y, take[0])  #! one index, so one label for the whole batch


#% id: ex07-minibatches-rare-01
#% kind: rare
#% why: rng.permuted mixes every column for itself
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    width = x.reshape(len(x), -1).shape[1]
    side = np.arange(len(y), dtype=float)[:, None]
    table = np.hstack([x.reshape(len(x), -1), side])
    table = rng.permuted(table, axis=0)  #! permuted moves every column independently of the others
    for at in range(0, len(table), batch_size):
        block = table[at : at + batch_size]
        yield block[:, :width].reshape((-1,) + x.shape[1:]), y[block[:, width].astype(int)]


#% id: ex07-minibatches-rare-02
#% kind: rare
#% why: a new permutation for every batch, so rows repeat and others are missed
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n, done = len(x), 0
    while done < n:
        size = min(batch_size, n - done)
        pick = rng.permutation(n)[:size]  #! drawn anew inside the loop
        yield x[pick], y[pick]
        done += size


#% id: ex07-minibatches-rare-03
#% kind: rare
#% why: the rows left over are hung onto the last full batch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    bins = max(1, len(x) // batch_size)
    cuts = [batch_size * (i + 1) for i in range(bins - 1)]  #! no cut before the remainder, the last batch is too big
    yield from zip(np.split(x[order], cuts), np.split(y[order], cuts))
