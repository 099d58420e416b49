"""A step of a GitHub Classroom workflow: python -m autograder.commands.classroom verdict.json >> "$GITHUB_OUTPUT"

`verdict.json` is what `xor2mnist check --json` wrote; the line that is printed is read by the reporter of GitHub Classroom.
"""

import json
import sys
from pathlib import Path

from autograder.grading.platforms import classroom_results
from autograder.language.i18n import choose_language


def main(path: Path) -> int:
    """Print the step's output; 0."""
    verdict = json.loads(path.read_text(encoding="utf-8"))
    print(f"result={classroom_results(verdict, choose_language())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
