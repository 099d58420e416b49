"""Shows long texts page by page, if a person is at the terminal; else all at once."""

import re
import sys
from collections.abc import Iterator

from autograder.basics.lines import new_screen, read_line
from autograder.commands.common import Context
from autograder.language.i18n import printable, width_of
from autograder.report.terminal import Screen

_COLORS = re.compile(r"\x1b\[[0-9;]*m")


def interactive() -> bool:
    """Return whether input and output are both a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _blank(line: str) -> bool:
    return not _COLORS.sub("", line).strip()


def _without_repeated_blanks(lines: list[str]) -> list[str]:
    return [
        line for at, line in enumerate(lines) if not (at and _blank(line) and _blank(lines[at - 1]))
    ]


def rows_of(line: str, width: int) -> int:
    """Return how many rows of a terminal a line takes, with wrapping."""
    return max(1, -(-width_of(_COLORS.sub("", line).rstrip()) // width))


def pages(lines: list[str], height: int, width: int = 80) -> Iterator[list[str]]:
    """Yield the lines in pages of one row less than the terminal, cut between paragraphs."""
    room = max(4, height - 1)
    while sum(rows_of(line, width) for line in lines) > room:
        used, fitting = 0, 0
        while used + rows_of(lines[fitting], width) <= room:
            used += rows_of(lines[fitting], width)
            fitting += 1
        fitting = max(1, fitting)
        # The best place is a blank line in the last third that does not follow a heading.
        places = [at for at in range(fitting * 2 // 3, fitting + 1) if _blank(lines[at])]
        good = [at for at in places if not _blank(lines[at - 2])]
        cut = max(1, (good or places or [fitting])[-1])
        yield lines[:cut]
        lines = lines[cut:]
        while lines and _blank(lines[0]):
            lines = lines[1:]
    yield lines


def show_paged(context: Context, screen: Screen, text: str) -> None:
    """Write a text that `screen` has laid out, and wait for Enter after every page except the last."""
    lines = text.rstrip("\n").split("\n")
    if context.plain or not interactive():
        print("\n".join(lines))
        return
    parts = list(
        pages(_without_repeated_blanks(lines), screen.console.height, screen.console.width)
    )
    for number, part in enumerate(parts, 1):
        print("\n".join(part))
        if number < len(parts) and not more(context, number, len(parts)):
            return


def more(context: Context, page: int, count: int) -> bool:
    """Ask for the next page; False where the reader leaves the text. EOFError at the end of the input."""
    key = ask_key(
        context, "Enter: page {next} of {all}   q: leave the text", next=page + 1, all=count
    )
    return key not in LEAVE


# The second character is that of the same key on a Korean keyboard.
LEAVE = ("q", "ㅂ", "x", "ㅌ", "quit", "exit", ":q")


def ask_key(context: Context, text: str, /, **fields: object) -> str:
    """Show the keys, and return what was typed before Enter, in lower case."""
    encoding = getattr(sys.stdout, "encoding", None)
    line = read_line(printable(context.say(text, **fields), encoding) + " ")
    new_screen()
    return line.strip().lower()
