"""A small network of the learner's on MNIST: its curve, its first weights, and the digits that it misreads."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.data import load_subset
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.pixels import inked, row_of_images, signed
from autograder.pictures.style import Spec, axis, comparison, framed, side_by_side, two_series

SIZES = (784, 24, 10)
EPOCHS = 8
TRAINED_ON, TESTED_ON = 2000, 1000
BATCH, RATE = 50, 0.2
UNITS = MISREAD = 12
SHAPES = [[(784, 24), (24,)], [(24, 10), (10,)]]


@dataclass
class Learned:
    """One network: the loss and the share of test digits read after every epoch, and what it says in the end."""

    losses: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    weights: NDArray | None = None
    probabilities: NDArray | None = None
    accuracy: float | None = None


@dataclass(frozen=True)
class NetworkPair:
    """Both networks, and the digits that they were tested with."""

    images: NDArray
    labels: NDArray
    yours: Learned
    right: Learned


def ask(calls: PictureCalls) -> NetworkPair:
    """Return what the functions give."""
    (images, labels), (images_test, labels_test) = load_subset()
    x = images[:TRAINED_ON].reshape(-1, 784) / 255
    t = np.eye(10)[labels[:TRAINED_ON].astype(int)]
    images, labels = images_test[:TESTED_ON] / 255, labels_test[:TESTED_ON].astype(int)
    test = images.reshape(-1, 784), labels
    runs = {name: _run(side, calls, x, t, test) for name, side in calls.sides.items()}
    return NetworkPair(images, labels, **runs)


def _run(
    side: Callable[..., Any], calls: PictureCalls, x: NDArray, t: NDArray, test: Any
) -> Learned:
    run = Learned()
    params = side("init_mlp", list(SIZES), calls.rng(), shape=SHAPES)
    for epoch in range(EPOCHS):
        if params is None:
            break
        options = params, x, t, 1, BATCH, RATE, calls.rng(epoch + 1)
        trained = side("train_mlp", *options, shape=[SHAPES, (1,)])
        if trained is None:
            break
        params = trained[0]
        run.losses.append(float(trained[1][0]))
        if not _read(side, run, params, test):
            break
    if params is not None:
        run.weights = np.asarray(params[0][0])
        if run.probabilities is None:
            _read(side, run, params, test)
        accuracy = side("accuracy", params, *test, shape=())
        run.accuracy = None if accuracy is None else float(accuracy)
    return run


def _read(side: Callable[..., Any], run: Learned, params: Any, test: Any) -> bool:
    p = side("mlp_forward", params, test[0], shape=(TESTED_ON, 10))
    if p is not None:
        run.probabilities = p
        run.shares.append(_share(p, test[1]))
    return p is not None


def _share(p: NDArray, labels: NDArray) -> float:
    return float(np.mean(p.argmax(axis=1) == labels))


def learned_notes(results: NetworkPair) -> list[Sentence]:
    """Return the notes on the learner's network: how well it reads, and what cannot be right."""
    yours, right = results.yours, results.right
    sentences = []
    if yours.probabilities is not None:
        sums = yours.probabilities.sum(axis=1)
        share = _share(yours.probabilities, results.labels)
        sentences.append(
            say(
                "After {epochs} epochs with {count} digits your network reads {share} of {all} others.",
                epochs=len(yours.losses), count=TRAINED_ON, share=_percent(share), all=TESTED_ON,
            )
        )  # fmt: skip
        if right.probabilities is not None:
            sentences.append(
                say("The reference reads {share}.", share=_percent(_share(right.probabilities, results.labels)))
            )  # fmt: skip
        if len(yours.losses) > 1 and not yours.losses[-1] < yours.losses[0]:
            sentences.append(
                say(
                    "Your loss does not fall: it goes from {first} to {last}.",
                    first=yours.losses[0],
                    last=yours.losses[-1],
                )
            )
        if not np.allclose(sums, 1, atol=1e-6):
            sentences.append(
                say("Your probabilities of one digit add up to {total}, not to 1.", total=float(sums[np.argmax(np.abs(sums - 1))]))
            )  # fmt: skip
        if yours.accuracy is not None and abs(yours.accuracy - share) > 1e-9:
            sentences.append(
                say(
                    "accuracy: yours says {yours}, but the share of the digits that mlp_forward reads is {expected}.",
                    yours=yours.accuracy, expected=share,
                )
            )  # fmt: skip
    return sentences


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _curve(results: NetworkPair, lang: str) -> Spec:
    runs = results.yours, results.right
    reach = [one for run in runs for one in run.losses if np.isfinite(one)] or [1.0]
    channels = {
        "x": axis(
            "x",
            render(say("epoch"), lang),
            (1, max(2, *(len(run.losses) for run in runs))),
            axis={"tickMinStep": 1},
        ),
        "y": axis(
            "y", render(say("loss of the epoch"), lang), (min(0, *reach), max(0, *reach) * 1.05)
        ),
    }
    own, right = (np.array(run.losses) if run.losses else None for run in runs)
    epochs = np.arange(1, EPOCHS + 1)
    layers = comparison(epochs, own, right, channels, two_series(lang))
    return {"width": 260, "height": 250, "layer": layers}


def _confusion(p: NDArray, labels: NDArray, lang: str) -> Spec:
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (labels, p.argmax(axis=1)), 1)
    data = [
        {"label": str(i), "read": str(k), "count": int(counts[i, k]), "wrong": int(counts[i, k] * (i != k))}
        for i in range(10)
        for k in range(10)
    ]  # fmt: skip
    encoding = {
        "x": {"field": "read", "type": "ordinal", "title": render(say("read as"), lang), "axis": {"labelAngle": 0}},
        "y": {"field": "label", "type": "ordinal", "title": render(say("label"), lang)},
    }  # fmt: skip
    shade = {
        "domain": [0, max(1, int(counts.max()))],
        "range": ["#ffffff", "#6baed6"],
        "interpolate": "rgb",
    }
    colour = {"field": "count", "type": "quantitative", "scale": shade, "legend": None}
    return {
        "width": 290,
        "height": 250,
        "data": {"values": data},
        "encoding": encoding,
        "layer": [
            {"mark": {"type": "rect", "stroke": "#ddd"}, "encoding": {"color": colour}},
            {
                "transform": [{"filter": "datum.count > 0"}],
                "mark": {"type": "text", "fontSize": 11},
                "encoding": {"text": {"field": "count"}},
            },
        ],
    }


def _units(weights: NDArray, lang: str) -> Spec:
    strongest = np.argsort(-np.nan_to_num(np.linalg.norm(weights, axis=0)))[:UNITS]
    images = [(str(k), signed(weights[:, k].reshape(28, 28))) for k in strongest]
    return row_of_images(images, 6, 62, render(say("number of the unit"), lang))


def _misread(results: NetworkPair, lang: str) -> Spec | None:
    p = results.yours.probabilities
    assert p is not None
    read = p.argmax(axis=1)
    wrong = np.flatnonzero(read != results.labels)
    wrong = wrong[np.argsort(-np.nan_to_num(p[wrong, read[wrong]]))][:MISREAD]
    if not len(wrong):
        return None
    images = [
        (f"{results.labels[k]} → {read[k]} ({p[k, read[k]]:.2f})", inked(results.images[k]))
        for k in wrong
    ]
    return row_of_images(images, 6, 62, render(say("label → read as (probability)"), lang))


def specification(results: NetworkPair, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: curve and confusion matrix above, weights and misread digits below."""
    return framed(
        panels(results, lang),
        say("Exercise 8: a network that reads digits"),
        [*learned_notes(results), *notes],
        say(
            "Above, the loss of every epoch, yours over the reference's, and how often each digit of the test was read as which. "
            "Below, the weights of the strongest units of the first layer, as images of the pixels that they look at, and the test digits that your network misreads with the greatest probability."
        ),
        lang,
    )


def panels(results: NetworkPair, lang: str) -> Spec:
    """Return the panels of two networks that read digits: yours, and the reference's where there is one."""
    yours = results.yours
    above, below = [], []
    if yours.losses or results.right.losses:
        above.append((say("the loss"), _curve(results, lang)))
    if yours.probabilities is not None:
        above.append(
            (
                say("your network: label and reading"),
                _confusion(yours.probabilities, results.labels, lang),
            )
        )
        misread = _misread(results, lang)
        if misread is not None:
            below.append((say("most confidently misread: label → read as (probability)"), misread))
    if yours.weights is not None:
        title = say("first layer: the strongest units (orange: positive, blue: negative)")
        below.insert(0, (title, _units(yours.weights, lang)))
    rows = [side_by_side(row, lang) for row in (above, below) if row]
    for row in rows:
        row["resolve"]["scale"]["color"] = "independent"
    return {"vconcat": rows, "spacing": 25}
