"""Begins a question: `xor2mnist bank new backprop-order --type order`.

Texts still to be written are "…", and the linter names every one of them.
"""

from __future__ import annotations

import re
from pathlib import Path

from quizzes.lint_text import TO_WRITE
from quizzes.schema import LEVELS
from quizzes.sources import SOURCES

_TEXT = '{en: "…", ko: "…"}'
_WHY = f"""
      - {{ANSWER}}
        why: {_TEXT}             # what whoever answers this believes, and why it is wrong
        # misconception: name            # where it has one, here or in autograder/misconceptions"""

_TYPES = {
    "choice": f"""
    options:                             # two to four wrong ones; the right one not the longest
      right: {{text: {_TEXT}}}
      wrong-one: {{text: {_TEXT}, why: {_TEXT}}}
      wrong-two: {{text: {_TEXT}, why: {_TEXT}}}
    answer: right""",
    "multiple": f"""
    options:
      right-one: {{text: {_TEXT}}}
      right-two: {{text: {_TEXT}}}
      wrong-one: {{text: {_TEXT}, why: {_TEXT}}}
      wrong-two: {{text: {_TEXT}, why: {_TEXT}}}
    answer: [right-one, right-two]""",
    "numeric": """
    params:                              # three sets or so; {{x}} in a text stands for the value
      - {x: 1}
      - {x: 2}
      - {x: 3}
    solve: sigmoid(x)                    # Python over the solutions, numpy and math
    tolerance: 1%
    mistakes:"""
    + _WHY.replace("{ANSWER}", "solve: 1 - sigmoid(x)"),
    "formula": """
    variables: {x: [-3, 3]}              # the range in which formulas are compared
    answer: S(x)(1 - S(x))
    mistakes:"""
    + _WHY.replace("{ANSWER}", "answer: x(1 - x)"),
    "short": """
    accept:                              # the first is the one that is shown
      en: ["…"]
      ko: ["…"]""",
    "order": f"""
    items:                               # three to six, in the right order
      first: {_TEXT}
      second: {_TEXT}
      third: {_TEXT}
    mistakes:"""
    + _WHY.replace("{ANSWER}", "answer: [second, first]"),
    "output": """
    code: |
      import numpy as np
      print(np.array([1, 2]).sum())
    answer: "3"                          # what it prints, or the name of the error
    mistakes:"""
    + _WHY.replace("{ANSWER}", 'answer: ["[1 2]"]'),
}


class CannotBegin(ValueError):
    """The question cannot be begun, and why."""


def begin(name: str, kind: str, level: str, folder: Path = SOURCES) -> tuple[Path, int]:
    """Append a question to its topic's file; return the file and the line where it begins.

    The topic is the longest one with which the name begins, after `before-` or `after-`.
    Raises CannotBegin.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name):
        raise CannotBegin(f'"{name}" is no id: lower-case words joined by hyphens')
    topics = sorted((path.stem for path in folder.glob("*.yaml")), key=len, reverse=True)
    own = re.sub(r"^(before|after)-", "", name)
    topic = next((one for one in topics if own == one or own.startswith(f"{one}-")), None)
    if topic is None:
        raise CannotBegin(f'"{name}" begins with no topic: {", ".join(sorted(topics))}')
    for path in folder.glob("*.yaml"):
        if re.search(rf"^  - id: *{re.escape(name)} *$", path.read_text("utf-8-sig"), re.M):
            raise CannotBegin(f'"{name}" is taken in {path.name}')
    path = folder / f"{topic}.yaml"
    text = path.read_text(encoding="utf-8-sig").rstrip("\n") + "\n\n"
    block = _block(name, kind, level, re.search(r"^concepts:.*\n +([a-z0-9-]+):", text, re.M))
    path.write_text(text + block, encoding="utf-8", newline="\n")
    return path, text.count("\n") + 1


def _block(name: str, kind: str, level: str, concept: re.Match[str] | None) -> str:
    hints = f"\n    hints:\n      - {_TEXT}" if level != "recall" else ""
    return (
        f"  - id: {name}\n    type: {kind}\n    level: {level:<30}# {', '.join(LEVELS)}\n"
        f"    concepts: [{concept[1] if concept else TO_WRITE}]\n"
        f"    prompt: {_TEXT}{_TYPES[kind]}{hints}\n"
        f"    explanation: {_TEXT}        # two to five sentences, with the numbers\n"
    )
