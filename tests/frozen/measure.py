"""Judges the frozen bank and says how well it is judged and explained.

`python tests/frozen/measure.py [--cases DIR] [--half open|held] [--seed N] [--only EX[.function]] [--out FILE] [--no-names]`
prints a table for each kind; `--out` keeps a JSON line for every case, `--document` writes the page of
docs/, `--read` takes the lines of earlier runs in place of a run.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from frozen_bank import CASES, Case, cases

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.course.paths import SOLUTIONS
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.language.i18n import render
from autograder.running.local import LocalSide

ARGUED = Path(__file__).parent / "argued.toml"


def judged(case: Case, diagnosis: Diagnosis | None, seed: int, folder: Path) -> dict:
    """Return what the kit says of a case."""
    exercise = course().exercise(case.exercise)
    path = case.write(folder / case.id)
    bench = Bench(exercise, LocalSide(exercise, path), diagnosis_reference(exercise), seed)
    verdict = assess([bench], diagnosis, select=lambda check: check.function == case.function)
    result = verdict.function(case.function)
    places = [(place.line, place.certain, place.expression) for place in result.first_wrong]
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
        "places": places,
        "marks": sorted(marked),
        "on_a_mark": [line in marked for line, _, _ in places],
        "said": [render(place.note, "en") if place.note else "" for place in result.first_wrong],
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


KINDS = {
    "one": "one slip",
    "two": "two slips",
    "three": "three slips",
    "rare": "rarer mistakes",
}

BANKS = {
    "cases": "the frozen bank",
    "second": "a second bank, looked at while places were mended",
    "third": "a third bank, looked at since it was first judged",
    "fourth": "a fourth bank, looked at since it was first judged",
    "fifth": "a fifth bank, looked at since it was first judged",
    "sixth": "a sixth bank, judged before anybody had looked at it",
    "seventh": "a seventh bank, judged before anybody had looked at it",
    "eighth": "an eighth bank, judged before anybody had looked at it",
    "ninth": "a ninth bank, judged before anybody had looked at it",
    "tenth": "a tenth bank, judged before anybody had looked at it",
    "eleventh": "an eleventh bank, judged before anybody had looked at it",
    "twelfth": "a twelfth bank, judged before anybody had looked at it",
    "thirteenth": "a thirteenth bank, judged before anybody had looked at it",
    "fourteenth": "a fourteenth bank, judged before anybody had looked at it",
    "fifteenth": "a fifteenth bank, judged before anybody had looked at it",
    "sixteenth": "a sixteenth bank, judged before anybody had looked at it",
    "seventeenth": "a seventeenth bank, judged before anybody had looked at it",
    "eighteenth": "an eighteenth bank, judged before anybody had looked at it",
    "nineteenth": "a nineteenth bank, judged before anybody had looked at it",
}

BAR = "\\|"  # what Markdown takes for a bar inside a cell

HEAD = """# How well mistakes are explained

Written by `python tests/frozen/measure.py --document {page}`; do not edit. The answers are
those of `tests/frozen`: written by people who knew only the contract, the stubs and the lecture, before
the checks, the names and the places were changed, with the lines of their slips marked by their authors.
All are judged at seed {seed}, where learners are. Whoever works on the explanations looks at a bank once it has been
judged, so answers that nobody here has seen are explained less often; the figures of a bank that was "judged before
anybody had looked at it" show how often, by the version of that day.

- **accepted**: wrong answers that the checks accept; they are listed below.
- **named**: a misconception is named, or said to be one thing that is wrong; **changed**: the nearest
  change of a right program is named; **several changes**: those of them that name two or three at once.
- **place**: a line is shown as the place of the mistake; **on a mark**: one of the lines shown is a line
  that the author marked. A place beside the mark need not be false: authors mark where something is
  left out or a constant is chosen, the kit shows the first value that comes out wrong by it.
- **explained**: a name, a change, or a place on a mark.
"""


def document(rows: list[dict], seed: int, page: Path) -> str:
    """Return the page with the figures."""
    lines = [HEAD.format(seed=seed, page=page.as_posix())]
    for bank, said in BANKS.items():
        for title, in_group in (
            ("NumPy exercises", lambda row: row["exercise"] < "ex11"),
            ("Keras exercises", lambda row: row["exercise"] >= "ex11"),
        ):
            own = [row for row in rows if row.get("bank", "cases") == bank and in_group(row)]
            if own:
                lines += [f"## {title}: {said}", "", *_figures(own), ""]
    wrong = [row for row in rows if row["kind"] in KINDS]
    accepted = [row for row in wrong if row["status"] == "correct"]
    argued = tomllib.loads(ARGUED.read_text(encoding="utf-8"))
    disputed = [row for row in accepted if _key(row) in argued["right"]]
    let_through = [row for row in accepted if row not in disputed]
    for title, group in (
        (f"Wrong and accepted: {len(let_through)} of {len(wrong) - len(disputed)}", let_through),
        (f"Accepted, since they break nothing in the contract: {len(disputed)}", disputed),
    ):
        lines += [f"## {title}", ""]
        for row in group:
            known = argued["right"] | argued["open"] | argued["since"]
            reason = known.get(_key(row), "no reason yet")
            name, number = row["function"], row["id"].rpartition("-")[2]
            lines.append(
                f"- `{name}` {number} ({KINDS[row['kind']]}): {row['why']}. {_sentence(reason)}."
            )
        lines.append("")
    lines.pop()
    lines += ["", "## Right answers that are rejected", ""]
    refused = [row for row in rows if row["kind"] == "right" and row["status"] != "correct"]
    lines += [f"- `{row['function']}` {row['id']}: {row['why']}" for row in refused] or ["None."]
    lines += ["", "## Places beside the marks", ""]
    lines += [
        "The last column is what the author says of the slip.",
        "",
        "| answer | shown | marked | slip |",
        "|---|---|---|---|",
    ]
    for row in rows:
        if row["places"] and not any(row["on_a_mark"]):
            # An expression over several lines stands in one line of the table.
            shown = ((line, " ".join(text.split())) for line, _, text in row["places"])
            place_texts = "; ".join(f"{line}: `{text}`" for line, text in shown)
            marks = ", ".join(map(str, row["marks"]))
            cells = (row["id"], place_texts, marks, row["why"])
            lines.append(f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _key(row: dict) -> str:
    """Return the name under which `argued.toml` has an answer."""
    bank = row.get("bank", "cases")
    return row["id"] if bank == "cases" else f"{bank}/{row['id']}"


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _figures(rows: list[dict]) -> list[str]:
    lines = [
        "| answers | wrong | accepted | named | changed | several changes | place | on a mark | explained |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for kind, title in KINDS.items():
        of_kind = [row for row in rows if row["kind"] == kind]
        if not of_kind:
            continue
        rejected = [row for row in of_kind if row["status"] != "correct"]
        named = sum(row["misconception"] is not None for row in rejected)
        changed = sum(row["change"] is not None for row in rejected)
        two = sum(" and " in (row["change"] or "") for row in rejected)
        place, mark = (
            sum(bool(row["places"]) for row in rejected),
            sum(any(r["on_a_mark"]) for r in rejected),
        )
        explained = sum(
            bool(row["misconception"] or row["change"] or any(row["on_a_mark"])) for row in rejected
        )
        share = f"{explained} ({explained / max(len(rejected), 1):.0%})"
        accepted = len(of_kind) - len(rejected)
        lines.append(
            f"| {title} | {len(of_kind)} | {accepted} | {named} | {changed} | {two} | {place} | {mark} | {share} |"
        )
    right = [row for row in rows if row["kind"] == "right"]
    accepted = sum(row["status"] == "correct" for row in right)
    if right:
        lines += ["", f"Right answers accepted: {accepted} of {len(right)}."]
    return lines


def main() -> None:
    """Judge every case that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="")
    parser.add_argument("--half", choices=("open", "held"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--no-names", action="store_true")
    parser.add_argument("--document", type=Path, help="write the figures as a page")
    parser.add_argument("--read", type=Path, nargs="+", help="files of --out, in place of a run")
    options = parser.parse_args()
    if options.read:
        rows = [json.loads(line) for file in options.read for line in file.open(encoding="utf-8")]
        report(rows, options)
        return
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
                row = judged(case, diagnosis, options.seed, Path(folder))
                rows.append({"bank": options.cases.name, **row})
                if options.out:
                    with options.out.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(rows[-1], ensure_ascii=False) + "\n")
    report(rows, options)


def report(rows: list[dict], options: argparse.Namespace) -> None:
    """Print the figures, and write the page where one is asked for."""
    table(rows)
    if options.document:
        page = document(rows, options.seed, options.document)
        options.document.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
