"""What the checks cost, one by one: CPU seconds of all NumPy checks against the solutions.

Imports and collection are done, every exercise file is loaded anew. `--keras` times the Keras
exercises, TensorFlow imported.
"""

import argparse
import os
import sys
import time
from pathlib import Path

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from autograder import DEFAULT_SEED  # noqa: E402
from autograder.checking.check import checks_of  # noqa: E402
from autograder.course.catalogue import course  # noqa: E402
from autograder.course.paths import SOLUTIONS  # noqa: E402
from autograder.judging.engine import Bench  # noqa: E402
from autograder.running.local import LocalSide  # noqa: E402


def main() -> None:
    """Print every check's cost, and the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keras", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--total", action="store_true", help="only what they cost together")
    options = parser.parse_args()
    exercises = [one for one in course() if (one.library is not None) == options.keras]
    if options.keras:
        from autograder.running.tensorflow import import_quietly

        import_quietly()
    costs: dict[str, list[float]] = {}
    totals = []
    for _ in range(options.rounds + 1):
        began = time.process_time()
        for exercise in exercises:
            student, reference = (LocalSide(exercise, SOLUTIONS / exercise.filename) for _ in "ab")
            bench = Bench(exercise, student, reference, DEFAULT_SEED)
            for check in checks_of(exercise):
                start = time.process_time()
                result = bench.run(check)
                costs.setdefault(check.key, []).append(time.process_time() - start)
                assert result.status == "correct", check.key
        totals.append(time.process_time() - began)
    for key, times in ({} if options.total else costs).items():
        print(f"{min(times[1:]) * 1000:9.2f} ms   {key}")
    target = "5 s" if options.keras else "0.15 s"
    print(f"{len(costs)} checks: {min(totals[1:]):.3f} s of CPU (target {target})")


if __name__ == "__main__":
    main()
