"""What a training asked of Keras that the contract does not ask for: rows, batches, epochs, what comes back."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np

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
from autograder.language.finding import say
from autograder.running.keras_calls import MOST_NOTED

BATCH_SIZE = (("batch_size", 2),)
EPOCHS = (("epochs", 3),)
DEFAULT_BATCH = 32
# A share of the largest number; float32 has rounded what is given.
SAME_NUMBERS = 1e-3
# The methods that make updates, those of an optimiser first.
UPDATING = "apply_gradients apply minimize train_on_batch fit assign_sub assign_add assign"
TRAINING = ("fit", "train_on_batch")


def compiled_anew(record: KerasRecord) -> Iterator[KerasSlip]:
    """Yield the compile calls that give the model an optimiser or a loss that is not its own."""
    for call in record.of("compile"):
        own = {"type": "own"}
        others = [name for name in ("optimizer", "loss") if call.arguments.get(name) != own]
        if others:
            what = say("the model is compiled anew; it brings its own loss and optimiser along")
            yield KerasSlip(("compiled anew",), what, "compile", call.line)
            return


def fit_slips(call: KerasCall, n: int, size: int, epochs: int | None) -> Iterator[KerasSlip]:
    """Yield what is wrong with a call of fit on `n` rows, which should take `size` at a time, `epochs` times.

    Where fit is called several times, `epochs` is None: then a part of the rows may be what is right.
    """
    arguments = call.arguments
    mine = rows(arguments.get("x"))
    batch = arguments.get("batch_size")
    if mine is not None and mine != n and epochs is None:
        return
    if mine is not None and mine < n:
        what = say(
            "fit is given {yours} rows; all {wanted} must be trained on", yours=mine, wanted=n
        )
        yield KerasSlip(("rows",), what, "fit", call.line, (("x", 0),))
    if mine is not None:
        if batch is None and size != DEFAULT_BATCH and (size < mine or mine > DEFAULT_BATCH):
            what = say(
                "fit is given no batch_size and takes {default} rows at a time; it must take {wanted} here",
                default=DEFAULT_BATCH,
                wanted=size,
            )
            yield KerasSlip(("batch size",), what, "fit", call.line)
        elif type(batch) is int and batch != size and min(batch, mine) != min(size, mine):
            what = say(
                "fit is given batch_size={yours}; here it must be {wanted}",
                yours=batch,
                wanted=size,
            )
            yield KerasSlip(("batch size",), what, "fit", call.line, BATCH_SIZE)
    if epochs is not None and mine is not None:
        yours = arguments.get("epochs", 1)
        if type(yours) is int and yours != epochs:
            what = say(
                "fit is told to make {yours} epochs; here it must make {wanted}",
                yours=yours,
                wanted=epochs,
            )
            if "epochs" not in arguments:
                what = say(
                    "fit is given no epochs and makes one; here it must make {wanted}",
                    wanted=epochs,
                )
            yield KerasSlip(("epochs",), what, "fit", call.line, EPOCHS)
    split = number(arguments.get("validation_split"))
    if split:
        what = say(
            "validation_split={share} keeps rows back, which are not trained on", share=split
        )
        yield KerasSlip(("validation",), what, "fit", call.line, (("validation_split", 6),))
    for name in ("class_weight", "sample_weight", "steps_per_epoch"):
        if arguments.get(name) is not None and mine is not None:
            what = say("fit is given {name}, which is not asked for", name=name)
            yield KerasSlip((name,), what, "fit", call.line, ((name, 99),))
    callbacks = arguments.get("callbacks")
    for callback in callbacks if isinstance(callbacks, list) else [callbacks]:
        kind = callback.get("type") if isinstance(callback, dict) else None
        if kind in ("EarlyStopping", "ReduceLROnPlateau", "LearningRateScheduler"):
            what = say("fit is given the callback {name}, which changes the training", name=kind)
            yield KerasSlip(("callback", kind), what, "fit", call.line, (("callbacks", 5),))


def other_numbers(call: KerasCall, arguments: dict[str, Any]) -> Iterator[KerasSlip]:
    """Yield that a method is given arrays of the right shape, but not the numbers in x and t."""
    for name, argument, position in (("x", "x", 0), ("y", "t", 1)):
        given, own = call.arguments.get(name), np.asarray(arguments[argument])
        if not isinstance(given, dict) or given.get("shape") != list(own.shape):
            continue
        largest, mean = number(given.get("largest")), number(given.get("mean"))
        if largest is None or mean is None or own.dtype.kind not in "biuf":
            continue
        most, middle = float(own.max()), float(own.mean(dtype=float))
        near = SAME_NUMBERS * max(abs(most), abs(largest))
        if abs(largest - most) <= near and abs(mean - middle) <= near:
            continue
        if (
            most
            and middle
            and abs(largest / most - mean / middle) <= SAME_NUMBERS * abs(mean / middle)
        ):
            what = say(
                "{name} is given {argument} times {ratio}",
                name=call.name,
                argument=argument,
                ratio=mean / middle,
            )
        else:
            apart = abs(mean - middle) > near
            yours, wanted = (mean, middle) if apart else (largest, most)
            fields = {
                "name": call.name,
                "argument": argument,
                "yours": _short(yours, near),
                "wanted": _short(wanted, near),
            }
            what = say(
                "{name} is given other numbers than those in {argument}: the largest is {yours}; in {argument} it is {wanted}",
                **fields,
            )
            if apart:
                what = say(
                    "{name} is given other numbers than those in {argument}: their mean is {yours}; in {argument} it is {wanted}",
                    **fields,
                )
        yield KerasSlip(("numbers", argument), what, call.name, call.line, ((name, position),))


def torn_apart(record: KerasRecord) -> Iterator[KerasSlip]:
    """Yield the first training in which examples have the targets of others."""
    for call in record.of(*TRAINING):
        if call.paired is False:
            what = say(
                "{name} is given rows of x with rows of t that belong to other examples",
                name=call.name,
            )
            yield KerasSlip(("pairs",), what, call.name, call.line, (("y", 1),))
            return


def _short(value: float, near: float) -> float:
    """Return a number to four digits, 0 for what is rounding."""
    return float(f"{value:.4g}") if abs(value) > near else 0.0


def xor_slips(record: KerasRecord, arguments: dict[str, Any]) -> Iterator[KerasSlip]:
    """Yield what differs in a call of train_xor."""
    return _of_the_model(record, _xor_slips(record, arguments))


def _of_the_model(record: KerasRecord, slips: Iterator[KerasSlip]) -> Iterator[KerasSlip]:
    """Yield that another model than the one handed over is trained, or else the slips of its training."""
    another = list(of_another_model(record, *TRAINING))
    yield from another or chain(compiled_anew(record), torn_apart(record), slips)


def _xor_slips(record: KerasRecord, arguments: dict[str, Any]) -> Iterator[KerasSlip]:
    n, steps = len(arguments["x"]), int(arguments.get("steps", 10_000))
    fits = record.of("fit")
    slips = []
    for call in fits[:1]:
        slips = list(fit_slips(call, n, n, steps if len(fits) == 1 else None))
        slips += other_numbers(call, arguments)
        yield from slips
    batches = record.of("train_on_batch")
    for call in batches[:1]:
        yield from other_numbers(call, arguments)
        mine = rows(call.arguments.get("x"))
        if mine is not None and mine < n:
            what = say(
                "train_on_batch is given {yours} rows; the whole batch has {wanted}",
                yours=mine,
                wanted=n,
            )
            slips.append(KerasSlip(("rows",), what, "train_on_batch", call.line, (("x", 0),)))
            yield slips[-1]
    anew = bool(record.of("compile"))
    counted = record.came_back and record.updates is not None and record.updates != steps
    if counted and not slips and not anew:
        what = say(
            "the model's optimiser has made {yours} updates; it must make {wanted}",
            yours=record.updates,
            wanted=steps,
        )
        last = next(iter([*fits, *batches][-1:]), None)
        if last is None and record.updates == 0:
            yield KerasSlip(("no update",), what, UPDATING)
        elif last is None:
            yield KerasSlip(("updates",), what)
        else:
            yield KerasSlip(("updates",), what, last.name, last.line)
    yield from _loss_that_comes_back(record, steps)


def _loss_that_comes_back(record: KerasRecord, steps: int) -> Iterator[KerasSlip]:
    """Yield what comes back instead of the loss at the end, where it is a number that Keras gave."""
    losses, accuracies = measured(record)
    if not record.came_back:
        return
    value = number(record.returned)
    if record.returned is None:
        yield KerasSlip(("returned",), say("nothing comes back; is a return missing?"), "return")
        return
    if isinstance(record.returned, list):
        yield KerasSlip(("returned",), say("what comes back is a list, not one number"), "return")
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
    yield KerasSlip(("returned",), what, "return")


def measured(record: KerasRecord) -> tuple[list[float], list[float]]:
    """Return the losses and accuracies that fit or train_on_batch gave, in their order."""
    losses: list[float] = []
    accuracies: list[float] = []
    for call in record.of("fit", "train_on_batch"):
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


def _batches_slips(calls: list[KerasCall], n: int, size: int, epochs: int) -> Iterator[KerasSlip]:
    """Yield what is wrong with the batches that train_on_batch was given, where each is one update."""
    taken = [rows(call.arguments.get("x")) for call in calls]
    lengths = [one for one in taken if one is not None]
    if not lengths or len(lengths) < len(taken) or len(calls) >= MOST_NOTED:
        return
    line, rest = calls[-1].line, n % size
    if sum(lengths) == n * epochs and max(lengths) <= size:
        return
    if rest and sum(lengths) == (n - rest) * epochs:
        what = say(
            "the last {rest} rows of an epoch, which fill no whole batch, are not trained on",
            rest=rest,
        )
        yield KerasSlip(("batches",), what, "train_on_batch", line)
        return
    if max(lengths) != min(size, n):
        what = say(
            "train_on_batch is given {yours} rows at a time; here it must be {wanted}",
            yours=max(lengths),
            wanted=min(size, n),
        )
        yield KerasSlip(("batch size",), what, "train_on_batch", line, (("x", 0),))
        return
    what = say(
        "train_on_batch is given {yours} rows in all; {epochs} epochs of {rows} rows make {wanted}",
        yours=sum(lengths),
        epochs=epochs,
        rows=n,
        wanted=n * epochs,
    )
    yield KerasSlip(("batches",), what, "train_on_batch", line)


def classifier_slips(record: KerasRecord, arguments: dict[str, Any]) -> Iterator[KerasSlip]:
    """Yield what differs in a call of train_classifier."""
    return _of_the_model(record, _classifier_slips(record, arguments))


def _classifier_slips(record: KerasRecord, arguments: dict[str, Any]) -> Iterator[KerasSlip]:
    n, epochs, size = (
        len(arguments["x"]),
        int(arguments.get("epochs", 5)),
        int(arguments.get("batch_size", 100)),
    )
    fits = record.of("fit")
    once = len(fits) == 1
    for call in fits[:1]:
        yield from fit_slips(call, n, size, epochs if once else None)
        yield from other_numbers(call, arguments)
    one_each = not once and all(call.arguments.get("epochs", 1) == 1 for call in fits)
    each = [call.arguments.get("epochs", 1) for call in fits]
    whole = [rows(call.arguments.get("x")) == n for call in fits]
    if not once and all(whole) and all(one == epochs for one in each) and epochs > 1 and fits:
        what = say(
            "fit makes {each} epochs in each of its {calls} calls; all together they must make {wanted}",
            each=epochs,
            calls=len(fits),
            wanted=epochs,
        )
        yield KerasSlip(("epochs",), what, "fit", fits[-1].line, EPOCHS)
    if not fits:
        yield from _batches_slips(record.of("train_on_batch"), n, size, epochs)
    if fits and one_each and len(fits) != epochs:
        what = say(
            "fit is called {yours} times for one epoch each; there must be {wanted}",
            yours=len(fits),
            wanted=epochs,
        )
        yield KerasSlip(("epochs",), what, "fit", fits[-1].line)
    if not record.came_back:
        return
    returned = record.returned
    if returned is None:
        yield KerasSlip(("returned",), say("nothing comes back; is a return missing?"), "return")
        return
    kind = returned.get("type") if isinstance(returned, dict) else None
    if isinstance(kind, str) and kind.endswith("History"):
        what = say("what comes back is the History object; the dict is its attribute history")
        yield KerasSlip(("returned",), what, "return")
        return
    history = entries(returned)
    if not history:
        if isinstance(returned, list):
            what = say("what comes back is a list, not a dict of lists")
            yield KerasSlip(("returned",), what, "return")
        return
    for name in ("loss", "accuracy"):
        if not any(name in key for key in history):
            what = say("the history that comes back has no entry {name}", name=name)
            yield KerasSlip(("entry", name), what, "return")
    lengths = {len(one) if isinstance(one, list) else 0 for one in history.values()}
    as_asked = not once or fits[0].arguments.get("epochs", 1) == epochs
    if len(lengths) == 1 and as_asked and lengths != {epochs}:
        what = say(
            "the history that comes back has {yours} values an entry; there must be {wanted}, one an epoch",
            yours=lengths.pop(),
            wanted=epochs,
        )
        yield KerasSlip(("history length",), what, "return")
