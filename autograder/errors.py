"""Errors that are the kit's fault, or the author's, and never the learner's."""


class KitError(RuntimeError):
    """The kit itself failed: a reference that raises, a recording that lacks a call."""
