#% id: ex05-one-02
#% kind: one
#% why: uniform limit sqrt(2/fan_in): deviation too small by √3
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    return rng.normal(0.0, np.sqrt(1.0 / fan_in), size=(fan_in, fan_out))


def he_init(fan_in, fan_out, rng):
    bound = np.sqrt(2 / fan_in)  #! here
    return rng.uniform(-bound, bound, size=(fan_in, fan_out))


#% id: ex05-two-02
#% kind: two
#% why: sqrt(fan_in / 2); uniform from 0 up, not around 0
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    return rng.normal(0.0, np.sqrt(1.0 / fan_in), size=(fan_in, fan_out))


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    폭 = np.sqrt(3.0) * np.sqrt(fan_in / 2)  #! here
    return rng.uniform(0, 폭, (fan_in, fan_out))  #! here


#% id: ex05-rare-02
#% kind: rare
#% why: cut at two deviations without making up for it: deviation 0.88 of what it should be
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    return rng.normal(0.0, np.sqrt(1.0 / fan_in), size=(fan_in, fan_out))


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    std = np.sqrt(2.0 / fan_in)
    w = rng.standard_normal((fan_in, fan_out))
    while True:
        far = np.abs(w) > 2  #! here
        if not far.any():
            break
        w[far] = rng.standard_normal(int(far.sum()))
    return std * w


#% id: ex05-right-02
#% kind: right
#% why: Box and Muller's normal numbers from uniform ones
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    limit = np.sqrt(3.0 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    n = fan_in * fan_out
    r = np.sqrt(-2.0 * np.log1p(-rng.random(n)))
    angle = 2.0 * np.pi * rng.random(n)
    return (r * np.sin(angle)).reshape(fan_in, fan_out) * np.sqrt(2.0 / fan_in)
