"""`regrade`: what other rules would change is said first, and then written, with a note to each student."""

import json
import re
import shutil
from html import unescape
from importlib.metadata import version
from pathlib import Path

import pytest
from places import ROOT
from test_class_report import result_of
from test_feedback import notebook

from autograder.checking.check import checks_of
from autograder.checking.digests import digest_in
from autograder.commands import regrade as command
from autograder.commands import regrading
from autograder.commands.common import Context, UsageError
from autograder.commands.grade import finish, own_rules
from autograder.commands.regrading import RegradeRequest
from autograder.course.catalogue import course
from autograder.grading import store as store_module
from autograder.grading import unfinished
from autograder.grading.feedback.page import feedback_page
from autograder.grading.regrade import change_between, change_of, requests_in
from autograder.grading.scoring import ScoringRules
from autograder.grading.shared import note_all_graded, note_before_grading, shared_now
from autograder.grading.store import Store
from autograder.language.i18n import render


def regrade(context: Context, results: str, **options) -> int:
    return command.regrade(context, RegradeRequest(results, **options))


def wrong_once(student: str) -> dict:
    """Return a result in which one check of sigmoid alone is wrong."""
    result = result_of(student, "correct", "correct")
    function = result["exercises"][0]["functions"][0]
    function.update(status="wrong", score=0.0)
    function["checks"].append(
        {"id": "large", "status": "wrong", "misconception": None, "message": "it is nan"}
    )
    result["exercises"][0].update(status="wrong", score=3.0)
    result["score"] = result["max"] - 3.0
    return result


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store(tmp_path / "results")
    made.make()
    for result in (
        wrong_once("kim"),
        result_of("lee", "correct", "correct"),
        result_of("o:k", "wrong"),
    ):
        made.write(result)
    return made


def on_disk(store: Store) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8") for path in sorted(store.folder.glob("*.json"))
    }


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_dry_run_says_whose_points_change_and_why_and_writes_nothing(store, capsys, lang):
    before = on_disk(store)

    assert regrade(Context(lang), str(store.folder), void=["ex01.sigmoid.large"], dry_run=True) == 0

    said = capsys.readouterr().out
    assert on_disk(store) == before and not (store.folder / "notes").exists()
    assert store.run() == {}
    told = {
        "en": ("kim: 8 / 11 becomes 11 / 11", "sigmoid: 0 becomes 3 (ex01.sigmoid.large no longer counts)",
               "1 gain points, 0 lose some"),
        "ko": ("kim: 8 / 11 → 11 / 11", "sigmoid: 0 → 3 (점수에서 뺀 검사: ex01.sigmoid.large)",
               "오르는 학생 1명"),
    }  # fmt: skip
    assert all(text in said for text in told[lang]), said
    assert "lee" not in said


def test_then_results_sheets_and_notes_are_written_and_a_later_run_keeps_them(store, capsys):
    regrade(Context("en"), str(store.folder), void=["ex01.sigmoid.large"])

    assert json.loads(on_disk(store)["kim.json"])["score"] == 11
    assert "kim,11,11" in (store.folder / "grades.csv").read_text(encoding="utf-8-sig")
    note = (store.folder / "notes" / "kim" / "note.txt").read_text(encoding="utf-8")
    assert note.splitlines()[0] == "Your points were computed again: 8 / 11 becomes 11 / 11."
    assert [path.parent.name for path in store.folder.glob("notes/*/*")] == ["kim"]
    # What `grade` and `report` do at their end, by a grading.toml that knows nothing of it.
    finish(store, ScoringRules(), "en")
    assert json.loads(on_disk(store)["kim.json"])["score"] == 11
    assert own_rules(store, None).void == {"ex01.sigmoid.large"}


def test_shared_credit_changes_points_down_and_up(store, capsys):
    regrade(Context("en"), str(store.folder), credit="checks", dry_run=True)

    said = capsys.readouterr().out
    assert "kim: 8 / 11 becomes 10 / 11" in said and "each check earns its share" in said


def test_two_reasons_are_both_told_and_one_that_changes_nothing_is_not(store, capsys):
    # Without its failing check the function is right, whichever way points are earned.
    regrade(
        Context("en"), str(store.folder), credit="checks", void=["ex01.sigmoid.large"], dry_run=True
    )
    one = capsys.readouterr().out
    regrade(
        Context("en"),
        str(store.folder),
        credit="checks",
        void=["ex01.sigmoid.values"],
        dry_run=True,
    )
    both = capsys.readouterr().out

    assert "(ex01.sigmoid.large no longer counts)" in one
    assert "(ex01.sigmoid.values no longer counts; each check earns its share)" in both


def test_where_no_check_changed_it_says_what_the_checks_share_that_did(store):
    before, after = wrong_once("kim"), wrong_once("kim")
    function = after["exercises"][0]["functions"][0]
    function["score"], function["checks"][-1]["status"] = function["max"], "correct"
    note_before_grading(store)  # there are results of nobody knows what
    unknown = store.run()["shared"]
    note_all_graded(store)
    same = store.run()["shared"]
    others = {
        **same,
        "comparing": "0",
        "ex01_sigmoid": "0",
        "ex02_xor_forward": "0",
        "numpy": "1.0",
    }

    def reasons(shared) -> list[str]:
        change = change_between(before, after, ScoringRules(), shared)
        return [render(one, "en") for one in change.functions[0].why]

    known = "not changed, but with another result: ex01.sigmoid.large"
    assert unknown is None and reasons(None) == [known]
    assert reasons(same) == [
        known, "nothing that checks share differs, so the answer itself behaved otherwise",
    ]  # fmt: skip
    assert reasons(others) == [
        known, "the code that compares values differs now", "the solution of the exercise differs now",
        f"NumPy was 1.0 and is {version('numpy')}",
    ]  # fmt: skip


def test_what_results_were_made_with_is_noted_only_where_it_holds_for_all_of_them(tmp_path):
    made = Store(tmp_path / "results")
    made.make()
    note_before_grading(made)
    assert made.run()["shared"] == shared_now()
    made.write(result_of("kim", "correct", "correct"))
    note_before_grading(made)
    assert made.run()["shared"] == shared_now()

    made.note_run({"shared": {**shared_now(), "numpy": "1.0"}, "seed": 7})
    note_before_grading(made)
    assert made.run() == {"shared": None, "seed": 7}


def test_what_was_ungraded_gains_nothing_by_a_rule():
    result = result_of("kim", "ungraded", "correct")

    change = change_of(result, ScoringRules("checks"))

    assert change is None or change.gain == 0


def test_a_check_that_there_is_not_is_refused_with_the_nearest(store):
    before = on_disk(store)

    with pytest.raises(UsageError) as refused:
        regrade(Context("en"), str(store.folder), void=["ex01.sigmoid.larg"])

    assert "nearest" in refused.value.sentence.fields and on_disk(store) == before


def test_requests_are_found_in_files_and_cells(tmp_path):
    folder = tmp_path / "kim"
    folder.mkdir()
    (folder / "ex01_sigmoid.py").write_text(
        "# Regrade: the check 'large' is unfair\ndef sigmoid(x):\n    return 1\n", encoding="utf-8"
    )
    cells = ["# 재채점: 결과는 맞습니다\x1b[31m", 's = "# regrade: no line of its own"']
    (folder / "ex02_xor_forward.ipynb").write_text(notebook(cells), encoding="utf-8")

    found = list(requests_in(folder, list(course())))

    assert found[0] == ("ex01_sigmoid", "the check 'large' is unfair")
    assert found[1][0] == "ex02_xor_forward" and found[1][1].startswith("결과는 맞습니다")
    assert "\x1b" not in found[1][1] and len(found) == 2


def test_requests_are_listed(store, tmp_path, capsys):
    folder = Path(tmp_path, "submissions", "kim")
    folder.mkdir(parents=True)
    (folder / "ex01_sigmoid.py").write_text("# regrade: please look\n", encoding="utf-8")

    regrade(Context("en"), str(store.folder), submissions=str(folder.parent), dry_run=True)

    assert "request of kim, ex01_sigmoid: please look" in capsys.readouterr().out


def test_a_check_that_was_void_counts_again(store, capsys):
    regrade(Context("en"), str(store.folder), void=["ex01.sigmoid.large", "ex01.sigmoid.tail"])

    regrade(Context("en"), str(store.folder), counts=["ex01.sigmoid.large"])

    said = capsys.readouterr().out
    assert "kim: 11 / 11 becomes 8 / 11" in said and "(ex01.sigmoid.large counts again)" in said
    assert own_rules(store, None).void == {"ex01.sigmoid.tail"}
    assert json.loads(on_disk(store)["kim.json"])["score"] == 8


def test_what_the_courses_own_file_takes_out_is_mended_there(store, tmp_path):
    settings = tmp_path / "grading.toml"
    settings.write_text('void = ["ex01.sigmoid.large"]\n', encoding="utf-8")

    with pytest.raises(UsageError) as refused:
        regrade(Context("en"), str(store.folder), counts=["ex01.sigmoid.large"],
                settings_file=str(settings))  # fmt: skip

    assert "grading.toml" in refused.value.sentence.template


def test_cut_anywhere_the_same_command_finishes_it_and_says_the_points_before(
    store, monkeypatch, capsys
):
    store.write(wrong_once("bo"))
    whole = shutil.copytree(store.folder, store.folder.with_name("whole"))
    regrade(Context("en"), str(whole), void=["ex01.sigmoid.large"])
    writes = 0

    def cut_at(number, at):
        def write(path, *args, **kwargs):
            nonlocal writes
            writes += 1
            if writes == at:
                raise KeyboardInterrupt
            number(path, *args, **kwargs)

        return write

    for at in range(1, 40):
        folder = shutil.copytree(store.folder, store.folder.with_name(f"cut{at}"))
        writes = 0
        with monkeypatch.context() as patch:
            for module in (regrading, unfinished, store_module):
                patch.setattr(module, "write_atomically", cut_at(module.write_atomically, at))
            try:
                regrade(Context("en"), str(folder), void=["ex01.sigmoid.large"])
            except KeyboardInterrupt:
                pass
            else:
                break
        regrade(Context("en"), str(folder), void=["ex01.sigmoid.large"])
        assert on_disk(Store(folder)) == on_disk(Store(whole)), at
        for student in ("kim", "bo"):
            note = Path("notes", student, "note.txt")
            assert (folder / note).read_text("utf-8") == (whole / note).read_text("utf-8"), at
        assert not list(folder.rglob("*regrading*"))
    assert at > 5


def test_a_students_page_says_what_was_computed_again_and_leaves_out_the_void_check(store, capsys):
    regrade(Context("en"), str(store.folder), void=["ex01.sigmoid.large"])
    result = store.result("kim")

    page = unescape(feedback_page(result, {}, "en"))

    assert "Your points were computed again: 8 / 11 becomes 11 / 11." in page.replace("\u00a0", " ")
    assert "The check sigmoid.large does not count." in page
    assert "What to mend first" not in page and "it is nan" not in page
    assert "점수를 다시 계산했습니다" in feedback_page(result, {}, "ko")
    # Points that are no longer those of the regrade are not told of.
    assert "computed again" not in feedback_page({**result, "score": 9}, {}, "en")


def test_the_digest_of_a_check_is_that_of_its_code_alone():
    def digests(source: str) -> list[str]:
        return [digest_in(source, name, "ex01.sigmoid.a") for name in ("test_a", "test_b")]

    plain = (
        "N = 1\n\ndef _help(x):\n    return x + N\n\n"
        "def test_a():\n    _help(1)\n\ndef test_b():\n    pass\n"
    )
    before = digests(plain)

    layout = '    """Says what holds."""\n    # why\n    _help(\n        1)'
    assert digests(plain.replace("    _help(1)", layout)) == before
    changed = digests(plain.replace("N = 1", "N = 2"))
    assert changed[0] != before[0] and changed[1] == before[1]


def test_the_checks_that_guides_and_help_name_as_examples_are_there():
    named = re.compile(r"\bex\d\d\.\w+\.\w+\b")
    known = {check.key for exercise in course() for check in checks_of(exercise)}
    texts = [*(ROOT / "docs").glob("*.md"), *ROOT.glob("README*.md"), Path(command.__file__)]
    found = {name for path in texts for name in named.findall(path.read_text(encoding="utf-8"))}

    assert found and found <= known
