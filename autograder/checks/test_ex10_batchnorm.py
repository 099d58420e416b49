"""Checks of exercise 10: batch normalisation, forward and backward."""

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import expect, expect_shape

# In half precision some gradients are right by chance, but not so many.
MANY = (11, 12)


def _batch(draw, features=(3, 4)):
    """Return (x, gamma, beta, running_mean, running_var); every feature has its own scale.

    Few examples, so that the biased variance shows, and one feature of tiny variance, so that the
    place of eps shows.
    """
    features = draw.size("features", *features)
    n = draw.size("examples", 5, 8)
    scale = draw.uniform(0.5, 3, features)
    mean = draw.away_from_zero(0.5, 2, features)
    tiny = int(draw.integers(0, features - 1))
    # Its mean is small too, since beside a large mean float32 could not distinguish the values.
    scale[tiny], mean[tiny] = 0.004, 0.02
    x = draw.normal(n, features) * scale + mean
    gamma = draw.away_from_zero(0.5, 2, features)
    # One of them is negative at least: a lost sign must show at every seed.
    gamma[0] = -abs(gamma[0])
    return (
        x,
        gamma,
        draw.away_from_zero(0.3, 1, features),
        draw.away_from_zero(0.3, 1, features),
        draw.uniform(0.3, 2, features),
    )


@check("batchnorm", "output")
def test_training_normalises_by_the_batch(student, reference, draw):
    batch = _batch(draw)

    out, *_ = student.batchnorm(*batch)

    expect(out, like=reference.batchnorm(*batch)[0], relative=1e-4, of_scale=1e-5, name="out")


@check("batchnorm", "eps")
def test_training_with_another_eps(student, reference, draw):
    batch = _batch(draw)
    # 0 is an eps like any other.
    for eps in (draw.number(0.05, 0.3), 0.0):
        out, *_ = student.batchnorm(*batch, eps=eps)

        expect(out, like=reference.batchnorm(*batch, eps=eps)[0], name="out")


@check("batchnorm", "running_mean")
def test_running_mean_moves_towards_the_batch(student, reference, draw):
    batch = _batch(draw)
    # Momentum 0 is a momentum too: nothing of the old mean is left.
    for momentum in (draw.number(0.6, 0.8), 0.0):
        _, _, mean, _ = student.batchnorm(*batch, momentum=momentum)

        right = reference.batchnorm(*batch, momentum=momentum)[2]
        expect(mean, like=right, name="the running mean")


@check("batchnorm", "running_variance")
def test_running_variance_moves_towards_the_batch(student, reference, draw):
    batch, momentum = _batch(draw), draw.number(0.6, 0.8)
    # Whatever eps is, it stays out of the running variance.
    for eps in (draw.number(0.1, 0.3), 0.0):
        _, _, _, variance = student.batchnorm(*batch, momentum=momentum, eps=eps)

        right = reference.batchnorm(*batch, momentum=momentum, eps=eps)[3]
        expect(variance, like=right, name="the running variance")


@check("batchnorm", "default_momentum")
def test_running_statistics_with_the_default_momentum(student, reference, draw):
    # From the usual start: a running mean of 0 must be updated like any other.
    x, gamma, beta, mean, variance = _batch(draw)
    # In float32: what is not copied is overwritten there.
    batch = x, gamma, beta, (0 * mean).astype(np.float32), (0 * variance + 1).astype(np.float32)

    _, _, mean, variance = student.batchnorm(*batch)

    _, _, right_mean, right_variance = reference.batchnorm(*batch)
    expect(mean, like=right_mean, name="the running mean")
    expect(variance, like=right_variance, name="the running variance")


@check("batchnorm", "evaluation")
def test_running_statistics_normalise_when_not_training(student, reference, draw):
    x, *vectors, variance = _batch(draw)
    # Many rows and a tiny variance: here too nothing of the batch is used, and eps has its place.
    batch = (np.tile(x, (9, 1)), *vectors, variance * np.where(np.arange(len(variance)), 1, 2e-5))

    out, *_ = student.batchnorm(*batch, training=False)

    right = reference.batchnorm(*batch, training=False)[0]
    expect(out, like=right, relative=1e-4, name="out when not training")
    one = batch[0][:1], *batch[1:]
    out, *_ = student.batchnorm(*one, training=False)
    expect(out, like=right[:1], relative=1e-4, name="out for one example")


@check("batchnorm", "one_example")
def test_a_batch_of_one_example_is_a_batch(student, reference, draw):
    # With another momentum; the default is checked elsewhere.
    x, *vectors = _batch(draw)
    momentum = draw.number(0.6, 0.8)

    out, _, mean, variance = student.batchnorm(x[:1], *vectors, momentum=momentum)

    right, _, right_mean, right_variance = reference.batchnorm(x[:1], *vectors, momentum=momentum)
    expect(out, like=right, name="out for one example")
    expect(mean, like=right_mean, name="the running mean")
    expect(variance, like=right_variance, name="the running variance")
    # And as many examples as features, and one feature alone.
    k = len(vectors[0])
    for some in (np.s_[:k, :], np.s_[:, :1]):
        part = x[some], *(vector[some[1]] for vector in vectors)
        out, _, mean, variance = student.batchnorm(*part, momentum=momentum)

        right, _, right_mean, right_variance = reference.batchnorm(*part, momentum=momentum)
        expect(out, like=right, relative=1e-4, of_scale=1e-4, name="out")
        # Of one feature alone it may lie near 0, where float32 keeps fewer digits.
        expect(mean, like=right_mean, absolute=1e-6, name="the running mean")
        expect(variance, like=right_variance, name="the running variance")


@check("batchnorm", "large_mean")
def test_a_large_mean_leaves_the_variance_its_digits(student, reference, draw):
    # Values around 1000 in float32: the mean of the squares less the square of the mean has no
    # digit left there. Many rows too, unlike everywhere else.
    small, *vectors = _batch(draw)
    features = small.shape[1]
    x = draw.normal(draw.size("examples", 40, 60), features) + draw.uniform(900, 1100, features)
    batch = (x.astype(np.float32), *vectors)

    out, *_ = student.batchnorm(*batch)

    expect(out, like=reference.batchnorm(*batch)[0], of_scale=1e-3, name="out")


@check("batchnorm", "evaluation_eps")
def test_eps_counts_when_not_training(student, reference, draw):
    # Without their names, in the order of the signature.
    batch, options = _batch(draw), (draw.number(0.6, 0.8), draw.number(0.05, 0.3), False)

    out, *_ = student.batchnorm(*batch, *options)

    right = reference.batchnorm(*batch, *options)[0]
    expect(out, like=right, name="out when not training")


@check("batchnorm", "evaluation_keeps")
def test_running_statistics_stay_when_not_training(student, draw):
    batch = _batch(draw)

    _, _, mean, variance = student.batchnorm(*batch, training=False)

    expect(mean, like=batch[3], name="the running mean when not training")
    expect(variance, like=batch[4], name="the running variance when not training")


def _backward(student, reference, draw, rows=None, zero_scale=False, features=(3, 4), **options):
    x, gamma, *vectors = _batch(draw, features)
    if zero_scale:
        gamma[1] = 0.0
    batch = (x[:rows], gamma, *vectors)
    dout = draw.normal(*batch[0].shape)
    # Sums of both signs, whatever was drawn: a lost sign must show in dbeta.
    dout[:, :2] += np.array([-1, 1])[: dout.shape[1]] - dout[:, :2].mean(axis=0)
    _, cache, *_ = student.batchnorm(*batch, **options)
    _, right_cache, *_ = reference.batchnorm(*batch, **options)
    return student.batchnorm_backward(dout, cache), reference.batchnorm_backward(dout, right_cache)


@check("batchnorm_backward", "input_gradient")
def test_gradient_of_the_input(student, reference, draw):
    (dx, _, _), (right, _, _) = _backward(student, reference, draw, features=MANY)

    # Every feature has a scale of its own: compare them one by one.
    for feature in range(right.shape[1]):
        column = dx[:, feature] if getattr(dx, "shape", None) == right.shape else dx
        like = right[:, feature] if column is not dx else right
        name = "dx" if column is dx else "a column of dx"
        expect(column, like=like, relative=1e-4, of_scale=1e-4, name=name)


@check("batchnorm_backward", "scale_gradient")
def test_gradient_of_gamma(student, reference, draw):
    # One feature is switched off, as all of a residual block are at first; its gamma still learns.
    (dx, dgamma, _), (right_dx, right, _) = _backward(
        student, reference, draw, zero_scale=True, features=MANY
    )

    expect(dgamma, like=right, relative=1e-4, of_scale=1e-5, name="dgamma")
    # Nothing flows back through what is switched off.
    dx = expect_shape(dx, right_dx.shape, name="dx")
    expect(dx[:, 1], like=right_dx[:, 1], absolute=1e-9, name="dx of a feature whose gamma is 0")


@check("batchnorm_backward", "eps")
def test_gradient_with_another_eps(student, reference, draw):
    # With as many examples as features, and with one feature, too.
    eps = draw.number(0.05, 0.3)
    for shape in ({}, {"rows": 4, "features": (4, 4)}, {"features": (1, 1)}):
        yours, right = _backward(student, reference, draw, eps=eps, **shape)

        for part, like, name in zip(yours[:2], right[:2], ("dx", "dgamma"), strict=True):
            expect(part, like=like, relative=1e-3, of_scale=1e-3, name=name)


@check("batchnorm_backward", "shift_gradient")
def test_gradient_of_beta(student, reference, draw):
    (_, _, dbeta), (_, _, right) = _backward(student, reference, draw, features=MANY)

    # beta is a bias, so its gradient may be a row.
    expect(dbeta, like=right, bias=True, name="dbeta")
    # For one example nothing flows back to x, whatever comes from above.
    (dx, _, dbeta), (right_dx, _, right) = _backward(student, reference, draw, rows=1)
    expect(dbeta, like=right, bias=True, name="dbeta for one example")
    expect(dx, like=right_dx, absolute=1e-6, name="dx for one example")


@check("batchnorm_backward", "two_layers")
def test_two_layers_keep_caches_of_their_own(student, reference, draw):
    # Both layers have the same shape, so that the cache of the other layer would fit.
    batch = _batch(draw)
    other = tuple(2 * part + 0.5 for part in batch)
    dout = draw.normal(*batch[0].shape)
    _, cache, *_ = student.batchnorm(*batch)
    student.batchnorm(*other)

    dx, dgamma, _ = student.batchnorm_backward(dout.astype(np.float32), cache)

    _, right_cache, *_ = reference.batchnorm(*batch)
    right_dx, right, _ = reference.batchnorm_backward(dout, right_cache)
    expect(dgamma, like=right, relative=1e-4, of_scale=1e-5, name="dgamma")
    expect(dx, like=right_dx, relative=1e-3, of_scale=1e-3, name="dx")


globals().update(edge_checks(__file__))
