"""What a student may be told about a failed check: no expected value, and nothing about hidden inputs."""

import re
from pathlib import Path
from typing import Any

from autograder import DEFAULT_SEED
from autograder.course.catalogue import Exercise
from autograder.judging.verdict import CheckResult
from autograder.language.finding import Finding, Sentence, Word, say
from autograder.language.i18n import as_sentences, is_ours, render
from autograder.report.explain import explain_check
from autograder.running.admit import NAMES

MAX_TEXT = 600
# The exceptions that feedback on a hidden check may name.
NAMED = NAMES | {"Timeout", "WorkerError"}
_EXPECTED = frozenset(
    {"expected", "wanted", "ratio", "tolerance", "before", "after", "n", "amount"}
)

# The sentences about a difference in which the expected value must not appear.
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
    """Return a finding without the expected values; if `numbers` is false, without any number.

    `numbers` is false for a failure on hidden inputs.
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
    return as_sentences(render(one, lang) for one in (safe, *notes))[:MAX_TEXT]


def feedback_text(
    check: CheckResult, exercise: Exercise, file: str, lang: str, numbers: bool = True
) -> str:
    """Return the feedback on a check that did not pass; `file` is the file to which line numbers refer.

    If `numbers` is false the inputs are hidden: then the feedback shows neither inputs nor results.
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
    """Return whether a sentence tells an expected value or, if `numbers` is false, anything but the kit's own words.

    A word or number that comes from the submission could reveal the hidden inputs.
    """
    if _EXPECTED & sentence.fields.keys():
        return True
    return not (numbers or _closed(sentence))


def _closed(value: Any) -> bool:
    """Return whether a text consists of the kit's own words only, without a number."""
    if isinstance(value, Sentence):
        return not re.search(r"\d", value.template) and all(map(_closed, value.fields.values()))
    return isinstance(value, Word) and is_ours(value) and not re.search(r"\d", value)
