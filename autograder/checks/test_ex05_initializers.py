"""Checks of exercise 5: the variance of the first weights.

Any zero-mean continuous distribution is right, so only shape, mean and deviation are judged.
The thresholds hold for every distribution whose kurtosis is at most KURTOSIS (normal 3,
uniform 1.8, Laplace 6): the variance of a sample variance is (kurtosis - 1) sigma^4 / n.
"""

import numpy as np

from autograder.checking.check import check
from autograder.checking.expect import Z, expect_chance, expect_finite, expect_shape, expect_that
from autograder.checking.trial import note
from autograder.language.finding import say

KURTOSIS = 9.0
# Of 60 draws from 65,536 seeds three pairs are alike once in 300,000 runs, of 100 seeds always.
DRAWS = 60


def _wide(draw):
    """Return fan-in and fan-out: far apart, an odd fan-in, and many weights in all."""
    return draw.size("inputs (fan-in)", 3, 3), draw.size("outputs (fan-out)", 5000, 6500)


def _tall(draw):
    return draw.size("inputs (fan-in)", 200, 260), draw.size("outputs (fan-out)", 60, 90)


def _weights(function, student, draw, fans):
    w = function(*fans, student.rng(draw.seed()))
    if np.ndim(w) == 0:
        # If all weights are one number, its size tells roughly where it comes from.
        number = np.asarray(w)
        size = float(np.log10(abs(number) + 1e-12)) if number.dtype.kind in "fi" else 0.0
        note("the size of the only number", size, 2.0, False)
    return expect_shape(w, fans, name="the weight matrix")


def _expect_distinct(w, least):
    """Fail unless more than a share `least` of the weights are distinct.

    A continuous distribution repeats a value only by rounding, even in float32.
    """
    distinct = len(np.unique(w)) / w.size
    # For the diagnosis: clipped weights are alike at either end, rounded ones all over.
    top = float(np.mean(w == w.max()))
    note("the share of the largest", top, 0.005 + Z * np.sqrt(top * (1 - top) / w.size), True)
    expect_that(
        distinct > least,
        say(
            "only {share} of the weights are distinct; draws from a continuous distribution hardly ever repeat",
            share=distinct,
        ),
        kind="repeated draws",
    )


def _expect_deviation(w, variance):
    # Weights that are all alike are another mistake, which their deviation tells.
    if w.size and np.ptp(w) > 0:
        _expect_distinct(w, 0.98)
    # An entry's square has the mean `variance` and the variance (kurtosis - 1) variance^2.
    spread = variance * np.sqrt((KURTOSIS - 1) / w.size)
    deviation = float(np.sqrt(variance))
    yours = float(np.sqrt(np.mean(w**2)))
    fans = {"fan_in": w.shape[0], "fan_out": w.shape[1]}
    printed = yours
    sentence = say(
        "the standard deviation of the weights is {yours}; it must be {expected} (fan-in {fan_in}, fan-out {fan_out})",
        yours=yours,
        expected=deviation,
        **fans,
    )
    if abs(w.mean()) > 0.05 * yours:
        # The logarithm is not what a learner would print to compare.
        printed = float(w.std())
        sentence = say(
            "the standard deviation of the weights is {spread} around a mean of {mean}; it must be {expected} around 0 (fan-in {fan_in}, fan-out {fan_out})",
            spread=printed,
            mean=float(w.mean()),
            expected=deviation,
            **fans,
        )
    # For the diagnosis: numbers around a mean of their own have another mistake than numbers of another size.
    around = float(w.mean() / yours) if yours > 0 else 0.0
    note("the mean over the root mean square", around, 2 * Z / np.sqrt(w.size), True)
    # The logarithm is compared, since twice and half the deviation are equally wrong.
    ratio = float(np.log(yours / deviation)) if yours > 0 else -100.0
    relative_spread = spread / variance / 2 * 1.1
    expect_chance(
        ratio,
        0.0,
        relative_spread,
        "the standard deviation of the weights",
        sentence,
        (printed, deviation),
    )


def _expect_zero_mean(w, variance):
    sigma = float(np.sqrt(variance))
    expect_chance(
        float(w.mean()) / sigma,
        0.0,
        1 / np.sqrt(w.size),
        "the mean of the weights, in standard deviations",
    )


def _expect_no_order(w):
    """Fail where neighbours in the matrix are alike, as in sorted weights."""
    scaled = (w - w.mean()) / w.std() if np.ptp(w) > 0 else np.zeros(w.shape)
    for ahead, behind in ((scaled[1:], scaled[:-1]), (scaled[:, 1:], scaled[:, :-1])):
        # The product of two independent numbers of variance 1 has variance 1, whatever their distribution.
        expect_chance(
            float(np.mean(ahead * behind)),
            0.0,
            1.1 / np.sqrt(ahead.size),
            name="the correlation of neighbouring weights",
        )


def _expect_many_outcomes(function, student, seed):
    """Fail where few different matrices can come out, as with a generator of one's own that has few seeds."""
    rng = student.rng(seed)
    first = [float(np.ravel(function(2, 3, rng))[0]) for _ in range(DRAWS)]
    distinct = len(set(first))
    expect_that(
        distinct > DRAWS - 3,
        say(
            "{count} calls one after another give only {distinct} different results; every draw must come from rng itself",
            count=DRAWS,
            distinct=distinct,
        ),
        kind="few outcomes",
    )


def _expect_fresh(function, student, draw, fans):
    seed = draw.seed()
    rng = student.rng(seed)
    first = expect_shape(function(*fans, rng), fans, name="the weight matrix")
    second = expect_shape(function(*fans, rng), fans, name="the weight matrix")
    # A layer of one unit has a matrix too, and so has one with a single input, or with a single weight.
    for narrow in ((fans[0], 1), (1, fans[1]), (1, 1)):
        w = expect_shape(function(*narrow, student.rng(seed)), narrow, name="the weight matrix")
        expect_finite(w, name="the weight matrix")
        # Weights that are all alike in every layer are another mistake.
        if np.ptp(first) > 0:
            # Of three weights two may be alike by rounding, in float32 once in a million runs.
            _expect_distinct(w, 0.5)
    again = expect_shape(function(*fans, student.rng(seed)), fans, name="the weight matrix")
    other = expect_shape(function(*fans, student.rng(seed + 1)), fans, name="the weight matrix")
    # This never fails the check; it helps the diagnosis to tell a fixed seed from a copy of rng.
    note("weights of another generator", float(np.array_equal(first, other)), 0.5, True)
    expect_that(
        np.array_equal(first, again),
        say(
            "two generators in the same state give different weights; every draw must come from rng"
        ),
        kind="not from rng",
    )
    expect_that(
        not np.array_equal(first, second),
        say("a second call with the same generator gives the same weights again"),
        kind="not fresh",
    )
    _expect_distinct(first, 0.9)
    _expect_many_outcomes(function, student, draw.seed())


@check("xavier_init", "deviation_wide")
def test_xavier_deviation_of_a_wide_layer(student, draw):
    fans = _wide(draw)
    # An even fan-in first: there fan_in // 2 is right and fan_in - 1 is not.
    for fan_in in (4, fans[0]):
        w = _weights(student.xavier_init, student, draw, (fan_in, fans[1]))
        _expect_deviation(w, 1 / fan_in)


@check("xavier_init", "deviation_tall")
def test_xavier_deviation_of_a_tall_layer(student, draw):
    w = _weights(student.xavier_init, student, draw, _tall(draw))

    _expect_deviation(w, 1 / w.shape[0])
    _expect_no_order(w)


@check("xavier_init", "mean")
def test_xavier_mean_is_zero(student, draw):
    for fans in (_wide(draw), _tall(draw)):
        w = _weights(student.xavier_init, student, draw, fans)

        _expect_zero_mean(w, 1 / w.shape[0])


@check("xavier_init", "draws")
def test_xavier_draws_every_weight_from_rng(student, draw):
    _expect_fresh(
        student.xavier_init, student, draw, (draw.size("inputs", 7, 12), draw.size("outputs", 3, 6))
    )


@check("he_init", "deviation_wide")
def test_he_deviation_of_a_wide_layer(student, draw):
    fans = _wide(draw)
    # An even fan-in first: there fan_in // 2 is right and fan_in - 1 is not.
    for fan_in in (4, fans[0]):
        w = _weights(student.he_init, student, draw, (fan_in, fans[1]))
        _expect_deviation(w, 2 / fan_in)


@check("he_init", "deviation_tall")
def test_he_deviation_of_a_tall_layer(student, draw):
    w = _weights(student.he_init, student, draw, _tall(draw))

    _expect_deviation(w, 2 / w.shape[0])
    _expect_no_order(w)


@check("he_init", "mean")
def test_he_mean_is_zero(student, draw):
    for fans in (_wide(draw), _tall(draw)):
        w = _weights(student.he_init, student, draw, fans)

        _expect_zero_mean(w, 2 / w.shape[0])


@check("he_init", "draws")
def test_he_draws_every_weight_from_rng(student, draw):
    _expect_fresh(
        student.he_init, student, draw, (draw.size("inputs", 7, 12), draw.size("outputs", 3, 6))
    )
