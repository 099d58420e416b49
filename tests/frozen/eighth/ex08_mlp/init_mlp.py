#% id: ex08-init_mlp-one-01
#% kind: one
#% why: the biases are drawn at random too
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = rng.standard_normal(sizes[i + 1])  #! zeros
        params.append((w, b))
    return params


#% id: ex08-init_mlp-two-01
#% kind: two
#% why: the last layer is missing, and the bias has one entry for every input
def init_mlp(sizes, rng):
    layers = []
    for k in range(len(sizes) - 2):  #! len(sizes) - 1
        n_in, n_out = sizes[k], sizes[k + 1]
        layers.append((he_init(n_in, n_out, rng), np.zeros(n_in)))  #! n_out
    return layers


#% id: ex08-init_mlp-rare-01
#% kind: rare
#% why: drawn the other way round and transposed: the shape fits, the deviation is that of the fan-out
def init_mlp(sizes, rng):
    pairs = zip(sizes[:-1], sizes[1:])
    return [(he_init(n_out, n_in, rng).T, np.zeros(n_out)) for n_in, n_out in pairs]  #! he_init scales by its first argument


#% id: ex08-init_mlp-rare-02
#% kind: rare
#% why: he_init scales already, here it is done a second time
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    result: Params = []
    fan_in = sizes[0]
    for fan_out in sizes[1:]:
        weights = he_init(fan_in, fan_out, rng) * np.sqrt(2 / fan_in)  #! scaled twice
        result.append((weights, np.zeros(fan_out)))
        fan_in = fan_out
    return result


#% id: ex08-init_mlp-right-01
#% kind: right
#% why: does not call he_init
def init_mlp(sizes, rng):
    params = []
    prev = None
    for size in sizes:
        if prev is not None:
            params.append((rng.normal(0, (2 / prev) ** 0.5, (prev, size)), np.zeros((size,))))
        prev = size
    return params
