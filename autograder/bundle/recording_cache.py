"""Caches recordings, which take minutes of CPU, in the user's folder under a hash of everything they are made from."""

import hashlib
import platform
from collections.abc import Callable, Sequence

from autograder.course.catalogue import Exercise
from autograder.grading.kit import installed_version, kit_fingerprint
from quizzes.cache import cache_folder, keep

MOST_CACHED = 60
# The packages that compute the recorded results.
_COMPUTES = ("numpy", "tensorflow", "keras")

Record = Callable[[Exercise, Sequence[int]], bytes]


def recorded(exercise: Exercise, seeds: Sequence[int], record: Record) -> bytes:
    """Return the recording of an exercise: the cached one from the same files, or a new one."""
    name = recording_name(exercise, seeds)
    try:
        return (cache_folder() / name).read_bytes()
    except OSError:
        data = record(exercise, seeds)
        keep(name, data, MOST_CACHED)
        return data


def is_cached(exercise: Exercise, seeds: Sequence[int]) -> bool:
    """Return whether a recording is cached."""
    return (cache_folder() / recording_name(exercise, seeds)).is_file()


def recording_name(exercise: Exercise, seeds: Sequence[int]) -> str:
    """Return the name of a recording's file, which differs by kit, library and machine."""
    parts = [kit_fingerprint(), exercise.id, repr(sorted(seeds)), platform.machine()]
    parts += [platform.python_version(), *map(installed_version, _COMPUTES)]
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"recording-{exercise.id}-{digest[:32]}.zip"
