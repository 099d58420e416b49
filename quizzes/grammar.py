"""The small language in which learners type numbers and formulas.

It is a whitelist and never uses `eval`: anything but a number, a known name, an operator or a parenthesis is
refused with a code (`NotAFormula`). `values` compares parsed formulas. Length and depth are bounded, and so is the
time. `page/judge.js` is the same program in JavaScript, line for line where it can be; `tests/vectors/judge.json`
holds both.

A node is a tuple: ("num", value, text), ("name", name), ("neg", a), ("call", function, *arguments)
or (operator, a, b) with one of + - * / ^.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Node = tuple[Any, ...]

MAX_LENGTH = 200
MAX_DEPTH = 40

CONSTANTS = {"e": math.e, "pi": math.pi}
FUNCTIONS = {
    name: target
    for target, names in {
        "S": "S sigma sigmoid expit",
        "exp": "exp",
        "log": "log ln",
        "sqrt": "sqrt",
        "abs": "abs",
        "tanh": "tanh",
        "relu": "relu",
        "max": "max maximum",
        "min": "min minimum",
        "sin": "sin",
        "cos": "cos",
    }.items()
    for name in names.split()
}
TWO_ARGUMENTS = ("max", "min")

SUPERSCRIPTS = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴸ",
        "0123456789+-()abcdefghijklmnoprstuvwxyzL",
        strict=True,
    )
)
_FRACTIONS = {"½": "(1/2)", "¼": "(1/4)", "¾": "(3/4)", "⅓": "(1/3)", "⅔": "(2/3)", "⅛": "(1/8)"}
SIGNS = {
    **dict.fromkeys("−–—‐‑", "-"),
    **dict.fromkeys("×·⋅∙•∗ㆍ", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("[{", "("),
    **dict.fromkeys("]}", ")"),
    **{"√": "sqrt", "ŷ": "yhat", "\u0302": "hat"},
    **{"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta"},
    **{"θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "π": "pi", "ρ": "rho"},
    **{"σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega"},
}
_SUPERSCRIPT_RUN = re.compile(f"[{''.join(SUPERSCRIPTS)}]+")
_MIXED = re.compile(f"([0-9]+)[ ]*([{''.join(_FRACTIONS)}])")
_MODULE = re.compile(
    r"(?<![A-Za-z0-9_])(?:(?:np|numpy|math|tf|scipy|special|keras|ops)\.)+(?=[A-Za-z])"
)
_NUMBER = re.compile(r"([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z0-9]*")


class NotAFormula(Exception):
    """The text is no formula. `code` is the key of the reason in strings.json, `detail` completes it.

    For an unknown name, `known` lists the known ones.
    """

    def __init__(self, code: str, detail: str = "", known: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code, self.detail, self.known = code, detail, known


@dataclass(frozen=True)
class Names:
    """The names that an answer may contain: variables with [low, high], abbreviations with a formula."""

    variables: Mapping[str, Sequence[float]] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)

    def spellings(self) -> dict[str, str]:
        """Return the meaning of every known spelling: {"w1": "w_1", "sigmoid": "sigmoid"}."""
        known = {name: name for name in (*FUNCTIONS, *CONSTANTS)}
        for short in self.abbreviations:  # σ(1 - σ) is meant like S(1 - S)
            same = self.function(short)
            known |= {name: short for name, target in FUNCTIONS.items() if target == same}
        return known | {plain(name): name for name in (*self.variables, *self.abbreviations)}

    def listed(self) -> str:
        """Return all names that an answer may contain, the question's own first."""
        names = [*self.variables, *self.abbreviations, *CONSTANTS, *FUNCTIONS.values()]
        return ", ".join(dict.fromkeys(names))

    def function(self, short: str) -> str | None:
        """Return the function whose value the abbreviation is: S where s stands for S(x)."""
        call = re.match(r"[A-Za-z]+(?=\()", plain(self.abbreviations[short]))
        return FUNCTIONS.get(call[0]) if call else None


def plain(text: str) -> str:
    """Return `text` with Unicode notation of formulas replaced by ASCII."""
    text = _MODULE.sub("", unfold(text))
    text = re.sub(r"_\{([A-Za-z0-9]+)\}", r"\1", text)
    text = "".join(SIGNS.get(c, c) for c in text)
    return text.replace("**", "^").replace("_", "")


def unfold(text: str) -> str:
    """Return `text` in its compatibility form (NFKC); ¹⁰ becomes ^(10), ½ (1/2) and 2½ (2+1/2).

    NFKC alone would make 210 of 2¹⁰.
    """
    text = _SUPERSCRIPT_RUN.sub(
        lambda run: "^(" + "".join(SUPERSCRIPTS[c] for c in run[0]) + ")", text
    )
    text = _MIXED.sub(lambda match: f"({match[1]}+{_FRACTIONS[match[2]][1:]}", text)
    return unicodedata.normalize("NFKC", "".join(_FRACTIONS.get(c, c) for c in text))


def parse(text: str, names: Names = Names()) -> Node:
    """Parse `text`, or its part after an equals sign. Raises NotAFormula."""
    if len(text) > MAX_LENGTH:
        raise NotAFormula("too-long", str(MAX_LENGTH))
    text = plain(text).split("=")[-1]
    if len(text) > 4 * MAX_LENGTH:  # one character can unfold into several
        raise NotAFormula("too-long", str(MAX_LENGTH))
    return _FormulaParser(_tokens(text, names), names).formula()


Token = tuple[str, str]  # kind ("num", "name" or "sign"), text


def _tokens(text: str, names: Names) -> list[Token]:
    spellings = names.spellings()
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] in " \t\r\n":
            at += 1
        elif number := _NUMBER.match(text, at):
            tokens.append(("num", number[0]))
            at = number.end()
        elif word := _LETTERS.match(text, at):
            letters = word[0]
            while letters and letters[0].isalpha():
                length, name = _longest_name(letters, spellings)
                if not length:
                    raise NotAFormula("name", word[0], names.listed())
                tokens.append(("name", name))
                letters = letters[length:]
            at = word.end() - len(letters)
        elif text[at] in "+-*/^(),":
            tokens.append(("sign", text[at]))
            at += 1
        else:
            raise NotAFormula("character", text[at])
    return tokens


def _longest_name(letters: str, spellings: Mapping[str, str]) -> tuple[int, str]:
    """Return length and meaning of the longest known name at the start of `letters`, (0, "") if none.

    Phones capitalise first letters, so another case is taken where the exact one is unknown.
    """
    lowered = {spelling.lower(): name for spelling, name in reversed(list(spellings.items()))}
    for length in range(min(len(letters), max(map(len, spellings))), 0, -1):
        start = letters[:length]
        if name := spellings.get(start) or lowered.get(start.lower()):
            return length, name
    return 0, ""


class _FormulaParser:
    """Recursive descent; sums, products with or without a sign, signs, powers, primaries."""

    def __init__(self, tokens: list[Token], names: Names) -> None:
        self.tokens, self.names, self.at, self.depth = tokens, names, 0, 0

    def formula(self) -> Node:
        if not self.tokens:
            raise NotAFormula("empty")
        node = self.sum()
        if self.at < len(self.tokens):
            raise NotAFormula("unexpected", self.tokens[self.at][1])
        return node

    def peek(self, ahead: int = 0) -> Token:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else ("end", "")

    def take(self, *signs: str) -> str:
        kind, text = self.peek()
        if kind == "sign" and text in signs:
            self.at += 1
            return text
        return ""

    def deeper(self, rule: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotAFormula("too-deep")
        node = rule()
        self.depth -= 1
        return node

    def sum(self) -> Node:
        node = self.product()
        while sign := self.take("+", "-"):
            node = (sign, node, self.product())
        return node

    def product(self) -> Node:
        node = self.signed()
        while True:
            if sign := self.take("*", "/"):
                node = (sign, node, self.signed())
            elif self.peek()[0] == "name" or self.peek() == ("sign", "("):
                node = ("*", node, self.power())
            elif self.peek()[0] == "num":
                raise NotAFormula("number-after", self.peek()[1])
            else:
                return node

    def signed(self) -> Node:
        sign = self.take("+", "-")
        if not sign:
            return self.power()
        node = self.deeper(self.signed)
        return ("neg", node) if sign == "-" else node

    def power(self) -> Node:
        node = self.primary()
        return ("^", node, self.deeper(self.signed)) if self.take("^") else node

    def primary(self) -> Node:
        kind, text = self.peek()
        self.at += 1
        if kind == "num":
            return ("num", float(text), text)
        if kind == "name":
            return self.name(text)
        if (kind, text) == ("sign", "("):
            return self.closed(self.deeper(self.sum))
        raise NotAFormula("unexpected", text) if text else NotAFormula("ends-early")

    def closed(self, node: Node) -> Node:
        if not self.take(")"):
            raise NotAFormula("not-closed")
        return node

    def name(self, name: str) -> Node:
        function = FUNCTIONS.get(name)
        if name in self.names.variables or name in CONSTANTS:
            return ("name", name)
        if name in self.names.abbreviations:
            # If s stands for S(x), then s(-x) is a value of S, but s(1 - s) is a product.
            function = self.names.function(name)
            if not function or self.peek() != ("sign", "(") or self.argument_holds(name):
                return ("name", name)
        if not self.take("("):
            if function in TWO_ARGUMENTS or self.peek()[0] not in ("num", "name"):
                raise NotAFormula("argument", name)
            return ("call", function, self.deeper(self.power))
        arguments = [self.deeper(self.sum)]
        while self.take(","):
            arguments.append(self.deeper(self.sum))
        if len(arguments) != (2 if function in TWO_ARGUMENTS else 1):
            raise NotAFormula("arity", name)
        return self.closed(("call", function, *arguments))

    def argument_holds(self, name: str) -> bool:
        """Return whether the parenthesis that opens here contains `name` itself, and no other one follows it."""
        open_, ahead = 0, 0
        while self.peek(ahead)[0] != "end":
            kind, text = self.peek(ahead)
            open_ += {"(": 1, ")": -1}.get(text, 0)
            if open_ == 0:
                return False
            if (kind, text) == ("name", name) and self.peek(ahead + 1) != ("sign", "("):
                return True
            ahead += 1
        return False
