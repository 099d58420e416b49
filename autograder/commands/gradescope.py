"""The program that Gradescope runs for every submission: python -m autograder.commands.gradescope /autograder

If there is no score, no results.json is written. Then Gradescope says that the autograder failed, and shows this
program's output to the instructor; with a results.json it would record a 0.
"""

import json
import sys
import tempfile
from pathlib import Path

from autograder.basics.files import write_atomically
from autograder.commands.common import Context, UsageError
from autograder.commands.grade import GradeRequest, grade
from autograder.grading.platforms import gradescope_results
from autograder.grading.store import Store
from autograder.isolation.untrusted import Budget, copy_untrusted
from autograder.language.i18n import render, use_utf8_where_possible

SETTINGS = "settings.json"
STUDENT = "submission"


def main(root: Path) -> int:
    """Grade `root`/submission into `root`/results/results.json; 0 if that is written."""
    settings = json.loads((root / "source" / SETTINGS).read_text(encoding="utf-8"))
    context = Context(settings["lang"])
    target = root / "results" / "results.json"
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as home:
        folder, out = Path(home, "submissions"), Path(home, "results")
        (folder / STUDENT).mkdir(parents=True)
        copy_untrusted(root / "submission", folder / STUDENT, lambda path: False, Budget())
        request = GradeRequest(
            str(folder), str(out), exercises=settings["exercises"], seed=settings["seed"], jobs=1
        )
        try:
            grade(context, request)
        except UsageError as error:
            print(f"xor2mnist: {render(error.sentence, context.lang)}")
            return 1
        result = Store(out).result(STUDENT)
    if result is None:
        return 1
    try:
        results = gradescope_results(result, context.lang)
    except ValueError as error:
        context.print("no score is given, for this could not be graded: {what}", what=error)
        return 1
    write_atomically(target, json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    use_utf8_where_possible(sys.stdout)
    sys.exit(main(Path(sys.argv[1])))
