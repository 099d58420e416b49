"""What `regrade` decided about a folder of results. It is kept there alone, and every later run applies it."""

from collections.abc import Collection

from autograder.grading.scoring import ScoringRules
from autograder.grading.store import Store


def with_decisions(store: Store, rules: ScoringRules) -> ScoringRules:
    """Return the rules of a course combined with what was decided about these results."""
    facts = store.run()
    return ScoringRules(
        facts.get("credit") or rules.credit, rules.void | set(facts.get("void", ()))
    )


def decide(
    store: Store, void: Collection[str], counts: Collection[str], credit: str | None
) -> None:
    """Keep a decision: checks that no longer count, checks that count again, and how points are shared."""
    if void or counts or credit:
        facts = store.run()
        facts["void"] = sorted({*facts.get("void", ()), *void} - set(counts))
        facts["credit"] = credit or facts.get("credit")
        store.note_run(facts)
