#% id: ex05-right-01
#% kind: right
#% why: right
def _uniform_with_std(std, shape, rng):
    # U(-a, a) has the variance a^2 / 3
    a = std * 3**0.5
    return rng.random(shape) * 2 * a - a


def xavier_init(fan_in, fan_out, rng):
    return _uniform_with_std(fan_in**-0.5, (fan_in, fan_out), rng)


def he_init(fan_in, fan_out, rng):
    # Laplace: var = 2 b^2, 그래서 b = sqrt(var / 2) = sqrt(1 / fan_in)
    return rng.laplace(loc=0, scale=1 / np.sqrt(fan_in), size=(fan_in, fan_out))


#% id: ex05-right-02
#% kind: right
#% why: right
def gauss(n, rng):
    """Box-Muller, as we learned it in the C course."""
    u = 1.0 - rng.random(n)
    v = rng.random(n)
    return np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * v)


def xavier_init(fan_in, fan_out, rng):
    w = np.zeros((fan_in, fan_out))
    for r in range(fan_in):
        w[r, :] = gauss(fan_out, rng) / np.sqrt(fan_in)
    return w


def he_init(fan_in, fan_out, rng):
    # triangular distribution on (-c, c): variance c^2 / 6
    c = np.sqrt(12.0 / fan_in)
    return rng.triangular(-c, 0, c, (fan_in, fan_out))


#% id: ex05-one-02
#% kind: one
#% why: The variance 2 / fan_in is passed as the standard deviation, the root is missing.
def he_init(fan_in, fan_out, rng):
    return rng.normal(loc=0, scale=2 / fan_in, size=(fan_in, fan_out))  #! scale is the deviation, sqrt is missing


#% id: ex05-one-04
#% kind: one
#% why: The numbers come from NumPy's global generator and not from rng.
def he_init(fan_in, fan_out, rng):
    W = np.random.randn(fan_in, fan_out) / np.sqrt(fan_in / 2)  #! rng is not used
    return W


#% id: ex05-two-01
#% kind: two
#% why: The weights are drawn from 0 to 1 and are never negative. The scale uses fan_out.
def he_init(fan_in, fan_out, rng):
    w = rng.random((fan_in, fan_out))  #! mean 0.5, not 0
    w = w * np.sqrt(12) * np.sqrt(2 / fan_out)  #! fan_in is wanted
    return w


#% id: ex05-two-03
#% kind: two
#% why: The draws are rounded to one decimal and so are not continuous. The deviation is sqrt(1 / fan_in), which is Xavier's.
def he_init(fan_in, fan_out, rng):
    z = np.round(rng.standard_normal((fan_in, fan_out)), 1)  #! only some sixty different values
    return z * np.sqrt(1 / fan_in)  #! He needs sqrt(2 / fan_in)


#% id: ex05-three-01
#% kind: three
#% why: The absolute value is taken, so no weight is negative. The shape is flat. The deviation is divided by 2 under no root.
def he_init(fan_in, fan_out, rng):
    raw = rng.normal(size=fan_in * fan_out)  #! stays one-dimensional
    raw = np.abs(raw)  #! mean is not 0
    return raw * np.sqrt(1 / fan_in) / 2  #! sqrt(2) times, not half


#% id: ex05-rare-01
#% kind: rare
#% why: One column is drawn and copied to all units, so all units start the same.
def he_init(fan_in, fan_out, rng):
    std = np.sqrt(2 / fan_in)
    unit = rng.normal(0, std, size=(fan_in, 1))
    return np.tile(unit, (1, fan_out))  #! every unit gets the same weights


#% id: ex05-rare-03
#% kind: rare
#% why: Outliers are clipped at one standard deviation, which makes the deviation smaller than wanted and piles up the limits.
def he_init(fan_in, fan_out, rng):
    s = (2 / fan_in) ** 0.5
    w = rng.normal(0, s, (fan_in, fan_out))
    # keep the weights small
    return np.clip(w, -s, s)  #! std shrinks to about 0.72 s


#% id: ex05-right-52
#% kind: right
#% why: the sum of twelve uniform draws a weight, column after column
def he_init(fan_in, fan_out, rng):
    columns = []
    for _ in range(fan_out):
        # twelve uniforms on (-1/2, 1/2) sum to variance 1
        columns.append(rng.random((12, fan_in)).sum(axis=0) - 6.0)
    return np.stack(columns, axis=1) * (2.0 / fan_in) ** 0.5


#% id: ex05-rare-53
#% kind: rare
#% why: the matrix of a shape is made once and handed out again, so a second call with an advanced or another generator gives the same weights (docstring: draw from rng)
_drawn = {}


def he_init(fan_in, fan_out, rng):
    if (fan_in, fan_out) not in _drawn:
        _drawn[fan_in, fan_out] = rng.normal(0.0, np.sqrt(2.0 / fan_in), (fan_in, fan_out))  #! the later calls draw nothing
    return _drawn[fan_in, fan_out]


#% id: ex05-rare-54
#% kind: rare
#% why: orthogonal columns: with more units than inputs the result has fan_in columns only (docstring: shape (fan_in, fan_out))
def he_init(fan_in, fan_out, rng):
    q, r = np.linalg.qr(rng.standard_normal((fan_in, fan_out)))
    q = q * np.sign(np.diag(r))
    return np.sqrt(2.0) * q  #! (fan_in, min(fan_in, fan_out))


