"""How long a learner waits: `pytest -k sigmoid` beside `python -c "import numpy, pytest"`.

The first question of the quiz stands beside the import of the libraries that it needs. All are
whole processes, timed in turn. The environment should have nbgrader too: its plugins,
loaded unasked, would cost more than the whole check; `--with-autoload` shows what that would be.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = 2.5


def environment() -> dict[str, str]:
    """Return the environment of what is timed: bytecode is written, OpenBLAS chooses its own kernel."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
    return {key: value for key, value in os.environ.items() if key not in dropped}


def seconds(command: list[str]) -> float:
    """Return the wall seconds of a command."""
    began = time.perf_counter()
    subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    python = sys.executable
    base = [python, "-c", "import numpy, pytest"]
    commands = {
        "pytest -k sigmoid, stubs": [python, "-m", "pytest", "-k", "sigmoid"],
        "pytest -k sigmoid, solutions": [
            python,
            "-m",
            "pytest",
            "-k",
            "sigmoid",
            "--in",
            "solutions",
        ],
        "pytest, all NumPy checks": [
            python,
            "-m",
            "pytest",
            "-k",
            "not ex11 and not ex12 and not ex13",
            "--in",
            "solutions",
        ],
    }
    quiz = {
        "import rich, fsrs": [python, "-c", "import rich.console, rich.markdown, fsrs"],
        "the first question of a quiz": [python, "-m", "autograder", "quiz", "sigmoid"],
    }
    all_commands = {"import numpy, pytest": base, **commands, **quiz}
    timings = {name: [] for name in all_commands}
    for run in range(runs + 1):
        for name, command in all_commands.items():
            took = seconds(command)
            if run > 0:  # the first one writes bytecode
                timings[name].append(took)
    print(f"{runs} runs each, in turn; target for pytest -k sigmoid: {TARGET} ×")
    for name, times in timings.items():
        floor = statistics.median(
            timings["import rich, fsrs" if name in quiz else "import numpy, pytest"]
        )
        middle = statistics.median(times)
        print(
            f"{name:32} {middle:6.3f} s ({min(times):.3f} to {max(times):.3f})   {middle / floor:4.2f} ×"
        )


if __name__ == "__main__":
    main()
