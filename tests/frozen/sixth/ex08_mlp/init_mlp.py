#% id: ex08-one-01
#% kind: one
#% why: The biases start at 0.01 and not at zero.
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = np.full(sizes[i + 1], 0.01)  #! biases must be zero
        params.append((w, b))
    return params


#% id: ex08-three-03
#% kind: three
#% why: The weights are drawn with the fan-out in the scale. They are made one layer too few. The biases are drawn randomly.
def init_mlp(sizes, rng):
    layers = []
    for i in range(len(sizes) - 2):  #! the output layer is missing
        n_in, n_out = sizes[i], sizes[i + 1]
        w = rng.normal(size=(n_in, n_out)) * np.sqrt(2 / n_out)  #! fan_in is n_in
        b = rng.normal(size=n_out) * 0.1  #! zero biases are asked for
        layers.append((w, b))
    return layers


#% id: ex08-rare-51
#% kind: rare
#% why: the output layer gets Xavier's deviation sqrt(1 / fan_in), because it has no ReLU behind it (docstring: He initialisation, for every pair)
def init_mlp(sizes, rng):
    params = []
    last = len(sizes) - 2
    for k, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        gain = 1.0 if k == last and k > 0 else 2.0  #! the last of several layers is not He
        w = rng.normal(0.0, np.sqrt(gain / n_in), size=(n_in, n_out))
        params.append((w, np.zeros(n_out)))
    return params


