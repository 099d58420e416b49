"""Where things stand, and the sample bank: the examples of FORMAT.md, so they are tested too."""

import itertools
import re
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "quizzes" / "page"
VECTORS = ROOT / "tests" / "vectors"


def format_example() -> str:
    """Return the YAML blocks of FORMAT.md joined into one topic file."""
    text = (ROOT / "quizzes" / "FORMAT.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    head = blocks[0].replace("  - …\n", "")
    return head + "\n".join(block for block in blocks if "  - id:" in block)


_milliseconds = itertools.count()


def event(kind: str, **fields: Any) -> dict[str, Any]:
    """Return an event of today, each later than the one before, as the log writes them."""
    at = datetime.now(timezone.utc) + timedelta(milliseconds=next(_milliseconds))
    return {
        "kind": kind,
        "id": uuid.uuid4().hex,
        "at": at.isoformat(timespec="milliseconds"),
        **fields,
    }
