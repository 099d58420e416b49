#% id: ex07-one-01
#% kind: one
#% why: the smaller batch at the end is lost
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    idx = rng.permutation(len(x))
    for b in range(max(1, len(x) // batch_size)):  #! rounds down
        part = idx[b * batch_size:(b + 1) * batch_size]
        yield x[part], y[part]

#% id: ex07-two-01
#% kind: two
#% why: x and y are shuffled each on their own, and every batch ends one example early
def minibatches(x, y, batch_size, rng):
    xs = rng.permutation(np.asarray(x))
    ys = rng.permutation(np.asarray(y))  #! a second, different order
    for start in range(0, len(xs), batch_size):
        stop = start + batch_size - 1  #! the end of a slice is exclusive already
        yield xs[start:stop], ys[start:stop]

#% id: ex07-two-02
#% kind: two
#% why: draws with replacement, and never the last row
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = x.shape[0]
    highest = max(1, n - 1)  #! integers() excludes the upper end: n
    done = 0
    while done < n:
        size = min(batch_size, n - done)
        pick = rng.integers(0, highest, size)  #! rows repeat
        yield x[pick], y[pick]
        done += size

#% id: ex07-three-01
#% kind: three
#% why: only x follows the order, the order has a fixed seed, and a single example at the end is lost
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    rng = np.random.default_rng(42)  #! the same order in every epoch
    order = rng.permutation(len(x))
    batches = []
    for i in range(0, len(x) - 1, batch_size):  #! len(x)
        rows = order[i:i + batch_size]
        batches.append((x[rows], y[i:i + batch_size]))  #! y[rows]
    return batches

#% id: ex07-three-02
#% kind: three
#% why: nothing is shuffled because the drawn order is sorted, targets come first, and an empty batch follows when the size divides n
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = np.sort(rng.choice(n, size=n, replace=False))  #! 0, 1, 2, ...
    start = 0
    while start <= n:  #! <
        rows = order[start:start + batch_size]
        xb = x[rows]
        yb = y[rows]
        yield yb, xb  #! xb, yb
        start += batch_size

#% id: ex07-rare-01
#% kind: rare
#% why: the last batch is filled up with examples from the beginning
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    perm = rng.permutation(n)
    size = min(batch_size, n)
    for start in range(0, n, size):
        rows = perm[np.arange(start, start + size) % n]  #! wraps round: some examples come twice
        yield x[rows], y[rows]

#% id: ex07-right-01
#% kind: right
#% why: sorts random keys and splits the order with array_split at the batch borders
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.argsort(rng.random(x.shape[0]), kind="stable")
    cuts = np.arange(batch_size, x.shape[0], batch_size)
    return [(x[rows], y[rows]) for rows in np.array_split(order, cuts)]
