"""A training on the screen: a bar, the loss so far as a curve, and the accuracies; lines without a terminal."""

import time
from typing import TextIO

import numpy as np
from numpy.typing import NDArray
from rich.console import Group
from rich.live import Live
from rich.text import Text

from autograder.lab.training import Progress
from autograder.language.finding import say
from autograder.language.i18n import encodable, printable, render
from autograder.report.terminal import Screen

HEIGHT = 6
MOST_COLUMNS = 64
BLOCKS, PLAIN_BLOCKS = " ▁▂▃▄▅▆▇█", " .:+#"
BAR, PLAIN_BAR = ("█", "░"), ("#", ".")
SECONDS_A_FRAME = 0.1


def columns(values: list[float], width: int) -> NDArray:
    """Return the values, or where there are more than columns, a mean for each column."""
    if not values:
        return np.zeros(0)
    parts = np.array_split(np.asarray(values, dtype=float), min(width, len(values)))
    return np.array([part.mean() for part in parts])


def highest(heights: NDArray) -> float:
    """Return the greatest of the finite heights, or 1 where there is none above 0."""
    return float(np.max(heights, initial=0.0, where=np.isfinite(heights))) or 1.0


def curve(heights: NDArray, encoding: str) -> list[str]:
    """Return a curve as HEIGHT lines of blocks; a value that is not finite leaves its column empty."""
    blocks = BLOCKS if encodable(BLOCKS, encoding) else PLAIN_BLOCKS
    shares = np.clip(heights / highest(heights), 0, 1)
    filled = np.where(np.isfinite(heights), shares, 0) * HEIGHT
    steps = len(blocks) - 1
    return [
        "".join(
            blocks[round(float(np.clip(one - (HEIGHT - 1 - row), 0, 1)) * steps)] for one in filled
        ).rstrip()
        for row in range(HEIGHT)
    ]


def percent(share: float) -> str:
    """Return a share in percent."""
    return f"{100 * share:.2f} %"


class TrainingScreen:
    """Shows how far a training is. A context manager; `show` is called after every batch."""

    def __init__(self, stream: TextIO, lang: str, epochs: int, tell: bool = True) -> None:
        """`tell` prints a line for every epoch; without it there are none."""
        self.tell = tell
        self.screen = Screen(stream)
        self.lang = lang
        self.epochs = epochs
        self.live: Live | None = None
        if stream.isatty():
            console = self.screen.console
            self.live = Live(console=console, auto_refresh=False, transient=True)
        self._began = time.monotonic()
        self._last_frame = 0.0
        self._epochs_printed = 0

    def __enter__(self) -> "TrainingScreen":
        if self.live is not None:
            self.live.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        if self.live is not None:
            self.live.stop()

    def show(self, progress: Progress) -> None:
        """Draw the progress again, at most ten times a second; print a line for every epoch."""
        if self.tell and len(progress.test) > self._epochs_printed:
            self._epochs_printed = len(progress.test)
            self._print_epoch(progress)
        now = time.monotonic()
        if self.live is None or now - self._last_frame < SECONDS_A_FRAME:
            return
        self._last_frame = now
        encoding = self.screen.encoding
        lines = [printable(line, encoding) for line in self.lines(progress)]
        self.live.update(Group(*(Text(line, no_wrap=True) for line in lines)), refresh=True)

    def _print_epoch(self, progress: Progress) -> None:
        batches = progress.steps // self.epochs
        text = say(
            "epoch {epoch} of {epochs}   loss {loss}   training {training}   test {test}",
            epoch=self._epochs_printed,
            epochs=self.epochs,
            loss=f"{np.mean(progress.losses[-batches:]):.4f}",
            training=percent(progress.training[-1]),
            test=percent(progress.test[-1]),
        )
        self.screen.line(" ", render(text, self.lang))

    def lines(self, progress: Progress) -> list[str]:
        """Return the bar and the curve."""
        width = max(20, min(MOST_COLUMNS, self.screen.console.width - 12))
        done = len(progress.losses) / progress.steps
        full, empty = BAR if encodable("".join(BAR), self.screen.encoding) else PLAIN_BAR
        bar = full * round(done * width) + empty * (width - round(done * width))
        seconds = time.monotonic() - self._began
        seconds_left = seconds / max(done, 1e-9) * (1 - done)
        heights = columns(progress.losses, width)
        rows = curve(heights, self.screen.encoding)
        labels = [f"{highest(heights):7.2f}  ", *[" " * 9] * (HEIGHT - 2), "   0.00  "]
        hint = say(
            "{left} s left; Ctrl-C stops and keeps what was learned", left=round(seconds_left)
        )
        return [
            f"   {100 * done:4.0f}%  {bar}",
            *(label + row for label, row in zip(labels, rows, strict=True)),
            " " * 9 + render(say("loss of every batch"), self.lang),
            " " * 9 + render(hint, self.lang),
        ]  # fmt: skip
