#% id: ex07-one-01
#% kind: one
#% why: the last, smaller batch is lost
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = len(x)
    batch_size = min(batch_size, n)
    idx = rng.permutation(n)
    for start in range(0, n - batch_size + 1, batch_size):  #! stops before the rest
        chosen = idx[start : start + batch_size]
        yield x[chosen], y[chosen]


#% id: ex07-two-01
#% kind: two
#% why: x and y are shuffled by two different orders, and the first example never comes
def minibatches(x, y, batch_size, rng):
    n = len(x)
    order_x = rng.permutation(n)
    order_y = rng.permutation(n)  #! the pairs come apart
    xs, ys = np.asarray(x)[order_x], np.asarray(y)[order_y]
    return [
        (xs[i : i + batch_size], ys[i : i + batch_size])
        for i in range(1, n, batch_size)  #! starts at 1
    ]


#% id: ex07-two-02
#% kind: two
#% why: nothing is shuffled, and every batch ends one example early
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    X, Y = np.asarray(x), np.asarray(y)
    total = X.shape[0]
    rows = np.arange(total)  #! never mixed
    k = 0
    while k < total:
        stop = k + batch_size
        part = rows[k : stop - 1]  #! slices leave their end out anyway
        yield X[part], Y[part]
        k = stop


#% id: ex07-three-01
#% kind: three
#% why: draws with repetition, takes y unshuffled, and counts one batch too many when n is a multiple
def minibatches(x, y, batch_size, rng):
    x, y = np.array(x), np.array(y)
    n = x.shape[0]
    order = rng.integers(0, n, size=n)  #! with repetition
    count = n // batch_size + 1  #! an empty batch where it divides
    batches = []
    for b in range(count):
        lo, hi = b * batch_size, min((b + 1) * batch_size, n)
        batches.append((x[order[lo:hi]], y[lo:hi]))  #! y keeps its own order
    return batches


#% id: ex07-three-02
#% kind: three
#% why: the order is sorted again, the last batch is filled up from the front, and one batch may not hold all
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = len(x)
    size = max(1, min(batch_size, n - 1))  #! n - 1
    perm = np.sort(rng.permutation(n))  #! sorted: no longer random
    for first in range(0, n, size):
        where = np.arange(first, first + size) % n  #! goes round to the beginning
        sel = perm[where]
        yield x[sel], y[sel]


#% id: ex07-rare-01
#% kind: rare
#% why: one pair of buffers for all batches: what was handed out is written over
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    perm = rng.permutation(len(x))
    size = min(batch_size, len(x))
    bx = np.empty((size,) + x.shape[1:], dtype=x.dtype)
    by = np.empty((size,) + y.shape[1:], dtype=y.dtype)
    for s in range(0, len(x), size):
        sel = perm[s : s + size]
        bx[: len(sel)] = x[sel]
        by[: len(sel)] = y[sel]
        yield bx[: len(sel)], by[: len(sel)]  #! views of the same memory every time


#% id: ex07-rare-02
#% kind: rare
#% why: the order is kept for every n: the second epoch runs through the same one
_orders = {}


def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    if n not in _orders:  #! drawn once, then never again
        _orders[n] = rng.permutation(n)
    order = _orders[n]
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield x[j], y[j]


#% id: ex07-right-01
#% kind: right
#% why: sorts random numbers, cuts with np.split at the multiples
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.argsort(rng.random(len(x)), kind="stable")
    cuts = np.arange(batch_size, len(x), batch_size)
    for rows in np.split(order, cuts):
        yield np.take(x, rows, axis=0), np.take(y, rows, axis=0)
