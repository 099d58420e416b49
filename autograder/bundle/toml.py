"""Writes TOML, which Python's own library can only read."""

import json
from collections.abc import Mapping
from typing import Any


def _text(value: str) -> str:
    # A JSON string is a TOML basic string, but for the one control character that JSON leaves bare.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    bare = name and all(c.isascii() and (c.isalnum() or c in "-_") for c in name)
    return name if bare else _text(name)


def _inline(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(k)} = {_inline(v)}' for k, v in value.items())} }}"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, Mapping) for v in value)


def dumps(table: Mapping[str, Any], path: tuple[str, ...] = ()) -> str:
    """Return a table as TOML: plain values first, then tables and lists of tables under headings.

    Tables below the first level stand inline. Raises TypeError for a value that TOML lacks.
    """
    nested = {k: v for k, v in table.items() if _is_tables(v) and not _short(k)}
    headed = {k: v for k, v in table.items() if isinstance(v, Mapping) and not path}
    plain = [k for k in table if k not in nested and k not in headed]
    text = "".join(f"{_key(name)} = {_inline(table[name])}\n" for name in plain)
    for name, value in headed.items():
        text += f"\n[{_key(name)}]\n{dumps(value, (*path, name))}"
    for name, values in nested.items():
        heading = ".".join(map(_key, (*path, name)))
        text += "".join(f"\n[[{heading}]]\n{dumps(value, (*path, name))}" for value in values)
    return text


def _short(name: str) -> bool:
    """Return whether a list of tables reads better inline: the hints of a function."""
    return name == "hints"
