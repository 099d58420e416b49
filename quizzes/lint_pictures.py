"""The linter's eye for pictures: each can be followed in words, and neither its words nor its marks give the answer away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from quizzes.schema import LANGUAGES, Question
from quizzes.text import leaves

Complaint = tuple[str, str]

FEWEST = 60
"""An alternative text has at least so many characters: less tells nobody what there is to see."""


def picture_complaints(question: Question, built: list[dict[str, Any]]) -> Iterator[Complaint]:
    """Complain about the pictures of a question's variants; `built` are these."""
    if question.picture is None:
        return
    drawn = {json.dumps(variant["picture"], sort_keys=True) for variant in built}
    if len(question.params) > 1 and len(drawn) < len(question.params):
        yield "picture.draw", "gives the same picture for two parameter sets"
    for lang in LANGUAGES:
        for description in {variant["picture"]["alt"][lang] for variant in built}:
            if len(description) < (FEWEST if lang == "en" else FEWEST // 2):
                yield f"picture.alt.{lang}", "tells too little of what there is to see"
            if any(kind != "text" for kind, _ in leaves(description)):
                yield f"picture.alt.{lang}", "holds TeX or code, which nobody reads out"
    for variant in built:
        right = variant["answer"]
        for option in variant.get("options", ()):
            said = option["text"]["en"]
            worded = re.search(r"[^\W\d_]{2,}", said)
            if worded and option["key"] in ([right] if isinstance(right, str) else right):
                for lang in LANGUAGES:
                    if option["text"][lang].lower() in variant["picture"]["alt"][lang].lower():
                        yield f"picture.alt.{lang}", f'gives the answer away: "{said}"'
                        return
