#% id: ex07-minibatches-right-01
#% kind: right
#% why: returns a list; the order comes from sorting random keys, cut up by np.split
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    keys = rng.random(len(x))
    pieces = np.split(np.argsort(keys), np.arange(batch_size, len(x), batch_size))
    return [(x[piece], y[piece]) for piece in pieces]


#% id: ex07-minibatches-one-01
#% kind: one
#% why: the last smaller batch is dropped
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = x.shape[0]
    perm = rng.permutation(n)
    for start in range(0, n - batch_size + 1, batch_size):  #! stops before the last smaller batch
        chosen = perm[start:start + batch_size]
        yield x[chosen], y[chosen]


#% id: ex07-minibatches-one-02
#% kind: one
#% why: x and y shuffled apart from each other
def minibatches(x, y, batch_size, rng):
    new_x = np.array(x)
    new_y = np.array(y)
    order = rng.permutation(len(new_x))
    new_x = new_x[order]
    new_y = rng.permutation(new_y)  #! y gets an order of its own
    first = 0
    while first < len(new_x):
        last = first + batch_size
        yield new_x[first:last], new_y[first:last]
        first = last


#% id: ex07-minibatches-two-01
#% kind: two
#% why: global generator, and y taken by position
def minibatches(x, y, batch_size, rng):
    xs, ys = np.asarray(x), np.asarray(y)
    indices = np.arange(len(xs))
    np.random.shuffle(indices)  #! NumPy's global generator instead of rng
    result = []
    for i in range(0, len(indices), batch_size):
        take = indices[i:i + batch_size]
        result.append((xs[take], ys[i:i + batch_size]))  #! y is not taken in the shuffled order
    return iter(result)


#% id: ex07-minibatches-two-02
#% kind: two
#% why: draws with replacement, whole batches only
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = rng.integers(0, n, size=n)  #! random indices with repetitions, no permutation
    number_of_batches = n // batch_size  #! rounds down, the rest gets no batch
    for b in range(number_of_batches):
        rows = order[b * batch_size:(b + 1) * batch_size]
        yield x[rows], y[rows]


#% id: ex07-minibatches-three-01
#% kind: three
#% why: generator seeded anew, last row never drawn, batches one short
def minibatches(x, y, batch_size, rng):
    rng = np.random.default_rng(42)  #! own generator with a fixed seed: the same order at every call
    x, y = np.asarray(x), np.asarray(y)
    idx = list(rng.permutation(len(x) - 1))  #! last row is never drawn
    for k in range(0, len(idx), batch_size):
        rows = [idx[j] for j in range(k, min(k + batch_size - 1, len(idx)))]  #! batch ends one row too early
        yield x[rows], y[rows]


#% id: ex07-minibatches-rare-01
#% kind: rare
#% why: every batch is a view of the same buffer, which is written over for the next one
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    bx = np.empty((batch_size,) + x.shape[1:], x.dtype)
    by = np.empty((batch_size,) + y.shape[1:], y.dtype)
    for s in range(0, len(x), batch_size):
        rows = order[s:s + batch_size]
        m = len(rows)
        bx[:m], by[:m] = x[rows], y[rows]
        yield bx[:m], by[:m]  #! views of a buffer that the next batch overwrites


#% id: ex07-minibatches-rare-02
#% kind: rare
#% why: y put in order with the inverse permutation
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    shuffled_x = np.asarray(x)[order]
    shuffled_y = np.asarray(y)[np.argsort(order)]  #! argsort gives the inverse permutation
    while len(shuffled_x) > 0:
        yield shuffled_x[:batch_size], shuffled_y[:batch_size]
        shuffled_x, shuffled_y = shuffled_x[batch_size:], shuffled_y[batch_size:]
