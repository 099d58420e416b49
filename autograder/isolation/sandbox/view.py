"""What of the file system a worker needs: Python, its packages and the libraries of the system."""

import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from autograder.course.paths import PACKAGE
from autograder.isolation.sandbox.copies import copies_below, packages_of_others

# Where a submission is shown, in the tier that can show it anywhere.
SUBMISSION = Path("/submission")
SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


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
    """Return what lies below those folders and is hidden, by real paths; none is below another.

    It is every copy of the kit, and the packages of every Python that is not the one at work.
    """
    found = packages_of_others(folders(), map(Path, sys.path))
    found += copies_below((*folders(), *_on_the_path()))
    return tuple(sorted(_outermost(found)))


def _on_the_path() -> list[Path]:
    return [Path(path) for path in sys.path if Path(path).is_dir()]


def _outermost(paths: Iterable[Path]) -> set[Path]:
    found = set(paths)
    return {path for path in found if not any(other in path.parents for other in found)}


@cache
def seen_as() -> tuple[tuple[Path, Path], ...]:
    """Return (path, real path) of what is hidden, under every name by which it can be seen."""
    found = {(path, path) for path in hidden()}
    for folder in folders():
        real = folder.resolve()
        found |= {
            (folder / path.relative_to(real), path) for path in hidden() if real in path.parents
        }
    return tuple(sorted(found))


@cache
def without_hidden() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return (what may be read, what may be listed alone) where nothing can be hidden.

    A folder above a hidden one is replaced by the others that it holds. All are real paths: a rule about
    /lib, which leads to /usr/lib, would be one about everything there.
    """
    readable = sorted(_outermost(folder.resolve() for folder in folders()))
    listable: list[Path] = []
    for secret in hidden():
        for parent in reversed(secret.parents):
            if parent in readable:
                readable.remove(parent)
                listable.append(parent)
                # What leads elsewhere is readable where it leads to, if at all.
                readable += [one for one in sorted(parent.iterdir()) if not one.is_symlink()]
        readable = [one for one in readable if one != secret]
    return tuple(readable), tuple(listable)
