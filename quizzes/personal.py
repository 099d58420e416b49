"""Which variant of a question belongs to whom: computed from a code, and a student's code from a course's salt.

Whoever knows the salt can compute every code again; from a code the salt cannot be found by anything but trying.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

# Long enough that no two students of a class get the same code by chance, short enough to be typed.
CODE_DIGITS = 12
MAX_CODE = 64


def personal_code(salt: str, student: str) -> str:
    """Return a student's code: the first digits of SHA-256 over salt and student, on every machine the same.

    The name is normalised (NFC), since systems write Hangul and accents in one or in several characters.
    """
    text = f"{salt}\0{unicodedata.normalize('NFC', student)}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:CODE_DIGITS]


def first_variant(code: str, question: dict[str, Any]) -> int:
    """Return the number of the variant of a built question that the owner of a code meets first."""
    return fnv1a(f"{code} {question['id']}") % len(question["variants"])


def fnv1a(text: str) -> int:
    """Return the 32-bit FNV-1a hash over code points, which the page computes too (Fowler, Noll and Vo 1991)."""
    value = 2166136261
    for character in text:
        value = ((value ^ ord(character)) * 16777619) & 0xFFFFFFFF
    return value
