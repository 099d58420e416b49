"""One question after the other in the terminal: ask, hint, judge, say why, explain.

Every answer, hint and skip is appended to the log at once, so whoever stops goes on from there.
"""

from __future__ import annotations

import random
import re
import time
import unicodedata
import uuid
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.language.finding import Sentence, say
from autograder.language.i18n import in_language, render, translate
from quizzes import events, knowledge
from quizzes.answers import blamed, flat, right_answer
from quizzes.built import Built, find, variant
from quizzes.grammar import plain
from quizzes.judge import Verdict, judge
from quizzes.screen import Screen
from quizzes.strings import named, words

QUIT = ("quit", "exit", ":q")
SKIP = ("skip", ":s")
PICTURE = ("picture", ":p", "그림")


class Stopped(Exception):
    """The learner wants no more questions now."""


@dataclass
class Score:
    """How it went: questions asked, right at the first try, and whether the learner stopped."""

    total: int = 0
    right: int = 0
    stopped: bool = False


def log() -> Any:
    """Return the module that keeps the log; it takes a while to import, and not all need it."""
    from autograder.events import log as module

    return module


def ask_questions(
    ids: Sequence[str],
    screen: Screen,
    bank: Built,
    state: knowledge.State,
    seconds: float = float("inf"),
    feedback: bool = True,
    own_words: bool = False,
    between: Callable[[], None] = lambda: None,
) -> Score:
    """Ask one question after the other until they, the seconds or the learner's patience run out.

    With `own_words` a sentence of the learner's own is asked for before the options are shown; `between` is called
    before every question but the first.
    """
    end = time.monotonic() + seconds
    _seed(state)
    known = [question for name in ids if (question := find(bank, name))]
    score = Score()
    try:
        for number, question in enumerate(known, 1):
            if time.monotonic() > end:
                break
            place = render(
                say("Question {number} of {total}", number=number, total=len(known)), screen.lang
            )
            if number > 1:
                between()
            level = "predict" if question.get("before") else question["level"]
            screen.heading(f"{place}   {question['id']}   {named(f'level-{level}', screen.lang)}")
            exchange = _Exchange(
                question,
                screen,
                state.tries.get(question["id"], 0),
                feedback,
                own_words,
                knowledge.next_variant(state, question),
            )
            score.right += exchange.run()
            score.total += 1
    except (Stopped, EOFError, KeyboardInterrupt):
        score.stopped = True
        screen.line()
        screen.say("Stopped. The same command goes on here.")
    if score.total > 1 and feedback:
        screen.line()
        screen.say("{right} of {total} right.", "bold", right=score.right, total=score.total)
    return score


def _seed(state: knowledge.State) -> None:
    """Give a learner who has none yet the seed that their variants come from; the log keeps it."""
    if (given := events.given_seed()) is not None:
        state.seed = given
    elif state.seed is None:
        state.seed = uuid.uuid4().hex[:8]
        log().append(events.event("seeded", seed=state.seed))


def _bare(formula: str) -> str:
    """Return a formula without what is only another way to write the same."""
    return plain(formula).replace(" ", "").replace("·", "*")


def _numbers_of(line: str, one_digit: bool) -> list[str]:
    """Return the words between separators, with what surrounds a number taken off: 2번, (2), 2., ②, 3→1→2.

    Where all numbers have one digit, they may be typed without a space between them.
    """
    plain_line = unicodedata.normalize("NFKC", line)
    words = [re.sub(r"(번|번째)$", "", word) for word in _SEPARATORS.split(plain_line) if word]
    if one_digit and len(words) == 1 and words[0].isdecimal():
        return [*words[0]]
    return words


_SEPARATORS = re.compile(r"(?:[\s,.;:/()>→|]|->|=>|과|와|그리고|and|및|-)+")


class _Exchange:
    """One question, from its prompt to its explanation."""

    def __init__(
        self,
        question: dict[str, Any],
        screen: Screen,
        tries: int,
        feedback: bool = True,
        own_words: bool = False,
        number: int | None = None,
    ) -> None:
        self.number = (tries if number is None else number) % len(question["variants"])
        self.shown = variant(question, self.number)
        self.feedback = feedback
        self.own_words = own_words
        self.sentence = ""
        self.screen, self.lang = screen, screen.lang
        self.hints = 0
        self.parts = [*self.shown.get("options", self.shown.get("items", ()))]
        if self.shown.get("shuffle", "items" in self.shown):
            # The same order when asked again after a stop, another one the next time.
            random.Random(f"{self.shown['id']} {tries}").shuffle(self.parts)
        if [part["key"] for part in self.parts] == self.shown["answer"]:
            self.parts.append(self.parts.pop(0))  # an order to find must not be there already

    def run(self) -> bool:
        """Ask, judge, explain. Returns whether the first try was right."""
        self._present()
        first = self._attempt(1)
        if first is None:
            return False
        if not self.feedback:
            return first.right
        if not first.right and self._attempt(2) is None:
            return False
        self._explain(answer=not first.right)
        return first.right

    def _present(self) -> None:
        self.screen.text(in_language(self.shown["prompt"], self.lang))
        if code := self.shown.get("code"):
            self.screen.line()
            self.screen.code(code)
        if picture := self.shown.get("picture"):
            self.screen.line()
            self.screen.picture(picture)
        self.screen.line()
        if self.own_words and self.parts:
            self._ask_for_a_sentence()
        for number, part in enumerate(self.parts, 1):
            self.screen.text(in_language(part["text"], self.lang), lead=f"  {number}. ")
        if self.shown["type"] == "multiple":
            self.screen.say(
                "Partial credit: right ones chosen minus wrong ones chosen, divided by all right ones.",
                "dim",
            )
        self.screen.say("? for a hint, skip to go on, quit to stop", "dim")

    def _ask_for_a_sentence(self) -> None:
        """Take an explanation in the learner's own words, which nobody judges; an empty one is counted too."""
        line = self.screen.ask(
            translate("First in one sentence of your own (Enter skips it)", self.lang)
        )
        if line.lower() in QUIT:
            raise Stopped
        self.sentence = "" if line.lower() in SKIP else line
        log().append(events.event("explained", question=self.shown["id"], text=self.sentence))
        self.screen.line()

    def _attempt(self, attempt: int) -> Verdict | None:
        """Take one answer and say what it means. None where the learner skips the question."""
        answered = self._answer()
        if answered is None:
            if attempt == 1:
                name, shown = self.shown["id"], self.feedback
                log().append(
                    events.event("skipped", question=name, shown=shown, variant=self.number)
                )
            if self.feedback:
                self._explain()
            return None
        answer, verdict = answered
        if verdict.read and _bare(verdict.read) != _bare(answer):
            self.screen.say("read as {text}", "dim", text=verdict.read)
        self._record(answer, verdict, attempt)
        if not self.feedback:
            self.screen.say("Noted. Your code will show it.")
            return verdict
        if verdict.right:
            if verdict.otherwise:
                text = right_answer(self.shown, self.lang)
                self.screen.say("Right. Python writes it as {text}.", "bold green", text=text)
            else:
                self.screen.say("Right.", "bold green")
            return verdict
        if verdict.score:
            self.screen.say("Partly right: {score}.", "yellow", score=f"{verdict.score:.0%}")
        else:
            self.screen.say("Not right.", "yellow")
        self._blame(verdict)
        if attempt == 1:
            self.screen.say("Try once more, or skip to see the answer.", "dim")
        return verdict

    def _answer(self) -> tuple[Any, Verdict] | None:
        """Read until a line is an answer that can be judged; None to skip."""
        kind = self.shown["type"]
        prompt = named(f"ask-{kind}", self.lang)
        if unit := self.shown.get("unit"):
            prompt += f" ({in_language(unit, self.lang)})"
        while True:
            line = self.screen.ask(prompt)
            if line in ("?", "？"):
                self._hint()
            elif line.lower() in QUIT:
                raise Stopped
            elif line.lower() in SKIP:
                return None
            elif line.lower() in PICTURE and "picture" in self.shown:
                self._open_picture()
            else:
                answer = self._chosen(line) if self.parts else line
                if answer is None:
                    self.screen.say("Give the number that stands before it.")
                    continue
                verdict = judge(self.shown, answer)
                if not verdict.error:
                    return answer, verdict
                reason = Sentence(
                    words()[f"error-{verdict.error}"],
                    {"detail": verdict.detail, "known": verdict.known},
                )
                self.screen.line(render(reason, self.lang), "yellow")

    def _chosen(self, line: str) -> Any:
        """Turn numbers into keys; None where they are no numbers of the list."""
        words = _numbers_of(line, one_digit=len(self.parts) < 10 and self.shown["type"] != "choice")
        if not words or not all(w.isdecimal() and 0 < int(w) <= len(self.parts) for w in words):
            return None
        keys = [self.parts[int(word) - 1]["key"] for word in words]
        if self.shown["type"] == "choice":
            return keys[0] if len(keys) == 1 else None
        complete = self.shown["type"] != "order" or len(keys) == len(self.parts)
        return keys if complete and len(set(keys)) == len(keys) else None

    def _open_picture(self) -> None:
        from quizzes.pictures import write_page

        folder = log().data_folder()
        path = write_page(self.shown["picture"], self.lang, self.shown["id"], folder).resolve()
        self.screen.say("the picture is {file}", file=str(path))
        webbrowser.open(path.as_uri())

    def _hint(self) -> None:
        hints = self.shown["hints"]
        if self.hints == len(hints):
            self.screen.say("There are no more hints.")
            return
        hint = in_language(hints[self.hints], self.lang)
        self.hints += 1
        self.screen.say("Hint {number} of {total}", "bold", number=self.hints, total=len(hints))
        self.screen.text(hint, indent=2)
        log().append(events.event("hinted", question=self.shown["id"], hint=self.hints))

    def _blame(self, verdict: Verdict) -> None:
        """Say what the very answer that was given would mean."""
        for part in blamed(self.shown, verdict):
            if len(verdict.blame) > 1:
                text = flat(in_language(part["text"], self.lang))
                self.screen.say("About {text}:", "bold", text=text)
            self.screen.text(in_language(part["why"], self.lang), indent=2)

    def _record(self, answer: Any, verdict: Verdict, attempt: int) -> None:
        names = [part.get("misconception") for part in blamed(self.shown, verdict)]
        log().append(
            events.event(
                "answered",
                question=self.shown["id"],
                variant=self.number,
                answer=answer,
                right=verdict.right,
                score=verdict.score,
                attempt=attempt,
                hints=self.hints,
                misconceptions=[name for name in names if name],
                via="terminal",
            )
        )

    def _explain(self, answer: bool = True) -> None:
        if answer:
            self._show_answer()
        if self.sentence:
            self.screen.say("You wrote: {text}", "dim", text=self.sentence)
        self.screen.text(in_language(self.shown["explanation"], self.lang), indent=2)

    def _show_answer(self) -> None:
        answer = right_answer(self.shown, self.lang)
        if not self.parts:
            self.screen.say("Answer: {text}", "bold", text=answer)
            return
        self.screen.say("Answer: {text}", "bold", text="")
        numbers = {part["key"]: (n, part) for n, part in enumerate(self.parts, 1)}
        for key in answer if isinstance(answer, list) else [answer]:
            number, part = numbers[key]
            self.screen.text(in_language(part["text"], self.lang), lead=f"  {number}. ")
