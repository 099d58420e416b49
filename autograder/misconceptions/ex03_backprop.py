"""What learners get wrong about the squared error, its gradients, and gradient descent."""

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex03_backprop")
sigmoid, forward = right.sigmoid, right.forward


def _deltas(t, h, y, w2):
    """Return the right delta of the output and of the hidden layer."""
    delta_y = (y - t) * y * (1 - y)
    return delta_y, (delta_y @ w2.T) * h * (1 - h)


def _gradients(x, h, delta_y, delta_h):
    """Return (dw1, db1, dw2) as they follow from two deltas."""
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def _trained(x, t, w1, b1, w2, steps, update, error=right.squared_error):
    """Return what `train` returns, where update(h, y, w1, b1, w2) makes the next parameters."""
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(error(y, t))
        w1, b1, w2 = update(h, y, w1, b1, w2)
    return w1, b1, w2, losses


@misconception("squared-error-half-lost", of="squared_error")
def error_half_lost(y, t):
    return np.sum((y - t) ** 2)


@misconception("squared-error-integer-half", of="squared_error")
def error_integer_half(y, t):
    return 1 // 2 * np.sum((y - t) ** 2)


@misconception("squared-error-mean-of-squares", of="squared_error")
def error_mean(y, t):
    return np.mean((y - t) ** 2)


@misconception("squared-error-half-the-mean", of="squared_error")
def error_half_mean(y, t):
    return 0.5 * np.mean((y - t) ** 2)


@misconception("squared-error-divided-by-examples", of="squared_error")
def error_per_example_count(y, t):
    return 0.5 * np.sum((y - t) ** 2) / len(y)


@misconception("squared-error-not-squared", of="squared_error")
def error_not_squared(y, t):
    return 0.5 * np.sum(y - t)


@misconception("squared-error-absolute", of="squared_error")
def error_absolute(y, t):
    return 0.5 * np.sum(np.abs(y - t))


@misconception("squared-error-square-of-the-sum", of="squared_error")
def error_square_of_sum(y, t):
    return 0.5 * np.sum(y - t) ** 2


@misconception("squared-error-power-before-minus", of="squared_error")
def error_power_first(y, t):
    return 0.5 * np.sum(y - t**2)


@misconception("squared-error-difference-of-squares", of="squared_error")
def error_difference_of_squares(y, t):
    return 0.5 * np.sum(y**2 - t**2)


@misconception("squared-error-root", of="squared_error")
def error_root(y, t):
    return 0.5 * np.linalg.norm(y - t)


@misconception("squared-error-not-summed", of="squared_error")
def error_not_summed(y, t):
    return 0.5 * (y - t) ** 2


@misconception("squared-error-per-output", of="squared_error")
def error_per_output(y, t):
    return 0.5 * np.sum((y - t) ** 2, axis=0)


@misconception("squared-error-per-example", of="squared_error")
def error_per_example(y, t):
    return 0.5 * np.sum((y - t) ** 2, axis=1)


@misconception("squared-error-matrix-product", of="squared_error")
def error_matrix_product(y, t):
    return 0.5 * (y - t).T @ (y - t)


@misconception("squared-error-every-y-with-every-t", of="squared_error")
def error_pairwise(y, t):
    return 0.5 * np.sum((y.ravel() - t) ** 2)


@misconception("squared-error-cross-entropy", of="squared_error")
def error_cross_entropy(y, t):
    return -np.sum(t * np.log(y) + (1 - t) * np.log(1 - y))


@misconception("backprop-bias-per-example", of="backward")
def bias_per_example(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h, h.T @ delta_y


@misconception("backprop-bias-averaged", of="backward")
def bias_averaged(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.mean(axis=0), h.T @ delta_y


@misconception("backprop-bias-one-number-for-all", of="backward")
def bias_summed_over_all(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(), h.T @ delta_y


@misconception("backprop-bias-summed-over-units", of="backward")
def bias_summed_over_units(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=1), h.T @ delta_y


@misconception("backprop-bias-as-a-column", of="backward")
def bias_as_column(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw1, db1.reshape(-1, 1), dw2


@misconception("backprop-bias-from-the-output-delta", of="backward")
def bias_from_output_delta(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_y.sum(axis=0), h.T @ delta_y


@misconception("backprop-bias-without-the-hidden-slope", of="backward")
def bias_without_slope(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, (delta_y @ w2.T).sum(axis=0), h.T @ delta_y


@misconception("backprop-output-slope-missing", of="backward")
def output_slope_missing(x, t, h, y, w2):
    delta_y = y - t
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h * (1 - h))


@misconception("backprop-output-slope-missing-on-the-way-back", of="backward")
def output_slope_missing_behind(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, ((y - t) @ w2.T) * h * (1 - h))


@misconception("backprop-hidden-slope-missing", of="backward")
def hidden_slope_missing(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, delta_y @ w2.T)


@misconception("backprop-both-slopes-missing", of="backward")
def both_slopes_missing(x, t, h, y, w2):
    return _gradients(x, h, y - t, (y - t) @ w2.T)


@misconception("backprop-slope-taken-of-the-activation", of="backward")
def slope_of_activation(x, t, h, y, w2):
    delta_y = (y - t) * sigmoid(y) * (1 - sigmoid(y))
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * sigmoid(h) * (1 - sigmoid(h)))


@misconception("backprop-hidden-slope-taken-of-the-activation", of="backward")
def hidden_slope_of_activation(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * sigmoid(h) * (1 - sigmoid(h)))


@misconception("backprop-hidden-slope-of-the-output", of="backward")
def hidden_slope_of_output(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * y * (1 - y))


@misconception("backprop-slope-lost-parentheses", of="backward")
def slope_lost_parentheses(x, t, h, y, w2):
    delta_y = (y - t) * y * 1 - y
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h * 1 - h)


@misconception("backprop-slope-without-one-minus", of="backward")
def slope_without_one_minus(x, t, h, y, w2):
    delta_y = (y - t) * y
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h)


@misconception("backprop-slope-of-tanh", of="backward")
def slope_of_tanh(x, t, h, y, w2):
    delta_y = (y - t) * (1 - y**2)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * (1 - h**2))


@misconception("backprop-sign-flipped", of="backward")
def sign_flipped(x, t, h, y, w2):
    return tuple(-gradient for gradient in right.backward(x, t, h, y, w2))


@misconception("backprop-divided-by-examples", of="backward")
def divided_by_examples(x, t, h, y, w2):
    return tuple(gradient / len(x) for gradient in right.backward(x, t, h, y, w2))


@misconception("backprop-divided-by-all-outputs", of="backward")
def divided_by_size(x, t, h, y, w2):
    return tuple(gradient / y.size for gradient in right.backward(x, t, h, y, w2))


@misconception("backprop-weights-averaged", of="backward")
def weights_averaged(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw1 / len(x), db1, dw2 / len(x)


@misconception("backprop-factor-two", of="backward")
def factor_two(x, t, h, y, w2):
    return tuple(2 * gradient for gradient in right.backward(x, t, h, y, w2))


@misconception("backprop-factor-half", of="backward")
def factor_half(x, t, h, y, w2):
    return tuple(gradient / 2 for gradient in right.backward(x, t, h, y, w2))


@misconception("backprop-error-returns-through-dw2", of="backward")
def back_through_dw2(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    dw2 = h.T @ delta_y
    return _gradients(x, h, delta_y, (delta_y @ dw2.T) * h * (1 - h))


@misconception("backprop-w2-not-transposed", of="backward")
def w2_not_transposed(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, (delta_y @ w2) * h * (1 - h))


@misconception("backprop-w2-not-transposed-in-dot", of="backward")
def w2_not_transposed_dot(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, np.dot(delta_y, w2) * h * (1 - h))


@misconception("backprop-lecture-product", of="backward")
def lecture_product(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, delta_y * (w2.T * (h * (1 - h))))


@misconception("backprop-elementwise-way-back", of="backward")
def elementwise_way_back(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, delta_y * w2.T * h * (1 - h))


@misconception("backprop-left-factor-not-transposed", of="backward")
def left_not_transposed(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=0), h @ delta_y


@misconception("backprop-h-not-transposed-in-dot", of="backward")
def h_not_transposed_dot(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=0), np.dot(h, delta_y)


@misconception("backprop-dw2-per-example", of="backward")
def dw2_elementwise(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=0), h * delta_y


@misconception("backprop-weight-gradients-transposed", of="backward")
def weight_gradients_transposed(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw1.T, db1, dw2.T


@misconception("backprop-dw1-from-the-hidden-activations", of="backward")
def dw1_from_h(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return h.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


@misconception("backprop-dw2-from-the-inputs", of="backward")
def dw2_from_x(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=0), x.T @ delta_y


@misconception("backprop-keeps-the-last-example", of="backward")
def last_example_only(x, t, h, y, w2):
    return right.backward(x[-1:], t[-1:], h[-1:], y[-1:], w2)


@misconception("backprop-targets-flattened", of="backward")
def targets_flattened(x, t, h, y, w2):
    delta_y = (y - t.ravel()) * y * (1 - y)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h * (1 - h))


@misconception("backprop-overwrites-y", of="backward")
def overwrites_y(x, t, h, y, w2):
    delta_y = y
    delta_y -= t
    delta_y = delta_y * y * (1 - y)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h * (1 - h))


@misconception("backprop-results-dw1-dw2-db1", of="backward")
def results_bias_last(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw1, dw2, db1


@misconception("backprop-results-in-the-order-computed", of="backward")
def results_backwards(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw2, db1, dw1


@misconception("backprop-no-bias-gradient", of="backward")
def no_bias_gradient(x, t, h, y, w2):
    dw1, _, dw2 = right.backward(x, t, h, y, w2)
    return dw1, dw2


@misconception("training-bias-per-example", of="train")
def train_bias_per_example(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        delta_y, delta_h = _deltas(t, h, y, w2)
        w2 = w2 - learning_rate * h.T @ delta_y
        w1 = w1 - learning_rate * x.T @ delta_h
        return w1, b1 - learning_rate * delta_h, w2

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception("training-lecture-loop", of="train")
def train_lecture_loop(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        delta_y = np.multiply(y - t, np.multiply(y, 1 - y))
        temp = np.multiply(w2.transpose(), np.multiply(h, 1 - h))
        delta_h = delta_y * temp
        w2 = w2 - np.dot(h.transpose(), learning_rate * delta_y)
        w1 = w1 - np.dot(x.transpose(), learning_rate * delta_h)
        return w1, b1 - learning_rate * delta_h, w2

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception("training-w2-updated-first", of="train")
def train_w2_first(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        w2 = w2 - learning_rate * right.backward(x, t, h, y, w2)[2]
        dw1, db1, _ = right.backward(x, t, h, y, w2)
        return w1 - learning_rate * dw1, b1 - learning_rate * db1, w2

    return _trained(x, t, w1, b1, w2, steps, update)


def _training(x, t, w1, b1, w2, steps, rates, gradients=right.backward, **options):
    """Return what `train` returns, with a learning rate for each of w1, b1 and w2."""

    def update(h, y, *parameters):
        steps_down = zip(parameters, rates, gradients(x, t, h, y, parameters[2]), strict=True)
        return tuple(p - rate * gradient for p, rate, gradient in steps_down)

    return _trained(x, t, w1, b1, w2, steps, update, **options)


@misconception("training-gradient-added", of="train")
def train_gradient_added(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [-learning_rate] * 3)


@misconception("training-rate-missing-on-the-bias", of="train")
def train_rate_missing_b1(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [learning_rate, 1, learning_rate])


@misconception("training-rate-missing-on-w1", of="train")
def train_rate_missing_w1(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [1, learning_rate, learning_rate])


@misconception("training-rate-missing-on-w2", of="train")
def train_rate_missing_w2(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [learning_rate, learning_rate, 1])


@misconception("training-rate-ignored", of="train")
def train_rate_ignored(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [1, 1, 1])


@misconception("training-divides-by-the-rate", of="train")
def train_divides_by_rate(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [1 / learning_rate] * 3)


@misconception("training-bias-left-out", of="train")
def train_bias_left_out(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [learning_rate, 0, learning_rate])


@misconception("training-output-weights-only", of="train")
def train_w2_only(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [0, 0, learning_rate])


@misconception("training-gradients-averaged", of="train")
def train_averaged(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [learning_rate / len(x)] * 3)


@misconception("training-one-example-at-a-time", of="train")
def train_online(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for _ in range(steps):
        losses.append(right.squared_error(forward(x, w1, b1, w2)[1], t))
        for i in range(len(x)):
            one = slice(i, i + 1)
            w1, b1, w2, _ = right.train(x[one], t[one], w1, b1, w2, learning_rate, 1)
    return w1, b1, w2, losses


@misconception("training-forward-pass-once", of="train")
def train_forward_once(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    h, y = forward(x, w1, b1, w2)
    losses = []
    for _ in range(steps):
        losses.append(right.squared_error(y, t))
        dw1, db1, dw2 = right.backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * dw1, b1 - learning_rate * db1, w2 - learning_rate * dw2
    return w1, b1, w2, losses


@misconception("training-every-step-from-the-start", of="train")
def train_from_the_start(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    *parameters, losses = right.train(x, t, w1, b1, w2, learning_rate, 1)
    return *parameters, losses * steps


@misconception("training-returns-in-the-first-step", of="train")
def train_returns_early(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate, 1)


@misconception("training-one-step-short", of="train")
def train_one_short(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate, steps - 1)


@misconception("training-one-step-too-many", of="train")
def train_one_too_many(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate, steps + 1)


@misconception("training-loss-after-the-update", of="train")
def train_loss_after(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2, losses = right.train(x, t, w1, b1, w2, learning_rate, steps)
    return w1, b1, w2, [*losses[1:], right.squared_error(forward(x, w1, b1, w2)[1], t)]


@misconception("training-last-loss-added", of="train")
def train_last_loss_added(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2, losses = right.train(x, t, w1, b1, w2, learning_rate, steps)
    return w1, b1, w2, [*losses, right.squared_error(forward(x, w1, b1, w2)[1], t)]


@misconception("training-last-loss-only", of="train")
def train_last_loss_only(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    *parameters, losses = right.train(x, t, w1, b1, w2, learning_rate, steps)
    return *parameters, losses[-1]


@misconception("training-losses-are-means", of="train")
def train_losses_means(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rates = [learning_rate] * 3
    return _training(x, t, w1, b1, w2, steps, rates, error=lambda y, t: np.mean((y - t) ** 2))


@misconception("training-losses-not-summed", of="train")
def train_losses_arrays(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rates = [learning_rate] * 3
    return _training(x, t, w1, b1, w2, steps, rates, error=lambda y, t: 0.5 * (y - t) ** 2)


@misconception("training-losses-forgotten", of="train")
def train_losses_forgotten(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate, steps)[:3]


@misconception("training-overwrites-the-caller", of="train")
def train_overwrites(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        dw1, db1, dw2 = right.backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1
        w2 -= learning_rate * dw2
        return w1, b1, w2

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception("training-bias-loop-over-rows", of="train")
def train_bias_loop(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        dw1, db1, dw2 = right.backward(x, t, h, y, w2)
        b1 = np.array([b1[j] - learning_rate * db1[j] for j in range(len(b1))])
        return w1 - learning_rate * dw1, b1, w2 - learning_rate * dw2

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception("training-output-slope-missing", of="train")
def train_output_slope_missing(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rates = [learning_rate] * 3
    return _training(x, t, w1, b1, w2, steps, rates, gradients=output_slope_missing)


@misconception("squared-error-spectral-norm", of="squared_error")
def error_spectral(y, t):
    return 0.5 * np.linalg.norm(y - t, 2) ** 2


@misconception("backprop-y-clipped", of="backward")
def backward_y_clipped(x, t, h, y, w2):
    return _gradients(x, h, *_deltas(t, h, np.clip(y, 1e-3, 1 - 1e-3), w2))


@misconception("training-calls-itself", of="train")
def train_recursive(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    if not steps:
        return w1, b1, w2, []
    w1, b1, w2, first = right.train(x, t, w1, b1, w2, learning_rate, 1)
    w1, b1, w2, others = train_recursive(x, t, w1, b1, w2, learning_rate, steps - 1)
    return w1, b1, w2, first + others


@misconception("training-rate-falls", of="train")
def train_with_a_falling_rate(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for done in range(0, steps, 100):
        rate = learning_rate * 0.5 ** (done // 100)
        w1, b1, w2, some = right.train(x, t, w1, b1, w2, rate, min(100, steps - done))
        losses += some
    return w1, b1, w2, losses


@misconception("training-stops-when-it-is-good", of="train")
def train_stops_early(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(right.squared_error(y, t))
        if losses[-1] < 1e-3:
            break
        dw1, db1, dw2 = right.backward(x, t, h, y, w2)
        w1, w2 = w1 - learning_rate * dw1, w2 - learning_rate * dw2
        b1 = b1 - learning_rate * db1
    return w1, b1, w2, losses


@misconception("training-default-of-100-steps", of="train")
def train_default_of_100(x, t, w1, b1, w2, learning_rate=1.0, steps=100):
    return right.train(x, t, w1, b1, w2, learning_rate, steps)


@misconception("training-gradients-clipped", of="train")
def train_gradients_clipped(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, *parameters):
        gradients = right.backward(x, t, h, y, parameters[2])
        return [
            p - learning_rate * np.clip(g, -5, 5)
            for p, g in zip(parameters, gradients, strict=True)
        ]

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception("backprop-targets-squeezed", of="backward")
def targets_squeezed(x, t, h, y, w2):
    return _gradients(x, h, *_deltas(np.squeeze(t), h, y, w2))


@misconception("backprop-bias-summed-after-a-squeeze", of="backward")
def bias_summed_after_squeeze(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, np.squeeze(delta_h).sum(axis=0), h.T @ delta_y


@misconception("backprop-w2-transposed-only-where-it-must-be", of="backward")
def w2_transposed_where_needed(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    back = w2 if delta_y.shape[1] == w2.shape[0] else w2.T
    return _gradients(x, h, delta_y, (delta_y @ back) * h * (1 - h))


@misconception("training-targets-squeezed", of="train")
def train_targets_squeezed(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, np.squeeze(t), w1, b1, w2, learning_rate, steps)


@misconception("training-bias-summed-after-a-squeeze", of="train")
def train_bias_summed_after_squeeze(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rates = [learning_rate] * 3
    return _training(x, t, w1, b1, w2, steps, rates, gradients=bias_summed_after_squeeze)


@misconception("training-zero-rate-replaced", of="train")
def train_zero_rate_replaced(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate or 1.0, steps)


@misconception("training-best-parameters", of="train")
def train_best_parameters(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    best, losses = (w1, b1, w2), []
    for _ in range(steps):
        w1, b1, w2, loss = right.train(x, t, w1, b1, w2, learning_rate, 1)
        losses += loss
        if losses[-1] == min(losses):
            best = w1, b1, w2
    return *best, losses


@misconception("training-stops-where-the-loss-rises", of="train")
def train_stops_where_it_rises(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for _ in range(steps):
        w1, b1, w2, loss = right.train(x, t, w1, b1, w2, learning_rate, 1)
        losses += loss
        if losses[-1] > 1.0001 * losses[max(len(losses) - 2, 0)]:
            break
    return w1, b1, w2, losses
