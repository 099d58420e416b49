"""Compares results before and after a regrade: whose points change, by how much and why."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Exercise
from autograder.grading.feedback.code import texts_of
from autograder.grading.scoring import CREDITS, ScoringRules, rescored, rescored_function
from autograder.grading.shared import differences
from autograder.grading.store import Result
from autograder.grading.tables import number
from autograder.grading.work import parts_of
from autograder.isolation.untrusted import folder_trouble
from autograder.language.finding import Sentence, say
from autograder.language.i18n import LANGUAGES, render
from autograder.running.admit import clean

# The line in a file or cell by which a student asks for a regrade.
_REQUEST = re.compile(r"^[ \t]*#+[ \t]*(?:regrade|재채점)[ \t]*[:：][ \t]*(\S.*)$", re.I | re.M)
MAX_REQUEST = 300
MOST_REQUESTS = 10

Total = tuple[float | None, float]
"""A total and its maximum; the total is None where a part is ungraded."""
Rows = dict[tuple[str, str], Mapping[str, Any]]


@dataclass(frozen=True)
class FunctionChange:
    """The points of one function before and after, and why they differ."""

    exercise: str
    name: str
    before: float
    after: float
    why: tuple[Sentence, ...]


@dataclass(frozen=True)
class Change:
    """The change for one student: in the results, in nbgrader's gradebook (`book`) where that is written, and why."""

    student: str
    before: Total
    after: Total
    functions: tuple[FunctionChange, ...]
    book: tuple[Total, Total] | None = None
    remarks: tuple[Sentence, ...] = ()

    @property
    def totals(self) -> tuple[Total, Total]:
        """The totals that the student is told: those of the gradebook where there is one."""
        return self.book or (self.before, self.after)

    @property
    def gain(self) -> float:
        """By how many points the total changes; 0 where a total is missing."""
        (before, _), (after, _) = self.totals
        if before is None or after is None:
            return 0.0
        return round(after - before, 4)

    def as_json(self) -> dict[str, Any]:
        """Return what a result keeps of it, for the student's page."""
        before, after = self.totals
        functions = [
            {
                "exercise": one.exercise,
                "name": one.name,
                "before": one.before,
                "after": one.after,
                "why": {
                    lang: "; ".join(render(sentence, lang) for sentence in one.why)
                    for lang in LANGUAGES
                },
            }
            for one in self.functions
        ]
        return {"before": list(before), "after": list(after), "functions": functions}


def change_of(result: Result, rules: ScoringRules) -> Change | None:
    """Return what the rules change for a student; None where nothing changes."""
    return change_between(result, rescored(result, rules), rules)


def change_between(
    before: Result, after: Result, rules: ScoringRules, shared: Any = None
) -> Change | None:
    """Return how the points of two results of the same files differ; None where they do not.

    `shared` is what the results before were made with, as `autograder.grading.shared` notes it.
    """
    old, new = _functions(before), _functions(after)
    functions = []
    for place in [*old, *(one for one in new if one not in old)]:
        row, now = old.get(place), new.get(place)
        score = now["score"] if now is not None else 0.0
        if score is None or (row and now and _points(row) == _points(now)):
            continue
        differs = differences(shared, place[0])
        why = tuple(_why(f"{place[0][:4]}.{place[1]}", row, now, rules, differs))
        earned = row["score"] if row is not None else 0.0
        functions.append(FunctionChange(*place, earned or 0.0, score, why))
    totals = (before["score"], before["max"]), (after["score"], after["max"])
    if not functions and totals[0] == totals[1]:
        return None
    return Change(after["student"], *totals, tuple(functions))


def _functions(result: Result) -> Rows:
    return {
        (exercise["id"], function["name"]): function
        for exercise in result["exercises"]
        for function in exercise["functions"]
    }


def _points(function: Mapping[str, Any]) -> tuple[float | None, float]:
    return function["score"], function["max"]


def _why(
    key: str,
    old: Mapping[str, Any] | None,
    now: Mapping[str, Any] | None,
    rules: ScoringRules,
    differs: Sequence[Sentence] | None,
) -> Iterator[Sentence]:
    """Yield why the points of a function differ: rules first, then checks, then what checks share (`differs`)."""
    if old is None or now is None:
        yield say("it was not graded before") if old is None else say("it is graded no longer")
        return
    before, after = _checks(key, old), _checks(key, now)
    common = [one for one in after if one in before]
    void = [one for one in common if after[one].get("void") and not before[one].get("void")]
    again = [one for one in common if before[one].get("void") and not after[one].get("void")]
    differ = [one for one in common if _passed(before[one]) != _passed(after[one])]
    changed = [one for one in differ if before[one].get("digest") != after[one].get("digest")]
    reasons = [
        (void[:1], say("{checks} no longer counts", checks=_listed(void))),
        (again[:1], say("{checks} counts again", checks=_listed(again))),
    ]
    if len(void) > 1:
        reasons[0] = void, say("{checks} no longer count", checks=_listed(void))
    if len(again) > 1:
        reasons[1] = again, say("{checks} count again", checks=_listed(again))
    # A check that is passed takes no points, so that it is no reason.
    added = [one for one in after if one not in before and not _passed(after[one])]
    removed = [one for one in before if one not in after and not _passed(before[one])]
    others = [one for one in differ if one not in changed]
    reasons += [
        (added, say("added: {checks}", checks=_listed(added))),
        (removed, say("removed: {checks}", checks=_listed(removed))),
        (changed, say("changed, with another result: {checks}", checks=_listed(changed))),
        (others, say("not changed, but with another result: {checks}", checks=_listed(others))),
    ]
    told = [sentence for checks, sentence in reasons if checks]
    if others and differs is not None:
        told += differs or [
            say("nothing that checks share differs, so the answer itself behaved otherwise")
        ]
    if old["max"] != now["max"] and not (void or again):
        told.append(say("it is worth {points} now", points=number(now["max"])))
    yield from told
    if told and not _credit_matters(key, old, now, rules):
        return
    if rules.credit == "checks":
        yield say("each check earns its share")
    else:
        yield say("a function's points are earned whole")


def _credit_matters(
    key: str, old: Mapping[str, Any], now: Mapping[str, Any], rules: ScoringRules
) -> bool:
    """Return whether a function's points were earned in the other way before, and would be others that way now."""

    def score(function: Mapping[str, Any], credit: str) -> Any:
        void = frozenset(one for one, row in _checks(key, function).items() if row.get("void"))
        return rescored_function(function, key, ScoringRules(credit, void))["score"]

    (other,) = (one for one in CREDITS if one != rules.credit)
    return score(old, rules.credit) != old["score"] and score(now, other) != now["score"]


def _passed(check: Mapping[str, Any]) -> bool:
    return bool(check["status"] == "correct")


def _checks(key: str, function: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {f"{key}.{check['id']}": check for check in function["checks"]}


def _listed(checks: Iterable[str]) -> str:
    return ", ".join(checks)


def same_files(before: Result, after: Result) -> bool:
    """Return whether two results are of the same handed-in files, as far as they tell."""
    old = {one["id"]: (one.get("file"), one.get("digest")) for one in before["exercises"]}
    return all(
        old[one["id"]] == (one.get("file"), one.get("digest"))
        for one in after["exercises"]
        if one["id"] in old and "file" in one and old[one["id"]][0] is not None
    )


def requests_in(folder: Path, exercises: Sequence[Exercise]) -> Iterator[tuple[str, str]]:
    """Yield (exercise, text) for every line in a student's files that asks for a regrade.

    Raises OSError where the folder cannot be read.
    """
    if folder_trouble(folder) is not None:
        return
    parts, _ = parts_of(folder, exercises)
    for part in parts:
        if not isinstance(part.data, bytes):
            continue
        requests = [
            match[1]
            for text in texts_of(part.data, part.notebook)
            for match in _REQUEST.finditer(text)
        ]
        for text in requests[:MOST_REQUESTS]:
            yield part.exercise, clean(text.strip(), MAX_REQUEST)
