"""Small images inside a picture: arrays of numbers as PNG in a data address, which needs no other file."""

import base64
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from autograder.pictures.style import Spec

INK, FOR, AGAINST = (17, 17, 17), (213, 94, 0), (0, 114, 178)


def png(colours: NDArray) -> str:
    """Return the address of an image of (rows, columns, 3) values from 0 to 255."""
    pixels = np.asarray(colours, dtype=np.uint8)
    high, wide, _ = pixels.shape
    lines = np.concatenate([np.zeros((high, 1), np.uint8), pixels.reshape(high, -1)], axis=1)

    def part(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = part(b"IHDR", header), part(b"IDAT", zlib.compress(lines.tobytes())), part(b"IEND", b"")
    data = b"\x89PNG\r\n\x1a\n" + b"".join(parts)
    return "data:image/png;base64," + base64.b64encode(data).decode("ascii")


def inked(values: NDArray) -> str:
    """Return an image of values from 0 (paper) to 1 (ink)."""
    return png(_mixed((255, 255, 255), INK, np.clip(np.nan_to_num(values), 0, 1)))


def signed(values: NDArray) -> str:
    """Return an image of values around 0: orange above, blue below, white at 0, each to its largest."""
    values = np.nan_to_num(values, posinf=0, neginf=0)
    share = values / (float(np.abs(values).max()) or 1.0)
    white = (255, 255, 255)
    above, below = (
        _mixed(white, FOR, np.clip(share, 0, 1)),
        _mixed(white, AGAINST, np.clip(-share, 0, 1)),
    )
    return png(np.minimum(above, below))


def _mixed(start: tuple[int, ...], end: tuple[int, ...], share: NDArray) -> NDArray:
    mixed: NDArray = np.array(start) + (np.array(end) - np.array(start)) * share[..., None]
    return mixed


def row_of_images(images: list[tuple[str, str]], columns: int, side: int, description: str) -> Spec:
    """Return a view of images, each under its label; `columns` in a row, each `side` points wide."""
    data = [
        {"column": k % columns, "row": k // columns, "url": url, "label": label}
        for k, (label, url) in enumerate(images)
    ]
    rows = -(-len(images) // columns)
    hidden = {"axis": None, "type": "ordinal"}
    place = {"x": {"field": "column", **hidden}, "y": {"field": "row", **hidden}}
    return {
        "width": columns * (side + 10),
        "height": rows * (side + 24),
        "data": {"values": data},
        "encoding": place,
        "view": {"stroke": None},
        "layer": [
            {
                "mark": {
                    "type": "image",
                    "width": side,
                    "height": side,
                    "yOffset": 8,
                    "aria": False,
                },
                "encoding": {"url": {"field": "url", "type": "nominal"}},
            },
            {
                "mark": {
                    "type": "text",
                    "dy": -side / 2,
                    "fontSize": 11,
                    "description": description,
                },
                "encoding": {"text": {"field": "label"}},
            },
        ],
    }
