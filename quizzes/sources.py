"""The sources of the bank, and the form of the built bank."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from autograder.course.paths import COURSE, MISCONCEPTIONS, PACKAGE, SOLUTIONS

HOME = Path(__file__).parent
SOURCES = HOME / "bank"
PICTURES = PACKAGE / "pictures"
BUILDERS = (
    "build",
    "charts",
    "consistency",
    "decoding",
    "drawn",
    "experiments",
    "expressions",
    "lettering",
    "loader",
    "mathml",
    "reference",
    "schema",
    "text",
    "variants",
)

Built = dict[str, Any]
"""{"version", "digest", "topics", "concepts", "misconceptions", "functions", "links", "questions",
"formulas"}; `functions` names those of each exercise, `links` says which question a misconception of the
code belongs to, `formulas` gives the MathML of TeX. A question has `id`, `type`, `level`, `concepts`,
`topic`, `exercise`, where the catalogue has a place for it `before` (functions) or `after` (an exercise),
`calculator` where one is needed, what its variants share, and `variants`; `variant` joins the two. They
stand in course order."""


def digest(folder: Path = SOURCES) -> str:
    """Return a digest of all sources of the bank: topics, misconceptions, solutions, the builder's code.

    Line endings do not count: git may have changed them.
    """
    total = hashlib.sha256()
    for path in [
        *sorted(folder.glob("*.yaml")),
        *sorted(MISCONCEPTIONS.glob("ex*.*")),
        *sorted(SOLUTIONS.glob("ex*.py")),
        *sorted(COURSE.glob("course.toml")),
        *(HOME / f"{name}.py" for name in BUILDERS),
        PICTURES / "style.py",
    ]:
        total.update(path.name.encode() + b"\0")
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


def as_text(built: Built) -> str:
    """Return a bank as the text of its file."""
    return json.dumps(built, ensure_ascii=False, separators=(",", ":")) + "\n"
