"""What learners get wrong about the first weights.

Both functions draw at random, so a name is given by what the checks measured: the deviation in a
wide and in a tall layer, the mean, and whether the draws come fresh from rng.
"""

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex05_initializers")


@misconception("xavier-fan-out", of="xavier_init")
def xavier_fan_out(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_out)


@misconception("xavier-variance-as-deviation", of="xavier_init")
def xavier_variance_as_deviation(fan_in, fan_out, rng):
    return rng.normal(0, 1 / fan_in, (fan_in, fan_out))


@misconception("xavier-multiplied-by-the-root", of="xavier_init")
def xavier_multiplied(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(fan_in)


@misconception("xavier-not-scaled", of="xavier_init")
def xavier_not_scaled(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out))


@misconception("xavier-is-he", of="xavier_init")
def xavier_is_he(fan_in, fan_out, rng):
    return right.he_init(fan_in, fan_out, rng)


@misconception("xavier-sum-of-both-fans", of="xavier_init")
def xavier_sum_of_fans(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))


@misconception("xavier-limit-as-deviation", of="xavier_init")
def xavier_limit_as_deviation(fan_in, fan_out, rng):
    limit = np.sqrt(1 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


@misconception("xavier-numbers-from-zero-to-one", of="xavier_init")
def xavier_from_zero_to_one(fan_in, fan_out, rng):
    return rng.random((fan_in, fan_out)) / np.sqrt(fan_in)


@misconception("xavier-uniform-from-zero", of="xavier_init")
def xavier_uniform_from_zero(fan_in, fan_out, rng):
    return rng.uniform(0, np.sqrt(3 / fan_in), (fan_in, fan_out))


@misconception("xavier-zeros", of="xavier_init")
def xavier_zeros(fan_in, fan_out, rng):
    return np.zeros((fan_in, fan_out))


@misconception("xavier-all-alike", of="xavier_init")
def xavier_all_alike(fan_in, fan_out, rng):
    return np.full((fan_in, fan_out), np.sqrt(1 / fan_in))


@misconception("xavier-own-generator", of="xavier_init")
def xavier_own_generator(fan_in, fan_out, rng):
    return np.random.randn(fan_in, fan_out) / np.sqrt(fan_in)


@misconception("xavier-reseeded", of="xavier_init")
def xavier_reseeded(fan_in, fan_out, rng):
    return np.random.default_rng(0).standard_normal((fan_in, fan_out)) / np.sqrt(fan_in)


@misconception("xavier-transposed", of="xavier_init")
def xavier_transposed(fan_in, fan_out, rng):
    return rng.standard_normal((fan_out, fan_in)) / np.sqrt(fan_in)


@misconception("xavier-randn-of-a-generator", of="xavier_init")
def xavier_randn(fan_in, fan_out, rng):
    return rng.randn(fan_in, fan_out) / np.sqrt(fan_in)


@misconception("xavier-sizes-not-a-tuple", of="xavier_init")
def xavier_sizes_apart(fan_in, fan_out, rng):
    return rng.standard_normal(fan_in, fan_out) / np.sqrt(fan_in)


@misconception("he-fan-out", of="he_init")
def he_fan_out(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_out)


@misconception("he-variance-as-deviation", of="he_init")
def he_variance_as_deviation(fan_in, fan_out, rng):
    return rng.normal(0, 2 / fan_in, (fan_in, fan_out))


@misconception("he-multiplied-by-the-root", of="he_init")
def he_multiplied(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(fan_in / 2)


@misconception("he-not-scaled", of="he_init")
def he_not_scaled(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out))


@misconception("he-is-xavier", of="he_init")
def he_is_xavier(fan_in, fan_out, rng):
    return right.xavier_init(fan_in, fan_out, rng)


@misconception("he-two-outside-the-root", of="he_init")
def he_two_outside(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * 2 / np.sqrt(fan_in)


@misconception("he-numbers-from-zero-to-one", of="he_init")
def he_from_zero_to_one(fan_in, fan_out, rng):
    return rng.random((fan_in, fan_out)) * np.sqrt(2 / fan_in)


@misconception("he-uniform-from-zero", of="he_init")
def he_uniform_from_zero(fan_in, fan_out, rng):
    return rng.uniform(0, np.sqrt(6 / fan_in), (fan_in, fan_out))


@misconception("he-zeros", of="he_init")
def he_zeros(fan_in, fan_out, rng):
    return np.zeros((fan_in, fan_out))


@misconception("he-all-alike", of="he_init")
def he_all_alike(fan_in, fan_out, rng):
    return np.full((fan_in, fan_out), np.sqrt(2 / fan_in))


@misconception("he-own-generator", of="he_init")
def he_own_generator(fan_in, fan_out, rng):
    return np.random.randn(fan_in, fan_out) / np.sqrt(fan_in / 2)


@misconception("he-reseeded", of="he_init")
def he_reseeded(fan_in, fan_out, rng):
    return np.random.default_rng(0).standard_normal((fan_in, fan_out)) / np.sqrt(fan_in / 2)


@misconception("he-transposed", of="he_init")
def he_transposed(fan_in, fan_out, rng):
    return rng.standard_normal((fan_out, fan_in)) * np.sqrt(2 / fan_in)


@misconception("he-randn-of-a-generator", of="he_init")
def he_randn(fan_in, fan_out, rng):
    return rng.randn(fan_in, fan_out) / np.sqrt(fan_in / 2)


@misconception("he-sizes-not-a-tuple", of="he_init")
def he_sizes_apart(fan_in, fan_out, rng):
    return rng.standard_normal(fan_in, fan_out) * np.sqrt(2 / fan_in)


# Not offered as names: wrong by the contract and rejected, but the measures do not distinguish them from a
# neighbour.


@misconception("xavier-fixed-small-scale", of="xavier_init")
def xavier_fixed_scale(fan_in, fan_out, rng):
    return 0.01 * rng.standard_normal((fan_in, fan_out))


@misconception("xavier-half-the-variance", of="xavier_init")
def xavier_half(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(2 * fan_in)


@misconception("xavier-truncated", of="xavier_init")
def xavier_truncated(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    while (far := np.abs(w) > 2).any():
        w[far] = rng.standard_normal(int(far.sum()))
    return w / np.sqrt(fan_in)


@misconception("xavier-absolute-value", of="xavier_init")
def xavier_absolute(fan_in, fan_out, rng):
    return np.abs(rng.standard_normal((fan_in, fan_out))) / np.sqrt(fan_in)


@misconception("xavier-sizes-as-mean-and-deviation", of="xavier_init")
def xavier_sizes_as_mean(fan_in, fan_out, rng):
    return rng.normal(fan_in, fan_out) / np.sqrt(fan_in)


@misconception("xavier-square", of="xavier_init")
def xavier_square(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_in)) / np.sqrt(fan_in)


@misconception("he-limit-as-deviation", of="he_init")
def he_limit_as_deviation(fan_in, fan_out, rng):
    limit = np.sqrt(2 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


@misconception("he-sum-of-both-fans", of="he_init")
def he_sum_of_fans(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / (fan_in + fan_out))


@misconception("he-half-on-the-wrong-side", of="he_init")
def he_half(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(2 * fan_in)


@misconception("he-fixed-small-scale", of="he_init")
def he_fixed_scale(fan_in, fan_out, rng):
    return 0.01 * rng.standard_normal((fan_in, fan_out))


@misconception("he-truncated", of="he_init")
def he_truncated(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    while (far := np.abs(w) > 2).any():
        w[far] = rng.standard_normal(int(far.sum()))
    return w * np.sqrt(2 / fan_in)


@misconception("he-half-rounded-down", of="he_init")
def he_half_rounded_down(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_in // 2)


@misconception("he-bias-counted", of="he_init")
def he_bias_counted(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / (fan_in + 1))


@misconception("xavier-bias-counted", of="xavier_init")
def xavier_bias_counted(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_in + 1)


@misconception("xavier-clipped", of="xavier_init")
def xavier_clipped(fan_in, fan_out, rng):
    return np.clip(rng.standard_normal((fan_in, fan_out)), -2, 2) / np.sqrt(fan_in)


@misconception("he-clipped", of="he_init")
def he_clipped(fan_in, fan_out, rng):
    return np.clip(rng.standard_normal((fan_in, fan_out)), -2, 2) / np.sqrt(fan_in / 2)


@misconception("he-absolute-value", of="he_init")
def he_absolute(fan_in, fan_out, rng):
    return np.abs(rng.standard_normal((fan_in, fan_out))) * np.sqrt(2 / fan_in)


@misconception("xavier-zero-to-one-not-scaled", of="xavier_init")
def xavier_zero_to_one_not_scaled(fan_in, fan_out, rng):
    return rng.random((fan_in, fan_out))


@misconception("he-zero-to-one-not-scaled", of="he_init")
def he_zero_to_one_not_scaled(fan_in, fan_out, rng):
    return rng.random((fan_in, fan_out))


@misconception("xavier-around-one", of="xavier_init")
def xavier_around_one(fan_in, fan_out, rng):
    return rng.normal(1, np.sqrt(1 / fan_in), (fan_in, fan_out))


@misconception("he-around-one", of="he_init")
def he_around_one(fan_in, fan_out, rng):
    return rng.normal(1, np.sqrt(2 / fan_in), (fan_in, fan_out))
