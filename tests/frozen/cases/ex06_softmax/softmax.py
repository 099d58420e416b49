#% id: softmax-001
#% kind: right
#% why: exponential of the log-softmax
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = z.max(axis=-1, keepdims=True)
    logsum = m + np.log(np.sum(np.exp(z - m), axis=-1, keepdims=True))
    return np.exp(z - logsum)


#% id: softmax-002
#% kind: right
#% why: row by row with math.exp in pure Python
import math

def softmax(z):
    out = []
    for row in np.asarray(z).tolist():
        top = max(row)
        e = [math.exp(v - top) for v in row]
        s = math.fsum(e)
        out.append([v / s for v in e])
    return np.array(out)


#% id: softmax-003
#% kind: right
#% why: transposed so that no keepdims is needed
def softmax(z):
    zt = np.array(z, dtype=np.float64).T
    e = np.exp(zt - zt.max(axis=0))
    return (e / e.sum(axis=0)).T


#% id: softmax-004
#% kind: right
#% why: float32 stays float32, whole numbers become floats
def softmax(z):
    z = np.asarray(z)
    if not np.issubdtype(z.dtype, np.floating):
        z = z.astype(float)
    e = np.exp(z - np.amax(z, 1)[:, None])
    return e / np.einsum("ij->i", e)[:, None]


#% id: softmax-005
#% kind: right
#% why: one over the sum of exponentials of pairwise differences
def softmax(z):
    z = np.asarray(z, float)
    with np.errstate(over="ignore"):
        return np.stack([1 / np.exp(r[None, :] - r[:, None]).sum(axis=1) for r in z])


#% id: softmax-006
#% kind: right
#% why: works in place on its own copy
def softmax(z):
    p = np.array(z, dtype=float)
    p -= p.max(1, keepdims=True)
    np.exp(p, out=p)
    p /= p.sum(1, keepdims=True)
    return p


#% id: softmax-007
#% kind: right
#% why: reduce of logaddexp
def softmax(z):
    z = np.asarray(z, dtype=np.float64)
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


#% id: softmax-008
#% kind: right
#% why: apply_along_axis with an inner function
def softmax(z: ArrayLike) -> NDArray:
    def one(row):
        e = np.exp(row - row.max())
        return e / e.sum()

    return np.apply_along_axis(one, 1, np.asarray(z).astype(float))


#% id: softmax-009
#% kind: right
#% why: shifts by the largest value plus a constant, which cancels
def softmax(z):
    z = np.asarray(z, dtype=float)
    c = np.sort(z, axis=1)[:, -1:] + 2.0
    num = np.exp(z - c)
    den = num @ np.ones((z.shape[1], 1))
    return num / den


#% id: softmax-010
#% kind: right
#% why: generator of rows, fills a preallocated array
def softmax(z):
    z = np.asarray(z)
    def rows():
        for r in z:
            r = r - np.float64(r.max())
            w = np.exp2(r * np.log2(np.e))
            yield w / sum(w)
    out = np.empty(z.shape)
    for i, r in enumerate(rows()):
        out[i] = r
    return out


#% id: softmax-011
#% kind: right
#% why: lower clip after the shift
def softmax(z):
    z = np.asarray(z, dtype=float)
    shifted = np.clip(z - z.max(axis=1).reshape(-1, 1), -745.0, 0.0)
    e = np.exp(shifted)
    return np.divide(e, np.add.reduce(e, axis=1, keepdims=True))


#% id: softmax-012
#% kind: right
#% why: decorator that turns the argument into floats
from functools import wraps

def _as_float(f):
    @wraps(f)
    def g(a):
        return f(np.asarray(a, dtype=np.longdouble))
    return g

@_as_float
def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    p = e / np.sum(e, axis=1, keepdims=True)
    return p.astype(np.float64)


#% id: softmax-013
#% kind: one
#% why: overflows for large logits
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)   #! maximum not subtracted
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-014
#% kind: one
#% why: sum over the whole array
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - np.max(z, axis=1, keepdims=True)
    exp_z = np.exp(z)
    sum_exp_z = np.sum(exp_z)   #! sums over all rows
    y = exp_z / sum_exp_z
    return y


#% id: softmax-015
#% kind: one
#% why: normalises the columns
def softmax(z):
    z = np.array(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)   #! columns for rows


#% id: softmax-016
#% kind: one
#% why: keepdims forgotten in the sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - m)
    s = np.sum(e, axis=1)   #! keepdims missing
    return e / s


#% id: softmax-017
#% kind: one
#% why: one maximum for the whole batch
def softmax(z):
    # 오버플로 방지
    z = np.asarray(z, dtype=np.float64)
    c = np.max(z)   #! maximum of the batch, not of the row
    exp_a = np.exp(z - c)
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


#% id: softmax-018
#% kind: one
#% why: subtracts from the maximum
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z.max(axis=1, keepdims=True) - z)   #! sign of the exponent
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-019
#% kind: one
#% why: subtracts the mean
def softmax(z: ArrayLike) -> NDArray:
    logits = np.asarray(z, dtype=float)
    mean = logits.mean(axis=1, keepdims=True)   #! mean for maximum
    e = np.exp(logits - mean)
    total = e.sum(axis=1, keepdims=True)
    return e / total


#% id: softmax-020
#% kind: one
#% why: divides by the largest exponential
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.max(axis=1, keepdims=True)   #! max for sum


#% id: softmax-021
#% kind: one
#% why: divides the logits by their sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        r = z[i] - z[i].max()
        e = np.exp(r)
        out[i] = r / e.sum()   #! exponential missing above
    return out


#% id: softmax-022
#% kind: one
#% why: sigmoid of every element
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    ez = np.exp(z)
    return ez / (1 + ez)   #! sigmoid, no sum over the row


#% id: softmax-023
#% kind: one
#% why: shape of a list
def softmax(z):
    n, k = z.shape   #! a list has no shape
    p = np.zeros((n, k))
    for i in range(n):
        m = z[i].max()
        total = 0.0
        for j in range(k):
            p[i, j] = np.exp(float(z[i, j]) - m)
            total += p[i, j]
        p[i] /= total
    return p


#% id: softmax-024
#% kind: one
#% why: the total is not set back for the next row
import math

def softmax(z):
    result = []
    total = 0
    for row in z:   #! total not reset for every row
        m = max(row)
        es = []
        for v in row:
            e = math.exp(float(v) - float(m))
            es.append(e)
            total += e
        result.append([e / total for e in es])
    return np.array(result)


#% id: softmax-025
#% kind: one
#% why: forgets to subtract in the denominator
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = np.max(z, axis=1, keepdims=True)
    분자 = np.exp(z - m)
    분모 = np.sum(np.exp(z), axis=1, keepdims=True)   #! maximum missing in the denominator
    return 분자 / 분모


#% id: softmax-026
#% kind: one
#% why: writes into the caller's array
def softmax(z):
    z = np.asarray(z)   #! no copy before the in-place subtraction
    if z.dtype.kind != "f":
        z = z.astype(float)
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-027
#% kind: one
#% why: the maximum of every column
def softmax(z):
    z = np.asarray(z, dtype=float)
    mx = z.max(axis=0)   #! axis 0 for 1
    e = np.exp(z - mx)
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-028
#% kind: two
#% why: no shift, sum over everything
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)   #! no maximum
    return e / np.sum(e)   #! sum over all rows


#% id: softmax-029
#% kind: two
#% why: negative exponent, columns
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(-z)   #! sign of the exponent
    e_sum = e.sum(axis=0, keepdims=True)   #! columns
    return e / e_sum


#% id: softmax-030
#% kind: two
#% why: maximum of all, keepdims missing
def softmax(z):
    x = np.array(z, dtype=float)
    x = x - np.max(x)   #! one maximum for the batch
    ex = np.exp(x)
    s = ex.sum(axis=1)   #! keepdims
    p = ex / s
    return p


#% id: softmax-031
#% kind: two
#% why: base 2, mean for sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    e = 2 ** z   #! base 2
    return e / e.mean(axis=1, keepdims=True)   #! mean for sum


#% id: softmax-032
#% kind: two
#% why: minimum subtracted, plus one in the denominator
def softmax(z):
    z = np.asarray(z, dtype=float)
    low = z.min(axis=1, keepdims=True)   #! minimum
    e = np.exp(z - low)
    return e / (e.sum(axis=1, keepdims=True) + 1)   #! plus 1


#% id: softmax-033
#% kind: two
#% why: first row only for the maximum, last element left out of the sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    out = np.zeros_like(z)
    for i in range(len(z)):
        m = z[0].max()   #! always the first row
        total = 0
        for j in range(z.shape[1] - 1):   #! last class missing
            total += np.exp(z[i, j] - m)
        for j in range(z.shape[1]):
            out[i, j] = np.exp(z[i, j] - m) / total
    return out


#% id: softmax-034
#% kind: two
#% why: whole-number cast, no shift
def softmax(z):
    z = np.asarray(z).astype(int)   #! cuts the decimals
    m = 0   #! no maximum
    e = np.exp(z - m)
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-035
#% kind: three
#% why: no shift, columns, logarithm of the result
def softmax(z):
    z = np.array(z, dtype=float)
    shift = 0   #! no maximum
    e = np.exp(z - shift)
    total = np.sum(e, axis=0)   #! columns
    return np.log(e / total)   #! logarithm


#% id: softmax-036
#% kind: three
#% why: sign, batch maximum, mean
def softmax(z):
    z = np.asarray(z, dtype=float)
    big = z.max()   #! of the batch
    e = np.exp((big - z) / 1)   #! sign
    avg = e.mean(axis=1, keepdims=True)   #! mean for sum
    return e / avg


#% id: softmax-037
#% kind: three
#% why: base 10, minimum, transposed
def softmax(z):
    z = np.asarray(z, dtype=float)
    s = z - z.min(axis=1, keepdims=True)   #! minimum
    e = 10 ** s   #! base 10
    p = e / e.sum(axis=1, keepdims=True)
    return p.T   #! transposed


#% id: softmax-038
#% kind: three
#% why: no shift, total not set back between rows, rounded
def softmax(z):
    z = np.asarray(z, dtype=float)
    y = []
    합 = 0
    for 행 in z:
        e = np.exp(행)   #! no maximum
        합 = 합 + e.sum()   #! runs on over the rows
        y.append(np.round(e / 합, 3))   #! rounded
    return np.array(y)


#% id: softmax-039
#% kind: rare
#% why: clips the logits
def softmax(z):
    z = np.clip(np.asarray(z, dtype=float), -500, 500)   #! 1000 and 1001 become equal
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-040
#% kind: rare
#% why: constant in the denominator
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-3)   #! rows do not sum to 1


#% id: softmax-041
#% kind: rare
#% why: exponential in 16-bit floats
def softmax(z):
    z = np.asarray(z, dtype=np.float16)   #! half precision
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).astype(float)


#% id: softmax-042
#% kind: rare
#% why: flattens a single row
def softmax(z):
    z = np.asarray(z, dtype=float).squeeze()   #! axis of length 1 lost
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


#% id: softmax-043
#% kind: rare
#% why: sigmoid for a single class
def softmax(z):
    z = np.asarray(z, dtype=float)
    if z.shape[1] == 1:   #! one class has probability 1
        return 1 / (1 + np.exp(-z))
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-044
#% kind: rare
#% why: result typed like the argument
def softmax(z):
    z = np.asarray(z)
    out = np.zeros_like(z)   #! whole numbers in, zeros and ones out
    for i, r in enumerate(z):
        e = np.exp(r - np.float64(r.max()))
        out[i] = e / e.sum()
    return out


#% id: softmax-045
#% kind: rare
#% why: shift by the largest absolute value
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = np.abs(z).max(axis=1, keepdims=True)   #! all exponentials 0 for very negative rows
    e = np.exp(z - m)
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-046
#% kind: rare
#% why: scales the logits down where they are large
def softmax(z):
    z = np.asarray(z, dtype=float)
    top = np.abs(z).max()
    if top > 700:
        z = z * (700 / top)   #! scaling is not a shift
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-047
#% kind: rare
#% why: only shifts where the maximum is above a bound
def softmax(z):
    z = np.asarray(z, dtype=float)
    m = z.max(axis=1, keepdims=True)
    m = np.where(m > 700, m, 0)   #! very negative rows give 0/0
    e = np.exp(z - m)
    return e / e.sum(axis=1, keepdims=True)


#% id: softmax-048
#% kind: rare
#% why: cleans up NaN afterwards
def softmax(z):
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        e = np.exp(z)   #! inf/inf is turned into 1
        p = e / e.sum(axis=1, keepdims=True)
    return np.nan_to_num(p, nan=1.0)
