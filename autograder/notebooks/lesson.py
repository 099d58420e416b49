"""A lesson as the Markdown of notebook cells: split at its headings, its pictures inside."""

import base64
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.course.paths import lesson_path
from autograder.language.i18n import in_language

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+\.(?:svg|png))\)")
_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
_FENCE = re.compile(r"^(```|~~~)")

# What a lesson says about files and commands, and the wording for a notebook. Imports of the exercise's file are
# removed, since a notebook has the functions itself.
_IMPORT = (r"^from ex\d\d_\w+ import .*\n", "")
_REWORDED = {
    "en": (
        _IMPORT,
        (r"`xor2mnist plot \d+` draws yours\.", "a cell further down draws yours."),
        (
            r" Run it in the folder of the exercises:",
            " Run it in a new cell, below your functions:",
        ),
        (r"File: `(ex\d\d_\w+)\.py`", r"Notebook: `\1.ipynb`"),
        (
            r"Check it with `xor2mnist check \d+`; a hint comes with\s+`xor2mnist hint (\w+)`\.",
            r"The cell below every function checks it. A hint comes with"
            "\n"
            r'`from autograder.notebooks import hint; hint("\1")`.',
        ),
    ),
    "ko": (
        _IMPORT,
        (r"`xor2mnist plot \d+` 명령으로 내 함수의", "아래에 있는 셀에서 내 함수의"),
        (r"연습\s+파일이 있는 폴더에서 실행합니다\.", "함수 아래에 새 셀을 만들어 실행합니다."),
        (r"파일: `(ex\d\d_\w+)\.py`", r"노트북: `\1.ipynb`"),
        (
            r"`xor2mnist check \d+` 명령으로 확인하고, 힌트는\s+`xor2mnist hint (\w+)`\s+명령으로\s+봅니다\.",
            r"함수마다 바로 아래 셀에서 확인합니다. 힌트는"
            "\n"
            r'`from autograder.notebooks import hint; hint("\1")` 명령으로 봅니다.',
        ),
    ),
}


def lesson_cells(
    exercise: Exercise, lang: str, reworded: Sequence[tuple[str, str]] | None = None
) -> list[str]:
    """Return the lesson of an exercise in pieces, one for each heading, with its pictures inside.

    `reworded` are patterns of sentences for a terminal, with their replacements; the default is for a notebook of a
    class.
    """
    path = lesson_path(exercise.id, lang)
    text = path.read_text(encoding="utf-8")
    for pattern, words in in_language(_REWORDED, lang) if reworded is None else reworded:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return [_with_pictures(piece, path.parent) for piece in split(text)]


def split(text: str) -> list[str]:
    """Return a Markdown text in pieces: each begins with a heading of level one or two.

    A line in a block of code is no heading.
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

    def inline(match: re.Match[str]) -> str:
        words, target = match.groups()
        data = base64.b64encode((folder / target).read_bytes()).decode("ascii")
        kind = _TYPES[Path(target).suffix]
        return (
            f'<img alt="{escape(words)}" src="data:{kind};base64,{data}" style="max-width: 100%">'
        )

    return _PICTURE.sub(inline, text)
