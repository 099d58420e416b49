"""What learners get wrong about the sigmoid and its slope."""

import numpy as np

from autograder.misconceptions import misconception, solved

sigmoid_right = solved("ex01_sigmoid").sigmoid


@misconception(
    "sigmoid-one-plus-precedence",
    of="sigmoid",
    en="Division binds tighter than addition: 1/1 + e^-x is 1 + e^-x, never below 1.",
    ko="나눗셈이 덧셈보다 먼저 계산됩니다. 1/1 + e^-x 는 1 + e^-x 이므로 1보다 작아질 수 없습니다.",
    quiz="sigmoid-range",
)
def sigmoid_precedence(x):
    return 1 / 1 + np.exp(-np.asarray(x, dtype=float))
