"""Tells which checks differ from those that made some results."""

import sys
from collections.abc import Mapping

from autograder import __version__
from autograder.commands.common import Context
from autograder.grading.kit_changes import KitChanges
from autograder.language.finding import Sentence, say
from autograder.language.i18n import printable, render


def tell_kits(context: Context, kits: Mapping[str, KitChanges], graded_again: bool) -> None:
    """Print, by the version that made results, which checks were added, removed and changed since."""
    for kit, changes in sorted(kits.items()):
        if kit == __version__:
            context.print(
                "{count} results are of this version, {kit}, but of other checks:",
                count=changes.students,
                kit=kit,
            )
        else:
            context.print(
                "{count} results are of version {kit}; this is version {own}:",
                count=changes.students,
                kit=kit,
                own=__version__,
            )
        for line in _lines(changes):
            text = f"    {render(line, context.lang)}"
            print(printable(text, getattr(sys.stdout, "encoding", None)))
    if kits and not graded_again:
        context.print(
            "the points are still those of the old checks: regrade --again grades the same files with this kit"
        )


def _lines(changes: KitChanges) -> list[Sentence]:
    lines = []
    if changes.added:
        lines.append(say("added: {checks}", checks=_listed(changes.added)))
    if changes.removed:
        lines.append(say("removed: {checks}", checks=_listed(changes.removed)))
    if changes.changed:
        lines.append(say("changed: {checks}", checks=_listed(changes.changed)))
    if changes.unknown:
        lines.append(say("the results do not tell which of the other checks were changed"))
    return lines or [say("the checks are the same")]


def _listed(checks: set[str]) -> str:
    return ", ".join(sorted(checks))
