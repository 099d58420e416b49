"""Checks the learner's folder in a process of its own, which is abandoned when the file is saved again.

Where processes can fork, the child inherits everything imported, and the cached traces of misconceptions and
places. Elsewhere a spare process does the imports in advance.
"""

import contextlib
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from autograder import DEFAULT_SEED
from autograder.checking.check import Check
from autograder.commands.check import local_benches, selection
from autograder.commands.common import Context
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS, has_solutions
from autograder.course.stubs import solved_text
from autograder.grading.right_runs import KeptRightRuns
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.diagnosis.equal_code import code_of
from autograder.judging.engine import Bench, assess
from autograder.judging.reference import reference_for
from autograder.judging.verdict import CheckResult, ExerciseResult, FunctionResult, Verdict
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.learner.predictions import Settled, in_folder, unsettled
from autograder.learner.questions import has_question
from autograder.learner.record import record_verdict
from autograder.report.notices import Notices
from autograder.report.terminal import Screen, View, lacks_library, show_function, unfinished
from autograder.running import tensorflow
from autograder.running.local import LocalSide
from autograder.running.outcome import Unloadable


@dataclass(frozen=True)
class Shape:
    """The properties of the screen for which a child lays out its report."""

    width: int
    encoding: str
    color: bool


@dataclass
class AttemptReport:
    """The result of an attempt: the status of every function, the screen of the first failed one, settled predictions.

    One that is not final yet lacks what explains the first wrong function. `right` and `learned` are for the
    attempts that follow: what need not be checked again, and what our own wrong answers look like.
    """

    verdict: Verdict
    screen: str = ""
    settled: list[Settled] = field(default_factory=list)
    final: bool = True
    right: "Right" = field(default_factory=dict)
    learned: dict[Any, Any] = field(default_factory=dict)


Right = dict[tuple[str, str], tuple[tuple[str, ...], FunctionResult]]
"""Functions of Keras exercises that were right, with the code that they depend on: they are not trained again."""


class _SentNotices(Notices):
    """Sends the notices to the parent, which shows them."""

    def __init__(self, lang: str, connection: Any) -> None:
        super().__init__(lang, 2, sys.stderr)
        self.connection = connection
        self.interactive = True  # a person watches, so nothing is ended automatically

    def tell(self, sentence: Sentence) -> None:
        if "where" in sentence.fields:  # the learner need not press Ctrl-C here
            where = sentence.fields["where"]
            sentence = say("still {where}; a save begins anew, x leaves", where=where)
        self.connection.send(render(sentence, self.lang))

    def write(self, text: str) -> None:
        """Drop lines about single functions, since the screen shows all of them together."""


def _nothing() -> None:
    return None


def _light(verdict: Verdict) -> Verdict:
    """Return the verdict reduced to what crosses to another process: the status of each check, and load errors."""

    return replace(
        verdict,
        exercises=[
            ExerciseResult(result.exercise, [*map(_light_function, result.functions)])
            for result in verdict.exercises
        ],
    )


def _light_function(one: FunctionResult) -> FunctionResult:
    return FunctionResult(one.function, [*map(_light_check, one.checks)])


def _light_check(one: CheckResult) -> CheckResult:
    trouble = one.trouble if isinstance(one.trouble, Unloadable) else None
    check = Check(one.check.exercise, one.check.function, one.check.id, _nothing, ())
    return CheckResult(check, one.status, trouble=trouble)


def _drawn(context: Context, verdict: Verdict, shape: Shape) -> str:
    """Return the screen of the first function that is wrong or cannot run, unless one that is not started comes first."""
    for exercise, function in unfinished(verdict):
        if function.status == "not_started" or lacks_library(exercise):
            return ""
        stream = TextIOWrapper(BytesIO(), encoding=shape.encoding)
        screen = Screen(stream, shape.color or None, shape.width, context.plain)
        with screen.console.capture() as laid_out:
            # No command is shown, since saving the file is enough to be checked again.
            view = View(context.lang, context.shown_folder, again="")
            show_function(screen, exercise, function, view, verdict.seed, has_question)
        return laid_out.get()
    return ""


def _code(bench: Bench, function: str) -> tuple[str, ...] | None:
    """Return the code that a function of a Keras exercise depends on; None where it has to be checked anyway."""
    if bench.exercise.library is None:
        return None
    with contextlib.suppress(SyntaxError, ValueError, RecursionError):
        code = code_of(getattr(bench.student, "text", ""), function)
        return code.texts if code is not None else None
    return None


def _checked(
    benches: Sequence[Bench], select: Callable[[Check], bool], notices: Notices, before: Right
) -> tuple[Verdict, Right]:
    """Check all but the functions that were right before and are the same; return what is right now, too."""
    codes = {
        (bench.exercise.id, function.name): _code(bench, function.name)
        for bench in benches
        for function in bench.exercise.functions
    }
    unchanged = {
        key: before[key][1] for key in codes if key in before and before[key][0] == codes[key]
    }
    verdict = assess(
        benches,
        None,
        lambda check: select(check) and (check.exercise, check.function) not in unchanged,
        notices.on_result,
    )
    right: Right = {}
    for bench, result in zip(benches, verdict.exercises, strict=True):
        id = bench.exercise.id
        results = {one.function.name: one for one in result.functions}
        for name, one in results.items():
            code = codes[id, name]
            if one.status == "correct" and code is not None and code == _code(bench, name):
                right[id, name] = code, one
        results |= {name: one for (of, name), one in unchanged.items() if of == id}
        result.functions = [results[f.name] for f in bench.exercise.functions if f.name in results]
    return verdict, right


def _make_attempt(
    connection: Any, context: Context, ids: Sequence[str], shape: Shape, before: Right
) -> None:
    """Check, send the verdict, then what explains the first thing that is wrong, which takes longer."""
    exercises, select = selection(ids)
    known = set(_diagnosis().traces())
    notices = _SentNotices(context.lang, connection)
    benches = local_benches(exercises, context.folder, DEFAULT_SEED, notices)
    verdict, right = _checked(benches, select, notices, before)
    right = {key: (code, _light_function(one)) for key, (code, one) in right.items()}
    settled = list(unsettled(verdict, in_folder(context.folder), context.lang))
    failed = [one for one in verdict.exercises if any(f.status in FAILED for f in one.functions)]
    if failed:
        screen = _drawn(context, verdict, shape)
        connection.send(AttemptReport(_light(verdict), screen, settled, final=False, right=right))
        for bench, result in zip(benches, verdict.exercises, strict=True):
            if result is failed[0]:
                _diagnosis()(bench, result)
    # Recorded only now: without the explanation, the log would say that the mistake has no name.
    final = [one for one in verdict.exercises if one not in failed[1:]]
    record_verdict(replace(verdict, exercises=final))
    learned = {key: one for key, one in _diagnosis().traces().items() if key not in known}
    if all(one.library is None for one in exercises):
        learned = {}  # the parent finds those out by itself
    screen = _drawn(context, verdict, shape)
    connection.send(AttemptReport(_light(verdict), screen, settled, right=right, learned=learned))


FAILED = ("wrong", "cannot_run")
_diagnoses: list[Diagnosis] = []


def _diagnosis() -> Diagnosis:
    """Return the diagnosis. There is one for all attempts, so that children inherit its cached traces."""
    if not _diagnoses:
        _diagnoses.append(Diagnosis(SOLUTIONS, kept=KeptRightRuns()))
    return _diagnoses[0]


def _child(connection: Any, job: tuple[Any, ...] | None) -> None:
    """Make one attempt: the given job, or in a spare process the one that will be sent."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):  # output of C libraries must not reach the screen
        os.dup2(nowhere, descriptor)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        _make_attempt(connection, *(job or connection.recv()))


# Appended to a solution, so that every number that the function returns is wrong.
_WRONG = """

def _off(value):
    if isinstance(value, (list, tuple)):
        return type(value)(_off(one) for one in value)
    return value * 1.37 if hasattr(value, "dtype") or isinstance(value, float) else value


def _made_wrong(right):
    return lambda *args, **kwargs: _off(right(*args, **kwargs))


{name} = _made_wrong({name})
"""


def _meet_a_wrong_answer(exercise: Exercise, name: str) -> None:
    """Check a solution in which one function is wrong, so that the diagnosis caches the traces for it."""
    text = solved_text((SOLUTIONS / exercise.filename).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / exercise.filename
        path.write_text(text + _WRONG.format(name=name), encoding="utf-8")
        reference = reference_for(exercise, DEFAULT_SEED)
        bench = Bench(exercise, LocalSide(exercise, path), reference, DEFAULT_SEED)
        assess([bench], _diagnosis(), lambda check: check.function == name, lambda result: None)


FORKS = sys.platform not in ("win32", "darwin", "emscripten") and hasattr(os, "fork")


class Attempts:
    """Makes one attempt at a time; a new one replaces one that is still running."""

    def __init__(self, context: Context, shape: Shape) -> None:
        self.context = context
        self.shape = shape
        self.method: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
        self.process: Any = None
        self.connection: Any = None
        self.prepared: set[str] = set()
        self.right: Right = {}
        self.spare: tuple[Any, Any] | None = None
        if not FORKS:
            self.spare = self._started(None)

    def _started(self, job: tuple[Any, ...] | None) -> tuple[Any, Any]:
        ours, theirs = self.method.Pipe()
        process = self.method.Process(target=_child, args=(theirs, job), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def will_import(self, ids: Sequence[str]) -> bool:
        """Return whether `begin` imports TensorFlow first, which takes seconds."""
        return (
            FORKS
            and "tensorflow" not in sys.modules
            and tensorflow.installed()
            and _needs_tensorflow(self.context, ids)
        )

    def begin(self, ids: Sequence[str]) -> None:
        """Begin to check some exercises; abandon the running attempt."""
        self.abandon()
        job = (self.context, tuple(ids), self.shape, self.right)
        if FORKS:
            if self.will_import(ids):
                # Before the fork, once: a child that imports it would take seconds every time.
                with contextlib.suppress(ImportError):
                    tensorflow.import_quietly()
            self.process, self.connection = self._started(job)
            return
        self.process, self.connection = self.spare or self._started(None)
        self.connection.send(job)
        self.spare = self._started(None)

    def answer(self, seconds: float) -> AttemptReport | str | None:
        """Return the message that comes within some seconds: the report, a notice that something takes long, or None.

        Raises EOFError where the learner's code ended the process before a report.
        """
        if not self.connection.poll(seconds):
            return None
        answer: AttemptReport | str = self.connection.recv()
        if isinstance(answer, AttemptReport):
            self.right |= answer.right
            if FORKS:
                _diagnosis().learn(answer.learned)
        return answer

    def prepare(self, exercise: Exercise) -> bool:
        """Compute the traces for one more function in advance, so that later children inherit them.

        Returns whether there was something to do. It takes up to two seconds.
        """
        if not FORKS or exercise.library is not None or not has_solutions():
            return False
        for function in exercise.functions:
            if function.name not in self.prepared:
                self.prepared.add(function.name)
                with contextlib.suppress(Exception):  # only saves time; the checks work without it
                    _meet_a_wrong_answer(exercise, function.name)
                return True
        return False

    def abandon(self) -> None:
        """End the running attempt, even if it is in an endless loop."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.connection.close()
        self.process = None

    def close(self) -> None:
        """End everything."""
        self.abandon()
        if self.spare is not None:
            self.spare[0].kill()
            self.spare = None


def _needs_tensorflow(context: Context, ids: Sequence[str]) -> bool:
    return any(
        exercise.id in ids
        and exercise.library is not None
        and LocalSide(exercise, context.folder / exercise.filename).needs_library()
        for exercise in course()
    )
