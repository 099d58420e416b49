"""Every variant of every question is answered right once: in the terminal and on the page, in both languages."""

import io

import pytest

from quizzes import asking, web
from quizzes.answers import right_answer
from quizzes.screen import QuizScreen

pytestmark = pytest.mark.long


class Silent:
    """A log that keeps nothing but the last verdicts."""

    def __init__(self):
        self.events = []

    def record(self, kind, **fields):
        self.events.append({"kind": kind, **fields})


def typed(exchange):
    """What a learner types to answer right."""
    shown = exchange.variant
    if not exchange.parts:
        return right_answer(shown, exchange.lang)
    keys = [part["key"] for part in exchange.parts]
    answer = shown["answer"] if isinstance(shown["answer"], list) else [shown["answer"]]
    return " ".join(str(keys.index(key) + 1) for key in answer)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_variant_is_answered_right_in_the_terminal(bank, lang, monkeypatch, capsys):
    log = Silent()
    monkeypatch.setattr(asking, "log", lambda: log)
    screen = QuizScreen(lang, plain=True)
    wrong = []
    for question in bank["questions"]:
        for number in range(len(question["variants"])):
            exchange = asking._Exchange(question, screen, tries=number, number=number)
            monkeypatch.setattr("sys.stdin", io.StringIO(typed(exchange) + "\n"))
            log.events.clear()
            try:
                right = exchange.run()
            except EOFError:  # it asked for more than one line: the answer was not understood
                right = False
            out = capsys.readouterr().out
            whole = right and len(log.events) == 1 and log.events[0]["variant"] == number
            if not whole or "{" in out.split("\n")[0]:
                wrong.append((question["id"], number, out[-300:]))
    assert wrong == []


ANSWER_ALL = """async () => {
  const app = window.quiz, found = [];
  for (const question of app.data.questions) {
    for (let number = 0; number < question.variants.length; number++) {
      app.events.length = 0;
      localStorage.removeItem("xor2mnist-events");
      app.replay();
      if (number) app.state.shown.set(question.id, number - 1);
      app.ask([question.id], 0);
      const {shown, parts} = app.session;
      if (shown.type === "order") {
        parts.sort((a, b) => shown.answer.indexOf(a.key) - shown.answer.indexOf(b.key));
        app.redraw();
      } else if (parts.length) {
        const inputs = app.root.querySelectorAll("input[name=option]");
        for (const key of [].concat(shown.answer)) inputs[parts.findIndex((part) => part.key === key)].click();
      } else {
        const entry = app.root.querySelector("#entry");
        entry.value = shown.right[app.lang];
        entry.dispatchEvent(new Event("input", {bubbles: true}));
      }
      app.root.querySelector("form").requestSubmit();
      const wide = document.documentElement.scrollWidth - window.innerWidth;
      const box = app.root.querySelector(".feedback .box.right");
      const answered = app.events.filter((event) => event.kind === "answered" && event.variant === number);
      if (!box || answered.length !== 1 || wide > 0) found.push([question.id, number, Boolean(box), wide]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize(
    ("lang", "width", "scheme"), [("en", 390, "light"), ("ko", 320, "dark")], ids=["en", "ko"]
)
def test_every_variant_is_answered_right_on_the_page(bank, browser, tmp_path, lang, width, scheme):
    path = tmp_path / "quiz.html"
    path.write_text(web.page(bank, lang), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.set_default_timeout(120_000)
    page.goto(path.as_uri())
    page.wait_for_function("window.quiz")
    assert page.evaluate("window.quiz.lang") == lang
    assert page.evaluate(ANSWER_ALL) == []
    page.close()
