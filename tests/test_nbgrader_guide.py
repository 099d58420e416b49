"""docs/instructors.md: its commands, each one as printed, from nothing to released grades."""

import csv
import json
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader_course import edited, environment, released, solved, url_of
from places import ROOT
from traitlets.config import Config

from autograder.checking.check import checks_of
from autograder.course.catalogue import course, tomllib

pytestmark = pytest.mark.long

# They are graded in a sandbox, which is Linux's; elsewhere these are not collected.
__test__ = sys.platform == "linux"

PAGE = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
KOREAN_PAGE = (ROOT / "docs" / "instructors.ko.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*)\n```$", PAGE, re.MULTILINE)
ASSIGNMENT = "ex01_sigmoid"
NEEDED = ("autograder", "quizzes", "exercises", "solutions")
# Begun by a shell, as pip does where a path has spaces, which a first line may not have.
PROGRAM = """\
#!/bin/sh
'''exec' "{place}/bin/python" "$0" "$@"
'''
from importlib.metadata import entry_points
(found,) = entry_points(group="console_scripts", name="{name}")
raise SystemExit(found.load()())
"""
FILES = ("pyproject.toml", "hatch_build.py", "xor2mnist_pytest.py", "README.md", "LICENSE")


@pytest.fixture
def home() -> Iterator[Path]:
    """Return a folder that sandboxed workers can see: what lies in the system's temporary one they cannot."""
    above = ROOT / "build"
    above.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=above, prefix="guide-") as folder:
        yield Path(folder)


def clone(to: Path) -> Path:
    to.mkdir()
    for name in NEEDED:
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, to)
    return to


def new_environment(place: Path) -> Path:
    """Return a new environment, in which what this kit depends on is found where it is installed already."""
    venv.EnvBuilder(with_pip=True).create(place)
    (site,) = (place / "lib").glob("python*/site-packages")
    # Without the checkout, which a file of this kind may have put on the path.
    (site / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (place / "share").mkdir(exist_ok=True)
    (place / "share" / "jupyter").symlink_to(Path(sys.prefix, "share", "jupyter"))
    for name in ("nbgrader", "alembic"):
        program = place / "bin" / name
        program.write_text(PROGRAM.format(place=place, name=name), encoding="utf-8")
        program.chmod(0o755)
    return place


class Terminal:
    """Runs one command after the other, as someone types them."""

    def __init__(self, folder: Path, home: Path, place: Path) -> None:
        self.folder = folder
        self.environment = environment(home) | {"PATH": f"{place}/bin:/usr/local/bin:/usr/bin:/bin"}
        self.where = home / "where"

    def type(self, command: str) -> None:
        done = subprocess.run(
            [
                "bash",
                "-c",
                f"{command}\nstatus=$?; pwd > {shlex.quote(str(self.where))}; exit $status",
            ],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=600,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        self.folder = Path(self.where.read_text(encoding="utf-8").strip())


def download(root: Path) -> None:
    """Put there what a learning platform gives: one archive with the notebooks of a class."""
    names = {"홍길동": solved, "Kim Yuna": lambda nb, _: nb}
    archive = root / "downloaded" / ASSIGNMENT / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "class.zip", "w") as file:
        for number, (name, work) in enumerate(names.items()):
            nb = work(released(root, ASSIGNMENT, ASSIGNMENT), ASSIGNMENT)
            if work is solved:
                nb = edited(nb, explain="It is flat at both ends.")
            file.writestr(
                f"{name}_{number}_assignsubmission_file_{ASSIGNMENT}.ipynb", json.dumps(nb)
            )


def test_ten_commands_lead_from_nothing_to_released_grades(home: Path) -> None:
    assert len(COMMANDS) == 10
    root = home / "nn101"
    terminal = Terminal(clone(home / "clone"), home, new_environment(home / "venv"))
    for command in COMMANDS:
        if "zip_collect" in command:
            download(root)
        if "generate_feedback" in command:
            grade_by_hand(root)
        terminal.type(command)

    assert terminal.folder == root
    assert list((root / "release" / ASSIGNMENT).glob("xor2mnist-*.whl"))
    with (root / "grades.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"홍길동": 6.0 + 2.5, "Kim Yuna": 0.0}
    page = root / "feedback" / "홍길동" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    assert "It is flat at both ends." in page.read_text(encoding="utf-8")
    assert not list((root / "submitted").glob("*/*/*.whl"))


def grade_by_hand(root: Path) -> None:
    with Gradebook(url_of(root)) as book:
        grade = book.find_grade("explain", ASSIGNMENT, ASSIGNMENT, "홍길동")
        assert grade.needs_manual_grade and grade.auto_score is None
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        book.db.commit()


def test_the_lines_for_a_term_are_taken_by_nbgrader(home: Path) -> None:
    roll, due, extension = re.findall(r"^```bash\n(.*)\n```$", PAGE, re.MULTILINE)
    heading = "id,first_name,last_name,email"
    assert f"`{heading}`" in PAGE
    (home / "class.csv").write_text(f"{heading}\ns001,Ada,Kim,\ns002,Ben,Lee,\n", encoding="utf-8")
    terminal = Terminal(home, home, Path(sys.prefix))
    for line in (roll, due, extension):
        terminal.type(line)

    with Gradebook(url_of(home)) as book:
        assert [one.id for one in book.students] == ["s001", "s002"]
        # nbgrader keeps UTC, without saying so.
        assert str(book.find_assignment("week1").duedate) == "2027-03-08 14:59:00"
        late = book.find_submission("week1", "s002")
        assert str(late.duedate) == "2027-03-11 14:59:00"


def test_the_pages_late_penalty_takes_a_tenth_a_day() -> None:
    (rule,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    settings: dict[str, Any] = {"c": Config()}
    exec(rule, settings)
    plugin = settings["c"].AssignLatePenalties.plugin_class()
    taken = [plugin.late_submission_penalty("s002", 10.0, days * 86400.0) for days in (0.5, 2, 30)]
    assert taken == [1.0, 2.0, 10.0]
    assert AssignLatePenalties(config=settings["c"]).plugin_class is type(plugin)


def test_the_pages_settings_are_ones_that_there_are() -> None:
    (text,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert set(tomllib.loads(text)) == {"quiz_points", "assignments"}
    (void,) = re.findall(r'void = \["(.*?)"\]', PAGE)
    assert void in {check.key for exercise in course() for check in checks_of(exercise)}


def blocks(page: str) -> list[tuple[str, str]]:
    """Return the language and the text of every code block, without comments, which are translated."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [
        (language, re.sub(r"\s+# .*$", "", text, flags=re.MULTILINE)) for language, text in found
    ]


def test_the_korean_guide_has_the_same_code_in_the_same_order() -> None:
    assert [text.strip() for language, text in blocks(PAGE) if language == "sh"] == COMMANDS
    assert blocks(KOREAN_PAGE) == blocks(PAGE)
