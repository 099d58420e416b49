"""The boundary that moves while the learner's `train` runs, and the loss beside the lecture's loop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.course.paths import SOLUTIONS
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.misconceptions import find_misconception, side_of
from autograder.pictures.calls import PictureCalls
from autograder.pictures.plane import (
    XOR_T,
    XOR_X,
    coloured,
    crossings,
    four_points,
    grid,
    plane_axes,
    points_layers,
    squares,
)
from autograder.pictures.style import (
    BLACK,
    RED,
    Spec,
    axis,
    colours,
    comparison,
    framed,
    rows,
    side_by_side,
    two_series,
    window,
)

CELLS = 20
EVERY = 50
STEPS = 1000
LECTURE = "training-lecture-loop"


@dataclass
class Training:
    """One run of `train`: the loss before every update, the outputs after every EVERY of them.

    `planes` are over the grid, and empty where b1 fits no other point than the four of XOR.
    """

    losses: list[float] = field(default_factory=list)
    points: list[NDArray] = field(default_factory=list)
    planes: list[NDArray] = field(default_factory=list)
    bias_shape: tuple[int, ...] = (3,)


@dataclass(frozen=True)
class Trainings:
    """The runs of the learner, the reference and the lecture from one start, as far as they got."""

    yours: Training
    right: Training
    lecture: Training
    seed: int


def ask(calls: PictureCalls) -> Trainings:
    """Return what the functions give."""
    # With the exercise's number, for the default seed alone leads to a start that gets stuck.
    draw = np.random.default_rng((3, calls.seed))
    start = draw.normal(size=(2, 3)), draw.normal(size=3), draw.normal(size=(3, 1))
    runs = {name: _run(side, start) for name, side in calls.sides.items()}
    lecture = Training()
    if SOLUTIONS.is_dir():
        wrong = side_of(find_misconception(LECTURE), SOLUTIONS)
        lecture = _run(PictureCalls(calls.exercise, wrong, None, calls.seed).yours, start)
    return Trainings(**runs, lecture=lecture, seed=calls.seed)


def _run(side: Callable[..., Any], start: tuple[NDArray, ...]) -> Training:
    """Train in parts of EVERY steps, each from where the last one ended."""
    run = Training()
    x, parameters = grid(CELLS), start
    for part in range(STEPS // EVERY + 1):
        points = side("forward", XOR_X, *parameters, shape=[None, (4, 1)])
        if points is None:
            break
        run.points.append(points[1][:, 0])
        run.bias_shape = np.shape(parameters[1])
        if run.bias_shape in ((3,), (1, 3)):
            plane = side("forward", x, *parameters, shape=[None, (len(x), 1)])
            if plane is not None:
                run.planes.append(plane[1][:, 0])
        if part == STEPS // EVERY:
            break
        shapes = [(2, 3), None, (3, 1), (EVERY,)]
        trained = side("train", XOR_X, XOR_T, *parameters, 1.0, EVERY, shape=shapes)
        if trained is None:
            break
        *parameters, losses = trained
        run.losses += losses.tolist()
    return run


def _notes(results: Trainings) -> list[Sentence]:
    yours, right = results.yours, results.right
    sentences = []
    if yours.losses:
        sentences.append(
            say(
                "Start {seed} (--seed chooses another): your loss goes from {first} to {last}.",
                seed=results.seed, first=yours.losses[0], last=yours.losses[-1],
            )
        )  # fmt: skip
    elif yours.points:
        sentences.append(say("Nothing was trained: your plane is that of the start."))
    if yours.losses and right.losses:
        alike = len(yours.losses) == len(right.losses)
        if alike and np.allclose(yours.losses, right.losses, rtol=1e-6, atol=1e-9):
            sentences.append(say("{function}: yours and the reference agree.", function="train"))
        else:
            shorter = min(len(yours.losses), len(right.losses))
            pair = yours.losses[:shorter], right.losses[:shorter]
            apart = ~np.isclose(*pair, rtol=1e-6, atol=1e-9)
            step = int(np.argmax(apart))
            sentences.append(
                say(
                    "train: your loss leaves the reference's at step {step}: {yours} instead of {expected}.",
                    step=step, yours=yours.losses[step], expected=right.losses[step],
                )
            )  # fmt: skip
    if yours.bias_shape not in ((3,), (1, 3)):
        sentences.append(
            say(
                "Your b1 has the shape {shape} after training: a bias for every example. Such a network can answer only these four examples, so its plane stays empty.",
                shape=str(yours.bias_shape),
            )
        )  # fmt: skip
    if results.lecture.losses:
        sentences.append(
            say(
                "The lecture's loop keeps a bias for every example. Its loss falls all the same, but it learns the four examples by heart."
            )
        )  # fmt: skip
    return sentences


def _plane(title: Sentence, run: Training, lang: str) -> Spec:
    frame = f"min(step / {EVERY}, {len(run.points) - 1})"
    line = [
        {"x": round(x1, 3), "y": round(x2, 3), "step": EVERY * number}
        for number, values in enumerate(run.planes)
        for x1, x2 in crossings(values, CELLS)
    ]
    layers = []
    if run.planes:
        layers.append(coloured(squares(run.planes, CELLS), lang, frame))
        layers.append(
            {
                "data": {"values": line},
                "transform": [{"filter": f"datum.step == {EVERY} * {frame}"}],
                "mark": {"type": "point", "filled": True, "size": 14, "color": BLACK, "opacity": 1},
                "encoding": plane_axes(),
            }
        )
    layers += points_layers(four_points(run.points), lang, frame)
    heading = {"text": render(title, lang)}
    if run.planes:
        heading["subtitle"] = render(say("dots: where y is 0.5"), lang)
    return {"title": heading, "width": 270, "height": 270, "layer": layers}


def _losses(results: Trainings, lang: str) -> Spec:
    lecture = render(say("the lecture's loop"), lang)
    series = {**two_series(lang), lecture: RED}
    runs = (results.yours, results.right, results.lecture)
    reach = window([run.losses for run in runs if run.losses], 0, 2)
    channels = {
        "x": axis("x", render(say("step"), lang), (0, STEPS)),
        "y": axis("y", render(say("loss E"), lang), (0, reach[1])),
    }

    def curve(run: Training) -> NDArray | None:
        return np.array(run.losses)[::5] if run.losses else None

    steps = np.arange(0, STEPS, 5)
    layers = []
    layers += comparison(steps, curve(results.yours), curve(results.right), channels, series)
    if results.lecture.losses:
        layers.append(
            {
                "data": {"values": rows(x=steps, y=curve(results.lecture), series=lecture)},
                "mark": {"type": "line", "strokeDash": [6, 4], "strokeWidth": 2, "clip": True},
                "encoding": {**channels, "color": colours(series)},
            }
        )
    layers.append(
        {
            "data": {"values": [{}]},
            "mark": {"type": "rule", "color": "#666", "strokeDash": [2, 2]},
            "encoding": {"x": {"datum": {"expr": "step"}, "type": "quantitative"}},
        }
    )
    return {"width": 300, "height": 270, "layer": layers}


def specification(results: Trainings, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: the plane of each network at a step that a slider chooses, and the losses."""
    sides = [(say("yours"), results.yours), (say("reference"), results.right)]
    panels = [(title, _plane(title, run, lang)) for title, run in sides if run.points]
    if results.yours.losses or results.right.losses:
        panels.append((say("the loss"), _losses(results, lang)))
    slider = {"input": "range", "min": 0, "max": STEPS, "step": EVERY}
    body = side_by_side(panels, lang)
    body["resolve"]["scale"] = {"color": "independent", "shape": "shared"}
    body["params"] = [
        {
            "name": "step",
            "value": STEPS,
            "bind": {**slider, "name": render(say("step"), lang) + " "},
        }
    ]
    return framed(
        body,
        say("Exercise 3: the boundary moves"),
        [*_notes(results), *notes],
        say(
            "The plane of the two inputs after a number of training steps, coloured by the output: blue near 0, orange near 1, with black dots where it is 0.5. "
            "Beside it the loss over 1000 steps: yours, the reference's, and the dashed one of the lecture's loop."
        ),
        lang,
    )
