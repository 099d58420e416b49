"""Lints Korean texts: particles written apart, plain style, particles after a field.

It reads files line by line, so that a complaint names the line to correct.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from autograder.course.paths import HOME, LESSONS, PACKAGE, QUIZZES

# Endings of "to be", which are written together with a noun like particles.
_COPULA = (
    r"입니다|입니까|(?:이었|였)[가-힣]+|이다|이고|이며|이면서?|이므로|이라[가-힣]*|이지만|이니까?|이어서|이어[도야]|"
    r"여[도야]|이거나|이든지?|이기|인데[가-힣]*|인가|인지|인|임|라[고는면서도](?:만|도|는)?|라(?= [하할한])"
)
_PARTICLE = (
    r"(?:을|를|은|는|가|이나|나|의|도|과|와|[과와](?:의|는|도)|으?로(?:서|써|부터|만)?(?:는|도|의)?|"
    r"에(?:서|게|만)?(?:는|도|의|만|부터|처럼)?|만(?:은|이|을|의|도|으로)?|까지(?:는|도|의|만)?|부터(?:는|도|의)?|"
    rf"보다(?:는|도)?|처럼|만큼(?:은|의|만)?|마다|조차|마저|씩|쯤|들|짜리|끼리|뿐(?:입니다|이다)?|{_COPULA})(?![가-힣])"
)
# Words that look like a particle and are none: 이 식 ("this formula"), 일 ("work").
_THIS = r"이(?= )(?! (?:값|식|함수|수|때|둘|셋|중))"
_WILL_BE = r"일(?= (?:때|수|뿐|것))"
# Characters after which a particle must not be written apart: letters, figures, and the ends of code, formulas,
# brackets, fields, emphasis and quotations.
_FOREIGN = r"(?:[A-Za-z0-9Α-Ωα-ω∂²³⁰-⁹₀-₉ᵀ′%`$)\]}]|[^\s*]\*\*|[^\s=:,\[({]\"(?!\s*\n))"
# A line break within a paragraph reads as a space.
_APART = re.compile(
    rf"(?P<before>\S*{_FOREIGN})(?:[ \t]+|[ \t]*\n[ \t]*)(?P<particle>{_PARTICLE}|{_THIS}|{_WILL_BE})"
)
_PLAIN = re.compile(
    r"(?P<verb>[가-힣]*다)(?=[.?!:\"]|\n\n)(?!\"(?:라고|라는))|(?P<other>[가-힣]*(?:"
    r"[는은인한던런운린]가(?=\?)|[이하]냐(?=[.?])|[하쓰르마보]라(?=[.!])|[어아해세에예지네]요(?=[.?!])))"
)
# Only 의, 에 and 도 fit every value; 을 or 를, 이 or 가 depend on its last sound.
_BEHIND_FIELD = re.compile(
    r"(?<!\{)\{[a-z_]\w*(?:[:!][^{}]*)?\}[\"'`)\]]*"
    rf"(?P<particle>(?!(?:의|에|도)(?![가-힣])){_PARTICLE}|이(?![가-힣])|[을이은와]\([를가는과]\)|\(으\)로)"
)
_HANGUL = re.compile("[가-힣]")


def about_korean() -> Iterator[str]:
    """Yield every complaint about the Korean texts of the project."""
    for path in korean_files():
        name = path.relative_to(PACKAGE.parent).as_posix()
        # The bank's own linter checks style and fields there, since quotations of the lecture must stay as they
        # are.
        of_bank = path.suffix == ".yaml"
        for first, text in _pieces(path):
            for line, complaint in complaints(text, particles_alone=of_bank):
                yield f"{name}:{first + line}: {complaint}"


def korean_files() -> list[Path]:
    """Return every file that holds Korean for a person to read."""
    files = [
        *PACKAGE.rglob("*.toml"), *PACKAGE.rglob("ko/**/*.po"), *PACKAGE.rglob("README.ko.md"), *PACKAGE.rglob("*.py"),
        *HOME.glob("*.ko.md"), *HOME.glob("docs/*.ko.md"), *LESSONS.glob("ko/*.md"), *LESSONS.glob("*.svg"),
        *QUIZZES.glob("bank/*.yaml"),
    ]  # fmt: skip
    this = Path(__file__).resolve()  # this file's patterns are Korean too, and no text for a person
    return sorted({path for path in files if path.is_file() and path != this})


def _pieces(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line before the text, text): for Python files their strings, for all others the whole file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield 0, source
        return
    if not _HANGUL.search(source):
        return
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and _HANGUL.search(node.value)
        ):
            yield node.lineno - 1, node.value


def complaints(text: str, particles_alone: bool = False) -> Iterator[tuple[int, str]]:
    """Yield (line, complaint) for every fault; with `particles_alone` style and fields are not checked."""
    faults = [
        (
            match.start("particle"),
            f'the particle of "{match["before"]} {match["particle"]}" stands apart',
        )
        for match in _APART.finditer(text)
    ]
    if not particles_alone:
        faults += [
            (match.start(), f'"{match[0]}" is not in the style of 합니다')
            for match in _PLAIN.finditer(text)
            if not _polite(match[0])
        ]
        faults += [
            (match.start(), f'a particle that depends on the value follows it: "{match[0]}"')
            for match in _BEHIND_FIELD.finditer(text)
        ]
    for place, complaint in sorted(faults):
        yield text.count("\n", 0, place) + 1, complaint


def _polite(word: str) -> bool:
    """Return whether a verb ends in -ㅂ니다 or -ㅂ시다: 합니다, 봅시다, but not 아니다."""
    if len(word) < 3 or word[-2] not in "니시":
        return False
    final_bieup = 17
    return (ord(word[-3]) - ord("가")) % 28 == final_bieup
