"""The report about a class: who needs help, where it is stuck, how good the checks are."""

import random
import re
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from playwright.sync_api import expect

from autograder.course.catalogue import course
from autograder.grading.classroom.counts import Counts, trouble_of
from autograder.grading.classroom.items import ENOUGH, CheckStatistics
from autograder.grading.classroom.lesson import topics_of, write_lesson
from autograder.grading.classroom.page import write_page
from autograder.grading.classroom.style import policy, scripts
from autograder.misconceptions import find_misconception, misconceptions_of

pytestmark = pytest.mark.long

EXERCISES = ("ex01_sigmoid", "ex02_xor_forward", "ex03_backprop", "ex04_relu")
NAME = "sigmoid-one-plus-precedence"


def function_row(name: str, status: str, points: float, **more) -> dict:
    score = None if status == "ungraded" else points if status == "correct" else 0.0
    checks = [
        {"id": one, "status": status, "misconception": more.get("misconception"), "message": "it differs"}
        for one in ("values", "shape")
    ]  # fmt: skip
    return {"name": name, "status": status, "score": score, "max": points, "certain": True,
            "misconception": None, "change": more.get("change"), "checks": checks,
            "mend_first": more.get("mend_first"), "first_wrong": more.get("first_wrong", [])}  # fmt: skip


def result_of(student: str, *statuses: str, **more) -> dict:
    """Return a result in which all functions of an exercise have one status; `more` is of the first."""
    exercises = []
    for name, status in zip(EXERCISES, statuses, strict=False):
        exercise = course().exercise(name)
        rows = [
            function_row(one.name, status, one.points, **(more if name == EXERCISES[0] else {}))
            for one in exercise.functions
        ]
        scores = [row["score"] for row in rows]
        exercises.append({
            "id": name, "status": status, "max": exercise.points, "functions": rows,
            "score": None if None in scores else sum(scores),
        })  # fmt: skip
    scores = [one["score"] for one in exercises]
    return {
        "student": student, "kit": "0", "seed": 7, "sandbox": "namespaces", "started": "",
        "seconds": 0.1, "score": None if None in scores else sum(scores),
        "max": sum(one["max"] for one in exercises), "exercises": exercises,
    }  # fmt: skip


def counted(results: list[dict]) -> Counts:
    counts = Counts()
    for one in results:
        counts.add(one)
    return counts


def test_difficulty_and_discrimination_are_those_of_the_whole_table():
    random_ = random.Random(5)
    rest = [random_.random() for _ in range(80)]
    passed = [random_.random() < share for share in rest]
    item = CheckStatistics()
    for one, share in zip(passed, rest, strict=True):
        item.add(one, share)

    assert item.difficulty == np.mean(passed)
    assert item.discrimination == pytest.approx(np.corrcoef(passed, rest)[0, 1])


@pytest.mark.parametrize("many", [ENOUGH - 1, ENOUGH])
def test_few_answers_give_no_figure(many):
    item = CheckStatistics()
    for n in range(many):
        item.add(n % 2 == 0, n / many)

    assert (item.difficulty is None, item.discrimination is None) == (many < ENOUGH, many < ENOUGH)


def test_where_all_did_the_same_nothing_discriminates():
    same, sure = CheckStatistics(), CheckStatistics()
    for n in range(40):
        same.add(n % 2 == 0, 0.7)
        sure.add(True, n / 40)

    assert same.discrimination is None and sure.discrimination is None and sure.difficulty == 1


def test_median_and_quartiles_are_of_those_who_have_a_score():
    results = [result_of(f"s{n}", *["correct"] * n, *["wrong"] * (4 - n)) for n in range(5)]
    results.append(result_of("open", "ungraded", "correct", "correct", "correct"))

    counts = counted(results)

    shares = [one["score"] / one["max"] for one in results[:-1]]
    assert counts.quartiles == pytest.approx(np.percentile(shares, [25, 50, 75]))
    assert counts.mean == pytest.approx(np.mean(shares)) and sum(counts.histogram) == 5


def test_who_needs_help_is_told_by_what_half_of_the_class_has_begun():
    ahead = [result_of(f"s{n}", "correct", "correct", "wrong", "not_started") for n in range(4)]
    others = {
        "none": result_of("a", *["not_started"] * 4),
        "behind": result_of("b", "correct", *["not_started"] * 3),
        "stopped": result_of("c", "correct", "cannot_run", "not_started", "not_started"),
        "ungraded": result_of("d", "correct", "correct", "ungraded", "not_started"),
        "": ahead[0],
    }
    current = counted([*ahead, *others.values()]).current

    assert current == {"ex01_sigmoid", "ex02_xor_forward", "ex03_backprop"}
    assert {word: trouble_of(one, current) for word, one in others.items()} == {
        word: word for word in others
    }


def test_a_wrong_idea_what_cannot_run_and_our_fault_are_counted_apart():
    counts = counted([
        result_of("a", "wrong", "correct"), result_of("b", "cannot_run", "correct"),
        result_of("c", "ungraded", "correct"), result_of("d", "not_started", "correct"),
    ])  # fmt: skip
    key = ("ex01_sigmoid", "sigmoid")

    groups = {
        status: counts.stuck[(*key, status)].names for status in ("wrong", "cannot_run", "ungraded")
    }
    assert groups == {"wrong": ["a"], "cannot_run": ["b"], "ungraded": ["c"]}
    assert (counts.began(key), counts.failed(key)) == (2, 2)


@pytest.mark.parametrize(
    ("lang", "line"), [("en", "waits for forward"), ("ko", "먼저 고칠 함수: forward")]
)
def test_what_waits_for_another_function_is_counted_apart_and_told(tmp_path, lang, line):
    results = [
        result_of("a", "wrong", "wrong"),
        result_of("b", "wrong", mend_first="forward"),
        result_of("c", "wrong", mend_first="forward"),
    ]
    counts = counted(results)
    key = ("ex01_sigmoid", "sigmoid")

    assert (counts.stuck[(*key, "wrong")].names, counts.failed(key)) == (["a"], 1)
    assert counts.stuck[(*key, "waiting")].names == ["b", "c"]
    _, _, students = report(tmp_path, results, lang).read_text("utf-8").partition('id="students"')
    assert [line in row for row in students.split("<tr><td")[1:4]] == [False, True, True]


def test_what_several_have_wrong_without_a_name_is_listed_by_change_and_by_place(tmp_path):
    change = {"id": "one", "en": "The result is halved.", "ko": "결과가 절반입니다."}
    other = {**PLACE, "expression": "x - 1"}
    results = [
        *(result_of(f"change{n}", "wrong", change=change, first_wrong=[other]) for n in range(2)),
        *(result_of(f"place{n}", "wrong", first_wrong=[PLACE]) for n in range(3)),
        result_of("once", "wrong", first_wrong=[{**PLACE, "expression": "x + 1"}]),
        result_of("waits", "wrong", first_wrong=[other], mend_first="forward"),
        result_of("waits2", "wrong", first_wrong=[other], mend_first="forward"),
    ]

    page = report(tmp_path, results).read_text(encoding="utf-8")
    listed = page.partition("without a name yet")[2].partition("<h2")[0]

    rows = re.findall(
        r"<td>([^<]*(?:<span[^>]*>[^<]*</span> <code>[^<]*</code>)?)</td></tr>", listed
    )
    place = '<span class="soft">the first wrong value:</span> <code>1 / 1 + np.exp(-x)</code>'
    # Two functions of the exercise, each with what it has.
    assert rows == [place, place, "The result is halved.", "The result is halved."]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_a_table_leaves_out_is_counted(tmp_path, lang):
    names = [one.name for one in misconceptions_of(course().exercise("ex01_sigmoid"))][:25]
    results = [result_of(f"s{n}", "wrong", misconception=name) for n, name in enumerate(names)]
    many = [result_of(f"t{n:02}", "wrong") for n in range(45)]

    page = report(tmp_path, [*results, *many], lang).read_text(encoding="utf-8")

    functions = len(course().exercise("ex01_sigmoid").functions)
    left_out = functions * len(names) - 20
    told = {
        "en": f"Further misconceptions, not in this table: {left_out}</p>",
        "ko": f"이 표에 없는 오개념: {left_out}개</p>",
    }
    assert told[lang] in page
    assert {"en": " and 30 more students</details>", "ko": " 외 30명</details>"}[lang] in page


PLACE = {"line": 3, "column": 12, "expression": "1 / 1 + np.exp(-x)", "variable": None, "right": [],
         "certain": True}  # fmt: skip


def a_class(many: int) -> list[dict]:
    chosen = random.Random(3)
    kinds = ("correct", "correct", "wrong", "cannot_run", "not_started")
    results = [
        result_of(
            f"s{n:04}", *chosen.choices(kinds, k=4), misconception=NAME if n % 3 == 0 else None
        )
        for n in range(many - 1)
    ]
    return [
        *results,
        result_of("</script><b>Eve", "wrong", "wrong", first_wrong=[PLACE], misconception=NAME),
    ]


def report(folder: Path, results: list[dict], lang: str = "en") -> Path:
    write_page(lambda: iter(results), folder, lang)
    return folder / "report.html"


def test_a_misconception_leads_to_its_students_and_to_an_example_without_a_name(tmp_path):
    page = report(tmp_path, a_class(40)).read_text(encoding="utf-8")

    _, _, ideas = page.partition('id="ideas"')
    row = ideas[: ideas.index(NAME)]
    assert "<code>1 / 1 + np.exp(-x)</code>" in row and "s0000.json" in row
    example = row[row.index('class="example"') :]
    assert "Eve" not in example


@pytest.mark.parametrize(("lang", "line"), [("en", "line 3"), ("ko", "3번째 줄")])
def test_a_students_row_tells_where_it_goes_wrong(tmp_path, lang, line):
    page = report(tmp_path, a_class(5), lang).read_text(encoding="utf-8")

    _, _, students = page.partition('id="students"')
    assert f"{line}</span> <code>1 / 1 + np.exp(-x)</code>" in students


def test_a_korean_report_of_an_english_grading_is_korean(tmp_path):
    result = result_of("s1", "wrong", "wrong", misconception=NAME)
    for function in result["exercises"][0]["functions"]:
        for check in function["checks"]:
            check["message"] = "2 of 4 entries differ"
            check["feedback"] = {"en": "2 of 4 entries differ", "ko": "4개 가운데 2개가 다릅니다."}

    page = report(tmp_path, [result], "ko").read_text(encoding="utf-8")

    _, _, students = page.partition('id="students"')
    assert "4개 가운데 2개가 다릅니다." in students and "entries differ" not in students
    assert escape(find_misconception(NAME).text["ko"].replace("`", "")) in students.replace("`", "")


def test_nothing_of_a_student_runs(tmp_path):
    page = report(tmp_path, a_class(5)).read_text(encoding="utf-8")

    for script in scripts():
        page = page.replace(f"<script>{script}</script>", "")
    assert page.count("<script") == 1 and "<b>Eve" not in page
    assert f'content="{policy()}"' in page and "unsafe-inline'; script-src 'sha256-" in page


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_one_student_is_one_student(tmp_path, lang):
    results = [result_of("a", "wrong"), result_of("b", "cannot_run"), result_of("c", "cannot_run")]
    page = report(tmp_path, results, lang).read_text(encoding="utf-8")

    heads = re.findall(r"<summary>([^<]*)</summary><a href", page)
    assert set(heads) == ({"1 student", "2 students"} if lang == "en" else {"1명", "2명"})


def test_few_students_are_not_enough_data(tmp_path):
    few = report(tmp_path, a_class(20)).read_text(encoding="utf-8")
    many = report(tmp_path, a_class(120)).read_text(encoding="utf-8")

    assert "Not enough data" in few and "ex01.sigmoid.values" not in few
    assert "ex01.sigmoid.values" in many


def test_two_thousand_students_are_sorted_searched_and_filtered(browser, tmp_path):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(report(tmp_path, a_class(2000)).as_uri())

    def first(column: int) -> list[str]:
        return page.locator(f"#students tbody tr td:nth-child({column})").all_inner_texts()

    shares = first(4)
    assert len(shares) == 25 and shares[0] == "0 %"
    page.locator("#students thead th").nth(3).click()
    # The table is drawn anew after the click, not in it.
    share = page.locator("#students tbody tr td:nth-child(4)").first
    expect(share).to_have_text(re.compile("100 %|–"))
    page.get_by_label("search:").first.fill("s1234")
    expect(page.locator("#students tbody tr")).to_have_count(1)
    assert [name.split("\n")[0] for name in first(1)] == ["s1234"]
    page.get_by_label("search:").first.fill("")
    page.locator("#trouble").select_option("has not begun")
    expect(page.locator("#students tbody tr td:nth-child(2)").first).to_have_text("has not begun")
    assert set(first(2)) == {"has not begun"}
    assert troubles == []
    context.close()


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [390, 1200])
def test_the_report_fits_its_screen_and_the_audit_finds_nothing(
    browser, axe, tmp_path, lang, width
):
    file = report(tmp_path, a_class(60), lang)
    for scheme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # A table is wider than a phone and moves in its frame; no name in it is cut into lines of a few letters.
        names = "[...document.querySelectorAll('td > code')]"
        assert page.evaluate(f"{names}.length") > 4
        points = "[...document.querySelectorAll('#students td.n')]"
        ranges = "(one => { const r = document.createRange(); r.selectNodeContents(one); return r.getClientRects().length })"
        assert page.evaluate(f"{points}.length") > 100 and page.evaluate(
            f"{points}.every(one => {ranges}(one) == 1)"
        )
        assert page.evaluate(f"{names}.filter(one => one.getClientRects().length > 1).length") == 0
        page.evaluate(axe)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        context.close()


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_next_meeting_has_five_ideas_with_examples_questions_and_no_names(tmp_path, lang):
    names = [one for one in misconceptions_of(course().exercise("ex01_sigmoid")) if one.quiz][:7]
    results = [
        result_of(f"student-{n}-{k}", "wrong", misconception=one.name, first_wrong=[PLACE])
        for n, one in enumerate(names)
        for k in range(9 - n)
    ]

    page, quiz = write_lesson(lambda: iter(results), tmp_path, lang)

    text = page.read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in text and "student-" not in text
    assert 1 < text.count("<section") <= 5 and "1 / 1 + np.exp(-x)" in text
    assert escape(names[0].text[lang]) in text and text.index("<section") < text.index("<details")
    asked = {one.findtext("idnumber") for one in ElementTree.parse(quiz).iter("question")} - {None}
    assert any(one.startswith(names[0].quiz) for one in asked)
    assert text.count('class="question"') == len({re.sub(r"-v?\d+$", "", one) for one in asked})


def test_a_class_without_a_named_idea_is_told_so(tmp_path):
    (page,) = write_lesson(lambda: iter([result_of("kim", "correct")]), tmp_path, "en")

    assert "No misconception was named in this class." in page.read_text(encoding="utf-8")


def test_a_check_that_does_not_count_is_in_the_lesson_and_not_in_the_states(tmp_path):
    def graded(student: str) -> dict:
        result = result_of(student, "wrong", "correct", misconception=NAME)
        for function in result["exercises"][0]["functions"]:
            for check in function["checks"]:
                if check["id"] == "values":
                    check["void"] = True
                else:
                    check.update(status="correct", misconception=None)
            function["score"] = function["max"]
        return result

    results = [graded("kim")]
    write_page(lambda: results, tmp_path, "en")
    write_lesson(lambda: results, tmp_path, "en")

    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert escape(find_misconception(NAME).text["en"]) not in page
    # The sign of what is wrong stands in the legend alone.
    assert page.count('class="s wrong"') == 1
    lesson = (tmp_path / "lesson.html").read_text(encoding="utf-8")
    assert escape(find_misconception(NAME).text["en"]) in lesson


def test_of_equally_frequent_misconceptions_each_function_comes_first_once():
    sigmoid = [one.name for one in misconceptions_of(course().exercise("ex01_sigmoid"))]
    names = [one for one in sigmoid if find_misconception(one).quiz]
    results = [result_of(f"s{n}", "wrong", misconception=name) for n, name in enumerate(names[:4])]
    for n, result in enumerate(results):
        function = find_misconception(names[n]).function
        for row in result["exercises"][0]["functions"]:
            if row["name"] != function:
                for check in row["checks"]:
                    check.update(status="correct", misconception=None)
    functions = [topic.function for topic in topics_of(counted(results), "en")]

    assert len(functions) > 1 and len(set(functions[:2])) == len(set(functions))
