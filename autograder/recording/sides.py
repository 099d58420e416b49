"""The reference as a recording: results by check, seed and call number, without any solution.

The arguments that a check passes to `reference` derive only from its seed and from other reference results, so the
number of a call within its check decides its result.
"""

from pathlib import Path
from typing import Any

from autograder.language.errors import KitError
from autograder.running import wire
from autograder.running.outcome import Outcome, Returned
from autograder.running.proxy import Side

Recording = dict[str, list[tuple[str, Any]]]
"""For "check@seed", every call in order: the function's name and its result."""


def address(check: str, seed: int) -> str:
    """Return the key of a check's calls in a recording."""
    return f"{check}@{seed}"


class Complete:
    """The base of every reference: all its functions are written."""

    @property
    def stubs(self) -> frozenset[str]:
        """A reference has no stubs."""
        return frozenset()

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """Not needed of a reference, so always empty."""
        return {}


class RecordingSide(Complete):
    """A side that records the results of the side behind it."""

    def __init__(self, side: Side, recording: Recording) -> None:
        self.side = side
        self.recording = recording
        self._calls: list[tuple[str, Any]] = []

    def begin(self, check: str, seed: int) -> None:
        """Start a check, whose calls are recorded under its own address."""
        self.side.begin(check, seed)
        self._calls = self.recording[address(check, seed)] = []

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call the function and record its result."""
        outcome = self.side.call(name, args, kwargs)
        assert isinstance(outcome, Returned), f"{name} of the reference: {outcome}"
        self._calls.append((name, outcome.value))
        return outcome


class RememberedSide(Complete):
    """A reference that caches the result of every call of a check at a seed.

    For a call beyond those that are cached, the earlier calls are made again first, since the new one may depend on
    their state.
    """

    def __init__(self, side: Side) -> None:
        self.side = side
        self._known: dict[str, list[Outcome]] = {}
        self._begun = "", 0
        self._made: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self._live = False

    def begin(self, check: str, seed: int) -> None:
        """Start a check at its first call."""
        self._begun = check, seed
        self._made, self._live = [], False

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Return the result of this call, from the cache if it was made before."""
        known = self._known.setdefault(address(*self._begun), [])
        if len(self._made) == len(known):
            if not self._live:
                self.side.begin(*self._begun)
                for made in self._made:
                    self.side.call(*made)
                self._live = True
            known.append(self.side.call(name, args, kwargs))
        self._made.append((name, args, kwargs))
        return known[len(self._made) - 1]


class NotRecorded(KitError):
    """A check, a seed or a call is not in the recording."""


class PlaybackSide(Complete):
    """A reference that replays a recording."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self._address = ""
        self._ahead: list[tuple[str, Any]] = []

    def begin(self, check: str, seed: int) -> None:
        """Start a check at its first call."""
        self._address = address(check, seed)
        self._ahead = list(self.recording.get(self._address, ()))

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Return the recorded result of this call. Raises NotRecorded if there is none."""
        if not self._ahead or self._ahead[0][0] != name:
            raise NotRecorded(f"{self._address}: no recorded call of {name} here")
        _, value = self._ahead.pop(0)
        return Returned(value)


def write_recording(recording: Recording, path: Path) -> None:
    """Write a recording to a file."""
    path.write_bytes(wire.dumps(recording))


def read_recording(path: Path) -> Recording:
    """Read a recording. Raises WireError for any other file."""
    found: Recording = wire.loads(path.read_bytes())
    return found
