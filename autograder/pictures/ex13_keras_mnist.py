"""A small Keras network of the learner's on MNIST, shown as that of exercise 8."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.data import load_subset
from autograder.language.finding import Sentence, say
from autograder.pictures.calls import PictureCalls
from autograder.pictures.ex08_mlp import (
    TESTED_ON,
    TRAINED_ON,
    Learned,
    NetworkPair,
    learned_notes,
    panels,
)
from autograder.pictures.style import Spec, framed

HIDDEN = (24,)
EPOCHS = 6
BATCH = 50


def ask(calls: PictureCalls) -> tuple[NetworkPair, list[Sentence]]:
    """Return what the functions give, and what is said about the prepared digits and the evaluation."""
    (images, labels), (images_test, labels_test) = load_subset()
    images_test, labels_test = images_test[:TESTED_ON], labels_test[:TESTED_ON]
    run = Learned()
    said: list[Sentence] = []
    both = NetworkPair(images_test / 255, labels_test.astype(int), run, Learned())
    train = _prepared(calls, images[:TRAINED_ON], labels[:TRAINED_ON])
    test = _prepared(calls, images_test, labels_test)
    if train is None or test is None:
        return both, said
    low, high = float(train[0].min()), float(train[0].max())
    if not (low == 0 and high == 1):
        said.append(
            say("prepare: the pixels come out from {low} to {high}, not from 0 to 1.", low=low, high=high)
        )  # fmt: skip
    calls.seed_keras()
    model: Any = calls.yours("build_classifier", HIDDEN)
    for _ in range(EPOCHS if model is not None else 0):
        history = calls.yours("train_classifier", model, *train, 1, BATCH)
        if history is None:
            break
        loss = history.get("loss") if isinstance(history, dict) else None
        if not isinstance(loss, list | tuple) or not loss:
            said.append(say("train_classifier: the history has no losses."))
            break
        run.losses.append(float(loss[-1]))
    if model is None:
        return both, said
    view = calls.model("build_classifier", model, 784)
    if view is not None and view.dense and view.dense[0].kernel is not None:
        output = view.predict(test[0])
        if output.shape == (TESTED_ON, 10):
            run.probabilities = output
        first = view.dense[0].kernel
        run.weights = first if first.shape[0] == 784 else None
    evaluated = calls.yours("evaluate_classifier", model, *test, shape=[(), ()])
    if evaluated is not None and run.probabilities is not None:
        share = float(np.mean(run.probabilities.argmax(axis=1) == both.labels))
        if abs(float(evaluated[1]) - share) > 1e-3:
            said.append(
                say(
                    "evaluate_classifier: the accuracy of yours is {yours}, but the share of the digits that your model reads is {expected}.",
                    yours=float(evaluated[1]), expected=share,
                )
            )  # fmt: skip
    return both, said


def _prepared(
    calls: PictureCalls, images: NDArray, labels: NDArray
) -> tuple[NDArray, NDArray] | None:
    prepared: Any = calls.yours(
        "prepare", images, labels, shape=[(len(images), 784), (len(images), 10)]
    )
    if prepared is None:
        return None
    x, t = (np.asarray(one, dtype=np.float32) for one in prepared)
    return x, t


def specification(
    results: tuple[NetworkPair, list[Sentence]], notes: tuple[Sentence, ...], lang: str
) -> Spec:
    """Return the picture: curve and confusion matrix above, weights and misread digits below."""
    both, said = results
    return framed(
        panels(both, lang),
        say("Exercise 13: a Keras network that reads digits"),
        [*learned_notes(both), *said, *notes],
        say(
            "Above, the loss of every epoch and how often each digit of the test was read as which. "
            "Below, the weights of the strongest units of the first layer, as images of the pixels that they look at, and the test digits that your network misreads with the greatest probability."
        ),
        lang,
    )
