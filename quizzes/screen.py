"""Shows a question in a terminal: with colours and boxes, or plain for pipes and screen readers."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

from autograder.basics.lines import read_line
from autograder.language.finding import say
from autograder.language.i18n import in_language, printable, render
from autograder.language.typed import as_typed
from quizzes.tex import to_unicode
from quizzes.text import blocks

if TYPE_CHECKING:
    from rich.text import Text


class QuizScreen:
    """Writes texts of the bank: with rich if a person is at a terminal, else in plain lines."""

    def __init__(self, lang: str, plain: bool | None = None, out: TextIO | None = None) -> None:
        self.lang = lang
        self.out = out or sys.stdout
        self.plain = plain if plain is not None else not self.out.isatty()
        if not self.plain:
            from rich.console import Console

            self.console = Console(file=self.out, highlight=False, width=None)
            self.plain = self.console.is_dumb_terminal
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401  (arrow keys while a formula is typed)

    def say(self, text: str, style: str = "", /, **values: object) -> None:
        """Write one of our own sentences."""
        self.line(render(say(text, **values), self.lang), style)

    def line(self, text: str = "", style: str = "") -> None:
        """Write one line as it is; `style` is rich's, and plain mode leaves it out."""
        text = self._printable(text)
        if self.plain:
            print(text, file=self.out)
        else:
            self.console.print(text, style=style or None, markup=False)

    def heading(self, text: str) -> None:
        """Begin something new."""
        if self.plain:
            self.line()
            self.line(text)
        else:
            self.console.print()
            self.console.rule(f"[bold]{self._printable(text)}", align="left")

    def text(self, text: str, indent: int = 0, lead: str = "") -> None:
        """Write a text of the bank, block by block; `lead` stands before the first line."""
        for block in blocks(text):
            if block[0] == "code":
                self.code(block[2], indent)
            elif block[0] == "list":
                for item in block[1]:
                    self._spans(item, indent + 2, "- ")
            else:
                spans = block[1] if block[0] == "p" else [("math", block[1])]
                self._spans(spans, indent, lead)
            lead = " " * len(lead)

    def code(self, code: str, indent: int = 0) -> None:
        """Write code line by line, as it is."""
        for line in code.rstrip("\n").split("\n"):
            self.line(" " * (indent + 4) + line, "cyan")

    def picture(self, picture: dict[str, Any]) -> None:
        """Write a picture as characters, where plotext is installed and somebody looks, and always in words."""
        if not self.plain:
            from quizzes.pictures import sketch

            encoding = getattr(self.out, "encoding", None) or "ascii"
            if drawn := sketch(picture, self.lang, self.console.width, encoding):
                for line in drawn.split("\n"):
                    self.line(line)
                self.line()
        self.say("The picture in words", "bold")
        self.text(in_language(picture["alt"], self.lang), indent=2)
        self.say("Type picture to open it in the browser.", "dim")

    def _spans(self, spans: Sequence[tuple[str, Any]], indent: int, lead: str) -> None:
        if self.plain:
            self.line(" " * indent + lead + _plain(spans))
            return
        from rich.text import Text

        text = Text()
        self._styled(text, spans, "")
        room = max(20, self.console.width - indent - len(lead))
        for number, line in enumerate(text.wrap(self.console, room)):
            line.rstrip()
            # Wrapped lines are indented under the text, not under its number.
            before = " " * indent + (lead if number == 0 else " " * len(lead))
            self.console.print(Text(before).append_text(line), soft_wrap=True)

    def _styled(self, text: Text, spans: Sequence[tuple[str, Any]], style: str) -> None:
        styles = {"strong": "bold", "em": "italic", "code": "cyan", "math": "bold"}
        for kind, inner in spans:
            joined = f"{style} {styles.get(kind, '')}".strip()
            if kind in ("strong", "em"):
                self._styled(text, inner, joined)
            else:
                readable = to_unicode(inner) if kind == "math" else inner
                text.append(self._printable(readable), joined)

    def _printable(self, text: str) -> str:
        """Return `text` as this console can show it."""
        text = as_typed(text)
        encoding = getattr(self.out, "encoding", None) or "ascii"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            return printable(text, encoding)
        return text

    def ask(self, prompt: str) -> str:
        """Return the line that was typed. EOFError at the end of the input."""
        return read_line(f"{self._printable(prompt)} > ").strip().lstrip("\ufeff")


def _plain(spans: Sequence[tuple[str, Any]]) -> str:
    parts = []
    for kind, inner in spans:
        if kind in ("strong", "em"):
            # Plain text has no bold. Capitals do not exist in Korean, and screen readers would read stars aloud.
            parts.append(f"*{_plain(inner)}*")
        elif kind == "code":
            parts.append(f"`{inner}`")
        else:
            parts.append(to_unicode(inner) if kind == "math" else inner)
    return "".join(parts)
