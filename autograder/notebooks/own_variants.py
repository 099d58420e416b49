"""How each student is asked a graded question: computed from the course's salt, and read off a notebook.

`release` puts the student's own variant, in an order of letters of their own, into their notebook; grading computes
both again from the salt and the student's name in nbgrader. Nothing but the salt is stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.notebooks.graded_questions import (
    FIRST,
    Presentation,
    open_question,
    prompt_text,
)
from autograder.notebooks.plan import NotebookPlan

LETTERED = ("choice", "multiple", "order")
ORDERS = 6
"""In how many orders the letters stand: enough that a neighbour's letter seldom means the same."""


@dataclass(frozen=True)
class AskedQuestion:
    """How the question is asked by which an answer is judged, of so many variants.

    `others` is how the handed-in notebook asks it, where that is not this student's way. `personal` is false where
    everybody is asked alike.
    """

    own: Presentation
    variants: int
    others: Presentation | None = None
    personal: bool = True

    def html(self, lang: str) -> str:
        """Return what feedback says about the variant."""
        if not self.personal:
            return ""
        variant_text = say(
            "judged by variant {number} of {count}",
            number=self.own.variant + 1,
            count=self.variants,
        )
        return f"<p>{escape(render(variant_text, lang))}</p>"

    def others_told(self) -> Sentence:
        """Return why a person grades the answer."""
        return say(
            "this notebook asks the question in another way than this student was given it (variant {number} "
            "of {count}); a person grades the answer",
            number=self.own.variant + 1,
            count=self.variants,
        )

    def as_json(self, question: str, score: float | None, points: float) -> dict[str, Any]:
        """Return what results record; variants and orders are counted from 1, as in exports."""
        row: dict[str, Any] = {"id": question, "variants": self.variants, **_counted(self.own)}
        if self.others is not None:
            row["in_notebook"] = _counted(self.others)
        return {**row, "score": score, "max": points}


def _counted(presentation: Presentation) -> dict[str, int]:
    return {"variant": presentation.variant + 1, "order": presentation.order + 1}


def question_asked(
    plan: NotebookPlan, student: str, question: str, texts: Sequence[str]
) -> AskedQuestion:
    """Return how a question is asked by which a student's answer is judged; `texts` are the Markdown cells handed in.

    A question that is not found among them, since a student changed it, is judged as it was released to the student.
    Raises LookupError for a question that the bank lacks.
    """
    if not plan.salt:
        return AskedQuestion(FIRST, 1, personal=False)
    own = own_presentation(plan.salt, student, question)
    if not _is_the_kits(question, plan.lang, plan.lesson):
        own = FIRST
    in_notebook = _presentations_in(question, plan.lang, texts)
    others = min(in_notebook, key=str) if in_notebook and own not in in_notebook else None
    return AskedQuestion(own, len(_built(question)["variants"]), others)


def own_presentation(salt: str, student: str, question: str) -> Presentation:
    """Return how a student is asked a question. Raises LookupError for an unknown question."""
    from quizzes.personal import first_variant, fnv1a, personal_code

    code = personal_code(salt, student)
    built = _built(question)
    order = fnv1a(f"{code} {question} order") % ORDERS if built["type"] in LETTERED else 0
    return Presentation(first_variant(code, built), order)


def _built(question: str) -> dict[str, Any]:
    from quizzes.built import find, open_bank

    known = find(open_bank(), question)
    if known is None:
        raise LookupError(question)
    return known


@cache
def _prompts(question: str, lang: str) -> Mapping[Presentation, str]:
    """Return every way of asking a question, as a notebook shows it."""
    built = _built(question)
    orders = ORDERS if built["type"] in LETTERED else 1
    ways = [
        Presentation(number, order)
        for number in range(len(built["variants"]))
        for order in range(orders)
    ]
    drawn_questions = {way: open_question(question, way) for way in ways}
    return {
        way: prompt_text(drawn, lang) for way, drawn in drawn_questions.items() if drawn is not None
    }


def _is_the_kits(question: str, lang: str, texts: Iterable[str]) -> bool:
    """Return whether the instructor's notebook asks a question as the kit wrote it.

    Where an instructor wrote the question anew, everybody gets what the instructor wrote.
    """
    return any(_bare(_prompts(question, lang)[FIRST]) in _bare(text) for text in texts)


def _presentations_in(question: str, lang: str, texts: Iterable[str]) -> set[Presentation]:
    """Return the ways in which a notebook asks a question: none, one, or several that read alike."""
    bare = [_bare(text) for text in texts]
    prompts = {way: _bare(one) for way, one in _prompts(question, lang).items()}
    prompts = {way: one for way, one in prompts.items() if any(one in text for text in bare)}
    longest = max(map(len, prompts.values()), default=0)
    return {way for way, one in prompts.items() if len(one) == longest}


def _bare(text: str) -> str:
    return " ".join(text.split())


def markdown_of(cells: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the texts of the Markdown cells of a notebook, read as plain JSON or by nbformat."""
    return [_text(cell) for cell in cells if cell.get("cell_type") == "markdown"]


def _text(cell: Mapping[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(map(str, source))


def ask_differently(
    cells: Iterable[dict[str, Any]], question: str, lang: str, presentation: Presentation
) -> bool:
    """Put another way of asking a question in the place of the first one; return whether the first one was there."""
    first, other = _prompts(question, lang)[FIRST], _prompts(question, lang)[presentation]
    for cell in cells:
        if cell.get("cell_type") == "markdown" and first in _text(cell):
            cell["source"] = _text(cell).replace(first, other)
            return True
    return False
