"""Writes the message about a failed check: the one place where every message is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.catalogue import Exercise
from autograder.judging.places.sentences import HOW
from autograder.judging.verdict import CheckResult, FunctionResult
from autograder.language.finding import say
from autograder.language.i18n import as_sentences, in_language, number_text, render, translate
from autograder.misconceptions import find_misconception
from autograder.report.places import Cells, ShownPlace, shown_places
from autograder.report.troubles import explain_trouble
from autograder.running.outcome import Raised, Returned, Unloadable
from autograder.running.plain import Handle, ModelSpec, Scratch, Seeded
from autograder.running.proxy import Call

GAP = "   "
MOST_AXES = 4
MAX_SHOWN = 46
"""The width in columns of an array's numbers on one line, beside a label and the shape."""


@dataclass
class Explanation:
    """What is said about one function: plain texts in one language, ready to be laid out."""

    headline: str
    notes: list[str] = field(default_factory=list)
    place: str = ""
    source: str = ""
    called: str = ""
    yours: str = ""
    expected: str = ""
    paragraph: str = ""
    printed: str = ""
    quiz: str = ""
    first_wrong: list["ShownPlace"] = field(default_factory=list)

    def text(self) -> str:
        """Return the message as one line, as result files hold it."""
        place = f"({self.place})" if self.place else ""
        return as_sentences((self.headline, *self.notes, place, self.paragraph))


def show_value(value: Any) -> str:
    """Return an array or a number on one line: short ones whole, long ones with their ends."""
    array = np.asarray(value)
    if array.ndim == 0:
        return number_text(array.item())
    if array.ndim > MOST_AXES:
        array = array.reshape(-1)  # only long axes are shortened
    text = np.array2string(
        array,
        threshold=8,
        edgeitems=2,
        max_line_width=10_000,
        formatter={"all": number_text},
    )
    return " ".join(text.replace("...", "…").split())


def _with_shape(value: Any, lang: str) -> str:
    array = np.asarray(value)
    text = show_value(array)
    if array.ndim == 0:
        return text
    if len(text) > MAX_SHOWN:
        text = text[: MAX_SHOWN - 1].rstrip() + "…"
    return f"{text}   {translate('shape', lang)} {array.shape}"


def _argument(name: str, value: Any) -> str | None:
    if isinstance(value, Seeded):
        return f"{name} default_rng({value.seed})"
    if isinstance(value, Handle | ModelSpec):
        return None
    if isinstance(value, np.ndarray):
        if value.size <= 4:
            return f"{name} {show_value(value)}"
        return f"{name} {value.shape}"
    if isinstance(value, Scratch):
        return f"{name} {value.name}"
    if value is None or isinstance(value, bool | str):
        return f"{name} {value}"
    if isinstance(value, int | float):
        return f"{name} {number_text(value)}"
    try:
        array = np.asarray(value)
    except ValueError:
        array = None  # arrays of different shapes
    if array is not None and array.dtype.kind in "biuf" and array.size <= 6:
        return f"{name} {value}" if array.dtype.kind in "biu" else f"{name} {show_value(array)}"
    if isinstance(value, list | tuple | dict):
        return f"{name} [{len(value)}]"
    return f"{name} {value}"


def show_call(call: Call, seed: int, lang: str) -> str:
    """Return how the function was called: its signature, and the shapes or values of arguments."""
    arguments = call.arguments
    signature = ", ".join(name for name in call.function.parameters if name in arguments)
    texts = [_argument(name, value) for name, value in arguments.items()]
    parts = [f"{call.function.name}({signature})", *(part for part in texts if part)]
    return GAP.join([*parts, f"{translate('seed', lang)} {seed}"])


def _last_call(result: CheckResult) -> Call | None:
    own = [call for call in result.calls if call.function.name == result.check.function]
    calls = own or result.calls
    return calls[-1] if calls else None


def _printed(call: Call | None) -> str:
    return getattr(call.outcome, "printed", "") if call else ""


def _explain_failure(result: CheckResult, exercise: Exercise, path: Path, lang: str) -> Explanation:
    call = result.calls[-1]
    by_name = {function.name: function for function in exercise.functions}
    function = by_name[result.check.function]
    headline, *notes = explain_trouble(
        result.trouble, result.unfinished, exercise, function, call.function
    )
    explanation = Explanation(render(headline, lang), [render(note, lang) for note in notes])
    trouble = result.trouble
    if isinstance(trouble, Raised | Unloadable) and trouble.line:
        inner = trouble.frames[-1] if isinstance(trouble, Raised) else None
        explanation.source = inner.source if inner else getattr(trouble, "source", "")
        place = say("{file}, line {line}", file=str(path), line=trouble.line)
        if inner and inner.function != "<module>":
            place = say(
                "{file}, line {line}, in {function}",
                file=str(path),
                line=trouble.line,
                function=inner.function,
            )
        explanation.place = render(place, lang)
    return explanation


def explain_check(
    result: CheckResult, exercise: Exercise, path: Path, seed: int, lang: str
) -> Explanation:
    """Return the message about a check that did not pass. `path` is the learner's file."""
    if result.finding is None:
        explanation = _explain_failure(result, exercise, path, lang)
        call: Call | None = result.calls[-1]
    else:
        finding = result.finding
        explanation = Explanation(
            render(finding.what, lang), [render(note, lang) for note in finding.notes]
        )
        if finding.yours is not None:
            explanation.yours = _with_shape(finding.yours, lang)
        if finding.expected is not None:
            explanation.expected = _with_shape(finding.expected, lang)
        call = _last_call(result)
    if call is not None and not isinstance(call.outcome, Unloadable) and not result.unfinished:
        explanation.called = show_call(call, seed, lang)
        explanation.printed = _printed(call)
        if isinstance(call.outcome, Returned) and call.outcome.remark and result.finding:
            explanation.notes.append(
                render(say("NumPy warns: {remark}", remark=call.outcome.remark), lang)
            )
    change = result.change.text if result.change is not None else None
    explanation.paragraph = said_of(result.misconception, result.certain, change, lang)
    if result.misconception is not None:
        explanation.quiz = find_misconception(result.misconception).quiz or ""
    return explanation


def said_of(
    misconception: str | None, certain: bool, change: Mapping[str, str] | None, lang: str
) -> str:
    """Return the sentence of the misconception or of the change that explains a failed check, or ""."""
    if misconception is not None:
        text = in_language(find_misconception(misconception).text, lang)
        if certain:
            return text
        return f"{render(say('This is one thing that is wrong here.'), lang)} {text}"
    return in_language(change, lang) if change is not None else ""


def explain_function(
    function: FunctionResult,
    exercise: Exercise,
    path: Path,
    seed: int,
    lang: str,
    cells: Cells | None = None,
) -> Explanation:
    """Return the message about the first failed check of a function. `cells` are those of a running notebook."""
    explanation = explain_check(function.first_failed, exercise, path, seed, lang)
    if function.mend_first is not None:
        names = {"helper": function.mend_first, "function": function.function.name}
        if function.mend_first in {one.name for one in exercise.functions}:
            mend = say(
                "{helper} is not right yet, and {function} relies on it: mend {helper} first",
                **names,
            )
        else:
            mend = say(
                "{helper} was given and is no longer the same; with the given one {function} passes: mend {helper} first",
                **names,
            )
        explanation.notes.append(render(mend, lang))
    places = function.first_wrong
    if explanation.source and [place.note for place in places] == [HOW["raised"]]:
        # The message already names the line.
        explanation.notes.append(render(HOW["raised"], lang))
    else:
        explanation.first_wrong = shown_places(places, path, lang, cells)
    return explanation
