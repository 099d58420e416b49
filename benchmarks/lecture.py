"""The lecture's results, trained again: ours beside the lecture's, as a table of Markdown.

python benchmarks/lecture.py [--data mnist.npz] [--offline] [--quick] [--json results.json]

The whole run takes about ten minutes on two cores. --quick goes through every row on a small part
of the data in a quarter of a minute; its figures mean nothing. The exit status is 3 where a figure
of the whole run misses its target.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

# Set for old OpenBLAS builds on some machines, they slow down a current NumPy, which is timed here.
for variable in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(variable, None)
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "solutions")]

import lecture_rows as rows  # noqa: E402
import tensorflow as tf  # noqa: E402
from ex13_keras_mnist import prepare  # noqa: E402

from autograder.data import load_mnist, read_mnist  # noqa: E402

MISSED = 3


def load(data: Path | None, offline: bool, quick: bool) -> rows.Digits:
    """Return the digits in `data`, else those that load_mnist finds; a small part with `quick`."""
    mnist = read_mnist(data) if data else load_mnist(offline)
    (images, labels), (images_test, labels_test) = mnist
    if quick:
        images, labels = images[:2000], labels[:2000]
        images_test, labels_test = images_test[:1000], labels_test[:1000]
    print(f"{len(labels)} training and {len(labels_test)} test digits", file=sys.stderr)
    train, test = prepare(images, labels), prepare(images_test, labels_test)
    return rows.Digits(*train, *test, labels_test, quick)


def all_rows(digits: rows.Digits) -> Iterator[rows.Row]:
    """Yield the table, each row as soon as it is trained."""
    yield from rows.xor_rows(digits.quick)
    yield from rows.mnist_rows(digits)
    yield rows.best_row(digits)
    yield from rows.numpy_rows(digits)


def line(row: rows.Row, quick: bool) -> str:
    """Return a row of the table in Markdown."""
    seeds = f"{row.seeds[0]} to {row.seeds[-1]}" if len(row.seeds) > 1 else str(row.seeds[0])
    reached = "" if quick or row.reached is None else ("yes" if row.reached else "no")
    cells = (row.what, row.lecture, row.ours, seeds, f"{row.seconds:.0f}", reached)
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """Train everything, print each row as soon as it is known, and return the exit status."""
    parser = argparse.ArgumentParser(description="The lecture's results, trained again.")
    parser.add_argument("--data", type=Path, help="the full mnist.npz (default: Keras's copy)")
    parser.add_argument("--offline", action="store_true", help="download nothing")
    parser.add_argument("--quick", action="store_true", help="a smoke run on little data")
    parser.add_argument("--json", type=Path, help="also write the rows to this file")
    options = parser.parse_args()
    tf.get_logger().setLevel("ERROR")

    digits = load(options.data, options.offline, options.quick)
    print("| what | the lecture | ours | seeds | seconds | reached |\n|---|---|---|---|---|---|")
    done = []
    for row in all_rows(digits):
        print(line(row, options.quick), flush=True)
        done.append(row)
    if options.json:
        text = json.dumps([asdict(row) for row in done], indent=1, ensure_ascii=False)
        options.json.write_text(text + "\n", encoding="utf-8")
    missed = any(row.reached is False for row in done)
    return MISSED if missed and not options.quick else 0


if __name__ == "__main__":
    sys.exit(main())
