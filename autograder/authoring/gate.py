"""Tells an author of exercises what is missing, out of date, or below the standard of the rest."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from autograder import DEFAULT_SEED
from autograder.authoring.forms import ResultForm, legal_forms, lost_forms, put_in_form
from autograder.authoring.korean import about_korean
from autograder.authoring.readme import readmes_out_of_step
from autograder.authoring.scaffold import TODO
from autograder.authoring.traces import out_of_date
from autograder.checking.check import Check, checks_of
from autograder.course.catalogue import Course, Exercise, Function, course
from autograder.course.paths import (
    CHECKS,
    COURSE,
    EXERCISES,
    HOME,
    LESSONS,
    MISCONCEPTIONS,
    QUIZZES,
    RIGHT_ANSWERS,
    SOLUTIONS,
)
from autograder.course.stubs import docstrings_in, out_of_step
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.diagnosis.shipped import path_of
from autograder.judging.engine import Bench
from autograder.judging.verdict import FunctionResult
from autograder.language.catalogues import catalogue
from autograder.language.errors import KitError
from autograder.misconceptions import Misconception, misconceptions_of, sentences, side_of
from autograder.running.local import LocalSide

MIN_CHECKS = 3
MIN_MISCONCEPTIONS = 3
MIN_RIGHT_ANSWERS = 2
HINTS = 3
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)")


def about_course() -> Iterator[str]:
    """Return all complaints that can be found without running an exercise's code, as sentences."""
    yield from _guarded("course.toml", lambda: about_catalogue(course()))
    yield from _guarded("solutions", lambda: about_files(course()))
    yield from _guarded("the lessons", lambda: about_links(course()))
    yield from _guarded("the traces", lambda: about_traces(course()))
    yield from _guarded("the marks", lambda: about_marks(course()))
    yield from _guarded("the translations", about_translations)
    yield from _guarded("the Korean", about_korean)
    yield from _guarded("the question bank", about_bank)
    yield from _guarded("the READMEs", about_readmes)


def about_readmes() -> Iterator[str]:
    """Check that their first link is the address in pyproject.toml."""
    for name, _ in readmes_out_of_step():
        yield f"{name}: the first link is not the address in pyproject.toml; write it: xor2mnist dev stubs"


def about_exercise(exercise_id: str, quick: bool = False) -> list[str]:
    """Return every complaint about an exercise's checks, solution, stub and misconceptions.

    `quick` leaves the misconceptions out, which take minutes for Keras exercises.
    """
    exercise = course().exercise(exercise_id)
    if not (SOLUTIONS / exercise.filename).is_file():
        return []  # `about_course` complains about that
    parts: list[tuple[str, Callable[[], Iterable[str]]]] = [
        (f"test_{exercise.filename}", lambda: about_checks(exercise)),
        (f"solutions/{exercise.filename}", lambda: about_solution(exercise)),
        (f"right_answers/{exercise.filename}", lambda: about_right_answers(exercise)),
        (f"misconceptions/{exercise.filename}", lambda: about_their_number(exercise)),
    ]
    if not quick:
        about = f"misconceptions/{exercise.filename}"
        parts.append((about, lambda: about_misconceptions(exercise)))
    return [one for where, complaints in parts for one in _guarded(where, complaints)]


def _guarded(where: str, complaints: Callable[[], Iterable[str]]) -> Iterator[str]:
    """Yield complaints; an exception while they are found becomes a complaint as well."""
    try:
        yield from complaints()
    except KitError as error:  # the reference failed, which is the solution
        yield f"{where}: nothing can be said before the solution runs ({str(error).partition(':')[0]})"
    except Exception as error:
        yield f"{where}: {type(error).__name__}: {error}"


def about_catalogue(catalogue: Course) -> Iterator[str]:
    """Check points, hints, both languages and signatures."""
    for exercise in catalogue:
        if not exercise.concepts:
            yield f"{exercise.id}: no concepts are named"
        if len(exercise.after) < 3:
            yield f"{exercise.id}: {len(exercise.after)} after questions, three are wanted"
        for function in exercise.functions:
            where = f"{exercise.id}, {function.name}"
            if function.points <= 0:
                yield f"{where}: it is worth {function.points:g} points"
            if len(function.hints) != HINTS:
                yield f"{where}: {len(function.hints)} hints; a nudge, the formula and the line are wanted"
            for number, hint in enumerate(function.hints, 1):
                for lang in ("en", "ko"):
                    if not hint.get(lang, "").strip():
                        yield f"{where}: hint {number} has no text in {lang}"
            if not function.before:
                yield f"{where}: no before question"
            yield from _about_arguments(exercise, function, where)
        for lang in ("en", "ko"):
            if not exercise.title.get(lang):
                yield f"{exercise.id}: no title in {lang}"


def _about_arguments(exercise: Exercise, function: Function, where: str) -> Iterator[str]:
    """Check the declarations for the edge sweep, which random functions and those of Keras exercises do not need."""
    if not function.arguments and not function.random and exercise.library is None:
        yield f"{where}: no arguments are declared, so that no edge of them is asked for"
    for name, _ in function.arguments:
        if name not in function.parameters:
            yield f"{where}: the argument {name} is declared, but is no parameter"
    returned = len(function.returns) if isinstance(function.returns, tuple) else 1
    if function.arguments and len(function.results) != returned:
        yield f"{where}: {len(function.results)} results are named, not {returned}"
    for name in function.results:
        if name and name != "free" and name not in catalogue("ko"):
            yield f"{where}: no Korean for the result {name!r}"


def about_files(catalogue: Course) -> Iterator[str]:
    """Check that stubs are up to date, that lessons exist, and that every function has docstrings in both languages."""
    known = {exercise.filename for exercise in catalogue}
    for path in sorted(SOLUTIONS.glob("ex[0-9][0-9]_*.py")):
        if path.name not in known:
            yield f"solutions/{path.name}: course.toml has no exercise of this name"
    solved = [one for one in catalogue if (SOLUTIONS / one.filename).is_file()]
    for exercise in catalogue:
        if exercise not in solved:
            yield f"solutions/{exercise.filename} is missing"
    for path in out_of_step(Course(tuple(solved)), SOLUTIONS, EXERCISES):
        yield f"{path.name} is out of step with its solution; xor2mnist dev stubs writes it again"
    for exercise in solved:
        for lang in ("en", "ko"):
            if not (LESSONS / lang / f"{exercise.id}.md").is_file():
                yield f"{exercise.id}: there is no lesson in {lang}"
        source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
        defined = {n.name: n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)}
        korean = docstrings_in("ko").get(exercise.id, {})
        if "module" not in korean:
            yield f"{exercise.id}: the file has no Korean docstring"
        for function in exercise.functions:
            node = defined.get(function.name)
            if node is None:
                yield f"{exercise.id}: the solution has no function {function.name}"
                continue
            if not ast.get_docstring(node):
                yield f"{exercise.id}, {function.name}: it has no docstring"
            if function.name not in korean:
                yield f"{exercise.id}, {function.name}: it has no Korean docstring"
            if tuple(argument.arg for argument in node.args.args) != function.parameters:
                yield f"{exercise.id}, {function.name}: its parameters are not those of course.toml"


def about_traces(catalogue: Course) -> Iterator[str]:
    """Check that what the misconceptions of Keras give, which the kit brings along, is up to date."""
    for exercise in out_of_date(list(catalogue)):
        yield (
            f"{path_of(exercise).name} was made from other files, so an explanation takes long; "
            "xor2mnist dev traces writes it again"
        )


def about_links(catalogue: Course) -> Iterator[str]:
    """Check that every picture and page exists to which a lesson links."""
    for exercise in catalogue:
        for lang in ("en", "ko"):
            path = LESSONS / lang / f"{exercise.id}.md"
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            for target in LINK.findall(text):
                if "://" not in target and not (path.parent / target).exists():
                    yield f"lessons/{lang}/{path.name}: {target} is not there"


def files_of(exercise: Exercise) -> list[Path]:
    """Return the files of an exercise, without those that all exercises share."""
    return [
        SOLUTIONS / exercise.filename,
        CHECKS / f"test_{exercise.filename}",
        MISCONCEPTIONS / exercise.filename,
        MISCONCEPTIONS / f"{exercise.id}.toml",
        RIGHT_ANSWERS / exercise.filename,
        LESSONS / "en" / f"{exercise.id}.md",
        LESSONS / "ko" / f"{exercise.id}.md",
    ]


def about_marks(catalogue: Course) -> Iterator[str]:
    """Check that no TODO mark of `dev new` is left."""
    files = [path for exercise in catalogue for path in files_of(exercise)]
    shared = [COURSE / "course.toml", COURSE / "docstrings_ko.toml"]
    for path in [*shared, *files, *sorted((QUIZZES / "bank").glob("*.yaml"))]:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for number, line in enumerate(text.splitlines(), 1):
            if TODO in line:
                yield f"{path.relative_to(HOME).as_posix()}:{number}: {TODO} is left"


def about_translations() -> Iterator[str]:
    """What translators have still to write or to mend."""
    try:
        from autograder.authoring import texts
    except ImportError as error:
        yield f'translations are read with {error.name}: python -m pip install -e ".[dev]"'
        return
    yield from texts.about_translations()


def about_bank() -> Iterator[str]:
    """Check with `bank lint` the bank itself and the questions that exercises and misconceptions name."""
    try:
        from quizzes.coverage import this_course
        from quizzes.lint import lint
    except ImportError as error:
        yield f'the question bank is read with {error.name}: python -m pip install -e ".[dev]"'
        return
    yield from map(str, lint(course=this_course()).problems)


def about_right_answers(exercise: Exercise) -> Iterator[str]:
    """Check that every function has enough right answers; the tests run them."""
    path = RIGHT_ANSWERS / exercise.filename
    if not path.is_file():
        yield f"right_answers/{exercise.filename} is missing"
        return
    answered = _answered(path)
    for function in exercise.functions:
        count = answered.count(function.name)
        if count < MIN_RIGHT_ANSWERS:
            yield (
                f"{exercise.id}, {function.name}: {count} unusual right answers; "
                f"at least {MIN_RIGHT_ANSWERS} are wanted"
            )


def _answered(path: Path) -> list[str]:
    """Return the functions that have right answers, and those that belong to them."""
    names = []
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "right":
            for keyword in call.keywords:
                value = keyword.value
                together = value.keys if isinstance(value, ast.Dict) else [value]
                if keyword.arg in ("of", "together_with"):
                    names += [str(one.value) for one in together if isinstance(one, ast.Constant)]
    return names


def about_their_number(exercise: Exercise) -> Iterator[str]:
    """Check that every function has enough misconceptions, and that each one's function exists."""
    if not (MISCONCEPTIONS / exercise.filename).is_file():
        yield f"misconceptions/{exercise.filename} is missing"
        return
    known = misconceptions_of(exercise)
    names = [function.name for function in exercise.functions]
    for one in known:
        if one.function not in names:
            yield f"{one.name}: it is of {one.function}, which is no function of {exercise.id}"
    for name in names:
        count = sum(one.function == name for one in known)
        if count < MIN_MISCONCEPTIONS:
            yield f"{exercise.id}, {name}: {count} misconceptions; at least {MIN_MISCONCEPTIONS} are wanted"


def about_checks(exercise: Exercise) -> Iterator[str]:
    """Check that every function has enough checks, and that each one's function exists."""
    if not (CHECKS / f"test_{exercise.filename}").is_file():
        yield f"checks/test_{exercise.filename} is missing"
        return
    checks = checks_of(exercise)
    for function in exercise.functions:
        count = sum(check.function == function.name for check in checks)
        if count < MIN_CHECKS:
            yield f"{exercise.id}, {function.name}: {count} checks; at least {MIN_CHECKS} properties are wanted"


def _bench(exercise: Exercise, side: LocalSide, seed: int = DEFAULT_SEED) -> Bench:
    return Bench(exercise, side, LocalSide(exercise, SOLUTIONS / exercise.filename), seed)


def about_solution(exercise: Exercise) -> Iterator[str]:
    """Check that the solution passes, and that every function of the stub is `not_started`."""
    if not (CHECKS / f"test_{exercise.filename}").is_file():
        return
    checks = checks_of(exercise)
    if not (EXERCISES / exercise.filename).is_file():
        return  # the stub is out of date, which `about_files` says
    for folder, expected in ((SOLUTIONS, "correct"), (EXERCISES, "not_started")):
        bench = _bench(exercise, LocalSide(exercise, folder / exercise.filename))
        for check in checks:
            result = bench.run(check)
            if result.status != expected:
                yield f"{check.key}: {folder.name}/{exercise.filename} is {result.status}, not {expected}"


def about_misconceptions(exercise: Exercise) -> Iterator[str]:
    """Check that every misconception is rejected and named, in every form of its results, and has its texts."""
    diagnose = Diagnosis(SOLUTIONS, places=False)
    checks = checks_of(exercise)
    functions = {function.name: function for function in exercise.functions}
    legal: dict[str, list[ResultForm]] = {}
    for one in misconceptions_of(exercise):
        for lang in ("en", "ko"):
            if not one.text.get(lang, "").strip():
                yield f"{one.name}: it has no explanation in {lang}"
        if one.function not in functions:
            continue
        its_checks = _checks_for(checks, one.function)
        graded = _judged(_bench(exercise, side_of(one, SOLUTIONS)), its_checks, diagnose)
        if graded.status == "correct":
            yield f"{one.name}: the checks of {one.function} accept it; which input would show it?"
        elif graded.misconception != one.name:
            alike = diagnose.alike(one, its_checks, DEFAULT_SEED)
            if alike:
                yield (
                    f"{one.name}: the checks see the same of {', '.join(alike)}; "
                    "separate them by another input, or merge them"
                )
            else:
                yield f"{one.name}: it is rejected, but the verdict names {graded.misconception or 'nothing'}"
        elif graded.mend_first:
            yield f"{one.name}: it is wrong itself, but the verdict says to mend {graded.mend_first} first"
        elif exercise.library is None:  # in Keras the forms would take hours
            if one.function not in legal:
                legal[one.function] = _legal_forms(exercise, functions[one.function], its_checks)
            argued = sentences(exercise.id).get(one.name, {}).get("no_name_where", "")
            for form in _lost_forms(exercise, one, its_checks, diagnose, legal[one.function]):
                if not argued.startswith(form):
                    yield f"{one.name}: it loses its name where {form}"


def _judged(bench: Bench, checks: list[Check], diagnose: Diagnosis | None = None) -> FunctionResult:
    """Return what the checks of one function say, with its name where one is asked for."""
    result = bench.exercise_result(map(bench.run, checks))
    if diagnose is not None:
        diagnose(bench, result)
    (graded,) = result.functions
    return graded


def _legal_forms(exercise: Exercise, function: Function, checks: list[Check]) -> list[ResultForm]:
    def accepts(form: ResultForm) -> bool:
        side = put_in_form(LocalSide(exercise, SOLUTIONS / exercise.filename), function, [form])
        return _judged(_bench(exercise, side), checks).status == "correct"

    return legal_forms(function, accepts)


def _lost_forms(
    exercise: Exercise,
    one: Misconception,
    checks: list[Check],
    diagnose: Diagnosis,
    forms: list[ResultForm],
) -> list[str]:
    (function,) = (each for each in exercise.functions if each.name == one.function)

    def named(forms: Sequence[ResultForm]) -> bool:
        side = put_in_form(side_of(one, SOLUTIONS), function, forms)
        graded = _judged(_bench(exercise, side), checks, diagnose)
        # A form may take the mistake away: a list is never the array that was returned before.
        return graded.status == "correct" or graded.misconception == one.name

    return lost_forms(forms, named)


def _checks_for(checks: list[Check], function: str) -> list[Check]:
    return [check for check in checks if check.function == function]
