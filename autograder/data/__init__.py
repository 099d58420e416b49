"""MNIST: from Keras's cache, by Keras's own download, or the subset that the package ships."""

import os
import socket
import sys
import zipfile
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from autograder.course.state import language_of_run
from autograder.language.finding import say
from autograder.language.i18n import printable, readable_language, render

Split = tuple[NDArray, NDArray]
"""Images (n, 28, 28) and their labels (n,), both uint8."""

SUBSET = Path(__file__).with_name("mnist_subset.npz")
DOWNLOAD_SECONDS = 20
"""How long to wait for a server that does not answer; Keras itself sets no limit."""


class DamagedData(Exception):
    """The file `path` is not MNIST or is incomplete; the text names it and says what to do."""

    def __init__(self, path: Path, template: str, detail: object = "") -> None:
        shipped = path == SUBSET
        remedy = _words(
            "Install xor2mnist again." if shipped else "Put a whole copy there or delete it."
        )
        super().__init__(f"{_words(template, path=path, detail=detail)} {remedy}")
        self.path = path


def load_mnist(offline: bool = False) -> tuple[Split, Split]:
    """Return ((x_train, y_train), (x_test, y_test)) as keras.datasets.mnist.load_data does.

    The data are Keras's copy on this machine, else Keras's own download, else (where that fails,
    or with `offline`) the subset shipped with this package; one line on stderr says which.
    TensorFlow is imported only for a download. Raises DamagedData for a truncated or corrupted
    file.
    """
    cached = find_cache()
    if cached is not None:
        return _announced(
            read_mnist(cached), _words("the full data from Keras's cache, {path}", path=cached)
        )
    source = _words("the subset shipped with xor2mnist (offline)")
    if not offline:
        try:
            data = _download()
        # Keras raises a bare Exception where a server cannot be reached.
        except Exception as error:
            source = _words(
                "the subset shipped with xor2mnist (the download failed: {error})",
                error=_first_line(error),
            )
        else:
            return _announced(data, _words("the full data, downloaded by Keras"))
    return _announced(load_subset(), source)


def load_subset() -> tuple[Split, Split]:
    """Return the shipped subset in the shape of load_mnist, the same digits on every machine.

    Its training digits come from MNIST's training data, its test digits from the test data, as
    many of each class. No network, no TensorFlow. Raises DamagedData.
    """
    return read_mnist(SUBSET)


def find_cache() -> Path | None:
    """Return the file in which Keras keeps MNIST on this machine, or None where there is none."""
    # This finds the same file as keras.utils.get_file, without importing Keras, which takes seconds.
    home = Path(os.environ.get("KERAS_HOME") or "~/.keras").expanduser()
    path = home / "datasets" / "mnist.npz"
    return path if path.is_file() else None


def read_mnist(path: Path) -> tuple[Split, Split]:
    """Read an .npz file with x_train, y_train, x_test and y_test. Raises DamagedData.

    Damage is recognised by the zip's own checksums and by shape, type and labels, not by a hash of
    the file, since copies of MNIST are compressed in different ways.
    """
    if not path.is_file():
        raise DamagedData(path, "{path} is missing.")
    # The table of contents is at the end of a zip file, so a truncated file is reported as no zip file.
    if not zipfile.is_zipfile(path):
        raise DamagedData(path, "{path} is truncated or is no .npz file.")
    try:
        with np.load(path, allow_pickle=False) as arrays:
            train, test = ((arrays[f"x_{part}"], arrays[f"y_{part}"]) for part in ("train", "test"))
    except KeyError as error:
        raise DamagedData(path, "{path} is not MNIST: {detail}.", error.args[0]) from error
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError) as error:
        raise DamagedData(path, "{path} is corrupted: {detail}.", _first_line(error)) from error
    for part, (images, labels) in (("train", train), ("test", test)):
        named = {f"x_{part}": images, f"y_{part}": labels}
        detail = ", ".join(f"{name} {array.dtype} {array.shape}" for name, array in named.items())
        if (
            images.dtype != np.uint8
            or images.shape[1:] != (28, 28)
            or labels.dtype.kind not in "iu"
            or labels.shape != images.shape[:1]
            or len(labels) == 0
        ):
            raise DamagedData(path, "{path} is not MNIST: {detail}.", detail)
        if labels.min() < 0 or labels.max() > 9:
            detail = f"y_{part} {labels.min()} … {labels.max()}"
            raise DamagedData(path, "{path} is not MNIST: {detail}.", detail)
    return train, test


def _download() -> tuple[Split, Split]:
    import keras

    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(DOWNLOAD_SECONDS)
    try:
        return keras.datasets.mnist.load_data()
    finally:
        socket.setdefaulttimeout(before)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")


def _words(template: str, **fields: object) -> str:
    return render(say(template, **fields), readable_language(language_of_run(), sys.stderr))


def _announced(data: tuple[Split, Split], source: str) -> tuple[Split, Split]:
    (_, y_train), (_, y_test) = data
    line = _words(
        "MNIST: {train} training and {test} test digits, {source}.",
        train=len(y_train),
        test=len(y_test),
        source=source,
    )
    print(printable(line, sys.stderr.encoding), file=sys.stderr)
    return data
