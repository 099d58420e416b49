"""Shared by the commands: errors, the run's language and folder, and finding exercises by name."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.course.catalogue import Exercise, Function, UnknownExercise, course
from autograder.course.paths import COURSE, EXERCISES, HOME, find_exercises, has_solutions
from autograder.course.state import use_copy
from autograder.language.finding import Sentence, say
from autograder.language.i18n import printable, render
from autograder.language.typed import as_typed


class UsageError(Exception):
    """A command cannot work with its arguments; `sentence` says what to do."""

    def __init__(self, text: str, **fields: object) -> None:
        super().__init__(text)
        self.sentence = say(text, **fields)

    def __str__(self) -> str:
        """Return the sentence in English, for a traceback in a test or in a program of somebody else."""
        return render(self.sentence, "en")


def not_written(error: OSError, path: object = "") -> UsageError:
    """Return the error for a file that cannot be written; `path` is named where the system names none."""
    return UsageError(
        "{file} cannot be written ({reason})",
        file=str(error.filename or path),
        reason=error.strerror or str(error),
    )


@dataclass(frozen=True)
class Context:
    """The language of a run, the folder of exercises that was named, if one was, and how to show things.

    `plain` is for screen readers: no colours, no columns, no pages that wait for a key.
    """

    lang: str
    named_folder: str | None = None
    plain: bool = False

    def say(self, text: str, /, **fields: object) -> str:
        """Return a sentence in the language of the run."""
        return render(say(text, **fields), self.lang)

    def print(self, text: str = "", /, **fields: object) -> None:
        """Print a sentence, with ASCII twins for what the console lacks."""
        encoding = getattr(sys.stdout, "encoding", None)
        said = self.say(text, **fields) if fields else self.say(text)
        print(printable(as_typed(said), encoding))

    def print_sentence(self, sentence: Sentence) -> None:
        """Print a sentence that was made elsewhere."""
        self.print(sentence.template, **sentence.fields)

    @cached_property
    def folder(self) -> Path:
        """The folder of exercises: the one that was named, or the one near the current folder.

        The progress of this run is stored for this folder. Raises UsageError where there is none.
        """
        folder = self._found_folder()
        use_copy(folder)
        return folder

    def _found_folder(self) -> Path:
        if self.named_folder is not None:
            named = Path(self.named_folder)
            if not named.is_dir():
                raise UsageError("--in {folder}: there is no such folder", folder=self.named_folder)
            near = find_exercises(named)
            # An empty folder counts as a folder of exercises in which nothing is started.
            return near if near in (named, named / "exercises") and near else named
        near = find_exercises(Path.cwd())
        if near is not None:
            return near
        if HOME != COURSE:  # a checkout uses its own exercises, whatever the current folder is
            return EXERCISES
        raise UsageError("no exercises here: xor2mnist start DIR lays out a copy of them")

    @property
    def shown_folder(self) -> Path:
        """The folder of exercises as a person in the current folder would write it."""
        return path_from_here(self.folder)


def path_from_here(path: Path) -> Path:
    """Return a path as a person in the current folder would write it."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def find(name: str) -> tuple[Exercise, Function | None]:
    """Return the exercise (and function) that `name` means. Raises UsageError with the most similar name."""
    try:
        return course().find(name)
    except UnknownExercise as error:
        if error.nearest:
            raise UsageError(
                "there is no exercise or function {asked}; did you mean {nearest}?",
                asked=name,
                nearest=error.nearest,
            ) from None
        raise UsageError(
            "there is no exercise or function {asked}; xor2mnist status lists them", asked=name
        ) from None


def exercises_named(names: Iterable[str]) -> list[Exercise]:
    """Return the named exercises in the course's order; all of them without names.

    Raises UsageError for an unknown name.
    """
    ids = {find(name)[0].id for name in names}
    return [one for one in course() if not ids or one.id in ids]


# The commands that a copy of the course without solutions cannot run.
NEED_SOLUTIONS = (
    ["solution"],
    ["dev"],
    ["grade"],
    ["similarity"],
    ["release"],
    ["site"],
    ["lab"],
    ["draw"],
    ["bank", "lint"],
)


def refuse_without_solutions(arguments: Sequence[str]) -> None:
    """Raise UsageError for a command that a copy without solutions cannot do."""
    words = [
        word
        for before, word in zip(("", *arguments), arguments, strict=False)
        if not word.startswith("-") and before != "--lang"
    ]
    for command in NEED_SOLUTIONS:
        if words[: len(command)] == command and not has_solutions():
            raise UsageError(
                "this copy of the course has no solutions, and xor2mnist {command} needs them",
                command=" ".join(command),
            )
