"""`quiz`, `today` and `bank`: the question bank from the command line."""

import contextlib
import sys
from pathlib import Path
from typing import Any

from autograder import DEFAULT_SEED
from autograder.commands.common import Context, UsageError
from autograder.course.catalogue import course
from autograder.events.log import read, record
from autograder.language.errors import KitError


def quiz(
    context: Context,
    selection: str | None,
    *,
    page: bool,
    out: str | None,
    stats: bool,
    export: str | None,
    import_file: str | None,
    link: str | None,
    code: str | None = None,
) -> int:
    """Ask questions in the terminal, or do what an option says.

    `code` is what the instructor gave this learner: it chooses the variants that they meet first.
    """
    from quizzes import terminal, web

    plain = context.plain

    try:
        if code is not None:
            _note_code(code)
        if page:
            return _page(context, out, code)
        if export is not None:
            return terminal.export_progress(Path(export))
        if link is not None:
            address = link or web.write_page(context.lang, web.own_page()).resolve().as_uri()
            return terminal.hand_over(address, context.lang)
        if import_file is not None:
            return terminal.import_progress(Path(import_file), context.lang)
    except OSError as error:
        raise UsageError(
            "{file} cannot be used ({reason})", file=str(error.filename), reason=error.strerror
        ) from None
    if stats:
        return terminal.stats(context.lang, plain=plain or None)
    if selection == "mine":
        questions = _own_questions(context)
        if not questions:
            context.print("no question about your code can be made yet: write a function first")
            return 0
        terminal.ask_own(questions, context.lang, plain=plain or None)
        return 0
    # A topic's other names: 3, ex03, the name of a function.
    names = {str(exercise.number): exercise.id for exercise in course()}
    status = terminal.ask(names.get(selection or "", selection), context.lang, plain=plain or None)
    return 2 if status else 0


def _note_code(code: str) -> None:
    """Log the code, from which the variants of this learner follow from now on, unless it is known."""
    codes = [entry.get("seed") for entry in read() if entry["kind"] == "seeded"]
    if codes[-1:] != [code]:
        record("seeded", seed=code, given=True)


def _page(context: Context, out: str | None, code: str | None) -> int:
    """Write the page; without a name for it, open it in the browser."""
    from quizzes import web

    path = web.write_page(context.lang, Path(out) if out else None, code)
    context.print("the page is {file}", file=str(path))
    return 0


def today(context: Context, minutes: float, calculator: str | None) -> int:
    """Ask what is due and a few new questions, then name one piece of code: about ten minutes."""
    from quizzes import terminal

    def code() -> str | None:
        from autograder.commands.loop import next_command

        return next_command(context)

    def own() -> list[dict[str, Any]]:
        return _own_questions(context)

    with_calculator = None if calculator is None else calculator == "yes"
    return terminal.today(
        minutes,
        context.lang,
        plain=context.plain or None,
        calculator=with_calculator,
        own=own,
        code=code,
    )


def _own_questions(context: Context) -> list[dict[str, Any]]:
    """Return questions about the code that the learner worked on last, mistakes first."""
    from autograder.commands.check import local_benches
    from autograder.learner.own_code import own_questions
    from autograder.report.notices import Notices

    checked = [event for event in read() if event["kind"] == "checked"]
    recent = list(dict.fromkeys(event.get("exercise") for event in reversed(checked)))
    exercises = [one for name in recent for one in course() if one.id == name and not one.library]
    notices = Notices(context.lang, 2, sys.stderr)
    for exercise in exercises[:3]:
        # A copy without solutions may lack the recorded results for these questions.
        with contextlib.suppress(KitError):
            (bench,) = local_benches([exercise], context.folder, DEFAULT_SEED, notices)
            if questions := own_questions(bench):
                return questions
    return []


def bank_new(context: Context, name: str, kind: str, level: str) -> int:
    """Begin a question; the linter names the parts still to be written."""
    try:
        from quizzes import new
    except ImportError as error:
        raise UsageError(
            'the linter needs {module}: python -m pip install "xor2mnist[authors]"',
            module=error.name or "",
        ) from None
    try:
        path, line = new.begin(name, kind, level)
    except new.CannotBegin as error:
        print(error)
        return 1
    context.print("next: {file}", file=f"{path}:{line}")
    return 0


def bank_lint(context: Context, topics: list[str]) -> int:
    """Print what is wrong with the bank; 0 if nothing is."""
    try:
        from quizzes import lint
    except ImportError as error:
        raise UsageError(
            'the linter needs {module}: python -m pip install "xor2mnist[authors]"',
            module=error.name or "",
        ) from None
    return lint.main(topics)


def bank_export(
    context: Context,
    format: str,
    out: str,
    topics: list[str],
    levels: list[str],
    code: str | None = None,
) -> int:
    """Write the bank in the format of a learning platform; with a student's code, that student's variants alone."""
    try:
        from quizzes import export
    except ImportError as error:
        raise UsageError(
            'the exports need {module}: python -m pip install "xor2mnist[authors]"',
            module=error.name or "",
        ) from None
    return export.main(format, Path(out), context.lang, topics, levels, code)


def bank_stats(context: Context, files: list[str]) -> int:
    """Analyse the items from many learners' exported answers."""
    from quizzes import stats

    return stats.main([Path(file) for file in files])
