"""What may be said of a failed check to whoever handed it in: no expected value, and nothing of hidden inputs."""

import re
from pathlib import Path
from typing import Any

from autograder import DEFAULT_SEED
from autograder.course.catalogue import Exercise
from autograder.judging.verdict import CheckResult
from autograder.language.finding import Finding, Sentence, Word, say
from autograder.language.i18n import is_ours, render
from autograder.report.explain import explain_check
from autograder.running.admit import NAMES

MAX_TEXT = 600
# What a hidden check may be said to have ended with.
NAMED = NAMES | {"Timeout", "WorkerError"}
_EXPECTED = frozenset(
    {"expected", "wanted", "ratio", "tolerance", "before", "after", "n", "amount"}
)

# What is said of a difference where the expected value may not be.
_REWORDED = {
    "{name}{where} is {value}; it must be {expected}": say(
        "{name}{where} is {value}, which is not right"
    ),
    "{name}: there are {yours} items, not {expected}": say(
        "{name}: {yours} of them, which is not the right number"
    ),
    "{name}: {wrong} of {size} entries differ, most of all {where}, which is {yours} and must be {expected}": say(
        "{name}: {wrong} of {size} entries differ"
    ),
    "{name}: {wrong} of {size} entries differ, most of all {where}, which is {yours} and must be {expected} (ratio {ratio})": say(
        "{name}: {wrong} of {size} entries differ"
    ),
    "{name} has shape {yours}, not {expected}": say("{name} has shape {yours}, which is not right"),
}


def without_values(finding: Finding, lang: str, numbers: bool = True) -> str:
    """Return what a check found, without what it expected; where not `numbers`, without any number.

    The second is for a failure on inputs that nobody is to know of.
    """
    what = finding.what
    name = what.fields.get("name")
    safe: Sentence
    if name is not None and not (numbers or _closed(name)):
        name = None
    if numbers and what.template in _REWORDED:
        safe = Sentence(_REWORDED[what.template].template, what.fields)
    elif not _tells(what, numbers):
        safe = what
    elif finding.kind == "shape" and name is not None:
        safe = say("{name} has the wrong shape", name=name)
    elif name is not None:
        safe = say("{name}: the values are not right", name=name)
    else:
        safe = say("a property that the result must have does not hold")
    notes = [note for note in finding.notes if not _tells(note, numbers)]
    return " ".join(render(one, lang) for one in (safe, *notes))[:MAX_TEXT]


def feedback_text(
    check: CheckResult, exercise: Exercise, file: str, lang: str, numbers: bool = True
) -> str:
    """Return what feedback says of a check that did not pass; `file` is where its lines are counted.

    Where not `numbers`, the inputs are hidden: then nothing of them shows, nor of what came out.
    """
    if check.finding is not None:
        return without_values(check.finding, lang, numbers)
    if not numbers:
        kind = getattr(check.trouble, "type", "")
        if kind in NAMED:
            return render(
                say("{type} in {function}", type=kind, function=check.check.function), lang
            )
        return render(say("a property that the result must have does not hold"), lang)
    return explain_check(check, exercise, Path(file), DEFAULT_SEED, lang).text()[:MAX_TEXT]


def _tells(sentence: Sentence, numbers: bool) -> bool:
    """Return whether a sentence tells an expected value, or, where not `numbers`, anything but our own words.

    A word or a number in it that comes from the submission could carry what the hidden inputs are.
    """
    if _EXPECTED & sentence.fields.keys():
        return True
    return not (numbers or _closed(sentence))


def _closed(value: Any) -> bool:
    """Return whether a text is made of the kit's own words alone, and of no number."""
    if isinstance(value, Sentence):
        return not re.search(r"\d", value.template) and all(map(_closed, value.fields.values()))
    return isinstance(value, Word) and is_ours(value) and not re.search(r"\d", value)
