"""The operators of mutation: for one node of the syntax tree, the wrong nodes that could replace it.

An operator takes a node and yields replacements; it never changes the node that it is given. The
place of the node is handled in `tree`, and the sentence about the change in `sentences`.
"""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

Operator = Callable[[Any], Iterator[ast.AST]]

OTHER_ARITHMETIC: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add, ast.MatMult),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}

OTHER_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt, ast.NotEq),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}

OTHER_NAMES = {
    "maximum": ("minimum", "fmax"),
    "minimum": ("maximum",),
    "max": ("min", "mean"),
    "min": ("max",),
    "argmax": ("argmin",),
    "sum": ("mean", "max"),
    "mean": ("sum", "median"),
    "var": ("std",),
    "sqrt": ("square", "abs"),
    "exp": ("expm1", "exp2"),
    "log": ("log1p", "log2", "log10"),
    "abs": ("negative",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "arange": ("zeros_like",),
    "standard_normal": ("random",),
    "random": ("standard_normal",),
    "permutation": ("arange",),
    "norm": ("max",),
    "softmax": ("sigmoid",),
    "sigmoid": ("tanh",),
    "relu": ("sigmoid",),
    "float64": ("float32",),
    "float32": ("float16",),
    "tiny": ("eps",),
}


def arithmetic(node: ast.BinOp) -> Iterator[ast.AST]:
    """Yield another operator, each operand alone, and the operands swapped."""
    for other in OTHER_ARITHMETIC.get(type(node.op), ()):
        yield ast.BinOp(node.left, other(), node.right)
    yield node.left
    yield node.right
    if isinstance(node.op, ast.Sub | ast.Div | ast.Pow | ast.MatMult | ast.FloorDiv | ast.Mod):
        yield ast.BinOp(node.right, node.op, node.left)


def sign(node: ast.UnaryOp) -> Iterator[ast.AST]:
    """Yield the operand without its minus sign or its `not`."""
    yield node.operand


def comparison(node: ast.Compare) -> Iterator[ast.AST]:
    """Yield the comparison with another boundary, and the reversed one."""
    for k, op in enumerate(node.ops):
        for other in OTHER_COMPARISONS[type(op)]:
            ops = [*node.ops[:k], other(), *node.ops[k + 1 :]]
            yield ast.Compare(node.left, ops, node.comparators)


def constant(node: ast.Constant) -> Iterator[ast.AST]:
    """Yield neighbours of a number, the other truth value, another text."""
    value = node.value
    others: list[Any] = []
    if isinstance(value, bool):
        others = [not value]
    elif isinstance(value, int):
        others = [value + 1, value - 1]
    elif isinstance(value, float):
        others = [value * 2, value / 2, value + 1, 0.0, 1 - value]
    elif isinstance(value, str):
        others = [value + "_"]
    elif value is None:
        others = [0]
    for other in others:
        if other != value:
            yield ast.Constant(other)


def call(node: ast.Call) -> Iterator[ast.AST]:
    """Yield the call with one argument fewer, with its arguments swapped, and each argument in place of the call."""
    for k in range(len(node.args)):
        yield ast.Call(node.func, node.args[:k] + node.args[k + 1 :], node.keywords)
    for k in range(len(node.args) - 1):
        swapped = [*node.args[:k], node.args[k + 1], node.args[k], *node.args[k + 2 :]]
        yield ast.Call(node.func, swapped, node.keywords)
    for k in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, node.keywords[:k] + node.keywords[k + 1 :])
    for argument in node.args[:2]:
        if not isinstance(argument, ast.Starred):
            yield argument
    if isinstance(node.func, ast.Attribute) and not _is_module(node.func.value):
        yield node.func.value


def _is_module(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in {"np", "tf", "keras", "rng"}


def keyword(node: ast.keyword) -> Iterator[ast.AST]:
    """Yield the other axis, and all axes."""
    if node.arg == "axis" and isinstance(node.value, ast.Constant):
        for other in (0, 1, None):
            if other != node.value.value:
                yield ast.keyword("axis", ast.Constant(other))
    elif node.arg == "dtype":
        yield ast.keyword("dtype", ast.Name("int", ast.Load()))


def attribute(node: ast.Attribute) -> Iterator[ast.AST]:
    """Yield a related function of the same module, and the matrix that is not transposed."""
    for other in OTHER_NAMES.get(node.attr, ()):
        yield ast.Attribute(node.value, other, node.ctx)
    if node.attr == "T":
        yield node.value


def subscript(node: ast.Subscript) -> Iterator[ast.AST]:
    """Yield the whole object in place of a part of it."""
    if isinstance(node.ctx, ast.Load):
        yield node.value


def slice_bounds(node: ast.Slice) -> Iterator[ast.AST]:
    """Yield the slice without one of its bounds."""
    for bound in ("lower", "upper", "step"):
        if getattr(node, bound) is not None:
            other = deepcopy(node)
            setattr(other, bound, None)
            yield other


def choice(node: ast.IfExp) -> Iterator[ast.AST]:
    """Yield either branch without the condition, and the branches swapped."""
    yield node.body
    yield node.orelse
    yield ast.IfExp(node.test, node.orelse, node.body)


def either(node: ast.BoolOp) -> Iterator[ast.AST]:
    """Yield one operand alone, and the other connective."""
    yield from node.values
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield ast.BoolOp(other, node.values)


def group(node: ast.Tuple) -> Iterator[ast.AST]:
    """Yield two neighbours swapped, where the tuple is read."""
    if isinstance(node.ctx, ast.Load):
        for k in range(len(node.elts) - 1):
            swapped = [*node.elts[:k], node.elts[k + 1], node.elts[k], *node.elts[k + 2 :]]
            yield ast.Tuple(swapped, ast.Load())


def augmented(node: ast.AugAssign) -> Iterator[ast.AST]:
    """Yield the update with another operator, and a plain assignment."""
    for other in OTHER_ARITHMETIC.get(type(node.op), ()):
        yield ast.AugAssign(node.target, other(), node.value)
    yield ast.Assign([node.target], node.value)


def condition(node: ast.If) -> Iterator[ast.AST]:
    """Yield the statement with its condition always and never true."""
    for value in (True, False):
        yield ast.If(ast.Constant(value), node.body, node.orelse)


def loop(node: ast.For) -> Iterator[ast.AST]:
    """Yield the loop that ends after its first round."""
    yield ast.For(node.target, node.iter, [*node.body, ast.Break()], node.orelse)


OPERATORS: dict[type[ast.AST], Operator] = {
    ast.BinOp: arithmetic,
    ast.UnaryOp: sign,
    ast.Compare: comparison,
    ast.Constant: constant,
    ast.Call: call,
    ast.keyword: keyword,
    ast.Attribute: attribute,
    ast.Subscript: subscript,
    ast.Slice: slice_bounds,
    ast.IfExp: choice,
    ast.BoolOp: either,
    ast.Tuple: group,
    ast.AugAssign: augmented,
    ast.If: condition,
    ast.For: loop,
}


# Functions of NumPy of one argument, entry by entry.
OF_ONE = frozenset({"exp", "log", "sqrt", "abs", "square", "tanh"})


def _argument_of(node: ast.expr) -> ast.expr | None:
    """Return the argument of a call of a function that works entry by entry; None for all else."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    own = node.func.attr in OF_ONE and len(node.args) == 1 and _is_module(node.func.value)
    return node.args[0] if own else None


def _inside(node: ast.BinOp) -> Iterator[ast.AST]:
    """Yield f(a) + b with b inside: f(a + b)."""
    if isinstance(node.op, ast.Add | ast.Sub):
        for call, make in (
            (node.left, lambda inner: ast.BinOp(inner, node.op, node.right)),
            (node.right, lambda inner: ast.BinOp(node.left, node.op, inner)),
        ):
            inner = _argument_of(call)
            if inner is not None:
                yield ast.Call(call.func, [make(inner)], [])  # type: ignore[attr-defined]


def _outside(node: ast.Call) -> Iterator[ast.AST]:
    """Yield f(a + b) with b outside: f(a) + b."""
    inner = _argument_of(node)
    if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Add | ast.Sub):
        yield ast.BinOp(ast.Call(node.func, [inner.left], []), inner.op, inner.right)
        yield ast.BinOp(inner.left, inner.op, ast.Call(node.func, [inner.right], []))


def operated(node: ast.BinOp) -> Iterator[ast.AST]:
    """Yield what learners do to an operation: a factor twice, parentheses forgotten, a term inside the function."""
    yield from _inside(node)
    if isinstance(node.op, ast.Mult):
        yield ast.BinOp(node, ast.Mult(), node.right)
        yield ast.BinOp(node.left, ast.Mult(), node)
    inner = node.right
    sum_inside = isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Add | ast.Sub)
    if sum_inside and isinstance(node.op, ast.Mult | ast.Div):
        assert isinstance(inner, ast.BinOp)
        left = ast.BinOp(node.left, node.op, inner.left)
        yield ast.BinOp(left, inner.op, inner.right)
    if isinstance(node.op, ast.Pow):
        yield ast.Call(
            ast.Attribute(ast.Name("np", ast.Load()), "abs", ast.Load()), [node.left], []
        )


def rounds_of(node: ast.For) -> Iterator[ast.AST]:
    """Yield a loop without its first round, and without its last."""
    for part in (ast.Slice(ast.Constant(1)), ast.Slice(None, ast.Constant(-1))):
        every = ast.Call(ast.Name("list", ast.Load()), [node.iter], [])
        some = ast.Subscript(every, part, ast.Load())
        yield ast.For(node.target, some, node.body, node.orelse)


# Quantities that are counted, or count something.
COUNTED = frozenset({"labels", "label", "k", "n", "steps", "classes"})
# Quantities that nobody takes for negative.
NEVER_NEGATIVE = frozenset(
    {"k", "n", "steps", "epochs", "batch_size", "classes", "fan_in", "fan_out", "training"}
)


def negated(node: ast.Name) -> Iterator[ast.AST]:
    """Yield a quantity with the other sign, and what is counted with one less and one more."""
    if isinstance(node.ctx, ast.Load):
        if node.id not in NEVER_NEGATIVE:
            yield ast.UnaryOp(ast.USub(), node)
        for sign in (ast.Sub(), ast.Add()) if node.id in COUNTED else ():
            yield ast.BinOp(node, sign, ast.Constant(1))


def opposite(node: ast.Constant) -> Iterator[ast.AST]:
    """Yield a number with the other sign."""
    if type(node.value) in (int, float) and node.value:
        yield ast.Constant(-node.value)  # type: ignore[operator]


# Functions of the course that take an array and return one of its shape.
ACTIVATIONS = frozenset({"sigmoid", "relu", "softmax"})


def called(node: ast.Call) -> Iterator[ast.AST]:
    """Yield what learners do to a call: the activation twice, another one, the bias behind it, a wrong count."""
    yield from rounds(node)
    yield from _outside(node)
    if not isinstance(node.func, ast.Name) or len(node.args) != 1:
        return
    (argument,) = node.args
    if node.func.id == "len":
        yield ast.Attribute(argument, "size", ast.Load())
        shape = ast.Attribute(argument, "shape", ast.Load())
        yield ast.Subscript(shape, ast.Constant(-1), ast.Load())
    if node.func.id not in ACTIVATIONS:
        return
    yield ast.Call(node.func, [node], [])
    if node.func.id == "sigmoid":
        numpy = ast.Name("np", ast.Load())
        yield ast.Call(ast.Attribute(numpy, "tanh", ast.Load()), [argument], [])
        maximum = ast.Attribute(numpy, "maximum", ast.Load())
        yield ast.Call(maximum, [argument, ast.Constant(0)], [])
    if isinstance(argument, ast.BinOp) and isinstance(argument.op, ast.Add):
        yield ast.BinOp(ast.Call(node.func, [argument.left], []), ast.Add(), argument.right)


def rounds(node: ast.Call) -> Iterator[ast.AST]:
    """Yield the range of a loop with one round fewer and one more."""
    if isinstance(node.func, ast.Name) and node.func.id == "range" and len(node.args) == 1:
        for sign in (ast.Sub(), ast.Add()):
            yield ast.Call(node.func, [ast.BinOp(node.args[0], sign, ast.Constant(1))], [])


def neighbour(node: ast.Subscript) -> Iterator[ast.AST]:
    """Yield the item one place before, and the one after."""
    if isinstance(node.ctx, ast.Load) and isinstance(node.slice, ast.Name):
        for sign in (ast.Sub(), ast.Add()):
            place = ast.BinOp(node.slice, sign, ast.Constant(1))
            yield ast.Subscript(node.value, place, node.ctx)


MORE: dict[type[ast.AST], Operator] = {
    ast.BinOp: operated,
    ast.Name: negated,
    ast.Call: called,
    ast.For: rounds_of,
    ast.Constant: opposite,
    ast.Subscript: neighbour,
}
"""Operators for explaining learners' mistakes only; as mutants they would add little to those above."""
