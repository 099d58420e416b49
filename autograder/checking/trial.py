"""Collects what one run of a check measured."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.checking.draw import Draw
from autograder.running.outcome import Returned
from autograder.running.proxy import Proxy


@dataclass(frozen=True)
class Measure:
    """A property that a check measured: its value, how far it may differ by chance, and the result."""

    name: str
    value: float
    tolerance: float
    holds: bool


@dataclass
class Trial:
    """The measures of the running check; `explained` says whether its finding will be read."""

    draw: Draw
    explained: bool = True
    measures: list[Measure] = field(default_factory=list)


_running: list[Trial] = []


@contextmanager
def running(trial: Trial) -> Iterator[None]:
    """Make `trial` the trial to which expectations report."""
    _running.append(trial)
    try:
        yield
    finally:
        _running.pop()


def note(name: str, value: float, tolerance: float, holds: bool) -> None:
    """Note a measure in the running trial."""
    if _running:
        _running[-1].measures.append(Measure(name, value, tolerance, holds))


def note_in_last_call(student: Proxy, view: dict[str, Any]) -> None:
    """Store `view` as the result of the student's last call, for the diagnosis."""
    call = student.calls[-1]
    assert isinstance(call.outcome, Returned)
    call.outcome = replace(call.outcome, value=view)


def explained() -> bool:
    """Return whether the finding of the running check will be read."""
    return not _running or _running[-1].explained


def sizes() -> dict[str, int]:
    """Return the named sizes that the running check has drawn."""
    return _running[-1].draw.sizes if _running else {}
