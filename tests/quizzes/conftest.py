"""The sample bank with all seven types, and node."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from quiz_support import format_example

from quizzes.build import build
from quizzes.built import Built


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bank")
    (folder / "sigmoid.yaml").write_text(format_example(), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Built:
    return build(sample_folder)


@pytest.fixture(scope="session")
def bank() -> Built:
    """The course's bank, from its sources; the built file may be old, and is left alone."""
    return build()


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Any], Any]:
    """Run JavaScript with `input` bound to a value; what it assigns to `output` comes back."""

    def run(script: str, value: Any) -> Any:
        folder = tmp_path_factory.mktemp("node")
        (folder / "input.json").write_text(json.dumps(value), encoding="utf-8")
        whole = f"""
            const input = JSON.parse(require("fs").readFileSync("input.json", "utf8"));
            let output;
            {script}
            process.stdout.write(JSON.stringify(output));
        """
        (folder / "run.js").write_text(whole, encoding="utf-8")
        done = subprocess.run(
            ["node", "run.js"], cwd=folder, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
