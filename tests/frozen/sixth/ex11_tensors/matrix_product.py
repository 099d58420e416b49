#% id: ex11-right-01
#% kind: right
#% why: einsum inside a tf.function, everything in float64 (every int32 has its place there)
@tf.function(reduce_retracing=True, autograph=False)
def _contract(a, b):
    return tf.einsum("nk,km->nm", a, b)


def matrix_product(a, b):
    left = tf.convert_to_tensor(np.asarray(a, dtype=np.float64))
    right = tf.convert_to_tensor(np.asarray(b, dtype=np.float64))
    return _contract(left, right).numpy()


#% id: ex11-right-02
#% kind: right
#% why: the product as a sum of outer products, by broadcasting, in the type NumPy would pick for both
def matrix_product(a, b):
    a, b = np.asarray(a), np.asarray(b)
    kind = tf.as_dtype(np.result_type(a, b))
    a, b = (tf.cast(tf.constant(v), kind) for v in (a, b))
    # (n, k, 1) * (1, k, m), then k is summed away
    return tf.reduce_sum(a[:, :, tf.newaxis] * b[tf.newaxis, :, :], axis=1).numpy()


#% id: ex11-one-01
#% kind: one
#% why: the result is a TensorFlow tensor, not a NumPy array
def matrix_product(a, b):
    a = tf.cast(tf.constant(np.array(a)), tf.float64)
    b = tf.cast(tf.constant(np.array(b)), tf.float64)
    c = tf.matmul(a, b)
    return c  #! a tensor, .numpy() is missing


#% id: ex11-one-02
#% kind: one
#% why: a and b keep their own kinds, so ints times floats is an error of TensorFlow
def matrix_product(a, b):
    a = tf.constant(a)
    b = tf.constant(b)
    return tf.matmul(a, b).numpy()  #! int32 times float32 (or float64 times float32) is refused


#% id: ex11-one-03
#% kind: one
#% why: float32 cannot hold every int32, so large whole numbers come back rounded
def matrix_product(a, b):
    A = tf.constant(np.asarray(a), dtype=tf.float32)  #! 24 bits only: 16777217 becomes 16777216
    B = tf.constant(np.asarray(b), dtype=tf.float32)
    C = tf.linalg.matmul(A, B)
    return C.numpy()


#% id: ex11-two-01
#% kind: two
#% why: both are cut to whole numbers, so 0.5 becomes 0
#% why: the product is elementwise (PyTorch's *), not a matrix product
def to_tensor(v):
    return tf.convert_to_tensor(np.array(v).astype("int32"))  #! floats lose their fraction


def matrix_product(a, b):
    return (to_tensor(a) * to_tensor(b)).numpy()  #! * multiplies element by element


#% id: ex11-rare-01
#% kind: rare
#% why: b is cast to the kind of a, so whole numbers times fractions loses the fractions ([[1, 2]] times [[0.5], [0.25]] gives 0)
def matrix_product(a, b):
    a = tf.convert_to_tensor(a)
    b = tf.cast(tf.convert_to_tensor(b), a.dtype)  #! int a cuts a float b
    return (a @ b).numpy()


#% id: ex11-rare-02
#% kind: rare
#% why: axes of length 1 are squeezed away, so one row or one column does not have the shape (n, m)
def matrix_product(a, b):
    a = tf.Variable(np.array(a, dtype="float64"))
    b = tf.Variable(np.array(b, dtype="float64"))
    out = tf.tensordot(a, b, axes=1)
    return np.squeeze(out.numpy())  #! (1, 1) becomes (), (n, 1) becomes (n,)


