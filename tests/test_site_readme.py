"""The READMEs lead a learner to the course first, and then to the installation."""

import re

import pytest
from places import ROOT

from autograder.authoring.readme import (
    READMES,
    course_address,
    readmes_out_of_step,
    with_link,
)

LINK = re.compile(r"\]\(([^)]+)\)")
BEGIN = {"en": "#begin", "ko": "#시작하기"}


@pytest.mark.parametrize("lang", READMES)
def test_the_first_link_opens_the_course_and_the_second_installs_it(lang):
    text = (ROOT / READMES[lang]).read_text(encoding="utf-8")

    here = with_link(text, course_address(), lang)
    there = with_link(text, "https://someone.example/course/", lang)
    nowhere = with_link(there, "", lang)

    assert here == text
    assert LINK.findall(there)[:2] == ["https://someone.example/course/", BEGIN[lang]]
    first, second = LINK.findall(nowhere)[:2]
    assert second == BEGIN[lang]
    file, anchor = first.split("#")
    titles = re.findall(r"^## (.+)$", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    assert anchor in [title.lower().replace(" ", "-") for title in titles]


def test_a_readme_that_lost_the_place_of_its_link_is_told():
    with pytest.raises(ValueError):
        with_link("# xor2mnist\n", "", "en")


def test_the_readmes_are_in_step_with_the_address():
    assert list(readmes_out_of_step()) == []


def test_the_workflow_puts_on_the_web_what_the_command_writes():
    text = (ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")

    written, put = re.search(r"xor2mnist site (\S+)", text), re.search(r"path: (\S+)", text)
    assert written is not None and put is not None
    assert written[1] == put[1]
