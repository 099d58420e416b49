"""A class on a real Dask cluster: what is lost when things go wrong, what it costs, how far it reaches.

    python benchmarks/cluster.py run [--count 1000] [--exercise 1 2 …] [--one-each] [--dropped 40]
    python benchmarks/cluster.py reach [--units 20000] [--workers 4] [--threads 16] [--seconds 0.4]

`run` grades a made class with a scheduler and three workers as processes, one of which is killed after a third; after
two thirds the connection between `grade` and the scheduler drops once. Then it grades the same class without a
cluster, compares file by file (but for times), and prints both sides' CPU. With `--one-each` a student hands in one of the
four exercises that take least time (1, 2, 4 and 6), so that 1000 submissions take minutes. Where the system allows network namespaces, the
scheduler, each worker and `grade` have one each, and the link of `grade` is down for some seconds: by the default
for longer than the 30 s after which Dask gives a connection up. Elsewhere all are processes on one network, and the
connections of `grade` are cut for as long. `reach` hands as many units to workers
that sleep in the place of grading: so it shows what the scheduler and the machine that hands out the work can do.
Linux only.
"""

import argparse
import contextlib
import ctypes
import json
import os
import pickle
import platform
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from clusters import Cluster, Link, kill, link_of_grade, network  # noqa: E402
from made import make_class  # noqa: E402

MACHINES = ("grade", "scheduler", "one", "two", "three")
# What a student hands in with --one-each.
CHEAP = ("ex01_sigmoid", "ex02_xor_forward", "ex04_relu", "ex06_softmax")
SUBREAPER = 36
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_of(process: subprocess.Popen) -> float:
    """Return the CPU seconds of one process so far, without its children."""
    text = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8")
    fields = text.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def cpu_of_children() -> float:
    """Return the CPU seconds of all that has ended below this process."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def lasting(out: Path) -> dict[str, object]:
    results = {}
    for path in out.glob("*.json"):
        result = json.loads(path.read_text(encoding="utf-8"))
        results[path.name] = {k: v for k, v in result.items() if k not in ("started", "seconds")}
    return results


def command(submissions: Path, out: Path, exercises: Sequence[str]) -> list[str]:
    chosen = ["--exercise", *exercises] if exercises else []
    arguments = ["grade", str(submissions), "--out", str(out), "--seed", "7", *chosen]
    return [sys.executable, "-m", "autograder", *arguments]


def about_the_machine() -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load {load}"


def dropped(link: Link, seconds: float) -> None:
    """Let the connection between `grade` and the scheduler drop once."""
    link.unplug()
    print(f"    (the link of the machine that hands out went down, for {seconds:.0f} s)")
    time.sleep(seconds)
    link.plug_in()
    print("    (the link is up again)")


def follow(
    there: subprocess.Popen[str],
    count: int,
    worker: subprocess.Popen[bytes],
    drop: Callable[[], None],
) -> list[str]:
    """Read the lines of `grade`; return the students in the order of theirs. What goes wrong, goes wrong meanwhile."""
    students: list[str] = []
    assert there.stdout is not None
    for line in there.stdout:
        if re.match(r"s\d{5}: ", line):
            continue  # what was handed in beside the exercises that were asked for
        if not re.match(r"s\d{5} ", line):
            print("   ", re.sub(r"\S*/(?=there$)", "", line.rstrip()))  # no path of this machine
            continue
        students.append(line.split()[0])
        if len(students) == count // 3:
            kill(worker)
            print(f"    (a worker was killed after {len(students)} students)")
        elif len(students) == 2 * count // 3:
            threading.Thread(target=drop, daemon=True).start()
            print(f"    (after {len(students)} students:)")
    return students


def run(count: int, exercises: Sequence[str], one_each: bool, seconds_dropped: float) -> None:
    import distributed

    print(f"{about_the_machine()}, distributed {distributed.__version__}")
    with tempfile.TemporaryDirectory() as home, network(*MACHINES) as namespaces:
        folder = Path(home)
        make_class(folder / "submissions", count, one_of=CHEAP if one_each else ())
        size = sum(path.stat().st_size for path in (folder / "submissions").rglob("*.py"))
        print(f"{count} submissions, {size / count / 1000:.0f} kB each; "
              f"{'a network namespace each' if namespaces else 'no network namespaces'}")  # fmt: skip
        before, began = cpu_of_children(), time.monotonic()
        with Cluster(folder, network=namespaces) as cluster:
            scheduler = cluster.scheduler()
            workers = [cluster.worker(name) for name in MACHINES[2:]]
            link = link_of_grade(cluster)
            there = subprocess.Popen(
                [*link.before, *command(folder / "submissions", folder / "there", exercises),
                 "--scheduler", link.address],
                cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            )  # fmt: skip
            students = follow(there, count, workers[0], partial(dropped, link, seconds_dropped))
            _, status, used = os.wait4(there.pid, 0)
            there.returncode = os.waitstatus_to_exitcode(status)
            client, passed_on = used.ru_utime + used.ru_stime, cpu_of(scheduler)
            seconds = time.monotonic() - began
        cluster_cpu = cpu_of_children() - before
        print(
            f"exit {there.returncode}; lines {len(students)}, of different students {len(set(students))}"
        )
        print(f"cluster:    {seconds:7.1f} s, CPU of all {cluster_cpu / count:.3f} s a submission")
        print(
            f"  of it the machine that hands out: {client / count:.4f} s, the scheduler: {passed_on / count:.4f} s"
        )
        before, began = cpu_of_children(), time.monotonic()
        subprocess.run(
            command(folder / "submissions", folder / "here", exercises),
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        local = cpu_of_children() - before
        print(
            f"no cluster: {time.monotonic() - began:7.1f} s, CPU of all {local / count:.3f} s a submission"
        )
        here, by_the_cluster = lasting(folder / "here"), lasting(folder / "there")
        different = [
            name for name in here | by_the_cluster if here.get(name) != by_the_cluster.get(name)
        ]
        print(f"files here {len(here)}, there {len(by_the_cluster)}, different: {len(different)}")
        print(about_the_machine())
        as_said = (
            there.returncode == 0 and len(students) == len(set(students)) == len(here) == count
        )
        if different or not as_said:
            sys.exit("the cluster's results are not those of a run without one")


def reach(units: int, workers: int, threads: int, seconds: float) -> None:
    import distributed

    from autograder.course.catalogue import course
    from autograder.grading.cluster.connection import Connection
    from autograder.grading.cluster.pool import ClusterPool
    from autograder.grading.pool import Pool
    from autograder.grading.work import GradingUnit, Options, parts_of

    print(f"{about_the_machine()}, distributed {distributed.__version__}")
    with tempfile.TemporaryDirectory() as home, Cluster(Path(home)) as cluster:
        make_class(Path(home, "submissions"), 1)
        folder = Path(home, "submissions", "s00000")
        exercises = [one for one in course() if one.library is None]
        parts, _ = parts_of(folder, exercises)
        unit = GradingUnit("s00000", str(folder), tuple(parts), Options(7))
        pool = Pool(1)
        pool.start()
        (graded,) = pool.run([unit])
        pool.close()
        answer = pickle.dumps(graded)

        def sleeper(packed: bytes) -> bytes:
            time.sleep(seconds)
            return answer

        scheduler = cluster.scheduler()
        for number in range(workers):
            cluster.worker(f"w{number}", threads)
        hand_out = ClusterPool(Connection(cluster.address), grade=sleeper)
        hand_out.start()
        while hand_out.size[0] < workers:
            hand_out._look()
            hand_out._hear()
        print(
            f"workers, units at a time: {hand_out.size}; a unit {seconds} s; result {len(answer) / 1000:.0f} kB"
        )
        own, passed_on, began = time.process_time(), cpu_of(scheduler), time.monotonic()
        got = sum(1 for _ in hand_out.run(unit for _ in range(units)))
        passed = time.monotonic() - began
        print(f"{got} of {units} units in {passed:.1f} s: {got / passed:.1f} a second")
        print(f"most that the threads could do: {workers * threads / seconds:.1f} a second")
        print(f"CPU a unit: handing out {(time.process_time() - own) / units * 1000:.2f} ms, "
              f"scheduler {(cpu_of(scheduler) - passed_on) / units * 1000:.2f} ms")  # fmt: skip
        hand_out.close()
        print(about_the_machine())


def main() -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("run")
    one.add_argument("--count", type=int, default=1000)
    one.add_argument("--exercise", dest="exercises", nargs="+", default=[])
    one.add_argument("--one-each", action="store_true")
    one.add_argument("--dropped", dest="seconds_dropped", type=float, default=40, metavar="SECONDS")
    other = commands.add_parser("reach")
    other.add_argument("--units", type=int, default=20_000)
    other.add_argument("--workers", type=int, default=4)
    other.add_argument("--threads", type=int, default=16)
    other.add_argument("--seconds", type=float, default=0.4)
    options = vars(parser.parse_args())
    ctypes.CDLL(None).prctl(SUBREAPER, 1)
    {"run": run, "reach": reach}[options.pop("command")](**options)


if __name__ == "__main__":
    main()
