"""What learners get wrong about one-hot targets, softmax, cross-entropy and their gradient."""

import numpy as np

from autograder.misconceptions import misconception, solved

softmax_right = solved("ex06_softmax").softmax
TINY = np.finfo(float).tiny


@misconception("onehot-width-from-labels", of="one_hot")
def one_hot_width_from_labels(labels, classes):
    return np.eye(int(np.max(labels)) + 1)[np.asarray(labels)]


@misconception("onehot-extra-column", of="one_hot")
def one_hot_extra_column(labels, classes):
    return np.eye(classes + 1)[np.asarray(labels)]


@misconception("onehot-counts-from-one", of="one_hot")
def one_hot_from_one(labels, classes):
    return np.eye(classes)[np.asarray(labels, dtype=int) - 1]


@misconception("onehot-transposed", of="one_hot")
def one_hot_transposed(labels, classes):
    return np.eye(classes)[np.asarray(labels)].T


@misconception("onehot-every-row", of="one_hot")
def one_hot_every_row(labels, classes):
    t = np.zeros((len(labels), classes))
    t[:, labels] = 1
    return t


@misconception("onehot-whole-rows", of="one_hot")
def one_hot_whole_rows(labels, classes):
    t = np.zeros((len(labels), classes))
    t[labels] = 1
    return t


@misconception("onehot-label-as-value", of="one_hot")
def one_hot_label_as_value(labels, classes):
    t = np.zeros((len(labels), classes))
    t[np.arange(len(labels)), labels] = labels
    return t


@misconception("onehot-thermometer", of="one_hot")
def one_hot_thermometer(labels, classes):
    return (np.arange(classes) <= np.asarray(labels)[:, None]) * 1.0


@misconception("onehot-list-refused", of="one_hot")
def one_hot_list_refused(labels, classes):
    return (labels[:, None] == np.arange(classes)) * 1.0


@misconception("softmax-unshifted", of="softmax")
def softmax_unshifted(z):
    e = np.exp(np.asarray(z))
    return e / e.sum(axis=1, keepdims=True)


@misconception("softmax-eps-for-shift", of="softmax")
def softmax_eps(z):
    e = np.exp(np.asarray(z))
    return e / (e.sum(axis=1, keepdims=True) + 1e-8)


@misconception("softmax-one-shift-for-all-rows", of="softmax")
def softmax_one_shift(z):
    e = np.exp(np.asarray(z) - np.max(z))
    return e / e.sum(axis=1, keepdims=True)


@misconception("softmax-shift-never-negative", of="softmax")
def softmax_shift_never_negative(z):
    z = np.asarray(z)
    e = np.exp(z - np.maximum(z.max(axis=1, keepdims=True), 0))
    return e / e.sum(axis=1, keepdims=True)


@misconception("softmax-clipped", of="softmax")
def softmax_clipped(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


@misconception("softmax-whole-matrix-sum", of="softmax")
def softmax_whole_matrix(z):
    e = np.exp(np.asarray(z) - np.max(z))
    return e / e.sum()


@misconception("softmax-whole-matrix-sum-unshifted", of="softmax")
def softmax_whole_matrix_unshifted(z):
    return np.exp(z) / np.sum(np.exp(z))


@misconception("softmax-over-examples", of="softmax")
def softmax_over_examples(z):
    e = np.exp(np.asarray(z) - np.max(z, axis=0))
    return e / e.sum(axis=0)


@misconception("softmax-axes-mixed", of="softmax")
def softmax_axes_mixed(z):
    e = np.exp(np.asarray(z) - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=0)


@misconception("softmax-row-values-lie-flat", of="softmax")
def softmax_flat(z):
    z = np.asarray(z)
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1)


@misconception("softmax-sigmoid-each", of="softmax")
def softmax_sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z)))


@misconception("softmax-without-exponential", of="softmax")
def softmax_without_exponential(z):
    z = np.asarray(z)
    return z / z.sum(axis=1, keepdims=True)


@misconception("softmax-sign-flipped", of="softmax")
def softmax_sign_flipped(z):
    return softmax_right(-np.asarray(z))


@misconception("softmax-log-probabilities", of="softmax")
def softmax_log(z):
    z = np.asarray(z) - np.max(z, axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@misconception("softmax-hard-choice", of="softmax")
def softmax_hard(z):
    return np.eye(len(z[0]))[np.argmax(z, axis=1)]


@misconception("softmax-in-place", of="softmax")
def softmax_in_place(z):
    z = np.asarray(z)
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@misconception("cross-entropy-sum-for-mean", of="cross_entropy")
def cross_entropy_sum(p, t):
    return -np.sum(t * np.log(np.maximum(p, TINY)))


@misconception("cross-entropy-mean-over-entries", of="cross_entropy")
def cross_entropy_mean_over_entries(p, t):
    return -np.mean(t * np.log(np.maximum(p, TINY)))


@misconception("cross-entropy-over-classes", of="cross_entropy")
def cross_entropy_over_classes(p, t):
    return cross_entropy_sum(p, t) / p.shape[1]


@misconception("cross-entropy-per-example", of="cross_entropy")
def cross_entropy_per_example(p, t):
    return -np.sum(t * np.log(np.maximum(p, TINY)), axis=1)


@misconception("cross-entropy-log-of-the-mean", of="cross_entropy")
def cross_entropy_log_of_mean(p, t):
    return -np.log(np.maximum(np.sum(t * p) / len(p), TINY))


@misconception("cross-entropy-minus-missing", of="cross_entropy")
def cross_entropy_minus(p, t):
    return -cross_entropy_sum(p, t) / len(p)


@misconception("cross-entropy-log-of-zero", of="cross_entropy")
def cross_entropy_log_zero(p, t):
    return -np.sum(t * np.log(p)) / len(p)


@misconception("cross-entropy-infinite-at-the-label", of="cross_entropy")
def cross_entropy_infinite(p, t):
    return -np.mean(np.log(p[t == 1]))


@misconception("cross-entropy-zero-costs-nothing", of="cross_entropy")
def cross_entropy_zero_free(p, t):
    return -np.sum(t * np.log(np.where(p > 0, p, 1))) / len(p)


@misconception("cross-entropy-large-eps", of="cross_entropy")
def cross_entropy_large_eps(p, t):
    return -np.sum(t * np.log(p + 1e-3)) / len(p)


@misconception("cross-entropy-floor-too-high", of="cross_entropy")
def cross_entropy_floor(p, t):
    return -np.sum(t * np.log(np.maximum(p, 1e-3))) / len(p)


@misconception("cross-entropy-base-two", of="cross_entropy")
def cross_entropy_base_two(p, t):
    return -np.sum(t * np.log2(np.maximum(p, TINY))) / len(p)


@misconception("cross-entropy-base-ten", of="cross_entropy")
def cross_entropy_base_ten(p, t):
    return -np.sum(t * np.log10(np.maximum(p, TINY))) / len(p)


@misconception("cross-entropy-binary-formula", of="cross_entropy")
def cross_entropy_binary(p, t):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p)) / len(p)


@misconception("cross-entropy-roles-swapped", of="cross_entropy")
def cross_entropy_swapped(p, t):
    return -np.sum(p * np.log(t + 1e-12)) / len(p)


@misconception("cross-entropy-largest-probability", of="cross_entropy")
def cross_entropy_largest(p, t):
    return -np.mean(np.log(p.max(axis=1)))


@misconception("cross-entropy-without-log", of="cross_entropy")
def cross_entropy_without_log(p, t):
    return -np.sum(t * p) / len(p)


@misconception("cross-entropy-squared-error", of="cross_entropy")
def cross_entropy_squared(p, t):
    return np.sum((p - t) ** 2) / len(p)


@misconception("cross-entropy-every-pair", of="cross_entropy")
def cross_entropy_every_pair(p, t):
    return -np.sum(t @ np.log(np.maximum(p, TINY)).T) / len(p)


@misconception("cross-entropy-softmax-again", of="cross_entropy")
def cross_entropy_softmax_again(p, t):
    return -np.sum(t * np.log(softmax_right(p))) / len(p)


@misconception("cross-entropy-in-place", of="cross_entropy")
def cross_entropy_in_place(p, t):
    p += 1e-12
    return -np.sum(t * np.log(p)) / len(p)


@misconception("softmax-gradient-not-divided", of="softmax_cross_entropy_gradient")
def gradient_not_divided(z, t):
    return softmax_right(z) - t


@misconception("softmax-gradient-over-entries", of="softmax_cross_entropy_gradient")
def gradient_over_entries(z, t):
    return (softmax_right(z) - t) / z.size


@misconception("softmax-gradient-over-classes", of="softmax_cross_entropy_gradient")
def gradient_over_classes(z, t):
    return (softmax_right(z) - t) / z.shape[1]


@misconception("softmax-gradient-summed-over-batch", of="softmax_cross_entropy_gradient")
def gradient_summed(z, t):
    return (softmax_right(z) - t).sum(axis=0) / len(z)


@misconception("softmax-gradient-sign", of="softmax_cross_entropy_gradient")
def gradient_sign(z, t):
    return (t - softmax_right(z)) / len(z)


@misconception("softmax-gradient-extra-slope", of="softmax_cross_entropy_gradient")
def gradient_extra_slope(z, t):
    p = softmax_right(z)
    return (p - t) * p * (1 - p) / len(z)


@misconception("softmax-gradient-diagonal-only", of="softmax_cross_entropy_gradient")
def gradient_diagonal(z, t):
    p = softmax_right(z)
    return -t / p * p * (1 - p) / len(z)


@misconception("softmax-gradient-of-softmax-alone", of="softmax_cross_entropy_gradient")
def gradient_of_softmax(z, t):
    p = softmax_right(z)
    return p * (1 - p) / len(z)


@misconception("softmax-gradient-by-probabilities", of="softmax_cross_entropy_gradient")
def gradient_by_probabilities(z, t):
    return -t / softmax_right(z) / len(z)


@misconception("softmax-gradient-of-raw-logits", of="softmax_cross_entropy_gradient")
def gradient_of_raw_logits(z, t):
    return (z - t) / len(z)


@misconception("softmax-gradient-with-sigmoid", of="softmax_cross_entropy_gradient")
def gradient_with_sigmoid(z, t):
    return (softmax_sigmoid(z) - t) / len(z)


@misconception("softmax-gradient-twice", of="softmax_cross_entropy_gradient")
def gradient_twice(z, t):
    return 2 * (softmax_right(z) - t) / len(z)


@misconception("softmax-gradient-unshifted", of="softmax_cross_entropy_gradient")
def gradient_unshifted(z, t):
    return (softmax_unshifted(z) - t) / len(z)


@misconception("softmax-shift-by-the-mean", of="softmax")
def softmax_shift_by_mean(z):
    z = np.asarray(z)
    e = np.exp(z - z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception("cross-entropy-floor-in-reach", of="cross_entropy")
def cross_entropy_floor_in_reach(p, t):
    return -np.sum(t * np.log(np.maximum(p, 1e-4))) / len(p)


@misconception("onehot-transposed-only-where-it-must-be", of="one_hot")
def one_hot_transposed_where_it_must(labels, classes):
    labels = np.asarray(labels)
    t = (np.arange(classes)[:, None] == labels).astype(float)
    return t if t.shape == (len(labels), classes) else t.T


@misconception("softmax-shifted-where-it-is-large-alone", of="softmax")
def softmax_shifted_where_large(z):
    z = np.array(z, dtype=float)
    if z.max() > 700:
        z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@misconception("softmax-kept-off-zero", of="softmax")
def softmax_kept_off_zero(z):
    return softmax_right(z) + 1e-7


@misconception("softmax-gradient-kept-off-zero", of="softmax_cross_entropy_gradient")
def softmax_gradient_kept_off_zero(z, t):
    return (np.clip(softmax_right(z), 1e-6, 1 - 1e-6) - t) / len(t)
