#% id: ex09-right-01
#% kind: right
#% why: a unit survives where an exponential draw passes -log(1 - rate), and the cache is a function
def dropout(x, rate, rng, training=True):
    a = np.array(x, dtype=float)
    if not training:
        return a, np.copy
    lifetime = rng.exponential(size=a.shape)
    alive = lifetime >= -np.log1p(-rate)
    def through(signal):
        return np.where(alive, signal / (1.0 - rate), 0.0)
    return through(a), through

def dropout_backward(dout, cache):
    return cache(np.asarray(dout, dtype=float))

#% id: ex09-one-01
#% kind: one
#% why: rate is taken for the share that is kept in the mask
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), np.ones(x.shape)
    keep = rng.random(x.shape) < rate  #! keeps `rate`, drops 1 - rate
    mask = keep / (1 - rate)
    return x * mask, mask

def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-one-02
#% kind: one
#% why: the survivors are not scaled by 1 / (1 - rate)
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training:
        마스크 = (rng.random(size=x.shape) >= rate).astype(float)  #! / (1 - rate) is missing
    else:
        마스크 = np.ones_like(x)
    out = x * 마스크
    return out, 마스크

def dropout_backward(dout, cache):
    마스크 = cache
    return np.asarray(dout, dtype=float) * 마스크

#% id: ex09-two-01
#% kind: two
#% why: one draw a feature, so whole columns are dropped for all examples together
#% why: with training=False the values are scaled by 1 - rate as in plain dropout
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if training == False:
        scale = 1 - rate
        return x * scale, scale * np.ones_like(x)  #! out must equal x
    m = rng.random(x.shape[-1]) >= rate  #! size=x.shape
    m = np.broadcast_to(m / (1 - rate), x.shape)
    return x * m, m

def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-three-01
#% kind: three
#% why: compares normally distributed numbers with rate
#% why: scales by 1 / rate
#% why: drops also with training=False
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    mask = rng.standard_normal(x.shape) >= rate  #! must be uniform on 0..1
    factor = 1.0 / rate if rate > 0 else 1.0  #! 1 / (1 - rate)
    mask = mask * factor
    return mask * x, mask  #! training is never asked

def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache

#% id: ex09-rare-01
#% kind: rare
#% why: exactly round(rate * size) elements are dropped, so the draws are not independent
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    scale = np.ones(x.size)
    if training:
        k = int(round(rate * x.size))
        scale[:] = 1 / (1 - rate)
        victims = rng.choice(x.size, size=k, replace=False)  #! a fixed number, not a draw for each element
        scale[victims] = 0
    scale = scale.reshape(x.shape)
    return x * scale, scale

def dropout_backward(dout, cache):
    return np.asarray(dout) * cache

#% id: ex09-rare-02
#% kind: rare
#% why: scales by the share that really survived in this draw instead of 1 - rate
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training or rate == 0:
        return x.copy(), np.ones_like(x)
    survive = (rng.random(x.shape) >= rate).astype(float)
    # 평균이 정확히 유지되도록
    p = max(survive.mean(), 1e-12)
    mask = survive / p  #! the observed share, not 1 - rate
    return x * mask, mask

def dropout_backward(dout, cache):
    return np.asarray(dout) * cache
