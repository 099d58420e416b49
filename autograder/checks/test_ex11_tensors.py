"""Checks of exercise 11: a product computed by TensorFlow, and which devices it sees."""

import numpy as np

from autograder.checking.check import check
from autograder.checking.expect import expect, expect_that
from autograder.language.finding import say


def _sizes(draw):
    """Return three sizes that all differ: a transposed product must show."""
    n = draw.size("rows", 2, 4)
    k = draw.size("inner columns", 5, 7)
    return n, k, draw.size("columns", 8, 9)


@check("matrix_product", "floats")
def test_product_of_float_matrices(student, reference, draw):
    n, k, m = _sizes(draw)
    a, b = draw.normal(n, k), draw.normal(k, m)

    yours = student.matrix_product(a, b)
    expect_that(
        not isinstance(yours, list | tuple),
        say("the product is a {type}; it must be an array", type=type(yours).__name__),
        kind="type",
    )
    expect(yours, like=reference.matrix_product(a, b), name="the product")


@check("matrix_product", "other_shapes")
def test_product_of_square_matrices_and_of_a_column(student, reference, draw):
    n = draw.size("rows", 3, 5)
    for shapes in (((n, n), (n, n)), ((n, n), (n, 1)), ((1, n), (n, n))):
        a, b = (draw.normal(*shape) for shape in shapes)
        yours = student.matrix_product(a, b)
        expect(yours, like=reference.matrix_product(a, b), name="the product")


@check("matrix_product", "types")
def test_product_of_whole_numbers_of_lists_and_of_unlike_types(student, reference, draw):
    n, k, m = _sizes(draw)
    integers, other = draw.integers(-5, 5, n, k), draw.integers(-5, 5, k, m)
    lists = draw.integers(1, 5, n, k).tolist(), draw.integers(1, 5, k, m).tolist()
    # Numbers, or products of them, that need more than 16 bits; and fractions behind a whole first entry.
    large, wide = draw.integers(200, 400, n, k), draw.integers(33_000, 40_000, n, k)
    many, few = draw.integers(200, 400, k, m), draw.integers(1, 5, k, m)
    mixed = draw.normal(n, k).tolist(), draw.normal(k, m).tolist()
    mixed[0][0][0], mixed[1][0][0] = 2, 3
    alike, unlike = "the product of whole numbers", "the product of different types"
    # TensorFlow reads a list of floats as float32, so beside an array of float64 it is of another type.
    for name, a, b in (
        (unlike, integers, draw.normal(k, m).astype("float32")),
        (unlike, draw.normal(n, k), other),
        (unlike, lists[0], draw.normal(k, m).tolist()),
        (unlike, lists[0], draw.normal(k, m)),
        (unlike, draw.normal(n, k).astype("float32"), draw.normal(k, m)),
        (alike, integers, other),
        (alike, *lists),
        (alike, large, many),
        (alike, wide, few),
        ("the product", *mixed),
    ):
        # The student is called first, so that a stub need not wait for TensorFlow's import.
        yours = student.matrix_product(a, b)
        expect(yours, like=reference.matrix_product(a, b), name=name)


@check("use_cpu_only", "in_time_hides")
def test_only_cpu_devices_stay_visible(student):
    # Two made-up GPUs stand in TensorFlow's lists, so there is something to hide on every machine.
    _, visible = student.devices_after_use_cpu_only("in time")

    expect_that(
        visible == ["CPU"],
        say(
            "the devices still visible are {visible}; only CPU may be left",
            visible=", ".join(visible) or "-",
        ),
        kind="visible",
    )


@check("use_cpu_only", "in_time_true")
def test_success_is_true(student):
    returned, _ = student.devices_after_use_cpu_only("in time")

    expect_that(
        _is_bool(returned, True),
        say("in time, use_cpu_only returns {value}; it must return True", value=str(returned)),
        kind="in time",
    )
    again, _ = student.devices_after_use_cpu_only("twice")
    expect_that(
        _is_bool(again, True),
        say(
            "a second call, in time as well, returns {value}; it must return True too",
            value=str(again),
        ),
        kind="twice",
    )


@check("use_cpu_only", "too_late_false")
def test_too_late_is_false(student):
    returned, _ = student.devices_after_use_cpu_only("too late")

    expect_that(
        _is_bool(returned, False),
        say("too late, use_cpu_only returns {value}; it must return False", value=str(returned)),
        kind="too late",
    )


@check("use_cpu_only", "without_gpu_true")
def test_success_is_true_where_there_is_no_gpu(student):
    returned, _ = student.devices_after_use_cpu_only("no GPU")

    expect_that(
        _is_bool(returned, True),
        say(
            "in time and without a GPU, use_cpu_only returns {value}; it must return True",
            value=str(returned),
        ),
        kind="no GPU",
    )


def _is_bool(value, expected):
    # A NumPy boolean is one too; 0, None and "" are none.
    return (
        isinstance(value, bool | np.ndarray)
        and str(np.asarray(value).dtype) == "bool"
        and bool(value) is expected
    )
