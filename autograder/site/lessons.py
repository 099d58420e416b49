"""The lessons as HTML, for a page that has no Markdown of its own."""

import re
from typing import Any

from markdown_it import MarkdownIt

from autograder.course.catalogue import Exercise
from autograder.course.paths import LESSONS

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
# The same of an exercise that the tab cannot check.
ELSEWHERE = {
    "en": (
        r"Check it with `xor2mnist check \d+`; a hint comes with\s+`xor2mnist hint \w+`\.",
        "Its checks run where the kit and TensorFlow are installed; the hints stand beside the lesson in the browser.",
    ),
    "ko": (
        r"`xor2mnist check \d+` 명령으로 확인하고, 힌트는\s+`xor2mnist hint \w+`\s+명령으로\s+봅니다\.",
        "검사는 이 과정과 TensorFlow가 설치된 곳에서 실행됩니다. 힌트는 브라우저의 강의 옆에서 봅니다.",
    ),
}


def lesson_html(exercise: Exercise, lang: str) -> str:
    """Return the lesson of an exercise as a piece of HTML; its pictures lie in the folder `lessons`."""
    text = (LESSONS / lang / f"{exercise.id}.md").read_text(encoding="utf-8")
    pattern, words = (_REWORDED if exercise.library is None else ELSEWHERE)[lang]
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
