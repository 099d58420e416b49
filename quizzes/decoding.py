"""Decodes one topic file by the dataclasses of `schema`, and reports every problem in it.

The YAML is composed into nodes and not constructed, since nodes have line numbers, and no tag can make an object.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from quizzes import schema
from quizzes.consistency import contradictions
from quizzes.schema import KINDS, Question, Text, Topic

_WORDS = re.compile(r"[^\W\d_]{2,}")
_NEUTRAL = re.compile(r"\$[^$]*\$|```.*?```|`[^`]*`|\{\{[^}]*\}\}", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\ufeff]")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the bank. `line` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class _FieldRefused(Exception):
    """Raised after a problem was noted, to drop the value."""


class TopicDecoder:
    """Decodes one file, and collects problems instead of stopping at the first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}

    def topic(self) -> Topic | None:
        """Return the file's topic; None where it cannot be decoded, for the reasons in `problems`."""
        try:
            node = YAML().compose(self.path.read_text(encoding="utf-8-sig"))
        except (MarkedYAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or str(error)
            self._note(mark.line + 1 if mark else 0, "", f"not readable as YAML 1.2: {reason}")
            return None
        if node is None:
            self._note(0, "", "the file is empty")
            return None
        try:
            topic = self._decode(node, Topic, "")
        except _FieldRefused:
            return None
        if topic.topic != self.path.stem:
            self._note(1, "topic", f'is "{topic.topic}", but the file is {self.path.name}')
        return topic

    def _note(self, line: int, where: str, message: str) -> None:
        self.problems.append(Problem(self.path.name, line, where or "file", message))

    def _refuse(self, node: Node, where: str, message: str) -> typing.NoReturn:
        self._note(node.start_mark.line + 1, where, message)
        raise _FieldRefused

    def _decode(self, node: Node, kind: Any, where: str) -> Any:
        """Turn a node into a value of the annotated type `kind`, or note why not."""
        if node.anchor:
            self._refuse(node, where, "anchors and aliases are not used here")
        if kind is Any:
            return self._plain(node, where)
        if kind is Text:
            return self._text(node, where)
        if kind is Question:
            return self._question(node, where)
        origin, arguments = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return self._union(node, arguments, where)
        if origin is list:
            return self._list(node, arguments[0], where)
        if origin is dict:
            return self._dict(node, arguments[0], arguments[1], where)
        if origin is Literal:
            if node.value not in arguments:
                self._refuse(node, where, f"must be one of {', '.join(arguments)}")
            return node.value
        if hasattr(kind, "__dataclass_fields__"):
            return self._record(node, kind, where)
        return self._scalar(node, kind, where)

    def _union(self, node: Node, kinds: tuple, where: str) -> Any:
        kinds = tuple(kind for kind in kinds if kind is not type(None))
        if kinds == (float, str):
            kinds = (float,) if _tag(node) in ("int", "float") else (str,)
        return self._decode(node, kinds[0], where)

    def _scalar(self, node: Node, kind: Any, where: str) -> Any:
        if not isinstance(node, ScalarNode):
            self._refuse(node, where, "must be a single value")
        tag = _tag(node)
        base, form = _base(kind)
        if base is float and tag in ("int", "float"):
            return float(node.value)
        if base is int and tag == "int":
            return int(node.value)
        if base is bool and tag == "bool":
            return node.value.lower() == "true"
        # An expression such as 784 * 256 is text, and so is the expression 0.5.
        if base is not str or not (tag == "str" or (form.number and tag in ("int", "float"))):
            quote = "; a text that looks like this needs quotes" if base is str else ""
            self._refuse(node, where, f'"{node.value}" is not of type {base.__name__}{quote}')
        if not node.value.strip():
            self._refuse(node, where, "is empty")
        if (node.style == '"' and "\n" in node.value) or _CONTROL.search(node.value):
            self._refuse(node, where, "holds a control character; write TeX in single quotes")
        if not re.fullmatch(form.pattern, node.value):
            self._refuse(node, where, f'"{node.value}" must be {form.says}')
        return node.value

    def _plain(self, node: Node, where: str) -> Any:
        """A parameter's value: a number, a text, or a list of them."""
        if isinstance(node, SequenceNode):
            return [self._plain(item, f"{where}[{i}]") for i, item in enumerate(node.value)]
        tag = _tag(node)
        convert: dict[str, Callable[[str], Any]] = {
            "int": lambda text: int(text, 0),
            "float": float,
            "str": str,
        }
        if not isinstance(node, ScalarNode) or tag not in convert:
            self._refuse(node, where, "must be a number, a text or a list of them")
        return convert[tag](node.value)

    def _text(self, node: Node, where: str) -> Text:
        """A language map, or a plain string where there is no word to translate."""
        if isinstance(node, ScalarNode):
            # A number as an option: 0.25 needs no quotes.
            text = node.value if _tag(node) in ("int", "float") else self._decode(node, str, where)
            if _WORDS.search(_NEUTRAL.sub(" ", text)):
                self._refuse(node, where, "has words, so it must be {en: …, ko: …}")
            return Text(text.strip(), text.strip())
        text = self._record(node, Text, where)
        return Text(text.en.strip(), text.ko.strip())

    def _list(self, node: Node, kind: Any, where: str) -> list:
        if not isinstance(node, SequenceNode):
            if kind is str and isinstance(node, ScalarNode):  # accept: word, for accept: [word]
                return [self._scalar(node, kind, where)]
            self._refuse(node, where, "must be a list")
        values = []
        for index, item in enumerate(node.value):
            try:
                values.append(self._decode(item, kind, f"{where}[{index}]"))
            except _FieldRefused:
                continue
        return values

    def _pairs(self, node: Node, where: str) -> dict[str, tuple[Node, Node]]:
        if not isinstance(node, MappingNode):
            self._refuse(node, where, "must be a mapping")
        pairs: dict[str, tuple[Node, Node]] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._refuse(key, where, "a key must be a single word")
            if key.value in pairs:
                first = pairs[key.value][0].start_mark.line + 1
                self._refuse(key, _join(where, key.value), f"is given twice, first in line {first}")
            pairs[key.value] = key, value
        return pairs

    def _dict(self, node: Node, key_kind: Any, value_kind: Any, where: str) -> dict:
        values = {}
        for name, (key, value) in self._pairs(node, where).items():
            form = _base(key_kind)[1]
            if not re.fullmatch(form.pattern, name):
                self._refuse(key, _join(where, name), f"must be {form.says}")
            if get_origin(key_kind) is Literal and name not in get_args(key_kind):
                self._refuse(key, _join(where, name), "is not a known language")
            values[name] = self._decode(value, value_kind, _join(where, name))
        return values

    def _record(self, node: Node, cls: Any, where: str) -> Any:
        pairs = self._pairs(node, where)
        types = _hints(cls)
        needed = {f.name for f in fields(cls) if f.default is f.default_factory is MISSING}
        refused = False
        for name in pairs.keys() - types.keys():
            key = pairs[name][0]
            self._note(key.start_mark.line + 1, _join(where, name), "is not a field known here")
            refused = True
        for name in sorted(needed - pairs.keys()):
            self._note(node.start_mark.line + 1, _join(where, name), "is missing")
            refused = True
        values = {}
        for name in pairs.keys() & types.keys():
            try:
                values[name] = self._decode(pairs[name][1], types[name], _join(where, name))
            except _FieldRefused:
                refused = True
        if refused:
            raise _FieldRefused
        return cls(**values)

    def _question(self, node: Node, where: str) -> Question:
        pairs = self._pairs(node, where)
        name = pairs["id"][1].value if "id" in pairs else ""
        where = str(name or where)
        kind = pairs["type"][1].value if "type" in pairs else None
        if kind not in KINDS:
            self._refuse(node, _join(where, "type"), f"must be one of {', '.join(KINDS)}")
        question = self._record(node, KINDS[kind], where)
        line = node.start_mark.line + 1
        if question.id in self.lines:
            self._refuse(node, _join(where, "id"), f"is taken in line {self.lines[question.id]}")
        self.lines[question.id] = line
        for place, message in contradictions(question):
            self._note(line, _join(where, place), message)
        return question


@cache
def _hints(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return {f.name: hints[f.name] for f in fields(cls)}


def _base(kind: Any) -> tuple[Any, schema.Form]:
    """Split Annotated[str, Form(…)]; a plain type has the form that fits everything."""
    if get_origin(kind) is typing.Annotated:
        return get_args(kind)
    return kind, schema.Form()


def _tag(node: Node) -> str:
    return str(node.tag).rsplit(":", 1)[-1]


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
