"""Single keys of the keyboard, without Enter, on every system; None where no key was pressed in time."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

NextKey = Callable[[float], str | None]

# The characters of the letter keys on a Korean keyboard.
KOREAN = dict(zip("ㅗㅣㅂㅜㅁㅌ", "hlqnax", strict=True))


def _same_key(key: str) -> str:
    return KOREAN.get(key, key.lower())


@contextmanager
def single_keys() -> Iterator[NextKey]:
    """Yield a function that waits some seconds for a key; afterwards the terminal's mode is restored."""
    try:
        import termios
        import tty
    except ImportError:
        yield _windows_key
        return
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        yield _posix_key
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _posix_key(seconds: float) -> str | None:
    import os
    import select

    if not select.select([sys.stdin], [], [], seconds)[0]:
        return None
    # All bytes are read at once: a Hangul letter has three, and an arrow key sends an escape sequence, which is
    # ignored.
    typed = os.read(sys.stdin.fileno(), 16).decode("utf-8", "replace")
    if not typed:
        raise EOFError
    return _same_key(typed[0])


def _windows_key(seconds: float) -> str | None:
    import msvcrt

    end = time.monotonic() + seconds
    while not msvcrt.kbhit():  # type: ignore[attr-defined, unused-ignore]
        if time.monotonic() > end:
            return None
        time.sleep(0.01)
    return _same_key(msvcrt.getwch())  # type: ignore[attr-defined, unused-ignore]
