"""Random answers to a formula question: right ones in many shapes, wrong ones, and hostile text."""

import random
from collections.abc import Iterator

from quizzes.grammar import Names, Node, parse
from quizzes.notation import show

HOSTILE = (
    "__import__('os').system('true')", "().__class__.__mro__", "lambda: 0", "x if x else x",
    "constructor", "__proto__", "toString", "<script>alert(1)</script>", "9**9**9**9", "x" * 400,
    "(" * 199, ")" * 50, "-" * 199, "^" * 30, "e^" * 99 + "e", "½" * 200, "√" * 120, "1e308*1e308",
    "(x" * 66, "sqrt " * 40, "0/0", "log(0)", "\x00", "\u202e1+1", "시그모이드", "S(x)(1-S(x)", "²²²",
    "1" * 200, "max(" * 50, "a=b=c=", "=", ",", "S(,)", "ｘ" * 199, "𝟏𝟐", "x\u0302\u0302", "∞", "NaN",
)  # fmt: skip
ALPHABET = "xsSe0129.+-*/^()=, _σ²⁻√½·×−π시[]{}'\"\\;:|&%$#@!~`<>?\n\t"


def answers(question: dict, count: int, seed: int) -> Iterator[tuple[str, bool]]:
    """Yield (text, is it right) `count` times, a third of each kind."""
    draw = random.Random(seed)
    names = Names(question["variables"], question["abbreviations"])
    key = parse(question["answer"], names)
    for index in range(count):
        if index % 3 == 0:
            yield spelt(same(key, draw, 3), draw), True
        elif index % 3 == 1:
            yield spelt(other(same(key, draw, 2), draw), draw), False
        else:
            yield hostile(draw), False


def hostile(draw: random.Random) -> str:
    if draw.random() < 0.3:
        return draw.choice(HOSTILE)
    return "".join(draw.choices(ALPHABET, k=draw.randrange(60))) + "#"


def number(value: float) -> Node:
    return ("num", value, repr(value))


def same(node: Node, draw: random.Random, depth: int) -> Node:
    """Return another formula of the same value everywhere."""
    kind = node[0]
    if kind in "+-*/^":
        a, b = (same(part, draw, depth - 1) if depth else part for part in node[1:])
        node = {
            "+": [("+", b, a), ("-", a, ("neg", b))],
            "-": [("+", ("neg", b), a), ("neg", ("-", b, a))],
            "*": [("*", b, a), ("neg", ("*", ("neg", a), b))],
            "/": [("*", a, ("^", b, ("neg", number(1)))), ("*", ("/", number(1), b), a)],
            "^": [("^", a, b), ("^", a, ("neg", ("neg", b)))],
        }[kind][draw.randrange(2)] if depth else node  # fmt: skip
    elif kind == "call" and node[1] == "S":
        x = node[2]
        node = draw.choice([
            node,
            ("-", number(1), ("call", "S", ("neg", x))),
            ("/", number(1), ("+", number(1), ("call", "exp", ("neg", x)))),
        ])  # fmt: skip
    if draw.random() < 0.2:
        node = draw.choice([("*", number(1), node), ("/", ("*", number(2), node), number(2))])
    return node


def other(node: Node, draw: random.Random) -> Node:
    """Return a formula of another value almost everywhere."""
    factor, shift = draw.choice([0.5, 2, 1.01, -1]), draw.choice([1, -0.1, 1e-3])
    return draw.choice([("*", number(factor), node), ("+", node, number(shift))])


def spelt(node: Node, draw: random.Random) -> str:
    """Write a formula as somebody might type it."""
    text = show(node)
    for plain, ways in {
        "·": ["*", " × ", "·", " "],
        " - ": ["-", " − ", " - "],
        "²": ["²", "**2", "^2"],
        "S(": ["σ(", "sigmoid(", "S(", "Sigmoid("],
        "log(": ["ln(", "log("],
    }.items():
        if (
            plain != "²" or "⁻" not in text
        ):  # one character of an exponent such as ⁻⁻² means nothing
            text = text.replace(plain, draw.choice(ways))
    # A space is a product, but not before a number or between a number and e.
    return text if parse_safe(text) else show(node)


def parse_safe(text: str) -> bool:
    return not any(f" {digit}" in text for digit in "0123456789.")
