#% id: ex08-init-one-01
#% kind: one
#% why: the biases are drawn at random
def init_mlp(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        w = he_init(n_in, n_out, rng)
        b = rng.standard_normal(n_out) * 0.1  #! zero biases
        layers.append((w, b))
    return layers
#% id: ex08-init-two-01
#% kind: two
#% why: the fans are exchanged and the matrix is turned to fit (deviation by fan_out), and b has the length of the inputs
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i + 1], sizes[i], rng).T  #! fan_in is sizes[i]
        b = np.zeros(sizes[i])  #! sizes[i + 1]
        params.append((w, b))
    return params
#% id: ex08-init-two-02
#% kind: two
#% why: the output layer is left out, and the biases begin at 1
def init_mlp(sizes, rng):
    return [
        (he_init(sizes[k], sizes[k + 1], rng),
         np.ones(sizes[k + 1]))  #! zeros
        for k in range(len(sizes) - 2)  #! - 1
    ]
#% id: ex08-init-rare-01
#% kind: rare
#% why: every layer gets a copy of the generator: layers of one shape are equal, and a second network is the first again
def init_mlp(sizes, rng):
    import copy

    params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        own = copy.deepcopy(rng)  #! rng itself never moves on
        params.append((he_init(fan_in, fan_out, own), np.zeros(fan_out)))
    return params
