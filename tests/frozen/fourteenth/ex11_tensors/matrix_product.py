#% id: ex11-matrix_product-right-01
#% kind: right
#% why: decides by hand between int64 and float64, so that whole numbers stay whole
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    A, B = np.asarray(a), np.asarray(b)
    both_whole = A.dtype.kind in "iub" and B.dtype.kind in "iub"
    common = tf.int64 if both_whole else tf.float64
    # tensors first, and of one type, so that matmul has nothing to convert
    A = tf.constant(A.astype(common.as_numpy_dtype))
    B = tf.constant(B.astype(common.as_numpy_dtype))
    return tf.linalg.matmul(A, B).numpy()


#% id: ex11-matrix_product-right-02
#% kind: right
#% why: tensordot instead of matmul, always in float64 (exact for products that fit int32)
def _as_double(m):
    return tf.convert_to_tensor(np.array(m, dtype="float64"))


def matrix_product(a, b):
    left = _as_double(a)
    right = _as_double(b)
    with tf.device("/CPU:0"):
        c = tf.tensordot(left, right, axes=[[1], [0]])
    return np.array(c)


#% id: ex11-matrix_product-one-01
#% kind: one
#% why: elementwise product instead of the matrix product
def matrix_product(a, b):
    a = tf.constant(np.asarray(a, dtype=np.float64))
    b = tf.constant(np.asarray(b, dtype=np.float64))
    c = tf.multiply(a, b)  #! multiplies entry by entry, wants tf.matmul
    return c.numpy()


#% id: ex11-matrix_product-one-02
#% kind: one
#% why: hands out the tensor, not a NumPy array
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    a = np.asarray(a, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    c = tf.matmul(tf.constant(a), tf.constant(b))
    return c  #! .numpy() forgotten


#% id: ex11-matrix_product-one-03
#% kind: one
#% why: copies the lecture's three lines; the types of a and b are never brought together
def matrix_product(a, b):
    a = tf.constant(a)
    b = tf.constant(b)
    c = tf.matmul(a, b)  #! int32 times float32 raises, a common dtype is missing
    return c.numpy()


#% id: ex11-matrix_product-two-01
#% kind: two
#% why: makes everything int32 (0.5 becomes 0) and transposes b as in a Linear layer of PyTorch
def matrix_product(a, b):
    x = tf.cast(tf.convert_to_tensor(np.asarray(a)), tf.int32)  #! fractions of a are cut off
    w = tf.cast(tf.convert_to_tensor(np.asarray(b)), tf.int32)
    out = tf.matmul(x, w, transpose_b=True)  #! b is (k, m) already
    return out.numpy()


#% id: ex11-matrix_product-two-02
#% kind: two
#% why: the factors in the wrong order, and the result is taken back to a plain list
def matrix_product(a, b):
    first = tf.Variable(np.array(a, dtype=float))
    second = tf.Variable(np.array(b, dtype=float))
    prod = tf.matmul(second, first)  #! b times a
    return prod.numpy().tolist()  #! a list, not an array


#% id: ex11-matrix_product-rare-02
#% kind: rare
#% why: float32 for everything "because networks use it"; whole numbers above 2**24 are rounded
DTYPE = tf.float32


def matrix_product(a, b):
    a32 = tf.constant(np.asarray(a), dtype=DTYPE)  #! 16777217 has no float32 of its own
    b32 = tf.constant(np.asarray(b), dtype=DTYPE)
    return tf.matmul(a32, b32).numpy()


#% id: ex11-matrix_product-rare-03
#% kind: rare
#% why: squeezes the result, so one row or one column loses its axis
def matrix_product(a, b):
    a = np.atleast_2d(np.asarray(a)).astype("float64")
    b = np.atleast_2d(np.asarray(b)).astype("float64")
    result = tf.einsum("nk,km->nm", tf.constant(a), tf.constant(b))
    return tf.squeeze(result).numpy()  #! (1, m) becomes (m,), (1, 1) becomes ()


#% id: ex11-matrix_product-rare-04
#% kind: rare
#% why: tells whole numbers from floats by the first entry alone
def is_whole(m):
    m = m.tolist() if hasattr(m, "tolist") else m
    return isinstance(m[0][0], int)  #! [[1, 2.5]] is no matrix of whole numbers


def matrix_product(a, b):
    kind = tf.int64 if is_whole(a) and is_whole(b) else tf.float64
    a = tf.constant(np.asarray(a).astype(kind.as_numpy_dtype))
    b = tf.constant(np.asarray(b).astype(kind.as_numpy_dtype))
    return tf.matmul(a, b).numpy()
