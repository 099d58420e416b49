#% id: ex11-matrix_product-one-01
#% kind: one
#% why: tf.multiply (elementwise) where tf.matmul belongs; works silently for square matrices
def matrix_product(a, b):
    a_t = tf.constant(np.array(a, dtype="float64"))
    b_t = tf.constant(np.array(b, dtype="float64"))
    c_t = tf.multiply(a_t, b_t)  #! elementwise, not a matrix product
    return c_t.numpy()


#% id: ex11-matrix_product-one-02
#% kind: one
#% why: hands back the tensor, .numpy() was forgotten
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    """a . b"""
    A, B = np.asarray(a), np.asarray(b)
    kind = np.promote_types(A.dtype, B.dtype)
    A = tf.convert_to_tensor(A.astype(kind))
    B = tf.convert_to_tensor(B.astype(kind))
    return A @ B  #! still a tf.Tensor


#% id: ex11-matrix_product-one-03
#% kind: one
#% why: the second operand is cast to the type of the first, so 0.5 becomes 0 beside whole numbers
def matrix_product(a, b):
    # tf는 dtype이 같아야 곱할 수 있다
    first = tf.convert_to_tensor(np.asarray(a))
    second = tf.cast(tf.convert_to_tensor(np.asarray(b)), first.dtype)  #! always the type of a
    return tf.matmul(first, second).numpy()


#% id: ex11-matrix_product-two-01
#% kind: two
#% why: transpose_b although b is (k, m) already, and no common type for ints beside floats
def matrix_product(a, b):
    left = tf.constant(np.asarray(a))
    right = tf.constant(np.asarray(b))  #! never brought to the type of left
    out = tf.matmul(left, right, transpose_b=True)  #! b needs no transpose
    return out.numpy()


#% id: ex11-matrix_product-two-02
#% kind: two
#% why: the operands stand in the wrong order, and everything is made int32
def to_tensor(values):
    return tf.cast(np.asarray(values), tf.int32)  #! cuts the decimals off


def matrix_product(a, b):
    a, b = to_tensor(a), to_tensor(b)
    return np.array(tf.linalg.matmul(b, a))  #! b.a, not a.b


#% id: ex11-matrix_product-rare-01
#% kind: rare
#% why: everything goes through float32: whole numbers above 2**24 and float64 lose digits
def matrix_product(a, b):
    # networks live in float32 anyway
    a = tf.convert_to_tensor(a, dtype=tf.float32)  #! seven digits only
    b = tf.convert_to_tensor(b, dtype=tf.float32)  #! seven digits only
    return tf.matmul(a, b).numpy()


#% id: ex11-matrix_product-rare-02
#% kind: rare
#% why: the type is guessed from the first entry alone; [[1, 0.5]] counts as whole numbers
def _is_whole(m):
    first = m[0][0]
    return isinstance(first, (int, np.integer))  #! one entry speaks for all


def matrix_product(a, b):
    if _is_whole(a) and _is_whole(b):
        dt = np.int64
    else:
        dt = np.float64
    ta = tf.constant(np.array(a).astype(dt))
    tb = tf.constant(np.array(b).astype(dt))
    return tf.matmul(ta, tb).numpy()


#% id: ex11-matrix_product-rare-03
#% kind: rare
#% why: squeezed: with one example or one unit the result is no matrix any more
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    a, b = np.asarray(a), np.asarray(b)
    if a.dtype != b.dtype:
        a = a.astype(np.float64)
        b = b.astype(np.float64)
    # matmul wants a batch axis in front (I think), take it off again afterwards
    product = tf.matmul(tf.constant(a[np.newaxis]), tf.constant(b[np.newaxis]))
    return tf.squeeze(product).numpy()  #! takes every axis of length 1, not only the batch axis


#% id: ex11-matrix_product-right-01
#% kind: right
#% why: a sum over a broadcast product (no matmul at all), in the common NumPy type
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    a = np.asarray(a)
    b = np.asarray(b)
    common = np.result_type(a, b)
    if common.kind != "f":
        common = np.dtype("int64")
    # (n, 1, k) * (1, m, k) summed over k
    rows = tf.constant(a.astype(common))[:, tf.newaxis, :]
    cols = tf.transpose(tf.constant(b.astype(common)))[tf.newaxis]
    return tf.reduce_sum(rows * cols, axis=2).numpy()


#% id: ex11-matrix_product-right-02
#% kind: right
#% why: einsum inside a tf.function, always in float64 (which holds every int32 exactly); whole numbers return as floats
@tf.function(reduce_retracing=True)
def _product(p, q):
    return tf.einsum("nk,km->nm", p, q)


def matrix_product(a, b):
    p = tf.cast(tf.convert_to_tensor(np.asarray(a)), tf.float64)
    q = tf.cast(tf.convert_to_tensor(np.asarray(b)), tf.float64)
    return np.asarray(_product(p, q))
