#% id: ex04-right-01
#% kind: right
#% why: right
def relu(x):
    v = np.asarray(x, dtype=float)
    return 0.5 * v + 0.5 * np.abs(v)


def relu_derivative(x):
    # Heaviside step with value 0 at the jump
    return np.heaviside(np.asarray(x, dtype=float), 0.0)


def leaky_relu(x, slope=0.01):
    v = np.asarray(x, dtype=float)
    return relu(v) - slope * relu(-v)


def leaky_relu_derivative(x, slope=0.01):
    on = relu_derivative(x)
    return on + slope * (1 - on)


#% id: ex04-right-02
#% kind: right
#% why: right
def _each(fn, x):
    # works on numbers and on nested lists, like a C programmer would do it
    a = np.asarray(x, dtype=float)
    res = np.empty(a.size)
    for i, v in enumerate(a.ravel()):
        res[i] = fn(v)
    return res.reshape(a.shape)


def relu(x):
    return _each(lambda v: v if v > 0 else 0.0, x)


def relu_derivative(x):
    return _each(lambda v: 1.0 if v > 0 else 0.0, x)


def leaky_relu(x, slope=0.01):
    return _each(lambda v: v if v > 0 else slope * v, x)


def leaky_relu_derivative(x, slope=0.01):
    return _each(lambda v: 1.0 if v > 0 else slope, x)


#% id: ex04-two-03
#% kind: two
#% why: The slope argument is ignored, 0.01 is fixed. The derivative of the negative side has the wrong sign.
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, 0.01 * x)  #! the parameter slope is not used


def leaky_relu_derivative(x, slope=0.01):
    d = np.ones(np.shape(x))
    d[np.asarray(x) <= 0] = -slope  #! the slope is +slope
    return d


#% id: ex04-three-02
#% kind: three
#% why: The negative side is divided by the slope. The derivative at positive x is x. The derivative at x = 0 is 0 instead of slope.
def leaky_relu(x, slope=0.01):
    x = np.array(x, dtype=float)
    return np.where(x > 0, x, x / (slope + 1e-12))  #! times slope, not divided by it


def leaky_relu_derivative(x, slope=0.01):
    x = np.array(x, dtype=float)
    d = np.zeros_like(x)
    d[x > 0] = x[x > 0]  #! should be 1
    d[x < 0] = slope  #! x == 0 stays at 0
    return d


#% id: ex04-rare-54
#% kind: rare
#% why: for an array the result keeps its kind, so for an array of whole numbers the slope 0.01 is cut to 0; lists and numbers become floats first and come out right (docstring: arrays hold floats or whole numbers; else slope)
def leaky_relu_derivative(x, slope=0.01):
    if not isinstance(x, np.ndarray):
        x = np.asarray(x, dtype=float)
    d = np.ones_like(x)
    d[x <= 0] = slope  #! into an int array: 0
    return d


