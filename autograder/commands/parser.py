"""The argument parser of the command line, with help and errors in the reader's language."""

import argparse
import difflib
import re
import sys
from collections.abc import Iterable
from typing import Any

from autograder.language.finding import Sentence, Word, say
from autograder.language.i18n import printable, render, translate, width_of

# argparse's messages since Python 3.10, and ours for them.
_ERRORS = (
    (r"the following arguments are required: (?P<names>.*)", Word("missing: {names}")),
    (r"unrecognized arguments: (?P<names>.*)", Word("not understood: {names}")),
    (
        r"argument (?P<name>\S+): invalid choice: (?P<asked>'[^']*').*\(choose from (?P<choices>.*)\)",
        Word("{name}: there is no {asked}; choose from {choices}"),
    ),
    (
        r"argument (?P<name>\S+): invalid (int|float) value: (?P<asked>.*)",
        Word("{name}: {asked} is not a number"),
    ),
    (
        r"argument (?P<name>\S+): (?P<asked>\S+) is not from (?P<least>\S+) to (?P<most>\S+)",
        Word("{name}: {asked} is not from {least} to {most}"),
    ),
    (r"argument (?P<name>\S+): expected .*argument.*", Word("{name}: its value is missing")),
    (
        r"ambiguous option: (?P<asked>\S+) could match (?P<names>.*)",
        Word("{asked} could mean {names}"),
    ),
)


def _sentence(message: str) -> Sentence:
    """Return argparse's message as a sentence of ours; an unknown message stays as it is."""
    command = re.fullmatch(
        r"argument COMMAND: invalid choice: '(.*?)' \(choose from (.*)\)", message
    )
    if command:
        name, choices = command.groups()
        return _no_command(name, [one.strip("' ") for one in choices.split(",")])
    for pattern, template in _ERRORS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return say(template, **match.groupdict())
    return Sentence(message.replace("{", "{{").replace("}", "}}"))


NOT_LEARNERS = (
    "preflight",
    "grade",
    "collect",
    "feedback",
    "regrade",
    "report",
    "release",
    "site",
    "bank",
    "dev",
)
"""Commands of instructors and authors, which are not suggested for a mistyped command of a learner."""


def second_group(title: str, commands: Iterable[tuple[str, str]]) -> str:
    """Return the help on instructors' and authors' commands, laid out like argparse's list of the others."""
    lines = [f"{title}:"]
    for name, text in commands:
        lines.append(f"    {name:<11}")
        for word in text.split():
            if width_of(f"{lines[-1]} {word}") > HELP_WIDTH:
                lines.append(" " * 15)
            lines[-1] += word if lines[-1].endswith(" ") else f" {word}"
    return "\n".join(lines)


def _no_command(name: str, commands: list[str]) -> Sentence:
    learners = [one for one in commands if one not in NOT_LEARNERS]
    nearest = difflib.get_close_matches(name, learners, 1) or difflib.get_close_matches(
        name, commands, 1, NEARLY
    )
    if nearest:
        return say(
            "there is no command {asked}; did you mean {nearest}?", asked=name, nearest=nearest[0]
        )
    return say("there is no command {asked}; xor2mnist --help lists them", asked=name)


NEARLY = 0.85
HELP_WIDTH = 78


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are sentences of ours, with exit status 2."""

    lang = "en"

    def __init__(self, add_help: bool = True, **kwargs: Any) -> None:
        lang = self.lang

        class Formatter(argparse.RawDescriptionHelpFormatter):
            def add_usage(
                self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
            ) -> None:
                prefix = f"{translate('usage:', lang)} " if prefix is None else prefix
                super().add_usage(usage, actions, groups, prefix)

        super().__init__(add_help=False, **{"formatter_class": Formatter, **kwargs})
        self._optionals.title = translate("options", lang)
        self._positionals.title = translate("arguments", lang)
        if add_help:
            self.add_argument("-h", "--help", action="help", help=translate("show this", lang))

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print the error and the usage of the command."""
        lines = [f"xor2mnist: {render(_sentence(message), self.lang)}", self.format_usage().strip()]
        for line in lines:
            print(printable(line, sys.stderr.encoding), file=sys.stderr)
        raise SystemExit(2)


def parser_in(lang: str) -> type[Parser]:
    """Return the parser class of a language, since argparse's subparsers need a class."""
    return type("Parser", (Parser,), {"lang": lang})
