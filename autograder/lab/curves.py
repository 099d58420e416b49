"""The picture of `lab` and `lab compare`: how the test accuracy of every run grew, epoch by epoch."""

from collections.abc import Sequence

from autograder.lab.compare import Table, TrainingRun
from autograder.lab.training import Progress
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.pictures.style import (
    BLUE,
    GREEN,
    LEGEND,
    ORANGE,
    PURPLE,
    RED,
    Spec,
    axis,
    framed,
    rows,
    whole_numbers,
)

COLOURS = [BLUE, ORANGE, GREEN, RED, PURPLE]
DASHES = [[1, 0], [8, 3], [2, 3], [8, 3, 2, 3], [4, 2]]
Results = Sequence[tuple[Table, Sequence[tuple[TrainingRun, Progress]]]]


def _panel(table: Table, runs: Sequence[tuple[TrainingRun, Progress]], lang: str) -> Spec:
    names = [render(run.name, lang) for run, _ in runs]
    data = [
        row
        for name, (_, progress) in zip(names, runs, strict=True)
        for row in rows(
            x=range(1, len(progress.test) + 1), y=[100 * one for one in progress.test], series=name
        )
    ]
    series = {
        "field": "series",
        "type": "nominal",
        "title": None,
        "legend": {**LEGEND, "columns": 1},
    }
    epochs = max((len(progress.test) for _, progress in runs), default=1)
    lowest = min((row["y"] for row in data if row["y"] is not None), default=0)
    dashes = {"domain": names, "range": DASHES[: len(names)]}
    # A single epoch is drawn as a point.
    mark = {"type": "line", "strokeWidth": 2.5, "point": {"filled": True, "size": 40}}
    return {
        "title": render(table.title, lang),
        "width": 330,
        "height": 240,
        "data": {"values": data},
        "mark": mark,
        "encoding": {
            "x": axis("x", render(say("epoch"), lang), axis=whole_numbers(epochs)),
            "y": axis(
                "y", render(say("test accuracy in percent"), lang), (max(0, lowest - 5), 100)
            ),
            "color": {**series, "scale": {"domain": names, "range": COLOURS[: len(names)]}},
            "strokeDash": {**series, "scale": dashes},
        },
    }


def specification(results: Results, title: Sentence, notes: Sequence[Sentence], lang: str) -> Spec:
    """Return the picture of some tables; one without a finished run is left out."""
    panels = [_panel(table, runs, lang) for table, runs in results if runs]
    return framed(
        {"hconcat": panels, "resolve": {"scale": {"color": "independent", "strokeDash": "independent"}}, "spacing": 30},
        title,
        notes,
        say("One panel for each table: the test accuracy of every run after each epoch."),
        lang,
    )  # fmt: skip
