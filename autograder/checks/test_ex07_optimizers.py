"""Checks of exercise 7: minibatches, SGD and Adam.

Rows are told apart by their values: row i of x is made of i, and so is its partner in y.
"""

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import expect, expect_items, expect_shape, expect_that, fail
from autograder.checking.trial import note
from autograder.language.finding import say


def _numbered(n):
    """Return x (n, 3) and y (n,) whose rows carry their own number, and no whole numbers alone."""
    rows = np.arange(n)
    return np.stack([rows, rows + 1 / 3, -rows], axis=1), rows * 10 + 0.5


def _batches(student, x, y, batch_size, rng):
    """Return [(xb, yb), …] as arrays, each pair of equal length."""
    batches = student.minibatches(x, y, batch_size, rng)
    pairs = []
    for item in batches:
        xb, yb = expect_items(item, 2, name="a batch")
        xb, yb = np.asarray(xb, dtype=float), np.asarray(yb, dtype=float)
        if xb.ndim != 2 or xb.shape[1:] != x.shape[1:] or yb.shape[1:] != y.shape[1:]:
            fail(
                "shape",
                say(
                    "a batch has the shapes {x} and {y}; rows of x and y keep their form",
                    x=xb.shape,
                    y=yb.shape,
                ),
            )
        if len(xb) != len(yb):
            fail("pairs", say("a batch has {x} rows of x but {y} of y", x=len(xb), y=len(yb)))
        pairs.append((xb, yb))
    note("batches", len(pairs), 0.0, True)
    note("rows", sum(len(xb) for xb, _ in pairs), 0.0, True)
    return pairs


def _order(pairs):
    """Return the numbers of the rows of x in the order in which they came."""
    return np.concatenate([xb[:, 0] for xb, _ in pairs]) if pairs else np.array([])


def _expect_sizes(pairs, n, size):
    sizes, remainder = [len(xb) for xb, _ in pairs], n % size
    right = [size] * (n // size) + ([remainder] if remainder else [])
    expect_that(
        sizes == right,
        say(
            "{n} rows in batches of {size} came as {sizes}; they must come as {right}",
            n=n,
            size=size,
            sizes=sizes,
            right=right,
        ),
        kind="batch sizes",
    )


@check("minibatches", "sizes")
def test_batch_sizes_with_a_remainder(student, draw):
    size = draw.size("rows a batch", 3, 6)
    # Two rows short of a batch at least: one short, an even split gives the same sizes.
    full = size * draw.size("full batches", 3, 5)
    # A single row is left over too.
    for n in (full + draw.size("rows left over", 1, size - 2), full + 1):
        x, y = _numbered(n)

        _expect_sizes(_batches(student, x, y, size, student.rng(draw.seed())), n, size)


@check("minibatches", "divisible")
def test_batch_sizes_without_a_remainder(student, draw):
    size = draw.size("rows a batch", 3, 6)
    n = size * draw.size("full batches", 3, 5)
    x, y = _numbered(n)

    _expect_sizes(_batches(student, x, y, size, student.rng(draw.seed())), n, size)
    # A batch of one row divides all data, and is a batch too. So many of them that a function which
    # calls itself for each does not come back.
    x, y = _numbered(1010)
    _expect_sizes(_batches(student, x, y, 1, student.rng(draw.seed())), 1010, 1)


@check("minibatches", "larger_than_the_data", chance=1e-20)
def test_a_batch_size_above_the_data_gives_one_batch(student, draw):
    n = draw.size("rows", 64, 70)
    x, y = _numbered(n)
    size = n + draw.size("more rows", 1, 4)

    pairs = _batches(student, x, y, size, student.rng(draw.seed()))

    _expect_sizes(pairs, n, size)
    _expect_another_order(pairs)


def _expect_another_order(pairs):
    """Fail where one batch holds all rows in their old order."""
    expect_that(
        int(np.sum(np.diff(_order(pairs)) == 1)) < 24,
        say("one batch that holds all rows has them in their old order; it must be random too"),
        kind="order of one batch",
    )


@check("minibatches", "every_row_once")
def test_every_row_comes_exactly_once(student, draw):
    size = draw.size("rows a batch", 4, 6)
    n = size * draw.size("full batches", 3, 4) + draw.size("rows left over", 1, size - 1)
    x, y = _numbered(n)

    pairs = _batches(student, x, y, size, student.rng(draw.seed()))
    # Examples that are alike are several examples all the same.
    twice = np.repeat(np.arange(n), 2)
    doubled = _batches(student, x[twice], y[twice], size, student.rng(draw.seed()))

    order = _order(pairs)
    missing = np.setdiff1d(np.arange(n), order)
    # For the diagnosis: drawing with replacement leaves a third of the rows out, though every row drawn is one of
    # x.
    note("the share of rows that never come", len(missing) / n, 0.25, len(missing) == 0)
    of_x = float(np.mean(np.isin(order, np.arange(n)))) if len(order) else 0.0
    note("the share of rows that are rows of x", of_x, 0.1, of_x == 1)
    expect_that(
        len(missing) == 0,
        say("rows that never come: {count} of {n}", count=len(missing), n=n),
        kind="missing rows",
    )
    expect_that(
        len(order) == n,
        say("{count} rows come out of {n} that go in", count=len(order), n=n),
        kind="repeated rows",
    )
    rows = np.concatenate([xb for xb, _ in pairs])
    expect(rows, like=x[order.astype(int)], name="x of the batches")
    count = sum(len(xb) for xb, _ in doubled)
    expect_that(
        count == 2 * n,
        say(
            "{count} rows come out of {n} that go in, two of which are alike each",
            count=count,
            n=2 * n,
        ),
        kind="missing rows",
    )


@check("minibatches", "pairs")
def test_rows_of_x_and_y_stay_together(student, draw):
    # Nearly a whole batch is left over, so that a pairing lost in the last batch alone shows.
    size = draw.size("rows a batch", 7, 9)
    x, y = _numbered(3 * size - 1)
    # A column of targets stays a column.
    y = y[:, np.newaxis]

    pairs = _batches(student, x, y, size, student.rng(draw.seed()))

    apart = sum(int(np.sum(xb[:, 0] * 10 + 0.5 != yb[:, 0])) for xb, yb in pairs)
    of_y = float(np.mean([np.isin(yb, y).mean() for _, yb in pairs if len(yb)] or [0.0]))
    note("the share of targets that are rows of y", of_y, 0.1, of_y == 1)
    expect_that(
        apart == 0,
        say("{count} rows of x come with the y of another row", count=apart),
        kind="pairs",
    )


@check("minibatches", "one_hot_targets")
def test_targets_may_have_several_columns(student, draw):
    x, _ = _numbered(draw.size("rows", 7, 9))

    def targets(rows):
        # No row is a multiple of another.
        return np.concatenate([rows, rows**2, 9 - rows, rows + 2], axis=1)

    y = targets(x[:, :1])
    for item in student.minibatches(x, y, 3, student.rng(draw.seed())):
        xb, yb = expect_items(item, 2, name="a batch")
        xb = expect_shape(xb, (len(xb), 3), name="x of the batches")
        expect(yb, like=targets(xb[:, :1]), name="y of the batches")


@check("minibatches", "random_order", chance=1e-9)
def test_the_order_is_random_throughout(student, draw):
    # 64 rows and more: then 24 neighbours that stay neighbours have a probability below 1e-23, and
    # a batch made of neighbouring rows alone (54 such sets, 5 batches, C(64, 11)) one below 4e-10.
    n, size = draw.size("rows", 64, 70), draw.size("rows a batch", 11, 13)
    x, y = _numbered(n)

    pairs = _batches(student, x, y, size, student.rng(draw.seed()))

    order = _order(pairs)
    steps = np.concatenate([np.diff(xb[:, 0]) for xb, _ in pairs] or [[]])
    # For the diagnosis: all of them where a batch keeps the old order, half of them by chance.
    upwards = float(np.mean(steps > 0)) if steps.size else 0.0
    note("the share of steps upwards within batches", upwards, 0.3, True)
    neighbours = int(np.sum(np.diff(order) == 1))
    expect_that(
        neighbours < 24,
        say(
            "{count} rows still come right after the row before them; the order is not random",
            count=neighbours,
        ),
        kind="order",
    )
    # One batch for all rows has a random order too.
    _expect_another_order(_batches(student, x, y, n, student.rng(draw.seed())))
    # Some 40 steps from row to row differ in a random order; a pattern has one or two.
    expect_that(
        len(np.unique(np.diff(order) % n)) > min(10, len(order) // 4),
        say("the order follows a fixed pattern; it must be random"),
        kind="pattern",
    )
    blocks = [np.ptp(xb[:, 0]) == len(xb) - 1 for xb, _ in pairs if len(xb) == size]
    expect_that(
        not any(blocks),
        say("a batch is made of neighbouring rows alone; rows must be shuffled across batches"),
        kind="order within batches",
    )
    # 50 pairs of rows and more that all ascend within their batches: less than 1e-15.
    ascending = all(np.all(np.diff(xb[:, 0]) > 0) for xb, _ in pairs)
    expect_that(
        not ascending,
        say(
            "within every batch the rows keep their old order; the order must be random throughout"
        ),
        kind="sorted batches",
    )


@check("minibatches", "from_rng", chance=1e-14)
def test_the_order_comes_from_rng(student, draw):
    x, y = _numbered(draw.size("rows", 17, 23))
    seed, size = draw.seed(), draw.size("rows a batch", 4, 6)
    rng = student.rng(seed)

    first = _order(_batches(student, x, y, size, rng))
    second = _order(_batches(student, x, y, size, rng))
    again = _order(_batches(student, x, y, size, student.rng(seed)))

    expect_that(
        np.array_equal(first, again),
        say("two generators in the same state give different orders; the order must come from rng"),
        kind="not from rng",
    )
    expect_that(
        not np.array_equal(first, second),
        say(
            "a second pass with the same generator comes in the same order; every epoch needs a fresh one"
        ),
        kind="not fresh",
    )


@check("minibatches", "every_place", chance=1e-10)
def test_every_row_may_stand_anywhere(student, draw):
    # Over 44 passes a row that never moves has a probability below 27 * 23^-43, and one that is in
    # the same batch always below 27 * 3 * 3^-44. That no row ever keeps its place, as where the
    # shuffle swaps every row away, has e^-44.
    size = draw.size("rows a batch", 7, 8)
    n = 3 * size + draw.size("rows left over", 2, 3)
    x, y = _numbered(n)
    rng = student.rng(draw.seed())

    passes = [_order(_batches(student, x, y, size, rng)) for _ in range(44)]
    count = next((len(one) for one in passes if len(one) != n), n)
    expect_that(
        count == n,
        say("{count} rows come out of {n} that go in", count=count, n=n),
        kind="missing rows",
    )
    orders = np.array(passes)

    still = np.ptp(orders, axis=0) == 0
    # How many, for the diagnosis: one row that was forgotten, or all of those left over.
    note("rows that never move", float(np.sum(still)), 0.5, True)
    note("where they stand", float(np.mean(np.flatnonzero(still))) if still.any() else 0, 0.5, True)
    expect_that(
        not still.any(),
        say("the same row stands in the same place in every pass; every row must be shuffled"),
        kind="pinned",
    )
    expect_that(
        np.any(orders == np.arange(n)),
        say("in 44 passes no row ever keeps its place; in a random order one does now and then"),
        kind="never in place",
    )
    places = np.argsort(orders, axis=1)
    expect_that(
        np.all(np.ptp(places // size, axis=0) > 0),
        say("a row is in the same batch in every pass; rows must be shuffled across batches"),
        kind="same batch",
    )
    # The correlation of old and new place has the deviation 1 / sqrt(44 (n - 1)), at most 0.033.
    moved = float(np.mean((places - (n - 1) / 2) @ (np.arange(n) - (n - 1) / 2)) * 12 / (n**3 - n))
    note("old place and new place", moved, 0.3, True)
    expect_that(
        abs(moved) < 0.5,
        say("rows stay near their old place; every row must be able to come anywhere"),
        kind="near by",
    )
    _expect_free_pairs(places, size)


def _expect_free_pairs(places, size):
    """Fail where two rows always come in one order, in one batch, or at places that fit together.

    places (passes, rows) says where a row came. Of 27 rows and 44 passes the first has a probability
    of 702 * 2^-44, 4e-11; the others are rarer by far.
    """
    n = places.shape[1]
    others = ~np.eye(n, dtype=bool)
    one, other = places[:, :, np.newaxis], places[:, np.newaxis, :]
    expect_that(
        not np.any(np.all(one < other, axis=0) & others),
        say("a row always comes before a certain other one; every order must be possible"),
        kind="always before",
    )
    expect_that(
        not np.any(np.all(one // size == other // size, axis=0) & others),
        say("two rows are always in the same batch; every row must be shuffled by itself"),
        kind="always together",
    )
    fixed = [np.ptp(way, axis=0) == 0 for way in ((one - other) % n, one + other)]
    expect_that(
        not np.any((fixed[0] | fixed[1]) & others),
        say("the place of a row tells that of another one; every row must be shuffled by itself"),
        kind="bound places",
    )


def _parameters(draw):
    """Return three arrays whose shapes all differ, and a maker of gradients for them."""
    shapes = [
        (draw.size("rows", 2, 3), draw.size("columns", 4, 5)),
        (draw.size("units", 6, 7),),
        (1, 3),
    ]
    return [draw.normal(*shape) for shape in shapes], lambda scale: [
        draw.away_from_zero(0.2 * scale, scale, *shape) for shape in shapes
    ]


def _expect_arrays(yours, right, name):
    for k, (value, like) in enumerate(
        zip(expect_items(yours, len(right), name=name), right, strict=True)
    ):
        expect(
            value,
            like=like,
            name=(
                "the first parameter",
                "the second parameter",
                "the third parameter",
                "the fourth parameter",
            )[k],
        )


@check("sgd_step", "values")
def test_sgd_subtracts_the_scaled_gradient(student, reference, draw):
    params, gradients = _parameters(draw)
    grads, rate = gradients(1.0), draw.number(0.1, 0.4)

    yours = student.sgd_step(params, grads, rate)

    _expect_arrays(yours, reference.sgd_step(params, grads, rate), name="the parameters")


@check("sgd_step", "alike")
def test_sgd_with_parameters_of_one_shape(student, reference, draw):
    rate = draw.number(1.5, 3)
    # Twice, for nothing is kept from the step before.
    for _ in range(2):
        params, grads = [draw.normal(2, 3)], [draw.away_from_zero(0.2, 0.9, 2, 3)]

        yours = student.sgd_step(params, grads, rate)

        _expect_arrays(yours, reference.sgd_step(params, grads, rate), name="the parameters")
    # Four square parameters of the same shape, each with its own gradient, which must not be transposed. In float32
    # too, where code that does not copy overwrites its argument.
    params, grads = ([draw.away_from_zero(0.2, 0.9, 3, 3) for _ in range(4)] for _ in range(2))
    for dtype in (np.float64, np.float32):
        params, grads = ([one.astype(dtype) for one in some] for some in (params, grads))
        yours = student.sgd_step(params, grads, rate)
        _expect_arrays(yours, reference.sgd_step(params, grads, rate), name="the parameters")


@check("sgd_step", "steep")
def test_sgd_takes_steep_gradients_as_they_are(student, reference, draw):
    # Above 1, where clipped gradients would show.
    params, gradients = _parameters(draw)
    grads, rate = gradients(400.0), draw.number(0.1, 0.4)

    yours = student.sgd_step(params, grads, rate)

    _expect_arrays(yours, reference.sgd_step(params, grads, rate), name="the parameters")


def _adam(student, reference, draw, steps, scale=1.0, first=1.0, in_order=(), **options):
    """Compare `steps` Adam steps, every one with a gradient of its own.

    The gradients of the first step are `first` times as large. `in_order` are options that are given without their
    names.
    """
    params, gradients = _parameters(draw)
    mine, right = params, params
    state, right_state = None, None
    for step in range(steps):
        grads = gradients(scale if step else first * scale)
        mine, state = student.adam_step(mine, grads, state, *in_order, **options)
        right, right_state = reference.adam_step(right, grads, right_state, *in_order, **options)
        mine = [
            expect_shape(m, r.shape, name="a parameter")
            for m, r in zip(expect_items(mine, 3, name="the parameters"), right, strict=True)
        ]
    moved = [m - p for m, p in zip(mine, params, strict=True)]
    right_moved = [r - p for r, p in zip(right, params, strict=True)]
    for k, (value, like) in enumerate(zip(moved, right_moved, strict=True)):
        name = (
            "the change of the first parameter",
            "the change of the second parameter",
            "the change of the third parameter",
        )[k]
        # The change is a small difference of numbers near 1, so float32 leaves some 1e-7 of it.
        expect(value, like=like, relative=2e-4, of_scale=2e-4, absolute=3e-7, name=name)


@check("adam_step", "first_step")
def test_first_adam_step(student, reference, draw):
    _adam(student, reference, draw, steps=1, learning_rate=draw.number(0.1, 0.3))


@check("adam_step", "several_steps")
def test_adam_steps_with_changing_gradients(student, reference, draw):
    _adam(
        student,
        reference,
        draw,
        steps=draw.size("steps", 12, 16),
        learning_rate=draw.number(0.1, 0.3),
    )


@check("adam_step", "betas")
def test_adam_with_other_betas(student, reference, draw):
    _adam(
        student,
        reference,
        draw,
        steps=3,
        # Above 5 all of them: clipped gradients would no longer differ from step to step.
        scale=40.0,
        # Then the mean of the squares falls, at every seed: keeping the largest one so far shows.
        first=100.0,
        in_order=(0.2, draw.number(0.5, 0.7), draw.number(0.75, 0.85)),
    )
    # 0 is a beta like any other: then the mean is the last gradient.
    _adam(student, reference, draw, steps=2, learning_rate=0.2, beta1=0.0)


@check("adam_step", "eps")
def test_adam_eps_stands_outside_the_root(student, reference, draw):
    # Gradients as small as eps: there its place and its size decide the step.
    _adam(
        student,
        reference,
        draw,
        steps=2,
        scale=0.04,
        learning_rate=0.3,
        eps=draw.number(0.02, 0.05),
    )


@check("adam_step", "default_eps")
def test_adam_with_its_own_eps(student, reference, draw):
    _adam(student, reference, draw, steps=2, scale=2e-7, learning_rate=0.3)


@check("adam_step", "default_rate")
def test_adam_with_its_own_learning_rate(student, reference, draw):
    # Small parameters, so that a step of 0.001 is not lost in rounding.
    params, grads = [draw.normal(2, 3, scale=1e-3)], [draw.away_from_zero(0.5, 2, 2, 3)]

    yours, _ = student.adam_step(params, grads, None)

    right, _ = reference.adam_step(params, grads, None)
    _expect_arrays(yours, right, name="the parameters")


@check("adam_step", "two_runs")
def test_two_trainings_keep_states_of_their_own(student, reference, draw):
    # Two parameters of one shape: each has averages of its own.
    params, other = ([draw.normal(2, 3) for _ in range(2)] for _ in range(2))
    grads = [[draw.away_from_zero(0.2, 1, 2, 3) for _ in range(2)] for _ in range(3)]
    # No gradient at all, as a silent unit has it: at first, and later, where the mean still moves. And
    # none in a whole parameter.
    grads[0][0][0, 0] = grads[2][0][1, 1] = 0.0
    grads[2][1][:] = 0.0

    first, state = student.adam_step(params, grads[0], None, learning_rate=0.2)
    # Two steps with another state first: code that counts steps outside the state is at the third here.
    moved, other_state = student.adam_step(other, grads[1], None, learning_rate=0.2)
    student.adam_step(moved, grads[1], other_state, learning_rate=0.2)
    # At another rate, and from parameters that somebody has changed in the meantime.
    between = [p + 0.5 for p in other]
    second, _ = student.adam_step(between, grads[2], state, learning_rate=0.3)

    right, right_state = reference.adam_step(params, grads[0], None, learning_rate=0.2)
    _expect_arrays(first, right, name="the parameters")
    right, _ = reference.adam_step(between, grads[2], right_state, learning_rate=0.3)
    _expect_arrays(second, right, name="the parameters")


globals().update(edge_checks(__file__))
