"""The trained network in the learner's folder, which `lab` writes and `draw` reads."""

import dataclasses
import json
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from autograder.basics.files import open_atomically
from autograder.events.log import data_folder
from autograder.lab.network import LayerNumbers, Network, Recipe
from autograder.lab.pieces import Pieces

VERSION = 1
ARRAYS = tuple(one.name for one in dataclasses.fields(LayerNumbers))


class NoNetwork(Exception):
    """There is no trained network, or its file cannot be read as one."""


def network_file() -> Path:
    """Return the file of the trained network."""
    return data_folder() / "network.npz"


def save(network: Network, about: dict[str, Any], path: Path) -> None:
    """Write a network and its description atomically. Raises OSError."""
    arrays = {
        f"{name}{k}": getattr(layer, name)
        for k, layer in enumerate(network.layers)
        for name in ARRAYS
        if getattr(layer, name) is not None
    }
    facts = {**about, "version": VERSION, "recipe": dataclasses.asdict(network.recipe)}
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_atomically(path, "wb") as file:
        np.savez(file, about=np.array(json.dumps(facts)), **arrays)


def load(path: Path, pieces: Pieces) -> tuple[Network, dict[str, Any]]:
    """Return the network of a file, with `pieces` for its functions. Raises NoNetwork."""
    try:
        with np.load(path, allow_pickle=False) as file:
            about = json.loads(str(file["about"]))
            recipe = Recipe(**{**about["recipe"], "hidden": tuple(about["recipe"]["hidden"])})
            sizes = recipe.sizes
            layers = []
            for k, shape in enumerate(pairwise(sizes)):
                arrays = {name: file[f"{name}{k}"] for name in ARRAYS if f"{name}{k}" in file}
                layer = LayerNumbers(**arrays)
                if layer.w.shape != shape or about["version"] != VERSION:
                    raise NoNetwork
                layers.append(layer)
    except (
        OSError,
        KeyError,
        TypeError,
        ValueError,
        EOFError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise NoNetwork from error
    return Network(recipe, pieces, layers), about
