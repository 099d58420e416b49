#% id: ex07-right-01
#% kind: right
#% why: right; sorts the examples by a random key and returns a list instead of a generator
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    keys = rng.random(len(x))
    order = np.argsort(keys)
    cuts = np.arange(batch_size, len(x), batch_size)
    return [(x[part], y[part]) for part in np.split(order, cuts)]


#% id: ex07-one-01
#% kind: one
#% why: only whole batches: what is left over at the end is dropped
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    perm = rng.permutation(len(x))
    n_batches = len(x) // batch_size  #! rounds down; none at all where batch_size > n
    for i in range(n_batches):
        sel = perm[i * batch_size : (i + 1) * batch_size]
        yield x[sel], y[sel]


#% id: ex07-two-01
#% kind: two
#% why: x and y get an order each, and the end of a slice is taken as inclusive as in MATLAB
def minibatches(x, y, batch_size, rng):
    X = np.asarray(x)[rng.permutation(len(x))]
    Y = np.asarray(y)[rng.permutation(len(y))]  #! a second permutation parts the pairs
    first = 0
    while first < len(X):
        last = first + batch_size - 1
        yield X[first:last], Y[first:last]  #! last + 1
        first += batch_size


#% id: ex07-two-02
#% kind: two
#% why: the caller's x is shuffled in place, and y stays in its old order
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    rng.shuffle(x)  #! writes into the argument
    y = np.asarray(y)
    for start in range(0, len(x), batch_size):
        stop = start + batch_size
        yield x[start:stop].copy(), y[start:stop].copy()  #! y was not shuffled along


#% id: ex07-two-03
#% kind: two
#% why: draws with replacement, and always adds one batch, which is empty where batch_size divides n
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = x.shape[0]
    idx = rng.integers(0, n, size=n)  #! some twice, some never
    for b in range(n // batch_size + 1):  #! -(-n // batch_size)
        take = idx[b * batch_size : (b + 1) * batch_size]
        yield x[take], y[take]


#% id: ex07-three-01
#% kind: three
#% why: the global generator, y before x, and the last batch filled up from the beginning
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = np.random.permutation(n)  #! rng.permutation
    for start in range(0, n, batch_size):
        where = np.arange(start, start + batch_size) % n  #! examples from the front come twice
        rows = order[where]
        yield y[rows], x[rows]  #! x, y


#% id: ex07-three-02
#% kind: three
#% why: no shuffling at all, batch_size taken for the number of batches, y always from the top
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.arange(len(x))  #! never shuffled
    for rows in np.array_split(order, batch_size):  #! makes batch_size parts
        xb = x[rows]
        yb = y[: len(rows)]  #! y[rows]
        yield xb, yb


#% id: ex07-rare-01
#% kind: rare
#% why: the batches come in random order, but the same neighbours stay together in every epoch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    starts = np.arange(0, len(x), batch_size)
    for s in rng.permutation(starts):  #! shuffles blocks, not examples
        yield x[s : s + batch_size].copy(), y[s : s + batch_size].copy()
