#% id: ex11-matrix_product-right-01
#% kind: right
#% why: product written as a broadcast multiply and a reduce_sum, the common dtype asked of NumPy
def matrix_product(a, b):
    common = np.result_type(np.asarray(a), np.asarray(b), np.int64)
    left, right = (tf.convert_to_tensor(np.array(m, dtype=common)) for m in (a, b))
    cube = left[:, :, tf.newaxis] * right[tf.newaxis, :, :]
    return tf.reduce_sum(cube, axis=1).numpy()

#% id: ex11-matrix_product-right-02
#% kind: right
#% why: everything in float64, then back to whole numbers where both sides were whole
def _is_whole(m):
    return np.issubdtype(np.asarray(m).dtype, np.integer)


def matrix_product(a, b):
    whole = _is_whole(a) and _is_whole(b)
    wide = [tf.cast(tf.constant(np.asarray(m)), tf.float64) for m in (a, b)]
    out = tf.einsum("nk,km->nm", *wide)
    if whole:
        out = tf.cast(tf.round(out), tf.int32)
    return np.array(out)

#% id: ex11-matrix_product-one-01
#% kind: one
#% why: b is cast to the kind of a, so fractions are cut off when a holds whole numbers
def matrix_product(a, b):
    ta = tf.constant(np.asarray(a))
    tb = tf.cast(tf.constant(np.asarray(b)), ta.dtype)  #! 0.5 becomes 0 when a is an int array
    return tf.linalg.matmul(ta, tb).numpy()

#% id: ex11-matrix_product-one-02
#% kind: one
#% why: hands out the tensor
def matrix_product(a, b):
    arrs = [np.asarray(a), np.asarray(b)]
    if any(z.dtype.kind == "f" for z in arrs):
        arrs = [z.astype("float64") for z in arrs]
    else:
        arrs = [z.astype("int64") for z in arrs]
    p, q = map(tf.constant, arrs)
    return p @ q  #! a tensor; .numpy() is missing

#% id: ex11-matrix_product-one-03
#% kind: one
#% why: tensordot over two axes is the sum of the elementwise product, not a matrix product
class Multiplier:
    def __init__(self, kind):
        self.kind = kind

    def load(self, values):
        return tf.convert_to_tensor(np.asarray(values, dtype=self.kind))

    def __call__(self, a, b):
        return tf.tensordot(self.load(a), self.load(b), axes=2)  #! axes=1 contracts a's last with b's first axis; 2 contracts both


def matrix_product(a, b):
    kinds = {np.asarray(a).dtype.kind, np.asarray(b).dtype.kind}
    return Multiplier("float64" if "f" in kinds else "int64")(a, b).numpy()

#% id: ex11-matrix_product-two-01
#% kind: two
#% why: factors exchanged, and the star multiplies elementwise
def matrix_product(a, b):
    x = np.asarray(a)
    y = np.asarray(b)
    dt = np.promote_types(x.dtype, y.dtype)
    x = tf.Variable(y.astype(dt))  #! y is loaded into x: the factors change places
    y = tf.Variable(np.asarray(a).astype(dt))  #! and a into y
    result = x * y  #! elementwise product
    return result.numpy()

#% id: ex11-matrix_product-two-02
#% kind: two
#% why: everything cut to int32, and b is read as transposed
def matrix_product(a, b):
    KIND = tf.int32  #! fractions are lost
    A = tf.cast(np.asarray(a), KIND)
    B = tf.cast(np.asarray(b), KIND)
    C = tf.matmul(A, B, transpose_b=True)  #! b is (k, m) already
    return C.numpy()

#% id: ex11-matrix_product-three-01
#% kind: three
#% why: the column loop runs over rows, the sum takes the largest product, a tensor is returned
def matrix_product(a, b):
    dtype = "float64" if "f" in (np.asarray(a).dtype.kind + np.asarray(b).dtype.kind) else "int64"
    a_t = tf.constant(np.asarray(a, dtype))
    b_t = tf.constant(np.asarray(b, dtype))
    rows = []
    for r in range(a_t.shape[0]):
        row = []
        for c in range(b_t.shape[0]):  #! should run over the columns of b, shape[1]
            row.append(tf.reduce_max(a_t[r] * b_t[:, c % b_t.shape[1]]))  #! a sum is wanted, not the maximum
        rows.append(tf.stack(row))
    return tf.stack(rows)  #! stays a tensor

#% id: ex11-matrix_product-rare-01
#% kind: rare
#% why: float32 for all: whole numbers above 2**24 lose their last digits
def matrix_product(a, b):
    to_f = lambda m: tf.constant(m, dtype=tf.float32)  #! 16777217 is no float32; ints need int or float64
    return (to_f(a) @ to_f(b)).numpy()

#% id: ex11-matrix_product-rare-02
#% kind: rare
#% why: .numpy() inside a tf.function, where tensors are symbolic and have no value
@tf.function
def _traced(u, v):
    w = tf.matmul(u, v)
    return w.numpy()  #! inside the graph there is no .numpy(): AttributeError / NotImplementedError


def matrix_product(a, b):
    u, v = np.asarray(a), np.asarray(b)
    k = np.result_type(u, v)
    answer = _traced(tf.constant(u.astype(k)), tf.constant(v.astype(k)))
    return np.asarray(answer)
