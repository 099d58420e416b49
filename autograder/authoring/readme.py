"""The first link of the READMEs, which opens the course: its address is a setting in pyproject.toml."""

import re
import sys
from collections.abc import Iterator

from autograder.course.paths import HOME

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

READMES = {"en": "README.md", "ko": "README.ko.md"}
# The text between the two marks is generated from the setting.
PLACE = re.compile(r"(<!-- course -->\n).*?(\n<!-- /course -->)", re.DOTALL)
WITH_ADDRESS = {
    "en": "**[Open the course]({address})** in your browser: nothing to install. Or [install it](#begin) on your computer.",
    "ko": "**[과정 열기]({address})**: 설치 없이 브라우저에서 바로 시작합니다. 내 컴퓨터에 [설치](#시작하기)해서 쓸 수도 있습니다.",
}
WITHOUT = {
    "en": (
        "**[Open the course](docs/site.md#open-the-course)** in your browser. It has no public address yet: two commands "
        "open it on your own computer. Or [install it](#begin) and work with your own editor."
    ),
    "ko": (
        "**[과정 열기](docs/site.md#open-the-course)**: 브라우저에서 시작합니다. 아직 공개 주소가 없으므로 명령 두 개로 내 "
        "컴퓨터에서 엽니다. [설치](#시작하기)한 다음 쓰던 편집기로 작업할 수도 있습니다."
    ),
}


def course_address() -> str:
    """Return the address of the course from pyproject.toml; "" if there is none yet."""
    settings = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["tool"]["xor2mnist"]["course"])


def with_link(text: str, address: str, lang: str) -> str:
    """Return a README's text with the link to `address`. Raises ValueError where it has no marks for it."""
    if not PLACE.search(text):
        raise ValueError("<!-- course -->")
    line = WITH_ADDRESS[lang].format(address=address) if address else WITHOUT[lang]
    return PLACE.sub(lambda match: match[1] + line + match[2], text)


def readmes_out_of_step() -> Iterator[tuple[str, str]]:
    """Yield the name and the new text of every README whose link is not the setting's.

    An installed package has none of them.
    """
    there = {lang: name for lang, name in READMES.items() if (HOME / name).is_file()}
    address = course_address() if there else ""
    for lang, name in there.items():
        text = (HOME / name).read_text(encoding="utf-8")
        new = with_link(text, address, lang)
        if new != text:
            yield name, new
