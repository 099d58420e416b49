"""The students' bundle: the verdicts of a checkout, and nothing that a student should find himself."""

import ast
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import tomli_w
from courses import half_done
from judging import verdicts
from made import made
from places import EXERCISES, ROOT, SOLUTIONS

from autograder.bundle.contents import BundleRequest, contents
from autograder.bundle.leaks import leaks_in, secrets_of
from autograder.bundle.packaging import wheel
from autograder.checking.check import checks_of
from autograder.commands.common import Context, UsageError
from autograder.commands.release_students import release_students
from autograder.course.catalogue import course
from autograder.course.paths import PACKAGE, RIGHT_ANSWERS
from autograder.judging.engine import Bench
from autograder.language.errors import KitError
from autograder.misconceptions import misconceptions_of
from autograder.recording import store as recordings
from autograder.recording.sides import RecordingSide
from autograder.right_answers import right_answers_of
from autograder.running.local import LocalSide
from quizzes.built import open_bank

pytestmark = pytest.mark.long

# All without TensorFlow, and the one whose checks ask a fresh process about its devices.
RELEASED = [one for one in course() if one.library is None or one.id == "ex11_tensors"]
# What draws at random, and what is compared with changed solutions: recorded at a second seed as well, which takes
# as long as the first. Recordings at the first one alone are the ones that `site` makes.
TWICE = [course().exercise(name) for name in ("ex05_initializers", "ex06_softmax")]
GRADED = "after-backprop-bias"

# Lines of solutions that stand in any program; every other one is searched for everywhere.
ANYWHERE = {
    "[", "]", ")", "try:", "return t", "return True", "return False", "return model", "return [",
    "losses = []", "params = [", "total = 0.0", "model.compile(", "model = keras.Sequential(",
    'metrics=["accuracy"],', 'loss="binary_crossentropy",', "except RuntimeError:",
    "if dropout > 0:", "for _ in range(steps):", "for _ in range(epochs):", "for units in hidden:",
}  # fmt: skip


def judged_by(place: Path, folders: Path, seed: int) -> dict:
    """Return the verdicts that the kit in `place` gives."""
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "judging.py", str(place), str(folders), str(seed)],
        capture_output=True,
        encoding="utf-8",
        cwd=folders,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    place = tmp_path_factory.mktemp("released") / "학생용 xor2mnist"
    assert release_students(Context("en"), str(place), RELEASED, [], [GRADED]) == 0
    return place


@pytest.fixture(scope="module")
def two_seeds(tmp_path_factory):
    place = tmp_path_factory.mktemp("released") / "two seeds"
    assert release_students(Context("en"), str(place), TWICE, [20]) == 0
    return place


@pytest.fixture(scope="module")
def files(bundle):
    """Return every file of the bundle and of its wheel, archives opened, by path."""
    found = {}

    def add(path: str, data: bytes) -> None:
        if path.endswith((".zip", ".whl", ".npz")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    add(f"{path}/{name}", archive.read(name))
        else:
            found[path] = data

    for path in bundle.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            add(path.relative_to(bundle).as_posix(), path.read_bytes())
    return found


@pytest.fixture(scope="module")
def texts(files):
    """Return the texts of all those files, JSON decoded, without their spaces."""
    found = {}
    for path, data in files.items():
        text = data.decode("utf-8", errors="ignore")
        if path.endswith(".json"):
            text += re.sub(r"\\n", "\n", text).replace('\\"', '"')
        found[path] = "".join(text.split())
    return found


def lay_out(home, exercises, every):
    """Lay out the solutions, the stubs and some of the misconceptions, every so many of an exercise."""
    for name, origin in (("solutions", SOLUTIONS), ("stubs", EXERCISES)):
        (home / name).mkdir()
        for exercise in exercises:
            shutil.copy(origin / exercise.filename, home / name)
    for exercise in exercises:
        answers = list(made(misconceptions_of(exercise)))
        for one, source in answers[:: every if exercise.library is None else 25]:
            (home / one.name).mkdir()
            (home / one.name / exercise.filename).write_text(source, encoding="utf-8")


def judged_alike(place, submissions, seed):
    """Return the verdicts that a bundle gives, which are those of this checkout; each mistake has its name."""
    here, there = verdicts(submissions, seed), judged_by(place, submissions, seed)
    assert here.keys() == there.keys()
    shown = {name: (places(here[name]), places(there[name])) for name in here}
    for name, verdict in here.items():
        assert there[name] == verdict, name
    # Of long calls, and of those that no misconception of ours needs, a copy without solutions knows nothing.
    known = [pair for pair in shown.values() if any(pair[0])]
    assert len(known) > 10 and sum(one == other for one, other in known) > 0.9 * len(known), shown
    assert {e["status"] for e in there["solutions"]["exercises"]} == {"correct"}
    named = {
        name
        for name, verdict in there.items()
        for exercise in verdict["exercises"]
        for function in exercise["functions"]
        for check in function["checks"]
        if check["misconception"] == name
    }
    assert named == here.keys() - {"solutions", "stubs", "half done"}


def places(verdict):
    """Take the first wrong values out of a verdict, and return those of every function."""
    functions = [one for exercise in verdict["exercises"] for one in exercise["functions"]]
    return [[(p["line"], p["column"]) for p in one.pop("first_wrong")] for one in functions]


def test_a_bundle_gives_the_verdicts_names_and_messages_of_a_checkout(bundle, tmp_path):
    half_done(tmp_path / "half done")
    for exercise in course():
        if exercise not in RELEASED:
            (tmp_path / "half done" / exercise.filename).unlink()
    lay_out(tmp_path, RELEASED, 10)

    judged_alike(bundle, tmp_path, 7)


def test_a_bundle_of_two_seeds_does_so_at_the_second(two_seeds, tmp_path):
    lay_out(tmp_path, TWICE, 4)

    judged_alike(two_seeds, tmp_path, 20)


def test_pytest_in_a_bundle_shows_what_it_shows_in_a_checkout(run, bundle, tmp_path):
    half_done(tmp_path / "mine")
    arguments = ("-m", "pytest", "-k", "backprop or softmax", "--in", tmp_path / "mine")

    here, there = run(*arguments), run(*arguments, cwd=bundle)

    assert "first wrong" in here.stdout
    assert there.stdout == here.stdout
    assert there.returncode == here.returncode == 1
    assert "bias-per-example" not in there.stdout  # a name is for files; people read its sentence
    assert "as if every example kept a bias" in there.stdout


def test_the_untouched_bundle_is_a_beginning(run, bundle):
    done = run("-m", "pytest", "-q", cwd=bundle)

    assert done.returncode == 1
    assert done.stdout.rstrip().endswith("ex01_sigmoid.py:7"), done.stdout + done.stderr


def test_another_seed_is_refused_with_one_sentence(run, xor2mnist, two_seeds):
    sentence = "recorded seeds alone (recorded: 7, 20; asked for: 8)"

    by_pytest = run("-m", "pytest", "--seed", "8", cwd=two_seeds)
    by_check = xor2mnist("check", "--seed", "8", cwd=two_seeds)

    assert by_pytest.returncode == 4
    assert sentence in by_pytest.stderr and len(by_pytest.stderr.strip().splitlines()) == 1
    assert by_check.returncode == 2
    assert sentence in by_check.stderr and len(by_check.stderr.strip().splitlines()) == 1


def solution_lines(path: Path):
    """Yield what stands between the marks of a solution, line by line."""
    inside = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if "### BEGIN SOLUTION" in line or "### END SOLUTION" in line:
            inside = "BEGIN" in line
        elif inside and line.strip():
            yield line.strip()


def test_no_file_holds_a_line_of_a_solution(texts):
    given = "".join(
        "".join((EXERCISES / one.filename).read_text(encoding="utf-8").split()) for one in RELEASED
    )
    lines = {line for path in SOLUTIONS.glob("ex*.py") for line in solution_lines(path)}
    wanted = {"".join(line.split()) for line in lines - ANYWHERE}
    secret = {line for line in wanted if line not in given}

    assert len(secret) > 120
    found = {(path, line) for path, text in texts.items() for line in secret if line in text}
    assert found == set()


def test_no_file_holds_a_third_hint(texts):
    data = (ROOT / "autograder" / "course" / "course.toml").read_bytes()
    third = [f.hints[2] for one in course() for f in one.functions]
    given = "".join(
        "".join((EXERCISES / one.filename).read_text(encoding="utf-8").split()) for one in RELEASED
    )
    secret = {"".join(text.split()) for hint in third for text in hint.values()}
    secret = {text for text in secret if text not in given}

    assert len(secret) > 30 and third[0]["en"].encode() in data
    # A hint stands in TOML and JSON with its quotation marks escaped.
    escaped = secret | {text.replace('"', '\\"') for text in secret}
    assert {(p, hint) for p, text in texts.items() for hint in escaped if hint in text} == set()


def test_no_file_holds_the_key_of_a_graded_question(texts, files):
    bank = open_bank()
    (question,) = (q for q in bank["questions"] if q["id"] == GRADED)
    parts = [question["prompt"]["en"], question["explanation"]["en"]]
    released = json.loads(files["quizzes/bank.json"])

    assert {
        (p, part) for p, text in texts.items() for part in parts if "".join(part.split()) in text
    } == set()
    assert not [path for path, text in texts.items() if GRADED in text]
    assert len(released["questions"]) > 200
    assert len(released["formulas"]) < len(bank["formulas"])


def test_no_file_holds_code_of_a_misconception(files):
    source = (ROOT / "autograder" / "misconceptions" / "ex03_backprop.py").read_text(
        encoding="utf-8"
    )
    names = [n.name for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)]

    assert [path for path in files if "misconceptions/ex" in path] == []
    everything = b"".join(files.values())
    assert [
        name for name in names if f"def {name}(".encode() in everything and len(name) > 12
    ] == []


def test_no_file_holds_a_right_answer(files):
    sources = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    bank = {path: text for path, text in sources.items() if RIGHT_ANSWERS in path.parents}
    # Some helpers are called as functions of the kit or of an exercise are.
    others = "".join(text for path, text in sources.items() if path not in bank)
    others += "".join(path.read_text(encoding="utf-8") for path in EXERCISES.glob("ex*.py"))
    definitions = set(re.findall(r"^def \w{9,}\(", "".join(bank.values()), re.MULTILINE))
    descriptions = {one.why for exercise in course() for one in right_answers_of(exercise)}
    # Questions and lessons may have a short one, such as "examples as columns".
    secret = {one for one in definitions if one not in others}
    secret |= {one for one in descriptions if len(one) > 30}
    everything = b"".join(files.values())

    assert len(secret) > 250
    assert [path for path in files if "right_answers" in path] == []
    assert {one for one in secret if one.encode() in everything} == set()


def test_what_solutions_are_needed_for_is_refused_with_one_sentence(xor2mnist, bundle):
    for command in (
        ("solution", "1"), ("dev", "check"), ("grade", "submissions", "--out", "results"),
        ("release", "--students", "x"), ("bank", "lint"),
    ):  # fmt: skip
        done = xor2mnist(*command, cwd=bundle)
        assert done.returncode == 2 and done.stdout == "", command
        assert "has no solutions" in done.stderr and len(done.stderr.splitlines()) == 1, command
    korean = xor2mnist("--lang", "ko", "solution", "1", cwd=bundle)
    assert "풀이가 없으므로" in korean.stderr


def test_there_are_two_hints_and_the_second_says_so(xor2mnist, bundle):
    first, second = (xor2mnist("hint", "backward", cwd=bundle).stdout for _ in range(2))

    assert "hint 1 of 2" in first and "not in this copy" not in " ".join(first.split())
    assert "hint 2 of 2" in second and "not in this copy" in " ".join(second.split())


def test_reset_writes_the_stub_in_either_language(xor2mnist, bundle, tmp_path):
    shutil.copytree(bundle / "exercises", tmp_path / "exercises")
    path = tmp_path / "exercises" / "ex03_backprop.py"
    stub = path.read_text(encoding="utf-8")
    path.write_text("x = 1\n", encoding="utf-8")

    assert xor2mnist("reset", "3", "--in", tmp_path / "exercises", cwd=bundle).returncode == 0
    assert path.read_text(encoding="utf-8") == stub
    assert (
        xor2mnist(
            "reset", "3", "--lang", "ko", "--in", tmp_path / "exercises", cwd=bundle
        ).returncode
        == 0
    )
    assert "역전파" in path.read_text(encoding="utf-8")


def test_the_wheel_installs_and_gives_the_same_verdicts(run, bundle, tmp_path):
    (file,) = bundle.glob("*.whl")
    assert re.fullmatch(r"xor2mnist-[\d.]+-py3-none-any\.whl", file.name)
    place = tmp_path / "installed"
    pip = ("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", place, file)
    assert run(*pip).returncode == 0
    alone = {"PYTHONPATH": str(place)}

    started = run("-m", "autograder", "start", "내 과정", cwd=tmp_path, **alone)
    assert started.returncode == 0, started.stderr
    untouched = run("-m", "pytest", cwd=tmp_path / "내 과정", **alone)
    assert untouched.stdout.rstrip().endswith("ex01_sigmoid.py:7"), untouched.stdout
    shutil.copy(SOLUTIONS / "ex01_sigmoid.py", tmp_path / "내 과정")
    assert run("-m", "pytest", "-k", "ex01", cwd=tmp_path / "내 과정", **alone).returncode == 0
    few = tmp_path / "few"
    for one, source in list(made(misconceptions_of(course().exercise("ex03_backprop"))))[::25]:
        (few / one.name).mkdir(parents=True)
        (few / one.name / "ex03_backprop.py").write_text(source, encoding="utf-8")
    assert judged_by(place, few, 7) == verdicts(few, 7)


def test_every_file_of_the_wheel_is_in_its_record(bundle):
    (file,) = bundle.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        (record,) = (name for name in archive.namelist() if name.endswith("RECORD"))
        rows = archive.read(record).decode().splitlines()
        metadata = archive.read(record.replace("RECORD", "METADATA")).decode()
        assert [row.rpartition(",")[0].rpartition(",")[0] for row in rows] == archive.namelist()
    assert "Requires-Dist: numpy>=2\n" in metadata and "Provides-Extra: keras\n" in metadata


def test_one_exercise_alone_has_what_it_needs_of_the_others(tmp_path):
    exercise = course().exercise("ex03_backprop")
    place, folders = tmp_path / "bundle", tmp_path / "folders"
    assert release_students(Context("ko"), str(place), [exercise], [7]) == 0
    answers = [(one.name, source) for one, source in made(misconceptions_of(exercise))][::15]
    solution = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    for name, source in [*answers, ("solution", solution)]:
        (folders / name).mkdir(parents=True)
        (folders / name / exercise.filename).write_text(source, encoding="utf-8")

    here, there = verdicts(folders, 7), judged_by(place, folders, 7)
    for name, verdict in here.items():
        # A recording has no long calls of a training.
        assert places(there[name]) in (places(verdict), [[]] * 3)
    assert there == here
    assert [path.name for path in (place / "exercises").glob("*.py")] == [exercise.filename]
    assert [path.name for path in (place / "autograder" / "checks").glob("test_*")] == [
        f"test_{exercise.filename}"
    ]
    assert "역전파" in (place / "exercises" / exercise.filename).read_text(encoding="utf-8")


def test_the_same_release_is_the_same_to_the_byte():
    wish = BundleRequest([course().exercise("ex01_sigmoid")], [7])

    first, second = contents(wish), contents(wish)

    assert first.files == second.files
    assert wheel(first.files) == wheel(second.files)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match=re.escape(f"{tmp_path} is there already")):
        release_students(Context("en"), str(tmp_path), [course().exercise("ex01_sigmoid")], [7])

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_lesson_that_shows_a_solution_is_not_released(tmp_path, monkeypatch):
    lessons = tmp_path / "lessons"
    shutil.copytree(EXERCISES / "lessons", lessons)
    path = lessons / "en" / "ex01_sigmoid.md"
    path.write_text(
        path.read_text(encoding="utf-8") + "\n    e = np.exp(-np.abs(x))\n", encoding="utf-8"
    )
    monkeypatch.setattr("autograder.bundle.contents.LESSONS", lessons)
    monkeypatch.setattr("autograder.course.paths.LESSONS", lessons)

    with pytest.raises(UsageError) as caught:
        release_students(
            Context("en"),
            str(tmp_path / "out"),
            [course().exercise("ex05_initializers"), course().exercise("ex01_sigmoid")],
            [7],
        )

    assert "lessons/en/ex01_sigmoid.md" in str(caught.value.sentence.fields["why"])
    assert not (tmp_path / "out").exists()


def test_a_secret_is_found_however_it_is_laid_out():
    secrets = secrets_of(RELEASED)
    split = b"text: model.optimizer.apply(\n    tape.gradient(loss, weights),\n    weights)"

    assert leaks_in({"a.txt": split, "b.txt": b"nothing of the kind"}, secrets) != []
    assert leaks_in({"b.txt": b"nothing of the kind"}, secrets) == []


class _Alternating:
    """A reference whose answers depend on how often it was asked."""

    def __init__(self, exercise):
        self.side = LocalSide(exercise, SOLUTIONS / exercise.filename)
        self.times = 0

    def begin(self, check, seed):
        self.side.begin(check, seed)

    def call(self, name, args, kwargs):
        self.times += 1
        return self.side.call(name, (args[0] * self.times, *args[1:]), kwargs)


def test_a_reference_that_is_asked_different_things_cannot_be_recorded():
    exercise = course().exercise("ex01_sigmoid")
    check = next(one for one in checks_of(exercise) if one.id == "values")
    recorder = RecordingSide(_Alternating(exercise))
    student = LocalSide(exercise, SOLUTIONS / exercise.filename)
    Bench(exercise, student, recorder, 7).run(check)
    Bench(exercise, student, recorder, 7).run(check)

    with pytest.raises(KitError, match="depends on the submission"):
        recorder.settle()


def test_a_shape_is_all_that_is_kept_of_a_random_result():
    import numpy as np

    value = (np.ones((3, 2)), [np.zeros(4), 1.5], {"a": 1})
    first, (second, number), empty = recordings.filled(recordings.hollow(value))

    assert first.shape == (3, 2) and second.shape == (4,) and number == 1.5 and empty == {}


@pytest.mark.parametrize("name", ["autograder/course/course.toml", "pyproject.toml"])
def test_toml_is_written_as_it_is_read(name):
    tomllib = pytest.importorskip("tomllib" if sys.version_info >= (3, 11) else "tomli")
    data = tomllib.loads((ROOT / name).read_text(encoding="utf-8"))

    assert tomllib.loads(tomli_w.dumps(data)) == data
