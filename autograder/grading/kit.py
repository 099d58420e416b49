"""A fingerprint of the kit's own files, on which a verdict depends besides the submission."""

import hashlib
from functools import cache

from autograder.course.paths import PACKAGE, SOLUTIONS

# The files of `grading` that decide the content of a result.
DECIDING = ("grader.py", "messages.py", "notebook.py")


@cache
def kit_fingerprint() -> str:
    """Return a hash of every file of the kit that decides a verdict or its messages."""
    total = hashlib.sha256()
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml"), *SOLUTIONS.glob("ex*.py")]
    for path in sorted(files):
        # Files that only write results and pages are left out.
        inside = path.relative_to(PACKAGE).parts if path.is_relative_to(PACKAGE) else ()
        if inside[:1] in (("grading",), ("commands",)) and path.name not in DECIDING:
            continue
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def installed_version(package: str) -> str:
    """Return the version of an installed package, on which kept results depend; empty where it is missing."""
    import importlib.metadata  # imported late: it takes as long as a NumPy check

    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
