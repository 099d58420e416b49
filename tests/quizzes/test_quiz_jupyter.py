"""`show` in a real kernel, with the browser's side of the widget in a real Chromium."""

import json
import os
import sys

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from playwright.sync_api import expect
from quiz_support import ROOT

SETUP = """
import json, sys
sys.path.insert(0, {root!r})
from pathlib import Path
bank = json.loads(Path({folder!r}, "bank.json").read_text(encoding="utf-8"))
import quizzes.jupyter
quizzes.jupyter.open_bank = lambda: bank
from quizzes import show
"""
# The part of anywidget's front end that matters here: a model that sends its changes.
MODEL = """
import(URL.createObjectURL(new Blob([window.state._esm], {type: "text/javascript"}))).then((widget) => {
  const style = document.createElement("style");
  style.textContent = window.state._css;
  document.head.append(style);
  const listeners = {}, changed = {};
  window.model = {
    get: (name) => window.state[name],
    set: (name, value) => { window.state[name] = changed[name] = value; },
    save_changes: () => {
      window.send(JSON.stringify(changed));
      for (const name of Object.keys(changed)) delete changed[name];
    },
    on: (name, listener) => { listeners[name] = listener; },
  };
  window.receive = (state) => {
    Object.assign(window.state, state);
    for (const name of Object.keys(state)) listeners[`change:${name}`]?.();
  };
  widget.default.render({model: window.model, el: document.body});
});
"""


@pytest.fixture
def setup(sample, tmp_path):
    (tmp_path / "bank.json").write_text(json.dumps(sample), encoding="utf-8")
    return SETUP.format(root=str(ROOT), folder=str(tmp_path))


@pytest.fixture
def environment(tmp_path, monkeypatch):
    monkeypatch.setenv("XOR2MNIST_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XOR2MNIST_LANG", "en")
    return {**os.environ}


class Kernel:
    """A kernel, and what it says on its output channel."""

    def __init__(self, environment: dict) -> None:
        self.manager, self.client = start_new_kernel(kernel_name="python3", env=environment)

    def run(self, code: str) -> tuple[str, list[dict]]:
        """Return what the code printed, and the widget messages that it sent."""
        printed, comms = [], []

        def hear(message: dict) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            elif message["msg_type"] == "error":
                raise AssertionError("\n".join(message["content"]["traceback"]))
            elif message["msg_type"].startswith("comm"):
                comms.append(message["content"])

        self.client.execute_interactive(code, output_hook=hear, timeout=60)
        return "".join(printed), comms

    def send(self, comm: str, state: dict) -> None:
        """Send a change of the front end's model, as Jupyter does."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        message = self.client.session.msg("comm_msg", {"comm_id": comm, "data": data})
        self.client.shell_channel.send(message)


@pytest.fixture
def kernel(environment):
    kernel = Kernel(environment)
    yield kernel
    kernel.client.stop_channels()
    kernel.manager.shutdown_kernel(now=True)


def test_state_goes_both_ways_between_kernel_and_browser(setup, kernel, browser):
    _, comms = kernel.run(setup + 'w = show("backprop-bias-shape")')
    opened = next(c for c in comms if "_esm" in c.get("data", {}).get("state", {}))
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.expose_function("send", lambda text: kernel.send(opened["comm_id"], json.loads(text)))
    page.goto("about:blank")
    page.evaluate("(state) => { window.state = state; }", opened["data"]["state"])
    page.evaluate(MODEL)
    page.locator(".option", has_text="The slope").locator("input").check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".box.wrong")).to_contain_text("the shape of db1 does not")

    printed, _ = kernel.run(
        "print(json.dumps(w.events)); from autograder.events import log as p; print(json.dumps(p.read()))"
    )
    events, log = map(json.loads, printed.splitlines())
    assert [event["answer"] for event in events] == ["slope"]
    assert [(event["id"], event["via"]) for event in log] == [(events[0]["id"], "jupyter")]

    _, comms = kernel.run('w.lang = "ko"')
    (update,) = [c["data"]["state"] for c in comms if c["data"].get("method") == "update"]
    assert update == {"lang": "ko"}
    page.evaluate("(state) => receive(state)", update)
    expect(page.locator(".prompt")).to_contain_text("무엇이 빠졌습니까?")

    page.get_by_role("button", name="English").click()
    expect(page.locator(".prompt")).to_contain_text("What is missing?")
    assert kernel.run("print(w.lang)")[0].strip() == "en"
    assert errors == []
    page.close()

    _, comms = kernel.run('again = show("backprop-bias-shape"); print(len(again.events))')
    assert kernel.run("print(len(p.read()))")[0].strip() == "1"  # what is known is no news


def notebook(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def executed(environment, *cells: str) -> list:
    book = notebook(*cells)
    NotebookClient(book, timeout=120, kernel_name="python3").execute(env=environment)
    return [output for cell in book.cells for output in cell.get("outputs", [])]


def test_a_saved_notebook_holds_the_widget_and_questions_to_read(setup, environment):
    (output,) = executed(environment, setup, 'show("sigmoid", lang="ko")')
    assert "application/vnd.jupyter.widget-view+json" in output.data
    page = output.data["text/html"]
    assert page.count("<details>") == 7
    assert "무엇이 빠졌습니까?" in page and "<mfrac>" in page and "답 보기" in page


def test_without_anywidget_the_questions_can_still_be_read(setup, environment):
    hidden = 'sys.modules["anywidget"] = None'
    (output,) = executed(environment, setup, hidden, 'show("sigmoid-derivative")')
    assert "application/vnd.jupyter.widget-view+json" not in output.data
    assert "Write the derivative" in output.data["text/html"]


def test_an_unknown_name_is_said(setup, environment):
    cell = 'try:\n    show("no-such")\nexcept LookupError as error:\n    print(error)'
    (output,) = executed(environment, setup, cell)
    assert "no-such" in output.text


def test_importing_the_package_costs_nothing():
    import subprocess

    code = (
        "import sys, quizzes; print(any(n in sys.modules for n in ('numpy', 'rich', 'anywidget')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
