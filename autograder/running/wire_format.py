"""The form of what crosses the wire: tags, records, the types of arrays, and the bounds."""

import struct
from functools import lru_cache

import numpy as np

from autograder.running.outcome import Frame, Raised, Refused, Returned, Unloadable
from autograder.running.plain import MAX_BYTES, Handle, ModelSpec, Scratch, Seeded

MAX_FRAME = MAX_BYTES + 2**20
MAX_DIMENSIONS = 32

DTYPES = frozenset(
    np.dtype(code).str for code in ("?", "b", "B", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8")
) | frozenset(np.dtype(code).str for code in ("<f2", "<f4", "<f8", "<c8", "<c16"))

# The classes that cross as a tag, their number in this tuple, and their fields in order.
RECORDS: tuple[type, ...] = (
    Handle, Seeded, ModelSpec, Scratch, Frame, Returned, Raised, Refused, Unloadable,
)  # fmt: skip
NUMBERS = {record: b"r" + bytes([number]) for number, record in enumerate(RECORDS)}

# The type that each field must have; None where any value is allowed.
FIELD_TYPES: dict[type, tuple[tuple[type, ...] | None, ...]] = {
    Handle: ((str,), (int,)),
    Seeded: ((int,), (int,)),
    ModelSpec: ((dict,), (int,)),
    Scratch: ((str,), (bool,)),
    Frame: ((int,), (str,), (str,)),
    Returned: (None, (tuple,), (str,), (str,)),
    Raised: ((str,), (str,), (tuple,), (str,)),
    Refused: ((str,), (str,)),
    Unloadable: ((str,), (str,), (int, type(None)), (str,)),
}

LENGTH = struct.Struct(">I")
FLOAT = struct.Struct(">d")
COMPLEX = struct.Struct(">dd")


class Tag:
    """The first byte of a value, which says its type."""

    NONE, TRUE, FALSE, DOUBLE, PAIR, RECORD, ARRAY, TEXT, WHOLE = b"ntfdcrasi"
    LIST, TUPLE, FLOATS, DICT = b"luvm"


class WireError(ValueError):
    """Bytes cannot be read as a value, or a value cannot be written as bytes; the text says why."""


@lru_cache(maxsize=4096)
def npy_header(dtype: str, shape: tuple[int, ...]) -> bytes:
    """Return the header of an npy file, version 1.0."""
    text = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}"
    # Magic, version and length take 10 bytes; the whole header ends at a multiple of 64.
    padding = -(10 + len(text) + 1) % 64
    header = (text + " " * padding + "\n").encode("latin1")
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header
