"""What a call of the learner's function asked of Keras, as the side that ran it tells."""

from dataclasses import dataclass, field
from typing import Any

LINES = 10**6


@dataclass(frozen=True)
class KerasCall:
    """One call: its name, the line, what was given by name, what came back, and whether it was another model's.

    `paired` says whether every row of x was given with its own row of t, where that is known.
    """

    name: str
    line: int
    arguments: dict[str, Any]
    result: Any
    other: bool = False
    paired: bool | None = None


@dataclass(frozen=True)
class KerasRecord:
    """All that was noted in one call; what a submission could say itself is no more than looked at."""

    layers: dict[str, int] = field(default_factory=dict)
    calls: tuple[KerasCall, ...] = ()
    model: Any = None
    returned: Any = None
    came_back: bool = False
    same: bool = False
    updates: int | None = None
    path: str = ""
    shared: tuple[str, ...] = ()
    """What a second model has of the first one: "model", "optimizer" or "layers"."""

    def of(self, *names: str) -> list[KerasCall]:
        """Return the calls of these names, in order."""
        return [call for call in self.calls if call.name in names]

    def line(self, name: str) -> int:
        """Return the line of the last call of a name; 0 where there is none."""
        return next((call.line for call in reversed(self.calls) if call.name == name), 0)


def _line(value: Any) -> int:
    return min(max(value, 0), LINES) if type(value) is int else 0


def read_record(answer: Any) -> KerasRecord | None:
    """Return what was noted; None for anything that is not of that form."""
    if not isinstance(answer, dict):
        return None
    layers, calls = answer.get("layers"), answer.get("calls")
    if not isinstance(layers, dict) or not isinstance(calls, list):
        return None
    keras_calls = []
    for call in calls:
        if not isinstance(call, dict) or not isinstance(call.get("given"), dict):
            return None
        keras_calls.append(
            KerasCall(
                str(call.get("name")),
                _line(call.get("line")),
                call["given"],
                call.get("result"),
                call.get("other") is True,
                None if call.get("paired") is None else call["paired"] is True,
            )
        )
    updates, shared = answer.get("updates"), answer.get("shared")
    return KerasRecord(
        {str(name): _line(line) for name, line in layers.items()},
        tuple(keras_calls),
        answer.get("model"),
        answer.get("returned"),
        answer.get("came_back") is True,
        answer.get("same") is True,
        updates if type(updates) is int else None,
        str(answer.get("path") or ""),
        tuple(map(str, shared)) if isinstance(shared, list) else (),
    )


def rows(value: Any) -> int | None:
    """Return how many rows a noted array has; None for anything else."""
    shape = value.get("shape") if isinstance(value, dict) else None
    if isinstance(shape, list) and shape and type(shape[0]) is int:
        return shape[0]
    return None


def number(value: Any) -> float | None:
    """Return a noted number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return None


def numbers(value: Any) -> list[float]:
    """Return a noted list of numbers; an empty one for anything else."""
    values = [number(one) for one in value] if isinstance(value, list | tuple) else []
    return [] if None in values else [one for one in values if one is not None]


def entries(value: Any) -> dict[str, Any]:
    """Return a noted dict; an empty one for anything else."""
    pairs = value.get("dict") if isinstance(value, dict) else None
    if not isinstance(pairs, list):
        return {}
    return {
        str(pair[0]): pair[1] for pair in pairs if isinstance(pair, list | tuple) and len(pair) == 2
    }


def close(a: float, b: float) -> bool:
    """Return whether two numbers are the same but for rounding."""
    return abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1e-12)
