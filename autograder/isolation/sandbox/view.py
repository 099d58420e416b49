"""The part of the file system that a worker needs: Python, its packages and the libraries of the system."""

import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from autograder.course.paths import PACKAGE
from autograder.isolation.sandbox.copies import copies_below, packages_of_others

# Where a worker sees the submission, in the tier that can mount it anywhere.
SUBMISSION = Path("/submission")
SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


def import_path(own: list[str]) -> list[str]:
    """Return the import path of a worker, a part of that of this process.

    It is Python's `own` path and other folders of installed packages, and nothing of the course.
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
    """Return the folders that a worker may read, once this process has its import path; none is below another."""
    places = {Path(path) for path in sys.path}
    places |= {Path(sysconfig.get_path(kind)) for kind in ("stdlib", "platstdlib")}
    places |= {Path(prefix, "lib") for prefix in (sys.base_prefix, sys.prefix)}
    places |= {Path(path) for path in SYSTEM_LIBRARIES}
    there = sorted(path for path in places if path.exists())
    return tuple(path for path in there if not any(other in path.parents for other in there))


@cache
def hidden() -> tuple[Path, ...]:
    """Return the folders below those that are hidden from a worker, by real paths; none is below another.

    Hidden are every copy of the kit, and the packages of every other Python.
    """
    places = packages_of_others(folders(), map(Path, sys.path))
    places += copies_below((*folders(), *_on_the_path()))
    return tuple(sorted(_outermost(places)))


def _on_the_path() -> list[Path]:
    return [Path(path) for path in sys.path if Path(path).is_dir()]


def _outermost(paths: Iterable[Path]) -> set[Path]:
    outermost = set(paths)
    return {path for path in outermost if not any(other in path.parents for other in outermost)}


@cache
def seen_as() -> tuple[tuple[Path, Path], ...]:
    """Return (path, real path) of the hidden folders, under every name by which they can be seen."""
    places = {(path, path) for path in hidden()}
    for folder in folders():
        real = folder.resolve()
        places |= {
            (folder / path.relative_to(real), path) for path in hidden() if real in path.parents
        }
    return tuple(sorted(places))


@cache
def without_hidden() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return (folders that may be read, folders that may only be listed), for the tier that cannot cover folders.

    A folder that contains a hidden one is replaced by its other entries. All paths are real: a rule about /lib,
    which is a link to /usr/lib, would cover everything there.
    """
    readable = sorted(_outermost(folder.resolve() for folder in folders()))
    listable: list[Path] = []
    for secret in hidden():
        for parent in reversed(secret.parents):
            if parent in readable:
                readable.remove(parent)
                listable.append(parent)
                # A link is readable if the folder that it leads to is.
                readable += [one for one in sorted(parent.iterdir()) if not one.is_symlink()]
        readable = [one for one in readable if one != secret]
    return tuple(readable), tuple(listable)
