"""Sums up the observations of one function: its figures, and everything that is wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from autograder.checking.check import Check, checks_of_function
from autograder.course.catalogue import course
from autograder.trust.equivalent import messages, reasons
from autograder.trust.explained import BEGIN, Explained
from autograder.trust.explanations import (
    Explanations,
    FalsePlace,
    explanations_of,
    false_places_of,
)
from autograder.trust.observe import Apart, Observation, ObservationCost, TrustUnit
from autograder.trust.pool import Hung, Observed

CHANCE_OF_ONE = 1e-10
"""A bound for one statistic beyond 6.8 deviations: 1e-11 if normal, some times that if binomial."""


@dataclass
class Figures:
    """The figures of one function. Pairs are (reached, of how many)."""

    exercise: str
    function: str
    checks: int
    seeds: int
    right: tuple[int, int] = (0, 0)
    rejected: tuple[int, int] = (0, 0)
    named: tuple[int, int] = (0, 0)
    killed: tuple[int, int] = (0, 0)
    argued: int = 0
    elsewhere: int = 0
    hung: int = 0
    seconds: float = 0.0
    bound: float = 0.0
    needed: dict[str, str] = field(default_factory=dict)
    names_of_mutants: dict[str, str] = field(default_factory=dict)
    of_solution: Explanations = field(default_factory=Explanations)
    of_bank: Explanations = field(default_factory=Explanations)
    false_places: list[FalsePlace] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)


def _seeds(observations: Sequence[Observation]) -> str:
    seeds = [str(one.seed) for one in observations]
    return (
        "seed " + ", ".join(seeds[:5]) + (f" and {len(seeds) - 5} more" if len(seeds) > 5 else "")
    )


def _accepted(observation: Observation) -> bool:
    return not (observation.failed or observation.elsewhere or observation.crash)


def _about_right(figures: Figures, by_subject: dict[str, list[Observation]]) -> tuple[int, int]:
    good = 0
    for subject, observations in by_subject.items():
        rejected = [one for one in observations if not _accepted(one)]
        good += not rejected
        if rejected:
            first = rejected[0]
            why = first.crash or ", ".join(first.failed + first.elsewhere)
            figures.amiss.append(f"right, but rejected: {subject} ({why}; {_seeds(rejected)})")
    return good, len(by_subject)


def _about_misconceptions(figures: Figures, by_subject: dict[str, list[Observation]]) -> None:
    rejected = named = 0
    for subject, observations in by_subject.items():
        passed = [one for one in observations if not one.failed]
        rejected += not passed
        if passed:
            figures.amiss.append(f"wrong, but accepted: {subject} ({_seeds(passed)})")
        unnamed = [one for one in observations if one.failed and one.name != subject]
        named += not unnamed and not passed
        if unnamed:
            got = unnamed[0].name or "nothing"
            figures.amiss.append(f"named {got}: {subject} ({_seeds(unnamed)})")
    total = len(by_subject)
    figures.rejected, figures.named = (rejected, total), (named, total)


def _about_mutants(
    figures: Figures, by_subject: dict[str, list[Observation]], hung: set[str]
) -> None:
    hung = hung - by_subject.keys()  # it may have returned at an earlier seed
    argued = reasons().get(figures.function, {})
    for change in argued.keys() - by_subject.keys():
        figures.amiss.append(f"argued in equivalent.toml, but there is no such mutant: {change}")
    killed = 0
    for change, observations in by_subject.items():
        passed = [one for one in observations if _accepted(one)]
        if change in argued:
            figures.argued += 1
            if len(passed) < len(observations):
                caught = [one for one in observations if not _accepted(one)]
                figures.amiss.append(f"argued, but killed: {change} ({_seeds(caught)})")
        elif passed:
            figures.amiss.append(f"survives: {change} ({_seeds(passed)})")
        else:
            killed += 1
            figures.elsewhere += all(one.elsewhere and not one.failed for one in observations)
        names = {one.name for one in observations if one.failed and one.complete}
        if len(names) > 1:
            listing = ", ".join(sorted(str(name) for name in names))
            figures.amiss.append(f"a mutant's name depends on the seed: {change} ({listing})")
        for name in names - {None}:
            figures.names_of_mutants[change] = str(name)
    figures.hung = len(hung)
    figures.killed = killed + len(hung), len(by_subject) + len(hung) - figures.argued


def _about_checks(
    figures: Figures, observations: Sequence[Observation], apart: Sequence[Apart]
) -> None:
    """Leave out each check in turn, and count what is then accepted or no longer named.

    This is counted without the edge sweep, since a sweep made from the catalogue should not make a written check
    superfluous.
    """
    swept = {check.id for check in own_checks(figures) if check.edge}
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    complete: Counter[str] = Counter()
    for one in observations:
        if one.complete and one.kind in ("misconception", "mutant"):
            complete[one.subject] += 1
            failed = [check for check in one.failed if check not in swept] or one.failed
            if len(failed) == 1:
                alone[failed[0]][one.subject] += 1
    telling: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for pair in apart:
        if pair.check is None:
            first, second = pair.pair
            figures.amiss.append(f"{first} and {second} look alike (seed {pair.seed})")
        else:
            telling[pair.check][pair.pair] += 1
    named_by = Counter(
        check for check, _ in {(o.failed[0], o.subject) for o in observations if _is_named(o)}
    )
    for check in own_checks(figures):
        if alone[check.id]:
            # Misconceptions are listed before mutants, and first those that are accepted at every seed.
            subject, times = max(
                alone[check.id].items(), key=lambda item: (" " not in item[0], item[1])
            )
            often = f"{times / complete[subject]:.0%} of the seeds"
            many = len(alone[check.id])
            figures.needed[check.id] = f"lets through {many}, such as `{subject}` ({often})"
        elif telling[check.id]:
            first, second = telling[check.id].most_common(1)[0][0]
            figures.needed[check.id] = f"its message: nothing else tells `{first}` from `{second}`"
        elif check.key in messages() and named_by[check.id]:
            what = messages()[check.key]
            figures.needed[check.id] = (
                f"its message, for {named_by[check.id]} misconceptions: {what}"
            )
        elif check.edge:
            figures.needed[check.id] = "the edges of the contract; the other checks show them too"
        else:
            figures.amiss.append(f"the check {check.id} may be deleted: nothing gets through")


def _about_explanations(figures: Figures, mutants: Sequence[Explained]) -> None:
    figures.of_solution = explanations_of(one for one in mutants if not one.program)
    figures.of_bank = explanations_of(one for one in mutants if one.program)
    figures.false_places = false_places_of(mutants)


def _is_named(one: Observation) -> bool:
    return one.kind == "misconception" and bool(one.failed)


def own_checks(figures: Figures) -> list[Check]:
    """Return the checks of the function that the figures are about."""
    return checks_of_function(course().exercise(figures.exercise), figures.function)


def _bound(figures: Figures, observations: Iterable[Observation]) -> float:
    """Return the probability of a false alarm in one run: the sum of those that the checks state."""
    stated = sum(check.chance for check in own_checks(figures))
    measured = max((one.measured for one in observations if one.kind == "solution"), default=0)
    return stated + measured * CHANCE_OF_ONE


def figures_of(unit: TrustUnit, observed: Sequence[Observed]) -> Figures:
    """Return the figures of the function of one unit."""
    figures = Figures(unit.exercise, unit.function, 0, len(unit.seeds))
    figures.checks = len(own_checks(figures))
    figures.seconds = sum(one.seconds for one in observed if isinstance(one, ObservationCost))
    observations = [one for one in observed if isinstance(one, Observation)]
    by_kind: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for one in observations:
        by_kind[one.kind][one.subject].append(one)
        if one.crash and one.kind in ("misconception", "mutant"):
            figures.amiss.append(f"the checks crash on {one.subject}: {one.crash}")
    hung = {one.subject for one in observed if isinstance(one, Hung)}
    mutants_that_hang = {one[len("mutant: ") :] for one in hung if one.startswith("mutant: ")}
    for subject in hung:
        if not subject.startswith(("mutant: ", BEGIN)):
            figures.amiss.append(f"does not come back: {subject}")
    _about_right(figures, by_kind["solution"])
    figures.right = _about_right(figures, by_kind["right"])
    _about_misconceptions(figures, by_kind["misconception"])
    _about_mutants(figures, by_kind["mutant"], mutants_that_hang)
    _about_checks(figures, observations, [one for one in observed if isinstance(one, Apart)])
    _about_explanations(figures, [one for one in observed if isinstance(one, Explained)])
    figures.bound = _bound(figures, observations)
    return figures
