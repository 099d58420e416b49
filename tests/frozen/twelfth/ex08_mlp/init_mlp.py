#% id: ex08-init_mlp-one-01
#% kind: one
#% why: the bias has as many entries as the layer has inputs
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = np.zeros(sizes[i])  #! sizes[i + 1]
        params.append((w, b))
    return params


#% id: ex08-init_mlp-two-01
#% kind: two
#% why: last layer left out, and the biases drawn at random like the weights
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    layers: Params = []
    for k in range(1, len(sizes) - 1):  #! up to len(sizes)
        weights = he_init(sizes[k - 1], sizes[k], rng)
        bias = 0.01 * rng.standard_normal(sizes[k])  #! zeros
        layers.append((weights, bias))
    return layers


#% id: ex08-init_mlp-rare-01
#% kind: rare
#% why: remembers the matrices by shape, so layers of one shape begin as one and the same array
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    drawn = {}
    out = []
    for shape in zip(sizes, sizes[1:]):
        if shape not in drawn:  # saves a draw
            drawn[shape] = he_init(shape[0], shape[1], rng)
        out.append((drawn[shape], np.zeros(shape[1])))  #! equal layers share their weights
    return out
