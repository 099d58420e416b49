#% id: ex05-one-02
#% kind: one
#% why: the 2 stands on the wrong side: sqrt(1/(2 fan_in))
def he_init(fan_in, fan_out, rng):
    return rng.normal(size=(fan_in, fan_out)) / np.sqrt(fan_in * 2)  #! fan_in / 2

#% id: ex05-two-02
#% kind: two
#% why: NumPy's global generator is used instead of rng, and the root is taken of fan_in alone, not of 2 too
def he_init(fan_in, fan_out, rng):
    W = np.random.randn(fan_in, fan_out)  #! not from rng
    W = W * 2 / fan_in ** 0.5  #! root taken of fan_in only
    return W

#% id: ex05-rare-03
#% kind: rare
#% why: one column is drawn and repeated for every unit: all units of the layer start equal
def he_init(fan_in, fan_out, rng):
    std = np.sqrt(2 / fan_in)
    column = rng.normal(0, std, (fan_in, 1))  #! a single unit's weights
    return np.repeat(column, fan_out, axis=1)  #! the same for all

#% id: ex05-rare-04
#% kind: rare
#% why: a fresh generator with a fixed seed is made inside, so every call gives the same weights whatever rng holds
def he_init(fan_in, fan_out, rng):
    # reproducible!
    gen = np.random.default_rng(42)  #! rng is ignored
    return gen.standard_normal((fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
