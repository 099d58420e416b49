"""What a student wrote does not run in the browser of who reads it, in nbgrader's own feedback page."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader_course import (
    EXERCISE,
    cell,
    edited,
    hand_in,
    nbgrader,
    new_course,
    released,
    solved,
    url_of,
    xor2mnist,
)
from playwright.sync_api import Browser, Page

from autograder.notebooks.clean import clean_html

pytestmark = pytest.mark.long

__test__ = sys.platform == "linux"

WORDS = """The *hidden* layer, with `x < 3` and $a < b$:

| a | b |
|---|---|
| 1 | 2 |

<script>document.title = "ran"</script>
<img src=x onerror="document.title = 'ran'">
<svg onload="document.title = 'ran'"></svg>
<iframe srcdoc="<script>parent.document.title = 'ran'</script>"></iframe>
<form action="https://example.org"><input type=submit value="log in again"></form>
<meta http-equiv="refresh" content="0; url=https://example.org">
<a href="javascript:document.title='ran'">a link</a> [another](javascript:document.title='ran')
<style>body { display: none }</style>
<details ontoggle="document.title = 'ran'" open>more</details>
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_a_students_script_does_not_run_in_nbgraders_feedback(tmp_path: Path, page: Page) -> None:
    root = new_course(tmp_path / "course", EXERCISE, [EXERCISE], "--explain", "2")
    nb = edited(solved(released(root)), explain=WORDS)
    nb["cells"].append({"cell_type": "markdown", "metadata": {}, "source": WORDS, "id": "mine"})
    assert cell(nb, "explain")["source"] == WORDS
    hand_in(root, "kim", nb)
    xor2mnist(root, "grade", "--gradebook", url_of(root), ".", EXERCISE)
    nbgrader(root, "generate_feedback", EXERCISE)

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    file = root / "feedback/kim" / EXERCISE / f"{EXERCISE}.html"
    page.goto(file.as_uri())
    page.wait_for_timeout(500)

    assert page.title() == EXERCISE and page.url == file.as_uri()
    # The list at the top names the function, and leads to its verdict.
    listed = page.locator("#toc li").all_inner_texts()
    assert listed[0] == "forward (Score: 5.0 / 5.0)" and "Test cell" not in "".join(listed)
    assert page.locator('#toc a[href="#check-forward"] code').count() == 1
    assert "forward" in page.locator(".nbgrader-label").all_inner_texts()
    # On a phone no head of a cell flows over the code below it, and nothing is wider than the screen.
    page.set_viewport_size({"width": 390, "height": 800})
    spill = "all => all.filter(one => one.scrollHeight > one.clientHeight + 1).length"
    assert page.locator(".nbgrader_cell > .panel-heading").evaluate_all(spill) == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 800})
    text = page.inner_text("#notebook")
    # The answer and its verdict stand first; the lesson is folded below them.
    lesson = "The lesson and the given code"
    assert text.index("def forward") < text.index("7 of 7 checks") < text.index(lesson)
    heading = page.locator("#notebook details", has_text=lesson).locator("h1, h2").first
    assert heading.count() == 1 and not heading.is_visible()
    page.get_by_text(lesson).click()
    assert heading.is_visible()
    assert "x < 3" in text and "The hidden layer" in text and "a link" in text
    assert page.locator("td", has_text="2").count() >= 1
    for what in ("iframe", "form", "svg", "#notebook script", "[onerror]"):
        assert page.locator(what).count() == 0, what
    assert page.locator("a[href^=javascript]").count() == 0
    assert not any("example.org" in url for url in asked)
    # What the kit itself writes there has kept its form.
    assert page.locator("div[style*='border-left']").count() >= 1
    assert page.locator("#notebook img[src^='data:image']").count() >= 1


def test_what_may_stand_stays() -> None:
    kept = '<p>a <b>b</b> <a href="https://example.org">c</a></p>'
    assert clean_html(kept) == kept
    assert "href" not in clean_html('<a href="data:text/html,x">c</a>')
    # A picture that is loaded as one runs no script, whatever stands in it.
    assert "svg" in clean_html('<img src="data:image/svg+xml;base64,AA==">')
    assert "src" not in clean_html('<img src="https://example.org/seen.png">')
    assert 'src="data:image/png;base64,AA=="' in clean_html(
        '<img src="data:image/png;base64,AA==">'
    )
    assert "\\href" not in clean_html("$\\href{javascript:alert(1)}{x}$")
