"""The pytest plugin: `pytest` in a checkout checks the exercises and shows the course map.

This module only adds the options and decides whether a run is about the exercises; only then is
`autograder.learner.pytest_course`, with all that it needs, loaded.
"""

from pathlib import Path

import pytest

from autograder import DEFAULT_SEED
from autograder.basics.numbers import whole_seed

# The checks, without importing what stands beside them.
CHECKS = Path(__file__).resolve().parents[1] / "checks"

NAME = "autograder.learner.pytest_plugin"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our options."""
    group = parser.getgroup("xor2mnist")
    group.addoption(
        "--seed", type=whole_seed, default=DEFAULT_SEED, help="the seed of every check (7)"
    )
    group.addoption("--in", default=None, metavar="DIR", help="the folder of the exercises")
    group.addoption("--lang", default=None, metavar="LANG", help="en or ko")


def _about_checks(config: pytest.Config) -> bool:
    """Return whether this run is about checks alone.

    It is where `--in` says so, where only paths of checks are named, and where nothing is named in
    a folder whose pytest configuration asks for this plugin by name.
    """
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        here = Path(config.invocation_params.dir)
        paths = [(here / argument.split("::")[0]).resolve() for argument in config.args]
        return all(path == CHECKS or CHECKS in path.parents for path in paths)
    return config.getoption("--in") is not None or NAME in config.getoption("plugins")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Take the run over if it is about the exercises."""
    if not _about_checks(config):
        return
    from autograder.learner import pytest_course

    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args = [str(CHECKS)]
    pytest_course.begin(config)
