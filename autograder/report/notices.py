"""Messages while the checks run: that something takes long, and the results known so far."""

import os
from typing import TextIO

from autograder.course.catalogue import course
from autograder.judging.verdict import CheckResult, worst
from autograder.language.finding import Sentence, say
from autograder.language.i18n import printable, render, translate
from autograder.report.terminal import STATUS_TEXT
from autograder.running.outcome import Unloadable
from autograder.running.watchdog import Watchdog, end_seconds


class Notices:
    """Writes to a file descriptor, so that its text is shown although pytest captures the stream."""

    def __init__(self, lang: str, descriptor: int, stream: TextIO) -> None:
        self.lang = lang
        self.descriptor = descriptor
        self.encoding = getattr(stream, "encoding", None) or "ascii"
        # Only the output is examined, since pytest replaces the standard input.
        self.interactive = os.isatty(descriptor)
        self._results: list[CheckResult] = []

    def write(self, text: str) -> None:
        """Write one line."""
        data = (printable(text, self.encoding) + "\n").encode(self.encoding, "replace")
        os.write(self.descriptor, data)

    def tell(self, sentence: Sentence) -> None:
        """Write a sentence."""
        self.write(render(sentence, self.lang))

    def on_result(self, result: CheckResult) -> None:
        """Note a result; when the results of another function begin, write the status of the previous one."""
        if self._results and self._results[0].check.function != result.check.function:
            self.flush()
        self._results.append(result)

    def flush(self) -> None:
        """Write the status of the last function, if a person is watching."""
        results, self._results = self._results, []
        if not (results and self.interactive):
            return
        exercise = course().exercise(results[0].check.exercise)
        status = worst(result.status for result in results)
        lacks = any(
            isinstance(one.trouble, Unloadable) and one.trouble.kind == "library" for one in results
        )
        if exercise.library is not None and status != "not_started" and not lacks:
            text = translate(STATUS_TEXT[status], self.lang)
            self.write(f"{exercise.filename}   {results[0].check.function}   {text}")


def watchdog_for(notices: Notices) -> Watchdog:
    """Return a watchdog that speaks through `notices`."""

    def late(where: Sentence) -> None:
        notices.tell(say("still {where}; Ctrl-C stops it", where=where))

    def end(where: Sentence) -> None:
        notices.tell(
            say(
                "stopped after {seconds} s: still {where}; does its loop end?",
                seconds=end_seconds(),
                where=where,
            )
        )
        for frame in watchdog.frames[-1:]:
            notices.write(f"    {frame.source}")

    watchdog = Watchdog(late, end, notices.interactive)
    if notices.interactive:
        watchdog.loading = lambda: notices.tell(say("loading TensorFlow; this takes some seconds"))
    return watchdog
