"""Loads one exercise file and calls its functions, on whichever side it runs.

The same code stands behind every proxy: arguments are copied before a call, compared after it,
and the result is turned into plain data and handles.
"""

import inspect
import linecache
import sys
import types
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np

from autograder.course import given
from autograder.course.catalogue import Exercise, Function, all_functions
from autograder.running import absent
from autograder.running.guarded import Guarded
from autograder.running.handles import LiveObjects
from autograder.running.outcome import HANDED_OUT, Frame, Outcome, Raised, Returned, Unloadable
from autograder.running.plain import Handle, Token, copied, drained, identical, to_plain
from autograder.running.source import Outline, compiled, decoded, instead_of, outline, read_source

OPAQUE = frozenset({"cache", "state", "model", "rng"})

# How much is kept of what a function returned before, to see whether a later call writes into it.
MOST_HANDED_OUT = 4
MOST_ARRAYS = 64
MOST_BYTES = 2**18


@cache
def parameters_of(name: str) -> tuple[str, ...]:
    """Return the parameters of a function of the course. Cached, since every call needs them."""
    return all_functions()[name].parameters


OPERATIONS: dict[str, Callable[..., Any]] = {}
"""Further operations of the kit by name; each gets the executor, and may store objects in its `operation_state`."""

NO_DEFAULT = "-"
"""Marks a parameter without a default; no function of the course has this value as its default."""


class Executor:
    """One exercise file: loaded once, its functions called by name.

    Where `source` is passed, `path` only names the file: a worker may be unable to open
    it. `scratch` is a file that stands ready for whatever a call writes, where none can be made.
    Where `tolerant`, a missing package fails the functions that use it, and not the whole file.
    """

    def __init__(
        self,
        exercise: Exercise,
        path: Path,
        capture: bool = True,
        source: bytes | None = None,
        scratch: str = "",
        tolerant: bool = False,
    ) -> None:
        self.exercise = exercise
        self.path = path
        self.capture = capture
        self.source = source
        self.tolerant = tolerant
        self._lost: dict[str, str] = {}
        self.trouble: Unloadable | None = None
        self.namespace: dict[str, Any] = {}
        self.error: BaseException | None = None
        self._loaded = False
        self._text = ""
        self._known_text: str | None = None
        self._live = LiveObjects(scratch)
        self._devices: dict[str, Any] = {}
        self._before_given: dict[str, Callable[..., Any] | None] = {}
        self.replacement: str | None = None
        self._replaced = False
        self.operation_state: dict[Any, Any] = {}
        self._handed_out: dict[str, deque[list[tuple[np.ndarray, bytes]]]] = {}

    def needs_library(self) -> bool:
        """Return whether running the file will import its library, which is so once some function was begun."""
        source = read_source(self.path)
        return isinstance(source, str) and source.count("raise NotImplementedError") < len(
            self.exercise.functions
        )

    def load(self) -> Unloadable | None:
        """Run the file once; return why it cannot be used, or None."""
        if not self._loaded:
            self._loaded = True
            source = self._read()
            if isinstance(source, Unloadable):
                self.trouble = source
            else:
                self._text = source
                self.trouble = self._run_file(source)
        return self.trouble

    def know(self, text: str) -> None:
        """Use `text` as the content of the file, which the caller has read already."""
        self._known_text = text

    def _read(self) -> str | Unloadable:
        if self._known_text is not None:
            return self._known_text
        if self.source is None:
            return read_source(self.path)
        text = decoded(self.source)
        if isinstance(text, str):
            # linecache gets the lines, so that a traceback can show them although the file cannot be opened.
            lines = text.splitlines(keepends=True)
            linecache.cache[str(self.path)] = (len(text), None, lines, str(self.path))
        return text

    def _run_file(self, source: str) -> Unloadable | None:
        code = self._code(source)
        if isinstance(code, Unloadable):
            return code
        if self.exercise.library is not None:
            from autograder.running import tensorflow

            if not tensorflow.installed():
                return Unloadable("library", self.exercise.library)
            if all(function.name in self.stubs for function in self.exercise.functions):
                return None  # only stubs: importing the library would take seconds for nothing
            self.import_library()
        # The module gets a private name, so that one exercise cannot import the file of another.
        module = types.ModuleType(f"submission_{self.exercise.id}")
        module.__file__ = str(self.path)
        self.namespace = module.__dict__
        self.namespace.update(self._names())
        # A dataclass in the file looks up its module in sys.modules while it is defined.
        sys.modules[module.__name__] = module
        ran = self._guarded(self._running(source, code)).outcome
        if isinstance(ran, Raised):
            frame = ran.frames[-1] if ran.frames else None
            return Unloadable(
                "import",
                f"{ran.type}: {ran.text}" if ran.text else ran.type,
                frame.line if frame else None,
                frame.source if frame else "",
            )
        return None

    def import_library(self) -> None:
        """Import TensorFlow, the first time in a process together with what asks about devices."""
        # Imported here: a NumPy exercise needs neither, and a sandboxed worker does not have the second.
        from autograder.running import tensorflow

        if tensorflow.import_quietly():
            from autograder.running import fresh

            fresh.Nursery.start()

    def _code(self, source: str) -> CodeType | Unloadable:
        return compiled(source, str(self.path))

    def _names(self) -> dict[str, Any]:
        """Return the names that are in the file's namespace before it runs."""
        return {}

    def _running(self, source: str, code: types.CodeType) -> Callable[[], Any]:
        """Return the object that executes the file."""
        if not self.tolerant or not absent.packages_missing_in(source):
            return lambda: exec(code, self.namespace)
        run = absent.TolerantRun(str(self.path), self.namespace, code.co_flags)
        self._lost = run.lost
        return lambda: run(source)

    def _missing(self, outcome: Outcome, error: BaseException | None) -> Unloadable | None:
        """Return the outcome of a call that failed because a package is missing, if it failed for that reason."""
        package = absent.used[0] if absent.used else None
        if package is None and isinstance(error, ModuleNotFoundError):
            package = absent.missing_package(error.name)
        if package is None and isinstance(error, NameError) and self._lost:
            package = self._lost.get(str(error.name), self._lost.get("*"))
        if package is None:
            return None
        frame = outcome.frames[-1] if isinstance(outcome, Raised) and outcome.frames else None
        place = (frame.line, frame.source) if frame else (None, "")
        return Unloadable("absent", package, *place)

    @cached_property
    def _outline(self) -> Outline:
        # Computed on demand, after a failure, so that a right file is never parsed.
        unreadable = self.trouble is not None and self.trouble.kind == "syntax"
        return Outline() if unreadable else outline(self._text)

    @property
    def stubs(self) -> frozenset[str]:
        """The functions of the file that are still stubs."""
        return self._outline.stubs

    @property
    def uses(self) -> dict[str, frozenset[str]]:
        """For every function of the file, the others of the file that it relies on."""
        return self._outline.uses

    def _guarded(self, run: Callable[[], Any]) -> Guarded:
        ran = Guarded(run, str(self.path), self.capture)
        # Kept for a debugger, where the code runs in this process.
        self.error = ran.error or self.error
        return ran

    def begin(self, check: str = "", seed: int = 0) -> None:
        """Start a check: every cache, state, model and generator of the one before is dropped."""
        self._live.clear()
        self._handed_out.clear()

    def drop(self, handle: Handle) -> None:
        """Drop a cache or a state that is not needed again, since a long training makes many."""
        self._live.drop(handle)

    def behind(self, token: Token) -> Any:
        """Return what a token stands for on this side."""
        return self._live.behind(token)

    def replace(self, functions: dict[str, Callable[..., Any]]) -> None:
        """Put other functions in place of those of the file (a misconception in a solution)."""
        self.load()
        self.namespace.update(functions)
        self._replaced = True

    @property
    def text(self) -> str:
        """The text of the file; "" where there is none, or where it is not what runs."""
        source = "" if self._replaced else self._read()
        return source if isinstance(source, str) else ""

    def around(self) -> dict[str, Any]:
        """Return the variables that its functions use and `text` does not define: none, since a file defines all."""
        return {}

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function of the file with plain data and handles. An error of the function becomes an outcome."""
        trouble = self.load()
        if trouble is not None:
            return trouble
        own_name = args[0] if name == "@defaults" else name
        target = self.namespace.get(own_name)
        lost = isinstance(target, absent.Absent) or (target is None and own_name in self._lost)
        if (target is None or lost) and own_name in self.stubs:
            return self._not_begun(own_name)
        if lost:
            absent.used.clear()
            package = self._lost.get(own_name) if target is None else absent.package_of(target)
            return Unloadable("absent", str(package))
        if name.startswith("@"):
            return Returned(self.operate(name[1:], args))
        if target is None:
            return Unloadable("undefined", name, *instead_of(self._text, name))
        if not callable(target):
            return Unloadable("not a function", name)
        function = all_functions()[name]
        parameters = parameters_of(name)
        named = dict(zip(parameters, args, strict=False)) | kwargs
        try:
            live = {
                key: self._live.behind(value) if isinstance(value, Token) else copied(value)
                for key, value in named.items()
            }
        except KeyError:  # a call asked ahead, whose handle would have come from a call that failed
            return Raised("KeyError", "nothing stands behind a handle")
        passed = [live[key] for key in parameters[: len(args)]]
        keywords = {key: live[key] for key in kwargs}

        modified: list[str] = []
        earlier = self._handed_out.setdefault(name, deque(maxlen=MOST_HANDED_OUT))

        def run() -> Any:
            returned = target(*passed, **keywords)
            if function.returns == "iterable":
                returned = drained(returned)
            value = self._result(returned, function)
            # Compared after the result is drained, since a generator may change its arguments while it runs.
            modified.extend(
                key
                for key in named
                if not isinstance(named[key], Token) and not identical(named[key], live[key])
            )
            if any(array.tobytes() != content for result in earlier for array, content in result):
                modified.append(HANDED_OUT)
            earlier.append(_contents(returned, function))
            return value

        absent.used.clear()
        ran = self._guarded(run)
        if self.tolerant and (missing := self._missing(ran.outcome, ran.error)):
            return missing
        if isinstance(ran.outcome, Returned):
            return Returned(ran.outcome.value, tuple(modified), ran.remark, ran.printed)
        return ran.outcome

    def _not_begun(self, name: str) -> Raised:
        task = f"{self.exercise.short}: {name}"
        return Raised("NotImplementedError", task, (Frame(0, name, ""),))

    def _still_a_stub(self, name: str) -> bool:
        """Return whether a call of the function can only raise the NotImplementedError of its stub."""
        if name not in self.stubs:
            return False
        target = self.namespace.get(name)
        # A function put in the stub's place has other names in its code.
        names = getattr(getattr(target, "__code__", None), "co_names", None)
        return target is None or names == ("NotImplementedError",)

    def operate(self, name: str, args: tuple[Any, ...]) -> Any:
        """Do one of the kit's own operations with what stands behind a token.

        "defaults" returns the default values of a function's parameters, "describe" and
        "describe_file" a description of a model, "zero_weights" None, "share_an_optimizer" a boolean,
        "watched" what the expressions of the file were worth in some calls (see running.watched),
        "devices" what use_cpu_only did in a fresh process, "given_changed" which Given functions
        have other code than the ones handed over; "put_given" puts those in their place for a while.
        """
        from autograder.running import models

        if name == "defaults":
            return self._defaults(*args)
        if name in OPERATIONS:
            return OPERATIONS[name](self, *args)
        if name == "given_changed":
            source = self._read()
            return given.changed(source, *args) if isinstance(source, str) else []
        if name == "put_given":
            (sources,) = args
            return given.put_back(self.namespace, sources, before=self._before_given)
        if name == "devices":
            (when,) = args
            if self._still_a_stub("use_cpu_only"):  # a stub needs no process with TensorFlow
                return {"outcome": self._not_begun("use_cpu_only"), "visible": []}
            if when not in self._devices:
                from autograder.running import (
                    fresh,
                )  # imported here, since a sandboxed worker neither has nor needs it

                self._devices[when] = fresh.devices_after(
                    self.exercise.id, str(self.path), self.replacement, when
                )
            return self._devices[when]
        return getattr(models, name)(
            *(self._live.behind(value) if isinstance(value, Token) else value for value in args)
        )

    def _defaults(self, name: str) -> dict[str, Any]:
        """Return the plain default values of a function's parameters, as far as they are known.

        A parameter that has none has NO_DEFAULT.
        """
        try:
            parameters = inspect.signature(self.namespace[name]).parameters.values()
            return {
                p.name: NO_DEFAULT if p.default is p.empty else to_plain(p.default)
                for p in parameters
                if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
            }
        except (KeyError, TypeError, ValueError):  # NotPlain is a TypeError
            return {}

    def _result(self, value: Any, function: Function) -> Any:
        returns = function.returns
        if returns == "iterable":
            return [to_plain(item) for item in value]
        if isinstance(returns, str):
            return self._slot(value, returns)
        if isinstance(value, Sequence) and not isinstance(value, str):
            items = list(value)
            if len(items) == len(returns):
                return tuple(map(self._slot, items, returns))
        if isinstance(value, tuple | list) and not any(kind in OPAQUE for kind in returns):
            return to_plain(value)
        # The number of results is wrong: return empty places, so that a message can say how many there are.
        if isinstance(value, tuple | list):
            return [None] * len(value)
        return to_plain(value)

    def _slot(self, value: Any, kind: str) -> Any:
        if kind not in OPAQUE or value is None:
            return to_plain(value)
        return self._live.keep(value, kind)


def _contents(returned: Any, function: Function) -> list[tuple[np.ndarray, bytes]]:
    """Return the arrays in a result with their content; none where they are large. What is opaque may change."""
    returns = function.returns
    items = list(returned) if isinstance(returned, list | tuple) else [returned]
    if isinstance(returns, tuple):
        items = [item for item, kind in zip(items, returns, strict=False) if kind not in OPAQUE]
    elif returns in OPAQUE:
        return []
    arrays: list[np.ndarray] = []
    for _ in range(3):  # a list of pairs in a tuple of results is nested the deepest
        arrays.extend(item for item in items if isinstance(item, np.ndarray))
        nested = [item for item in items if isinstance(item, list | tuple)]
        items = [one for item in nested[:MOST_ARRAYS] for one in item[:MOST_ARRAYS]]
    if len(arrays) > MOST_ARRAYS or sum(array.nbytes for array in arrays) > MOST_BYTES:
        return []
    return [(array, array.tobytes()) for array in arrays]
