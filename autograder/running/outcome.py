"""The outcomes that one call of a submission's function can have."""

from dataclasses import dataclass
from typing import Any

# Stands in `Returned.modified` for a result that an earlier call handed out; no parameter has a keyword's name.
HANDED_OUT = "return"


@dataclass(frozen=True)
class Frame:
    """One line of the learner's own file on the way to an exception."""

    line: int
    function: str
    source: str


@dataclass(frozen=True)
class Returned:
    """The function returned a result.

    `value` is plain data (with handles where the catalogue says so), `modified` names the
    arguments that are no longer what they were (HANDED_OUT where the call wrote into an earlier result), `remark`
    is a warning that NumPy gave.
    """

    value: Any
    modified: tuple[str, ...] = ()
    remark: str = ""
    printed: str = ""


@dataclass(frozen=True)
class Raised:
    """The function raised, or could not be called. `frames` run from the outermost inwards."""

    type: str
    text: str
    frames: tuple[Frame, ...] = ()
    printed: str = ""

    @property
    def line(self) -> int | None:
        """The innermost line in the learner's file, if it got there."""
        return self.frames[-1].line if self.frames else None


@dataclass(frozen=True)
class Refused:
    """The function returned something that is not plain data, such as "a set"."""

    what: str
    printed: str = ""


@dataclass(frozen=True)
class Unloadable:
    """The file itself cannot be used. `kind` is one of the names in `report.troubles`."""

    kind: str
    text: str = ""
    line: int | None = None
    source: str = ""


Outcome = Returned | Raised | Refused | Unloadable
