#% id: ex08-right-01
#% kind: right
#% why: right; the pairs of neighbouring sizes from zip, as a comprehension
def init_mlp(sizes, rng):
    sizes = list(sizes)
    return [(he_init(a, b, rng), np.zeros(b)) for a, b in zip(sizes[:-1], sizes[1:])]


#% id: ex08-one-01
#% kind: one
#% why: the bias has a number for every input instead of every unit
def init_mlp(sizes, rng):
    layers = []
    for k in range(len(sizes) - 1):
        w = he_init(sizes[k], sizes[k + 1], rng)
        b = np.zeros(sizes[k])  #! sizes[k + 1]
        layers.append((w, b))
    return layers


#% id: ex08-two-01
#% kind: two
#% why: the last layer is missing, and the biases are random
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 2):  #! len(sizes) - 1
        fan_in, fan_out = sizes[i], sizes[i + 1]
        params.append((he_init(fan_in, fan_out, rng), rng.standard_normal(fan_out)))  #! zeros
    return params


#% id: ex08-two-02
#% kind: two
#% why: W is (outputs, inputs) as in W x, and the list is flat: w, b, w, b
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    flat = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        W = he_init(n_out, n_in, rng)  #! he_init(n_in, n_out, rng)
        b = np.zeros(n_out)
        flat += [W, b]  #! [(W, b)]
    return flat


#% id: ex08-rare-01
#% kind: rare
#% why: one deviation for the whole network, from the fan-in of the first layer
def init_mlp(sizes, rng):
    sigma = np.sqrt(2 / sizes[0])
    net = []
    for rows, cols in zip(sizes[:-1], sizes[1:]):
        net.append((sigma * rng.standard_normal((rows, cols)), np.zeros(cols)))  #! every layer has a fan-in of its own
    return net
