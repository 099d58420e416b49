"""The values that right programs compute in the calls of a check: the solution and the bank of right answers."""

import ast
import math
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from autograder.course.catalogue import Exercise
from autograder.course.paths import RIGHT_ANSWERS, SOLUTIONS
from autograder.judging.places.kept_form import kept_form, run_of
from autograder.judging.places.recorded import recorded_name
from autograder.judging.places.right_run import CallsKey, RightRun, RightStream
from autograder.judging.places.trace import ExpressionTrace
from autograder.judging.places.values import Known, Taken, pieces
from autograder.running.local import LocalSide
from autograder.running.outcome import Outcome, Raised, Returned
from autograder.running.plain import Handle
from autograder.running.recorder import Enough, Recorder
from autograder.running.source import outline, read_source
from autograder.running.watched import Calls, WatchedExecutor
from autograder.running.watching import WATCH, Expression, expressions_of, watched_code

# Running more right answers would take more time than it is worth.
MOST_ANSWERS = 14
# Of large arrays fewer answers say as much: no more are run once those that were have computed so many bytes.
LEAST_ANSWERS = 4
MOST_BYTES_OF_ANSWERS = 8 * 2**20
# For each exercise. What large matrices are drawn into may take 40 MB a call.
MOST_BYTES = 16 * 2**20
# Whether SciPy is installed must not decide which values are right; and it takes a second to import.
WITHOUT_SCIPY = {
    "from scipy import special\n": "from autograder.right_answers import special\n",
    "from scipy.special import": "from autograder.right_answers.special import",
}


_IMPORTS = ast.Import | ast.ImportFrom
_Program = tuple[WatchedExecutor, Sequence[Expression]]


class KeptRuns(Protocol):
    """Where runs of right programs are kept, in recorded form, by name."""

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name, or None."""

    def keep(self, name: str, data: bytes) -> None:
        """Keep a run."""


class RightPrograms:
    """The right programs of one exercise, watched.

    Of their runs, the last ones that were used are kept in memory, of at most `most_bytes` of values.
    """

    def __init__(
        self,
        exercise: Exercise,
        solutions: Path = SOLUTIONS,
        kept: "KeptRuns | None" = None,
        most_bytes: float = MOST_BYTES,
    ) -> None:
        self.exercise = exercise
        self._kept = kept
        self._most_bytes = most_bytes
        self.path = solutions / exercise.filename
        text = read_source(self.path)
        self.text = text if isinstance(text, str) else ""
        self.runs: dict[CallsKey, RightRun] = {}
        self._solved: dict[CallsKey, Outcome | None] = {}
        self._loaded: dict[int | None, _Program] = {}
        # From how many numbers in the arguments and results of some functions an answer reports more than is stored.
        self._too_large: dict[tuple[int | None, frozenset[str]], int] = {}
        self.solution = LocalSide(exercise, self.path)

    def knows(self, key: CallsKey) -> bool:
        """Return whether right programs can be run in these calls.

        The solution alone would not do: what it computes otherwise than a submission would count as wrong.
        """
        return bool(self.text) and _bank_path(self.exercise.id).is_file()

    def run(self, key: CallsKey, calls: Calls, relative: float) -> RightRun:
        """Return the values of right programs in some calls; `key` is the key of these calls in the cache."""
        run = self.runs.pop(key, None)
        if run is None:
            name = f"{recorded_name(key)}/{relative}"
            run = self._read(name)
            if run is None:
                run = self._run(calls, relative)
                self._keep(name, run)
            self._make_room(run.size)
        self.runs[key] = run  # at the end, as the one that was used last
        return run

    def _make_room(self, size: int) -> None:
        """Drop the runs that were not used for the longest time, until another one has room."""
        taken = size + sum(run.size for run in self.runs.values())
        while self.runs and taken > self._most_bytes:
            taken -= self.runs.pop(next(iter(self.runs))).size

    def _read(self, name: str) -> RightRun | None:
        data = self._kept.read(name) if self._kept is not None else None
        if data is None:
            return None
        try:
            return run_of(data)
        except ValueError:
            return None

    def _keep(self, name: str, run: RightRun) -> None:
        if self._kept is not None:
            with suppress(ValueError):  # values that only one process can hold, such as models
                self._kept.keep(name, kept_form(run))

    @cached_property
    def _bank(self) -> "_WatchedAnswers | None":
        return _bank(self.exercise.id) if self.text else None

    def result(self, name: str, args: tuple[Any, ...]) -> Outcome | None:
        """Return what the solution's function gives."""
        return self.solution.call(name, args, {})

    def solved(self, key: CallsKey, calls: Calls) -> Outcome | None:
        """Return what the solution gives in the last of some calls, None where it does not get there."""
        if key not in self._solved:
            self.solution.begin("", 0)
            outcome: Outcome | None = None
            for name, args, kwargs in calls:
                outcome = self.solution.call(name, args, kwargs)
                if not isinstance(outcome, Returned):
                    outcome = None
                    break
            self._solved[key] = outcome
        return self._solved[key]

    def _programs(
        self, called: frozenset[str], used: frozenset[str], most: int
    ) -> Iterator[tuple[int | None, WatchedExecutor, Sequence[Expression]]]:
        """Yield the solution and the bank's answers to the functions called, then those to functions that these use.

        Each has its number before it, as `_program` takes it.
        """
        yield None, *self._program(None)
        answers = self._bank.answers if self._bank is not None else []
        fitting = [n for n, functions in enumerate(answers) if called & functions.keys()]
        fitting += [n for n, one in enumerate(answers) if used & one.keys() and n not in fitting]
        for number in fitting[: most - 1]:
            yield number, *self._program(number)

    def _program(self, number: int | None) -> _Program:
        """Return an answer of the bank by its number, or the solution; it is loaded once."""
        if number not in self._loaded:
            side = WatchedExecutor(self.exercise, self.path, self.text)
            expressions: Sequence[Expression] = expressions_of(self.text, frozenset())
            if number is not None and self._bank is not None:
                side.replace(self._bank.answers[number])
                side.recorder, expressions = self._bank.recorder, self._bank.expressions
            self._loaded[number] = side, expressions
        return self._loaded[number]

    def _run(self, calls: Calls, relative: float) -> RightRun:
        called = frozenset(name for name, _, _ in calls)
        uses = outline(self.text).uses
        used = frozenset[str]().union(*(uses.get(name, frozenset()) for name in called))
        # For a random function only programs that draw in the same order compute the same values.
        random = any(one.random for one in self.exercise.functions if one.name in called)
        most = MOST_ANSWERS * (3 if random else 1)
        known = Known(relative)
        run = RightRun(known, [], [[] for _ in calls])
        traces: list[ExpressionTrace] = []
        computed = size = 0
        for number, side, expressions in self._programs(called, used, most):
            if size >= self._too_large.get((number, called), math.inf):
                continue
            try:
                outcomes, events = side.again(calls)
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                continue
            if len(outcomes) < len(calls) or not all(isinstance(o, Returned) for o in outcomes):
                if any(isinstance(o, Raised) and o.type == Enough.__name__ for o in outcomes):
                    self._too_large[number, called] = size
                continue
            if number is None:
                given_back = [o.value for o in outcomes if isinstance(o, Returned)]
                size = sum(int(np.size(one)) for one in pieces([list(calls), given_back]))
            trace = ExpressionTrace(expressions, events)
            if self._agrees(run, outcomes, calls, relative):
                traces.append(trace)
            computed += sum(getattr(value, "nbytes", 0) for _, value in events)
            if len(traces) >= LEAST_ANSWERS and computed > MOST_BYTES_OF_ANSWERS:
                break
        for _, args, kwargs in calls:
            for value in (*args, *kwargs.values()):
                for piece in pieces(value):
                    if not isinstance(piece, str) and _numbers(piece):
                        known.add(piece)
        for trace in traces:
            self._take(run, trace)
        for result in run.results[-1] if run.results else []:
            self._take_result(run, result)
        return run

    def _take_result(self, run: RightRun, result: Any) -> None:
        """Add the parts of a result as streams of right values, even trivial ones."""
        for part in result if isinstance(result, tuple) else (result,):
            if isinstance(part, Handle) or part is None:
                continue
            token = run.known.token([part])
            run.streams.append(RightStream(None, [part], frozenset(), None, token))
            if isinstance(part, list) and len(part) > 1:
                token = run.known.token(part)
                run.streams.append(RightStream(None, part, frozenset(), None, token))

    def _agrees(
        self, run: RightRun, outcomes: list[Outcome], calls: Calls, relative: float
    ) -> bool:
        """Add the results of a right program; return whether they equal those of the solution."""
        from autograder.judging.places.results import agree

        values = [outcome.value for outcome in outcomes if isinstance(outcome, Returned)]
        unknown: list[bool] = []
        for (name, _, _), value, results in zip(calls, values, run.results, strict=True):
            function = next(one for one in self.exercise.functions if one.name == name)
            if results and not function.random and not agree(results[0], value, 100 * relative):
                return False
            unknown.append(not any(agree(one, value, relative) for one in results))
        for is_new, value, results in zip(unknown, values, run.results, strict=True):
            if is_new:
                results.append(value)
        return True

    def _take(self, run: RightRun, trace: ExpressionTrace) -> None:
        taken: dict[int, list[Taken]] = {}
        for number, value in trace.events:
            taken.setdefault(number, []).append(run.known.take(value))
        classes = {number: several[-1].own for number, several in taken.items()}
        run.programs.update({one for one in classes.values() if one is not None})
        for number, watched in trace.streams.items():
            if all(one.trivial for one in taken[number]):
                continue
            expression = trace.expressions[number]
            operands = frozenset(
                one for one in (classes.get(op) for op in expression.operands) if one is not None
            )
            token = tuple(one.token for one in taken[number])
            own = classes.get(number)
            stream = RightStream(expression.shape, watched.values, operands, own, token)
            if own is not None and expression.into is not None:
                run.stored.add(own)
            if own is not None:
                run.made_of.setdefault(own, set()).update(operands - {own})
            if (token, operands) not in run.stream_keys:
                run.stream_keys.add((token, operands))
                run.streams.append(stream)


def _numbers(value: Any) -> bool:
    kind = getattr(getattr(value, "dtype", None), "kind", None)
    return kind in ("b", "i", "u", "f") or isinstance(value, int | float)


@dataclass
class _WatchedAnswers:
    """The bank's right answers of an exercise, watched together."""

    answers: list[dict[str, Callable[..., Any]]]
    expressions: Sequence[Expression]
    recorder: Recorder


def _is_here(node: ast.Import | ast.ImportFrom) -> bool:
    """Return whether what is imported is installed."""
    if isinstance(node, ast.ImportFrom) and node.level:
        return False
    names = (
        [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
    )
    return all(find_spec(name.partition(".")[0]) is not None for name in names)


def _bank_path(exercise_id: str) -> Path:
    return RIGHT_ANSWERS / f"{exercise_id}.py"


@lru_cache(maxsize=16)
def _bank(exercise_id: str) -> _WatchedAnswers | None:
    """Return the bank of right answers; None where it is missing, as in a copy without solutions."""
    path = _bank_path(exercise_id)
    if not path.is_file():
        return None
    answers: list[dict[str, Callable[..., Any]]] = []

    def right(of: str, why: str, together_with: Any = None) -> Callable[[Any], Any]:
        def register(answer: Any) -> Any:
            answers.append({of: answer, **(together_with or {})})
            return answer

        return register

    text = path.read_text(encoding="utf-8")
    for theirs, ours in WITHOUT_SCIPY.items():
        text = text.replace(theirs, ours)
    lines = text.splitlines(keepends=True)
    # An answer whose import is missing raises where it is called, and is left out there.
    for node in ast.parse(text).body:
        if isinstance(node, _IMPORTS) and not _is_here(node):
            begin, end = node.lineno - 1, node.end_lineno or node.lineno
            lines[begin:end] = ["\n"] * (end - begin)
    text = "".join(lines)
    module = types.ModuleType(f"watched_right_answers_{exercise_id}")
    recorder = Recorder()
    module.__dict__.update({"right": right, WATCH: recorder})
    sys.modules[module.__name__] = module
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(watched_code(text, str(path), frozenset()), module.__dict__)
    return _WatchedAnswers(answers, expressions_of(text, frozenset()), recorder)
