"""The kit inside the tab: judges one exercise of the learner's and returns what the page shows.

It runs under Pyodide in a Web Worker, from the students' wheel, and makes its verdict as `check` does.
The page shows plain texts only, in both languages, so that its switch needs no second run.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import Any

from autograder import DEFAULT_SEED, __version__
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import PACKAGE, SOLUTIONS
from autograder.course.stubs import make_stub
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.judging.reference import reference_for
from autograder.judging.verdict import FunctionResult, Verdict, as_json
from autograder.language.finding import Sentence, say
from autograder.language.i18n import LANGUAGES, render
from autograder.report.explain import explain_check, explain_function
from autograder.report.places import line_of
from autograder.running.local import LocalSide
from autograder.running.outcome import Frame, Outcome, Raised
from autograder.running.watchdog import Watchdog

FOLDER = Path("exercises")

# Sentences that name terminal commands, and their wording for the tab.
INSTEAD = {
    "xor2mnist reset {exercise} writes the stub again": say(
        "the button Start again writes the stub again"
    ),
    "NumPy is enough; remove the import, or install it": say(
        "NumPy is enough here; remove the import"
    ),
}


class TabWatchdog(Watchdog):
    """Stops a call that does not return, without threads, which a tab lacks.

    The worker raises signals between Python instructions: SIGUSR1 to report where the call is, SIGINT when its time
    is over. `entered` is called with whether learner code runs, `report_line` with the function and the line.
    """

    def __init__(
        self, entered: Callable[[bool], None], report_line: Callable[[str, int | None], None]
    ) -> None:
        super().__init__(lambda where: None, lambda where: None, interactive=True)
        self._entered = entered
        self._report_line = report_line
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
            self._report_line(self._inside[0], frames[-1].line if frames else None)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self._inside is not None:
            self._tell(number, frame)
            self.noticed, self.frames = True, self._where(frame)
            raise KeyboardInterrupt


class TabSide(LocalSide):
    """The side of the learner's file in the tab; a stopped call becomes a time-out."""

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
    """Judges one exercise after another; the traces of misconceptions are cached."""

    def __init__(
        self, entered: Callable[[bool], None], report_line: Callable[[str, int | None], None]
    ) -> None:
        # The kit is in the present folder, which is left now; later imports need its path.
        sys.path.append(str(PACKAGE.parent))
        FOLDER.mkdir(exist_ok=True)
        os.chdir(FOLDER)
        self._entered, self._report_line = entered, report_line
        self._diagnosis = Diagnosis(SOLUTIONS)
        self._lab: Any = None

    def warm(self) -> None:
        """Import in advance what the first check needs."""
        first = next(iter(course()))
        self.check(first.id, make_stub(first, SOLUTIONS, "en"))

    def check(self, exercise_id: str, source: str, answers: str = "[]") -> str:
        """Return the verdict on an exercise as JSON, in the shape of result files, with two more fields.

        `shown` is what the page says; `settled` are the predictions that are settled now, in both languages.
        `answers` are the events about predictions in the learner's log, as JSON. Raises KeyError for an unknown
        exercise.
        """
        exercise, path, side, watchdog = self._side(exercise_id, source)
        bench = Bench(exercise, side, reference_for(exercise, DEFAULT_SEED), DEFAULT_SEED, watchdog)
        verdict = assess([bench], self._diagnosis)
        (result,) = verdict.exercises
        messages = {
            one.check.key: explain_check(one, exercise, path, verdict.seed, "en").text()
            for function in result.functions
            for one in function.checks
            if one.failed
        }
        function_texts = {
            lang: [
                _function_texts(one, exercise, path, verdict.seed, lang) for one in result.functions
            ]
            for lang in LANGUAGES
        }
        settled = {lang: _settled(verdict, side, lang, json.loads(answers)) for lang in LANGUAGES}
        answer = {
            **as_json(verdict, __version__, messages),
            "shown": function_texts,
            "settled": settled,
        }
        return json.dumps(answer, ensure_ascii=False)

    def picture(self, exercise_id: str, source: str) -> str:
        """Return the picture of an exercise as JSON: `drawn`, a Vega-Lite specification by language, as `plot` has it.

        Where nothing can be drawn yet it has `nothing` instead: the sentences that say why, by language.
        """
        # Imported late, so that no check waits for it.
        from autograder.pictures.calls import PictureCalls
        from autograder.pictures.gallery import NothingToDraw, drawn_in

        exercise, _, side, watchdog = self._side(exercise_id, source)
        answer: dict[str, Any]
        try:
            answer = {
                "drawn": drawn_in(
                    PictureCalls(exercise, side, None, DEFAULT_SEED, watchdog), LANGUAGES
                )
            }
        except NothingToDraw as error:
            sentences = error.sentences
            answer = {
                "nothing": {lang: [render(one, lang) for one in sentences] for lang in LANGUAGES}
            }
        return json.dumps(answer, ensure_ascii=False)

    def lab(self, sources: str) -> str:
        """Make an untrained network from the functions in files, {exercise: text} as JSON; return its description.

        Where functions are missing it returns `missing`: [{functions, en, ko}] with the sentences that say why.
        """
        from autograder.site.lab import RECIPE, Lab

        for exercise_id, source in json.loads(sources).items():
            path = Path(course().exercise(exercise_id).filename)
            path.write_text(source, encoding="utf-8", newline="\n")
        self._lab = None
        watchdog = TabWatchdog(self._entered, self._report_line)
        lab = Lab(Path(), lambda exercise, path: TabSide(exercise, path, watchdog=watchdog))
        if lab.missing:
            return _missing(lab.missing)
        self._lab = lab
        digits = lab.digits
        about = {"sizes": RECIPE.sizes, "train": len(digits.x), "test": len(digits.x_test)}
        return json.dumps(about)

    def learn(self, seconds: float) -> str:
        """Train the network for about `seconds` seconds; return the progress as JSON."""
        return self._in_lab(lambda lab: lab.learn(seconds))

    def read(self, drawing: Any) -> str:
        """Return the network's reading of a drawing, given as bytes, as JSON; null for an empty drawing."""
        data = drawing.to_bytes() if hasattr(drawing, "to_bytes") else drawing
        return self._in_lab(lambda lab: lab.read(_drawn(data)))

    def sample(self, number: int) -> str:
        """Return the network's reading of one of the test digits as JSON."""
        return self._in_lab(lambda lab: lab.sample(number))

    def _in_lab(self, ask: Callable[[Any], Any]) -> str:
        from autograder.site.lab import NotBuilt

        if self._lab is None:  # the network was in a worker that was dropped
            return json.dumps({"lost": True})
        try:
            return json.dumps(ask(self._lab))
        except NotBuilt as error:
            self._lab = None
            return _missing({error.piece: error.sentences})

    def _side(self, exercise_id: str, source: str) -> tuple[Exercise, Path, TabSide, TabWatchdog]:
        """Write the learner's file, and return the side that runs its functions under a watchdog."""
        exercise = course().exercise(exercise_id)
        path = Path(exercise.filename)
        path.write_text(source, encoding="utf-8", newline="\n")
        watchdog = TabWatchdog(self._entered, self._report_line)
        return exercise, path, TabSide(exercise, path, watchdog=watchdog), watchdog


def _function_texts(
    function: FunctionResult, exercise: Exercise, path: Path, seed: int, lang: str
) -> dict[str, Any]:
    """Return the texts about a function for the page, in one language."""
    texts: dict[str, Any] = {
        "name": function.function.name,
        "line": line_of(path, function.function),
        "passed": sum(one.status == "correct" for one in function.checks),
        "checks": len(function.checks),
    }
    if function.status in ("wrong", "cannot_run"):
        explanation = explain_function(function, exercise, path, seed, lang)
        explanation.notes = [_in_tab(note, exercise, lang) for note in explanation.notes]
        texts |= asdict(explanation)
        texts["trouble_line"] = getattr(function.first_failed.trouble, "line", None)
    return texts


def _missing(missing: dict[str, list[Sentence]]) -> str:
    """Return as JSON why there is no network of the learner's functions."""
    from autograder.lab.pieces import PIECES

    missing_functions = [
        {
            "functions": PIECES[piece],
            **{lang: [render(one, lang) for one in sentences] for lang in LANGUAGES},
        }
        for piece, sentences in missing.items()
    ]
    return json.dumps({"missing": missing_functions}, ensure_ascii=False)


def _drawn(data: bytes) -> Any:
    import numpy as np

    from autograder.site.lab import DRAWN

    return np.frombuffer(data, dtype=np.uint8).reshape(DRAWN, DRAWN) / 255


def _settled(
    verdict: Verdict, side: TabSide, lang: str, events: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the predictions that the verdict settles, as texts for the page."""
    if not events:
        return []
    from autograder.learner.predictions import unsettled
    from quizzes.answers import flat

    return [
        {
            "question": one.question,
            "function": one.function,
            "right": one.right,
            # Without a call that shows the result, the question is repeated.
            "prompt": "" if one.gives else flat(one.prompt),
            "headline": one.headline(lang),
            "explanation": flat(one.explanation),
        }
        for one in unsettled(verdict, lambda exercise: side, lang, events)
    ]


def _in_tab(note: str, exercise: Exercise, lang: str) -> str:
    for terminal, tab in INSTEAD.items():
        if note == render(Sentence(terminal, {"exercise": exercise.short}), lang):
            return render(tab, lang)
    return note
