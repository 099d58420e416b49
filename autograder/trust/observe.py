"""Runs the checks of one function on all its subjects (solution, right answers, misconceptions, mutants), seed by seed.

The results are plain data, so that they can cross from a process of the pool.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.checking.check import Check, checks_of
from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS
from autograder.judging.diagnosis import Diagnosis, Trace, same, trace_of
from autograder.judging.engine import Bench
from autograder.judging.verdict import CheckResult
from autograder.misconceptions import Misconception
from autograder.running.local import LocalSide
from autograder.running.proxy import Side
from autograder.trust.explained import Explained, Sources, explained
from autograder.trust.mutants import FRESH
from autograder.trust.subjects import Kind, Subject, subjects_of


@dataclass(frozen=True)
class Observation:
    """The result of one subject at one seed.

    `failed` are the checks of the function that rejected it: all of them, or only the first if `complete` is false.
    `elsewhere` are those of other functions, which run only if its own accept it. `crash` is an exception of the
    checks themselves.
    """

    kind: Kind
    subject: str
    seed: int
    failed: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    name: str | None = None
    complete: bool = True
    crash: str = ""
    measured: int = 0


@dataclass(frozen=True)
class ObservationCost:
    """The cost of observing a function in seconds of CPU."""

    seconds: float


@dataclass(frozen=True)
class Apart:
    """At one seed, `check` is the only one that distinguishes two misconceptions; None if no check does."""

    seed: int
    check: str | None
    pair: tuple[str, str]


@dataclass(frozen=True)
class TrustUnit:
    """A piece of work: a function, its seeds, and how deep to look.

    At the first `deep` seeds every check of the function runs and every mutant is diagnosed; at later seeds a
    mutant's checks stop at the first that rejects it. `skip` names subjects that did not return, `done` what was
    observed before one of them: (seed, subject), or (seed, "") for a finished seed. `explain` says the mutants of
    which programs are explained besides, once and at the learner's seed; of a Keras exercise, where a mutant takes
    a second, only those of the solution.
    """

    exercise: str
    function: str
    seeds: tuple[int, ...]
    deep: int
    skip: frozenset[str] = frozenset()
    done: frozenset[tuple[int, str]] = frozenset()
    explain: Sources = "none"


class _ObservedDiagnosis(Diagnosis):
    """A diagnosis that calls `tell` before everything it runs, since the traces of a seed may take minutes."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__(SOLUTIONS)
        self.tell = tell

    def trace(self, one: Misconception, check: Check, seed: int, equal: bool = False) -> Trace:
        self.tell()
        return super().trace(one, check, seed, equal)


class Observer:
    """Observes one function; caches between seeds what can be used again.

    `tell` is called before every run of a check.
    """

    def __init__(self, unit: TrustUnit, tell: Callable[[], None]) -> None:
        self.unit = unit
        self.tell = tell
        self.exercise = course().exercise(unit.exercise)
        checks = checks_of(self.exercise)
        self.own = [check for check in checks if check.function == unit.function]
        self.others = [check for check in checks if check.function != unit.function]
        if self.exercise.library is not None:
            # The functions of a Keras exercise do not call each other, and running all their checks takes seconds.
            self.others = []
        self.reference: Side = LocalSide(self.exercise, SOLUTIONS / self.exercise.filename)
        self._order: dict[str, list[Check]] = {}

    def _judge(self, bench: Bench, checks: Sequence[Check], shallow: bool) -> list[CheckResult]:
        results = []
        for check in checks:
            self.tell()
            results.append(bench.run(check))
            if shallow and results[-1].status != "correct":
                break
        return results

    def look(
        self, subject: Subject, side: LocalSide, seed: int, diagnosis: Diagnosis | None
    ) -> Observation:
        """Run the checks on one subject at one seed; name it if there is a diagnosis."""
        deep = diagnosis is not None or subject.kind in ("solution", "right")
        # The check that rejected it at the previous seed runs first, since it probably rejects it again.
        order = self._order.setdefault(subject.name, list(self.own))
        bench = Bench(self.exercise, side, self.reference, seed)
        try:
            results = self._judge(bench, self.own if deep else order, shallow=not deep)
            failed = [result for result in results if result.status != "correct"]
            elsewhere: list[CheckResult] = []
            if not failed and subject.kind != "solution":
                rejected = self._judge(bench, self.others, shallow=subject.kind != "right")
                elsewhere = [result for result in rejected if result.status != "correct"]
            name = None
            if failed and diagnosis is not None:
                (function,) = bench.exercise_result(results).functions
                named = diagnosis.name(bench, function)
                name = named.name if named is not None and named.certain else None
        except Exception as error:
            return Observation(
                subject.kind, subject.name, seed, (), crash=f"{type(error).__name__}: {error}"
            )
        if failed and not deep:
            order.remove(failed[-1].check)
            order.insert(0, failed[-1].check)
        return Observation(
            subject.kind,
            subject.name,
            seed,
            tuple(result.check.id for result in failed),
            tuple(result.check.key for result in elsewhere),
            name,
            complete=deep,
            measured=sum(m.tolerance > 0 for result in results for m in result.measures),
        )

    def apart(self, seed: int, sides: dict[str, LocalSide]) -> Iterator[Apart]:
        """Yield the pairs of misconceptions that only one check, or none, distinguishes."""
        traces: dict[str, list[Trace]] = {}
        for name, side in sides.items():
            bench = Bench(self.exercise, side, self.reference, seed)
            traces[name] = list(map(trace_of, self._judge(bench, self.own, shallow=False)))
        random = next(f.random for f in self.exercise.functions if f.name == self.unit.function)
        names = list(sides)
        for k, first in enumerate(names):
            for second in names[k + 1 :]:
                telling = []
                for check, a, b in zip(self.own, traces[first], traces[second], strict=True):
                    if not same(a, b, random):
                        telling.append(check.id)
                    if len(telling) > 1:
                        break
                if len(telling) < 2:
                    yield Apart(seed, telling[0] if telling else None, (first, second))


def observe(
    unit: TrustUnit, begin: Callable[[str], None] = lambda _: None
) -> Iterator[Observation | Apart | Explained | ObservationCost]:
    """Look at one function at every seed of a unit.

    `begin` is called with the subject before each of its runs, so it must be quick.
    """
    began = time.process_time()
    if unit.function in FRESH:
        with tempfile.TemporaryDirectory(prefix="xor2mnist-") as folder:
            yield from _observe(unit, begin, Path(folder))
    else:
        yield from _observe(unit, begin, None)
    exercise = course().exercise(unit.exercise)
    known = unit.skip | {subject for _, subject in unit.done}
    sources = unit.explain if exercise.library is None or unit.explain == "none" else "solution"
    yield from explained(exercise, unit.function, sources, begin, known)
    yield ObservationCost(time.process_time() - began)


def _observe(
    unit: TrustUnit, begin: Callable[[str], None], folder: Path | None
) -> Iterator[Observation | Apart]:
    label = ""
    observer = Observer(unit, lambda: begin(label))
    subjects = [
        subject
        for subject in subjects_of(observer.exercise, unit.function, folder)
        if f"{subject.kind}: {subject.name}" not in unit.skip
    ]
    sides: dict[int, LocalSide] = {}
    for place, seed in enumerate(unit.seeds):
        if (seed, "") in unit.done:
            continue
        # A new diagnosis for each seed, since the traces of all misconceptions at all seeds would fill the memory.
        diagnosis = _ObservedDiagnosis(observer.tell)
        # Its reference computes each result once for all subjects.
        observer.reference = diagnosis.reference(observer.exercise)
        for number, subject in enumerate(subjects):
            label = f"{subject.kind}: {subject.name}"
            if (seed, label) in unit.done:
                continue
            observer.tell()
            if number not in sides:
                try:
                    sides[number] = subject.make()
                except Exception as error:  # for example a mutant that is no valid Python
                    reason = f"{type(error).__name__}: {error}"
                    yield Observation(subject.kind, subject.name, seed, (), crash=reason)
                    continue
            named = subject.kind == "misconception" or place < unit.deep
            yield observer.look(subject, sides[number], seed, diagnosis if named else None)
        if place < unit.deep:
            wrong = {
                subject.name: sides[number]
                for number, subject in enumerate(subjects)
                if subject.kind == "misconception" and number in sides
            }
            yield from observer.apart(seed, wrong)
