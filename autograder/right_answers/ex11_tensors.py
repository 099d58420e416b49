"""Right ways to multiply matrices with TensorFlow and to hide all devices but the CPU.

TensorFlow is imported inside the functions, as late as the exercise's own file would be run.
"""

import numpy as np

from . import right


def _tensors(a, b, dtype="float64"):
    import tensorflow as tf

    return tf.cast(a, dtype), tf.cast(b, dtype)


@right(of="matrix_product", why="float64 throughout, the operator @")
def product_operator(a, b):
    a, b = _tensors(a, b)
    return np.asarray(a @ b)


@right(of="matrix_product", why="float32 throughout, as networks do")
def product_float32(a, b):
    a, b = _tensors(a, b, "float32")
    return (a @ b).numpy()


@right(of="matrix_product", why="an Einstein sum")
def product_einsum(a, b):
    import tensorflow as tf

    return tf.einsum("nk,km->nm", *_tensors(a, b)).numpy()


@right(of="matrix_product", why="tensordot over one axis")
def product_tensordot(a, b):
    import tensorflow as tf

    return tf.tensordot(*_tensors(a, b), axes=1).numpy()


@right(of="matrix_product", why="all products of entries, summed over the inner axis")
def product_broadcast(a, b):
    import tensorflow as tf

    a, b = _tensors(a, b)
    return tf.reduce_sum(a[:, :, tf.newaxis] * b[tf.newaxis], axis=1).numpy()


@right(of="matrix_product", why="the transpose of bᵀaᵀ, variables instead of constants")
def product_of_transposes(a, b):
    import tensorflow as tf

    a, b = map(tf.Variable, _tensors(a, b))
    return tf.transpose(tf.matmul(b, a, transpose_a=True, transpose_b=True)).numpy()


@right(of="matrix_product", why="row by row in a compiled graph")
def product_of_rows(a, b):
    import tensorflow as tf

    @tf.function
    def product(a, b):
        return tf.map_fn(lambda row: tf.linalg.matvec(b, row, transpose_a=True), a)

    return product(*_tensors(a, b)).numpy()


@right(of="matrix_product", why="whole numbers stay whole; floats only where TensorFlow refuses")
def product_floats_where_needed(a, b):
    import tensorflow as tf

    try:
        return tf.matmul(tf.constant(a), tf.constant(b)).numpy()
    except tf.errors.InvalidArgumentError:
        return tf.matmul(*_tensors(a, b)).numpy()


@right(of="matrix_product", why="through Keras's operations")
def product_keras_ops(a, b):
    import keras

    a, b = (keras.ops.convert_to_tensor(np.asarray(part, "float64")) for part in (a, b))
    return keras.ops.convert_to_numpy(keras.ops.matmul(a, b))


@right(of="use_cpu_only", why="every other kind of device set to none")
def cpu_by_hiding_the_others():
    import tensorflow as tf

    kinds = {device.device_type for device in tf.config.list_physical_devices()}
    try:
        for kind in kinds - {"CPU"}:
            tf.config.set_visible_devices([], kind)
    except RuntimeError:
        return False
    else:
        return True


@right(of="use_cpu_only", why="the older names, and the list of what is left looked at")
def cpu_looked_at():
    import contextlib

    import tensorflow as tf

    experimental = tf.config.experimental
    with contextlib.suppress(RuntimeError):
        experimental.set_visible_devices(devices=experimental.list_physical_devices("CPU"))
    return {device.device_type for device in experimental.get_visible_devices()} == {"CPU"}


@right(of="use_cpu_only", why="the logical devices looked at, whatever the refusal")
def cpu_logical_devices():
    import contextlib

    import tensorflow as tf

    with contextlib.suppress(RuntimeError):
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    return all(device.device_type == "CPU" for device in tf.config.list_logical_devices())


@right(of="use_cpu_only", why="the guide's way, where there is a GPU alone")
def cpu_guide():
    import tensorflow as tf

    gpus = tf.config.list_physical_devices("GPU")
    if gpus:
        try:
            tf.config.set_visible_devices([], "GPU")
        except RuntimeError:
            return False
    return True


@right(of="use_cpu_only", why="the CPUs picked from all devices, the refusal read")
def cpu_refusal_read():
    import tensorflow as tf

    keep = [device for device in tf.config.list_physical_devices() if "CPU" in device.name]
    try:
        tf.config.set_visible_devices(keep)
    except RuntimeError as error:
        return "initialized" not in str(error)
    return True
