#% id: relu-001
#% kind: right
#% why: product with a mask
def relu(x):
    x = np.asarray(x, dtype=float)
    return x * (x > 0)


#% id: relu-002
#% kind: right
#% why: half of x plus its absolute value
def relu(x):
    v = np.asarray(x)
    if v.dtype.kind != "f":
        v = v.astype(float)
    return v / 2 + np.abs(v) / 2


#% id: relu-003
#% kind: right
#% why: masked assignment on an own copy
def relu(x):
    out = np.array(x, dtype=float)
    out[out < 0] = 0.0
    return out


#% id: relu-004
#% kind: right
#% why: clip from below alone
relu = lambda x: np.clip(np.asarray(x, float), 0, None)


#% id: relu-005
#% kind: right
#% why: loop over the flat entries with max
def relu(x):
    a = np.asarray(x, dtype=float)
    return np.array([max(0.0, v) for v in a.ravel()]).reshape(a.shape)


#% id: relu-006
#% kind: right
#% why: np.select with a decorator that casts
from functools import wraps

def as_float(fn):
    @wraps(fn)
    def inner(x):
        return fn(np.asarray(x, dtype=float))
    return inner

@as_float
def relu(x):
    return np.select([x > 0], [x], default=0.0)


#% id: relu-007
#% kind: one
#% why: min for max
def relu(x):
    x = np.asarray(x, dtype=float)
    return np.minimum(0, x)   #! minimum for maximum


#% id: relu-008
#% kind: one
#% why: np.max for np.maximum
def relu(x):
    x = np.asarray(x)
    return np.max(x, initial=0)   #! one number for the whole array


#% id: relu-009
#% kind: one
#% why: builtin max on an array
def relu(x):
    x = np.array(x)
    y = max(0, x)   #! builtin max cannot compare arrays
    return y


#% id: relu-010
#% kind: one
#% why: returns 1 for positive entries
def relu(x: ArrayLike) -> NDArray:
    값 = np.asarray(x, dtype=float)
    return np.where(값 > 0, 1.0, 0.0)   #! 1 in place of x


#% id: relu-011
#% kind: one
#% why: absolute value
def relu(x):
    x = np.asarray(x, float)
    pos = np.abs(x)   #! negative entries turn positive
    return pos


#% id: relu-012
#% kind: one
#% why: list compared with a number
def relu(x):
    return x * (x > 0)   #! fails on a list


#% id: relu-013
#% kind: one
#% why: negative entries are dropped from the array
def relu(x):
    arr = np.asarray(x, dtype=float)
    positives = arr[arr > 0]   #! drops the entries instead of making them zero
    return positives


#% id: relu-014
#% kind: one
#% why: branches of where in the wrong order
def relu(x):
    z = np.asarray(x, dtype=float)
    mask = z > 0
    out = np.where(mask, 0, z)   #! branches swapped
    return out


#% id: relu-015
#% kind: two
#% why: threshold 1 and negative part leaks
def relu(x):
    x = np.asarray(x, dtype=float)
    big = x > 1   #! threshold 1 for 0
    return np.where(big, x, 0.01 * x)   #! leaky


#% id: relu-016
#% kind: two
#% why: lists fail and the upper end is cut
def relu(x):
    y = x * (x > 0)   #! fails on a list
    return np.minimum(y, 1)   #! cut at 1


#% id: relu-017
#% kind: three
#% why: loop: output flat, branches, constant
def relu(x):
    x = np.asarray(x, dtype=float)
    out = []
    for v in x.ravel():
        if v < 0:   #! comparison turned round
            out.append(v + 1)   #! one added
        else:
            out.append(0.0)
    return np.array(out)   #! shape lost


#% id: relu-018
#% kind: rare
#% why: zeroes the caller's array
def relu(x):
    x = np.asarray(x, dtype=float)   #! no copy, the caller's array is changed
    x[x < 0] = 0
    return x


#% id: relu-019
#% kind: rare
#% why: np.vectorize takes the type from the first entry
def relu(x):
    f = np.vectorize(lambda v: v if v > 0 else 0)   #! a first entry of 0 makes all whole numbers
    return f(np.asarray(x, dtype=float))


#% id: relu-020
#% kind: rare
#% why: ReLU6
def relu(x):
    x = np.asarray(x, dtype=float)
    return np.clip(x, 0, 6)   #! cut at 6


#% id: relu-021
#% kind: rare
#% why: row loop with a fixed number of rows
def relu(x):
    x = np.array(x, dtype=float)
    if x.ndim < 2:
        return np.maximum(x, 0)
    for i in range(min(len(x), 256)):   #! rows beyond 256 keep their negative entries
        x[i] = np.maximum(x[i], 0)
    return x


#% id: relu-022
#% kind: rare
#% why: softplus in place of the kink
def relu(x):
    x = np.asarray(x, dtype=float)
    k = 10.0
    soft = np.logaddexp(0, k * x) / k   #! smooth near 0
    return soft
