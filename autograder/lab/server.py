"""Serves the page of `draw` on this machine only, to browsers that have its token, until the command ends."""

import hmac
import json
import secrets
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np

from autograder.lab.network import Network
from autograder.lab.reading import reading
from autograder.language.finding import Word
from autograder.language.i18n import translate

HOME = Path(__file__).with_name("page")
SIDE = 280
"""Pixels along a side of the drawing that the page sends, one byte each."""
SECONDS = 10
"""Seconds after which a silent connection is closed."""
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class DrawServer(ThreadingHTTPServer):
    """Serves one page and answers what its network reads. Listens on the loopback address alone."""

    daemon_threads = True

    def __init__(self, network: Network, page: str, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.network = network
        self.page = page
        self.token = secrets.token_urlsafe(24)
        # The learner's functions run one call at a time.
        self.lock = threading.Lock()

    @property
    def host(self) -> str:
        """The host in the address of the page; a request with another one comes from another page."""
        return f"127.0.0.1:{self.server_port}"

    @property
    def address(self) -> str:
        """The address of the page, with its token."""
        return f"http://{self.host}/?token={self.token}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing, since a browser that disconnects early is no error of ours."""


class _Handler(BaseHTTPRequestHandler):
    server: DrawServer
    timeout = SECONDS
    server_version, sys_version = "xor2mnist", ""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        token = parse_qs(parts.query).get("token", [""])[0]
        if not self._allowed(token):
            return
        if parts.path != "/":
            self._answer(HTTPStatus.NOT_FOUND)
            return
        self._answer(HTTPStatus.OK, self.server.page.encode("utf-8"), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        if not self._allowed(self.headers.get("X-Token", "")):
            return
        if self.path != "/read" or self.headers.get("Content-Length") != str(SIDE * SIDE):
            self._answer(HTTPStatus.BAD_REQUEST)
            return
        data = self.rfile.read(SIDE * SIDE)
        if len(data) < SIDE * SIDE:
            return
        drawing = np.frombuffer(data, dtype=np.uint8).reshape(SIDE, SIDE) / 255
        with self.server.lock:
            read = reading(self.server.network, drawing)
        self._answer(HTTPStatus.OK, json.dumps(read).encode("ascii"), "application/json")

    def _allowed(self, token: str) -> bool:
        """Return whether a request comes from our page, and refuse it where it does not.

        The host name is checked as well, since another site could let its name point to this machine.
        """
        known = hmac.compare_digest(token.encode("utf-8"), self.server.token.encode("ascii"))
        if known and self.headers.get("Host") == self.server.host:
            return True
        self._answer(HTTPStatus.FORBIDDEN)
        return False

    def _answer(self, status: HTTPStatus, body: bytes = b"", kind: str = "text/plain") -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": POLICY,
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Connection": "close",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: the terminal is the learner's."""


def page_text(about: str, lang: str) -> str:
    """Return the page in a language; `about` says which network it is."""
    texts = {
        name: translate(str(text), lang)
        for name, text in {
            "title": Word("Your network reads your hand"),
            "draw": Word("Draw a digit here, with the mouse or a finger."),
            "clear": Word("clear"),
            "sees": Word("what the network sees"),
            "speaks": Word("which pixels speak for it"),
            "speaksNote": Word("Orange: without this pixel the network would be less sure. Blue: without it, surer."),
            "probabilities": Word("how probable it finds each digit"),
            "hidden": Word("hidden layer {number}: {count} units"),
            "hiddenNote": Word("A square is a unit: grey where it is silent, the darker the more active."),
            "nothing": Word("nothing drawn yet"),
            "reads": Word("It reads {digit}, with probability {share}"),
            "unreadable": Word("Your network gives no number for this drawing."),
            "closed": Word("The command has ended. Start it again: xor2mnist draw"),
        }.items()
    }  # fmt: skip
    html = (HOME / "draw.html").read_text(encoding="utf-8")
    data = json.dumps({"texts": texts, "side": SIDE}, ensure_ascii=False).replace("<", "\\u003c")
    parts = {
        "lang": lang,
        "title": texts["title"],
        "about": about,
        "css": (HOME / "draw.css").read_text(encoding="utf-8"),
        "script": (HOME / "draw.js").read_text(encoding="utf-8"),
        "data": data,
    }
    for name, text in parts.items():
        html = html.replace("{{" + name + "}}", text, 1)
    return html
