"""Errors that are the kit's fault, or the author's, and never the learner's."""

from autograder.language.finding import Sentence


class KitError(RuntimeError):
    """The kit itself failed: a reference that raises, a recording that lacks a call."""


class Unrecorded(KitError):
    """A copy without solutions was asked for what it has no recorded results of; `sentence` says so."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template.format(**sentence.fields))
        self.sentence = sentence
