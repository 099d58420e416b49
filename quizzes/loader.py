"""Reads the bank's YAML strictly, and reports file, line and field of every problem."""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quizzes import consistency, decoding, schema
from quizzes.cache import cache_folder, keep
from quizzes.decoding import Problem, TopicDecoder
from quizzes.schema import Question, Topic

BANK = Path(__file__).parent / "bank"
MOST_CACHED = 60


class BankError(Exception):
    """The bank cannot be read; `problems` lists all reasons."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Bank:
    """All topics, and the line on which each question begins: `where[id] == (file, line)`."""

    topics: list[Topic]
    where: dict[str, tuple[str, int]]

    @property
    def questions(self) -> Iterator[tuple[Topic, Question]]:
        """Every question with its topic, file by file."""
        return ((topic, question) for topic in self.topics for question in topic.questions)


def load(folder: Path = BANK) -> Bank:
    """Read every topic file of `folder`. Raises BankError with all problems of all files."""
    topics: list[Topic] = []
    problems: list[Problem] = []
    where: dict[str, tuple[str, int]] = {}
    for path in sorted(folder.glob("*.yaml")):
        topic, lines, wrong = _topic(path)
        problems += wrong
        if topic is None:
            continue
        topics.append(topic)
        for name, line in lines.items():
            if name in where:
                problems.append(
                    Problem(path.name, line, "id", f'"{name}" is taken in {where[name][0]}')
                )
            where.setdefault(name, (path.name, line))
    if problems:
        raise BankError(sorted(problems, key=lambda problem: (problem.file, problem.line)))
    return Bank(topics, where)


_Read = tuple[Topic | None, dict[str, int], list[Problem]]


def _topic(path: Path) -> _Read:
    """Read one file. Cached, since composing YAML takes most of the linter's time."""
    code = [Path(module.__file__ or "") for module in (schema, consistency, decoding)]
    total = hashlib.sha256(f"{sys.version} {path.name}".encode())
    for file in (*code, path):
        total.update(file.read_bytes())
    name = f"topic-{total.hexdigest()[:24]}.pickle"
    with contextlib.suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError):
        return pickle.loads((cache_folder() / name).read_bytes())
    reader = TopicDecoder(path)
    read: _Read = (reader.topic(), reader.lines, reader.problems)
    if not reader.problems:
        keep(name, pickle.dumps(read), MOST_CACHED)
    return read
