"""`draw`: a local page where the learner's own trained network reads drawn digits."""

import sys
import webbrowser
from html import escape
from typing import Any

from autograder.commands.common import Context, UsageError
from autograder.commands.lab import learners_pieces, show_pieces
from autograder.lab.saved import NoNetwork, load, network_file
from autograder.lab.screen import percent
from autograder.lab.server import DrawServer, page_text
from autograder.report.terminal import Screen


def draw(context: Context, port: int) -> int:
    """Serve the page until Ctrl-C; 0."""
    if not network_file().is_file():
        raise UsageError("no network is trained yet: xor2mnist lab trains one")
    pieces = learners_pieces(context)
    try:
        network, about = load(network_file(), pieces)
    except NoNetwork:
        raise UsageError(
            "{file} is no network of the lab: xor2mnist lab trains one", file=str(network_file())
        ) from None
    pieces.try_out(network.recipe.pieces)
    server = DrawServer(network, page_text(escape(_about(context, about)), context.lang), port)
    if pieces.replaced:
        context.print("These functions are ours, for yours cannot be used:")
        show_pieces(context, Screen(sys.stdout), pieces, tuple(pieces.replaced))
    context.print("Draw a digit at {address}", address=server.address)
    context.print("The page is on this machine alone; Ctrl-C closes it.")
    sys.stdout.flush()
    webbrowser.open(server.address)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            context.print("closed")
    return 0


def _about(context: Context, about: dict[str, Any]) -> str:
    """Return a sentence about the network: how it was trained, and how well it reads."""
    return context.say(
        "Trained by xor2mnist lab on {train} digits (seed {seed}); it reads {share} of {test} others.",
        train=about["train"], seed=about["seed"], share=percent(about["accuracy"]), test=about["test"],
    )  # fmt: skip
