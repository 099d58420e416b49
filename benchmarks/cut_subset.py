"""Cut the subset of MNIST that the package ships; the same input gives the same file.

python benchmarks/cut_subset.py --data PATH/TO/mnist.npz
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from autograder.data import SUBSET, load_subset, read_mnist

TRAIN_PER_CLASS = 700
TEST_PER_CLASS = 200


def evenly_spaced(labels: NDArray, per_class: int) -> NDArray:
    """Return the row numbers of `per_class` examples of each digit, in the file's order.

    They are spread evenly over the file, without random numbers, which NumPy does not promise to
    keep from version to version: MNIST's first half of the test data is easier than its second.
    """
    rows = []
    for digit in range(10):
        mine = np.flatnonzero(labels == digit)
        rows.append(mine[np.linspace(0, len(mine) - 1, per_class).round().astype(int)])
    return np.sort(np.concatenate(rows))


def main() -> None:
    """Read the full data, write the subset and print what it holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="the full mnist.npz")
    parser.add_argument("--out", type=Path, default=SUBSET)
    options = parser.parse_args()

    (x_train, y_train), (x_test, y_test) = read_mnist(options.data)
    train = evenly_spaced(y_train, TRAIN_PER_CLASS)
    test = evenly_spaced(y_test, TEST_PER_CLASS)
    np.savez_compressed(
        options.out,
        x_train=x_train[train],
        y_train=y_train[train],
        x_test=x_test[test],
        y_test=y_test[test],
    )
    if options.out == SUBSET:
        load_subset()
    size = options.out.stat().st_size
    print(f"{options.out}: {len(train)} + {len(test)} digits, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
