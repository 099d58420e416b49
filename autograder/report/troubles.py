"""Sentences for a function that cannot run: what happened, and what to do about it."""

import re
import sys

from autograder.course.catalogue import Exercise, Function
from autograder.language.finding import Sentence, Word, say
from autograder.running.outcome import Outcome, Raised, Refused, Unloadable

TENSORFLOW_PYTHONS = ((3, 10), (3, 13))
"""The first and the last Python for which TensorFlow has a build (TensorFlow 2.21)."""


def _unloadable(trouble: Unloadable, exercise: Exercise) -> list[Sentence]:
    file, line = exercise.filename, trouble.line
    if trouble.kind == "syntax":
        return [
            say("{file} is not valid Python: {text}", file=file, text=trouble.text),
            say("Python stops reading at this line; the mistake is there or just before it"),
        ]
    if trouble.kind == "library":
        return missing_library(exercise)
    if trouble.kind == "import":
        return _import_trouble(trouble, exercise)
    if trouble.kind == "absent":
        return _no_module(trouble.text, file)
    if trouble.kind == "empty":
        return [
            say("{file} is empty", file=file),
            say("xor2mnist reset {exercise} writes the stub again", exercise=exercise.short),
        ]
    if trouble.kind == "not utf-8":
        return [
            say("{file} is not a UTF-8 text (line {line})", file=file, line=line),
            say("save it in your editor with the encoding UTF-8"),
        ]
    if trouble.kind == "too large":
        return [say("{file} is larger than 2 MB; a solution has some hundred lines", file=file)]
    if trouble.kind == "not a function":
        return [say("{name} in {file} is not a function", name=trouble.text, file=file)]
    if trouble.kind == "undefined":
        return [
            say("{file} defines no function called {name}", file=file, name=trouble.text),
            _found_instead(trouble),
        ]
    return [no_file(trouble, file) or say("{file} is missing", file=file)]


def _found_instead(trouble: Unloadable) -> Sentence:
    match = re.match(r"(?:async )?def (\w+)", trouble.source)
    if match is None:
        return say("its name must stay as it is in the stub")
    if match[1] == trouble.text:
        return say(
            "there is one inside a class or another function; the checks call it from outside, so it must begin at the left edge"
        )
    return say("there is {found} instead; its name must stay as it is in the stub", found=match[1])


def no_file(trouble: Unloadable, file: str) -> Sentence | None:
    """Return what to say of something that is no readable regular file; None for any other trouble."""
    if trouble.kind == "not a file":
        return say("{file} is a link, a folder or a device, not a file", file=file)
    if trouble.kind == "unreadable":
        return say("{file} cannot be opened: {text}", file=file, text=trouble.text)
    return None


def _import_trouble(trouble: Unloadable, exercise: Exercise) -> list[Sentence]:
    text = " ".join(trouble.text.split())
    if "No module named 'ex" in text:
        return [
            say("{file} imports another exercise", file=exercise.filename),
            say(
                "every exercise file stands alone: what it needs from an earlier one is under Given"
            ),
        ]
    if text.startswith("ModuleNotFoundError"):
        return _no_module(text.rpartition("'")[0].rpartition("'")[2], exercise.filename)
    return [say("{file} stops while it is loaded: {text}", file=exercise.filename, text=text)]


def _no_module(module: str, file: str) -> list[Sentence]:
    return [
        say("{file} imports {module}, which is not installed", file=file, module=module),
        say("NumPy is enough; remove the import, or install it"),
    ]


def missing_library(exercise: Exercise) -> list[Sentence]:
    """Return the sentences that TensorFlow is missing and how to install it here."""
    first, last = TENSORFLOW_PYTHONS
    here = sys.version_info[:2]
    missing = say("{file} needs TensorFlow, which is not installed", file=exercise.filename)
    if first <= here <= last:
        return [missing, say('install it with: python -m pip install "xor2mnist[keras]"')]
    return [
        missing,
        say(
            "TensorFlow has builds for Python {first} to {last}; this is Python {here}",
            first="{}.{}".format(*first),
            last="{}.{}".format(*last),
            here="{}.{}".format(*here),
        ),
    ]


def _called_wrongly(trouble: Raised, function: Function) -> bool:
    """Return whether the exception came from the call itself, because the signature does not fit."""
    return (
        trouble.type == "TypeError" and not trouble.frames and f"{function.name}()" in trouble.text
    )


def _raised(trouble: Raised, function: Function, called: Function) -> list[Sentence]:
    if (
        trouble.type == "Interrupted"
        and trouble.frames[:1]
        and trouble.frames[0].function == "<module>"
    ):
        return [
            say("the file was still running, outside of its functions, when you stopped it"),
            say("look for a loop that never ends in the lines that belong to no function"),
        ]
    if trouble.type == "Interrupted":
        return [say("{function} was still running when you stopped it", function=called.name)]
    if trouble.type == "Timeout":
        return [
            say("{function} did not come back in time", function=called.name),
            say("look for a loop that never ends, or for work that is done far too often"),
        ]
    if trouble.type == "WorkerError":
        return [
            say(
                "{function} gives no answer: {text}",
                function=called.name,
                text=" ".join(trouble.text.split()),
            )
        ]
    if trouble.type == "SystemExit":
        return [say("{function} ends the program; remove the exit", function=called.name)]
    if trouble.type == "EOFError":
        return [
            say(
                "{function} waits for input; it must work with its arguments alone",
                function=called.name,
            )
        ]
    if _called_wrongly(trouble, called):
        return [
            say("{function} cannot be called as {call}", function=called.name, call=called.call),
            say("{type}: {text}", type=trouble.type, text=trouble.text),
        ]
    if trouble.type == "RecursionError":
        return [say("{function} calls itself without end", function=called.name)]
    text = " ".join(trouble.text.split())
    if not text:
        return [say("{type} in {function}", type=trouble.type, function=called.name)]
    told = [say("{type}: {text}", type=trouble.type, text=text)]
    if trouble.type == "UFuncTypeError" and "'same_kind'" in text and "dtype('int" in text:
        told.append(
            say(
                "what is assigned to in place (as by -=) holds whole numbers and takes no fractions: make it an array of "
                "floats first"
            )
        )
    return told


def explain_trouble(
    trouble: Outcome | None,
    unfinished: str | None,
    exercise: Exercise,
    function: Function,
    called: Function,
) -> list[Sentence]:
    """Return what to say about a call that did not come back; the first sentence is the headline."""
    if unfinished is not None:
        return [say("finish {function} first; it is called here", function=unfinished)]
    if isinstance(trouble, Unloadable):
        return _unloadable(trouble, exercise)
    if isinstance(trouble, Refused):  # the answer is not plain data
        what = Word(trouble.what)
        return [say("{function} gives no answer: {text}", function=called.name, text=what)]
    assert isinstance(trouble, Raised)
    sentences = _raised(trouble, function, called)
    if called.name != function.name:
        sentences.append(
            say("{function} must work before this check can run", function=called.name)
        )
    return sentences
