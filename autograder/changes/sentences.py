"""Describes a change of a right implementation in words, in both languages.

The words speak of the mathematics and of the quantities that the contract names, never of a line of
a solution: an expression is shown only where it is short and made of such quantities.
"""

import ast
import copy
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autograder.course.catalogue import Function, Text

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = Path(__file__).with_name("sentences.toml")
LANGUAGES = ("en", "ko")

# An expression with more quantities is too long to be shown in a sentence.
MOST_NAMES = 3
UNNAMED = 2
"""The rank that a sentence loses for naming no quantity."""

# Of results without a name, such as batches, more places are not listed.
MOST_PLACES = 2

# What a Korean syllable can end with, in the order of Unicode; the first one is none.
FINAL_CONSONANTS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

AXES: dict[Any, Text] = {
    0: {"en": "axis 0", "ko": "축 0"},
    1: {"en": "axis 1", "ko": "축 1"},
    -1: {"en": "the last axis", "ko": "마지막 축"},
}


@dataclass(frozen=True)
class Phrase:
    """The phrase for a change: its kind, its words, and its rank (the phrase with the lowest rank is used)."""

    id: str
    text: tuple[tuple[str, str], ...]
    rank: int


@cache
def _read() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


def phrase(id: str, a: Text | None = None, b: Text | None = None) -> Phrase | None:
    """Return the phrase called `id` with quantities filled in; None where it needs a quantity that has no name."""
    entry = _read()["phrases"][id]
    needed = {name for name in ("a", "b") if f"{{{name}}}" in entry["en"]}
    filled = {name for name, value in (("a", a), ("b", b)) if value is not None}
    rank = entry["rank"]
    if not needed <= filled:
        if "plain" not in entry:
            return None
        texts = {lang: entry["plain"][lang] for lang in LANGUAGES}
        return Phrase(id, tuple(texts.items()), rank + UNNAMED)
    texts = {}
    for lang in LANGUAGES:
        quantities = {"a": (a or {}).get(lang, ""), "b": (b or {}).get(lang, "")}
        template = entry[lang]
        if lang == "ko":
            template = _with_particles(template, quantities)
        texts[lang] = template.format(**quantities)
    return Phrase(id, tuple(texts.items()), rank)


def _with_particles(template: str, quantities: dict[str, str]) -> str:
    """Return a Korean template with the particle alone behind a quantity whose last sound is known.

    Behind any other quantity the word for "value" stays before the particle: 행의 최댓값을, 2로, but w1 값을.
    """
    for name, quantity in quantities.items():
        final = _final_consonant(quantity)
        if final is None:
            continue
        field = f"{{{name}}}"
        template = template.replace(
            f"{field} 값으로", field + ("로" if final in ("", "ㄹ") else "으로")
        )
        template = template.replace(f"{field} 값을", field + ("을" if final else "를"))
    return template


def _final_consonant(text: str) -> str | None:
    """Return the consonant that a Korean word or a number ends with, "" for a vowel; None for anything else."""
    if re.fullmatch(r"[-−]?\d+(\.\d+)?", text):
        text = "영일이삼사오육칠팔구"[int(text[-1])]
    if not re.search("[가-힣]$", text):
        return None
    return FINAL_CONSONANTS[(ord(text[-1]) - ord("가")) % len(FINAL_CONSONANTS)]


def sentence(
    said: Phrase, function: Function, paths: Iterable[tuple[Any, ...]], part: bool = False
) -> Text:
    """Return the whole sentence: which results come out as if something had been changed in the right code.

    If it explains only a `part` of what is wrong, the results are always named.
    """
    words = dict(said.text)
    return _come_out(words["en"], f"{words['ko']} 것과", _results(function, paths, part))


def sentence_of_several(
    phrases: Sequence[Phrase], function: Function, paths: Iterable[tuple[Any, ...]]
) -> Text:
    """Return the sentence for results that come out as if two or three things had been changed at once."""
    words = [dict(one.text) for one in phrases]
    english = [one["en"] for one in words]
    korean = [f"({number}) {one['ko']} 것" for number, one in enumerate(words, 1)]
    two = len(phrases) == 2
    count = "두" if two else "세"
    text = _come_out(
        f"{', '.join(english[:-1])}, and {english[-1]}",
        f"{', '.join(korean)}, 이 {count} 가지가 겹쳤을 때와",
        _results(function, paths, False),
    )
    return {
        "en": f"{'Two' if two else 'Three'} things are wrong here. {text['en']}",
        "ko": f"틀린 점이 {count} 가지입니다. {text['ko']}",
    }


def _come_out(english: str, korean: str, names: list[str]) -> Text:
    if not names:
        return {
            "en": f"The result comes out as if {english}.",
            "ko": f"{korean} 같은 결과가 나옵니다.",
        }
    many = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    come = "come" if len(names) > 1 else "comes"
    if names == ["losses"]:
        many, come = "The list of losses", "comes"
    return {
        "en": f"{many} {come} out as if {english}.",
        "ko": f"{', '.join(names)}: {korean} 같은 값이 나옵니다.",
    }


def argument_changed(names: list[str]) -> Text:
    """Return the sentence for a function whose results are right, but which modifies its arguments."""
    listing = ", ".join(names)
    return {
        "en": f"All that comes out is right; the one thing that is wrong is that the caller's {listing} "
        f"{'has' if len(names) == 1 else 'have'} other values afterwards. "
        "Work on a copy, or make new arrays.",
        "ko": f"나오는 값은 모두 맞습니다. 다만 호출한 쪽의 {listing} 값이 호출 뒤에 달라져 있습니다. "
        "복사본으로 계산하거나 새 배열을 만드십시오.",
    }


def array_used_again() -> Text:
    """Return the sentence for a function that writes into an array which it has handed out before."""
    return {
        "en": "What comes out is right at first; the one thing that is wrong is that an array handed out earlier is "
        "written into again, so that whoever kept it has other values. Make a new array each time.",
        "ko": "나온 값은 처음에는 맞습니다. 다만 앞서 내보낸 배열에 다시 쓰기 때문에, 그 배열을 가지고 있던 쪽의 값이 "
        "달라집니다. 매번 새 배열을 만드십시오.",
    }


def partly(text: Text) -> Text:
    """Return a sentence about a part of what is wrong."""
    return {
        "en": f"One thing that is wrong here: {text['en'][0].lower()}{text['en'][1:]}",
        "ko": f"틀린 점 가운데 하나는 다음과 같습니다. {text['ko']}",
    }


def _results(function: Function, paths: Iterable[tuple[Any, ...]], part: bool) -> list[str]:
    """Return the names of the results that deviate; none where all of them do, or there is only one."""
    places = {path[0] for path in paths if path and isinstance(path[0], int)}
    known = _read()["results"].get(function.name)
    if known is None:
        few = len(places) <= MOST_PLACES
        return [f"result[{place}]" for place in sorted(places)] if part and few else []
    return [name for place, name in enumerate(known) if place in places]


def function_name(name: str) -> Text | None:
    """Return the name of a function of NumPy or of the course in a sentence."""
    text: Text | None = _read()["functions"].get(name)
    return text


NUMBERS = frozenset(
    {"learning_rate", "beta1", "beta2", "eps", "momentum", "slope", "steps", "classes", "k", "n"}
)
"""Quantities that are single numbers, which are not confused with arrays."""


class Words:
    """The quantities that a sentence about one function may name."""

    def __init__(self, function: Function) -> None:
        self.known: dict[str, Text] = {
            name: {"en": name, "ko": name} for name in function.parameters
        }
        for name in (*function.opaque, "cache", "state", "params", "grads", "weights"):
            self.known.pop(name, None)  # their content is opaque, so no sentence names them
        self.known |= _read()["quantities"].get(function.name, {})
        self._said: dict[int, tuple[ast.AST, Text | None]] = {}

    def alike(self, one: str, other: str) -> bool:
        """Return whether one quantity could be confused with the other."""
        return one != other and (one in NUMBERS) == (other in NUMBERS)

    def of(self, node: ast.AST) -> Text | None:
        """Return an expression in words; None where it is long, or of quantities without a name."""
        # Most changes put one quantity in the place of another.
        if isinstance(node, ast.Name):
            return self.known.get(node.id)
        # Many changes contain the same expression. The node is stored too, so that its id is not given to another
        # node.
        if id(node) not in self._said:
            self._said[id(node)] = node, self._in_words(node)
        return self._said[id(node)][1]

    def _in_words(self, node: ast.AST) -> Text | None:
        node = _bare(node)
        called = {id(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
        called |= {
            id(one.value)
            for one in ast.walk(node)
            if isinstance(one, ast.Attribute) and id(one) in called
        }
        names = [
            one for one in ast.walk(node) if isinstance(one, ast.Name) and id(one) not in called
        ]
        number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        if not (number or 0 < len(names) <= MOST_NAMES):
            return None
        if any(one.id not in self.known for one in names):
            return None
        texts = {}
        for lang in LANGUAGES:
            writer = _MathematicsWriter(self.known, lang)
            try:
                texts[lang] = writer.text(node)
            except KeyError:
                return None
            if texts[lang].startswith("(") and texts[lang].find(")") == len(texts[lang]) - 1:
                texts[lang] = texts[lang][1:-1]
        return texts


def _bare(node: ast.AST) -> ast.AST:
    """Return an expression without conversions: np.asarray(x, dtype=float) is x."""
    node = copy.deepcopy(node)

    class Bare(ast.NodeTransformer):
        def visit_Call(self, call: ast.Call) -> ast.AST:
            self.generic_visit(call)
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in ("asarray", "array", "float", "copy", "astype", "reshape") and call.args:
                return call.args[0]
            return call

    bare: ast.AST = Bare().visit(node)
    return bare


_BINARY: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: (" + ", 1),
    ast.Sub: (" − ", 1),
    ast.Mult: ("·", 2),
    ast.Div: ("/", 2),
    ast.FloorDiv: (" // ", 2),
    ast.Pow: ("^", 4),
    ast.MatMult: (" @ ", 2),
}


class _MathematicsWriter:
    """Writes an expression as mathematics; raises KeyError for one that has no such form."""

    def __init__(self, known: dict[str, Text], lang: str) -> None:
        self.known = known
        self.lang = lang

    def text(self, node: ast.AST, above: int = 0) -> str:
        if isinstance(node, ast.Name):
            name = self.known[node.id][self.lang]
            # A quantity of several words is put in parentheses, apart from the signs around it.
            return f"({name})" if " " in name and not name.startswith("(") else name
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return f"{node.value:g}"
        if isinstance(node, ast.BinOp):
            sign, strength = _BINARY[type(node.op)]
            left = self.text(node.left, strength)
            text = f"{left}{sign}{self.text(node.right, strength + 1)}"
            return f"({text})" if strength < above else text
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return f"−{self.text(node.operand, 3)}"
        if isinstance(node, ast.Attribute) and node.attr == "T":
            return f"{self.text(node.value, 5)}ᵀ"
        if isinstance(node, ast.Call) and len(node.args) == 1:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            inner = self.text(node.args[0])
            if name == "exp":
                return f"e^({inner})"
            if name == "len":
                return {"en": "(the number of rows)", "ko": "(행의 수)"}[self.lang]
            return {"sqrt": f"√({inner})", "log": f"log({inner})", "abs": f"|{inner}|"}[name]
        raise KeyError(type(node).__name__)
