#% id: ex05-one-01
#% kind: one
#% why: This is the Glorot formula with the mean of both fans, not sqrt(1 / fan_in).
def xavier_init(fan_in, fan_out, rng):
    sigma = np.sqrt(2.0 / (fan_in + fan_out))  #! the exercise wants sqrt(1 / fan_in)
    return rng.normal(0.0, sigma, size=(fan_in, fan_out))


#% id: ex05-one-03
#% kind: one
#% why: The matrix is made as (fan_out, fan_in), as PyTorch stores it.
def xavier_init(fan_in, fan_out, rng):
    weight = rng.standard_normal((fan_out, fan_in))  #! shape must be (fan_in, fan_out)
    return weight / np.sqrt(fan_in)


#% id: ex05-one-05
#% kind: one
#% why: The uniform limit is the wanted deviation itself, so the deviation is too small by sqrt(3).
def xavier_init(fan_in, fan_out, rng):
    limit = 1 / np.sqrt(fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))  #! deviation is limit / sqrt(3)


#% id: ex05-two-02
#% kind: two
#% why: A fresh generator with a fixed seed is made inside. The weights are multiplied by sqrt(fan_in) instead of divided.
def xavier_init(fan_in, fan_out, rng):
    rng = np.random.default_rng(1234)  #! throws the given generator away
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(fan_in)  #! must be divided


#% id: ex05-rare-02
#% kind: rare
#% why: The sample is forced to exact mean and deviation by dividing by its own deviation, which gives NaN for a single weight.
def xavier_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    w = (w - w.mean()) / w.std()  #! 0 / 0 for a 1 by 1 matrix
    return w * np.sqrt(1 / fan_in)


#% id: ex05-right-51
#% kind: right
#% why: an exponential distribution pulled back to mean 0: lopsided, but continuous and of the right deviation
def xavier_init(fan_in, fan_out, rng):
    sigma = fan_in ** -0.5
    return rng.exponential(scale=sigma, size=(fan_in, fan_out)) - sigma


#% id: ex05-rare-51
#% kind: rare
#% why: the sample is standardised by its own mean and deviation, which is 0/0 = NaN for a single weight (contract: one unit, one feature; a NaN value is a failure)
def xavier_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    w = (w - w.mean()) / w.std()  #! one weight: 0 / 0
    return w / np.sqrt(fan_in)


#% id: ex05-rare-52
#% kind: rare
#% why: only the two values +s and -s are drawn: mean and deviation are right, but the distribution must be continuous (docstring: any continuous distribution)
def xavier_init(fan_in, fan_out, rng):
    s = 1 / np.sqrt(fan_in)
    return rng.choice(np.array([-s, s]), size=(fan_in, fan_out))  #! two values, not continuous


