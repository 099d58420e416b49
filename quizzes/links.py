"""Which question each misconception of the code links to, read from the source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from autograder.course.paths import MISCONCEPTIONS


def sources() -> list[Path]:
    """Return the files of named wrong implementations."""
    return sorted(MISCONCEPTIONS.glob("ex*.py"))


def links() -> dict[str, str | None]:
    """Return {misconception: question id} for every @misconception(…, quiz="…"); None without."""
    return dict(pair for path in sources() for pair in _pairs(path.read_text(encoding="utf-8")))


def _pairs(source: str) -> Iterator[tuple[str, str | None]]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "misconception":
            continue
        options = {keyword.arg: keyword.value for keyword in node.keywords}
        quiz = ast.literal_eval(options["quiz"]) if "quiz" in options else None
        yield ast.literal_eval(node.args[0]), quiz
