"""Judges folders of submissions with the kit that stands in a given place, in one process.

`python tests/judging.py PLACE FOLDERS SEED` prints the verdicts of all folders in FOLDERS as JSON.
"""

import json
import sys
from pathlib import Path


def verdicts(folders: Path, seed: int) -> dict:
    """Return the verdict on every folder, without what two runs never have in common."""
    from autograder.commands.check import local_benches, messages
    from autograder.course.catalogue import course
    from autograder.course.paths import SOLUTIONS
    from autograder.judging.diagnosis import Diagnosis
    from autograder.judging.engine import assess
    from autograder.judging.verdict import as_json
    from autograder.report.notices import Notices

    diagnose, notices, found = Diagnosis(SOLUTIONS), Notices("en", 2, sys.stderr), {}
    for folder in sorted(folders.iterdir()):
        exercises = [one for one in course() if (folder / one.filename).is_file()]
        verdict = assess(local_benches(exercises, folder, seed, notices), diagnose)
        shape = as_json(verdict, "kit", messages(verdict, folder, "en"))
        found[folder.name] = shape | {"started": "", "seconds": 0.0}
    return found


if __name__ == "__main__":
    place, folders, seed = sys.argv[1:]
    sys.path.insert(0, place)
    import autograder

    # A copy must not be judged by the checkout that is installed.
    assert Path(autograder.__file__).is_relative_to(place), autograder.__file__
    print(json.dumps(verdicts(Path(folders), int(seed))))
