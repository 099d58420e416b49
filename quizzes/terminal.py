"""The commands of the terminal: `xor2mnist quiz` and `xor2mnist today`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from autograder.language.finding import say
from autograder.language.i18n import in_language, render, translate
from quizzes import events, handover, knowledge, schedule
from quizzes.asking import SessionScore, ask_questions, log
from quizzes.built import Built, open_bank
from quizzes.events import union
from quizzes.screen import QuizScreen

SECONDS_A_QUESTION = 60
MOST_EVER = 10_000  # the bound where everything that is due is counted


def ask(
    selection: str | Sequence[str] | None = None, lang: str = "en", *, plain: bool | None = None
) -> int:
    """Ask the questions of a topic, an exercise, an id or several ids; with None, the next ones of the course.

    Returns the exit code: 0, or 1 for an unknown name.
    """
    screen = QuizScreen(lang, plain)
    bank = open_bank()
    state = knowledge.replay(log().read(), bank)
    if selection is None:
        exercises = schedule.opened_exercises(state, bank)
        ids = [q["id"] for q in bank["questions"] if q["exercise"] in exercises]
    else:
        ids = [*selection] if not isinstance(selection, str) else choose(selection, bank)
    if not ids:
        _unknown(str(selection), bank, screen)
        return 1
    open_ids = [name for name in ids if name not in state.right]
    if not open_ids and len(ids) > 1:
        screen.say("All of these were answered right before; they are asked once more.")
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


def _unknown(selection: str, bank: Built, screen: QuizScreen) -> None:
    screen.say('There is no topic and no question "{text}".', text=selection)
    topics = [topic["topic"] for topic in bank["topics"]]
    names = [*topics, *(question["id"] for question in bank["questions"])]
    if near := difflib.get_close_matches(selection, names, n=3, cutoff=0.5):
        screen.say("Nearest: {text}", text=", ".join(near))
    screen.line(f"{translate('Topics', screen.lang)}: {', '.join(topics)}")


def today(
    minutes: float = 10,
    lang: str = "en",
    *,
    plain: bool | None = None,
    calculator: bool | None = None,
    own: Callable[[], Sequence[dict[str, Any]]] | None = None,
    code: Callable[[], str | None] | None = None,
) -> int:
    """Ask what is due, then new questions, for about `minutes`; sum up and name one piece of code.

    `own` gives questions about the learner's own code, of which the first is asked.

    The piece of code is the function whose misconception is due, or that of `code`: the command for the next piece
    of code, None if all is done. `calculator` is stored for later days. Returns 0.
    """
    screen = QuizScreen(lang, plain)
    bank = open_bank()
    if calculator is not None:
        log().record("preference", calculator=calculator)
    state = knowledge.replay(log().read(), bank)
    at = events.now()
    most = max(1, round(minutes * 60 / SECONDS_A_QUESTION))
    plan = schedule.plan(state, bank, at, most)
    if plan.ids:
        screen.say(
            "{due} to repeat, {new} new, about {minutes} minutes.",
            due=len(plan.repeated),
            new=len(plan.new),
            minutes=f"{minutes:g}",
        )
        score = ask_questions(plan.ids, screen, bank, state, seconds=60 * minutes)
        if own and not score.stopped and (questions := own()):
            screen.line()
            screen.say("And one about your own code:")
            ask_own(questions[:1], lang, plain=plain)
        _sum_up(screen, bank, state)
    else:
        screen.say("Nothing is due.")
    overdue = [item for item in state.ledger.values() if item.due(at.astimezone().date())]
    functions = [item.function for item in overdue if not item.passed]
    command = f"xor2mnist check {functions[0]}" if functions else code and code()
    if command:
        screen.line()
        screen.say("One piece of code: {text}", text=command)
    return 0


def ask_own(
    questions: Sequence[dict[str, Any]], lang: str = "en", *, plain: bool | None = None
) -> SessionScore:
    """Ask questions about the learner's own code, which are not in the bank."""
    bank = {"questions": list(questions)}
    ids = [question["id"] for question in questions]
    return ask_questions(ids, QuizScreen(lang, plain), bank, knowledge.LearnerKnowledge(seed=""))


def _sum_up(screen: QuizScreen, bank: Built, before: knowledge.LearnerKnowledge) -> None:
    """Say which misconceptions were cleared, how many are left, and what comes tomorrow."""
    state = knowledge.replay(log().read(), bank)
    still = {item.name for item in state.ledger.values() if item.open}
    cleared = {item.name for item in before.ledger.values() if item.open} - still
    if cleared:
        screen.say("Misconceptions cleared: {count}.", count=len(cleared))
    if still:
        screen.say(
            "Misconceptions still open: {count}; xor2mnist quiz --stats lists them.",
            count=len(still),
        )
    tomorrow = schedule.plan(state, bank, events.now() + timedelta(days=1), MOST_EVER)
    screen.say("To repeat tomorrow: {due}.", due=len(tomorrow.repeated))


def ask_some(
    ids: Sequence[str],
    lang: str = "en",
    *,
    plain: bool | None = None,
    feedback: bool = True,
    own_words: bool = False,
    between: Callable[[], None] = lambda: None,
) -> SessionScore:
    """Ask these questions as one step of the loop; ids that are not in the bank are left out.

    Without `feedback` an answer is only noted: a prediction, which the learner's own code will judge. See
    `ask_questions` for `own_words` and `between`.
    """
    bank = open_bank()
    state = knowledge.replay(log().read(), bank)
    return ask_questions(
        ids,
        QuizScreen(lang, plain),
        bank,
        state,
        feedback=feedback,
        own_words=own_words,
        between=between,
    )


def stats(lang: str = "en", *, plain: bool | None = None) -> int:
    """Show what was answered, what is due and which misconceptions are open. Returns 0."""
    screen = QuizScreen(lang, plain)
    bank = open_bank()
    state = knowledge.replay(log().read(), bank)
    at = events.now()
    for topic in bank["topics"]:
        ids = [q["id"] for q in bank["questions"] if q["topic"] == topic["topic"]]
        right = sum(name in state.right for name in ids)
        filled = round(20 * right / max(1, len(ids)))
        meter = "" if screen.plain else "━" * filled + "·" * (20 - filled) + "  "
        screen.line(
            f"{meter}{right:3} / {len(ids):<3}  {topic['topic']:14} {in_language(topic['title'], lang)}"
        )
    total, answered = len(bank["questions"]), len(state.cards)
    screen.line()
    screen.say(
        "{answered} of {total} questions answered, {right} right",
        answered=answered,
        total=total,
        right=len(state.right),
    )
    screen.say("{due} due now", due=len(schedule.plan(state, bank, at, MOST_EVER).repeated))
    still = [item for item in state.ledger.values() if item.open]
    screen.say("Misconceptions that are still open" if still else "No misconception is open.")
    for item in still:
        needs = (
            [] if item.answered else [translate("its question is still to be answered right", lang)]
        )
        if item.answered and not item.transferred:
            needs.append(
                translate("a question in another setting is still to be answered right", lang)
            )
        if not item.passed:
            needs.append(
                render(
                    say("the check of {function} is still to pass", function=item.function), lang
                )
            )
        screen.line(f"  {item.name}: {', '.join(needs)}")
    return 0


def export_progress(path: Path) -> int:
    """Write the log for the page to import. Returns 0."""
    path.write_text(events.export_log(log().read()), encoding="utf-8", newline="\n")
    return 0


def hand_over(address: str, lang: str = "en") -> int:
    """Print a link that transfers the log to the page at `address`, with its QR code. Returns 0."""
    screen = QuizScreen(lang, plain=True)
    everything = union(log().read())
    newest = handover.newest_that_fit(everything, address)
    if newest or not everything:
        if code := handover.qr_code(handover.link(newest, address)):
            screen.line(code)
            if len(newest) < len(everything):
                screen.say(
                    "The code holds the newest {count} of {total} events; the link below holds all.",
                    count=len(newest),
                    total=len(everything),
                )
        else:
            screen.say("For a QR code: python -m pip install segno")
    screen.line(handover.link(everything, address))
    return 0


def import_progress(path: Path, lang: str = "en") -> int:
    """Take over a log that the page exported. Returns 0, or 1 if the file is none."""
    screen = QuizScreen(lang, plain=True)
    try:
        new = list(
            events.import_log(path.read_text(encoding="utf-8", errors="replace"), log().read())
        )
    except (OSError, ValueError) as error:
        screen.say("This file holds no progress.")
        screen.line(str(error))
        return 1
    if new:
        log().append(*new)
    screen.say("{count} new events taken over.", count=len(new))
    return 0
