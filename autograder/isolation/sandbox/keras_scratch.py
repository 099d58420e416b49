"""Lets Keras save a model where no folder can be made, by giving it one that was made in advance.

Keras makes a temporary folder for the assets of every model it saves, even if there are none.
"""

import sys
from pathlib import Path
from typing import Any

FOLDER = "keras"


class _ReadyFile(str):
    """The path of a folder that Keras must not remove.

    It is false, since Keras removes a folder whose path is true.

    os.path.join adds no separator to a false path, so this one ends with a separator.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def prepare(scratch: Path) -> Path:
    """Make the folder below `scratch` that saving needs, and return it."""
    (scratch / FOLDER / "assets").mkdir(parents=True)
    return scratch / FOLDER


def use(folder: Path) -> None:
    """Make Keras, if it is imported, use `folder` whenever it makes a temporary folder."""
    saving: Any = sys.modules.get("keras.src.saving.saving_lib")
    if saving is None or not hasattr(saving, "get_temp_dir"):
        return
    saving.get_temp_dir = lambda: _ReadyFile(f"{folder}/")
    make = saving.file_utils.makedirs
    saving.file_utils.makedirs = lambda path: None if Path(path).is_dir() else make(path)
