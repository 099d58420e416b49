"""Makes stubs from solutions, and fills the *Given* parts of solutions from earlier ones.

In a solution, `### BEGIN SOLUTION` to `### END SOLUTION` is what the learner writes, and
`### GIVEN ex01_sigmoid.sigmoid` to `### END GIVEN` is a copy of an earlier solution.
"""

import ast
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Course, Exercise
from autograder.course.paths import COURSE, RESULTS
from autograder.language.finding import say
from autograder.language.i18n import render, translate

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_GIVEN = re.compile(r"^### GIVEN (\w+)\.(\w+)\n.*?^### END GIVEN\n", re.MULTILINE | re.DOTALL)
_SOLUTION = re.compile(r"^ *### BEGIN SOLUTION\n.*?^ *### END SOLUTION\n", re.MULTILINE | re.DOTALL)
_MARKER = re.compile(r"^ *### (BEGIN|END) SOLUTION\n", re.MULTILINE)


@cache
def docstrings_in(lang: str) -> dict[str, dict[str, str]]:
    """Return the docstrings in a language: exercise, then function (or "module"), then text; {} where none are written."""
    path = COURSE / f"docstrings_{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _function_source(source: str, name: str) -> str:
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            lines = source.splitlines(keepends=True)[node.lineno - 1 : node.end_lineno]
            # The last line may be followed by an END marker on the same lines, which is removed too.
            return _MARKER.sub("", "".join(lines))
    raise LookupError(f"no function {name}")


def solved_text(source: str) -> str:
    """Return a solution's text without the markers of its parts."""
    marks = r"^ *### (BEGIN SOLUTION|END SOLUTION|END GIVEN|GIVEN .*)\n"
    return re.sub(marks, "", source, flags=re.MULTILINE)


def fill_given(source: str, solutions: Path) -> str:
    """Return a solution's text with every *Given* part copied anew from its own solution."""

    def fill(match: re.Match[str]) -> str:
        exercise, name = match.groups()
        text = (solutions / f"{exercise}.py").read_text(encoding="utf-8")
        return f"### GIVEN {exercise}.{name}\n{_function_source(text, name)}\n\n### END GIVEN\n"

    return _GIVEN.sub(fill, source)


def _without_solutions(source: str, exercise: Exercise) -> str:
    def blank(match: re.Match[str]) -> str:
        before = source[: match.start()]
        name = re.findall(r"^def (\w+)\(", before, re.MULTILINE)[-1]
        return f'    raise NotImplementedError("{exercise.short}: {name}")\n'

    return _SOLUTION.sub(blank, source)


def _with_docstrings(source: str, texts: dict[str, str]) -> str:
    """Return the source with the docstrings of the module and its functions replaced."""
    lines = source.splitlines(keepends=True)
    tree = ast.parse(source)
    nodes: list[Any] = [tree, *(node for node in tree.body if isinstance(node, ast.FunctionDef))]
    for node in reversed(nodes):
        name = "module" if isinstance(node, ast.Module) else node.name
        if name not in texts or ast.get_docstring(node) is None:
            continue
        first = node.body[0]
        indent = "" if isinstance(node, ast.Module) else "    "
        text = texts[name].strip()
        close = '"""\n' if "\n" not in text else f'\n{indent}"""\n'
        body = "\n".join(
            f"{indent}{line}" if line and number else line
            for number, line in enumerate(text.split("\n"))
        )
        lines[first.lineno - 1 : first.end_lineno] = [f'{indent}"""{body}{close}']
    return "".join(lines)


def make_stub(exercise: Exercise, solutions: Path, lang: str = "en") -> str:
    """Return the text of an exercise's stub, with its docstrings in `lang` where they are written.

    A copy of the course without solutions has its stubs ready made.
    """
    path = solutions / exercise.filename
    if not path.is_file():
        return (RESULTS / "stubs" / lang / exercise.filename).read_text(encoding="utf-8")
    source = path.read_text(encoding="utf-8")

    def head(match: re.Match[str]) -> str:
        origin, name = match.groups()
        body = match.group(0).split("\n", 1)[1].removesuffix("### END GIVEN\n").rstrip("\n")
        opening = say(
            "# Given: {name}, from {file}, solved. You may replace it with your own.",
            name=name,
            file=f"{origin}.py",
        )
        return f"{render(opening, lang)}\n{body}\n\n\n{translate('# End of given.', lang)}\n"

    stub = _without_solutions(_GIVEN.sub(head, source), exercise)
    docstrings = docstrings_in(lang)
    if docstrings:
        texts = docstrings.get(exercise.id, {})
        for origin, _ in _GIVEN.findall(source):
            given = docstrings.get(origin, {})
            texts = {name: text for name, text in given.items() if name != "module"} | texts
        stub = _with_docstrings(stub, texts)
        for english, translated in docstrings.get("comments", {}).items():
            stub = stub.replace(english, translated)
    return stub


def out_of_step(course: Course, solutions: Path, exercises: Path) -> dict[Path, str]:
    """Return the right content of every file that is out of date: solutions first, then stubs."""
    contents: dict[Path, str] = {}
    for exercise in course:
        path = solutions / exercise.filename
        source = path.read_text(encoding="utf-8")
        filled = fill_given(source, solutions)
        if filled != source:
            contents[path] = filled
        stub_path = exercises / exercise.filename
        stub = make_stub(exercise, solutions)
        if not stub_path.is_file() or stub_path.read_text(encoding="utf-8") != stub:
            contents[stub_path] = stub
    return contents
