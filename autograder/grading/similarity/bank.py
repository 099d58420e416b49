"""How alike independent right answers are: measured once on a bank of answers, and stored as data.

`tests/similarity_bank.py` writes `bank.toml`; a test computes it anew.
"""

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = Path(__file__).with_name("bank.toml")
LEAST_SIZE = 40
"""Answers with fewer tokens that are not public are not compared."""
LEAST_PAIRS = 45
"""As many pairs as ten answers have; with fewer, the bank says nothing about a function."""
LEAST_LINE = 0.6
"""The answers of the bank were written to differ, and those of a class are not."""
MOST_LINE = 0.95


@dataclass(frozen=True)
class BankFigures:
    """What the bank says about a function: how many pairs of answers were compared, and how alike they are.

    `median`, `percentile_99` and `highest` are percentiles 50, 99 and 100 of the shares, from 0 to 1.
    """

    answers: int
    pairs: int
    median: float = 0.0
    percentile_99: float = 0.0
    highest: float = 0.0

    @property
    def line(self) -> float | None:
        """The share above which a pair is shown; None where the bank cannot tell alike from independent."""
        if self.pairs < LEAST_PAIRS or self.highest > MOST_LINE:
            return None
        return max(self.highest, LEAST_LINE)


@cache
def figures() -> dict[tuple[str, str], BankFigures]:
    """Return the figures of every function, by exercise and name."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        (exercise, name): BankFigures(**row)
        for exercise, rows in data.items()
        for name, row in rows.items()
    }
