"""Computes values of parsed formulas, and compares two formulas as functions.

Python's exceptions become JavaScript's values, so that `page/judge.js` agrees: NaN where there is no value,
infinity where it is too large.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from quizzes.grammar import CONSTANTS, TWO_ARGUMENTS, Names, Node, parse

POINTS = 32
# The rounding error of a right but clumsy formula is far below this share of the answer's scale.
AGREEMENT = 1e-9
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19)


def evaluate(node: Node, values: Mapping[str, float]) -> float:
    """Return the value of `node`, NaN where it has none. `values` gives every name's."""
    kind = node[0]
    if kind == "num":
        return node[1]
    if kind == "name":
        return values[node[1]]
    if kind == "neg":
        return -evaluate(node[1], values)
    if kind == "call":
        return _apply(node[1], [evaluate(argument, values) for argument in node[2:]])
    a, b = evaluate(node[1], values), evaluate(node[2], values)
    if kind == "+":
        return a + b
    if kind == "-":
        return a - b
    if kind == "*":
        return a * b
    if kind == "/":
        return a / b if b != 0 else math.nan
    return _power(a, b)


def _power(a: float, b: float) -> float:
    if math.isnan(b) or (math.isinf(b) and abs(a) == 1):
        return math.nan
    try:
        return math.pow(a, b)
    except OverflowError:
        return -math.inf if a < 0 and b % 2 == 1 else math.inf
    except ValueError:  # 0 to a negative power, a negative number to a fraction
        return math.nan


def _apply(function: str, arguments: list[float]) -> float:
    x = arguments[0]
    if any(map(math.isnan, arguments)):
        return math.nan
    if function == "S":
        return 1 / (1 + _exp(-x))
    if function == "exp":
        return _exp(x)
    if function in ("log", "sqrt") and (x < 0 or (x == 0 and function == "log")):
        return math.nan
    if function in ("sin", "cos") and math.isinf(x):
        return math.nan
    if function in TWO_ARGUMENTS:
        return {"max": max, "min": min}[function](*arguments)
    if function == "relu":
        return max(0.0, x)
    return abs(x) if function == "abs" else getattr(math, function)(x)


def _exp(x: float) -> float:
    return math.exp(x) if x < 709.78 else math.inf


def points(names: Names) -> list[dict[str, float]]:
    """Return POINTS places, spread evenly over the variables' ranges, the same in every language.

    Coordinate j of place i is the fractional part of i times the root of the j-th prime
    (Kronecker's sequence), stretched over [low, high]; abbreviations follow from the variables.
    """
    shorts = {name: parse(text, names) for name, text in names.abbreviations.items()}
    places = []
    for i in range(1, POINTS + 1):
        place = dict(CONSTANTS)
        for prime, (name, (low, high)) in zip(_PRIMES, names.variables.items(), strict=False):
            place[name] = low + (high - low) * (i * math.sqrt(prime) % 1)
        for name, node in shorts.items():
            place[name] = evaluate(node, place)
        places.append(place)
    return places


def equal(a: Node, key: Node, places: list[dict[str, float]]) -> bool:
    """Return whether both are the same function, by their values at the points of `points`.

    Points where the key has no value are skipped; an answer without a value elsewhere is another function.
    """
    pairs = [(evaluate(a, place), evaluate(key, place)) for place in places]
    pairs = [(value, expected) for value, expected in pairs if math.isfinite(expected)]
    if not pairs:
        return False
    near = AGREEMENT * max(abs(expected) for _, expected in pairs)
    return all(abs(value - expected) <= near for value, expected in pairs)
