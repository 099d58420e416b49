"""What an evaluation, or saving and loading, asked of Keras that the contract does not ask for."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from autograder.judging.keras.noted import Noted, close, entries, number, numbers, rows
from autograder.judging.keras.slip import Slip
from autograder.judging.keras.trained import compiled_anew
from autograder.language.finding import say


def evaluation_slips(noted: Noted, given: dict[str, Any]) -> Iterator[Slip]:
    """Yield what differs in a call of evaluate_classifier."""
    n = len(given["x"])
    yield from compiled_anew(noted)
    for call in noted.of("fit", "train_on_batch")[:1]:
        what = say("{name} trains the model; evaluating must leave it as it is", name=call.name)
        yield Slip(("trains",), what, call.name, call.line)
    evaluations = noted.of("evaluate")
    for call in evaluations[:1]:
        mine = rows(call.given.get("x"))
        if len(evaluations) == 1 and mine is not None and mine < n:
            what = say(
                "evaluate is given {yours} rows; all {wanted} must be evaluated",
                yours=mine,
                wanted=n,
            )
            yield Slip(("rows",), what, "evaluate", call.line, (("x", 0),))
    if not noted.came_back:
        return
    returned = noted.returned
    if returned is None:
        yield Slip(("returned",), say("nothing comes back; is a return missing?"), "return")
        return
    if entries(returned):
        what = say("what comes back is a dict, not the two numbers (loss, accuracy)")
        yield Slip(("returned",), what, "return")
        return
    if isinstance(returned, list) and any(isinstance(one, str) for one in returned):
        yield Slip(("returned",), say("what comes back are texts, not numbers"), "return")
        return
    seen = _measured(evaluations[0].result) if len(evaluations) == 1 else None
    pair = numbers(returned)
    if seen is None:
        return
    if number(returned) is not None or len(pair) == 1:
        what = say("one number comes back; there must be two, (loss, accuracy)")
        yield Slip(("returned",), what, "return")
    elif len(pair) == 2:
        yield from _pair_slips(pair, seen)


def _measured(result: Any) -> tuple[float, float] | None:
    named = entries(result)
    if named:
        loss, accuracy = number(named.get("loss")), number(named.get("accuracy"))
        return None if loss is None or accuracy is None else (loss, accuracy)
    found = numbers(result)
    return (found[0], found[1]) if len(found) == 2 else None


def _pair_slips(pair: list[float], seen: tuple[float, float]) -> Iterator[Slip]:
    loss, accuracy = seen
    if any(close(factor * loss, accuracy) for factor in (1, 100)):
        return
    places = {"loss": 0, "accuracy": 1}
    if _like(pair[1], loss) and _like(pair[0], accuracy):
        places = {"loss": 1, "accuracy": 0}
        what = say("loss and accuracy come back in the other order; the loss comes first")
        yield Slip(("order",), what, "return")
    for name, value in (("loss", loss), ("accuracy", accuracy)):
        mine = pair[places[name]]
        if close(mine, value):
            continue
        if value and close(mine, 100 * value):
            what = say("the {name} that comes back is 100 times what evaluate gives", name=name)
            yield Slip(("percent", name), what, "return")
        elif (digits := _digits(mine, value)) is not None:
            what = say(
                "the {name} that comes back is rounded to {digits} digits", name=name, digits=digits
            )
            yield Slip(("rounded", name), what, "return")


def _digits(mine: float, value: float) -> int | None:
    return next((k for k in range(1, 6) if close(mine, round(value, k))), None)


def _like(mine: float, value: float) -> bool:
    scaled = (value, 100 * value)
    return any(close(mine, one) or _digits(mine, one) is not None for one in scaled)


def saving_slips(noted: Noted, given: dict[str, Any]) -> Iterator[Slip]:
    """Yield what differs in a call of save_and_reload."""
    saves, loads = noted.of("save"), noted.of("load_model")
    weights = noted.of("save_weights")
    if not saves:
        what = say("the model is not saved: save is not called")
        if weights:
            what = say("save_weights writes the weights alone; save writes the whole model")
        yield Slip(
            ("not saved",),
            what,
            weights[-1].name if weights else "",
            weights[-1].line if weights else 0,
        )
    for call in saves[:1]:
        mine = call.given.get("filepath")
        if isinstance(mine, str) and noted.path and PurePath(mine) != PurePath(noted.path):
            what = say("save is given {yours}, not path", yours=_short(mine, noted.path))
            yield Slip(("path",), what, "save", call.line, (("filepath", 0),))
    if not loads and noted.came_back:
        yield Slip(("not loaded",), say("the model is not loaded back: load_model is not called"))
    for call in loads[-1:]:
        mine = call.given.get("filepath")
        if isinstance(mine, str) and noted.path and PurePath(mine) != PurePath(noted.path):
            what = say("load_model is given {yours}, not path", yours=_short(mine, noted.path))
            yield Slip(("load path",), what, "load_model", call.line, (("filepath", 0),))
        if call.given.get("compile") is False:
            what = say("with compile=False the model is loaded without what it was compiled with")
            yield Slip(("compile",), what, "load_model", call.line, (("compile", 2),))
    for call in noted.of("compile")[:1]:
        what = say("compile gives the model another optimiser than the one that was saved")
        if call.given.get("optimizer") != {"type": "own"}:
            yield Slip(("compiled anew",), what, "compile", call.line)
    if noted.came_back and noted.returned is None:
        yield Slip(("returned",), say("nothing comes back; is a return missing?"), "return")
    if noted.same and loads:
        what = say("the model that was handed over comes back, not the one that was loaded")
        yield Slip(("same",), what, "return")


def _short(mine: str, path: str) -> str:
    """Return a path without the folder that it shares with the one that was asked for."""
    whole, asked = PurePath(mine), PurePath(path)
    return whole.name if whole.parent == asked.parent else mine
