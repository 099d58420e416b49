"""What learners get wrong about the sigmoid and its slope."""

import math

import numpy as np

from autograder.misconceptions import misconception, solved

sigmoid_right = solved("ex01_sigmoid").sigmoid


@misconception("sigmoid-one-plus-precedence", of="sigmoid")
def sigmoid_precedence(x):
    return 1 / 1 + np.exp(-np.asarray(x, dtype=float))


@misconception("sigmoid-denominator-without-one", of="sigmoid")
def sigmoid_without_one(x):
    return 1 / np.exp(-np.asarray(x, dtype=float))


@misconception("sigmoid-denominator-minus", of="sigmoid")
def sigmoid_denominator_minus(x):
    return 1 / (1 - np.exp(-np.asarray(x, dtype=float)))


@misconception("sigmoid-exponent-sign", of="sigmoid")
def sigmoid_exponent_sign(x):
    return 1 / (1 + np.exp(np.asarray(x, dtype=float)))


@misconception("sigmoid-exp-over-exp", of="sigmoid")
def sigmoid_exp_over_exp(x):
    e = np.exp(np.asarray(x, dtype=float))
    return e / (1 + e)


@misconception("sigmoid-exp-over-exp-in-float32", of="sigmoid")
def sigmoid_exp_over_exp_in_the_type_of_x(x):
    return np.exp(x) / (1 + np.exp(x))


@misconception("sigmoid-nan-replaced-by-zero", of="sigmoid")
def sigmoid_nan_replaced(x):
    e = np.exp(np.asarray(x, dtype=float))
    return np.nan_to_num(e / (1 + e))


@misconception("sigmoid-clipped-at-20", of="sigmoid")
def sigmoid_clipped(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=float), -20, 20)))


@misconception("sigmoid-clips-the-caller", of="sigmoid")
def sigmoid_clips_the_caller(x):
    x = np.asarray(x, dtype=float)
    x[x > 500] = 500
    x[x < -500] = -500
    return 1 / (1 + np.exp(-x))


@misconception("sigmoid-overwrites-the-caller", of="sigmoid")
def sigmoid_overwrites_the_caller(x):
    x = np.asarray(x, dtype=float)
    x *= -1
    np.exp(x, out=x)
    x += 1
    return 1 / x


@misconception("sigmoid-in-the-type-of-the-input", of="sigmoid")
def sigmoid_in_input_type(x):
    x = np.asarray(x)
    result = np.zeros_like(x)
    result[...] = sigmoid_right(x)
    return result


@misconception("sigmoid-list-without-array", of="sigmoid")
def sigmoid_of_raw_input(x):
    return 1 / (1 + np.exp(-x))


@misconception("sigmoid-math-exp", of="sigmoid")
def sigmoid_math_exp(x):
    return 1 / (1 + math.exp(-x))


@misconception("sigmoid-loop-over-one-axis", of="sigmoid")
def sigmoid_loop(x):
    return np.array([1 / (1 + math.exp(-value)) for value in x])


@misconception("sigmoid-if-on-an-array", of="sigmoid")
def sigmoid_if(x):
    x = np.asarray(x, dtype=float)
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


@misconception("sigmoid-if-on-whatever-comes-in", of="sigmoid")
def sigmoid_if_raw(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


@misconception("sigmoid-caret-as-power", of="sigmoid")
def sigmoid_caret(x):
    return 1 / (1 + np.e ^ -np.asarray(x, dtype=float))


@misconception("sigmoid-of-the-absolute-value", of="sigmoid")
def sigmoid_of_absolute_value(x):
    return 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float))))


@misconception("sigmoid-is-tanh", of="sigmoid")
def sigmoid_is_tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


@misconception("sigmoid-tanh-without-half", of="sigmoid")
def sigmoid_tanh_without_half(x):
    return (1 + np.tanh(np.asarray(x, dtype=float))) / 2


@misconception("sigmoid-is-a-step", of="sigmoid")
def sigmoid_step(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


@misconception("sigmoid-shared-out", of="sigmoid")
def sigmoid_softmax(x):
    e = np.exp(np.asarray(x, dtype=float))
    return e / np.sum(e)


@misconception("sigmoid-returns-its-slope", of="sigmoid")
def sigmoid_returns_slope(x):
    return sigmoid_right(x) * (1 - sigmoid_right(x))


@misconception("sigmoid-settled-too-early", of="sigmoid")
def sigmoid_settled_too_early(x):
    x = np.asarray(x, dtype=float)
    return np.where(np.abs(x) > 12, np.where(x > 0, 1.0, 0.0), sigmoid_right(x))


@misconception("sigmoid-derivative-x-one-minus-x", of="sigmoid_derivative")
def derivative_of_raw_x(x):
    x = np.asarray(x, dtype=float)
    return x * (1 - x)


@misconception("sigmoid-derivative-x-one-minus-x-without-array", of="sigmoid_derivative")
def derivative_of_raw_x_as_it_comes(x):
    return x * (1 - x)


@misconception("sigmoid-derivative-of-the-activation", of="sigmoid_derivative")
def derivative_of_activation(x):
    s = sigmoid_right(sigmoid_right(x))
    return s * (1 - s)


@misconception("sigmoid-derivative-exp-over-square", of="sigmoid_derivative")
def derivative_exp_over_square(x):
    e = np.exp(-np.asarray(x, dtype=float))
    return e / (1 + e) ** 2


@misconception("sigmoid-derivative-clipped-at-20", of="sigmoid_derivative")
def derivative_clipped(x):
    s = sigmoid_right(np.clip(np.asarray(x, dtype=float), -20, 20))
    return s * (1 - s)


@misconception("sigmoid-derivative-exp-without-array", of="sigmoid_derivative")
def derivative_exp_of_raw_input(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


@misconception("sigmoid-derivative-sign", of="sigmoid_derivative")
def derivative_sign(x):
    s = sigmoid_right(x)
    return s * (s - 1)


@misconception("sigmoid-derivative-inner-sign", of="sigmoid_derivative")
def derivative_inner_sign(x):
    e = np.exp(-np.asarray(x, dtype=float))
    return -e / (1 + e) ** 2


@misconception("sigmoid-derivative-square-lost", of="sigmoid_derivative")
def derivative_square_lost(x):
    e = np.exp(-np.asarray(x, dtype=float))
    return e / (1 + e)


@misconception("sigmoid-derivative-inner-derivative-lost", of="sigmoid_derivative")
def derivative_inner_lost(x):
    return sigmoid_right(x) ** 2


@misconception("sigmoid-derivative-factor-s-lost", of="sigmoid_derivative")
def derivative_factor_lost(x):
    return 1 - sigmoid_right(x)


@misconception("sigmoid-derivative-is-the-sigmoid", of="sigmoid_derivative")
def derivative_is_sigmoid(x):
    return sigmoid_right(x)


@misconception("sigmoid-derivative-one-minus-square", of="sigmoid_derivative")
def derivative_one_minus_square(x):
    return 1 - sigmoid_right(x) ** 2


@misconception("sigmoid-derivative-of-tanh", of="sigmoid_derivative")
def derivative_of_tanh(x):
    return 1 - np.tanh(np.asarray(x, dtype=float)) ** 2


@misconception("sigmoid-derivative-lost-parentheses", of="sigmoid_derivative")
def derivative_lost_parentheses(x):
    return sigmoid_right(x) * 1 - sigmoid_right(x)


@misconception("sigmoid-derivative-plus", of="sigmoid_derivative")
def derivative_plus(x):
    return sigmoid_right(x) * (1 + sigmoid_right(x))


@misconception("sigmoid-derivative-sigmoid-of-one-minus-x", of="sigmoid_derivative")
def derivative_of_one_minus_x(x):
    x = np.asarray(x, dtype=float)
    return sigmoid_right(x) * sigmoid_right(1 - x)


@misconception("sigmoid-derivative-in-the-type-of-the-input", of="sigmoid_derivative")
def derivative_in_input_type(x):
    x = np.asarray(x)
    slope = np.zeros_like(x)
    slope[...] = sigmoid_right(x) * (1 - sigmoid_right(x))
    return slope


@misconception("sigmoid-derivative-between-neighbours", of="sigmoid_derivative")
def derivative_between_neighbours(x):
    return np.gradient(sigmoid_right(x))


@misconception("sigmoid-clipped-at-25", of="sigmoid")
def sigmoid_clipped_at_25(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=float), -25, 25)))


@misconception("sigmoid-derivative-nothing-at-zero", of="sigmoid_derivative")
def derivative_nothing_at_zero(x):
    x = np.asarray(x, dtype=float)
    return np.where(x == 0, 0.0, sigmoid_right(x) * sigmoid_right(-x))


@misconception("sigmoid-derivative-overflow-of-one-number", of="sigmoid_derivative")
def derivative_overflow_of_one_number(x):
    if isinstance(x, int | float):
        s = 1 / (1 + math.exp(-x))
        return s * (1 - s)
    x = np.asarray(x, dtype=float)
    return sigmoid_right(x) * sigmoid_right(-x)
