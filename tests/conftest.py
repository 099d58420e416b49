"""What every test of the kit needs: a progress folder and a language of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOLUTIONS = ROOT / "solutions"
EXERCISES = ROOT / "exercises"


@pytest.fixture(autouse=True)
def own_progress(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the progress, the language and the width of whoever runs the tests out of them."""
    folder = tmp_path_factory.mktemp("progress")
    for name, value in {
        "XOR2MNIST_DATA": str(folder),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
        "PYTHONIOENCODING": "utf-8",
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


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run Python with some arguments; output is decoded as the encoding that the process uses."""

    def run_python(
        *arguments: object, cwd: Path = ROOT, encoding: str = "utf-8", **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        # A warning about an encoding that depends on the machine, from our modules, is an error.
        ours = "error:'encoding' argument:EncodingWarning:autograder"
        env = {
            **os.environ,
            "PYTHONWARNDEFAULTENCODING": "1",
            "PYTHONWARNINGS": ours,
            "PYTHONIOENCODING": encoding,
            **environment,
        }
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding=encoding,
            timeout=300,
        )

    return run_python


@pytest.fixture
def xor2mnist(run: Run) -> Run:
    """Run the command."""

    def run_command(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
        return run("-m", "autograder", *arguments, **options)

    return run_command
