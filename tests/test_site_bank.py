"""Pyodide judges the banks of right and wrong answers as CPython does, name by name and sentence by sentence."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from made import made, todays_share
from places import ROOT
from test_site import pyodide_folder

from autograder.bundle.packaging import wheel
from autograder.commands.common import Context
from autograder.commands.release_students import bundle_contents
from autograder.course.catalogue import Exercise, course
from autograder.misconceptions import misconceptions_of
from autograder.right_answers import right_answers_of

pytestmark = pytest.mark.long
NUMPY = [exercise for exercise in course() if exercise.library is None]
HERE = """
import json, sys
from pathlib import Path
from autograder.site.judge import Judge
sources = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
verdicts = Path(sys.argv[2]).resolve()
judge = Judge(lambda inside: None, lambda name, line: None)
found = {name: json.loads(judge.check(**one)) for name, one in sources.items()}
verdicts.write_text(json.dumps(found), encoding="utf-8")
"""


@pytest.fixture(scope="session")
def node_program() -> str:
    """The path of Node.js; the tests are left out where there is none."""
    return str(shutil.which("node"))


def make_kit(exercise: Exercise, folder: Path) -> Path:
    """Return the wheel of the tab for one exercise; beside it stands what is in it."""
    path = folder / "kit.whl"
    path.write_bytes(wheel(bundle_contents(Context("en"), [exercise], []).files))
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder / "unpacked")
    return path


def told(verdict: dict) -> list:
    """Return what a learner reads of a verdict: states, names, changes, places and the explaining sentences."""
    (exercise,) = verdict["exercises"]
    return [
        (
            one["name"],
            one["status"],
            one["misconception"],
            one["certain"],
            one["change"],
            [(place["line"], place["column"], place["expression"]) for place in one["first_wrong"]],
            [(check["id"], check["status"], check["misconception"]) for check in one["checks"]],
            [verdict["shown"][lang][number].get("paragraph") for lang in ("en", "ko")],
        )
        for number, one in enumerate(exercise["functions"])
    ]


def silent_for_older_numpy(here: dict, tab: dict) -> bool:
    """Return whether all that differs is that the tab has no name for what NumPy 2.0 does otherwise.

    An array of one number is a number for it, in calls by which a name is confirmed.
    """
    states = [[one[1] for one in told(verdict)] for verdict in (here, tab)]
    messages = [
        check["message"]
        for one in tab["exercises"][0]["functions"]
        if one["misconception"] is None and one["change"] is None
        for check in one["checks"]
    ]
    return states[0] == states[1] and any("only length-1 arrays" in one for one in messages)


# What NumPy 2.0 does otherwise; docs/site.md says how.
EXPLAINED = {"ex10 batchnorm: np.cov for the variance; a partial application as the cache"}


@pytest.mark.turns(4)
@pytest.mark.parametrize("exercise", NUMPY, ids=lambda one: one.id)
def test_pyodide_gives_the_verdicts_of_cpython(exercise, node_program, tmp_path):
    """Half of the exercises, and another seventh of their banks, every day; the whole takes many minutes."""
    answers = [*right_answers_of(exercise), *misconceptions_of(exercise)]
    # An odd number, so that every answer has its turn on a day of its exercise.
    sources = {
        f"{number} {getattr(answer, 'name', None) or answer.why}": {
            "exercise_id": exercise.id,
            "source": source,
        }
        for number, (answer, source) in todays_share(list(enumerate(made(answers))), 7)
        if "scipy" not in source  # which the tab has not
    }
    assert len(sources) > 2
    (tmp_path / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    kit = make_kit(exercise, tmp_path)
    commands = {
        "here": [sys.executable, "-c", HERE, "sources.json", "here.json"],
        "tab": [node_program, ROOT / "tests" / "tab_bank.mjs", pyodide_folder(), kit, "sources.json", "tab.json"],
    }  # fmt: skip
    for name, command in commands.items():
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path / "unpacked"), "XOR2MNIST_STRICT": ""},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (name, done.stderr[-2000:])
    here, tab = (
        json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8")) for name in commands
    )

    differing = {
        name: (told(here[name]), told(tab[name]))
        for name in sources
        if told(here[name]) != told(tab[name]) and not silent_for_older_numpy(here[name], tab[name])
    }
    explained = {name for name in sources if name.partition(" ")[2] in EXPLAINED}
    assert differing.keys() == explained, differing
