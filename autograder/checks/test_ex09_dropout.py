"""Checks of exercise 9: dropout.

The inputs are never 0 where a dropped element must be told from a kept one, and the rate is
never near one half, where rate and keep look alike.
"""

import numpy as np

from autograder.checking.check import check
from autograder.checking.expect import (
    Z,
    expect,
    expect_chance,
    expect_finite,
    expect_shape,
    expect_that,
)
from autograder.checking.trial import note
from autograder.language.finding import say


def _rates(draw):
    """Return a low rate and a high one, for which keep = 1 - rate is another number, and so is 1/rate."""
    return draw.number(0.2, 0.35), draw.number(0.65, 0.8)


def _input(draw, rows=(100, 110), columns=(111, 120)):
    return draw.away_from_zero(0.5, 2, draw.size("rows", *rows), draw.size("columns", *columns))


def _dropped(student, draw, x, rate):
    out, _ = student.dropout(x, rate, student.rng(draw.seed()))
    return expect_shape(out, x.shape, name="out")


def _expect_share(zeros, rate, name):
    deviation = float(np.sqrt(rate * (1 - rate) / zeros.size))
    # A hundred elements are few: Poisson's law has a longer tail than the normal one, and by
    # Chernoff's bound 7.8 of its deviations leave 2e-11.
    longer = 1.15 if rate < 0.01 else 1.0
    expect_chance(float(zeros.mean()), rate, longer * deviation, name=name)


def _note_factors(factors):
    """Note the factors by which inputs were multiplied, relative to the right one: their median and their spread."""
    usable = factors.size and (np.abs(factors) < 1e100).all()
    middle, spread = (float(f(factors)) if usable else -1.0 for f in (np.median, np.std))
    # The spread of random factors is itself random, by some hundredths of it for a thousand.
    note("the factor of the survivors", middle, 0.01 + 0.2 * abs(spread), True)
    note("the spread of the factors", spread, 0.01 + 0.2 * abs(spread), True)


@check("dropout", "share")
def test_the_dropped_share_is_the_rate(student, draw):
    # A low rate and a high one, and many elements: other laws than the uniform come close to one rate.
    # And one of less than a percent, as a share is that was rounded to whole percents.
    x = _input(draw, (150, 160), (150, 160))
    rates = draw.number(0.2, 0.35), draw.number(0.65, 0.8), draw.number(0.003, 0.005)
    zeros = [_dropped(student, draw, x, rate) == 0 for rate in rates]
    # All are measured before one of them fails: together they tell which law was drawn from.
    for zero in zeros:
        note("the share of dropped elements", float(zero.mean()), 0.02, True)
    for zero, rate in zip(zeros, rates, strict=True):
        _expect_share(zero, rate, name="the share of dropped elements")


@check("dropout", "scale")
def test_survivors_are_scaled(student, draw):
    x = _input(draw)
    # A small rate and a large one: 1 / (1 - rate) rounded down is 1 for the small one.
    for rate in (draw.number(0.2, 0.35), draw.number(0.65, 0.8)):
        out = _dropped(student, draw, x, rate)

        survived = out != 0
        _note_factors((out * (1 - rate) / x)[survived])
        expect(out[survived], like=(x / (1 - rate))[survived], name="the survivors")
    # Whole numbers, whose survivors are none.
    integers = np.round(4 * x).astype(int)
    out = _dropped(student, draw, integers, rate)
    expect(out[out != 0], like=(integers / (1 - rate))[out != 0], name="the survivors")
    # A single column; in float32, where what is not copied is overwritten.
    _dropped(student, draw, x[:, :1].astype(np.float32), rate)
    # A rate of 0 is a rate like any other: all survive as they are.
    expect(_dropped(student, draw, x, 0.0), like=x, name="the survivors")


@check("dropout", "independent", chance=1e-10)
def test_every_element_has_a_draw_of_its_own(student, draw):
    x = _input(draw)
    for rate in _rates(draw):
        _expect_independence(student, draw, x, rate)


def _expect_independence(student, draw, x, rate):
    zeros = _dropped(student, draw, x, rate) == 0

    # One mask for every row, or for every column, would leave shares of 0 and 1 along the other
    # axis. The variance of a share is rate (1 - rate) / n; with four times it, chance is excluded
    # (a sum of 30 and more squares of deviations exceeds four times its mean with less than 1e-12).
    for axis, text in (
        (
            0,
            say("the same columns are dropped in every row; every element needs a draw of its own"),
        ),
        (
            1,
            say("the same rows are dropped in every column; every element needs a draw of its own"),
        ),
    ):
        shares = zeros.mean(axis=axis)
        expected = rate * (1 - rate) / zeros.shape[axis]
        expect_that(np.var(shares) < 4 * expected, text, kind=f"mask along axis {axis}")
        # One fifth of the mean is as rare, below 1e-13: then the number in a row was fixed.
        expect_that(
            np.var(shares) > expected / 5,
            say(
                "every row or column drops the same number of elements; with draws of their own it varies"
            ),
            kind=f"fixed count along axis {axis}",
        )
    # Elements that share a draw, rows in pairs or a mask laid twice, agree at some distance: there
    # the correlation is far above 10 / sqrt(n), which Bernstein's bound puts below 1e-11 in all.
    # Centred at the share that was dropped; whether that share is right is another check.
    share = float(zeros.mean())
    flat = (zeros - share).ravel() / np.sqrt(max(share * (1 - share), 1e-9))
    n = flat.size
    spectrum = np.fft.rfft(flat, 2 * n)
    lags = np.arange(1, n // 2 + 2)
    agreement = np.fft.irfft(np.abs(spectrum) ** 2)[lags] / np.sqrt(n - lags)
    expect_that(
        np.max(np.abs(agreement)) < 10,
        say("some elements share a draw; every element needs a draw of its own"),
        kind="shared draws",
    )
    # The same in reverse: one half of the mask may mirror the other one, around any centre. Here Bernstein's
    # bound is 2e-11 in all.
    count = n - np.abs(np.arange(2 * n - 1) - (n - 1))
    mirrored = np.fft.irfft(spectrum**2)[: 2 * n - 1]
    enough = count > n // 4
    expect_that(
        np.max(np.abs(mirrored - count % 2)[enough] / np.sqrt(2 * count[enough])) < 10,
        say("some elements share a draw; every element needs a draw of its own"),
        kind="mirrored draws",
    )
    # Two rows of 100 draws are alike, or one is the other backwards, with 2 * 0.68^100: 1e-12 in all.
    for rows in (zeros, zeros.T):
        masks = {min(row.tobytes(), row[::-1].tobytes()) for row in rows}
        expect_that(
            len(masks) == len(rows),
            say("some rows or columns share a mask; every element needs a draw of its own"),
            kind="shared masks",
        )


@check("dropout", "count_varies", chance=2e-9)
def test_the_number_of_dropped_elements_varies(student, draw):
    x = _input(draw, (12, 14), (30, 33))
    for rate in _rates(draw):
        _expect_varying_count(student, draw, x, rate)
    _expect_nothing_saved(student, draw)


def _expect_nothing_saved(student, draw):
    # One element alone is dropped most of the time at this rate: never in 25 calls, 1e-25.
    rng, x = student.rng(draw.seed()), draw.away_from_zero(0.5, 2, 1, 1)
    outs = [student.dropout(x, 0.9, rng)[0] for _ in range(25)]
    expect_that(
        any(expect_shape(out, x.shape, name="out").item() == 0 for out in outs),
        say(
            "one element alone survives every call at rate {rate}; it must be dropped too", rate=0.9
        ),
        kind="saved",
    )


def _expect_varying_count(student, draw, x, rate):
    # Ten draws of a binomial count that are all equal have a probability below 1e-9.
    rng = student.rng(draw.seed())

    counts = set()
    for _ in range(10):
        out, _ = student.dropout(x, rate, rng)
        counts.add(int(np.sum(expect_shape(out, x.shape, name="out") == 0)))

    expect_that(
        len(counts) > 1,
        say(
            "exactly {count} elements are dropped in every call; with independent draws the number varies",
            count=min(counts),
        ),
        kind="fixed count",
    )


@check("dropout", "from_rng", chance=1e-15)
def test_the_mask_comes_from_rng(student, draw):
    x = _input(draw, (5, 8), (20, 25))
    for rate in _rates(draw):
        _expect_mask_from_rng(student, draw, x, rate)


def _expect_mask_from_rng(student, draw, x, rate):
    seed = draw.seed()
    rng = student.rng(seed)

    masks = []
    for source in (rng, rng, student.rng(seed)):
        out, _ = student.dropout(x, rate, source)
        masks.append(expect_shape(out, x.shape, name="out") == 0)

    first, second, again = masks
    expect_that(
        np.array_equal(first, again),
        say(
            "two generators in the same state drop different elements; every draw must come from rng"
        ),
        kind="not from rng",
    )
    expect_that(
        not np.array_equal(first, second),
        say(
            "a second call with the same generator drops the same elements; every call needs a fresh mask"
        ),
        kind="not fresh",
    )


@check("dropout", "evaluation")
def test_nothing_is_dropped_when_not_training(student, draw):
    x = _input(draw, (5, 8), (9, 12))
    for rate in _rates(draw):
        _expect_nothing_dropped(student, draw, x, rate)


def _expect_nothing_dropped(student, draw, x, rate):
    out, _ = student.dropout(x, rate, student.rng(draw.seed()), training=False)

    yours = expect_shape(out, x.shape, name="out when not training")
    _note_factors((yours / x)[yours != 0])
    # A shared scale says nothing of a mask: whether there are zeros at all tells dropping from scaling.
    note("zeros when not training", float(np.any(yours == 0)), 0.5, True)
    expect(yours, like=x, name="out when not training")


@check("dropout_backward", "mask")
def test_gradient_flows_through_the_survivors_alone(student, draw):
    x = _input(draw)
    for rate in _rates(draw):
        _expect_mask(student, draw, x, rate)


def _expect_mask(student, draw, x, rate):
    out, cache = student.dropout(x, rate, student.rng(draw.seed()))
    out = expect_shape(out, x.shape, name="out")
    dout = draw.away_from_zero(0.5, 2, *x.shape)

    dx = expect_shape(student.dropout_backward(dout, cache), x.shape, name="dx")

    leaks = int(np.sum((dx != 0) & (out == 0)))
    blocked = int(np.sum((dx == 0) & (out != 0)))
    # How many, for the diagnosis: all of them, half of them and a few are different mistakes.
    for name, count in (("leaks", leaks), ("blocked gradients", blocked)):
        note(f"the share of {name}", count / x.size, Z * 0.5 / np.sqrt(x.size), count == 0)
    expect_that(
        leaks + blocked == 0,
        say(
            "the gradient passes {leaks} elements that were dropped and stops at {blocked} that survived",
            leaks=leaks,
            blocked=blocked,
        ),
        kind="mask",
    )


@check("dropout_backward", "scale")
def test_gradient_is_scaled_like_the_survivors(student, draw):
    x = _input(draw, (5, 8), (9, 12))
    for rate in _rates(draw):
        _expect_scale(student, draw, x, rate)


def _expect_scale(student, draw, x, rate):
    out, cache = student.dropout(x, rate, student.rng(draw.seed()))
    out = expect_shape(out, x.shape, name="out")
    dout = draw.away_from_zero(0.5, 2, *x.shape)

    dx = expect_shape(student.dropout_backward(dout, cache), x.shape, name="dx")

    _note_factors((dx * x * (1 - rate) / dout / x)[dx != 0])
    # The factor of an element is out / x, whatever the forward pass did.
    expect(dx, like=dout * out / x, name="dx")
    # A gradient of whole numbers, whose survivors are none.
    integers = np.round(4 * dout).astype(int)
    expect(student.dropout_backward(integers, cache), like=integers * out / x, name="dx")


@check("dropout_backward", "zero_inputs")
def test_an_input_of_zero_can_survive(student, draw):
    # A mask guessed from out == 0 takes every 0 that went in for dropped.
    rate = draw.number(0.2, 0.35)
    # Many elements: a share of few would leave 6.8 deviations more often than a normal one.
    x = np.zeros((draw.size("rows", 30, 40), draw.size("columns", 45, 60)))
    _, cache = student.dropout(x, rate, student.rng(draw.seed()))

    dx = expect_shape(student.dropout_backward(np.ones(x.shape), cache), x.shape, name="dx")

    expect_finite(dx, name="dx where the input is 0")
    _expect_share(dx == 0, rate, name="the share of blocked gradients where the input is 0")


@check("dropout_backward", "two_layers")
def test_two_layers_keep_masks_of_their_own(student, draw):
    x, rate = _input(draw, (5, 8), (9, 12)), draw.number(0.2, 0.35)
    rng = student.rng(draw.seed())
    out, cache = student.dropout(x, rate, rng)
    # The next layers have another rate, and the same; and then the network is evaluated.
    student.dropout(x, rate, rng)
    student.dropout(x, rate + 0.4, rng)
    student.dropout(x, rate + 0.4, rng, training=False)
    out = expect_shape(out, x.shape, name="out")

    dout = np.ones(x.shape, dtype=np.float32)
    dx = expect_shape(student.dropout_backward(dout, cache), x.shape, name="dx")

    # For the diagnosis: the mask of the evaluation blocks nothing, and a wrong factor alone does not.
    note("the gradient passes everywhere", float((dx != 0).all()), 0.5, True)
    # And so it is with the mask of the other layer; a wrong factor alone leaves the mask as it is.
    another = float(np.mean((dx != 0) != (out != 0)))
    note("the share where another mask was used", another, 0.2, True)
    expect(dx, like=out / x, name="dx")


@check("dropout_backward", "evaluation")
def test_the_whole_gradient_passes_when_nothing_was_dropped(student, draw):
    x = _input(draw, (5, 8), (9, 12))
    for rate in _rates(draw):
        _expect_whole_gradient(student, draw, x, rate)


def _expect_whole_gradient(student, draw, x, rate):
    dout = draw.away_from_zero(0.5, 2, *x.shape)

    # Twice, for nothing is kept from the call before; with one row; and in float32.
    single = x.astype(np.float32), dout.astype(np.float32)
    for rows, gradient in ((x, dout), (x, -dout), (x[:1], dout[:1]), single):
        _, cache = student.dropout(rows, rate, student.rng(draw.seed()), training=False)
        dx = student.dropout_backward(gradient, cache)
        expect(dx, like=gradient, name="dx when not training")
