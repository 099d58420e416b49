"""`watch`: the loop that checks every file as soon as it is saved, whatever is on the screen.

A save abandons the running check, even in an endless loop, and interrupts lessons and questions. Each check runs in
a process of its own (see `attempt`), so that keys work at any time.
"""

import contextlib
import select
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from autograder.basics.lines import lines_from
from autograder.commands import study
from autograder.commands.attempt import AttemptReport, Attempts, Shape
from autograder.commands.common import Context
from autograder.commands.keys import NextKey, single_keys
from autograder.commands.loop import (
    cheap_exercises,
    has_event,
    points,
    screen_of,
    settle,
    take_steps,
    unchecked,
    view_of,
    welcome,
)
from autograder.commands.paging import interactive, pages, rows_of
from autograder.commands.saves import POLL_SECONDS, Saved, Saves
from autograder.course.catalogue import Exercise, course
from autograder.events.log import read
from autograder.judging.verdict import ExerciseResult, FunctionResult, Verdict
from autograder.language.finding import Word
from autograder.language.i18n import printable
from autograder.report.terminal import lacks_library, show_begin, show_map, show_progress
from autograder.report.troubles import missing_library

Action = Callable[[], "Action | None"]

KEYS = Word("Enter: go on   h hint   l lesson   q quiz   n next   a all   ? help   x leave")
KEY_WORDS = (
    ("Enter", Word("the next step: a lesson, a question, or the place to write")),
    ("h", Word("the next hint for the function on the screen")),
    ("l", Word("the lesson of the exercise on the screen")),
    ("q", Word("questions about the exercise on the screen")),
    ("n", Word("the next exercise that is not finished")),
    ("a", Word("the whole course: every exercise is checked, and the map is shown")),
    ("space", Word("the next page, where the screen does not hold everything")),
    ("x", Word("leave")),
)
SLOW_SECONDS = 0.5
IDLE_SECONDS = 1.0
CLEAR = "\x1b[H\x1b[2J"


class Left(Exception):
    """The learner wants to stop."""


def watch(context: Context) -> int:
    """Check saved files and take the next steps, until x or Ctrl-C."""
    watching = Watching(context)
    with contextlib.closing(watching.attempts):
        if not interactive():
            return watching.without_keys()
        with lines_from(watching.read_line, watching.clear), contextlib.suppress(Left, EOFError):
            watching.run()
    return 0


class Watching:
    """The state of the screen: an exercise, its verdict, and the remaining pages of its text."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.saves = Saves(context.folder)
        screen = screen_of(context)
        color = screen.console.is_terminal and not context.plain
        shape = Shape(screen.console.width, screen.encoding, color)
        self.attempts = Attempts(context, shape)
        self.results: dict[str, ExerciseResult] = {}
        self.exercise = next(iter(course()))
        self.pages_left: list[list[str]] = []

    def run(self) -> None:
        """Run the loop; a save interrupts any step."""
        action: Action = self.first
        while True:
            try:
                action = action() or self.wait
            except Saved as saved:
                action = partial(self.check, saved.exercise)

    def without_keys(self) -> int:
        """Print a verdict for every save, without reading keys, until Ctrl-C."""
        self.context.print("watching {folder}; Ctrl-C stops", folder=str(self.context.shown_folder))
        exercise: Exercise | None = None
        while True:
            try:
                if exercise is not None:
                    self.show(exercise, self.judge([exercise.id], _no_key))
                    sys.stdout.flush()
                    exercise = None
                while (exercise := self.saves.look()) is None:
                    time.sleep(POLL_SECONDS)
            except Saved as saved:
                exercise = saved.exercise

    def look(self) -> None:
        """Raise Saved where a file was saved since the last look."""
        exercise = self.saves.look()
        if exercise is not None:
            raise Saved(exercise)

    def read_line(self, prompt: str) -> str:
        """Read a line as `input` does, and check for saved files meanwhile."""
        if sys.platform == "win32":  # Windows cannot wait for the console and look at files at once
            line = input(prompt)
            self.look()
            return line
        print(prompt, end="", flush=True)
        while not select.select([sys.stdin], [], [], POLL_SECONDS)[0]:
            self.look()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\n")

    def clear(self) -> None:
        """Begin an empty screen."""
        if not self.context.plain and interactive():
            print(CLEAR, end="", flush=True)

    def show_checking(self) -> None:
        """Say that a check runs: the old verdict must not be taken for the new one."""
        self.clear()
        self.context.print("checking …")
        sys.stdout.flush()

    def judge(
        self,
        ids: Sequence[str],
        next_key: NextKey,
        draw: Callable[[AttemptReport], None] = lambda report: None,
    ) -> AttemptReport:
        """Check some exercises, reading keys and detecting saves meanwhile, and store the report.

        `draw` shows a verdict whose explanation is not ready yet.
        """
        # The import takes seconds, in which nothing else can be shown.
        checking_is_shown = self.attempts.will_import(ids)
        if checking_is_shown:
            self.show_checking()
        self.attempts.begin(ids)
        patience = float("inf") if checking_is_shown else time.monotonic() + SLOW_SECONDS
        while True:
            self.look()
            if time.monotonic() > patience:
                patience = float("inf")
                self.show_checking()
            try:
                answer = self.attempts.answer(POLL_SECONDS)
            except (EOFError, OSError):  # the learner's code ended the process of the check
                self.context.print("the check ended without an answer: does the file call exit?")
                return AttemptReport(Verdict([], 0, "", 0.0))
            if isinstance(answer, AttemptReport):
                self.results |= {one.exercise.id: one for one in answer.verdict.exercises}
                if answer.final:
                    return answer
                patience = float("inf")
                draw(answer)
            elif answer is not None:
                print(printable(answer, sys.stdout.encoding))
            if next_key(0) == "x":
                raise Left

    def first(self) -> Action | None:
        """Show the welcome or what comes next."""
        self.clear()
        with single_keys() as next_key:
            report = self.judge(cheap_exercises(), next_key)
        self.clear()
        if not has_event(read(), "read"):
            if not welcome(self.context, report.verdict):
                return None
            self.clear()
        return self.steps(report)

    def go_on(self) -> Action | None:
        """Take the next step."""
        self.clear()
        with single_keys() as next_key:
            report = self.judge(cheap_exercises(), next_key)
        return self.steps(report)

    def steps(self, report: AttemptReport) -> Action | None:
        """Settle predictions, ask questions, show lessons, up to the step that needs the editor."""
        self.clear()
        unfinished = first_unfinished(report.verdict)
        if unfinished is not None:
            self.exercise = unfinished[0].exercise
        if settle(self.context, report.settled):
            take_steps(self.context, report.verdict, report.screen)
        return None

    def check(self, exercise: Exercise) -> Action | None:
        """Check a saved file; if it is right, go on."""
        self.exercise = exercise
        with single_keys() as next_key:
            report = self.judge([exercise.id], next_key, partial(self.show, exercise))
        if report.verdict.exercises and report.verdict.status == "correct":
            return self.go_on
        self.show(exercise, report)
        return None

    def show(self, exercise: Exercise, report: AttemptReport) -> None:
        """Draw the verdict on one exercise."""
        screen, view = screen_of(self.context), view_of(self.context, again="")
        with screen.console.capture() as laid_out:
            show_progress(screen, view, *points(Verdict([*self.results.values()], 0, "", 0.0)))
            screen.line()
            if not report.screen:  # that screen has this as its heading
                show_map(screen, report.verdict, view)
                screen.line()
            unfinished = first_unfinished(report.verdict)
            if unfinished is not None and lacks_library(unfinished[0]):
                for sentence in missing_library(exercise):
                    screen.paragraph(self.context.say(sentence.template, **sentence.fields))
            elif unfinished is not None and not report.screen:
                show_begin(screen, *unfinished, view)
            elif unfinished is None and report.verdict.exercises:
                screen.line(self.context.say("{file} is correct", file=exercise.filename))
        text = laid_out.get() + report.screen
        self.pages_left = [[*text.rstrip("\n").split("\n")]]
        if interactive() and not self.context.plain:
            width = screen.console.width
            below = 2 + rows_of(self.context.say(KEYS), width)
            self.pages_left = list(
                pages(self.pages_left[0], screen.console.height - below + 1, width)
            )
        self.turn()

    def turn(self) -> None:
        """Draw the next page of the text on the screen."""
        self.clear()
        print("\n".join(self.pages_left.pop(0)))
        if self.pages_left:
            self.context.print("space: more")

    def wait(self) -> Action | None:
        """Show the keys, and wait for a key or a save."""
        print()
        self.context.print(KEYS)
        actions: dict[str, Action] = {
            "\n": self.go_on,
            "\r": self.go_on,
            "h": self.hint,
            "l": self.lesson,
            "q": self.quiz,
            "n": self.next,
            "a": self.all,
            "?": self.help,
        }
        with single_keys() as next_key:
            idle = time.monotonic() + IDLE_SECONDS
            while True:
                self.look()
                key = next_key(POLL_SECONDS)
                if time.monotonic() > idle and not self.attempts.prepare(self.exercise):
                    idle = float("inf")
                if key == "x":
                    raise Left
                if key == " " and self.pages_left:
                    self.turn()
                    return None
                if key in actions:
                    return actions[key]

    def hint(self) -> Action | None:
        """Give the next hint for the function that is on the screen."""
        self.clear()
        result = self.results.get(self.exercise.id)
        open_ones = [one for one in result.functions if one.status != "correct"] if result else []
        name = open_ones[0].function.name if open_ones else self.exercise.id
        study.hint(self.context, name)
        return None

    def lesson(self) -> Action | None:
        """Show the lesson of the exercise that is on the screen."""
        self.clear()
        study.lesson(self.context, self.exercise.id)
        return None

    def quiz(self) -> Action | None:
        """Ask questions about the exercise that is on the screen."""
        from quizzes.terminal import ask

        self.clear()
        ask(self.exercise.id, self.context.lang, plain=self.context.plain or None)
        return None

    def next(self) -> Action | None:
        """Show the next unfinished exercise after the one on the screen, or else the first one."""
        everything = list(course())
        at = everything.index(self.exercise)
        for exercise in [*everything[at + 1 :], *everything[:at]]:
            result = self.results.get(exercise.id)
            if result is None or result.status != "correct":
                return partial(self.look_at, exercise)
        return self.all

    def look_at(self, exercise: Exercise) -> Action | None:
        """Check an exercise that was not saved just now, and show it."""
        self.exercise = exercise
        self.clear()
        with single_keys() as next_key:
            report = self.judge([exercise.id], next_key, partial(self.show, exercise))
        self.show(exercise, report)
        return None

    def all(self) -> Action | None:
        """Check everything that needs no library, and show the map."""
        self.clear()
        with single_keys() as next_key:
            report = self.judge(cheap_exercises(), next_key)
        screen, view = screen_of(self.context), view_of(self.context)
        self.clear()
        show_progress(screen, view, *points(report.verdict))
        screen.line()
        show_map(screen, report.verdict, view, unchecked(report.verdict))
        return None

    def help(self) -> Action | None:
        """Say what the keys do."""
        self.clear()
        screen = screen_of(self.context)
        screen.line(self.context.say("Save a file, and it is checked at once. The keys:"))
        screen.line()
        for key, words in KEY_WORDS:
            screen.line(f"  {key:<7}", self.context.say(words))
        return None


def _no_key(seconds: float) -> None:
    return None


def first_unfinished(verdict: Verdict) -> tuple[ExerciseResult, FunctionResult] | None:
    """Return the first function that is not correct, in the order of the course."""
    for exercise in verdict.exercises:
        for function in exercise.functions:
            if function.status != "correct":
                return exercise, function
    return None
