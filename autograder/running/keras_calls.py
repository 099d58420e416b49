"""What a function of the learner's asks of Keras: which layers it makes and what it calls, with the lines.

Calls of a check are made once more for this. What is told explains a mistake; no verdict rests on it.
"""

import inspect
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any

import numpy as np

from autograder.course.catalogue import all_functions
from autograder.running.executor import OPERATIONS, Executor
from autograder.running.outcome import Refused, Returned
from autograder.running.plain import Handle, ModelSpec, Scratch, Token

Calls = Sequence[tuple[str, tuple[Any, ...], dict[str, Any]]]

METHODS = (
    "compile",
    "fit",
    "evaluate",
    "predict",
    "train_on_batch",
    "test_on_batch",
    "save",
    "save_weights",
    "load_weights",
    "set_weights",
)
MOST_NOTED = 400
MOST_ITEMS = 100
MOST_ENTRIES = 10_000_000
MAX_TEXT = 80


class Notebook:
    """Takes down the calls that come from one file; what Keras calls by itself inside is left out."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.layers: dict[str, int] = {}
        self.calls: list[dict[str, Any]] = []
        self.handed: Any = None
        """The model that the function was handed."""
        self.pairs: _Pairs | None = None
        """The examples that the function was handed, where it was."""
        self._depth = 0

    def _line(self) -> int:
        frame = sys._getframe(2)
        while frame is not None:
            if frame.f_code.co_filename == self.path:
                return frame.f_lineno
            frame = frame.f_back  # type: ignore[assignment]
        return 0

    def layer(self, maker: Callable[..., None]) -> Callable[..., None]:
        """Return the maker of layers that notes in which line each one is made."""
        notebook = self

        # Not `wraps`: Keras compares the signature that a wrapped maker has with this one's.
        def recording_maker(self: Any, *args: Any, **kwargs: Any) -> None:
            line = 0 if notebook._depth else notebook._line()
            maker(self, *args, **kwargs)
            if line and len(notebook.layers) < MOST_NOTED:
                notebook.layers.setdefault(str(self.name)[:MAX_TEXT], line)

        return recording_maker

    def call(self, name: str, function: Callable[..., Any], method: bool) -> Callable[..., Any]:
        """Return a function that notes its calls: the line, what was given, and what came back."""
        signature = inspect.signature(function)

        @wraps(function)
        def recording_call(*args: Any, **kwargs: Any) -> Any:
            line = 0 if self._depth else self._line()
            entry = {"name": name, "line": line, "given": {}, "result": None}
            if line and len(self.calls) < MOST_NOTED:
                self.calls.append(entry)
                entry["given"] = _arguments(signature, args, kwargs, method)
                entry["other"] = bool(
                    method and self.handed is not None and args[:1] != (self.handed,)
                )
                if self.pairs is not None and name in ("fit", "train_on_batch"):
                    entry["paired"] = self.pairs.are_kept(*args[1:3], **kwargs)
            self._depth += 1
            try:
                result = function(*args, **kwargs)
            finally:
                self._depth -= 1
            entry["result"] = plain(getattr(result, "history", result))
            return result

        return recording_call


class _Pairs:
    """The rows of x, each with the rows of t that belong to it."""

    def __init__(self, x: Any, t: Any) -> None:
        self._targets: dict[bytes, set[bytes]] = {}
        for row, target in zip(_rows(x), _rows(t), strict=False):
            self._targets.setdefault(row, set()).add(target)

    def are_kept(self, x: Any = None, y: Any = None, **others: Any) -> bool | None:
        """Return whether every row is given with its own target; None where other rows, or none, are given."""
        inputs, targets = _rows(x), _rows(y)
        if not inputs or len(inputs) != len(targets):
            return None
        own = [self._targets.get(row, set[bytes]()) for row in inputs]
        if not all(own) or not set[bytes]().union(*self._targets.values()).issuperset(targets):
            return None
        return all(target in one for target, one in zip(targets, own, strict=True))


def _rows(value: Any) -> list[bytes]:
    """Return the bytes of every row of an array as float32; none for what is no array of numbers."""
    try:
        array = np.asarray(value, dtype=np.float32)
    except Exception:  # a tensor without numbers, or an object that only looks like an array
        return []
    if not array.ndim or not 0 < array.size <= MOST_ENTRIES:
        return []
    return [row.tobytes() for row in np.ascontiguousarray(array)]


def _arguments(
    signature: inspect.Signature, args: Any, kwargs: Any, method: bool
) -> dict[str, Any]:
    try:
        bound = dict(signature.bind(*args, **kwargs).arguments)
    except TypeError:  # Keras's own error follows
        return {}
    model = bound.pop("self", None) if method else None
    bound |= bound.pop("kwargs", {})
    own = {
        name: bound[name]
        for name in ("optimizer", "loss")
        if name in bound and model is not None and _same(bound[name], getattr(model, name, None))
    }
    return {
        name: {"type": "own"} if name in own else plain(value)
        for name, value in bound.items()
        if isinstance(name, str)
    }


def _same(value: Any, own: Any) -> bool:
    return value is own or (isinstance(value, str) and isinstance(own, str) and value == own)


def plain(value: Any) -> Any:
    """Return a value as plain data: an array as its shape and a summary, an object as the name of its class."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, os.PathLike):
        return str(value)[:MAX_TEXT]
    shape = getattr(value, "shape", None)
    if shape == ():
        try:
            return float(value)
        except (TypeError, ValueError):
            return {"type": type(value).__name__}
    if isinstance(shape, tuple) or (shape is not None and hasattr(shape, "as_list")):
        try:
            return {"shape": [int(size) for size in shape], **_summary(value)}
        except (TypeError, ValueError):
            return {"type": type(value).__name__}
    if isinstance(value, list | tuple):
        if len(value) > MOST_ITEMS:
            return {"shape": [len(value)]}
        return [plain(one) for one in value]
    if isinstance(value, dict):
        items = list(value.items())[:MOST_ITEMS]
        return {"dict": [[str(name)[:MAX_TEXT], plain(one)] for name, one in items]}
    return {"type": type(value).__name__[:MAX_TEXT]}


def _summary(value: Any) -> dict[str, float]:
    """Return the largest entry and the mean of an array of numbers; nothing for anything else."""
    try:
        array = np.asarray(value)
    except Exception:  # a tensor without numbers, or an object that only looks like an array
        return {}
    if array.dtype.kind not in "biuf" or not 0 < array.size <= MOST_ENTRIES:
        return {}
    return {"largest": float(array.max()), "mean": float(array.mean(dtype=float))}


@contextmanager
def noting(notebook: Notebook, namespace: dict[str, Any]) -> Iterator[None]:
    """Let the notebook see what is asked of Keras; the names of the file's own imports too."""
    import keras

    changed: list[tuple[Any, str, Any, bool]] = []

    def put(owner: Any, name: str, value: Any) -> None:
        own = name in vars(owner)
        changed.append((owner, name, getattr(owner, name), own))
        setattr(owner, name, value)

    try:
        put(keras.layers.Layer, "__init__", notebook.layer(keras.layers.Layer.__init__))
        for name in METHODS:
            put(keras.Model, name, notebook.call(name, getattr(keras.Model, name), method=True))
        for name in ("load_model", "clone_model"):
            function = getattr(keras.models, name)
            recording_call = notebook.call(name, function, method=False)
            for module in (keras.models, keras.saving):
                if getattr(module, name, None) is function:
                    put(module, name, recording_call)
            for alias in [key for key, value in namespace.items() if value is function]:
                namespace[alias] = recording_call
                changed.append((namespace, alias, function, True))
        yield
    finally:
        for owner, name, value, own in reversed(changed):
            if isinstance(owner, dict):
                owner[name] = value
            elif own:
                setattr(owner, name, value)
            else:
                delattr(owner, name)


def noted_calls(executor: Executor, calls: Calls, inputs: int) -> dict[str, Any]:
    """Make the calls of a check once more; return what the last one asked of Keras.

    "layers" is the line of every layer by its name, "calls" what was called, "came_back" whether the call did,
    "returned" with what, "model" the description of a model that came back, "same" whether it is the one that was
    handed over, "updates" how many the optimiser of that one has made, "path" where the call was to write, "shared" what
    a second model has of the first one. A call of a method is "other" where it was another model's than the one that was
    handed over; a training is "paired" where every row of x was given with its own row of t.
    """
    from autograder.running import models

    record: dict[str, Any] = {"layers": {}, "calls": [], "came_back": False, "model": None}
    if executor.load() is not None:
        return record
    executor.begin("", 0)
    notebook = Notebook(str(executor.path))
    *before, (name, args, kwargs) = calls
    for earlier in before:
        executor.call(*earlier)
    tokens = [one for one in (*args, *kwargs.values()) if isinstance(one, Token)]
    for token in tokens:  # a model that is handed over is none of the learner's doing
        executor.behind(token)
    handed = next((executor.behind(one) for one in tokens if isinstance(one, ModelSpec)), None)
    notebook.handed = handed
    arguments = {**dict(zip(all_functions()[name].parameters, args, strict=False)), **kwargs}
    if handed is not None and {"x", "t"} <= arguments.keys():
        notebook.pairs = _Pairs(arguments["x"], arguments["t"])
    with noting(notebook, executor.namespace):
        outcome = executor.call(name, args, kwargs)
    path = next((executor.behind(one) for one in tokens if isinstance(one, Scratch)), "")
    record["path"] = str(path)
    if isinstance(outcome, Refused):
        record["came_back"], record["returned"] = True, {"type": outcome.what}
    if isinstance(outcome, Returned):
        record["came_back"], record["returned"] = True, plain(outcome.value)
        if isinstance(outcome.value, Handle):
            model = executor.behind(outcome.value)
            record["model"], record["same"] = models.describe(model, inputs), model is handed
            if handed is None:
                again = executor.call(name, args, kwargs)
                if isinstance(again, Returned) and isinstance(again.value, Handle):
                    record["shared"] = _shared(model, executor.behind(again.value))
    if handed is not None and handed.optimizer is not None:
        record["updates"] = int(handed.optimizer.iterations.numpy())
    record["layers"], record["calls"] = notebook.layers, notebook.calls
    return record


def _shared(model: Any, other: Any) -> list[str]:
    """Return what two models have in common that each of them needs for itself."""
    if model is other:
        return ["model"]
    shared = []
    if model.optimizer is not None and model.optimizer is other.optimizer:
        shared.append("optimizer")
    if {id(one) for one in model.weights} & {id(one) for one in other.weights}:
        shared.append("layers")
    return shared


def offer() -> None:
    """Let executors answer "noted_calls"; a worker does so before a sandbox shuts it off from our files."""
    OPERATIONS["noted_calls"] = noted_calls
