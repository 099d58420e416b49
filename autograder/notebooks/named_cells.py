"""Names our test cells in the list at the top of nbgrader's feedback page, which calls each of them "Test cell"."""

import re
from html import escape
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat.notebooknode import NotebookNode

from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.notebooks.answers_first import language_of
from autograder.notebooks.cells import function_of, question_of

# As nbgrader's template has it; another one is left as it is.
_ENTRY = re.compile(r'(<li><a href="#([\w-]+)">)Test cell(</a>)')


class NamedTestCells(HTMLExporter):
    """nbgrader's exporter of feedback pages; a test cell of ours is listed by its function or its question."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Return the page of a graded notebook."""
        html, resources = super().from_notebook_node(nb, resources, **kw)
        lang = language_of(nb)
        return _ENTRY.sub(lambda entry: _named(entry, lang), html), resources


def _named(entry: re.Match[str], lang: str) -> str:
    function, question = function_of(entry[2]), question_of(entry[2])
    if function is not None:
        return f"{entry[1]}<code>{escape(function)}</code>{entry[3]}"
    if question is not None:
        name = render(say("question {name}", name=question), lang)
        return f"{entry[1]}{escape(name)}{entry[3]}"
    return entry[0]
