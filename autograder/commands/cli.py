"""The command `xor2mnist`: reads the command line and hands over to one command."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder import DEFAULT_SEED, __version__
from autograder.basics.numbers import cores, number_within, whole_seed
from autograder.commands.common import Context, UsageError, refuse_without_solutions
from autograder.commands.parser import NOT_LEARNERS, Parser, parser_in, second_group
from autograder.course.paths import find_exercises
from autograder.course.state import language_of_run, use_copy
from autograder.language.errors import Unrecorded
from autograder.language.finding import Word, say
from autograder.language.i18n import (
    LANGUAGES,
    UnknownLanguage,
    printable,
    readable_language,
    render,
    translate,
    use_utf8_where_possible,
)
from autograder.language.typed import as_typed

# The instructor's commands declare their own arguments, since that needs imports that learners should not wait for.
INSTRUCTORS: dict[str, str] = {
    "preflight": Word("what grading would stumble over, before anything is graded"),
    "grade": Word("grade a folder of submissions"),
    "collect": Word("lay out a platform's download of submissions"),
    "feedback": Word("a page for every student: what to mend first, and why"),
    "regrade": Word("points by other rules: whose points change, by how much and why"),
    "report": Word("who needs help and where the class is stuck; grade sheets"),
    "similarity": Word("which answers of the class are alike, side by side"),
    "release": Word("write a course for nbgrader, or what students get"),
    "site": Word("write the course as a web page that runs in a browser tab"),
}


def make_parser(lang: str, arguments: Sequence[str] = ()) -> Parser:
    """Return the parser with help in `lang`; of the instructor's commands it has only those in `instructors`."""

    def t(text: str) -> str:
        return translate(text, lang)

    in_language = parser_in(lang)
    common = Parser(add_help=False)
    common.add_argument("--lang", default=argparse.SUPPRESS, help=t("en or ko"))
    common.add_argument(
        "--plain",
        action="store_true",
        default=argparse.SUPPRESS,
        help=t("plain text, for screen readers"),
    )
    folder = Parser(add_help=False)
    folder.add_argument("--in", dest="folder", metavar="DIR", help=t("the folder of the exercises"))
    seed = Parser(add_help=False)
    seed.add_argument(
        "--seed", type=whole_seed, default=DEFAULT_SEED, help=t("the seed of every check")
    )

    parser = in_language(
        prog="xor2mnist",
        parents=[common],
        description=t("Neural networks from XOR to MNIST, exercise by exercise."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"xor2mnist {__version__}",
        help=t("show the version"),
    )
    commands = parser.add_subparsers(
        dest="command",
        metavar="COMMAND",
        parser_class=in_language,
        title=t("commands for learners"),
    )
    others: list[tuple[str, str]] = []

    def add(name: str, help_text: str, *parents: Parser) -> argparse.ArgumentParser:
        text = t(help_text)
        if name in NOT_LEARNERS:  # listed in a group of their own, which argparse cannot do
            others.append((name, text))
            return commands.add_parser(name, description=text, parents=[common, *parents])
        return commands.add_parser(name, help=text, description=text, parents=[common, *parents])

    check = add("check", "check the exercises", folder, seed)
    check.add_argument("names", nargs="*", metavar="EX", help=t("3, ex03, backprop or a function"))
    check.add_argument(
        "--json", dest="json_file", metavar="FILE", help=t("write the verdict there")
    )
    lesson = add("lesson", "read a lesson", folder)
    lesson.add_argument("name", metavar="EX")
    hint = add("hint", "get the next hint", folder)
    hint.add_argument("name", nargs="?", metavar="FUNCTION")
    hint.add_argument(
        "--anyway", action="store_true", help=t("the line too, before you have tried")
    )
    add("status", "see the course map and what to do next", folder)
    solution = add("solution", "compare your code with the reference", folder)
    solution.add_argument("name", metavar="EX")
    reset = add("reset", "write a stub again; your file is kept beside it", folder)
    reset.add_argument("name", metavar="EX")
    reset.add_argument("--undo", action="store_true", help=t("put your file back"))
    start = add("start", "lay out a fresh copy of the exercises")
    start.add_argument("directory", metavar="DIR")
    for name, text in INSTRUCTORS.items():
        instructors = add(name, text)
        if name in arguments:
            module = importlib.import_module(f"autograder.commands.{name}")
            module.add_arguments(instructors, t)
    plot = add("plot", "a picture of what your functions do", folder)
    plot.add_argument("name", metavar="EX", help=t("3, ex03, backprop or a function"))
    plot.add_argument(
        "--out", metavar="FILE", help=t("write it there: .html, .png, .svg, .pdf or .json")
    )
    plot.add_argument(
        "--seed", type=whole_seed, default=DEFAULT_SEED, help=t("the seed of what is drawn")
    )
    plot.add_argument("--terminal", action="store_true", help=t("a quick look, in the terminal"))
    add("doctor", "what is installed here, and what to type to mend the rest")
    lab = add("lab", "train a network of your functions on MNIST", folder)
    lab.add_argument(
        "what",
        nargs="?",
        choices=("compare",),
        help=t("compare: the runs of the lecture and of the lessons"),
    )
    lab.add_argument("--data", metavar="FILE", help=t("all of MNIST, as the mnist.npz of Keras"))
    lab.add_argument(
        "--epochs",
        type=number_within(1, 1000),
        help=t("how often every digit is seen (10)"),
    )
    lab.add_argument(
        "--out", metavar="FILE", help=t("the curves of the training, as plot writes its pictures")
    )
    lab.add_argument(
        "--seed",
        type=whole_seed,
        default=DEFAULT_SEED,
        help=t("the seed of weights, batches and masks"),
    )
    draw = add("draw", "draw digits that your network reads", folder)
    draw.add_argument(
        "--port",
        type=number_within(0, 65535),
        default=0,
        help=t("where the page is served; a free one"),
    )
    add("watch", "check every file as soon as it is saved", folder)
    quiz = add("quiz", "answer questions")
    quiz.add_argument("selection", nargs="?", metavar="TOPIC|ID")
    quiz.add_argument("--web", action="store_true", help=t("in the browser, as one page"))
    quiz.add_argument("--out", metavar="FILE", help=t("write the page there"))
    quiz.add_argument("--stats", action="store_true", help=t("what was answered, what is due"))
    quiz.add_argument("--export", metavar="FILE", help=t("write the progress to a file"))
    quiz.add_argument(
        "--import", dest="import_file", metavar="FILE", help=t("add the progress of another device")
    )
    quiz.add_argument(
        "--link",
        metavar="ADDRESS",
        nargs="?",
        const="",
        help=t("a link, and a QR code, that brings the progress to the page at that address"),
    )
    quiz.add_argument(
        "--code",
        type=_code,
        metavar="CODE",
        help=t("the code that your instructor gave you: it chooses your variants"),
    )
    today = add("today", "what is due, a few new questions, one piece of code", folder)
    today.add_argument(
        "--minutes", type=number_within(0, 1440, float), default=10, help=t("how long (10)")
    )
    today.add_argument(
        "--calculator",
        choices=("yes", "no"),
        help=t("whether questions that need a calculator are asked; kept for the days to come"),
    )
    bank = add("bank", "for authors of questions")
    bank_commands = bank.add_subparsers(
        dest="bank_command", metavar="COMMAND", required=True, parser_class=in_language
    )
    text = t("what is wrong with the question bank")
    lint = bank_commands.add_parser("lint", help=text, description=text, parents=[common])
    lint.add_argument("topics", nargs="*", metavar="TOPIC")
    text = t("begin a question")
    new = bank_commands.add_parser("new", help=text, description=text, parents=[common])
    new.add_argument("id", metavar="ID")
    types = ("choice", "multiple", "numeric", "formula", "short", "order", "output")
    new.add_argument("--type", choices=types, default="choice")
    new.add_argument(
        "--level", choices=("recall", "explain", "apply", "diagnose"), default="explain"
    )
    text = t("write the bank in the format of a learning platform")
    export = bank_commands.add_parser("export", help=text, description=text, parents=[common])
    export.add_argument("format", choices=("moodle", "gift", "anki", "qti", "csv"))
    export.add_argument("--out", required=True, metavar="FILE")
    export.add_argument("--topic", action="append", default=[], dest="topics")
    export.add_argument("--level", action="append", default=[], dest="levels")
    export.add_argument(
        "--code",
        type=_code,
        metavar="CODE",
        help=t("only the variants of the student with this code, one a question"),
    )
    text = t("a code for each student, which chooses the variants that they get")
    codes = bank_commands.add_parser("codes", help=text, description=text, parents=[common])
    codes.add_argument(
        "listed",
        metavar="CLASS",
        help=t("who is in the class: a sheet of Canvas or Moodle, or one name a line"),
    )
    codes.add_argument(
        "--salt", metavar="TEXT", help=t("what the codes are computed from, with the names")
    )
    codes.add_argument(
        "--course",
        dest="settings_file",
        metavar="FILE",
        help=t("a grading.toml, whose quiz_salt is taken"),
    )
    text = t("analyse the items, from exported answers")
    stats = bank_commands.add_parser("stats", help=text, description=text, parents=[common])
    stats.add_argument("files", nargs="+", metavar="FILE")
    dev = add("dev", "for authors of exercises")
    dev_commands = dev.add_subparsers(
        dest="dev_command", metavar="COMMAND", required=True, parser_class=in_language
    )
    text = t("begin a new exercise: every file that it needs")
    begun = dev_commands.add_parser("new", help=text, description=text, parents=[common])
    begun.add_argument("name", metavar="EX", help=t("its name, as in ex14_tanh"))
    text = t('the signatures of its functions, as in "tanh(x)"')
    begun.add_argument("calls", nargs="*", metavar="SIGNATURE", help=text)
    text = t("the way of a verdict on one of your files, hop by hop")
    way = dev_commands.add_parser("explain", help=text, description=text, parents=[common])
    way.add_argument("name", metavar="EX")
    text = t("what an exercise still lacks")
    gate = dev_commands.add_parser("check", help=text, description=text, parents=[common])
    gate.add_argument("names", nargs="*", metavar="EX")
    gate.add_argument("--quick", action="store_true", help=t("without the misconceptions"))
    text = t("write the stubs and the Given parts again, from the solutions")
    dev_commands.add_parser("stubs", help=text, description=text, parents=[common])
    text = t(
        "run the misconceptions of the Keras exercises and write what they give, which the kit brings along"
    )
    dev_commands.add_parser("traces", help=text, description=text, parents=[common])
    text = t("bring the translations up to date with the code, or begin one")
    texts = dev_commands.add_parser("texts", help=text, description=text, parents=[common])
    texts.add_argument("begin", nargs="?", metavar="LANG", help=t("a new language, as in de"))
    text = t("how good the checks are, in figures")
    trust = dev_commands.add_parser("trust", help=text, description=text, parents=[common])
    trust.add_argument("names", nargs="*", metavar="EX")
    count = number_within(1, 10_000)
    trust.add_argument("--seeds", type=count, help=t("how many seeds (200; Keras at most 30)"))
    text = t("how many seeds for the Keras exercises")
    trust.add_argument("--keras-seeds", type=count, metavar="N", help=text)
    trust.add_argument("--quick", action="store_true", help=t("few seeds, NumPy alone"))
    for one in (gate, trust):
        one.add_argument("--jobs", type=cores, help=t("how many cores to use"))
    trust.add_argument("--out", metavar="FILE", help=t("write the table there"))
    text = t("keep there what is done, and go on from it")
    trust.add_argument("--keep", metavar="FILE", help=text)
    text = t("explain mutants too: of the solutions, or of all right answers as well")
    trust.add_argument("--explain", choices=("none", "solution", "bank"), default="none", help=text)
    parser.epilog = second_group(t("commands for instructors and authors"), others)
    return parser


def run(arguments: argparse.Namespace, lang: str) -> int:
    """Run the command; each imports only what it needs."""
    plain = getattr(arguments, "plain", False)
    context = Context(lang, getattr(arguments, "folder", None), plain)
    command = arguments.command
    if command in (None, "watch"):
        if command:
            from autograder.commands.watch import watch

            return watch(context)
        from autograder.commands.loop import step

        return step(context)
    if command == "status":
        from autograder.commands.check import status

        return status(context)
    if command in INSTRUCTORS:
        return run_instructors(arguments, context)
    if command in ("quiz", "today", "bank"):
        return run_quiz(arguments, context)
    if command == "check":
        from autograder.commands.check import check

        return check(context, arguments.names, arguments.seed, arguments.json_file)
    if command == "doctor":
        from autograder.commands.doctor import doctor

        return doctor(context)
    if command == "plot":
        from autograder.commands.plot import plot

        seed, terminal = arguments.seed, arguments.terminal
        return plot(context, arguments.name, arguments.out, seed, terminal)
    if command == "lab":
        from autograder.commands.lab import compare, lab

        data, seed, out = arguments.data, arguments.seed, arguments.out
        if arguments.what:
            if arguments.epochs is not None:
                raise UsageError("lab compare has epochs of its own: --epochs is for lab alone")
            return compare(context, data, seed, out)
        return lab(context, data, arguments.epochs or 10, seed, out)
    if command == "draw":
        from autograder.commands.draw import draw

        return draw(context, arguments.port)
    if command == "start":
        from autograder.commands.files import start

        return start(context, arguments.directory, save=hasattr(arguments, "lang"))
    if command == "reset":
        from autograder.commands.files import reset, undo_reset

        return (undo_reset if arguments.undo else reset)(context, arguments.name)
    if command == "dev":
        if arguments.dev_command == "trust":
            from autograder.commands.trust import trust

            options = {
                name: getattr(arguments, name)
                for name in ("seeds", "keras_seeds", "quick", "jobs", "out", "keep", "explain")
            }
            return trust(context, arguments.names, **options)
        from autograder.commands import dev

        if arguments.dev_command == "new":
            return dev.new(context, arguments.name, arguments.calls)
        if arguments.dev_command == "explain":
            return dev.explain(context, arguments.name)
        if arguments.dev_command == "check":
            return dev.check(context, arguments.names, arguments.jobs, arguments.quick)
        if arguments.dev_command == "texts":
            return dev.texts(context, arguments.begin)
        if arguments.dev_command == "traces":
            return dev.traces(context)
        return dev.stubs(context)
    from autograder.commands import study

    if command == "hint":
        return study.hint(context, arguments.name, arguments.anyway)
    return getattr(study, command)(context, arguments.name)


def run_instructors(arguments: argparse.Namespace, context: Context) -> int:
    """Run a command of the instructor's."""
    if arguments.command == "grade":
        from autograder.commands import grade

        return grade.grade(context, grade.request_of(arguments))
    if arguments.command == "preflight":
        from autograder.commands.preflight import preflight

        names = ("submissions", "assignment", "listed", "exercises", "settings_file")
        return preflight(context, **{name: getattr(arguments, name) for name in names})
    if arguments.command == "collect":
        from autograder.commands.collect import collect

        return collect(context, arguments.archive, arguments.into)
    if arguments.command == "feedback":
        from autograder.commands import feedback

        return feedback.feedback(context, feedback.request_of(arguments))
    if arguments.command == "regrade":
        from autograder.commands import regrade

        return regrade.regrade(context, regrade.request_of(arguments))
    if arguments.command == "similarity":
        from autograder.commands import similarity

        return similarity.similarity(context, similarity.request_of(arguments))
    if arguments.command == "release":
        from autograder.commands import release

        return release.release(context, release.request_of(arguments))
    if arguments.command == "site":
        from autograder.commands.site import site

        return site(context, arguments.directory, arguments.pyodide, arguments.only)
    from autograder.commands.report import report

    options = ("canvas", "moodle", "column", "settings_file", "lesson")
    return report(
        context, arguments.results, **{name: getattr(arguments, name) for name in options}
    )


def run_quiz(arguments: argparse.Namespace, context: Context) -> int:
    """Run a command of the question bank."""
    from autograder.commands import quiz

    if arguments.command == "today":
        return quiz.today(context, arguments.minutes, arguments.calculator)
    if arguments.command == "quiz":
        return quiz.quiz(
            context,
            arguments.selection,
            page=arguments.web,
            out=arguments.out,
            stats=arguments.stats,
            export=arguments.export,
            import_file=arguments.import_file,
            link=arguments.link,
            code=arguments.code,
        )
    if arguments.bank_command == "lint":
        return quiz.bank_lint(context, arguments.topics)
    if arguments.bank_command == "new":
        return quiz.bank_new(context, arguments.id, arguments.type, arguments.level)
    if arguments.bank_command == "export":
        return quiz.bank_export(
            context,
            arguments.format,
            arguments.out,
            arguments.topics,
            arguments.levels,
            arguments.code,
        )
    if arguments.bank_command == "codes":
        from autograder.commands.codes import codes

        return codes(context, arguments.listed, arguments.salt, arguments.settings_file)
    return quiz.bank_stats(context, arguments.files)


def _code(text: str) -> str:
    """Return a code that chooses variants. Raises ArgumentTypeError for what cannot be one."""
    from quizzes.personal import MAX_CODE

    code = text.strip()
    if not code or len(code) > MAX_CODE or not code.isprintable():
        raise argparse.ArgumentTypeError(f"{text!r} is no code")
    return code


def _option(arguments: Sequence[str], name: str) -> str | None:
    """Return the value of an option before the parser is made, since it may decide the parser's language."""
    for index, argument in enumerate(arguments):
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
        if argument == name and index + 1 < len(arguments):
            return arguments[index + 1]
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `xor2mnist`; 0 done, 1 unfinished, 2 a wrong command, 130 stopped by Ctrl-C."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        use_utf8_where_possible(stream)
    folder = _option(arguments, "--in")
    exercises = find_exercises(Path(folder)) if folder else None
    if exercises is not None:
        use_copy(exercises)
    try:
        lang = readable_language(language_of_run(_option(arguments, "--lang")), sys.stdout)
    except UnknownLanguage as error:
        spoken = " and ".join(LANGUAGES)
        print(f"xor2mnist: --lang {error}: the languages are {spoken}", file=sys.stderr)
        return 2
    try:
        refuse_without_solutions(arguments)
        return run(make_parser(lang, arguments).parse_args(arguments), lang)
    except (UsageError, Unrecorded) as error:
        text = printable(as_typed(render(error.sentence, lang)), sys.stderr.encoding)
        print(f"xor2mnist: {text}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `xor2mnist lesson 3 | head`
        sys.stderr.close()
        return 1
    except OSError as error:
        reason = error.strerror or str(error)
        sentence = (
            say("the system refused: {reason}", reason=reason)
            if error.filename is None
            else say("{file} cannot be used ({reason})", file=str(error.filename), reason=reason)
        )
        print(
            f"xor2mnist: {printable(render(sentence, lang), sys.stderr.encoding)}", file=sys.stderr
        )
        return 2
