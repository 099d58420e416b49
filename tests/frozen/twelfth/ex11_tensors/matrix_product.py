#% id: ex11-mp-right-01
#% kind: right
#% why: the common NumPy type of both is chosen before any tensor is made; small ints are widened first
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    left, right = np.asarray(a), np.asarray(b)
    kind = np.result_type(left, right)
    if np.issubdtype(kind, np.integer):
        kind = np.dtype("int64")       # tf.matmul knows no int8 or int16
    product = tf.linalg.matmul(
        tf.convert_to_tensor(left.astype(kind)),
        tf.convert_to_tensor(right.astype(kind)),
    )
    return product.numpy()


#% id: ex11-mp-right-02
#% kind: right
#% why: no matmul at all: broadcast, multiply and reduce_sum over the inner axis, whole numbers in int64, all else in float64
def _as_tensor(values, dtype):
    return tf.constant(np.array(values, dtype=dtype))


def matrix_product(a, b):
    whole = all(np.asarray(m).dtype.kind in "iu" for m in (a, b))
    dt = np.int64 if whole else np.float64
    A = _as_tensor(a, dt)[:, :, tf.newaxis]   # (n, k, 1)
    B = _as_tensor(b, dt)[tf.newaxis, :, :]   # (1, k, m)
    return tf.reduce_sum(A * B, axis=1).numpy()


#% id: ex11-mp-one-01
#% kind: one
#% why: the lecture's line as it stands: ints beside floats raise (lists) or are silently cut to ints (arrays)
def matrix_product(a, b):
    c = tf.matmul(a, b)  #! no common type
    return c.numpy()


#% id: ex11-mp-one-02
#% kind: one
#% why: the result stays a tensor, .numpy() is missing
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    a = np.asarray(a)
    b = np.asarray(b)
    common = np.result_type(a, b)
    # eager mode, so this is the value already
    return tf.matmul(tf.constant(a, dtype=common), tf.constant(b, dtype=common))  #! a tensor, not an array


#% id: ex11-mp-one-03
#% kind: one
#% why: * (elementwise) instead of the matrix product
def matrix_product(a, b):
    dtype = np.promote_types(np.asarray(a).dtype, np.asarray(b).dtype)
    ta = tf.convert_to_tensor(np.asarray(a, dtype))
    tb = tf.convert_to_tensor(np.asarray(b, dtype))
    tc = ta * tb  #! elementwise
    return tc.numpy()


#% id: ex11-mp-two-01
#% kind: two
#% why: everything is cast to float32 (big whole numbers and float64 lose digits), and b is transposed by the flag transpose_b
def matrix_product(a, b):
    # neural nets use float32 anyway
    a = tf.cast(np.asarray(a), tf.float32)  #! float32 has 24 bits
    b = tf.cast(np.asarray(b), tf.float32)
    return tf.matmul(a, b, transpose_b=True).numpy()  #! b is not to be transposed


#% id: ex11-mp-two-02
#% kind: two
#% why: b takes the type of a (0.5 becomes 0 beside whole numbers), and the factors are exchanged
def matrix_product(a, b):
    X = tf.constant(a)
    Y = tf.cast(tf.constant(b), X.dtype)  #! the floats of b are cut where a is whole
    return tf.linalg.matmul(Y, X).numpy()  #! b times a


#% id: ex11-mp-rare-01
#% kind: rare
#% why: the first entry of each decides whether all is whole; [[1, 0.5]] begins with a whole number
def matrix_product(a, b):
    def is_int(m):
        return float(m[0][0]).is_integer()  #! one entry does not speak for the others

    if is_int(a) and is_int(b):
        dtype = np.int32
    else:
        dtype = np.float64
    a_t = tf.constant(np.asarray(a).astype(dtype))
    b_t = tf.constant(np.asarray(b).astype(dtype))
    return tf.matmul(a_t, b_t).numpy()


#% id: ex11-mp-rare-02
#% kind: rare
#% why: the result is squeezed, so one row, one column or one number loses its axes
def matrix_product(a, b):
    a, b = (np.asarray(m) for m in (a, b))
    t = np.result_type(a, b)
    out = tf.einsum("ik,kj->ij", tf.constant(a.astype(t)), tf.constant(b.astype(t)))
    return np.squeeze(out.numpy())  #! (n, 1) becomes (n,)


#% id: ex11-mp-rare-03
#% kind: rare
#% why: only a is asked whether float64 is needed; with a float32 or whole and b float64 the product is rounded to float32
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    a, b = np.asarray(a), np.asarray(b)
    if a.dtype.kind in "iu" and b.dtype.kind in "iu":
        dtype = tf.int64
    elif a.dtype == np.float64:  #! b may be the float64 one
        dtype = tf.float64
    else:
        dtype = tf.float32
    return tf.matmul(tf.cast(a, dtype), tf.cast(b, dtype)).numpy()
