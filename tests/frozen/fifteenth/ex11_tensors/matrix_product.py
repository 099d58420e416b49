#% id: ex11-mp-one-01
#% kind: one
#% why: hands back the tensor, not a NumPy array
def matrix_product(a, b):
    a = tf.convert_to_tensor(np.asarray(a, dtype=np.float64))
    b = tf.convert_to_tensor(np.asarray(b, dtype=np.float64))
    return tf.linalg.matmul(a, b)  #! no .numpy()

#% id: ex11-mp-one-02
#% kind: one
#% why: the star is the elementwise product, not the matrix product
def matrix_product(a, b):
    A = tf.constant(a, dtype=tf.float64)
    B = tf.constant(b, dtype=tf.float64)
    C = A * B  #! elementwise
    return C.numpy()

#% id: ex11-mp-one-03
#% kind: one
#% why: b is cast to the type of a, so with whole numbers in a the fractions of b are cut off
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    left = tf.convert_to_tensor(a)
    right = tf.convert_to_tensor(b)
    # both must have the same dtype, otherwise matmul complains
    right = tf.cast(right, left.dtype)  #! 0.5 becomes 0 where a is whole
    return tf.matmul(left, right).numpy()

#% id: ex11-mp-two-01
#% kind: two
#% why: no common type for whole numbers and floats, and b is transposed by a flag copied from somewhere else
def matrix_product(a, b):
    ta = tf.constant(a)
    tb = tf.constant(b)  #! ints and floats do not mix
    return tf.matmul(ta, tb, transpose_b=True).numpy()  #! transposed

#% id: ex11-mp-two-02
#% kind: two
#% why: multiplies b by a, and returns the tensor
import tensorflow.keras.backend as K

def matrix_product(a, b):
    a = tf.cast(np.array(a), tf.float64)
    b = tf.cast(np.array(b), tf.float64)
    out = tf.matmul(b, a)  #! order
    return out  #! a tensor

#% id: ex11-mp-rare-01
#% kind: rare
#% why: everything goes through float32, so whole numbers above 2**24 come out rounded
def matrix_product(a, b):
    """Multiply on the device TensorFlow chooses."""
    a = tf.convert_to_tensor(np.asarray(a), dtype_hint=None)
    b = tf.convert_to_tensor(np.asarray(b), dtype_hint=None)
    a, b = (tf.cast(m, tf.float32) for m in (a, b))  #! 16777217 is no float32
    return np.array(tf.matmul(a, b))

#% id: ex11-mp-rare-02
#% kind: rare
#% why: squeeze takes away the axes of length one: (1, m), (n, 1) and (1, 1) lose their shape
def matrix_product(a, b):
    a = np.asarray(a, dtype="float64")
    b = np.asarray(b, dtype="float64")
    c = tf.einsum("ik,km->im", a, b)
    return tf.squeeze(c).numpy()  #! shape of one row or one column lost

#% id: ex11-mp-rare-03
#% kind: rare
#% why: the type is read off the first entry; [[1, 0.5]] is taken for whole numbers
def _to_tensor(m):
    first = m[0][0]
    kind = np.int64 if isinstance(first, (int, np.integer)) else np.float64  #! only the first entry is asked
    return tf.constant(np.array(m).astype(kind))

def matrix_product(a, b):
    a, b = _to_tensor(a), _to_tensor(b)
    if a.dtype != b.dtype:
        a, b = tf.cast(a, tf.float64), tf.cast(b, tf.float64)
    return tf.matmul(a, b).numpy()

#% id: ex11-mp-right-01
#% kind: right
#% why: keeps whole numbers whole: a common type by NumPy, and int64 for anything whole
def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    a, b = np.asarray(a), np.asarray(b)
    kind = np.result_type(a, b)
    if kind.kind in "iub":
        kind = np.dtype("int64")
    elif kind.itemsize < 4:
        kind = np.dtype("float32")
    return tf.matmul(tf.constant(a.astype(kind)), tf.constant(b.astype(kind))).numpy()

#% id: ex11-mp-right-02
#% kind: right
#% why: broadcast product and a reduce_sum in place of matmul, all of it float64
def matrix_product(a, b):
    left = tf.cast(tf.convert_to_tensor(np.array(a)), tf.float64)[:, :, tf.newaxis]   # (n, k, 1)
    right = tf.cast(tf.convert_to_tensor(np.array(b)), tf.float64)[tf.newaxis, :, :]  # (1, k, m)
    summed = tf.reduce_sum(left * right, axis=1)
    return summed.numpy()
