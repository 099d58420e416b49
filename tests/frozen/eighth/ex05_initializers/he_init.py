#% id: ex05-he_init-one-01
#% kind: one
#% why: the root of 2 alone, divided by fan_in
def he_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * (np.sqrt(2) / fan_in)  #! fan_in belongs under the root


#% id: ex05-he_init-two-01
#% kind: two
#% why: all weights positive, and the whole divided by a fan that counts both sides
def he_init(fan_in, fan_out, rng):
    std = np.sqrt(2 / (fan_in + fan_out))  #! fan_in alone
    w = np.abs(rng.normal(size=(fan_in, fan_out)))  #! the mean is no longer 0
    return w * std


#% id: ex05-he_init-rare-01
#% kind: rare
#% why: draws beyond one deviation are cut to that value, which makes the deviation smaller
def he_init(fan_in, fan_out, rng):
    std = (2 / fan_in) ** 0.5
    z = rng.standard_normal((fan_in, fan_out))
    z = np.clip(z, -1.0, 1.0)  #! clipped, the deviation is not 1 any more
    return std * z


#% id: ex05-he_init-rare-02
#% kind: rare
#% why: one row is drawn and repeated for every input
def he_init(fan_in, fan_out, rng):
    row = rng.normal(0, np.sqrt(2 / fan_in), size=fan_out)  #! one draw for all inputs
    return np.zeros((fan_in, fan_out)) + row


#% id: ex05-he_init-right-01
#% kind: right
#% why: row by row from a list
def he_init(fan_in, fan_out, rng):
    sigma = np.sqrt(2.0) / np.sqrt(fan_in)
    rows = [rng.normal(0.0, sigma, fan_out) for _ in range(fan_in)]
    return np.array(rows)
