"""The pinned version of Pyodide: its address, and the checksums of its files."""

import gzip
import hashlib
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from autograder.language.errors import KitError
from autograder.language.finding import Sentence, say

VERSION = "0.27.7"
ADDRESS = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
SECONDS = 60

# The SHA-256 of each file of the public distribution that the tab needs.
FILES = {
    "pyodide.js": "b4cb23a53aba19c221659b9fb40a2f18281d685691dc06647fb0afd0681baf98",
    "pyodide.asm.js": "6b4c90de5b7172873f04f21884d0e9d2274e305fe32116558fe3e4fbe3618d51",
    "pyodide.asm.wasm": "a50dd1843f805a0b7c45b61037ee0d7b26dfe85efe0e18ef95a34ad24e401f5f",
    "python_stdlib.zip": "16611534726e5d8ac2bd8f926410b2dcb8d6f49aa24913463533b457a2115c16",
    "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl": (
        "ebb61241d962b98b21597d7ce43b67668a6d5bab3acec4fbe958657320d7cd08"
    ),
}
# Files without compression of their own, which are served compressed, since not every web server does that.
PACKED = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm")


class Unfit(KitError):
    """A file of Pyodide cannot be read, or differs from the pinned one."""

    def __init__(self, file: str, why: str | Sentence) -> None:
        super().__init__(f"{file}: {why}")
        self.file = file
        self.why = why


def numpy_package() -> dict[str, Any]:
    """Return NumPy's entry in Pyodide's list of packages."""
    (name,) = (name for name in FILES if name.startswith("numpy-"))
    return {
        "name": "numpy",
        "version": name.split("-")[1],
        "file_name": name,
        "install_dir": "site",
        "sha256": FILES[name],
        "package_type": "package",
        "imports": ["numpy"],
        "depends": [],
    }


def pyodide_files(source: str) -> dict[str, bytes]:
    """Return the files of Pyodide from a folder or an address, by the names under which they are served.

    The name of a compressed file ends in .gz. Raises Unfit.
    """
    contents = {}
    for name, digest in FILES.items():
        data = _fetched(source, name) if "://" in source else _read(Path(source), name)
        if hashlib.sha256(data).hexdigest() != digest:
            why = say(
                "not the file of Pyodide {version} that this kit is made for", version=VERSION
            )
            raise Unfit(name, why)
        if name in PACKED:
            contents[f"{name}.gz"] = gzip.compress(data, 9, mtime=0)
        else:
            contents[name] = data
    return contents


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise Unfit(str(folder / name), error.strerror or str(error)) from None


def _fetched(address: str, name: str) -> bytes:
    url = f"{address.rstrip('/')}/{name}"
    if not url.startswith(("https://", "http://")):
        raise Unfit(url, say("the address must begin with https://"))
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            data: bytes = answer.read()
            return data
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise Unfit(url, str(getattr(error, "reason", error))) from None
