"""Chooses the phrase for a change, from the old node and the new one."""

import ast
from typing import Any

from autograder.changes.sentences import AXES, Phrase, Words, function_name, phrase
from autograder.language.i18n import number_text


def _called(node: ast.AST) -> str:
    """Return the last name in the expression of the called function."""
    if isinstance(node, ast.Call):
        node = node.func
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _same(a: ast.AST, b: ast.AST) -> bool:
    return ast.dump(a) == ast.dump(b)


def phrase_of(before: ast.AST, after: ast.AST, words: Words, parent: ast.AST) -> Phrase | None:
    """Return the phrase for a change; None where no phrase says enough."""
    if isinstance(before, ast.keyword):
        return _keyword(before, after, parent)
    if isinstance(before, ast.UnaryOp) and isinstance(parent, ast.Slice):
        return phrase("not-reversed")
    teller = _TELLERS.get(type(before))
    if teller is None:
        return None
    if isinstance(after, ast.Pass):
        return _deleted(before, words)
    said: Phrase | None = teller(before, after, words)
    return said


def _binary(before: ast.BinOp, after: ast.AST, words: Words) -> Phrase | None:
    a, b = words.of(before.left), words.of(before.right)
    expression, other = words.of(before), words.of(after)
    if _same(after, before.left) or _same(after, before.right):
        kept_left = _same(after, before.left)
        gone = b if kept_left else a
        if isinstance(before.op, ast.Mult):
            return phrase("factor-left-out", gone)
        if isinstance(before.op, ast.MatMult):
            return phrase("matrix-product-left-out", gone)
        if isinstance(before.op, ast.Div) and kept_left:
            return phrase("division-left-out", gone)
        if isinstance(before.op, ast.Pow) and kept_left:
            return phrase("power-left-out", a)
        if isinstance(before.op, ast.Add) or kept_left:
            return phrase("term-left-out", gone)
        return phrase("one-operand", expression, other)
    if isinstance(after, ast.Call):
        return _inside(before, after, words)
    if not isinstance(after, ast.BinOp):
        return None
    if isinstance(before.right, ast.BinOp) and after.right is before.right.right:
        return phrase("parentheses-left-out", b)
    old, new = type(before.op), type(after.op)
    if old is new:
        if _same(after.left, before):
            return phrase("factor-twice", b)
        if after.right is before:
            return phrase("factor-twice", a)
        names = {
            ast.Sub: "difference-swapped",
            ast.Div: "quotient-upside-down",
            ast.MatMult: "matrices-swapped",
            ast.Pow: "power-swapped",
        }
        return phrase(names[old], expression, other) if old in names else None
    return _other_operator(old, new, a, b)


def _inside(before: ast.BinOp, after: ast.Call, words: Words) -> Phrase | None:
    """Return the phrase for f(a) + b as f(a + b), or for the size in the place of the square."""
    if isinstance(before.op, ast.Pow):
        return phrase("other-function", function_name("square"), function_name(_called(after)))
    name = function_name(_called(after))
    term = before.right if _called(before.left) == _called(after) else before.left
    return phrase("term-inside", words.of(term), name) if name else None


def _other_operator(old: Any, new: Any, a: Any, b: Any) -> Phrase | None:
    if {old, new} == {ast.Add, ast.Sub}:
        return phrase("sign-of-term", b)
    kinds = {
        (ast.Mult, ast.Div): "divided-for-multiplied",
        (ast.Div, ast.Mult): "multiplied-for-divided",
        (ast.Mult, ast.Add): "added-for-multiplied",
        (ast.Add, ast.Mult): "multiplied-for-added",
        (ast.Mult, ast.MatMult): "matrix-for-elementwise",
        (ast.MatMult, ast.Mult): "elementwise-for-matrix",
        (ast.Pow, ast.Mult): "multiple-for-power",
        (ast.Div, ast.FloorDiv): "whole-division",
    }
    kind = kinds.get((old, new))
    return phrase(kind, b) if kind else None


def _unary(before: ast.UnaryOp, after: ast.AST, words: Words) -> Phrase | None:
    if isinstance(before.op, ast.USub):
        return phrase("minus-left-out", words.of(before.operand))
    return phrase("comparison-turned")


def _compare(before: ast.Compare, after: ast.AST, words: Words) -> Phrase | None:
    assert isinstance(after, ast.Compare)
    pairs = {(type(a), type(b)) for a, b in zip(before.ops, after.ops, strict=True)}
    at_the_limit = {(ast.Lt, ast.LtE), (ast.LtE, ast.Lt), (ast.Gt, ast.GtE), (ast.GtE, ast.Gt)}
    if pairs & at_the_limit:
        return phrase("limit")
    # x != 0 in the place of x > 0 is no comparison turned round: both sides of 0 are one case then.
    equality = {ast.Eq, ast.NotEq}
    if any((a in equality) != (b in equality) for a, b in pairs):
        return None
    return phrase("comparison-turned")


def _constant(before: ast.Constant, after: ast.AST, words: Words) -> Phrase | None:
    if not isinstance(after, ast.Constant):
        return None
    values = [one for one in (before.value, after.value) if type(one) in (int, float)]
    if len(values) < 2:
        return None
    a, b = map(number_text, values)
    return phrase("constant", {"en": a, "ko": a}, {"en": b, "ko": b})


def _keyword(before: ast.keyword, after: ast.AST, call: ast.AST) -> Phrase | None:
    name = function_name(_called(call))
    if before.arg != "axis" or name is None:
        return None
    assert isinstance(after, ast.keyword) and isinstance(after.value, ast.Constant)
    axis = after.value.value
    return (
        phrase("over-everything", name) if axis is None else phrase("over-axis", name, AXES[axis])
    )


def _call(before: ast.Call, after: ast.AST, words: Words) -> Phrase | None:
    name = function_name(_called(before))
    if isinstance(after, ast.Attribute) and after.attr == "size" and _called(before) == "len":
        return phrase("entries-for-rows")
    if isinstance(after, ast.Subscript) and _called(before) == "len":
        return phrase("columns-for-rows")
    if isinstance(after, ast.BinOp) and _called(before) in map(_called, (after.left, after.right)):
        term = after.right if _called(after.left) == _called(before) else after.left
        how = "term-outside" if isinstance(before.func, ast.Attribute) else "added-behind"
        return phrase(how, words.of(term), name) if name else None
    if isinstance(after, ast.Call) and after.args and after.args[0] is before:
        return phrase("function-twice", name) if name else None
    if isinstance(after, ast.Call) and _same(after.func, before.func):
        old, new = ({k.arg: k.value for k in one.keywords} for one in (before, after))
        if name is None or len(before.args) != len(after.args):
            return _round(before, after)
        for keyword in ("axis", "keepdims"):
            if keyword in old and keyword not in new:
                return phrase("axis-not-kept" if keyword == "keepdims" else "over-everything", name)
        return _round(before, after)
    if isinstance(after, ast.Call):
        # The larger of a value and 0 is the ReLU.
        relu = _called(before) == "sigmoid" and _called(after) == "maximum"
        other = function_name("relu" if relu else _called(after))
        return phrase("other-function", name, other) if name and other else None
    return phrase("function-left-out", name) if name else None


def _round(before: ast.Call, after: ast.Call) -> Phrase | None:
    if _called(before) != "range" or len(before.args) != 1 or len(after.args) != 1:
        return None
    argument = after.args[0]
    if isinstance(argument, ast.BinOp) and _same(argument.left, before.args[0]):
        return phrase("round-less" if isinstance(argument.op, ast.Sub) else "round-more")
    return None


def _attribute(before: ast.Attribute, after: ast.AST, words: Words) -> Phrase | None:
    if isinstance(after, ast.Attribute):
        a, b = function_name(before.attr), function_name(after.attr)
        return phrase("other-function", a, b) if a and b else None
    return phrase("transposition-left-out", words.of(before.value)) if before.attr == "T" else None


def _name(before: ast.Name, after: ast.AST, words: Words) -> Phrase | None:
    if isinstance(after, ast.UnaryOp):
        return phrase("minus-added", words.of(before))
    if isinstance(after, ast.BinOp):
        how = "one-less" if isinstance(after.op, ast.Sub) else "one-more"
        return phrase(how, words.of(before)) if words.of(before) else None
    if not isinstance(after, ast.Name) or not words.alike(before.id, after.id):
        return None
    a, b = words.of(before), words.of(after)
    return phrase("name-for-name", a, b) if a and b and a != b else None


def _subscript(before: ast.Subscript, after: ast.AST, words: Words) -> Phrase | None:
    if not isinstance(after, ast.Subscript) or not isinstance(after.slice, ast.BinOp):
        return None
    return phrase("one-before" if isinstance(after.slice.op, ast.Sub) else "one-after")


def _choice(before: ast.IfExp, after: ast.AST, words: Words) -> Phrase | None:
    return phrase("cases-swapped" if isinstance(after, ast.IfExp) else "always-one-case")


def _tuple(before: ast.Tuple, after: ast.AST, words: Words) -> Phrase | None:
    assert isinstance(after, ast.Tuple)
    pairs = [(a, b) for a, b in zip(before.elts, after.elts, strict=True) if not _same(a, b)]
    if not pairs:
        return None
    return phrase("results-swapped", words.of(pairs[0][0]), words.of(pairs[0][1]))


def _augmented(before: ast.AugAssign, after: ast.AST, words: Words) -> Phrase | None:
    if isinstance(after, ast.Assign):
        return phrase("overwritten")
    assert isinstance(after, ast.AugAssign)
    return _other_operator(type(before.op), type(after.op), None, words.of(before.value))


def _if(before: ast.If, after: ast.AST, words: Words) -> Phrase | None:
    assert isinstance(after, ast.If) and isinstance(after.test, ast.Constant)
    return phrase("case-always" if after.test.value else "case-never")


def _for(before: ast.For, after: ast.AST, words: Words) -> Phrase | None:
    assert isinstance(after, ast.For)
    if isinstance(after.iter, ast.Subscript) and isinstance(after.iter.slice, ast.Slice):
        return phrase("round-last" if after.iter.slice.lower is None else "round-first")
    return phrase("loop-once")


def _deleted(before: ast.AST, words: Words) -> Phrase | None:
    """Return the phrase for a deleted statement, where its target is a quantity with a name."""
    target: ast.AST | None = None
    if isinstance(before, ast.AugAssign):
        target = before.target
    elif isinstance(before, ast.Assign) and len(before.targets) == 1:
        target = before.targets[0]
        if words.of(before.value) == words.of(target):
            return None  # a conversion
        read = {one.id for one in ast.walk(before.value) if isinstance(one, ast.Name)}
        if not isinstance(target, ast.Name) or target.id not in read:
            return None
    named = words.of(target) if isinstance(target, ast.Name) else None
    return phrase("not-updated", named) if named else None


def _no_phrase(before: ast.AST, after: ast.AST, words: Words) -> Phrase | None:
    return None


_TELLERS: dict[type[ast.AST], Any] = {
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.Attribute: _attribute,
    ast.Name: _name,
    ast.IfExp: _choice,
    ast.Subscript: _subscript,
    ast.Tuple: _tuple,
    ast.AugAssign: _augmented,
    ast.If: _if,
    ast.For: _for,
    ast.Assign: _no_phrase,
}
