"""The source of the lines that a person types: `input`, or a reader that does something else while it waits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Looked up late, since tests replace `input`.
_readers: list[Callable[[str], str]] = [lambda prompt: input(prompt)]
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
