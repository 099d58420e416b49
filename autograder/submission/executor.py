"""Loads one exercise file and calls its functions, on whichever side it runs.

The same code stands behind every proxy: arguments are copied before a call, compared after it,
and what comes back is turned into plain data and handles.
"""

import ast
import inspect
import io
import linecache
import os
import sys
import tempfile
import traceback
import types
import warnings
from collections.abc import Callable, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from autograder.catalogue import Exercise, Function, all_functions
from autograder.submission import given
from autograder.submission.outcome import Frame, Outcome, Raised, Refused, Returned, Unloadable
from autograder.submission.plain import (
    Handle,
    ModelSpec,
    NotPlain,
    Scratch,
    Seeded,
    Token,
    copied,
    drained,
    identical,
    to_plain,
)

MAX_SOURCE_BYTES = 2 * 2**20
MAX_PRINTED = 4_000
MAX_TEXT = 2_000
OPAQUE = frozenset({"cache", "state", "model", "rng"})


class BoundedText(io.StringIO):
    """A standard output that keeps the first MAX_PRINTED characters and drops the rest."""

    def write(self, text: str, /) -> int:
        """Keep what there is room for; the learner's print never fails."""
        room = MAX_PRINTED - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def read_source(path: Path) -> str | Unloadable:
    """Return the text of the learner's file (UTF-8, with or without a byte order mark)."""
    if not path.is_file():
        return Unloadable("missing")
    if path.stat().st_size > MAX_SOURCE_BYTES:
        return Unloadable("too large")
    return decoded(path.read_bytes())


def decoded(data: bytes) -> str | Unloadable:
    """Return the text of a learner's file from its bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Unloadable("not utf-8", line=line)
    if not text.strip():
        return Unloadable("empty")
    return text


def is_stub(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether a function does nothing, after its docstring, but raise NotImplementedError."""
    body = node.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    if not body or not isinstance(body[0], ast.Raise):
        return False
    error = body[0].exc
    name = error.func if isinstance(error, ast.Call) else error
    return isinstance(name, ast.Name) and name.id == "NotImplementedError"


def _reachable(name: str, direct: dict[str, set[str]]) -> set[str]:
    """Return the functions that `name` uses, itself or through others, itself left out."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        new = direct[ahead.pop()] - found
        found |= new
        ahead += new
    return found - {name}


@cache
def parameters_of(name: str) -> tuple[str, ...]:
    """Return the parameters of a function of the course; asked for at every call."""
    return all_functions()[name].parameters


class Executor:
    """One exercise file: loaded once, its functions called by name.

    Where `source` is given, `path` is only what the file is called: a worker may be unable to open
    it. `scratch` is a file that stands ready for whatever a call writes, where none can be made.
    """

    def __init__(
        self,
        exercise: Exercise,
        path: Path,
        capture: bool = True,
        source: bytes | None = None,
        scratch: str = "",
    ) -> None:
        self.exercise = exercise
        self.path = path
        self.capture = capture
        self.source = source
        self.scratch = scratch
        self.trouble: Unloadable | None = None
        self.stubs: frozenset[str] = frozenset()
        self.uses: dict[str, frozenset[str]] = {}
        self.namespace: dict[str, Any] = {}
        self.error: BaseException | None = None
        self._loaded = False
        self._objects: dict[int, Any] = {}
        self._generators: dict[int, np.random.Generator] = {}
        self._models: dict[int, Any] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._devices: dict[bool, Any] = {}
        self._given_kept: dict[str, Callable[..., Any] | None] = {}
        self.misconception: str | None = None

    def needs_library(self) -> bool:
        """Return whether running the file means importing its library: some function was begun."""
        source = read_source(self.path)
        return isinstance(source, str) and source.count("raise NotImplementedError") < len(
            self.exercise.functions
        )

    def load(self) -> Unloadable | None:
        """Run the file once; return what is wrong with it, or None."""
        if not self._loaded:
            self._loaded = True
            source = self._read()
            if isinstance(source, Unloadable):
                self.trouble = source
            else:
                self.trouble = self._run_file(source)
        return self.trouble

    def _read(self) -> str | Unloadable:
        if self.source is None:
            return read_source(self.path)
        text = decoded(self.source)
        if isinstance(text, str):
            # A traceback shows the lines, which it cannot read from the file.
            lines = text.splitlines(keepends=True)
            linecache.cache[str(self.path)] = (len(text), None, lines, str(self.path))
        return text

    def _run_file(self, source: str) -> Unloadable | None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a SyntaxWarning is no business of the verdict
                tree = ast.parse(source, filename=str(self.path))
                code = compile(tree, str(self.path), "exec", dont_inherit=True)
        except SyntaxError as error:
            text = (error.text or "").strip()
            return Unloadable("syntax", error.msg or "", error.lineno, text)
        except (ValueError, RecursionError, MemoryError) as error:
            return Unloadable("syntax", str(error))
        self._read_tree(tree)
        if self.exercise.library is not None:
            from autograder.submission import tensorflow

            if not tensorflow.installed():
                return Unloadable("library", self.exercise.library)
            if all(function.name in self.stubs for function in self.exercise.functions):
                return None  # nothing to run yet: do not wait for the library
            tensorflow.import_quietly()
        # Not importable by the plain name: one exercise must not lean on another one's file.
        module = types.ModuleType(f"submission_{self.exercise.id}")
        module.__file__ = str(self.path)
        self.namespace = module.__dict__
        # A dataclass in the file looks its module up by name while it runs.
        sys.modules[module.__name__] = module
        outcome, _ = self._guarded(lambda: exec(code, self.namespace))
        if isinstance(outcome, Raised):
            frame = outcome.frames[-1] if outcome.frames else None
            return Unloadable(
                "import",
                f"{outcome.type}: {outcome.text}" if outcome.text else outcome.type,
                frame.line if frame else None,
                frame.source if frame else "",
            )
        return None

    def _read_tree(self, tree: ast.Module) -> None:
        """Note which functions are stubs, and which functions of the file each one uses."""
        defined = {
            node.name: node
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        self.stubs = frozenset(name for name, node in defined.items() if is_stub(node))
        direct = {
            name: {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} & set(defined)
            for name, node in defined.items()
        }
        self.uses = {name: frozenset(_reachable(name, direct)) for name in defined}

    def begin(self, check: str, seed: int) -> None:
        """Start a check: every cache, state, model and generator of the one before is dropped."""
        self._objects.clear()
        self._generators.clear()
        self._models.clear()
        if self.scratch:
            os.truncate(self.scratch, 0)
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def replace(self, functions: dict[str, Callable[..., Any]]) -> None:
        """Put other functions in place of those of the file (a misconception in a solution)."""
        self.load()
        self.namespace.update(functions)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call a function of the file with plain data and handles; never raises for its faults."""
        trouble = self.load()
        if trouble is not None:
            return trouble
        if name.startswith("@"):
            return Returned(self.operate(name[1:], args))
        if name in self.stubs and name not in self.namespace:
            task = f"{self.exercise.short}: {name}"
            return Raised("NotImplementedError", task, (Frame(0, name, ""),))
        target = self.namespace.get(name)
        if target is None:
            return Unloadable("undefined", name)
        if not callable(target):
            return Unloadable("not a function", name)
        function = all_functions()[name]
        parameters = parameters_of(name)
        named = dict(zip(parameters, args, strict=False)) | kwargs
        live = {key: self._live(value) for key, value in named.items()}
        passed = [live[key] for key in parameters[: len(args)]]
        keywords = {key: live[key] for key in kwargs}

        modified: list[str] = []

        def run() -> Any:
            value = self._result(target(*passed, **keywords), function)
            # After the result is drained: a generator may change its arguments while it runs.
            modified.extend(
                key
                for key in named
                if not isinstance(named[key], Token) and not identical(named[key], live[key])
            )
            return value

        outcome, remark = self._guarded(run)
        if isinstance(outcome, Returned):
            return Returned(outcome.value, tuple(modified), remark, outcome.printed)
        return outcome

    def operate(self, name: str, args: tuple[Any, ...]) -> Any:
        """Do one of the kit's own operations with what stands behind a token.

        "defaults" returns the default values of a function's parameters, "describe" and
        "describe_file" a description of a model, "zero_weights" None,
        "devices" what use_cpu_only did in a fresh process, "given_changed" which Given functions
        have other code than the ones handed over; "put_given" puts those in their place for a while.
        """
        from autograder.submission import models, tensorflow

        if name == "defaults":
            return self._defaults(*args)
        if name == "given_changed":
            source = self._read()
            return given.changed(source, *args) if isinstance(source, str) else []
        if name == "put_given":
            (sources,) = args
            return given.put_back(self.namespace, sources, kept=self._given_kept)
        if name == "devices":
            (late,) = args
            if late not in self._devices:
                self._devices[late] = tensorflow.devices_after(
                    self.exercise.id, str(self.path), self.misconception, late
                )
            return self._devices[late]
        return getattr(models, name)(*(self._live(value) for value in args))

    def _defaults(self, name: str) -> dict[str, Any]:
        """Return the plain default values of a function's parameters, as far as they are known."""
        try:
            parameters = inspect.signature(self.namespace[name]).parameters.values()
            return {p.name: to_plain(p.default) for p in parameters if p.default is not p.empty}
        except (KeyError, TypeError, ValueError):  # NotPlain is a TypeError
            return {}

    def _live(self, value: Any) -> Any:
        """Return a value as the learner's function gets it: a copy, or what a token stands for."""
        if isinstance(value, ModelSpec):
            if value.number not in self._models:
                from autograder.submission.models import build

                self._models[value.number] = build(copied(value.spec))
            return self._models[value.number]
        if isinstance(value, Scratch):
            if self.scratch:
                return self.scratch
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="xor2mnist-")
            return str(Path(self._folder.name, value.name))
        if isinstance(value, Seeded):
            if value.number not in self._generators:
                self._generators[value.number] = np.random.default_rng(value.seed)
            return self._generators[value.number]
        if isinstance(value, Handle):
            return self._objects[value.number]
        return copied(value)

    def _result(self, value: Any, function: Function) -> Any:
        returns = function.returns
        if returns == "iterable":
            return [to_plain(item) for item in drained(value)]
        if isinstance(returns, str):
            return self._slot(value, returns)
        if isinstance(value, Sequence) and not isinstance(value, str):
            items = list(value)
            if len(items) == len(returns):
                return tuple(map(self._slot, items, returns))
        if isinstance(value, tuple | list) and not any(kind in OPAQUE for kind in returns):
            return to_plain(value)
        # The wrong number of results: say how many there are, without looking into them.
        if isinstance(value, tuple | list):
            return [None] * len(value)
        return to_plain(value)

    def _slot(self, value: Any, kind: str) -> Any:
        if kind not in OPAQUE or value is None:
            return to_plain(value)
        number = len(self._objects) + 1
        self._objects[number] = value
        return Handle(kind, number)

    def _guarded(self, run: Callable[[], Any]) -> tuple[Outcome, str]:
        """Run the learner's code; return what came of it and the first numeric warning."""
        printed = BoundedText()
        with ExitStack() as stack:
            caught = stack.enter_context(warnings.catch_warnings(record=True))
            warnings.simplefilter("always")
            # An overflow is a remark even where the file asked NumPy to raise it.
            stack.enter_context(np.errstate(all="warn", under="ignore"))
            if self.capture:
                stack.enter_context(redirect_stdout(printed))
                stack.enter_context(redirect_stderr(printed))
            outcome: Outcome
            try:
                outcome = Returned(run(), printed=printed.getvalue())
            except NotPlain as error:
                outcome = Refused(str(error), printed.getvalue())
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # SystemExit and pytest's own are the learner's too
                outcome = self._raised(error, printed.getvalue())
        remark = next((str(w.message) for w in caught if w.category is RuntimeWarning), "")
        return outcome, remark

    def _raised(self, error: BaseException, printed: str) -> Raised:
        self.error = error  # for a debugger, where the learner's code runs in this process
        here = str(self.path)
        summary = traceback.extract_tb(error.__traceback__)
        frames = [
            Frame(entry.lineno or 0, entry.name, (entry.line or "").strip())
            for entry in summary
            if entry.filename == here
        ]
        try:
            text = str(error)[:MAX_TEXT]
        except Exception:
            text = ""
        name = type(error).__name__
        if isinstance(error, NotImplementedError) and (not summary or summary[-1].filename != here):
            name = "NotImplementedError from a library"
        return Raised(name, text, tuple(frames[-20:]), printed)
