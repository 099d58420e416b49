#% id: ex11-matrix_product-right-01
#% kind: right
#% why: picks int64 for two whole-number operands, float64 else; einsum instead of matmul
def matrix_product(a, b):
    left, right = np.asarray(a), np.asarray(b)
    whole = all(np.issubdtype(m.dtype, np.integer) for m in (left, right))
    kind = tf.int64 if whole else tf.float64
    return tf.einsum("nk,km->nm", tf.cast(left, kind), tf.cast(right, kind)).numpy()


#% id: ex11-matrix_product-right-02
#% kind: right
#% why: multiplies by broadcasting and sums over k; NumPy finds the common type
def matrix_product(a, b):
    a = np.array(a)
    b = np.array(b)
    공통 = np.result_type(a, b, np.int64)      # int 둘이면 int64, 하나라도 float이면 float64
    A = tf.convert_to_tensor(a.astype(공통))
    B = tf.convert_to_tensor(b.astype(공통))
    곱 = A[:, :, tf.newaxis] * B[tf.newaxis, :, :]
    return np.asarray(tf.reduce_sum(곱, axis=1))


#% id: ex11-matrix_product-one-01
#% kind: one
#% why: elementwise product in place of the matrix product
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    a = tf.cast(tf.convert_to_tensor(a), tf.float64)
    b = tf.cast(tf.convert_to_tensor(b), tf.float64)
    product = tf.multiply(a, b)  #! elementwise, not a matrix product
    return product.numpy()


#% id: ex11-matrix_product-one-02
#% kind: one
#% why: the tensor is returned, no .numpy()
def matrix_product(a, b):
    def to_tensor(m):
        return tf.constant(np.asarray(m, dtype=np.float64))

    return to_tensor(a) @ to_tensor(b)  #! still a tensor, not a NumPy array


#% id: ex11-matrix_product-one-03
#% kind: one
#% why: b is cast to the type of a, so 0.5 becomes 0 where a holds ints
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    ta = tf.convert_to_tensor(a)
    tb = tf.convert_to_tensor(b)
    tb = tf.cast(tb, ta.dtype)  #! cuts the fractions off when a is of ints
    result = tf.linalg.matmul(ta, tb)
    return result.numpy()


#% id: ex11-matrix_product-one-04
#% kind: one
#% why: no common type: ints times floats raises
def matrix_product(a, b):
    # tf does everything for us
    t1, t2 = map(tf.constant, (a, b))  #! int32 and float32 are not brought to one type
    with tf.device("/CPU:0"):
        out = tf.matmul(t1, t2)
    return out.numpy()


#% id: ex11-matrix_product-two-01
#% kind: two
#% why: transpose_b is left in from another exercise, and the result is squeezed
def matrix_product(a, b):
    x = tf.constant(np.asarray(a, "float64"))
    y = tf.constant(np.asarray(b, "float64"))
    z = tf.matmul(x, y, transpose_b=True)  #! b is turned before the product
    return tf.squeeze(z).numpy()  #! a (1, m) or (n, 1) result loses an axis


#% id: ex11-matrix_product-two-02
#% kind: two
#% why: everything is cast to int32, and the operands are exchanged
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    first = tf.cast(a, tf.int32)  #! fractions of a are lost
    second = tf.cast(b, first.dtype) if first.dtype.is_floating else tf.cast(tf.cast(b, tf.float64), tf.int32)
    return tf.matmul(second, first).numpy()  #! b times a


#% id: ex11-matrix_product-rare-01
#% kind: rare
#% why: float32 for whole numbers: above 2**24 they are rounded
def matrix_product(a, b):
    f = lambda m: tf.convert_to_tensor(np.array(m, dtype=np.float32))  #! 24 bits of mantissa do not hold every int32
    return tf.matmul(f(a), f(b)).numpy()


#% id: ex11-matrix_product-rare-02
#% kind: rare
#% why: the result is brought back to int whenever one operand was of ints, not both
def matrix_product(a, b):
    a_arr, b_arr = np.asarray(a), np.asarray(b)
    a_int = a_arr.dtype.kind in "iu"
    b_int = b_arr.dtype.kind in "iu"
    product = tf.tensordot(tf.cast(a_arr, tf.float64), tf.cast(b_arr, tf.float64), axes=1).numpy()
    if a_int or b_int:  #! or in place of and: int times float is cut
        product = product.astype(np.int64)
    return product
