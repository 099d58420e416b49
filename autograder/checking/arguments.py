"""Makes the arguments of a function from what the catalogue declares of them.

A declaration is a row of sizes and a role: "n d" is an array (examples, features), "k bias" a vector
of one bias a unit, "n m target" numbers between 0 and 1, "d k c layers" a list of (w, b) pairs. Sizes
are single letters, n the examples and c the classes. `ROLES` says what each role holds. "or list" means
that the docstring promises a list too.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.course.catalogue import Function, course

# All sizes differ, so that a transposed array has another shape.
SIZES = {"n": 6, "d": 2, "k": 4, "m": 5, "c": 3}
MANY_ROWS = 1543
MANY_CLASSES = 300
FAR = 2500.0
SHIFT = 1000.0
STEPS = 2

Array = NDArray[Any]

CACHE = object()
"""Stands for the cache that another function returned."""


@dataclass(frozen=True)
class Seed:
    """A generator, made from a seed on the side that uses it."""

    seed: int


@dataclass
class Case:
    """The arguments of one call; `traits` are the requested traits that the arguments have.

    `numbers` are normal draws, from which all arguments are made. `flag` is the value of boolean arguments, `turn`
    the number of the choice among several. `in_order` and `by_name` are the arguments; where one is the cache of
    another function, `before` is the case of that function.
    """

    function: Function
    requested: tuple[str, ...]
    numbers: Array
    flag: bool = True
    turn: int = 0
    in_order: list[Any] = field(default_factory=list)
    by_name: dict[str, Any] = field(default_factory=dict)
    before: "Case | None" = None

    def __post_init__(self) -> None:
        self._used_traits: set[str] = set()
        self._used = 0
        self._sizes = self._chosen_sizes()
        self._labels: Array | None = None
        self._listed = False
        arguments = {name: self._argument(declared) for name, declared in self.function.arguments}
        parameters = list(self.function.parameters)
        while parameters and parameters[0] in arguments:
            self.in_order.append(arguments.pop(parameters.pop(0)))
        self.by_name = arguments

    @property
    def traits(self) -> tuple[str, ...]:
        """The traits that this call has, in the order of the request."""
        return tuple(trait for trait in self.requested if trait in self._used_traits)

    def plain(self) -> "Case":
        """Return the same case with bias vectors, as the reference gets it."""
        if "row" not in self._used_traits:
            return self
        requested = tuple(trait for trait in self.requested if trait != "row")
        return Case(self.function, requested, self.numbers, self.flag, self.turn)

    def _chosen_sizes(self) -> dict[str, int]:
        sizes = dict(SIZES)
        if "ones" in self.requested:
            sizes = dict.fromkeys(sizes, 1) | {"n": sizes["n"]}
        if "one example" in self.requested:
            sizes["n"] = 1
        if "many rows" in self.requested:
            # Few columns, since the reference's results are recorded for students' copies.
            sizes |= {"n": MANY_ROWS, "k": 3, "m": 1}
        if "many classes" in self.requested:
            sizes["c"] = MANY_CLASSES
        return sizes

    def _has(self, trait: str) -> bool:
        """Return whether a trait is requested, and note that an argument has it."""
        if trait not in self.requested:
            return False
        self._used_traits.add(trait)
        return True

    def _size(self, letter: str) -> int:
        for trait in ("one example", "many rows") if letter == "n" else ("ones",):
            self._has(trait)
        if letter == "c":
            self._has("many classes")
        return self._sizes[letter]

    def _normal(self, shape: tuple[int, ...]) -> Array:
        """Return normal draws that float32 represents exactly, none of them 0."""
        count = int(np.prod(shape))
        drawn = np.take(self.numbers, np.arange(self._used, self._used + count), mode="wrap")
        self._used += count + 1
        drawn = np.round(drawn * 64) / 64
        return np.where(drawn == 0, 0.25, drawn).reshape(shape)

    def _argument(self, declared: str) -> Any:
        self._listed = declared == "any" or declared.endswith(" or list")
        declared = declared.removesuffix(" or list")
        *words, role = declared.split()
        if declared.startswith("from "):
            self.before = Case(course().functions()[role], self.requested, self.numbers[::-1])
            return CACHE
        if declared.startswith("one of "):
            options = declared.split()[2:]
            return options[self.turn % len(options)]
        if role in SCALARS:
            return SCALARS[role](self, words)
        if len(role) == 1:
            words, role = [*words, role], "numbers"
        shape = tuple(map(self._size, words))
        if role in LISTS:
            return LISTS[role](self, shape)
        return self._formed(ROLES[role](self, shape), role)

    def _formed(self, value: Array, role: str) -> Any:
        """Return an array in the requested form: whole numbers, a list, float32."""
        fractions = role == "bias" and self._has("float bias")
        whole = self._has("whole weights") if role == "weight" else False
        if whole or (role in WHOLE and not fractions and self._has("whole")):
            value = WHOLE[role](value).astype(np.int64)
        if self._listed and self._has("lists"):
            return _list_of(value, role)
        if value.dtype.kind == "f" and self._has("float32"):
            return value.astype(np.float32)
        return value

    def labels(self, n: int) -> Array:
        """Return the labels of this call; the highest class is among them."""
        if self._labels is None:
            classes = self._size("c")
            labels = (np.abs(self._normal((n,))) * 640).astype(np.int64) % classes
            labels[0] = classes - 1
            self._labels = labels
        return self._labels


def _list_of(value: Array, role: str) -> Any:
    """Return nested lists; the first entry is a whole number where the role has whole ones."""
    whole_numbers = value.dtype.kind == "i" or role not in WHOLE
    entries = value.tolist()
    if not whole_numbers and value.size:
        inner = entries
        for _ in range(value.ndim - 1):
            inner = inner[0]
        inner[0] = int(WHOLE[role](value.reshape(-1)[:1])[0])
    return entries


def _numbers(case: Case, shape: tuple[int, ...]) -> Array:
    value = case._normal(shape)
    # Only for inputs and logits: an array without an axis of examples is a parameter.
    far = len(shape) > 1 and case._has("huge")
    return np.clip(value * FAR, -1e4, 1e4) if far else value


def _features(case: Case, shape: tuple[int, ...]) -> Array:
    return case._normal(shape) + (SHIFT if case._has("huge") else 0)


def _weight(case: Case, shape: tuple[int, ...]) -> Array:
    return np.zeros(shape) if case._has("zeros") else case._normal(shape)


def _bias(case: Case, shape: tuple[int, ...]) -> Array:
    value = case._normal(shape)
    return value.reshape(1, -1) if case._has("row") else value


def _share(case: Case, shape: tuple[int, ...]) -> Array:
    """Return numbers between 0 and 1."""
    return np.round(64 * (0.5 + 0.45 * np.tanh(case._normal(shape)))) / 64


def _activation(case: Case, shape: tuple[int, ...]) -> Array:
    value = _share(case, shape)
    if case._has("settled"):
        value.reshape(-1)[0::3], value.reshape(-1)[1::3] = 1, 0
    return value


def _probability(case: Case, shape: tuple[int, ...]) -> Array:
    value = 0.125 + np.abs(case._normal(shape))
    sure = np.eye(shape[1])[case.labels(shape[0])]
    if case._has("settled"):
        # In the first half of the rows, all probability is on one class.
        value[: len(value) // 2] = sure[: len(value) // 2]
        value = np.where((sure == 0) & (np.arange(shape[1]) == sure.argmin(1)[:, None]), 0, value)
    return value / value.sum(axis=1, keepdims=True)


def _one_hot(case: Case, shape: tuple[int, ...]) -> Array:
    return np.eye(shape[1])[case.labels(shape[0])]


def _weights(case: Case, sizes: tuple[int, ...]) -> list[Any]:
    weights = [_weight(case, (a, b)) for a, b in itertools.pairwise(sizes)]
    if len({one.shape for one in weights}) < len(weights) and case._has("alike"):
        by_shape = {one.shape: one for one in weights}
        weights = [by_shape[one.shape] for one in weights]
    return [case._formed(one, "weight") for one in weights]


def _layers(case: Case, sizes: tuple[int, ...]) -> list[Any]:
    """Return (w, b) pairs, always as float arrays, since parameters are never whole numbers."""
    layers = []
    for a, b in itertools.pairwise(sizes):
        # No pre-activation is exactly 0, where the slope of ReLU is a convention.
        weight, bias = case._formed(_weight(case, (a, b)), "parameter"), _bias(case, (b,)) + 0.003
        if b == MANY_CLASSES and "labels" in dict(case.function.arguments):
            bias[..., -1] += 40  # the last class is the network's answer, and the label of a row
        layers.append((weight, bias.astype(np.float32) if case._has("float32") else bias))
    return layers


def _arrays(case: Case, sizes: tuple[int, ...]) -> list[Any]:
    d, k, m = sizes
    shapes: tuple[tuple[int, ...], ...] = (d, k), (k,), (k, m), (k,)
    return [case._formed(_weight(case, shape), "weight") for shape in shapes]


def _rate(case: Case, _: list[str]) -> float:
    if case._has("no rate"):
        return 0
    if "ones" in case.requested and case._has("whole"):
        return 1
    # A gradient that is a sum grows with the rows.
    return 0.25 if case._sizes["n"] <= SIZES["n"] else 2 / case._sizes["n"]


def _slope(case: Case, _: list[str]) -> float:
    return 2 if case._has("whole") else 0.0 if case._has("zeros") else 0.25


def _any(case: Case, _: list[str]) -> Any:
    """Return a number, a list or an array of some shape."""
    if "ones" in case.requested and "one example" in case.requested:
        return int(np.round(4 * case._normal(()))) if case._has("whole") else 0.25
    ones, one = case._has("ones"), case._has("one example")
    shape = (
        (1,) if one else (2, 1, 3) if ones else (MANY_ROWS, 2) if case._has("many rows") else (3, 4)
    )
    if "lists" in case.requested:
        shape = (5,)  # a flat list: code that takes its type from the first entry fails
    value = _numbers(case, shape)
    # The first entry is a whole number (the limit, or 0), so that code that takes its type from that entry fails.
    if case._has("huge"):
        value.reshape(-1)[0], value.reshape(-1)[1::2] = 1e4, value.reshape(-1)[1::2] / FAR
    elif shape[0] == MANY_ROWS:
        value.reshape(-1)[0] = 0.0
    return case._formed(value, "numbers")


def _to_whole(value: Array) -> Array:
    return np.round(2 * value)


ROLES: dict[str, Callable[[Case, tuple[int, ...]], Array]] = {
    "numbers": _numbers,
    "features": _features,
    "weight": _weight,
    "bias": _bias,
    "target": _share,
    "activation": _activation,
    "positive": lambda case, shape: 0.25 + np.abs(case._normal(shape)),
    "probability": _probability,
    "one-hot": _one_hot,
    "label": lambda case, shape: case.labels(shape[0]),
}

LISTS: dict[str, Callable[[Case, tuple[int, ...]], Any]] = {
    "weights": _weights,
    "layers": _layers,
    "arrays": _arrays,
}

SCALARS: dict[str, Callable[[Case, list[str]], Any]] = {
    "any": _any,
    "rate": _rate,
    "slope": _slope,
    "steps": lambda case, words: STEPS,
    "size": lambda case, words: case._size(words[0]),
    "share": lambda case, words: 0.75,
    "flag": lambda case, words: case.flag,
    "nothing": lambda case, words: None,
    "rng": lambda case, words: Seed(7),
}

# How the numbers of a role become whole numbers, where whole numbers are legal.
WHOLE: dict[str, Callable[[Array], Array]] = {
    "numbers": _to_whole,
    "features": _to_whole,
    "weight": _to_whole,
    "bias": _to_whole,
    "target": np.round,
    "positive": lambda value: np.round(value) + 1,
    "one-hot": np.round,
}
