"""Where the mistake is what a helper, or the next call, is given, the place is there and not inside of it."""

import pytest
from test_places import BATCHNORM, IN_A_TUPLE, places, stands_in

from autograder.language.i18n import render

SPLIT = """
def _gradients(inputs, targets, hidden, out, weights):
    d = (out - targets) * out * (1 - out)
    e = (d @ np.asarray(weights).T) * hidden * (1 - hidden)
    return np.asarray(inputs).T @ e, e.sum(axis=0), hidden.T @ d


def backward(x, t, h, y, w2):
    x, t = np.asarray(x), np.asarray(t)
    return _gradients(x, t, h, y, w2)
"""
IN_A_CLASS = """
class Network:
    def __init__(self, inputs, weights, bias, outward):
        self.hidden = sigmoid(inputs @ weights + bias)
        self.out = sigmoid(self.hidden @ outward)


def forward(x, w1, b1, w2):
    x, w1, b1, w2 = map(np.asarray, (x, w1, b1, w2))
    network = Network(x, w1, b1, w2)
    return network.hidden, network.out
"""


def test_the_wrong_argument_of_a_right_helper_is_the_place(tmp_path):
    code = SPLIT.replace("_gradients(x, t, h", "_gradients(t, t, h")
    (place,) = places(tmp_path, "ex03_backprop", "backward", code)
    assert (place.expression, place.certain) == ("t", True)
    assert stands_in(tmp_path, place).strip() == "return _gradients(t, t, h, y, w2)"
    assert "handed to the function in this place" in render(place.note, "en")


def test_so_is_one_of_a_class(tmp_path):
    code = IN_A_CLASS.replace("Network(x, w1, b1, w2)", "Network(x, w1, w1[0], w2)").replace(
        "map(np.asarray, (x, w1, b1, w2))\n",
        "map(np.asarray, (x, w1, b1, w2))\n    first = w1[0]\n",
    )
    code = code.replace("Network(x, w1, w1[0], w2)", "Network(x, w1, first, w2)")
    (place,) = places(tmp_path, "ex02_xor_forward", "forward", code)
    assert stands_in(tmp_path, place).strip() in (
        "network = Network(x, w1, first, w2)",
        "first = w1[0]",
    )


def test_a_variable_that_a_helper_is_given_was_mixed_up_inside_of_it(tmp_path):
    code = SPLIT.replace("np.asarray(inputs).T @ e", "targets.T @ e")
    (place,) = places(tmp_path, "ex03_backprop", "backward", code)
    assert place.expression == "targets.T @ e"


def test_parts_of_a_state_that_changed_places_are_shown_where_it_is_returned(tmp_path):
    code = IN_A_TUPLE.replace("(n, m, v)\n", "(n, v, m)\n")
    (place,) = places(tmp_path, "ex07_optimizers", "adam_step", code)
    assert (place.expression, place.certain) == ("v", True)
    assert stands_in(tmp_path, place).startswith("    return new")
    assert "swapped" in render(place.note, "en")


REMEMBERED = """
MEMORY = {}


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    MEMORY["t"] = MEMORY.get("t", 0) + 1
    answer = []
    for key, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        MEMORY["m", key] = beta1 * MEMORY.get(("m", key), 0.0) + (1 - beta1) * g
        MEMORY["v", key] = beta2 * MEMORY.get(("v", key), 0.0) + (1 - beta2) * g**2
        mean = MEMORY["m", key] / (1 - beta1 ** MEMORY["t"])
        square = MEMORY["v", key] / (1 - beta2 ** MEMORY["t"])
        answer.append(np.asarray(p) - learning_rate * mean / (np.sqrt(square) + eps))
    return answer, MEMORY
"""


def test_calls_that_are_right_when_they_are_made_again_show_no_place(tmp_path):
    assert places(tmp_path, "ex07_optimizers", "adam_step", REMEMBERED) == []


@pytest.mark.parametrize(
    ("made", "used", "expression"),
    [
        # Both corrections come out wrong by it.
        ("    n += 1", "    n = 1", "1"),
        # A number where arrays belong is 0 in every round.
        ("beta1 * a + (1 - beta1) * g", "beta1 * a", "beta1 * a"),
    ],
)
def test_what_several_later_values_come_from_is_the_place(made, used, expression, tmp_path):
    assert made in STEP
    (place,) = places(tmp_path, "ex07_optimizers", "adam_step", STEP.replace(made, used))
    assert (place.expression, place.certain) == (expression, True)


def test_the_first_value_that_is_infinite_is_the_place(tmp_path):
    code = STEP.replace("    n += 1\n", "")
    (place,) = places(tmp_path, "ex07_optimizers", "adam_step", code)
    assert place.expression == "mean / (1 - beta1**n)"
    assert "infinite" in render(place.note, "en")


STEP = """
def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    n, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    n += 1
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(m, grads)]
    v = [beta2 * b + (1 - beta2) * g * g for b, g in zip(v, grads)]
    new = []
    for p, mean, square in zip(params, m, v):
        corrected = mean / (1 - beta1**n)
        variance = square / (1 - beta2**n)
        new.append(p - learning_rate * corrected / (np.sqrt(variance) + eps))
    return new, (n, m, v)
"""


def test_what_is_kept_for_the_backward_pass_as_it_is_lacks_something_at_its_use_alone(tmp_path):
    code = BATCHNORM.replace("gamma * norm + beta", "norm + beta")
    assert code != BATCHNORM
    (place,) = places(tmp_path, "ex10_batchnorm", "batchnorm", code)
    assert place.expression == "norm + beta"
