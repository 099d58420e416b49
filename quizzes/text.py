"""Reads the bank's Markdown, with TeX between dollar signs, for the terminal, the page and notebooks.

`blocks` gives ("p", spans), ("list", [spans, …]), ("code", language, text) and ("math", tex);
spans are ("text", s), ("code", s), ("math", tex), ("strong", spans) and ("em", spans).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Block = tuple[Any, ...]
Span = tuple[str, Any]

# What the bank's Markdown has. Links, headings, tables and HTML are plain text.
_RULES = ("fence", "list", "backticks", "emphasis", "escape", "newline")
_OPENED = ("strong_open", "em_open")
_CLOSED = ("strong_close", "em_close")


@cache
def _reader() -> MarkdownIt:
    # Imported here, since the browser tab has neither library and reads no text of the bank.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    reader = MarkdownIt("zero").enable(_RULES)
    return reader.use(dollarmath_plugin, allow_labels=False, double_inline=True)


def blocks(text: str) -> Iterator[Block]:
    """Yield the text's blocks in order."""
    items: list[list[Span]] | None = None
    for token in _reader().parse(text):
        if token.type == "bullet_list_open":
            items = []
        elif token.type == "bullet_list_close":
            yield ("list", items)
            items = None
        elif token.type == "inline" and items is not None:
            items.append(_spans(token.children or ()))
        elif token.type == "inline":
            yield ("p", _spans(token.children or ()))
        elif token.type == "fence":
            yield ("code", token.info, token.content.rstrip("\n"))
        elif token.type == "math_block":
            yield ("math", token.content.strip())


def _spans(tokens: Sequence[Token]) -> list[Span]:
    """Return what stands in a line; bold and emphasis hold spans of their own."""
    open_spans: list[list[Span]] = [[]]
    for token in tokens:
        if token.type in _OPENED:
            open_spans.append([])
        elif token.type in _CLOSED:
            inner = open_spans.pop()
            open_spans[-1].append((token.tag, inner))
        elif token.type == "code_inline":
            open_spans[-1].append(("code", token.content))
        elif token.type.startswith("math_inline"):
            open_spans[-1].append(("math", token.content))
        else:
            _add_text(open_spans[-1], " " if token.type == "softbreak" else token.content)
    return open_spans[0]


def _add_text(spans: list[Span], text: str) -> None:
    if spans and spans[-1][0] == "text":
        spans[-1] = ("text", spans[-1][1] + text)
    elif text:
        spans.append(("text", text))


def _leaves(block: Block) -> Iterator[Span]:
    if block[0] == "p":
        yield from _flat(block[1])
    elif block[0] == "list":
        for item in block[1]:
            yield from _flat(item)
    else:
        yield (block[0], block[-1])


def _flat(parts: list[Span]) -> Iterator[Span]:
    for kind, inner in parts:
        if kind in ("strong", "em"):
            yield from _flat(inner)
        else:
            yield (kind, inner)


def leaves(text: str) -> list[Span]:
    """Return all ("text" | "code" | "math", string) of the text, in order."""
    return [leaf for block in blocks(text) for leaf in _leaves(block)]


def formulas(text: str) -> list[str]:
    """Return the TeX of every formula in `text`."""
    return [tex for kind, tex in leaves(text) if kind == "math"]


def texts(value: Any) -> Iterator[str]:
    """Yield every text of a built question or bank, from its language maps."""
    if isinstance(value, dict):
        if value.keys() == {"en", "ko"}:
            yield from (text for text in value.values() if isinstance(text, str))
        else:
            for inner in value.values():
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def words(text: str) -> str:
    """Return `text` without formulas and code."""
    return " ".join(string for kind, string in leaves(text) if kind == "text")


def to_html(text: str, math: Mapping[str, str] | Callable[[str], str]) -> str:
    """Return the text as HTML. `math` converts TeX (MathML, `\\(…\\)`)."""
    look_up = math if callable(math) else math.__getitem__

    def line(parts: list[Span]) -> str:
        return "".join(span(kind, inner) for kind, inner in parts)

    def span(kind: str, inner: Any) -> str:
        if kind == "math":
            return look_up(inner)
        if kind in ("strong", "em"):
            return f"<{kind}>{line(inner)}</{kind}>"
        return f"<code>{escape(inner)}</code>" if kind == "code" else escape(inner, quote=False)

    def block(parts: Block) -> str:
        if parts[0] == "p":
            return f"<p>{line(parts[1])}</p>"
        if parts[0] == "list":
            return "<ul>" + "".join(f"<li>{line(item)}</li>" for item in parts[1]) + "</ul>"
        if parts[0] == "math":
            return f'<p class="math">{look_up(parts[1])}</p>'
        return f"<pre><code>{escape(parts[2], quote=False)}</code></pre>"

    return "".join(map(block, blocks(text)))
