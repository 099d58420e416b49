"""The page in a real headless Chromium: answers, feedback, resume, languages, accessibility, size."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from quiz_support import event

from quizzes import handover, web
from quizzes.built import Built

pytestmark = pytest.mark.long

SIZE = 1_500_000
SCREENS = {
    "light": {"viewport": {"width": 1000, "height": 800}},
    "dark": {"viewport": {"width": 1000, "height": 800}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True},
}


@pytest.fixture(scope="session")
def file(sample: Built, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("page") / "quiz.html"
    path.write_text(web.page(sample), encoding="utf-8")
    return path


class Visit:
    """A page that is open, and everything that it did which it should not."""

    def __init__(self, browser: Browser, file: Path, **options) -> None:
        self.context = browser.new_context(**(SCREENS["light"] | options))
        self.url, self.wrong = file.as_uri(), []
        self.page = self.open()

    def open(self, at: str = "") -> Page:
        page = self.context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        page.on("request", self.requested)
        page.goto(self.url + at)
        return page

    def requested(self, request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.wrong.append(f"request: {request.url}")


@pytest.fixture
def visit(browser, file):
    visits = []

    def open_page(**options):
        visits.append(Visit(browser, file, **options))
        return visits[-1]

    yield open_page
    for one in visits:
        one.context.close()
        assert one.wrong == []


def events(page: Page, kind="answered"):
    lines = page.evaluate("localStorage.getItem('xor2mnist-events') ?? ''").splitlines()
    return [event for event in map(json.loads, lines) if event["kind"] == kind]


def press(page: Page, name: str):
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, *texts: str):
    for text in texts:
        page.locator(".option", has_text=text).locator("input").check()


def put_in_order(page: Page, *words: str):
    """Sort with the buttons, as somebody with a keyboard would; each item has one of the words."""
    for place, word in enumerate(words):
        for _ in words:
            rows = page.locator(".option .body").all_inner_texts()
            (at,) = [number for number, row in enumerate(rows) if word in row]
            if at <= place:
                break
            page.locator(".moves").nth(at).locator("button").first.press("Enter")


def test_all_seven_types_are_answered_right(visit):
    page = visit().page
    press(page, "All topics")
    choose(page, "The sum over the examples")
    press(page, "Check the answer")
    expect(page.locator(".box.right")).to_contain_text("Right.")
    press(page, "Next")
    choose(page, "lies between", "never above")
    press(page, "Check the answer")
    press(page, "Next")
    page.get_by_label("Your answer").fill("0.982")
    page.keyboard.press("Enter")
    press(page, "Next")
    page.get_by_label("Your answer").fill("σ(x)(1−σ(x))")
    expect(page.locator("#read")).to_have_text("read as S(x)·(1 - S(x))")
    press(page, "Check the answer")
    press(page, "Next")
    page.get_by_label("Your answer").fill("확률적")
    press(page, "Check the answer")
    press(page, "Next")
    put_in_order(page, " and ", "output", "hidden", "weights")
    press(page, "Check the answer")
    press(page, "Next")
    page.get_by_label("Your answer").fill("(4,3)")
    press(page, "Check the answer")
    expect(page.locator(".box.right")).to_contain_text("Right.")
    press(page, "Next")
    expect(page.locator(".score")).to_have_text("7 of 7 right.")
    press(page, "Overview")
    expect(page.locator(".topics")).to_contain_text("7 of 7 answered right")
    answered = events(page)
    assert [event["right"] for event in answered] == [True] * 7
    assert {event["via"] for event in answered} == {"web"}


def test_the_feedback_is_for_the_very_option_and_a_second_try_is_left(visit):
    page = visit().page
    press(page, "All topics")
    choose(page, "The slope of the sigmoid")
    press(page, "Check the answer")
    feedback = page.locator(".feedback")
    expect(feedback).to_contain_text("the shape of db1 does not")
    expect(feedback).not_to_contain_text("shared by all four examples")
    expect(page.get_by_role("status")).to_contain_text("the shape of db1 does not")
    choose(page, "The sum over")
    press(page, "Check the answer")
    expect(feedback).to_contain_text("shared by all four examples")
    first, second = events(page)
    assert (first["attempt"], first["right"]) == (1, False)
    assert first["misconceptions"] == ["output-slope-missing"]
    assert (second["attempt"], second["right"]) == (2, True)


def test_an_answer_that_cannot_be_read_is_explained_and_does_not_count(visit):
    page = visit().open("#sigmoid-derivative")
    entry = page.get_by_label("Your answer")
    for text, message in {
        "": "There is no answer yet.",
        "s(1-s": "A parenthesis is not closed.",
        "s(1-q)": "The name q is not known here. These are: x, s, S, e, pi, exp, log, sqrt, abs, tanh,"
        " relu, max, min, sin, cos.",
        "<img src onerror>": "The character < has no meaning here.",
    }.items():
        entry.fill(text)
        press(page, "Check the answer")
        expect(page.locator(".feedback")).to_have_text(message)
    assert events(page) == []
    entry.fill("x(1-x)")
    press(page, "Check the answer")
    expect(page.locator(".feedback")).to_contain_text("read as x·(1 - x)")
    expect(page.locator(".feedback")).to_contain_text("is the pre-activation")


def test_keys_alone_are_enough(visit):
    page = visit().page
    page.get_by_role("button", name="All topics").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("?")
    expect(page.locator(".hints .box")).to_contain_text("How many biases")
    assert [event["hint"] for event in events(page, "hinted")] == [1]
    number = page.locator(".option", has_text="The sum over").locator(".number").inner_text()
    page.keyboard.press(number)
    page.keyboard.press("Enter")
    expect(page.locator(".box.right")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("h2")).to_contain_text("Question 2 of 7")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    assert events(page)[0]["hints"] == 1


def test_whoever_leaves_goes_on_at_the_same_question(visit):
    one = visit()
    page = one.page
    press(page, "All topics")
    choose(page, "The sum over")
    press(page, "Check the answer")
    press(page, "Next")
    expect(page.locator("h2")).to_contain_text("Question 2 of 7")
    page.reload()
    expect(page.locator("h2")).to_contain_text("Question 2 of 7")
    press(page, "Overview")
    expect(page.locator(".topics")).to_contain_text("1 of 7 answered right")
    page.reload()
    expect(page.locator("h2")).to_have_text("Topics")
    press(page, "Start: The sigmoid")
    expect(page.locator("h2")).to_contain_text("Question 1 of 6")


def test_the_language_changes_in_the_middle_of_a_question(visit):
    page = visit().page
    press(page, "All topics")
    choose(page, "The transpose")
    press(page, "Check the answer")
    press(page, "한국어")
    expect(page.locator(".feedback")).to_contain_text("전치하면")
    expect(page.locator("h2")).to_have_text("7문제 중 1번째 · 진단")
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    assert page.evaluate("document.documentElement.lang") == "ko"
    assert "문제" in page.title()
    page.reload()
    expect(page.locator(".prompt")).to_contain_text("무엇이 빠졌습니까?")


def test_progress_goes_out_and_comes_back_without_doubles(visit, tmp_path):
    page = visit().open("#sgd-s")
    page.get_by_label("Your answer").fill("stochastic")
    press(page, "Check the answer")
    press(page, "Overview")
    with page.expect_download() as download:
        press(page, "Save progress")
    saved = tmp_path / "progress.jsonl"
    download.value.save_as(saved)
    (event,) = map(json.loads, saved.read_text(encoding="utf-8").splitlines())
    assert (event["question"], event["right"], event["v"]) == ("sgd-s", True, 1)

    other = visit().page
    chooser = other.locator("input[type=file]")
    chooser.set_input_files(saved)
    expect(other.locator(".note")).to_have_text("1 new events taken over.")
    expect(other.locator(".topics")).to_contain_text("1 of 7 answered right")
    chooser.set_input_files(saved)
    expect(other.locator(".note")).to_have_text("0 new events taken over.")
    (tmp_path / "bad.jsonl").write_text("no log", encoding="utf-8")
    chooser.set_input_files(tmp_path / "bad.jsonl")
    expect(other.locator(".note")).to_have_text("This file holds no progress.")
    assert len(events(other)) == 1


def test_the_page_s_log_is_the_terminal_s(visit, tmp_path, monkeypatch, sample):
    from autograder.events import log
    from quizzes import knowledge, terminal

    page = visit().open("#backprop-bias-shape")
    choose(page, "The slope")
    press(page, "Check the answer")
    text = page.evaluate("localStorage.getItem('xor2mnist-events')")
    file = tmp_path / "page.jsonl"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("XOR2MNIST_DATA", str(tmp_path / "d"))
    assert terminal.import_progress(file) == 0
    state = knowledge.replay(log.read(), sample)
    assert state.ledger["output-slope-missing"].open


def test_two_tabs_do_not_lose_each_other_s_answers(visit):
    one = visit()
    first, second = one.open("#sgd-s"), one.open("#xor-shapes")
    for page, answer in ((first, "stochastic"), (second, "(4,3)")):
        page.get_by_label("Your answer").fill(answer)
        press(page, "Check the answer")
    assert len(events(first)) == 2


def test_without_storage_the_page_works_and_says_so(visit):
    one = visit()
    one.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('none'); }})"
    )
    page = one.open("#sgd-s")
    page.get_by_label("Your answer").fill("stochastic")
    press(page, "Check the answer")
    expect(page.locator(".box.right")).to_be_visible()
    press(page, "Overview")
    expect(page.locator(".note")).to_contain_text("keeps nothing")


@pytest.mark.parametrize("lang", ["English", "한국어"])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_accessibility_violation_on_any_screen(visit, axe, sample, screen, lang):
    page = visit(**SCREENS[screen]).page
    page.evaluate(axe)
    press(page, lang)

    def audit():
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        found = [(v["id"], [n["html"] for n in v["nodes"]]) for v in result["violations"]]
        assert found == [], found
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    audit()
    page.locator("main .row button").nth(1).click()
    for _ in sample["questions"]:
        audit()
        page.keyboard.press("?")
        if page.locator("input[name=option]").count():
            page.locator("input[name=option]").first.check()
        elif page.locator("#entry").count():
            page.locator("#entry").fill("1")
        page.locator("button.main").click()
        audit()
        if not page.locator("button:disabled", has_text=re.compile("Show|답 보기")).count():
            page.get_by_role("button", name=re.compile("Show|답 보기")).click()
            audit()
        page.locator("button.main").click()


def test_formulas_are_mathml_and_no_tex_is_left(visit):
    page = visit().page
    press(page, "All topics")
    for _ in range(7):
        if not page.locator("button:disabled", has_text="Show the answer").count():
            press(page, "Show the answer")
        assert "\\frac" not in page.locator("main").inner_text()
        assert "$" not in page.locator("main").inner_text()
        press(page, "Next")
    page.goto(page.url.split("#")[0] + "#sigmoid-derivative")
    page.reload()
    assert page.locator(".prompt mfrac").count() == 1
    assert page.locator(".prompt mfrac").bounding_box()["height"] > 20


def test_fractions_in_two_lines_do_not_touch(browser, bank, tmp_path):
    small = {
        **bank,
        "questions": [q for q in bank["questions"] if q["id"] == "lecture-sigmoid-derivative"],
    }
    path = tmp_path / "quiz.html"
    path.write_text(web.page(small, "ko"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(path.as_uri())
    page.evaluate("window.quiz.ask(['lecture-sigmoid-derivative'], 0)")
    page.get_by_role("button", name="답 보기").click()
    boxes = [one.bounding_box() for one in page.locator(".feedback mfrac").all()]
    lines = sorted({(box["y"], box["y"] + box["height"]) for box in boxes})
    assert len(lines) > 1
    for (_, bottom), (top, _) in pairwise(lines):
        assert top < bottom - 20 or top - bottom >= 3, (bottom, top)  # beside each other, or apart
    page.close()


TAILS = """() => [...document.querySelectorAll(".whole:not(.loose)")].map((whole) => {
  const range = document.createRange();
  range.selectNodeContents(whole.lastChild);
  const [math, tail] = [whole.querySelector("math").getBoundingClientRect(), range.getBoundingClientRect()];
  return [whole.lastChild.textContent, tail.left >= math.right - 1 && tail.top < math.bottom];
})"""


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_follows_a_formula_without_a_space_stays_in_its_line(browser, bank, tmp_path, lang):
    """Else a full stop or a Korean ending begins a line."""
    ids = ["init-he-uniform", "training-opposite", "sigmoid-picture-point", "xor-picture-side"]
    path = tmp_path / "quiz.html"
    small = {**bank, "questions": [q for q in bank["questions"] if q["id"] in ids]}
    path.write_text(web.page(small, lang), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    tails = []
    for name in ids:
        for width in range(300, 420, 6):
            page.set_viewport_size({"width": width, "height": 700})
            page.evaluate("name => window.quiz.ask([name], 0)", name)
            page.get_by_role("button", name=re.compile("Show|답 보기")).click()
            found = page.evaluate(TAILS)
            assert [text for text, whole in found if not whole] == [], (name, width)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            tails += [text for text, _ in found]
    assert ("입니다." if lang == "ko" else ".") in tails
    page.close()


def test_the_whole_bank_is_small_and_costs_less_than_a_second_to_open(browser, bank, tmp_path):
    """Processor time of the page's thread until a press of a button has brought up the first question."""
    path = tmp_path / "quiz.html"
    path.write_text(web.page(bank), encoding="utf-8")
    assert path.stat().st_size < SIZE
    costs = []
    for _ in range(3):
        page = browser.new_page()
        measured = page.context.new_cdp_session(page)
        measured.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(path.as_uri())
        page.locator("main button").nth(1).click()
        expect(page.locator("h2")).to_contain_text("Question 1")
        told = {
            one["name"]: one["value"] for one in measured.send("Performance.getMetrics")["metrics"]
        }
        costs.append(told["TaskDuration"])
        page.close()
    assert 0 < min(costs) < 1, costs


# ---- the page as an app


def test_the_daily_session_has_an_end_and_the_back_key_leads_to_the_overview(visit):
    page = visit().page
    expect(page.locator("button.daily")).to_have_text("Today: 3 questions")
    page.locator("button.daily").click()
    for number in range(1, 4):
        expect(page.locator("h2")).to_contain_text(f"Question {number} of 3")
        press(page, "Show the answer")
        press(page, "Next")
    expect(page.locator("h2")).to_have_text("Done for now")
    expect(page.locator(".box")).to_contain_text("0 of 3 right.")
    expect(page.locator(".box")).to_contain_text("To repeat tomorrow: 3.")
    page.go_back()
    expect(page.locator("h2")).to_have_text("Topics")
    page.locator(".topics button").first.click()
    expect(page.locator("h2")).to_contain_text("Question 1 of")
    page.reload()
    expect(page.locator("h2")).to_contain_text("Question 1 of")
    page.go_back()
    expect(page.locator("h2")).to_have_text("Topics")
    assert page.url.startswith("file:")


def test_showing_the_answer_makes_a_card(visit):
    page = visit().open("#sgd-s")
    press(page, "Show the answer")
    assert [event["shown"] for event in events(page, "skipped")] == [True]
    press(page, "Next")
    page.clock.install()
    page.clock.fast_forward(20 * 60_000)
    press(page, "Overview")
    expect(page.locator("p.quiet", has_text="to repeat")).to_contain_text("1 to repeat")


def test_keys_write_where_the_cursor_is(visit):
    page = visit(**SCREENS["phone"]).open("#forward-hidden-value")
    entry = page.get_by_label("Your answer")
    entry.fill("10")
    for key in ("⁻", "³"):
        page.locator(".keys").get_by_role("button", name=key, exact=True).click()
    expect(entry).to_have_value("10⁻³")
    expect(entry).to_be_focused()
    expect(page.locator("#read")).to_have_text("read as 10⁻³")


def test_the_focus_stays_on_the_option_that_was_chosen(visit):
    page = visit().open("#backprop-bias-shape")
    choose(page, "The slope")
    press(page, "Check the answer")
    expect(page.locator("input:checked")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("input:checked")).to_be_focused()


def test_a_torn_log_loses_its_torn_part_alone(visit):
    one = visit()
    page = one.open("#sgd-s")
    page.get_by_label("Your answer").fill("stochastic")
    press(page, "Check the answer")
    page.evaluate("""
        localStorage.setItem("xor2mnist-events", localStorage.getItem("xor2mnist-events") + '{"kind": "ans');
        localStorage.setItem("xor2mnist-session", '{"ids": ["sg');
    """)
    page = one.open()
    expect(page.locator(".topics")).to_contain_text("1 of")
    page.locator(".topics button").first.click()
    page.locator("input").first.check()
    press(page, "Check the answer")
    lines = page.evaluate("localStorage.getItem('xor2mnist-events')").splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["answered"] * 2


def test_a_link_brings_progress_once_and_leaves_the_address(visit):
    one = visit()
    seen = [
        event("answered", question="sgd-s", right=True, score=1.0),
        event("checked", exercise="ex01_sigmoid", function="sigmoid", status="correct"),
    ]
    address = handover.link(seen, one.url)
    assert address == handover.link(seen, one.url + "#x")
    page = one.open("#" + address.partition("#")[2])
    expect(page.locator(".note")).to_have_text("2 new events taken over.")
    assert page.url == one.url
    again = one.open("#" + address.partition("#")[2])
    expect(again.locator(".note")).to_have_text("0 new events taken over.")
    assert [entry["id"] for entry in events(again)] == [seen[0]["id"]]
    torn = one.open("#log=AAAA")
    expect(torn.locator("h2")).to_have_text("Topics")
    many = [event("answered", question=f"q{n}", right=True, score=1.0) for n in range(300)]
    newest = handover.newest_that_fit(many, one.url)
    assert 20 < len(newest) < 300 and newest[-1] in many
    assert len(handover.link(newest, one.url)) <= handover.LARGEST_CODE
    assert handover.qr_code(handover.link(newest, one.url))


def test_without_a_script_the_page_says_what_it_needs(browser, file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    for lang, words in (("en", "need JavaScript"), ("ko", "자바스크립트")):
        said = page.locator(f"noscript p[lang={lang}]")
        expect(said).to_be_visible()
        assert words in said.inner_text()
    context.close()


def test_nothing_runs_off_a_small_screen(browser, bank, tmp_path):
    """Every question of the bank, with its explanation, at 320 pixels in both languages."""
    path = tmp_path / "quiz.html"
    path.write_text(web.page(bank), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(path.as_uri())
    for language in ("English", "한국어"):
        press(page, language)
        wide = page.evaluate(
            """async (ids) => {
          const wide = [];
          for (const id of ids) {
            const app = window.quiz;
            app.ask([id], 0);
            app.skip();
            if (document.documentElement.scrollWidth > 320) wide.push(id);
          }
          return wide;
        }""",
            [question["id"] for question in bank["questions"]],
        )
        assert wide == []
        page.evaluate("window.quiz.overview()")
    page.close()
