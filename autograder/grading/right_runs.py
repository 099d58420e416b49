"""Keeps what right programs and their changes compute in calls of checks in the user's cache folder, for later runs.

Places are shown at the learner's seed alone, so the same calls come again in every class, and with every file that a
learner saves. A file holds plain data (see `kept_form.py` and `several_changes.py`); only the kit itself writes there.
"""

import hashlib
import platform
from functools import cached_property

from autograder.grading.kit import installed_version, kit_fingerprint
from quizzes.cache import cache_folder, keep

# Files of each kind; a name begins with its kind where it is not that of a right program's run.
RIGHT_RUN = "rightrun"
MOST_KEPT = {RIGHT_RUN: 300, "pairs": 80}
# Bytes of one file, and of all files of a kind. A large matrix that is drawn at random may take 10 MB with all that is
# computed of it.
LARGEST = 12 * 2**20
MOST_BYTES = 128 * 2**20


class KeptRightRuns:
    """The runs of right programs that are kept, by name."""

    @cached_property
    def _made_from(self) -> bytes:
        """A digest of everything that decides what right programs compute; the bank is a part of the kit."""
        parts = [kit_fingerprint(), platform.machine(), platform.python_version()]
        parts.append(installed_version("numpy"))
        return hashlib.sha256("\0".join(parts).encode()).digest()

    def _file_name(self, name: str) -> str:
        digest = hashlib.sha256(self._made_from + name.encode()).hexdigest()
        return f"{_kind(name)}-{digest[:32]}.kept"

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name; None where nothing is."""
        try:
            return (cache_folder() / self._file_name(name)).read_bytes()
        except OSError:
            return None

    def keep(self, name: str, data: bytes) -> None:
        """Keep what right programs compute, unless it is too large."""
        if len(data) <= LARGEST:
            keep(self._file_name(name), data, MOST_KEPT[_kind(name)], MOST_BYTES)


def _kind(name: str) -> str:
    kind = name.partition(" ")[0]
    return kind if kind in MOST_KEPT else RIGHT_RUN
