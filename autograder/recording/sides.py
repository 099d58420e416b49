"""The reference as a recording: results by check, seed and call number, without any solution.

The arguments that a check passes to `reference` derive only from its seed and from other reference results, so the
number of a call within its check decides its result.
"""

import contextlib
from collections.abc import Callable
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
    """A reference that records of every check the longest sequence of calls that a submission caused.

    All shorter sequences are the beginning of the longest, since a check's calls of the reference do not depend on
    the submission.
    """

    def __init__(self, side: Side) -> None:
        self.side = side
        self.recording: Recording = {}
        self._address = ""
        self._calls: list[tuple[str, Any]] = []

    def begin(self, check: str, seed: int) -> None:
        """Start a check; the calls of the previous one are stored if they are more than those stored before."""
        self.settle()
        self.side.begin(check, seed)
        self._address, self._calls = address(check, seed), []

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call the function and record its result; if the reference fails, the check ends anyway."""
        outcome = self.side.call(name, args, kwargs)
        if isinstance(outcome, Returned):
            self._calls.append((name, outcome.value))
        return outcome

    def settle(self) -> None:
        """Store the calls of the check that has ended. Raises KitError if they differ from those stored before."""
        if not self._address:
            return
        stored = self.recording.get(self._address, [])
        common = min(len(stored), len(self._calls))
        if wire.dumps(stored[:common]) != wire.dumps(self._calls[:common]):
            raise KitError(
                f"{self._address}: what the reference is asked depends on the submission"
            )
        if len(self._calls) >= len(stored):
            self.recording[self._address] = self._calls


class RememberedSide(Complete):
    """A reference that caches the result of every call of a check at a seed.

    For a call beyond those that are cached, the earlier calls are made again first, since the new one may depend on
    their state.
    """

    def __init__(self, side: Side) -> None:
        self.side = side
        self._known: dict[str, list[Outcome]] = {}
        self._begun = "", 0
        self._calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self._live = False

    def begin(self, check: str, seed: int) -> None:
        """Start a check at its first call."""
        self._begun = check, seed
        self._calls, self._live = [], False

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Return the result of this call, from the cache if it was made before."""
        known = self._known.setdefault(address(*self._begun), [])
        if len(self._calls) == len(known):
            if not self._live:
                self.side.begin(*self._begun)
                for earlier in self._calls:
                    self.side.call(*earlier)
                self._live = True
            known.append(self.side.call(name, args, kwargs))
        self._calls.append((name, args, kwargs))
        return known[len(self._calls) - 1]


class NotRecorded(KitError):
    """A check, a seed or a call is not in the recording."""


class BeyondRecording(NotRecorded):
    """A submission made more calls in a check than any that were recorded, so it equals none of them."""


class PlaybackSide(Complete):
    """A reference that replays recorded results.

    `read` returns the recording of a seed, and raises KeyError where there is none.
    """

    def __init__(self, read: Callable[[int], Recording]) -> None:
        self._read = read
        self._recordings: dict[int, Recording] = {}
        self._address, self._seed = "", 0
        self._ahead: list[tuple[str, Any]] = []

    def begin(self, check: str, seed: int) -> None:
        """Start a check, and read the recording for its seed."""
        self._address, self._seed = address(check, seed), seed
        if seed not in self._recordings:
            with contextlib.suppress(KeyError):  # the first call raises
                self._recordings[seed] = self._read(seed)
        self._ahead = list(self._recordings.get(seed, {}).get(self._address, ()))

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Return the recorded result of this call. Raises NotRecorded if there is none."""
        if not self._ahead or self._ahead[0][0] != name:
            missing = BeyondRecording if self._seed in self._recordings else NotRecorded
            raise missing(f"{self._address}: no recorded call of {name} here")
        _, value = self._ahead.pop(0)
        return Returned(value)
