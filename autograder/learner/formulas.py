"""The formulas of the lessons: written once in TeX, between two lines of `$$`, and shown in a terminal as text.

A notebook uses the TeX as it is; a page uses MathML for each cell, in the same columns.
"""

import re
from collections.abc import Callable

from autograder.language.i18n import pad, width_of
from quizzes.tex import to_unicode

_BLOCK = re.compile(r"^\$\$\n(.*?)\n\$\$$", re.MULTILINE | re.DOTALL)
_FRAME = re.compile(r"\\(?:begin|end)\{aligned\}")
# A hyphen between letters belongs to a word, any other one is a minus.
_WORDS = re.compile(r"\\text\{([^{}]*)\}")
_MINUS = re.compile(r"-(?![^\W\d_])|(?<![^\W\d_])-")


def rows(tex: str) -> list[list[str]]:
    """Return the rows of a block of formulas, each as the TeX of its cells: left side, right side, remark.

    `&` and `\\\\` part cells and rows, as in LaTeX's `aligned`.
    """
    text = _FRAME.sub("", tex).strip()
    parted = [[cell.strip() for cell in row.split("&")] for row in text.split("\\\\")]
    return [[cell for place, cell in enumerate(row) if place != 2] for row in parted]


def words(cell: str) -> str | None:
    """Return the text of a cell that holds only words, None for any other cell."""
    match = _WORDS.fullmatch(cell)
    return match.group(1) if match else None


def as_text(tex: str) -> str:
    """Return a block of formulas in Unicode, its columns in line by the width they have on a screen."""
    table = [
        [words(cell) or _MINUS.sub("−", to_unicode(cell)) for cell in row] for row in rows(tex)
    ]
    columns = max(len(row) for row in table)
    widths = [
        max(width_of(row[column]) for row in table if column < len(row))
        for column in range(columns)
    ]
    gaps = [" ", "   ", ""]
    return "\n".join(
        "".join(
            pad(cell, width) + gap for cell, width, gap in zip(row, widths, gaps, strict=False)
        ).rstrip()
        for row in table
    )


def replaced(text: str, write: Callable[[str], str]) -> str:
    """Return a lesson with every block of formulas replaced by the result of `write`."""
    return _BLOCK.sub(lambda match: write(match.group(1)), text)


def for_terminal(text: str) -> str:
    """Return a lesson whose formulas can be read without being typeset."""
    return replaced(text, lambda tex: f"```text\n{as_text(tex)}\n```")
