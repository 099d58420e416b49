#% id: ex05-one-01
#% kind: one
#% why: This is the PyTorch formula with fan_in + fan_out; the deviation asked for is sqrt(1/fan_in).
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # nn.init.xavier_normal_
    std = np.sqrt(2 / (fan_in + fan_out))  #! here
    return rng.normal(0, std, (fan_in, fan_out))


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    return rng.normal(loc=0.0, scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))


#% id: ex05-rare-02
#% kind: rare
#% why: Only the sign is random: mean and deviation fit, but the distribution has two values and is not continuous.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # 부호만 랜덤, 크기는 전부 표준편차
    std = 1 / np.sqrt(fan_in)
    return rng.choice([-std, std], size=(fan_in, fan_out))  #! here


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    return rng.normal(loc=0.0, scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))


#% id: ex05-two-01
#% kind: two
#% why: A uniform distribution on (-a, a) has deviation a/sqrt(3), so the limit must be sqrt(3/fan_in). The interval begins at 0, so the mean is not 0.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(1 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    # uniform is allowed too
    limit = np.sqrt(1 / fan_in)  #! here
    return rng.uniform(0, limit, size=(fan_in, fan_out))  #! here


def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    """Return random weights of shape (fan_in, fan_out): mean 0, standard deviation sqrt(2 / fan_in).

    Draw from `rng` alone, so that the same generator state gives the same weights.
    Any continuous distribution with this mean and deviation is right.
    """
    return rng.normal(loc=0.0, scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))
