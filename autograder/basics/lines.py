"""Where the lines come from that a person types: from `input`, or from what looks at something else meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_readers: list[Callable[[str], str]] = [lambda prompt: input(prompt)]  # whatever input is by then
_cleaners: list[Callable[[], None]] = [lambda: None]


def read_line(prompt: str) -> str:
    """Show a prompt and return the line that is typed. EOFError at the end of the input."""
    return _readers[-1](prompt)


def new_screen() -> None:
    """Begin an empty screen, where screens are drawn anew."""
    _cleaners[-1]()


@contextmanager
def lines_from(reader: Callable[[str], str], cleaner: Callable[[], None]) -> Iterator[None]:
    """Let `reader` read every line, and `cleaner` begin every screen, for as long as the block lasts."""
    _readers.append(reader)
    _cleaners.append(cleaner)
    try:
        yield
    finally:
        _readers.pop()
        _cleaners.pop()
