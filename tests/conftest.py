"""What every test of the kit needs: a progress folder and a language of its own."""

import functools
import gc
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import forked
import one_thread  # noqa: F401
import pytest
from made import another_days
from places import SOLUTIONS

from autograder.course.catalogue import all_functions, course
from autograder.judging.diagnosis import Diagnosis
from autograder.misconceptions import misconceptions_of

# Fixtures that work with a program that pip does not install.
PROGRAMS = {
    "browser": ("chromium", "google-chrome"),
    "node": ("node",),
    "node_program": ("node",),
    "gift": ("npm",),
    "papa": ("npm",),
    "axe": ("npm",),
    # Debian keeps the server's programs off the path.
    "postgresql": (
        "PostgreSQL",
        "initdb",
        *map(str, Path("/usr/lib").glob("postgresql/*/bin/initdb")),
    ),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the choice of the long tests."""
    parser.getgroup("xor2mnist").addoption(
        "--long", action="store_true", help="the long tests alone, which CI runs after the others"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let Ctrl-C reach what the tests start: in the background of a shell it is ignored by all."""
    config.addinivalue_line("markers", "long: takes minutes; run where it is named, and by --long")
    config.addinivalue_line(
        "markers", "turns(days): by --long each of its cases has its turn once in so many days"
    )
    # Pages that are made once for many tests ask the first variant of every question as well.
    os.environ["XOR2MNIST_LEARNER"] = ""
    # Which share of a bank has its turn; the processes of xdist inherit it.
    os.environ.setdefault("XOR2MNIST_DAY", str(int(time.time() // 86_400)))
    # Some images set it. Then each of the hundreds of processes that tests start would compile the kit anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_report_header(config: pytest.Config) -> str:
    """Say which day's share of the banks is taken, so that it can be taken again."""
    if os.environ.get("BANKS") == "all":
        return "the banks: all of them"
    day = os.environ["XOR2MNIST_DAY"]
    return f"the banks: the share of day {day}; XOR2MNIST_DAY={day} takes it again, BANKS=all all"


@pytest.fixture(autouse=True)
def own_progress(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the progress, the language and the width of whoever runs the tests out of them."""
    folder = tmp_path_factory.mktemp("progress")
    for name, value in {
        "XOR2MNIST_DATA": str(folder),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
        "PYTHONIOENCODING": "utf-8",
        "XOR2MNIST_STRICT": "1",
        "XOR2MNIST_LEARNER": "",
        # As in an activated environment: screens say `xor2mnist`, not the path of this machine.
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }.items():
        monkeypatch.setenv(name, value)
    for name in (
        "XOR2MNIST_LANG",
        "LANG",
        "LC_MESSAGES",
        "NO_COLOR",
        "FORCE_COLOR",
        "PYTEST_ADDOPTS",
    ):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(scope="session")
def diagnose() -> Diagnosis:
    """Return what names a wrong answer, without places; what misconceptions show is asked once (Keras is slow)."""
    return Diagnosis(SOLUTIONS, places=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium; its tests are left out where there is none (see PROGRAMS)."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the source of axe-core, the accessibility audit, from npm."""
    folder = tmp_path_factory.mktemp("npm")
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "axe-core@4"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run() -> Run:
    """Run Python with some arguments; see `forked.run`."""
    return forked.run


@pytest.fixture
def xor2mnist(run: Run) -> Run:
    """Run the command."""

    def run_command(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
        return run("-m", "autograder", *arguments, **options)

    return run_command


# Modules whose tests share what is costly to make: fixtures, or recordings, which are made once and cached.
TOGETHER = {
    "test_bundle": "recordings",
    "test_site_bank": "recordings",
    "test_sandbox": "test_sandbox",
    "test_ahead": "test_ahead",
    "test_wheel": "test_wheel",
    "test_nbgrader_steps": "test_nbgrader_steps",
    # Importing TensorFlow takes a process some 4 s of CPU.
    "test_keras_view": "test_keras_view",
    # The built bank, and what is drawn of it.
    "test_quiz_answers": "bank",
    "test_quiz_cues": "bank",
    "test_quiz_pictures": "bank",
    "test_quiz_today": "bank",
}
# What takes longest begins first, so that no process is left alone with it in the end.
FIRST = (
    "test_term_of_a_class",
    "test_site_bank",
    "test_bundle",
    "test_nbgrader_term",
    "test_first_hour",
    "test_wheel",
    "test_right_work_keeps_its_points",
    "test_nbgrader_guide",
    "test_trust",
    "test_nbgrader_gradebook",
    "test_nbgrader_steps",
    "test_new_exercise",
    "test_grading",
    "test_learners_machine",
    "test_busy_machine",
    "test_cluster",
    "test_sandbox",
    "test_site",
    "test_site_first_exercises",
    "test_attacks",
)


@functools.cache
def functions_of_misconceptions() -> dict[str, str]:
    """Return the function that each misconception is of."""
    return {one.name: one.function for exercise in course() for one in misconceptions_of(exercise)}


def shared_by(nodeid: str) -> str:
    """Return what a test shares with others: its module's fixtures, what misconceptions show, or nothing."""
    path, _, rest = nodeid.partition("::")
    module, case = Path(path).stem, rest.partition("[")[2].removesuffix("]")
    if module in TOGETHER:
        return TOGETHER[module]
    if module == "test_misconceptions":
        return functions_of_misconceptions().get(case, nodeid)
    if module == "test_wrong_answers":
        return next((word for word in case.split("-") if word in all_functions()), nodeid)
    if module == "test_grading" and "same_verdicts_isolated" in nodeid:
        return (
            f"the bank of {case.partition('-')[2]}"  # what its misconceptions show, in both tiers
        )
    return nodeid


def place_in_run(item: pytest.Item) -> int:
    """Return when a test's turn is: the longest modules first, then what shares something, then all others."""
    module = Path(item.nodeid.partition("::")[0]).stem
    if module in FIRST:
        return FIRST.index(module)
    return len(FIRST) + (shared_by(item.nodeid) == item.nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one process of xdist have all tests that share something; the others go where there is time."""
    from xdist.scheduler import LoadScopeScheduling

    # Else what shares something would begin in the order of its number of tests; see `place_in_run`.
    config.option.loadscopereorder = False

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return shared_by(nodeid)

    return Together(config, log)


@functools.cache
def keras_words() -> frozenset[str]:
    """Return the words by which the case of a bank is known to be about Keras."""
    exercises = [one for one in course() if one.library is not None]
    functions = {function.name for one in exercises for function in one.functions}
    return frozenset({one.id for one in exercises} | {one.short for one in exercises} | functions)


# Banks whose cases train models where they are about Keras.
BANKS = ("test_misconceptions", "test_right_answers", "test_wrong_answers")


def is_long(item: pytest.Item) -> bool:
    """Return whether a test is one of the long ones: marked so, or a bank's case about Keras."""
    if item.get_closest_marker("long") is not None:
        return True
    path, _, rest = item.nodeid.partition("::")
    if Path(path).stem not in BANKS:
        return False
    case = rest.partition("[")[2].removesuffix("]")
    words = {functions_of_misconceptions().get(case, ""), *re.split(r"[ :\[\]-]+", case)}
    return not words.isdisjoint(keras_words())


def wanted_lengths(config: pytest.Config) -> tuple[bool, ...]:
    """Return which tests run: the long ones by --long, the others of a folder, all of a named file."""
    if config.getoption("--long"):
        return (True,)
    named = [Path(argument.split("::")[0]) for argument in config.args]
    return (True, False) if any(path.suffix == ".py" for path in named) else (False,)


def pytest_collection() -> None:
    """Collect no garbage while the tests are collected, of which all is kept: it takes a quarter of the time."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Collect garbage again, but not among the tests."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tests, or all others, and the tests whose program is not on this machine.

    It is said which were left out; in CI all programs must be there.
    """
    lengths = wanted_lengths(config)
    others = [item for item in items if is_long(item) not in lengths]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if is_long(item) in lengths]
        if False in lengths:
            config.stash[LONG_ONES] = f"{len(others)} long tests were left out: --long runs them"
    if config.getoption("--long"):
        later = another_days(items)
        config.hook.pytest_deselected(items=later)
        items[:] = [item for item in items if item not in later]
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=place_in_run)
    missing = {
        fixture: names[0]
        for fixture, names in PROGRAMS.items()
        if not any(map(shutil.which, names)) and not os.environ.get("CI")
    }
    kept, left_out = [], []
    for item in items:
        lacks = missing.keys() & set(getattr(item, "fixturenames", ()))
        (left_out if lacks else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        programs = ", ".join(sorted(set(missing.values())))
        config.stash[LEFT_OUT] = f"{len(left_out)} tests were left out: they need {programs}"
        items[:] = kept


def pytest_sessionfinish() -> None:
    """End the process whose forks ran the commands."""
    forked.end()


LEFT_OUT = pytest.StashKey[str]()
LONG_ONES = pytest.StashKey[str]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests this machine cannot run."""
    for key in (LEFT_OUT, LONG_ONES):
        text = terminalreporter.config.stash.get(key, None)
        if text:
            terminalreporter.write_line(text)
