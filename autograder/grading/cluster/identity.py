"""The kit, Python and packages that a worker must have in common with the machine that hands out the work.

Results must equal those of a run without a cluster, so a worker with another kit, Python or package is refused with
a message.
"""

import hashlib
import importlib.metadata
import sys
from dataclasses import dataclass, field
from functools import cache

from autograder import __version__
from autograder.course.paths import PACKAGE
from autograder.grading.kit import kit_fingerprint
from autograder.language.finding import Sentence, say

# Packages that decide a result besides the kit, by their numbers or by the texts of their exceptions.
PACKAGES = ("numpy", "scipy", "pandas", "tensorflow", "keras")


@dataclass(frozen=True)
class Identity:
    """The kit, Python and packages of a machine; `tier` is that of its sandbox, None where none works."""

    version: str
    code: str
    python: str
    packages: dict[str, str] = field(default_factory=dict)
    tier: str | None = None


@cache
def code_fingerprint() -> str:
    """Return a hash of the code that decides a verdict, and of the code that packs units and results."""
    total = hashlib.sha256(kit_fingerprint().encode())
    for path in sorted((PACKAGE / "grading").rglob("*.py")):
        total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def identity(tier: str | None = None) -> Identity:
    """Return the identity of this machine."""
    packages = {}
    for name in PACKAGES:
        try:
            packages[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Identity(__version__, code_fingerprint(), python, packages, tier)


def refusal(worker: str, theirs: Identity, mine: Identity) -> Sentence | None:
    """Return why a worker cannot take part; None where it can."""
    if not theirs.version:
        return say(
            "{worker} is not used: xor2mnist {mine} is not installed there, or cannot be imported",
            worker=worker,
            mine=mine.version,
        )
    if theirs.version != mine.version:
        return say(
            "{worker} is not used: it has xor2mnist {theirs}, and this machine has {mine}",
            worker=worker,
            theirs=theirs.version,
            mine=mine.version,
        )
    if theirs.code != mine.code:
        return say(
            "{worker} is not used: its xor2mnist {version} has other files than the one here; install "
            "the same one on both",
            worker=worker,
            version=mine.version,
        )
    versions, own_versions = ({"Python": one.python, **one.packages} for one in (theirs, mine))
    for name in ("Python", *PACKAGES):
        there, here = versions.get(name), own_versions.get(name)
        if there == here:
            continue
        if there is None:
            return say(
                "{worker} is not used: {package} is not installed there, and here it is",
                worker=worker,
                package=name,
            )
        if here is None:
            return say(
                "{worker} is not used: {package} is installed there, and here it is not",
                worker=worker,
                package=name,
            )
        return say(
            "{worker} is not used: it has {package} {theirs}, and this machine has {mine}",
            worker=worker,
            package=name,
            theirs=there,
            mine=here,
        )
    if theirs.tier is None:
        return say(
            "{worker} is not used: no sandbox works there; xor2mnist doctor says there what is missing",
            worker=worker,
        )
    return None
