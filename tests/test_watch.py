"""`watch` at a terminal of 24 lines: it watches whatever it shows, and a save abandons what runs."""

import ast
import os
import re
import subprocess
import sys
import time

import pytest
from courses import edited
from places import ROOT, SOLUTIONS

from autograder.commands.saves import Saves
from autograder.course.catalogue import course
from autograder.events.log import append, read

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a POSIX terminal")

RIGHT = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
WRONG = edited(RIGHT, "(1 + e)", "(2 + e)")
ENDLESS = edited(
    RIGHT,
    "    return np.where(x >= 0, 1, e)",
    "    while True:\n        pass\n    return np.where(x >= 0, 1, e)",
)
KEYS = {"en": "h hint   l lesson", "ko": "h 힌트   l 강의"}


class Terminal:
    """A watching learner's terminal of 24 lines and 80 columns."""

    def __init__(self, folder, lang="en", columns=80, before=""):
        env = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(ROOT)}
        env.pop("COLUMNS", None)
        self.folder = folder
        self.child = pexpect.spawn(
            sys.executable,
            [
                "-c",
                f"{before}\nfrom autograder.commands.cli import main; main(['watch', '--lang', '{lang}'])",
            ]
            if before
            else ["-m", "autograder", "watch", "--lang", lang],
            cwd=str(folder),
            env=env,
            encoding="utf-8",
            timeout=60,
            dimensions=(24, columns),
        )
        self.text = ""

    def until(self, pattern):
        """Wait for a text; return the screen that it is on, without colours."""
        self.child.expect(pattern)
        self.text += self.child.before + self.child.after
        screen = self.text.rpartition("\x1b[2J")[2]
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen).replace("\r", "")

    def save(self, source, name="ex01_sigmoid.py"):
        (self.folder / name).write_text(source, encoding="utf-8")

    def leave(self):
        self.child.send("x")
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


@pytest.fixture
def mine(tmp_path, xor2mnist):
    """Return an untouched folder."""
    xor2mnist("start", tmp_path / "mine")
    return tmp_path / "mine"


@pytest.fixture
def begun(mine):
    """Return a folder whose owner read the first lessons and passed over the questions."""
    for number in (1, 2):
        exercise = list(course())[number - 1]
        append({"kind": "read", "exercise": exercise.id})
        for function in exercise.functions:
            append(*({"kind": "skipped", "question": name} for name in function.before))
        append(*({"kind": "skipped", "question": name} for name in exercise.after))
    return mine


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_save_is_seen_from_the_first_moment_whatever_is_on_the_screen(mine, lang):
    says = {
        "en": ("q: leave", "page 2 of", "what do you expect", "wrong", "expected"),
        "ko": ("q: 나가기", "다음 쪽", "예상해 봅시다", "틀림", "맞는 결과"),
    }[lang]
    terminal = Terminal(mine, lang)
    assert "ex13_keras_mnist.py" in terminal.until(says[0])
    terminal.save(WRONG)  # while it shows the welcome
    terminal.until(says[4])
    screen = terminal.until(re.escape(KEYS[lang]))
    assert says[3] in screen and len(screen.splitlines()) <= 24

    (mine / "ex01_sigmoid.py").write_text(WRONG.replace("2 + e", "3 + e"), encoding="utf-8")
    terminal.until(re.escape(KEYS[lang]))
    terminal.child.send("l")
    terminal.until(says[1])
    terminal.save(WRONG)  # while it shows a lesson
    terminal.until(says[4])
    terminal.until(re.escape(KEYS[lang]))
    terminal.child.send("q")
    terminal.until("> ")
    terminal.save(WRONG.replace("2 + e", "4 + e"))  # while it asks a question
    terminal.until(says[4])
    terminal.until(re.escape(KEYS[lang]))
    assert terminal.leave() == 0


def test_an_endless_loop_is_abandoned_by_the_next_save(begun):
    terminal = Terminal(begun)
    terminal.until(re.escape(KEYS["en"]))
    terminal.save(ENDLESS)
    terminal.until("checking")
    terminal.save(WRONG)
    terminal.until("first wrong")
    terminal.until(re.escape(KEYS["en"]))
    assert terminal.leave() == 0


def test_without_fork_a_spare_process_does_the_same(begun):
    terminal = Terminal(begun, before="import autograder.commands.attempt as a; a.FORKS = False")
    terminal.until(re.escape(KEYS["en"]))
    terminal.save(ENDLESS)
    terminal.until("checking")
    terminal.save(WRONG)
    terminal.until("first wrong")
    terminal.until(re.escape(KEYS["en"]))
    terminal.save(WRONG.replace("2 + e", "3 + e"))
    terminal.until(r"\(3 \+ e\)")
    terminal.until(re.escape(KEYS["en"]))
    assert terminal.leave() == 0


def test_what_takes_long_is_said_with_its_line_and_x_leaves_it(begun):
    terminal = Terminal(begun)
    terminal.until(re.escape(KEYS["en"]))
    terminal.save(ENDLESS)
    screen = terminal.until("a save begins anew, x leaves")
    assert re.search(r"still inside sigmoid, line \d+", screen)
    began = time.monotonic()
    assert terminal.leave() == 0
    assert time.monotonic() - began < 20


def test_a_finished_file_leads_on_to_the_next(begun):
    terminal = Terminal(begun)
    terminal.until(re.escape(KEYS["en"]))
    terminal.save(RIGHT)
    screen = terminal.until(r"next: forward")
    assert "built 6 of 100 points" in screen
    terminal.until(re.escape(KEYS["en"]))
    assert terminal.leave() == 0


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_keys_do_what_they_say(begun, lang):
    terminal = Terminal(begun, lang)
    terminal.until(re.escape(KEYS[lang]))
    says = {
        "en": {"?": "the next exercise that is not finished", "a": "ex13_keras", "n": "next: forward", "h": "hint 1 of 3"},
        "ko": {"?": "아직 끝내지 않은 다음 연습", "a": "ex13_keras", "n": "다음: forward", "h": "힌트 1/3"},
    }[lang]  # fmt: skip
    for key, text in says.items():
        terminal.child.send(key)
        terminal.until(text)
        screen = terminal.until(re.escape(KEYS[lang]))
        assert len(screen.splitlines()) <= 24
    # The key of "x" on a Korean keyboard.
    terminal.child.send("ㅌ")
    terminal.child.expect(pexpect.EOF)
    assert [e["function"] for e in read() if e["kind"] == "hinted"] == ["forward"]


def test_ctrl_c_leaves_the_terminal_as_it_was(begun):
    terminal = Terminal(begun)
    terminal.until(re.escape(KEYS["en"]))
    terminal.child.sendintr()
    terminal.child.expect(pexpect.EOF)
    terminal.child.close()

    assert terminal.child.exitstatus == 130
    assert "Traceback" not in terminal.child.before


def test_a_narrow_terminal_shows_the_rest_on_the_next_page(begun):
    terminal = Terminal(begun, columns=48)
    terminal.until("x leave")
    terminal.save(WRONG)
    terminal.until("space: more")
    terminal.until("x leave")
    terminal.child.send(" ")
    terminal.until("xor2mnist hint sigmoid")
    terminal.until("x leave")
    assert terminal.leave() == 0


def test_a_file_that_ends_the_process_is_said_to(begun):
    terminal = Terminal(begun)
    terminal.until(re.escape(KEYS["en"]))
    terminal.save("import os\nos._exit(3)\n")
    terminal.until("does the file call exit")
    assert terminal.leave() == 0


def test_saves_are_noticed_however_an_editor_saves(tmp_path):
    file = tmp_path / "ex01_sigmoid.py"
    file.write_text("one", encoding="utf-8")
    saves = Saves(tmp_path)
    assert saves.look() is None

    def seen():
        found = saves.look()
        return found.id if found else None

    file.write_text("two!", encoding="utf-8")
    assert seen() == "ex01_sigmoid" and seen() is None
    other = tmp_path / ".ex01_sigmoid.py.swp"
    other.write_text("six!", encoding="utf-8")  # an editor that writes beside and renames
    other.replace(file)
    assert seen() == "ex01_sigmoid"
    file.rename(tmp_path / "ex01_sigmoid.py~")  # one that renames first
    assert seen() == "ex01_sigmoid"
    file.write_text("six!", encoding="utf-8")
    assert seen() == "ex01_sigmoid"
    file.unlink()
    assert seen() == "ex01_sigmoid" and seen() is None
    (tmp_path / "ex02_xor_forward.py").write_text("new", encoding="utf-8")
    assert seen() == "ex02_xor_forward"


def test_without_a_terminal_every_save_is_printed(mine):
    import subprocess

    child = subprocess.Popen(
        [sys.executable, "-m", "autograder", "watch"],
        cwd=mine,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert "watching" in child.stdout.readline()
        (mine / "ex01_sigmoid.py").write_text(WRONG, encoding="utf-8")
        lines = []
        while not lines or "first wrong" not in lines[-1]:
            lines.append(child.stdout.readline())
        assert not any("\x1b" in line for line in lines)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def test_the_benchmark_saves_wrong_answers(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import watch

    for name, (old, new) in watch.CHANGES.items():
        source = (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8")
        changed = source.replace(old, new.format(17), 1)
        # A change in a docstring is none: the answer stays right, and no verdict is drawn.
        plain, other = (_without_docstrings(text) for text in (source, changed))
        assert plain != other, name


def test_the_benchmark_takes_no_notice_for_the_keys(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import watch

    from autograder.commands.watch import KEYS as line_of_keys

    assert re.search(watch.KEYS, str(line_of_keys))
    assert not re.search(
        watch.KEYS, "still inside train_xor, line 40; a save begins anew, x leaves"
    )


def test_the_benchmark_counts_what_an_ended_check_used(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import watch

    burn = "import time\nwhile time.process_time() < 0.2: pass"
    own = sum(os.times()[:4])
    child = subprocess.Popen([sys.executable, "-c", burn])
    os.waitid(
        os.P_PID, child.pid, os.WEXITED | os.WNOWAIT
    )  # it has ended, and nobody waited for it

    assert watch.cpu_seconds(os.getpid()) > own + 0.15
    child.wait()


def test_it_is_said_that_a_check_runs_before_tensorflow_is_imported(begun):
    """The import takes seconds, in which the old verdict stood there as if it were the new one."""
    endless = "import threading, autograder.running.tensorflow as t; t.installed = lambda: True; t.import_quietly = threading.Event().wait"
    terminal = Terminal(begun, before=endless)
    terminal.until(re.escape(KEYS["en"]))
    terminal.save(
        (SOLUTIONS / "ex12_keras_xor.py").read_text(encoding="utf-8"), "ex12_keras_xor.py"
    )

    assert "checking" in terminal.until("checking")
    terminal.child.close(force=True)


def _without_docstrings(source):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.Module) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree)
