"""Where things stand, and the sample bank: the examples of FORMAT.md, so they are tested too."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "quizzes" / "page"
VECTORS = ROOT / "tests" / "vectors"


def format_example() -> str:
    """Return the YAML blocks of FORMAT.md joined into one topic file."""
    text = (ROOT / "quizzes" / "FORMAT.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    head = blocks[0].replace("  - …\n", "")
    return head + "\n".join(block for block in blocks if "  - id:" in block)
