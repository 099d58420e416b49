"""Progress for another device: a link to the page whose fragment holds the log, and its QR code.

A browser never sends the fragment to a server.
"""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Iterable

from quizzes.events import Event, export_log, union

# The capacity of the largest QR code in bytes.
LARGEST_CODE = 2_953


def link(events: Iterable[Event], address: str) -> str:
    """Return the address of the page with the log packed into its fragment."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(export_log(events).encode()) + packer.flush()
    text = base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")
    return f"{address.partition('#')[0]}#log={text}"


def newest_that_fit(events: Iterable[Event], address: str) -> list[Event]:
    """Return as many of the newest events as the link in a QR code has room for."""
    everything = union(events)
    low, high = 0, len(everything)
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(link(everything[len(everything) - middle :], address)) <= LARGEST_CODE
        low, high = (middle, high) if fits else (low, middle - 1)
    return everything[len(everything) - low :]


def qr_code(text: str) -> str | None:
    """Return a QR code to print in a terminal; None without the library segno."""
    try:
        import segno
    except ImportError:
        return None
    out = io.StringIO()
    segno.make_qr(text, error="l").terminal(out, compact=True)
    return out.getvalue()
