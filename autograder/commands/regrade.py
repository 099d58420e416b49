"""`regrade`: the points of stored results by other rules or checks; shows the changes, then writes them everywhere."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from autograder.basics.numbers import cores
from autograder.commands.common import Context, UsageError
from autograder.commands.grade import own_rules, rules_of
from autograder.commands.regrading import Regrade, RegradeRequest
from autograder.commands.regrading_again import graded_again, graded_in_course
from autograder.grading.decisions import with_decisions
from autograder.grading.lock import Locked, locked
from autograder.grading.scoring import CREDITS, BadRules, ScoringRules, check_keys
from autograder.grading.settings import find_settings
from autograder.grading.store import Store
from autograder.language.i18n import printable

UNWRITABLE = 1


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `regrade`; `t` translates their help."""
    parser.add_argument(
        "results",
        metavar="RESULTS",
        help=t("what grade --out has written; with --gradebook the folder of the course"),
    )
    parser.add_argument(
        "assignment",
        nargs="?",
        metavar="ASSIGNMENT",
        help=t("with --gradebook: an assignment of the nbgrader course in the first folder"),
    )
    parser.add_argument(
        "--gradebook",
        metavar="URL",
        help=t("write nbgrader's gradebook and its autograded folder as well"),
    )
    parser.add_argument(
        "--void",
        nargs="+",
        default=(),
        metavar="CHECK",
        help=t("checks that no longer count, such as ex05.he_init.mean"),
    )
    parser.add_argument(
        "--count",
        dest="counts",
        nargs="+",
        default=(),
        metavar="CHECK",
        help=t("checks that count again, which an earlier --void took out"),
    )
    parser.add_argument(
        "--credit",
        choices=CREDITS,
        help=t("whether a function's points are earned whole or shared over its checks"),
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help=t("grade the same files again with this kit, after a check was mended"),
    )
    parser.add_argument(
        "--submissions",
        metavar="DIR",
        help=t(
            "a folder for each student, for --again; lists the lines # regrade: … in their files"
        ),
    )
    parser.add_argument(
        "--course",
        dest="settings_file",
        metavar="FILE",
        help=t("a grading.toml with credit and void; by default the one of the last run"),
    )
    parser.add_argument("--jobs", type=cores, metavar="N", help=t("how many cores to use"))
    parser.add_argument(
        "--allow-unsandboxed",
        action="store_true",
        help=t("grade without a sandbox where none works"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=t("say what would change, and write nothing")
    )


def request_of(arguments: argparse.Namespace) -> RegradeRequest:
    """Return what the arguments of `add_arguments` ask for."""
    return RegradeRequest(
        **{name: getattr(arguments, name) for name in RegradeRequest.__dataclass_fields__}
    )


def regrade(context: Context, request: RegradeRequest) -> int:
    """Say whose points change, by how much and why, and write it unless it is a dry run."""
    _refuse(request)
    if request.gradebook is not None:
        return _in_a_course(context, request, request.gradebook)
    store = Store(Path(request.results))
    _has_results(store)
    rules = _rules(request, own_rules(store, request.settings_file), store)
    try:
        with locked(store.state):
            again = graded_again(context, request, store, rules) if request.again else None
            return Regrade(context, request, store, rules, again).run()
    except Locked:
        raise UsageError("{folder}: another run is writing there", folder=request.results) from None
    except OSError as error:
        raise UsageError(
            "{file}: {reason}", file=str(error.filename or request.results), reason=error.strerror
        ) from None


def _refuse(request: RegradeRequest) -> None:
    """Raise UsageError for options that do not go together."""
    if request.gradebook is not None:
        if request.assignment is None:
            raise UsageError("with --gradebook URL name the course and the assignment")
        for name, option in (("settings_file", "--course"), ("submissions", "--submissions")):
            if getattr(request, name):
                raise UsageError("{option} has no meaning with --gradebook", option=option)
    elif request.assignment is not None:
        raise UsageError("{name}: with an assignment name the gradebook too: --gradebook URL", name=request.assignment)  # fmt: skip
    elif request.again and request.submissions is None:
        raise UsageError("with --again name the folder of the files: --submissions DIR")


def _has_results(store: Store) -> None:
    if not store.state.is_dir():
        raise UsageError("{folder}: there are no results of grade in it", folder=str(store.folder))


def _rules(request: RegradeRequest, rules: ScoringRules, store: Store) -> ScoringRules:
    """Return the rules by which points are given from now on. Raises UsageError for an unknown check."""
    try:
        void = check_keys(request.void)
        counts = check_keys(request.counts, Path("--count"))
    except BadRules as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
    for check in sorted(counts):
        if check in rules.void and check not in store.run().get("void", ()):
            raise UsageError("{check}: the course's grading.toml takes it out; mend it there", check=check)  # fmt: skip
    return ScoringRules(request.credit or rules.credit, (rules.void | void) - counts)


def _in_a_course(context: Context, request: RegradeRequest, url: str) -> int:
    """Regrade the results and the gradebook of an assignment of an nbgrader course."""
    root, assignment = Path(request.results), request.assignment or ""
    try:
        from autograder.notebooks.course import NbgraderCourse
        from autograder.notebooks.gradebook import Book, GradebookBusy
        from autograder.notebooks.plan import NotGraded
        from autograder.notebooks.regrade import CourseRegrade, with_rules
        from autograder.notebooks.results import store_of
    except ImportError as error:
        raise UsageError(
            "this needs nbgrader ({reason}): pip install 'xor2mnist[nbgrader]'", reason=str(error)
        ) from None
    store = store_of(root, assignment)
    _has_results(store)
    own = rules_of(find_settings(root.absolute())[0])
    rules = _rules(request, with_decisions(store, own), store)
    try:
        course_folder = NbgraderCourse(root, assignment, url)
        plans = with_rules(course_folder.plans(), rules)
    except NotGraded as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
    side = None
    book = Book(url, course_folder.folder.course_id)
    try:
        with locked(store.state):
            if request.again:
                held, tier = graded_in_course(context, request, store, course_folder, plans, book)
                side = CourseRegrade(course_folder, plans, book, held, tier)
            else:
                side = CourseRegrade(course_folder, plans, book)
            return Regrade(context, request, store, rules, side, side).run()
    except NotGraded as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
    except Locked:
        raise UsageError(
            "{folder}: another run is writing there", folder=str(store.folder)
        ) from None
    except (GradebookBusy, OSError) as error:
        sentence = context.say(
            "the gradebook or a file cannot be written ({reason}); the same command finishes it",
            reason=" ".join(str(error).split()),
        )
        print(printable(f"xor2mnist: {sentence}", sys.stderr.encoding), file=sys.stderr)
        return UNWRITABLE
    finally:
        if side is not None:
            side.close()
        book.close()
