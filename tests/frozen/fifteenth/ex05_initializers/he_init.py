#% id: ex05-he-one-01
#% kind: one
#% why: the root is over the 2 alone
def he_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2) / fan_in  #! parenthesis closes too early
#% id: ex05-he-two-01
#% kind: two
#% why: mean and deviation have changed places in normal(), and the variance is given without the root
def he_init(fan_in, fan_out, rng):
    var = 2 / fan_in  #! a variance where a deviation belongs
    return rng.normal(var, 1.0, (fan_in, fan_out))  #! loc is the first argument
#% id: ex05-he-two-02
#% kind: two
#% why: uniform numbers from 0 to 1 have no zero mean, and the factor of the lecture is multiplied where it divides
def he_init(fan_in, fan_out, rng):
    w = np.empty((fan_in, fan_out))
    for i in range(fan_in):
        w[i] = rng.random(fan_out)  #! 0 ... 1
    return w * np.sqrt(fan_in / 2)  #! divided
#% id: ex05-he-rare-01
#% kind: rare
#% why: values beyond two deviations are drawn again as Keras does, but nothing makes up for the lost spread (0.88 of it)
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    z = rng.standard_normal((fan_in, fan_out))
    far = np.abs(z) > 2
    while far.any():
        z[far] = rng.standard_normal(int(far.sum()))
        far = np.abs(z) > 2
    return z * np.sqrt(2.0 / fan_in)  #! Keras divides by 0.8796 too
