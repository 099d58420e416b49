"""Keeps a student's HTML from running in a reader's browser, in feedback pages and formgrader.

nbgrader shows the HTML in Markdown cells and outputs unchanged. `nbgrader_config.py` names both parts here.
"""

import re
from typing import Any

import bleach
from bleach.css_sanitizer import ALLOWED_CSS_PROPERTIES, CSSSanitizer
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode

TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
ATTRIBUTES = {
    "*": ["class", "id", "lang", "style", "title"],
    "a": ["href"],
    "img": ["src", "alt", "width", "height"],
    "td": ["colspan", "rowspan", "align"],
    "th": ["colspan", "rowspan", "align", "scope"],
    "ol": ["start"],
}
# Pictures in the cell itself are data URIs; nothing is loaded from other sites.
PROTOCOLS = frozenset({"http", "https", "mailto", "data"})
STYLES = CSSSanitizer(
    allowed_css_properties=[
        *ALLOWED_CSS_PROPERTIES, "border", "border-left", "margin", "padding", "max-width",
    ]
)  # fmt: skip
# MathJax draws formulas, and some of its commands load further scripts or make links.
_FORMULA = re.compile(r"\\(href|require|class|cssId|style|unicode|url|data)\b")
TEXTS = frozenset({"text/plain", "text/latex", "application/json", "image/png", "image/jpeg"})


def clean_html(html: str) -> str:
    """Return HTML without scripts, and without anything that loads or opens another page by itself."""
    cleaned = bleach.clean(
        html, tags=TAGS, attributes=_allowed, protocols=PROTOCOLS, css_sanitizer=STYLES
    )
    return _FORMULA.sub(r"\\text{\1}", cleaned)


def _allowed(tag: str, name: str, value: str) -> bool:
    if name == "href":
        return not value.strip().lower().startswith("data:")
    if name == "src":
        return bool(
            re.match(r"data:image/(png|jpeg|gif|svg\+xml);base64,[A-Za-z0-9+/=\s]*$", value)
        )
    return name in ATTRIBUTES["*"] or name in ATTRIBUTES.get(tag, ())


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """Return Markdown as clean HTML; replaces nbconvert's filter of that name."""
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = IPythonRenderer(escape=False, attachments=attachments)
    return clean_html(MarkdownWithMath(renderer=renderer).render(source))


class CleanOutputs(Preprocessor):
    """Keeps only texts, pictures and clean HTML in the outputs of cells."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Clean one cell."""
        if cell.cell_type == "raw":
            cell.source = clean_html(cell.source)
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            for kind in list(data):
                if kind == "text/html":
                    text = data[kind]
                    data[kind] = clean_html(text if isinstance(text, str) else "".join(text))
                elif kind not in TEXTS:
                    del data[kind]
        return cell, resources
