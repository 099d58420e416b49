"""Right ways to drop elements, each with the backward function that reads its cache."""

import copy
import math
from collections import namedtuple

import numpy as np
from scipy.special import ndtri

from . import right


def multiply(dout, cache):
    return dout * cache


@right(
    of="dropout",
    why="kept where a uniform number is below keep; the factors as the cache",
    together_with={"dropout_backward": multiply},
)
def dropout_below(x, rate, rng, training=True):
    if not training:
        return x, 1.0
    keep = 1 - rate
    factors = (rng.random(x.shape) < keep) / keep
    return x * factors, factors


def divide(dout, cache):
    mask, keep = cache
    return dout * mask / keep


@right(
    of="dropout",
    why="a binomial mask, unscaled, and keep as the cache",
    together_with={"dropout_backward": divide},
)
def dropout_binomial(x, rate, rng, training=True):
    if not training:
        return np.copy(x), (True, 1)
    mask = rng.binomial(1, 1 - rate, size=x.shape)
    return x * mask / (1 - rate), (mask, 1 - rate)


def from_dict(dout, cache):
    dx = np.array(dout, dtype=float)
    if cache["training"]:
        dx[cache["dropped"]] = 0
        dx /= 1 - cache["rate"]
    return dx


@right(
    of="dropout",
    why="zeros written into a copy; a dict as the cache",
    together_with={"dropout_backward": from_dict},
)
def dropout_written(x, rate, rng, training=True):
    out, dropped = np.array(x, dtype=float), None
    if training:
        dropped = rng.uniform(0, 1, x.shape) <= rate if rate else np.zeros(x.shape, bool)
        out[dropped] = 0
        out /= 1 - rate
    return out, {"training": training, "dropped": dropped, "rate": rate}


def call(dout, cache):
    return cache(dout)


@right(
    of="dropout",
    why="np.where and a choice of True or False; a closure as the cache",
    together_with={"dropout_backward": call},
)
def dropout_closure(x, rate, rng, training=True):
    alive = rng.choice([True, False], size=x.shape, p=[1 - rate, rate])

    def survive(values):
        return np.where(alive, values / (1 - rate), 0) if training else values

    return survive(x), survive


class Layer:
    """One pass through a dropout layer; it remembers its mask."""

    def __init__(self, rate, rng, training):
        self.rate, self.rng, self.training = rate, rng, training

    def forward(self, x):
        if not self.training:
            return x
        self.mask = self.rng.binomial(n=1, p=self.rate, size=np.shape(x)) == 0
        return np.ma.masked_array(x / (1 - self.rate), mask=~self.mask).filled(0.0)

    def backward(self, dout):
        return dout * self.mask / (1 - self.rate) if self.training else dout


def ask_the_layer(dout, cache):
    return cache.backward(dout)


@right(
    of="dropout",
    why="an object as the cache, masked arrays inside",
    together_with={"dropout_backward": ask_the_layer},
)
def dropout_layer(x, rate, rng, training=True):
    layer = Layer(rate, rng, training)
    return layer.forward(x), layer


def draw_again(dout, cache):
    rng, rate, training = cache
    return dropout_again(dout, rate, copy.deepcopy(rng), training)[0]


@right(
    of="dropout",
    why="a copy of the generator as the cache: backward draws the same mask again",
    together_with={"dropout_backward": draw_again},
)
def dropout_again(x, rate, rng, training=True):
    before = copy.deepcopy(rng)
    mask = rng.random(np.shape(x)) >= rate if training else 1
    return x * mask / (1 - rate * training), (before, rate, training)


Survivors = namedtuple("Survivors", "indices scale")


def through_the_survivors(dout, cache):
    dx = np.zeros(dout.shape)
    dx.flat[cache.indices] = dout.flat[cache.indices] * cache.scale
    return dx


@right(
    of="dropout",
    why="a binomial count, then that many places; indices in a named tuple as the cache",
    together_with={"dropout_backward": through_the_survivors},
)
def dropout_counted(x, rate, rng, training=True):
    count = rng.binomial(x.size, 1 - rate) if training else x.size
    indices = rng.choice(x.size, size=count, replace=False)
    cache = Survivors(np.sort(indices), 1 / (1 - rate) if training else 1)
    return through_the_survivors(x, cache), cache


@right(
    of="dropout",
    why="geometric gaps between the dropped elements",
    together_with={"dropout_backward": multiply},
)
def dropout_gaps(x, rate, rng, training=True):
    factors = np.ones(x.size)
    if training and rate > 0:
        factors /= 1 - rate
        place = rng.geometric(rate) - 1
        while place < x.size:
            factors[place] = 0
            place += rng.geometric(rate)
    factors = factors.reshape(x.shape)
    return x * factors, factors


_drawer = {}


def look_up(dout, cache):
    return np.where(_drawer[cache], dout, 0) / cache[1]


@right(
    of="dropout",
    why="a ticket as the cache; the masks lie in a drawer of the file",
    together_with={"dropout_backward": look_up},
)
def dropout_ticket(x, rate, rng, training=True):
    ticket = len(_drawer), 1 - rate if training else 1
    _drawer[ticket] = rng.random(x.shape, dtype=np.float32) < ticket[1]
    return look_up(x, ticket), ticket


def from_lists(dout, cache):
    return [[a * f for a, f in zip(*pair, strict=True)] for pair in zip(dout, cache, strict=True)]


@right(
    of="dropout",
    why="pure Python: a draw an element, nested lists",
    together_with={"dropout_backward": from_lists},
)
def dropout_lists(x, rate, rng, training=True):
    factors = [[1.0 for _ in row] for row in x]
    if training:
        factors = [[0.0 if rng.random() < rate else 1 / (1 - rate) for _ in row] for row in x]
    return from_lists(x, factors), factors


def unpack(dout, cache):
    if cache is None:
        return dout
    bits, shape, factor = cache
    kept = np.unpackbits(bits, count=math.prod(shape)).reshape(shape)
    return np.multiply(dout, kept * np.float32(factor))


@right(
    of="dropout",
    why="a normal number against its quantile, float32; packed bits as the cache",
    together_with={"dropout_backward": unpack},
)
def dropout_normal(x, rate, rng, training=True):
    if not training:
        return x, None
    kept = rng.standard_normal(x.shape) > ndtri(rate)
    cache = np.packbits(kept), x.shape, 1 / (1 - rate)
    return unpack(np.asarray(x, dtype=np.float32), cache), cache


@right(
    of="dropout",
    why="nothing came in the time of a Poisson process; examples as columns",
    together_with={"dropout_backward": multiply},
)
def dropout_poisson(x, rate, rng, training=True):
    rng.random()  # a draw more than needed
    if not training or rate == 0:
        return x + 0, 1
    survived = rng.poisson(-math.log1p(-rate), np.shape(x)[::-1]) == 0
    factors = np.reciprocal(1 - rate) * survived.T
    return factors * x, factors


@right(
    of="dropout",
    why="whole random numbers below a threshold, row by row",
    together_with={"dropout_backward": lambda dout, cache: np.stack(cache) * dout},
)
def dropout_whole_numbers(x, rate, rng, training=True):
    threshold = round(rate * 2**53) if training else 0
    scale = 1 / (1 - rate) if training else 1.0
    rows = [scale * (rng.integers(0, 2**53, size=len(row)) >= threshold) for row in x]
    return np.vstack([row * f for row, f in zip(x, rows, strict=True)]), rows


def blocked(dout, cache):
    dropped, rate = cache
    dx = dout / (1 - rate)
    for place in dropped:
        dx[place] = 0
    return dx


@right(
    of="dropout",
    why="a set of the dropped places as the cache",
    together_with={"dropout_backward": blocked},
)
def dropout_set(x, rate, rng, training=True):
    rate = rate if training else 0.0
    draws = rng.exponential(size=x.shape)
    # The exponential's distribution function is 1 - e^-d: below rate with probability rate.
    dropped = {place for place, d in np.ndenumerate(draws) if -math.expm1(-d) < rate}
    return blocked(x, (dropped, rate)), (dropped, rate)
