"""The line for the instructor about a package that submissions use and that is not installed here."""

from autograder.language.finding import Sentence, say
from autograder.running.absent import distribution_of

_ONE = (
    say(
        "1 submission imports {package}, which is not installed here: pip install {distribution}, "
        "then run again"
    ),
    say(
        "1 submission imports {package}, which is not installed here: pip install {distribution}, "
        "then run again with --force"
    ),
    say("1 submission imports {package}, a part of Python that this system does not have"),
)
_MANY = (
    say(
        "{count} submissions import {package}, which is not installed here: pip install {distribution}, "
        "then run again"
    ),
    say(
        "{count} submissions import {package}, which is not installed here: pip install {distribution}, "
        "then run again with --force"
    ),
    say("{count} submissions import {package}, a part of Python that this system does not have"),
)


def missing_here(package: str, submissions: int, force: bool = False) -> Sentence:
    """Return the line about a package; `force` adds that graded work is graded again only with --force."""
    distribution = distribution_of(package)
    usual, forced, of_python = _ONE if submissions == 1 else _MANY
    chosen = of_python if distribution is None else forced if force else usual
    return say(chosen.template, count=submissions, package=package, distribution=distribution)
