#% id: ex05-right-02
#% kind: right
#% why: right; draws one row of weights after the other
def he_init(fan_in, fan_out, rng):
    sd = (2 / fan_in) ** 0.5
    rows = []
    for _ in range(fan_in):
        rows.append(rng.normal(loc=0, scale=sd, size=fan_out))
    return np.array(rows)


#% id: ex05-one-02
#% kind: one
#% why: the closing parenthesis of the root stands too early
def he_init(fan_in, fan_out, rng):
    std = np.sqrt(2) / fan_in  #! np.sqrt(2 / fan_in)
    return rng.normal(0, std, (fan_in, fan_out))


#% id: ex05-two-03
#% kind: two
#% why: looks at fan_out, and takes the deviation for the limit of a uniform distribution
def he_init(fan_in, fan_out, rng):
    lim = np.sqrt(2 / fan_out)  #! fan_in
    return rng.uniform(-lim, lim, (fan_in, fan_out))  #! the limit of a uniform one is sqrt(3) deviations


#% id: ex05-two-04
#% kind: two
#% why: floor division makes the deviation 0 beyond two inputs, and the mean is 1
def he_init(fan_in, fan_out, rng):
    scale = (2 // fan_in) ** 0.5  #! 2 / fan_in
    return rng.normal(1, scale, size=(fan_in, fan_out))  #! loc 0


#% id: ex05-rare-02
#% kind: rare
#% why: draws beyond one and a half deviations are cut back to that limit, which makes the deviation too small
def he_init(fan_in, fan_out, rng):
    z = rng.standard_normal((fan_in, fan_out))
    z = np.where(np.abs(z) > 1.5, 1.5 * np.sign(z), z)  #! truncated: the deviation falls below 1, and is not corrected
    return z * np.sqrt(2 / fan_in)
