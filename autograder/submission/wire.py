"""Plain data as bytes, and back: framed, bounded and typed.

A value is one tag byte and what the tag says. Arrays travel in NumPy's own npy format, version
1.0, without pickle, and only with the dtypes in DTYPES. Reading trusts nothing: every length is
compared with what is left, every count and depth with a bound.
"""

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import IO, Any

import numpy as np

from autograder.submission.outcome import Frame, Raised, Refused, Returned, Unloadable
from autograder.submission.plain import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_INT_BITS,
    MAX_NODES,
    MAX_TEXT,
    Handle,
    ModelSpec,
    Scratch,
    Seeded,
)

MAX_FRAME = MAX_BYTES + 2**20
MAX_DIMENSIONS = 32

DTYPES = frozenset(
    np.dtype(code).str for code in ("?", "b", "B", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8")
) | frozenset(np.dtype(code).str for code in ("<f2", "<f4", "<f8", "<c8", "<c16"))

# What may stand for an object of ours, and its fields in order.
RECORDS: dict[str, type] = {
    record.__name__: record
    for record in (Handle, Seeded, ModelSpec, Scratch, Frame, Returned, Raised, Refused, Unloadable)
}

_LENGTH = struct.Struct(">I")
_FLOAT = struct.Struct(">d")
_COMPLEX = struct.Struct(">dd")


class WireError(ValueError):
    """The bytes are no value of ours, or a value cannot become bytes; the text says why."""


def dumps(value: Any) -> bytes:
    """Return a value as bytes; WireError for what the wire does not carry."""
    parts: list[bytes] = []
    _write(value, parts.append, 0)
    return b"".join(parts)


def _write(value: Any, emit: Callable[[bytes], Any], depth: int) -> None:
    if depth > MAX_DEPTH + 4:
        raise WireError("too deeply nested")
    kind = type(value)
    if value is None:
        emit(b"n")
    elif kind is bool:
        emit(b"t" if value else b"f")
    elif kind is int:
        data = value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True)
        emit(b"i" + _LENGTH.pack(len(data)) + data)
    elif kind is float:
        emit(b"d" + _FLOAT.pack(value))
    elif kind is complex:
        emit(b"c" + _COMPLEX.pack(value.real, value.imag))
    elif kind is str:
        data = value.encode("utf-8", "surrogatepass")
        emit(b"s" + _LENGTH.pack(len(data)) + data)
    elif kind is np.ndarray:
        _write_array(value, emit)
    elif kind is list or kind is tuple:
        emit((b"l" if kind is list else b"u") + _LENGTH.pack(len(value)))
        for item in value:
            _write(item, emit, depth + 1)
    elif kind is dict:
        emit(b"m" + _LENGTH.pack(len(value)))
        for key, item in value.items():
            _write(str(key), emit, depth + 1)
            _write(item, emit, depth + 1)
    elif kind.__name__ in RECORDS and RECORDS[kind.__name__] is kind:
        emit(b"r")
        _write(kind.__name__, emit, depth + 1)
        _write(tuple(vars(value).values()), emit, depth + 1)
    else:
        raise WireError(f"a {kind.__name__} cannot cross")


@lru_cache(maxsize=4096)
def _npy_header(dtype: str, shape: tuple[int, ...]) -> bytes:
    text = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}"
    # Magic, version and length take 10 bytes; the whole header ends at a multiple of 64.
    padding = -(10 + len(text) + 1) % 64
    header = (text + " " * padding + "\n").encode("latin1")
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header


def _write_array(value: np.ndarray, emit: Callable[[bytes], Any]) -> None:
    dtype = value.dtype.newbyteorder("<").str
    if dtype not in DTYPES:
        raise WireError(f"an array of {value.dtype} cannot cross")
    header = _npy_header(dtype, value.shape)
    data = value.astype(dtype, copy=False).tobytes()
    emit(b"a" + _LENGTH.pack(len(header) + len(data)) + header + data)


class _Reader:
    """Reads one value from bytes, within bounds."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.nodes = MAX_NODES * 2

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes."""
        end = self.at + count
        if end > len(self.data):
            raise WireError("cut short")
        found = self.data[self.at : end]
        self.at = end
        return found

    def length(self) -> int:
        """Return the length that stands next."""
        (found,) = _LENGTH.unpack(self.take(4))
        return int(found)

    def value(self, depth: int = 0) -> Any:
        """Return the value that stands next."""
        self.nodes -= 1
        if self.nodes < 0 or depth > MAX_DEPTH + 4:
            raise WireError("too large a structure")
        tag = self.take(1)
        if tag == b"n":
            return None
        if tag in b"tf":
            return tag == b"t"
        if tag == b"d":
            return _FLOAT.unpack(self.take(8))[0]
        if tag == b"c":
            return complex(*_COMPLEX.unpack(self.take(16)))
        if tag == b"r":
            return self._record(depth)
        if tag == b"a":
            return self._array()
        length = self.length()
        if tag == b"i":
            if length > MAX_INT_BITS // 8 + 1:
                raise WireError("too large a whole number")
            return int.from_bytes(self.take(length), "big", signed=True)
        if tag == b"s":
            if length > 4 * MAX_TEXT:
                raise WireError("too long a text")
            return self._text(length)
        return self._container(tag, length, depth)

    def _text(self, length: int) -> str:
        try:
            return self.take(length).decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise WireError("a text that is not UTF-8") from error

    def _container(self, tag: bytes, length: int, depth: int) -> Any:
        if length > self.nodes or length > len(self.data) - self.at:
            raise WireError("more items than bytes")
        if tag == b"l":
            return [self.value(depth + 1) for _ in range(length)]
        if tag == b"u":
            return tuple(self.value(depth + 1) for _ in range(length))
        if tag == b"m":
            found = {}
            for _ in range(length):
                key = self.value(depth + 1)
                if type(key) is not str:
                    raise WireError("a key that is no text")
                found[key] = self.value(depth + 1)
            return found
        raise WireError("an unknown tag")

    def _record(self, depth: int) -> Any:
        name, fields = self.value(depth + 1), self.value(depth + 1)
        if type(name) is not str or name not in RECORDS or type(fields) is not tuple:
            raise WireError("an unknown record")
        return _checked_record(RECORDS[name], fields)

    def _array(self) -> np.ndarray:
        body = self.take(self.length())
        if len(body) < 10 or body[:8] != b"\x93NUMPY\x01\x00":
            raise WireError("an array without a header")
        (length,) = struct.unpack("<H", body[8:10])
        dtype, shape = _read_header(body[10 : 10 + length])
        data = body[10 + length :]
        size = 1
        for side in shape:
            size *= side
        if size * np.dtype(dtype).itemsize != len(data):
            raise WireError("an array whose shape does not fit its bytes")
        return np.frombuffer(data, dtype).reshape(shape).copy()


@lru_cache(maxsize=4096)
def _read_header(header: bytes) -> tuple[str, tuple[int, ...]]:
    """Return (dtype, shape) of a header that is, to the byte, one that `_npy_header` writes."""
    try:
        text = header.decode("ascii")
        start = text.index("'descr': '") + len("'descr': '")
        dtype = text[start : text.index("'", start)]
        inside = text[text.index("'shape': (") + len("'shape': (") : text.rindex(")")]
        shape = tuple(int(side) for side in inside.split(",") if side.strip())
    except ValueError as error:
        raise WireError("an array with a foreign header") from error
    if dtype not in DTYPES or len(shape) > MAX_DIMENSIONS or any(side < 0 for side in shape):
        raise WireError("an array of a foreign type")
    if _npy_header(dtype, shape)[10:] != header:
        raise WireError("an array with a foreign header")
    return dtype, shape


_FIELD_TYPES: dict[type, tuple[tuple[type, ...] | None, ...]] = {
    Handle: ((str,), (int,)),
    Seeded: ((int,), (int,)),
    ModelSpec: ((dict,), (int,)),
    Scratch: ((str,),),
    Frame: ((int,), (str,), (str,)),
    Returned: (None, (tuple,), (str,), (str,)),
    Raised: ((str,), (str,), (tuple,), (str,)),
    Refused: ((str,), (str,)),
    Unloadable: ((str,), (str,), (int, type(None)), (str,)),
}


def _checked_record(record: type, fields: tuple[Any, ...]) -> Any:
    """Return the record, if every field has the type that it must have."""
    types = _FIELD_TYPES[record]
    if len(fields) != len(types):
        raise WireError(f"a {record.__name__} with other fields")
    for found, allowed in zip(fields, types, strict=True):
        if allowed is not None and type(found) not in allowed:
            raise WireError(f"a {record.__name__} with a foreign field")
    if record is Returned and not all(type(name) is str for name in fields[1]):
        raise WireError("foreign names of arguments")
    if record is Raised and not all(type(frame) is Frame for frame in fields[2]):
        raise WireError("foreign frames")
    return record(*fields)


def loads(data: bytes) -> Any:
    """Return the value that the bytes hold; WireError if they are anything else."""
    reader = _Reader(data)
    value = reader.value()
    if reader.at != len(data):
        raise WireError("more bytes than a value")
    return value


def send(stream: IO[bytes], value: Any) -> None:
    """Write one framed value. Raises WireError or OSError."""
    data = dumps(value)
    if len(data) > MAX_FRAME:
        raise WireError("too large an answer")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one framed value; EOFError at the end of the stream, WireError for a bad frame."""
    head = stream.read(4)
    if not head:
        raise EOFError
    if len(head) < 4:
        raise WireError("cut short")
    (length,) = _LENGTH.unpack(head)
    if length > MAX_FRAME:
        raise WireError("too large a frame")
    data = stream.read(length)
    if len(data) < length:
        raise WireError("cut short")
    return loads(data)
