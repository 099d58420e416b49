"""The proxies that checks call: `student.sigmoid(x)` and `reference.sigmoid(x)`.

Behind a proxy stands a Side: this process, another one, or a recording. A proxy keeps
the calls of one check, so that they can be shown, compared with a misconception's and recorded.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Protocol

from autograder.course.catalogue import Function
from autograder.language.finding import Finding, Mismatch, Word, say
from autograder.running.outcome import HANDED_OUT, Outcome, Raised, Refused, Returned, Unloadable
from autograder.running.plain import ModelSpec, Seeded, copied
from autograder.running.tensorflow import Circumstance


class Side(Protocol):
    """Where the functions of one exercise run."""

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function with plain data and handles."""

    def begin(self, check: str, seed: int) -> None:
        """Start a check: drop the objects behind the handles of the previous check."""

    @property
    def stubs(self) -> frozenset[str]:
        """The functions that are still stubs."""

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """For every function of the file, the others of the file that it relies on."""


@dataclass
class Call:
    """One call that a check made: its arguments and its outcome."""

    function: Function
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    outcome: Outcome | None = None

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments by the names of the parameters."""
        return dict(zip(self.function.parameters, self.args, strict=False)) | self.kwargs


class CallFailed(Exception):
    """The submission's function returned no usable result; `call.outcome` says why."""

    def __init__(self, call: Call) -> None:
        super().__init__(call.function.name)
        self.call = call


@dataclass
class Proxy:
    """The functions of one exercise, for one check; see the module's docstring."""

    side: Side
    functions: dict[str, Function]
    trusted: bool = False
    calls: list[Call] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __getattr__(self, name: str) -> Callable[..., Any]:
        try:
            function = self.functions[name]
        except KeyError:
            raise AttributeError(f"the exercise has no function {name}") from None

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._call(function, args, kwargs)

        return call

    def rng(self, seed: int) -> Seeded:
        """Return a generator for the functions behind this proxy, made there from `seed`."""
        return Seeded(int(seed), next(self._numbers))

    def model(self, spec: dict[str, Any]) -> ModelSpec:
        """Return a Keras model for the functions behind this proxy, built there from `spec`."""
        return ModelSpec(spec, next(self._numbers))

    def operate(self, name: str, *args: Any) -> Any:
        """Do one of the kit's own operations on the other side; see Executor.operate."""
        outcome = self.side.call(f"@{name}", args, {})
        if not isinstance(outcome, Returned):
            call = Call(next(iter(self.functions.values())), args, {}, outcome)
            self.calls.append(call)
            raise CallFailed(call)
        return outcome.value

    def defaults(self, name: str) -> dict[str, Any]:
        """Return the default values of a function's parameters; a stub fails as a call would."""
        call = Call(self.functions[name], (), {})
        self.calls.append(call)
        call.outcome = self.side.call("@defaults", (name,), {})
        if isinstance(call.outcome, Returned):
            values: dict[str, Any] = call.outcome.value
            return values
        raise CallFailed(call)

    def devices_after_use_cpu_only(self, when: Circumstance) -> tuple[Any, list[str]]:
        """Return what use_cpu_only returned in a fresh process, and the devices then visible."""
        call = Call(self.functions["use_cpu_only"], (when,), {})
        self.calls.append(call)
        call.outcome = self.side.call("@devices", (when,), {})
        if isinstance(call.outcome, Returned):
            answer = call.outcome.value
            inner = answer["outcome"]
            if isinstance(inner, Returned):
                # Printed text is stored with the call, where comparisons of results do not see it.
                value = {**answer, "outcome": replace(inner, printed="")}
                call.outcome = replace(call.outcome, value=value, printed=inner.printed)
                return inner.value, answer["visible"]
            call.outcome = inner
        if isinstance(call.outcome, Refused):
            what = say(
                "{function} returns {what}; it must return True or False",
                function=call.function.name,
                what=Word(call.outcome.what),
            )
            raise Mismatch(Finding("type", what))
        raise CallFailed(call)

    def _call(self, function: Function, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        call = Call(function, args, kwargs)
        self.calls.append(call)
        outcome = call.outcome = self.side.call(function.name, args, kwargs)
        if isinstance(outcome, Raised | Unloadable):
            raise CallFailed(call)
        if self.trusted:
            assert isinstance(outcome, Returned), f"{function.name} of the reference: {outcome}"
            return copied(outcome.value)
        return _accepted(function, outcome)


def _accepted(function: Function, outcome: Returned | Refused) -> Any:
    """Return the result, if a check can use it. Raises CallFailed otherwise."""
    if isinstance(outcome, Refused):
        raise Mismatch(
            Finding(
                "type",
                say(
                    "{function} returns {what}; expected numbers",
                    function=function.name,
                    what=Word(outcome.what),
                ),
            )
        )
    if outcome.modified == (HANDED_OUT,):
        what = say(
            "{function} writes into an array that an earlier call has returned; every call needs an array of its own",
            function=function.name,
        )
        raise Mismatch(Finding("modified", what))
    if outcome.modified:
        *others, last = (name for name in outcome.modified if name != HANDED_OUT)
        what = say(
            "{function} changes its argument {argument}; the caller's data must stay as it is",
            function=function.name,
            argument=last,
        )
        if others:
            what = say(
                "{function} changes its arguments {arguments}; the caller's data must stay as it is",
                function=function.name,
                arguments=", ".join((*others, last)),
            )
        raise Mismatch(Finding("modified", what))
    value = copied(outcome.value)
    if isinstance(function.returns, tuple):
        count = len(function.returns)
        if not isinstance(value, list | tuple):
            what = say(
                "{function} returns one thing; it must return {wanted}",
                function=function.name,
                wanted=count,
            )
            if value is None:
                what = say(
                    "{function} returns None; it must return {wanted} things: is a return missing?",
                    function=function.name,
                    wanted=count,
                )
            raise Mismatch(Finding("number of results", what))
        if len(value) != count:
            raise Mismatch(
                Finding(
                    "number of results",
                    say(
                        "{function} returns {count} things; it must return {wanted}",
                        function=function.name,
                        count=len(value),
                        wanted=count,
                    ),
                )
            )
    return value
