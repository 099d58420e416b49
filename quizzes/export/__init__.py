"""The bank for other platforms: `xor2mnist bank export FORMAT --out FILE`."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Collection
from importlib import import_module
from pathlib import Path

from quizzes.built import Built, has_picture, open_bank
from quizzes.export.items import SHAPES, Item, items, select
from quizzes.personal import first_variant
from quizzes.pictures import can_draw

FORMATS = ("moodle", "gift", "anki", "qti", "csv")
TAKE_PICTURES = ("moodle", "anki", "qti")


def fate(format: str, kind: str) -> str:
    """Return how a type is exported in a format: "kept", or "changed: …" with the reason.

    Cards and rows can show every type; learning platforms know only four shapes.
    """
    return "kept" if format in ("anki", "csv") else SHAPES[kind][1]


def export(
    format: str,
    out: Path,
    lang: str = "en",
    topics: Collection[str] = (),
    levels: Collection[str] = (),
    bank: Built | None = None,
    code: str | None = None,
) -> str:
    """Write the chosen questions to `out` and return the report: converted, changed, left out.

    With the `code` of a student, each question is written in that student's variant alone.

    Raises ImportError where the format's library is missing, LookupError where no question is left, and OSError where
    `out` cannot be written; whether it is a folder is seen before anything is drawn, which takes half a minute.
    """
    for wrong, trouble in ((out.is_dir(), errno.EISDIR), (not out.parent.is_dir(), errno.ENOENT)):
        if wrong:
            raise OSError(trouble, os.strerror(trouble), str(out))
    chosen = select(bank or open_bank(), topics, levels)
    left_out = _without_their_picture(format, chosen)
    questions = [question for question in chosen if question not in left_out]
    if code is not None:
        questions = [_own(question, code) for question in questions]
    if not questions:
        raise LookupError("no question has this topic and this level")
    if format == "csv":
        from quizzes.export.sheet import write_rows

        write_rows(questions, out, lang)
    else:
        write: Callable[[list[Item], Path, str], None]
        write = import_module(f"quizzes.export.{format}").write
        write([item for question in questions for item in items(question, lang)], out, lang)
    return _report(format, questions, left_out, out)


def _own(question: dict, code: str) -> dict:
    """Return a question with one variant, that of the student with this code."""
    number = first_variant(code, question)
    return {**question, "variants": [{**question["variants"][number], "number": number}]}


def _without_their_picture(format: str, questions: list) -> list:
    """Return the questions that cannot be asked, for their picture cannot go along."""
    return (
        []
        if format in TAKE_PICTURES and can_draw()
        else [question for question in questions if has_picture(question)]
    )


def _report(format: str, questions: list, left_out: list, out: Path) -> str:
    kinds = Counter(question["type"] for question in questions)
    changed = {kind: count for kind, count in kinds.items() if fate(format, kind) != "kept"}
    total = sum(len(question["variants"]) for question in questions)
    lines = [
        f"{out.name}: {len(questions)} questions as {total} items: "
        f"{len(questions) - sum(changed.values())} kept, {sum(changed.values())} changed, {len(left_out)} left out"
    ]
    lines += [
        f"  {kind} ({count}): {fate(format, kind)}" for kind, count in sorted(changed.items())
    ]
    if left_out:
        reason = (
            'their pictures need vl-convert-python: pip install "xor2mnist[plots]"'
            if format in TAKE_PICTURES
            else "the format takes no pictures"
        )
        lines.append(f"  left out ({len(left_out)}): {reason}")
    return "\n".join(lines)


def main(
    format: str,
    out: Path,
    lang: str = "en",
    topics: Collection[str] = (),
    levels: Collection[str] = (),
    code: str | None = None,
) -> int:
    """Export and print the report. Returns 0, or 1 with the reason."""
    try:
        print(export(format, out, lang, topics, levels, code=code))
    except ImportError as error:
        print(f"{format} needs a library that is not installed: {error.name}")
        return 1
    except LookupError as error:
        print(error)
        return 1
    return 0
