"""Trains the networks of the lecture and of lessons 9 and 10 with the learner's functions, and collects the results.

The lessons' figures are of the whole of MNIST; on the shipped digits all of them are lower.
"""

from dataclasses import dataclass, replace

from autograder.lab.network import Recipe
from autograder.lab.training import Digits
from autograder.language.finding import Sentence, say

LECTURE = (256, 256)


@dataclass(frozen=True)
class TrainingRun:
    """One network to train: its name, its recipe, and the number of digits to learn from (None: all)."""

    name: Sentence
    recipe: Recipe
    digits: int | None = None

    def part(self, digits: Digits) -> Digits:
        """Return the digits that this run learns from."""
        count = self.digits
        return replace(digits, x=digits.x[:count], t=digits.t[:count], labels=digits.labels[:count])


@dataclass(frozen=True)
class Table:
    """Runs that belong together, under one title."""

    title: Sentence
    runs: tuple[TrainingRun, ...]


def tables() -> tuple[Table, ...]:
    """Return the tables in the order in which they are trained."""
    plain = Recipe(LECTURE, start="xavier_init", epochs=5)
    he = replace(plain, start="he_init")
    deep = replace(plain, hidden=(512,) * 8)
    sigmoids = Recipe(
        (64,) * 5, activation="sigmoid", optimizer="sgd_step", learning_rate=0.1, epochs=1
    )
    small = Recipe(LECTURE, optimizer="sgd_step", learning_rate=0.1, epochs=100, batch_size=50)
    return (
        Table(
            say("The lecture: 784-256-256-10"),
            (
                TrainingRun(say("SGD, rate 0.01"), replace(plain, optimizer="sgd_step", learning_rate=0.01)),
                TrainingRun(say("Adam"), plain),
                TrainingRun(say("Adam, He"), he),
                TrainingRun(say("Adam, He, dropout 0.3"), replace(he, dropout=0.3, epochs=10)),
                TrainingRun(say("Adam, 8 layers of 512 units"), deep),
            ),
        ),
        Table(
            say("Lesson 9: 1000 digits, 784-256-256-10, SGD with rate 0.1"),
            tuple(
                TrainingRun(say("dropout {rate}", rate=rate), replace(small, dropout=rate), 1000)
                for rate in (0.0, 0.3, 0.5)
            ),
        ),
        Table(
            say("Lesson 10: five layers of 64 sigmoid units, SGD with rate 0.1"),
            (
                TrainingRun(say("without batch normalisation"), sigmoids),
                TrainingRun(say("with batch normalisation"), replace(sigmoids, batchnorm=True)),
            ),
        ),
    )  # fmt: skip
