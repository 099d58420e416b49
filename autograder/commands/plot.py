"""`plot`: a picture of what the learner's own functions do, as a page, an image or in the terminal."""

import json
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.basics.files import open_atomically, write_atomically
from autograder.commands.common import Context, UsageError, find
from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.events.log import data_folder
from autograder.pictures.calls import PictureCalls
from autograder.pictures.gallery import NothingToDraw, drawn, has_picture
from autograder.pictures.image import FORMATS, NotInstalled, image
from autograder.pictures.page import page
from autograder.pictures.style import Spec
from autograder.pictures.terminal import quick_look
from autograder.report.notices import Notices, watchdog_for
from autograder.report.terminal import Screen
from autograder.running.local import LocalSide

SUFFIXES = (".html", *FORMATS, ".json")


def plot(context: Context, name: str, out: str | None, seed: int, terminal: bool) -> int:
    """Draw an exercise; 0 where there is a picture, 1 where nothing could be drawn yet."""
    exercise, _ = find(name)
    if out is not None:
        check_suffix(out)
    if not has_picture(exercise):
        context.print("there is no picture of {exercise} yet", exercise=exercise.short)
        return 1
    try:
        specification = _specification(context, exercise, seed)
    except NothingToDraw as error:
        context.print("nothing of {file} can be drawn yet:", file=exercise.filename)
        for sentence in error.sentences:
            context.print_sentence(sentence)
        return 1
    if terminal:
        screen = Screen(sys.stdout)
        with explaining_what_to_install():
            print(quick_look(specification, screen.console.width, screen.encoding), end="")
    if out is not None or not terminal:
        path = Path(out) if out is not None else data_folder() / f"plot-{exercise.short}.html"
        about = context.say(
            "Made from your code by: xor2mnist plot {exercise}", exercise=exercise.short
        )
        if out is None:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_picture(context, specification, path, about)
        if out is None:
            webbrowser.open(path.resolve().as_uri())
    return 0


def check_suffix(out: str) -> None:
    """Raise UsageError for a file name whose suffix is no kind of picture that we write."""
    if Path(out).suffix.lower() not in SUFFIXES:
        raise UsageError(
            "--out {file}: the name must end in one of {suffixes}",
            file=out,
            suffixes=", ".join(SUFFIXES),
        )


@contextmanager
def explaining_what_to_install() -> Iterator[None]:
    """Turn a missing package into a UsageError that names the command for it."""
    try:
        yield
    except NotInstalled:
        raise UsageError(
            'this needs two packages more: python -m pip install "xor2mnist[plots]"'
        ) from None


def _specification(context: Context, exercise: Exercise, seed: int) -> Spec:
    """Run the learner's functions under the watchdog, and return the picture of their results."""
    watchdog = watchdog_for(Notices(context.lang, 2, sys.stderr))
    student = LocalSide(exercise, context.folder / exercise.filename, watchdog=watchdog)
    solution = SOLUTIONS / exercise.filename
    reference = LocalSide(exercise, solution) if solution.is_file() else None
    return drawn(PictureCalls(exercise, student, reference, seed, watchdog), context.lang)


def write_picture(context: Context, specification: Spec, path: Path, about: str) -> None:
    """Write a picture in the format of the file's suffix, and say where it is; `about` is the last line of a page."""
    suffix = path.suffix.lower()
    if suffix in FORMATS:
        with explaining_what_to_install():
            data = image(specification, suffix)
        with open_atomically(path, "wb") as file:
            file.write(data)
    elif suffix == ".json":
        write_atomically(path, json.dumps(specification, ensure_ascii=False, indent=1) + "\n")
    else:
        write_atomically(path, page(specification, context.lang, about))
    context.print("the picture is {file}", file=str(path))
