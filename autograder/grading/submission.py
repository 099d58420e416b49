"""Decides which of a student's files is which exercise, and which files are none.

`grade`, `--gradebook`, nbgrader's own autograde, `collect` and `preflight` all use this. A file with the proper
name counts. Without one, a file whose name means the exercise is taken, and that is reported. Where several files
are possible, or a name is only similar, the kit does not decide, and the exercise stays ungraded.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePath

from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS
from autograder.course.stubs import make_stub
from autograder.grading.names import KINDS, ExerciseMatch, exercises_meant, named, split
from autograder.grading.notebook import MAX_NOTEBOOK_BYTES
from autograder.isolation.untrusted import Budget, files_below, read_below
from autograder.language.finding import Sentence, say
from autograder.language.i18n import LANGUAGES
from autograder.running.outcome import Unloadable

# Folders without learners' work: the kit's own, and those of other tools.
PASSED_OVER = frozenset(
    {"__pycache__", "__MACOSX", "node_modules", "site-packages", "venv", "env", "autograder", "quizzes",
     "lessons"}
)  # fmt: skip
# Files that lie beside answers and are none.
NO_ANSWER = frozenset(
    {"timestamp.txt", "pytest.ini", "pyproject.toml", "license", "readme.md", "readme.ko.md",
     "thumbs.db", "desktop.ini"}
)  # fmt: skip
# A notebook is JSON, where a line of code may begin after an escaped \n.
_DEFINED = re.compile(rb"(?:\b|\\n)def\s+(\w+)\s*\(")
MOST_NAMED = 5


@dataclass
class Layout:
    """The files of one student by exercise, relative to the folder.

    `renamed` are those of `taken` with another name; `unclear` maps an exercise to the files that it could be;
    `ungraded` are all other files but those of exercises that were not asked for, unless there were too many to read
    (`cut`).
    """

    taken: dict[str, Path] = field(default_factory=dict)
    renamed: dict[str, Path] = field(default_factory=dict)
    unclear: dict[str, list[Path]] = field(default_factory=dict)
    ungraded: list[Path] = field(default_factory=list)
    cut: bool = False

    def remarks(self) -> list[Sentence]:
        """Return the remarks about a submission that can be graded."""
        remarks = [
            say(
                "{file} is taken for {name}", file=path.as_posix(), name=proper_name(exercise, path)
            )
            for exercise, path in self.renamed.items()
        ]
        if self.ungraded:
            remarks.append(say("not graded: {files}", files=listed(self.ungraded)))
        if self.cut:
            remarks.append(say("it holds too many files; not all of them were looked at"))
        return remarks

    def doubts(self) -> dict[str, Sentence]:
        """Return the question to ask for every unclear exercise."""
        return {exercise: did_you_mean(exercise, files) for exercise, files in self.unclear.items()}


def proper_name(exercise: str, path: PurePath) -> str:
    """Return the name that a file of an exercise should have."""
    return f"{exercise}{split(path.name)[1] or KINDS[0]}"


def did_you_mean(exercise: str, files: Sequence[PurePath]) -> Sentence:
    """Return the question about files that could be an exercise."""
    name = min(proper_name(exercise, path) for path in files)
    if len(files) == 1:
        return say("{file}: did you mean {name}?", file=files[0].as_posix(), name=name)
    return say("{files}: did you mean one of them as {name}?", files=listed(files), name=name)


def listed(files: Sequence[PurePath]) -> str:
    """Return the names of files in one line, the first few of many."""
    names = [path.as_posix() for path in files[:MOST_NAMED]]
    more = f" (+{len(files) - MOST_NAMED})" if len(files) > MOST_NAMED else ""
    return ", ".join(names) + more


def lay_out(
    folder: Path,
    exercises: Iterable[str],
    kinds: Sequence[str] = KINDS,
    not_asked: Collection[str] = (),
) -> Layout:
    """Return which file of a student's folder is which of some exercises; files are read only if needed.

    Files of the exercises `not_asked` are passed over in silence.
    """
    ids = list(exercises)
    entries = list(files_below(folder, Budget()))
    files = [one for one in entries if not _passed_over(one.path)]
    at_top = {str(one.path) for one in files}
    code = [one.path for one in files if one.trouble is None and split(one.path.name)[1] in kinds]
    layout = Layout(cut=any(one.trouble == Unloadable("too large") for one in entries))
    for exercise in ids:
        proper = [f"{exercise}{kind}" for kind in kinds if f"{exercise}{kind}" in at_top]
        # A link or a pipe with that name is taken too, so that the message can say what it is.
        if proper and not _superseded(folder, exercise, Path(proper[0]), code):
            layout.taken[exercise] = Path(proper[0])
    open_ = [exercise for exercise in ids if exercise not in layout.taken]
    if open_:
        _find_renamed(folder, code, open_, layout)
        open_ = [one for one in open_ if one not in {**layout.taken, **layout.unclear}]
    used = {*layout.taken.values(), *(path for paths in layout.unclear.values() for path in paths)}
    if open_:
        _find_near(folder, [path for path in code if path not in used], open_, layout)
        used |= {path for paths in layout.unclear.values() for path in paths}
    for exercise in ids:
        if exercise not in layout.taken and exercise not in layout.unclear:
            # A folder with that name is taken too, so that the message can say that it is no file.
            folders = [
                f"{exercise}{kind}" for kind in kinds if (folder / f"{exercise}{kind}").is_dir()
            ]
            if folders:
                layout.taken[exercise] = Path(folders[0])
    layout.ungraded = [
        one.path
        for one in files
        if one.path not in used
        and _worth_a_word(one.path)
        and not any(name in not_asked for name in exercises_meant(one.path.name)[:1])
    ]
    return layout


def all_but(exercises: Collection[str]) -> list[str]:
    """Return the other exercises of the course."""
    return [one.id for one in course() if one.id not in exercises]


def _superseded(folder: Path, exercise: str, path: Path, code: list[Path]) -> bool:
    """Return whether a file is the unchanged stub, and the answer is in another file."""
    others = [one for one in code if one != path and _means(one, exercise)]
    if not others or path not in code or path.suffix != ".py":
        return False
    data = read_below(folder, path)
    if isinstance(data, Unloadable) or data.replace(b"\r\n", b"\n") not in _stubs(exercise):
        return False
    code.remove(path)
    return True


@cache
def _stubs(exercise: str) -> frozenset[bytes]:
    known = course().exercise(exercise)
    return frozenset(make_stub(known, SOLUTIONS, lang).encode() for lang in LANGUAGES)


def _means(path: Path, exercise: str) -> bool:
    meant = named(path.name)
    return meant is not None and meant.exercise == exercise


def _passed_over(path: Path) -> bool:
    return any(part.startswith(".") or part in PASSED_OVER for part in path.parts)


def _worth_a_word(path: Path) -> bool:
    # `reset` stores the learner's earlier file under this name, beside the stub.
    ours = re.fullmatch(r"ex\d\d_\w+\.mine\d*\.py", path.name)
    return path != Path() and path.name.lower() not in NO_ANSWER and ours is None


def _find_renamed(folder: Path, code: Sequence[Path], ids: Collection[str], layout: Layout) -> None:
    """Take a file whose name means an exercise, if it is the only one or all such files are equal."""
    by_exercise: dict[str, list[Path]] = {}
    for path in code:
        meant = named(path.name)
        if meant is not None and meant.exercise in ids:
            by_exercise.setdefault(meant.exercise, []).append(path)
    for exercise, paths in by_exercise.items():
        best = _best(folder, paths)
        if best is None:
            layout.unclear[exercise] = paths
        else:
            layout.taken[exercise] = best
            if best != Path(proper_name(exercise, best)):
                layout.renamed[exercise] = best


def _best(folder: Path, paths: Sequence[Path]) -> Path | None:
    """Return the file that counts among several for one exercise; None where that is unclear."""
    candidates = []
    for place in dict.fromkeys(path.parent for path in paths):
        here = [path for path in paths if path.parent == place]
        candidates += _first_of_kind([one for one in here if _named(one).exact]) or here
    if len(candidates) == 1:
        return candidates[0]
    stems = {split(path.name)[0] for path in candidates}
    places = {path.parent for path in candidates}
    kinds = {split(path.name)[1] for path in candidates}
    copies = [_named(path).copy for path in candidates]
    if len(stems) == len(places) == 1:
        return _first_of_kind(candidates)[0]
    if len(places) == len(kinds) == 1 and None not in copies and len(set(copies)) == len(copies):
        return max(candidates, key=lambda path: _named(path).copy or 0)
    contents = {read_below(folder, path, MAX_NOTEBOOK_BYTES) for path in candidates}
    same = len(contents) == 1 and not isinstance(next(iter(contents)), Unloadable)
    return candidates[0] if same else None


def _named(path: Path) -> ExerciseMatch:
    match = named(path.name)
    assert match is not None
    return match


def _first_of_kind(paths: Sequence[Path]) -> list[Path]:
    """Return the first file; a .py file is preferred to a notebook of the same name."""
    return sorted(paths, key=lambda path: KINDS.index(split(path.name)[1]))[:1]


def _find_near(folder: Path, code: Sequence[Path], ids: Sequence[str], layout: Layout) -> None:
    """Note the files that may be an exercise by a similar name, or by the functions that they define."""
    for path in code:
        meant = [one for one in exercises_meant(path.name) if one in ids]
        meant = meant or [one for one in _defined_in(folder, path) if one in ids]
        for exercise in meant:
            layout.unclear.setdefault(exercise, []).append(path)


def _defined_in(folder: Path, path: Path) -> list[str]:
    """Return the exercises all of whose functions a file defines."""
    data = read_below(folder, path, MAX_NOTEBOOK_BYTES)
    if isinstance(data, Unloadable):
        return []
    names = {name.decode("utf-8", "replace") for name in _DEFINED.findall(data)}
    return [one.id for one in course() if names >= {function.name for function in one.functions}]
