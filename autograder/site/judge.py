"""The kit inside the tab: judges one exercise of the learner's and says what came of it.

It runs under Pyodide in a Web Worker, from the students' wheel, and makes its verdict as `check` does.
The page shows plain texts only, in both languages, so that its switch needs no second run.
"""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import Any

from autograder import DEFAULT_SEED, __version__
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS
from autograder.course.stubs import make_stub
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.judging.reference import reference_for
from autograder.judging.verdict import FunctionResult, as_json
from autograder.language.finding import Sentence, say
from autograder.language.i18n import LANGUAGES, render
from autograder.report.explain import explain_check, explain_function, first_failed
from autograder.report.places import line_of
from autograder.running.local import LocalSide
from autograder.running.outcome import Frame, Outcome, Raised
from autograder.running.watchdog import Watchdog

FOLDER = Path("exercises")

# What names a command of the terminal, and what a learner in the tab can do.
INSTEAD = {
    "xor2mnist reset {exercise} writes the stub again": say(
        "the button Start again writes the stub again"
    ),
    "NumPy is enough; remove the import, or install it": say(
        "NumPy is enough here; remove the import"
    ),
}


class TabWatchdog(Watchdog):
    """Stops a call that does not come back, without a thread: the tab has none.

    The worker raises signals between two instructions of Python: SIGUSR1 to tell where the call is,
    SIGINT when its time is over. `entered` is called with whether learner code runs, `told` with the
    function and the line.
    """

    def __init__(
        self, entered: Callable[[bool], None], told: Callable[[str, int | None], None]
    ) -> None:
        super().__init__(lambda where: None, lambda where: None, interactive=True)
        self._entered = entered
        self._told = told
        signal.signal(signal.SIGUSR1, self._tell)
        signal.signal(signal.SIGINT, self._stop)

    def check(self) -> Any:
        """Watch one check: only its calls are watched here."""
        self.noticed = False
        return nullcontext()

    @contextmanager
    def inside(self, function: str, path: Path) -> Iterator[None]:
        """Watch a call of a function of the learner's file."""
        self._inside = function, str(path)
        self._entered(True)
        try:
            yield
        finally:
            self._entered(False)
            self._inside = None

    def _where(self, frame: FrameType | None) -> tuple[Frame, ...]:
        frames: list[Frame] = []
        path = self._inside[1] if self._inside else ""
        lines = Path(path).read_text(encoding="utf-8").splitlines() if path else []
        while frame is not None:
            line = frame.f_lineno or 0
            if frame.f_code.co_filename == path and 0 < line <= len(lines):
                frames.insert(0, Frame(line, frame.f_code.co_name, lines[line - 1].strip()))
            frame = frame.f_back
        return tuple(frames)

    def _tell(self, number: int, frame: FrameType | None) -> None:
        if self._inside is not None:
            frames = self._where(frame)
            self._told(self._inside[0], frames[-1].line if frames else None)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self._inside is not None:
            self._tell(number, frame)
            self.noticed, self.frames = True, self._where(frame)
            raise KeyboardInterrupt


class TabSide(LocalSide):
    """The learner's file in the tab; a call that was stopped did not come back in time."""

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function under the watchdog."""
        outcome = super().call(name, args, kwargs)
        if isinstance(outcome, Raised) and outcome.type == "Interrupted" and self.watchdog:
            outcome = replace(outcome, type="Timeout")
            loading = any(frame.function == "<module>" for frame in outcome.frames)
            stopped = [one.name for one in self.exercise.functions] if loading else [name]
            self.watchdog.given_up.update(dict.fromkeys(stopped, outcome))
        return outcome


class Judge:
    """Judges exercise after exercise; what misconceptions show is read once."""

    def __init__(
        self, entered: Callable[[bool], None], told: Callable[[str, int | None], None]
    ) -> None:
        FOLDER.mkdir(exist_ok=True)
        os.chdir(FOLDER)
        self._entered, self._told = entered, told
        self._diagnosis = Diagnosis(SOLUTIONS)

    def warm(self) -> None:
        """Import what the first check needs, before anybody waits for it."""
        first = next(iter(course()))
        self.check(first.id, make_stub(first, SOLUTIONS, "en"))

    def check(self, exercise_id: str, source: str) -> str:
        """Return the verdict on an exercise as JSON: `as_json` says it, and `shown` explains it.

        The first is in the shape of result files. KeyError for an exercise that the course has not.
        """
        exercise = course().exercise(exercise_id)
        path = Path(exercise.filename)
        path.write_text(source, encoding="utf-8", newline="\n")
        watchdog = TabWatchdog(self._entered, self._told)
        side = TabSide(exercise, path, watchdog=watchdog)
        bench = Bench(exercise, side, reference_for(exercise, DEFAULT_SEED), DEFAULT_SEED, watchdog)
        verdict = assess([bench], self._diagnosis)
        (result,) = verdict.exercises
        messages = {
            one.check.key: explain_check(one, exercise, path, verdict.seed, "en").text()
            for function in result.functions
            for one in function.checks
            if one.failed
        }
        shown = {
            lang: [_shown(one, exercise, path, verdict.seed, lang) for one in result.functions]
            for lang in LANGUAGES
        }
        answer = {**as_json(verdict, __version__, messages), "shown": shown}
        return json.dumps(answer, ensure_ascii=False)


def _shown(
    function: FunctionResult, exercise: Exercise, path: Path, seed: int, lang: str
) -> dict[str, Any]:
    """Return what the page says of a function, in one language."""
    told: dict[str, Any] = {
        "name": function.function.name,
        "line": line_of(path, function.function),
        "passed": sum(one.status == "correct" for one in function.checks),
        "checks": len(function.checks),
    }
    if function.status in ("wrong", "cannot_run"):
        explanation = explain_function(function, exercise, path, seed, lang)
        explanation.notes = [_in_tab(note, exercise, lang) for note in explanation.notes]
        told |= asdict(explanation)
        told["trouble_line"] = getattr(first_failed(function).trouble, "line", None)
    return told


def _in_tab(note: str, exercise: Exercise, lang: str) -> str:
    for terminal, tab in INSTEAD.items():
        if note == render(Sentence(terminal, {"exercise": exercise.short}), lang):
            return render(tab, lang)
    return note
