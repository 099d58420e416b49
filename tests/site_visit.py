"""A visit to the course in a browser tab: the site served on this machine, and a page that is open."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

SCREENS = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "narrow": {"viewport": {"width": 320, "height": 640}, "has_touch": True},
}
# Python starts in some seconds, on a machine that others use in many.
PATIENCE = 180_000
# Chromium's own editing of what is typed into an editor meets the policy, without any effect.
HARMLESS = ("Applying inline style violates", "Service Worker registration blocked")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/course/"
    finally:
        server.shutdown()
        server.server_close()


class Visit:
    """A browser's visit to the site, and everything that it did which it should not."""

    def __init__(
        self, browser: Browser, address: str, screen: str = "desktop", **options: object
    ) -> None:
        self.context = browser.new_context(**(SCREENS[screen] | {"locale": "en-US"} | options))
        self.address, self.wrong = address, []
        self.page = self.open()

    def open(self, at: str = "") -> Page:
        page = self.context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", self.heard)
        page.on("request", self.requested)
        page.goto(self.address + at)
        return page

    def heard(self, message) -> None:
        if not message.text.startswith(HARMLESS):
            self.wrong.append(f"console: {message.text}")

    def requested(self, request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.wrong.append(f"request: {request.url}")


def write(page: Page, text: str) -> None:
    """Put a text in the place of what stands in the editor, by the keyboard."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)


def check(page: Page, text: str | None = None) -> str:
    """Check by the keyboard, and return what the page says once there is a verdict."""
    if text is not None:
        write(page, text)
    page.locator(".cards").evaluate("(cards) => cards.replaceChildren()")
    page.locator(".cm-content").press("Control+Enter")
    expect(page.locator(".cards .card").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator("button.main")).to_be_enabled()
    return page.locator(".status").inner_text()


def typed(page: Page) -> str:
    """Return the text in the editor; an empty line is shown as a break."""
    return "\n".join(line.strip("\n") for line in page.locator(".cm-line").all_inner_texts())
