#% id: ex08-one-01
#% kind: one
#% why: the biases are ones
def init_mlp(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        w = he_init(n_in, n_out, rng)
        b = np.ones(n_out)  #! np.zeros
        layers.append((w, b))
    return layers

#% id: ex08-two-01
#% kind: two
#% why: range(len(sizes) - 2) leaves out the output layer
#% why: the biases are random
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 2):  #! one layer too few
        W = he_init(sizes[i], sizes[i + 1], rng)
        bias = rng.standard_normal(sizes[i + 1])  #! must be zero
        params.append((W, bias))
    return params

#% id: ex08-rare-01
#% kind: rare
#% why: the deviation of every layer is computed from the number of inputs of the first one
def init_mlp(sizes, rng):
    std = np.sqrt(2.0 / sizes[0])  #! belongs into the loop, with sizes[k]
    return [
        (rng.normal(0, std, (sizes[k], sizes[k + 1])), np.zeros(sizes[k + 1]))
        for k in range(len(sizes) - 1)
    ]
