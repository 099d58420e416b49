"""What learners get wrong about the forward pass."""

import numpy as np

from autograder.misconceptions import misconception, solved

sigmoid = solved("ex01_sigmoid").sigmoid
forward_right = solved("ex02_xor_forward").forward


@misconception("forward-hidden-bias-dropped", of="forward")
def forward_no_bias(x, w1, b1, w2):
    h = sigmoid(x @ w1)
    return h, sigmoid(h @ w2)


@misconception("forward-bias-after-activation", of="forward")
def forward_bias_after_activation(x, w1, b1, w2):
    h = sigmoid(x @ w1) + b1
    return h, sigmoid(h @ w2)


@misconception("forward-bias-subtracted", of="forward")
def forward_bias_subtracted(x, w1, b1, w2):
    h = sigmoid(x @ w1 - b1)
    return h, sigmoid(h @ w2)


@misconception("forward-first-bias-for-all-units", of="forward")
def forward_first_bias(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1[0])
    return h, sigmoid(h @ w2)


@misconception("forward-bias-sum-for-all-units", of="forward")
def forward_bias_sum(x, w1, b1, w2):
    h = sigmoid(x @ w1 + np.sum(b1))
    return h, sigmoid(h @ w2)


@misconception("forward-bias-as-a-column", of="forward")
def forward_bias_column(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1.reshape(-1, 1))
    return h, sigmoid(h @ w2)


@misconception("forward-bias-row-gets-a-third-axis", of="forward")
def forward_bias_third_axis(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1[np.newaxis, :])
    return h, sigmoid(h @ w2)


@misconception("forward-hidden-bias-again-in-the-output", of="forward")
def forward_bias_again(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)
    return h, sigmoid(h @ w2 + b1)


@misconception("forward-output-bias-of-one", of="forward")
def forward_output_bias(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)
    return h, sigmoid(h @ w2 + 1)


@misconception("forward-output-fed-the-pre-activation", of="forward")
def forward_output_from_z(x, w1, b1, w2):
    z = x @ w1 + b1
    return sigmoid(z), sigmoid(z @ w2)


@misconception("forward-hidden-not-squashed", of="forward")
def forward_hidden_linear(x, w1, b1, w2):
    h = x @ w1 + b1
    return h, sigmoid(h @ w2)


@misconception("forward-output-not-squashed", of="forward")
def forward_output_linear(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)
    return h, h @ w2


@misconception("forward-no-sigmoid-at-all", of="forward")
def forward_linear(x, w1, b1, w2):
    h = x @ w1 + b1
    return h, h @ w2


@misconception("forward-returns-the-hidden-pre-activation", of="forward")
def forward_returns_z(x, w1, b1, w2):
    _, y = forward_right(x, w1, b1, w2)
    return x @ w1 + b1, y


@misconception("forward-hidden-squashed-twice", of="forward")
def forward_hidden_twice(x, w1, b1, w2):
    h = sigmoid(sigmoid(x @ w1 + b1))
    return h, sigmoid(h @ w2)


@misconception("forward-output-squashed-twice", of="forward")
def forward_output_twice(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return h, sigmoid(y)


@misconception("forward-inputs-squashed", of="forward")
def forward_inputs_squashed(x, w1, b1, w2):
    return forward_right(sigmoid(x), w1, b1, w2)


@misconception("forward-output-rounded", of="forward")
def forward_output_rounded(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return h, np.where(y > 0.5, 1, 0)


@misconception("forward-hidden-relu", of="forward")
def forward_hidden_relu(x, w1, b1, w2):
    h = np.maximum(x @ w1 + b1, 0)
    return h, sigmoid(h @ w2)


@misconception("forward-hidden-tanh", of="forward")
def forward_hidden_tanh(x, w1, b1, w2):
    h = np.tanh(x @ w1 + b1)
    return h, sigmoid(h @ w2)


@misconception("forward-output-softmax", of="forward")
def forward_output_softmax(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)
    e = np.exp(h @ w2)
    return h, e / e.sum(axis=1, keepdims=True)


@misconception("forward-results-swapped", of="forward")
def forward_swapped(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return y, h


@misconception("forward-returns-the-output-alone", of="forward")
def forward_only_y(x, w1, b1, w2):
    return forward_right(x, w1, b1, w2)[1]


@misconception("forward-elementwise-product", of="forward")
def forward_elementwise(x, w1, b1, w2):
    h = sigmoid(x * w1 + b1)
    return h, sigmoid(h * w2)


@misconception("forward-inner-sizes-differ", of="forward")
def forward_transposed(x, w1, b1, w2):
    h = sigmoid(x @ w1.T + b1)
    return h, sigmoid(h @ w2.T)


@misconception("forward-weights-transposed", of="forward")
def forward_transposed_dot(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1.T) + b1)
    return h, sigmoid(np.dot(h, w2.T))


@misconception("forward-product-in-the-other-order", of="forward")
def forward_other_order(x, w1, b1, w2):
    h = sigmoid(w1 @ x + b1)
    return h, sigmoid(w2 @ h)


@misconception("forward-dot-in-the-other-order", of="forward")
def forward_other_order_dot(x, w1, b1, w2):
    h = sigmoid(np.dot(w1, x) + b1)
    return h, sigmoid(np.dot(w2, h))


@misconception("forward-examples-in-columns", of="forward")
def forward_columns(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return h.T, y.T


@misconception("forward-sizes-of-the-lecture", of="forward")
def forward_lecture_sizes(x, w1, b1, w2):
    h, y = np.zeros((4, 3)), np.zeros((4, 1))
    for i in range(4):
        for j in range(3):
            h[i, j] = sigmoid(x[i, 0] * w1[0, j] + x[i, 1] * w1[1, j] + b1[j])
        y[i, 0] = sigmoid(h[i, 0] * w2[0, 0] + h[i, 1] * w2[1, 0] + h[i, 2] * w2[2, 0])
    return h, y


@misconception("forward-single-axes-squeezed-away", of="forward")
def forward_squeezed(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return np.squeeze(h), np.squeeze(y)


@misconception("forward-output-flattened", of="forward")
def forward_flattened(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return h, y.ravel()


@misconception("forward-exp-over-one-plus-exp", of="forward")
def forward_exp_over_one_plus_exp(x, w1, b1, w2):
    e = np.exp(x @ w1 + b1)
    h = e / (1 + e)
    e = np.exp(h @ w2)
    return h, e / (1 + e)


@misconception("forward-in-the-type-of-x", of="forward")
def forward_in_the_type_of_x(x, w1, b1, w2):
    h = np.zeros((len(x), w1.shape[1]), dtype=x.dtype)
    h[:] = sigmoid(x @ w1 + b1)
    y = np.zeros((len(x), w2.shape[1]), dtype=x.dtype)
    y[:] = sigmoid(h @ w2)
    return h, y


@misconception("forward-one-example-loses-its-axis", of="forward")
def forward_one_example_loses_its_axis(x, w1, b1, w2):
    h = sigmoid(np.squeeze(x @ w1 + b1))
    return h, sigmoid(h @ w2)


@misconception("forward-columns-taken-for-examples-by-shape", of="forward")
def columns_for_examples(x, w1, b1, w2):
    return forward_right(x.T if len(x) == len(w1) else x, w1, b1, w2)


@misconception("forward-hidden-kept-off-the-ends", of="forward")
def forward_hidden_kept_off(x, w1, b1, w2):
    h = np.clip(sigmoid(np.asarray(x) @ w1 + b1), 1e-4, 1 - 1e-4)
    return h, sigmoid(h @ w2)
