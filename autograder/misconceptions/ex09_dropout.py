"""What learners get wrong about dropout.

The masks are random, so what tells these apart is what the checks measure.
"""

from typing import Any

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex09_dropout")

# The mask of the latest call, as a module that keeps it in a global variable would have it.
_latest: dict[str, Any] = {}


def _masked(x, mask):
    """Return (out, cache) as the right function does for this scaled mask."""
    return x * mask, mask


@misconception("dropout-rate-and-keep-swapped", of="dropout")
def rate_and_keep_swapped(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) < rate) / rate)


@misconception("dropout-keeps-the-rate", of="dropout")
def keeps_the_rate(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) < rate) / (1 - rate))


@misconception("dropout-scale-of-survivors", of="dropout")
def scale_missing(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) >= rate) * 1.0)


@misconception("dropout-scaled-by-the-dropped-share", of="dropout")
def scaled_by_rate(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) >= rate) / rate)


@misconception("dropout-scaled-at-test-instead", of="dropout")
def scaled_at_test(x, rate, rng, training=True):
    if not training:
        return x * (1 - rate), None
    return _masked(x, (rng.random(x.shape) >= rate) * 1.0)


@misconception("dropout-output-changed-at-test", of="dropout")
def active_at_test(x, rate, rng, training=True):
    return _masked(x, (rng.random(x.shape) >= rate) / (1 - rate))


@misconception("dropout-flag-reversed", of="dropout")
def flag_reversed(x, rate, rng, training=True):
    return right.dropout(x, rate, rng, not training)


@misconception("dropout-returns-the-mask", of="dropout")
def returns_the_mask(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return mask, mask


@misconception("dropout-random-factors", of="dropout")
def random_factors(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, rng.random(x.shape) / (1 - rate))


@misconception("dropout-one-mask-for-the-batch", of="dropout")
def one_mask_for_batch(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = (rng.random(x.shape[1]) >= rate) / (1 - rate)
    return _masked(x, np.broadcast_to(mask, x.shape))


@misconception("dropout-whole-examples", of="dropout")
def whole_examples(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = (rng.random((len(x), 1)) >= rate) / (1 - rate)
    return _masked(x, np.broadcast_to(mask, x.shape))


@misconception("dropout-one-draw-for-everything", of="dropout")
def one_draw(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, np.full(x.shape, (rng.random() >= rate) / (1 - rate)))


@misconception("dropout-fixed-count", of="dropout")
def fixed_count(x, rate, rng, training=True):
    if not training:
        return x, None
    order = rng.permutation(x.size).reshape(x.shape)
    return _masked(x, (order >= round(rate * x.size)) / (1 - rate))


@misconception("dropout-fixed-columns-chosen", of="dropout")
def columns_chosen(x, rate, rng, training=True):
    if not training:
        return x, None
    dropped = rng.choice(x.shape[1], round(rate * x.shape[1]), replace=False)
    mask = np.full(x.shape, 1 / (1 - rate))
    mask[:, dropped] = 0
    return _masked(x, mask)


@misconception("dropout-same-columns-every-time", of="dropout")
def same_columns(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = np.full(x.shape, 1 / (1 - rate))
    mask[:, : round(rate * x.shape[1])] = 0
    return _masked(x, mask)


@misconception("dropout-same-mask-every-time", of="dropout")
def same_mask(x, rate, rng, training=True):
    return right.dropout(x, rate, np.random.default_rng(0), training)


@misconception("dropout-own-generator", of="dropout")
def own_generator(x, rate, rng, training=True):
    return right.dropout(x, rate, np.random.default_rng(), training)


@misconception("dropout-in-place", of="dropout")
def in_place(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    x *= mask
    return x, mask


@misconception("dropout-cache-missing", of="dropout")
def cache_missing(x, rate, rng, training=True):
    return right.dropout(x, rate, rng, training)[0]


@misconception("dropout-backward-mask-ignored", of="dropout_backward")
def mask_ignored(dout, cache):
    return dout if cache is None else dout * np.max(cache)


@misconception("dropout-backward-dout-comes-back", of="dropout_backward")
def dout_comes_back(dout, cache):
    return np.array(dout)


@misconception("dropout-backward-scale", of="dropout_backward")
def scale_ignored(dout, cache):
    return dout if cache is None else dout * (cache > 0)


def _with_out(x, rate, rng, training=True):
    """Dropout whose cache holds the output as well."""
    out, mask = right.dropout(x, rate, rng, training)
    return out, (out, mask)


@misconception(
    "dropout-backward-mask-guessed", of="dropout_backward", together_with={"dropout": _with_out}
)
def mask_guessed(dout, cache):
    out, mask = cache
    return dout if mask is None else dout * (out != 0) * np.max(mask)


@misconception(
    "dropout-backward-relu-mask", of="dropout_backward", together_with={"dropout": _with_out}
)
def relu_mask(dout, cache):
    out, mask = cache
    return dout if mask is None else dout * (out > 0) * np.max(mask)


@misconception(
    "dropout-backward-times-the-output", of="dropout_backward", together_with={"dropout": _with_out}
)
def times_the_output(dout, cache):
    return dout * cache[0]


def _keeping_latest(x, rate, rng, training=True):
    """Dropout that keeps its mask in one place."""
    out, _latest["mask"] = right.dropout(x, rate, rng, training)
    return out, None


@misconception(
    "dropout-backward-latest-mask",
    of="dropout_backward",
    together_with={"dropout": _keeping_latest},
)
def latest_mask(dout, cache):
    return dout if _latest["mask"] is None else dout * _latest["mask"]


@misconception("dropout-backward-in-place", of="dropout_backward")
def backward_in_place(dout, cache):
    if cache is not None:
        dout *= cache
    return dout


@misconception("dropout-backward-test-time-forgotten", of="dropout_backward")
def backward_test_time_forgotten(dout, cache):
    return dout * cache


@misconception("dropout-normal-draws", of="dropout")
def normal_draws(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.standard_normal(x.shape) < 1 - rate) / (1 - rate))


@misconception("dropout-chosen-with-replacement", of="dropout")
def with_replacement(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = np.full(x.size, 1 / (1 - rate))
    mask[rng.integers(0, x.size, round(rate * x.size))] = 0
    return _masked(x, mask.reshape(x.shape))


@misconception("dropout-scaled-down", of="dropout")
def scaled_down(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) >= rate) * (1 - rate))


@misconception("dropout-scaled-twice", of="dropout")
def scaled_twice(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) >= rate) / (1 - rate) ** 2)


@misconception("dropout-scaled-down-at-test", of="dropout")
def scaled_down_at_test(x, rate, rng, training=True):
    if not training:
        return x * (1 - rate), None
    return right.dropout(x, rate, rng)


@misconception("dropout-scaled-up-at-test", of="dropout")
def scaled_up_at_test(x, rate, rng, training=True):
    if not training:
        return x / (1 - rate), None
    return right.dropout(x, rate, rng)


def _with_rng(x, rate, rng, training=True):
    """Dropout whose cache holds what another mask could be drawn with."""
    out, mask = right.dropout(x, rate, rng, training)
    return out, (rng, rate, mask)


@misconception(
    "dropout-backward-mask-redrawn", of="dropout_backward", together_with={"dropout": _with_rng}
)
def mask_redrawn(dout, cache):
    rng, rate, mask = cache
    if mask is None:  # nothing was dropped
        return dout
    return dout * (rng.random(dout.shape) >= rate) / (1 - rate)


@misconception("dropout-backward-mask-reversed", of="dropout_backward")
def mask_reversed(dout, cache):
    return dout if cache is None else dout * (cache == 0) * np.max(cache)


@misconception("dropout-backward-scaled-twice", of="dropout_backward")
def scaled_twice_backward(dout, cache):
    return dout if cache is None else dout * cache * np.max(cache)


def _with_x(x, rate, rng, training=True):
    """Dropout whose cache holds input and output."""
    out, _ = right.dropout(x, rate, rng, training)
    return out, (x, out)


@misconception(
    "dropout-backward-factor-from-the-output",
    of="dropout_backward",
    together_with={"dropout": _with_x},
)
def factor_from_output(dout, cache):
    x, out = cache
    return dout * out / x


@misconception("dropout-rate-in-whole-percent", of="dropout")
def rate_in_whole_percent(x, rate, rng, training=True):
    if not training:
        return right.dropout(x, rate, rng, training)
    return _masked(x, (rng.integers(0, 100, x.shape) >= rate * 100) / (1 - rate))


@misconception("dropout-same-number-in-every-row", of="dropout")
def same_number_in_every_row(x, rate, rng, training=True):
    if not training:
        return right.dropout(x, rate, rng, training)
    row = rng.random(x.shape[1]) >= rate
    return _masked(x, rng.permuted(np.tile(row, (len(x), 1)), axis=1) / (1 - rate))


def _with_latest_rate(x, rate, rng, training=True):
    """Dropout that leaves its rate in a global variable."""
    out, mask = right.dropout(x, rate, rng, training)
    _latest["keep"] = 1 - rate if training else 1.0
    return out, mask != 0


@misconception(
    "dropout-backward-rate-of-the-latest-call",
    of="dropout_backward",
    together_with={"dropout": _with_latest_rate},
)
def rate_of_the_latest_call(dout, cache):
    return dout * cache / _latest["keep"]
