"""Checks of exercise 6: one-hot targets, softmax, cross-entropy and their joint gradient."""

import numpy as np

from autograder.checking.check import check
from autograder.checking.edges import edge_checks
from autograder.checking.expect import expect, expect_finite, expect_number, expect_that
from autograder.checking.trial import note_in_last_call
from autograder.language.finding import say


def _sizes(draw):
    """Return (examples, classes): never equal, so that a wrong axis shows."""
    classes = draw.size("classes", 3, 6)
    return draw.size("examples", 7, 11), classes


def _targets(draw, n, classes):
    return np.eye(classes)[draw.integers(0, classes - 1, n)]


@check("one_hot", "values")
def test_one_hot_marks_every_label(student, reference, draw):
    n, classes = _sizes(draw)
    # As many labels as classes too, so that code that transposes by looking at shapes fails.
    for count in (n, classes - 1):
        labels = np.append(draw.integers(0, classes - 1, count), classes - 1)
        labels[:2] = 1  # then no matrix is its own transpose
        right = reference.one_hot(labels, classes)
        expect(student.one_hot(labels, classes), like=right, name="the one-hot matrix")


@check("one_hot", "absent_top_class")
def test_one_hot_keeps_a_column_for_an_absent_class(student, reference, draw):
    n, classes = _sizes(draw)
    first = draw.integers(0, classes - 2, n)

    # Twice, for nothing is kept from the call before.
    for labels in (first, classes - 2 - first):
        expect(
            student.one_hot(labels, classes),
            like=reference.one_hot(labels, classes),
            name="the one-hot matrix",
        )


@check("one_hot", "forms")
def test_one_hot_takes_lists_and_bytes(student, reference, draw):
    n, classes = _sizes(draw)
    for labels in (
        [*draw.integers(0, classes - 1, n).tolist(), classes - 1],
        np.array([classes - 1], dtype=np.uint8),
        draw.integers(0, classes - 1, 300).astype(np.uint8),
    ):
        right = reference.one_hot(labels, classes)
        expect(student.one_hot(labels, classes), like=right, name="the one-hot matrix")
    # Two classes are classes too, and so are more than ten.
    for many in (2, draw.size("more classes", 11, 14)):
        labels = draw.integers(0, many - 1, n)
        right = reference.one_hot(labels, many)
        expect(student.one_hot(labels, many), like=right, name="the one-hot matrix")


@check("softmax", "values")
def test_softmax_row_by_row(student, reference, draw):
    n, classes = _sizes(draw)
    # A square matrix too: there a sum without keepdims divides by the wrong row's.
    for z in (draw.normal(n, classes, scale=2), draw.normal(classes, classes, scale=2)):
        expect(student.softmax(z), like=reference.softmax(z), name="softmax")


def _exact_in_float32(z):
    """Return logits so rounded that float32, which is right too, holds them without an error."""
    return np.round(z * 64) / 64


@check("softmax", "rows_far_apart")
def test_softmax_of_rows_that_lie_far_apart(student, reference, draw):
    # One shift for the whole matrix leaves e^-2000 = 0 in every entry of the lower rows.
    n, classes = _sizes(draw)
    z = draw.normal(n, classes) + np.linspace(-2000, 2000, n)[draw.permutation(n)].reshape(-1, 1)
    z = _exact_in_float32(z)

    # In float32 too, where code that does not copy overwrites its argument.
    for some in (z, z.astype(np.float32)):
        p = expect_finite(student.softmax(some), name="softmax")

        expect(p, like=reference.softmax(z), absolute=1e-9, name="softmax")


@check("softmax", "large")
def test_softmax_of_large_logits(student, reference, draw):
    n, classes = _sizes(draw)
    z = draw.normal(n, classes, scale=3) + 9000 * np.where(np.arange(n) % 2, 1, -1)[:, np.newaxis]
    z[0] = draw.uniform(-10_000, 10_000, classes)
    z[0, :2] = -10_000, 10_000  # so far apart that no shift but the maximum keeps e^z finite
    # And all of them far below 0, where shifting only large logits leaves nothing but zeros.
    low = draw.normal(n, classes, scale=3) - draw.number(800, 9000)
    # First so far apart that the mean as the shift keeps e^z finite, and the minimum does not.
    apart = draw.normal(n, classes)
    apart[0, :2] = -400, 400
    for some in map(_exact_in_float32, (apart, z, low)):
        p = expect_finite(student.softmax(some), name="softmax of large logits")

        right = reference.softmax(some)
        expect(p, like=right, absolute=1e-9, name="softmax of large logits")
        gone = right < 1e-30
        expect(p[gone], like=right[gone], absolute=1e-9, name="softmax of large logits")


@check("softmax", "one_row")
def test_softmax_of_one_row_in_a_list(student, reference, draw):
    k = draw.size("classes", 3, 6)
    # Whole numbers too: the docstring says to try [1000, 1001].
    for z in (draw.normal(1, k).tolist(), (1000 + draw.integers(0, 3, 1, k)).tolist()):
        expect(student.softmax(z), like=reference.softmax(z), name="softmax of one row")


def _probabilities(draw, n, classes):
    """Return rows of probabilities, none of them near 0."""
    p = draw.uniform(0.1, 1, n, classes)
    return p / p.sum(axis=1, keepdims=True)


@check("cross_entropy", "one_example")
def test_cross_entropy_of_one_example(student, reference, draw):
    classes = draw.size("classes", 3, 6)
    p, t = _probabilities(draw, 1, classes), _targets(draw, 1, classes)

    loss = expect_number(student.cross_entropy(p, t), name="the cross-entropy")

    expect(loss, like=reference.cross_entropy(p, t), absolute=1e-6, name="the cross-entropy")


@check("cross_entropy", "mean")
def test_cross_entropy_is_a_mean_over_examples(student, reference, draw):
    n, classes = _sizes(draw)
    p, t = _probabilities(draw, n, classes), _targets(draw, n, classes)

    loss = expect_number(student.cross_entropy(p, t), name="the cross-entropy of a batch")

    expect(
        loss, like=reference.cross_entropy(p, t), absolute=1e-6, name="the cross-entropy of a batch"
    )


@check("cross_entropy", "zero_elsewhere")
def test_zero_probability_of_another_class_costs_nothing(student, reference, draw):
    # 0 * log 0 is NaN unless the log is kept away from 0.
    n, classes = _sizes(draw)
    t = _targets(draw, n, classes)
    p = np.where(t == 1, draw.uniform(0.4, 0.9, n, 1), 0.0)
    p[0] = t[0]

    # In float32 too, where code that does not copy overwrites its argument.
    for some in ((p, t), (p.astype(np.float32), t.astype(np.float32))):
        loss = expect_finite(
            student.cross_entropy(*some), name="the cross-entropy where p has zeros"
        )

        expect(
            loss,
            like=reference.cross_entropy(p, t),
            absolute=1e-5,
            name="the cross-entropy where p has zeros",
        )


@check("cross_entropy", "small_at_the_label")
def test_small_probability_of_the_label_costs_its_logarithm(student, reference, draw):
    # 5e-6 is a probability like any other; keeping the log away from 0 must not change it.
    n, classes = _sizes(draw)
    t = _targets(draw, n, classes)
    p = np.where(t == 1, 5e-6, (1 - 5e-6) / (classes - 1))

    loss = expect_number(student.cross_entropy(p, t), name="the cross-entropy of an unlikely label")

    # Room for Keras' own 1e-7, added or as a floor.
    right = reference.cross_entropy(p, t)
    expect(loss, like=right, relative=2e-3, name="the cross-entropy of an unlikely label")


@check("cross_entropy", "zero_at_the_label")
def test_zero_probability_of_the_label_costs_a_finite_amount(student, draw):
    n, classes = _sizes(draw)
    t = _targets(draw, n, classes)
    impossible = (1 - t) / (classes - 1)
    some = draw.permutation(n)[: n // 2]
    mixed = _probabilities(draw, n, classes)
    mixed[some] = impossible[some]
    # In all rows and in some of them: none may be left out.
    for p, share in ((impossible, 1), (mixed, len(some) / n)):
        loss = expect_number(
            student.cross_entropy(p, t), name="the cross-entropy of an impossible label"
        )
        # The contract leaves the floor of the log open, so only the kind of number is checked.
        kind = "positive" if loss > 0 else "not positive"
        note_in_last_call(student, {"loss": kind if np.isfinite(loss) else str(loss)})
        expect_finite(loss, name="the cross-entropy of an impossible label")
        # A label of 5e-6 costs 12.2, as another check asks for.
        expect_that(
            loss > 12.2 * share,
            say(
                "a label with probability 0 costs only {loss}; it must cost more than any possible one",
                loss=loss / share,
            ),
        )


@check("softmax_cross_entropy_gradient", "one_example")
def test_gradient_of_one_example(student, reference, draw):
    classes = draw.size("classes", 3, 6)
    z, t = draw.normal(1, classes), _targets(draw, 1, classes)

    right = reference.softmax_cross_entropy_gradient(z, t)
    expect(student.softmax_cross_entropy_gradient(z, t), like=right, name="dL/dz")


@check("softmax_cross_entropy_gradient", "batch")
def test_gradient_of_a_batch(student, reference, draw):
    n, classes = _sizes(draw)
    logits, t = draw.normal(n, classes, scale=2), _targets(draw, n, classes)

    # Twice, for nothing is kept from the call before.
    for z in (logits, -logits):
        right = reference.softmax_cross_entropy_gradient(z, t)
        expect(student.softmax_cross_entropy_gradient(z, t), like=right, name="dL/dz")
    # In float32 too, where code that does not copy overwrites its argument.
    z = _exact_in_float32(logits).astype(np.float32)
    right = reference.softmax_cross_entropy_gradient(z, t)
    t = t.astype(np.float32)
    expect(student.softmax_cross_entropy_gradient(z, t), like=right, name="dL/dz")


@check("softmax_cross_entropy_gradient", "large")
def test_gradient_at_large_logits(student, reference, draw):
    n, classes = _sizes(draw)
    t = _targets(draw, n, classes)
    # And all of them far below 0, where shifting only large logits leaves nothing but zeros.
    low = _exact_in_float32(draw.normal(n, classes, scale=3) - draw.number(800, 9000))
    for z in (_exact_in_float32(draw.normal(n, classes, scale=3000)), low):
        gradient = expect_finite(
            student.softmax_cross_entropy_gradient(z, t), name="dL/dz at large logits"
        )

        right = reference.softmax_cross_entropy_gradient(z, t)
        expect(gradient, like=right, absolute=1e-7, name="dL/dz at large logits")
        gone = np.abs(right) < 1e-30
        expect(gradient[gone], like=right[gone], absolute=1e-9, name="dL/dz at large logits")


globals().update(edge_checks(__file__))
