"""Questions in a notebook: a widget if anywidget is installed, else a page to read.

The widget runs the page's own code. Its state is shared by browser and Python: answers given in the browser are in
`widget.events` and in the learner's log, and `widget.lang = "ko"` switches the page to Korean.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from autograder.course.state import language_of_run
from autograder.events import log
from autograder.language.finding import say
from autograder.language.i18n import in_language, render, translate
from quizzes.answers import right_answer
from quizzes.built import open_bank, variant
from quizzes.terminal import choose
from quizzes.text import to_html
from quizzes.web import drawing_script, has_pictures, page_data

HOME = Path(__file__).parent / "page"
SCRIPTS = ("judge.js", "fsrs.js", "knowledge.js", "schedule.js", "quiz.js")
_RENDER = """
export default {
  render({model, el}) {
    const root = document.createElement("div");
    root.className = "quiz";
    root.dataset.lmSuppressShortcuts = "true"; // digits choose options here, not cell types
    el.append(root);
    const put = (name, value) => { model.set(name, value); model.save_changes(); };
    const app = Quiz.mount(root, {
      data: model.get("data"), lang: model.get("lang"), events: model.get("events"),
      session: model.get("session"), via: "jupyter",
      append: (event) => put("events", [...model.get("events"), event]),
      keep: (session) => put("session", session),
      remember: (lang) => put("lang", lang),
      drawing: () => model.get("drawing"),
    });
    model.on("change:lang", () => { if (app.lang !== model.get("lang")) app.speak(model.get("lang")); });
  },
};
"""


def show(selection: str | None = None, lang: str | None = None) -> Any:
    """Return the widget, or a `Static` page of the same questions without anywidget."""
    bank = open_bank()
    ids = [q["id"] for q in bank["questions"]] if selection is None else choose(selection, bank)
    if not ids:
        raise LookupError(
            render(
                say('There is no topic and no question "{text}".', text=selection),
                language_of_run(lang),
            )
        )
    still = Static(ids, language_of_run(lang))
    try:
        import anywidget  # noqa: F401
    except ImportError:
        return still
    return _widget(still)


def _widget(still: Static) -> Any:
    import anywidget
    import traitlets

    class Widget(anywidget.AnyWidget):
        _esm = "\n".join(_file(name) for name in SCRIPTS) + _RENDER
        _css = _file("page.css")
        data = traitlets.Dict().tag(sync=True)
        lang = traitlets.Unicode().tag(sync=True)
        events: Any = traitlets.List().tag(sync=True)
        session = traitlets.Dict(allow_none=True).tag(sync=True)
        drawing = traitlets.Unicode().tag(sync=True)

        @traitlets.observe("events")
        def _answered(self, change: Any) -> None:
            known = {event["id"] for event in log.read()}
            if new := [event for event in change["new"] if event["id"] not in known]:
                log.append(*new)

        def _repr_mimebundle_(self, **options: Any) -> Any:
            # Where no widget can run (a notebook shown on the web), the same questions can be read.
            bundle = super()._repr_mimebundle_(**options)
            both = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
            return ({**both[0], "text/html": still._repr_html_()}, both[1])

    mine = set(still.ids)
    data = page_data(open_bank(), mine)
    return Widget(
        data=data,
        # Vega goes along only where something is to be drawn.
        drawing=drawing_script() if has_pictures(data["questions"]) else "",
        lang=still.lang,
        events=[
            event
            for event in log.read()
            if event.get("question") in mine or event["kind"] == "seeded"
        ],
        session={"ids": still.ids, "index": 0},
    )


class Static:
    """The questions as HTML to read: answers unfold, and nothing is stored."""

    def __init__(self, ids: list[str], lang: str) -> None:
        self.ids, self.lang = ids, lang

    def _repr_html_(self) -> str:
        chosen = [q for q in open_bank()["questions"] if q["id"] in set(self.ids)]
        return "".join(_still(variant(question, 0), self.lang) for question in chosen)


def _still(question: dict[str, Any], lang: str) -> str:
    table = open_bank()["formulas"]

    def html(text: dict[str, str]) -> str:
        return to_html(in_language(text, lang), table)

    picture = ""
    if "picture" in question:
        from quizzes.pictures import figure  # imports NumPy

        picture = figure(question["picture"], lang)
    code = f"<pre><code>{escape(question['code'])}</code></pre>" if question.get("code") else ""
    parts = {
        part["key"]: html(part["text"])
        for part in question.get("options", question.get("items", ()))
    }
    answer = right_answer(question, lang)
    if parts:
        keys = answer if isinstance(answer, list) else [answer]
        right = "".join(f"<li>{parts[key]}</li>" for key in keys)
        right = f"<ol>{right}</ol>" if "items" in question else f"<ul>{right}</ul>"
    else:
        right = f"<p><code>{escape(str(answer))}</code></p>"
    # Sorted by key, so that the right order of steps is not given away.
    listed = "".join(f"<li>{parts[key]}</li>" for key in sorted(parts))
    return (
        f"<section>{html(question['prompt'])}{picture}{code}{f'<ul>{listed}</ul>' if listed else ''}"
        f"<details><summary>{translate('Show the answer', lang)}</summary>{right}{html(question['explanation'])}"
        "</details></section><hr>"
    )


def _file(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")
