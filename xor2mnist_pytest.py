"""The kit's pytest plugin: `pytest` in a course folder checks the exercises and shows the course map.

This module is loaded by every pytest run where the kit is installed, so it has a name of its own, imports nothing
of the kit by itself, and does nothing outside a course folder: one whose pytest configuration asks for it by
name, as that of a checkout, of a folder that `xor2mnist start` made, and of a bundle does. Elsewhere
`xor2mnist check --in DIR` serves.
"""

from pathlib import Path

import pytest

MARKS = ("xor2mnist_pytest", "autograder.learner.pytest_plugin")
"""What the configuration of a course folder asks for; the second in one that was made earlier."""


def _in_course_folder(config: pytest.Config | None) -> bool:
    """Return whether pytest runs in a course folder.

    With `--in DIR` pytest takes DIR for what it is about, and its configuration for the run's. So the folder where
    pytest was called counts, unless another project's configuration is in force.
    """
    if config is None:
        return False
    if config.inipath is not None:
        return _marked(config.inipath)
    here = Path(config.invocation_params.dir)
    files = (
        folder / name
        for folder in (here, *here.parents)
        for name in ("pytest.ini", "pyproject.toml")
    )
    return any(_marked(file) for file in files)


def _marked(file: Path) -> bool:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return any(f"-p {mark}" in text for mark in MARKS)


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Add our options, in a course folder."""
    if not _in_course_folder(pluginmanager.getplugin("pytestconfig")):
        return
    from autograder import DEFAULT_SEED
    from autograder.basics.numbers import whole_seed

    group = parser.getgroup("xor2mnist")
    group.addoption(
        "--seed", type=whole_seed, default=DEFAULT_SEED, help="the seed of every check (7)"
    )
    group.addoption("--in", default=None, metavar="DIR", help="the folder of the exercises")
    group.addoption("--lang", default=None, metavar="LANG", help="en or ko")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Take the run over if it is about the exercises: only they are named, or nothing is."""
    if not _in_course_folder(config):
        return
    from autograder.learner.named import CannotSelect, TestSelection, read_arguments

    named: TestSelection | None = TestSelection()
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        try:
            named = read_arguments(config.args, Path(config.invocation_params.dir))
        except CannotSelect as error:
            from autograder.learner.pytest_course import refusal

            raise refusal(config, error.sentence) from None
    if named is None:
        return
    from autograder.course.paths import CHECKS
    from autograder.learner import pytest_course

    config.args = named.arguments or [str(CHECKS)]
    pytest_course.begin(config, named)
