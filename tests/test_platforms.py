"""Where courses live: the scripts for Gradescope and GitHub Classroom, run as the platforms' documents say."""

import base64
import json
import os
import shutil
import subprocess
import venv
import zipfile
from pathlib import Path

import pytest
from courses import half_done
from places import EXERCISES, ROOT, SOLUTIONS
from ruamel.yaml import YAML

from autograder.grading.platforms import classroom_results, gradescope_results

FUNCTION = {"name": "sigmoid", "status": "correct", "score": 3.0, "max": 3.0, "checks": []}
RESULT = {
    "score": 3.0,
    "max": 3.0,
    "seconds": 1.2,
    "exercises": [
        {
            "id": "ex01_sigmoid",
            "status": "correct",
            "score": 3.0,
            "max": 3.0,
            "functions": [FUNCTION],
        }
    ],
}


def settings_with(path: Path | None = None, **settings: str) -> dict[str, str]:
    """Return the environment of a machine that knows nothing of this checkout; `path` comes first on its PATH."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path is not None:
        found["PATH"] = os.pathsep.join([str(path), found["PATH"]])
    return {**found, **settings}


def unpacked(archive: Path, folder: Path) -> None:
    """Unpack with the rights of the files, as unzip does."""
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist():
            path = Path(opened.extract(info, folder))
            path.chmod(info.external_attr >> 16)


@pytest.mark.long
def test_gradescopes_harness_gets_results_in_its_documented_format(tmp_path, xor2mnist):
    # /autograder with source, run_autograder, submission and results, as the specification has them.
    root = tmp_path / "autograder"
    made = xor2mnist("release", "--gradescope", tmp_path / "a.zip", "--only", "1", "3", "4", "6")
    assert made.returncode == 0 and "keep it to yourself" in made.stdout, made.stderr
    unpacked(tmp_path / "a.zip", root / "source")
    shutil.copy(root / "source" / "run_autograder", root)
    half_done(root / "submission")
    (root / "results").mkdir()
    settings = settings_with(AUTOGRADER_ROOT=str(root))

    subprocess.run(["bash", root / "source" / "setup.sh"], check=True, env=settings, cwd=root)
    done = subprocess.run([root / "run_autograder"], env=settings, cwd=root, capture_output=True)

    assert done.returncode == 0, (done.stdout, done.stderr)
    found = json.loads((root / "results" / "results.json").read_text(encoding="utf-8"))
    assert set(found) <= {
        "score", "execution_time", "output", "output_format", "test_output_format", "test_name_format",
        "visibility", "stdout_visibility", "extra_data", "tests", "leaderboard",
    }  # fmt: skip
    for test in found["tests"]:
        assert set(test) <= {
            "score", "max_score", "status", "name", "name_format", "number", "output", "output_format",
            "tags", "visibility", "extra_data",
        }  # fmt: skip
        assert test["status"] in ("passed", "failed")
        assert test["visibility"] in ("visible", "hidden", "after_due_date", "after_published")
        assert 0 <= test["score"] <= test["max_score"]
    assert found["score"] == sum(test["score"] for test in found["tests"]) > 0
    by_name = {test["name"]: test for test in found["tests"]}
    assert by_name["ex01_sigmoid: sigmoid"]["status"] == "passed"
    assert "shape" in by_name["ex03_backprop: backward"]["output"]
    assert by_name["ex04_relu: leaky_relu"]["score"] == 0
    assert not [name for name in by_name if name.startswith("ex02")]


@pytest.mark.long
def test_the_steps_of_the_classroom_workflow_run_in_a_released_folder(tmp_path, xor2mnist):
    template = tmp_path / "template"
    made = xor2mnist("release", "--students", template, "--only", "1", "2")
    assert made.returncode == 0, made.stderr
    shutil.copy(SOLUTIONS / "ex01_sigmoid.py", template / "exercises")
    (job,) = (
        YAML(typ="safe")
        .load((ROOT / "docs" / "classroom.yml").read_text(encoding="utf-8"))["jobs"]
        .values()
    )
    venv.EnvBuilder(with_pip=True).create(tmp_path / "venv")
    output = tmp_path / "output"
    settings = settings_with(tmp_path / "venv" / "bin", GITHUB_OUTPUT=str(output))
    for step in job["steps"]:
        if "run" in step:
            # As GitHub runs bash where a workflow names no shell.
            subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=template, env=settings, check=True
            )

    (reporter,) = (step for step in job["steps"] if "reporter" in step.get("uses", ""))
    assert reporter["with"]["runners"].upper() + "_RESULTS" in reporter["env"]
    name, _, encoded = output.read_text(encoding="utf-8").strip().partition("=")
    found = json.loads(base64.b64decode(encoded))
    assert name == "result" and found["status"] == "fail"
    assert {test["name"]: test["status"] for test in found["tests"]} == {
        "ex01_sigmoid: sigmoid": "pass",
        "ex01_sigmoid: sigmoid_derivative": "pass",
        "ex02_xor_forward: forward": "fail",
    }
    assert sum(test["score"] for test in found["tests"]) == 6.0
    assert found["max_score"] == 11.0


def test_what_has_no_score_gives_none(tmp_path):
    assert gradescope_results(RESULT, "en")["score"] == 3.0
    ungraded = {
        "id": "ex11_tensors",
        "status": "ungraded",
        "score": None,
        "max": 5.0,
        "functions": [],
    }
    function = {**FUNCTION, "status": "ungraded", "score": None}
    for exercises in (
        [*RESULT["exercises"], ungraded],
        [{**RESULT["exercises"][0], "functions": [function]}],
    ):
        with pytest.raises(ValueError, match="ex"):
            gradescope_results({**RESULT, "exercises": exercises}, "en")


def test_without_a_sandbox_no_results_are_written(tmp_path, monkeypatch, capsys):
    from autograder.commands import gradescope
    from autograder.commands.common import UsageError

    (tmp_path / "source").mkdir()
    settings = {"exercises": ["ex01_sigmoid"], "seed": 3, "lang": "en"}
    (tmp_path / "source" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    shutil.copytree(EXERCISES, tmp_path / "submission", ignore=shutil.ignore_patterns("lessons"))
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "results.json").write_text("{}", encoding="utf-8")

    def refuse(*arguments):
        raise UsageError("no sandbox works here")

    monkeypatch.setattr(gradescope, "grade", refuse)

    assert gradescope.main(tmp_path) == 1
    assert "no sandbox works here" in capsys.readouterr().out
    assert list((tmp_path / "results").iterdir()) == []


def test_a_learners_own_verdict_has_its_messages():
    check = {"id": "values", "status": "wrong", "misconception": None, "message": "it must be 0.5"}
    function = {**FUNCTION, "status": "wrong", "score": 0.0, "checks": [check]}
    verdict = {**RESULT, "exercises": [{**RESULT["exercises"][0], "functions": [function]}]}

    found = json.loads(base64.b64decode(classroom_results(verdict, "en")))

    assert found["tests"][0]["message"] == "it must be 0.5"
    assert "error" not in found["tests"][0] and found["status"] == "fail"


def test_release_wants_one_thing(xor2mnist, tmp_path):
    both = xor2mnist("release", "--students", tmp_path / "a", "--gradescope", tmp_path / "b.zip")

    assert both.returncode == 2 and "one of --nbgrader" in both.stderr
    assert not (tmp_path / "b.zip").exists()
