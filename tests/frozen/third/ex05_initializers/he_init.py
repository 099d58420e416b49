#% id: ex05-one-02
#% kind: one
#% why: The shape is (fan_out, fan_in) instead of (fan_in, fan_out).
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # uniform on [-a, a] has variance a^2 / 3
    a = (3.0 / fan_in) ** 0.5
    return a * (2.0 * rng.random(size=(fan_in, fan_out)) - 1.0)


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    sd = (2 / fan_in) ** 0.5
    return rng.normal(loc=0, scale=sd, size=(fan_out, fan_in))  #! here


#% id: ex05-one-03
#% kind: one
#% why: Integer division makes 2 // fan_in zero for every fan_in above 2.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    a = (3.0 / fan_in) ** 0.5
    return a * (2.0 * rng.random(size=(fan_in, fan_out)) - 1.0)


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    return rng.standard_normal(size=(fan_in, fan_out)) * np.sqrt(2 // fan_in)  #! here


#% id: ex05-rare-01
#% kind: rare
#% why: One row is drawn and repeated for every input, so the weights are not independent.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    a = (3.0 / fan_in) ** 0.5
    return a * (2.0 * rng.random(size=(fan_in, fan_out)) - 1.0)


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    row = rng.standard_normal(fan_out) * np.sqrt(2 / fan_in)
    return np.tile(row, (fan_in, 1))  #! here


#% id: ex05-right-02
#% kind: right
#% why: 
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # uniform on [-a, a] has variance a^2 / 3
    a = (3.0 / fan_in) ** 0.5
    return a * (2.0 * rng.random(size=(fan_in, fan_out)) - 1.0)


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # Laplace(0, b) has variance 2 b^2, so b = 1/sqrt(fan_in)
    rows = [rng.laplace(0.0, fan_in**-0.5, fan_out) for _ in range(fan_in)]
    return np.stack(rows)


#% id: ex05-two-02
#% kind: two
#% why: The absolute value makes every weight positive, and fan_out stands where fan_in belongs.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # Glorot and Bengio 2010, in the fan-in form that the lecture uses: variance 1 / fan_in.
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_in)


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    weights = np.zeros((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            weights[i, j] = abs(rng.normal())  #! here
    return weights * np.sqrt(2.0 / fan_out)  #! here
