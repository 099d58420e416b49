"""Writes a bundle atomically: a folder with its wheel in it."""

from collections.abc import Mapping
from pathlib import Path

from autograder.basics.files import write_folder_atomically
from autograder.bundle.packaging import WHEEL, wheel


def write_bundle(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a bundle and its wheel into a folder that is not there yet, or empty.

    Raises FileExistsError for a folder with something in it, and OSError.
    """
    write_folder_atomically(folder, {**files, str(WHEEL): wheel(files)})
