#% id: init_mlp-001
#% kind: right
#% why: pairwise in a generator inside list(), uniform draws with the right deviation
import itertools


def init_mlp(sizes, rng):
    def layer(pair):
        n_in, n_out = pair
        limit = (6.0 / n_in) ** 0.5
        return rng.uniform(-limit, limit, size=(n_in, n_out)), np.zeros(n_out)

    return list(map(layer, itertools.pairwise(sizes)))

#% id: init_mlp-002
#% kind: right
#% why: normal with scale argument, while loop, python ints
def init_mlp(sizes, rng):
    params = []
    i = 1
    while i < len(sizes):
        fan_in, fan_out = int(sizes[i - 1]), int(sizes[i])
        params.append((rng.normal(0.0, np.sqrt(2.0 / fan_in), (fan_in, fan_out)), np.zeros((fan_out,))))
        i += 1
    return params

#% id: init_mlp-003
#% kind: right
#% why: one draw of everything cut into layers
def init_mlp(sizes, rng):
    sizes = [int(s) for s in sizes]
    counts = [a * b for a, b in zip(sizes, sizes[1:])]
    pool = rng.standard_normal(sum(counts))
    params = []
    start = 0
    for a, b, c in zip(sizes, sizes[1:], counts):
        w = pool[start : start + c].reshape(a, b) * (2 / a) ** 0.5
        params.append((w.copy(), np.zeros(b)))
        start += c
    return params

#% id: init_mlp-004
#% kind: right
#% why: named tuples, last layer first
from typing import NamedTuple


class Layer(NamedTuple):
    w: NDArray
    b: NDArray


def init_mlp(sizes, rng):
    layers = []
    for k in reversed(range(len(sizes) - 1)):
        layers.insert(0, Layer(he_init(sizes[k], sizes[k + 1], rng), np.full(sizes[k + 1], 0.0)))
    return layers

#% id: init_mlp-005
#% kind: right
#% why: weights drawn transposed and turned, zeros_like of a row
def init_mlp(sizes, rng):
    params = []
    for n_out, n_in in zip(sizes[1:], sizes[:-1]):
        w = rng.standard_normal((n_out, n_in)).T / np.sqrt(n_in / 2)
        params.append((w, np.zeros_like(w[0])))
    return params

#% id: init_mlp-006
#% kind: right
#% why: spawned child streams, one a layer
def init_mlp(sizes, rng):
    children = [np.random.default_rng(rng.integers(0, 2**63)) for _ in sizes[1:]]
    return [
        (child.normal(scale=np.sqrt(2 / m), size=(m, n)), np.zeros(n))
        for child, m, n in zip(children, sizes, sizes[1:])
    ]

#% id: init_mlp-007
#% kind: right
#% why: column by column with an unused extra draw
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    _ = rng.random()
    params: Params = []
    fan_in = sizes[0]
    for fan_out in sizes[1:]:
        w = np.empty((fan_in, fan_out))
        for j in range(fan_out):
            w[:, j] = rng.standard_normal(fan_in)
        w *= np.sqrt(2 / fan_in)
        params.append((w, np.zeros(fan_out)))
        fan_in = fan_out
    return params

#% id: init_mlp-008
#% kind: right
#% why: Laplace distribution with the variance 2 / fan_in, lists as pairs
def init_mlp(sizes, rng):
    # var(Laplace(b)) = 2 b^2
    return [[rng.laplace(0, np.sqrt(1 / m), (m, n)), 0.0 * np.ones(n)] for m, n in zip(sizes[:-1], sizes[1:])]

#% id: init_mlp-009
#% kind: right
#% why: float32 weights
def init_mlp(sizes, rng):
    params = []
    for i, n in enumerate(sizes):
        if i == 0:
            continue
        prev = sizes[i - 1]
        w = rng.standard_normal(size=(prev, n), dtype=np.float32)
        params.append((w * np.float32((2 / prev) ** 0.5), np.zeros(n, dtype=np.float32)))
    return params

#% id: init_mlp-010
#% kind: one
#% why: Xavier's variance, 1 over fan_in
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        n_in = sizes[i]
        n_out = sizes[i + 1]
        w = rng.standard_normal((n_in, n_out)) * np.sqrt(1 / n_in)   #! 1 for 2 over fan_in
        b = np.zeros(n_out)
        params.append((w, b))
    return params

#% id: init_mlp-011
#% kind: one
#% why: fan_out in place of fan_in
def init_mlp(sizes, rng):
    layers = []
    for prev, cur in zip(sizes, sizes[1:]):
        std = (2.0 / cur) ** 0.5   #! fan_out for fan_in
        layers.append((rng.normal(0, std, size=(prev, cur)), np.zeros(cur)))
    return layers

#% id: init_mlp-012
#% kind: one
#% why: leaves the square root out
def init_mlp(sizes, rng):
    result = []
    for k in range(1, len(sizes)):
        분산 = 2 / sizes[k - 1]
        가중치 = rng.normal(0, 분산, (sizes[k - 1], sizes[k]))   #! variance for deviation
        편향 = np.zeros(sizes[k])
        result.append((가중치, 편향))
    return result

#% id: init_mlp-013
#% kind: one
#% why: no layer for the output
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    params = []
    for i in range(len(sizes) - 2):   #! one layer short
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = np.zeros(sizes[i + 1])
        params.append((w, b))
    return params

#% id: init_mlp-014
#% kind: one
#% why: bias of the width that comes in
def init_mlp(sizes, rng):
    return [
        (he_init(a, b, rng), np.zeros(a))   #! bias has fan_in entries
        for a, b in zip(sizes[:-1], sizes[1:])
    ]

#% id: init_mlp-015
#% kind: one
#% why: weights transposed
def init_mlp(sizes, rng):
    ps = []
    for i in range(len(sizes) - 1):
        fan_in, fan_out = sizes[i], sizes[i + 1]
        W = rng.normal(loc=0.0, scale=np.sqrt(2 / fan_in), size=(fan_out, fan_in))   #! shape (fan_out, fan_in)
        bias = np.zeros(fan_out)
        print(W.shape, bias.shape)
        ps.append((W, bias))
    return ps

#% id: init_mlp-016
#% kind: one
#% why: random biases
def init_mlp(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        w = he_init(n_in, n_out, rng)
        b = rng.standard_normal(n_out)   #! biases drawn, not zero
        params += [(w, b)]
    return params

#% id: init_mlp-017
#% kind: one
#% why: biases of one
def init_mlp(sizes, rng):
    a = []
    n = len(sizes)
    for l in range(1, n):
        a.append((he_init(sizes[l - 1], sizes[l], rng), np.ones(sizes[l])))   #! ones for zeros
    return a

#% id: init_mlp-018
#% kind: one
#% why: biases of shape (1, units)
def init_mlp(sizes, rng):
    params = list()
    for j in range(len(sizes) - 1):
        w_j = he_init(sizes[j], sizes[j + 1], rng)
        b_j = np.zeros((1, sizes[j + 1]))   #! two-dimensional bias
        params.append((w_j, b_j))
    return params

#% id: init_mlp-019
#% kind: one
#% why: pair in the order bias, weights
def init_mlp(sizes, rng):
    out = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        w = he_init(fan_in, fan_out, rng)
        b = np.zeros(fan_out, dtype=np.float64)
        out.append((b, w))   #! (b, w) for (w, b)
    return out

#% id: init_mlp-020
#% kind: one
#% why: uniform draws on [0, 1), mean not zero
def init_mlp(sizes, rng):
    layers = []
    for k in range(len(sizes) - 1):
        w = rng.random((sizes[k], sizes[k + 1])) * np.sqrt(2 / sizes[k])   #! random() is not centred
        layers.append((w, np.zeros(sizes[k + 1])))
    return layers

#% id: init_mlp-021
#% kind: one
#% why: draws from numpy's global generator
def init_mlp(sizes, rng):
    params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        w = np.random.randn(fan_in, fan_out)   #! global generator in place of rng
        w = w * np.sqrt(2.0 / fan_in)
        params.append((w, np.zeros(fan_out)))
    return params

#% id: init_mlp-022
#% kind: two
#% why: fan_out for fan_in and ones for zeros
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        s = np.sqrt(2 / sizes[i + 1])   #! fan_out for fan_in
        w = s * rng.standard_normal((sizes[i], sizes[i + 1]))
        b = np.ones(sizes[i + 1])   #! ones for zeros
        params.append((w, b))
    return params

#% id: init_mlp-023
#% kind: two
#% why: no square root and no output layer
def init_mlp(sizes, rng):
    params = []
    for a, b in zip(sizes[:-2], sizes[1:-1]):   #! output layer missing
        w = rng.normal(0, 2 / a, (a, b))   #! variance for deviation
        params.append((w, np.zeros(b)))
    return params

#% id: init_mlp-024
#% kind: two
#% why: Xavier's variance and a bias of the incoming width
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    answer: Params = []
    for idx in range(1, len(sizes)):
        입력 = sizes[idx - 1]
        출력 = sizes[idx]
        w = rng.standard_normal((입력, 출력)) / np.sqrt(입력)   #! 1 / fan_in
        b = np.zeros(입력)   #! fan_in biases
        answer.append((w, b))
    return answer

#% id: init_mlp-025
#% kind: two
#% why: uniform with the standard deviation as its limit, biases small random numbers
def init_mlp(sizes, rng):
    params = []
    for m, n in zip(sizes, sizes[1:]):
        std = np.sqrt(2 / m)
        w = rng.uniform(-std, std, (m, n))   #! limit is std, not sqrt(3) std
        b = rng.normal(0, 0.01, n)   #! biases drawn
        params.append((w, b))
    return params

#% id: init_mlp-026
#% kind: two
#% why: transposed weights and pair turned round
def init_mlp(sizes, rng):
    res = []
    for k in range(len(sizes) - 1):
        W = he_init(sizes[k], sizes[k + 1], rng).T   #! transposed
        bb = np.zeros(sizes[k + 1])
        res.append((bb, W))   #! order of the pair
    return res

#% id: init_mlp-027
#% kind: three
#% why: fan_out, no square root, ones
def init_mlp(sizes, rng):
    params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        n = fan_out   #! fan_out for fan_in
        w = rng.standard_normal((fan_in, fan_out)) * (2 / n)   #! no root
        b = np.ones(fan_out)   #! ones
        params.append((w, b))
    return params

#% id: init_mlp-028
#% kind: three
#% why: global generator, (1, units) bias, no last layer
def init_mlp(sizes, rng):
    layers = []
    for i in range(0, len(sizes) - 2):   #! one layer short
        w = np.random.normal(0, np.sqrt(2 / sizes[i]), (sizes[i], sizes[i + 1]))   #! global generator
        b = np.zeros([1, sizes[i + 1]])   #! two-dimensional
        layers.append((w, b))
    return layers

#% id: init_mlp-029
#% kind: three
#% why: not centred, 1 / fan_in, random bias
def init_mlp(sizes, rng):
    ps = []
    for p, q in zip(sizes[:-1], sizes[1:]):
        raw = rng.random((p, q))   #! not centred
        w = raw * np.sqrt(1 / p)   #! 1 for 2
        ps.append((w, rng.random(q)))   #! random biases
    return ps

#% id: init_mlp-030
#% kind: rare
#% why: every layer from the first layer's fan_in
def init_mlp(sizes, rng):
    std = np.sqrt(2 / sizes[0])   #! one deviation for all layers
    params = []
    for a, b in zip(sizes, sizes[1:]):
        params.append((rng.normal(0, std or np.sqrt(2 / a), (a, b)), np.zeros(b)))
    return params

#% id: init_mlp-031
#% kind: rare
#% why: Glorot's mean of both widths
def init_mlp(sizes, rng):
    params = []
    for i in range(1, len(sizes)):
        fan = (sizes[i - 1] + sizes[i]) / 2   #! mean of fan_in and fan_out
        w = rng.standard_normal((sizes[i - 1], sizes[i])) * np.sqrt(2 / fan)
        params.append((w, np.zeros(sizes[i])))
    return params

#% id: init_mlp-032
#% kind: rare
#% why: seeds its own generator, so that every call gives the same weights
def init_mlp(sizes, rng):
    rng = np.random.default_rng(42)   #! own generator with a fixed seed
    return [(he_init(m, n, rng), np.zeros(n)) for m, n in zip(sizes, sizes[1:])]

#% id: init_mlp-033
#% kind: rare
#% why: the same seed for every layer, equal layers come out equal
def init_mlp(sizes, rng):
    seed = int(rng.integers(2**32))
    params = []
    for k, (m, n) in enumerate(zip(sizes, sizes[1:])):
        layer_rng = np.random.default_rng(seed)   #! the same stream in every layer
        params.append((he_init(m, n, layer_rng), np.zeros(n)))
    return params

#% id: init_mlp-034
#% kind: rare
#% why: one row drawn and repeated for every input
def init_mlp(sizes, rng):
    params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        row = rng.standard_normal(fan_out)   #! one draw a unit, not one a weight
        w = np.ones((fan_in, 1)) * row * np.sqrt(2 / fan_in)
        params.append((w, np.zeros(fan_out)))
    return params

#% id: init_mlp-035
#% kind: rare
#% why: integer biases
def init_mlp(sizes, rng):
    return [(he_init(m, n, rng), np.zeros(n, dtype=int)) for m, n in zip(sizes, sizes[1:])]   #! whole-number biases

#% id: init_mlp-036
#% kind: rare
#% why: truncated at two deviations without the correction, as in an older library
def init_mlp(sizes, rng):
    params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        z = rng.standard_normal((fan_in, fan_out))
        while (far := np.abs(z) > 2).any():
            z[far] = rng.standard_normal(far.sum())
        z = z * np.sqrt(2 / fan_in)   #! truncation makes the deviation 0.88 of what it should be
        params.append((z, np.zeros(fan_out)))
    return params

#% id: init_mlp-037
#% kind: rare
#% why: a default list that grows over calls
def init_mlp(sizes, rng, params=[]):   #! list shared between calls
    for m, n in zip(sizes, sizes[1:]):
        params.append((he_init(m, n, rng), np.zeros(n)))
    return params

#% id: init_mlp-038
#% kind: rare
#% why: output layer initialised to zero
def init_mlp(sizes, rng):
    params = [(he_init(m, n, rng), np.zeros(n)) for m, n in zip(sizes, sizes[1:])]
    w, b = params[-1]
    params[-1] = (w * 0, b)   #! zero weights in the last layer
    return params

