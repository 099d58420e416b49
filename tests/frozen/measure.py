"""Judges the frozen bank and says how well it is judged and explained.

`python tests/frozen/measure.py [--cases DIR] [--half open|held] [--seed N] [--only EX[.function]] [--out FILE] [--no-names]`
prints a table for each kind; `--out` keeps a JSON line for every case.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from frozen_bank import CASES, Case, cases

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.running.local import LocalSide


def judged(case: Case, diagnosis: Diagnosis | None, seed: int, folder: Path) -> dict:
    """Return what the kit says of a case."""
    exercise = course().exercise(case.exercise)
    path = case.write(folder / case.id)
    bench = Bench(exercise, LocalSide(exercise, path), diagnosis_reference(exercise), seed)
    verdict = assess([bench], diagnosis, wanted=lambda check: check.function == case.function)
    result = verdict.function(case.function)
    shown = [(place.line, place.certain, place.expression) for place in result.first_wrong]
    marked = {line for line, _ in case.marks}
    return {
        "id": case.id,
        "exercise": case.exercise,
        "function": case.function,
        "kind": case.kind,
        "why": case.why,
        "status": result.status,
        "misconception": result.misconception,
        "certain": result.certain,
        "change": result.change.id if result.change else None,
        "change_text": result.change.text["en"] if result.change else None,
        "places": shown,
        "marks": sorted(marked),
        "on_a_mark": [line in marked for line, _, _ in shown],
        "mend_first": result.mend_first,
    }


_references: dict = {}


def diagnosis_reference(exercise):
    """Return one remembered solution for each exercise."""
    if exercise.id not in _references:
        _references[exercise.id] = Diagnosis(SOLUTIONS).reference(exercise)
    return _references[exercise.id]


def table(rows: list[dict]) -> None:
    """Print what came out, kind by kind."""
    print(
        f"{'kind':6} {'cases':>5} {'accepted':>8} {'named':>5} {'change':>6} {'place':>5} {'on mark':>7}"
    )
    for kind in ("right", "one", "two", "three", "rare"):
        of_kind = [row for row in rows if row["kind"] == kind]
        count = Counter()
        for row in of_kind:
            count["accepted"] += row["status"] == "correct"
            count["named"] += row["misconception"] is not None
            count["change"] += row["change"] is not None
            count["place"] += bool(row["places"])
            count["mark"] += any(row["on_a_mark"])
        print(
            f"{kind:6} {len(of_kind):5} {count['accepted']:8} {count['named']:5} "
            f"{count['change']:6} {count['place']:5} {count['mark']:7}"
        )


def main() -> None:
    """Judge every case that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="")
    parser.add_argument("--half", choices=("open", "held"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--no-names", action="store_true")
    options = parser.parse_args()
    os.environ["XOR2MNIST_STRICT"] = "1"
    exercise, _, function = options.only.partition(".")
    diagnosis = None if options.no_names else Diagnosis(SOLUTIONS)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(options.cases):
            odd = int(case.id.rpartition("-")[2]) % 2
            if options.half and odd != (options.half == "open"):
                continue
            if case.exercise.startswith(exercise) and function in ("", case.function):
                checks_of(course().exercise(case.exercise))
                rows.append(judged(case, diagnosis, options.seed, Path(folder)))
                if options.out:
                    with options.out.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(rows[-1], ensure_ascii=False) + "\n")
    table(rows)


if __name__ == "__main__":
    main()
