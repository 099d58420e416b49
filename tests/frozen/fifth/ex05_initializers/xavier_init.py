#% id: ex05-one-01
#% kind: one
#% why: 1/fan_out in place of 1/fan_in
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    scale = np.sqrt(1 / fan_out)  #! here
    return rng.normal(0, scale, (fan_in, fan_out))


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    w = rng.standard_normal((fan_in, fan_out))
    return w / np.sqrt(fan_in / 2)


#% id: ex05-two-01
#% kind: two
#% why: the variance as scale; the shape turned round
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    분산 = 1.0 / fan_in  #! here
    return rng.standard_normal((fan_out, fan_in)) * 분산  #! here


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    w = rng.standard_normal((fan_in, fan_out))
    return w / np.sqrt(fan_in / 2)


#% id: ex05-rare-01
#% kind: rare
#% why: divides by the sample's own deviation: NaN for a single weight, fixed deviation otherwise
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    w = rng.standard_normal((fan_in, fan_out))
    w = (w - w.mean()) / w.std()  #! here
    return w / np.sqrt(fan_in)


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    return rng.normal(scale=np.sqrt(2.0 / fan_in), size=(fan_in, fan_out))


#% id: ex05-right-01
#% kind: right
#% why: difference of two uniforms (triangular), scaled to the deviation asked for
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    a = rng.random((fan_in, fan_out))
    b = rng.random((fan_in, fan_out))
    # the difference of two uniform numbers has the variance 1/6
    return (a - b) * np.sqrt(6.0 / fan_in)


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    w = rng.standard_normal((fan_in, fan_out))
    return w / np.sqrt(fan_in / 2)
