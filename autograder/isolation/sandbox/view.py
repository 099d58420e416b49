"""What of the file system a worker needs: Python, its packages and the libraries of the system."""

import sys
import sysconfig
from functools import cache
from pathlib import Path

from autograder.course.paths import PACKAGE

# Where a submission is shown, in the tier that can show it anywhere.
SUBMISSION = Path("/submission")
SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
# Ours, where it is installed among the packages: checks, solutions and the answers of quizzes.
OURS = ("autograder", "quizzes")


def import_path(own: list[str]) -> list[str]:
    """Return the import path that a worker has, out of that of this process.

    It is Python's `own` and other folders of installed packages: nothing of the course.
    """
    site = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
    return [
        path
        for path in sys.path
        if Path(path).is_absolute()
        and (path in own or Path(path).name in ("site-packages", "dist-packages"))
        and (path in site or Path(path) != PACKAGE.parent)
    ]


@cache
def folders() -> tuple[Path, ...]:
    """Return what a worker may read, once this process has its import path; none is below another."""
    found = {Path(path) for path in sys.path}
    found |= {Path(sysconfig.get_path(kind)) for kind in ("stdlib", "platstdlib")}
    found |= {Path(prefix, "lib") for prefix in (sys.base_prefix, sys.prefix)}
    found |= {Path(path) for path in SYSTEM_LIBRARIES}
    there = sorted(path for path in found if path.exists())
    return tuple(path for path in there if not any(other in path.parents for other in there))


@cache
def hidden() -> tuple[Path, ...]:
    """Return what lies below those folders and is ours to hide."""
    places = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")} | set(sys.path)
    found = {Path(place, name) for place in places for name in OURS}
    visible = folders()
    return tuple(
        sorted(
            path
            for path in found
            if path.is_dir() and any(folder in path.parents for folder in visible)
        )
    )


@cache
def without_hidden() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return (what may be read, what may be listed alone) where nothing can be hidden.

    A folder above a hidden one is replaced by the others that it holds.
    """
    readable, listable = list(folders()), []
    for secret in hidden():
        for parent in reversed(secret.parents):
            if parent in readable:
                readable.remove(parent)
                listable.append(parent)
                readable += [one for one in sorted(parent.iterdir()) if one != secret]
        readable = [one for one in readable if one != secret]
    return tuple(readable), tuple(listable)
