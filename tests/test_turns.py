"""By `--long` the cases of costly tests take turns by day; none is forgotten, and no day is empty."""

from types import SimpleNamespace

import pytest
from made import another_days

CASES = [f"tests/test_bank.py::test_a_case[{n}]" for n in range(7)]
SINGLE = "tests/test_bank.py::test_the_only_case[0]"


def item(nodeid, days):
    mark = SimpleNamespace(args=(days,)) if days else None
    return SimpleNamespace(nodeid=nodeid, get_closest_marker=lambda name: mark)


def taken(day, monkeypatch, **environment):
    for name, value in {"XOR2MNIST_DAY": str(day), "BANKS": "", **environment}.items():
        monkeypatch.setenv(name, value)
    items = [*(item(one, 3) for one in CASES), item(SINGLE, 3), item("tests/test_other.py", None)]
    later = another_days(items)
    return [one.nodeid for one in items if one not in later]


@pytest.mark.parametrize("first", [0, 20_788])
def test_every_case_has_its_turn_and_no_day_is_empty(first, monkeypatch):
    days = [taken(first + n, monkeypatch) for n in range(3)]

    assert sorted(one for day in days for one in day if one in CASES) == CASES
    assert all(2 <= len(set(day) & set(CASES)) <= 3 for day in days)
    # What has no other case, and what takes no turns, runs every day.
    assert all({SINGLE, "tests/test_other.py"} <= set(day) for day in days)


def test_banks_all_takes_every_case(monkeypatch):
    assert taken(1, monkeypatch, BANKS="all") == [*CASES, SINGLE, "tests/test_other.py"]
