"""Compares what a model was compiled with with what was asked for."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.checking.keras_checks import ACCURACY
from autograder.checking.keras_config import loss_of, metrics_of, optimizer_of, unusual_settings
from autograder.checking.keras_view import ModelView
from autograder.judging.keras.record import KerasRecord
from autograder.judging.keras.required import RequiredNetwork
from autograder.judging.keras.slip import KerasSlip
from autograder.language.finding import Word, say

OPTIMIZER = (("optimizer", 0),)
LOSS = (("loss", 1),)
METRICS = (("metrics", 3),)


def compiled_slips(model: ModelView, required: RequiredNetwork, line: int) -> Iterator[KerasSlip]:
    """Yield what differs in the compile call, which stands in `line`."""
    compiled = model.compiled
    if compiled is None:
        yield KerasSlip(("compile",), say("the model is not compiled"))
        return
    yield from _optimizer_slips(compiled.get("optimizer"), required, line)
    yield from _loss_slips(compiled, required, line)
    if any(isinstance(weight, str) for weight in np.ravel(compiled.get("loss_weights") or 1)):
        return  # the metrics stand there
    metrics = metrics_of((compiled.get("metrics"), compiled.get("weighted_metrics")))
    if not any(metric in ACCURACY[required.loss] for metric in metrics):
        what = say(
            "the metrics are {yours}; accuracy must be among them", yours=", ".join(metrics) or "-"
        )
        if not metrics:
            what = say("no metric is given to compile; accuracy must be among them")
        yield KerasSlip(("metrics",), what, "compile", line, METRICS)


def shared_slips(record: KerasRecord) -> Iterator[KerasSlip]:
    """Yield what every model is made with anew, and that a second one has of the first."""
    if "optimizer" in record.shared:
        what = say(
            "every model gets the same optimiser object, which belongs to the first one; each needs its own"
        )
        yield KerasSlip(("shared", "optimizer"), what, "compile", record.line("compile"), OPTIMIZER)
    elif "layers" in record.shared:
        what = say(
            "every model gets the same layers, so training one changes the others; each needs its own"
        )
        yield KerasSlip(("shared", "layers"), what, "Dense")
    elif "model" in record.shared:
        what = say("every call gives the same model object; each must make a new one")
        yield KerasSlip(("shared", "model"), what, "return")


def _optimizer_slips(optimizer: Any, required: RequiredNetwork, line: int) -> Iterator[KerasSlip]:
    yours, rate, momentum = optimizer_of(optimizer)
    base = yours.partition("(")[0]
    if base.lower() != required.optimizer:
        what = say(
            "the optimiser is {yours}; it must be {wanted}",
            yours=Word(base),
            wanted=required.optimizer,
        )
        yield KerasSlip(("optimizer",), what, "compile", line, OPTIMIZER)
        return
    inner = (("learning_rate", 0),)
    if rate is None:
        what = say("the learning rate is not one number; it must be {wanted}", wanted=required.rate)
        yield KerasSlip(("rate",), what, "compile", line, OPTIMIZER, inner)
    elif abs(rate - required.rate) > 1e-5 * required.rate:
        what = say(
            "the learning rate is {yours}; it must be {wanted}", yours=rate, wanted=required.rate
        )
        yield KerasSlip(("rate",), what, "compile", line, OPTIMIZER, inner)
    if momentum:
        what = say(
            "the optimiser has a momentum of {momentum}; it must have none", momentum=momentum
        )
        yield KerasSlip(("momentum",), what, "compile", line, OPTIMIZER, (("momentum", 1),))
    for option in unusual_settings(optimizer):
        what = say("the optimiser has {option}, which is not asked for", option=option)
        yield KerasSlip(
            ("optimizer", option),
            what,
            "compile",
            line,
            OPTIMIZER,
            ((option.partition("=")[0], 99),),
        )


def _loss_slips(
    compiled: dict[str, Any], required: RequiredNetwork, line: int
) -> Iterator[KerasSlip]:
    name, logits, smoothing = loss_of(compiled.get("loss"))
    if name != required.loss:
        what = say("the loss is {yours}; it must be {wanted}", yours=name, wanted=required.loss)
        if not name:
            what = say("no loss was given to compile; it must be {wanted}", wanted=required.loss)
        yield KerasSlip(("loss",), what, "compile", line, LOSS)
    if logits:
        what = say(
            "the loss takes logits (from_logits=True); a model whose last layer gives probabilities has a loss without it"
        )
        yield KerasSlip(("logits",), what, "compile", line, LOSS, (("from_logits", 0),))
    if smoothing:
        what = say("the loss has label smoothing; it must have none")
        yield KerasSlip(("smoothing",), what, "compile", line, LOSS, (("label_smoothing", 1),))
    weights = np.ravel(compiled.get("loss_weights") or 1).tolist()
    if any(isinstance(weight, str) for weight in weights):
        what = say("compile takes its third argument for loss_weights, not for the metrics")
        yield KerasSlip(("loss weights",), what, "compile", line, (("loss_weights", 2),))
    elif weights != [1]:
        what = say("the loss is multiplied by loss_weights; it must be left as it is")
        yield KerasSlip(("loss weights",), what, "compile", line, (("loss_weights", 2),))
