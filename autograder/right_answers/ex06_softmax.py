"""Right ways to write one-hot targets, softmax, cross-entropy and their joint gradient."""

import math
from decimal import Decimal

import numpy as np
from scipy import special

from . import right


@right(of="one_hot", why="rows of the identity matrix")
def one_hot_identity(labels, classes):
    return np.eye(classes)[labels]


@right(of="one_hot", why="a comparison: booleans")
def one_hot_comparison(labels, classes):
    return np.reshape(labels, (-1, 1)) == np.arange(classes)


@right(of="one_hot", why="pure Python: lists of whole numbers")
def one_hot_lists(labels, classes):
    return [[1 if c == label else 0 for c in range(classes)] for label in labels]


@right(of="one_hot", why="np.put_along_axis in float32")
def one_hot_put(labels, classes):
    t = np.zeros((len(labels), classes), dtype=np.float32)
    np.put_along_axis(t, np.array(labels, dtype=int)[:, None], 1, axis=1)
    return t


@right(of="one_hot", why="one flat vector, reshaped")
def one_hot_flat(labels, classes):
    t = np.zeros(len(labels) * classes)
    t[np.arange(len(labels)) * classes + np.asarray(labels, dtype=int)] = 1.0
    return t.reshape(-1, classes)


@right(of="one_hot", why="class by class, stacked as columns")
def one_hot_columns(labels, classes):
    return np.column_stack([np.where(np.equal(labels, c), 1.0, 0.0) for c in range(classes)])


@right(of="one_hot", why="a loop over the rows, whole numbers")
def one_hot_rows(labels, classes):
    t = np.zeros((len(labels), classes), int)
    for row, label in zip(t, labels, strict=True):
        row[label] = 1
    return t


@right(of="one_hot", why="Kronecker's delta by the outer difference")
def one_hot_delta(labels, classes):
    distance = np.subtract.outer(np.asarray(labels, dtype=float), np.arange(classes))
    return 0.0 ** np.abs(distance)


@right(of="softmax", why="scipy's softmax")
def softmax_scipy(z):
    return special.softmax(z, axis=1)


@right(of="softmax", why="exp of the log-softmax")
def softmax_log(z):
    z = np.array(z, dtype=float)
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


@right(of="softmax", why="examples as columns")
def softmax_columns(z):
    z = np.transpose(z) - np.max(z, axis=1)
    return (np.exp(z) / np.exp(z).sum(axis=0)).T


@right(of="softmax", why="one over a sum of ratios, which overflow to infinity")
def softmax_ratios(z):
    z = np.asarray(z, dtype=float)
    return 1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)


@right(of="softmax", why="row by row")
def softmax_rows(z):
    def one(row):
        e = np.exp(row - row.max())
        return e / e.sum()

    return np.apply_along_axis(one, 1, np.asarray(z))


@right(of="softmax", why="pure Python: nested lists")
def softmax_lists(z):
    rows = []
    for row in z:
        top = max(row)
        e = [math.exp(value - top) for value in row]
        rows.append([value / math.fsum(e) for value in e])
    return rows


@right(of="softmax", why="decimal arithmetic, without a shift")
def softmax_decimal(z):
    out = []
    for row in np.asarray(z).tolist():
        powers = [Decimal(value).exp() for value in row]
        out.append([float(power / sum(powers)) for power in powers])
    return np.array(out)


@right(of="softmax", why="float32 once the largest is subtracted")
def softmax_float32(z):
    z = np.array(z)
    z -= np.amax(z, axis=-1)[:, np.newaxis]
    e = np.exp(z.astype(np.float32))
    e /= np.einsum("nc->n", e)[:, None]
    return e


@right(of="softmax", why="float32 from the first line on")
def softmax_float32_throughout(z):
    z = np.asarray(z, dtype=np.float32)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right(of="softmax", why="the largest entry becomes 1, the others sigmoids of a difference")
def softmax_sigmoids(z):
    # p_c is the sigmoid of z_c minus the log-sum-exp of all other classes.
    z = np.asarray(z, dtype=float)
    others = [np.logaddexp.reduce(np.delete(z, c, 1), axis=1) for c in range(z.shape[1])]
    return special.expit(z - np.stack(others, axis=1))


@right(of="cross_entropy", why="the label's probability, picked by index")
def cross_entropy_picked(p, t):
    picked = np.asarray(p)[np.arange(len(p)), np.argmax(t, axis=1)]
    return -np.log(np.maximum(picked, 1e-300)).mean()


@right(of="cross_entropy", why="a small number inside the logarithm")
def cross_entropy_added(p, t):
    return -np.sum(t * np.log(p + 1e-12)) / p.shape[0]


@right(of="cross_entropy", why="clipped at both ends, as Keras does")
def cross_entropy_clipped(p, t):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return float(np.mean(np.sum(-t * np.log(p), axis=-1)))


@right(of="cross_entropy", why="pure Python")
def cross_entropy_loops(p, t):
    total = 0.0
    for probabilities, targets in zip(p, t, strict=True):
        for a, b in zip(probabilities, targets, strict=True):
            if b:
                total -= b * math.log(max(a, 5e-324))
    return total / len(p)


@right(of="cross_entropy", why="xlogy of a probability kept off 0")
def cross_entropy_xlogy(p, t):
    return -special.xlogy(t, np.where(p > 0, p, np.finfo(float).eps)).sum(axis=1).mean()


@right(of="cross_entropy", why="infinite logarithms replaced, with a warning")
def cross_entropy_replaced(p, t):
    return np.asarray(-np.vdot(t, np.nan_to_num(np.log(p), neginf=-1e4)) / len(t))


@right(of="cross_entropy", why="a masked logarithm, filled")
def cross_entropy_masked(p, t):
    return np.mean(-np.einsum("nc,nc->n", t, np.ma.log(p).filled(-745.0)))


@right(of="cross_entropy", why="float32 with float32's eps")
def cross_entropy_float32(p, t):
    p, t = np.asarray(p, dtype=np.float32), np.asarray(t, dtype=np.float32)
    return -np.sum(t * np.log(np.maximum(p, np.finfo(np.float32).eps))) / np.float32(len(p))


@right(of="cross_entropy", why="a trace of targets and logarithms in base 2")
def cross_entropy_base_two(p, t):
    bits = -np.trace(np.asarray(t).T @ np.log2(np.fmax(p, 1e-15)))
    return bits * np.log(2) / len(t)


def _softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


@right(of="softmax_cross_entropy_gradient", why="1 subtracted at every label, in place")
def gradient_in_place(z, t):
    p = _softmax(z)
    p[range(len(p)), np.argmax(t, axis=1)] -= 1
    p /= len(p)
    return p


@right(of="softmax_cross_entropy_gradient", why="the Jacobian of log-softmax")
def gradient_log_jacobian(z, t):
    p = special.softmax(z, axis=-1)
    jacobian = np.eye(z.shape[1]) - p[:, None, :]
    return -np.einsum("nk,nkc->nc", t, jacobian) / z.shape[0]


@right(of="softmax_cross_entropy_gradient", why="pure Python: nested lists")
def gradient_lists(z, t):
    return [
        [(p - target) / len(z) for p, target in zip(row, targets, strict=True)]
        for row, targets in zip(softmax_lists(z), t, strict=True)
    ]


@right(of="softmax_cross_entropy_gradient", why="examples as columns")
def gradient_columns(z, t):
    z, t = np.transpose(z), np.transpose(t)
    e = np.exp(z - z.max(0))
    return ((e / e.sum(0) - t) / t.shape[1]).T


@right(of="softmax_cross_entropy_gradient", why="a complex step for every logit")
def gradient_complex_step(z, t):
    step = 1e-30
    shifted = (z - z.max(axis=1, keepdims=True)).astype(complex)
    gradient = np.zeros(z.shape)
    for c in range(z.shape[1]):
        moved = shifted.copy()
        moved[:, c] += 1j * step
        log_sum = np.log(np.exp(moved).sum(axis=1))
        loss = np.sum(t, axis=1) * log_sum - np.sum(t * moved, axis=1)
        gradient[:, c] = loss.imag / step / len(z)
    return gradient


@right(of="softmax_cross_entropy_gradient", why="a mean of gradients of one example each")
def gradient_by_example(z, t):
    rows = []
    for z_n, t_n in zip(z, t, strict=True):
        rows.append(np.exp(z_n - special.logsumexp(z_n)) - t_n)
    return np.array(rows) * (1 / len(rows))


@right(of="softmax_cross_entropy_gradient", why="float32 once the largest is subtracted")
def gradient_float32(z, t):
    return (softmax_float32(z) - t.astype(np.float32)) / np.float32(len(t))
