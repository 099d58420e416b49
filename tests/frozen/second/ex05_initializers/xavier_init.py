#% id: ex05-one-01
#% kind: one
#% why: Divides by fan_in and not by its square root.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    w = rng.standard_normal((fan_in, fan_out))
    return w / fan_in  #! here


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


#% id: ex05-one-02
#% kind: one
#% why: Takes fan_out for the deviation.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(1 / fan_out)  #! here
    return rng.normal(loc=0, scale=std, size=(fan_in, fan_out))


def he_init(fan_in, fan_out, rng):
    # Laplace(0, b): variance 2 b^2. We want 2 / fan_in, so b = 1 / sqrt(fan_in)
    b = 1 / np.sqrt(fan_in)
    w = rng.laplace(0.0, b, size=(fan_out, fan_in))
    return w.T.copy()


#% id: ex05-rare-01
#% kind: rare
#% why: Draws from the global np.random and not from rng, so the generator's state has no effect.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    return np.random.randn(fan_in, fan_out) / np.sqrt(fan_in)  #! here


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


#% id: ex05-right-01
#% kind: right
#% why: uniform distribution with the right variance
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    # uniform on (-a, a) has variance a^2 / 3, so a = sqrt(3 / fan_in)
    a = np.sqrt(3.0 / fan_in)
    return rng.uniform(low=-a, high=a, size=(fan_in, fan_out))


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


#% id: ex05-right-02
#% kind: right
#% why: row by row list comprehension
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    표준편차 = fan_in ** -0.5
    rows = [표준편차 * rng.standard_normal(fan_out) for _ in range(fan_in)]
    return np.array(rows)


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


#% id: ex05-two-02
#% kind: two
#% why: The mean is shifted to 1, and the deviation uses fan_in + fan_out.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    total = fan_in + fan_out  #! here
    deviation = np.sqrt(1 / total)
    return rng.normal(1.0, deviation, (fan_in, fan_out))  #! here


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # He et al. 2015, equation 10: half the units of a ReLU layer are silent, so the variance doubles.
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)
