"""Installs the wheel with each extra into an environment of its own, and tries there what the extra is for.

    python -m build && python tests/wheel_extras.py dist/xor2mnist-*.whl [EXTRA …]

Nothing of the checkout is used but the wheel. Run before a release; it takes minutes, most of them for installing,
and fewer where uv is there to install.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

KIT = ("-m", "autograder")
ANSWER = """
import sys
from pathlib import Path
from autograder.course.paths import SOLUTIONS
for student in ("a", "b"):
    for path in SOLUTIONS.glob("ex*.py"):
        Path("class", student).mkdir(parents=True, exist_ok=True)
        Path("class", student, path.name).write_bytes(path.read_bytes())
"""
# What is tried with each extra: arguments of Python, and the file that has to be there afterwards.
TRIED: dict[str, tuple[tuple[str, ...], str]] = {
    "": ((*KIT, "check", "1", "--in", "class/a", "--json", "verdict.json"), "verdict.json"),
    "keras": ((*KIT, "check", "12", "--in", "class/a", "--json", "verdict.json"), "verdict.json"),
    "plots": ((*KIT, "plot", "3", "--in", "class/a", "--out", "plot.png"), "plot.png"),
    "jupyter": (("-c", "import anywidget; from quizzes import show; show('sigmoid')"), ""),
    "authors": ((*KIT, "bank", "export", "anki", "--out", "bank.apkg"), "bank.apkg"),
    "nbgrader": ((*KIT, "release", "--nbgrader", "course", "--only", "ex01_sigmoid"), "course/source"),
    "cluster": (
        (*KIT, "grade", "class", "--out", "results", "--exercise", "1", "--cluster", "1", "--allow-unsandboxed"),
        "results/a.json",
    ),
    "qr": ((*KIT, "quiz", "--link", "https://example.org/"), ""),
    "similarity": ((*KIT, "similarity", "class", "--out", "page.html"), "page.html"),
    "trust": (("-c", "import scipy.stats"), ""),
}  # fmt: skip


def tried(wheel: Path, extra: str) -> str:
    """Return "" where the extra works, else what went wrong."""
    arguments, wanted = TRIED[extra]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        uv = shutil.which("uv")
        venv.EnvBuilder(with_pip=uv is None).create(home / "env")
        python = home / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        name = f"{wheel}[{extra}]" if extra else str(wheel)
        installer = (
            (uv, "pip", "install", "--python", python) if uv else (python, "-m", "pip", "install")
        )
        # Neither a folder of modules nor progress of whoever runs this.
        environment = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("PYTHON", "XOR2MNIST", "VIRTUAL"))
        }
        for command in ((*installer, "-q", name), (python, "-c", ANSWER), (python, *arguments)):
            done = subprocess.run(
                [*map(str, command)], cwd=home, capture_output=True, encoding="utf-8",
                stdin=subprocess.DEVNULL, env=environment, check=False,
            )  # fmt: skip
            if done.returncode:
                return (
                    f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}"
                )
        return "" if (home / wanted).exists() else f"{wanted} is not there"


def main(wheel: str, *extras: str) -> int:
    """Try the extras, all of them where none is named; 1 where one does not work."""
    failed = 0
    for extra in extras or TRIED:
        trouble = tried(Path(wheel).resolve(), extra)
        print(f"{extra or 'no extra':12} {trouble or 'works'}", flush=True)
        failed += bool(trouble)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
