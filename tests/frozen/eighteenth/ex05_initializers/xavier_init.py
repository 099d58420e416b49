#% id: ex05-xavier_init-right-01
#% kind: right
#% why: sum of twelve uniform numbers, whose variance is 1
def xavier_init(fan_in, fan_out, rng):
    total = np.zeros((fan_in, fan_out))
    for _ in range(12):
        total += rng.random((fan_in, fan_out))
    return (total - 6.0) / fan_in ** 0.5


#% id: ex05-xavier_init-one-01
#% kind: one
#% why: NumPy's global generator as in the lecture
def xavier_init(fan_in, fan_out, rng):
    W = np.random.randn(fan_in, fan_out) / np.sqrt(fan_in)  #! rng is not used
    return W


#% id: ex05-xavier_init-one-02
#% kind: one
#% why: variance handed over as the standard deviation
def xavier_init(fan_in, fan_out, rng):
    spread = 1.0 / fan_in  #! root is missing
    return rng.normal(loc=0.0, scale=spread, size=(fan_in, fan_out))


#% id: ex05-xavier_init-two-01
#% kind: two
#% why: limit of the uniform distribution, rows and columns exchanged
def xavier_init(fan_in, fan_out, rng):
    limit = np.sqrt(1 / fan_in)  #! uniform needs sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, (fan_out, fan_in))  #! shape is (fan_in, fan_out)


#% id: ex05-xavier_init-two-02
#% kind: two
#% why: centred at one half, divided by fan_out
def xavier_init(fan_in, fan_out, rng):
    rows = []
    for i in range(fan_in):
        u = rng.random(fan_out)  #! not centred
        rows.append(u * np.sqrt(12 / fan_out))  #! fan_in belongs there
    return np.array(rows)


#% id: ex05-xavier_init-three-01
#% kind: three
#% why: shape, fan and a factor for a divisor
def xavier_init(fan_in, fan_out, rng):
    raw = rng.standard_normal((fan_out, fan_in))  #! rows are the inputs
    fan = fan_in + fan_out  #! fan_in alone
    return raw * np.sqrt(fan)  #! divided, not multiplied


#% id: ex05-xavier_init-rare-01
#% kind: rare
#% why: new generator whose seed can be nothing but 0
def xavier_init(fan_in, fan_out, rng):
    own = np.random.default_rng(rng.integers(1))  #! integers(1) is always 0, so the weights never differ
    return own.normal(0, 1 / np.sqrt(fan_in), (fan_in, fan_out))


#% id: ex05-xavier_init-rare-02
#% kind: rare
#% why: random signs alone, right in mean and deviation but not continuous
def xavier_init(fan_in, fan_out, rng):
    signs = rng.choice([-1.0, 1.0], size=(fan_in, fan_out))  #! two values only, no continuous distribution
    return signs * np.sqrt(1 / fan_in)
