"""The short form of a student's page, for the feedback column of a platform's grade sheet."""

from html import escape

from autograder.grading.feedback.first import MOST, short_text, to_mend
from autograder.grading.scoring import without_void
from autograder.grading.store import Result
from autograder.language.finding import say
from autograder.language.i18n import LANGUAGES, render
from autograder.report.places import place_texts
from autograder.running.admit import clean

MAX_TEXT = 400
_HEAD = say("What to mend first")
_NOTHING = say("Nothing that you began is wrong.")


def comment_html(result: Result, lang: str) -> str:
    """Return what to mend first as the HTML that Moodle keeps in its feedback comments."""
    mends = to_mend(without_void(result))[:MOST]
    if not mends:
        return f"<p>{escape(render(_NOTHING, lang))}</p>"
    items = []
    for mend in mends:
        message = escape(clean(short_text(mend.function, lang), MAX_TEXT))
        places = place_texts(mend.function.get("first_wrong") or [], lang)
        where = f" ({escape(clean(places[0], MAX_TEXT))})" if places else ""
        items.append(f"<li><b>{escape(mend.function['name'])}</b>: {message}{where}</li>")
    return f"<p>{escape(render(_HEAD, lang))}</p><ol>{''.join(items)}</ol>"


def may_be_replaced(text: str) -> bool:
    """Return whether a field is empty or holds an earlier comment of ours; a person's own text is never replaced."""
    ours = [f"<p>{escape(render(one, lang))}" for one in (_HEAD, _NOTHING) for lang in LANGUAGES]
    return not text.strip() or text.lstrip().startswith(tuple(ours))
