#% id: ex05-he_init-one-01
#% kind: one
#% why: divides by sqrt(2 fan_in) - the 2 is on the wrong side
def he_init(fan_in, fan_out, rng):
    W = rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_in * 2)  #! fan_in / 2
    return W

#% id: ex05-he_init-two-01
#% kind: two
#% why: floor division fan_in // 2, and one draw for a column that is repeated for every unit
def he_init(fan_in, fan_out, rng):
    half = max(fan_in // 2, 1)  #! wrong for odd fan_in
    col = rng.normal(size=(fan_in, 1))
    w = np.repeat(col, fan_out, axis=1)  #! every unit gets the same weights
    return w / half ** 0.5

#% id: ex05-he_init-two-02
#% kind: two
#% why: the variance is given where rng.normal wants the deviation, and the mean is the deviation's half
def he_init(fan_in, fan_out, rng):
    scale = 2 / fan_in  #! the variance: square root left out
    center = scale / 2  #! mean 0 is wanted
    return rng.normal(center, scale, (fan_in, fan_out))

#% id: ex05-he_init-rare-01
#% kind: rare
#% why: a normal distribution cut off at two deviations without correcting the deviation for it (about 0.88 of what it should be)
def he_init(fan_in, fan_out, rng):
    sd = np.sqrt(2 / fan_in)  #! the truncation makes the deviation smaller, sd has to be divided by 0.8796
    w = rng.normal(0.0, sd, (fan_in, fan_out))
    while True:
        far = np.abs(w) > 2 * sd
        if not far.any():
            return w
        w[far] = rng.normal(0.0, sd, far.sum())
