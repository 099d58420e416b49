"""What learners get wrong about tensors and devices.

TensorFlow is imported inside the functions: the names are there without it too.
"""

import contextlib

import numpy as np

from autograder.misconceptions import misconception


def _both(a, b):
    """Return a and b as tensors of one float type, as the right function does."""
    import tensorflow as tf

    a, b = np.asarray(a), np.asarray(b)
    dtype = np.result_type(a, b, np.float32)
    return tf.constant(a.astype(dtype)), tf.constant(b.astype(dtype))


@misconception("tensors-product-elementwise", of="matrix_product")
def product_elementwise(a, b):
    a, b = _both(a, b)
    return (a * b).numpy()


@misconception("tensors-product-elementwise-in-numpy", of="matrix_product")
def product_elementwise_numpy(a, b):
    return np.asarray(a) * np.asarray(b)


@misconception("tensors-result-still-a-tensor", of="matrix_product")
def still_a_tensor(a, b):
    import tensorflow as tf

    return tf.matmul(*_both(a, b))


@misconception("tensors-tensor-of-unlike-types", of="matrix_product")
def tensor_of_unlike_types(a, b):
    import tensorflow as tf

    return tf.matmul(tf.constant(a), tf.constant(b))


@misconception("tensors-types-left-as-they-come", of="matrix_product")
def types_as_they_come(a, b):
    import tensorflow as tf

    return tf.matmul(tf.constant(a), tf.constant(b)).numpy()


@misconception("tensors-only-one-side-cast", of="matrix_product")
def one_side_cast(a, b):
    import tensorflow as tf

    return tf.matmul(tf.cast(a, tf.float32), tf.constant(b)).numpy()


@misconception("tensors-fractions-cut-off", of="matrix_product")
def fractions_cut_off(a, b):
    import tensorflow as tf

    a = tf.constant(a)
    return tf.matmul(a, tf.cast(b, a.dtype)).numpy()


@misconception("tensors-fractions-of-the-first-cut-off", of="matrix_product")
def fractions_of_the_first_cut_off(a, b):
    import tensorflow as tf

    b = tf.constant(b)
    return tf.matmul(tf.cast(a, b.dtype), b).numpy()


@misconception("tensors-whole-numbers-alone-cast", of="matrix_product")
def whole_numbers_alone_cast(a, b):
    import tensorflow as tf

    a, b = (tf.constant(one) for one in (a, b))
    a, b = (tf.cast(one, tf.float32) if one.dtype.is_integer else one for one in (a, b))
    return tf.matmul(a, b).numpy()


@misconception("tensors-everything-made-whole", of="matrix_product")
def everything_whole(a, b):
    import tensorflow as tf

    return tf.matmul(tf.cast(a, tf.int32), tf.cast(b, tf.int32)).numpy()


@misconception("tensors-half-precision", of="matrix_product")
def half_precision(a, b):
    import tensorflow as tf

    return tf.matmul(tf.cast(a, tf.float16), tf.cast(b, tf.float16)).numpy()


@misconception("tensors-product-transposed", of="matrix_product")
def product_transposed(a, b):
    import tensorflow as tf

    return tf.transpose(tf.matmul(*_both(a, b))).numpy()


@misconception("tensors-factors-swapped", of="matrix_product")
def factors_swapped(a, b):
    import tensorflow as tf

    a, b = _both(a, b)
    return tf.matmul(b, a).numpy()


@misconception("tensors-second-factor-transposed", of="matrix_product")
def second_transposed(a, b):
    import tensorflow as tf

    a, b = _both(a, b)
    return tf.matmul(a, b, transpose_b=True).numpy()


@misconception("tensors-every-pair-of-entries", of="matrix_product")
def every_pair(a, b):
    import tensorflow as tf

    return tf.tensordot(*_both(a, b), axes=0).numpy()


@misconception("tensors-product-summed-up", of="matrix_product")
def product_summed(a, b):
    import tensorflow as tf

    return tf.reduce_sum(tf.matmul(*_both(a, b))).numpy()


@misconception("tensors-product-only-printed", of="matrix_product")
def only_printed(a, b):
    import tensorflow as tf

    print(tf.matmul(*_both(a, b)).numpy())


@misconception("tensors-session", of="matrix_product")
def session(a, b):
    import tensorflow as tf

    product = tf.matmul(*_both(a, b))
    return tf.Session().run(product)


@misconception("tensors-numpy-inside-a-graph", of="matrix_product")
def numpy_inside_a_graph(a, b):
    import tensorflow as tf

    @tf.function(autograph=False)
    def product(a, b):
        return tf.matmul(a, b).numpy()

    return product(*_both(a, b))


@misconception("tensors-lists-multiplied", of="matrix_product")
def lists_multiplied(a, b):
    return a @ b


def _cpus():
    import tensorflow as tf

    return tf.config.list_physical_devices("CPU")


@misconception("devices-other-kinds-left-visible", of="use_cpu_only")
def other_kinds_left():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(_cpus(), device_type="CPU")
    except RuntimeError:
        return False
    return True


@misconception("devices-refusal-not-caught", of="use_cpu_only")
def refusal_not_caught():
    import tensorflow as tf

    tf.config.set_visible_devices(_cpus())
    return True


@misconception("devices-no-answer", of="use_cpu_only")
def no_answer():
    import tensorflow as tf

    with contextlib.suppress(RuntimeError):
        tf.config.set_visible_devices(_cpus())


@misconception("devices-no-answer-when-too-late", of="use_cpu_only")
def no_answer_when_late():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(_cpus())
        return True
    except RuntimeError:
        return None


@misconception("devices-always-true", of="use_cpu_only")
def always_true():
    import tensorflow as tf

    with contextlib.suppress(RuntimeError):
        tf.config.set_visible_devices(_cpus())
    return True


@misconception("devices-answers-swapped", of="use_cpu_only")
def answers_swapped():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(_cpus())
    except RuntimeError:
        return True
    return False


@misconception("devices-placed-not-hidden", of="use_cpu_only")
def placed_not_hidden():
    import tensorflow as tf

    with tf.device("/CPU:0"):
        return True


@misconception("devices-nothing-hidden-in-time", of="use_cpu_only")
def only_asked():
    import tensorflow as tf

    return not tf.config.list_physical_devices("GPU")


@misconception("devices-always-false", of="use_cpu_only")
def always_false():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices("CPU")
        return True
    except (RuntimeError, ValueError):
        return False


@misconception("devices-false-without-a-gpu", of="use_cpu_only")
def false_without_a_gpu():
    import tensorflow as tf

    if tf.config.list_physical_devices("GPU"):
        try:
            tf.config.set_visible_devices([], "GPU")
            return True
        except RuntimeError:
            return False
    return False


@misconception("devices-no-answer-without-a-gpu", of="use_cpu_only")
def no_answer_without_a_gpu():
    import tensorflow as tf

    if tf.config.list_physical_devices("GPU"):
        try:
            tf.config.set_visible_devices([], "GPU")
            return True
        except RuntimeError:
            return False


@misconception("devices-physical-list-asked", of="use_cpu_only")
def physical_list_asked():
    import tensorflow as tf

    with contextlib.suppress(RuntimeError):
        tf.config.set_visible_devices(_cpus())
    return not tf.config.list_physical_devices("GPU")


@misconception("devices-cpu-hidden-too", of="use_cpu_only")
def cpu_hidden_too():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices([])
    except RuntimeError:
        return False
    return True


@misconception("devices-gpu-kept-instead", of="use_cpu_only")
def gpu_kept():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("GPU"))
    except RuntimeError:
        return False
    return True


@misconception("devices-list-for-an-answer", of="use_cpu_only")
def list_for_an_answer():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(_cpus())
    except RuntimeError:
        return False
    return tf.config.get_visible_devices()


@misconception("devices-named-by-text", of="use_cpu_only")
def named_by_text():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices("CPU")
    except RuntimeError:
        return False
    return True


@misconception("tensors-product-squeezed", of="matrix_product")
def product_squeezed(a, b):
    import tensorflow as tf

    return tf.squeeze(tf.matmul(*_both(a, b))).numpy()
