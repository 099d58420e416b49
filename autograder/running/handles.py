"""The objects behind tokens on the side that runs the submission: caches, generators, models, a path.

A check holds tokens only. The objects are dropped when the next check begins.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from autograder.running.generators import generator
from autograder.running.plain import Handle, ModelSpec, Scratch, Seeded, Token, copied


class LiveObjects:
    """The objects behind the tokens of one check.

    `scratch` is a file made in advance for what a call writes, where a sandbox forbids making one; else "".
    """

    def __init__(self, scratch: str = "") -> None:
        self.scratch = scratch
        self._objects: dict[int, Any] = {}
        self._last = 0
        self._generators: dict[int, np.random.Generator] = {}
        self._models: dict[int, Any] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def clear(self) -> None:
        """Drop everything, when another check begins."""
        self._objects.clear()
        self._last = 0
        self._generators.clear()
        self._models.clear()
        if self.scratch:
            os.truncate(self.scratch, 0)
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _in_folder(self, name: str) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="xor2mnist-")
        return Path(self._folder.name, name)

    def keep(self, value: Any, kind: str) -> Handle:
        """Keep something opaque and return the handle that stands for it."""
        self._last += 1
        self._objects[self._last] = value
        return Handle(kind, self._last)

    def drop(self, handle: Handle) -> None:
        """Drop the object behind a handle that is not needed again."""
        self._objects.pop(handle.number, None)

    def behind(self, token: Token) -> Any:
        """Return the object behind a token; a generator, model or path is made at its first use."""
        if isinstance(token, ModelSpec):
            if token.number not in self._models:
                from autograder.running.models import build

                self._models[token.number] = build(copied(token.spec))
            return self._models[token.number]
        if isinstance(token, Scratch):
            path = Path(self.scratch or self._in_folder(token.name))
            return path if token.as_path else str(path)
        if isinstance(token, Seeded):
            if token.number not in self._generators:
                self._generators[token.number] = generator(token.seed)
            return self._generators[token.number]
        return self._objects[token.number]
