"""Begins a new exercise: writes every file it needs, with notes on what to write where.

Parts still to be written are marked TODO, and the gate counts the marks.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from autograder.course.catalogue import Course
from autograder.course.paths import (
    CHECKS,
    COURSE,
    LESSONS,
    MISCONCEPTIONS,
    QUIZZES,
    RIGHT_ANSWERS,
    SOLUTIONS,
)
from autograder.language.finding import Sentence, say

TODO = "TODO"
ID = re.compile(r"ex\d\d_[a-z][a-z0-9_]*")


class NotAnExercise(ValueError):
    """The request does not describe an exercise; `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


@dataclass(frozen=True)
class NewExercise:
    """The id of an exercise, and the signatures of its functions, as in "tanh(x)"."""

    id: str
    calls: tuple[str, ...]

    @property
    def topic(self) -> str:
        """The id without its number."""
        return self.id[5:]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the functions."""
        return tuple(call.partition("(")[0] for call in self.calls)


def new_exercise(exercise_id: str, calls: list[str], course: Course) -> NewExercise:
    """Return the exercise to begin. Raises NotAnExercise."""
    if not ID.fullmatch(exercise_id):
        raise NotAnExercise(
            say("{name} is no name of an exercise; it is written like ex14_tanh", name=exercise_id)
        )
    if any(exercise_id[:4] == one.short or exercise_id[5:] == one.topic for one in course):
        raise NotAnExercise(
            say("{name}: the course has an exercise with this number or topic", name=exercise_id)
        )
    calls = calls or [f"{exercise_id[5:]}(x)"]
    for call in calls:
        try:
            (node,) = ast.parse(f"def {call}: ...").body
            arguments = node.args  # type: ignore[attr-defined]
            plain = not (arguments.vararg or arguments.kwarg or arguments.kwonlyargs)
        except (SyntaxError, ValueError, AttributeError):
            plain = False
        if not plain:
            raise NotAnExercise(
                say("{call} is no signature; it is written like forward(x, w1, b1)", call=call)
            )
        if call.partition("(")[0] in course.functions():
            raise NotAnExercise(say("{call}: the course has a function of this name", call=call))
    return NewExercise(exercise_id, tuple(calls))


def written(new: NewExercise) -> list[Path]:
    """Write all files of an exercise and return them; existing files are left alone."""
    texts = {
        SOLUTIONS / f"{new.id}.py": _solution(new),
        CHECKS / f"test_{new.id}.py": _checks(new),
        MISCONCEPTIONS / f"{new.id}.py": _misconceptions(new),
        MISCONCEPTIONS / f"{new.id}.toml": _sentences(new),
        RIGHT_ANSWERS / f"{new.id}.py": _right_answers(new),
        QUIZZES / "bank" / f"{new.topic.replace('_', '-')}.yaml": _questions(new),
        LESSONS / "en" / f"{new.id}.md": _lesson("en"),
        LESSONS / "ko" / f"{new.id}.md": _lesson("ko"),
    }
    paths = []
    for path, text in texts.items():
        if not path.exists():
            path.write_text(text, encoding="utf-8", newline="\n")
            paths.append(path)
    for path, text in (
        (COURSE / "course.toml", _entry(new)),
        (COURSE / "docstrings_ko.toml", _docstrings(new)),
    ):
        before = path.read_text(encoding="utf-8").rstrip("\n")
        path.write_text(f"{before}\n\n{text}", encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def _solution(new: NewExercise) -> str:
    head = (
        f'"""{TODO}: what the exercise is about.   Lesson: lessons/en/{new.id}.md"""\n\n'
        "from numpy.typing import ArrayLike, NDArray\n"
    )
    functions = (
        dedent(
            f'''

            {_typed(call)}:
                """{TODO}: what it returns; shapes, what is accepted, the source of the formula."""
                ### BEGIN SOLUTION
                raise NotImplementedError  # {TODO}
                ### END SOLUTION
            '''
        )
        for call in new.calls
    )
    return head + "".join(functions)


def _typed(call: str) -> str:
    """Return the head of a function, with types for the author to correct."""
    (node,) = ast.parse(f"def {call}: ...").body
    assert isinstance(node, ast.FunctionDef)
    for argument in node.args.args:
        argument.annotation = ast.Name("ArrayLike")
    node.returns = ast.Name("NDArray")
    return ast.unparse(node).partition(":\n")[0]


def _entry(new: NewExercise) -> str:
    hints = "\n".join(
        f'  {{ en = "{TODO}: {what}", ko = "{TODO}" }},'
        for what in ("a nudge, as a question", "the formula", "the line")
    )
    topic = new.topic.replace("_", "-")
    functions = (
        dedent(
            """
            [[exercises.functions]]
            call = "{call}"
            arguments = {{ {arguments} }}  # what each one holds: see autograder/checking/arguments.py
            results = ["{todo}: what messages call the result"]
            points = 2
            before = ["before-{topic}"]
            hints = [
            {hints}
            ]
            """
        ).format(
            call=call,
            topic=topic,
            hints=hints,
            todo=TODO,
            arguments=", ".join(f'{name} = "any"' for name in _parameters(call)),
        )
        for call in new.calls
    )
    head = dedent(
        f"""\
        [[exercises]]
        id = "{new.id}"
        title = {{ en = "{TODO}", ko = "{TODO}" }}
        concepts = ["{topic}"]
        needs = []  # {TODO}: which exercises come before it, as in ["ex01_sigmoid"]
        after = ["after-{topic}-1", "after-{topic}-2", "after-{topic}-3"]
        """
    )
    return head + "".join(functions)


def _parameters(call: str) -> list[str]:
    (node,) = ast.parse(f"def {call}: ...").body
    assert isinstance(node, ast.FunctionDef)
    return [argument.arg for argument in node.args.args]


def _docstrings(new: NewExercise) -> str:
    lines = [f"[{new.id}]", f'module = "{TODO}"', *(f'{name} = "{TODO}"' for name in new.names)]
    return "\n".join(lines) + "\n"


def _checks(new: NewExercise) -> str:
    sample = new.names[0]
    return dedent(
        f'''\
        """Checks of exercise {int(new.id[2:4])}: {TODO}."""

        from autograder.checking.check import check
        from autograder.checking.edges import edge_checks
        from autograder.checking.expect import expect

        # One property a test, at least three for every function. Sizes and numbers come from `draw`, the
        # student is called before the reference, and the reference gets nothing that the student returned.


        @check("{sample}", "values")
        def test_{sample}_values(student, reference, draw):
            x = draw.normal(draw.size("rows", 2, 5), draw.size("columns", 6, 9))  # {TODO}

            expect(student.{sample}(x), like=reference.{sample}(x), name="{TODO}")


        globals().update(edge_checks(__file__))
        '''
    )


def _misconceptions(new: NewExercise) -> str:
    return dedent(
        f'''\
        """What learners get wrong about {TODO}."""

        from autograder.misconceptions import misconception

        # {TODO}: wrong code as learners write it, at least three ways for every function.


        @misconception("{new.topic.replace("_", "-")}-returns-its-argument", of="{new.names[0]}")
        def returns_its_argument({", ".join(_parameters(new.calls[0]))}):
            return {(_parameters(new.calls[0]) or ["0"])[0]}
        '''
    )


def _sentences(new: NewExercise) -> str:
    return dedent(
        f"""\
        # What the wrong functions in {new.id}.py get wrong, in words: a table for each of their names.
        # `quiz` is the question of the bank that is about it. No Python is needed to mend a sentence here.

        [{new.topic.replace("_", "-")}-returns-its-argument]
        en = "{TODO}"
        ko = "{TODO}"
        """
    )


def _right_answers(new: NewExercise) -> str:
    return dedent(
        f'''\
        """Right ways to write {TODO}."""

        from . import right

        # {TODO}: unusual and right, at least two for every function, as in
        #
        #     @right(of="{new.names[0]}", why="in plain Python, with lists")
        #     def plain(x):
        #         ...

        __all__ = ["right"]
        '''
    )


def _questions(new: NewExercise) -> str:
    topic = new.topic.replace("_", "-")
    return dedent(
        f"""\
        topic: {topic}
        title: {{en: {TODO}, ko: {TODO}}}
        exercise: {new.id}
        concepts:
          {topic}: {{en: {TODO}, ko: {TODO}}}
        # {TODO}: the questions before-{topic} and after-{topic}-1 to -3, and those that misconceptions name.
        # xor2mnist bank new ID --type choice begins one; quizzes/FORMAT.md says what it may hold.
        questions: []
        """
    )


def _lesson(lang: str) -> str:
    heads = {
        "en": ("What it is for", "The idea", "Formulas", "An example by hand", "What to look at"),
        "ko": ("왜 필요합니까", "핵심 생각", "수식", "손으로 계산하는 예", "살펴볼 것"),
    }
    return f"# {TODO}\n" + "".join(f"\n## {head}\n\n{TODO}\n" for head in heads[lang])
