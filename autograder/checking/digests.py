"""A digest of every check, by which results tell that a check has changed since they were made."""

import ast
import hashlib
import inspect
import io
import sys
import tokenize
from functools import cache

from autograder.checking.check import checks_of
from autograder.course.catalogue import Exercise

LENGTH = 12
_LAYOUT = (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER)
_MARKS = {tokenize.NEWLINE: "\n", tokenize.INDENT: ">", tokenize.DEDENT: "<"}


def digests_of(exercise: Exercise) -> dict[str, str]:
    """Return the digest of every check of an exercise, by the check's key.

    It covers the test and what it uses of its own file, without comments and layout. What all checks share (how
    values are compared, the solutions) is in no digest.
    """
    return {
        check.key: digest_in(_source(check.test.__module__), check.test.__name__, check.key)
        for check in checks_of(exercise)
    }


def digest_in(source: str, test: str, key: str) -> str:
    """Return the digest of the check `key`, whose test is a function of this source."""
    statements = _statements(source)
    names: set[str] = set()
    ahead = [test]
    while ahead:
        name = ahead.pop()
        if name in statements and name not in names:
            names.add(name)
            ahead += statements[name][1]
    text = "\0".join(statements[name][0] for name in sorted(names))
    return hashlib.sha256(f"{key}\0{text}".encode()).hexdigest()[:LENGTH]


@cache
def _source(module: str) -> str:
    return inspect.getsource(sys.modules[module])


@cache
def _statements(source: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return, by the names that they define, the statements of a module: the text and the names that they use."""
    lines = source.splitlines(keepends=True)
    statements: dict[str, tuple[str, tuple[str, ...]]] = {}
    for node in ast.parse(source).body:
        begin = node.lineno
        defined: list[str] = []
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            begin = min([begin, *(one.lineno for one in node.decorator_list)])
            defined = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            defined = [
                part.id for one in targets for part in ast.walk(one) if isinstance(part, ast.Name)
            ]
        text = _plain("".join(lines[begin - 1 : node.end_lineno]))
        uses = tuple(
            part.id if isinstance(part, ast.Name) else part.arg
            for part in ast.walk(node)
            if isinstance(part, ast.Name | ast.arg)
        )
        statements.update(dict.fromkeys(defined, (text, uses)))
    return statements


def _plain(source: str) -> str:
    """Return code without comments, docstrings and layout, the same in every version of Python."""
    pieces: list[str] = []
    tokens = [
        token
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in _LAYOUT
    ]
    docstring = False
    for place, token in enumerate(tokens):
        if docstring:  # the end of its line
            docstring = False
            continue
        alone = place == 0 or tokens[place - 1].type in _MARKS
        docstring = (
            token.type == tokenize.STRING and alone and tokens[place + 1].type == tokenize.NEWLINE
        )
        if not docstring:
            pieces.append(_MARKS.get(token.type, token.string))
    return "".join(pieces)
