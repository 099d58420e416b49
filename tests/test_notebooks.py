"""The notebooks of an nbgrader course: what `release` writes, and what a learner's cell shows."""

import ast
import importlib.util
import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbclient import NotebookClient
from places import ROOT, SOLUTIONS
from traitlets.config import Config

from autograder.commands.common import Context, UsageError
from autograder.commands.release import ReleaseRequest, release
from autograder.course.catalogue import Exercise, course
from autograder.course.stubs import make_stub
from autograder.events.log import append, read
from autograder.grading.notebook import notebook_source
from autograder.grading.scoring import BadRules
from autograder.grading.settings import read_release_settings
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.language.finding import Finding, Word, say
from autograder.language.i18n import number_text, translate
from autograder.misconceptions import misconceptions_of, side_of
from autograder.notebooks import cells, graded_questions, live, picture
from autograder.notebooks.answers_first import AnswersFirst
from autograder.notebooks.build import WHEEL, NotebookOptions, notebook
from autograder.notebooks.lesson import split
from autograder.notebooks.parts import parts_of
from autograder.notebooks.release import CONFIG, SETTINGS, STEP, as_text, hidden_seed
from autograder.notebooks.show import verdict_html
from autograder.notebooks.verdicts import function_html, hidden_inputs
from autograder.report.feedback import feedback_text, without_values
from autograder.running.local import LocalSide
from quizzes.built import open_bank

ALL = list(course())
NUMPY = [exercise for exercise in ALL if exercise.library is None]
FORWARD = course().exercise("ex02_xor_forward")
BACKPROP = course().exercise("ex03_backprop")
FULL = NotebookOptions(quiz_points=1.0, explain_points=3.0)


def by_id(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the cells of a notebook by their ids."""
    return {cell["id"]: cell for cell in made["cells"]}


def is_code(cell: dict[str, Any]) -> bool:
    """Return whether a cell holds code of the exercise: given, or to be written."""
    return cell["id"] == cells.GIVEN or cell["id"].startswith("solution-")


def code_of(made: dict[str, Any]) -> str:
    """Return the code of the exercise, the test cells and the setup left out."""
    return "\n\n\n".join(cell["source"] for cell in made["cells"] if is_code(cell))


def cleared(made: dict[str, Any]) -> nbformat.NotebookNode:
    """Return what nbgrader makes of a notebook for students."""
    from nbgrader.preprocessors import ClearSolutions  # some seconds, for those who need it

    found, _ = ClearSolutions().preprocess(nbformat.from_dict(made), {})
    return found


def request(folder: Path, *only: str, **options: Any) -> ReleaseRequest:
    return ReleaseRequest(nbgrader=str(folder), only=only, **options)


# What a notebook holds.


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("exercise", ALL, ids=lambda one: one.id)
def test_a_notebook_is_one_for_nbformat_and_for_nbgrader(exercise: Exercise, lang: str) -> None:
    from nbgrader.nbgraderformat import MetadataValidator

    made = notebook(exercise, NotebookOptions(lang, quiz_points=1.0, explain_points=3.0))

    nbformat.validate(nbformat.from_dict(made))
    MetadataValidator().validate_nb(nbformat.from_dict(made))
    assert made["cells"][0]["id"] == cells.SETUP
    assert made["metadata"]["xor2mnist"]["exercise"] == exercise.id
    points = [
        cell["metadata"]["nbgrader"]["points"]
        for cell in made["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade")
    ]
    assert sum(points) == exercise.points + len(exercise.after) + 3


@pytest.mark.parametrize("exercise", ALL, ids=lambda one: one.id)
def test_the_same_input_gives_the_same_bytes(exercise: Exercise) -> None:
    assert as_text(notebook(exercise, FULL)) == as_text(notebook(exercise, FULL))


@pytest.mark.parametrize("exercise", ALL, ids=lambda one: one.id)
def test_the_code_of_a_notebook_is_the_solution(exercise: Exercise) -> None:
    def code(text: str) -> list[str]:
        return [ast.dump(node) for node in ast.parse(text).body if not isinstance(node, ast.Expr)]

    made = notebook(exercise, NotebookOptions())

    source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    assert sorted(code(code_of(made))) == sorted(code(source))


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("exercise", ALL, ids=lambda one: one.id)
def test_students_get_the_stub(exercise: Exercise, lang: str) -> None:
    def functions(text: str) -> dict[str, tuple[str | None, bool]]:
        return {
            node.name: (ast.get_docstring(node), isinstance(node.body[-1], ast.Raise))
            for node in ast.parse(text).body
            if isinstance(node, ast.FunctionDef)
        }

    made = cleared(notebook(exercise, NotebookOptions(lang)))

    assert functions(code_of(made)) == functions(make_stub(exercise, SOLUTIONS, lang))


def test_students_get_neither_key_nor_model_answer() -> None:
    text = json.dumps(cleared(notebook(BACKPROP, FULL)), ensure_ascii=False)

    for question in BACKPROP.after:
        shown = graded_questions.open_question(question)
        assert shown is not None
        assert shown["explanation"]["en"].split(".")[0] not in text
        assert f'{graded_questions.answer_name(question)} = "' not in text.replace('= \\"A\\"', "")
    assert "The loss is no bowl" not in text
    assert "For the grader" not in text


def test_a_lesson_needs_nothing_beside_it() -> None:
    for exercise in course():
        for lang in ("en", "ko"):
            text = "\n".join(
                cell["source"]
                for cell in notebook(exercise, NotebookOptions(lang))["cells"]
                if cell["id"].startswith("lesson-")
            )
            assert not re.search(r"!\[|\.svg|xor2mnist (check|hint)|ex\d\d_\w+\.py\b", text)
            assert f"{exercise.id}.ipynb" in text
            assert 'hint("' in text


def test_pictures_stand_in_the_notebook() -> None:
    text = "\n".join(cell["source"] for cell in notebook(FORWARD, NotebookOptions())["cells"])

    assert text.count('<img alt="The 2-3-1 network: ') == 1
    assert "data:image/svg+xml;base64," in text
    # Wider than the column of a feedback page, it must shrink.
    assert 'style="max-width: 100%">' in text


def test_every_notebook_draws_and_the_keras_ones_measure() -> None:
    for exercise in course():
        for lang in ("en", "ko"):
            made = by_id(notebook(exercise, NotebookOptions(lang)))
            assert made["see"]["source"] == cells.see_line(exercise.short)
            assert ("measure" in made) == exercise.id.startswith(("ex12", "ex13"))
            if "measure" in made:
                compile(made["measure"]["source"], "measure", "exec")
                assert made["measure"]["metadata"]["tags"] == ["raises-exception"]


def test_what_only_draws_or_measures_is_not_run_where_a_notebook_is_graded() -> None:
    made = notebook(course().exercise("ex12_keras_xor"), NotebookOptions())
    source = notebook_source(json.dumps(made).encode()).text
    asked_for = source.index("in_notebook = (lambda *_: None)")

    assert "from autograder.notebooks import" not in source
    assert "plot = in_notebook" in source
    assert source.index("if in_notebook():") > asked_for


def test_a_lesson_is_split_at_its_headings_alone() -> None:
    text = "# One\n\na\n\n```text\n# no heading\n```\n\n## Two\n### Three\nb\n"

    assert split(text) == ["# One\n\na\n\n```text\n# no heading\n```", "## Two\n### Three\nb"]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_one_point_is_one_point(lang: str) -> None:
    relu = course().exercise("ex04_relu")
    assert {function.points for function in relu.functions} > {1}
    made = notebook(relu, NotebookOptions(lang, quiz_points=1.0, explain_points=1.0))
    heads = [
        line for cell in made["cells"] for line in cell["source"].splitlines() if "1 point" in line
    ]
    function = {"name": "relu", "status": "correct", "score": 1.0, "max": 1, "checks": []}
    said = verdict_html(function, lang, expected=False)

    assert not any("1 points" in line for line in (*heads, said))
    if lang == "en":
        assert len(heads) == 4 + len(relu.after) + 1
        assert "1 of 1 point," in said
    else:
        assert "1/1점" in said and "### 서술형 질문: 1점" in as_text(made)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_in_feedback_the_answers_stand_first_and_the_lesson_is_folded(lang: str) -> None:
    made = nbformat.from_dict(notebook(FORWARD, NotebookOptions(lang, explain_points=3.0)))
    function = {"name": "forward", "status": "correct", "score": 5.0, "max": 5, "checks": []}
    graded = next(one for one in made.cells if one.id == "check-forward")
    data = {"text/html": verdict_html(function, lang, expected=False)}
    graded.outputs = [nbformat.v4.new_output("execute_result", data=data)]
    made.cells.append(nbformat.v4.new_markdown_cell("My own remark", id="mine"))
    lesson = next(one.source for one in made.cells if one.id == "lesson-1")

    ordered, _ = AnswersFirst().preprocess(made, {})

    *answers, last = ordered.cells
    assert [one.id for one in answers] == [
        "task-forward", "solution-forward", "check-forward", "explain-question", "explain", "mine"
    ]  # fmt: skip
    head = {"en": "The lesson and the given code", "ko": "강의와 주어진 코드"}[lang]
    assert last.source.startswith(f"<details><summary>{head}</summary>\n\n{lesson}")
    assert (
        "```python\n" in last.source and "def sigmoid" in last.source and "%pip" not in last.source
    )
    own = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("x", id="lesson-1")])
    assert [one.id for one in AnswersFirst().preprocess(own, {})[0].cells] == ["lesson-1"]


def test_the_test_cell_is_one_line() -> None:
    made = by_id(notebook(BACKPROP, FULL))

    assert made["check-backward"]["source"] == cells.check_line("backward")
    assert cells.checked_function(made["check-backward"]["source"]) == "backward"
    assert made["quiz-after-backprop-bias"]["source"] == cells.ask_line("after-backprop-bias")


# Graded questions.


def test_every_answer_cell_earns_all_its_points_and_its_stub_none() -> None:
    for exercise in course():
        made = notebook(exercise, FULL)
        stubs = by_id(cleared(made))
        for question in exercise.after:
            key = cells.answer_id(question)
            assert graded_questions.score_of(question, by_id(made)[key]["source"]) == 1.0
            assert graded_questions.score_of(question, stubs[key]["source"]) == 0.0


def test_a_wrong_letter_earns_nothing_and_the_option_itself_counts() -> None:
    shown = graded_questions.open_question("after-xor-bias")
    assert shown is not None
    for letter, part in graded_questions.lettered(shown).items():
        right = float(part["key"] == shown["answer"])
        assert graded_questions.score_of("after-xor-bias", f'answer = "{letter.lower()}"') == right
        assert graded_questions.score_of("after-xor-bias", f"answer = {part['key']!r}") == right


@pytest.mark.parametrize(
    "source",
    [
        "",
        "answer = (",
        "answer = print('x')",
        "answer = open('/etc/passwd').read()",
        "answer = 7",
        "answer = ['A', 'A']",
        "answer = __import__('os').getcwd()",
        "answer = " + "(" * 300 + ")" * 300,
        "answer = '" + "A" * 30_000 + "'",
    ],
)
def test_what_is_no_answer_earns_nothing_and_runs_nothing(source: str) -> None:
    assert graded_questions.score_of("after-xor-bias", source) == 0.0


def test_options_have_one_order_in_which_the_right_one_is_not_always_first() -> None:
    questions = [
        graded_questions.open_question(name) for exercise in course() for name in exercise.after
    ]
    right = {
        letter
        for shown in questions
        if shown is not None
        for letter, part in graded_questions.lettered(shown).items()
        if part["key"] == shown["answer"]
    }

    assert len(right) > 2


# The settings file of a course.


def written(folder: Path, text: str) -> Path:
    path = folder / "grading.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_settings_file_says_what_is_released(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'install = "xor2mnist==0.1.0"\nquiz_points = 2\ncredit = "checks"\n'
        '[[assignments]]\nname = "week1"\nexercises = ["1", "xor_forward"]\n'
        '[[assignments]]\nname = "2주차"\nexercises = ["ex03_backprop"]\n',
    )

    found = read_release_settings(path)

    assert found.install == "xor2mnist==0.1.0"
    assert found.quiz_points == 2
    assert [(one.name, [ex.short for ex in one.exercises]) for one in found.assignments] == [
        ("week1", ["ex01", "ex02"]),
        ("2주차", ["ex03"]),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("instal = 'x'", "did you mean {nearest}"),
        ("zebra = 1", "the settings are {known}"),
        ("quiz_points = -1", "quiz_points"),
        ("quiz_points = true", "quiz_points"),
        ("quiz_points = inf", "quiz_points"),
        ("install = 7", "install"),
        ("install = 'a\"; import os'", "install"),
        ("assignments = 3", "[[assignments]]"),
        ("[[assignments]]\nname = 'a/b'\nexercises = ['1']", "letters, digits"),
        ("[[assignments]]\nname = '../x'\nexercises = ['1']", "letters, digits"),
        ("[[assignments]]\nexercises = ['1']", "letters, digits"),
        ("[[assignments]]\nname = 'a'\nexercises = []", "names no exercises"),
        ("[[assignments]]\nname = 'a'\nexercises = ['1', 'ex01']", "twice"),
        ("[[assignments]]\nname = 'a'\nexercises = ['backpropp']", "did you mean"),
        ("[[assignments]]\nname = 'a'\nexercises = ['99']", "there is no exercise"),
        ("[[assignments]]\nname = 'a'\nexercises = ['forward']", "is a function"),
        ("[[assignments]]\nname = 'a'\nexercises = ['1']\npoints = 3", "there is no setting"),
        (
            "[[assignments]]\nname = 'a'\nexercises = ['1']\n"
            "[[assignments]]\nname = 'a'\nexercises = ['2']",
            "two assignments",
        ),
        ("credit = 'all'", "credit"),
        ("= 3", "cannot be read"),
    ],
)
def test_what_a_settings_file_cannot_say_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadRules) as refused:
        read_release_settings(written(tmp_path, text))

    assert told in refused.value.sentence.template


# Writing a course.


def test_release_writes_a_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "홍길동 강좌"

    assert release(Context("en"), request(folder, "2", "3")) == 0

    out = capsys.readouterr().out
    assert "2 notebooks written" in out
    assert "generate_assignment ex02_xor_forward" in out
    assert WHEEL in out
    path = folder / "source" / "ex02_xor_forward" / "ex02_xor_forward.ipynb"
    assert path.read_text(encoding="utf-8") == as_text(notebook(FORWARD, NotebookOptions()))
    assert STEP in (folder / CONFIG).read_text(encoding="utf-8")
    compile((folder / CONFIG).read_text(encoding="utf-8"), CONFIG, "exec")
    assert [one.name for one in folder.rglob("*.part")] == []


def test_the_hidden_seed_is_drawn_once_and_is_not_the_learners(tmp_path: Path) -> None:
    release(Context("en"), request(tmp_path, "1"))
    first = hidden_seed(tmp_path)
    release(Context("en"), request(tmp_path, "2", force=True))

    assert first is not None
    assert first > 100
    assert hidden_seed(tmp_path) == first
    released = (tmp_path / "source").rglob("*")
    assert not any(SETTINGS in path.name for path in released)


@pytest.mark.parametrize("text", ["hidden_seed = -1", 'hidden_seed = "7"', "hidden_seed ="])
def test_settings_that_cannot_be_read_are_named_and_stay(
    xor2mnist: Any, tmp_path: Path, text: str
) -> None:
    (tmp_path / SETTINGS).write_text(text, encoding="utf-8")

    done = xor2mnist("release", "--nbgrader", ".", "--only", "1", cwd=tmp_path)

    assert done.returncode == 2
    assert f"{SETTINGS}" in done.stderr and "Traceback" not in done.stderr
    assert (tmp_path / SETTINGS).read_text(encoding="utf-8") == text


def test_releasing_twice_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release(Context("en"), request(tmp_path, "2"))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    capsys.readouterr()

    release(Context("en"), request(tmp_path, "2"))

    assert "0 notebooks written, 1 as they were" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_an_instructor_edited_stays_unless_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release(Context("en"), request(tmp_path, "2", "3"))
    edited = tmp_path / "source" / "ex02_xor_forward" / "ex02_xor_forward.ipynb"
    other = tmp_path / "source" / "ex03_backprop" / "ex03_backprop.ipynb"
    text = edited.read_text(encoding="utf-8").replace("XOR answers 1", "XOR is 1")
    edited.write_text(text, encoding="utf-8")
    capsys.readouterr()

    # In another language both notebooks would be others; the one that nobody touched is renewed.
    release(Context("ko"), request(tmp_path, "2", "3"))

    out = capsys.readouterr().out
    assert "새로 쓴 것 1개" in out
    assert "source/ex02_xor_forward/ex02_xor_forward.ipynb" in out
    assert edited.read_text(encoding="utf-8") == text
    assert other.read_text(encoding="utf-8") == as_text(notebook(BACKPROP, NotebookOptions("ko")))

    release(Context("ko"), request(tmp_path, "2", "3", force=True))

    assert edited.read_text(encoding="utf-8") == as_text(notebook(FORWARD, NotebookOptions("ko")))


def test_a_lost_record_makes_every_file_an_edited_one(tmp_path: Path) -> None:
    release(Context("en"), request(tmp_path, "2"))
    (tmp_path / ".xor2mnist.json").write_text("{", encoding="utf-8")
    path = tmp_path / "source" / "ex02_xor_forward" / "ex02_xor_forward.ipynb"
    before = path.read_bytes()

    release(Context("ko"), request(tmp_path, "2"))

    assert path.read_bytes() == before


def test_a_config_that_is_there_is_never_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / CONFIG
    config.write_text("c = get_config()\nc.CourseDirectory.course_id = 'mine'\n", encoding="utf-8")
    before = config.read_bytes()

    release(Context("en"), request(tmp_path, "2", force=True))

    assert config.read_bytes() == before
    out = capsys.readouterr().out
    assert f"{CONFIG} is there already; add to it:" in out
    assert STEP in out

    config.write_text(f"c = get_config()\n# {STEP}\n", encoding="utf-8")
    release(Context("en"), request(tmp_path, "2"))

    assert "add to it" not in capsys.readouterr().out


def test_assignments_group_exercises(tmp_path: Path) -> None:
    written(tmp_path, "[[assignments]]\nname = 'week1'\nexercises = ['1', '2']\n")

    release(Context("en"), request(tmp_path))

    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.ipynb"))
    assert found == ["source/week1/ex01_sigmoid.ipynb", "source/week1/ex02_xor_forward.ipynb"]
    with pytest.raises(UsageError):
        release(Context("en"), request(tmp_path, "3"))


def test_install_stands_in_the_first_cell(tmp_path: Path) -> None:
    written(tmp_path, "install = 'git+https://example.org/kit.git'\nquiz_points = 2\n")

    release(Context("en"), request(tmp_path, "2"))

    path = tmp_path / "source" / "ex02_xor_forward" / "ex02_xor_forward.ipynb"
    made = by_id(json.loads(path.read_text(encoding="utf-8")))
    assert '%pip install -q "git+https://example.org/kit.git"' in "".join(made["setup"]["source"])
    assert made["quiz-after-xor-bias"]["metadata"]["nbgrader"]["points"] == 2


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(Context("en"), request(tmp_path, "2"))
    path = tmp_path / "source" / "ex02_xor_forward" / "ex02_xor_forward.ipynb"
    before = path.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError):
        release(Context("ko"), request(tmp_path, "2"))

    assert path.read_bytes() == before
    assert list(tmp_path.rglob("*.part")) == []


def test_a_course_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "course").write_text("", encoding="utf-8")

    with pytest.raises(UsageError):
        release(Context("en"), request(tmp_path / "course", "2"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("release",),
        ("release", "--nbgrader", "a", "--students", "b"),
        ("release", "--nbgrader", "a", "--only", "backpropp"),
        ("release", "--nbgrader", "a", "--course", "none.toml"),
        ("release", "--nbgrader", "a", "--explain", "many"),
    ],
)
def test_a_wrong_command_line_is_answered_in_a_sentence(
    xor2mnist: Any, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = xor2mnist(*arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("xor2mnist: ")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "a").exists()


# What a learner's cell shows.


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[InteractiveShell]:
    """A shell of IPython's that stands for the learner's kernel."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
    config = Config()
    config.HistoryManager.hist_file = ":memory:"
    made = InteractiveShell(config=config)
    monkeypatch.setattr(live, "running_shell", lambda: made)
    monkeypatch.setattr(graded_questions, "running_shell", lambda: made)
    monkeypatch.setattr(picture, "running_shell", lambda: made)
    yield made
    made.history_manager.end_session()


def run(shell: InteractiveShell, text: str) -> Any:
    """Run a cell as a learner does; return what it shows."""
    done = shell.run_cell(text, store_history=True, silent=False)
    done.raise_error()
    return done.result


def solved(shell: InteractiveShell, exercise: Exercise) -> None:
    parts = parts_of(exercise, "en")
    for text in (parts.given, *parts.functions.values()):
        run(shell, text)


def test_solutions_earn_the_points(shell: InteractiveShell) -> None:
    for exercise in NUMPY:
        solved(shell, exercise)
        for function in exercise.functions:
            shown = live.check(function.name)
            assert repr(shown) == str(float(function.points))
            assert "correct" in shown._repr_html_()


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_cell_draws_what_its_notebook_holds(
    shell: InteractiveShell, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XOR2MNIST_LANG", lang)
    exercise = course().exercise("ex01_sigmoid")
    nothing = picture.plot("sigmoid")
    assert "sigmoid" in repr(nothing) and "<p>" in nothing._repr_html_()
    solved(shell, exercise)
    run(shell, "def sigmoid_derivative(x):\n    return x * (1 - x)\n")
    bundle = picture.plot("sigmoid")._repr_mimebundle_()

    title = {"en": "Exercise 1", "ko": "연습 1"}[lang]
    assert bundle[picture.VEGA_LITE]["title"]["text"].startswith(title)
    assert bundle["image/png"].startswith(b"\x89PNG")
    assert "sigmoid_derivative" in bundle["text/plain"]
    assert "ex11" in repr(picture.plot("11"))
    with pytest.raises(LookupError):
        picture.plot("nothing")


def test_a_function_itself_may_be_named_as_well(shell: InteractiveShell) -> None:
    solved(shell, course().exercise("ex01_sigmoid"))
    run(shell, "from autograder.notebooks import check, hint")
    assert repr(shell.run_cell("check(sigmoid)").result) == repr(live.check("sigmoid"))
    assert "sigmoid(x)" in repr(shell.run_cell("hint(sigmoid)").result)


@pytest.mark.parametrize("asked", ["check('sigmiod')", "hint('sigmiod')", "plot('sigmiod')"])
def test_an_unknown_name_is_answered_in_one_line_without_lines_of_the_kit(
    shell: InteractiveShell,
    asked: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XOR2MNIST_LANG", "en")
    run(shell, "from autograder.notebooks import check, hint, plot")
    capsys.readouterr()
    assert not shell.run_cell(asked).success
    said = capsys.readouterr()
    line = "there is no exercise or function sigmiod; did you mean sigmoid?"
    assert (said.out + said.err).strip() == line


def test_a_notebook_without_the_extra_shows_the_page(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    solved(shell, course().exercise("ex01_sigmoid"))
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    html = picture.plot("1")._repr_mimebundle_()["text/html"]

    assert html.startswith('<iframe srcdoc="<!DOCTYPE')
    assert 'sandbox="allow-scripts"' in html and html.count('"') == 6


def test_stubs_are_not_started(shell: InteractiveShell) -> None:
    for exercise in NUMPY:
        made = cleared(notebook(exercise, NotebookOptions()))
        for cell in made["cells"]:
            if is_code(cell):
                run(shell, cell["source"])
        for function in exercise.functions:
            shown = live.check(function.name)
            assert repr(shown) == "0.0"
            assert "not started" in shown._repr_html_()
    assert read() == []  # as with pytest: nothing changed


def test_a_prediction_is_settled_in_the_notebook_once(shell: InteractiveShell) -> None:
    append(
        {
            "kind": "answered",
            "question": "before-sigmoid",
            "variant": 0,
            "answer": "inf",
            "right": False,
        }
    )
    run(shell, "def sigmoid(x):\n    return 0 * x")
    assert "you said" not in live.check("sigmoid")._repr_html_()
    solved(shell, course().exercise("ex01_sigmoid"))

    first, second = (live.check("sigmoid")._repr_html_() for _ in range(2))

    assert "you said inf, infinity, your code gives 1.0" in first and "you said" not in second


def last_event(function: str) -> tuple[str, str | None]:
    event = [one for one in read() if one["function"] == function][-1]
    return event["status"], event["misconception"]


@pytest.mark.long
@pytest.mark.parametrize("exercise", NUMPY, ids=lambda one: one.id)
def test_the_verdict_is_that_of_pytest(shell: InteractiveShell, exercise: Exercise) -> None:
    reference = SOLUTIONS / exercise.filename
    for function in exercise.functions:
        for one in misconceptions_of(exercise, function.name)[:3]:
            solved(shell, exercise)
            shell.user_ns.update(one.functions)
            bench = Bench(exercise, side_of(one, SOLUTIONS), LocalSide(exercise, reference), 7)
            verdict = assess([bench], Diagnosis(SOLUTIONS))
            wanted = verdict.function(function.name)

            shown = live.check(function.name)

            assert repr(shown) == str(wanted.score)
            assert last_event(function.name) == (wanted.status, wanted.misconception)


def test_a_wrong_function_is_explained(shell: InteractiveShell) -> None:
    solved(shell, BACKPROP)
    text = parts_of(BACKPROP, "en").functions["backward"].replace("delta_h.sum(axis=0)", "delta_h")
    run(shell, text)

    shown = live.check("backward")

    html = shown._repr_html_()
    assert repr(shown) == "0.0"
    assert "the bias gradient has shape (6, 3), not (3,)" in html
    assert "One row of biases is shared" in html
    assert "<td" in html
    assert "from autograder.notebooks import hint; hint(&quot;backward&quot;)" in html
    assert "quiz(&quot;backprop-bias" in html
    assert last_event("backward") == ("wrong", "backprop-bias-per-example")


def test_the_words_are_korean_where_the_notebook_is(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XOR2MNIST_LANG", "")  # so that it is taken away again in the end
    monkeypatch.delenv("XOR2MNIST_LANG")
    made = by_id(notebook(FORWARD, NotebookOptions("ko")))
    run(shell, made["setup"]["source"])
    assert os.environ["XOR2MNIST_LANG"] == "ko"

    shown = live.check("forward")

    assert "실행 불가" in shown._repr_html_()
    assert "지금까지 실행한 셀에는 forward 정의가 없습니다." in shown._repr_html_()


def test_a_function_may_use_what_else_the_notebook_has(shell: InteractiveShell) -> None:
    run(shell, "import numpy as np\nONE = 1.0\ndef squash(x):\n    return ONE / (ONE + np.exp(-x))")
    run(
        shell,
        "def forward(x, w1, b1, w2):\n    h = squash(x @ w1 + b1)\n    return h, squash(h @ w2)",
    )

    assert repr(live.check("forward")) == "5.0"

    run(shell, "ONE = 2.0")

    assert repr(live.check("forward")) == "0.0"


def test_an_error_shows_the_line_of_its_cell(shell: InteractiveShell) -> None:
    run(shell, "import numpy as np")
    run(shell, "def helper(x):\n    return x.missing")
    run(shell, "def forward(x, w1, b1, w2):\n    # two lines on\n    return helper(x), None")

    html = live.check("forward")._repr_html_()

    assert "AttributeError" in html
    assert "Cell In[2], line 2, in helper" in html
    assert "return x.missing" in html


def place_in(html: str) -> str:
    """Return how the first wrong value is shown."""
    return unescape(re.search(r"first wrong</b>(.*?)</pre>", html, re.DOTALL).group(1))


def test_the_first_wrong_value_is_shown_in_its_cell(shell: InteractiveShell) -> None:
    solved(shell, BACKPROP)
    right = parts_of(BACKPROP, "en").functions["backward"]
    run(shell, right.replace("@ w2.T", "@ w2.T * 2"))
    run(shell, "# again\n\n" + right.replace("delta_h.sum(axis=0)", "delta_h.mean(axis=0)"))
    ran = len(shell.user_ns["In"]) - 1

    place = place_in(live.check("backward")._repr_html_())

    line = 2 + next(n for n, text in enumerate(right.split("\n"), 1) if "delta_h.sum" in text)
    assert f"Cell In[{ran}], line {line}<" in place
    assert "delta_h.mean(axis=0)" in place
    assert "^^^^" in place
    assert 'font-family: monospace">' in place  # else the carets stand below other characters


def test_what_a_cell_computed_is_there_where_the_first_wrong_value_is_sought(
    shell: InteractiveShell,
) -> None:
    run(shell, "import numpy as np\nhalf = float(np.float64(1) / 2)\nseen = []")
    run(
        shell,
        "def squared_error(y, t):\n    seen.append(1)\n    d = y + t\n    return float(half * np.sum(d * d))",
    )

    place = place_in(live.check("squared_error")._repr_html_())

    assert "Cell In[2], line 3<" in place
    assert "d = y + t" in place


def test_a_changed_argument_is_noticed(shell: InteractiveShell) -> None:
    solved(shell, FORWARD)
    text = parts_of(FORWARD, "en").functions["forward"]
    run(
        shell,
        text.replace("    h = sig", "    w1[0] = 9\n    h = sig"),
    )

    html = live.check("forward")._repr_html_()

    assert "changes its argument" in html


def test_what_takes_long_is_said_and_can_be_interrupted(
    shell: InteractiveShell,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("autograder.running.watchdog.NOTICE_SECONDS", 0.2)
    run(
        shell,
        "import time\ndef forward(x, w1, b1, w2):\n    time.sleep(0.6)\n    raise KeyboardInterrupt",
    )

    html = live.check("forward")._repr_html_()

    told = capsys.readouterr().out
    assert told == "still inside forward, line 3; interrupting the kernel stops it\n"
    assert "forward was still running when you stopped it" in html
    assert "Cell In[1], line 3" in html


def test_another_given_function_is_named_where_it_is_to_blame(shell: InteractiveShell) -> None:
    solved(shell, FORWARD)
    run(shell, "def sigmoid(x):\n    return 2 / (1 + np.exp(-x))")

    html = live.check("forward")._repr_html_()

    assert "sigmoid was given and is no longer the same" in html
    # What stood there is back.
    assert run(shell, "sigmoid(0)") == 1.0


@pytest.mark.long
@pytest.mark.parametrize("exercise", NUMPY, ids=lambda one: one.id)
def test_feedback_holds_no_expected_value(exercise: Exercise) -> None:
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    compared = 0
    for function in exercise.functions:
        for one in misconceptions_of(exercise, function.name)[::4]:
            verdict = assess([Bench(exercise, side_of(one, SOLUTIONS), reference, 7)])
            failed = [
                check
                for check in verdict.function(function.name).checks
                if check.status != "correct"
            ]
            for check, lang in itertools.product(failed, ("en", "ko")):
                text = feedback_text(check, exercise, "a.ipynb", lang)
                hidden = feedback_text(check, exercise, "a.ipynb", lang, numbers=False)
                assert text
                # What the check calls the result ("dw1 where the output is nearly 0") is no secret.
                name = check.finding.what.fields.get("name", "") if check.finding else ""
                assert not re.search(r"\d", hidden.replace(translate(name, lang), ""))
                if check.finding is None or check.finding.expected is None:
                    continue
                compared += 1
                shown = set(re.findall(r"-?\d+\.\d+(?:e[-+]?\d+)?", text))
                yours = set(map(number_text, np.ravel(check.finding.yours)))
                expected = set(map(number_text, np.ravel(check.finding.expected)))
                assert not (shown & expected) - yours
    assert compared > 0


def test_feedback_does_not_use_a_message_that_may_hold_values() -> None:
    check = {"id": "a", "status": "wrong", "misconception": None, "message": "it must be 0.7311"}
    function = {"name": "sigmoid", "status": "wrong", "score": 0.0, "max": 3.0, "checks": [check]}

    assert "0.7311" not in verdict_html(function, "en", expected=False)
    told = {**function, "checks": [{**check, "feedback": "<b>it has no shape</b>"}]}
    html = verdict_html(told, "en", expected=False, elsewhere=["it & more"])
    assert "&lt;b&gt;it has no shape&lt;/b&gt;" in html
    assert "it &amp; more" in html


def test_feedback_on_a_function_leaves_out_what_does_not_count_and_names_what_to_mend_first() -> (
    None
):
    void = {"id": "a", "status": "wrong", "misconception": None, "feedback": {"en": "unfair"}}
    void |= {"void": True, "elsewhere": "unfair there too"}
    passed = {"id": "b", "status": "correct", "misconception": None}
    function = {"name": "f", "status": "wrong", "score": 3.0, "max": 3.0, "mend_first": None}

    html = function_html({**function, "checks": [void, passed]}, "en")

    assert "correct" in html and "3 of 3 points" in html and "1 of 1 checks" in html
    assert "unfair" not in html and "The check a does not count." in html
    failed = {**passed, "status": "wrong", "feedback": {"en": "it differs", "ko": "다릅니다"}}
    waits = {**function, "score": 0.0, "checks": [void, failed], "mend_first": "sigmoid"}
    html = function_html(waits, "en")
    assert "It waits for sigmoid: mend that first." in html and "it differs" in html
    assert "다릅니다" in function_html(waits, "ko") and "unfair" not in html


def test_whatever_comes_from_a_submission_is_bounded() -> None:
    check = {"id": "a", "status": "wrong", "misconception": None, "feedback": "\ud800<" * 10**6}
    function = {"name": "f", "status": "wrong", "score": 0.0, "max": 3.0, "checks": [check] * 9}

    html = verdict_html(function, "ko", expected=False, elsewhere=["\x00" * 10**6] * 50)

    assert len(html) < 40_000
    assert html.encode("utf-8")
    assert "\x00" not in html


def test_what_a_function_prints_is_shown_and_escaped(shell: InteractiveShell) -> None:
    run(shell, "def forward(x, w1, b1, w2):\n    print('<script>' + 'a' * 9000)\n    return x, x")

    html = live.check("forward")._repr_html_()

    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert len(html) < 20_000


def test_outside_a_notebook_nothing_is_checked(run: Any) -> None:
    code = "from autograder.notebooks import check, ask; print(check('forward'), ask('x'))"

    done = run("-c", code)

    assert done.stdout == "None None\n"
    assert done.stderr == ""


def test_hints_come_one_after_the_other_and_are_noted(shell: InteractiveShell) -> None:
    function = FORWARD.functions[0]
    for stage in (1, 2, 3, 3):
        shown = live.hint("forward")
        assert function.hints[stage - 1]["en"] in shown.text

    assert [one["stage"] for one in read() if one["kind"] == "hinted"] == [1, 2, 3]


def test_an_answer_is_read_back_and_not_judged(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.user_ns["answer_after_xor_bias"] = None
    assert repr(graded_questions.ask("after-xor-bias")) == "0.0"
    for letter in "ABCD":
        shell.user_ns["answer_after_xor_bias"] = letter
        assert graded_questions.ask("after-xor-bias") is None
        assert capsys.readouterr().out == f"your answer: {letter}; it is judged after you hand in\n"


def test_the_first_cell_installs_what_is_missing(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[tuple[str, str]] = []
    monkeypatch.setattr(shell, "run_line_magic", lambda *given, **_: installed.append(given))
    made = by_id(notebook(course().exercise("ex12_keras_xor"), NotebookOptions()))
    run(shell, made["setup"]["source"])
    known = list(installed)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    run(shell, made["setup"]["source"])

    assert all("xor2mnist" not in text for _, text in known)
    assert installed[len(known) :] == [
        ("pip", f'install -q "{WHEEL}"'),
        ("pip", 'install -q "tensorflow>=2.18"'),
    ]


def test_a_fresh_process_gets_the_definitions_and_no_work(shell: InteractiveShell) -> None:
    run(shell, "from math import pi\nRATE = 0.1\n%time 1 + 1")
    run(shell, "def use_cpu_only():\n    return RATE > pi")
    run(shell, "done = use_cpu_only()\nprint('trained')")
    from autograder.notebooks.side import NotebookSide

    text = NotebookSide(course().exercise("ex11_tensors"), shell).as_file()

    names: dict[str, Any] = {}
    exec(text, names)
    assert names["use_cpu_only"]() is False
    assert "trained" not in text
    assert "done" not in names


# In a real kernel, and with nbgrader's own commands.


def executed(made: dict[str, Any]) -> dict[str, list[Any]]:
    """Run a notebook in a kernel; return the outputs of its test cells by their ids."""
    node = nbformat.from_dict(made)
    NotebookClient(node, timeout=120, kernel_name="python3").execute()
    return {
        cell["id"]: cell["outputs"]
        for cell in node.cells
        if cell["id"].startswith(("check-", "quiz-"))
    }


def test_in_a_kernel_the_solution_earns_everything_and_the_stub_nothing() -> None:
    made = notebook(FORWARD, FULL)

    right = executed(made)

    (shown,) = right["check-forward"]
    assert shown["output_type"] == "execute_result"
    assert shown["data"]["text/plain"] == "5.0"
    assert "correct" in shown["data"]["text/html"]
    assert [output["output_type"] for output in right["quiz-after-xor-bias"]] == ["stream"]
    assert [(one["function"], one["status"]) for one in read()] == [("forward", "correct")]

    left = executed(cleared(made))

    (shown,) = left["check-forward"]
    assert shown["data"]["text/plain"] == "0.0"
    assert "not started" in shown["data"]["text/html"]
    (shown,) = left["quiz-after-xor-bias"]
    assert shown["data"]["text/plain"] == "0.0"


@pytest.mark.long
def test_the_cell_works_where_no_solutions_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bundle"
    release(Context("en"), ReleaseRequest(students=str(folder), only=("3", "8"), quiz=True))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    made = notebook(BACKPROP, FULL)
    by_id(made)["given"]["source"] += (
        "\nimport autograder.course.paths\n"
        f"assert autograder.course.paths.PACKAGE.parent.samefile({str(folder)!r})\n"
        "assert not autograder.course.paths.SOLUTIONS.exists()"
    )
    wrong = by_id(made)["solution-backward"]
    wrong["source"] = wrong["source"].replace("delta_h.sum(axis=0)", "delta_h")

    found = executed(made)

    (shown,) = found["check-squared_error"]
    assert shown["data"]["text/plain"] == "2.0"
    (shown,) = found["check-backward"]
    assert shown["data"]["text/plain"] == "0.0"
    assert "the bias gradient has shape (6, 3), not (3,)" in shown["data"]["text/html"]
    assert "One row of biases is shared" in shown["data"]["text/html"]
    (shown,) = found["quiz-after-backprop-bias"]
    assert shown["name"] == "stdout"


def nbgrader(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    # nbgrader calls a program that lies beside Python.
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env={**os.environ, "PATH": programs},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    # The kernel's own remark about its transport is no word about the notebook.
    told = [line for line in done.stderr.splitlines() if "IPKernelApp" not in line]
    assert not [line for line in told if "WARN" in line or "ERROR" in line], done.stderr
    assert done.returncode == 0, (done.stdout, done.stderr)
    return done


@pytest.mark.long
def test_nbgrader_takes_the_course_as_its_own(tmp_path: Path) -> None:
    release(Context("ko"), request(tmp_path, "2", quiz=True, explain=3.0))
    source = "source/ex02_xor_forward/ex02_xor_forward.ipynb"

    assert "Success!" in nbgrader(tmp_path, "validate", source).stdout
    nbgrader(tmp_path, "generate_assignment", "ex02_xor_forward")
    listed = nbgrader(tmp_path, "db", "assignment", "list").stdout

    assert "ex02_xor_forward" in listed
    text = (tmp_path / source.replace("source", "release")).read_text(encoding="utf-8")
    assert "BEGIN SOLUTION" not in text
    assert "np.asarray(x) @" not in text
    assert text.count("raise NotImplementedError()") == 4
    (tmp_path / source).write_text("{}", encoding="utf-8")  # an edit, however bad, stays
    release(Context("ko"), request(tmp_path, "2"))
    assert (tmp_path / source).read_text(encoding="utf-8") == "{}"


def test_a_notebook_from_colab_is_graded_by_the_functions_it_defines(tmp_path: Path) -> None:
    data = (ROOT / "tests" / "notebooks" / "colab.ipynb").read_bytes()
    found = json.loads(data)
    kept = [cell for cell in found["cells"] if "nbgrader" in cell["metadata"]]
    assert "colab" in found["metadata"]
    assert "xor2mnist" not in found["metadata"]
    assert 0 < len(kept) < len(found["cells"])

    text = notebook_source(data).text  # without the lines of our own test cells
    assert "autograder.notebooks" not in text
    path = tmp_path / BACKPROP.filename
    path.write_text(text, encoding="utf-8")
    reference = LocalSide(BACKPROP, SOLUTIONS / BACKPROP.filename)
    verdict = assess([Bench(BACKPROP, LocalSide(BACKPROP, path), reference, 7)])

    scores = {one.function.name: one.score for one in verdict.exercises[0].functions}
    assert scores == {"squared_error": 2.0, "backward": 5.0, "train": 0.0}
    assert verdict.function("train").status == "not_started"


def test_what_hidden_checks_say_is_in_our_own_words() -> None:
    chosen = "nine eight seven"  # what a submission chooses could carry the hidden numbers out
    for field in (Word(chosen), chosen, 987):
        for template in ("{name} is {kind}", "{name} has a layer {kind}"):
            finding = Finding("type", say(template, name=Word("the sigmoid"), kind=field))
            text = without_values(finding, "en", numbers=False)
            assert text == "the sigmoid: the values are not right"
    noted = Finding(
        "values",
        say("{name} is {kind}", name=Word(chosen), kind=1),
        notes=(say(chosen + "{a}", a=1),),
    )
    assert chosen not in without_values(noted, "en", numbers=False)


def test_the_hidden_numbers_lead_back_to_no_seed() -> None:
    seeds = {hidden_inputs(secret, one.id) for secret in (0, 7, 2**63 - 1) for one in course()}
    assert len(seeds) == 3 * len(list(course())) and min(seeds) > 2**32


def test_a_number_that_python_has_no_digits_for_is_no_answer() -> None:
    source = f"answer = 0x{'f' * 4500}"
    shown = [graded_questions.open_question(one["id"]) for one in open_bank()["questions"]]
    found = [one["id"] for one in shown if one is not None and not graded_questions.lettered(one)]
    assert found
    for question in found:
        assert graded_questions.score_of(question, source) == 0.0
    assert graded_questions._short_value(int("f" * 4500, 16)) == "…"
