"""`bank new` begins a question of any type, and the linter counts what is left to write."""

import shutil

import pytest

from quizzes.lint import lint
from quizzes.loader import load
from quizzes.new import CannotBegin, begin
from quizzes.schema import KINDS


@pytest.fixture
def folder(sample_folder, tmp_path):
    return shutil.copytree(sample_folder, tmp_path / "bank")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_begun_loads_and_only_lacks_its_texts(folder, kind):
    path, line = begin("sigmoid-new-one", kind, "explain", folder)
    assert path.read_text(encoding="utf-8").splitlines()[line - 1] == "  - id: sigmoid-new-one"
    assert load(folder).where["sigmoid-new-one"] == ("sigmoid.yaml", line)
    mine = [
        problem for problem in lint(folder).problems if problem.field.startswith("sigmoid-new-one.")
    ]
    assert any(problem.message == "is still to be written" for problem in mine)
    # A word that is still to be written cannot be judged, and empty options look alike.
    allowed = ("is still to be written", "is the same as", "is not judged right", "cannot be read")
    assert [str(problem) for problem in mine if not problem.message.startswith(allowed)
            and "not judged right" not in problem.message] == []  # fmt: skip


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Sigmoid", "is no id"),
        ("unknown-topic", "begins with no topic"),
        ("sigmoid-derivative", "is taken in sigmoid.yaml"),
    ],
)
def test_what_cannot_be_begun_is_said(folder, name, why):
    before = (folder / "sigmoid.yaml").read_text(encoding="utf-8")
    with pytest.raises(CannotBegin, match=why):
        begin(name, "choice", "explain", folder)
    assert (folder / "sigmoid.yaml").read_text(encoding="utf-8") == before
