"""Packs a bundle as a wheel with its metadata, without a build tool."""

import base64
import hashlib
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, metadata
from typing import Any

from autograder import __version__
from autograder.bundle.record import zipped
from autograder.course.paths import HOME
from autograder.language.errors import KitError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# The extras for learners; the others are for authors and instructors.
EXTRAS = ("keras", "plots", "jupyter")
PLUGIN = "xor2mnist_pytest.py"
WHEEL = f"xor2mnist-{__version__}-py3-none-any.whl"


@dataclass(frozen=True)
class Project:
    """What pip needs to know of the kit."""

    summary: str
    python: str
    needs: list[str]
    extras: dict[str, list[str]]


def project() -> Project:
    """Return what the checkout's pyproject.toml says, or the installed package's metadata.

    Raises KitError where there is neither.
    """
    path = HOME / "pyproject.toml"
    if path.is_file():
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        extras = {name: table["optional-dependencies"][name] for name in EXTRAS}
        return Project(
            table["description"], table["requires-python"], table["dependencies"], extras
        )
    try:
        installed = metadata("xor2mnist")
    except PackageNotFoundError:
        raise KitError("xor2mnist is not installed here, and this is no checkout") from None
    lines: list[str] = installed.get_all("Requires-Dist") or []
    of_extra = {name: [] for name in EXTRAS}  # type: dict[str, list[str]]
    needs = []
    for line in lines:
        extra = re.search(r";\s*extra == ['\"](\w+)['\"]$", line)
        if extra is None and "extra ==" not in line:
            needs.append(line)
        elif extra is not None and extra.group(1) in of_extra:
            of_extra[extra.group(1)].append(line[: extra.start()])
    return Project(installed["Summary"], installed["Requires-Python"], needs, of_extra)


def licence() -> str:
    """Return the text of the kit's licence, from the checkout or from the installed package."""
    path = HOME / "LICENSE"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    return distribution("xor2mnist").read_text("licenses/LICENSE") or ""


def wheel(files: Mapping[str, bytes]) -> bytes:
    """Return the files of a bundle as a wheel (the format of PEP 427), the same for the same files."""
    about = project()
    place = f"xor2mnist-{__version__}.dist-info"
    members = {}
    for path, data in files.items():
        if path.startswith("exercises/"):
            members[f"autograder/course/{path}"] = data
        elif "/" in path or path == PLUGIN:
            members[path] = data
        elif path == "LICENSE":
            members[f"{place}/licenses/LICENSE"] = data
    lines = [
        "Metadata-Version: 2.1",
        "Name: xor2mnist",
        f"Version: {__version__}",
        f"Summary: {about.summary}",
        f"Requires-Python: {about.python}",
        *(f"Requires-Dist: {need}" for need in about.needs),
    ]
    for name, needs in about.extras.items():
        lines.append(f"Provides-Extra: {name}")
        lines += [f"Requires-Dist: {need}; extra == '{name}'" for need in needs]
    members[f"{place}/METADATA"] = _text(lines)
    members[f"{place}/WHEEL"] = _text(
        [
            "Wheel-Version: 1.0",
            f"Generator: xor2mnist {__version__}",
            "Root-Is-Purelib: true",
            "Tag: py3-none-any",
        ]
    )
    members[f"{place}/entry_points.txt"] = _text(
        [
            "[console_scripts]",
            "xor2mnist = autograder.commands.cli:main",
            "",
            "[pytest11]",
            "xor2mnist_pytest = xor2mnist_pytest",
        ]
    )
    record = f"{place}/RECORD"
    rows = [f"{path},{_digest(data)},{len(data)}" for path, data in members.items()]
    members[record] = _text([*rows, f"{record},,"])
    return zipped(members)


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _digest(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
    return f"sha256={digest}"
