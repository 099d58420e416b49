#% id: squared_error-001
#% kind: right
#% why: vdot of the differences
def squared_error(y, t):
    d = np.subtract(np.asarray(y, float), np.asarray(t, float))
    return float(np.vdot(d, d)) / 2


#% id: squared_error-002
#% kind: right
#% why: math.fsum over plain numbers
import math

def squared_error(y, t):
    pairs = zip(np.asarray(y, float).flat, np.asarray(t, float).flat, strict=True)
    return 0.5 * math.fsum((a - b) * (a - b) for a, b in pairs)


#% id: squared_error-003
#% kind: right
#% why: half the squared norm
def squared_error(y, t):
    return 0.5 * np.linalg.norm(np.asarray(y, float) - np.asarray(t, float)) ** 2


#% id: squared_error-004
#% kind: right
#% why: einsum
def squared_error(y, t):
    r = np.array(y, dtype=np.float64) - np.array(t, dtype=np.float64)
    return np.einsum("no,no->", r, r) * 0.5


#% id: squared_error-005
#% kind: right
#% why: mean times size
def squared_error(y, t):
    e = np.asarray(t, dtype=float) - np.asarray(y, dtype=float)
    return float(np.mean(np.square(e)) * e.size / 2)


#% id: squared_error-006
#% kind: right
#% why: two loops over rows and outputs
def squared_error(y, t):
    total = 0.0
    for row_y, row_t in zip(y, t):
        for a, b in zip(row_y, row_t):
            total += (float(a) - float(b)) ** 2
    return total / 2


#% id: squared_error-007
#% kind: right
#% why: reduce over the rows
from functools import reduce

def squared_error(y, t):
    rows = np.asarray(y, float) - np.asarray(t, float)
    return reduce(lambda acc, r: acc + r @ r / 2, rows, 0.0)


#% id: squared_error-008
#% kind: right
#% why: trace of the Gram matrix of the columns
def squared_error(y, t):
    diff = np.matrix(np.asarray(y, float) - np.asarray(t, float))
    return float(np.trace(diff.T * diff)) / 2.0


#% id: squared_error-009
#% kind: one
#% why: one half left out
def squared_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    return np.sum((y - t) ** 2)   #! one half left out


#% id: squared_error-010
#% kind: one
#% why: mean for sum
def squared_error(y, t):
    diff = np.array(y) - np.array(t)
    return 0.5 * np.mean(diff ** 2)   #! mean for sum


#% id: squared_error-011
#% kind: one
#% why: square left out
def squared_error(y, t):
    오차 = np.asarray(y, float) - np.asarray(t, float)
    합 = 오차.sum()   #! square left out
    return 합 / 2


#% id: squared_error-012
#% kind: one
#% why: square of the sum
def squared_error(y: ArrayLike, t: ArrayLike) -> float:
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float)
    return float(0.5 * np.sum(y - t) ** 2)   #! square after the sum


#% id: squared_error-013
#% kind: one
#% why: builtin sum leaves one value per output
def squared_error(y, t):
    y = np.asarray(y)
    t = np.asarray(t)
    e = (y - t) ** 2 / 2
    return sum(e)   #! builtin sum adds the rows alone


#% id: squared_error-014
#% kind: one
#% why: lists not converted
def squared_error(y, t):
    d = y - t   #! fails on lists
    return 0.5 * (d * d).sum()


#% id: squared_error-015
#% kind: one
#% why: divided by the number of examples
def squared_error(y, t):
    y = np.asarray(y, float)
    n = y.shape[0]
    err = 0
    err += np.square(y - np.asarray(t, float)).sum()
    err /= 2 * n   #! averaged over the examples
    return err


#% id: squared_error-016
#% kind: one
#% why: plus for minus
def squared_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    s = y + t   #! plus for minus
    return np.sum(s ** 2) / 2


#% id: squared_error-017
#% kind: one
#% why: root drawn
def squared_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    sq = np.power(y - t, 2)
    e = np.sqrt(np.sum(sq)) * 0.5   #! root of the sum
    return e


#% id: squared_error-018
#% kind: two
#% why: mean and no one half
def squared_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    d = (y - t) ** 2
    m = np.mean(d)   #! mean for sum
    return m   #! one half left out


#% id: squared_error-019
#% kind: two
#% why: absolute value for the square, sum over one axis
def squared_error(y, t):
    d = np.asarray(y) - np.asarray(t)
    d = np.abs(d)   #! absolute value for the square
    return 0.5 * np.sum(d, axis=0)   #! sum over the examples alone


#% id: squared_error-020
#% kind: two
#% why: lists fail and quotient by the number of rows
def squared_error(y, t):
    total = ((y - t) ** 2).sum()   #! fails on lists
    return total / (2 * len(y))   #! averaged over the examples


#% id: squared_error-021
#% kind: three
#% why: mean, factor 2, plus
def squared_error(y, t):
    y, t = np.asarray(y, float), np.asarray(t, float)
    d = y + t   #! plus for minus
    d = d * d * d   #! cubed
    return d.mean() / 2   #! mean for sum


#% id: squared_error-022
#% kind: rare
#% why: whole-number division
def squared_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    return ((y - t) ** 2).sum() // 2   #! // cuts the fraction off


#% id: squared_error-023
#% kind: rare
#% why: float32 accumulated in whole numbers' type of t
def squared_error(y, t):
    t = np.asarray(t)
    y = np.asarray(y, dtype=t.dtype)   #! y takes the type of t, which may be whole
    return float(0.5 * ((y - t) ** 2).sum())


#% id: squared_error-024
#% kind: rare
#% why: subtracts in place from the caller's array
def squared_error(y, t):
    y = np.asarray(y, dtype=float)   #! no copy, the caller's y is overwritten
    y -= np.asarray(t)
    y *= y
    return y.sum() * 0.5


#% id: squared_error-025
#% kind: rare
#% why: zip stops at the first output of every row
def squared_error(y, t):
    e = 0.0
    for a, b in zip(y, t):
        e += (a[0] - b[0]) ** 2   #! only the first output
    return e / 2


#% id: squared_error-026
#% kind: rare
#% why: clips differences at 1, like a robust loss
def squared_error(y, t):
    d = np.abs(np.asarray(y, float) - np.asarray(t, float))
    e = np.where(d < 1, d ** 2, 2 * d - 1)   #! linear beyond a difference of 1
    return 0.5 * e.sum()


#% id: squared_error-027
#% kind: rare
#% why: product of transposes gives a matrix for several outputs
def squared_error(y, t):
    d = np.asarray(y, float) - np.asarray(t, float)
    m = d.T @ d
    return m.sum() / 2   #! off-diagonal products are added too


#% id: squared_error-028
#% kind: rare
#% why: small differences taken for zero
def squared_error(y, t):
    y, t = np.asarray(y, float), np.asarray(t, float)
    d = y - t
    d = np.where(np.isclose(y, t, atol=0.1), 0.0, d)   #! a tolerance that forgives small errors
    return 0.5 * np.sum(d * d)


#% id: squared_error-029
#% kind: rare
#% why: mean over blocks of 256 rows in place of their sum
def squared_error(y, t):
    y, t = np.asarray(y, float), np.asarray(t, float)
    blocks = range(0, len(y), 256)
    parts = [((y[s : s + 256] - t[s : s + 256]) ** 2).sum() / 2 for s in blocks]
    return float(np.mean(parts))   #! mean of the blocks, right up to 256 rows
