"""Right ways to draw the first weights: any zero-mean continuous distribution of that deviation.

Each `unit_…` returns numbers of mean 0 and standard deviation 1 in the shape asked for, drawn
from rng; both initialisers are made from it.
"""

import math
import random
from statistics import NormalDist

import numpy as np
from scipy.special import ndtri

from . import right


def both(why):
    """Put both initialisers into the bank, made from the function below."""

    def register(unit):
        def xavier(fan_in, fan_out, rng):
            return unit((fan_in, fan_out), rng) / np.sqrt(fan_in)

        def he(fan_in, fan_out, rng):
            return unit((fan_in, fan_out), rng) / np.sqrt(fan_in / 2)

        right(of="xavier_init", why=why)(xavier)
        right(of="he_init", why=why)(he)
        return unit

    return register


@both("uniform")
def unit_uniform(shape, rng):
    return rng.uniform(-math.sqrt(3), math.sqrt(3), size=shape)


@both("Laplace")
def unit_laplace(shape, rng):
    return rng.laplace(scale=1 / np.sqrt(2), size=shape)


@both("normal, cut off at two deviations and drawn again, scaled for what is lost")
def unit_truncated(shape, rng):
    z = rng.standard_normal(shape)
    while (outside := np.abs(z) > 2).any():
        z[outside] = rng.standard_normal(np.count_nonzero(outside))
    return z / 0.8796256610342398


@both("logistic")
def unit_logistic(shape, rng):
    return rng.logistic(0, math.sqrt(3) / math.pi, shape)


@both("triangular")
def unit_triangular(shape, rng):
    return rng.triangular(-math.sqrt(6), 0, math.sqrt(6), shape)


@both("exponential, moved to mean 0")
def unit_exponential(shape, rng):
    return rng.exponential(size=shape) - 1


@both("Student's t with twelve degrees of freedom")
def unit_student(shape, rng):
    return rng.standard_t(12, shape) * math.sqrt(10 / 12)


@both("two narrow humps, at plus and minus one")
def unit_two_humps(shape, rng):
    sign = np.where(rng.random(shape) < 0.5, -1.0, 1.0)
    return sign * math.sqrt(0.99) + rng.normal(0, 0.1, shape)


@both("the sum of twelve uniforms, in float32")
def unit_irwin_hall(shape, rng):
    return rng.random((12, *shape), dtype=np.float32).sum(axis=0) - np.float32(6)


@both("Box and Muller's pairs")
def unit_box_muller(shape, rng):
    u, v = rng.random(shape), rng.random(shape)
    return np.sqrt(-2 * np.log1p(-u)) * np.cos(2 * np.pi * v)


@both("inverted distribution function")
def unit_quantiles(shape, rng):
    return ndtri(rng.uniform(np.finfo(float).tiny, 1, shape))


@both("one draw for each weight, as nested lists")
def unit_lists(shape, rng):
    return np.array([[rng.normal() for _ in range(shape[1])] for _ in range(shape[0])])


@both("column by column, after a draw that is thrown away")
def unit_columns(shape, rng):
    rng.random(5)
    return np.stack([rng.standard_normal(shape[0]) for _ in range(shape[1])], axis=1)


@both("drawn as (fan_out, fan_in) in float32, transposed")
def unit_transposed(shape, rng):
    return rng.standard_normal(shape[::-1], dtype=np.float32).T


@both("pairs of opposite sign")
def unit_antithetic(shape, rng):
    n = math.prod(shape)
    half = rng.standard_normal(n - n // 2)
    both_signs = np.concatenate([half, -half])[:n]
    return rng.permutation(both_signs).reshape(shape)


@both("one draw in every layer of probability, shuffled")
def unit_stratified(shape, rng):
    n = math.prod(shape)
    p = (np.arange(n) + 0.5 + 0.98 * (rng.random(n) - 0.5)) / n
    return ndtri(rng.permutation(p)).reshape(shape)


@both("orthogonal rows or columns")
def unit_orthogonal(shape, rng):
    # Saxe et al. 2014; the signs make the distribution even. Every entry has mean square 1.
    q, r = np.linalg.qr(rng.standard_normal((max(shape), min(shape))))
    q = q * np.sign(np.diag(r)) * math.sqrt(max(shape))
    return q if shape[0] >= shape[1] else q.T


@both("the standard library's generator, seeded from rng")
def unit_standard_library(shape, rng):
    draw = random.Random(int(rng.integers(2**62))).gauss
    return np.reshape([draw(0, 1) for _ in range(math.prod(shape))], shape)


@both("the old RandomState around the bits of rng")
def unit_old_interface(shape, rng):
    return np.random.RandomState(rng.bit_generator).randn(*shape)


@both("a weighted sum of a normal and a uniform number")
def unit_mixture(shape, rng):
    # A sum of independent parts: deviations add as squares, 0.6^2 + 0.8^2 = 1.
    inverse = NormalDist().inv_cdf
    part = np.reshape([inverse(p) for p in rng.uniform(1e-12, 1 - 1e-12, math.prod(shape))], shape)
    return 0.6 * part + 0.8 * unit_uniform(shape, rng)


@right(of="xavier_init", why="the lecture's line")
def xavier_lecture(fan_in, fan_out, rng):
    W = rng.normal(size=(fan_in, fan_out)) / np.sqrt(fan_in)
    return W


@right(of="xavier_init", why="Generator.normal with its scale")
def xavier_scale(fan_in, fan_out, rng):
    return rng.normal(loc=0.0, scale=fan_in**-0.5, size=fan_in * fan_out).reshape(fan_in, fan_out)


@right(of="xavier_init", why="a multivariate normal for every column")
def xavier_multivariate(fan_in, fan_out, rng):
    cov = np.identity(fan_in) / fan_in
    return rng.multivariate_normal(np.zeros(fan_in), cov, fan_out, method="cholesky").T


@right(of="he_init", why="the lecture's line")
def he_lecture(fan_in, fan_out, rng):
    return rng.normal(size=(fan_in, fan_out)) / np.sqrt(fan_in / 2)


@right(of="he_init", why="uniform, with the limit that its variance asks for")
def he_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / fan_in)
    return limit * (2 * rng.random((fan_in, fan_out)) - 1)


@right(of="he_init", why="filled row by row in place")
def he_rows(fan_in, fan_out, rng):
    w = np.empty((fan_in, fan_out))
    for row in w:
        rng.standard_normal(out=row)
        row *= math.sqrt(2.0 / fan_in)
    return w
