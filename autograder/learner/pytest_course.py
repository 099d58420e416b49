"""A pytest run about the exercises: every check goes through the engine, and the course map replaces pytest's report."""

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
from autograder.course.state import language_of_run, use_copy
from autograder.judging.engine import Bench, now
from autograder.judging.reference import reference_for
from autograder.judging.verdict import CheckResult, Verdict
from autograder.language.errors import Unrecorded
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render, translate, width_of
from autograder.language.typed import as_typed, quoted
from autograder.learner.named import CannotSelect, TestSelection
from autograder.report.notices import Notices, watchdog_for
from autograder.running.guarded import MAX_PRINTED
from autograder.running.local import LocalSide
from autograder.running.outcome import Unloadable

RESULT = pytest.StashKey[CheckResult]()
SESSION = pytest.StashKey["CourseSession"]()


class CheckFailed(Exception):
    """Raised to pytest for a check that did not pass; the text is the verdict's sentence."""


class CourseSession:
    """The benches of one run, one for each exercise, and the results so far."""

    def __init__(self, config: pytest.Config, named: TestSelection) -> None:
        self.config = config
        self.named = named
        self.folder = exercises_folder(config, named)
        use_copy(self.folder)
        self.seed: int = config.getoption("--seed")
        self.lang = chosen_language(config)
        self.benches: dict[str, Bench] = {}
        self.results: dict[str, list[CheckResult]] = {}
        self.latest: CheckResult | None = None
        self.started = now()
        self.seconds = 0.0
        # pytest captures descriptor 2 while checks run; the copy still leads to the terminal.
        self.notices = Notices(self.lang, os.dup(2), sys.stderr)
        self.watchdog = watchdog_for(self.notices)

    def bench(self, exercise_id: str) -> Bench:
        """Return the bench of an exercise; its files are loaded at the first call."""
        if exercise_id not in self.benches:
            exercise = course().exercise(exercise_id)
            # pytest captures what a learner prints, and suspends that for breakpoint().
            student = LocalSide(
                exercise, self.folder / exercise.filename, capture=False, watchdog=self.watchdog
            )
            reference = reference_for(exercise, self.seed)
            self.benches[exercise_id] = Bench(
                exercise, student, reference, self.seed, self.watchdog
            )
        return self.benches[exercise_id]

    def add(self, result: CheckResult) -> None:
        """Store a result for the verdict."""
        self.results.setdefault(result.check.exercise, []).append(result)
        self.latest = result
        self.seconds += result.seconds
        self.notices.on_result(result)

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


def exercises_folder(config: pytest.Config, named: TestSelection) -> Path:
    """Return the folder of exercises that `--in`, a path, or the place where pytest runs, means."""
    option = config.getoption("--in")
    if named.folder is not None and not option:
        return named.folder
    start = Path(option) if option else Path(config.invocation_params.dir)
    if not start.is_dir():
        raise refusal(config, say("--in {folder}: there is no such folder", folder=option))
    folder = find_exercises(start)
    if option and (
        folder is None or start.resolve() not in (folder.resolve(), folder.resolve().parent)
    ):
        return start  # an empty folder counts as exercises of which nothing is started
    if folder is None:
        raise refusal(config, say("no exercises here: xor2mnist start DIR lays out a copy of them"))
    return folder


def refusal(config: pytest.Config, sentence: Sentence) -> pytest.UsageError:
    """Return the error with which pytest ends, in the reader's language."""
    return pytest.UsageError(as_typed(render(sentence, chosen_language(config))))


def chosen_language(config: pytest.Config) -> str:
    """Return the language of the screen."""
    from autograder.language.i18n import UnknownLanguage, readable_language

    try:
        return readable_language(language_of_run(config.getoption("--lang")), sys.stdout)
    except UnknownLanguage as error:
        raise pytest.UsageError(f"--lang {error}: the languages are en and ko") from None


def begin(config: pytest.Config, named: TestSelection) -> None:
    """Make this run one of checks, and replace pytest's reporter by ours."""
    session = config.stash[SESSION] = CourseSession(config, named)
    try:
        for exercise in course():
            reference_for(exercise, session.seed)
    except Unrecorded as error:
        raise pytest.UsageError(render(error.sentence, session.lang)) from None
    config.pluginmanager.register(sys.modules[__name__], __name__)
    standard = config.pluginmanager.getplugin("terminalreporter")
    if standard is not None and not config.getoption("collectonly"):
        config.pluginmanager.unregister(standard)
        config.pluginmanager.register(CourseReporter(config, sys.stdout), "terminalreporter")


def _fixture(name: str) -> Any:
    # The engine makes the arguments of a check; for pytest they need only be known names.
    @pytest.fixture(name=name)
    def placeholder() -> None:
        return None

    return placeholder


for _name in ("student", "reference", "draw", *MATERIALS):
    globals()[f"_fixture_{_name}"] = _fixture(_name)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let -k select a check by its function and its id too."""
    check = declared_check(getattr(item, "obj", None))
    if check is not None:
        item.extra_keyword_matches.update({check.function, check.id})
        # Otherwise pytest would read and compile sources for a traceback that is never shown.
        item.repr_failure = lambda excinfo, style=None: str(excinfo.value)  # type: ignore[method-assign]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep only the selected checks, for example those of `ex01_sigmoid.py::sigmoid`."""
    session = config.stash.get(SESSION, None)
    if session is None or not session.named.words:
        return
    checks = {item: declared_check(getattr(item, "obj", None)) for item in items}
    names = {item: getattr(item, "originalname", item.name) for item in items}
    try:
        session.named.refuse_unknown(
            [(check, names[item]) for item, check in checks.items() if check]
        )
    except CannotSelect as error:
        raise refusal(config, error.sentence) from None
    selected = [
        item for item, check in checks.items() if check and session.named.wants(check, names[item])
    ]
    others = [item for item in items if item not in selected]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = selected


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
    """Attach the output that pytest captured during a check to the call that printed it."""
    report = yield
    result = item.stash.get(RESULT, None)
    if result is not None and report.when == "call" and report.failed and result.calls:
        last = result.calls[-1]
        if last.outcome is not None and not isinstance(last.outcome, Unloadable):
            last.outcome = replace(last.outcome, printed=report.capstdout[:MAX_PRINTED])
    return report


class CourseReporter(TerminalReporter):  # type: ignore[misc]
    """Shows the course map and the first unfinished thing instead of dots and tracebacks.

    With -v every check gets a line before that, under the name by which pytest selects it; a function that is not
    started has one line for all its checks.
    """

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Print no header."""
        self._session = session
        self._not_begun: set[str] = set()

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
        session = self.config.stash[SESSION]
        if self.verbosity > 0 and report.when == "call" and session.latest is not None:
            self._show_check(session, session.latest)

    def _show_check(self, session: CourseSession, result: CheckResult) -> None:
        from autograder.report.terminal import STATUS_STYLE, STATUS_TEXT

        check = result.check
        name = f"{course().exercise(check.exercise).filename}::{check.function}"
        if result.status != "not_started":
            name += f"::{check.id}"
        elif name in self._not_begun:
            return
        else:
            self._not_begun.add(name)
        text = translate(STATUS_TEXT[result.status], session.lang)
        style = {"dim": {}}.get(STATUS_STYLE[result.status], {STATUS_STYLE[result.status]: True})
        gap = " " * max(3, 78 - width_of(name) - width_of(text))
        self.write(name + gap)
        self.write_line(text, **style)

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
    if exitstatus == pytest.ExitCode.USAGE_ERROR:
        return  # pytest has already reported an error
    if not course_session.results:
        none = say("no check has this name: pytest --co lists them")
        reporter.write_line(as_typed(render(none, course_session.lang)))
        return
    from autograder.learner.invitations import invitations
    from autograder.learner.predictions import in_folder, show_settled, unsettled
    from autograder.learner.questions import has_question
    from autograder.report.terminal import Screen, View, show_verdict

    color = {"yes": True, "no": False}.get(session.config.getoption("color"))
    screen = Screen(reporter._tw._file, color)
    folder = course_session.folder
    near = find_exercises(Path.cwd())
    is_near = near is not None and near.resolve() == folder.resolve()
    where = "" if is_near else f" --in {quoted(shown_folder(folder))}"
    view = View(course_session.lang, shown_folder(folder), where=where)
    verdict = course_session.verdict()
    if reporter.verbosity > 0:
        reporter.write_line("")
    record_passed(verdict)
    show_verdict(screen, verdict, view, has_question)
    for settled in unsettled(verdict, in_folder(course_session.folder), course_session.lang):
        reporter.write_line("")
        show_settled(settled, course_session.lang, reporter._tw._file)
    for sentence in invitations(verdict):
        screen.line(as_typed(render(sentence, view.lang)))


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
