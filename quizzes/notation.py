"""Writes formulas as a person does: β², e⁻ˣ, √(v + 0.1), every product with a dot."""

from __future__ import annotations

from quizzes.grammar import SIGNS, SUPERSCRIPTS, Node

_GREEK: dict[str, str] = {name: c for c, name in SIGNS.items() if "α" <= c <= "ω"}
_RAISED = {character: sign for sign, character in SUPERSCRIPTS.items()}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "^": 4}


def show(node: Node) -> str:
    """Return a formula as it was understood."""
    kind = node[0]
    if kind == "num":
        return str(node[2])
    if kind == "name":
        return _GREEK.get(node[1], str(node[1]))
    if kind == "call":
        name = "√" if node[1] == "sqrt" else node[1]
        return f"{name}({', '.join(map(show, node[2:]))})"
    if kind == "neg":
        return "-" + _inside(node[1], 3)
    strength = _STRENGTH[kind]
    # a - (b - c) and (a^b)^c need their parentheses; so does a factor that begins with a sign.
    # Somebody who meant 1/(2x) must see that 1/2x was read as (1/2)·x.
    left = _inside(node[1], strength + (kind == "^" or (strength == 2 and node[1][0] == "/")))
    if kind == "^" and (raised := _raised(node[2])):
        return left + raised
    right = _inside(node[2], 5 if kind == "^" else 4 if node[2][0] == "neg" else strength + 1)
    sign = {"+": " + ", "-": " - ", "*": "·"}.get(kind, str(kind))
    return left + sign + right


def _raised(exponent: Node) -> str:
    """Return the exponent in raised characters; "" where one of them has no raised form."""
    text = show(exponent).replace(" ", "")
    return "".join(_RAISED[c] for c in text) if all(c in _RAISED for c in text) else ""


def _inside(node: Node, strength: int) -> str:
    text = show(node)
    return text if _STRENGTH.get(node[0], 9) >= strength else f"({text})"
