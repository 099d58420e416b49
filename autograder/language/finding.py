"""What a check found: a structured difference, from which the report writes its sentences.

Texts are English templates with named fields; their translations are in the catalogues of
`autograder.language.catalogues`. A field that is itself a text to translate is a Word.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a sentence should not need NumPy
    import numpy as np


class Word(str):
    """A text that is translated wherever it is inserted."""


def a_type(value: Any) -> str:
    """Return the name of a value's type with its article: "a set", "an EagerTensor"."""
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


@dataclass(frozen=True)
class Sentence:
    """An English template and what goes into its fields."""

    template: str
    fields: dict[str, Any] = field(default_factory=dict)


def say(template: str, **fields: Any) -> Sentence:
    """Return the sentence made of `template`, whose fields are filled when it is shown."""
    return Sentence(template, fields)


@dataclass(frozen=True)
class Finding:
    """Why a check failed.

    `kind` groups findings ("shape", "values", "property", …); `yours` and `expected` are shown
    beside each other; `notes` say what the pattern of a difference means.
    """

    kind: str
    what: Sentence
    yours: "np.ndarray | float | None" = None
    expected: "np.ndarray | float | None" = None
    notes: tuple[Sentence, ...] = ()


class Mismatch(AssertionError):
    """A property does not hold; the finding says which and how."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.what.template)
        self.finding = finding
