"""What a training asked of Keras that the contract does not ask for: rows, batches, epochs, what comes back."""

from collections.abc import Iterator
from typing import Any

from autograder.judging.keras.noted import Noted, NotedCall, close, entries, number, numbers, rows
from autograder.judging.keras.slip import Slip
from autograder.language.finding import say

BATCH_SIZE = (("batch_size", 2),)
EPOCHS = (("epochs", 3),)
DEFAULT_BATCH = 32


def compiled_anew(noted: Noted) -> Iterator[Slip]:
    """Yield the compile calls that give the model an optimiser or a loss that is not its own."""
    for call in noted.of("compile"):
        own = {"type": "own"}
        others = [name for name in ("optimizer", "loss") if call.given.get(name) != own]
        if others:
            what = say("the model is compiled anew; it brings its own loss and optimiser along")
            yield Slip(("compiled anew",), what, "compile", call.line)
            return


def fit_slips(call: NotedCall, n: int, size: int, epochs: int | None) -> Iterator[Slip]:
    """Yield what is wrong with a call of fit on `n` rows, which should take `size` at a time, `epochs` times.

    Where fit is called several times, `epochs` is None: then a part of the rows may be what is right.
    """
    given = call.given
    mine = rows(given.get("x"))
    batch = given.get("batch_size")
    if mine is not None and mine != n and epochs is None:
        return
    if mine is not None and mine < n:
        what = say(
            "fit is given {yours} rows; all {wanted} must be trained on", yours=mine, wanted=n
        )
        yield Slip(("rows",), what, "fit", call.line, (("x", 0),))
    if mine is not None:
        if batch is None and size != DEFAULT_BATCH and (size < mine or mine > DEFAULT_BATCH):
            what = say(
                "fit is given no batch_size and takes {default} rows at a time; it must take {wanted} here",
                default=DEFAULT_BATCH,
                wanted=size,
            )
            yield Slip(("batch size",), what, "fit", call.line)
        elif type(batch) is int and batch != size and min(batch, mine) != min(size, mine):
            what = say(
                "fit is given batch_size={yours}; here it must be {wanted}",
                yours=batch,
                wanted=size,
            )
            yield Slip(("batch size",), what, "fit", call.line, BATCH_SIZE)
    if epochs is not None and mine is not None:
        yours = given.get("epochs", 1)
        if type(yours) is int and yours != epochs:
            what = say(
                "fit is told to make {yours} epochs; here it must make {wanted}",
                yours=yours,
                wanted=epochs,
            )
            if "epochs" not in given:
                what = say(
                    "fit is given no epochs and makes one; here it must make {wanted}",
                    wanted=epochs,
                )
            yield Slip(("epochs",), what, "fit", call.line, EPOCHS)
    split = number(given.get("validation_split"))
    if split:
        what = say(
            "validation_split={share} keeps rows back, which are not trained on", share=split
        )
        yield Slip(("validation",), what, "fit", call.line, (("validation_split", 6),))
    for name in ("class_weight", "sample_weight", "steps_per_epoch"):
        if given.get(name) is not None and mine is not None:
            what = say("fit is given {name}, which is not asked for", name=name)
            yield Slip((name,), what, "fit", call.line, ((name, 99),))
    callbacks = given.get("callbacks")
    for callback in callbacks if isinstance(callbacks, list) else [callbacks]:
        kind = callback.get("type") if isinstance(callback, dict) else None
        if kind in ("EarlyStopping", "ReduceLROnPlateau", "LearningRateScheduler"):
            what = say("fit is given the callback {name}, which changes the training", name=kind)
            yield Slip(("callback", kind), what, "fit", call.line, (("callbacks", 5),))


def xor_slips(noted: Noted, given: dict[str, Any]) -> Iterator[Slip]:
    """Yield what differs in a call of train_xor."""
    n, steps = len(given["x"]), int(given.get("steps", 10_000))
    yield from compiled_anew(noted)
    fits = noted.of("fit")
    found = []
    for call in fits[:1]:
        found = list(fit_slips(call, n, n, steps if len(fits) == 1 else None))
        yield from found
    batches = noted.of("train_on_batch")
    for call in batches[:1]:
        mine = rows(call.given.get("x"))
        if mine is not None and mine < n:
            what = say(
                "train_on_batch is given {yours} rows; the whole batch has {wanted}",
                yours=mine,
                wanted=n,
            )
            found.append(Slip(("rows",), what, "train_on_batch", call.line, (("x", 0),)))
            yield found[-1]
    anew = bool(noted.of("compile"))
    counted = noted.came_back and noted.updates is not None and noted.updates != steps
    if counted and not found and not anew:
        what = say(
            "the model's optimiser has made {yours} updates; it must make {wanted}",
            yours=noted.updates,
            wanted=steps,
        )
        last = next(iter([*fits, *batches][-1:]), None)
        yield Slip(("updates",), what, last.name if last else "", last.line if last else 0)
    yield from _loss_that_comes_back(noted, steps)


def _loss_that_comes_back(noted: Noted, steps: int) -> Iterator[Slip]:
    """Yield what comes back instead of the loss at the end, where it is a number that Keras gave."""
    losses, accuracies = measured(noted)
    if not noted.came_back:
        return
    value = number(noted.returned)
    if noted.returned is None:
        yield Slip(("returned",), say("nothing comes back; is a return missing?"), "return")
        return
    if isinstance(noted.returned, list):
        yield Slip(("returned",), say("what comes back is a list, not one number"), "return")
    if value is None or not losses or steps < 2:
        return
    if len(losses) < 2 or any(close(value, one) for one in losses[-2:]):
        return
    if close(value, losses[0]):
        what = say("the loss that comes back is the first that was measured, not the last")
    elif close(value, sum(losses) / len(losses)):
        what = say("the loss that comes back is the mean of all that were measured, not the last")
    elif close(value, sum(losses)):
        what = say("the loss that comes back is the sum of all that were measured, not the last")
    elif accuracies and close(value, accuracies[-1]):
        what = say("what comes back is the accuracy, not the loss")
    else:
        digits = next((k for k in range(1, 6) if close(value, round(losses[-1], k))), None)
        if digits is None:
            return
        what = say("the loss that comes back is rounded to {digits} digits", digits=digits)
    yield Slip(("returned",), what, "return")


def measured(noted: Noted) -> tuple[list[float], list[float]]:
    """Return the losses and accuracies that fit or train_on_batch gave, in their order."""
    losses: list[float] = []
    accuracies: list[float] = []
    for call in noted.of("fit", "train_on_batch"):
        history = entries(call.result)
        if history:
            one, two = history.get("loss"), history.get("accuracy")
            losses += numbers(one if isinstance(one, list) else [one])
            accuracies += numbers(two if isinstance(two, list) else [two])
        elif numbers(call.result):
            losses.append(numbers(call.result)[0])
            accuracies += numbers(call.result)[1:2]
        elif (loss := number(call.result)) is not None:
            losses.append(loss)
    return losses, accuracies


def classifier_slips(noted: Noted, given: dict[str, Any]) -> Iterator[Slip]:
    """Yield what differs in a call of train_classifier."""
    n, epochs, size = (
        len(given["x"]),
        int(given.get("epochs", 5)),
        int(given.get("batch_size", 100)),
    )
    yield from compiled_anew(noted)
    fits = noted.of("fit")
    once = len(fits) == 1
    for call in fits[:1]:
        yield from fit_slips(call, n, size, epochs if once else None)
    one_each = not once and all(call.given.get("epochs", 1) == 1 for call in fits)
    if fits and one_each and len(fits) != epochs:
        what = say(
            "fit is called {yours} times for one epoch each; there must be {wanted}",
            yours=len(fits),
            wanted=epochs,
        )
        yield Slip(("epochs",), what, "fit", fits[-1].line)
    if not noted.came_back:
        return
    returned = noted.returned
    if returned is None:
        yield Slip(("returned",), say("nothing comes back; is a return missing?"), "return")
        return
    kind = returned.get("type") if isinstance(returned, dict) else None
    if isinstance(kind, str) and kind.endswith("History"):
        what = say("what comes back is the History object; the dict is its attribute history")
        yield Slip(("returned",), what, "return")
        return
    history = entries(returned)
    if not history:
        if isinstance(returned, list):
            what = say("what comes back is a list, not a dict of lists")
            yield Slip(("returned",), what, "return")
        return
    for name in ("loss", "accuracy"):
        if not any(name in key for key in history):
            what = say("the history that comes back has no entry {name}", name=name)
            yield Slip(("entry", name), what, "return")
    lengths = {len(one) if isinstance(one, list) else 0 for one in history.values()}
    if len(lengths) == 1 and once is False and lengths != {epochs}:
        what = say(
            "the history that comes back has {yours} values an entry; there must be {wanted}, one an epoch",
            yours=lengths.pop(),
            wanted=epochs,
        )
        yield Slip(("history length",), what, "return")
