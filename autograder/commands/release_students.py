"""`release --students`: the course without its solutions, as a folder and as a wheel."""

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)

from autograder import DEFAULT_SEED
from autograder.bundle.contents import BundleRequest, Contents, contents
from autograder.bundle.packaging import WHEEL
from autograder.bundle.recording_cache import is_cached
from autograder.bundle.write import write_bundle
from autograder.commands.common import Context, UsageError, not_written
from autograder.course.catalogue import Exercise
from autograder.language.errors import KitError
from autograder.language.i18n import printable
from autograder.running import tensorflow


def release_students(
    context: Context,
    directory: str,
    exercises: list[Exercise],
    seeds: list[int],
    graded: Iterable[str] = (),
) -> int:
    """Write a bundle of some exercises into a new folder; 0.

    The learner's own seed is always among the recorded ones. `graded` are questions that count for a
    grade, which are left out of the bundle. If it raises UsageError, nothing was written.
    """
    folder = Path(directory)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("{directory} is there already; name a new folder", directory=directory)
    bundle = bundle_contents(context, exercises, seeds, graded)
    try:
        write_bundle(folder, bundle.files)
    except OSError as error:
        raise not_written(error, directory) from None
    if bundle.questions_left_out:
        context.print(
            "left out, for they show a line of a solution: {questions}",
            questions=", ".join(bundle.questions_left_out),
        )
    context.print("the bundle is in {directory}", directory=directory)
    context.print("the wheel of the same: {file}", file=str(folder / WHEEL))
    return 0


def bundle_contents(
    context: Context, exercises: list[Exercise], seeds: list[int], graded: Iterable[str] = ()
) -> Contents:
    """Return the files of a bundle, for `write_bundle`. Raises UsageError."""
    needed = {one.library for one in exercises if one.library is not None}
    if needed and not tensorflow.installed():
        raise UsageError(
            "recording {exercises} needs TensorFlow: python -m pip install tensorflow",
            exercises=", ".join(one.id for one in exercises if one.library is not None),
        )

    all_seeds = sorted({DEFAULT_SEED, *seeds})
    wish = BundleRequest(exercises, all_seeds, context.lang, frozenset(graded))
    try:
        with _Recording(context, exercises, all_seeds) as recording:
            return contents(wish, recording.on_exercise)
    except KitError as error:
        raise UsageError("nothing was released: {why}", why=str(error)) from None


class _Recording:
    """The screen while recordings are made: a bar where standard error is a terminal, else a line each."""

    def __init__(self, context: Context, exercises: list[Exercise], seeds: list[int]) -> None:
        self.context, self.seeds, self.all = context, seeds, len(exercises)
        self.begun = 0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        )
        self._task = self._progress.add_task("", total=len(exercises))

    def __enter__(self) -> "_Recording":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def on_exercise(self, exercise: Exercise) -> None:
        """Show which exercise is recorded now; a cached one takes no time, so it gets no line."""
        self._progress.update(
            self._task,
            completed=self.begun,
            description=self.context.say("recording {exercise} …", exercise=exercise.id),
        )
        self.begun += 1
        if self._progress.disable and not is_cached(exercise, self.seeds):
            text = self.context.say(
                "recording {exercise}, {number} of {all} …",
                exercise=exercise.id,
                number=self.begun,
                all=self.all,
            )
            print(printable(text, sys.stderr.encoding), file=sys.stderr, flush=True)
