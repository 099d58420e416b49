"""The trace of a submission in one check, and the comparison of two traces."""

import warnings
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from autograder.checking.trial import Measure
from autograder.judging.verdict import CheckResult, FunctionResult
from autograder.recording import store as recordings
from autograder.running.outcome import Outcome, Raised, Refused, Returned
from autograder.running.plain import Handle, close
from autograder.running.proxy import Call

# Two ways to compute the same wrong number differ by rounding: in float32 by about 1e-6 of the scale.
RELATIVE = 1e-5
# The tolerance where one side computes with a float32 argument in float32, and the other in float64.
RELATIVE_FLOAT32 = 2e-3
# The tolerance of a training that went far: the roundings of a thousand steps of Adam add up to 2e-4, on another
# processor to another number. A loss says less than the steps there.
RELATIVE_FAR = 1e-3
# Where a result would be 0, a difference below this share of the largest argument is rounding. A loss at its minimum,
# for example, is made of rounding alone, and another one on every machine.
OF_ARGUMENTS = 1e-14

# A check may compare each entry by its own scale, and so find a difference within the tolerance above. Then the
# largest deviations must agree up to this share of themselves.
DIFFERENCE = "the largest difference"
OF_DIFFERENCE = 0.05

# A bias gradient, and a bias that was trained, may come back as (1, units).
BIAS_ROWS = frozenset(
    {
        "backward",
        "train",
        "mlp_gradients",
        "train_mlp",
        "sgd_step",
        "adam_step",
        "batchnorm_backward",
    }
)

# How Python's sentence about too many calls inside each other begins.
TOO_DEEP = "maximum recursion depth exceeded"


@dataclass(frozen=True)
class Trace:
    """The calls, measures and end of a submission's run of one check; `rows` allows a bias as a row."""

    status: str
    outcomes: tuple[Outcome | None, ...]
    measures: tuple[Measure, ...]
    tolerances: tuple[float, ...] = ()
    scales: tuple[float, ...] = ()
    rows: bool = False


def trace_of(result: CheckResult) -> Trace:
    """Return the trace of the function that the check of `result` is for."""
    own = [call for call in result.calls if call.function.name == result.check.function]
    measures = tuple(result.measures)
    if result.finding is not None and result.finding.kind in ("modified", "number of results"):
        measures += (Measure(result.finding.kind, 0.0, 0.0, False),)
    measures += _difference(result, own)
    tolerances = tuple(map(_tolerance, own))
    scales = tuple(max(map(_largest, call.args), default=0.0) for call in own)
    rows = result.check.function in BIAS_ROWS
    return Trace(result.status, tuple(map(_outcome, own)), measures, tolerances, scales, rows)


def _outcome(call: Call) -> Outcome | None:
    """Return the outcome of a call with a handle for every opaque result: a cache may be a number, or None."""
    outcome, kinds = call.outcome, call.function.returns
    if not isinstance(outcome, Returned) or not isinstance(outcome.value, tuple):
        return outcome
    if isinstance(kinds, str) or len(kinds) != len(outcome.value):
        return outcome
    parts = (
        part if kind == "data" else Handle(kind, 0)
        for part, kind in zip(outcome.value, kinds, strict=True)
    )
    return replace(outcome, value=tuple(parts))


def _largest(value: Any) -> float:
    """Return the largest number of an argument, by which rounding is measured."""
    if isinstance(value, list | tuple):
        return max(map(_largest, value), default=0.0)
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiu" and value.size:
        return float(np.max(np.abs(value)))
    return abs(float(value)) if type(value) in (int, float) else 0.0


def _difference(result: CheckResult, own: list[Call]) -> tuple[Measure, ...]:
    """Return the deviation of the entry that the finding shows; nothing where chance or Keras has a part in it."""
    if result.finding is None or any(call.function.random or call.function.opaque for call in own):
        return ()
    fields = result.finding.what.fields
    yours, expected = fields.get("yours"), fields.get("expected")
    if not (isinstance(yours, float) and isinstance(expected, float)):
        return ()
    difference = yours - expected
    return (Measure(DIFFERENCE, difference, OF_DIFFERENCE * abs(difference), False),)


def _tolerance(call: Call) -> float:
    """Return up to which share of themselves two numbers that came of a call are equal."""
    noted = call.outcome.value if isinstance(call.outcome, Returned) else None
    if isinstance(noted, dict) and noted.get("far"):  # as the checks of exercise 12 note a training
        return RELATIVE_FAR
    return RELATIVE_FLOAT32 if _takes_float32(call) else RELATIVE


def _takes_float32(call: Call) -> bool:
    # Keras always computes in float32, so with a model the usual tolerance is right.
    return not call.function.opaque and any(
        isinstance(one, np.ndarray) and one.dtype == np.float32 for one in call.args
    )


def _opaque_aside(value: Any) -> Any:
    """Return a result with every handle replaced by the same mark, since opaque values are not compared."""
    if isinstance(value, Handle):
        return value.kind
    if isinstance(value, tuple):
        return tuple(map(_opaque_aside, value))
    return value


def _finite(value: Any) -> bool:
    """Return whether every number of a result is finite."""
    if isinstance(value, list | tuple):
        return all(map(_finite, value))
    if isinstance(value, float | np.ndarray):
        array = np.asarray(value)
        return array.dtype.kind != "f" or bool(np.isfinite(array).all())
    return True


@cache
def _numpy_warns() -> bool:
    """Return whether NumPy warns here of an overflow: WebAssembly keeps no floating-point status."""
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="warn"):
        warnings.simplefilter("always")
        np.exp(np.array([1000.0]))
    return bool(caught)


def _is_of_numbers(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], float | int)


def _rows_aside(value: Any) -> Any:
    """Return a result with the one row of an array, or of a list of rows, in place of the whole."""
    if isinstance(value, np.ndarray):
        return value[0] if value.ndim == 2 and len(value) == 1 else value
    if not isinstance(value, list | tuple) or _is_of_numbers(value):
        return value
    if isinstance(value, list) and len(value) == 1 and _is_of_numbers(value[0]):
        return value[0]
    return type(value)(map(_rows_aside, value))


def _without_rows(outcome: Outcome | None) -> Outcome | None:
    if not isinstance(outcome, Returned):
        return outcome
    return replace(outcome, value=_rows_aside(outcome.value))


def _same_outcome(
    a: Outcome | None, b: Outcome | None, relative: float = RELATIVE, absolute: float = 0.0
) -> bool:
    if isinstance(a, Returned) and isinstance(b, Returned):
        return (
            a.modified == b.modified
            and close(_opaque_aside(a.value), _opaque_aside(b.value), relative, absolute)
            # All NaN are equal; the warning differs by the operation that made them.
            and (a.remark == b.remark or _finite(a.value) or not _numpy_warns())
        )
    if isinstance(a, Raised) and isinstance(b, Raised):
        return a.type == b.type and said(a.text) == said(b.text)
    return isinstance(a, Refused) and isinstance(b, Refused) and a.what == b.what


def said(text: str) -> str | list[str]:
    """Return the text of an exception, without the order of the operands of a comparison.

    `max(0, x)`, `max(x, 0)` and `if x < 0` are the same mistake. The wording of NumPy before 2.3 is replaced by the
    newer one, since recordings may come from another version. Python's versions differ in what they say of the call
    that was one too many.
    """
    if text.startswith(TOO_DEEP):
        return TOO_DEEP
    text = text.replace("only length-1 arrays can", "only 0-dimensional arrays can")
    _, _, types = text.partition(" not supported between instances of ")
    return sorted(types.split(" and ")) if types else text


def _same_measure(a: Measure, b: Measure) -> bool:
    if (a.name, a.holds) != (b.name, b.holds):
        return False
    # Two statistics of the same distribution differ by more than the larger tolerance (6.8 standard deviations of
    # one of them) in 2 of a million runs; then the diagnosis stays silent.
    return a.value != a.value or abs(a.value - b.value) <= max(a.tolerance, b.tolerance)


def _shapes(value: Any) -> Any:
    """Return the shapes of a result, list by list, which do not depend on chance.

    A list of numbers has the shape of an array of them, also where it holds rows, and a number that of a 0-d array.
    """
    if isinstance(value, list | tuple):
        shapes = [_shapes(item) for item in value]
        first = shapes[0] if shapes else None
        if isinstance(first, tuple) and all(one == first for one in shapes):
            return (len(shapes), *first)
        return shapes
    return np.shape(value) if isinstance(value, np.ndarray | float | int) else type(value)


def _same_shapes(a: Outcome | None, b: Outcome | None) -> bool:
    return (
        isinstance(a, Returned)
        and isinstance(b, Returned)
        and a.modified == b.modified
        and _shapes(a.value) == _shapes(b.value)
    )


def without_numbers(trace: Trace) -> Trace:
    """Return the trace of a random function with the shapes of its arrays alone."""
    outcomes = (
        replace(one, value=recordings.filled(recordings.hollow(one.value)))
        if isinstance(one, Returned)
        else one
        for one in trace.outcomes
    )
    return replace(trace, outcomes=tuple(outcomes))


def same(a: Trace, b: Trace, random: bool) -> bool:
    """Return whether two traces of one check cannot be told apart."""
    if a.status != b.status or len(a.outcomes) != len(b.outcomes):
        return False
    mine, its = a.outcomes, b.outcomes
    if a.rows or b.rows:
        mine, its = tuple(map(_without_rows, mine)), tuple(map(_without_rows, its))
    if random and not any(isinstance(one, Raised | Refused) for one in mine):
        same_measures = len(a.measures) == len(b.measures) and all(
            map(_same_measure, a.measures, b.measures)
        )
        return same_measures and all(map(_same_shapes, mine, its))
    if random:  # it raised: only the exception is compared, since the results before it were random
        return _same_outcome(mine[-1], its[-1])
    # Recorded traces have no arguments to compare.
    tolerances = a.tolerances or (RELATIVE,) * len(a.outcomes)
    floors = [OF_ARGUMENTS * one for one in a.scales] or [0.0] * len(a.outcomes)
    return all(map(_same_outcome, mine, its, tolerances, floors)) and all(
        map(
            _same_measure,
            *([m for m in trace.measures if m.name == DIFFERENCE] for trace in (a, b)),
        )
    )


def raises_alike(a: Trace, b: Trace) -> bool:
    """Return whether two traces of one check raise in the same calls, and in the same words."""
    return all(
        _same_outcome(mine, its)
        for mine, its in zip(a.outcomes, b.outcomes, strict=False)
        if isinstance(mine, Raised) or isinstance(its, Raised)
    )


def compared_checks(function: FunctionResult) -> list[CheckResult]:
    """Return the checks from which a mistake is named.

    Where another check failed, the edge sweep is left out, since its results also depend on how the code treats
    whole numbers or a row of biases.
    """
    others = [result for result in function.checks if not result.check.edge]
    failed = any(result.status != "correct" for result in others)
    return others if failed else function.checks
