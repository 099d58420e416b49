#% id: ex08-init_mlp-one-01
#% kind: one
#% why: the biases start random
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = rng.standard_normal(sizes[i + 1]) * 0.01  #! zero biases
        params.append((w, b))
    return params


#% id: ex08-init_mlp-two-01
#% kind: two
#% why: one layer too few, bias has the size of the input
def init_mlp(sizes, rng):
    net = []
    for fan_in, fan_out in zip(sizes[:-2], sizes[1:]):  #! the last layer is lost
        net.append((he_init(fan_in, fan_out, rng), np.zeros(fan_in)))  #! one bias a unit: fan_out
    return net


#% id: ex08-init_mlp-rare-01
#% kind: rare
#% why: fan_in and fan_out exchanged and transposed back: right shape, wrong deviation
def init_mlp(sizes, rng):
    from itertools import pairwise

    return [
        (he_init(o, i, rng).T,  #! deviation from fan_out
         np.zeros(o))
        for i, o in pairwise(sizes)
    ]
