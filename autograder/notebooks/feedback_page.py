"""nbgrader's feedback page, with our test cells under the names of their functions, and readable on a phone.

nbgrader's template calls every test cell "Test cell" and shows its grade_id, and gives the heads of cells a fixed
height, out of which longer names flow over the code. A template that says it otherwise is left as it is.
"""

import re
from html import escape
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat.notebooknode import NotebookNode

from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.notebooks.answers_first import language_of
from autograder.notebooks.cells import function_of, question_of

_ENTRY = re.compile(r'(?P<head><li><a href="#(?P<id>[\w-]+)">)Test cell(?P<tail></a>)')
_HEAD = re.compile(
    r'(?P<head><span class="nbgrader-label">)Grade cell: <code>(?P<id>[\w-]+)</code>(?P<tail></span>)'
)
_STYLE = """<style>
div.nbgrader_cell > div.panel-heading { height: auto; min-height: 37px; overflow: hidden; }
.nbgrader_cell .input_area, .nbgrader_cell .highlight pre { overflow-x: auto; }
#notebook-container:lang(ko) { word-break: keep-all; overflow-wrap: anywhere; }
@media (max-width: 600px) {
  body > .container, #notebook-container { padding-left: 4px; padding-right: 4px; }
  .panel-body { padding: 8px; } #toc ol { padding-left: 2em; }
}
</style>
"""


class FeedbackPage(HTMLExporter):
    """nbgrader's exporter of feedback pages; a notebook without a cell of ours keeps its page."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Return the page of a graded notebook."""
        html, resources = super().from_notebook_node(nb, resources, **kw)
        lang = language_of(nb)
        named = html
        for place in (_ENTRY, _HEAD):
            named = place.sub(lambda found: _named(found, lang), named)
        if named != html:
            named = named.replace("</head>", f"{_STYLE}</head>", 1)
            named = named.replace(
                'id="notebook-container"', f'id="notebook-container" lang="{lang}"', 1
            )
        return named, resources


def _named(found: re.Match[str], lang: str) -> str:
    function, question = function_of(found["id"]), question_of(found["id"])
    if function is not None:
        return f"{found['head']}<code>{escape(function)}</code>{found['tail']}"
    if question is not None:
        name = escape(render(say("question {name}", name=question), lang))
        return f"{found['head']}{name}{found['tail']}"
    return found[0]
