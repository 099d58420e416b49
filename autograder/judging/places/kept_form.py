"""The form in which runs of right programs are kept in the user's cache folder: bytes that are read quickly.

What follows from the values (their classes, where they are looked up, their keys and tokens) stands beside them, so that
nothing is computed again. The bytes are those of `marshal`, as in Python's own cache files, with a digest before them.
"""

import hashlib
import marshal
from collections import Counter
from collections.abc import Hashable
from typing import Any

import numpy as np

from autograder.judging.places.right_run import RightRun, RightStream
from autograder.judging.places.value_table import ValueTable, at
from autograder.judging.places.values import Known, LookupPlace, Taken, key_of
from autograder.running.plain import Handle

DIGEST = 32
_KINDS = "biuf"


def kept_form(run: RightRun) -> bytes:
    """Return a run as bytes. Raises ValueError for values that only one process can hold, such as models."""
    # 0.0 and -0.0 are equal, but two values.
    table = ValueTable(lambda one: one.hex() if type(one) is float else key_of(one))
    index, values, known = table.index, table.values, run.known
    kept = {
        "relative": known.relative,
        "classes": [(index(one), tuple(place)) for one, place in known.members()],
        "streams": [
            (one.shape, index(one.values), one.operands, one.own, one.token) for one in run.streams
        ],
        "results": index(run.results[-1] if run.results else []),
        "made_of": {one: tuple(several) for one, several in run.made_of.items()},
        "stored": tuple(run.stored),
        "programs": dict(run.programs),
        "size": run.size,
        "taken": [
            # The key of a number has its type, which is no plain data.
            (key if isinstance(one, np.ndarray) else None, number, taken.own, taken.token)
            for number, (key, one) in enumerate(zip(table.keys(), values, strict=True))
            if (taken := _taken(known, key, one)) is not None and taken.own is not None
        ],
        "values": [_plain(one) for one in values],
    }
    content = marshal.dumps(kept)
    return _digest(content) + content


def _taken(known: Known, key: Hashable, value: Any) -> Taken | None:
    """Return the classification of a value of the table; that of an array is found by its key, which takes long to make."""
    return known.taken(key if isinstance(value, np.ndarray) else key_of(value))


def run_of(data: bytes) -> RightRun:
    """Return the run that was kept. Raises ValueError for anything else."""
    content = memoryview(data)[DIGEST:]
    if _digest(content) != data[:DIGEST]:
        raise ValueError("no run that was kept, or a damaged one")
    kept = marshal.loads(content)
    values = [_ORIGINAL[len(one)](*one) if type(one) is tuple else one for one in kept["values"]]

    known = Known(kept["relative"])
    known.restore(
        ((values[number], LookupPlace._make(place)) for number, place in kept["classes"]),
        (
            (key or key_of(values[number]), Taken(own, token, False))
            for key, number, own, token in kept["taken"]
        ),
    )
    run = RightRun(
        known,
        [
            RightStream(shape, at(values, one), operands, own, token)
            for shape, one, operands, own, token in kept["streams"]
        ],
        [at(values, kept["results"])],
        made_of={one: set(several) for one, several in kept["made_of"].items()},
        stored=set(kept["stored"]),
        programs=Counter(kept["programs"]),
    )
    run.size = kept["size"]
    return run


def _digest(content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST).digest()


def _plain(value: Any) -> Any:
    """Return a value as plain data: a number as it is. Raises ValueError for an array of objects."""
    if isinstance(value, Handle):
        return value.kind, value.number
    if not isinstance(value, np.ndarray):
        return value
    if value.dtype.kind not in _KINDS:
        raise ValueError(f"an array of {value.dtype}")
    return value.dtype.str, value.shape, value.tobytes()


def _array(dtype: str, shape: tuple[int, ...], content: bytes) -> np.ndarray:
    return np.ndarray(shape, dtype, content)


_ORIGINAL: dict[int, Any] = {2: Handle, 3: _array}
"""What makes a value of its plain data again, by the number of these."""
