"""Bytecode of the modules that a check imports, made in the tab for its next visit.

Pyodide and NumPy come as source text, and compiling it takes half of the time until the first check. The page keeps
what is made here, and gives it to the next worker.
"""

import importlib.util
import io
import marshal
import sys
import zipfile
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from zipimport import zipimporter

from autograder.course.catalogue import course
from autograder.course.paths import PACKAGE

STDLIB, MODULES = "python_stdlib.zip", "compiled.zip"


def compiled() -> dict[str, bytes]:
    """Return two archives: Python's own library with bytecode added, and the bytecode of imported files by path."""
    in_archive: dict[str, bytes] = {}
    of_files: dict[str, bytes] = {}
    archive = ""
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        loader = getattr(spec, "loader", None)
        if isinstance(loader, zipimporter):
            archive = loader.archive
            in_archive |= _from_archive(module, loader)
        elif isinstance(loader, SourceFileLoader) and spec is not None:
            of_files |= _of_file(Path(loader.path), loader.get_code(spec.name))
    # The checks of the other exercises are imported later.
    for path in _checks():
        of_files |= _of_file(path, compile(path.read_bytes(), path, "exec", dont_inherit=True))
    archives = {MODULES: _packed(of_files)}
    if archive:
        archives[STDLIB] = _packed(in_archive, Path(archive).read_bytes())
    return archives


def _checks() -> Iterator[Path]:
    for exercise in course():
        path = PACKAGE / "checks" / f"test_{exercise.id}.py"
        if exercise.library is None and path.is_file():
            yield path


def _from_archive(module: ModuleType, loader: zipimporter) -> dict[str, bytes]:
    name = str(module.__spec__.name) if module.__spec__ else ""
    path = str(module.__file__).removeprefix(loader.archive).lstrip("/")
    code: Any = loader.get_code(name)
    return {f"{path}c": _bytecode(code)} if path.endswith(".py") else {}


def _of_file(path: Path, code: CodeType | None) -> dict[str, bytes]:
    # Learners' files, too, are loaded by path; nothing of theirs has been imported where this runs.
    if code is None:
        return {}
    place = importlib.util.cache_from_source(str(path.absolute()))
    return {place.lstrip("/"): _bytecode(code)}


def _bytecode(code: CodeType) -> bytes:
    """Return a .pyc file that is never compared with its source (PEP 552): unpacking changes the source's date."""
    unchecked = 0b01
    head = importlib.util.MAGIC_NUMBER + unchecked.to_bytes(4, "little") + bytes(8)
    return head + marshal.dumps(code)


def _packed(files: dict[str, bytes], archive: bytes = b"") -> bytes:
    """Return an archive with the files added to it."""
    buffer = io.BytesIO()
    buffer.write(archive)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as packed:
        for path, data in files.items():
            packed.writestr(path, data)
    return buffer.getvalue()
