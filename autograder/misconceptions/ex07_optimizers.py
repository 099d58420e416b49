"""What learners get wrong about minibatches, SGD and Adam."""

from typing import Any

import numpy as np

from autograder.misconceptions import misconception, solved

sgd_right = solved("ex07_optimizers").sgd_step
adam_right = solved("ex07_optimizers").adam_step

# State of the latest training, as a module that stores the moments in a global variable has it.
_latest: dict[str, Any] = {}


def _cut(x, y, order, starts, size):
    """Yield the batches of `size` rows that begin at `starts` in this order."""
    for start in starts:
        rows = order[start : start + size]
        yield x[rows], y[rows]


@misconception("minibatches-tail-dropped", of="minibatches")
def tail_dropped(x, y, batch_size, rng):
    count = len(x) // batch_size
    order = rng.permutation(len(x))
    return _cut(x, y, order, range(0, count * batch_size, batch_size), batch_size)


@misconception("minibatches-last-batch-lost", of="minibatches")
def last_lost(x, y, batch_size, rng):
    starts = range(0, len(x) - batch_size, batch_size)
    return _cut(x, y, rng.permutation(len(x)), starts, batch_size)


@misconception("minibatches-last-full-batch-lost", of="minibatches")
def last_full_lost(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    starts = list(range(0, len(x) - batch_size, batch_size))
    if len(x) % batch_size:
        starts.append(len(x) // batch_size * batch_size)
    return _cut(x, y, order, starts, batch_size)


@misconception("minibatches-empty-batch", of="minibatches")
def empty_batch(x, y, batch_size, rng):
    starts = range(0, len(x) + 1, batch_size)
    return _cut(x, y, rng.permutation(len(x)), starts, batch_size)


@misconception("minibatches-tail-filled-up", of="minibatches")
def tail_filled(x, y, batch_size, rng):
    count = -(-len(x) // batch_size)
    order = np.resize(rng.permutation(len(x)), count * batch_size)
    return _cut(x, y, order, range(0, len(order), batch_size), batch_size)


@misconception("minibatches-more-than-the-data-in-the-old-order", of="minibatches")
def minibatches_more_than_the_data(x, y, batch_size, rng):
    if batch_size > len(x):
        return [(x, y)]
    order = rng.permutation(len(x))
    return [
        (x[order[k : k + batch_size]], y[order[k : k + batch_size]])
        for k in range(0, len(x), batch_size)
    ]


@misconception("minibatches-random-choice-of-rows", of="minibatches")
def random_choice(x, y, batch_size, rng):
    for _ in range(0, len(x), batch_size):
        rows = rng.choice(len(x), batch_size)
        yield x[rows], y[rows]


@misconception("minibatches-one-row-short", of="minibatches")
def one_row_short(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size - 1]
        yield x[rows], y[rows]


@misconception("minibatches-count-for-size", of="minibatches")
def count_for_size(x, y, batch_size, rng):
    for rows in np.array_split(rng.permutation(len(x)), batch_size):
        yield x[rows], y[rows]


@misconception("minibatches-end-included", of="minibatches")
def end_included(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size + 1]
        yield x[rows], y[rows]


@misconception("minibatches-every-batch-from-all-rows", of="minibatches")
def every_batch_from_all(x, y, batch_size, rng):
    for _ in range(0, len(x), batch_size):
        rows = rng.permutation(len(x))[:batch_size]
        yield x[rows], y[rows]


@misconception("minibatches-with-replacement", of="minibatches")
def with_replacement(x, y, batch_size, rng):
    order = rng.integers(0, len(x), len(x))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception("minibatches-shuffled-apart", of="minibatches")
def shuffled_apart(x, y, batch_size, rng):
    x, y = rng.permutation(x), rng.permutation(y)
    return _cut(x, y, np.arange(len(x)), range(0, len(x), batch_size), batch_size)


@misconception("minibatches-only-y-shuffled", of="minibatches")
def only_y_shuffled(x, y, batch_size, rng):
    y = rng.permutation(y)
    return _cut(x, y, np.arange(len(x)), range(0, len(x), batch_size), batch_size)


@misconception("minibatches-not-shuffled", of="minibatches")
def not_shuffled(x, y, batch_size, rng):
    return _cut(x, y, np.arange(len(x)), range(0, len(x), batch_size), batch_size)


@misconception("minibatches-shuffled-within-batches", of="minibatches")
def shuffled_within(x, y, batch_size, rng):
    for start in range(0, len(x), batch_size):
        rows = rng.permutation(np.arange(len(x))[start : start + batch_size])
        yield x[rows], y[rows]


@misconception("minibatches-order-of-batches-alone", of="minibatches")
def order_of_batches(x, y, batch_size, rng):
    starts = rng.permutation(np.arange(0, len(x), batch_size))
    return _cut(x, y, np.arange(len(x)), starts, batch_size)


@misconception("minibatches-seeded-inside", of="minibatches")
def seeded_inside(x, y, batch_size, rng):
    order = np.random.default_rng(0).permutation(len(x))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception("minibatches-own-generator", of="minibatches")
def own_generator(x, y, batch_size, rng):
    order = np.random.default_rng().permutation(len(x))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception("minibatches-caller-shuffled", of="minibatches")
def caller_shuffled(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    x[:], y[:] = x[order], y[order]
    return _cut(x, y, np.arange(len(x)), range(0, len(x), batch_size), batch_size)


@misconception("minibatches-first-batch-alone", of="minibatches")
def first_alone(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        return x[rows], y[rows]


@misconception("minibatches-y-as-column", of="minibatches")
def y_as_column(x, y, batch_size, rng):
    data = rng.permutation(np.column_stack([x, y]))
    for start in range(0, len(x), batch_size):
        batch = data[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1:]


@misconception("sgd-adds-the-gradient", of="sgd_step")
def sgd_adds(params, grads, learning_rate):
    return sgd_right(params, grads, -learning_rate)


@misconception("sgd-rate-missing", of="sgd_step")
def sgd_rate_missing(params, grads, learning_rate):
    return sgd_right(params, grads, 1.0)


@misconception("sgd-rate-fixed", of="sgd_step")
def sgd_rate_fixed(params, grads, learning_rate):
    return sgd_right(params, grads, 0.01)


@misconception("sgd-divides-by-the-rate", of="sgd_step")
def sgd_divides(params, grads, learning_rate):
    return sgd_right(params, grads, 1 / learning_rate)


@misconception("sgd-rate-times-the-difference", of="sgd_step")
def sgd_rate_times_difference(params, grads, learning_rate):
    return [learning_rate * (p - g) for p, g in zip(params, grads, strict=True)]


@misconception("sgd-returns-the-step", of="sgd_step")
def sgd_step_alone(params, grads, learning_rate):
    return [-learning_rate * g for g in grads]


@misconception("sgd-sign-of-the-gradient", of="sgd_step")
def sgd_sign(params, grads, learning_rate):
    return sgd_right(params, [np.sign(g) for g in grads], learning_rate)


@misconception("sgd-gradient-normalised", of="sgd_step")
def sgd_normalised(params, grads, learning_rate):
    return sgd_right(params, [g / np.linalg.norm(g) for g in grads], learning_rate)


@misconception("sgd-divides-by-rows", of="sgd_step")
def sgd_divides_by_rows(params, grads, learning_rate):
    return sgd_right(params, [g / len(g) for g in grads], learning_rate)


@misconception("sgd-in-place", of="sgd_step")
def sgd_in_place(params, grads, learning_rate):
    for p, g in zip(params, grads, strict=True):
        p -= learning_rate * g
    return params


@misconception("sgd-in-place-without-return", of="sgd_step")
def sgd_without_return(params, grads, learning_rate):
    for p, g in zip(params, grads, strict=True):
        p -= learning_rate * g


@misconception("sgd-first-parameter-alone", of="sgd_step")
def sgd_first_alone(params, grads, learning_rate):
    return sgd_right(params[:1], grads[:1], learning_rate)


@misconception("sgd-arithmetic-on-lists", of="sgd_step")
def sgd_on_lists(params, grads, learning_rate):
    return params - learning_rate * grads


@misconception("sgd-list-as-one-array", of="sgd_step")
def sgd_as_one_array(params, grads, learning_rate):
    return np.array(params) - learning_rate * np.array(grads)


def _moments(params, grads, state, beta1, beta2):
    """Return (step number, m, v) after these gradients, as Adam has them."""
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g * g for old, g in zip(v, grads, strict=True)]
    return k + 1, m, v


def _moved(params, rate, m_hat, v_hat, eps):
    return [p - rate * m / (np.sqrt(v) + eps) for p, m, v in zip(params, m_hat, v_hat, strict=True)]


def _over(arrays, divisor):
    return [a / divisor for a in arrays]


@misconception("adam-no-bias-correction", of="adam_step")
def adam_uncorrected(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, m, v, eps), (k, m, v)


@misconception("adam-only-m-corrected", of="adam_step")
def adam_only_m(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), v, eps), (k, m, v)


@misconception("adam-only-v-corrected", of="adam_step")
def adam_only_v(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, m, _over(v, 1 - beta2**k), eps), (k, m, v)


@misconception("adam-options-of-the-first-step", of="adam_step")
def adam_first_options(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    inner, options = state or (None, (learning_rate, beta1, beta2, eps))
    moved, inner = adam_right(params, grads, inner, *options)
    return moved, (inner, options)


@misconception("adam-correction-without-power", of="adam_step")
def adam_without_power(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1), _over(v, 1 - beta2), eps), (k, m, v)


@misconception("adam-product-for-power", of="adam_step")
def adam_product(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1 * k), _over(v, 1 - beta2 * k)
    return _moved(params, learning_rate, m_hat, v_hat, eps), (k, m, v)


@misconception("adam-counts-from-zero", of="adam_step")
def adam_from_zero(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1 ** (k - 1)), _over(v, 1 - beta2 ** (k - 1))
    return _moved(params, learning_rate, m_hat, v_hat, eps), (k, m, v)


@misconception("adam-counts-every-array", of="adam_step")
def adam_counts_arrays(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k = state[0] if state else 0
    _, m, v = _moments(params, grads, state, beta1, beta2)
    new = []
    for p, mean, square in zip(params, m, v, strict=True):
        k += 1
        step = mean / (1 - beta1**k) / (np.sqrt(square / (1 - beta2**k)) + eps)
        new.append(p - learning_rate * step)
    return new, (k, m, v)


@misconception("adam-state-not-kept", of="adam_step")
def adam_state_not_kept(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = _moments(params, grads, None, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1), _over(v, 1 - beta2)
    return _moved(params, learning_rate, m_hat, v_hat, eps), (k, m, v)


@misconception("adam-state-shared", of="adam_step")
def adam_shared(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    before = None if state is None else _latest["adam"]
    k, m, v = _latest["adam"] = _moments(params, grads, before, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1**k), _over(v, 1 - beta2**k)
    return _moved(params, learning_rate, m_hat, v_hat, eps), "kept elsewhere"


@misconception("adam-one-average-for-all-arrays", of="adam_step")
def adam_one_average(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = state or (0, 0.0, 0.0)
    k += 1
    new = []
    for p, g in zip(params, grads, strict=True):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        new.append(p - learning_rate * m / (1 - beta1**k) / (np.sqrt(v / (1 - beta2**k)) + eps))
    return new, (k, m, v)


@misconception("adam-eps-inside-the-root", of="adam_step")
def adam_eps_inside(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    v_hat = [a / (1 - beta2**k) + eps for a in v]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), v_hat, 0.0), (k, m, v)


@misconception("adam-eps-missing", of="adam_step")
def adam_eps_missing(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), 0.0), (
        k,
        m,
        v,
    )


@misconception("adam-eps-default-of-the-paper", of="adam_step")
def adam_eps_of_paper(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-eps-fixed", of="adam_step")
def adam_eps_fixed(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1**k), _over(v, 1 - beta2**k)
    return _moved(params, learning_rate, m_hat, v_hat, 1e-7), (k, m, v)


@misconception("adam-eps-meets-the-uncorrected-root", of="adam_step")
def adam_eps_uncorrected(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    learning_rate *= np.sqrt(1 - beta2**k) / (1 - beta1**k)
    return _moved(params, learning_rate, m, v, eps), (k, m, v)


@misconception("adam-betas-swapped", of="adam_step")
def adam_betas_swapped(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta2, beta1)
    return _moved(params, learning_rate, _over(m, 1 - beta2**k), _over(v, 1 - beta1**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-betas-fixed", of="adam_step")
def adam_betas_fixed(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, 0.9, 0.999)
    m_hat, v_hat = _over(m, 1 - 0.9**k), _over(v, 1 - 0.999**k)
    return _moved(params, learning_rate, m_hat, v_hat, eps), (k, m, v)


@misconception("adam-averages-reversed", of="adam_step")
def adam_reversed(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, 1 - beta1, 1 - beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-sums-for-averages", of="adam_step")
def adam_sums(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + g * g for old, g in zip(v, grads, strict=True)]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-square-missing", of="adam_step")
def adam_square_missing(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g for old, g in zip(v, grads, strict=True)]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-square-of-the-share", of="adam_step")
def adam_square_of_share(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + ((1 - beta2) * g) ** 2 for old, g in zip(v, grads, strict=True)]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-root-missing", of="adam_step")
def adam_root_missing(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1**k), _over(v, 1 - beta2**k)
    return _moved(params, learning_rate, m_hat, [a * a for a in v_hat], eps), (k, m, v)


@misconception("adam-without-momentum", of="adam_step")
def adam_without_momentum(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, grads, _over(v, 1 - beta2**k), eps), (k, m, v)


@misconception("adam-without-scaling", of="adam_step")
def adam_without_scaling(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return sgd_right(params, _over(m, 1 - beta1**k), learning_rate), (k, m, v)


@misconception("adam-one-scale-per-array", of="adam_step")
def adam_one_scale(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * np.mean(g * g) for old, g in zip(v, grads, strict=True)]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-adds-the-step", of="adam_step")
def adam_adds(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, -learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-default-rate", of="adam_step")
def adam_default_rate(params, grads, state, learning_rate=0.01, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception("adam-in-place", of="adam_step")
def adam_in_place(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    moved = _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps)
    for p, new in zip(params, moved, strict=True):
        p[...] = new
    return params, (k, m, v)


@misconception("minibatches-split-evenly", of="minibatches")
def minibatches_split_evenly(x, y, batch_size, rng):
    count = -(-len(x) // batch_size)
    for rows in np.array_split(rng.permutation(len(x)), count):
        yield x[rows], y[rows]


@misconception("sgd-gradient-clipped", of="sgd_step")
def sgd_gradient_clipped(params, grads, learning_rate):
    return sgd_right(params, [np.clip(g, -1, 1) for g in grads], learning_rate)


@misconception("sgd-three-parameters-alone", of="sgd_step")
def sgd_three_parameters(params, grads, learning_rate):
    w1, b1, w2 = params
    dw1, db1, dw2 = grads
    return [w1 - learning_rate * dw1, b1 - learning_rate * db1, w2 - learning_rate * dw2]


@misconception("minibatches-one-column-of-y", of="minibatches")
def one_column_of_y(x, y, batch_size, rng):
    data = rng.permutation(np.column_stack([x, y]))
    for start in range(0, len(x), batch_size):
        batch = data[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1]


@misconception("minibatches-last-column-for-y", of="minibatches")
def last_column_for_y(x, y, batch_size, rng):
    data = rng.permutation(np.column_stack([x, y]))
    for start in range(0, len(x), batch_size):
        batch = data[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1:] if y.ndim > 1 else batch[:, -1]


@misconception("minibatches-last-row-stays-in-place", of="minibatches")
def last_row_stays(x, y, batch_size, rng):
    order = np.append(rng.permutation(len(x) - 1), len(x) - 1)
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception("minibatches-every-row-swapped-away", of="minibatches")
def every_row_swapped_away(x, y, batch_size, rng):
    order = np.arange(len(x))
    for k in range(len(x) - 1, 0, -1):
        other = rng.integers(0, k)
        order[k], order[other] = order[other], order[k]
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception("minibatches-sorted-within-batches", of="minibatches")
def sorted_within(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        chosen = np.isin(np.arange(len(x)), order[start : start + batch_size])
        yield x[chosen], y[chosen]


@misconception("minibatches-rows-left-over-not-shuffled", of="minibatches")
def left_over_not_shuffled(x, y, batch_size, rng):
    full = len(x) // batch_size * batch_size
    order = np.append(rng.permutation(full), np.arange(full, len(x)))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception("minibatches-same-rows-in-a-batch", of="minibatches")
def same_rows(x, y, batch_size, rng):
    fixed = np.random.default_rng(0).permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = rng.permutation(fixed[start : start + batch_size])
        yield x[rows], y[rows]


@misconception("minibatches-shuffled-in-a-buffer", of="minibatches")
def shuffled_in_buffer(x, y, batch_size, rng):
    numbers, buffer = np.arange(len(x)), 2 * batch_size
    parts = [rng.permutation(numbers[k : k + buffer]) for k in range(0, len(x), buffer)]
    return _cut(x, y, np.concatenate(parts), range(0, len(x), batch_size), batch_size)


@misconception("adam-counter-outside-the-state", of="adam_step")
def adam_counter_outside(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    _latest["steps"] = 1 if state is None else _latest["steps"] + 1
    _, m, v = _moments(params, grads, state, beta1, beta2)
    k = _latest["steps"]
    moved = _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps)
    return moved, (k, m, v)


@misconception("adam-no-step-without-a-gradient", of="adam_step")
def adam_no_step_without_gradient(params, grads, state, *in_order, **options):
    moved, state = adam_right(params, grads, state, *in_order, **options)
    return [np.where(g == 0, p, new) for p, g, new in zip(params, grads, moved, strict=True)], state


@misconception("minibatches-one-batch-not-shuffled", of="minibatches")
def one_batch_not_shuffled(x, y, batch_size, rng):
    order = np.arange(len(x)) if batch_size >= len(x) else rng.permutation(len(x))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception("minibatches-first-row-stays-in-place", of="minibatches")
def first_row_stays(x, y, batch_size, rng):
    order = np.append(0, 1 + rng.permutation(len(x) - 1))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception("minibatches-batch-of-one-loses-its-axis", of="minibatches")
def batch_of_one_loses_its_axis(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    if batch_size == 1:
        return ((x[i], y[i]) for i in order)
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)
