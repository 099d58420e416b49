"""What a topic file of the question bank may contain; FORMAT.md says it in words.

The loader decodes YAML by these classes: a class's fields are the fields allowed in that mapping,
and a field without a default is required. Nothing here needs more than the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

LANGUAGES = ("en", "ko")
LEVELS = ("recall", "explain", "apply", "diagnose")


@dataclass(frozen=True)
class Form:
    """How a text must look; `says` puts `pattern` into words. `number` lets 0.5 stand unquoted."""

    pattern: str = r"(?s).*"
    says: str = ""
    number: bool = False


Name = Annotated[str, Form(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by hyphens")]
Identifier = Annotated[str, Form(r"[A-Za-z][A-Za-z0-9_]*", "a Python name")]
Expression = Annotated[str, Form(number=True)]
"""Python over the reference solutions; authors write it, learners never."""
Formula = Annotated[str, Form(number=True)]
"""The grammar that learners type in."""
Level = Literal["recall", "explain", "apply", "diagnose"]


@dataclass(frozen=True)
class Text:
    """The same text in every language: Markdown in miniature, TeX between dollar signs."""

    en: str
    ko: str

    def __getitem__(self, lang: str) -> str:
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True)
class Option:
    """One choice. A wrong one must have a `why`; the loader sees to it."""

    text: Text
    why: Text | None = None
    misconception: Name | None = None
    rephrased: list[Text] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A Vega-Lite view, drawn from the parameters by an expression over `charts`; `labels` are its texts."""

    draw: Expression
    alt: Text
    labels: dict[Identifier, Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A wrong answer that was foreseen, with what to say about it."""

    why: Text
    misconception: Name | None = None


@dataclass(frozen=True, kw_only=True)
class NumericMistake(Mistake):
    """A number, as an expression like `solve`."""

    solve: Expression


@dataclass(frozen=True, kw_only=True)
class FormulaMistake(Mistake):
    """A formula that is another function than the answer."""

    answer: Formula


@dataclass(frozen=True, kw_only=True)
class TextMistake(Mistake):
    """Spellings or outputs that share one mistake."""

    answer: list[str]


@dataclass(frozen=True, kw_only=True)
class OrderMistake(Mistake):
    """Keys that stand in a wrong order, neighbours or not."""

    answer: list[Name]


@dataclass(frozen=True, kw_only=True)
class Question:
    """What every type has. `line` is where the question stands in its file."""

    kind: ClassVar[str]

    id: Name
    type: str
    level: Level
    concepts: list[Name]
    prompt: Text
    explanation: Text
    hints: list[Text] = field(default_factory=list)
    exercise: str | None = None
    source: str | None = None
    code: str | None = None
    setup: str | None = None
    call: str | None = None
    raises: str | None = None
    params: list[dict[Identifier, Any]] = field(default_factory=list)
    let: dict[Identifier, Expression] = field(default_factory=dict)
    rephrased: list[Text] = field(default_factory=list)
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """One right option."""

    kind = "choice"
    options: dict[Name, Option]
    answer: Name
    shuffle: bool = True
    sort: bool = False
    show: int | None = None


@dataclass(frozen=True, kw_only=True)
class Multiple(Question):
    """Every right option, and only those."""

    kind = "multiple"
    options: dict[Name, Option]
    answer: list[Name]
    shuffle: bool = True
    sort: bool = False
    show: int | None = None


@dataclass(frozen=True, kw_only=True)
class Numeric(Question):
    """A number, computed; `tolerance` is absolute, or a share such as 1%."""

    kind = "numeric"
    solve: Expression
    tolerance: float | str = 0.0
    unit: Text | None = None
    mistakes: list[NumericMistake] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class FormulaQuestion(Question):
    """An expression, compared over the variables' [low, high]."""

    kind = "formula"
    variables: dict[str, list[float]]
    answer: Formula
    abbreviations: dict[str, Formula] = field(default_factory=dict)
    mistakes: list[FormulaMistake] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Short(Question):
    """A word or two, in any of the accepted spellings."""

    kind = "short"
    accept: dict[Literal["en", "ko"], list[str]]
    mistakes: list[TextMistake] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Order(Question):
    """Steps, written in the right order."""

    kind = "order"
    items: dict[Name, Text]
    also: list[list[Name]] = field(default_factory=list)
    show: int | None = None
    mistakes: list[OrderMistake] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Output(Question):
    """What `code` prints, or the exception it raises."""

    kind = "output"
    code: str
    answer: str
    mistakes: list[TextMistake] = field(default_factory=list)


KINDS: dict[str, type[Question]] = {
    cls.kind: cls for cls in (Choice, Multiple, Numeric, FormulaQuestion, Short, Order, Output)
}


@dataclass(frozen=True)
class Topic:
    """One file of the bank."""

    topic: Name
    title: Text
    exercise: str
    concepts: dict[Name, Text]
    questions: list[Question]
    misconceptions: dict[Name, Text] = field(default_factory=dict)
