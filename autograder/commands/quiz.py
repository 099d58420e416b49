"""`quiz`, `today` and `bank`: the question bank from the command line."""

import webbrowser
from pathlib import Path

from autograder.commands.common import Context, UsageError
from autograder.course.catalogue import course


def quiz(
    context: Context,
    selection: str | None,
    *,
    plain: bool,
    web: bool,
    out: str | None,
    stats: bool,
    export: str | None,
    bring: str | None,
) -> int:
    """Ask questions in the terminal, or do what an option says."""
    from quizzes import terminal

    try:
        if web:
            return _page(context, out)
        if export is not None:
            return terminal.export_progress(Path(export))
        if bring is not None:
            return terminal.import_progress(Path(bring), context.lang)
    except OSError as error:
        raise UsageError(
            "{file} cannot be used ({reason})", file=str(error.filename), reason=error.strerror
        ) from None
    if stats:
        return terminal.stats(context.lang, plain=plain or None)
    # A topic's other names: 3, ex03, the name of a function.
    names = {str(exercise.number): exercise.id for exercise in course()}
    status = terminal.ask(names.get(selection or "", selection), context.lang, plain=plain or None)
    return 2 if status else 0


def _page(context: Context, out: str | None) -> int:
    """Write the page; without a name for it, open it in the browser."""
    from quizzes import web

    path = web.write_page(context.lang, Path(out) if out else None)
    context.print("the page is {file}", file=str(path))
    if out is None:
        webbrowser.open(path.resolve().as_uri())
    return 0


def today(context: Context, minutes: float, plain: bool, calculator: str | None) -> int:
    """Ten minutes: what is due, a few new questions, one piece of code."""
    from quizzes import terminal

    def code() -> str | None:
        from autograder.commands.loop import next_command

        return next_command(context)

    wanted = None if calculator is None else calculator == "yes"
    return terminal.today(minutes, context.lang, plain=plain or None, calculator=wanted, code=code)


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
    context: Context, format: str, out: str, topics: list[str], levels: list[str]
) -> int:
    """Write the bank in the format of a learning platform."""
    try:
        from quizzes import export
    except ImportError as error:
        raise UsageError(
            'the exports need {module}: python -m pip install "xor2mnist[authors]"',
            module=error.name or "",
        ) from None
    return export.main(format, Path(out), context.lang, topics, levels)


def bank_stats(context: Context, files: list[str]) -> int:
    """Analyse the items from many learners' exported answers."""
    from quizzes import stats

    return stats.main([Path(file) for file in files])
