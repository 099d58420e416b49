#% id: matrix_product-501
#% kind: one
#% why: elementwise product instead of the matrix product
def matrix_product(a, b):
    a = tf.convert_to_tensor(a)
    b = tf.convert_to_tensor(b)
    return tf.multiply(a, b).numpy()  #! elementwise


#% id: matrix_product-502
#% kind: one
#% why: gives the tensor back
def matrix_product(a, b):
    a = tf.cast(tf.constant(a), tf.float64)
    b = tf.cast(tf.constant(b), tf.float64)
    return tf.linalg.matmul(a, b)  #! .numpy() left out


#% id: matrix_product-503
#% kind: two
#% why: both made ints, and the second one transposed
def matrix_product(a, b):
    a = tf.constant(np.array(a), dtype=tf.int32)  #! floats are cut off or refused
    b = tf.constant(np.array(b), dtype=tf.int32)
    return tf.matmul(a, b, transpose_b=True).numpy()  #! transposed


#% id: matrix_product-504
#% kind: two
#% why: computed by NumPy, and summed over the rows
def matrix_product(a, b):
    product = np.dot(a, b)  #! not by TensorFlow
    return tf.reduce_sum(product, axis=0).numpy()  #! summed


#% id: matrix_product-505
#% kind: right
#% why: einsum in float64
def matrix_product(a, b):
    a = tf.convert_to_tensor(np.asarray(a, dtype="float64"))
    b = tf.convert_to_tensor(np.asarray(b, dtype="float64"))
    return tf.einsum("ik,kj->ij", a, b).numpy()
