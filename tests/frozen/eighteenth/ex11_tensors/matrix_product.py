#% id: ex11-matrix_product-right-01
#% kind: right
#% why: small conversion helper, everything in float64, the @ of tensors
def _as_double(values):
    return tf.convert_to_tensor(np.array(values, dtype=np.float64))


def matrix_product(a, b):
    left, right = _as_double(a), _as_double(b)
    product = left @ right
    return product.numpy()


#% id: ex11-matrix_product-right-02
#% kind: right
#% why: tensordot, whole numbers stay int64, anything else float64
def matrix_product(a, b):
    first, second = map(np.asarray, (a, b))
    whole = np.issubdtype(first.dtype, np.integer) and np.issubdtype(second.dtype, np.integer)
    common = tf.int64 if whole else tf.float64
    return np.asarray(
        tf.tensordot(tf.cast(first, common), tf.cast(second, common), axes=[[1], [0]])
    )


#% id: ex11-matrix_product-one-01
#% kind: one
#% why: the tensor itself is handed back
def matrix_product(a, b):
    a = tf.constant(np.asarray(a, dtype="float64"))
    b = tf.constant(np.asarray(b, dtype="float64"))
    c = tf.matmul(a, b)
    return c  #! .numpy() is missing, the result is a tensor


#% id: ex11-matrix_product-one-02
#% kind: one
#% why: elementwise product
def matrix_product(a, b):
    A = tf.Variable(np.asarray(a, np.float64))
    B = tf.Variable(np.asarray(b, np.float64))
    return tf.multiply(A, B).numpy()  #! multiply is elementwise, not the matrix product


#% id: ex11-matrix_product-one-03
#% kind: one
#% why: no common dtype for the two operands
def matrix_product(a, b):
    ta = tf.constant(np.array(a))
    tb = tf.constant(np.array(b))
    tc = tf.linalg.matmul(ta, tb)  #! whole numbers and floats are not brought to one dtype
    return tc.numpy()


#% id: ex11-matrix_product-two-01
#% kind: two
#% why: operands swapped, and the tensor returned
def matrix_product(a, b):
    tensors = [tf.cast(np.asarray(m), tf.float64) for m in (a, b)]
    result = tf.matmul(tensors[1], tensors[0])  #! b times a
    return result  #! not turned into a NumPy array


#% id: ex11-matrix_product-two-02
#% kind: two
#% why: everything cast to int32, b transposed
def matrix_product(a, b):
    dtype = tf.int32  #! the decimals of floats are cut off
    x = tf.cast(np.asarray(a), dtype)
    y = tf.cast(np.asarray(b), dtype)
    out = tf.matmul(x, y, transpose_b=True)  #! b is (k, m) already
    return out.numpy()


#% id: ex11-matrix_product-three-01
#% kind: three
#% why: b cast to a's type, wrong axis contracted, result squeezed
def matrix_product(a, b):
    a = tf.constant(np.asarray(a))
    b = tf.cast(np.asarray(b), a.dtype)  #! floats in b are cut off where a holds whole numbers
    c = tf.tensordot(a, b, axes=[[0], [0]])  #! sums over the rows of a
    return tf.squeeze(c).numpy()  #! a result with one row or column loses that axis


#% id: ex11-matrix_product-rare-01
#% kind: rare
#% why: the first entry decides the dtype of the whole matrix
def _looks_whole(m):
    return isinstance(m[0][0], (int, np.integer))  #! a row such as [1, 2.5] counts as whole, 2.5 becomes 2


def matrix_product(a, b):
    kind = np.int32 if _looks_whole(a) and _looks_whole(b) else np.float64
    return tf.matmul(np.array(a).astype(kind), np.array(b).astype(kind)).numpy()


#% id: ex11-matrix_product-rare-02
#% kind: rare
#% why: float32 is not exact for large whole numbers
def matrix_product(a, b):
    to_tf = lambda m: tf.constant(m, dtype=tf.float32)  #! whole numbers above 2**24 are rounded
    return tf.matmul(to_tf(a), to_tf(b)).numpy()


#% id: ex11-matrix_product-rare-03
#% kind: rare
#% why: nested list instead of an array
def matrix_product(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    n, m = len(a), b.shape[1]
    table = np.zeros((n, m))
    for j in range(m):
        column = tf.constant(b[:, j])
        table[:, j] = tf.linalg.matvec(tf.constant(a), column).numpy()
    return table.tolist()  #! a list of lists, not an array


#% id: ex11-matrix_product-rare-04
#% kind: rare
#% why: einsum that adds up the rows of the result
def matrix_product(a, b):
    operands = (tf.cast(np.asarray(a), "float64"), tf.cast(np.asarray(b), "float64"))
    c = tf.einsum("ij,jk->k", *operands)  #! the row index i is missing on the right
    return c.numpy()


#% id: ex11-matrix_product-rare-05
#% kind: rare
#% why: the result takes the dtype of a
def matrix_product(a, b):
    kind_in = np.asarray(a).dtype
    with tf.device("/CPU:0"):
        c = tf.matmul(
            tf.convert_to_tensor(np.asarray(a).astype(np.float64)),
            tf.convert_to_tensor(np.asarray(b).astype(np.float64)),
        )
    return c.numpy().astype(kind_in)  #! whole numbers in a cut the decimals of the product
