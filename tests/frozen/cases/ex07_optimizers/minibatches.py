#% id: minibatches-001
#% kind: right
#% why: a list of batches from array_split at multiples of the size
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    cuts = np.arange(batch_size, len(x), batch_size)
    return [(x[i], y[i]) for i in np.split(order, cuts)]


#% id: minibatches-002
#% kind: right
#% why: sorts random keys
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    keys = rng.random(x.shape[0])
    idx = np.argsort(keys)
    start = 0
    while start < len(idx):
        part = idx[start:start + batch_size]
        yield x[part], y[part]
        start += batch_size


#% id: minibatches-003
#% kind: right
#% why: Fisher-Yates by hand
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    idx = list(range(len(x)))
    for i in range(len(idx) - 1, 0, -1):
        j = int(rng.integers(0, i + 1))
        idx[i], idx[j] = idx[j], idx[i]
    for s in range(0, len(idx), batch_size):
        yield x[idx[s:s + batch_size]], y[idx[s:s + batch_size]]


#% id: minibatches-004
#% kind: right
#% why: an iterator class
class _Batches:
    def __init__(self, x, y, size, order):
        self.x, self.y, self.size, self.order = x, y, size, order
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.order):
            raise StopIteration
        take = self.order[self.at:self.at + self.size]
        self.at += self.size
        return self.x[take], self.y[take]

def minibatches(x, y, batch_size, rng):
    x = np.array(x)
    y = np.array(y)
    return _Batches(x, y, batch_size, rng.permutation(x.shape[0]))


#% id: minibatches-005
#% kind: right
#% why: shuffles an index array in place, generator expression
def minibatches(x, y, batch_size, rng):
    x, y = map(np.asarray, (x, y))
    idx = np.arange(len(y))
    rng.shuffle(idx)
    n_batches = -(-len(idx) // batch_size)
    chunks = (idx[k * batch_size:(k + 1) * batch_size] for k in range(n_batches))
    return ((x[c], y[c]) for c in chunks)


#% id: minibatches-006
#% kind: right
#% why: collects rows and stacks them
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    xs, ys = [], []
    for i in rng.permutation(len(x)):
        xs.append(x[i])
        ys.append(y[i])
        if len(xs) == batch_size:
            yield np.stack(xs), np.stack(ys)
            xs, ys = [], []
    if xs:
        yield np.stack(xs), np.stack(ys)


#% id: minibatches-007
#% kind: right
#% why: itertools.islice over the order
from itertools import islice

def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    it = iter(rng.permutation(len(x)).tolist())
    while block := list(islice(it, batch_size)):
        yield np.take(x, block, axis=0), np.take(y, block, axis=0)


#% id: minibatches-008
#% kind: right
#% why: named tuples, draws without replacement
from typing import NamedTuple

class Batch(NamedTuple):
    x: np.ndarray
    y: np.ndarray

def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = x.shape[0]
    order = rng.choice(n, size=n, replace=False)
    return iter([Batch(x[order[a:a + batch_size]], y[order[a:a + batch_size]]) for a in range(0, n, batch_size)])


#% id: minibatches-009
#% kind: right
#% why: shuffled copies of both with the same permutation, min as stop
def minibatches(x, y, batch_size, rng):
    x, y = np.array(x), np.array(y)
    perm = rng.permutation(len(x))
    xs, ys = x[perm], y[perm]
    for lo in range(0, len(x), batch_size):
        hi = min(lo + batch_size, len(x))
        yield xs[lo:hi].copy(), ys[lo:hi].copy()


#% id: minibatches-010
#% kind: right
#% why: draws from an urn that gets smaller
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    urn = np.arange(len(x))
    while urn.size:
        k = min(batch_size, urn.size)
        at = rng.choice(urn.size, k, replace=False)
        yield x[urn[at]], y[urn[at]]
        urn = np.delete(urn, at)


#% id: minibatches-011
#% kind: right
#% why: numbers of the batches by sorting, compress
def minibatches(x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator):
    x, y = np.asarray(x), np.asarray(y)
    place = rng.permutation(len(x))
    batch_of = place // batch_size
    inverse = np.argsort(place)
    for b in range(batch_of.max() + 1):
        rows = inverse[b * batch_size:][:batch_size]
        yield x[rows, ...], y[rows, ...]


#% id: minibatches-012
#% kind: one
#% why: no shuffling
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    idx = np.arange(len(x))   #! not shuffled
    for i in range(0, len(x), batch_size):
        b = idx[i:i + batch_size]
        yield x[b], y[b]


#% id: minibatches-013
#% kind: one
#% why: drops the last smaller batch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    p = rng.permutation(len(x))
    n_batches = len(x) // batch_size   #! rest lost
    for i in range(n_batches):
        sel = p[i * batch_size:(i + 1) * batch_size]
        yield x[sel], y[sel]


#% id: minibatches-014
#% kind: one
#% why: two different orders for x and y
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    n = len(x)
    px = rng.permutation(n)
    py = rng.permutation(n)   #! second permutation
    x = x[px]
    y = y[py]
    for s in range(0, n, batch_size):
        yield x[s:s + batch_size], y[s:s + batch_size]


#% id: minibatches-015
#% kind: one
#% why: only x is shuffled
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(x.shape[0])
    start = 0
    while start < x.shape[0]:
        end = start + batch_size
        yield x[order[start:end]], y[start:end]   #! y in the old order
        start = end


#% id: minibatches-016
#% kind: one
#% why: global numpy generator
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    idx = np.random.permutation(len(x))   #! ignores rng
    for i in range(0, len(idx), batch_size):
        yield x[idx[i:i + batch_size]], y[idx[i:i + batch_size]]


#% id: minibatches-017
#% kind: one
#% why: shuffles the caller's data in place
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)   #! no copy
    y = np.array(y)
    order = rng.permutation(len(x))
    x[:] = x[order]
    y[:] = y[order]
    for i in range(0, len(x), batch_size):
        yield x[i:i + batch_size], y[i:i + batch_size]


#% id: minibatches-018
#% kind: one
#% why: draws with replacement
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    섞은순서 = rng.integers(0, n, size=n)   #! with replacement
    for 시작 in range(0, n, batch_size):
        묶음 = 섞은순서[시작:시작 + batch_size]
        yield x[묶음], y[묶음]


#% id: minibatches-019
#% kind: one
#% why: only one batch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    batches = []
    for i in range(0, len(x), batch_size):
        k = order[i:i + batch_size]
        batches.append((x[k], y[k]))
        return batches   #! inside the loop
    return batches


#% id: minibatches-020
#% kind: one
#% why: step 1 in the range
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    perm = rng.permutation(len(x))
    x, y = x[perm], y[perm]
    for i in range(0, len(x)):   #! step missing
        yield x[i:i + batch_size], y[i:i + batch_size]


#% id: minibatches-021
#% kind: one
#% why: stop one too early
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    idx = list(rng.permutation(len(x)))
    for first in range(0, len(x), batch_size):
        last = first + batch_size - 1   #! slice ends one too early
        yield x[idx[first:last]], y[idx[first:last]]


#% id: minibatches-022
#% kind: one
#% why: pair the wrong way round
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    r = rng.permutation(len(y))
    for i in range(0, len(y), batch_size):
        j = r[i:i + batch_size]
        yield y[j], x[j]   #! order of the pair


#% id: minibatches-023
#% kind: one
#% why: indexes a list by an array
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    n = x.shape[0]
    perm = rng.permutation(n)
    for i in range(0, n, batch_size):
        batch = perm[i:i + batch_size]
        yield x[batch], y[batch]   #! y may be a list


#% id: minibatches-024
#% kind: one
#% why: own generator with a fixed seed
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    gen = np.random.default_rng(0)   #! the same order every time
    order = gen.permutation(len(x))
    print("batches:", len(x) / batch_size)
    for a in range(0, len(x), batch_size):
        yield x[order[a:a + batch_size]], y[order[a:a + batch_size]]


#% id: minibatches-025
#% kind: one
#% why: the last batch is filled up from the start
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = rng.permutation(n)
    for i in range(0, n, batch_size):
        take = [order[j % n] for j in range(i, i + batch_size)]   #! wraps round
        yield x[take], y[take]


#% id: minibatches-026
#% kind: one
#% why: shuffles inside the batches
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    idx = np.arange(n)   #! only the rows within a batch are shuffled
    for i in range(0, n, batch_size):
        sub = rng.permutation(idx[i:i + batch_size])
        yield x[sub], y[sub]


#% id: minibatches-027
#% kind: two
#% why: no shuffle, last batch lost
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = np.arange(len(x))   #! not shuffled
    for i in range(len(x) // batch_size):   #! rest lost
        o = order[i * batch_size:(i + 1) * batch_size]
        yield x[o], y[o]


#% id: minibatches-028
#% kind: two
#% why: global generator and only x
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    p = np.random.permutation(len(x))   #! ignores rng
    xs = x[p]
    ys = y   #! not shuffled along
    for i in range(0, len(x), batch_size):
        yield xs[i:i + batch_size], ys[i:i + batch_size]


#% id: minibatches-029
#% kind: two
#% why: replacement, slice too short
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    ids = rng.choice(n, n)   #! with replacement
    out = []
    for s in range(0, n, batch_size):
        e = s + batch_size - 1   #! one too short
        out.append((x[ids[s:e]], y[ids[s:e]]))
    return out


#% id: minibatches-030
#% kind: two
#% why: two orders, first batch skipped
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    a = rng.permutation(len(x))
    b = rng.permutation(len(x))   #! another order for y
    for i in range(batch_size, len(x), batch_size):   #! from the second batch
        yield x[a[i:i + batch_size]], y[b[i:i + batch_size]]


#% id: minibatches-031
#% kind: two
#% why: pair swapped, caller's array
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)   #! no copy
    y = np.array(y)
    p = rng.permutation(len(x))
    x[:] = x[p]
    y = y[p]
    for i in range(0, len(x), batch_size):
        yield y[i:i + batch_size], x[i:i + batch_size]   #! pair swapped


#% id: minibatches-032
#% kind: two
#% why: random batches that may overlap, number of batches
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    count = n // batch_size + 1   #! one batch too many where it divides
    perm = rng.permutation(n)
    for k in range(count):
        begin = k * (batch_size - 1) if batch_size > 1 else k   #! batches overlap
        rows = perm[begin:begin + batch_size]
        yield x[rows], y[rows]


#% id: minibatches-033
#% kind: two
#% why: fixed seed, step missing
def minibatches(x, y, batch_size, rng):
    rng = np.random.default_rng(1)   #! own seed
    x = np.asarray(x)
    y = np.asarray(y)
    order = rng.permutation(len(x))
    i = 0
    while i < len(x):
        b = order[i:i + batch_size]
        yield x[b], y[b]
        i += 1   #! one for batch_size


#% id: minibatches-034
#% kind: three
#% why: unshuffled y, global generator, rest lost
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    perm = np.random.permutation(len(x))   #! ignores rng
    for i in range(len(x) // batch_size):   #! rest lost
        a, b = i * batch_size, (i + 1) * batch_size
        yield x[perm[a:b]], y[a:b]   #! y in the old order


#% id: minibatches-035
#% kind: three
#% why: no shuffle, swapped, too short
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    batches = []
    order = list(range(len(x)))   #! not shuffled
    for i in range(0, len(x), batch_size):
        k = order[i:i + batch_size - 1]   #! one too short
        batches.append((y[k], x[k]))   #! pair swapped
    return batches


#% id: minibatches-036
#% kind: three
#% why: replacement, two draws, one batch
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    i = rng.integers(0, n, n)   #! with replacement
    j = rng.permutation(i)   #! another order for y
    out = []
    for s in range(0, n, batch_size):
        out.append((x[i[s:s + batch_size]], y[j[s:s + batch_size]]))
        break   #! first batch alone
    return out


#% id: minibatches-037
#% kind: three
#% why: shuffles in place, step, start
def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)   #! no copy
    y = np.array(y)
    섞기 = rng.permutation(len(x))
    x[:] = x[섞기]
    y = y[섞기]
    for i in range(1, len(x), batch_size):   #! from 1
        yield x[i:i + batch_size], y[i:i + batch_size + 1]   #! y one row longer


#% id: minibatches-038
#% kind: rare
#% why: an empty batch at the end where the size divides n
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    p = rng.permutation(len(x))
    for k in range(len(x) // batch_size + 1):   #! one batch too many where it divides
        b = p[k * batch_size:(k + 1) * batch_size]
        yield x[b], y[b]


#% id: minibatches-039
#% kind: rare
#% why: a last batch with one example is left out
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    p = rng.permutation(len(x))
    for i in range(0, len(x), batch_size):
        b = p[i:i + batch_size]
        if len(b) == 1 and batch_size > 1:
            continue   #! an example gets lost
        yield x[b], y[b]


#% id: minibatches-040
#% kind: rare
#% why: one buffer for all batches
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    bx = np.empty((batch_size,) + x.shape[1:], x.dtype)   #! every batch is a view of the same buffer
    by = np.empty((batch_size,) + y.shape[1:], y.dtype)
    for i in range(0, len(x), batch_size):
        b = order[i:i + batch_size]
        bx[:len(b)] = x[b]
        by[:len(b)] = y[b]
        yield bx[:len(b)], by[:len(b)]


#% id: minibatches-041
#% kind: rare
#% why: turns by a random number of rows
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    shift = int(rng.integers(n))
    order = np.roll(np.arange(n), shift)   #! rotated, not shuffled
    for i in range(0, n, batch_size):
        yield x[order[i:i + batch_size]], y[order[i:i + batch_size]]


#% id: minibatches-042
#% kind: rare
#% why: the order is kept for data of the same length
_orders = {}

def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    if n not in _orders:   #! no fresh order at the second call
        _orders[n] = rng.permutation(n)
    order = _orders[n]
    return [(x[order[i:i + batch_size]], y[order[i:i + batch_size]]) for i in range(0, n, batch_size)]


#% id: minibatches-043
#% kind: rare
#% why: batch order is random, their contents are not
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    starts = np.arange(0, len(x), batch_size)
    rng.shuffle(starts)   #! neighbours stay together and the small batch may come first
    for s in starts:
        yield x[s:s + batch_size].copy(), y[s:s + batch_size].copy()


#% id: minibatches-044
#% kind: rare
#% why: equal pieces by array_split
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    idx = rng.permutation(len(x))
    pieces = np.array_split(idx, -(-len(x) // batch_size))   #! sizes evened out, not full batches and a rest
    return [(x[q], y[q]) for q in pieces]


#% id: minibatches-045
#% kind: rare
#% why: recursion
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    p = rng.permutation(len(x))

    def rest(order):
        if len(order) == 0:
            return []
        b = order[:batch_size]
        return [(x[b], y[b])] + rest(order[batch_size:])   #! thousands of batches are too deep

    return rest(p)


#% id: minibatches-046
#% kind: rare
#% why: shuffle by random swaps of any two, which is not uniform
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = np.arange(n)
    for i in range(n):
        j = rng.integers(n)   #! any partner, some orders come more often
        order[[i, j]] = order[[j, i]]
    for i in range(0, n, batch_size):
        yield x[order[i:i + batch_size]], y[order[i:i + batch_size]]


#% id: minibatches-047
#% kind: rare
#% why: refuses a batch that is larger than the data
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    remaining = rng.permutation(len(x))
    while len(remaining) >= batch_size:
        yield x[remaining[:batch_size]], y[remaining[:batch_size]]
        remaining = remaining[batch_size:]
    if 0 < len(remaining) < batch_size and len(x) >= batch_size:   #! nothing where batch_size is above n
        yield x[remaining], y[remaining]


#% id: minibatches-048
#% kind: rare
#% why: removes repeated rows
def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    _, keep = np.unique(x, axis=0, return_index=True)   #! equal rows count once
    keep = rng.permutation(keep)
    for i in range(0, len(keep), batch_size):
        yield x[keep[i:i + batch_size]], y[keep[i:i + batch_size]]
