"""Parses the bank's small Markdown for the terminal, the page and notebooks.

`blocks` gives ("p", spans), ("list", [spans, …]), ("code", language, text) and ("math", tex);
spans are ("text", s), ("code", s), ("math", tex), ("strong", spans) and ("em", spans).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import Any

Block = tuple[Any, ...]
Span = tuple[str, Any]

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(
    r"\\(?P<escaped>[$*`])"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<!\$)\$(?!\$)(?P<math>[^$]+)\$"
    r"|\*\*(?P<strong>(?:(?!\*\*).)+)\*\*"
    r"|(?<![\w*])\*(?P<em>[^*\s](?:[^*]*[^*\s])?)\*",
    re.DOTALL,
)


def blocks(text: str) -> Iterator[Block]:
    """Yield the text's blocks in order."""
    at = 0
    for fence in _FENCE.finditer(text):
        yield from _prose(text[at : fence.start()])
        yield ("code", fence[1], fence[2].rstrip("\n"))
        at = fence.end()
    yield from _prose(text[at:])


def _prose(text: str) -> Iterator[Block]:
    # A displayed formula becomes a block of its own and ends the paragraph.
    for part in re.split(r"(\$\$[^$]+\$\$)", text):
        if part.startswith("$$"):
            yield ("math", part[2:-2].strip())
            continue
        for paragraph in re.split(r"\n\s*\n", part):
            if paragraph.strip():
                yield from _paragraph(paragraph.strip("\n"))


def _paragraph(text: str) -> Iterator[Block]:
    head, *items = re.split(r"^[ ]*- ", text, flags=re.MULTILINE)
    if head.strip():
        yield ("p", spans(_joined(head)))
    if items:
        yield ("list", [spans(_joined(item)) for item in items])


def _joined(text: str) -> str:
    return " ".join(text.split())


def spans(text: str) -> list[Span]:
    """Return the text's spans; bold and emphasis hold spans of their own."""
    parts: list[Span] = []
    at = 0
    for match in _SPAN.finditer(text):
        if match.start() > at:
            parts.append(("text", text[at : match.start()]))
        kind, inner = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "escaped":
            parts.append(("text", inner))
        else:
            parts.append((kind, spans(inner) if kind in ("strong", "em") else inner))
        at = match.end()
    if at < len(text):
        parts.append(("text", text[at:]))
    return parts


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


@lru_cache(maxsize=1 << 15)
def leaves(text: str) -> tuple[Span, ...]:
    """Return all ("text" | "code" | "math", string) of the text, in order.

    The linter asks for the parts of the same text many times: each variant and each of its rules does.
    """
    return tuple(leaf for block in blocks(text) for leaf in _leaves(block))


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
