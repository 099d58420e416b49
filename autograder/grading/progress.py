"""The screen of `grade`: a line for each student, and below them a bar with the time left."""

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from autograder.grading.store import Result
from autograder.grading.tables import number
from autograder.language.finding import say
from autograder.language.i18n import pad, printable, render
from autograder.running.admit import clean

MAX_NAME = 24
NOTED = {
    "cannot_run": say("cannot run"),
    "wrong": say("wrong"),
    "ungraded": say("ungraded"),
}


class Lines:
    """Lines to standard output; the bar goes to standard error, and only where that is a terminal."""

    def __init__(self, total: int, lang: str) -> None:
        self.lang = lang
        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
            # Only a terminal needs rich's redirection; output to a pipe keeps its own buffer.
            redirect_stdout=sys.stdout.isatty(),
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total)

    def __enter__(self) -> "Lines":
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def say(self, text: str, **fields: object) -> None:
        """Print a sentence above the bar."""
        self._print(render(say(text, **fields), self.lang))

    def student(self, student: str, result: Result | None) -> None:
        """Print the line of a student if there is a new result, and move the bar."""
        if result is not None:
            name = pad(" ".join(clean(student).split()), MAX_NAME)
            score = f"{number(result['score']) or '?'} / {number(result['max'])}"
            self._print(f"{name}  {score:>12}  {self._notes(result)}".rstrip())
        self._progress.advance(self._task)

    def score(self, student: str, score: float | None) -> None:
        """Print the line of a student whose score is known, or unknown, and move the bar."""
        name = pad(" ".join(clean(student).split()), MAX_NAME)
        self._print(f"{name}  {number(score) or '?':>12}")
        self._progress.advance(self._task)

    def _notes(self, result: Result) -> str:
        """Return the exercises that are not right by their status, worst first."""
        parts = []
        for status, sentence in NOTED.items():
            names = [one["id"][:4] for one in result["exercises"] if one["status"] == status]
            if names:
                parts.append(f"{render(sentence, self.lang)}: {' '.join(names)}")
        return "; ".join(parts)

    def _print(self, text: str) -> None:
        print(printable(text, getattr(sys.stdout, "encoding", None)), flush=True)
