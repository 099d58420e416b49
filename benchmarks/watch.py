"""How long a learner waits after a save: from the saved file to the verdict on the screen of `watch`.

Real saves in a real terminal: every save is another wrong answer, in one exercise after the other. The targets are
those of the design, on an idle machine: 0.15 s for a NumPy exercise, 1.5 s for a Keras one (medians). The CPU seconds
of all processes a save, which other work on the machine hardly changes, stand beside the seconds that passed (Linux).
"""

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

ROOT = Path(__file__).resolve().parent.parent
SOLUTIONS = ROOT / "solutions"
# A line of each exercise, what takes its place ({} is another number every time), and a word of the new screen.
CHANGES = {
    "ex01_sigmoid": ("return np.where(x >= 0, 1, e) / (1 + e)", "return np.where(x >= 0, 1, e) / ({} + e)"),
    "ex03_backprop": ("return x.T @ delta_h,", "return {} * x.T @ delta_h,"),
    "ex06_softmax": ("/ len(", "/ {} / len("),
    "ex12_keras_xor": ("Dense(3, activation", "Dense({}, activation"),
    "ex13_keras_mnist": ("/ 255", "/ {}"),
}  # fmt: skip
# The line of keys, and not the notice "a save begins anew, x leaves" of a check that takes long.
KEYS = "x leave(?!s)"
# TensorFlow's import and all checks of ex13 at the first save, on a busy machine.
PATIENCE = 900


def started(folder: Path) -> pexpect.spawn:
    """Return `watch` in a folder whose lessons are read and whose questions were passed over."""
    from autograder.course.catalogue import course
    from autograder.events.log import append

    for exercise in course():
        append({"kind": "read", "exercise": exercise.id})
        names = [*exercise.after, *(name for one in exercise.functions for name in one.before)]
        append(*({"kind": "skipped", "question": name} for name in names))
    return pexpect.spawn(
        sys.executable,
        ["-m", "autograder", "watch", "--lang", "en"],
        cwd=str(folder),
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(24, 80),
    )


def save_and_wait(child: pexpect.spawn, file: Path, source: str) -> tuple[float, float]:
    """Save a file; return the seconds until the verdict, and until the keys stand below what explains it."""
    began = time.perf_counter()
    file.write_text(source, encoding="utf-8")
    child.expect("[0-9] of [0-9]+ checks")
    verdict = time.perf_counter() - began
    child.expect(KEYS)
    return verdict, time.perf_counter() - began


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds of a process and of all its children, ended ones too; 0 where that cannot be read."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    except OSError:
        return 0.0
    # Those that it waited for are in its own account; the process of the last check is not waited for yet.
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_seconds(int(child)) for child in children)


def read_the_verdict(pid: int) -> None:
    """Let time pass as someone does who reads the first verdict: `watch` gets ready for the next one meanwhile.

    On a busy machine that takes longer, so it is waited for.
    """
    time.sleep(5)
    until, used = time.monotonic() + PATIENCE, 0.0
    while time.monotonic() < until and cpu_seconds(pid) - used > 0.1:
        used = cpu_seconds(pid)
        time.sleep(3)


def saved(
    child: pexpect.spawn, file: Path, source: str, name: str, saves: int
) -> tuple[list[tuple[float, float]], float]:
    """Save an exercise again and again; return the seconds of every save, and the CPU seconds of one."""
    old, new = CHANGES[name]
    child.expect(KEYS)
    save_and_wait(child, file, source.replace(old, new.format(18), 1))
    read_the_verdict(child.pid)
    before = cpu_seconds(child.pid)
    times = [
        save_and_wait(child, file, source.replace(old, new.format(number + 19), 1))
        for number in range(saves)
    ]
    cpu = (cpu_seconds(child.pid) - before) / len(times)
    child.send("x")
    child.expect(pexpect.EOF)
    return times, cpu


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=50)
    parser.add_argument("--only", choices=tuple(CHANGES))
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    print(
        f"{'exercise':18} {'saves':>6} {'median':>8} {'95 %':>8} {'explained':>9} {'CPU':>8} {'target':>8}"
    )
    for name, (old, new) in CHANGES.items():
        if arguments.only not in (None, name):
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XOR2MNIST_DATA"] = str(Path(folder) / "progress")
            for solution in SOLUTIONS.glob("ex*.py"):
                (Path(folder) / solution.name).write_bytes(solution.read_bytes())
            file = Path(folder) / f"{name}.py"
            source = file.read_text(encoding="utf-8")
            assert old in source, f"{name} no longer has the line that is changed"
            file.write_text(source.replace(old, new.format(17), 1), encoding="utf-8")
            child = started(Path(folder))
            try:
                times, cpu = saved(child, file, source, name, arguments.saves)
            except pexpect.TIMEOUT:
                sys.exit(f"{name}: no verdict in {PATIENCE} s; the screen:\n{child.before}")
            except pexpect.EOF:
                sys.exit(f"{name}: watch ended; its last lines:\n{child.before}")
        target = 1.5 if re.match(r"ex1[123]", name) else 0.15
        verdicts = [verdict for verdict, _ in times]
        middle, high = statistics.median(verdicts), statistics.quantiles(verdicts, n=20)[-1]
        explained = statistics.median(after for _, after in times)
        print(
            f"{name:18} {len(times):6} {middle:7.2f}s {high:7.2f}s {explained:8.2f}s {cpu:7.2f}s {target:7.2f}s",
            flush=True,
        )


if __name__ == "__main__":
    main()
