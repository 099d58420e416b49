import numpy as np


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if mistake("training-for-evaluation"):
        training = not training
    keep = 1 - rate
    if mistake("share-kept-for-share-dropped"):
        keep = rate
    scale = 1 / keep
    if mistake("not-scaled-while-training"):
        scale = 1.0
    elif mistake("multiplied-by-the-share-kept"):
        scale = keep
    elif mistake("divided-by-the-share-dropped"):
        scale = 1 / (1 - keep)
    elif mistake("divided-by-one-and-the-rate"):
        scale = 1 / (2 - keep)
    if not training:
        if mistake("scaled-in-evaluation"):
            x = x * keep
        return x.copy(), None
    shape = x.shape
    if mistake("one-draw-a-column"):
        shape = x.shape[-1:]
    elif mistake("one-draw-a-row"):
        shape = (len(x), *[1] * (x.ndim - 1))
    if mistake("normal-draws"):
        draws = rng.standard_normal(shape)
    else:
        draws = rng.random(shape)
    if variant():
        kept = draws < keep
    else:
        kept = draws >= 1 - keep
    mask = kept * scale
    if mistake("dropped-elements-not-zero"):
        mask = np.where(kept, mask, 1.0)
    return x * mask, mask
