"""What a release needs beside the code: one version, its changes, licences of what others made, issue forms."""

import importlib.machinery
import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest
from places import ROOT
from ruamel.yaml import YAML

from autograder import __version__

DATA = (".npz", ".js", ".woff2", ".ttf", ".wasm")
LICENCES = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
OWN = ("entry.js", "package.json", "package-lock.json")


def vendored() -> list[Path]:
    """Return the files that others made, or that hold their work."""
    found = [
        path
        for package in ("autograder", "quizzes")
        for path in (ROOT / package).rglob("vendor/*")
        if path.is_file() and not path.name.startswith("LICENSE") and path.name not in OWN
    ]
    found += [path for path in (ROOT / "autograder" / "data").iterdir() if path.suffix in DATA]
    # Code that names another's copyright is theirs as well.
    for package in ("autograder", "quizzes"):
        for path in (ROOT / package).rglob("*"):
            if path.suffix in (".py", ".js", ".css", ".svg") and "vendor" not in path.parts:
                head = path.read_text(encoding="utf-8")[:2000]
                if re.search(r"Copyright \(c\)", head):
                    found.append(path)
    return found


def test_every_file_that_others_made_is_on_the_page_with_its_licence():
    names = {path.relative_to(ROOT).as_posix() for path in vendored()}

    rows = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", LICENCES, re.MULTILINE))

    assert names and set(rows) == names
    for row in rows.values():
        assert re.search(r"\[text\]\(\.\./\S+/LICENSE\S*\.txt\)", row), row


def test_every_licence_is_linked_and_goes_into_the_wheel():
    pattern = re.search(r"license-files = \[(.*)\]", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert pattern
    shipped = {path for one in re.findall(r'"([^"]+)"', pattern[1]) for path in ROOT.glob(one)}
    here = {
        path for package in ("autograder", "quizzes") for path in (ROOT / package).rglob("LICENSE*")
    }

    assert here and here <= shipped and ROOT / "LICENSE" in shipped
    for path in shipped:
        assert f"../{path.relative_to(ROOT).as_posix()}" in LICENCES, path


def test_the_versions_on_the_page_are_those_of_the_files():
    for path in vendored():
        if "vendor" not in path.parts or path.name == "editor.js":
            continue
        (version,) = re.findall(
            rf"^\| `{re.escape(path.relative_to(ROOT).as_posix())}` \| [^|]* \| ([\d.]+) \|",
            LICENCES,
            re.MULTILINE,
        )
        assert version in path.read_text(encoding="utf-8"), path


def test_the_editors_licences_name_every_package_in_it():
    folder = ROOT / "autograder" / "site" / "vendor"
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    text = (folder / "LICENSE-codemirror.txt").read_text(encoding="utf-8")
    packages = [
        path.partition("node_modules/")[2]
        for path, one in lock["packages"].items()
        if path and not one.get("dev")
    ]

    assert packages and [one for one in packages if one not in text] == []


def test_the_version_stands_in_one_place_and_heads_the_changelog():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (first, *_) = re.findall(
        r"^## \[(.+?)\] - (unreleased|\d{4}-\d\d-\d\d)$", changes, re.MULTILINE
    )

    assert first[0] == __version__
    assert 'dynamic = ["version"]' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        # Code such as `slopes[k](z)` is no link.
        text = re.sub(r"`[^`\n]*`", "", path.read_text(encoding="utf-8"))
        for link in re.findall(r"\]\(((?!http|#|mailto:)[^)#]+)", text):
            assert (path.parent / link).exists(), (path.name, link)


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml")))
def test_an_issue_form_has_what_github_asks_and_both_languages(path):
    form = YAML(typ="safe").load(path.read_text(encoding="utf-8"))

    assert set(form) == {"name", "description", "labels", "body"}
    ids = [one["id"] for one in form["body"] if one["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 1
    for one in form["body"]:
        assert one["type"] in ("markdown", "dropdown", "textarea", "input")
        fields = one["attributes"]
        assert fields.get("value" if one["type"] == "markdown" else "label")
        texts = [fields.get("value"), fields.get("label"), *fields.get("options", [])]
        for text in filter(None, texts):
            # What stands in backticks alone is typed.
            assert re.search("[가-힣]", text) or re.fullmatch("`[^`]+`", text), text
    for text in (form["name"], form["description"]):
        assert re.search("[가-힣]", text) and re.search("[a-z]", text)


@pytest.fixture(scope="module")
def benchmarks():
    """The script that runs the benchmarks, as a module."""
    loader = importlib.machinery.SourceFileLoader(
        "benchmarks_run", str(ROOT / "benchmarks" / "run")
    )
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    sys.modules[loader.name] = module  # its dataclass looks itself up there
    loader.exec_module(module)
    return module


def test_the_readme_quotes_the_page_of_figures_and_nothing_else(benchmarks):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    sections = benchmarks.sections_in(benchmarks.PAGE.read_text(encoding="utf-8"))

    assert sections and benchmarks.quoted(sections) in readme
    assert benchmarks.page_of(sections) == benchmarks.PAGE.read_text(encoding="utf-8")
    rest = readme.replace(benchmarks.quoted(sections), "")
    assert not re.findall(r"\d+(?:\.\d+)? ?×", rest)


def test_a_benchmark_is_measured_into_its_section_and_quoted(benchmarks, tmp_path, monkeypatch):
    monkeypatch.setattr(benchmarks, "HERE", tmp_path)
    row = "nbgrader autograde                      5      1.000      1.0 x\n"
    row += "xor2mnist grade                      1000     79.500     79.5 x"
    (tmp_path / "one.py").write_text(f"print({row!r})", encoding="utf-8")
    one = benchmarks.Benchmark("grade", "Grading", "Two sides.", "one.py", None)

    section, status = benchmarks.measured(one, ["one.py", "--nbgrader", sys.executable])

    assert status == 0 and section.startswith("## Grading\n\nTwo sides.\n\n```\nnbgrader autograde")
    assert " cores, " in section and "load " in section and "numpy " in section
    assert str(Path(sys.executable).parent) not in section
    page = benchmarks.page_of({"lecture": "## L\n\n| a |\n", "grade": section})
    assert benchmarks.sections_in(page) == {"grade": section, "lecture": "## L\n\n| a |\n"}
    said = "`xor2mnist grade` grades 1000 submissions at 79.5 × the rate of nbgrader autograde."
    assert said in benchmarks.quoted({"grade": section})


def test_what_a_benchmark_was_not_told_is_left_out(benchmarks):
    told = {"nbgrader": "python", "otter": None, "data": None}
    found = {one.name: benchmarks.command_of(one.arguments, told) for one in benchmarks.BENCHMARKS}

    assert found["grade"] == ["grade.py", "--nbgrader", "python", "--count", "10", "100"]
    assert found["lecture"] is None
    for one in benchmarks.BENCHMARKS:
        assert (ROOT / "benchmarks" / one.arguments.split()[0]).is_file()


def test_the_wheel_is_tried_with_every_extra():
    from wheel_extras import TRIED

    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    section = text.partition("[project.optional-dependencies]\n")[2].partition("\n[")[0]
    extras = set(re.findall(r"^([\w-]+) = \[", section, re.MULTILINE))

    assert extras - {"all", "dev"} == set(TRIED) - {""}
