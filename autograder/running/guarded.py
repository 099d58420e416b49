"""Runs the learner's code: whatever it raises, prints or warns of becomes part of an outcome."""

import builtins
import io
import sys
import traceback
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.running.outcome import Frame, Outcome, Raised, Refused, Returned
from autograder.running.plain import NotPlain

MAX_PRINTED = 4_000
MAX_TEXT = 2_000
MAX_FRAMES = 20

# The exceptions that keep their name on the wire. A class of the learner's may have any name, so an isolated side
# reports it by the name of the nearest base class in this list.
EXCEPTIONS = {
    kind: kind.__name__
    for library in (builtins, np.exceptions, np.linalg)
    for kind in vars(library).values()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}


class BoundedText(io.StringIO):
    """A standard output that keeps the first MAX_PRINTED characters and drops the rest."""

    def write(self, text: str, /) -> int:
        """Keep the characters that fit, so that the learner's print never fails."""
        room = MAX_PRINTED - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)

    def close(self) -> None:
        """Stay open, so that what was printed can be read after the learner closes standard output."""


class Guarded:
    """The result of one run of the learner's code.

    `outcome` is how it ended, `remark` the first numeric warning, `error` what was raised. Where
    `capture` is false, printed text goes to the usual standard output.
    """

    def __init__(self, run: Callable[[], Any], here: str, capture: bool) -> None:
        self.error: BaseException | None = None
        printed = BoundedText() if capture else None
        streams = sys.stdout, sys.stderr
        # An overflow stays a remark even where the file told NumPy to raise an error.
        with (
            warnings.catch_warnings(record=True) as caught,
            np.errstate(all="warn", under="ignore"),
        ):
            warnings.simplefilter("always")
            try:
                if printed is not None:
                    sys.stdout = sys.stderr = printed
                self.outcome: Outcome = Returned(run())
            except NotPlain as error:
                self.outcome = Refused(str(error), _text(printed))
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # SystemExit and pytest's own are the learner's too
                self.error = error
                self.outcome = _raised(error, here, _text(printed))
            finally:
                if printed is not None:
                    sys.stdout, sys.stderr = streams
        self.printed = _text(printed)
        self.remark = next((str(w.message) for w in caught if w.category is RuntimeWarning), "")


def _text(printed: BoundedText | None) -> str:
    return printed.getvalue() if printed is not None else ""


def _raised(error: BaseException, here: str, printed: str) -> Raised:
    summary = traceback.extract_tb(error.__traceback__)
    frames = [
        Frame(entry.lineno or 0, entry.name, (entry.line or "").strip())
        for entry in summary
        if entry.filename == here
    ]
    try:
        text = str(error)[:MAX_TEXT]
    except Exception:
        text = ""
    name = type(error).__name__
    if isinstance(error, NotImplementedError) and (not summary or summary[-1].filename != here):
        name = "NotImplementedError from a library"
    return Raised(name, text, tuple(frames[-MAX_FRAMES:]), printed)
