"""The package that checks, explains and grades; the command is `xor2mnist`."""

__version__ = "0.1.0"

DEFAULT_SEED = 7
"""The seed of a learner's checks; a grader draws its own."""

MOST_SEED = 2**32 - 1
"""The largest seed that NumPy, TensorFlow and Keras all take."""
