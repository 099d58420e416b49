"""The instructor's commands as a process of their own: python instructor.py grade ..."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from autograder.commands import collect, feedback, grade, preflight, report
from autograder.commands.common import Context, UsageError
from autograder.language.i18n import render, use_utf8_where_possible


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang", default="en")
    commands = parser.add_subparsers(dest="command", required=True)
    for module in (grade, collect, preflight, feedback, report):
        module.add_arguments(commands.add_parser(module.__name__.rpartition(".")[2]), str)
    arguments = parser.parse_args()
    given = vars(arguments)
    name, lang = given.pop("command"), given.pop("lang")
    for stream in (sys.stdout, sys.stderr):
        use_utf8_where_possible(stream)
    context = Context(lang)
    try:
        if name == "grade":
            return grade.grade(context, grade.request_of(arguments))
        if name == "feedback":
            return feedback.feedback(context, feedback.request_of(arguments))
        modules = {"collect": collect, "preflight": preflight, "report": report}
        return getattr(modules[name], name)(context, **given)
    except UsageError as error:
        print(f"xor2mnist: {render(error.sentence, lang)}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
