"""Writes a bundle: a folder with its wheel in it, whole or not at all."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from autograder.basics.files import whole
from autograder.bundle.packaging import WHEEL, wheel


def write_bundle(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a bundle and its wheel into a folder that is not there yet, or empty.

    Raises FileExistsError for a folder with something in it, and OSError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        for path, data in files.items():
            target = part / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        (part / WHEEL).write_bytes(wheel(files))
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def write_wheel(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write a bundle's wheel alone into a folder, over one that is there; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / WHEEL
    with whole(target, "wb") as file:
        file.write(wheel(files))
    return target
