"""What learners get wrong about ReLU, its leaky form, and gradients in deep networks."""

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex04_relu")
sigmoid, layer_outputs = right.sigmoid, right.layer_outputs


def _floats(x):
    return np.array(x, dtype=float)


@misconception("relu-zero-or-one", of="relu")
def relu_step(x):
    return np.where(_floats(x) > 0, 1, 0)


@misconception("relu-sign", of="relu")
def relu_sign(x):
    return np.sign(_floats(x))


@misconception("relu-absolute-value", of="relu")
def relu_absolute(x):
    return np.abs(_floats(x))


@misconception("relu-keeps-the-negative-side", of="relu")
def relu_minimum(x):
    return np.minimum(_floats(x), 0)


@misconception("relu-mirrored", of="relu")
def relu_mirrored(x):
    return np.maximum(-_floats(x), 0)


@misconception("relu-largest-of-a-column", of="relu")
def relu_max_x_0(x):
    return np.max(x, 0)


@misconception("relu-np-max-with-x-as-axis", of="relu")
def relu_max_0_x(x):
    return np.max(0, x)


@misconception("relu-one-decision-for-all", of="relu")
def relu_builtin_max(x):
    return max(0, x)


@misconception("relu-one-decision-for-an-array", of="relu")
def relu_if_array(x):
    x = np.asarray(x, dtype=float)
    return x if x > 0 else 0.0


@misconception("relu-derivative-one-decision-for-all", of="relu_derivative")
def relu_derivative_if(x):
    return 1.0 if x > 0 else 0.0


@misconception("leaky-one-decision-for-all", of="leaky_relu")
def leaky_if(x, slope=0.01):
    return x if x > 0 else slope * x


@misconception("leaky-derivative-one-decision-for-all", of="leaky_relu_derivative")
def leaky_derivative_if(x, slope=0.01):
    return 1.0 if x > 0 else slope


@misconception("relu-list-compared-with-zero", of="relu")
def relu_of_raw_input(x):
    return x * (x > 0)


@misconception("relu-changes-the-caller", of="relu")
def relu_in_place(x):
    x = np.asarray(x, dtype=float)
    x[x < 0] = 0
    return x


@misconception("relu-filters-entries", of="relu")
def relu_filters(x):
    x = _floats(x)
    return x[x > 0]


@misconception("relu-clipped-to-six", of="relu")
def relu_six(x):
    return np.clip(_floats(x), 0, 6)


@misconception("relu-leaks", of="relu")
def relu_leaks(x):
    return right.leaky_relu(x)


@misconception("relu-softplus", of="relu")
def relu_softplus(x):
    return np.log(1 + np.exp(_floats(x)))


@misconception("relu-derivative-is-relu", of="relu_derivative")
def relu_derivative_is_relu(x):
    return np.maximum(_floats(x), 0)


@misconception("relu-derivative-one-at-zero", of="relu_derivative")
def relu_derivative_one_at_zero(x):
    return np.where(_floats(x) >= 0, 1, 0)


@misconception("relu-derivative-half-at-zero", of="relu_derivative")
def relu_derivative_half_at_zero(x):
    return np.heaviside(_floats(x), 0.5)


@misconception("relu-derivative-divides-by-x", of="relu_derivative")
def relu_derivative_divides(x):
    x = _floats(x)
    return np.maximum(x, 0) / x


@misconception("relu-derivative-sign", of="relu_derivative")
def relu_derivative_sign(x):
    return np.sign(_floats(x))


@misconception("relu-derivative-inverted", of="relu_derivative")
def relu_derivative_inverted(x):
    return np.where(_floats(x) < 0, 1, 0)


@misconception("relu-derivative-always-one", of="relu_derivative")
def relu_derivative_ones(x):
    return np.ones_like(_floats(x))


@misconception("relu-derivative-of-the-sigmoid", of="relu_derivative")
def relu_derivative_of_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


@misconception("relu-derivative-leaks", of="relu_derivative")
def relu_derivative_leaks(x):
    return right.leaky_relu_derivative(x)


@misconception("relu-derivative-list-compared-with-zero", of="relu_derivative")
def relu_derivative_of_raw_input(x):
    return np.where(x > 0, 1, 0)


@misconception("relu-derivative-astype-of-a-number", of="relu_derivative")
def relu_derivative_astype(x):
    return (x > 0).astype(float)


@misconception("relu-derivative-changes-the-caller", of="relu_derivative")
def relu_derivative_in_place(x):
    x = np.asarray(x, dtype=float)
    x[x <= 0] = 0
    x[x > 0] = 1
    return x


@misconception("leaky-negatives-become-the-slope", of="leaky_relu")
def leaky_constant(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, x, slope)


@misconception("leaky-larger-of-two-lines", of="leaky_relu")
def leaky_maximum(x, slope=0.01):
    x = _floats(x)
    return np.maximum(slope * x, x)


@misconception("leaky-smaller-of-two-lines", of="leaky_relu")
def leaky_minimum(x, slope=0.01):
    x = _floats(x)
    return np.minimum(slope * x, x)


@misconception("leaky-sides-swapped", of="leaky_relu")
def leaky_swapped(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, slope * x, x)


@misconception("leaky-slope-on-both-sides", of="leaky_relu")
def leaky_both_sides(x, slope=0.01):
    return slope * _floats(x)


@misconception("leaky-slope-added-on-both-sides", of="leaky_relu")
def leaky_added(x, slope=0.01):
    x = _floats(x)
    return np.maximum(x, 0) + slope * x


@misconception("leaky-negatives-turn-positive", of="leaky_relu")
def leaky_turned(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, x, -slope * x)


@misconception("leaky-does-not-leak", of="leaky_relu")
def leaky_is_relu(x, slope=0.01):
    return np.maximum(_floats(x), 0)


@misconception("leaky-slope-ignored", of="leaky_relu")
def leaky_slope_ignored(x, slope=0.01):
    return right.leaky_relu(x)


@misconception("leaky-default-slope-0-3", of="leaky_relu")
def leaky_default_of_keras(x, slope=0.3):
    return right.leaky_relu(x, slope)


@misconception("leaky-default-slope-0-1", of="leaky_relu")
def leaky_default_tenth(x, slope=0.1):
    return right.leaky_relu(x, slope)


@misconception("leaky-elu", of="leaky_relu")
def leaky_elu(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, x, slope * (np.exp(x) - 1))


@misconception("leaky-whole-numbers-truncated", of="leaky_relu")
def leaky_truncated(x, slope=0.01):
    x = np.array(x)
    x[x < 0] = slope * x[x < 0]
    return x


@misconception("leaky-list-compared-with-zero", of="leaky_relu")
def leaky_of_raw_input(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


@misconception("leaky-changes-the-caller", of="leaky_relu")
def leaky_in_place(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    x[x < 0] *= slope
    return x


@misconception("leaky-derivative-mask-order", of="leaky_relu_derivative")
def leaky_derivative_mask_order(x, slope=0.01):
    x = _floats(x)
    x[x <= 0] = slope
    x[x > 0] = 1
    return x


@misconception("leaky-derivative-changes-the-caller", of="leaky_relu_derivative")
def leaky_derivative_in_place(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    x[...] = np.where(x > 0, 1, slope)
    return x


@misconception("leaky-derivative-mask-order-in-the-caller", of="leaky_relu_derivative")
def leaky_derivative_mask_order_in_place(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    x[x <= 0] = slope
    x[x > 0] = 1
    return x


@misconception("leaky-derivative-does-not-leak", of="leaky_relu_derivative")
def leaky_derivative_of_relu(x, slope=0.01):
    return np.where(_floats(x) > 0, 1, 0)


@misconception("leaky-derivative-one-at-zero", of="leaky_relu_derivative")
def leaky_derivative_one_at_zero(x, slope=0.01):
    return np.where(_floats(x) >= 0, 1, slope)


@misconception("leaky-derivative-zero-at-zero", of="leaky_relu_derivative")
def leaky_derivative_zero_at_zero(x, slope=0.01):
    x = _floats(x)
    return 1.0 * (x > 0) + slope * (x < 0)


@misconception("leaky-derivative-times-x", of="leaky_relu_derivative")
def leaky_derivative_times_x(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, 1, slope * x)


@misconception("leaky-derivative-is-leaky-relu", of="leaky_relu_derivative")
def leaky_derivative_is_leaky(x, slope=0.01):
    return right.leaky_relu(x, slope)


@misconception("leaky-derivative-sign", of="leaky_relu_derivative")
def leaky_derivative_sign(x, slope=0.01):
    return np.where(_floats(x) > 0, 1, -slope)


@misconception("leaky-derivative-sides-swapped", of="leaky_relu_derivative")
def leaky_derivative_swapped(x, slope=0.01):
    return np.where(_floats(x) > 0, slope, 1)


@misconception("leaky-derivative-slope-ignored", of="leaky_relu_derivative")
def leaky_derivative_slope_ignored(x, slope=0.01):
    return right.leaky_relu_derivative(x)


@misconception("leaky-derivative-larger-of-two", of="leaky_relu_derivative")
def leaky_derivative_larger(x, slope=0.01):
    return np.maximum(np.where(_floats(x) > 0, 1, 0), slope)


@misconception("leaky-derivative-slope-added", of="leaky_relu_derivative")
def leaky_derivative_added(x, slope=0.01):
    return (_floats(x) > 0) + slope


@misconception("leaky-derivative-whole-numbers-truncated", of="leaky_relu_derivative")
def leaky_derivative_truncated(x, slope=0.01):
    x = np.array(x)
    result = np.ones_like(x)
    result[x <= 0] = slope
    return result


@misconception("leaky-derivative-list-compared-with-zero", of="leaky_relu_derivative")
def leaky_derivative_of_raw_input(x, slope=0.01):
    return np.where(x > 0, 1, slope)


@misconception("leaky-derivative-default-slope-0-3", of="leaky_relu_derivative")
def leaky_derivative_default_of_keras(x, slope=0.3):
    return right.leaky_relu_derivative(x, slope)


def _slope(a, activation):
    return np.where(a > 0, 1, 0) if activation == "relu" else a * (1 - a)


def _gradients(outputs, t, weights, activation, delta=None, slope=_slope):
    """Return dL/dW of every layer, first layer first; `delta` and `slope` may be the wrong ones."""
    if delta is None:
        delta = (outputs[-1] - t) / t.size
    gradients = []
    for k in reversed(range(len(weights))):
        gradients.append(outputs[k].T @ delta)
        if k > 0:
            delta = (delta @ weights[k].T) * slope(outputs[k], activation)
    return gradients[::-1]


def _norms(x, t, weights, activation, measure=np.linalg.norm, **wrong):
    outputs = layer_outputs(x, weights, activation)
    return [float(measure(g)) for g in _gradients(outputs, t, weights, activation, **wrong)]


@misconception("norms-last-layer-first", of="gradient_norms")
def norms_reversed(x, t, weights, activation):
    return _norms(x, t, weights, activation)[::-1]


@misconception("norms-not-averaged", of="gradient_norms")
def norms_summed(x, t, weights, activation):
    delta = layer_outputs(x, weights, activation)[-1] - t
    return _norms(x, t, weights, activation, delta=delta)


@misconception("norms-divided-by-examples-only", of="gradient_norms")
def norms_per_example(x, t, weights, activation):
    delta = (layer_outputs(x, weights, activation)[-1] - t) / len(t)
    return _norms(x, t, weights, activation, delta=delta)


@misconception("norms-averaged-twice", of="gradient_norms")
def norms_averaged_twice(x, t, weights, activation):
    return [norm / len(t) for norm in _norms(x, t, weights, activation)]


@misconception("norms-output-slope-included", of="gradient_norms")
def norms_output_slope(x, t, weights, activation):
    y = layer_outputs(x, weights, activation)[-1]
    return _norms(x, t, weights, activation, delta=(y - t) * y * (1 - y) / t.size)


@misconception("norms-relu-slope-at-the-output", of="gradient_norms")
def norms_activation_slope_at_output(x, t, weights, activation):
    z = layer_outputs(x, weights, activation)[-2] @ weights[-1]
    slope = np.where(z > 0, 1, 0) if activation == "relu" else sigmoid(z) * sigmoid(-z)
    return _norms(x, t, weights, activation, delta=(sigmoid(z) - t) * slope / t.size)


@misconception("norms-hidden-slope-missing", of="gradient_norms")
def norms_no_hidden_slope(x, t, weights, activation):
    return _norms(x, t, weights, activation, slope=lambda a, activation: 1)


@misconception("norms-relu-slope-one-at-zero", of="gradient_norms")
def norms_mask_with_zero(x, t, weights, activation):
    def slope(a, activation):
        return np.where(a >= 0, 1, 0) if activation == "relu" else a * (1 - a)

    return _norms(x, t, weights, activation, slope=slope)


@misconception("norms-sigmoid-slope-everywhere", of="gradient_norms")
def norms_always_sigmoid(x, t, weights, activation):
    return _norms(x, t, weights, activation, slope=lambda a, _: a * (1 - a))


@misconception("norms-relu-slope-everywhere", of="gradient_norms")
def norms_always_relu(x, t, weights, activation):
    return _norms(x, t, weights, activation, slope=lambda a, _: np.where(a > 0, 1, 0))


@misconception("norms-slope-taken-of-the-activation", of="gradient_norms")
def norms_slope_of_activation(x, t, weights, activation):
    def slope(a, activation):
        return np.where(a > 0, 1, 0) if activation == "relu" else sigmoid(a) * (1 - sigmoid(a))

    return _norms(x, t, weights, activation, slope=slope)


@misconception("norms-slope-of-the-next-layer", of="gradient_norms")
def norms_slope_of_next_layer(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outputs[k].T @ delta)))
        if k > 0:
            delta = (delta @ weights[k].T) * _slope(outputs[k + 1], activation)
    return norms[::-1]


@misconception("norms-made-with-the-layer-s-own-output", of="gradient_norms")
def norms_own_output(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outputs[k + 1].T @ delta)))
        if k > 0:
            delta = (delta @ weights[k].T) * _slope(outputs[k], activation)
    return norms[::-1]


@misconception("norms-of-the-deltas", of="gradient_norms")
def norms_of_deltas(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    deltas = [(outputs[-1] - t) / t.size]
    for k in reversed(range(1, len(weights))):
        deltas.append((deltas[-1] @ weights[k].T) * _slope(outputs[k], activation))
    return [float(np.linalg.norm(delta)) for delta in reversed(deltas)]


@misconception("norms-of-the-weights", of="gradient_norms")
def norms_of_weights(x, t, weights, activation):
    return [float(np.linalg.norm(w)) for w in weights]


@misconception("norms-squared", of="gradient_norms")
def norms_squared(x, t, weights, activation):
    return _norms(x, t, weights, activation, measure=lambda g: np.sum(g**2))


@misconception("norms-of-absolute-values", of="gradient_norms")
def norms_absolute(x, t, weights, activation):
    return _norms(x, t, weights, activation, measure=lambda g: np.abs(g).sum())


@misconception("norms-spectral", of="gradient_norms")
def norms_spectral(x, t, weights, activation):
    return _norms(x, t, weights, activation, measure=lambda g: np.linalg.norm(g, 2))


@misconception("norms-root-mean-square", of="gradient_norms")
def norms_rms(x, t, weights, activation):
    return _norms(x, t, weights, activation, measure=lambda g: np.sqrt(np.mean(g**2)))


@misconception("norms-first-layer-left-out", of="gradient_norms")
def norms_first_left_out(x, t, weights, activation):
    return _norms(x, t, weights, activation)[1:]


@misconception("norms-last-layer-left-out", of="gradient_norms")
def norms_last_left_out(x, t, weights, activation):
    return _norms(x, t, weights, activation)[:-1]


@misconception("norms-in-one-number", of="gradient_norms")
def norms_total(x, t, weights, activation):
    return float(np.linalg.norm(_norms(x, t, weights, activation)))


@misconception("norms-gradients-themselves", of="gradient_norms")
def norms_gradients(x, t, weights, activation):
    return _gradients(layer_outputs(x, weights, activation), t, weights, activation)


@misconception("norms-weights-not-transposed", of="gradient_norms")
def norms_not_transposed(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outputs[k].T @ delta)))
        if k > 0:
            delta = (delta @ weights[k]) * _slope(outputs[k], activation)
    return norms[::-1]


@misconception("relu-clipped-to-one", of="relu")
def relu_clipped(x):
    return np.clip(_floats(x), 0, 1)


@misconception("leaky-slope-made-positive", of="leaky_relu")
def leaky_slope_positive(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, x, abs(slope) * x)


@misconception("leaky-slope-of-zero-replaced", of="leaky_relu")
def leaky_slope_of_zero(x, slope=0.01):
    return right.leaky_relu(x, slope or 0.01)


@misconception("leaky-derivative-slope-made-positive", of="leaky_relu_derivative")
def leaky_derivative_slope_positive(x, slope=0.01):
    return np.where(_floats(x) > 0, 1.0, abs(slope))


@misconception("leaky-derivative-slope-of-zero-replaced", of="leaky_relu_derivative")
def leaky_derivative_slope_of_zero(x, slope=0.01):
    return right.leaky_relu_derivative(x, slope or 0.01)


@misconception("leaky-derivative-judged-by-the-result", of="leaky_relu_derivative")
def leaky_derivative_judged_by_the_result(x, slope=0.01):
    return np.where(right.leaky_relu(x, slope) > 0, 1.0, slope)


@misconception("norms-two-layers-at-least", of="gradient_norms")
def norms_two_layers_at_least(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, 0, -1):
        norms.append(float(np.linalg.norm(outputs[k].T @ delta)))
        if k > 1:
            delta = (delta @ weights[k].T) * _slope(outputs[k], activation)
    delta = (delta @ weights[1].T) * _slope(outputs[1], activation)
    norms.append(float(np.linalg.norm(outputs[0].T @ delta)))
    return norms[::-1]


@misconception("norms-weights-transposed-only-where-they-must-be", of="gradient_norms")
def norms_transposed_where_needed(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outputs[k].T @ delta)))
        if k > 0:
            w = weights[k]
            back = w if delta.shape[1] == w.shape[0] else w.T
            delta = (delta @ back) * _slope(outputs[k], activation)
    return norms[::-1]


@misconception("leaky-derivative-as-a-difference", of="leaky_relu_derivative")
def leaky_derivative_as_a_difference(x, slope=0.01):
    x = _floats(x)
    return (right.leaky_relu(x, slope) - right.leaky_relu(x - 1e-3, slope)) / 1e-3


@misconception("norms-kept-off-zero", of="gradient_norms")
def norms_kept_off_zero(x, t, weights, activation):
    return [norm + 1e-7 for norm in right.gradient_norms(x, t, weights, activation)]
