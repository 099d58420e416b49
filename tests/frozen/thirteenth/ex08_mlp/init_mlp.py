#% id: ex08-one-01
#% kind: one
#% why: the bias has as many entries as the layer before
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = np.zeros(sizes[i])  #! units of this layer are sizes[i + 1]
        params.append((w, b))
    return params

#% id: ex08-two-01
#% kind: two
#% why: the output layer is missing, and the scale is Xavier's
def init_mlp(sizes, rng):
    layers = []
    L = len(sizes)
    for l in range(1, L - 1):  #! stops before the last layer
        n_in, n_out = sizes[l - 1], sizes[l]
        W = rng.standard_normal((n_in, n_out)) * np.sqrt(1 / n_in)  #! He has a 2
        layers.append((W, np.zeros(n_out)))
    return layers

#% id: ex08-two-02
#% kind: two
#% why: weights of shape (units, inputs) as in a W x course, and small random biases
def init_mlp(sizes, rng):
    out = []
    for nin, nout in zip(sizes, sizes[1:]):
        W = rng.normal(0, np.sqrt(2.0 / nin), (nout, nin))  #! transposed
        b = rng.normal(0, 0.01, nout)  #! biases are zero
        out.append((W, b))
    return out

#% id: ex08-three-01
#% kind: three
#% why: biases of one, fan_out in the deviation, and the first layer is skipped
def init_mlp(sizes, rng):
    result = []
    k = 1  #! MATLAB's first index
    while k + 1 < len(sizes):
        a = sizes[k]
        b = sizes[k + 1]
        sd = (2 / b) ** 0.5  #! fan_in is a
        result.append((sd * rng.standard_normal((a, b)), np.ones(b)))  #! zeros
        k += 1
    return result

#% id: ex08-rare-01
#% kind: rare
#% why: the deviation of all layers is taken from the width of the input
def init_mlp(sizes, rng):
    fan_in, *widths = sizes
    std = np.sqrt(2 / fan_in)
    params = []
    for units in widths:
        w = rng.standard_normal((fan_in, units)) * std  #! std still belongs to the first layer
        params.append((w, np.zeros(units)))
        fan_in = units
    return params

#% id: ex08-rare-02
#% kind: rare
#% why: layers of equal shape share one pair of arrays (a cache "for speed"): they start alike and are the same object
def init_mlp(sizes, rng):
    made = {}
    params = []
    for shape in zip(sizes[:-1], sizes[1:]):
        if shape not in made:  #! the second layer of a shape gets no draw of its own
            made[shape] = (he_init(*shape, rng), np.zeros(shape[1]))
        params.append(made[shape])
    return params

#% id: ex08-right-01
#% kind: right
#% why: all weights drawn at once from a uniform distribution of the right variance, then cut into layers
def init_mlp(sizes, rng):
    sizes = [int(s) for s in sizes]
    shapes = list(zip(sizes, sizes[1:]))
    stock = rng.uniform(-1.0, 1.0, sum(a * b for a, b in shapes))
    params = []
    for a, b in shapes:
        take, stock = stock[: a * b], stock[a * b :]
        params.append((take.reshape(a, b) * np.sqrt(6.0 / a), np.zeros(b)))
    return params
