"""What a verdict depends on besides the submission: the kit's own files, as one fingerprint."""

import hashlib
from functools import cache

from autograder.course.paths import PACKAGE, SOLUTIONS

# Of the grader's own files those that decide what a result says.
DECIDING = ("grader.py", "messages.py", "notebook.py")


@cache
def kit_fingerprint() -> str:
    """Return a hash of every file of the kit that a verdict or its messages come from."""
    total = hashlib.sha256()
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml"), *SOLUTIONS.glob("ex*.py")]
    for path in sorted(files):
        # Writing results and pages is no part of a verdict.
        inside = path.relative_to(PACKAGE).parts if path.is_relative_to(PACKAGE) else ()
        if inside[:1] in (("grading",), ("commands",)) and path.name not in DECIDING:
            continue
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
