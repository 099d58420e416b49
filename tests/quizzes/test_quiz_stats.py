"""Item analysis finds what is planted in invented logs, and keeps quiet on too few."""

import json
import random

import numpy as np
import pytest
from quiz_support import event

from quizzes import stats
from quizzes.stats import ENOUGH, analyse, correlation


def learner(draw, strength):
    """Stronger learners answer better, except where the key is a coin."""

    def first(question, right, answer):
        return event("answered", question=question, right=right, score=float(right), answer=answer)

    able = draw.random() < strength
    choice = "sum" if able else "shape"
    luck = draw.random() < 0.5
    log = [
        first("backprop-bias-shape", able, choice),
        first("sgd-s", True, "stochastic"),
        first("sigmoid-derivative", luck, "s(1-s)" if luck else "x"),
        first("backprop-order", able, ["forward", "output", "hidden", "update"]),
    ]
    # A second answer, after the feedback, must not count.
    return [*log, first("backprop-bias-shape", True, "sum") | {"at": "2999-01-01T00:00:00Z"}]


@pytest.fixture
def logs():
    draw = random.Random(3)
    return [learner(draw, (n + 1) / 202) for n in range(200)]


def test_difficulty_discrimination_and_answers(logs, sample):
    items = {item.id: item for item in analyse(logs, sample)}
    item = items["backprop-bias-shape"]
    assert item.learners == 200
    first = [log[0]["right"] for log in logs]
    assert item.difficulty == pytest.approx(sum(first) / 200)
    assert item.discrimination > 0.3
    assert item.answers == {"sum": sum(first), "shape": 200 - sum(first)}
    assert item.remarks == ['nobody chose "slope"']
    assert items["sgd-s"].remarks == ["too easy", "everybody scored the same"]
    assert "does not tell strong learners from weak ones" in items["sigmoid-derivative"].remarks


def test_too_few_learners_are_said_to_be_too_few(logs, sample):
    for item in analyse(logs[: ENOUGH - 1], sample):
        assert item.remarks == [f"not enough data (29 of {ENOUGH} learners)"]


def test_the_correlation_is_pearson_s():
    draw = random.Random(5)
    pairs = [(draw.random(), draw.random()) for _ in range(50)]
    assert correlation(pairs) == pytest.approx(np.corrcoef(np.array(pairs).T)[0, 1])
    assert correlation([(1, 0), (1, 1)]) is None
    assert correlation([(1, 0)]) is None


def test_the_command_reads_exported_logs(logs, sample, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(stats, "open_bank", lambda: sample)
    files = []
    for number, log in enumerate(logs[:40]):
        files.append(tmp_path / f"{number}.jsonl")
        files[-1].write_text("".join(json.dumps(e) + "\n" for e in log), encoding="utf-8")
    assert stats.main(files) == 0
    out = capsys.readouterr().out
    assert "backprop-bias-shape" in out and "sum  (right)" in out and "note: too easy" in out
    (tmp_path / "bad").write_text("no log", encoding="utf-8")
    assert stats.main([tmp_path / "bad"]) == 1
    assert "line 1 is no event" in capsys.readouterr().out
