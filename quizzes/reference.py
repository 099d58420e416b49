"""The reference solutions' functions, for what the bank computes.

Only the build and the linter come here, and only authors' expressions do; what a learner types goes
through `grammar`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from autograder.course.paths import SOLUTIONS


@cache
def functions() -> dict[str, Any]:
    """Return every name that the NumPy exercises' solutions define, in one namespace.

    They run in course order in the same namespace, so that what a later file takes as given is there.
    """
    names: dict[str, Any] = {"__name__": "solutions"}
    for path in sorted(SOLUTIONS.glob("ex*.py")):
        source = path.read_text(encoding="utf-8")
        if "import tensorflow" not in source and "import keras" not in source:
            exec(compile(source, str(path), "exec"), names)
    return names
