"""Plain data as bytes, and back: framed, bounded and typed.

A value is one tag byte and what the tag says. Arrays travel in NumPy's own npy format, version
1.0, without pickle, and only with the dtypes in `wire_format.DTYPES`.
"""

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import IO, Any

import numpy as np

from autograder.running.plain import MAX_DEPTH
from autograder.running.wire_format import (
    COMPLEX,
    DTYPES,
    FLOAT,
    LENGTH,
    MAX_FRAME,
    NUMBERS,
    WireError,
    npy_header,
)
from autograder.running.wire_reader import WireReader

__all__ = ["MAX_FRAME", "WireError", "dumps", "framed", "loads", "receive", "send"]

LARGE = 4096

Part = bytes | memoryview


def dumps(value: Any) -> bytes:
    """Return a value as bytes; WireError for what the wire does not carry."""
    parts: list[Part] = []
    _write(value, parts.append, 0)
    return b"".join(parts)


def framed(value: Any) -> bytes:
    """Return a value as it crosses, with its length in front. Raises WireError for what cannot cross."""
    parts: list[Part] = [b""]
    _write(value, parts.append, 0)
    size = sum(map(len, parts))
    if size > MAX_FRAME:
        raise WireError("too large an answer")
    parts[0] = LENGTH.pack(size)
    return b"".join(parts)


def _write(value: Any, emit: Callable[[Part], Any], depth: int) -> None:
    if depth > MAX_DEPTH + 4:
        raise WireError("too deeply nested")
    kind = type(value)
    if kind is np.ndarray:
        _write_array(value, emit)
    elif value is None:
        emit(b"n")
    elif kind is bool:
        emit(b"t" if value else b"f")
    elif kind is int:
        data = value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True)
        emit(b"i" + LENGTH.pack(len(data)) + data)
    elif kind is float:
        emit(b"d" + FLOAT.pack(value))
    elif kind is complex:
        emit(b"c" + COMPLEX.pack(value.real, value.imag))
    elif kind is str:
        data = value.encode("utf-8", "surrogatepass")
        emit(b"s" + LENGTH.pack(len(data)) + data)
    elif kind is list and len(value) > 1 and {*map(type, value)} == {float}:
        emit(b"v" + LENGTH.pack(len(value)) + struct.pack(f">{len(value)}d", *value))
    elif kind is list or kind is tuple:
        emit((b"l" if kind is list else b"u") + LENGTH.pack(len(value)))
        for item in value:
            _write(item, emit, depth + 1)
    elif kind is dict:
        emit(b"m" + LENGTH.pack(len(value)))
        for key, item in value.items():
            _write(str(key), emit, depth + 1)
            _write(item, emit, depth + 1)
    elif kind in NUMBERS:
        emit(NUMBERS[kind])
        for field in vars(value).values():
            _write(field, emit, depth + 1)
    else:
        raise WireError(f"a {kind.__name__} cannot cross")


@lru_cache(maxsize=256)
def _crossing(dtype: np.dtype) -> str:
    """Return the dtype in which an array crosses: the same one in little-endian order."""
    crossing = dtype.newbyteorder("<").str
    if crossing not in DTYPES:
        raise WireError(f"an array of {dtype} cannot cross")
    return crossing


def _write_array(value: np.ndarray, emit: Callable[[Part], Any]) -> None:
    dtype = _crossing(value.dtype)
    header = npy_header(dtype, value.shape)
    if value.dtype.str != dtype:
        value = value.astype(dtype)
    emit(b"a" + LENGTH.pack(len(header) + value.nbytes))
    emit(header)
    # A large array is copied once, into the frame.
    large = value.nbytes >= LARGE and value.flags.c_contiguous
    emit(value.reshape(-1).view(np.uint8).data if large else value.tobytes())


def loads(data: bytes | bytearray) -> Any:
    """Return the value that the bytes hold; WireError if they are anything else."""
    reader = WireReader(data)
    value = reader.value()
    if reader.at != len(data):
        raise WireError("more bytes than a value")
    return value


def send(stream: IO[bytes], value: Any) -> None:
    """Write one framed value. Raises WireError or OSError."""
    stream.write(framed(value))
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one framed value; EOFError at the end of the stream, WireError for a bad frame."""
    head = stream.read(4)
    if not head:
        raise EOFError
    if len(head) < 4:
        raise WireError("cut short")
    (length,) = LENGTH.unpack(head)
    if length > MAX_FRAME:
        raise WireError("too large a frame")
    data = stream.read(length)
    if len(data) < length:
        raise WireError("cut short")
    return loads(data)
