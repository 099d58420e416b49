#% id: ex08-one-01
#% kind: one
#% why: one bias for every input of the layer
def init_mlp(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params.append((he_init(n_in, n_out, rng), np.zeros(n_in)))  #! n_out
    return params

#% id: ex08-two-01
#% kind: two
#% why: the last layer is forgotten, and the biases begin at 0.01
def init_mlp(sizes, rng):
    layers = []
    for i in range(len(sizes) - 2):  #! - 1
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = np.full(sizes[i + 1], 0.01)  #! zeros
        layers.append((w, b))
    return layers

#% id: ex08-two-02
#% kind: two
#% why: one row a unit (as in y = W x + b), and the deviation of Xavier
def init_mlp(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    params: Params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        std = (1 / fan_in) ** 0.5  #! 2 / fan_in
        params.append((std * rng.standard_normal((fan_out, fan_in)), np.zeros(fan_out)))  #! (fan_in, fan_out)
    return params

#% id: ex08-rare-01
#% kind: rare
#% why: the output layer is no ReLU layer and therefore gets the Xavier deviation; He was asked for in every layer
def init_mlp(sizes, rng):
    params = [(he_init(a, b, rng), np.zeros(b)) for a, b in zip(sizes, sizes[1:])]
    w, b = params[-1]
    params[-1] = (w / np.sqrt(2), b)  #! He for the last one too
    return params
