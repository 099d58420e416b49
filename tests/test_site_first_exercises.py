"""A new user's first three exercises in the tab, with two mistakes in each, and their points in `grade`."""

import json
import zipfile

import pytest
from made import made
from places import SOLUTIONS
from playwright.sync_api import expect
from site_visit import PATIENCE, Visit, check, served, write
from test_site import pyodide_folder

from autograder.commands.common import Context
from autograder.commands.site import site
from autograder.course.catalogue import course
from autograder.misconceptions import misconceptions_of
from autograder.site.build import strings

pytestmark = pytest.mark.long

FIRST = list(course())[:3]
MISTAKES = {
    "ex01_sigmoid": ["sigmoid-one-plus-precedence", "sigmoid-derivative-x-one-minus-x"],
    "ex02_xor_forward": ["forward-hidden-bias-dropped", "forward-hidden-relu"],
    "ex03_backprop": ["squared-error-half-lost", "training-gradient-added"],
}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a site of the first three exercises."""
    folder = tmp_path_factory.mktemp("web") / "course"
    assert site(Context("en"), str(folder), str(pyodide_folder()), ["1", "2", "3"]) == 0
    with served(folder.parent) as found:
        yield found


def verdict_by_touch(page, source: str, say) -> None:
    """Write a file and have it checked by the button."""
    write(page, source)
    page.locator(".cards").evaluate("(cards) => cards.replaceChildren()")
    page.get_by_role("button", name=say("check"), exact=True).tap()
    expect(page.locator(".cards .card").first).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize(("screen", "lang"), [("desktop", "en"), ("phone", "ko")])
def test_a_new_user_solves_three_exercises_and_grade_gives_the_same_points(
    browser, address, screen, lang, tmp_path, xor2mnist
):
    one = Visit(browser, address, screen, locale={"en": "en-US", "ko": "ko-KR"}[lang])
    page = one.page
    words = strings()

    def say(key):
        return words[key][lang]

    for exercise in FIRST:
        step = page.get_by_role("link", name=say("next-step"))
        expect(step).to_contain_text(exercise.title[lang])
        step.tap() if screen == "phone" else step.press("Enter")
        if screen == "phone":
            page.get_by_role("button", name=say("code"), exact=True).tap()
        answers = {
            wrong.name: (wrong, source) for wrong, source in made(misconceptions_of(exercise))
        }
        for wrong, source in (answers[name] for name in MISTAKES[exercise.id]):
            if screen == "phone":
                verdict_by_touch(page, source, say)
            else:
                check(page, source)
            expect(page.locator(".card.wrong .why").first).to_have_text(wrong.text[lang])
            page.get_by_role("button", name={"en": "한국어", "ko": "English"}[lang]).click()
            other = {"en": "ko", "ko": "en"}[lang]
            expect(page.locator(".card.wrong .why").first).to_have_text(wrong.text[other])
            page.get_by_role("button", name={"en": "English", "ko": "한국어"}[lang]).click()
        solution = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
        if screen == "phone":
            verdict_by_touch(page, solution, say)
        else:
            check(page, solution)
        expect(page.locator(".status")).to_have_text(say("all-correct"))
        page.get_by_role("link", name=say("map"), exact=True).click()
        if exercise.number == 2:  # the rest without a network
            page.get_by_text(say("offline")).wait_for(timeout=PATIENCE)
            one.context.set_offline(True)
            page.reload()
    points = [sum(one.points for one in exercise.functions) for exercise in FIRST]
    built = {"score": sum(points), "max": sum(points)}
    expect(page.locator(".built")).to_contain_text(say("built").format(**built))

    with page.expect_download() as download:
        page.get_by_role("button", name=say("export")).click()
    download.value.save_as(tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.write(tmp_path / "mine.zip", "Kim Minji_4711_assignsubmission_file_/mine.zip")
    for arguments in (["collect", "class.zip"], ["grade", "submissions", "--out", "results"]):
        done = xor2mnist(*arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    (result,) = (tmp_path / "results").glob("*4711*.json")
    graded = json.loads(result.read_text(encoding="utf-8"))["exercises"][:3]
    assert [(one["status"], one["score"]) for one in graded] == [
        ("correct", score) for score in points
    ]
    one.context.close()
    assert [text for text in one.wrong if "ERR_INTERNET_DISCONNECTED" not in text] == []
