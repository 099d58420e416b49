#% id: ex07-one-01
#% kind: one
#% why: the last smaller batch is dropped
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    batch_size = min(batch_size, n)
    perm = rng.permutation(n)
    for b in range(n // batch_size):  #! rounds down, the rest is left out
        sel = perm[b * batch_size:(b + 1) * batch_size]
        yield x[sel], y[sel]

#% id: ex07-one-02
#% kind: one
#% why: x and y are shuffled by two different permutations
def minibatches(x, y, batch_size, rng):
    xs = rng.permutation(np.asarray(x))
    ys = rng.permutation(np.asarray(y))  #! a second draw, the pairs are lost
    i = 0
    while i < len(xs):
        yield xs[i:i + batch_size], ys[i:i + batch_size]
        i += batch_size

#% id: ex07-two-01
#% kind: two
#% why: draws the rows with replacement, so some come twice and others never
#% why: y is cut in the original order
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    N = x.shape[0]
    idx = rng.integers(0, N, size=N)  #! with replacement
    result = []   # 배치들을 담을 리스트
    for s in range(0, N, batch_size):
        result.append((x[idx[s:s + batch_size]], y[s:s + batch_size]))  #! y without idx
    return result

#% id: ex07-rare-01
#% kind: rare
#% why: all batches share one buffer that is written again, so earlier batches change afterwards
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = rng.permutation(n)
    size = min(batch_size, n)
    # malloc once, reuse
    bufx = np.empty((size,) + x.shape[1:], dtype=x.dtype)
    bufy = np.empty((size,) + y.shape[1:], dtype=y.dtype)
    for lo in range(0, n, size):
        rows = order[lo:lo + size]
        m = len(rows)
        bufx[:m] = x[rows]  #! overwrites the batch handed out before
        bufy[:m] = y[rows]  #! overwrites the batch handed out before
        yield bufx[:m], bufy[:m]

#% id: ex07-rare-02
#% kind: rare
#% why: the order is random inside a batch only, the batches always hold the same neighbours
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    for first in range(0, len(x), batch_size):
        last = min(first + batch_size, len(x))
        rows = np.arange(first, last)  #! rows are cut before they are shuffled
        rng.shuffle(rows)
        yield x[rows], y[rows]
