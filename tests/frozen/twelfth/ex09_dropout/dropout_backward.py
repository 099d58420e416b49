#% id: ex09-dropout_backward-one-01
#% kind: one
#% why: only the mask, the factor 1 / (1 - rate) is missing on the way back
def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x, (np.ones(x.shape, dtype=bool), 0.0)
    mask = rng.random(x.shape) >= rate
    return x * mask / (1 - rate), (mask, rate)


def dropout_backward(dout, cache):
    mask, rate = cache
    return np.asarray(dout) * mask  #! / (1 - rate)


#% id: ex09-dropout_backward-two-01
#% kind: two
#% why: the gradient goes through the dropped elements, and is multiplied by 1 - rate
def dropout(x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True) -> tuple[NDArray, Any]:
    x = np.asarray(x, dtype=float)
    if not training:
        rate = 0.0
    dropped = rng.random(x.shape) < rate
    out = np.where(dropped, 0.0, x / (1 - rate))
    return out, {"dropped": dropped, "rate": rate}


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    g = np.asarray(dout, dtype=float) * cache["dropped"]  #! ~dropped
    return g * (1 - cache["rate"])  #! divided by


#% id: ex09-dropout_backward-rare-01
#% kind: rare
#% why: takes an output of 0 for a dropped element; where x itself was 0 (after a ReLU) the gradient is lost
def dropout(x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True) -> tuple[NDArray, Any]:
    x = np.asarray(x, dtype=float)
    if not training:
        return x, (x, 0.0)
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, (out, rate)


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    out, rate = cache
    survived = out != 0  #! a survivor may be 0 as well; keep the mask
    return np.where(survived, np.asarray(dout) / (1 - rate), 0.0)
