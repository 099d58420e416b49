#% id: ex08-init_mlp-right-01
#% kind: right
#% why: uniform distribution with the limits +-sqrt(6 / fan_in), whose deviation is sqrt(2 / fan_in)
def init_mlp(sizes, rng):
    network = []
    previous = None
    for units in sizes:
        if previous is not None:
            limit = (6.0 / previous) ** 0.5
            network.append((rng.uniform(-limit, limit, size=(previous, units)), np.zeros(units)))
        previous = units
    return network


#% id: ex08-init_mlp-one-01
#% kind: one
#% why: Xavier's deviation
def init_mlp(sizes, rng):
    return [
        (rng.standard_normal((a, b)) / np.sqrt(a), np.zeros(b))  #! Xavier: the 2 of He is missing
        for a, b in zip(sizes[:-1], sizes[1:])
    ]


#% id: ex08-init_mlp-one-02
#% kind: one
#% why: biases as many as the layer has inputs
def init_mlp(sizes, rng):
    params = []
    for i in range(1, len(sizes)):
        weights = he_init(sizes[i - 1], sizes[i], rng)
        bias = np.zeros(weights.shape[0])  #! one bias an input instead of one a unit
        params.append((weights, bias))
    return params


#% id: ex08-init_mlp-two-01
#% kind: two
#% why: weights from 0 to 1, last layer missing
def init_mlp(sizes, rng):
    how_many_layers = len(sizes) - 2  #! one layer too few
    list_of_layers = []
    for layer_number in range(how_many_layers):
        fan_in = sizes[layer_number]
        fan_out = sizes[layer_number + 1]
        raw = rng.random((fan_in, fan_out))  #! numbers from 0 to 1, all positive
        list_of_layers.append((raw * np.sqrt(2 / fan_in), np.zeros((fan_out,))))
    return list_of_layers


#% id: ex08-init_mlp-two-02
#% kind: two
#% why: variance handed over as deviation, random biases
def init_mlp(sizes, rng):
    def layer(fan_in, fan_out):
        w = rng.normal(0.0, 2 / fan_in, (fan_in, fan_out))  #! variance in the place of the standard deviation
        b = rng.normal(0.0, 0.01, fan_out)  #! biases drawn at random, they should be zero
        return w, b

    return [layer(m, n) for m, n in zip(sizes, sizes[1:])]


#% id: ex08-init_mlp-three-01
#% kind: three
#% why: fan_out in the formula, biases of one, weights and biases in the wrong order
def init_mlp(sizes, rng):
    Ws = []
    Bs = []
    for k in range(len(sizes) - 1):
        n_in, n_out = sizes[k], sizes[k + 1]
        scale = np.sqrt(2.0 / n_out)  #! fan_out instead of fan_in
        Ws.append(scale * rng.standard_normal(size=(n_in, n_out)))
        Bs.append(np.ones(n_out))  #! biases begin at 1
    return list(zip(Bs, Ws))  #! pairs the wrong way round


#% id: ex08-init_mlp-rare-01
#% kind: rare
#% why: one seed drawn from rng serves all layers, which become copies of each other
def init_mlp(sizes, rng):
    seed = int(rng.integers(1_000_000))
    net = []
    for pair in zip(sizes, sizes[1:]):
        layer_rng = np.random.default_rng(seed)  #! the same seed for every layer: equal numbers in all of them
        net.append((he_init(*pair, layer_rng), np.zeros(pair[1])))
    return net


#% id: ex08-init_mlp-rare-02
#% kind: rare
#% why: scale worked out once, from the network's inputs
def init_mlp(sizes, rng):
    inputs, *rest = sizes
    deviation = np.sqrt(2 / inputs)
    layers, below = [], inputs
    for units in rest:
        w = rng.normal(scale=deviation, size=(below, units))  #! scale of the first layer for all layers
        layers.append((w, np.zeros(units)))
        below = units
    return layers
