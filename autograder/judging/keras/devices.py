"""Where use_cpu_only goes wrong: the call that hides devices, the handler of the refusal, and what comes back."""

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from autograder.judging.keras.lines import FileLines, Node
from autograder.judging.verdict import CheckResult
from autograder.language.finding import Sentence, say
from autograder.running.outcome import Returned

HIDES = "set_visible_devices"
DEVICES = (("devices", 0),)
KIND = (("device_type", 1),)


def device_slips(
    lines: FileLines, results: Sequence[CheckResult]
) -> Iterator[tuple[Node, Sentence]]:
    """Yield what differs in the calls of failed checks, each with the part of the file that it is about.

    Which line ran is not known, so a return is named only where there is one that can be meant.
    """
    for result in results:
        call = result.calls[-1] if result.calls else None
        answer = getattr(call.outcome, "value", None) if call is not None else None
        if call is None or not isinstance(answer, dict) or not call.args:
            continue
        (when, *_), outcome = call.args, answer.get("outcome")
        if not isinstance(outcome, Returned):
            continue
        if result.check.id == "in_time_hides":
            yield from _still_visible(lines, answer.get("visible"))
        elif when == "too late":
            yield from _answer_when_refused(lines, outcome.value)
        else:
            yield from _answer_in_time(lines, outcome.value, when)


def _still_visible(lines: FileLines, visible: Any) -> Iterator[tuple[Node, Sentence]]:
    calls = lines.calls(HIDES)
    if len(calls) != 1 or not isinstance(visible, list):
        return
    (call,) = calls
    kind = lines.argument(call, KIND)
    left = ", ".join(map(str, visible)) or "-"
    if kind is not None:
        if isinstance(kind, ast.Constant) and kind.value == "CPU" and "GPU" in visible:
            what = say(
                "with device_type={kind} only the devices of that kind are replaced; {visible} stays visible",
                kind="'CPU'",
                visible=left,
            )
            yield kind, what
        return
    # Where both kinds stay, the call may have been refused.
    if {"CPU", "GPU"} <= set(visible):
        return
    what = say(
        "the list given to {name} is what stays visible: here {visible}; it must be CPU",
        name=HIDES,
        visible=left,
    )
    yield lines.argument(call, DEVICES) or call, what


def _answer_when_refused(lines: FileLines, value: Any) -> Iterator[tuple[Node, Sentence]]:
    handlers = lines.within(ast.ExceptHandler)
    if len(handlers) != 1:
        return
    (handler,) = handlers
    returns = [node for node in ast.walk(handler) if isinstance(node, ast.Return)]
    what = say("too late, {value} comes back; it must be False", value=str(value))
    if len(returns) == 1 and _may_give(returns[0], value):
        yield returns[0], what
    elif not returns:
        # The statement in the handler after which the function goes on.
        yield handler.body[-1], what


def _may_give(node: ast.Return, value: Any) -> bool:
    """Return whether a return statement can have given a value."""
    if node.value is None or isinstance(node.value, ast.Constant):
        return (node.value.value if node.value is not None else None) is value
    return True


def _answer_in_time(lines: FileLines, value: Any, when: str) -> Iterator[tuple[Node, Sentence]]:
    returns = [node for node in lines.within(ast.Return) if _may_give(node, value)]
    what = say("in time, {value} comes back; it must be True", value=str(value))
    if when == "no GPU":
        what = say(
            "in time and without a GPU, {value} comes back; it must be True", value=str(value)
        )
    if len(returns) == 1:
        yield returns[0], what
    elif not returns and value is None:
        calls = lines.calls(HIDES)
        if len(calls) == 1:
            yield calls[0], say("nothing comes back where this succeeds; it must be True")
