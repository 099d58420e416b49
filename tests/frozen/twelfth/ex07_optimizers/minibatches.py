#% id: ex07-minibatches-one-01
#% kind: one
#% why: whole batches only, the rest is dropped (and nothing comes where batch_size is above n)
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    idx = rng.permutation(x.shape[0])
    n_batches = x.shape[0] // batch_size  #! rounded down
    for b in range(n_batches):
        sel = idx[b * batch_size : (b + 1) * batch_size]
        yield x[sel], y[sel]


#% id: ex07-minibatches-two-01
#% kind: two
#% why: x and y each shuffled on their own, and the end index as in MATLAB, inclusive
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    xs = rng.permutation(np.asarray(x))
    ys = rng.permutation(np.asarray(y))  #! another order than x
    n = len(xs)
    for first in range(0, n, batch_size):
        last = min(first + batch_size, n) - 1
        yield xs[first:last], ys[first:last]  #! last is excluded: one example a batch is lost


#% id: ex07-minibatches-two-02
#% kind: two
#% why: draws with replacement, and hands the pair out the wrong way round
def minibatches(x, y, batch_size, rng):
    X, Y = np.asarray(x), np.asarray(y)
    N = len(X)
    pick = rng.integers(0, N, size=N)  #! some twice, some never; a permutation is needed
    i = 0
    while i < N:
        rows = pick[i : i + batch_size]
        yield Y[rows], X[rows]  #! (xb, yb)
        i += batch_size


#% id: ex07-minibatches-three-01
#% kind: three
#% why: order from a fixed seed instead of rng, y left unshuffled, an empty batch at the end
def minibatches(x, y, batch_size, rng):
    x, y = np.array(x), np.array(y)
    perm = np.random.RandomState(42).permutation(len(x))  #! from rng, so that it is fresh
    x = x[perm]
    batches = []
    steps = len(x) // batch_size + 1  #! one too many where it divides evenly
    for s in range(steps):
        xb = x[s * batch_size : (s + 1) * batch_size]
        yb = y[s * batch_size : (s + 1) * batch_size]  #! y[perm]
        batches.append((xb, yb))
    return batches


#% id: ex07-minibatches-rare-01
#% kind: rare
#% why: rewinds the generator to shuffle x and y alike, but in place: the caller's data are reordered
def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    x, y = np.asarray(x), np.asarray(y)
    before = rng.bit_generator.state
    rng.shuffle(x, axis=0)  #! the argument itself is shuffled
    rng.bit_generator.state = before
    rng.shuffle(y, axis=0)  #! the argument itself is shuffled
    for k in range(0, len(x), batch_size):
        yield x[k : k + batch_size].copy(), y[k : k + batch_size].copy()


#% id: ex07-minibatches-rare-02
#% kind: rare
#% why: one buffer for all batches: what was handed out is overwritten by the next batch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    size = min(batch_size, len(x))
    # allocate once, that is faster
    bx = np.empty((size,) + x.shape[1:], x.dtype)
    by = np.empty((size,) + y.shape[1:], y.dtype)
    for s in range(0, len(x), size):
        rows = order[s : s + size]
        m = len(rows)
        np.take(x, rows, axis=0, out=bx[:m])
        np.take(y, rows, axis=0, out=by[:m])
        yield bx[:m], by[:m]  #! a view of the buffer; list(minibatches(...)) holds one batch many times


#% id: ex07-minibatches-right-01
#% kind: right
#% why: a list, order by sorting random numbers
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.argsort(rng.random(len(x)))
    cuts = np.arange(batch_size, len(x), batch_size)
    return [(x[part], y[part]) for part in np.split(order, cuts)]
