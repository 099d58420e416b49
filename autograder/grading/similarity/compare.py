"""Compares the answers of a class, function by function, and finds the pairs that are more alike than the bank's."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from autograder.course.catalogue import Exercise
from autograder.course.given import given_sources
from autograder.grading.similarity.bank import LEAST_SIZE, BankFigures
from autograder.grading.similarity.fingerprint import Overlap, StudentAnswer, answer_of, overlap
from autograder.grading.similarity.public import public_grams
from autograder.grading.similarity.reader import TreeReader
from autograder.grading.similarity.sources import SourceText, sources_of
from autograder.grading.similarity.tree import FunctionTree
from autograder.grading.work import Student
from autograder.language.finding import Sentence

Key = tuple[str, str]
"""An exercise and a function of it."""

MOST_SHARED = 10
"""What more students than these share is common in the class and is not counted."""


@dataclass(frozen=True)
class AlikeFunction:
    """A function in which two answers are more alike than any two of the bank."""

    key: Key
    overlap: Overlap


@dataclass
class AlikePair:
    """Two students, with the functions in which their answers are alike, the most alike first."""

    students: tuple[str, str]
    functions: list[AlikeFunction] = field(default_factory=list)


@dataclass
class Comparison:
    """What came of comparing a class: `answers` and `pairs` count, by function, what could be compared."""

    students: int = 0
    answers: Counter[Key] = field(default_factory=Counter)
    compared: Counter[Key] = field(default_factory=Counter)
    pairs: list[AlikePair] = field(default_factory=list)
    unread: list[tuple[str, str, Sentence]] = field(default_factory=list)


def compare(
    students: Sequence[Student],
    exercises: Sequence[Exercise],
    figures: Mapping[Key, BankFigures],
    reader: TreeReader,
) -> Comparison:
    """Compare all students' answers to the functions about which the bank says something."""
    done = Comparison(len(students))
    answers: dict[Key, list[StudentAnswer]] = defaultdict(list)
    for student in students:
        for source in sources_of(student, exercises):
            trees = _trees(source, reader)
            if isinstance(trees, Sentence):
                done.unread.append((student.id, source.file, trees))
                continue
            public = public_grams(source.exercise.id) if trees else ()
            for name, tree in trees.items():
                key = source.exercise.id, name
                if key in figures and figures[key].line is not None:
                    answers[key].append(answer_of(student.id, tree, public))
    alike: dict[tuple[str, str], AlikePair] = {}
    for key, student_answers in answers.items():
        line = figures[key].line
        assert line is not None
        long = long_enough(student_answers)
        done.answers[key] = len(long)
        done.compared[key] = len(long) * (len(long) - 1) // 2
        for names, shared in alike_in(long, line):
            alike.setdefault(names, AlikePair(names)).functions.append(AlikeFunction(key, shared))
    for pair in alike.values():
        pair.functions.sort(key=lambda one: (-one.overlap.share, one.key))
    done.pairs = sorted(alike.values(), key=_rank)
    return done


def _trees(source: SourceText, reader: TreeReader) -> dict[str, FunctionTree] | Sentence:
    if isinstance(source.text, Sentence):
        return source.text
    names = [one.name for one in source.exercise.functions]
    return reader.read(source.text, names, given_sources(source.exercise))


def _rank(pair: AlikePair) -> tuple[int, float, tuple[str, str]]:
    return -len(pair.functions), -sum(one.overlap.share for one in pair.functions), pair.students


def long_enough(answers: Sequence[StudentAnswer]) -> list[StudentAnswer]:
    """Return the answers without what is common in the class, if enough is left of them."""
    count = Counter(fingerprint for one in answers for fingerprint in one.places)
    common = {fingerprint for fingerprint, number in count.items() if number > MOST_SHARED}
    own_parts = (one.without(common) for one in answers)
    return [one for one in own_parts if one.size >= LEAST_SIZE]


def alike_in(
    answers: Sequence[StudentAnswer], line: float
) -> Iterator[tuple[tuple[str, str], Overlap]]:
    """Yield the pairs of students whose answers to a function are more alike than `line`."""
    for one, other in _candidates(answers):
        shared = overlap(answers[one], answers[other])
        if shared.share > line:
            yield (answers[one].student, answers[other].student), shared


def _candidates(answers: Sequence[StudentAnswer]) -> Iterable[tuple[int, int]]:
    """Return the pairs that share a fingerprint; a fingerprint has few students, so there are few pairs."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, answer in enumerate(answers):
        for fingerprint in answer.places:
            holders[fingerprint].append(index)
    pairs: Collection[tuple[int, int]] = {
        pair for indices in holders.values() for pair in combinations(indices, 2)
    }
    return sorted(pairs)
