"""What a learner runs works on every system, in every folder, and after an endless loop."""

import json
import os
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from courses import as_course_folder, half_done
from places import ROOT, SOLUTIONS

from autograder.course.catalogue import course
from autograder.running import tensorflow, watchdog
from autograder.running.fresh import ENDED, NewProcess, _status_of
from autograder.running.local import LocalSide

pytestmark = pytest.mark.long

# A machine without what Windows lacks: the functions are gone and the modules cannot be imported.
TAKEN_AWAY = """
import os, signal, subprocess, sys
subprocess.Popen.kill = subprocess.Popen.terminate  # as there
for module, names in ((os, ("fork", "forkpty")), (signal, ("SIGALRM", "SIGKILL", "alarm", "setitimer"))):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in ("resource", "fcntl", "termios", "pwd", "grp", "tty", "pty"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
for name in ("resource", "fcntl", "termios", "pwd", "grp", "tty", "pty"):
    sys.modules.pop(name, None)
"""


@pytest.mark.parametrize(
    "command",
    [
        ("import pytest; sys.exit(pytest.main(['-k', 'ex01 or ex03', '--in', '.']))"),
        ("from autograder.commands.cli import main; sys.exit(main(['check', '1', '3']))"),
        ("from autograder.commands.cli import main; sys.exit(main(['lesson', '3']))"),
        ("from autograder.commands.cli import main; sys.exit(main(['hint', 'relu']))"),
        ("from autograder.commands.cli import main; sys.exit(main(['status']))"),
    ],
)
def test_without_what_windows_lacks(run, tmp_path, command):
    folder = as_course_folder(half_done(tmp_path / "홍길동 문서"))

    done = run("-c", TAKEN_AWAY + command, cwd=folder)

    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in (0, 1)
    assert "backprop" in done.stdout.lower() or "relu" in done.stdout


def test_numpy_exercises_never_import_tensorflow(run, tmp_path):
    folder = half_done(tmp_path)
    code = (
        "import sys\nfrom autograder.commands.cli import main\nmain(['check', *'12345678', '9', '10'])\n"
        "assert not any(name.partition('.')[0] in ('tensorflow', 'keras') for name in sys.modules)"
    )

    assert run("-c", code, cwd=folder).returncode == 0


@pytest.mark.parametrize("machine", ["", TAKEN_AWAY])
def test_an_untouched_keras_exercise_does_not_wait_for_tensorflow(run, machine):
    code = machine + (
        "import subprocess, sys\nfrom autograder.commands.cli import main\n"
        "subprocess.Popen = None  # no other process either\nmain(['check'])\n"
        "assert 'tensorflow' not in sys.modules"
    )

    done = run("-c", code, cwd=ROOT)

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("not started") == 13


def test_a_function_that_nobody_has_begun_is_asked_of_no_process(run, tmp_path):
    solution = (SOLUTIONS / "ex11_tensors.py").read_text(encoding="utf-8")
    begun = solution[: solution.index("def use_cpu_only")]
    stub = 'def use_cpu_only():\n    raise NotImplementedError("ex11: use_cpu_only")\n'
    code = TAKEN_AWAY + (
        "from autograder.running import fresh\n"
        "fresh.NewProcess = None\n"
        "from autograder.commands.cli import main\nsys.exit(main(['check', '11']))"
    )
    for put_in_its_place, status in (("", "not started"), ("use_cpu_only = lambda: 1\n", "wrong")):
        file = tmp_path / "ex11_tensors.py"
        file.write_text(begun + stub + put_in_its_place, encoding="utf-8")

        done = run("-c", code, cwd=tmp_path)

        assert status in done.stdout, done.stderr + done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a nursery needs fork")
def test_misconceptions_show_the_same_one_after_another_in_one_process(run):
    code = """
import itertools
from autograder.course.catalogue import course
from autograder.misconceptions import misconceptions_of
from autograder.course.paths import SOLUTIONS
from autograder.running import fresh, tensorflow

exercise = course().exercise("ex11_tensors")
wrong = [one.functions["use_cpu_only"] for one in misconceptions_of(exercise, "use_cpu_only")]
names = [f"{one.__module__}:{one.__name__}" for one in wrong]
questions = list(itertools.product(names, ("in time", "too late", "no GPU")))

def answers():
    return [fresh.devices_after(exercise.id, str(SOLUTIONS / exercise.filename), *one) for one in questions]

tensorflow.import_quietly()
fresh.Nursery.start()
apart = answers()
fresh.Nursery.current.close()
started, start = [], fresh.NewProcess.__init__
fresh.NewProcess.__init__ = lambda self: started.append(self) or start(self)
together = answers()
for question, mine, wanted in zip(questions, together, apart):
    assert repr(mine) == repr(wanted), question
assert len(started) == 1 and len(set(map(repr, apart))) > 5
"""
    done = run("-c", code)

    assert done.returncode == 0, done.stderr


def test_a_process_that_has_ended_before_the_question_is_no_error():
    asked = NewProcess()
    asked.process.kill()
    asked.process.wait()

    assert asked.ask("ex11_tensors", "x.py", None, "in time") == ENDED


def test_nothing_of_tensorflow_reaches_the_screen(run):
    done = run("-m", "autograder", "--lang", "en", "check", "11", "--in", "solutions", cwd=ROOT)

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.count("\n") < 8, done.stdout


def without_tensorflow(call):
    return (
        "import importlib.util, sys\nfind = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *a: None if name == 'tensorflow' else find(name, *a)\n"
        + call
    )


@pytest.mark.parametrize("folder", ["solutions", "exercises"])
def test_an_exercise_whose_library_is_missing_cannot_run(run, folder, tmp_path):
    file = tmp_path / "v.json"
    call = f"from autograder.commands.cli import main\nmain(['check', '11', '12', '13', '--in', {folder!r}, '--json', {str(file)!r}])"

    run("-c", without_tensorflow(call), cwd=ROOT)

    found = json.loads(file.read_text(encoding="utf-8"))
    assert {one["status"] for one in found["exercises"]} == {"cannot_run"}


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_missing_library_is_said_with_the_command_that_installs_it(run, lang):
    call = f"from autograder.commands.cli import main\nsys.exit(main(['check', '12', '--in', 'solutions', '--lang', {lang!r}]))"

    done = run("-c", without_tensorflow(call), cwd=ROOT)

    assert done.returncode == 1
    assert "TensorFlow" in done.stdout
    if sys.version_info[:2] <= (3, 13):
        assert 'pip install "xor2mnist[keras]"' in done.stdout


ENDLESS = textwrap.dedent(
    """
    import numpy as np


    def sigmoid(x):
        while True:
            x = x


    def sigmoid_derivative(x):
        s = 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float))))
        return s * (1 - s)
    """
)


def test_without_a_terminal_an_endless_loop_ends_the_process_with_its_line(run, tmp_path):
    (as_course_folder(tmp_path) / "ex01_sigmoid.py").write_text(ENDLESS, encoding="utf-8")
    short = "import autograder.running.watchdog as w; w.END_SECONDS = 2.0\n"
    for call in (
        "from autograder.commands.cli import main; main(['check', '1'])",
        "import pytest; pytest.main(['-k', 'ex01', '--in', '.'])",
    ):
        began = time.monotonic()
        done = run("-c", short + call, cwd=tmp_path)
        assert done.returncode == 1
        assert (
            "still inside sigmoid, line 7" in done.stderr
            or "still inside sigmoid, line 6" in done.stderr
        )
        assert time.monotonic() - began < 60


class Clock:
    """A clock that the test sets; `asked` counts who looked."""

    def __init__(self):
        self.now, self.asked = 0.0, 0

    def monotonic(self):
        self.asked += 1
        return self.now


def test_a_check_is_ended_only_by_time_that_is_the_learners(monkeypatch):
    clock, ended = Clock(), threading.Event()
    monkeypatch.setattr(watchdog, "time", clock)
    monkeypatch.setattr(watchdog, "os", SimpleNamespace(_exit=lambda status: None))
    dog = watchdog.Watchdog(lambda where: None, lambda where: ended.set(), interactive=False)
    dog.wait = 0.01

    with dog.check():
        with dog.not_counted():
            clock.now = 100.0
        with dog.inside("train_xor", Path("ex12_keras_xor.py")):
            looked = clock.asked
            while clock.asked < looked + 5:
                time.sleep(0.01)
            assert not ended.is_set()
            clock.now = 101.0
            assert ended.wait(60)


def test_the_import_of_tensorflow_is_no_time_of_the_learners(tmp_path, monkeypatch):
    """On a machine so busy that the import took a minute, a right answer was ended, and nothing was said."""
    clock, inside = Clock(), []
    monkeypatch.setattr(watchdog, "time", clock)
    dog = watchdog.Watchdog(lambda where: None, lambda where: None, interactive=True)

    def slow_import():
        inside.append(dog._inside)
        clock.now += 100.0
        return False

    monkeypatch.delitem(sys.modules, "tensorflow", raising=False)
    monkeypatch.setattr(tensorflow, "installed", lambda: True)
    monkeypatch.setattr(tensorflow, "import_quietly", slow_import)
    file = tmp_path / "ex12_keras_xor.py"
    file.write_text("def build_xor_model():\n    return 1\n", encoding="utf-8")
    side = LocalSide(course().exercise("ex12_keras_xor"), file, watchdog=dog)
    with dog.check():
        side.call("build_xor_model", (), {})

        assert inside[0] is None
        assert dog._since == 100.0


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a POSIX terminal")
@pytest.mark.parametrize("tool", ["check", "pytest"])
def test_at_a_terminal_a_notice_is_given_and_ctrl_c_then_stops_that_function_alone(tmp_path, tool):
    pexpect = pytest.importorskip("pexpect")
    (tmp_path / "ex01_sigmoid.py").write_text(ENDLESS, encoding="utf-8")
    as_course_folder(tmp_path)
    call = {
        "check": "from autograder.commands.cli import main; sys.exit(main(['check', '1']))",
        "pytest": "import pytest; sys.exit(pytest.main(['-k', 'ex01', '--in', '.']))",
    }[tool]
    code = "import sys\nimport autograder.running.watchdog as w\nw.NOTICE_SECONDS = 1.0\n" + call
    child = pexpect.spawn(
        sys.executable, ["-c", code], cwd=str(tmp_path), encoding="utf-8", timeout=60
    )

    child.expect("still inside sigmoid, line [67]; Ctrl-C stops it")
    child.sendintr()
    child.expect("was still running when you stopped it")
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a POSIX terminal")
def test_before_the_notice_ctrl_c_ends_the_run(tmp_path):
    pexpect = pytest.importorskip("pexpect")
    source = ENDLESS.replace(
        "    while True:",
        "    print('in it', flush=True)\n    import sys; sys.__stdout__.write('running'); sys.__stdout__.flush()\n    while True:",
    )
    (tmp_path / "ex01_sigmoid.py").write_text(source, encoding="utf-8")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "autograder", "check", "1"],
        cwd=str(tmp_path),
        encoding="utf-8",
        timeout=60,
    )

    child.expect("running")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 130
    assert "Traceback" not in (child.before or "")


ENDLESS_DEVICES = """
import os, sys

import tensorflow as tf


def matrix_product(a, b):
    raise NotImplementedError("ex11: matrix_product")


def use_cpu_only():
    with open("pids", "a") as file:
        file.write(f"{os.getpid()}\\n")
    while True:
        pass
"""


def expect_nobody_left(folder):
    """Expect that every process that ran `use_cpu_only` in `folder` has ended."""
    pids = {int(line) for line in (folder / "pids").read_text(encoding="ascii").splitlines()}
    deadline = time.monotonic() + 20
    while (left := {pid for pid in pids if alive(pid)}) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert pids and not left


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# Without a nursery a new process is asked, as on Windows.
@pytest.mark.skipif(sys.platform == "win32", reason="a process is looked for in the POSIX way")
@pytest.mark.parametrize("nursery", [True, False])
def test_an_endless_loop_in_a_process_of_its_own_ends_with_the_check(run, tmp_path, nursery):
    (tmp_path / "ex11_tensors.py").write_text(ENDLESS_DEVICES, encoding="utf-8")
    # A new process has to start TensorFlow first.
    seconds = 8.0 if nursery else 25.0
    short = f"import autograder.running.watchdog as w; w.END_SECONDS = {seconds}\n"
    if not nursery:
        short += "from autograder.running.fresh import Nursery as n; n.start = lambda: None\n"

    done = run(
        "-c",
        short + "from autograder.commands.cli import main; main(['check', 'use_cpu_only'])",
        cwd=tmp_path,
    )

    assert done.returncode == 1
    assert "still inside use_cpu_only; does its loop end?" in done.stderr
    expect_nobody_left(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a nursery needs fork")
def test_the_next_question_does_not_end_a_child_that_has_answered():
    read, write = os.pipe()
    os.write(write, b"the next question")
    child = os.fork()
    if child == 0:
        time.sleep(0.3)
        os._exit(0)

    with os.fdopen(read, "rb") as requests:
        assert _status_of(child, requests) == 0
    os.close(write)


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a POSIX terminal")
def test_ctrl_c_stops_what_runs_in_a_process_of_its_own(tmp_path):
    pexpect = pytest.importorskip("pexpect")
    (tmp_path / "ex11_tensors.py").write_text(ENDLESS_DEVICES, encoding="utf-8")
    code = (
        "import sys\nimport autograder.running.watchdog as w\nw.NOTICE_SECONDS = 8.0\n"
        "from autograder.commands.cli import main; sys.exit(main(['check', 'use_cpu_only']))"
    )
    child = pexpect.spawn(
        sys.executable, ["-c", code], cwd=str(tmp_path), encoding="utf-8", timeout=100
    )

    child.expect("still inside use_cpu_only; Ctrl-C stops it")
    child.sendintr()
    child.expect("use_cpu_only was still running when you stopped it")
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 1
    expect_nobody_left(tmp_path)


def test_solutions_are_correct_in_a_korean_folder(run, tmp_path):
    import shutil

    folder = tmp_path / "홍길동 문서"
    folder.mkdir()
    for path in SOLUTIONS.glob("ex0*.py"):
        shutil.copy(path, folder)

    done = run("-m", "autograder", "check", *"123456789", cwd=folder, encoding="cp949")

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_nursery_of_tensorflow_keeps_no_pipe_of_others_open():
    # A browser's driver, say, ends when its input does: it would wait for ever.
    code = """
import os
from autograder.running.fresh import Nursery

ours, theirs = os.pipe()
Nursery.start()
os.close(theirs)
assert os.read(ours, 1) == b""
assert (Nursery.current is not None) == hasattr(os, 'fork')
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False)

    assert done.returncode == 0
