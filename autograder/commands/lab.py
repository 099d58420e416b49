"""`lab`: the learner's functions become one network, which is trained on MNIST; `lab compare` trains several."""

import sys
from collections.abc import Iterable
from pathlib import Path

from autograder.commands.common import Context, UsageError
from autograder.commands.plot import check_suffix, write_picture
from autograder.data import DamagedData, load_subset, read_mnist
from autograder.events.log import last_checks, read
from autograder.lab.compare import Table, TrainingRun, tables
from autograder.lab.curves import specification
from autograder.lab.network import Network, Recipe
from autograder.lab.pieces import PIECES, Pieces, Replaced
from autograder.lab.saved import network_file, save
from autograder.lab.screen import TrainingScreen, percent
from autograder.lab.training import Digits, Progress, train
from autograder.language.finding import Sentence, say
from autograder.language.i18n import pad, render
from autograder.report.notices import Notices, watchdog_for
from autograder.report.terminal import Screen

# The recipe of a network whose owner has built everything.
WHOLE = Recipe(dropout=0.2, batchnorm=True)


def lab(context: Context, data: str | None, epochs: int, seed: int, out: str | None = None) -> int:
    """Train a network of the learner's functions and keep it for `draw`; 0."""
    if out is not None:
        check_suffix(out)
    digits = load_digits(data)
    recipe = Recipe(dropout=WHOLE.dropout, batchnorm=WHOLE.batchnorm, epochs=epochs)
    pieces = learners_pieces(context)
    pieces.try_out(recipe.pieces)
    screen = Screen(sys.stdout)
    show_pieces(context, screen, pieces, recipe.pieces)
    context.print(
        "{train} digits to learn from, {test} to test with; layers of {units} units; seed {seed}",
        train=len(digits.x), test=len(digits.x_test), units="-".join(map(str, recipe.sizes)), seed=seed,
    )  # fmt: skip
    screen.line()
    before = dict(pieces.replaced)
    network = fresh(recipe, pieces, seed)
    progress = Progress(0)
    with TrainingScreen(sys.stdout, context.lang, epochs) as training:
        try:
            for progress in train(network, digits, seed):
                training.show(progress)
        except KeyboardInterrupt:
            progress.stopped = True
    if not progress.losses:
        context.print("Stopped before the first batch: nothing was learned.")
        return 1
    _show_replaced(context, screen, pieces, set(pieces.replaced) - set(before))
    reached = network.accuracy(digits.x_test, digits.labels_test)
    _show_overflow(context, screen, progress)
    _say_end(context, screen, progress, reached, len(digits.x_test))
    about = {
        "seed": seed,
        "batches": len(progress.losses),
        "accuracy": reached,
        "train": len(digits.x),
        "test": len(digits.x_test),
        "replaced": sorted(pieces.replaced),
    }
    save(network, about, network_file())
    context.print("The network is kept in {file}.", file=str(network_file()))
    context.print("It reads what you draw: xor2mnist draw")
    if out is not None and progress.test:
        run = TrainingRun(say("this run"), recipe)
        title = say(
            "784-256-128-10, Adam, He, dropout {rate}, batch normalisation", rate=recipe.dropout
        )
        made_by = context.say("Made from your code by: xor2mnist lab")
        shown_run = (Table(title, (run,)), [(run, progress)])
        heading = say("The lab: your functions learn to read digits")
        notes = _picture_notes(digits, seed, pieces, recipe.pieces)
        write_picture(
            context, specification([shown_run], heading, notes, context.lang), Path(out), made_by
        )
    return 0


def compare(context: Context, data: str | None, seed: int, out: str | None) -> int:
    """Train the networks of the lecture and of the lessons one after another; 0, or 1 if none was finished."""
    if out is not None:
        check_suffix(out)
    digits = load_digits(data)
    pieces = learners_pieces(context)
    piece_names = {
        name: None for table in tables() for run in table.runs for name in run.recipe.pieces
    }
    pieces.try_out(piece_names)
    screen = Screen(sys.stdout)
    show_pieces(context, screen, pieces, tuple(piece_names))
    context.print(
        "{train} digits to learn from, {test} to test with; seed {seed}",
        train=len(digits.x), test=len(digits.x_test), seed=seed,
    )  # fmt: skip
    results: list[tuple[Table, list[tuple[TrainingRun, Progress]]]] = []
    try:
        for table in tables():
            results.append((table, []))
            screen.line()
            screen.line((render(table.title, context.lang), "bold"))
            for run in table.runs:
                before = set(pieces.replaced)
                progress = _trained(context, run, pieces, digits, seed)
                results[-1][1].append((run, progress))
                _show_replaced(context, screen, pieces, set(pieces.replaced) - before)
                figures = context.say(
                    "epochs {epochs}   training {training}   test {test}",
                    epochs=run.recipe.epochs,
                    training=percent(progress.training[-1]),
                    test=percent(progress.test[-1]),
                )
                screen.line("  ", pad(render(run.name, context.lang), 32), figures)
                _show_overflow(context, screen, progress)
    except KeyboardInterrupt:
        context.print("Stopped; what had ended by then is above.")
    if not any(runs for _, runs in results):
        return 1
    if out is not None:
        about = context.say("Made from your code by: xor2mnist lab compare")
        heading = say("The lab: the runs of the lecture and of the lessons")
        notes = _picture_notes(digits, seed, pieces, piece_names)
        write_picture(
            context, specification(results, heading, notes, context.lang), Path(out), about
        )
    return 0


def _picture_notes(
    digits: Digits, seed: int, pieces: Pieces, names: Iterable[str]
) -> list[Sentence]:
    """Return what stands below the title: the digits, and which functions are not the learner's or not right."""
    notes = [
        say(
            "{train} digits to learn from, {test} to test with; seed {seed}",
            train=len(digits.x), test=len(digits.x_test), seed=seed,
        )
    ]  # fmt: skip
    if pieces.replaced:
        lent = ", ".join(sorted(pieces.replaced))
        notes.append(say("The reference's functions, not yours: {pieces}", pieces=lent))
    checked = last_checks(read())
    wrong = [
        name
        for piece in names
        if pieces.is_yours(piece)
        for name in PIECES[piece]
        if checked.get(name, {}).get("status") not in (None, "correct")
    ]
    if wrong:
        notes.append(say("Not right yet: {functions}", functions=", ".join(wrong)))
    return notes


def _trained(
    context: Context, run: TrainingRun, pieces: Pieces, digits: Digits, seed: int
) -> Progress:
    """Train one network from start to end."""
    network = fresh(run.recipe, pieces, seed)
    with TrainingScreen(sys.stdout, context.lang, run.recipe.epochs, tell=False) as screen:
        for progress in train(network, run.part(digits), seed):
            screen.show(progress)
    return progress


def load_digits(data: str | None) -> Digits:
    """Return the digits of a file like Keras's mnist.npz, or the shipped ones. Raises UsageError."""
    try:
        return Digits.of(*(read_mnist(Path(data)) if data is not None else load_subset()))
    except DamagedData as error:
        raise UsageError("{reason}", reason=str(error)) from None


def learners_pieces(context: Context) -> Pieces:
    """Return the functions of the learner's folder, under the watchdog."""
    return Pieces(context.folder, watchdog_for(Notices(context.lang, 2, sys.stderr)))


def fresh(recipe: Recipe, pieces: Pieces, seed: int) -> Network:
    """Return an untrained network; an initialiser that fails on the real sizes is replaced by the kit's own."""
    while True:
        try:
            return Network.fresh(recipe, pieces, seed)
        except Replaced:
            continue


def show_pieces(context: Context, screen: Screen, pieces: Pieces, names: tuple[str, ...]) -> None:
    """Print for every piece whose function it is, and why it is not the learner's."""
    checked = last_checks(read())
    for piece in names:
        functions = PIECES[piece]
        states = {name: checked.get(name, {}).get("status") for name in functions}
        whose, style = context.say("your function"), "green"
        if not pieces.is_yours(piece):
            whose, style = context.say("the reference's"), "yellow"
        elif wrong := [name for name in functions if states[name] not in (None, "correct")]:
            whose = context.say(
                "your function, not right yet: xor2mnist check {function}", function=wrong[0]
            )
            style = "red"
        elif None in states.values():
            whose, style = context.say("your function, not checked yet"), "yellow"
        short = pieces.exercise(piece).short
        screen.line("  ", pad(piece, 14), pad(short, 7), (whose, style))
        for sentence in pieces.replaced.get(piece, [])[:2]:
            screen.paragraph(render(sentence, context.lang), indent=25)
    screen.line()


def _show_replaced(context: Context, screen: Screen, pieces: Pieces, names: set[str]) -> None:
    """Say which pieces were replaced while the network was trained."""
    if names:
        context.print("While training, these had to be replaced by ours:")
        show_pieces(context, screen, pieces, tuple(sorted(names)))


def _show_overflow(context: Context, screen: Screen, progress: Progress) -> None:
    """Say from which batch on the numbers of a training were too large to count with."""
    batch = progress.overflow
    if batch is not None:
        sentence = context.say(
            "From batch {batch} of {all} on, the loss is no finite number: the parameters have grown without bounds, and nothing "
            "more is learned.",
            batch=batch,
            all=progress.steps,
        )
        screen.paragraph(sentence, indent=4)


def _say_end(
    context: Context, screen: Screen, progress: Progress, reached: float, count: int
) -> None:
    screen.line()
    if progress.stopped:
        context.print(
            "Stopped after {done} of {all} batches; what was learned is kept.",
            done=len(progress.losses), all=progress.steps,
        )  # fmt: skip
    context.print(
        "Your network reads {share} of {count} digits that it has never seen.",
        share=percent(reached),
        count=count,
    )
