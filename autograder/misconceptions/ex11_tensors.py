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


@misconception(
    "tensors-product-elementwise",
    of="matrix_product",
    en="The star multiplies entry by entry, and these two matrices do not even have the same shape. "
    "An entry of the matrix product is the sum over a whole row of a and a whole column of b.",
    ko="별표(*)는 같은 자리의 원소끼리 곱하는데, 이 두 행렬은 모양부터 다릅니다. 행렬 곱의 원소 하나는 "
    "a 의 한 행과 b 의 한 열을 따라 곱한 값을 모두 더한 것입니다.",
    quiz="tensors-matmul",
)
def product_elementwise(a, b):
    a, b = _both(a, b)
    return (a * b).numpy()


@misconception(
    "tensors-product-elementwise-in-numpy",
    of="matrix_product",
    en="The star between two arrays multiplies entry by entry, and NumPy cannot bring these two shapes "
    "together. An entry of the matrix product is the sum over a row of a and a column of b.",
    ko="두 배열 사이의 별표(*)는 같은 자리의 원소끼리 곱하는 연산이고, NumPy는 이 두 모양을 맞출 수 "
    "없습니다. 행렬 곱의 원소 하나는 a 의 한 행과 b 의 한 열을 따라 곱한 값을 모두 더한 것입니다.",
    quiz="tensors-matmul",
)
def product_elementwise_numpy(a, b):
    return np.asarray(a) * np.asarray(b)


@misconception(
    "tensors-result-still-a-tensor",
    of="matrix_product",
    en="What comes back is a tensor. It belongs to TensorFlow and lies on a "
    "device; an array is what its method numpy() hands out.",
    ko="반환된 것은 텐서입니다. 텐서는 TensorFlow의 것이고 장치 위에 놓여 있습니다. 배열은 "
    "텐서의 numpy() 메서드로 꺼냅니다.",
    quiz="tensors-and-arrays",
)
def still_a_tensor(a, b):
    import tensorflow as tf

    return tf.matmul(*_both(a, b))


@misconception(
    "tensors-tensor-of-unlike-types",
    of="matrix_product",
    en="Two things at once: what comes back is a tensor and not an array, and where one matrix holds "
    "whole numbers and the other floats, TensorFlow refuses to multiply them.",
    ko="두 가지가 겹쳤습니다. 반환된 것이 배열이 아니라 텐서이고, 한 행렬이 정수이고 다른 행렬이 "
    "실수이면 TensorFlow가 곱셈을 거부합니다.",
    quiz="tensors-types",
)
def tensor_of_unlike_types(a, b):
    import tensorflow as tf

    return tf.matmul(tf.constant(a), tf.constant(b))


@misconception(
    "tensors-types-left-as-they-come",
    of="matrix_product",
    en="The two matrices go into the product with the types they came with. NumPy would find a common "
    "one without a word; TensorFlow multiplies equal types alone and refuses the rest.",
    ko="두 행렬을 들어온 자료형 그대로 곱했습니다. NumPy는 말없이 공통의 자료형을 찾지만, TensorFlow는 "
    "자료형이 같을 때만 곱하고 나머지는 거부합니다.",
    quiz="tensors-types",
)
def types_as_they_come(a, b):
    import tensorflow as tf

    return tf.matmul(tf.constant(a), tf.constant(b)).numpy()


@misconception(
    "tensors-only-one-side-cast",
    of="matrix_product",
    en="Only the first matrix was brought to float32. A second one of float64 or of whole numbers is "
    "still of another type, and TensorFlow refuses float32 times float64 as well.",
    ko="첫째 행렬만 float32로 바꾸었습니다. 둘째 행렬이 float64이거나 정수이면 자료형이 여전히 다르고, "
    "TensorFlow는 float32와 float64의 곱도 거부합니다.",
    quiz="tensors-types",
)
def one_side_cast(a, b):
    import tensorflow as tf

    return tf.matmul(tf.cast(a, tf.float32), tf.constant(b)).numpy()


@misconception(
    "tensors-fractions-cut-off",
    of="matrix_product",
    en="The second matrix takes on the type of the first. Where that one holds whole numbers, every "
    "fraction of the second is cut off: 0.5 becomes 0 before anything is multiplied.",
    ko="둘째 행렬을 첫째 행렬의 자료형으로 바꾸었습니다. 첫째 행렬이 정수이면 둘째 행렬의 소수 부분이 "
    "모두 잘립니다. 곱하기도 전에 0.5가 0이 됩니다.",
    quiz="tensors-types",
)
def fractions_cut_off(a, b):
    import tensorflow as tf

    a = tf.constant(a)
    return tf.matmul(a, tf.cast(b, a.dtype)).numpy()


@misconception(
    "tensors-fractions-of-the-first-cut-off",
    of="matrix_product",
    en="The first matrix takes on the type of the second. Where that one holds whole numbers, every "
    "fraction of the first is cut off: 0.5 becomes 0 before anything is multiplied.",
    ko="첫째 행렬을 둘째 행렬의 자료형으로 바꾸었습니다. 둘째 행렬이 정수이면 첫째 행렬의 소수 부분이 "
    "모두 잘립니다. 곱하기도 전에 0.5가 0이 됩니다.",
    quiz="tensors-types",
)
def fractions_of_the_first_cut_off(a, b):
    import tensorflow as tf

    b = tf.constant(b)
    return tf.matmul(tf.cast(a, b.dtype), b).numpy()


@misconception(
    "tensors-whole-numbers-alone-cast",
    of="matrix_product",
    en="Whole numbers become float32, and what is a float already stays as it is. Beside an array of "
    "float64 that is another type again, and TensorFlow refuses to multiply the two.",
    ko="정수만 float32로 바꾸고 이미 실수인 것은 그대로 두었습니다. 다른 쪽이 float64 배열이면 자료형이 "
    "여전히 다르므로 TensorFlow가 곱셈을 거부합니다.",
    quiz="tensors-types",
)
def whole_numbers_alone_cast(a, b):
    import tensorflow as tf

    a, b = (tf.constant(one) for one in (a, b))
    a, b = (tf.cast(one, tf.float32) if one.dtype.is_integer else one for one in (a, b))
    return tf.matmul(a, b).numpy()


@misconception(
    "tensors-everything-made-whole",
    of="matrix_product",
    en="Both matrices were made whole numbers, so all fractions are gone before the product. The "
    "common type has to hold every value of both, and that is a float type.",
    ko="두 행렬을 모두 정수로 바꾸어서 곱하기 전에 소수 부분이 사라집니다. 공통의 자료형은 두 행렬의 "
    "모든 값을 담을 수 있어야 하므로 실수 자료형이어야 합니다.",
    quiz="tensors-types",
)
def everything_whole(a, b):
    import tensorflow as tf

    return tf.matmul(tf.cast(a, tf.int32), tf.cast(b, tf.int32)).numpy()


@misconception(
    "tensors-half-precision",
    of="matrix_product",
    en="The product was computed in float16, which has 11 bits of digits, some three decimal places. "
    "Whole numbers come out right as long as they are small; fractions are visibly off.",
    ko="곱을 float16으로 계산했습니다. float16의 유효 숫자는 11비트, 십진수로 세 자리 남짓입니다. 작은 "
    "정수는 맞게 나오지만 소수는 눈에 띄게 어긋납니다.",
    quiz="tensors-precision",
)
def half_precision(a, b):
    import tensorflow as tf

    return tf.matmul(tf.cast(a, tf.float16), tf.cast(b, tf.float16)).numpy()


@misconception(
    "tensors-product-transposed",
    of="matrix_product",
    en="The result is the transpose of the product: its rows belong to the columns of b. For a of "
    "shape (n, k) and b of shape (k, m) the product has shape (n, m).",
    ko="결과가 곱의 전치 행렬입니다. 그 행은 b 의 열에 해당합니다. a 의 모양이 (n, k), b 의 모양이 "
    "(k, m) 이면 곱의 모양은 (n, m) 입니다.",
    quiz="tensors-matmul",
)
def product_transposed(a, b):
    import tensorflow as tf

    return tf.transpose(tf.matmul(*_both(a, b))).numpy()


@misconception(
    "tensors-factors-swapped",
    of="matrix_product",
    en="The factors stand in the other order. A matrix product is not the same both ways round, and "
    "here the columns of b are not as many as the rows of a, so TensorFlow refuses.",
    ko="곱하는 순서가 바뀌었습니다. 행렬 곱은 순서를 바꾸면 같지 않고, 여기서는 b 의 열 수와 a 의 행 "
    "수가 달라서 TensorFlow가 거부합니다.",
    quiz="tensors-matmul",
)
def factors_swapped(a, b):
    import tensorflow as tf

    a, b = _both(a, b)
    return tf.matmul(b, a).numpy()


@misconception(
    "tensors-second-factor-transposed",
    of="matrix_product",
    en="The second matrix was transposed for the product. Then its columns, not its rows, would have "
    "to be as many as the columns of a, and they are not.",
    ko="둘째 행렬을 전치해서 곱했습니다. 그러면 b 의 행 수가 아니라 열 수가 a 의 열 수와 같아야 하는데 "
    "그렇지 않습니다.",
    quiz="tensors-matmul",
)
def second_transposed(a, b):
    import tensorflow as tf

    a, b = _both(a, b)
    return tf.matmul(a, b, transpose_b=True).numpy()


@misconception(
    "tensors-every-pair-of-entries",
    of="matrix_product",
    en="Every entry of a was multiplied by every entry of b and nothing was added up, so the result has "
    "four axes. In the matrix product the inner index is summed over and disappears.",
    ko="a 의 모든 원소를 b 의 모든 원소와 곱하기만 하고 더하지 않아서 결과의 축이 네 개입니다. 행렬 "
    "곱에서는 안쪽 인덱스를 따라 더하고, 그 인덱스는 사라집니다.",
    quiz="tensors-matmul",
)
def every_pair(a, b):
    import tensorflow as tf

    return tf.tensordot(*_both(a, b), axes=0).numpy()


@misconception(
    "tensors-product-summed-up",
    of="matrix_product",
    en="One single number comes out: the product was added up over all its rows and columns. Only the "
    "inner index is summed over; rows and columns stay.",
    ko="수 하나만 나왔습니다. 곱을 모든 행과 열을 따라 더해 버린 결과입니다. 더하는 것은 안쪽 인덱스뿐이고 "
    "행과 열은 남습니다.",
    quiz="tensors-matmul",
)
def product_summed(a, b):
    import tensorflow as tf

    return tf.reduce_sum(tf.matmul(*_both(a, b))).numpy()


@misconception(
    "tensors-product-only-printed",
    of="matrix_product",
    en="The product was printed, not returned. What a function shows on the screen is gone for the "
    "caller, who gets None.",
    ko="곱을 화면에 출력하기만 하고 반환하지 않았습니다. 화면에 보여 준 것은 호출한 쪽에 전해지지 않으며, "
    "호출한 쪽은 None을 받습니다.",
    quiz="tensors-and-arrays",
)
def only_printed(a, b):
    import tensorflow as tf

    print(tf.matmul(*_both(a, b)).numpy())


@misconception(
    "tensors-session",
    of="matrix_product",
    en="Sessions belong to TensorFlow 1, where a program first described the arithmetic and then had it "
    "run. TensorFlow 2 computes at once, line by line, and has no Session.",
    ko="세션(Session)은 TensorFlow 1의 것입니다. 그때는 계산을 먼저 기술하고 나중에 실행시켰습니다. "
    "TensorFlow 2는 한 줄씩 바로 계산하며 Session이 없습니다.",
    quiz="tensors-eager",
)
def session(a, b):
    import tensorflow as tf

    product = tf.matmul(*_both(a, b))
    return tf.Session().run(product)


@misconception(
    "tensors-numpy-inside-a-graph",
    of="matrix_product",
    en="Inside a tf.function the tensors are placeholders without values: Python runs there once, to "
    "describe the computation. So there is no array to take out; that works on the result outside.",
    ko="tf.function 안의 텐서는 값이 없는 자리표시입니다. 그 안의 Python 코드는 계산을 기술하려고 한 번만 "
    "실행됩니다. 그래서 꺼낼 배열이 없습니다. 배열은 바깥에서 결과로부터 꺼냅니다.",
    quiz="tensors-eager",
)
def numpy_inside_a_graph(a, b):
    import tensorflow as tf

    @tf.function(autograph=False)
    def product(a, b):
        return tf.matmul(a, b).numpy()

    return product(*_both(a, b))


@misconception(
    "tensors-lists-multiplied",
    of="matrix_product",
    en="The operator @ multiplies arrays and tensors, not Python lists. Two lists of numbers have to "
    "become arrays or tensors first.",
    ko="연산자 @ 는 배열과 텐서를 곱하는 것이며 Python 리스트에는 쓸 수 없습니다. 수의 리스트는 먼저 "
    "배열이나 텐서로 바꾸어야 합니다.",
    quiz="tensors-and-arrays",
)
def lists_multiplied(a, b):
    return a @ b


def _cpus():
    import tensorflow as tf

    return tf.config.list_physical_devices("CPU")


@misconception(
    "devices-other-kinds-left-visible",
    of="use_cpu_only",
    en="A GPU is still visible although the answer is True. For example, a call with "
    'device_type="CPU" replaces only the CPUs of the list, a list such as gpus[1:] keeps every GPU '
    "but one, and memory growth hides none.",
    ko='True 를 반환하지만 GPU가 아직 보입니다. 예를 들어 device_type="CPU" 를 주면 목록에서 CPU만 '
    "바뀌고, gpus[1:] 같은 목록을 주면 나머지 GPU가 남으며, 메모리 증가 설정은 아무것도 숨기지 "
    "않습니다.",
    quiz="devices-device-type",
)
def other_kinds_left():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(_cpus(), device_type="CPU")
    except RuntimeError:
        return False
    return True


@misconception(
    "devices-refusal-not-caught",
    of="use_cpu_only",
    en="Once the devices are initialised TensorFlow refuses with a RuntimeError, and here that goes "
    "through to the caller. Too late is one of the two answers that are wanted: False.",
    ko="장치가 초기화된 뒤에는 TensorFlow가 RuntimeError 예외로 거부하는데, 여기서는 그 예외가 호출한 "
    "쪽까지 올라갑니다. 너무 늦었다는 것도 바라는 두 대답 가운데 하나인 False 입니다.",
    quiz="devices-too-late",
)
def refusal_not_caught():
    import tensorflow as tf

    tf.config.set_visible_devices(_cpus())
    return True


@misconception(
    "devices-no-answer",
    of="use_cpu_only",
    en="The devices are hidden, but the function answers None in both cases. The caller cannot tell "
    "whether it was in time.",
    ko="장치는 숨겼지만 두 경우 모두 None을 반환합니다. 호출한 쪽에서는 제때였는지 알 수 없습니다.",
    quiz="devices-too-late",
)
def no_answer():
    import tensorflow as tf

    with contextlib.suppress(RuntimeError):
        tf.config.set_visible_devices(_cpus())


@misconception(
    "devices-no-answer-when-too-late",
    of="use_cpu_only",
    en="When it is too late the function has no answer of its own: it returns None, which is not the "
    "same as False, even if a message about the error was printed.",
    ko="너무 늦었을 때의 대답이 없습니다. 오류를 화면에 출력했더라도 반환값은 None이고, None은 False 와 "
    "같지 않습니다.",
    quiz="devices-too-late",
)
def no_answer_when_late():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(_cpus())
        return True
    except RuntimeError:
        return None


@misconception(
    "devices-always-true",
    of="use_cpu_only",
    en="The answer is True even when it is too late and the GPU stays visible. An exception that is "
    "passed over, or an environment variable that TensorFlow reads only while it starts, says "
    "nothing about success.",
    ko="너무 늦어서 GPU가 그대로 보이는데도 True 를 반환합니다. 예외를 그냥 넘기거나, TensorFlow가 시작할 "
    "때만 읽는 환경 변수를 바꾸어서는 성공했는지 알 수 없습니다.",
    quiz="devices-too-late",
)
def always_true():
    import tensorflow as tf

    with contextlib.suppress(RuntimeError):
        tf.config.set_visible_devices(_cpus())
    return True


@misconception(
    "devices-answers-swapped",
    of="use_cpu_only",
    en="The two answers are swapped: False where the GPU was hidden, True where TensorFlow refused. "
    "True stands for success.",
    ko="두 대답이 서로 바뀌었습니다. GPU를 숨겼을 때 False, TensorFlow가 거부했을 때 True 를 반환합니다. "
    "True 가 성공을 뜻합니다.",
    quiz="devices-too-late",
)
def answers_swapped():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(_cpus())
    except RuntimeError:
        return True
    return False


@misconception(
    "devices-placed-not-hidden",
    of="use_cpu_only",
    en="Nothing was hidden, and the answer is True every time. A block with tf.device, for example, "
    "says only where the operations inside it run: all devices stay visible to the rest of the "
    "program, and there is nothing that could be too late.",
    ko="숨긴 장치가 없는데 언제나 True 를 반환합니다. 예를 들어 tf.device 블록은 그 안의 연산을 어디에서 "
    "실행할지 정할 뿐입니다. 프로그램의 나머지 부분에는 모든 장치가 그대로 보이고, 너무 늦는 일도 "
    "없습니다.",
    quiz="devices-hidden-or-placed",
)
def placed_not_hidden():
    import tensorflow as tf

    with tf.device("/CPU:0"):
        return True


@misconception(
    "devices-nothing-hidden-in-time",
    of="use_cpu_only",
    en="Where there is a GPU it stays visible, and the answer is False even in time. Perhaps the function "
    "only asks whether there is one, or it initialises the devices itself before it hides them: any "
    "operation does, and so does the list of logical devices.",
    ko="GPU가 있으면 제때 불렀는데도 그대로 보이고 False 가 나옵니다. GPU가 있는지 묻기만 했거나, 숨기기 "
    "전에 함수가 스스로 장치를 초기화했을 수 있습니다. 연산 하나만 해도, 논리 장치의 목록을 구하기만 해도 "
    "장치가 초기화됩니다.",
    quiz="devices-too-late",
)
def only_asked():
    import tensorflow as tf

    return not tf.config.list_physical_devices("GPU")


@misconception(
    "devices-always-false",
    of="use_cpu_only",
    en="The answer is False every time, and nothing was hidden. Perhaps an exception of another kind, "
    "such as the ValueError for a device that is only named by a text, is taken for the refusal.",
    ko="숨긴 장치가 없고 언제나 False 를 반환합니다. 장치를 문자열로 적었을 때 나는 ValueError 같은 다른 "
    "예외까지 너무 늦어서 거부된 것으로 보았을 수 있습니다.",
    quiz="devices-too-late",
)
def always_false():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices("CPU")
        return True
    except (RuntimeError, ValueError):
        return False


@misconception(
    "devices-false-without-a-gpu",
    of="use_cpu_only",
    en="Where there is no GPU the answer is False. TensorFlow then sees CPU devices alone, which is what "
    "was wanted, so that is a success: True.",
    ko="GPU가 없으면 False 를 반환합니다. 그때 TensorFlow에는 CPU만 보이고, 바라던 것이 바로 그것이므로 "
    "성공, 곧 True 입니다.",
    quiz="devices-too-late",
)
def false_without_a_gpu():
    import tensorflow as tf

    if tf.config.list_physical_devices("GPU"):
        try:
            tf.config.set_visible_devices([], "GPU")
            return True
        except RuntimeError:
            return False
    return False


@misconception(
    "devices-no-answer-without-a-gpu",
    of="use_cpu_only",
    en="Where there is no GPU nothing is returned, and the caller gets None. TensorFlow then sees CPU "
    "devices alone, which is what was wanted: True.",
    ko="GPU가 없으면 아무것도 반환하지 않아서 호출한 쪽이 None을 받습니다. 그때 TensorFlow에는 CPU만 "
    "보이고, 바라던 것이 바로 그것이므로 True 를 반환해야 합니다.",
    quiz="devices-too-late",
)
def no_answer_without_a_gpu():
    import tensorflow as tf

    if tf.config.list_physical_devices("GPU"):
        try:
            tf.config.set_visible_devices([], "GPU")
            return True
        except RuntimeError:
            return False


@misconception(
    "devices-physical-list-asked",
    of="use_cpu_only",
    en="The GPU is hidden, but the answer is False even in time. For example, list_physical_devices goes on "
    "listing a GPU that is hidden; what is still visible is said by get_visible_devices.",
    ko="GPU는 숨겼지만 제때 불러도 False 를 반환합니다. 예를 들어 list_physical_devices 의 목록에는 숨긴 "
    "GPU도 그대로 나옵니다. 아직 보이는 장치는 get_visible_devices 가 알려 줍니다.",
    quiz="devices-too-late",
)
def physical_list_asked():
    import tensorflow as tf

    with contextlib.suppress(RuntimeError):
        tf.config.set_visible_devices(_cpus())
    return not tf.config.list_physical_devices("GPU")


@misconception(
    "devices-cpu-hidden-too",
    of="use_cpu_only",
    en="An empty list hides every device, the CPU too. What is handed over is the list of the devices "
    "that shall stay visible.",
    ko="빈 리스트를 넘기면 CPU까지 모든 장치가 숨겨집니다. 넘길 것은 계속 보여야 할 장치의 목록입니다.",
    quiz="devices-device-type",
)
def cpu_hidden_too():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices([])
    except RuntimeError:
        return False
    return True


@misconception(
    "devices-gpu-kept-instead",
    of="use_cpu_only",
    en="The CPU is hidden and the GPU is not. The list that set_visible_devices takes names what stays, "
    "not what goes.",
    ko="CPU가 숨겨지고 GPU가 남아 있습니다. set_visible_devices 에 넘기는 목록에는 숨길 장치가 아니라 남길 장치를 "
    "적습니다.",
    quiz="devices-device-type",
)
def gpu_kept():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("GPU"))
    except RuntimeError:
        return False
    return True


@misconception(
    "devices-list-for-an-answer",
    of="use_cpu_only",
    en="The list of devices comes back where True is wanted. A list that is not empty counts as true in "
    "a condition, but it is not the answer True.",
    ko="True 를 반환해야 할 자리에서 장치의 목록을 반환합니다. 비어 있지 않은 목록은 조건문에서 참으로 "
    "취급되지만, 반환값 True 와는 다릅니다.",
    quiz="devices-too-late",
)
def list_for_an_answer():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices(_cpus())
    except RuntimeError:
        return False
    return tf.config.get_visible_devices()


@misconception(
    "devices-named-by-text",
    of="use_cpu_only",
    en="set_visible_devices takes device objects, as list_physical_devices gives them, not their kind as "
    "a text.",
    ko="set_visible_devices 함수는 장치의 종류를 나타내는 문자열이 아니라 list_physical_devices 함수가 "
    "주는 장치 객체를 받습니다.",
    quiz="devices-device-type",
)
def named_by_text():
    import tensorflow as tf

    try:
        tf.config.set_visible_devices("CPU")
    except RuntimeError:
        return False
    return True


@misconception(
    "tensors-product-squeezed",
    of="matrix_product",
    en="Axes of length 1 are missing: squeeze takes them away. The product of (n, k) and (k, 1) "
    "has the shape (n, 1), and that column is to come back.",
    ko="길이가 1인 축이 사라졌습니다. squeeze 함수가 없앤 것입니다. (n, k) 모양과 (k, 1) 모양을 "
    "곱하면 (n, 1) 모양이며, 그 열 그대로 반환해야 합니다.",
    quiz="tensors-shapes",
)
def product_squeezed(a, b):
    import tensorflow as tf

    return tf.squeeze(tf.matmul(*_both(a, b))).numpy()
