"""Asks one question after another in the terminal: asks, hints, judges, explains.

Every answer, hint and skip is written to the log at once, so that a learner who stops can continue there.
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
from quizzes.judge import Judgement, judge
from quizzes.screen import QuizScreen
from quizzes.strings import named, words

QUIT = ("quit", "exit", ":q")
SKIP = ("skip", ":s")
PICTURE = ("picture", ":p", "그림")


class Stopped(Exception):
    """The learner wants no more questions now."""


@dataclass
class SessionScore:
    """The result of a session: questions asked, right at the first try, and whether the learner stopped."""

    total: int = 0
    right: int = 0
    stopped: bool = False


def log() -> Any:
    """Return the module of the log, imported late, since it takes a while and not every command needs it."""
    from autograder.events import log as module

    return module


def ask_questions(
    ids: Sequence[str],
    screen: QuizScreen,
    bank: Built,
    state: knowledge.LearnerKnowledge,
    seconds: float = float("inf"),
    feedback: bool = True,
    own_words: bool = False,
    between: Callable[[], None] = lambda: None,
) -> SessionScore:
    """Ask one question after another, until there are no more, the time is over, or the learner stops.

    With `own_words` the learner is asked for a sentence before the options are shown; `between` is called before
    every question except the first.
    """
    end = time.monotonic() + seconds
    _seed(state)
    known = [question for name in ids if (question := find(bank, name))]
    score = SessionScore()
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


def _seed(state: knowledge.LearnerKnowledge) -> None:
    """Draw the seed of a learner's variants if there is none yet, and log it."""
    if (environment_seed := events.environment_seed()) is not None:
        state.seed = environment_seed
    elif state.seed is None:
        state.seed = uuid.uuid4().hex[:8]
        log().record("seeded", seed=state.seed)


def _bare(formula: str) -> str:
    """Return a formula without differences in notation only."""
    return plain(formula).replace(" ", "").replace("·", "*")


def _numbers_of(line: str, one_digit: bool) -> list[str]:
    """Return the words between separators, numbers without decoration: 2번, (2), 2., ②, 3→1→2.

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
        screen: QuizScreen,
        tries: int,
        feedback: bool = True,
        own_words: bool = False,
        number: int | None = None,
    ) -> None:
        self.number = (tries if number is None else number) % len(question["variants"])
        self.variant = variant(question, self.number)
        self.feedback = feedback
        self.own_words = own_words
        self.sentence = ""
        self.screen, self.lang = screen, screen.lang
        self.hints = 0
        self.parts = [*self.variant.get("options", self.variant.get("items", ()))]
        if self.variant.get("shuffle", "items" in self.variant):
            # The order is the same when asked again after a stop, and another one the next time.
            random.Random(f"{self.variant['id']} {tries}").shuffle(self.parts)
        if [part["key"] for part in self.parts] == self.variant["answer"]:
            self.parts.append(self.parts.pop(0))  # the steps must not be shown in the right order

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
        self.screen.text(in_language(self.variant["prompt"], self.lang))
        if code := self.variant.get("code"):
            self.screen.line()
            self.screen.code(code)
        if picture := self.variant.get("picture"):
            self.screen.line()
            self.screen.picture(picture)
        self.screen.line()
        if self.own_words and self.parts:
            self._ask_for_a_sentence()
        for number, part in enumerate(self.parts, 1):
            self.screen.text(in_language(part["text"], self.lang), lead=f"  {number}. ")
        if self.variant["type"] == "multiple":
            self.screen.say(
                "Partial credit: right ones chosen minus wrong ones chosen, divided by all right ones.",
                "dim",
            )
        self.screen.say("? for a hint, skip to go on, quit to stop", "dim")

    def _ask_for_a_sentence(self) -> None:
        """Take an explanation in the learner's own words, which is not judged; an empty one is logged too."""
        line = self.screen.ask(
            translate("First in one sentence of your own (Enter skips it)", self.lang)
        )
        if line.lower() in QUIT:
            raise Stopped
        self.sentence = "" if line.lower() in SKIP else line
        log().record("explained", question=self.variant["id"], text=self.sentence)
        self.screen.line()

    def _attempt(self, attempt: int) -> Judgement | None:
        """Take one answer and comment on it; None where the learner skips the question."""
        answered = self._answer()
        if answered is None:
            if attempt == 1:
                name, feedback = self.variant["id"], self.feedback
                log().record("skipped", question=name, shown=feedback, variant=self.number)
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
                text = right_answer(self.variant, self.lang)
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

    def _answer(self) -> tuple[Any, Judgement] | None:
        """Read until a line is an answer that can be judged; None to skip."""
        kind = self.variant["type"]
        prompt = named(f"ask-{kind}", self.lang)
        if unit := self.variant.get("unit"):
            prompt += f" ({in_language(unit, self.lang)})"
        while True:
            line = self.screen.ask(prompt)
            if line in ("?", "？"):
                self._hint()
            elif line.lower() in QUIT:
                raise Stopped
            elif line.lower() in SKIP:
                return None
            elif line.lower() in PICTURE and "picture" in self.variant:
                self._open_picture()
            else:
                answer = self._chosen(line) if self.parts else line
                if answer is None:
                    self.screen.say("Give the number that stands before it.")
                    continue
                verdict = judge(self.variant, answer)
                if not verdict.error:
                    return answer, verdict
                reason = Sentence(
                    words()[f"error-{verdict.error}"],
                    {"detail": verdict.detail, "known": verdict.known},
                )
                self.screen.line(render(reason, self.lang), "yellow")

    def _chosen(self, line: str) -> Any:
        """Turn numbers into keys; None where a number is not in the list."""
        words = _numbers_of(
            line, one_digit=len(self.parts) < 10 and self.variant["type"] != "choice"
        )
        if not words or not all(w.isdecimal() and 0 < int(w) <= len(self.parts) for w in words):
            return None
        keys = [self.parts[int(word) - 1]["key"] for word in words]
        if self.variant["type"] == "choice":
            return keys[0] if len(keys) == 1 else None
        complete = self.variant["type"] != "order" or len(keys) == len(self.parts)
        return keys if complete and len(set(keys)) == len(keys) else None

    def _open_picture(self) -> None:
        from quizzes.pictures import write_page

        folder = log().data_folder()
        path = write_page(self.variant["picture"], self.lang, self.variant["id"], folder).resolve()
        self.screen.say("the picture is {file}", file=str(path))
        webbrowser.open(path.as_uri())

    def _hint(self) -> None:
        hints = self.variant["hints"]
        if self.hints == len(hints):
            self.screen.say("There are no more hints.")
            return
        hint = in_language(hints[self.hints], self.lang)
        self.hints += 1
        self.screen.say("Hint {number} of {total}", "bold", number=self.hints, total=len(hints))
        self.screen.text(hint, indent=2)
        log().record("hinted", question=self.variant["id"], hint=self.hints)

    def _blame(self, verdict: Judgement) -> None:
        """Explain the mistake behind the given answer."""
        for part in blamed(self.variant, verdict):
            if len(verdict.blame) > 1:
                text = flat(in_language(part["text"], self.lang))
                self.screen.say("About {text}:", "bold", text=text)
            self.screen.text(in_language(part["why"], self.lang), indent=2)

    def _record(self, answer: Any, verdict: Judgement, attempt: int) -> None:
        names = [part.get("misconception") for part in blamed(self.variant, verdict)]
        log().record(
            "answered",
            question=self.variant["id"],
            variant=self.number,
            answer=answer,
            right=verdict.right,
            score=verdict.score,
            attempt=attempt,
            hints=self.hints,
            misconceptions=[name for name in names if name],
            via="terminal",
        )

    def _explain(self, answer: bool = True) -> None:
        if answer:
            self._show_answer()
        if self.sentence:
            self.screen.say("You wrote: {text}", "dim", text=self.sentence)
        self.screen.text(in_language(self.variant["explanation"], self.lang), indent=2)

    def _show_answer(self) -> None:
        answer = right_answer(self.variant, self.lang)
        if not self.parts:
            self.screen.say("Answer: {text}", "bold", text=answer)
            return
        self.screen.say("Answer: {text}", "bold", text="")
        numbers = {part["key"]: (n, part) for n, part in enumerate(self.parts, 1)}
        for key in answer if isinstance(answer, list) else [answer]:
            number, part = numbers[key]
            self.screen.text(in_language(part["text"], self.lang), lead=f"  {number}. ")
