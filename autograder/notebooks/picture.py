"""What a notebook shows for `plot("backward")`: the picture of an exercise, from the functions that its cells hold."""

from html import escape
from typing import Any

from autograder import DEFAULT_SEED
from autograder.course.catalogue import UnknownExercise, course
from autograder.course.paths import SOLUTIONS
from autograder.course.state import language_of_run
from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.notebooks.live import CellOutput, watchdog_in_cell
from autograder.notebooks.shell import running_shell
from autograder.notebooks.side import NotebookSide
from autograder.notebooks.unknown import name_of, no_function
from autograder.pictures.calls import PictureCalls
from autograder.pictures.gallery import NothingToDraw, drawn, has_picture
from autograder.pictures.image import NotInstalled, image
from autograder.pictures.page import page
from autograder.pictures.style import Spec
from autograder.running.local import LocalSide

VEGA_LITE = "application/vnd.vegalite.v6+json"
FRAME = '<iframe srcdoc="{page}" sandbox="allow-scripts" style="width: 100%; height: 640px; border: 0"></iframe>'


class Picture:
    """A picture as notebooks take it: the specification, and an image or a page for those that know none."""

    def __init__(self, specification: Spec, lang: str) -> None:
        self.specification = specification
        self.lang = lang

    def __repr__(self) -> str:
        return str(self.specification["description"])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/plain": repr(self), VEGA_LITE: self.specification}
        try:
            bundle["image/png"] = image(self.specification, ".png")
        except NotInstalled:
            quoted = (
                page(self.specification, self.lang, "").replace("&", "&amp;").replace('"', "&quot;")
            )
            bundle["text/html"] = FRAME.format(page=quoted)
        return bundle


def plot(asked: Any) -> Picture | CellOutput | None:
    """Draw an exercise, named as on the command line or by one of its functions. Raises NotInCourse for an unknown name.

    Where no notebook runs, nothing is drawn.
    """
    shell = running_shell()
    if shell is None:
        return None
    lang = language_of_run()
    name = name_of(asked)
    try:
        exercise, _ = course().find(name)
    except UnknownExercise:
        raise no_function(name, course().names(), lang) from None
    if not has_picture(exercise):
        return _said(
            [render(say("there is no picture of {exercise} yet", exercise=exercise.short), lang)]
        )
    side = NotebookSide(exercise, shell, watchdog_in_cell(lang))
    solution = SOLUTIONS / exercise.filename
    reference = LocalSide(exercise, solution) if solution.is_file() else None
    try:
        return Picture(
            drawn(PictureCalls(exercise, side, reference, DEFAULT_SEED, side.watchdog), lang), lang
        )
    except NothingToDraw as error:
        head = say("nothing of {file} can be drawn yet:", file=f"{exercise.id}.ipynb")
        return _said([render(one, lang) for one in (head, *error.sentences)])


def _said(lines: list[str]) -> CellOutput:
    return CellOutput("\n".join(lines), "".join(f"<p>{escape(line)}</p>" for line in lines))
