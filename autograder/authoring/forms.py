"""Forms in which a result is as right as in the solution's, and in which a misconception should keep its name.

Learners return lists, compute in float32, keep a bias as a row, and call helpers of their own. A form is legal for a
function where the checks accept the solution in that form, so nobody has to declare it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial, wraps
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.course.catalogue import Function
from autograder.running.local import LocalSide

# As far as two helpers that are both right may differ in the last digits of a double.
ROUNDING = 2.3e-16 * np.array([1, -1, 2, -2, 1])


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class ResultForm:
    """One form: what becomes of each result and of each argument; `parts` are the results that have it, or all."""

    name: str
    result: Callable[[Any], Any]
    argument: Callable[[NDArray], NDArray] = _same
    parts: frozenset[int] | None = None


def _as_list(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value


def _as_float32(value: Any) -> Any:
    if type(value) is float:
        return np.float32(value)
    is_float = isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "f"
    return value.astype(np.float32) if is_float else value


def _as_row(value: Any) -> Any:
    return value[None, :] if isinstance(value, np.ndarray) and value.ndim == 1 else value


def _rounded(value: Any) -> Any:
    """Return floats that differ from `value` in their last digits; whole numbers stay as they are."""
    array = np.asarray(value)
    if array.dtype != np.float64:
        return value
    # Equal numbers are rounded alike, and one number and its negative.
    which = np.abs(array).view(np.int64) % len(ROUNDING)
    with np.errstate(all="ignore"):
        rounded = np.where(array == np.round(array), array, array * (1 + ROUNDING[which]))
    return rounded if isinstance(value, np.ndarray) else rounded.item()


LISTS = ResultForm("its results are lists", _as_list)
FLOAT32 = ResultForm("its results are float32", _as_float32)
ROW = ResultForm("a bias comes back as a row", _as_row)
OTHER_ROUNDING = ResultForm(
    "it rounds otherwise, as with a helper of the learner's own", _rounded, _rounded
)


def _each(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a result or an argument with every array and number in it changed."""
    if isinstance(value, list | tuple):
        return type(value)([_each(one, change) for one in value])
    return change(value)


def in_form(
    wrapped: Callable[..., Any], function: Function, form: ResultForm
) -> Callable[..., Any]:
    """Return a function whose arguments and results have a form; what is opaque stays as it is."""

    @wraps(wrapped)
    def changed(*args: Any, **kwargs: Any) -> Any:
        copies: list[tuple[NDArray, NDArray, NDArray]] = []

        def copied(value: Any) -> Any:
            if not isinstance(value, np.ndarray):
                return value
            copy = form.argument(value)
            if copy is not value:
                copies.append((value, copy, copy.copy()))
            return copy

        passed = [
            value if name in function.opaque else _each(value, copied)
            for name, value in zip(function.parameters, args, strict=False)
        ]
        keywords = {
            name: value if name in function.opaque else _each(value, copied)
            for name, value in kwargs.items()
        }
        try:
            returned = wrapped(*passed, **keywords)
        finally:
            # What it writes into its arguments, it writes into the caller's.
            for value, copy, before in copies:
                if not np.array_equal(copy, before, equal_nan=True):
                    value[...] = copy
        return _result(returned, function, form)

    return changed


def _result(returned: Any, function: Function, form: ResultForm) -> Any:
    if function.returns == "iterable":
        return (_each(one, form.result) for one in returned)
    if isinstance(function.returns, str):
        applies = function.returns == "data" and form.parts in (None, {0})
        return _each(returned, form.result) if applies else returned
    if not isinstance(returned, tuple) or len(returned) != len(function.returns):
        return returned
    return tuple(
        _each(one, form.result)
        if kind == "data" and (form.parts is None or number in form.parts)
        else one
        for number, (one, kind) in enumerate(zip(returned, function.returns, strict=True))
    )


def put_in_form(side: LocalSide, function: Function, forms: Iterable[ResultForm]) -> LocalSide:
    """Return the side, on which a function has these forms, one after the other."""
    side.load()
    wrapped = side.namespace[function.name]
    for form in forms:
        wrapped = in_form(wrapped, function, form)
    side.replace({function.name: wrapped})
    return side


def legal_forms(function: Function, accepts: Callable[[ResultForm], bool]) -> list[ResultForm]:
    """Return the forms in which the solution of a function is accepted and is not what it was."""
    legal = [
        form for form in (OTHER_ROUNDING, LISTS, FLOAT32) if _changes_and_passes(form, accepts)
    ]
    # Not every result that has one axis is a bias, so each result is tried.
    count = 1 if isinstance(function.returns, str) else len(function.returns)
    biases = [
        number
        for number in range(count)
        if _changes_and_passes(replace(ROW, parts=frozenset({number})), accepts)
    ]
    if biases:
        legal.insert(0, replace(ROW, parts=frozenset(biases)))
    return legal


def _changes_and_passes(form: ResultForm, accepts: Callable[[ResultForm], bool]) -> bool:
    changed: list[bool] = []

    def watched(value: Any, change: Callable[[Any], Any]) -> Any:
        result = change(value)
        changed.append(result is not value)
        return result

    passes = accepts(
        replace(
            form,
            result=partial(watched, change=form.result),
            argument=partial(watched, change=form.argument),
        )
    )
    return passes and any(changed)


def lost_forms(
    forms: Sequence[ResultForm], named: Callable[[Sequence[ResultForm]], bool]
) -> list[str]:
    """Return in which forms a misconception is not named; `named` judges it in some forms at once.

    Most keep their name in all forms together, so each form is tried alone only where that fails.
    """
    together = [form for form in forms if form is not FLOAT32]
    alone = [form for form in forms if form is FLOAT32]
    if together and not named(together):
        alone += together
    return [form.name for form in alone if not named([form])]
