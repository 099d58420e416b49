"""Graded questions: how they are asked in a notebook, and how an answer in its cell is read.

The answer is a literal in the cell, so it can be read without running code. Options have letters, in an order that
depends on the question and, in a course with a salt, on the student; the notebook does not contain the key.
"""

import ast
import json
import random
import string
from dataclasses import dataclass
from html import escape
from typing import Any

from autograder.course.state import language_of_run
from autograder.language.finding import Sentence, say
from autograder.language.i18n import in_language, render
from autograder.notebooks.shell import running_shell

MAX_CELL = 20_000
MAX_SHOWN = 200


def answer_name(question: str) -> str:
    """Return the variable that holds the answer: "answer_after_xor_bias"."""
    return "answer_" + question.replace("-", "_")


@dataclass(frozen=True)
class Presentation:
    """How a question is asked: in which variant, and in which order of its letters.

    Everybody gets the first of both, unless the course has a salt (`own_variants`).
    """

    variant: int = 0
    order: int = 0


FIRST = Presentation()


def open_question(question: str, presentation: Presentation = FIRST) -> dict[str, Any] | None:
    """Return a question as it is asked, or None where the bank has no such question."""
    from quizzes.built import find, open_bank, variant

    known = find(open_bank(), question)
    return (
        None
        if known is None
        else {**variant(known, presentation.variant), "order": presentation.order}
    )


def lettered(question: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the options or steps of a question by their letters, in the order of the notebook."""
    parts = list(question.get("options", question.get("items", ())))
    order = question.get("order", 0)
    random.Random(f"{question['id']} {order}" if order else question["id"]).shuffle(parts)
    return dict(zip(string.ascii_uppercase, parts, strict=False))


def prompt_text(question: dict[str, Any], lang: str) -> str:
    """Return a question as Markdown: the prompt, its code, the options with their letters."""
    pieces = [in_language(question["prompt"], lang).strip()]
    if "picture" in question:
        from quizzes.pictures import figure  # only where a question carries one

        pieces.append(figure(question["picture"], lang))
    if question.get("code"):
        pieces.append(f"```python\n{question['code'].rstrip()}\n```")
    options = [f"- **{letter}** {_flat(part, lang)}" for letter, part in lettered(question).items()]
    if options:
        pieces.append("\n".join(options))
    return "\n\n".join(pieces)


def _flat(part: dict[str, Any], lang: str) -> str:
    return " ".join(in_language(part["text"], lang).split())


def answer_cell(question: dict[str, Any], lang: str) -> str:
    """Return the source of the cell for an answer, the right one marked as its solution."""
    name = answer_name(question["id"])
    head = render(_instruction(question), lang)
    right = json.dumps(_right(question, lang), ensure_ascii=False)
    return f"# {head}\n{name} = None\n### BEGIN SOLUTION\n{name} = {right}\n### END SOLUTION"


def _instruction(question: dict[str, Any]) -> Sentence:
    kind = question["type"]
    if kind == "choice":
        return say(
            'Replace the lines below by your answer, one letter: {name} = "A"', **_named(question)
        )
    if kind in ("multiple", "order"):
        return say(
            'Replace the lines below by your answer, a list of letters: {name} = ["A", "B"]',
            **_named(question),
        )
    return say('Replace the lines below by your answer, a text: {name} = "…"', **_named(question))


def _named(question: dict[str, Any]) -> dict[str, str]:
    return {"name": answer_name(question["id"])}


def _right(question: dict[str, Any], lang: str) -> Any:
    from quizzes.answers import right_answer

    letters = {part["key"]: letter for letter, part in lettered(question).items()}
    answer = right_answer(question, lang)
    if not letters:
        return str(answer)
    return [letters[key] for key in answer] if isinstance(answer, list) else letters[answer]


def literal_in(source: str, question: str) -> Any:
    """Return the literal that a cell assigns to the question's variable last, or None.

    No code runs. A plain `answer = …` counts as well, for students who rewrite the cell.
    """
    if len(source) > MAX_CELL:
        return None
    literal = None
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    for node in body:
        if not isinstance(node, ast.Assign):
            continue
        names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        if names & {answer_name(question), "answer"}:
            try:
                literal = ast.literal_eval(node.value)
            except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
                literal = None
    return literal


def as_answer(question: dict[str, Any], value: Any) -> Any:
    """Return a literal in the form that `quizzes.judge` takes, or None where it has the wrong type."""
    letters = {letter: part["key"] for letter, part in lettered(question).items()}
    kind = question["type"]
    if not letters:
        return _as_text(value)
    if kind == "choice":
        return _key(letters, value)
    entries = list(value) if isinstance(value, list | tuple | str) else []
    keys = [_key(letters, one) for one in entries if one not in (" ", ",")]
    return keys if keys and None not in keys and len(set(keys)) == len(keys) else None


def _as_text(value: Any) -> str | None:
    """Return a text or a number as text; None for a number that is too long to print."""
    try:
        return str(value) if isinstance(value, str | int | float) else None
    except ValueError:  # Python refuses to convert more than some thousand digits
        return None


def _key(letters: dict[str, str], value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    text = value.strip()
    return letters.get(text.upper(), text if text in letters.values() else None)


def score_of(question: str, source: str, presentation: Presentation = FIRST) -> float:
    """Return the share of a question's points that the text of its answer cell earns, 0 to 1.

    An unreadable answer earns nothing. Raises LookupError where the bank lacks the key.
    """
    from quizzes.judge import judge

    drawn = open_question(question, presentation)
    if drawn is None or "answer" not in drawn:
        raise LookupError(question)
    answer = as_answer(drawn, literal_in(source, question))
    if answer is None:
        return 0.0
    verdict = judge(drawn, answer)
    return 0.0 if verdict.error else min(1.0, max(0.0, float(verdict.score)))


class Missing:
    """The output of a question without a readable answer: no points, and why."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return "0.0"

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.text)}</p>"


def ask(question: str) -> Missing | None:
    """Show how the answer in the notebook is read. It is not judged here, since the key is not here.

    A readable answer is printed and nothing is returned, so that nbgrader finds the notebook valid.
    """
    shell = running_shell()
    if shell is None:
        return None
    lang = language_of_run()
    value = shell.user_ns.get(answer_name(question))
    drawn = open_question(question)
    if drawn is not None:
        answer = as_answer(drawn, value)
    else:  # students' copies lack graded questions
        answer = value if isinstance(value, str | list | tuple | int | float) else None
    if answer is None:
        sentence = say("{name} holds no answer yet that can be read", name=answer_name(question))
        return Missing(render(sentence, lang))
    sentence = say(
        "your answer: {answer}; it is judged after you hand in", answer=_short_value(value)
    )
    print(render(sentence, lang))
    return None


def _short_value(value: Any) -> str:
    try:
        text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    except ValueError:
        return "…"
    return text[:MAX_SHOWN]
