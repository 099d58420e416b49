"""The linter for Korean sees every kind of fault, and sees none in what is written well."""

import pytest

from autograder.authoring import korean
from autograder.authoring.gate import about_course
from autograder.authoring.korean import about_korean, complaints, korean_files
from autograder.course.paths import HOME


def found(text: str, **how) -> list[str]:
    return [complaint for _, complaint in complaints(text, **how)]


@pytest.mark.parametrize(
    "text",
    [
        "x 의 모양은 같습니다.",
        "답은 0.50 입니다.",
        "`y - t` 만 남습니다.",
        "앞에 1 // 2 를 쓰면 0이 됩니다.",
        "NumPy 는 경고합니다.",
        "기울기는 h(1 - h) 이고 작습니다.",
        "$x^2$ 에서 시작합니다.",
        "ε 을 더합니다.",
        "정확도는 92.4% 였습니다.",
        "x = 0 일 때 같습니다.",
        "모양이 (2, 2) 인 행렬입니다.",
        "**굵은 말** 은 중요합니다.",
        "난수는 `rng`\n  에서 뽑습니다.",
        "`path` 에는 파일이 있습니다.",
        "`a` 이 정수입니다.",
    ],
)
def test_a_particle_that_stands_apart_is_seen(text):
    assert [f for f in found(text) if "stands apart" in f]
    assert found(text, particles_alone=True) == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "기울기를 더한다.",
        "이것은 옳지 않다.",
        "같은 값이 아니다.",
        "왜 그런가?",
        "값을 구하라.",
        "다시 해 보세요.",
        'rubric = ["이유를 말한다"]',
        "방법을 든다: 하나",
    ],
)
def test_another_style_than_that_of_the_course_is_seen(text):
    assert [f for f in found(text) if "not in the style" in f]


@pytest.mark.parametrize(
    "text",
    [
        "{name}은 없습니다.",
        "{name}이 없습니다.",
        "{name}을(를) 고치십시오.",
        "({file})로 저장합니다.",
        "값은 {value:.2f}입니다.",
        "{function}까지 고치십시오.",
    ],
)
def test_a_particle_behind_a_field_is_seen(text):
    assert [f for f in found(text) if "follows it" in f]


@pytest.mark.parametrize(
    "text",
    [
        "x의 모양은 `y`와 같습니다. 답은 0.50입니다.",
        "`sigmoid` 이 함수는 배열을 받습니다.",
        "x 값을 씁니다. 봅시다. 여십시오.",
        "{file}의 {line}번째 줄, {name}에 {n}개, {name}도 있습니다.",
        '강의에서는 "표준화되어 있지 않다"라고 설명합니다.',
        "NumPy 의미론과 `x` 가운데 하나입니다.",
        'ko = "이 함수는 됩니다."\n\n도 = 1',
        "{{answer}}입니다.",
    ],
)
def test_what_is_written_well_passes(text):
    assert found(text) == []


def test_the_complaint_names_the_line(tmp_path, monkeypatch):
    file = tmp_path / "README.ko.md"
    file.write_text("첫 줄입니다.\n\n둘째 줄의 x 는 떨어져 있습니다.\n", encoding="utf-8")
    monkeypatch.setattr(korean, "PACKAGE", tmp_path / "autograder")
    monkeypatch.setattr(korean, "korean_files", lambda: [file])

    assert list(about_korean()) == ['README.ko.md:3: the particle of "x 는" stands apart']


def test_the_gate_speaks_of_korean(monkeypatch):
    monkeypatch.setattr("autograder.authoring.gate.about_korean", lambda: iter(["a fault"]))

    assert "a fault" in about_course()


@pytest.mark.parametrize(
    "name",
    [
        "README.ko.md",
        "autograder/bundle/README.ko.md",
        "autograder/course/course.toml",
        "autograder/course/docstrings_ko.toml",
        "autograder/language/locales/ko/LC_MESSAGES/xor2mnist.po",
        "autograder/misconceptions/ex07_optimizers.toml",
        "autograder/notebooks/explain.toml",
        "docs/instructors.ko.md",
        "exercises/lessons/ko/ex09_dropout.md",
        "exercises/lessons/dropout_team.svg",
        "quizzes/bank/dropout.yaml",
    ],
)
def test_the_file_is_read(name):
    assert HOME / name in korean_files()


def test_all_korean_of_the_project_is_clean():
    assert list(about_korean()) == []
