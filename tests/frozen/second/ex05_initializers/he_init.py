#% id: ex05-one-03
#% kind: one
#% why: The factor 2 is forgotten: this is Xavier.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    표준편차 = fan_in ** -0.5
    rows = [표준편차 * rng.standard_normal(fan_out) for _ in range(fan_in)]
    return np.array(rows)


def he_init(fan_in, fan_out, rng):
    분산 = 1 / fan_in  #! here
    return rng.normal(size=(fan_in, fan_out)) * np.sqrt(분산)


#% id: ex05-one-04
#% kind: one
#% why: scale of normal is given the variance and not the standard deviation.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    # uniform on (-a, a) has variance a^2 / 3, so a = sqrt(3 / fan_in)
    a = np.sqrt(3.0 / fan_in)
    return rng.uniform(low=-a, high=a, size=(fan_in, fan_out))


def he_init(fan_in, fan_out, rng):
    var = 2.0 / fan_in
    return rng.normal(0.0, var, (fan_in, fan_out))  #! here


#% id: ex05-rare-02
#% kind: rare
#% why: A uniform draw on (-s, s) has the deviation s / sqrt(3), not s.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    표준편차 = fan_in ** -0.5
    rows = [표준편차 * rng.standard_normal(fan_out) for _ in range(fan_in)]
    return np.array(rows)


def he_init(fan_in, fan_out, rng):
    s = np.sqrt(2 / fan_in)
    lim = s  #! here
    return rng.uniform(-lim, lim, (fan_in, fan_out))


#% id: ex05-rare-03
#% kind: rare
#% why: One column is drawn and repeated, so all units start the same.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    # uniform on (-a, a) has variance a^2 / 3, so a = sqrt(3 / fan_in)
    a = np.sqrt(3.0 / fan_in)
    return rng.uniform(low=-a, high=a, size=(fan_in, fan_out))


def he_init(fan_in, fan_out, rng):
    scale = np.sqrt(2 / fan_in)
    column = rng.standard_normal((fan_in, 1))  #! here
    return scale * column * np.ones((1, fan_out))


#% id: ex05-right-03
#% kind: right
#% why: Laplace distribution, drawn transposed
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    # uniform on (-a, a) has variance a^2 / 3, so a = sqrt(3 / fan_in)
    a = np.sqrt(3.0 / fan_in)
    return rng.uniform(low=-a, high=a, size=(fan_in, fan_out))


def he_init(fan_in, fan_out, rng):
    # Laplace(0, b): variance 2 b^2. We want 2 / fan_in, so b = 1 / sqrt(fan_in)
    b = 1 / np.sqrt(fan_in)
    w = rng.laplace(0.0, b, size=(fan_out, fan_in))
    return w.T.copy()


#% id: ex05-two-01
#% kind: two
#% why: Draws from [0, 1), so the mean is not 0, and the shape is turned round.
"""Exercise 5: where the weights begin.   Lesson: lessons/en/ex05_initializers.md"""

import numpy as np
from numpy.typing import NDArray


def xavier_init(fan_in, fan_out, rng):
    표준편차 = fan_in ** -0.5
    rows = [표준편차 * rng.standard_normal(fan_out) for _ in range(fan_in)]
    return np.array(rows)


def he_init(fan_in, fan_out, rng):
    s = np.sqrt(2 / fan_in)
    shape = (fan_out, fan_in)  #! here
    base = rng.random(shape)  #! here
    return base * s
