"""Lets Keras save a model where no folder can be made: it gets one that stands ready.

Keras makes a temporary folder for the assets of every model it saves, also where there are none.
"""

import sys
from pathlib import Path
from typing import Any

FOLDER = "keras"


class _ReadyFile(str):
    """The path of a folder that Keras shall not remove: it asks whether there is one by its truth.

    So does os.path.join, which adds no separator to what is false; the path ends with one.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def prepare(scratch: Path) -> Path:
    """Make the folder below `scratch` that saving needs, and return it."""
    (scratch / FOLDER / "assets").mkdir(parents=True)
    return scratch / FOLDER


def use(folder: Path) -> None:
    """Have Keras, if it is imported, take `folder` whenever it wants a temporary one."""
    saving: Any = sys.modules.get("keras.src.saving.saving_lib")
    if saving is None or not hasattr(saving, "get_temp_dir"):
        return
    saving.get_temp_dir = lambda: _ReadyFile(f"{folder}/")
    make = saving.file_utils.makedirs
    saving.file_utils.makedirs = lambda path: None if Path(path).is_dir() else make(path)
