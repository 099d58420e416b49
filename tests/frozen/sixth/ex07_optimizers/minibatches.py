#% id: ex07-right-01
#% kind: right
#% why: right
class Loader:
    """Like a PyTorch DataLoader: every pass has an order of its own."""

    def __init__(self, data, target, size, generator):
        self.data, self.target = np.asarray(data), np.asarray(target)
        self.size, self.generator = size, generator

    def __len__(self):
        return -(-len(self.data) // self.size)

    def __iter__(self):
        keys = self.generator.random(len(self.data))
        who = np.argsort(keys, kind="stable")
        for b in range(len(self)):
            pick = who[b * self.size : (b + 1) * self.size]
            yield self.data[pick], self.target[pick]


def minibatches(x, y, batch_size, rng):
    return Loader(x, y, batch_size, rng)


#% id: ex07-one-01
#% kind: one
#% why: The smaller last batch is thrown away.
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    perm = rng.permutation(len(x))
    for b in range(len(x) // batch_size):  #! loses the rest of the division
        sel = perm[b * batch_size : (b + 1) * batch_size]
        yield x[sel], y[sel]


#% id: ex07-one-02
#% kind: one
#% why: x and y are shuffled with two different orders, so the pairs are torn apart.
def minibatches(x, y, batch_size, rng):
    xs = rng.permutation(np.asarray(x))
    ys = rng.permutation(np.asarray(y))  #! a second, different order
    for i in range(0, len(xs), batch_size):
        yield xs[i : i + batch_size], ys[i : i + batch_size]


#% id: ex07-one-03
#% kind: one
#% why: The rows are drawn with replacement, so some come twice and others never.
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = x.shape[0]
    chosen = rng.choice(n, size=n)  #! replace=False is missing
    start = 0
    while start < n:
        part = chosen[start : start + batch_size]
        yield x[part], y[part]
        start += batch_size


#% id: ex07-two-01
#% kind: two
#% why: Only the order of the batches is shuffled, the rows of a batch stay neighbours. A batch is one row too long.
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    starts = np.arange(0, len(x), batch_size + 1)  #! step must be batch_size
    rng.shuffle(starts)  #! shuffles blocks, not examples
    for s in starts:
        yield x[s : s + batch_size + 1], y[s : s + batch_size + 1]


#% id: ex07-two-05
#% kind: two
#% why: The rows are not shuffled at all. y of a batch is one row behind x.
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.roll(np.asarray(y), 1, axis=0)  #! pairs are shifted by one row
    order = np.arange(len(x))  #! no random order, rng is unused
    for a in range(0, len(x), batch_size):
        yield x[order[a : a + batch_size]], y[order[a : a + batch_size]]


#% id: ex07-three-02
#% kind: three
#% why: The order comes from the global generator. The batch size is used as the number of batches. The labels come back as the order and not as y.
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.random.permutation(len(x))  #! rng is not used
    parts = np.array_split(order, min(batch_size, len(x)))  #! batch_size is not the number of batches
    for part in parts:
        yield x[part], part  #! should be y[part]


#% id: ex07-rare-03
#% kind: rare
#% why: One buffer is filled again for every batch, so batches handed out before change afterwards.
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    size = min(batch_size, len(x))
    # 메모리를 아끼려고 버퍼를 재사용
    xbuf = np.empty((size,) + x.shape[1:], x.dtype)
    ybuf = np.empty((size,) + y.shape[1:], y.dtype)
    for start in range(0, len(x), size):
        idx = order[start : start + size]
        xbuf[: len(idx)] = x[idx]  #! overwrites the batch handed out before
        ybuf[: len(idx)] = y[idx]
        yield xbuf[: len(idx)], ybuf[: len(idx)]


#% id: ex07-right-51
#% kind: right
#% why: a list of batches instead of a generator, the order by sorting random numbers, the cuts by np.split
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.argsort(rng.random(len(x)), kind="stable")
    cuts = np.arange(batch_size, len(x), batch_size)
    return [(x.take(rows, axis=0), y.take(rows, axis=0)) for rows in np.split(order, cuts)]


#% id: ex07-rare-51
#% kind: rare
#% why: every batch is written into the same two buffers, so batches that were handed out change later, as list(minibatches(...)) shows (contract: arrays that are handed out are not written to again)
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    size = min(batch_size, len(x))
    xbuf = np.empty((size, *x.shape[1:]), x.dtype)
    ybuf = np.empty((size, *y.shape[1:]), y.dtype)
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        xbuf[: len(rows)] = x[rows]  #! overwrites the batch that was handed out before
        ybuf[: len(rows)] = y[rows]  #! the same
        yield xbuf[: len(rows)], ybuf[: len(rows)]


#% id: ex07-rare-52
#% kind: rare
#% why: where one batch holds all, the rows come in their old order (docstring: every example exactly once, in a fresh random order)
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    if batch_size >= len(x):
        yield x.copy(), y.copy()  #! not shuffled
        return
    idx = rng.permutation(len(x))
    for i in range(0, len(x), batch_size):
        yield x[idx[i : i + batch_size]], y[idx[i : i + batch_size]]


#% id: ex07-rare-55
#% kind: rare
#% why: a last batch of a single row is left out, as one does for batch normalisation (docstring: every example exactly once, the last batch may be smaller; contract: the last smaller batch kept)
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    start = 0
    while start < len(x):
        rows = order[start : start + batch_size]
        if len(rows) > 1 or batch_size == 1 or len(x) == 1:  #! 33 rows in batches of 8: one row is never seen
            yield x[rows], y[rows]
        start += batch_size


