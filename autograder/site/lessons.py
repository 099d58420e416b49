"""Converts the lessons to HTML, since the page cannot render Markdown."""

import re
from html import escape
from typing import Any

from markdown_it import MarkdownIt

from autograder.course.catalogue import Exercise
from autograder.course.paths import lesson_path
from autograder.language.i18n import in_language
from autograder.learner.formulas import as_text, replaced, rows, words

# What a lesson says about the terminal, and the wording for the tab, by whether the tab can check the exercise.
COMMANDS = {
    "en": r"Check it with `xor2mnist check \d+`; a hint comes with\s+`xor2mnist hint \w+`\.",
    "ko": r"`xor2mnist check \d+` 명령으로 확인하고, 힌트는\s+`xor2mnist hint \w+`\s+명령으로\s+봅니다\.",
}
_HERE = {
    "en": "The button Check checks it; the hints stand below it.",
    "ko": "검사 버튼으로 확인하고, 힌트는 그 아래에서 봅니다.",
}
ELSEWHERE = {
    "en": "Its checks run where the kit and TensorFlow are installed; the hints stand beside the lesson in the browser.",
    "ko": "검사는 이 과정과 TensorFlow가 설치된 곳에서 실행됩니다. 힌트는 브라우저의 강의 옆에서 봅니다.",
}


# Where a lesson names `plot`, the tab has a button, except for exercises that it cannot check.
BUTTON = {
    "en": r"\1; the button See what it does draws yours.",
    "ko": r"\1. 그림으로 보기 버튼을 누르면 내 함수의 그림이 나옵니다.",
}
PLOT = {
    "en": r"(Drawn from the solved functions); `xor2mnist plot \d+` draws yours\.",
    "ko": r"(완성된 함수로 그린 그림입니다)\. `xor2mnist plot \d+` 명령으로 내 함수의 그림을 볼 수 있습니다\.",
}


def lesson_html(exercise: Exercise, lang: str) -> str:
    """Return the lesson of an exercise as a piece of HTML, with its pictures in the folder `lessons`."""
    text = lesson_path(exercise.id, lang).read_text(encoding="utf-8")
    said = in_language(_HERE if exercise.library is None else ELSEWHERE, lang)
    text = re.sub(in_language(COMMANDS, lang), said, text)
    plot = in_language(BUTTON, lang) if exercise.library is None else r"\1."
    text = re.sub(in_language(PLOT, lang), plot, text)
    formulas: list[str] = []

    def kept_aside(tex: str) -> str:
        formulas.append(_formulas_html(tex))
        return f"FORMULAS{len(formulas) - 1}."

    rendered: str = _markdown().render(replaced(text, kept_aside))
    rendered = rendered.replace('src="../', 'src="lessons/')
    # The first heading is left out, since the page has it; tables are put into a box that scrolls, without cell
    # styles.
    rendered = re.sub(r"^<h1>.*?</h1>\n", "", rendered)
    rendered = re.sub(r' style="text-align:(\w+)"', r' class="\1"', rendered)
    rendered = rendered.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )
    return re.sub(
        r"<p>FORMULAS(\d+)\.</p>", lambda placeholder: formulas[int(placeholder.group(1))], rendered
    )


def _formulas_html(tex: str) -> str:
    """Return a block of formulas as a table of MathML, or as text where latex2mathml is not installed."""
    try:
        from quizzes.mathml import convert

        convert("x")
    except ImportError:
        return f"<pre><code>{escape(as_text(tex))}</code></pre>"

    def cell(tex: str) -> str:
        said = words(tex)
        if said is not None or not tex:
            return escape(said or "")
        return convert(tex).replace('display="inline"', 'display="inline" displaystyle="true"', 1)

    lines = ["".join(f"<td>{cell(one)}</td>" for one in row) for row in rows(tex)]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<div class="wide"><table class="formulas">{body}</table></div>'


def _markdown() -> Any:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
