"""What an evaluation, or saving and loading, asked of Keras that the contract does not ask for."""

import math
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from autograder.judging.keras.formulas import (
    ACCURACIES,
    LOSSES,
    Outputs,
    described,
    outputs_of,
    right_accuracy,
    right_loss,
    same,
)
from autograder.judging.keras.record import (
    KerasCall,
    KerasRecord,
    close,
    entries,
    number,
    numbers,
    rows,
)
from autograder.judging.keras.slip import KerasSlip, of_another_model
from autograder.judging.keras.trained import DEFAULT_BATCH, compiled_anew, other_numbers
from autograder.language.finding import say

FORMULAS = {"loss": LOSSES, "accuracy": ACCURACIES}


def evaluation_slips(record: KerasRecord, arguments: dict[str, Any]) -> Iterator[KerasSlip]:
    """Yield what differs in a call of evaluate_classifier."""
    n = len(arguments["x"])
    yield from compiled_anew(record)
    for call in record.of("fit", "train_on_batch")[:1]:
        what = say("{name} trains the model; evaluating must leave it as it is", name=call.name)
        yield KerasSlip(("trains",), what, call.name, call.line)
    evaluations = record.of("evaluate")
    for call in evaluations[:1]:
        mine = rows(call.arguments.get("x"))
        if len(evaluations) == 1 and mine is not None and mine < n:
            what = say(
                "evaluate is given {yours} rows; all {wanted} must be evaluated",
                yours=mine,
                wanted=n,
            )
            yield KerasSlip(("rows",), what, "evaluate", call.line, (("x", 0),))
    for call in record.of("evaluate", "predict")[:1]:
        yield from other_numbers(call, arguments)
    for call in [one for one in evaluations if _rows_in_steps(one) < n][:1]:
        what = say(
            "with steps={steps} evaluate stops after so many batches; all rows must be evaluated",
            steps=call.arguments["steps"],
        )
        yield KerasSlip(("steps",), what, "evaluate", call.line, (("steps", 5),))
    if not record.came_back:
        return
    returned = record.returned
    yield from of_another_model(record, "evaluate", "predict")
    if returned is None:
        yield KerasSlip(("returned",), say("nothing comes back; is a return missing?"), "return")
        return
    if entries(returned):
        what = say("what comes back is a dict, not the two numbers (loss, accuracy)")
        yield KerasSlip(("returned",), what, "return")
        return
    if isinstance(returned, list) and any(isinstance(one, str) for one in returned):
        yield KerasSlip(("returned",), say("what comes back are texts, not numbers"), "return")
        return
    measured = _measured(evaluations[0].result) if len(evaluations) == 1 else None
    pair, outputs = numbers(returned), outputs_of(arguments)
    if measured is None:
        if outputs is not None and len(pair) == 2:
            yield from _formula_slips(pair, outputs)
        return
    if number(returned) is not None or len(pair) == 1:
        what = say("one number comes back; there must be two, (loss, accuracy)")
        yield KerasSlip(("returned",), what, "return")
    elif len(pair) == 2:
        yield from _pair_slips(pair, measured, outputs)


def _rows_in_steps(call: KerasCall) -> float:
    """Return how many rows a call of evaluate looks at where it is told how many steps to make."""
    steps, size = call.arguments.get("steps"), call.arguments.get("batch_size") or DEFAULT_BATCH
    return steps * size if type(steps) is int and type(size) is int else math.inf


def _formula_slips(pair: list[float], outputs: Outputs) -> Iterator[KerasSlip]:
    """Yield what the two numbers are, where they were computed without evaluate."""
    loss, accuracy = right_loss(outputs), right_accuracy(outputs)
    if same(pair[0], accuracy) and same(pair[1], loss):
        what = say("loss and accuracy come back in the other order; the loss comes first")
        yield KerasSlip(("order",), what, "return")
        return
    for name, place, right in (("loss", 0, loss), ("accuracy", 1, accuracy)):
        if not same(pair[place], right):
            yield from _described(name, place, pair[place], outputs)


def _described(name: str, place: int, mine: float, outputs: Outputs) -> Iterator[KerasSlip]:
    """Yield which formula gives a number that comes back as the loss or as the accuracy."""
    for what in described(mine, FORMULAS[name], outputs):
        yield KerasSlip(("formula", name), what, "return", 0, ((name, place),))


def _measured(result: Any) -> tuple[float, float] | None:
    named = entries(result)
    if named:
        loss, accuracy = number(named.get("loss")), number(named.get("accuracy"))
        return None if loss is None or accuracy is None else (loss, accuracy)
    values = numbers(result)
    return (values[0], values[1]) if len(values) == 2 else None


def _pair_slips(
    pair: list[float], measured: tuple[float, float], outputs: Outputs | None
) -> Iterator[KerasSlip]:
    """Yield what the two numbers are, where one call of evaluate gave both; one may be computed by hand all the same."""
    loss, accuracy = measured
    if any(close(factor * loss, accuracy) for factor in (1, 100)):
        return
    places = {"loss": 0, "accuracy": 1}
    if _like(pair[1], loss) and _like(pair[0], accuracy):
        places = {"loss": 1, "accuracy": 0}
        what = say("loss and accuracy come back in the other order; the loss comes first")
        yield KerasSlip(("order",), what, "return")
    for name, value in (("loss", loss), ("accuracy", accuracy)):
        mine = pair[places[name]]
        if close(mine, value):
            continue
        if value and close(mine, 100 * value):
            what = say("the {name} that comes back is 100 times what evaluate gives", name=name)
            yield KerasSlip(("percent", name), what, "return")
        elif (digits := _digits(mine, value)) is not None:
            what = say(
                "the {name} that comes back is rounded to {digits} digits", name=name, digits=digits
            )
            yield KerasSlip(("rounded", name), what, "return")
        elif outputs is not None:
            yield from _described(name, places[name], mine, outputs)


def _digits(mine: float, value: float) -> int | None:
    return next((k for k in range(1, 6) if close(mine, round(value, k))), None)


def _like(mine: float, value: float) -> bool:
    scaled = (value, 100 * value)
    return any(close(mine, one) or _digits(mine, one) is not None for one in scaled)


def saving_slips(record: KerasRecord, arguments: dict[str, Any]) -> Iterator[KerasSlip]:
    """Yield what differs in a call of save_and_reload."""
    saves, loads = record.of("save"), record.of("load_model")
    weights = record.of("save_weights")
    yield from of_another_model(record, "save")
    # What raised before it got so far says nothing about it.
    if not saves and (record.came_back or weights or loads):
        what = say("the model is not saved: save is not called")
        if weights:
            what = say("save_weights writes the weights alone; save writes the whole model")
        yield KerasSlip(
            ("not saved",),
            what,
            weights[-1].name if weights else "save",
            weights[-1].line if weights else 0,
        )
    for call in saves[:1]:
        mine = call.arguments.get("filepath")
        if isinstance(mine, str) and record.path and PurePath(mine) != PurePath(record.path):
            what = say("save is given {yours}, not path", yours=_short(mine, record.path))
            yield KerasSlip(("path",), what, "save", call.line, (("filepath", 0),))
    if not loads and record.came_back:
        yield KerasSlip(
            ("not loaded",), say("the model is not loaded back: load_model is not called")
        )
    for call in loads[-1:]:
        mine = call.arguments.get("filepath")
        if isinstance(mine, str) and record.path and PurePath(mine) != PurePath(record.path):
            what = say("load_model is given {yours}, not path", yours=_short(mine, record.path))
            yield KerasSlip(("load path",), what, "load_model", call.line, (("filepath", 0),))
        if call.arguments.get("compile") is False:
            what = say("with compile=False the model is loaded without what it was compiled with")
            yield KerasSlip(("compile",), what, "load_model", call.line, (("compile", 2),))
    for call in record.of("compile")[:1]:
        what = say("compile gives the model another optimiser than the one that was saved")
        if call.arguments.get("optimizer") != {"type": "own"}:
            yield KerasSlip(("compiled anew",), what, "compile", call.line)
    if record.came_back and record.returned is None:
        yield KerasSlip(("returned",), say("nothing comes back; is a return missing?"), "return")
    if record.same and loads:
        what = say("the model that was handed over comes back, not the one that was loaded")
        yield KerasSlip(("same",), what, "return")


def _short(mine: str, path: str) -> str:
    """Return a path without the folder that it shares with the one that was asked for."""
    own, required = PurePath(mine), PurePath(path)
    return own.name if own.parent == required.parent else mine
