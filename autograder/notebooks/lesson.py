"""A lesson as the Markdown of notebook cells: split at its headings, its pictures inside."""

import base64
import re
from html import escape
from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.course.paths import lesson_path
from autograder.language.i18n import in_language

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+\.svg)\)")
_FENCE = re.compile(r"^(```|~~~)")

# What a lesson says about files and commands, and what holds in a notebook instead.
_REWORDED = {
    "en": (
        (r"File: `(ex\d\d_\w+)\.py`", r"Notebook: `\1.ipynb`"),
        (
            r"Check it with `xor2mnist check \d+`; a hint comes with\s+`xor2mnist hint (\w+)`\.",
            r"The cell below every function checks it. A hint comes with"
            "\n"
            r'`from autograder.notebooks import hint; hint("\1")`.',
        ),
    ),
    "ko": (
        (r"파일: `(ex\d\d_\w+)\.py`", r"노트북: `\1.ipynb`"),
        (
            r"`xor2mnist check \d+` 명령으로 확인하고, 힌트는\s+`xor2mnist hint (\w+)`\s+명령으로\s+봅니다\.",
            r"함수마다 바로 아래 셀에서 확인합니다. 힌트는"
            "\n"
            r'`from autograder.notebooks import hint; hint("\1")` 명령으로 봅니다.',
        ),
    ),
}


def lesson_cells(exercise: Exercise, lang: str) -> list[str]:
    """Return the lesson of an exercise in pieces, one a heading; nothing outside is needed."""
    path = lesson_path(exercise.id, lang)
    text = path.read_text(encoding="utf-8")
    for pattern, words in in_language(_REWORDED, lang):
        text = re.sub(pattern, words, text)
    return [_with_pictures(piece, path.parent) for piece in split(text)]


def split(text: str) -> list[str]:
    """Return a Markdown text in pieces: each begins with a heading of level one or two.

    A line that only looks like one, in a block of code, begins none.
    """
    pieces: list[list[str]] = [[]]
    inside = False
    for line in text.splitlines():
        if _FENCE.match(line):
            inside = not inside
        if not inside and re.match(r"##? ", line) and pieces[-1]:
            pieces.append([])
        pieces[-1].append(line)
    return [body for piece in pieces if (body := "\n".join(piece).strip("\n"))]


def _with_pictures(text: str, folder: Path) -> str:
    """Return a text whose pictures stand in it: Colab shows no attachments, all show a data URI."""

    def inline(found: re.Match[str]) -> str:
        words, target = found.groups()
        data = base64.b64encode((folder / target).read_bytes()).decode("ascii")
        return f'<img alt="{escape(words)}" src="data:image/svg+xml;base64,{data}" style="max-width: 100%">'

    return _PICTURE.sub(inline, text)
