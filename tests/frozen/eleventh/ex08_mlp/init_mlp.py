#% id: ex08-init_mlp-one-01
#% kind: one
#% why: the biases are drawn too
def init_mlp(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        w = he_init(n_in, n_out, rng)
        b = rng.normal(0, 0.01, n_out)  #! zero biases
        params.append((w, b))
    return params

#% id: ex08-init_mlp-two-01
#% kind: two
#% why: the last layer is missing, and the deviation is divided by sqrt(fan_out)
def init_mlp(sizes, rng):
    params = []
    for k in range(len(sizes) - 2):  #! len(sizes) - 1 layers
        a, b = sizes[k], sizes[k + 1]
        w = rng.standard_normal((a, b)) * np.sqrt(2 / b)  #! fan_in is a
        params.append((w, np.zeros(b)))
    return params

#% id: ex08-init_mlp-two-02
#% kind: two
#% why: the bias has the input's length, and w is uniform without centring
def init_mlp(sizes, rng):
    out = []
    for i in range(1, len(sizes)):
        fan_in, fan_out = sizes[i - 1], sizes[i]
        W = np.sqrt(6 / fan_in) * rng.uniform(0, 1, size=(fan_in, fan_out))  #! uniform(-1, 1): this one has a mean
        B = np.zeros(fan_in)  #! one bias a unit: fan_out
        out.append((W, B))
    return out

#% id: ex08-init_mlp-rare-01
#% kind: rare
#% why: one big draw is cut into slices that all begin at 0, so the layers share the same numbers
def init_mlp(sizes, rng):
    pairs = list(zip(sizes[:-1], sizes[1:]))
    pool = rng.standard_normal(sum(i * o for i, o in pairs))
    params, used = [], 0
    for i, o in pairs:
        w = pool[used:used + i * o].reshape(i, o) * np.sqrt(2 / i)
        params.append((w, np.zeros(o)))
        used = 0  #! used += i * o : every layer begins with the same draws
    return params
