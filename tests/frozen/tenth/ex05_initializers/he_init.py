#% id: ex05-one-02
#% kind: one
#% why: the root covers the 2 alone
def he_init(fan_in, fan_out, rng):
    std = np.sqrt(2) / fan_in  #! fan_in outside the root
    return rng.normal(0.0, std, (fan_in, fan_out))


#% id: ex05-two-03
#% kind: two
#% why: Glorot's denominator, and only positive weights
def he_init(fan_in, fan_out, rng):
    w = np.abs(rng.standard_normal(size=(fan_in, fan_out)))  #! abs
    return w * np.sqrt(2 / (fan_in + fan_out))  #! that is Glorot


#% id: ex05-two-04
#% kind: two
#% why: one row is drawn and repeated, and the deviation is half of what it should be
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    row = rng.standard_normal(fan_out)
    w = np.tile(row, (fan_in, 1))  #! every input has the same weights
    return w / np.sqrt(2 * fan_in)  #! 2 below instead of above


#% id: ex05-rare-02
#% kind: rare
#% why: makes a generator of its own from a fixed seed, so a second call gives the same weights
def he_init(fan_in, fan_out, rng):
    gen = np.random.default_rng(fan_in)  #! not the rng that was handed in
    return gen.normal(size=(fan_in, fan_out)) * (2 / fan_in) ** 0.5
