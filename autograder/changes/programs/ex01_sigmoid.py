import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return 1 / (1 + np.exp(-x))


def sigmoid__2(x):
    x = np.asarray(x, dtype=float)
    return np.exp(x) / (1 + np.exp(x))


def sigmoid__3(x):
    x = np.asarray(x, dtype=float)
    return 0.5 * (1 + np.tanh(x / 2))


def sigmoid__4(x):
    x = np.asarray(x, dtype=float)
    return np.exp(-np.logaddexp(0, -x))


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


def sigmoid_derivative__2(x):
    x = np.asarray(x, dtype=float)
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


def sigmoid_derivative__3(x):
    x = np.abs(np.asarray(x, dtype=float))
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


def sigmoid_derivative__4(x):
    s = sigmoid(x)
    return s - s**2


def sigmoid_derivative__5(x):
    x = np.asarray(x, dtype=float)
    return (1 - np.tanh(x / 2) ** 2) / 4
