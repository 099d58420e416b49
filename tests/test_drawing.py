"""`draw`: what is drawn is centred as MNIST's digits are, and read by the network, for this machine alone."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest
from places import ROOT, SOLUTIONS
from strokes import STROKES

from autograder.commands.common import Context
from autograder.commands.lab import lab
from autograder.data import load_subset
from autograder.lab.centre import BOX, centred
from autograder.lab.network import LayerNumbers, Network, Recipe
from autograder.lab.pieces import Pieces
from autograder.lab.reading import evidence, reading
from autograder.lab.saved import load, network_file, save
from autograder.lab.server import SIDE, DrawServer, page_text
from autograder.language.catalogues import catalogue

pytestmark = pytest.mark.long


def network(**options):
    return Network.fresh(Recipe(hidden=(16, 8), **options), Pieces(SOLUTIONS), 7)


@pytest.mark.parametrize("scale", [1, 3])
@pytest.mark.parametrize(("top", "left"), [(0, 0), (100, 40), (180, 200)])
def test_a_drawing_is_as_large_and_as_central_as_the_digits_of_mnist(scale, top, left):
    drawing = np.zeros((280, 280))
    drawing[top : top + 20 * scale, left : left + 10 * scale] = 1
    drawing[top : top + 5 * scale, left : left + 20 * scale] = 1
    found = centred(drawing)

    rows, columns = (np.flatnonzero(found.any(axis=axis)) for axis in (1, 0))
    assert (np.ptp(rows) + 1, np.ptp(columns) + 1) == (BOX, BOX)
    total = found.sum()
    for axis in (0, 1):
        middle = found.sum(axis=axis) @ np.arange(28) / total
        assert abs(middle - 14) <= 0.5 + 1e-9
    assert found.max() == pytest.approx(1)


def test_proportions_are_kept_and_paper_stays_paper():
    drawing = np.zeros((280, 280))
    drawing[20:260, 130:142] = 1
    found = centred(drawing)

    assert found.any(axis=1).sum() == BOX and found.any(axis=0).sum() == 1
    assert centred(np.zeros((280, 280))) is None


def test_a_digit_of_mnist_stays_nearly_as_it_is():
    (images, _), _ = load_subset()
    moved = [
        np.abs(centred(np.kron(one / 255, np.ones((10, 10)))) - one / 255).mean()
        for one in images[:50]
    ]

    assert np.median(moved) < 0.02


def test_evidence_is_what_each_pixel_adds_to_the_odds():
    w = np.zeros((784, 10), np.float32)
    w[:, 3] = np.linspace(-1, 1, 784)
    linear = Network(
        Recipe(hidden=()), Pieces(SOLUTIONS), [LayerNumbers(w, np.zeros(10, np.float32))]
    )
    x = np.zeros(784)
    x[[5, 700]] = 1
    found = evidence(linear, x, 3)

    assert found[[5, 700]] == pytest.approx(w[[5, 700], 3], abs=1e-4)
    assert np.count_nonzero(found) == 2


@pytest.mark.parametrize("options", [{}, {"dropout": 0.3, "batchnorm": True}])
def test_a_reading_holds_what_the_page_shows(options):
    drawing = np.zeros((SIDE, SIDE))
    drawing[40:240, 120:150] = 1
    found = json.loads(json.dumps(reading(network(**options), drawing)))

    assert sum(found["probabilities"]) == pytest.approx(1, abs=1e-3)
    assert found["digit"] == int(np.argmax(found["probabilities"]))
    assert [len(found[name]) for name in ("image", "evidence")] == [784, 784]
    assert [len(one) for one in found["hidden"]] == [16, 8]
    assert reading(network(), np.zeros((SIDE, SIDE))) is None


def test_a_network_of_no_numbers_reads_nothing():
    broken = network()
    broken.layers[0].w[:] = np.nan
    drawing = np.ones((SIDE, SIDE))
    found = json.loads(json.dumps(reading(broken, drawing)))

    assert found["digit"] is None and found["probabilities"] == [0] * 10


@pytest.fixture
def server():
    with DrawServer(network(), page_text("about", "en")) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield served
        served.shutdown()
        thread.join()


def ask(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def test_only_our_page_is_answered(server):
    ink = bytes([255]) * SIDE**2
    page, text = ask(server, "GET", f"/?token={server.token}")
    assert page.status == 200 and b"<!DOCTYPE html>" in text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Access-Control-Allow-Origin"] is None
    read, data = ask(server, "POST", "/read", ink, X_Token=server.token)
    assert read.status == 200 and len(json.loads(data)["probabilities"]) == 10

    refused = [
        ("GET", "/", None, {}),
        ("GET", "/?token=guessed", None, {}),
        ("GET", "/?token=%FF%ED", None, {}),
        ("POST", "/read", ink, {}),
        ("POST", f"/read?token={server.token}", ink, {}),
        # The name of another page that points to this machine.
        ("GET", f"/?token={server.token}", None, {"Host": f"evil.example:{server.server_port}"}),
        ("POST", "/read", ink, {"X_Token": server.token, "Host": "evil.example"}),
    ]
    for method, path, body, headers in refused:
        assert ask(server, method, path, body, **headers)[0].status == 403, path
    assert ask(server, "GET", f"/other?token={server.token}")[0].status == 404
    for body in (b"", ink[1:], ink + b"1"):
        assert ask(server, "POST", "/read", body, X_Token=server.token)[0].status == 400


def test_the_page_is_on_this_machine_alone_and_holds_no_other_address(server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.token not in page_text("about", "en")
    assert "://" not in page_text("about", "ko")
    korean = page_text("about", "ko")
    english = [text for text in catalogue("ko") if len(text) > 12 and f'"{text}"' in korean]
    assert english == []


def test_without_a_network_draw_says_how_to_get_one(xor2mnist, own_progress):
    done = xor2mnist("draw", "--in", SOLUTIONS)
    assert done.returncode == 2 and "xor2mnist lab" in done.stderr

    (own_progress / "network.npz").write_bytes(b"nothing")
    done = xor2mnist("draw", "--in", SOLUTIONS)
    assert done.returncode == 2 and "network.npz" in done.stderr and "Traceback" not in done.stderr


def serve(*arguments):
    """Start the command; return the process and the address that it prints."""
    command = [sys.executable, "-m", "autograder", "draw", "--in", str(SOLUTIONS), *arguments]
    environment = {**os.environ, "BROWSER": "true"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    )
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/\S+", line):
            return process, found.group(0)
    raise AssertionError(f"no address; exit status {process.wait()}")


def stop(process):
    """Press Ctrl-C and return what was printed since."""
    process.send_signal(signal.SIGINT)
    text = process.communicate(timeout=60)[0]
    assert process.returncode == 0
    return text


def until(page, truth):
    """Wait until an expression is true in the page, whose policy forbids Playwright's own waiting."""
    end = time.monotonic() + 60
    while not page.evaluate(truth):
        assert time.monotonic() < end, truth
        page.wait_for_timeout(50)


def hand(page, digit):
    """Draw a digit with the mouse and return what the page says that it reads."""
    page.click("#clear")
    until(page, "document.body.dataset.digit === ''")
    box = page.locator("#paper").bounding_box()
    for stroke in STROKES[digit]:
        points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point, steps=3)
        page.mouse.up()
    until(page, "document.body.dataset.digit !== '' && !busy && !waiting")
    return page.evaluate("Number(document.body.dataset.digit)")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_page_follows_the_hand_and_closes_with_the_command(browser, lang):
    save(network(), {"train": 1, "test": 1, "seed": 7, "accuracy": 0.5}, network_file())
    process, address = serve("--lang", lang)
    page = browser.new_page(viewport={"width": 1180, "height": 760})
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)

    nothing = {"en": "nothing drawn yet", "ko": "아직 쓴 것이 없습니다"}[lang]
    assert page.inner_text("#reading") == nothing
    digit = hand(page, 7)
    assert str(digit) in page.inner_text("#reading")
    assert page.locator("#bars .first b").inner_text() == str(digit)
    assert page.locator("#hidden canvas").count() == 2
    page.keyboard.press("Escape")
    until(page, "document.body.dataset.digit === ''")
    assert page.inner_text("#reading") == nothing
    for width in (390, 1180):
        page.set_viewport_size({"width": width, "height": 760})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert errors == []

    stop(process)
    page.mouse.move(*(page.locator("#paper").bounding_box()[one] + 60 for one in "xy"))
    page.mouse.down()
    page.mouse.up()
    until(page, "document.getElementById('reading').textContent.includes('xor2mnist draw')")
    page.close()


def test_a_finger_draws_as_the_mouse_does(browser):
    save(network(), {"train": 1, "test": 1, "seed": 7, "accuracy": 0.5}, network_file())
    process, address = serve()
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address)
    box = page.locator("#paper").bounding_box()
    page.touchscreen.tap(box["x"] + 100, box["y"] + 100)
    until(page, "document.body.dataset.digit !== ''")
    context.close()
    stop(process)


@pytest.mark.long
def test_a_trained_network_reads_what_a_hand_draws(browser):
    # In this process, for a busy machine may need more minutes than a command is waited for.
    assert lab(Context("en", str(SOLUTIONS)), None, 5, 7) == 0
    assert load(network_file(), Pieces(SOLUTIONS))[1]["accuracy"] > 0.92
    process, address = serve()
    page = browser.new_page(viewport={"width": 1180, "height": 760})
    page.goto(address)
    read = {digit: hand(page, digit) for digit in STROKES}
    page.close()
    stop(process)

    assert sum(digit == found for digit, found in read.items()) >= 8, read
