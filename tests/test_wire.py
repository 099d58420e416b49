import contextlib
import random
import struct

import numpy as np
import pytest

from autograder.running import wire
from autograder.running.outcome import Frame, Raised, Refused, Returned, Unloadable
from autograder.running.plain import Handle, NotPlain, Seeded, close, identical, to_plain
from autograder.running.wire_format import npy_header

VALUES = [
    None,
    True,
    0,
    -1,
    2**200,
    -(2**63),
    1.5,
    float("nan"),
    float("-inf"),
    1 + 2j,
    "",
    "한글 σ \ud800",
    [],
    (1, [2.0, "x"], {"k": (None,)}),
    np.array(1.5),
    np.zeros((0, 3)),
    np.arange(6, dtype=np.float32).reshape(2, 3).T,
    np.array([True, False]),
    np.arange(3, dtype=">i4"),
    np.array([1 + 1j]),
    [1.5, float("nan"), -0.0],
    [1.5, 2],
    np.arange(40_000, dtype=np.float32).reshape(200, 200).T,
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_plain_data_comes_back_to_the_last_bit(value):
    value = to_plain(value)

    assert identical(wire.loads(wire.dumps(value)), value)


@pytest.mark.parametrize(
    "record",
    [
        Handle("cache", 3),
        Seeded(7, 1),
        Returned((1.0, Handle("cache", 1)), ("x",), "overflow", "hello"),
        Raised("ValueError", "no", (Frame(3, "f", "x = 1"),), ""),
        Refused("a set"),
        Unloadable("syntax", "bad", 3, "def f("),
        Unloadable("missing"),
    ],
    ids=repr,
)
def test_records_come_back(record):
    assert wire.loads(wire.dumps(record)) == record


@pytest.mark.parametrize("value", [object(), {1, 2}, np.array([object()]), np.array(["x"]), b"x"])
def test_anything_else_is_refused(value):
    with pytest.raises(wire.WireError):
        wire.dumps(value)


def test_every_damaged_frame_is_an_error_of_ours():
    rng = random.Random(5)
    good = wire.dumps([{"a": np.arange(4.0), "b": (1, "text", Handle("cache", 2))}] * 3)
    for _ in range(3000):
        data = bytearray(good)
        for _ in range(rng.randint(1, 4)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        data = data[: rng.randint(0, len(data))] if rng.random() < 0.3 else data
        with contextlib.suppress(wire.WireError):
            wire.loads(bytes(data))


@pytest.mark.parametrize("shape", [(0, 2**70), (0, *[2**26] * 3), (2**63, 0), (0,) * 33])
def test_a_shape_that_no_array_can_have_is_an_error_of_ours(shape):
    header = npy_header("<f8", shape)
    with pytest.raises(wire.WireError):
        wire.loads(b"a" + struct.pack(">I", len(header)) + header)


def test_a_list_of_numpys_numbers_becomes_one_of_floats():
    found = to_plain([np.float64(1.5), 2.0])

    assert [type(one) for one in found] == [float, float]
    assert type(to_plain([np.float32(1.5)])[0]) is np.ndarray
    with pytest.raises(NotPlain):
        to_plain([1.0] * 10_001)


def test_a_claimed_length_costs_no_memory():
    bomb = b"l" + struct.pack(">I", 2**32 - 1)

    with pytest.raises(wire.WireError):
        wire.loads(bomb)


def test_a_pickled_array_is_refused(tmp_path):
    path = tmp_path / "x.npy"
    np.save(path, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    body = path.read_bytes()

    with pytest.raises(wire.WireError):
        wire.loads(b"a" + struct.pack(">I", len(body)) + body)


def test_numpy_reads_the_arrays_that_we_write(tmp_path):
    array = np.arange(6.0).reshape(2, 3)
    body = wire.dumps(array)[5:]
    path = tmp_path / "x.npy"
    path.write_bytes(body)

    assert np.array_equal(np.load(path, allow_pickle=False), array)


def test_booleans_are_compared_as_booleans():
    assert close(True, True) and not close(True, False)
    assert not close(np.array([True, False]), np.array([1, 0]))


def test_a_list_of_numbers_is_compared_as_an_array_of_them():
    # The larger magnitude decides; a tuple holds results, each with a scale of its own.
    assert close([1.0, 2e-7], np.array([1.0, 1e-7]))
    assert close([1.0, 2e-7], [1.0, 1e-7])
    assert not close([2e-7], [1e-7])
    assert not close((1.0, 2e-7), (1.0, 1e-7))
    assert not close([True, False], [1, 0])


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def endless():
    while True:
        yield 1.0


@pytest.mark.parametrize(
    "value",
    [
        {1, 2},
        object(),
        {1: 2},
        nested(50),
        endless(),
        np.broadcast_to(1.0, (10**5, 10**5)),
        np.array([None]),
        2 ** (2**16),
        "x" * 10**6,
        b"bytes",
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_plain_data_is_refused_by_name(value):
    with pytest.raises(NotPlain):
        to_plain(value)


def test_plain_data_has_base_types_and_shares_nothing():
    class Loud(np.ndarray):
        def __eq__(self, other):
            return True

    class Everything(float):
        def __eq__(self, other):
            return True

        __hash__ = None

    source = np.arange(3.0)
    array, number = to_plain([source.view(Loud), Everything(2.0)])

    assert type(array) is np.ndarray and type(number) is float
    source[0] = 9
    assert array[0] == 0
