"""`grade` on a cluster: results are those of a run without one, whatever becomes of its workers."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from clusters import Cluster, free_port, kill, link_of_grade, network
from made import make_class
from places import EXERCISES, ROOT, SOLUTIONS

from autograder.grading.cluster.connection import Connection
from autograder.grading.cluster.identity import identity, refusal
from autograder.grading.cluster.parcel import MAX_BESIDE, laid_out, pack, without_left_out
from autograder.grading.grader import Graded
from autograder.grading.work import GradingUnit, Options, SubmissionPart
from autograder.language.i18n import render

SHORT = ("--exercise", "1", "2", "--seed", "7")


def lasting(out: Path) -> dict[str, dict]:
    """Return every result without what differs from run to run."""
    found = {}
    for path in sorted(out.glob("*.json")):
        result = json.loads(path.read_text(encoding="utf-8"))
        found[path.name] = {
            name: value for name, value in result.items() if name not in ("started", "seconds")
        }
    return found


class Grading:
    """A `grade` that runs; its lines can be waited for."""

    def __init__(self, *arguments: object, before: Sequence[str] = (), **environment: str) -> None:
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "autograder", "grade", *map(str, arguments)],
            cwd=ROOT, env={**os.environ, **environment}, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.lines: list[str] = []

    def _read(self) -> Iterator[str]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            yield self.lines[-1]

    def until(self, pattern: str, times: int = 1) -> None:
        """Wait for lines; fails where the command ends before."""
        for line in self._read():
            times -= re.search(pattern, line) is not None
            if times <= 0:
                return
        raise AssertionError(self.lines)

    def end(self, expected: int = 0) -> str:
        for _ in self._read():
            pass
        text = "\n".join(self.lines)
        assert self.process.wait(60) == expected, text
        assert "Traceback" not in text
        return text

    def students(self) -> list[str]:
        """Return the students of the lines, in the order in which they were graded."""
        return [line.split()[0] for line in self.lines if re.match(r"s\d{5} ", line)]


def a_class(folder: Path, count: int) -> Path:
    """Make a class; one of it reads a file of their own beside the exercise, one has nothing."""
    make_class(folder, count)
    first, second = sorted(folder.iterdir())[:2]
    own = "from pathlib import Path\nexec(Path(__file__).with_name('mine.py').read_text())\n"
    (first / "ex01_sigmoid.py").write_text(own, encoding="utf-8")
    shutil.copy(SOLUTIONS / "ex01_sigmoid.py", first / "mine.py")
    shutil.rmtree(second)
    second.mkdir()
    return folder


@pytest.mark.long
def test_neither_a_killed_worker_nor_a_dropped_connection_changes_a_result(tmp_path):
    """What `benchmarks/cluster.py run` does with a thousand."""
    submissions = a_class(tmp_path / "submissions", 40)
    names = ("one", "two", "three")
    # The least that Dask takes: it gives a connection up after as many seconds without an answer, not after 30.
    quick = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "11s"}
    with (
        network("grade", "scheduler", *names) as machines,
        Cluster(tmp_path, network=machines, **quick) as cluster,
    ):
        cluster.scheduler()
        workers = [cluster.worker(name) for name in names]
        link = link_of_grade(cluster)
        there = Grading(
            submissions, "--out", tmp_path / "there", "--scheduler", link.address, *SHORT,
            before=link.before, **quick,
        )  # fmt: skip
        there.until(r"^s\d{5} ", 5)
        kill(workers[0])
        there.until(r"^s\d{5} ", 10)
        link.unplug()
        there.until("the scheduler does not answer; waiting for it")
        link.plug_in()
        text = there.end()

    assert "graded: 40, unchanged: 0" in text
    assert len(there.students()) == 40 == len(set(there.students()))
    Grading(submissions, "--out", tmp_path / "here", *SHORT).end()
    here = lasting(tmp_path / "here")
    assert lasting(tmp_path / "there") == here and len(here) == 40
    assert here["s00000.json"]["exercises"][0]["status"] == "correct"


@pytest.mark.long
def test_a_scheduler_may_go_and_come_back(tmp_path):
    submissions = a_class(tmp_path / "submissions", 12)
    with Cluster(tmp_path) as cluster:
        scheduler = cluster.scheduler()
        cluster.worker("one")
        there = Grading(
            submissions, "--out", tmp_path / "there", "--scheduler", cluster.address, *SHORT
        )
        there.until(r"^s\d{5} ", 2)
        kill(scheduler)
        there.until("the scheduler does not answer; waiting for it")
        cluster.scheduler()
        cluster.worker("two")
        text = there.end()

    assert "it goes on: workers 1, units at a time 1" in text
    assert "graded: 12, unchanged: 0" in text
    assert len(there.students()) == 12 == len(set(there.students()))
    Grading(submissions, "--out", tmp_path / "here", *SHORT).end()
    assert lasting(tmp_path / "there") == lasting(tmp_path / "here")


@pytest.mark.long
def test_a_worker_with_another_kit_is_refused_in_words(tmp_path):
    submissions = a_class(tmp_path / "submissions", 3)
    older, edited = tmp_path / "older", tmp_path / "edited"
    for home in (older, edited):
        for name in ("autograder", "solutions", "exercises", "quizzes"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    version = older / "autograder" / "__init__.py"
    text = version.read_text(encoding="utf-8")
    version.write_text(
        re.sub(r'__version__ = "[^"]*"', '__version__ = "0.0.9"', text), encoding="utf-8"
    )
    with (edited / "autograder/checks/test_ex01_sigmoid.py").open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    without = tmp_path / "without"
    (without / "autograder").mkdir(parents=True)
    (without / "autograder" / "__init__.py").touch()

    with Cluster(tmp_path) as cluster:
        cluster.scheduler(PYTHONPATH=str(without))  # a scheduler needs nothing of the kit
        for home in (older, edited, without):
            cluster.worker(f"worker of {home.name}", PYTHONPATH=str(home))
        refused = Grading(
            submissions, "--out", tmp_path / "out", "--scheduler", cluster.address, *SHORT
        )
        said = refused.end(expected=2)
        assert "no worker of the cluster can be used: 3 are there, none like this machine" in said
        assert "is not used: it has xor2mnist 0.0.9, and this machine has" in said
        assert "has other files than the one here; install the same one on both" in said
        assert "is not installed there, or cannot be imported" in said

        cluster.worker("like ours")
        there = Grading(
            submissions, "--out", tmp_path / "out", "--scheduler", cluster.address, *SHORT
        )
        text = there.end()

    assert text.count("is not used") == 3 and "graded: 3, unchanged: 0" in text


@pytest.mark.long
def test_tls_is_that_of_dasks_own_configuration(tmp_path):
    from distributed import Security

    submissions = a_class(tmp_path / "submissions", 3)
    made = Security.temporary()
    (tmp_path / "ca.pem").write_text(str(made.tls_ca_file), encoding="utf-8")
    settings = {"DASK_DISTRIBUTED__COMM__TLS__CA_FILE": str(tmp_path / "ca.pem")}
    for role in ("scheduler", "worker", "client"):
        for kind in ("cert", "key"):
            path = tmp_path / f"{role}-{kind}.pem"
            name = f"tls_{role}_{kind}"
            path.write_text(str(getattr(made, name)), encoding="utf-8")
            settings[f"DASK_DISTRIBUTED__COMM__TLS__{role.upper()}__{kind.upper()}"] = str(path)

    with Cluster(tmp_path, "tls", **settings) as cluster:
        cluster.scheduler()
        cluster.worker("one", threads=2)
        arguments = (submissions, "--out", tmp_path / "out", "--scheduler", cluster.address, *SHORT)
        stranger = Grading(*arguments).end(expected=2)
        text = Grading(*arguments, **settings).end()

    assert "units at a time: 2" in text and "graded: 3, unchanged: 0" in text
    assert "TLS needs certificates" in stranger


@pytest.mark.long
def test_a_cluster_is_started_on_this_machine(tmp_path):
    submissions = a_class(tmp_path / "submissions", 3)

    text = Grading(submissions, "--out", tmp_path / "there", "--cluster", "2", *SHORT).end()

    assert "workers of the cluster: 2, units at a time: 2" in text
    Grading(submissions, "--out", tmp_path / "here", *SHORT).end()
    assert lasting(tmp_path / "there") == lasting(tmp_path / "here")


def test_a_scheduler_that_is_not_there_is_said_in_words(tmp_path):
    shutil.copytree(
        EXERCISES, tmp_path / "submissions" / "kim", ignore=shutil.ignore_patterns("lessons")
    )
    arguments = (tmp_path / "submissions", "--out", tmp_path / "out", *SHORT)

    nobody = f"tcp://127.0.0.1:{free_port()}"
    assert f"no Dask scheduler answers at {nobody}" in Grading(
        *arguments, "--scheduler", nobody
    ).end(2)
    odd = Grading(*arguments, "--scheduler", "smoke://there").end(2)
    assert "smoke://there is no address of a Dask scheduler" in odd
    both = Grading(*arguments, "--scheduler", nobody, "--cluster", "1").end(2)
    assert "give one of the two" in both
    jobs = Grading(*arguments, "--scheduler", nobody, "--jobs", "1").end(2)
    assert "the threads of the workers count" in jobs


def test_the_workers_are_seen_whatever_dask_asks_in_between():
    import dask
    import distributed

    with (
        dask.config.set({"distributed.client.scheduler-info-interval": "1ms"}),
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=3, processes=False, protocol="tcp://",
            host="127.0.0.1", dashboard_address=None,
        ) as cluster,
    ):  # fmt: skip
        connection = Connection(cluster.scheduler_address)
        connection.open()
        seen = [[seat.threads for seat in connection.seats().values()] for _ in range(200)]
        connection.close()

    assert seen == [[3]] * 200


def test_without_dask_it_is_said_what_to_install(tmp_path, monkeypatch):
    from autograder.commands.cluster import cluster_for
    from autograder.commands.common import Context, UsageError

    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(UsageError, match=r"xor2mnist\[cluster\]"):
        cluster_for(Context("en"), None, 2, False)


def unit_in(folder: Path) -> GradingUnit:
    data = (folder / "ex01_sigmoid.py").read_bytes()
    part = SubmissionPart("ex01_sigmoid", "ex01_sigmoid.py", data)
    return GradingUnit("kim", str(folder), (part,), Options(7))


def test_a_students_folder_travels_as_bytes(tmp_path):
    folder = tmp_path / "kim"
    (folder / "own" / "__pycache__").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("ex01_sigmoid.py", "own/helper.py", ".git/config", "own/__pycache__/helper.pyc"):
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")
    (folder / "link.py").symlink_to("/etc/passwd")

    parcel = pack(unit_in(folder))
    assert list(parcel.files) == ["own/helper.py"] and parcel.left_out == ()
    shutil.rmtree(folder)
    with laid_out(parcel) as unit:
        there = Path(unit.folder)
        assert (there / "own/helper.py").read_text(encoding="utf-8") == "# own/helper.py\n"
        assert (there / "ex01_sigmoid.py").read_text(encoding="utf-8") == "# ex01_sigmoid.py\n"
        assert replace(unit, folder=parcel.unit.folder) == parcel.unit
    assert not there.exists()


def test_nothing_is_laid_out_outside_the_folder(tmp_path):
    folder = tmp_path / "kim"
    folder.mkdir()
    (folder / "ex01_sigmoid.py").touch()
    parcel = replace(
        pack(unit_in(folder)), files={"../../out": b"x", str(tmp_path / "there"): b"x"}
    )

    with laid_out(parcel) as unit:
        assert [path.name for path in Path(unit.folder).rglob("*")] == ["ex01_sigmoid.py"]
        assert not (Path(unit.folder).parent.parent / "out").exists()
    assert not (tmp_path / "there").exists()


def test_what_fails_for_want_of_a_file_that_was_too_large_costs_no_points(tmp_path):
    folder = tmp_path / "kim"
    folder.mkdir()
    (folder / "ex01_sigmoid.py").touch()
    (folder / "weights.bin").write_bytes(b"\0" * (MAX_BESIDE + 1))
    parcel = pack(unit_in(folder))
    rows = [
        {"id": "ex01_sigmoid", "status": "correct", "score": 6.0},
        {"id": "ex02_xor_forward", "status": "cannot_run", "score": 0.0},
    ]

    graded = without_left_out(Graded("kim", rows), parcel)

    assert parcel.left_out == ("weights.bin",)
    assert [one["score"] for one in graded.exercises] == [6.0, None]
    assert "weights.bin" in graded.ungraded["ex02_xor_forward"]
    whole = replace(parcel, left_out=())
    assert without_left_out(Graded("kim", rows), whole).ungraded == {}


MINE = replace(identity("namespaces"), packages={"numpy": "2.1.0", "keras": "3.1"})


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (replace(MINE, version="0.0.1"), "w is not used: it has xor2mnist 0.0.1, and this machine has"),
        (replace(MINE, code="0"), "has other files than the one here"),
        (replace(MINE, python="3.9"), "it has Python 3.9, and this machine has"),
        (replace(MINE, packages={"numpy": "2.0", "keras": "3.1"}), "it has numpy 2.0, and this machine has 2.1.0"),
        (replace(MINE, packages={"numpy": "2.1.0"}), "keras is not installed there, and here it is"),
        (replace(MINE, packages={**MINE.packages, "scipy": "1"}), "scipy is installed there, and here it is not"),
        (replace(MINE, tier=None), "no sandbox works there"),
        (replace(MINE, version=""), "is not installed there, or cannot be imported"),
    ],
)  # fmt: skip
def test_a_worker_that_differs_is_refused(theirs, said):
    why = refusal("w", theirs, MINE)

    assert why is not None and said in render(why, "en")


def test_a_worker_like_this_machine_takes_part():
    assert refusal("w", replace(MINE, tier="landlock"), MINE) is None
