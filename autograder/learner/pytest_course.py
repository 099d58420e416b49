"""A pytest run that is about the exercises: every check goes through the engine, and the course
map takes the place of pytest's report.
"""

import os
import sys
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from _pytest.terminal import TerminalReporter

from autograder.checking.check import Check, declared_check
from autograder.checking.materials import MATERIALS
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS, find_exercises
from autograder.judging.engine import Bench, now
from autograder.judging.reference import reference_for
from autograder.judging.verdict import CheckResult, Verdict
from autograder.language.errors import Unrecorded
from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.report.notices import Notices, watchdog_for
from autograder.running.guarded import MAX_PRINTED
from autograder.running.local import LocalSide
from autograder.running.outcome import Unloadable

RESULT = pytest.StashKey[CheckResult]()
SESSION = pytest.StashKey["CourseSession"]()


class CheckFailed(Exception):
    """A check did not pass; the text is the verdict's sentence."""


class CourseSession:
    """The benches of one run, one an exercise, and the results so far."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.folder = exercises_folder(config)
        self.seed: int = config.getoption("--seed")
        self.lang = chosen_language(config)
        self.benches: dict[str, Bench] = {}
        self.results: dict[str, list[CheckResult]] = {}
        self.started = now()
        self.seconds = 0.0
        # pytest captures descriptor 2 while checks run; the copy still leads to the terminal.
        self.notices = Notices(self.lang, os.dup(2), sys.stderr)
        self.watchdog = watchdog_for(self.notices)

    def bench(self, exercise_id: str) -> Bench:
        """Return the bench of an exercise; its files are loaded at the first call."""
        if exercise_id not in self.benches:
            exercise = course().exercise(exercise_id)
            # pytest captures what a learner prints, and steps aside for breakpoint().
            student = LocalSide(
                exercise, self.folder / exercise.filename, capture=False, watchdog=self.watchdog
            )
            reference = reference_for(exercise, self.seed)
            self.benches[exercise_id] = Bench(
                exercise, student, reference, self.seed, self.watchdog
            )
        return self.benches[exercise_id]

    def add(self, result: CheckResult) -> None:
        """Keep a result for the verdict."""
        self.results.setdefault(result.check.exercise, []).append(result)
        self.seconds += result.seconds
        self.notices.seen(result)

    def verdict(self) -> Verdict:
        """Return the verdict of everything that ran, named where a name fits."""
        from autograder.judging.diagnosis import Diagnosis

        self.notices.flush()
        diagnose = Diagnosis(SOLUTIONS)
        exercises = []
        for exercise in course():
            if exercise.id in self.results:
                bench = self.benches[exercise.id]
                result = bench.exercise_result(self.results[exercise.id])
                diagnose(bench, result)
                exercises.append(result)
        return Verdict(exercises, self.seed, self.started, self.seconds)


def exercises_folder(config: pytest.Config) -> Path:
    """Return the folder of exercises that `--in`, or the place where pytest runs, means."""
    asked = config.getoption("--in")
    start = Path(asked) if asked else Path(config.invocation_params.dir)
    if not start.is_dir():
        raise _refusal(config, "--in {folder}: there is no such folder", folder=asked)
    found = find_exercises(start)
    if asked and (
        found is None or start.resolve() not in (found.resolve(), found.resolve().parent)
    ):
        return start  # an empty folder is a submission of which nothing is started
    if found is None:
        raise _refusal(config, "no exercises here: xor2mnist start DIR lays out a copy of them")
    return found


def _refusal(config: pytest.Config, text: str, **fields: Any) -> pytest.UsageError:
    return pytest.UsageError(render(say(text, **fields), chosen_language(config)))


def chosen_language(config: pytest.Config) -> str:
    """Return the language of the screen."""
    from autograder.language.i18n import UnknownLanguage, choose_language, readable_language

    try:
        return readable_language(choose_language(config.getoption("--lang")), sys.stdout)
    except UnknownLanguage as error:
        raise pytest.UsageError(f"--lang {error}: the languages are en and ko") from None


def begin(config: pytest.Config) -> None:
    """Make this run one of checks, and put our reporter in the place of pytest's."""
    session = config.stash[SESSION] = CourseSession(config)
    try:
        for exercise in course():
            reference_for(exercise, session.seed)
    except Unrecorded as error:
        raise pytest.UsageError(render(error.sentence, session.lang)) from None
    config.pluginmanager.register(sys.modules[__name__], __name__)
    standard = config.pluginmanager.getplugin("terminalreporter")
    plain = config.getoption("collectonly") or config.getoption("verbose") > 0
    if standard is not None and not plain:
        config.pluginmanager.unregister(standard)
        config.pluginmanager.register(CourseReporter(config, sys.stdout), "terminalreporter")


def _fixture(name: str) -> Any:
    # The engine makes what a check asks for; to pytest these are only names.
    @pytest.fixture(name=name)
    def given() -> None:
        return None

    return given


for _name in ("student", "reference", "draw", *MATERIALS):
    globals()[f"_fixture_{_name}"] = _fixture(_name)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let -k select a check by its function and its id too."""
    check = declared_check(getattr(item, "obj", None))
    if check is not None:
        item.extra_keyword_matches.update({check.function, check.id})
        # pytest would read and compile sources to show a traceback that nobody gets to see.
        item.repr_failure = lambda excinfo, style=None: str(excinfo.value)  # type: ignore[method-assign]


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a check through the engine; any other test is pytest's own."""
    check = declared_check(pyfuncitem.obj)
    session = pyfuncitem.config.stash.get(SESSION, None)
    if check is None or session is None:
        return None
    bench = session.bench(check.exercise)
    result = bench.run(check)
    session.add(result)
    pyfuncitem.stash[RESULT] = result
    if result.status != "correct":
        failure = CheckFailed(_sentence(session, bench.exercise, check, result))
        error = getattr(bench.student, "error", None)
        if error is not None and result.status == "cannot_run":
            # For --pdb: the traceback leads into the learner's own frame.
            raise failure.with_traceback(error.__traceback__) from error
        raise failure
    return True


def _sentence(session: CourseSession, exercise: Exercise, check: Check, result: CheckResult) -> str:
    from autograder.report.explain import explain_check

    path = session.folder / exercise.filename
    if result.status == "not_started":
        return f"{check.function}: not started"
    return explain_check(result, exercise, path, session.seed, session.lang).text()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Generator[None, Any, Any]:
    """Hand what pytest captured while a check ran to the call that printed it."""
    report = yield
    result = item.stash.get(RESULT, None)
    if result is not None and report.when == "call" and report.failed and result.calls:
        last = result.calls[-1]
        if last.outcome is not None and not isinstance(last.outcome, Unloadable):
            last.outcome = replace(last.outcome, printed=report.capstdout[:MAX_PRINTED])
    return report


class CourseReporter(TerminalReporter):  # type: ignore[misc]
    """Shows the course map and the first unfinished thing instead of dots and tracebacks."""

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Print no header."""
        self._session = session

    def pytest_collection(self) -> None:
        """Print no progress of the collection."""

    def report_collect(self, final: bool = False) -> None:
        """Print no count of what was collected."""

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Print nothing."""

    def pytest_runtest_logstart(self, nodeid: str, location: Any) -> None:
        """Print nothing."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count the report; pytest's exit status follows from it."""
        if report.when == "call" or report.failed:
            category = "passed" if report.passed else "failed"
            self._add_stats(category, [report])

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Print nothing."""

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(
        self, session: pytest.Session, exitstatus: int
    ) -> Generator[None, Any, Any]:
        """Print the screen once everything has run."""
        result = yield
        show_screen(self, session, int(exitstatus))
        return result

    def pytest_unconfigure(self) -> None:
        """Print nothing."""


def show_screen(reporter: CourseReporter, session: pytest.Session, exitstatus: int) -> None:
    """Print the verdict, or why there is none."""
    course_session = session.config.stash[SESSION]
    errors = reporter.stats.get("error", [])
    if errors:
        reporter.summary_errors()
        return
    if exitstatus == pytest.ExitCode.INTERRUPTED:
        reporter.write_line("stopped")
    if not course_session.results:
        reporter.write_line("no check has this name: pytest --co lists them")
        return
    from autograder.language.i18n import render
    from autograder.learner.invitations import invitations
    from autograder.learner.questions import has_question, predicted
    from autograder.report.terminal import Screen, View, show_verdict

    color = {"yes": True, "no": False}.get(session.config.getoption("color"))
    screen = Screen(reporter._tw._file, color)
    view = View(course_session.lang, shown_folder(course_session.folder))
    verdict = course_session.verdict()
    record_passed(verdict)
    show_verdict(screen, verdict, view, has_question, predicted)
    for sentence in invitations(verdict):
        screen.line(render(sentence, view.lang))


def shown_folder(folder: Path) -> Path:
    """Return the folder as a person in this directory would write it."""
    try:
        return folder.resolve().relative_to(Path.cwd())
    except ValueError:
        return folder


def record_passed(verdict: Verdict) -> None:
    """Note in the learner's progress what was checked."""
    from autograder.learner.record import record_verdict

    record_verdict(verdict)
