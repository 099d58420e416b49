"""What learners get wrong about batch normalisation, forward and backward."""

from typing import Any

import numpy as np

from autograder.misconceptions import misconception, solved

batchnorm_right = solved("ex10_batchnorm").batchnorm
backward_right = solved("ex10_batchnorm").batchnorm_backward

# The cache of the latest call, as a module that keeps it in a global variable would have it.
_latest: dict[str, Any] = {}


def _mean(x):
    return x.mean(axis=0)


def _variance(x):
    return x.var(axis=0)


def _root(var, eps):
    return np.sqrt(var + eps)


def _scaled(x_hat, gamma, beta):
    return gamma * x_hat + beta


def _moved(running, batch, momentum):
    return momentum * running + (1 - momentum) * batch


def _batchnorm(
    x,
    gamma,
    beta,
    running_mean,
    running_var,
    momentum=0.9,
    eps=1e-5,
    training=True,
    mean_of=_mean,
    variance_of=_variance,
    kept_variance_of=None,
    root=_root,
    output=_scaled,
    move=_moved,
    batch_normalises=None,
    batch_moves=None,
):
    """Normalise as the exercise asks, but for the pieces that a misconception replaces.

    `batch_normalises` says whether the batch's statistics normalise, `batch_moves` whether the
    running ones follow it; both are what `training` is unless given.
    """
    mean, var = mean_of(x), variance_of(x)
    used = (mean, var) if _given(batch_normalises, training) else (running_mean, running_var)
    deviation = root(used[1], eps)
    x_hat = (x - used[0]) / deviation
    if _given(batch_moves, training):
        running_mean = move(running_mean, mean, momentum)
        running_var = move(running_var, (kept_variance_of or variance_of)(x), momentum)
    cache = x_hat, gamma, np.broadcast_to(1 / deviation, np.shape(gamma))
    return output(x_hat, gamma, beta), cache, running_mean, running_var


def _given(choice, otherwise):
    return otherwise if choice is None else choice


@misconception("batchnorm-unbiased-variance", of="batchnorm")
def unbiased(*batch, **options):
    return _batchnorm(*batch, **options, variance_of=lambda x: x.var(axis=0, ddof=1))


@misconception("batchnorm-running-unbiased", of="batchnorm")
def running_unbiased(*batch, **options):
    return _batchnorm(*batch, **options, kept_variance_of=lambda x: x.var(axis=0, ddof=1))


@misconception("batchnorm-mean-square-as-variance", of="batchnorm")
def mean_square(*batch, **options):
    return _batchnorm(*batch, **options, variance_of=lambda x: (x * x).mean(axis=0))


@misconception("batchnorm-sum-as-variance", of="batchnorm")
def sum_of_squares(*batch, **options):
    return _batchnorm(*batch, **options, variance_of=lambda x: len(x) * x.var(axis=0))


@misconception("batchnorm-over-features", of="batchnorm")
def over_features(*batch, **options):
    return _batchnorm(
        *batch,
        **options,
        mean_of=lambda x: x.mean(axis=1, keepdims=True),
        variance_of=lambda x: x.var(axis=1, keepdims=True),
    )


@misconception("batchnorm-whole-matrix", of="batchnorm")
def whole_matrix(*batch, **options):
    return _batchnorm(*batch, **options, mean_of=np.mean, variance_of=np.var)


@misconception("batchnorm-eps-outside-the-root", of="batchnorm")
def eps_outside(*batch, **options):
    return _batchnorm(*batch, **options, root=lambda var, eps: np.sqrt(var) + eps)


@misconception("batchnorm-eps-missing", of="batchnorm")
def eps_missing(*batch, **options):
    return _batchnorm(*batch, **options, root=lambda var, eps: np.sqrt(var))


@misconception("batchnorm-eps-fixed", of="batchnorm")
def eps_fixed(*batch, **options):
    return _batchnorm(*batch, **options, root=lambda var, eps: np.sqrt(var + 1e-5))


@misconception("batchnorm-default-eps", of="batchnorm")
def default_eps(x, gamma, beta, mean, var, momentum=0.9, eps=1e-3, training=True):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training)


@misconception("batchnorm-divided-by-the-variance", of="batchnorm")
def divided_by_variance(*batch, **options):
    return _batchnorm(*batch, **options, root=lambda var, eps: var + eps)


@misconception("batchnorm-mean-not-subtracted", of="batchnorm")
def mean_not_subtracted(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    batch = x, gamma, beta, running_mean, running_var
    _, cache, mean, var = batchnorm_right(*batch, momentum, eps, training)
    used = x.mean(axis=0) if training else running_mean
    x_hat, _, inverse_std = cache
    return gamma * (x_hat + used * inverse_std) + beta, cache, mean, var


@misconception("batchnorm-scale-and-shift-missing", of="batchnorm")
def scale_and_shift_missing(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: x_hat)


@misconception("batchnorm-scale-missing", of="batchnorm")
def scale_missing(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: x_hat + beta)


@misconception("batchnorm-shift-missing", of="batchnorm")
def shift_missing(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: gamma * x_hat)


@misconception("batchnorm-gamma-and-beta-swapped", of="batchnorm")
def gamma_beta_swapped(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: beta * x_hat + gamma)


@misconception("batchnorm-shift-before-scale", of="batchnorm")
def shift_before_scale(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: gamma * (x_hat + beta))


@misconception("batchnorm-momentum-reversed", of="batchnorm")
def momentum_reversed(*batch, **options):
    return _batchnorm(*batch, **options, move=lambda old, new, m: (1 - m) * old + m * new)


@misconception("batchnorm-defaults-of-keras", of="batchnorm")
def keras_defaults(x, gamma, beta, mean, var, momentum=0.99, eps=1e-3, training=True):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training)


@misconception("batchnorm-default-momentum", of="batchnorm")
def default_momentum(x, gamma, beta, mean, var, momentum=0.99, eps=1e-5, training=True):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training)


@misconception("batchnorm-momentum-fixed", of="batchnorm")
def momentum_fixed(*batch, momentum=0.9, **options):
    return _batchnorm(*batch, **options)


@misconception("batchnorm-running-replaced", of="batchnorm")
def running_replaced(*batch, **options):
    return _batchnorm(*batch, **options, move=lambda old, new, m: new)


@misconception("batchnorm-running-grows", of="batchnorm")
def running_grows(*batch, **options):
    return _batchnorm(*batch, **options, move=lambda old, new, m: old + (1 - m) * new)


@misconception("batchnorm-running-not-updated", of="batchnorm")
def running_not_updated(*batch, **options):
    return _batchnorm(*batch, **options, batch_moves=False)


@misconception("batchnorm-running-variance-forgotten", of="batchnorm")
def running_variance_forgotten(*batch, **options):
    out, cache, mean, _ = batchnorm_right(*batch, **options)
    return out, cache, mean, batch[4]


@misconception("batchnorm-running-deviation", of="batchnorm")
def running_deviation(*batch, **options):
    return _batchnorm(*batch, **options, kept_variance_of=lambda x: x.std(axis=0))


@misconception("batchnorm-running-in-place", of="batchnorm")
def running_in_place(*batch, **options):
    _, _, _, running_mean, running_var, *_ = batch
    out, cache, running_mean[:], running_var[:] = batchnorm_right(*batch, **options)
    return out, cache, running_mean, running_var


@misconception("batchnorm-x-in-place", of="batchnorm")
def x_in_place(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    batch = x, gamma, beta, running_mean, running_var
    result = batchnorm_right(*batch, momentum, eps, training)
    x -= x.mean(axis=0) if training else running_mean
    return result


@misconception("batchnorm-batch-statistics-at-test", of="batchnorm")
def batch_statistics_at_test(*batch, **options):
    return _batchnorm(*batch, **options, batch_normalises=True)


@misconception("batchnorm-running-statistics-in-training", of="batchnorm")
def running_statistics_in_training(*batch, **options):
    return _batchnorm(*batch, **options, batch_normalises=False)


@misconception("batchnorm-running-moves-at-test", of="batchnorm")
def running_moves_at_test(*batch, **options):
    return _batchnorm(*batch, **options, batch_moves=True)


@misconception("batchnorm-flag-ignored", of="batchnorm")
def flag_ignored(*batch, **options):
    return _batchnorm(*batch, **options, batch_normalises=True, batch_moves=True)


@misconception("batchnorm-flag-reversed", of="batchnorm")
def flag_reversed(x, gamma, beta, mean, var, momentum=0.9, eps=1e-5, training=True):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, not training)


def _parts(dout, cache):
    """Return (x_hat, g, 1/std): g is the gradient that arrives at x_hat."""
    x_hat, gamma, inverse_std = cache
    return x_hat, dout * gamma, inverse_std


def _with_dx(dx, dout, cache):
    return dx, (dout * cache[0]).sum(axis=0), dout.sum(axis=0)


def _dx_right(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    return inverse_std * (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0))


@misconception("batchnorm-backward-statistics-constant", of="batchnorm_backward")
def statistics_constant(dout, cache):
    _, g, inverse_std = _parts(dout, cache)
    return _with_dx(inverse_std * g, dout, cache)


@misconception("batchnorm-backward-mean-path-missing", of="batchnorm_backward")
def mean_path_missing(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    return _with_dx(inverse_std * (g - x_hat * (g * x_hat).mean(axis=0)), dout, cache)


@misconception("batchnorm-backward-variance-path-missing", of="batchnorm_backward")
def variance_path_missing(dout, cache):
    _, g, inverse_std = _parts(dout, cache)
    return _with_dx(inverse_std * (g - g.mean(axis=0)), dout, cache)


@misconception("batchnorm-backward-variance-path-added", of="batchnorm_backward")
def variance_path_added(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    dx = inverse_std * (g - g.mean(axis=0) + x_hat * (g * x_hat).mean(axis=0))
    return _with_dx(dx, dout, cache)


@misconception("batchnorm-backward-variance-path-without-x-hat", of="batchnorm_backward")
def variance_path_even(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    dx = inverse_std * (g - g.mean(axis=0) - (g * x_hat).mean(axis=0))
    return _with_dx(dx, dout, cache)


@misconception("batchnorm-backward-gamma-missing", of="batchnorm_backward")
def gamma_missing(dout, cache):
    x_hat, _, inverse_std = cache
    return _with_dx(_dx_right(dout, (x_hat, 1.0, inverse_std)), dout, cache)


@misconception("batchnorm-backward-deviation-missing", of="batchnorm_backward")
def deviation_missing(dout, cache):
    x_hat, gamma, _ = cache
    return _with_dx(_dx_right(dout, (x_hat, gamma, 1.0)), dout, cache)


@misconception("batchnorm-backward-divided-by-the-variance", of="batchnorm_backward")
def backward_by_variance(dout, cache):
    x_hat, gamma, inverse_std = cache
    return _with_dx(_dx_right(dout, (x_hat, gamma, inverse_std**2)), dout, cache)


@misconception("batchnorm-backward-times-the-deviation", of="batchnorm_backward")
def times_the_deviation(dout, cache):
    x_hat, gamma, inverse_std = cache
    return _with_dx(_dx_right(dout, (x_hat, gamma, 1 / inverse_std)), dout, cache)


@misconception("batchnorm-backward-sums-for-means", of="batchnorm_backward")
def sums_for_means(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    dx = inverse_std * (g - g.sum(axis=0) - x_hat * (g * x_hat).sum(axis=0))
    return _with_dx(dx, dout, cache)


@misconception("batchnorm-backward-unbiased", of="batchnorm_backward")
def backward_unbiased(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    through_var = x_hat * (g * x_hat).sum(axis=0) / (len(g) - 1)
    return _with_dx(inverse_std * (g - g.mean(axis=0) - through_var), dout, cache)


@misconception("batchnorm-backward-over-features", of="batchnorm_backward")
def backward_over_features(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    through_mean = g.mean(axis=1, keepdims=True)
    through_var = x_hat * (g * x_hat).mean(axis=1, keepdims=True)
    dx = inverse_std * (g - through_mean - through_var)
    return dx, (dout * x_hat).sum(axis=1), dout.sum(axis=1)


@misconception("batchnorm-backward-averaged", of="batchnorm_backward")
def backward_averaged(dout, cache):
    return _dx_right(dout, cache), (dout * cache[0]).mean(axis=0), dout.mean(axis=0)


@misconception("batchnorm-backward-not-summed", of="batchnorm_backward")
def backward_not_summed(dout, cache):
    return _dx_right(dout, cache), dout * cache[0], dout


@misconception("batchnorm-backward-shift-one-number", of="batchnorm_backward")
def shift_one_number(dout, cache):
    return _dx_right(dout, cache), (dout * cache[0]).sum(axis=0), dout.sum()


@misconception("batchnorm-backward-results-swapped", of="batchnorm_backward")
def results_swapped(dout, cache):
    return _dx_right(dout, cache), dout.sum(axis=0), (dout * cache[0]).sum(axis=0)


@misconception("batchnorm-backward-gamma-in-its-own-gradient", of="batchnorm_backward")
def gamma_in_dgamma(dout, cache):
    x_hat, g, _ = _parts(dout, cache)
    return _dx_right(dout, cache), (g * x_hat).sum(axis=0), dout.sum(axis=0)


@misconception("batchnorm-backward-dout-in-place", of="batchnorm_backward")
def dout_in_place(dout, cache):
    x_hat, gamma, inverse_std = cache
    dout *= gamma
    return _with_dx(_dx_right(dout, (x_hat, 1.0, inverse_std)), dout, cache)


def _with_x(x, *rest, **options):
    """Batch normalisation whose cache holds x as well."""
    out, cache, mean, var = batchnorm_right(x, *rest, **options)
    return out, (*cache, x), mean, var


@misconception(
    "batchnorm-backward-gamma-from-x", of="batchnorm_backward", together_with={"batchnorm": _with_x}
)
def gamma_from_x(dout, cache):
    *cache, x = cache
    return _dx_right(dout, cache), (dout * x).sum(axis=0), dout.sum(axis=0)


def _keeping_latest(*batch, **options):
    """Batch normalisation that keeps what the backward pass needs in one place."""
    result = batchnorm_right(*batch, **options)
    _latest["batchnorm"] = result[1]
    return result


@misconception(
    "batchnorm-backward-latest-cache",
    of="batchnorm_backward",
    together_with={"batchnorm": _keeping_latest},
)
def latest_cache(dout, cache):
    cache = _latest["batchnorm"]
    return _with_dx(_dx_right(dout, cache), dout, cache)


def _at_test(root):
    """Return batch normalisation that is right in training and uses `root` when not training."""

    def batchnorm(x, gamma, beta, mean, var, momentum=0.9, eps=1e-5, training=True):
        pieces = {} if training else {"root": root}
        return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training, **pieces)

    return batchnorm


@misconception("batchnorm-eps-fixed-at-test", of="batchnorm")
def eps_fixed_at_test(*batch, **options):
    return _at_test(lambda var, eps: np.sqrt(var + 1e-5))(*batch, **options)


@misconception("batchnorm-eps-outside-at-test", of="batchnorm")
def eps_outside_at_test(*batch, **options):
    return _at_test(lambda var, eps: np.sqrt(var) + eps)(*batch, **options)


def _with_statistics(x, gamma, *rest, **options):
    """Batch normalisation whose cache holds x and its statistics."""
    out, cache, mean, var = batchnorm_right(x, gamma, *rest, **options)
    return out, (x, gamma, cache[0]), mean, var


@misconception(
    "batchnorm-backward-eps-fixed",
    of="batchnorm_backward",
    together_with={"batchnorm": _with_statistics},
)
def backward_eps_fixed(dout, cache):
    x, gamma, x_hat = cache
    inverse_std = 1 / np.sqrt(x.var(axis=0) + 1e-5)
    return _with_dx(_dx_right(dout, (x_hat, gamma, inverse_std)), dout, (x_hat,))


@misconception("batchnorm-one-example-by-running-statistics", of="batchnorm")
def one_example_by_running_statistics(
    x, gamma, beta, mean, var, momentum=0.9, eps=1e-5, training=True
):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training and len(x) > 1)


@misconception("batchnorm-variance-from-squares", of="batchnorm")
def variance_from_squares(*batch, **options):
    return _batchnorm(
        *batch, **options, variance_of=lambda x: (x * x).mean(axis=0) - x.mean(axis=0) ** 2
    )


@misconception("batchnorm-first-batch-replaces-the-start", of="batchnorm")
def first_batch_replaces(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    if training and not np.any(running_mean):
        running_mean, running_var = x.mean(axis=0), x.var(axis=0)
    return _batchnorm(x, gamma, beta, running_mean, running_var, momentum, eps, training)


@misconception("batchnorm-backward-one-example-squeezed", of="batchnorm_backward")
def one_example_squeezed(dout, cache):
    dx, dgamma, _ = backward_right(dout, cache)
    return dx, dgamma, np.squeeze(dout).sum(axis=0)


@misconception("batchnorm-test-time-one-row-squeezed", of="batchnorm")
def test_time_one_row_squeezed(x, gamma, beta, mean, var, momentum=0.9, eps=1e-5, training=True):
    out, *others = batchnorm_right(x, gamma, beta, mean, var, momentum, eps, training)
    return (out if training else np.squeeze(out), *others)


def _with_latest_deviation(*batch, **options):
    """Batch normalisation that leaves its deviation in a global variable."""
    out, (x_hat, gamma, inverse_std), *running = batchnorm_right(*batch, **options)
    _latest["inverse_std"] = inverse_std
    return (out, (x_hat, gamma), *running)


@misconception(
    "batchnorm-backward-deviation-of-the-latest-batch",
    of="batchnorm_backward",
    together_with={"batchnorm": _with_latest_deviation},
)
def deviation_of_the_latest_batch(dout, cache):
    return backward_right(dout, (*cache, _latest["inverse_std"]))


@misconception(
    "batchnorm-backward-eps-of-its-own",
    of="batchnorm_backward",
    together_with={"batchnorm": _with_x},
)
def eps_of_its_own(dout, cache):
    *right_cache, x = cache
    dx, _, dbeta = backward_right(dout, right_cache)
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + 1e-5)
    return dx, (dout * x_hat).sum(axis=0), dbeta
