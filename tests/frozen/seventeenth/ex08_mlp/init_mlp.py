#% id: ex08-init_mlp-right-01
#% kind: right
#% why: iterators of the sizes, list built by a while loop
def init_mlp(sizes, rng):
    walk = iter(sizes)
    before = next(walk)
    net = []
    while (after := next(walk, None)) is not None:
        net.append((he_init(before, after, rng), np.full(after, 0.0)))
        before = after
    return net


#% id: ex08-init_mlp-one-01
#% kind: one
#% why: biases drawn at random
def init_mlp(sizes, rng):
    layers = []
    for k in range(1, len(sizes)):
        w = he_init(sizes[k - 1], sizes[k], rng)
        b = rng.standard_normal(sizes[k]) * 0.01  #! biases begin at zero
        layers += [(w, b)]
    return layers


#% id: ex08-init_mlp-two-01
#% kind: two
#% why: bias of the inputs' width, shape of w turned
def init_mlp(sizes, rng):
    pairs = zip(sizes[:-1], sizes[1:])
    result = []
    for n_in, n_out in pairs:
        matrix = he_init(n_in, n_out, rng)
        result.append((
            matrix.T,  #! (n_in, n_out) is the shape
            np.zeros(n_in),  #! one bias for every output unit
        ))
    return result


#% id: ex08-init_mlp-three-01
#% kind: three
#% why: scale of one layer for all, one layer too few, ones
def init_mlp(sizes, rng):
    std = np.sqrt(2 / sizes[0])  #! the fan_in of the first layer for all of them
    shapes = [(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 2)]  #! there are len(sizes) - 1 layers
    return [(
        rng.normal(0, std, s),
        np.ones(s[1]),  #! zero biases
    ) for s in shapes]


#% id: ex08-init_mlp-rare-01
#% kind: rare
#% why: one generator seeded anew for every layer
def init_mlp(sizes, rng):
    seed = int(rng.integers(2 ** 31))
    make = lambda i, o: (he_init(i, o, np.random.default_rng(seed)), np.zeros((o,)))  #! the same seed every layer: equal shapes get equal weights
    return list(map(make, sizes, sizes[1:]))
