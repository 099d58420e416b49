"""`grade`: grades a folder of submissions into a folder of results."""

import argparse
import secrets
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from autograder.basics.numbers import cores, number_within, whole_seed
from autograder.commands.cluster import ClusterGone, ClusterPool, cluster_for, without_cluster
from autograder.commands.common import Context, UsageError, exercises_named
from autograder.commands.kits import tell_kits
from autograder.commands.pools import started
from autograder.commands.remarks import print_remarks, shown_text
from autograder.course.catalogue import Exercise, course
from autograder.grading.classroom.page import write_page
from autograder.grading.decisions import with_decisions
from autograder.grading.kit import kit_fingerprint
from autograder.grading.kit_changes import changes_since
from autograder.grading.lock import Locked, locked
from autograder.grading.packages import missing_here
from autograder.grading.pool import Pool, usable_cores
from autograder.grading.progress import Lines
from autograder.grading.run import GradingRun, Tally
from autograder.grading.scoring import BadRules, ScoringRules, read_rules, rescored
from autograder.grading.settings import find_settings, settings_noted
from autograder.grading.shared import note_all_graded, note_before_grading
from autograder.grading.store import Store
from autograder.grading.submission import listed
from autograder.grading.tables import write_grades
from autograder.grading.work import Options, Student, stray_in, students_in
from autograder.language.finding import say
from autograder.language.i18n import printable, render

UNGRADED = 3
STOPPED = 130
# Seeds are short, since people type and compare them.
SEEDS = 1_000_000
MIB = 2**20


@dataclass(frozen=True)
class GradeRequest:
    """What `grade` was asked for on the command line; `memory` is in MiB."""

    submissions: str
    out: str | None
    assignment: str | None = None
    gradebook: str | None = None
    force: bool = False
    only: Sequence[str] = ()
    exercises: Sequence[str] = ()
    seed: int | None = None
    timeout: float = 60.0
    budget: float = 900.0
    memory: int = 2048
    jobs: int | None = None
    scheduler: str | None = None
    cluster: int | None = None
    settings_file: str | None = None
    allow_unsandboxed: bool = False


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `grade`; `t` translates their help."""
    parser.add_argument("submissions", metavar="SUBMISSIONS", help=t("a folder for each student"))
    parser.add_argument(
        "assignment",
        nargs="?",
        metavar="ASSIGNMENT",
        help=t("with --gradebook: an assignment of the nbgrader course in the first folder"),
    )
    parser.add_argument("--out", metavar="DIR", help=t("where the results go"))
    parser.add_argument(
        "--gradebook", metavar="URL", help=t("write nbgrader's gradebook and its autograded folder")
    )
    parser.add_argument(
        "--force", action="store_true", help=t("with --gradebook: grade again what is graded")
    )
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="STUDENT", help=t("only these students")
    )
    parser.add_argument(
        "--exercise",
        dest="exercises",
        nargs="+",
        default=(),
        metavar="EX",
        help=t("only these exercises"),
    )
    parser.add_argument(
        "--seed",
        type=whole_seed,
        help=t("the seed of every check; drawn once for a folder of results"),
    )
    parser.add_argument(
        "--timeout",
        type=number_within(0.001, 1_000_000, float),
        default=60.0,
        metavar="SECONDS",
        help=t("for all calls of one function; 60 by default"),
    )
    parser.add_argument(
        "--budget",
        type=number_within(0.001, 1_000_000, float),
        default=900.0,
        metavar="SECONDS",
        help=t("for a whole submission, on the clock and of the processor; 900 by default"),
    )
    parser.add_argument(
        "--memory",
        type=number_within(1, 10**7),
        default=2048,
        metavar="MB",
        help=t("for one submission"),
    )
    parser.add_argument("--jobs", type=cores, metavar="N", help=t("how many cores to use"))
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help=t("grade on the Dask cluster of this scheduler, as in tcp://host:8786"),
    )
    parser.add_argument(
        "--cluster",
        type=number_within(1, 1000),
        metavar="N",
        help=t("grade on a Dask cluster of N workers, started on this machine"),
    )
    parser.add_argument(
        "--course",
        dest="settings_file",
        metavar="FILE",
        help=t("a grading.toml with credit and void; by default the one beside SUBMISSIONS"),
    )
    parser.add_argument(
        "--allow-unsandboxed",
        action="store_true",
        help=t("grade without a sandbox where none works"),
    )


def request_of(arguments: argparse.Namespace) -> GradeRequest:
    """Return what the arguments of `add_arguments` ask for."""
    return GradeRequest(
        **{name: getattr(arguments, name) for name in GradeRequest.__dataclass_fields__}
    )


def grade(context: Context, request: GradeRequest) -> int:
    """Grade what changed; 0 done, 1 results could not be written, 3 something stays ungraded."""
    if request.gradebook is not None:
        return _into_gradebook(context, request, request.gradebook)
    if request.out is None or request.assignment is not None:
        raise UsageError(
            "name the folder of the results with --out, or a gradebook with --gradebook"
        )
    submissions, out = Path(request.submissions), Path(request.out)
    if out.resolve().is_relative_to(submissions.resolve()):
        raise UsageError(
            "--out {out}: it lies in the folder of the submissions, where it would be taken for a "
            "student; name a folder outside",
            out=request.out,
        )
    students = _students(submissions, request.only)
    exercises = exercises_named(request.exercises)
    settings_file = settings_file_of(context, submissions, request.settings_file)
    rules = rules_of(settings_file)
    store = Store(out)
    try:
        store.make()
        with locked(store.state):
            settings_path = str(settings_file.absolute()) if settings_file else None
            facts = {**store.run(), "course": settings_path}
            if facts.get("files", kit_fingerprint()) != kit_fingerprint():
                tell_kits(context, changes_since(store.results()), True)
            if not request.only:
                facts |= {
                    "options": options_of(context, request).noted(),
                    "files": kit_fingerprint(),
                }
            store.note_run(facts)
            note_before_grading(store)
            status = _grade(context, request, store, students, exercises, rules)
            if status in (0, UNGRADED) and not request.only and not request.exercises:
                note_all_graded(store)
            return status
    except Locked:
        raise UsageError("{folder}: another run is writing there", folder=str(out)) from None
    except OSError as error:
        # Every stored result is complete, so the same command continues from here.
        return _unwritable(context, error)


def _into_gradebook(context: Context, request: GradeRequest, url: str) -> int:
    from autograder.commands.gradebook import GradebookRequest, grade_course

    if request.assignment is None:
        raise UsageError("with --gradebook URL name the course and the assignment")
    for name in ("out", "exercises", "seed", "settings_file", "scheduler", "cluster"):
        if getattr(request, name):
            option = {"exercises": "--exercise", "settings_file": "--course"}.get(name, f"--{name}")
            raise UsageError("{option} has no meaning with --gradebook", option=option)
    options = options_of(context, request)
    jobs = request.jobs or len(usable_cores())
    gradebook_request = GradebookRequest(request.assignment, frozenset(request.only), request.force)
    return grade_course(context, url, request.submissions, gradebook_request, options, jobs)


def _grade(
    context: Context,
    request: GradeRequest,
    store: Store,
    students: list[Student],
    exercises: Sequence[Exercise],
    rules: ScoringRules,
) -> int:
    options = options_of(context, request, _seed(store, request, exercises))
    unsandboxed = request.allow_unsandboxed
    pool: Pool | ClusterPool
    if request.scheduler is not None or request.cluster is not None:
        if request.jobs is not None:
            raise UsageError(
                "--jobs is of this machine: on a cluster the threads of the workers count"
            )
        pool = cluster_for(context, request.scheduler, request.cluster, unsandboxed)
    else:
        pool = Pool(request.jobs or len(usable_cores()), unsandboxed)
    tally = Tally()
    try:
        try:
            tier = started(pool)
        except ClusterGone as refused:
            raise UsageError(refused.sentence.template, **refused.sentence.fields) from None
        with Lines(len(students), context.lang) as lines:
            lines.say(
                "{count} students, seed {seed}, sandbox: {tier}",
                count=len(students),
                seed=options.seed,
                tier=tier,
            )
            if isinstance(pool, ClusterPool):
                workers, threads = pool.size
                lines.say(
                    "workers of the cluster: {workers}, units at a time: {threads}",
                    workers=workers,
                    threads=threads,
                )
            run = GradingRun(store, pool, tier, options, rules, exercises, lines.student)
            tally = run.tally
            tally.stray = stray_in(Path(request.submissions))
            run.grade(students)
    except ClusterGone as gone:
        return without_cluster(context, gone, tally)
    except KeyboardInterrupt:
        pool.close()
        context.print(
            "stopped; {count} students are graded, and the same command goes on from there",
            count=tally.graded + tally.unchanged,
        )
        return STOPPED
    finally:
        pool.close()
    finish(store, rules, context.lang)
    _close(context, store, tally)
    return UNGRADED if tally.ungraded or tally.unreadable or tally.missing else 0


def options_of(context: Context, request: GradeRequest, seed: int = 0) -> Options:
    """Return the options of a request."""
    return Options(
        seed,
        context.lang,
        request.timeout,
        request.memory * MIB,
        request.allow_unsandboxed,
        request.budget,
    )


def options_noted(store: Store, lang: str, allow_unsandboxed: bool) -> Options:
    """Return the options by which stored results were graded; the usual ones where nothing was noted."""
    facts = store.run()
    seed = facts.get("seed", 0)
    noted = {"lang": lang, **facts.get("options", {})}
    return Options(seed, allow_unsandboxed=allow_unsandboxed, **noted)


def finish(store: Store, rules: ScoringRules, lang: str) -> None:
    """Rescore every stored result by the rules, and write grades.csv and report.html from them.

    Decisions of `regrade` for these results apply as well.
    """
    rules = with_decisions(store, rules)
    for result in store.results():
        new = rescored(result, rules)
        if new != result:
            store.write(new)
    write_grades(store.results(), store.folder, store.over_budget())
    write_page(store.results, store.folder, lang)


def _students(submissions: Path, only: Sequence[str]) -> list[Student]:
    try:
        students = students_in(submissions)
    except OSError as error:
        raise UsageError(
            "{folder}: cannot be read ({reason})", folder=str(submissions), reason=error.strerror
        ) from None
    if not students:
        raise UsageError("{folder}: there is no folder of a student in it", folder=str(submissions))
    unknown = set(only) - {student.id for student in students}
    if unknown:
        raise UsageError(
            "{folder}: there is no student {student}",
            folder=str(submissions),
            student=sorted(unknown)[0],
        )
    return [student for student in students if not only or student.id in only]


def settings_file_of(context: Context, submissions: Path, named: str | None) -> Path | None:
    """Return the course's settings file: the one that was named, or the one beside the submissions.

    Prints a line about one that has the former name.
    """
    if named is not None:
        return Path(named)
    path, about_former_name = find_settings(submissions.absolute().parent)
    if about_former_name is not None:
        context.print_sentence(about_former_name)
    return path


def rules_of(path: Path | None) -> ScoringRules:
    """Return the scoring rules of a course's settings file. Raises UsageError for invalid settings."""
    if path is None:
        return ScoringRules()
    try:
        return read_rules(path)
    except BadRules as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None


def own_rules(store: Store, named: str | None) -> ScoringRules:
    """Return the rules of the named file, or of the file that the last run used."""
    settings_path = store.run().get("course")
    last = settings_noted(settings_path) if isinstance(settings_path, str) else None
    return with_decisions(store, rules_of(Path(named) if named else last))


def _seed(store: Store, request: GradeRequest, exercises: Sequence[Exercise]) -> int:
    """Return the seed: the requested one, that of earlier runs, or a new one."""
    facts = store.run()
    old = facts.get("seed")
    if request.seed is None and isinstance(old, int):
        return old
    seed = request.seed if request.seed is not None else secrets.randbelow(SEEDS)
    if isinstance(old, int) and seed != old and len(exercises) < len(list(course())):
        raise UsageError(
            "the results in {folder} have seed {old}: a part of a student's exercises cannot have "
            "another; leave --exercise out, or name another folder",
            folder=str(store.folder),
            old=old,
        )
    if not request.only:
        store.note_run({**facts, "seed": seed})
    return seed


def _close(context: Context, store: Store, tally: Tally) -> None:
    """Say what was done, and list what could not be graded."""
    context.print(
        "graded: {graded}, unchanged: {unchanged}; results in {folder}",
        graded=tally.graded,
        unchanged=tally.unchanged,
        folder=str(store.folder),
    )
    if tally.stray:
        context.print(
            "in no student's folder, and not graded: {files}",
            files=shown_text(listed([PurePath(name) for name in tally.stray])),
        )
    for student, why in tally.unreadable:
        context.print(
            "{student}: the folder cannot be read ({why})", student=shown_text(student), why=why
        )
    for student, exercise, reason in tally.ungraded:
        context.print(
            "{student}, {exercise}: ungraded ({why})",
            student=shown_text(student),
            exercise=exercise,
            why=shown_text(reason if isinstance(reason, str) else render(reason, context.lang)),
        )
    print_remarks(context, tally.remarks)
    for package, students in sorted(tally.missing.items(), key=lambda one: (-len(one[1]), one[0])):
        context.print_sentence(missing_here(package, len(students)))


def _unwritable(context: Context, error: OSError) -> int:
    sentence = say(
        "{file}: cannot be written ({reason}); what is graded so far is kept, and the same command "
        "goes on from there",
        file=str(error.filename or ""),
        reason=error.strerror or str(error),
    )
    text = printable(render(sentence, context.lang), sys.stderr.encoding)
    print(f"xor2mnist: {text}", file=sys.stderr)
    return 1
