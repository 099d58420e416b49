"""Decides when two values are the same, and whether right programs compute a value."""

import hashlib
import math
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

RELATIVE = 1e-6
RELATIVE_FLOAT32 = 2e-4
# At most this many rows or columns of a value are compared one by one.
MOST_ROWS = 64
# The fineness of the grid of scales by which values are looked up before their entries are compared.
SCALES = 1_000
# Between these a sum of squares has neither overflowed nor lost digits.
SMALLEST_SQUARE, LARGEST_SQUARE = 1e-200, 1e200
# Bytes; what is longer is kept as a digest of this length.
LONGEST_KEY = 32

Floats = NDArray[np.float64]


def pieces(value: Any) -> Iterator[Any]:
    """Yield the arrays and numbers of a value, list by list."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from pieces(one)
    else:
        yield value


def is_structure(value: Any) -> bool:
    """Return whether a value is a list of several items that form no array."""
    return isinstance(value, list | tuple)


def as_floats(value: Any) -> Floats:
    """Return an array or a number as float64."""
    if isinstance(value, float) or (isinstance(value, np.ndarray) and value.dtype == np.float64):
        return np.asarray(value)
    with np.errstate(all="ignore"):
        return np.asarray(value, dtype=np.float64)


def trivial(value: Any) -> bool:
    """Return whether a value is no evidence: a constant, a size, an index, a fresh buffer."""
    if value is None or isinstance(value, str | bool | int):
        return True
    if is_structure(value):
        return all(map(trivial, value))
    array = np.asarray(value)
    if array.size == 0 or array.dtype.kind not in "biuf":
        return True
    if array.size == 1:
        number = float(array.reshape(-1)[0])
        # 0.5, 2 and 0.01 stand in every program; a computed number has many digits.
        return not np.isfinite(number) or float(f"{number:.4g}") == number
    first = array.reshape(-1)[0]
    return bool(np.all(array == first)) and trivial(first.item())


def zeros_and_ones(value: Any) -> bool:
    """Return whether a value is made of zeros and ones, which are equal to others by accident."""
    kind = getattr(np.asarray(value).dtype, "kind", "") if not is_structure(value) else ""
    return kind in ("b", "i", "u", "f") and bool(np.isin(value, (0, 1)).all())


def passed_through(mine: Any, right: Any) -> bool:
    """Return whether a right value may mend the result in the place of another one only by accident.

    The sum of a single number is that number, and a comparison of 0 or 1 with 0.5 leaves it as it is.
    """
    if mine is None or is_structure(mine) or is_structure(right) or isinstance(right, str):
        return False
    if not np.isfinite(as_floats(mine)).all():
        return False
    if np.size(mine) > 1 and np.size(right) == 1:
        return True
    return zeros_and_ones(right) and not zeros_and_ones(mine)


def same(a: Any, b: Any, relative: float) -> bool:
    """Return whether two values agree, up to transposition, axes of length 1, and being flat."""
    if isinstance(a, float) and isinstance(b, float) and math.isfinite(a) and math.isfinite(b):
        return abs(a - b) <= relative * max(abs(a), abs(b)) + 1e-300
    if is_structure(a) or is_structure(b):
        if not (is_structure(a) and is_structure(b)):
            a, b = _stacked(a), _stacked(b)
            return a is not None and b is not None and same(a, b, relative)
        return len(a) == len(b) and all(same(x, y, relative) for x, y in zip(a, b, strict=True))
    if isinstance(a, str) or isinstance(b, str):
        return bool(a is b or (isinstance(a, str) and isinstance(b, str) and a == b))
    x, y = as_floats(a), as_floats(b)
    if x.size != y.size:
        return False
    if x.ndim > 1 or y.ndim > 1:
        x, y = np.squeeze(x), np.squeeze(y)
    if x.shape == y.shape and _close(x, y, relative):
        return True
    if x.ndim > 1 and x.shape == y.T.shape and _close(x, y.T, relative):
        return True
    # A flat array is the same in another form; a matrix of another shape has other entries beside each other.
    return x.ndim != y.ndim and _close(x.reshape(-1), y.reshape(-1), relative)


def _stacked(value: Any) -> Any:
    if not is_structure(value):
        return value
    try:
        array = np.asarray(value, dtype=np.float64)
    except (ValueError, TypeError):
        return None
    return array


def _close(x: Floats, y: Floats, relative: float) -> bool:
    finite = np.isfinite(x)
    if finite.all():
        if not np.isfinite(y).all():
            return False
        scale = max(np.abs(x).max(initial=0.0), np.abs(y).max(initial=0.0))
        return bool((np.abs(x - y) <= relative * scale + 1e-300).all())
    if not np.array_equal(
        np.where(finite, 0.0, x), np.where(np.isfinite(y), 0.0, y), equal_nan=True
    ):
        return False
    return _close(x[finite], y[finite], relative)


def proportional(a: Any, b: Any) -> bool:
    """Return whether one array is the other times a number."""
    if is_structure(a) or is_structure(b) or np.shape(a) != np.shape(b):
        return False
    x, y = as_floats(a).reshape(-1), as_floats(b).reshape(-1)
    if x.size < 2 or not (np.isfinite(x).all() and np.isfinite(y).all()):
        return False
    with np.errstate(all="ignore"):
        parallel = abs(np.dot(x, y)) - math.sqrt(np.dot(x, x) * np.dot(y, y))
        return bool(abs(parallel) <= RELATIVE * abs(np.dot(x, y)))


def _square(flat: Floats) -> float:
    # Unlike dot, vdot warns of no overflow.
    return float(np.vdot(flat, flat))


class LookupPlace(NamedTuple):
    """Where a value is looked up: by its size, and its scale on a grid coarser than rounding errors.

    `first` and `last` are its entries at the two ends, which stay there when it is transposed or made flat; NaN where
    not all entries are usual numbers. `norm` is not smaller than its largest entry.
    """

    size: int
    scale: int
    first: float = math.nan
    last: float = math.nan
    norm: float = 0.0

    def excludes(self, other: "LookupPlace", relative: float) -> bool:
        """Return whether the ends alone tell that two values are not the same."""
        # A little more than `same` allows, for the rounding of the norms. A comparison with NaN excludes nothing.
        most = 1.001 * (relative * max(self.norm, other.norm) + 1e-300)
        return abs(self.first - other.first) > most or abs(self.last - other.last) > most


def _place(value: Any) -> LookupPlace:
    if isinstance(value, float) and value and math.isfinite(value):
        return LookupPlace(
            1, round(2 * math.log(abs(value)) * SCALES), float(value), float(value), abs(value)
        )
    flat = as_floats(value).reshape(-1)
    square = _square(flat)
    if SMALLEST_SQUARE < square < LARGEST_SQUARE:
        scale = round(math.log(square) * SCALES)
        return LookupPlace(flat.size, scale, float(flat[0]), float(flat[-1]), math.sqrt(square))
    flat = flat[np.isfinite(flat)]
    largest = float(np.abs(flat).max(initial=0.0))
    if largest == 0:
        return LookupPlace(np.size(value), -(10**9))
    scaled = flat / largest
    norm = math.log(largest) + math.log(float(np.dot(scaled, scaled))) / 2
    return LookupPlace(np.size(value), round(2 * norm * SCALES))


def key_of(value: Any) -> Hashable:
    """Return a key that is equal only for identical arrays or numbers, or lists of them."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, content_of(value)
    if isinstance(value, list | tuple):
        return type(value), *map(key_of, value)
    return type(value), value


def content_of(value: np.ndarray) -> bytes:
    """Return the bytes of an array, or their digest: keys are kept for as long as a class is graded."""
    content = value.tobytes()
    if len(content) <= LONGEST_KEY:
        return content
    return hashlib.blake2b(content, digest_size=LONGEST_KEY).digest()


class Taken(NamedTuple):
    """What is known of a value that right programs compute.

    `own` is the number of its class, None of what is no evidence; `token` is equal for equal values of one shape.
    """

    own: int | None
    token: Any
    trivial: bool


class Known:
    """All values that right programs compute in one call."""

    def __init__(self, relative: float = RELATIVE) -> None:
        self.relative = relative
        self._by_place: dict[tuple[int, int], list[tuple[Any, int, LookupPlace]]] = {}
        self._entries: Floats | None = None
        self._classes = 0
        # Cached, since the same values come again in every run of a search and from other right programs.
        self._taken: dict[Hashable, Taken] = {}
        self._known: dict[Hashable, bool] = {}
        self._class_of: dict[Hashable, int | None] = {}

    def add(self, value: Any) -> int | None:
        """Add a value; return the number of its class, or None for a trivial value."""
        return self.take(value).own

    def take(self, value: Any) -> Taken:
        """Add a value; return its classification."""
        if is_structure(value):
            parts = [self.take(piece) for piece in value]
            tokens, flags = tuple(one.token for one in parts), [one.trivial for one in parts]
            return Taken(None, tokens, all(flags))
        if value is None or isinstance(value, str):
            return Taken(None, value, True)
        key = key_of(value)
        if key not in self._taken:
            self._taken[key] = self._take(value)
        return self._taken[key]

    def _take(self, value: Any) -> Taken:
        if trivial(value):
            return Taken(None, (np.shape(value), content_of(as_floats(value))), True)
        place = _place(value)
        own = self._search(value, place)
        if own is None:
            own = self._add_class(value, place)
            self._entries = None
            self._known.clear()
            self._class_of.clear()
        return Taken(own, (np.shape(value), own), False)

    def _add_class(self, value: Any, place: LookupPlace) -> int:
        self._classes += 1
        self._by_place.setdefault(place[:2], []).append((value, self._classes, place))
        return self._classes

    def taken(self, key: Hashable) -> Taken | None:
        """Return the classification of a value that was added, by its key (see `key_of`); None for any other value."""
        return self._taken.get(key)

    def restore(
        self, members: Iterable[tuple[Any, LookupPlace]], taken: Iterable[tuple[Hashable, Taken]]
    ) -> None:
        """Add the classes of another object of this class, and its values by their keys; nothing is looked up."""
        for value, place in members:
            self._add_class(value, place)
        self._taken.update(taken)

    def members(self) -> list[tuple[Any, LookupPlace]]:
        """Return a value of every class and where it is looked up, in the order of their numbers."""
        every = [one for several in self._by_place.values() for one in several]
        return [(value, place) for value, _, place in sorted(every, key=lambda one: one[1])]

    def representatives(self) -> list[Any]:
        """Return a value of every class, in the order of their numbers."""
        return [value for value, _ in self.members()]

    def class_of(self, value: Any) -> int | None:
        """Return the number of the class of equal values, or None for an unknown value."""
        if value is None or isinstance(value, str) or is_structure(value):
            return None
        key = key_of(value)
        taken = self._taken.get(key)
        if taken is not None and taken.own is not None:
            return taken.own
        if key not in self._class_of:
            self._class_of[key] = self._search(value, _place(value))
        return self._class_of[key]

    def _search(self, value: Any, place: LookupPlace) -> int | None:
        for near in (place.scale, place.scale - 1, place.scale + 1):
            for known, number, there in self._by_place.get((place.size, near), ()):
                if not there.excludes(place, self.relative) and same(known, value, self.relative):
                    return number
        return None

    def is_same(self, a: Any, b: Any) -> bool:
        """Return whether two values are of one class."""
        one = self.class_of(a)
        return one is not None and one == self.class_of(b)

    def token(self, value: Any) -> Any:
        """Return a hashable key that is equal for equal values of the same shape."""
        if is_structure(value):
            return tuple(map(self.token, value))
        if value is None or isinstance(value, str):
            return value
        taken = self._taken.get(key_of(value))
        if taken is not None:
            return taken.token
        shape = np.shape(value)
        one = None if trivial(value) else self.class_of(value)
        return (shape, one) if one is not None else (shape, content_of(as_floats(value)))

    def has(self, value: Any) -> bool:
        """Return whether right programs compute a value, by itself or as a row of another one."""
        if is_structure(value):
            return all(map(self.has, value)) or self._has_stacked(value)
        key = key_of(value)
        if key in self._taken:
            return True
        if key not in self._known:
            self._known[key] = trivial(value) or self._is_known(value)
        return self._known[key]

    def _is_known(self, value: Any) -> bool:
        return self.class_of(value) is not None or self._is_part(value)

    def _has_stacked(self, value: Any) -> bool:
        stacked = _stacked(value)
        return stacked is not None and self.class_of(stacked) is not None

    def _is_part(self, value: Any) -> bool:
        """Return whether all computed entries of a value occur in known values."""
        array = as_floats(value).reshape(-1)
        if array.size > MOST_ROWS or not np.isfinite(array).all():
            return False
        if self._entries is None:
            arrays = [as_floats(one).reshape(-1) for one in self.representatives()]
            every = np.concatenate([one for one in arrays if one.size > 1] or [np.empty(0)])
            self._entries = np.unique(every[np.isfinite(every)])
        if self._entries.size == 0:
            return False
        with np.errstate(over="ignore"):  # the largest numbers of all
            real = array[array != np.round(array, 3)]
        if real.size == 0:
            return False
        at = np.searchsorted(self._entries, real)
        tolerance = np.minimum(self.relative, 1e-9) * np.abs(real)
        near = np.zeros(real.size, dtype=bool)
        for shift in (-1, 0):
            index = np.clip(at + shift, 0, self._entries.size - 1)
            near |= np.abs(self._entries[index] - real) <= tolerance
        return bool(near.all())
