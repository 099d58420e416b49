"""The isolated worker: what it may do, how it ends, and what the trusted side makes of it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from courses import half_done
from places import ROOT, SOLUTIONS
from test_attacks import LIMITS, SIGMOID, WITHOUT_NAMESPACES, descendants, graded

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.grading import denied
from autograder.grading.grader import Grader
from autograder.grading.script import script_of
from autograder.grading.work import GradingUnit, Options, SubmissionPart
from autograder.isolation import isolated, warm
from autograder.isolation.isolated import Isolation, Limits, SandboxRefused, WorkerUnavailable
from autograder.isolation.sweep import sweep
from autograder.isolation.untrusted import read_untrusted
from autograder.judging.engine import Bench
from autograder.running import admit
from autograder.running.local import LocalSide
from autograder.running.outcome import Frame, Raised, Refused, Returned, Unloadable
from autograder.running.plain import Handle

# Nothing to collect elsewhere: the sandbox is Linux's.
__test__ = sys.platform == "linux"

NUMPY = [exercise for exercise in course() if exercise.library is None]
# Every tier of the kernel's denied, as on a system that has neither.
NOTHING = WITHOUT_NAMESPACES.replace("'mount'", "'landlock_create_ruleset'")


@pytest.fixture(scope="module", params=["namespaces", "landlock"])
def isolation(request):
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "landlock":
            patch.setattr(warm, "START", WITHOUT_NAMESPACES + warm.START)
        with Isolation(Limits(wall_seconds=20)) as isolation:
            assert isolation.tier == request.param
            yield isolation


def ask(isolation, folder: Path, body: str, prelude: str = "", **options):
    """Return the outcome of a sigmoid with a body of its own."""
    lines = "\n    ".join(body.splitlines())
    source = f"import os, sys, time\n{prelude}\ndef sigmoid(x):\n    {lines}\n"
    sources = {SIGMOID.id: source.encode()}
    with isolation.submission(folder, sources, **options) as submission:
        return submission.side_for(SIGMOID).call("sigmoid", (1.0,), {})


def results_of(exercise, student):
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    bench = Bench(exercise, student, reference, seed=11)
    results = [bench.run(check) for check in checks_of(exercise)]
    return [
        (r.check.key, r.status, r.finding and r.finding.what, r.unfinished, r.trouble, r.measures)
        for r in results
    ]


@pytest.mark.parametrize("folder", ["solutions", "exercises", "half done"])
def test_isolated_verdicts_are_those_of_this_process(isolation, folder, tmp_path):
    place = half_done(tmp_path) if folder == "half done" else ROOT / folder
    with isolation.submission(place) as submission:
        for exercise in NUMPY:
            here = results_of(exercise, LocalSide(exercise, place / exercise.filename))
            there = results_of(exercise, submission.side_for(exercise))
            assert repr(here) == repr(there)


@pytest.mark.long
def test_keras_is_graded_in_every_tier(isolation):
    exercise = course().exercise("ex13_keras_mnist")
    path = SOLUTIONS / exercise.filename
    saved = [c for c in checks_of(exercise) if c.function in ("prepare", "save_and_reload")]
    with isolation.submission(SOLUTIONS) as submission:
        side = submission.side_for(exercise)
        bench = Bench(exercise, side, LocalSide(exercise, path), seed=11)
        assert [bench.run(check).status for check in saved] == ["correct"] * len(saved)


@pytest.mark.long
def test_devices_are_asked_in_a_worker_of_their_own(isolation):
    exercise = course().exercise("ex11_tensors")
    path = SOLUTIONS / exercise.filename
    with isolation.submission(SOLUTIONS) as submission:
        bench = Bench(exercise, submission.side_for(exercise), LocalSide(exercise, path), seed=11)
        assert {bench.run(check).status for check in checks_of(exercise)} == {"correct"}


def test_what_a_worker_sees(isolation, tmp_path):
    (tmp_path / "data.txt").write_text("mine", encoding="utf-8")
    outcome = ask(
        isolation,
        tmp_path,
        "return [sorted(os.environ), sys.path, os.getcwd(), __file__,"
        " open(os.path.join(os.path.dirname(__file__), 'data.txt')).read()]",
    )
    assert isinstance(outcome, Returned), outcome
    environment, path, folder, file, data = outcome.value
    assert set(environment) <= {*warm.KEPT, *warm.QUIET, "HOME", "TMPDIR", "LC_CTYPE"} | {
        name for name in environment if name.startswith(("TF_", "TF2_", "KMP_", "TPU_"))
    }
    assert str(Path(file).parent) not in path and folder not in path
    assert not any(Path(one, "solutions").exists() for one in path if one)
    assert data == "mine"


def test_a_lazily_imported_module_is_there(isolation, tmp_path):
    outcome = ask(isolation, tmp_path, "import sqlite3, xml.dom.minidom, scipy.special\nreturn 1.0")
    assert outcome == Returned(1.0), outcome


ELSEWHERE = """
from pathlib import Path
from autograder.course.catalogue import course
from autograder.isolation.isolated import Isolation, Limits
exercise = course().exercise("ex01_sigmoid")
source = b"def sigmoid(x):\\n    import needed_late, tempfile\\n"
source += b"    open(tempfile.mkstemp()[1], 'w').write('room')\\n"
source += b"    return needed_late.answer\\n"
with Isolation(Limits()) as isolation:
    with isolation.submission(Path.cwd(), {exercise.id: source}) as submission:
        print(isolation.tier, submission.side_for(exercise).call("sigmoid", (1.0,), {}))
"""


# An ordinary user's environment stands below /home, which is then there to be listed.
@pytest.mark.parametrize("place", ["/tmp", "/home" if os.geteuid() == 0 else str(Path.home())])
def test_an_environment_below_a_folder_that_is_hidden_stays_visible(place, tmp_path):
    home = tempfile.mkdtemp(prefix="environment-", dir=place)
    try:
        venv.create(home, symlinks=True)
        (site,) = Path(home).glob("lib/python*/site-packages")
        (site / "needed_late.py").write_text("answer = 42.0\n", encoding="utf-8")
        # NumPy is where it is for these tests, and so is the kit.
        paths = [path for path in sys.path if path.endswith("site-packages")]
        (site / "others.pth").write_text("\n".join([*paths, str(ROOT)]), encoding="utf-8")
        done = subprocess.run(
            [Path(home, "bin", "python"), "-c", ELSEWHERE],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
        )
    finally:
        shutil.rmtree(home)
    assert done.stdout == f"namespaces {Returned(42.0)}\n", done.stderr


def test_a_package_that_a_submission_names_is_imported_once_for_all(isolation, tmp_path):
    parent = isolation.parent(None)
    parent.have(["this"])  # of all that is asked for, only what is welcome is imported
    body = "return [name in sys.modules for name in ('scipy.special', 'this')]"
    assert ask(isolation, tmp_path, body, "# scipy") == Returned([True, False])
    assert ask(isolation, tmp_path, body) == Returned([True, False])


def test_the_warm_parent_is_of_this_kit(tmp_path, monkeypatch):
    """Another copy may be installed; a worker of that would speak another wire."""
    (tmp_path / "autograder").mkdir()
    other = tmp_path / "autograder" / "__init__.py"
    other.write_text("raise SystemExit('another kit')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with Isolation(LIMITS) as isolation:
        assert graded(isolation, SOLUTIONS).status == "correct"


def test_the_usual_temporary_folder_is_the_workers_own(isolation, tmp_path):
    outcome = ask(isolation, tmp_path, "return [os.path.realpath('/tmp') == os.environ['TMPDIR']]")
    assert outcome == Returned([isolation.tier == "namespaces"])


@pytest.mark.parametrize("library", [None, pytest.param("tensorflow", marks=pytest.mark.long)])
def test_memory_is_counted_on_top_of_what_the_libraries_take(library, isolation, tmp_path):
    exercise = replace(SIGMOID, library=library)
    source = b"import resource as r\ndef sigmoid(x):\n    return r.getrlimit(r.RLIMIT_AS)[0]\n"
    limits = Limits(memory_bytes=64 * 2**20)
    with isolation.submission(tmp_path, {exercise.id: source}, limits) as submission:
        bound = submission.side_for(exercise).call("sigmoid", (1.0,), {}).value
    parent = Path(f"/proc/{isolation.parent(library)._process.pid}/statm")
    taken = int(parent.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    assert 0.9 * taken < bound - limits.memory_bytes <= 1.1 * taken


@pytest.mark.long
def test_devices_can_be_asked_where_little_memory_is_allowed(isolation, tmp_path):
    exercise = course().exercise("ex11_tensors")
    stub = (ROOT / "exercises" / exercise.filename).read_bytes()
    limits = Limits(memory_bytes=256 * 2**20)
    with isolation.submission(tmp_path, {exercise.id: stub}, limits) as submission:
        late = submission.side_for(exercise).call("@devices", ("too late",), {})
    # TensorFlow is started for it, though nothing of the file is: that aborted where it lacked room.
    assert isinstance(late, Returned) and late.value["outcome"].type == "NotImplementedError"


def test_threads_may_be_started(isolation, tmp_path):
    outcome = ask(
        isolation,
        tmp_path,
        "import threading\nfound = []\nt = threading.Thread(target=found.append, args=(1,))\n"
        "t.start()\nt.join()\nreturn found",
    )
    assert outcome == Returned([1])


def test_a_time_out_is_told_apart_from_an_exception_of_that_name(isolation, tmp_path):
    limits = Limits(wall_seconds=2, cpu_seconds=2)
    sources = {
        SIGMOID.id: b"class Timeout(Exception): pass\n"
        b"def sigmoid(x):\n    raise Timeout('no answer')\n"
        b"def sigmoid_derivative(x):\n    while True: pass\n"
    }
    with isolation.submission(tmp_path, sources, limits) as submission:
        side = submission.side_for(SIGMOID)
        assert side.call("sigmoid", (1.0,), {}).type == "Exception"
        assert not side.timed_out
        assert side.call("sigmoid_derivative", (1.0,), {}).type == "Timeout"
        # It is not tried again in this grading, and the rest of the file goes on.
        began = time.monotonic()
        assert side.call("sigmoid_derivative", (2.0,), {}).type == "Timeout"
        assert time.monotonic() - began < limits.wall_seconds
        assert side.timed_out
        assert side.call("sigmoid", (1.0,), {}).text == "no answer"


def test_processor_time_is_a_time_out_as_well(isolation, tmp_path):
    limits = Limits(wall_seconds=10, cpu_seconds=1)
    outcome = ask(isolation, tmp_path, "while True: pass", limits=limits)
    assert outcome == Raised("Timeout", "no answer within 1 seconds")


def counted_workers(monkeypatch) -> list[int]:
    """Return a list that grows by one for every worker that is started."""
    started = []
    start = warm.Sandbox.worker
    monkeypatch.setattr(warm.Sandbox, "worker", lambda *given: started.append(1) or start(*given))
    return started


def test_all_loading_of_a_file_together_has_its_time(isolation, tmp_path, monkeypatch):
    source = "import os, time\ntime.sleep(0.5)\ndef sigmoid(x):\n    os._exit(0)\n"
    source += "sigmoid_derivative = sigmoid\n"
    (tmp_path / SIGMOID.filename).write_text(source, encoding="utf-8")
    limits = Limits(wall_seconds=1.2)
    with isolation.submission(tmp_path, limits=limits) as submission:
        side = submission.side_for(SIGMOID)
        started = counted_workers(monkeypatch)
        statuses = {row[1] for row in results_of(SIGMOID, side)}
    assert statuses == {"cannot_run"} and side.timed_out
    assert len(started) <= 3  # each loads the file, for half a second, and ends at the call


def test_a_file_that_kills_its_worker_is_loaded_once(isolation, tmp_path, monkeypatch):
    (tmp_path / SIGMOID.filename).write_text("import os\nos._exit(3)\n", encoding="utf-8")
    started = counted_workers(monkeypatch)
    result = graded(isolation, tmp_path)
    assert result.status == "cannot_run" and len(started) == 1
    assert "exit status 3" in result.functions[0].checks[0].trouble.text


def test_the_next_exercise_of_a_submission_survives_the_one_before(isolation, tmp_path):
    other = course().exercise("ex04_relu")
    (tmp_path / SIGMOID.filename).write_text("import os\nos.abort()\n", encoding="utf-8")
    (tmp_path / other.filename).write_bytes((SOLUTIONS / other.filename).read_bytes())
    with isolation.submission(tmp_path) as submission:
        results_of(SIGMOID, submission.side_for(SIGMOID))
        assert {row[1] for row in results_of(other, submission.side_for(other))} == {"correct"}


@pytest.mark.parametrize("how", ["link", "dangling", "folder", "pipe", "socket", "huge", "bytes"])
def test_a_file_that_is_none_is_not_opened(how, isolation, tmp_path):
    path = tmp_path / SIGMOID.filename
    if how == "link":
        path.symlink_to(SOLUTIONS / SIGMOID.filename)
    elif how == "dangling":
        path.symlink_to("/nowhere")
    elif how == "folder":
        path.mkdir()
    elif how == "pipe":
        os.mkfifo(path)
    elif how == "socket":
        os.mknod(path, 0o140666)
    elif how == "huge":
        with path.open("wb") as file:
            file.truncate(10 * 2**30)
    else:
        path.write_bytes(b"\xff\xfe\x00def")
    result = graded(isolation, tmp_path)
    assert result.status == "cannot_run" and result.score == 0


def test_a_folder_that_is_a_link_is_not_followed(isolation, tmp_path):
    (tmp_path / "student").symlink_to(SOLUTIONS)
    assert graded(isolation, tmp_path / "student").status == "cannot_run"


def test_a_missing_file_is_not_started(isolation, tmp_path):
    assert graded(isolation, tmp_path).status == "not_started"
    assert read_untrusted(tmp_path / "no" / "file") == Unloadable("missing")


def test_what_stands_beside_a_submission_is_not_obeyed(isolation, tmp_path):
    for name in ("conftest", "sitecustomize", "usercustomize", "numpy", "json", "autograder"):
        text = "raise SystemExit('obeyed')\n"
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --obeyed\n", encoding="utf-8")
    (tmp_path / SIGMOID.filename).write_bytes((SOLUTIONS / SIGMOID.filename).read_bytes())
    assert graded(isolation, tmp_path).status == "correct"


COPIES = (
    "site-packages/autograder/course/solutions",
    "site-packages/quizzes/bank",
    "site-packages/solutions",
    "site-packages/backup/solutions",
    "site-packages/backup/autograder/right_answers",
    "site-packages/checkout/tests/right_answers",
    "../python3.9/site-packages/autograder/course/solutions",
    "../python3.9/site-packages/anything/at/all",
    "../kit/solutions",
    "autograder/course/solutions",
)
SECRETS = """
from pathlib import Path
from autograder.course.catalogue import course
from autograder.isolation import warm
from autograder.isolation.isolated import Isolation, Limits
if {landlock}:
    warm.START = {without!r} + warm.START
exercise = course().exercise("ex01_sigmoid")
source = b'''
def sigmoid(x):
    found = []
    for path in {paths}:
        try:
            found.append(open(path).read())
        except OSError:
            pass
    return found
'''
with Isolation(Limits()) as isolation:
    with isolation.submission(Path.cwd(), {{exercise.id: source}}) as submission:
        print(isolation.tier, submission.side_for(exercise).call("sigmoid", (1.0,), {{}}))
"""


@pytest.mark.parametrize("tier", ["namespaces", "landlock"])
def test_every_copy_of_the_kit_stays_hidden(tier, tmp_path):
    home = tmp_path / "environment"
    venv.create(home, symlinks=True)
    (site,) = home.glob("lib/python*/site-packages")
    for copy in COPIES:
        (site.parent / copy).mkdir(parents=True)
        (site.parent / copy / "ex01_sigmoid.py").write_text("the solution", encoding="utf-8")
    readable = site / "solutions_of_others" / "ex01_sigmoid.py"
    readable.parent.mkdir()
    readable.write_text("another matter", encoding="utf-8")
    paths = [path for path in sys.path if path.endswith("site-packages")]
    (site / "others.pth").write_text("\n".join([*paths, str(ROOT)]), encoding="utf-8")
    files = [str((site.parent / copy / "ex01_sigmoid.py").resolve()) for copy in COPIES]
    program = SECRETS.format(
        landlock=tier == "landlock", without=WITHOUT_NAMESPACES, paths=[*files, str(readable)]
    )
    own = tmp_path / "submission"
    own.mkdir()
    done = subprocess.run(
        [home / "bin/python", "-c", program], cwd=own, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == f"{tier} {Returned(['another matter'])}\n", done.stderr


def test_below_the_kernels_tiers_grading_is_refused(monkeypatch):
    monkeypatch.setattr(warm, "START", NOTHING + warm.START)
    with pytest.raises(SandboxRefused) as refused, Isolation(LIMITS):
        pass
    fields = refused.value.sentence.fields
    assert "not permitted" in fields["namespaces"] and "landlock" in fields["landlock"]


def test_unsandboxed_grading_is_named_so(monkeypatch):
    monkeypatch.setattr(warm, "START", NOTHING + warm.START)
    with Isolation(LIMITS, allow_unsandboxed=True) as isolation:
        assert isolation.tier == "process"
        assert graded(isolation, SOLUTIONS).status == "correct"


def test_a_system_without_fork_has_a_spare_worker(monkeypatch, tmp_path):
    monkeypatch.setattr(isolated, "FORKS", False)
    with pytest.raises(SandboxRefused), Isolation(LIMITS):
        pass
    with Isolation(Limits(wall_seconds=3), allow_unsandboxed=True) as isolation:
        assert isolation.tier == "process"
        assert graded(isolation, SOLUTIONS).status == "correct"
        (tmp_path / SIGMOID.filename).write_text(
            "def sigmoid(x):\n    while True: pass\n", encoding="utf-8"
        )
        assert graded(isolation, tmp_path).status == "cannot_run"
        assert graded(isolation, SOLUTIONS).status == "correct"


def test_a_warm_parent_that_died_is_replaced(tmp_path):
    with Isolation(LIMITS) as isolation:
        died = isolation.parent(None)
        died._process.kill()
        died._process.wait()
        assert graded(isolation, SOLUTIONS).status == "correct"
        assert isolation.parent(None) is not died


def test_a_worker_that_cannot_start_is_our_fault(monkeypatch, tmp_path):
    with Isolation(LIMITS) as isolation, isolation.submission(SOLUTIONS) as submission:
        side = submission.side_for(SIGMOID)
        os.kill(isolation.parent(None)._process.pid, signal.SIGSTOP)
        monkeypatch.setattr(warm, "PATIENCE", 0.2)
        isolation.parent(None).channel.connection.settimeout(0.2)
        with pytest.raises(WorkerUnavailable):
            results_of(SIGMOID, side)
        os.kill(isolation.parent(None)._process.pid, signal.SIGKILL)


KILLED = """
import sys, time
from pathlib import Path
from autograder.course.catalogue import course
from autograder.isolation import warm
from autograder.isolation.isolated import Isolation, Limits
exercise = course().exercise("ex01_sigmoid")
source = b"import ctypes, time\\ndef sigmoid(x):\\n    ctypes.CDLL(None).prctl(1, 0)\\n    time.sleep(1000)\\n"
if sys.argv[1:]:
    warm.START = sys.argv[1] + warm.START
with Isolation(Limits()) as isolation:
    with isolation.submission(Path.cwd(), {exercise.id: source}) as submission:
        print(isolation.parent(None)._process.pid, flush=True)
        submission.side_for(exercise).call("sigmoid", (1.0,), {})
"""


@pytest.mark.parametrize("first", ["namespaces", "landlock"])
@pytest.mark.parametrize("parent_too", [False, True])
def test_a_killed_grader_leaves_nothing_running(first, parent_too):
    """Not even a worker that has asked the kernel to outlive its parent."""
    without = [WITHOUT_NAMESPACES] if first == "landlock" else []
    grader = subprocess.Popen(
        [sys.executable, "-c", KILLED, *without], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert grader.stdout is not None
    parent = int(grader.stdout.readline())
    time.sleep(0.5)
    family = [parent, *descendants(parent)]
    assert len(family) >= 2
    if parent_too:
        os.kill(grader.pid, signal.SIGSTOP)
        os.kill(parent, signal.SIGKILL)
    grader.kill()
    grader.wait()
    deadline = time.monotonic() + 10
    while any(alive(pid) for pid in family) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in family)


LOST = """
import os, sys, time  # autograder.isolation.forkserver
if os.fork() == 0:
    os.setsid()
    print(os.getpid(), flush=True)
    time.sleep(60)
"""


def test_what_a_killed_grader_left_behind_is_swept_up(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    process = subprocess.Popen([sys.executable, "-c", LOST], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    process.wait()
    with Isolation(LIMITS) as isolation:
        old, new = (f"xor2mnist-{2**22 + n}-folder" for n in (1, 2))
        in_use = f"xor2mnist-{isolation.parent(None)._process.pid}-folder"
        for name in (old, new, in_use):
            (tmp_path / name).mkdir()
            if name != new:
                os.utime(tmp_path / name, (0, 0))
        sweep()
        assert graded(isolation, SOLUTIONS).status == "correct"
    assert not alive(worker)
    assert {path.name for path in tmp_path.iterdir()} == {new, in_use}


def alive(pid: int) -> bool:
    try:
        text = Path("/proc", str(pid), "stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return text.rpartition(")")[2].split()[0] != "Z"


def test_an_answer_is_cleaned_before_anybody_sees_it():
    function = SIGMOID.functions[0]
    dirty = "\x1b[31mred\x00\u202e\ud800"
    found = admit.admitted(Raised(dirty, dirty, (Frame(1, dirty, dirty),), dirty), function)
    for text in (found.type, found.text, found.printed, found.frames[0].source):
        assert "\x1b" not in text and "\u202e" not in text
        text.encode()
    assert admit.admitted(Returned({dirty: [dirty]}), function).value
    assert admit.admitted(Refused(dirty), function).what.isprintable()
    assert admit.admitted(Returned(1.0, ("x", "\x1b", "nobody")), function).modified == ("x",)
    for kind in ("missing", "too large", "not a file", "unreadable", "notebook", "zzz"):
        assert admit.admitted(Unloadable(kind), function).kind == "import"
    far = admit.admitted(Raised("A", "", (Frame(2**4000, "", ""),)), function)
    assert far.line is not None and far.line <= admit.MAX_LINES
    assert admit.admitted(Unloadable("import", "", -(2**4000)), function).line == 0


@pytest.mark.parametrize(
    "answer",
    [None, 1.0, [], Returned(Handle("cache", 1)), Returned([Frame(1, "", "")]), Frame(1, "", "")],
    ids=repr,
)
def test_an_answer_of_another_kind_is_inadmissible(answer):
    with pytest.raises(admit.Inadmissible):
        admit.admitted(answer, SIGMOID.functions[0])


def test_a_handle_may_stand_where_the_catalogue_says_so():
    dropout = course().functions()["dropout"]
    answer = Returned((np.zeros(2), Handle("cache", 1)))
    assert admit.admitted(answer, dropout).value[1] == Handle("cache", 1)


KNOWS = """
import gc, sys

def told(value, wanted):
    if isinstance(value, str):
        return any(text[::-1] in value for text in wanted if isinstance(text, str))
    return type(value) in (int, float) and value in wanted

def sigmoid(x):
    wanted = WANTED
    frame, ahead = sys._getframe(), [sys.modules]
    while frame is not None:
        ahead += frame.f_locals.values()
        frame = frame.f_back
    known, found = set(), []
    while ahead:
        value = ahead.pop()
        if id(value) in known or value is wanted or id(value) in map(id, wanted):
            continue
        known.add(id(value))
        if told(value, wanted):
            found.append(repr(value)[:100])
        elif not isinstance(value, (str, bytes, int, float)):
            ahead += gc.get_referents(value)
    return [len(known), found]
"""


@pytest.mark.long
def test_a_worker_knows_no_seed_no_check_no_limit_no_hint(isolation, tmp_path):
    seed, seconds = 987_654_321, 1234.5
    checks = [check.name()[::-1] for check in checks_of(SIGMOID)]
    hint = SIGMOID.functions[0].hints[2]["en"][::-1]
    home = (
        str(ROOT)[::-1] + "/"
    )  # reversed, so that the file itself does not hold what it looks for
    wanted = [float(seed), seconds, hint, *checks, home]
    source = KNOWS.replace("WANTED", repr(wanted)).encode()
    reference = LocalSide(SIGMOID, SOLUTIONS / SIGMOID.filename)
    limits = Limits(wall_seconds=seconds)
    with isolation.submission(tmp_path, {SIGMOID.id: source}, limits) as submission:
        side = submission.side_for(SIGMOID, script_of(SIGMOID, reference, seed))
        side.begin(checks[0], seed)
        outcome = side.call("sigmoid", (1.0,), {})
    assert isinstance(outcome, Returned), outcome
    count, found = outcome.value
    assert count > 10_000 and found == []


def test_an_exception_is_told_by_a_built_in_name(isolation, tmp_path):
    prelude = "class Seed987(ZeroDivisionError): pass"
    outcome = ask(isolation, tmp_path, "raise Seed987('text')", prelude)
    assert isinstance(outcome, Raised)
    assert (outcome.type, outcome.text) == ("ZeroDivisionError", "text")
    forged = admit.admitted(Raised("Seed987", "text"), SIGMOID.functions[0])
    assert isinstance(forged, Raised) and forged.type == "Exception"


def graded_unit(isolation, folder: Path):
    data = (folder / SIGMOID.filename).read_bytes()
    unit = GradingUnit(
        "kim", str(folder), (SubmissionPart(SIGMOID.id, SIGMOID.filename, data),), Options(seed=5)
    )
    return Grader(isolation).grade(unit)


def test_a_denied_call_is_noted_and_costs_nobody_else(isolation, tmp_path):
    text = "import ctypes\nctypes.CDLL(None).syscall(425, 8, 0)\ndef sigmoid(x): return 1 / 0\n"
    (tmp_path / SIGMOID.filename).write_text(text, encoding="utf-8")
    graded = graded_unit(isolation, tmp_path)
    assert graded.denied == {SIGMOID.id: ["io_uring_setup"]} and graded.ungraded == {}
    assert graded.exercises[0]["score"] == 0


def test_denied_calls_without_end_do_not_keep_the_grader_busy(isolation, tmp_path):
    body = "import ctypes\nf = ctypes.CDLL(None).syscall\nfor _ in range(100_000): f(425, 8, 0)\nreturn 1.0"
    assert ask(isolation, tmp_path, body) == Returned(1.0)


def test_where_the_solution_is_denied_the_same_nobody_gets_a_zero(isolation, tmp_path, monkeypatch):
    """As where another C library makes a call that is not on the list."""
    solutions = tmp_path / "solutions"
    solutions.mkdir()
    call = "import ctypes\nif ctypes.CDLL(None).syscall(425, 8, 0) < 0: raise OSError('denied')\n"
    text = (SOLUTIONS / SIGMOID.filename).read_text(encoding="utf-8")
    for path in (solutions, tmp_path):
        (path / SIGMOID.filename).write_text(call + text, encoding="utf-8")
    monkeypatch.setattr(denied, "SOLUTIONS", solutions)
    graded = graded_unit(isolation, tmp_path)
    assert "io_uring_setup" in graded.ungraded[SIGMOID.id]
    assert graded.exercises[0]["score"] is None
    # Who is denied another call than the solution gets what the file earns.
    text = "import os\nos.nice(1)\n"
    (tmp_path / SIGMOID.filename).write_text(text, encoding="utf-8")
    assert graded_unit(isolation, tmp_path).ungraded == {}


SLOW = "import time\ndef {name}(*_, **__):\n    time.sleep(0.4)\n    return 1 / 0\n"


def test_a_whole_submission_has_a_budget(isolation, tmp_path):
    """However often it stays below the limit of one function."""
    sources = {
        one.id: "".join(SLOW.format(name=f.name) for f in one.functions).encode()
        for one in NUMPY[:4]
    }
    limits = Limits(wall_seconds=1, submission_seconds=1.5)
    began = time.monotonic()
    with isolation.submission(tmp_path, sources, limits) as submission:
        outcomes = [
            (one.id, submission.side_for(one).call(f.name, (), {}))
            for one in NUMPY[:4]
            for f in one.functions
        ]
        assert submission.budget.exhausted
    assert time.monotonic() - began < 1.5 + 10  # a machine out of breath starts workers slowly
    types = [getattr(outcome, "type", "") for _, outcome in outcomes]
    assert types[0] == "ZeroDivisionError" and types[-1] == "Timeout", outcomes
    assert types.count("ZeroDivisionError") <= 4


def test_the_budget_counts_processor_time_of_all_workers(isolation, tmp_path):
    source = b"import time\ndef sigmoid(x):\n    while True: pass\n"
    source += b"def sigmoid_derivative(x): return 1 / 0\n"
    limits = Limits(wall_seconds=60, cpu_seconds=30, submission_cpu_seconds=2)
    with isolation.submission(tmp_path, {SIGMOID.id: source}, limits) as submission:
        side = submission.side_for(SIGMOID)
        outcomes = [side.call(f.name, (1.0,), {}) for f in SIGMOID.functions]
        assert [outcome.type for outcome in outcomes] == ["Timeout", "Timeout"]
        assert submission.budget.exhausted and not side.timed_out


def test_reading_what_is_nested_costs_the_trusted_side_little(isolation, tmp_path):
    body = "return ([[[0.5]]] * 9000,) * 5"
    outcome = ask(isolation, tmp_path, body)
    assert isinstance(outcome, Refused | Raised), outcome
