"""Questions in the terminal: `xor2mnist quiz` and `xor2mnist today`.

Every answer, hint and skip is appended to the log at once, so whoever stops goes on from there.
"""

from __future__ import annotations

import difflib
import random
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from quizzes import progress
from quizzes.build import Built, find, open_bank, variant
from quizzes.judge import Verdict, judge
from quizzes.screen import Screen
from quizzes.strings import say

QUIT = ("quit", "exit", ":q")
SKIP = ("skip", ":s")
SECONDS_A_QUESTION = 60


class Stopped(Exception):
    """The learner wants no more questions now."""


def ask(
    selection: str | Sequence[str] | None = None,
    lang: str = "en",
    *,
    plain: bool | None = None,
    exercises: Collection[str] | None = None,
) -> int:
    """Ask the questions of a topic, an exercise, an id or several ids; None goes on in the course.

    `exercises` are those that the learner has reached; by default the log says. Returns the exit
    code: 0, or 1 if nothing is called that.
    """
    screen = Screen(lang, plain)
    bank = open_bank()
    state = progress.replay(_log().read(), bank)
    if selection is None:
        reached = exercises if exercises is not None else progress.reached(state, bank)
        ids = [q["id"] for q in bank["questions"] if q["exercise"] in reached]
    else:
        ids = [*selection] if not isinstance(selection, str) else choose(selection, bank)
    if not ids:
        _unknown(str(selection), bank, screen)
        return 1
    open_ids = [name for name in ids if name not in state.right]
    if not open_ids and len(ids) > 1:
        screen.say("all-answered")
    ask_questions(open_ids or ids, screen, bank, state)
    return 0


def choose(selection: str, bank: Built) -> list[str]:
    """Return the ids of the questions that a topic, an exercise or an id names."""
    return [
        question["id"]
        for question in bank["questions"]
        if selection in (question["id"], question["topic"], question["exercise"])
        or selection in (question["exercise"][5:], question["exercise"][:4])
    ]


def _unknown(selection: str, bank: Built, screen: Screen) -> None:
    screen.say("unknown", text=selection)
    topics = [topic["topic"] for topic in bank["topics"]]
    names = [*topics, *(question["id"] for question in bank["questions"])]
    if near := difflib.get_close_matches(selection, names, n=3, cutoff=0.5):
        screen.say("did-you-mean", text=", ".join(near))
    screen.line(f"{say('topics', screen.lang)}: {', '.join(topics)}")


def today(
    minutes: float = 10,
    lang: str = "en",
    *,
    plain: bool | None = None,
    exercises: Collection[str] | None = None,
    code: Callable[[], str | None] | None = None,
) -> int:
    """Ask what is due, then new questions, for about `minutes`; then name one piece of code.

    That is the function whose misconception is due, or what `code` gives: the command for the next
    piece of code, None if all is done. Returns 0.
    """
    screen = Screen(lang, plain)
    bank = open_bank()
    state = progress.replay(_log().read(), bank)
    at = progress.now()
    reached = exercises if exercises is not None else progress.reached(state, bank)
    due = progress.due(state, bank, at)
    most = max(1, round(minutes * 60 / SECONDS_A_QUESTION))
    due = due[:most]
    new = progress.unseen(state, bank, reached, at)[: most - len(due)]
    if due or new:
        screen.say("due-today", due=len(due), new=len(new), minutes=f"{minutes:g}")
        ask_questions([*due, *new], screen, bank, state, seconds=60 * minutes)
    else:
        screen.say("nothing-due")
    overdue = [item for item in state.ledger.values() if item.due(at.astimezone().date())]
    functions = [item.function for item in overdue if not item.passed]
    command = f"xor2mnist check {functions[0]}" if functions else code and code()
    if command:
        screen.line()
        screen.say("code-next", text=command)
    return 0


def ask_questions(
    ids: Sequence[str],
    screen: Screen,
    bank: Built,
    state: progress.State,
    seconds: float = float("inf"),
) -> int:
    """Ask one question after the other until they or the seconds are used up; return how many are right."""
    end = time.monotonic() + seconds
    right = asked = 0
    try:
        for number, name in enumerate(ids, 1):
            if time.monotonic() > end:
                break
            question = find(bank, name)
            if question is None:
                continue
            number_of = say("question-of", screen.lang, number=number, total=len(ids))
            level = say(f"level-{question['level']}", screen.lang)
            screen.heading(f"{number_of}   {name}   {level}")
            right += _Asking(question, screen, state.tries.get(name, 0)).run()
            asked += 1
    except (Stopped, EOFError, KeyboardInterrupt):
        screen.line()
        screen.say("stopped")
    if asked > 1:
        screen.line()
        screen.say("finished", "bold", right=right, total=asked)
    return right


class _Asking:
    """One question, from its prompt to its explanation."""

    def __init__(self, question: dict[str, Any], screen: Screen, tries: int) -> None:
        self.shown = variant(question, tries)
        self.number = tries % len(question["variants"])
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
        if not first.right and self._attempt(2) is None:
            return False
        self._explain(answer=not first.right)
        return first.right

    def _present(self) -> None:
        self.screen.text(self.shown["prompt"][self.lang])
        if code := self.shown.get("code"):
            self.screen.line()
            self.screen.code(code)
        self.screen.line()
        for number, part in enumerate(self.parts, 1):
            self.screen.text(part["text"][self.lang], lead=f"  {number}. ")
        if self.shown["type"] == "multiple":
            self.screen.say("credit-multiple", "dim")
        self.screen.say("commands", "dim")

    def _attempt(self, attempt: int) -> Verdict | None:
        """Take one answer and say what it means. None where the learner skips the question."""
        answered = self._answer()
        if answered is None:
            if attempt == 1:
                _log().append(progress.event("skipped", question=self.shown["id"]))
            self._explain()
            return None
        answer, verdict = answered
        if verdict.read and verdict.read.replace("·", "*") != answer:
            self.screen.say("read-as", "dim", text=verdict.read)
        self._record(answer, verdict, attempt)
        if verdict.right:
            self.screen.say("right", "bold green")
            return verdict
        if verdict.score:
            self.screen.say("partly", "yellow", score=f"{verdict.score:.0%}")
        else:
            self.screen.say("wrong", "yellow")
        self._feedback(verdict)
        if attempt == 1:
            self.screen.say("once-more", "dim")
        return verdict

    def _answer(self) -> tuple[Any, Verdict] | None:
        """Read until a line is an answer that can be judged; None to skip."""
        kind = self.shown["type"]
        prompt = say(f"ask-{kind}", self.lang)
        if unit := self.shown.get("unit"):
            prompt += f" ({unit[self.lang]})"
        while True:
            line = self.screen.ask(prompt)
            if line in ("?", "？"):
                self._hint()
            elif line.lower() in QUIT:
                raise Stopped
            elif line.lower() in SKIP:
                return None
            else:
                answer = self._chosen(line) if self.parts else line
                if answer is None:
                    self.screen.say("not-a-number")
                    continue
                verdict = judge(self.shown, answer)
                if not verdict.error:
                    return answer, verdict
                self.screen.say(f"error-{verdict.error}", "yellow", detail=verdict.detail)

    def _chosen(self, line: str) -> Any:
        """Turn numbers into keys; None where they are no numbers of the list."""
        words = line.replace(",", " ").split()
        if not words or not all(w.isdecimal() and 0 < int(w) <= len(self.parts) for w in words):
            return None
        keys = [self.parts[int(word) - 1]["key"] for word in words]
        if self.shown["type"] == "choice":
            return keys[0] if len(keys) == 1 else None
        complete = self.shown["type"] != "order" or len(keys) == len(self.parts)
        return keys if complete and len(set(keys)) == len(keys) else None

    def _hint(self) -> None:
        hints = self.shown["hints"]
        if self.hints == len(hints):
            self.screen.say("no-hint")
            return
        hint = hints[self.hints][self.lang]
        self.hints += 1
        self.screen.say("hint", "bold", number=self.hints, total=len(hints))
        self.screen.text(hint, indent=2)
        _log().append(progress.event("hinted", question=self.shown["id"], hint=self.hints))

    def _feedback(self, verdict: Verdict) -> None:
        """Say what the very answer that was given would mean."""
        for part in blamed(self.shown, verdict):
            if len(verdict.blame) > 1:
                text = progress.flat(part["text"][self.lang])
                self.screen.say("why-option", "bold", text=text)
            self.screen.text(part["why"][self.lang], indent=2)

    def _record(self, answer: Any, verdict: Verdict, attempt: int) -> None:
        found = [part.get("misconception") for part in blamed(self.shown, verdict)]
        _log().append(
            progress.event(
                "answered",
                question=self.shown["id"],
                variant=self.number,
                answer=answer,
                right=verdict.right,
                score=verdict.score,
                attempt=attempt,
                hints=self.hints,
                misconceptions=[name for name in found if name],
                via="terminal",
            )
        )

    def _explain(self, answer: bool = True) -> None:
        if answer:
            self._show_answer()
        self.screen.text(self.shown["explanation"][self.lang], indent=2)

    def _show_answer(self) -> None:
        answer = right_answer(self.shown, self.lang)
        if not self.parts:
            self.screen.say("answer-is", "bold", text=answer)
            return
        self.screen.say("answer-is", "bold", text="")
        numbers = {part["key"]: (n, part) for n, part in enumerate(self.parts, 1)}
        for key in answer if isinstance(answer, list) else [answer]:
            number, part = numbers[key]
            self.screen.text(part["text"][self.lang], lead=f"  {number}. ")


def blamed(shown: dict[str, Any], verdict: Verdict) -> list[dict[str, Any]]:
    """Return the options chosen wrongly, or the mistake that was foreseen."""
    if "options" in shown:
        return [option for option in shown["options"] if option["key"] in verdict.blame]
    return [shown["mistakes"][index] for index in verdict.blame]


def right_answer(shown: dict[str, Any], lang: str) -> Any:
    """Return the right answer as `progress.answer_text` takes it."""
    answer = shown["answer"]
    if shown["type"] == "short":
        return answer[lang]
    if shown["type"] == "numeric":
        unit = shown.get("unit", {}).get(lang, "")
        return f"{answer:.10g}" + (f" {unit}" if unit else "")
    return answer


def stats(lang: str = "en", *, plain: bool | None = None) -> int:
    """Show what was answered, what is due and which misconceptions are open. Returns 0."""
    screen = Screen(lang, plain)
    bank = open_bank()
    state = progress.replay(_log().read(), bank)
    at = progress.now()
    for topic in bank["topics"]:
        ids = [q["id"] for q in bank["questions"] if q["topic"] == topic["topic"]]
        right = sum(name in state.right for name in ids)
        filled = round(20 * right / max(1, len(ids)))
        meter = "" if screen.plain else "━" * filled + "·" * (20 - filled) + "  "
        screen.line(f"{meter}{right:3} / {len(ids):<3}  {topic['topic']:14} {topic['title'][lang]}")
    total, answered = len(bank["questions"]), len(state.cards)
    screen.line()
    screen.say("stats-answered", answered=answered, total=total, right=len(state.right))
    screen.say("stats-due", due=len(progress.due(state, bank, at)))
    still = [item for item in state.ledger.values() if item.open]
    screen.say("stats-ledger" if still else "stats-ledger-none")
    for item in still:
        needs = [] if item.answered else [say("needs-question", lang)]
        if not item.passed:
            needs.append(say("needs-check", lang, function=item.function))
        screen.line(f"  {item.name}: {', '.join(needs)}")
    return 0


def export_progress(path: Path) -> int:
    """Write the log for the page to import. Returns 0."""
    path.write_text(progress.export_log(_log().read()), encoding="utf-8", newline="\n")
    return 0


def import_progress(path: Path, lang: str = "en") -> int:
    """Take over a log that the page exported. Returns 0, or 1 if the file is none."""
    screen = Screen(lang, plain=True)
    try:
        new = list(
            progress.import_log(path.read_text(encoding="utf-8", errors="replace"), _log().read())
        )
    except (OSError, ValueError) as error:
        screen.say("page-import-failed")
        screen.line(str(error))
        return 1
    if new:
        _log().append(*new)
    screen.say("imported", count=len(new))
    return 0


def _log() -> Any:
    from autograder import progress as log

    return log
