"""The rows of the lecture's table: each trains a network of the solutions and measures it."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import ex08_mlp as ex08
import ex12_keras_xor as ex12
import ex13_keras_mnist as ex13
import keras
import numpy as np

SEEDS = (1, 2, 3)
XOR_SEEDS = tuple(range(1, 11))
NOISE = 0.005
"""How far below the lecture's accuracy the mean of our seeds may lie: such nets vary by 0.2 points
from seed to seed, and the lecture shows one run of each."""

XOR_X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float32)
XOR_T = np.array([[0], [1], [1], [0]], dtype=np.float32)


@dataclass
class Row:
    """One line of the table; `reached` is None where there is nothing to reach."""

    what: str
    lecture: str
    ours: str
    seconds: float
    seeds: Sequence[int]
    values: Sequence[float]
    reached: bool | None = None


@dataclass
class Digits:
    """Prepared MNIST: what the networks take, one-hot targets, and the test labels as they are."""

    x: Any
    t: Any
    x_test: Any
    t_test: Any
    labels_test: Any
    quick: bool

    def epochs(self, full_run: int) -> int:
        """Return how many epochs to train where the full run trains `full_run`."""
        return 1 if self.quick else full_run

    def train(self, model: keras.Model, epochs: int, size: int = 100) -> float:
        """Train a model of ex13 and return the seconds."""
        train = partial(ex13.train_classifier, model, self.x, self.t, self.epochs(epochs), size)
        return timed(train)[1]


def percent(accuracies: Sequence[float]) -> str:
    """Return the mean of some accuracies and, for several, their range."""
    mean = f"{100 * statistics.mean(accuracies):.2f} %"
    if len(accuracies) == 1:
        return mean
    return f"{mean} ({100 * min(accuracies):.2f} to {100 * max(accuracies):.2f})"


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    """Return what `call` returns, and the seconds that it took."""
    start = time.perf_counter()
    result = call()
    return result, time.perf_counter() - start


def xor_rows(quick: bool) -> Iterator[Row]:
    """Yield XOR by the lecture's three networks, then the time of 10 000 updates both ways."""
    steps, seeds = (200, XOR_SEEDS[:2]) if quick else (10_000, XOR_SEEDS)
    shallow, deep, stuck = "0.0135, accuracy 1.0", "8.6e-6, accuracy 1.0", "does not learn (0.693)"
    yield xor_row("XOR 2-3-1", shallow, ex12.build_xor_model, steps, seeds, (0, 0.05))
    yield xor_row("XOR deep, ReLU", deep, ex12.build_deep_xor_model, steps, seeds, (0, 5e-5))
    sigmoid = partial(ex12.build_deep_xor_model, "sigmoid")
    yield xor_row("XOR deep, sigmoid", stuck, sigmoid, steps, seeds, (0.69, 0.70))
    yield speed_row(epochs=20 if quick else 300)


def xor_row(
    what: str,
    lecture: str,
    build: Callable[[], keras.Model],
    steps: int,
    seeds: Sequence[int],
    between: tuple[float, float],
) -> Row:
    """Return the losses of one network from several starts; their median should lie `between`."""
    losses, learned, total = [], 0, 0.0
    for seed in seeds:
        keras.utils.set_random_seed(seed)
        model = build()
        loss, seconds = timed(partial(ex12.train_xor, model, XOR_X, XOR_T, steps))
        losses.append(loss)
        total += seconds
        learned += bool(np.all((np.asarray(model(XOR_X)) > 0.5) == XOR_T))
    middle = statistics.median(losses)
    reached = between[0] < middle < between[1]
    ours = f"{middle:.2g} ({min(losses):.2g} to {max(losses):.2g}), "
    ours += f"accuracy 1.0 from {learned} of {len(seeds)} starts"
    return Row(f"{what}, loss", lecture, ours, total, seeds, losses, reached)


def speed_row(epochs: int) -> Row:
    """Return the time of 10 000 updates by `fit`, extrapolated from `epochs`, and by train_xor."""
    keras.utils.set_random_seed(1)
    model = ex12.build_xor_model()
    _, ours = timed(partial(ex12.train_xor, model, XOR_X, XOR_T, 10_000))
    fit = partial(model.fit, XOR_X, XOR_T, batch_size=4, verbose=0)
    fit(epochs=1)  # the second that compiling takes is not counted against fit
    _, seconds = timed(partial(fit, epochs=epochs))
    theirs = seconds / epochs * 10_000
    beside = f"fit: {theirs:.0f} s (from {epochs} epochs)"
    text = f"train_xor: {ours:.2f} s, {theirs / ours:.0f} × faster"
    total, reached = seconds + ours, theirs >= 100 * ours
    return Row("XOR 2-3-1, 10 000 updates", beside, text, total, (1,), [theirs / ours], reached)


def mnist_rows(digits: Digits) -> Iterator[Row]:
    """Yield the lecture's networks on MNIST, in its order, and the last one saved and reloaded."""
    plain: dict[str, Any] = {"initializer": "glorot_uniform"}
    runs: list[tuple[str, float | None, int, dict[str, Any]]] = [
        ("MNIST, SGD, 5 epochs", None, 5, {**plain, "optimizer": "sgd"}),
        ("MNIST, Adam, 5 epochs", None, 5, plain),
        ("MNIST, Adam + He, 5 epochs", 0.9775, 5, {}),
        ("MNIST, Adam + He + dropout 0.3, 10 epochs", 0.9788, 10, {"dropout": 0.3}),
        ("MNIST, Adam, 8 × 512, 5 epochs", 0.9714, 5, {**plain, "hidden": (512,) * 8}),
    ]
    seeds = SEEDS[:1] if digits.quick else SEEDS
    for what, lecture, epochs, options in runs:
        accuracies, total = [], 0.0
        for seed in seeds:
            keras.utils.set_random_seed(seed)
            model = ex13.build_classifier(**options)
            total += digits.train(model, epochs)
            loss, accuracy = ex13.evaluate_classifier(model, digits.x_test, digits.t_test)
            accuracies.append(accuracy)
        reached = None if lecture is None else statistics.mean(accuracies) >= lecture - NOISE
        beside = "no figure shown" if lecture is None else percent([lecture])
        yield Row(what, beside, percent(accuracies), total, seeds, accuracies, reached)
    yield reload_row(model, (loss, accuracy), digits, seeds[-1])


def reload_row(model: keras.Model, before: tuple[float, float], digits: Digits, seed: int) -> Row:
    """Return whether a model gives the same figures after it was saved and reloaded."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mnist.keras")
        loaded, seconds = timed(partial(ex13.save_and_reload, model, path))
    after = ex13.evaluate_classifier(loaded, digits.x_test, digits.t_test)
    ours = f"loss {before[0]:.6f}, {percent(before[1:])}, then {after[0]:.6f}, {percent(after[1:])}"
    what = "the last model, saved and reloaded"
    return Row(what, "the same figures", ours, seconds, (seed,), after, after == before)


def best_row(digits: Digits) -> Row:
    """Return a network of ex13 that reaches 98.4 %: wide, half of it dropped, batches that grow."""
    keras.utils.set_random_seed(SEEDS[0])
    model = ex13.build_classifier(hidden=(1024, 1024), dropout=0.5)
    total = 0.0
    # A larger batch has a calmer gradient: it does what a smaller learning rate does (Smith 2018).
    plan = ((100, 8), (500, 4), (2000, 3))
    for size, epochs in plan:
        total += digits.train(model, epochs, size)
    _, accuracy = ex13.evaluate_classifier(model, digits.x_test, digits.t_test)
    what = "MNIST, 2 × 1024, dropout 0.5, batches of 100, 500, 2000 for 8, 4, 3 epochs"
    reached = accuracy >= 0.984
    return Row(what, "at least 98.4 %", percent([accuracy]), total, SEEDS[:1], [accuracy], reached)


def numpy_rows(digits: Digits) -> Iterator[Row]:
    """Yield ex08's network beside the same in Keras, both by SGD: accuracy and seconds an epoch."""
    seed, rate, size = SEEDS[0], 0.2, 100
    rng = np.random.default_rng(seed)
    params = [
        (w.astype(np.float32), b.astype(np.float32))
        for w, b in ex08.init_mlp([784, 256, 256, 10], rng)
    ]
    keras.utils.set_random_seed(seed)
    model = ex13.build_classifier(optimizer=keras.optimizers.SGD(learning_rate=rate))
    ex13.train_classifier(model, digits.x[:size], digits.t[:size], 1, size)  # compiles, not timed
    times: dict[str, list[float]] = {"numpy": [], "keras": []}
    # NumPy and Keras take turns, so that whatever else the machine does slows both down.
    for _ in range(digits.epochs(10)):
        epoch = partial(ex08.train_mlp, params, digits.x, digits.t, 1, size, rate, rng)
        (params, _), seconds = timed(epoch)
        times["numpy"].append(seconds)
        times["keras"].append(digits.train(model, 1, size))
    ours = ex08.accuracy(params, digits.x_test, digits.labels_test)
    _, theirs = ex13.evaluate_classifier(model, digits.x_test, digits.t_test)
    total = sum(times["numpy"]) + sum(times["keras"])
    what = "MNIST, the NumPy network of ex08, SGD, 10 epochs"
    beside = f"Keras: {percent([theirs])}; at least 97.5 %"
    yield Row(what, beside, percent([ours]), total, (seed,), [ours], ours >= 0.975)
    fast, slow = statistics.median(times["numpy"]), statistics.median(times["keras"])
    yield Row(
        "the same, seconds an epoch (median)",
        f"Keras: {slow:.2f} s",
        f"NumPy: {fast:.2f} s, {fast / slow:.2f} ×",
        total,
        (seed,),
        [fast / slow],
        fast <= slow,
    )
