#% id: ex08-one-01
#% kind: one
#% why: the biases begin at 1
def init_mlp(sizes, rng):
    params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        w = he_init(fan_in, fan_out, rng)
        b = np.ones(fan_out)  #! zeros
        params.append((w, b))
    return params


#% id: ex08-two-01
#% kind: two
#% why: the last layer is missing, and a bias has an entry for every input
def init_mlp(sizes, rng):
    layers = []
    for i in range(len(sizes) - 2):  #! one layer too few
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = np.zeros(sizes[i])  #! units, not inputs
        layers.append((w, b))
    return layers


#% id: ex08-two-02
#% kind: two
#% why: the scale of He is applied a second time, and the biases are random
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    params: Params = []
    previous = sizes[0]
    for units in sizes[1:]:
        w = he_init(previous, units, rng) * np.sqrt(2 / previous)  #! he_init has scaled already
        b = rng.standard_normal(units) * 0.01  #! biases begin at zero
        params.append((w, b))
        previous = units
    return params


#% id: ex08-rare-01
#% kind: rare
#% why: every layer is scaled with the fan-in of the first one
def init_mlp(sizes, rng):
    std = np.sqrt(2 / sizes[0])  #! outside the loop: right for the first layer only
    out = []
    for k in range(1, len(sizes)):
        w = rng.normal(0, std, (sizes[k - 1], sizes[k]))
        out.append((w, np.zeros(sizes[k])))
    return out
