#% id: ex05-xavier-one-01
#% kind: one
#% why: scales with the number of units behind, not before
def xavier_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_out)  #! fan_in
#% id: ex05-xavier-two-01
#% kind: two
#% why: the shape is transposed, and the root is missing
def xavier_init(fan_in, fan_out, rng):
    W = rng.standard_normal(size=(fan_out, fan_in))  #! (fan_in, fan_out)
    return W / fan_in  #! root of fan_in
#% id: ex05-xavier-two-02
#% kind: two
#% why: the global generator of NumPy is used, and the deviation is Glorot's with both fans
def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(2.0 / (fan_in + fan_out))  #! sqrt(1 / fan_in) is asked for
    return np.random.randn(fan_in, fan_out) * std  #! not from rng
#% id: ex05-xavier-rare-01
#% kind: rare
#% why: uniform between plus and minus the deviation: the true deviation is smaller by the root of 3
def xavier_init(fan_in, fan_out, rng):
    bound = np.sqrt(1.0 / fan_in)  #! sqrt(3 / fan_in)
    return rng.uniform(-bound, bound, size=(fan_in, fan_out))
