"""Decisions that a person argued: mutants that are right after all, checks that exist for their message, places that stand elsewhere."""

import sys
from functools import cache
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = Path(__file__).with_name("equivalent.toml")
MESSAGES = Path(__file__).with_name("messages.toml")
FALSE_PLACES = Path(__file__).with_name("false_places.toml")


@cache
def messages() -> dict[str, str]:
    """Return the checks that exist for their message, by key, with the use of that message."""
    with MESSAGES.open("rb") as file:
        texts: dict[str, str] = tomllib.load(file)
    return texts


@cache
def reasons() -> dict[str, dict[str, str]]:
    """Return for every function its argued mutants: the change, and why it has no effect.

    Raises ValueError if a mutant is argued twice.
    """
    with FILE.open("rb") as file:
        groups = tomllib.load(file)["equivalent"]
    arguments: dict[str, dict[str, str]] = {}
    for group in groups:
        for function, changes in group["mutants"].items():
            for change in changes:
                if change in arguments.setdefault(function, {}):
                    raise ValueError(f"{function}: {change!r} is argued twice")
                arguments[function][change] = group["reason"]
    return arguments


@cache
def false_place_reasons() -> dict[str, dict[tuple[str, str], str]]:
    """Return for every function why places stand elsewhere, by the program and the expression that is shown."""
    with FALSE_PLACES.open("rb") as file:
        groups = tomllib.load(file).get("elsewhere", [])
    reasons: dict[str, dict[tuple[str, str], str]] = {}
    for group in groups:
        for function, shown in group["places"].items():
            for program, expression in shown:
                reasons.setdefault(function, {})[program, expression] = group["reason"]
    return reasons
