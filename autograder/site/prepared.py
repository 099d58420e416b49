"""What the tab keeps for its next visit: the modules to import in advance, and bytecode beside what was imported.

Pyodide and NumPy come as source text, and compiling it takes half of the time until the first check. The worker takes
Python's memory and the files with their bytecode before any learner code has run, and the page keeps them.
"""

import importlib.util
import marshal
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from zipimport import zipimporter

from autograder.course.catalogue import course
from autograder.course.paths import PACKAGE


def standard_modules() -> list[str]:
    """Return the modules of Python's own library that a check has imported."""
    found = []
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        if spec is not None and isinstance(spec.loader, zipimporter):
            found.append(spec.name)
    return found


def keep_bytecode() -> None:
    """Write the bytecode of all imported files and of all checks where Python looks for it."""
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            _write(Path(spec.loader.path), spec.loader.get_code(spec.name))
    # The checks of the other exercises are imported later.
    for path in _checks():
        _write(path, compile(path.read_bytes(), path, "exec", dont_inherit=True))


def _checks() -> Iterator[Path]:
    for exercise in course():
        path = PACKAGE / "checks" / f"test_{exercise.id}.py"
        if exercise.library is None and path.is_file():
            yield path


def _write(path: Path, code: CodeType | None) -> None:
    if code is None:
        return
    place = Path(importlib.util.cache_from_source(str(path.absolute())))
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(_bytecode(code))


def _bytecode(code: CodeType) -> bytes:
    """Return a .pyc file that is never compared with its source (PEP 552): a file that is put back has another date."""
    unchecked = 0b01
    head = importlib.util.MAGIC_NUMBER + unchecked.to_bytes(4, "little") + bytes(8)
    return head + marshal.dumps(code)
