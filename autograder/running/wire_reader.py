"""Reads values from bytes that a worker sent, and trusts none of them.

Every length is compared with what is left, every count and depth with a bound, and every record has
the fields that it must have.
"""

import struct
from functools import lru_cache
from math import prod
from typing import Any

import numpy as np

from autograder.running.outcome import Frame, Raised, Returned
from autograder.running.plain import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_INT_BITS,
    MAX_NODES,
    MAX_TEXT,
    NUMBERS_A_NODE,
    array_cost,
)
from autograder.running.wire_format import (
    COMPLEX,
    DTYPES,
    FIELD_TYPES,
    FLOAT,
    LENGTH,
    MAX_DIMENSIONS,
    MAX_FRAME,
    RECORDS,
    Tag,
    WireError,
    npy_header,
)

# Read for every value, so as names of this module.
_NONE, _TRUE, _FALSE, _DOUBLE, _PAIR = Tag.NONE, Tag.TRUE, Tag.FALSE, Tag.DOUBLE, Tag.PAIR
_RECORD, _ARRAY, _TEXT, _WHOLE = Tag.RECORD, Tag.ARRAY, Tag.TEXT, Tag.WHOLE
_DEEPEST = MAX_DEPTH + 4


class WireReader:
    """Reads one value from bytes, within bounds."""

    def __init__(self, data: bytes | bytearray) -> None:
        self.data = data
        self._end = len(data)
        self.at = 0
        self.nodes = MAX_NODES * 2

    def skip(self, count: int) -> int:
        """Pass over the next `count` bytes and return where they start."""
        start = self.at
        self.at = start + count
        if self.at > self._end:
            raise WireError("cut short")
        return start

    def value(self, depth: int = 0) -> Any:
        """Return the value that stands next."""
        self.nodes -= 1
        if self.nodes < 0 or depth > _DEEPEST:
            raise WireError("too large a structure")
        data, at = self.data, self.at
        if at >= self._end:
            raise WireError("cut short")
        tag = data[at]
        self.at = at + 1
        if tag == _NONE:
            return None
        if tag == _DOUBLE:
            return FLOAT.unpack_from(data, self.skip(8))[0]
        if tag == _RECORD:
            return self._record(depth)
        if tag in (_TRUE, _FALSE):
            return tag == _TRUE
        if tag == _PAIR:
            return complex(*COMPLEX.unpack_from(data, self.skip(16)))
        (length,) = LENGTH.unpack_from(data, self.skip(4))
        if tag == _ARRAY:
            return self._array(self.skip(length), self.at)
        if tag == _WHOLE:
            if length > MAX_INT_BITS // 8 + 1:
                raise WireError("too large a whole number")
            start = self.skip(length)
            return int.from_bytes(data[start : self.at], "big", signed=True)
        if tag == _TEXT:
            if length > 4 * MAX_TEXT:
                raise WireError("too long a text")
            return self._text(self.skip(length)) if length else ""
        return self._container(tag, length, depth)

    def _text(self, start: int) -> str:
        try:
            return self.data[start : self.at].decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise WireError("a text that is not UTF-8") from error

    def _container(self, tag: int, length: int, depth: int) -> Any:
        if length > self._end - self.at:
            raise WireError("more items than bytes")
        if tag != Tag.FLOATS and length > self.nodes:
            raise WireError("too large a structure")
        if tag == Tag.LIST:
            return [self.value(depth + 1) for _ in range(length)]
        if tag == Tag.TUPLE:
            return tuple([self.value(depth + 1) for _ in range(length)])
        if tag == Tag.FLOATS:
            self.nodes -= length // NUMBERS_A_NODE
            return list(struct.unpack_from(f">{length}d", self.data, self.skip(8 * length)))
        if tag == Tag.DICT:
            entries = {}
            for _ in range(length):
                key = self.value(depth + 1)
                if type(key) is not str:
                    raise WireError("a key that is no text")
                entries[key] = self.value(depth + 1)
            return entries
        raise WireError("an unknown tag")

    def _record(self, depth: int) -> Any:
        number = self.data[self.skip(1)]
        if number >= len(RECORDS):
            raise WireError("an unknown record")
        record = RECORDS[number]
        return _checked_record(record, [self.value(depth + 1) for _ in FIELD_TYPES[record]])

    def _array(self, start: int, end: int) -> np.ndarray:
        if end - start < 10 or self.data[start : start + 8] != b"\x93NUMPY\x01\x00":
            raise WireError("an array without a header")
        body = start + 10 + int.from_bytes(self.data[start + 8 : start + 10], "little")
        dtype, shape = _read_header(bytes(self.data[start + 10 : min(body, end)]))
        count = prod(shape)
        if count * dtype.itemsize != end - body:
            raise WireError("an array whose shape does not fit its bytes")
        try:
            return np.frombuffer(self.data, dtype, count, body).reshape(shape).copy()
        # An array without elements may have dimensions too large for NumPy.
        except ValueError as error:
            raise WireError("an array of an impossible shape") from error


@lru_cache(maxsize=4096)
def _read_header(header: bytes) -> tuple[np.dtype, tuple[int, ...]]:
    """Return (dtype, shape) of a header that is, to the byte, one that `npy_header` writes."""
    try:
        text = header.decode("ascii")
        start = text.index("'descr': '") + len("'descr': '")
        dtype = text[start : text.index("'", start)]
        inside = text[text.index("'shape': (") + len("'shape': (") : text.rindex(")")]
        shape = tuple(int(side) for side in inside.split(",") if side.strip())
    except ValueError as error:
        raise WireError("an array with a foreign header") from error
    sizes_are_sane = all(0 <= side <= MAX_FRAME for side in shape)
    if dtype not in DTYPES or len(shape) > MAX_DIMENSIONS or not sizes_are_sane:
        raise WireError("an array of a foreign type")
    if npy_header(dtype, shape)[10:] != header:
        raise WireError("an array with a foreign header")
    parsed = np.dtype(dtype)
    if array_cost(shape, parsed.itemsize) > MAX_BYTES:
        raise WireError("too large an array")
    return parsed, shape


def _checked_record(record: type, fields: list[Any]) -> Any:
    """Return the record, if every field has the type that it must have."""
    for value, allowed in zip(fields, FIELD_TYPES[record], strict=True):
        if allowed is not None and type(value) not in allowed:
            raise WireError(f"a {record.__name__} with a foreign field")
    if record is Returned and not all(type(name) is str for name in fields[1]):
        raise WireError("foreign names of arguments")
    if record is Raised and not all(type(frame) is Frame for frame in fields[2]):
        raise WireError("foreign frames")
    return record(*fields)
