"""The lessons as HTML, for a page that has no Markdown of its own."""

import re
from typing import Any

from markdown_it import MarkdownIt

from autograder.course.catalogue import Exercise
from autograder.course.paths import lesson_path
from autograder.language.i18n import in_language

# What a lesson says of the terminal, and what holds in the tab instead.
_REWORDED = {
    "en": (
        r"Check it with `xor2mnist check \d+`; a hint comes with\s+`xor2mnist hint \w+`\.",
        "The button Check checks it; the hints stand below it.",
    ),
    "ko": (
        r"`xor2mnist check \d+` 명령으로 확인하고, 힌트는\s+`xor2mnist hint \w+`\s+명령으로\s+봅니다\.",
        "검사 버튼으로 확인하고, 힌트는 그 아래에서 봅니다.",
    ),
}


def lesson_html(exercise: Exercise, lang: str) -> str:
    """Return the lesson of an exercise as a piece of HTML; its pictures lie in the folder `lessons`."""
    text = lesson_path(exercise.id, lang).read_text(encoding="utf-8")
    pattern, words = in_language(_REWORDED, lang)
    text = re.sub(pattern, words, text)
    rendered: str = _markdown().render(text)
    rendered = rendered.replace('src="../', 'src="lessons/')
    # The page itself has the first heading; a wide table scrolls, and its cells need no style of their own.
    rendered = re.sub(r"^<h1>.*?</h1>\n", "", rendered)
    rendered = re.sub(r' style="text-align:(\w+)"', r' class="\1"', rendered)
    return rendered.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )


def _markdown() -> Any:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
