"""Examines a worker's answer before a check sees it: it must be plain, bounded and printable."""

import re
from typing import Any

import numpy as np

from autograder.course.catalogue import Function
from autograder.running.executor import OPAQUE, parameters_of
from autograder.running.guarded import EXCEPTIONS, MAX_FRAMES, MAX_PRINTED, MAX_TEXT
from autograder.running.outcome import (
    HANDED_OUT,
    Frame,
    Outcome,
    Raised,
    Refused,
    Returned,
    Unloadable,
)
from autograder.running.plain import SCALARS, Handle
from autograder.running.recorder import MAX_EVENTS
from autograder.running.watching import MAX_EXPRESSIONS

MAX_NAME = 100
MAX_LINE = 300
MAX_LINES = 10**6
# NumPy makes every cell of an array of texts as wide as the longest.
MAX_TEXT_IN_LIST = 100
# The troubles that a worker may report about a file; the trusted side finds all others itself.
UNLOADABLE = frozenset(
    {"absent", "import", "syntax", "undefined", "not a function", "not utf-8", "empty"}
)
# Control characters but tab and newline, what turns the direction of a line round or is invisible,
# and halves of surrogate pairs, which no file can hold.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


# The names that an exception may have on this side; a worker reports every exception by one of them.
NAMES = frozenset({*EXCEPTIONS.values(), "NotImplementedError from a library"})
MAX_NAMES = 1_000


class Inadmissible(ValueError):
    """An answer is nothing that our own worker would send; the text says what is wrong with it."""


def clean(text: str, largest: int = MAX_TEXT) -> str:
    """Return a submission's text without control sequences for a terminal, cut to a length."""
    return _UNPRINTABLE.sub("\ufffd", text[:largest])


def _one_line(text: str, largest: int) -> str:
    return " ".join(clean(text, largest).split())


def _plain(value: Any, opaque: bool, in_list: bool = False) -> Any:
    """Return plain data with its texts cleaned; a handle only where one may stand."""
    kind = type(value)
    if kind is np.ndarray or value is None or kind in (bool, int, float, complex):
        return value
    if kind is str:
        return clean(value, MAX_TEXT_IN_LIST if in_list else len(value))
    if kind is list:
        if {*map(type, value)} <= SCALARS:
            return value
        return [_plain(item, False, in_list=True) for item in value]
    if kind is tuple:
        return tuple(_plain(item, False, in_list=True) for item in value)
    if kind is dict:
        return {clean(key, len(key)): _plain(item, False) for key, item in value.items()}
    if kind is Handle and opaque:
        return value
    raise Inadmissible(f"a {kind.__name__} where data should be")


def _result(value: Any, returns: tuple[str, ...] | str) -> Any:
    """Return a function's result, with handles in the places that the catalogue declares."""
    if isinstance(returns, str):
        return _plain(value, returns in OPAQUE)
    if type(value) is tuple and len(value) == len(returns):
        return tuple(
            _plain(item, kind in OPAQUE) for item, kind in zip(value, returns, strict=True)
        )
    return _plain(value, False)


def _line(number: int) -> int:
    return min(max(number, 0), MAX_LINES)


def _frame(frame: Frame) -> Frame:
    return Frame(
        _line(frame.line), _one_line(frame.function, MAX_NAME), _one_line(frame.source, MAX_LINE)
    )


def admitted(answer: Any, function: Function | None) -> Outcome:
    """Return an outcome that is safe to read and to print. Raises Inadmissible for anything else.

    `function` is what was called, or None for one of the kit's own operations.
    """
    if isinstance(answer, Returned):
        names = parameters_of(function.name) if function is not None else ()
        modified = tuple(name for name in (*names, HANDED_OUT) if name in answer.modified)
        value = _result(answer.value, "data" if function is None else function.returns)
        remark = _one_line(answer.remark, MAX_LINE)
        return Returned(value, modified, remark, clean(answer.printed, MAX_PRINTED))
    if isinstance(answer, Raised):
        frames = tuple(map(_frame, answer.frames[-MAX_FRAMES:]))
        text, printed = clean(answer.text), clean(answer.printed, MAX_PRINTED)
        name = answer.type if answer.type in NAMES else "Exception"
        return Raised(name, text, frames, printed)
    if isinstance(answer, Refused):
        return Refused(_one_line(answer.what, MAX_NAME), clean(answer.printed, MAX_PRINTED))
    if isinstance(answer, Unloadable):
        kind, text = _one_line(answer.kind, MAX_NAME), clean(answer.text)
        line = None if answer.line is None else _line(answer.line)
        kind = kind if kind in UNLOADABLE else "import"
        return Unloadable(kind, text, line, _one_line(answer.source, MAX_LINE))
    raise Inadmissible("no outcome")


def admitted_names(answer: Any, function: Function | None) -> Outcome:
    """Return an outcome whose value is a list of names. Raises Inadmissible for anything else."""
    outcome = admitted(answer, function)
    if isinstance(outcome, Returned):
        _names(outcome.value)
    return outcome


def admitted_devices(answer: Any, function: Function | None) -> Outcome:
    """Return what use_cpu_only did, in the shape that `Proxy.devices_after_use_cpu_only` reads."""
    visible = answer.get("visible") if type(answer) is dict else None
    if (
        type(visible) is not list
        or len(visible) > MAX_NAMES
        or not all(type(kind) is str for kind in visible)
    ):
        raise Inadmissible("no list of devices")
    outcome = admitted(answer.get("outcome"), function)
    return Returned({"outcome": outcome, "visible": [clean(kind, MAX_NAME) for kind in visible]})


def admitted_watched(answer: Any, function: Function | None) -> Outcome:
    """Return what watched expressions reported, in the shape that `judging.places` reads."""
    if not isinstance(answer, Returned):
        return admitted(answer, None)
    if type(answer.value) is not list:
        raise Inadmissible("no list of reports")
    return Returned([_report(one, function) for one in answer.value])


def _report(report: Any, function: Function | None) -> dict[str, Any]:
    if type(report) is not dict or type(report.get("events")) is not list:
        raise Inadmissible("no report")
    outcome = report.get("outcome")
    events = []
    for event in report["events"][:MAX_EVENTS]:
        if type(event) is not tuple or len(event) != 2 or type(event[0]) is not int:
            raise Inadmissible("no report of an expression")
        if not 0 <= event[0] < MAX_EXPRESSIONS:
            raise Inadmissible("no number of an expression")
        events.append((event[0], _plain(event[1], False)))
    return {
        "outcome": None if outcome is None else admitted(outcome, function),
        "events": events,
    }


def admitted_about(answer: Any) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Return (stubs, uses) of a file as its worker tells them."""
    if type(answer) is not dict:
        raise Inadmissible("nothing about the file")
    stubs, uses = answer.get("stubs"), answer.get("uses")
    if type(stubs) is not list or type(uses) is not dict or len(uses) > MAX_NAMES:
        raise Inadmissible("nothing about the file")
    return _names(stubs), {clean(name, MAX_NAME): _names(used) for name, used in uses.items()}


def _names(names: Any) -> frozenset[str]:
    if (
        type(names) is not list
        or len(names) > MAX_NAMES
        or not all(type(name) is str for name in names)
    ):
        raise Inadmissible("no list of names")
    return frozenset(clean(name, MAX_NAME) for name in names)
