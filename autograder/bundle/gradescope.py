"""The autograder that Gradescope takes: a ZIP with setup.sh and run_autograder, and the kit with its solutions.

Written by "Autograder Specifications", gradescope-autograders.readthedocs.io/en/latest/specs. Their harness unpacks it into
/autograder/source, runs setup.sh once and /autograder/run_autograder for every submission.
"""

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from autograder.basics.files import open_atomically
from autograder.bundle.packaging import PLUGIN, WHEEL, licence, wheel
from autograder.course.catalogue import Exercise
from autograder.course.paths import EXERCISES, PACKAGE, QUIZZES, SOLUTIONS
from quizzes.built import as_text, open_bank

ANY_TIME = (1980, 1, 1, 0, 0, 0)

SETUP = """\
#!/usr/bin/env bash
# Gradescope runs this once, while it builds the image.
set -euo pipefail
root="${{AUTOGRADER_ROOT:-/autograder}}"
if ! python3 -m venv "$root/venv"; then
    apt-get update
    apt-get install -y python3-venv
    python3 -m venv --clear "$root/venv"
fi
"$root/venv/bin/python" -m pip install --quiet "$root/source/{wheel}"
"""

RUN = """\
#!/usr/bin/env bash
# Gradescope runs this for every submission, and reads results/results.json.
root="${AUTOGRADER_ROOT:-/autograder}"
exec "$root/venv/bin/python" -m autograder.commands.gradescope "$root"
"""


def write_gradescope(path: Path, exercises: Sequence[Exercise], seed: int, lang: str) -> None:
    """Write the ZIP. Raises OSError."""
    extra = "[keras]" if any(one.library for one in exercises) else ""
    settings = {"exercises": [one.id for one in exercises], "seed": seed, "lang": lang}
    members = {
        "setup.sh": SETUP.format(wheel=WHEEL + extra).encode(),
        "run_autograder": RUN.encode(),
        "settings.json": (json.dumps(settings, indent=1) + "\n").encode(),
        WHEEL: wheel(kit_files()),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, ANY_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o755 if name in ("setup.sh", "run_autograder") else 0o644) << 16
            archive.writestr(info, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_atomically(path, "wb") as file:
        file.write(data.getvalue())


def kit_files() -> dict[str, bytes]:
    """Return all of the kit by its place in a wheel: the packages, the exercises and their solutions."""
    files: dict[str, bytes] = {}
    root = PACKAGE.parent
    for home, place in (
        (PACKAGE, "autograder"),
        (QUIZZES, "quizzes"),
        (EXERCISES, "autograder/course/exercises"),
        (SOLUTIONS, "autograder/course/solutions"),
    ):
        for path in sorted(home.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                files[f"{place}/{path.relative_to(home).as_posix()}"] = path.read_bytes()
    files[PLUGIN] = (root / PLUGIN).read_bytes()
    # The built bank is not in git.
    files["quizzes/bank.json"] = as_text(open_bank()).encode("utf-8")
    files["LICENSE"] = licence().encode("utf-8")
    return files
