#% id: matrix_product-001
#% kind: right
#% why: float64 everywhere, matmul operator
def matrix_product(a, b):
    A, B = (tf.constant(np.asarray(m), dtype=tf.float64) for m in (a, b))
    return (A @ B).numpy()


#% id: matrix_product-002
#% kind: right
#% why: common type found by NumPy, narrow types widened
def matrix_product(a, b):
    a, b = np.asarray(a), np.asarray(b)
    kind = np.result_type(a, b)
    if kind.kind in "iub":
        kind = np.dtype("int64")
    elif kind.itemsize < 4:
        kind = np.dtype("float32")
    return tf.linalg.matmul(tf.convert_to_tensor(a.astype(kind)), tf.convert_to_tensor(b.astype(kind))).numpy()


#% id: matrix_product-003
#% kind: right
#% why: einsum
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    left = tf.convert_to_tensor(np.array(a, dtype="float64"))
    right = tf.convert_to_tensor(np.array(b, dtype="float64"))
    return np.asarray(tf.einsum("nk,km->nm", left, right))


#% id: matrix_product-004
#% kind: right
#% why: tensordot inside a tf.function with fixed signature
@tf.function(input_signature=[tf.TensorSpec([None, None], tf.float64)] * 2)
def _dot(a, b):
    return tf.tensordot(a, b, axes=[[1], [0]])


def matrix_product(a, b):
    return _dot(np.asarray(a, float), np.asarray(b, float)).numpy()


#% id: matrix_product-005
#% kind: right
#% why: broadcast and reduce_sum
def matrix_product(a, b):
    a = tf.expand_dims(tf.constant(np.array(a, np.float64)), 2)
    b = tf.expand_dims(tf.constant(np.array(b, np.float64)), 0)
    return tf.reduce_sum(tf.multiply(a, b), axis=1).numpy()


#% id: matrix_product-006
#% kind: right
#% why: column by column with matvec
def matrix_product(a, b):
    a = np.asarray(a, dtype=np.double)
    b = np.asarray(b, dtype=np.double)
    columns = [tf.linalg.matvec(a, b[:, j]) for j in range(b.shape[1])]
    return tf.stack(columns, axis=1).numpy()


#% id: matrix_product-007
#% kind: right
#% why: both transposed
def matrix_product(a, b):
    with tf.device("/CPU:0"):
        x = tf.Variable(np.asarray(a), dtype=tf.float64)
        y = tf.Variable(np.asarray(b), dtype=tf.float64)
        z = tf.matmul(y, x, transpose_a=True, transpose_b=True)
        return tf.transpose(z).numpy()


#% id: matrix_product-008
#% kind: right
#% why: sum of outer products in a loop
def matrix_product(a, b):
    a, b = np.asarray(a), np.asarray(b)
    n, k = a.shape
    total = tf.zeros((n, b.shape[1]), tf.float64)
    for i in range(k):
        total += tf.cast(a[:, i : i + 1], tf.float64) * tf.cast(b[i : i + 1], tf.float64)
    return np.array(total)


#% id: matrix_product-009
#% kind: right
#% why: int32 and int32 stay whole, all else double; match
def matrix_product(a, b):
    pair = [np.asarray(m) for m in (a, b)]
    match {m.dtype.kind for m in pair}:
        case kinds if kinds <= {"i", "u", "b"}:
            dtype = tf.int32
        case _:
            dtype = tf.float64
    a, b = [tf.cast(m, dtype) for m in pair]
    return tf.matmul(a, b).numpy()


#% id: matrix_product-010
#% kind: one
#% why: returns the tensor
def matrix_product(a, b):
    a = tf.constant(np.array(a, dtype=np.float64))
    b = tf.constant(np.array(b, dtype=np.float64))
    c = tf.matmul(a, b)
    return c   #! tensor, no .numpy()


#% id: matrix_product-011
#% kind: one
#% why: elementwise product
def matrix_product(a, b):
    A = tf.cast(np.array(a), tf.float64)
    B = tf.cast(np.array(b), tf.float64)
    result = A * B   #! * is elementwise
    return result.numpy()


#% id: matrix_product-012
#% kind: one
#% why: mixed kinds are not brought to one type
def matrix_product(a, b):
    # 텐서로 변환
    텐서a = tf.constant(a)   #! types of a and b may differ
    텐서b = tf.constant(b)
    곱 = tf.matmul(텐서a, 텐서b)
    return 곱.numpy()


#% id: matrix_product-013
#% kind: one
#% why: cast to int32
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    dtype = tf.int32   #! fractions are cut off
    a_t = tf.cast(tf.convert_to_tensor(np.asarray(a)), dtype)
    b_t = tf.cast(tf.convert_to_tensor(np.asarray(b)), dtype)
    product = tf.matmul(a_t, b_t)
    print("shape:", product.shape)
    return product.numpy()


#% id: matrix_product-014
#% kind: one
#% why: factors swapped
def matrix_product(a, b):
    a = np.array(a, dtype='float64')
    b = np.array(b, dtype='float64')
    return tf.matmul(b, a).numpy()   #! b times a


#% id: matrix_product-015
#% kind: one
#% why: transposes b
def matrix_product(a, b):
    x1 = tf.constant(np.asarray(a).astype(np.float64))
    x2 = tf.constant(np.asarray(b).astype(np.float64))
    out = tf.linalg.matmul(x1, x2, transpose_b=True)   #! b transposed
    out = out.numpy()
    return out


#% id: matrix_product-016
#% kind: one
#% why: numpy method not called
def matrix_product(a, b):
    def to_tensor(m):
        return tf.convert_to_tensor(np.asarray(m, dtype=np.float64))

    c = tf.matmul(to_tensor(a), to_tensor(b))
    return c.numpy   #! parentheses missing


#% id: matrix_product-017
#% kind: one
#% why: list instead of array
def matrix_product(a, b):
    t1 = tf.constant(np.array(a), dtype=tf.float64)
    t2 = tf.constant(np.array(b), dtype=tf.float64)
    t3 = tf.tensordot(t1, t2, 1)
    return t3.numpy().tolist()   #! a list, not an array


#% id: matrix_product-018
#% kind: one
#% why: computed by NumPy alone
def matrix_product(a, b):
    a = np.array(a)
    b = np.array(b)
    return np.dot(a, b)   #! TensorFlow computes nothing


#% id: matrix_product-019
#% kind: one
#% why: type of a forced on b
def matrix_product(a, b):
    a = np.asarray(a)
    b = np.asarray(b).astype(a.dtype)   #! a's type may be whole
    c = tf.matmul(a, b)
    return c.numpy()


#% id: matrix_product-020
#% kind: two
#% why: elementwise and a tensor
def matrix_product(a, b):
    a = tf.cast(np.array(a), dtype=tf.float64)
    b = tf.cast(np.array(b), dtype=tf.float64)
    c = tf.multiply(a, b)   #! elementwise
    return c   #! tensor


#% id: matrix_product-021
#% kind: two
#% why: swapped and mixed kinds
def matrix_product(a, b):
    first = tf.constant(a)   #! types may differ
    second = tf.constant(b)
    c = tf.matmul(second, first)   #! b times a
    return c.numpy()


#% id: matrix_product-022
#% kind: two
#% why: int cast and list
def matrix_product(a, b):
    rows = np.array(a)
    cols = np.array(b)
    rows = tf.cast(rows, tf.int64)   #! fractions are cut off
    cols = tf.cast(cols, rows.dtype)
    res = tf.matmul(rows, cols)
    res = res.numpy()
    return list(res)   #! list of rows


#% id: matrix_product-023
#% kind: two
#% why: transposed result of a transposed b
def matrix_product(a, b):
    A = tf.convert_to_tensor(np.asarray(a, float))
    B = tf.convert_to_tensor(np.asarray(b, float))
    C = tf.matmul(A, tf.transpose(B))   #! b transposed
    C = tf.transpose(C)   #! result transposed
    return C.numpy()


#% id: matrix_product-024
#% kind: three
#% why: elementwise, int, tensor
def matrix_product(a, b):
    a = tf.cast(np.asarray(a), tf.float64)
    b = tf.cast(np.asarray(b), tf.float64)
    product = a * b   #! elementwise
    product = tf.cast(product, tf.int32)   #! cast to int
    return product   #! tensor


#% id: matrix_product-025
#% kind: three
#% why: swapped, transposed, flattened
def matrix_product(a, b):
    m1 = tf.constant(np.array(a).astype('float64'))
    m2 = tf.constant(np.array(b).astype('float64'))
    m1, m2 = m2, m1   #! factors swapped
    m3 = tf.matmul(m1, m2)
    m3 = tf.transpose(m3)   #! transposed
    return m3.numpy().flatten()   #! flattened


#% id: matrix_product-026
#% kind: rare
#% why: kind judged by the first entry
def matrix_product(a, b):
    whole = isinstance(a[0][0], (int, np.integer)) and isinstance(b[0][0], (int, np.integer))   #! only the first entries
    dtype = np.int64 if whole else np.float64
    return tf.matmul(np.asarray(a).astype(dtype), np.asarray(b).astype(dtype)).numpy()


#% id: matrix_product-027
#% kind: rare
#% why: half precision
def matrix_product(a, b):
    a = tf.cast(np.asarray(a), tf.bfloat16)   #! 8 bits of precision
    b = tf.cast(np.asarray(b), a.dtype)
    c = tf.matmul(a, b)
    return tf.cast(c, tf.float64).numpy()


#% id: matrix_product-028
#% kind: rare
#% why: int16 for whole numbers
def matrix_product(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.dtype.kind in "iu" and b.dtype.kind in "iu":
        a, b = a.astype(np.int16), b.astype(np.int16)   #! too narrow
        return tf.matmul(tf.cast(a, tf.int32), tf.cast(b, tf.int32)).numpy()
    return tf.matmul(a.astype(float), b.astype(float)).numpy()


#% id: matrix_product-029
#% kind: rare
#% why: squeezed
def matrix_product(a, b):
    c = tf.matmul(np.asarray(a, np.float64), np.asarray(b, np.float64))
    return tf.squeeze(c).numpy()   #! one row or one column loses its axis


#% id: matrix_product-030
#% kind: rare
#% why: products remembered by shape
_memo = {}


def matrix_product(a, b):
    a = np.asarray(a, dtype=float)
    b = np.asarray(b, dtype=float)
    key = (a.shape, b.shape)   #! shape alone
    if key not in _memo:
        _memo[key] = tf.matmul(a, b).numpy()
    return _memo[key].copy()


#% id: matrix_product-031
#% kind: rare
#% why: rounds the result
def matrix_product(a, b):
    A = tf.constant(np.asarray(a), tf.float64)
    B = tf.constant(np.asarray(b), tf.float64)
    return np.round(tf.matmul(A, B).numpy(), 2)   #! two decimals


#% id: matrix_product-032
#% kind: rare
#% why: list rows of the caller turned into floats in place
def matrix_product(a, b):
    for m in (a, b):
        for i in range(len(m)):
            if isinstance(m[i], list):
                m[i] = [float(v) for v in m[i]]   #! writes into the caller's lists
    ta = tf.cast(np.asarray(a), tf.float64)
    tb = tf.cast(np.asarray(b), tf.float64)
    return tf.linalg.matmul(ta, tb).numpy()


#% id: matrix_product-033
#% kind: rare
#% why: traced once with the first values
class _Product:
    def __init__(self):
        self.a = self.b = None
        self.run = tf.function(self._body)

    def _body(self):
        return tf.matmul(self.a, self.b)   #! constants of the first call are frozen into the graph


_product = _Product()


def matrix_product(a, b):
    _product.a = np.asarray(a, float)
    _product.b = np.asarray(b, float)
    return _product.run().numpy()
