"""Ten digits as a hand draws them: the strokes of each, their points from (0, 0) to (1, 1), y downwards."""

import math


def arc(x: float, y: float, wide: float, high: float, begin: float, end: float) -> list:
    """Return points of an ellipse around (x, y) from one angle to another, in degrees; 0 is right, 90 down."""
    angles = [math.radians(begin + (end - begin) * k / 16) for k in range(17)]
    return [(x + wide * math.cos(a), y + high * math.sin(a)) for a in angles]


STROKES = {
    0: [arc(0.5, 0.5, 0.2, 0.31, -80, 285)],
    1: [[(0.54, 0.18), (0.5, 0.5), (0.47, 0.82)]],
    2: [[*arc(0.5, 0.36, 0.19, 0.17, 190, 390), (0.32, 0.8), (0.72, 0.78)]],
    3: [[*arc(0.47, 0.34, 0.18, 0.15, 210, 440), *arc(0.47, 0.66, 0.21, 0.17, -80, 140)]],
    4: [[(0.36, 0.2), (0.3, 0.52), (0.7, 0.52)], [(0.64, 0.22), (0.61, 0.84)]],
    5: [[(0.7, 0.19), (0.38, 0.2), (0.35, 0.46), *arc(0.46, 0.62, 0.22, 0.2, -110, 130)]],
    6: [[(0.6, 0.17), (0.42, 0.36), *arc(0.49, 0.65, 0.16, 0.17, 190, 545)]],
    7: [[(0.28, 0.22), (0.72, 0.22), (0.55, 0.52), (0.45, 0.84)]],
    8: [
        [*arc(0.5, 0.33, 0.15, 0.15, -40, -270), *arc(0.5, 0.65, 0.18, 0.17, -90, 250), (0.6, 0.42)]
    ],
    9: [[*arc(0.48, 0.36, 0.17, 0.17, -20, -370), (0.65, 0.34), (0.62, 0.6), (0.56, 0.84)]],
}
