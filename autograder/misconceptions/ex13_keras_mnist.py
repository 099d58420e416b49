"""What learners get wrong about MNIST in Keras: the data, the model, training, evaluating, saving.

Keras is imported inside the functions: the names are there without it too.
"""

import numpy as np

from autograder.checking.keras_descent import ModelChain
from autograder.misconceptions import misconception


def _rows(images):
    return images.reshape(len(images), 784)


def _scaled(images):
    return _rows(images).astype(np.float32) / 255


def _one_hot(labels):
    return np.eye(10, dtype=np.float32)[labels]


@misconception(
    "mnist-whole-number-division",
    of="prepare",
    en="Whole-number division by 255 leaves 0 for every pixel below 255 and 1 for 255 alone. "
    "Nearly all of every digit is gone.",
    ko="255로 정수 나눗셈을 하면 255보다 작은 픽셀은 모두 0이 되고 255만 1이 됩니다. 숫자의 모양이 거의 "
    "다 사라집니다.",
    quiz="mnist-scaling",
)
def whole_number_division(images, labels):
    return _rows(images // 255).astype(np.float32), _one_hot(labels)


@misconception(
    "mnist-made-whole-after-dividing",
    of="prepare",
    en="The pixels were divided and then made whole numbers again, so every value below 1 became "
    "0.",
    ko="픽셀을 나눈 뒤에 다시 정수로 바꾸었습니다. 그래서 1보다 작은 값이 모두 0이 되었습니다.",
    quiz="mnist-scaling",
)
def made_whole(images, labels):
    return (_rows(images) / 255).astype(np.uint8), _one_hot(labels)


@misconception(
    "mnist-not-scaled",
    of="prepare",
    en="The pixels still run from 0 to 255. The network learns from them too, but worse, and "
    "nothing warns about it.",
    ko="픽셀이 0에서 255까지인 그대로입니다. 이렇게 해도 학습은 되지만 결과가 나쁘고, 아무 경고도 나오지 "
    "않습니다.",
    quiz="mnist-scaling",
)
def not_scaled(images, labels):
    return _rows(images).astype(np.float32), _one_hot(labels)


@misconception(
    "mnist-scaled-twice",
    of="prepare",
    en="The pixels were divided by 255 twice, so the largest possible value is 0.004. Dividing "
    "in one more place looks harmless and makes all inputs tiny.",
    ko="픽셀을 255로 두 번 나누어서 가장 큰 값이 0.004입니다. 한 번 더 나누는 것은 별일 아닌 듯 보이지만 "
    "입력이 모두 아주 작아집니다.",
    quiz="mnist-scaling",
)
def scaled_twice(images, labels):
    return (_rows(images) / 255 / 255).astype(np.float32), _one_hot(labels)


@misconception(
    "mnist-divided-by-256",
    of="prepare",
    en="There are 256 different pixel values, but the largest is 255. Divided by 256 no pixel "
    "ever reaches 1.",
    ko="픽셀이 가질 수 있는 값은 256가지이지만 가장 큰 값은 255입니다. 256으로 나누면 어떤 픽셀도 1이 되지 "
    "않습니다.",
    quiz="mnist-scaling",
)
def divided_by_256(images, labels):
    return (_rows(images) / 256).astype(np.float32), _one_hot(labels)


@misconception(
    "mnist-maximum-at-hand",
    of="prepare",
    en="The divisor is the largest pixel of the images at hand. Faint images are made brighter "
    "by that, and the same digit gets other numbers in other company. 255 is the largest "
    "value that a pixel can have.",
    ko="들어온 그림들 가운데 가장 큰 픽셀 값으로 나누었습니다. 그러면 흐린 그림이 밝아지고, 같은 숫자라도 함께 "
    "들어온 그림에 따라 값이 달라집니다. 픽셀이 가질 수 있는 가장 큰 값은 255입니다.",
    quiz="mnist-maximum",
)
def maximum_at_hand(images, labels):
    return (_rows(images) / images.max()).astype(np.float32), _one_hot(labels)


@misconception(
    "mnist-maximum-of-every-image",
    of="prepare",
    en="Every image was divided by its own largest pixel. So each one is scaled differently; all "
    "images, today's and tomorrow's, have to be divided by the same number.",
    ko="그림마다 그 그림의 가장 큰 픽셀 값으로 나누었습니다. 그러면 그림마다 비율이 다릅니다. 오늘 들어온 그림과 "
    "내일 들어올 그림을 모두 같은 수로 나누어야 합니다.",
    quiz="mnist-maximum",
)
def maximum_of_every_image(images, labels):
    x = _rows(images).astype(np.float32)
    return x / x.max(axis=1, keepdims=True), _one_hot(labels)


@misconception(
    "mnist-standardised",
    of="prepare",
    en="The pixels were standardised: mean 0, deviation 1, both taken from the images at hand. "
    "Wanted are values from 0 to 1, the same for the same pixel every time.",
    ko="픽셀을 평균 0, 표준편차 1이 되도록 바꾸었고, 평균과 표준편차는 들어온 그림들에서 구했습니다. 필요한 것은 "
    "0에서 1까지의 값이며, 같은 픽셀은 언제나 같은 값이어야 합니다.",
    quiz="mnist-maximum",
)
def standardised(images, labels):
    x = _rows(images).astype(np.float32)
    return (x - x.mean()) / x.std(), _one_hot(labels)


@misconception(
    "mnist-from-minus-one",
    of="prepare",
    en="The pixels run from -1 to 1. Some networks are fed like that; here the background is to "
    "be 0.",
    ko="픽셀이 -1에서 1까지입니다. 그렇게 쓰는 신경망도 있지만, 여기서는 배경이 0이어야 합니다.",
    quiz="mnist-scaling",
)
def from_minus_one(images, labels):
    return (_rows(images) / 127.5 - 1).astype(np.float32), _one_hot(labels)


@misconception(
    "mnist-black-or-white",
    of="prepare",
    en="Every pixel became 0 or 1: the grey values between, which draw the edges of a stroke, "
    "are lost.",
    ko="모든 픽셀이 0이나 1이 되었습니다. 획의 가장자리를 나타내는 중간의 회색 값이 사라집니다.",
    quiz="mnist-scaling",
)
def black_or_white(images, labels):
    return (_rows(images) > 100).astype(np.float32), _one_hot(labels)


@misconception(
    "mnist-inverted",
    of="prepare",
    en="Light and dark are swapped: the background, which is 0 in the data, became 1.",
    ko="밝고 어두운 것이 바뀌었습니다. 데이터에서 0인 배경이 1이 되었습니다.",
    quiz="mnist-scaling",
)
def inverted(images, labels):
    return (1 - _rows(images) / 255).astype(np.float32), _one_hot(labels)


@misconception(
    "mnist-pixels-column-by-column",
    of="prepare",
    en="The pixels of an image were laid out column by column, so every digit is transposed. Row "
    "by row is the order that reshape takes by itself.",
    ko="그림의 픽셀을 열 방향으로 펼쳐서 숫자가 모두 전치되었습니다. reshape 는 그냥 쓰면 행 방향으로 "
    "펼칩니다.",
    quiz="mnist-reshape",
)
def column_by_column(images, labels):
    x = images.transpose(0, 2, 1).reshape(len(images), 784)
    return x.astype(np.float32) / 255, _one_hot(labels)


@misconception(
    "mnist-images-as-columns",
    of="prepare",
    en="Every image is a column, (784, n). In Keras the rows are the examples.",
    ko="그림 하나가 열 하나인 (784, n) 모양입니다. Keras에서는 행이 예제입니다.",
    quiz="mnist-reshape",
)
def images_as_columns(images, labels):
    return _rows(images).T.astype(np.float32) / 255, _one_hot(labels)


@misconception(
    "mnist-rows-of-all-images-mixed",
    of="prepare",
    en="The shape (n, 784) is right, but the numbers were put into another order on the way: a "
    "row holds pixels of many images. Only reshape to (n, 784) at once keeps an image "
    "together.",
    ko="모양 (n, 784) 는 맞지만 그 과정에서 수의 순서가 섞여, 한 행에 여러 그림의 픽셀이 들어 있습니다. "
    "곧바로 (n, 784) 모양으로 바꾸어야 그림 하나가 한 행에 남습니다.",
    quiz="mnist-reshape",
)
def rows_mixed(images, labels):
    x = images.reshape(784, len(images)).T
    return x.astype(np.float32) / 255, _one_hot(labels)


@misconception(
    "mnist-last-row-and-column-left-out",
    of="prepare",
    en="The loops run over range(27), which ends at 26: the last row and the last column of every "
    "image stay 0. That does not show in digits, whose border is black.",
    ko="반복문이 range(27) 을 돌아 26에서 끝나므로, 그림마다 마지막 행과 마지막 열이 0으로 남습니다. 숫자 그림은 "
    "가장자리가 검어서 눈에 띄지 않습니다.",
    quiz="mnist-reshape",
)
def last_row_and_column_left_out(images, labels):
    x = np.zeros((len(images), 784), np.float32)
    for row in range(27):
        for column in range(27):
            x[:, 28 * row + column] = images[:, row, column] / 255
    return x, _one_hot(labels)


@misconception(
    "mnist-images-left-square",
    of="prepare",
    en="The images still have the shape (n, 28, 28). The first Dense layer of the classifier "
    "wants one row of 784 numbers for each.",
    ko="그림이 아직 (n, 28, 28) 모양입니다. 분류기의 첫 Dense 층은 그림마다 수 784개로 된 한 행을 "
    "받습니다.",
    quiz="mnist-reshape",
)
def left_square(images, labels):
    return images.astype(np.float32) / 255, _one_hot(labels)


@misconception(
    "mnist-with-a-channel-axis",
    of="prepare",
    en="The images have the shape (n, 28, 28, 1), as a convolution wants it. A Dense layer wants "
    "rows of 784.",
    ko="그림이 합성곱 층에 넣을 때 쓰는 (n, 28, 28, 1) 모양입니다. Dense 층은 길이 784인 행을 "
    "받습니다.",
    quiz="mnist-reshape",
)
def with_a_channel(images, labels):
    return images[..., np.newaxis].astype(np.float32) / 255, _one_hot(labels)


@misconception(
    "mnist-float64",
    of="prepare",
    en="The numbers are right, the type is not: NumPy makes float64 of bytes divided by a "
    "number, and of np.eye too. Networks are trained in float32, which takes half the memory.",
    ko="값은 맞지만 자료형이 다릅니다. 바이트 배열을 수로 나누거나 np.eye 를 쓰면 NumPy는 float64를 "
    "만듭니다. 신경망은 메모리를 절반만 쓰는 float32로 학습합니다.",
    quiz="mnist-types",
)
def both_float64(images, labels):
    return _rows(images) / 255, np.eye(10)[labels]


@misconception(
    "mnist-labels-float64",
    of="prepare",
    en="t has the right numbers, but as float64: np.eye, np.zeros and to_categorical make that "
    "unless they are told otherwise. float32 is wanted, for t as for x.",
    ko="t 의 값은 맞지만 자료형이 float64입니다. np.eye, np.zeros, to_categorical 은 따로 정하지 않으면 "
    "float64를 만듭니다. t 도 x 처럼 float32여야 합니다.",
    quiz="mnist-types",
)
def labels_float64(images, labels):
    return _scaled(images), np.eye(10)[labels]


@misconception(
    "mnist-images-float64",
    of="prepare",
    en="x has the right numbers, but as float64: that is what NumPy makes of bytes divided by a "
    "number. float32 is wanted, for x as for t.",
    ko="x 의 값은 맞지만 자료형이 float64입니다. NumPy에서 바이트 배열을 수로 나누면 float64가 됩니다. x 도 "
    "t 처럼 float32여야 합니다.",
    quiz="mnist-types",
)
def images_float64(images, labels):
    return _rows(images) / 255, _one_hot(labels)


@misconception(
    "mnist-labels-whole-numbers",
    of="prepare",
    en="t has the right numbers, but as whole numbers. It is compared with probabilities and is to be "
    "float32, as x is.",
    ko="t 의 값은 맞지만 자료형이 정수입니다. t 는 확률과 비교되므로 x 처럼 float32여야 합니다.",
    quiz="mnist-types",
)
def labels_whole(images, labels):
    return _scaled(images), np.eye(10, dtype=int)[labels]


@misconception(
    "mnist-tensor-returned",
    of="prepare",
    en="A TensorFlow tensor comes back, as tf.one_hot and the other functions of tf give it. NumPy "
    "arrays are wanted: the method numpy() makes one of a tensor.",
    ko="TensorFlow 텐서가 반환되었습니다. tf.one_hot 을 비롯한 tf 함수들은 텐서를 반환합니다. 필요한 것은 "
    "NumPy 배열이며, 텐서의 numpy() 메서드로 얻을 수 있습니다.",
    quiz="mnist-types",
)
def tensor_returned(images, labels):
    import tensorflow as tf

    return _scaled(images), tf.one_hot(labels, 10)


@misconception(
    "mnist-to-categorical-width",
    of="prepare",
    en="Without num_classes, to_categorical makes as many columns as the largest label at hand "
    "needs, and they are float64. There are ten digits, whichever occur, and float32 is wanted.",
    ko="num_classes 를 주지 않으면 to_categorical 은 들어온 레이블 가운데 가장 큰 값에 맞추어 열을 만들고, "
    "자료형은 float64입니다. 어떤 숫자가 나오든 숫자는 열 가지이고, 자료형은 float32여야 합니다.",
    quiz="mnist-one-hot-width",
)
def to_categorical_width(images, labels):
    return _scaled(images), np.eye(labels.max() + 1)[labels]


@misconception(
    "mnist-width-of-the-labels-at-hand",
    of="prepare",
    en="The number of columns follows the largest label at hand: where nobody wrote a 9, one is "
    "missing. There are ten digits, whichever occur.",
    ko="열의 개수가 들어온 레이블 가운데 가장 큰 값에 따라 정해집니다. 9를 쓴 사람이 없으면 열이 모자랍니다. 어떤 "
    "숫자가 나오든 숫자는 열 가지입니다.",
    quiz="mnist-one-hot-width",
)
def width_of_the_labels(images, labels):
    return _scaled(images), np.eye(labels.max() + 1, dtype=np.float32)[labels]


@misconception(
    "mnist-columns-of-the-digits-that-occur",
    of="prepare",
    en="There is one column for every digit that occurs, so column k stands for another digit as "
    "soon as one is absent. Column k belongs to the digit k.",
    ko="나온 숫자마다 열을 하나씩 만들었습니다. 숫자 하나만 빠져도 k 번째 열이 다른 숫자를 가리키게 됩니다. k "
    "번째 열은 숫자 k 의 것입니다.",
    quiz="mnist-one-hot-width",
)
def columns_that_occur(images, labels):
    digits = np.unique(labels)
    return _scaled(images), (labels[:, np.newaxis] == digits).astype(np.float32)


@misconception(
    "mnist-labels-left-as-digits",
    of="prepare",
    en="The labels are still the digits, shape (n,). The categorical cross-entropy wants one row "
    "of ten for every label, with a 1 in the place of the digit.",
    ko="레이블이 아직 숫자 그대로인 (n,) 모양입니다. 범주형 교차 엔트로피에는 레이블마다, 해당 숫자의 자리가 1인 "
    "길이 10의 행이 필요합니다.",
    quiz="mnist-one-hot",
)
def labels_left(images, labels):
    return _scaled(images), labels.astype(np.float32)


@misconception(
    "mnist-labels-shifted",
    of="prepare",
    en="The 1 stands one place too far: the places are counted from 0, and so the digit 0 has "
    "the first one.",
    ko="1이 한 자리 밀려 있습니다. 자리는 0부터 세므로 숫자 0의 자리가 첫째입니다.",
    quiz="mnist-one-hot",
)
def labels_shifted(images, labels):
    return _scaled(images), np.eye(11, dtype=np.float32)[labels + 1][:, :10]


@misconception(
    "mnist-labels-as-columns",
    of="prepare",
    en="t has the shape (10, n): the rows stand for digits and the columns for examples. The "
    "rows have to be the examples, as in x.",
    ko="t 의 모양이 (10, n) 입니다. 행이 숫자를, 열이 예제를 나타냅니다. x 에서처럼 행이 예제여야 합니다.",
    quiz="mnist-one-hot",
)
def labels_as_columns(images, labels):
    return _scaled(images), _one_hot(labels).T.copy()


@misconception(
    "mnist-sorted-by-digit",
    of="prepare",
    en="The rows were sorted by digit. x and t still belong together, but the order in which "
    "they came is lost.",
    ko="행을 숫자 순서로 정렬했습니다. x 와 t 의 짝은 맞지만 들어온 순서가 사라졌습니다.",
    quiz="mnist-order",
)
def sorted_by_digit(images, labels):
    order = np.argsort(labels, kind="stable")
    return _scaled(images)[order], _one_hot(labels)[order]


@misconception(
    "mnist-labels-sorted",
    of="prepare",
    en="The labels were put into order and the images were not, so a label stands beside the "
    "wrong image.",
    ko="레이블만 순서대로 정렬하고 그림은 그대로 두어서 그림과 레이블의 짝이 어긋났습니다.",
    quiz="mnist-order",
)
def labels_sorted(images, labels):
    return _scaled(images), _one_hot(np.sort(labels))


@misconception(
    "mnist-x-and-t-swapped",
    of="prepare",
    en="The labels come first and the images second. Wanted is (x, t).",
    ko="레이블이 먼저, 그림이 나중에 반환됩니다. 필요한 것은 (x, t) 입니다.",
    quiz="mnist-order",
)
def x_and_t_swapped(images, labels):
    return _one_hot(labels), _scaled(images)


@misconception(
    "mnist-images-alone",
    of="prepare",
    en="Only the images come back; the labels are wanted as well.",
    ko="그림만 반환되었습니다. 레이블도 함께 반환해야 합니다.",
    quiz="mnist-order",
)
def images_alone(images, labels):
    return _scaled(images)


@misconception(
    "mnist-divided-in-place",
    of="prepare",
    en="`/=` would have to store fractions in an array of whole numbers, and NumPy refuses. It "
    "would also change the caller's images.",
    ko="`/=` 를 쓰면 정수 배열에 소수를 담아야 하므로 NumPy가 거부합니다. 게다가 호출한 쪽의 그림이 바뀌게 "
    "됩니다.",
    quiz="mnist-types",
)
def divided_in_place(images, labels):
    images /= 255
    return _rows(images).astype(np.float32), _one_hot(labels)


def _dense(units, activation, **options):
    import keras

    return keras.layers.Dense(units, activation=activation, **options)


def _hidden(hidden, initializer, dropout, activation="relu", **options):
    """Return the right hidden layers: every Dense followed by Dropout, where there is any."""
    import keras

    layers = []
    for units in hidden:
        layers.append(_dense(units, activation, kernel_initializer=initializer, **options))
        if dropout > 0:
            layers.append(keras.layers.Dropout(dropout))
    return layers


def _layers(hidden, initializer, dropout, activation="relu", **options):
    return [
        *_hidden(hidden, initializer, dropout, activation, **options),
        _dense(10, "softmax"),
    ]


def _compiled(layers, optimizer, loss="categorical_crossentropy", metrics=("accuracy",)):
    """Return a compiled Sequential model of these layers behind 784 inputs."""
    import keras

    model = keras.Sequential([keras.Input((784,)), *layers])
    model.compile(optimizer=optimizer, loss=loss, metrics=list(metrics))
    return model


@misconception(
    "classifier-one-sigmoid-output",
    of="build_classifier",
    en="There is one output with a sigmoid. That answers yes or no; ten classes need ten outputs "
    "that share the probability 1.",
    ko="시그모이드를 쓰는 출력이 하나뿐입니다. 그것은 예나 아니요로 답할 뿐입니다. 클래스가 열 개면 확률 1을 나누어 "
    "갖는 출력 열 개가 필요합니다.",
    quiz="classifier-output",
)
def one_sigmoid_output(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(1, "sigmoid")], optimizer)


@misconception(
    "classifier-ten-sigmoids",
    of="build_classifier",
    en="The ten outputs are sigmoids, each judged by itself: their sum is not 1, and two digits "
    "can be likely at once. Softmax lets the ten compete.",
    ko="출력 열 개가 모두 시그모이드라서 하나씩 따로 판단합니다. 합이 1이 아니고, 두 숫자가 동시에 그럴듯할 수 "
    "있습니다. 소프트맥스에서는 열 개가 서로 겨룹니다.",
    quiz="classifier-output",
)
def ten_sigmoids(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(10, "sigmoid")], optimizer)


@misconception(
    "classifier-ten-sigmoids-with-binary-loss",
    of="build_classifier",
    en="Ten sigmoids and the binary cross-entropy go together where several classes can be right at "
    "once. A digit is one of ten: that is softmax with the categorical cross-entropy.",
    ko="시그모이드 열 개와 이진 교차 엔트로피는 여러 클래스가 동시에 맞을 수 있을 때 쓰는 짝입니다. 숫자는 열 가지 "
    "가운데 하나이므로 소프트맥스와 범주형 교차 엔트로피를 씁니다.",
    quiz="classifier-output",
)
def ten_sigmoids_with_binary_loss(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    layers = [*_hidden(hidden, initializer, dropout), _dense(10, "sigmoid")]
    return _compiled(layers, optimizer, "binary_crossentropy")


@misconception(
    "classifier-softmax-twice",
    of="build_classifier",
    en="Softmax is applied twice: as the activation of the output layer and as a layer behind it. "
    "The second takes the probabilities for logits, and ten numbers between 0 and 1 come out nearly "
    "alike.",
    ko="출력층의 활성화 함수로 한 번, 그 뒤의 층으로 또 한 번, 소프트맥스가 두 번 적용됩니다. 두 번째는 확률을 "
    "로짓으로 여기므로, 0과 1 사이인 수 열 개가 거의 같은 값이 되어 나옵니다.",
    quiz="classifier-output",
)
def softmax_twice(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    return _compiled([*_layers(hidden, initializer, dropout), keras.layers.Softmax()], optimizer)


@misconception(
    "classifier-logits-without-softmax",
    of="build_classifier",
    en="The output layer has no activation, so it gives logits, while the loss takes them for "
    "probabilities. Negative ones have no logarithm.",
    ko="출력층에 활성화 함수가 없어서 로짓이 나오는데, 손실은 그것을 확률로 받아들입니다. 음수에는 로그가 없습니다.",
    quiz="classifier-output",
)
def logits_without_softmax(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(10, None)], optimizer)


@misconception(
    "classifier-relu-output",
    of="build_classifier",
    en="The output layer is a ReLU layer like the hidden ones. Its values are no probabilities: "
    "they have no upper bound and do not sum to 1.",
    ko="출력층도 은닉층처럼 ReLU입니다. 그 값은 확률이 아닙니다. 위로 끝이 없고 합도 1이 아닙니다.",
    quiz="classifier-output",
)
def relu_output(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(10, "relu")], optimizer)


@misconception(
    "classifier-nine-outputs",
    of="build_classifier",
    en="There are nine outputs. The digits run from 0 to 9, which makes ten classes.",
    ko="출력이 아홉 개입니다. 숫자는 0부터 9까지이므로 클래스는 열 개입니다.",
    quiz="classifier-output",
)
def nine_outputs(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(9, "softmax")], optimizer)


@misconception(
    "classifier-no-output-layer",
    of="build_classifier",
    en="The output layer is missing: the last hidden layer is the end of the network.",
    ko="출력층이 없습니다. 마지막 은닉층이 신경망의 끝입니다.",
    quiz="classifier-output",
)
def no_output_layer(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_hidden(hidden, initializer, dropout), optimizer)


@misconception(
    "classifier-softmax-and-from-logits",
    of="build_classifier",
    en="With from_logits=True the loss is told that logits come, but the output layer gives "
    "probabilities. Where Keras notices, it warns and takes the logits from in front of the "
    "softmax; elsewhere softmax is applied twice. The layer and the loss have to agree.",
    ko="from_logits=True 는 손실에 로짓이 온다고 알려 주는 것인데, 출력층에서는 확률이 나옵니다. "
    "Keras가 이를 알아채면 경고를 내고 소프트맥스 앞의 로짓을 가져다 쓰지만, 알아채지 못하면 "
    "소프트맥스가 두 번 적용됩니다. 출력층과 손실이 서로 맞아야 합니다.",
    quiz="classifier-from-logits",
)
def softmax_and_from_logits(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    import keras

    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return _compiled(_layers(hidden, initializer, dropout), optimizer, loss)


@misconception(
    "classifier-logits-and-from-logits",
    of="build_classifier",
    en="The output layer gives logits and the loss is told so. That pair trains well, but the "
    "model is to give probabilities: softmax at the output, and a loss that takes them.",
    ko="출력층이 로짓을 내고 손실도 그렇게 알고 있습니다. 이렇게 짝지어도 학습은 잘되지만, 이 모델은 확률을 내야 "
    "합니다. 출력층에 소프트맥스를 두고 손실은 확률을 받아야 합니다.",
    quiz="classifier-from-logits",
)
def logits_and_from_logits(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    import keras

    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(10, None)], optimizer, loss)


@misconception(
    "classifier-binary-loss",
    of="build_classifier",
    en="The binary cross-entropy judges the ten outputs one by one. A network that says no to "
    "every digit is right in nine of them, so the numbers look good although nothing is read.",
    ko="이진 교차 엔트로피는 출력 열 개를 하나씩 따로 봅니다. 어떤 숫자에나 아니라고 답하는 신경망도 열 개 가운데 "
    "아홉 개가 맞으므로, 아무것도 읽지 못해도 값은 좋아 보입니다.",
    quiz="classifier-loss",
)
def binary_loss(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer, "binary_crossentropy")


@misconception(
    "classifier-sparse-loss",
    of="build_classifier",
    en="The sparse loss takes the labels as digits, one number a row. The targets here are one-"
    "hot rows of ten.",
    ko="sparse 손실은 행마다 숫자 하나로 된 레이블을 받습니다. 여기서 정답은 길이 10의 원-핫 행입니다.",
    quiz="classifier-loss",
)
def sparse_loss(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    loss = "sparse_categorical_crossentropy"
    return _compiled(_layers(hidden, initializer, dropout), optimizer, loss)


@misconception(
    "classifier-squared-error",
    of="build_classifier",
    en="The loss is the mean squared error. Behind softmax its gradient is small where the "
    "answer is confidently wrong; the cross-entropy is made for probabilities.",
    ko="손실이 평균 제곱 오차입니다. 소프트맥스 뒤에서는 확신하며 틀린 답의 기울기가 작습니다. 확률에 맞는 손실은 "
    "교차 엔트로피입니다.",
    quiz="classifier-loss",
)
def squared_error(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer, "mse")


@misconception(
    "classifier-label-smoothing",
    of="build_classifier",
    en="The loss smooths the labels: it takes some of the 1 away and spreads it over the other "
    "digits. The plain cross-entropy is asked for.",
    ko="손실이 레이블을 부드럽게 만듭니다(label smoothing). 1에서 조금 떼어 다른 숫자들에 나누어 "
    "줍니다. 여기서 쓸 것은 보통의 교차 엔트로피입니다.",
    quiz="classifier-loss",
)
def label_smoothing(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    loss = keras.losses.CategoricalCrossentropy(label_smoothing=0.1)
    return _compiled(_layers(hidden, initializer, dropout), optimizer, loss)


@misconception(
    "classifier-rate-and-keep-swapped",
    of="build_classifier",
    en="The layer is given the share that stays. Dropout in Keras takes the share that is "
    "dropped: Dropout(0.7) drops 70 %.",
    ko="층에 남기는 비율을 주었습니다. Keras의 Dropout 은 떨어뜨릴 비율을 받습니다. Dropout(0.7) "
    "은 70%를 떨어뜨립니다.",
    quiz="classifier-dropout-rate",
)
def rate_and_keep_swapped(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    keep = 1 - dropout if dropout > 0 else 0.0
    return _compiled(_layers(hidden, initializer, keep), optimizer)


@misconception(
    "classifier-dropout-in-percent",
    of="build_classifier",
    en="The rate is given in percent. Dropout takes a share between 0 and 1.",
    ko="비율을 퍼센트로 주었습니다. Dropout 은 0과 1 사이의 비율을 받습니다.",
    quiz="classifier-dropout-rate",
)
def dropout_in_percent(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, 100 * dropout), optimizer)


@misconception(
    "classifier-dropout-rate-fixed",
    of="build_classifier",
    en="The rate of the Dropout layers is written into the code, 0.3 as in the lecture, and the "
    "argument only decides whether there are any.",
    ko="드롭아웃 층의 비율이 강의에서처럼 0.3으로 코드에 적혀 있고, 인수는 층을 둘지만 정합니다.",
    quiz="classifier-dropout-rate",
)
def dropout_rate_fixed(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, 0.3 if dropout > 0 else 0.0), optimizer)


@misconception(
    "classifier-dropout-ignored",
    of="build_classifier",
    en="There is no Dropout layer although dropout was asked for: the argument is not used.",
    ko="드롭아웃을 요청했는데 드롭아웃 층이 없습니다. 인수를 쓰지 않았습니다.",
    quiz="classifier-dropout-place",
)
def dropout_ignored(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, 0.0), optimizer)


@misconception(
    "classifier-dropout-after-the-first-layer-alone",
    of="build_classifier",
    en="Only the first hidden layer is followed by Dropout; the later ones were forgotten. Every "
    "hidden layer has one behind it.",
    ko="첫째 은닉층 뒤에만 드롭아웃이 있고 그다음 층들에는 빠졌습니다. 모든 은닉층 뒤에 하나씩 있어야 합니다.",
    quiz="classifier-dropout-place",
)
def dropout_after_the_first(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    first, *others = hidden
    layers = _hidden([first], initializer, dropout) + _hidden(others, initializer, 0.0)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception(
    "classifier-dropout-missing-after-the-last-hidden-layer",
    of="build_classifier",
    en="There is Dropout between the hidden layers only: the last of them goes without. Every hidden "
    "layer has one behind it, the last one too.",
    ko="드롭아웃이 은닉층 사이에만 있고 마지막 은닉층 뒤에는 없습니다. 마지막 층을 포함해 모든 은닉층 뒤에 하나씩 "
    "있어야 합니다.",
    quiz="classifier-dropout-place",
)
def dropout_between(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    *others, last = hidden
    layers = _hidden(others, initializer, dropout) + _hidden([last], initializer, 0.0)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception(
    "classifier-dropout-missing-after-the-first-layer",
    of="build_classifier",
    en="The first hidden layer is not followed by Dropout, the later ones are. Every hidden layer has "
    "one behind it, the first one too.",
    ko="첫째 은닉층 뒤에는 드롭아웃이 없고 그다음 층들 뒤에만 있습니다. 첫째 층을 포함해 모든 은닉층 뒤에 하나씩 "
    "있어야 합니다.",
    quiz="classifier-dropout-place",
)
def dropout_not_after_the_first(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    first, *others = hidden
    layers = _hidden([first], initializer, 0.0) + _hidden(others, initializer, dropout)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception(
    "classifier-dropout-once-before-the-output",
    of="build_classifier",
    en="There is one Dropout, in front of the output layer. Every hidden layer has one behind "
    "it, not only the last.",
    ko="출력층 앞에 드롭아웃이 하나뿐입니다. 마지막 은닉층뿐 아니라 모든 은닉층 뒤에 하나씩 있어야 합니다.",
    quiz="classifier-dropout-place",
)
def dropout_once(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    *others, last = hidden
    layers = _hidden(others, initializer, 0.0) + _hidden([last], initializer, dropout)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception(
    "classifier-dropout-after-the-output",
    of="build_classifier",
    en="A Dropout layer follows the output. It sets probabilities to 0 while training, now and "
    "then that of the right digit, whose logarithm is then without bound.",
    ko="출력층 뒤에 드롭아웃 층이 있습니다. 학습할 때 확률을 0으로 만들며, 때로는 정답의 확률까지 0이 되어 로그가 "
    "끝없이 작아집니다.",
    quiz="classifier-dropout-place",
)
def dropout_after_the_output(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    import keras

    layers = _layers(hidden, initializer, dropout)
    return _compiled(
        [*layers, *([keras.layers.Dropout(dropout)] if dropout > 0 else [])], optimizer
    )


@misconception(
    "classifier-dropout-before-the-layers",
    of="build_classifier",
    en="Dropout stands in front of every hidden layer instead of behind it: so pixels of the "
    "image are dropped, and the last hidden layer goes without.",
    ko="드롭아웃이 은닉층 뒤가 아니라 앞에 있습니다. 그래서 그림의 픽셀이 떨어져 나가고 마지막 은닉층 뒤에는 "
    "드롭아웃이 없습니다.",
    quiz="classifier-dropout-place",
)
def dropout_before(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    layers = []
    for units in hidden:
        layers += [keras.layers.Dropout(dropout)] if dropout > 0 else []
        layers += _hidden([units], initializer, 0.0)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception(
    "classifier-dropout-always-on",
    of="build_classifier",
    en="The Dropout layers were called with training=True. Then units are dropped whenever the "
    "model is called without a word on whether it is training, also where it only answers. A "
    "Dropout layer knows that by itself.",
    ko="드롭아웃 층을 training=True 로 불렀습니다. 그러면 학습 중인지 따로 알려 주지 않고 모델을 부를 "
    "때마다, 답만 구할 때에도 유닛이 떨어집니다. 학습 중인지는 드롭아웃 층이 스스로 압니다.",
    quiz="classifier-dropout-place",
)
def dropout_always_on(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    inputs = h = keras.Input((784,))
    for units in hidden:
        h = _dense(units, "relu", kernel_initializer=initializer)(h)
        if dropout > 0:
            h = keras.layers.Dropout(dropout)(h, training=True)
    model = keras.Model(inputs, _dense(10, "softmax")(h))
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model


@misconception(
    "classifier-hidden-ignored",
    of="build_classifier",
    en="The hidden layers are always two of 256 units. The argument says how many there are and "
    "how large each is.",
    ko="은닉층이 항상 유닛 256개짜리 두 층입니다. 층이 몇 개이고 유닛이 몇 개인지는 인수로 정해집니다.",
    quiz="classifier-hidden",
)
def hidden_ignored(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers((256, 256), initializer, dropout), optimizer)


@misconception(
    "classifier-hidden-in-reverse",
    of="build_classifier",
    en="The hidden layers stand in the reverse order. The first number belongs to the layer that "
    "the pixels go into.",
    ko="은닉층의 순서가 거꾸로입니다. 첫째 수가 픽셀이 들어가는 층의 유닛 수입니다.",
    quiz="classifier-hidden",
)
def hidden_in_reverse(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden[::-1], initializer, dropout), optimizer)


@misconception(
    "classifier-first-hidden-layer-alone",
    of="build_classifier",
    en="Only the first number of `hidden` became a layer. Every number is a layer of its own.",
    ko="`hidden` 의 첫째 수만 층이 되었습니다. 수 하나하나가 층 하나입니다.",
    quiz="classifier-hidden",
)
def first_hidden_alone(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden[:1], initializer, dropout), optimizer)


@misconception(
    "classifier-last-hidden-layer-lost",
    of="build_classifier",
    en="The last number of `hidden` did not become a layer. The output layer comes in addition "
    "to all of them.",
    ko="`hidden` 의 마지막 수가 층이 되지 않았습니다. 출력층은 그 층들에 더해서 두는 것입니다.",
    quiz="classifier-hidden",
)
def last_hidden_lost(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden[:-1], initializer, dropout), optimizer)


@misconception(
    "classifier-every-layer-like-the-first",
    of="build_classifier",
    en="All hidden layers have as many units as the first. Every number of `hidden` belongs to a "
    "layer of its own.",
    ko="모든 은닉층의 유닛 수가 첫째 층과 같습니다. `hidden` 의 수 하나하나가 각 층의 유닛 수입니다.",
    quiz="classifier-hidden",
)
def every_layer_like_the_first(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled(_layers([hidden[0]] * len(hidden), initializer, dropout), optimizer)


@misconception(
    "classifier-first-hidden-layer-twice",
    of="build_classifier",
    en="The first hidden layer is there twice: once in front of the loop, where the inputs are "
    "given, and once more in it.",
    ko="첫째 은닉층이 두 번 들어 있습니다. 입력 모양을 주려고 반복문 앞에서 한 번, 반복문 안에서 또 한 번 "
    "추가했습니다.",
    quiz="classifier-hidden",
)
def first_hidden_twice(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    first = _dense(hidden[0], "relu", kernel_initializer=initializer)
    return _compiled([first, *_layers(hidden, initializer, dropout)], optimizer)


@misconception(
    "classifier-a-tuple-put-behind-hidden",
    of="build_classifier",
    en="`hidden + (10,)` works where hidden is a tuple and fails where it is a list. Any sequence of "
    "numbers may come: go through it, and add the output layer afterwards.",
    ko="`hidden + (10,)` 는 hidden 이 튜플일 때만 되고 리스트이면 오류가 납니다. 어떤 시퀀스든 들어올 수 있으므로, "
    "수를 하나씩 꺼내 층을 만든 다음 출력층을 추가해야 합니다.",
    quiz="classifier-hidden",
)
def a_tuple_behind_hidden(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    outputs = (10,)
    *units, _ = hidden + outputs
    return _compiled(_layers(units, initializer, dropout), optimizer)


@misconception(
    "classifier-pixels-as-a-dense-layer",
    of="build_classifier",
    en="There is a Dense layer of 784 units in front, meant as the inputs. Inputs are only "
    "described, by an Input; this layer has 614,656 weights and is one too many.",
    ko="입력이라고 생각한 유닛 784개짜리 Dense 층이 맨 앞에 있습니다. 입력은 Input 으로 모양만 알려 주는 "
    "것입니다. 이 층에는 가중치가 614,656개나 있고, 없어야 할 층입니다.",
    quiz="classifier-hidden",
)
def pixels_as_a_layer(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = _layers(hidden, initializer, dropout)
    return _compiled([_dense(784, "relu", kernel_initializer=initializer), *layers], optimizer)


@misconception(
    "classifier-no-hidden-activation",
    of="build_classifier",
    en="The hidden layers have no activation: unless it is told otherwise, Dense is linear. "
    "Linear layers one behind the other are no more than one.",
    ko="은닉층에 활성화 함수가 없습니다. 따로 정하지 않으면 Dense 층은 선형입니다. 선형인 층은 여러 개를 이어도 "
    "하나와 다르지 않습니다.",
    quiz="classifier-activation",
)
def no_hidden_activation(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout, activation=None), optimizer)


@misconception(
    "classifier-sigmoid-hidden",
    of="build_classifier",
    en="The hidden layers are sigmoid layers, as in the XOR network. Here they are to use ReLU, "
    "for which he_normal is made.",
    ko="은닉층이 XOR 신경망에서처럼 시그모이드입니다. 여기서는 ReLU를 씁니다. he_normal 도 ReLU에 "
    "맞춘 초기화입니다.",
    quiz="classifier-activation",
)
def sigmoid_hidden(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout, activation="sigmoid"), optimizer)


@misconception(
    "classifier-softmax-hidden",
    of="build_classifier",
    en="The hidden layers use softmax too. That makes all units of a layer share the sum 1, so "
    "almost nothing gets through; softmax belongs to the output.",
    ko="은닉층에도 소프트맥스를 썼습니다. 그러면 한 층의 유닛들이 합 1을 나누어 가져 신호가 거의 전해지지 않습니다. "
    "소프트맥스는 출력층에 씁니다.",
    quiz="classifier-activation",
)
def softmax_hidden(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout, activation="softmax"), optimizer)


@misconception(
    "classifier-initialiser-not-passed-on",
    of="build_classifier",
    en="The argument does not reach the layers: they begin as Dense does by itself, with "
    "glorot_uniform.",
    ko="인수가 층에 전달되지 않았습니다. 그래서 층이 Dense 의 기본값인 glorot_uniform 으로 "
    "시작합니다.",
    quiz="classifier-initialiser",
)
def initialiser_not_passed_on(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled(_layers(hidden, "glorot_uniform", dropout), optimizer)


@misconception(
    "classifier-initialiser-always-he",
    of="build_classifier",
    en="The hidden layers begin with he_normal whatever the argument says.",
    ko="인수와 상관없이 은닉층이 항상 he_normal 로 시작합니다.",
    quiz="classifier-initialiser",
)
def initialiser_always_he(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled(_layers(hidden, "he_normal", dropout), optimizer)


@misconception(
    "classifier-initialiser-of-the-first-layer-alone",
    of="build_classifier",
    en="Only the first hidden layer begins with the initialiser that was asked for, the others "
    "with the default of Dense. It counts for every hidden layer.",
    ko="요청한 초기화를 첫째 은닉층에만 쓰고 나머지는 Dense 의 기본값으로 두었습니다. 모든 은닉층에 써야 합니다.",
    quiz="classifier-initialiser",
)
def initialiser_of_the_first(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    first, *others = hidden
    layers = _hidden([first], initializer, dropout) + _hidden(others, "glorot_uniform", dropout)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception(
    "classifier-zero-weights",
    of="build_classifier",
    en="The hidden layers begin with zeros. Then all units of a layer compute the same and get "
    "the same gradient, and a ReLU layer of zeros passes nothing back at all.",
    ko="은닉층이 0으로 시작합니다. 그러면 한 층의 유닛이 모두 같은 값을 내고 같은 기울기를 받으며, 가중치가 0인 "
    "ReLU 층은 기울기를 아예 전하지 못합니다.",
    quiz="classifier-initialiser",
)
def zero_weights(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, "zeros", dropout), optimizer)


@misconception(
    "classifier-optimiser-always-adam",
    of="build_classifier",
    en="The model is always compiled with Adam; the argument `optimizer` is not used.",
    ko="인수 `optimizer` 를 쓰지 않고 항상 Adam으로 컴파일합니다.",
    quiz="classifier-optimiser",
)
def optimiser_always_adam(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled(_layers(hidden, initializer, dropout), "adam")


@misconception(
    "classifier-optimiser-always-sgd",
    of="build_classifier",
    en="The model is always compiled with SGD, as in the first network of the lecture. The "
    "argument says which optimiser is wanted.",
    ko="강의의 첫 신경망에서처럼 항상 SGD로 컴파일합니다. 어떤 옵티마이저를 쓸지는 인수로 정해집니다.",
    quiz="classifier-optimiser",
)
def optimiser_always_sgd(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), "sgd")


@misconception(
    "classifier-sgd-unless-told-otherwise",
    of="build_classifier",
    en="Where no optimiser is asked for, the model is compiled with SGD. The default of the argument "
    "is Adam.",
    ko="옵티마이저를 따로 정하지 않으면 SGD로 컴파일합니다. 인수의 기본값은 Adam입니다.",
    quiz="classifier-optimiser",
)
def sgd_unless_told(hidden=(256, 256), optimizer="sgd", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer)


@misconception(
    "classifier-own-learning-rate",
    of="build_classifier",
    en="The optimiser is an Adam with a learning rate of its own, 0.01. The name that comes in "
    "stands for the optimiser as Keras sets it up; for Adam that is 0.001.",
    ko="옵티마이저가 학습률을 0.01로 따로 정한 Adam입니다. 인수로 들어온 이름은 Keras가 정해 둔 설정을 "
    "뜻합니다. Adam이면 0.001입니다.",
    quiz="classifier-optimiser",
)
def own_learning_rate(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    return _compiled(_layers(hidden, initializer, dropout), keras.optimizers.Adam(0.01))


@misconception(
    "classifier-no-metric",
    of="build_classifier",
    en="No metric was given to compile, so fit and evaluate report the loss alone. Accuracy has "
    "to be asked for.",
    ko="compile 에 평가 지표를 주지 않아서 fit 과 evaluate 가 손실만 알려 줍니다. 정확도는 따로 "
    "요청해야 합니다.",
    quiz="classifier-metrics",
)
def no_metric(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer, metrics=())


@misconception(
    "classifier-binary-accuracy",
    of="build_classifier",
    en="Binary accuracy counts each of the ten outputs by itself: no to every digit is 90 % "
    "already. The accuracy that is wanted compares the largest output with the label.",
    ko="이진 정확도(binary accuracy)는 출력 열 개를 하나씩 따로 셉니다. 모두 아니라고 답하기만 해도 "
    "90%입니다. 필요한 정확도는 가장 큰 출력이 레이블과 같은지를 셉니다.",
    quiz="classifier-metrics",
)
def binary_accuracy(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer, metrics=("binary_accuracy",))


@misconception(
    "classifier-sparse-accuracy",
    of="build_classifier",
    en="The sparse accuracy wants labels as digits. The targets here are one-hot rows.",
    ko="sparse 정확도는 레이블이 숫자일 때 씁니다. 여기서 정답은 원-핫 행입니다.",
    quiz="classifier-metrics",
)
def sparse_accuracy(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    metrics = ("sparse_categorical_accuracy",)
    return _compiled(_layers(hidden, initializer, dropout), optimizer, metrics=metrics)


@misconception(
    "classifier-expects-pictures",
    of="build_classifier",
    en="The model takes pictures of 28 by 28 and flattens them itself. The data that `prepare` "
    "makes are rows of 784 numbers, which this model refuses.",
    ko="모델이 28 × 28 그림을 받아서 스스로 펼칩니다. `prepare` 함수가 만드는 데이터는 수 784개로 된 "
    "행인데, 이 모델은 그것을 거부합니다.",
    quiz="classifier-input",
)
def expects_pictures(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    flat = [keras.Input((28, 28)), keras.layers.Flatten()]
    model = keras.Sequential([*flat, *_layers(hidden, initializer, dropout)])
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model


@misconception(
    "classifier-rescales-again",
    of="build_classifier",
    en="The model divides its inputs by 255 in a layer of its own. `prepare` has done that "
    "already, so they would be scaled twice.",
    ko="모델 안에 입력을 255로 나누는 층이 있습니다. `prepare` 함수가 이미 나누었으므로 두 번 나누게 "
    "됩니다.",
    quiz="mnist-scaling",
)
def rescales_again(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    layers = [keras.layers.Rescaling(1 / 255), *_layers(hidden, initializer, dropout)]
    return _compiled(layers, optimizer)


@misconception(
    "classifier-batch-normalisation",
    of="build_classifier",
    en="There is a batch normalisation behind every hidden layer. It may help, but this network "
    "is to be made of Dense and Dropout layers alone.",
    ko="은닉층마다 배치 정규화가 붙어 있습니다. 도움이 될 수도 있지만, 이 신경망은 Dense 층과 드롭아웃 층만으로 "
    "만듭니다.",
    quiz="classifier-hidden",
)
def batch_normalisation(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    layers = []
    for units in hidden:
        layers += [*_hidden([units], initializer, dropout), keras.layers.BatchNormalization()]
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception(
    "classifier-weight-penalty",
    of="build_classifier",
    en="The hidden layers carry a penalty on large weights (kernel_regularizer). It is added to "
    "every loss that Keras reports, and nobody asked for it.",
    ko="은닉층에 큰 가중치에 대한 벌점(kernel_regularizer)이 붙어 있습니다. Keras가 알려 주는 "
    "모든 손실에 더해지는데, 요청한 적이 없는 것입니다.",
    quiz="classifier-loss",
)
def weight_penalty(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    penalty = {"kernel_regularizer": "l2"}
    return _compiled(_layers(hidden, initializer, dropout, **penalty), optimizer)


@misconception(
    "classifier-not-compiled",
    of="build_classifier",
    en="The layers are right, but the model was not compiled: it knows no loss, no optimiser and "
    "no metric.",
    ko="층은 맞지만 컴파일하지 않았습니다. 그래서 손실도 옵티마이저도 평가 지표도 없습니다.",
    quiz="keras-compile",
)
def not_compiled(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    return keras.Sequential([keras.Input((784,)), *_layers(hidden, initializer, dropout)])


@misconception(
    "classifier-nothing-returned",
    of="build_classifier",
    en="The function returns None. That is so without a return, and also for `return "
    "model.compile(...)`: compile changes the model and returns nothing.",
    ko="함수가 None을 반환합니다. return 문이 없을 때도 그렇고 `return "
    "model.compile(...)` 이라고 쓸 때도 그렇습니다. compile 메서드는 모델을 바꿀 뿐 아무것도 "
    "반환하지 않습니다.",
    quiz="keras-compile",
)
def nothing_returned(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    _compiled(_layers(hidden, initializer, dropout), optimizer)


class _Net(ModelChain):
    """A classifier in NumPy, as fast as misconceptions should be.

    Keras shuffles the rows; here they stay in their order, which has no effect on what is compared.
    """

    def __init__(self, model):
        super().__init__(model)
        # Dropout computes in float32, where the rate of the checks is 1.
        self.dropout = any(np.float32(getattr(layer, "rate", 0)) == 1 for layer in model.layers)

    def accuracy(self, x, t):
        return _accuracy(self.outputs(x)[-1], t)

    def step(self, x, t):
        """Make one update; return loss and accuracy before it."""
        self.dropped = self.dropout
        seen = self.loss(x, t), self.accuracy(x, t)
        self.update(x, t)
        self.dropped = False
        return seen

    def fit(self, x, t, epochs=1, batch_size=32):
        """Return the history, every epoch the mean over its rows."""
        parts = [slice(k, k + batch_size) for k in range(0, len(x), batch_size)]
        rows = [len(x[part]) for part in parts]
        history = {"loss": [], "accuracy": []}
        for _ in range(epochs):
            seen = [self.step(x[part], t[part]) for part in parts]
            for name, value in zip(history, np.average(seen, axis=0, weights=rows), strict=True):
                history[name].append(float(value))
        self.hand_back()
        return history


@misconception(
    "train-classifier-history-object",
    of="train_classifier",
    en="What comes back is the History object that fit returns. The dict of lists is its "
    "attribute history.",
    ko="fit 메서드가 반환하는 History 객체가 그대로 나왔습니다. 리스트의 딕셔너리는 그 객체의 history "
    "속성입니다.",
    quiz="keras-history",
)
def history_object(model, x, t, epochs=5, batch_size=100):
    import keras

    _Net(model).fit(x, t, epochs, batch_size)
    return keras.callbacks.History()


@misconception(
    "train-classifier-nothing-returned",
    of="train_classifier",
    en="The model is trained, but nothing comes back: the history is wanted as the result.",
    ko="모델은 학습되지만 아무것도 반환되지 않습니다. 결과로 학습 기록을 반환해야 합니다.",
    quiz="keras-history",
)
def train_nothing_returned(model, x, t, epochs=5, batch_size=100):
    _Net(model).fit(x, t, epochs, batch_size)


@misconception(
    "train-classifier-list-of-losses",
    of="train_classifier",
    en="Only the list of losses comes back. The history is a dict that has the accuracies as well.",
    ko="손실의 리스트만 반환되었습니다. 학습 기록은 정확도까지 든 딕셔너리입니다.",
    quiz="keras-history",
)
def list_of_losses(model, x, t, epochs=5, batch_size=100):
    return _Net(model).fit(x, t, epochs, batch_size)["loss"]


@misconception(
    "train-classifier-last-values-alone",
    of="train_classifier",
    en="The dict holds the numbers of the last epoch alone. It should have a list for each, with "
    "one value an epoch.",
    ko="딕셔너리에 마지막 에포크의 값만 들어 있습니다. 항목마다 에포크별 값이 하나씩 든 리스트여야 합니다.",
    quiz="keras-history",
)
def last_values_alone(model, x, t, epochs=5, batch_size=100):
    history = _Net(model).fit(x, t, epochs, batch_size)
    return {name: values[-1] for name, values in history.items()}


@misconception(
    "train-classifier-epoch-numbers",
    of="train_classifier",
    en="What comes back are the numbers of the epochs, 0, 1, 2 and so on, not what was measured "
    "in them: that is the attribute epoch, not history.",
    ko="측정한 값이 아니라 0, 1, 2 같은 에포크의 번호가 반환되었습니다. history 가 아니라 epoch "
    "속성을 꺼낸 결과입니다.",
    quiz="keras-history",
)
def epoch_numbers(model, x, t, epochs=5, batch_size=100):
    _Net(model).fit(x, t, epochs, batch_size)
    return list(range(epochs))


@misconception(
    "train-classifier-accuracy-missing",
    of="train_classifier",
    en="The history has the losses alone; the accuracy of every epoch belongs to it too.",
    ko="학습 기록에 손실만 있습니다. 에포크마다의 정확도도 들어 있어야 합니다.",
    quiz="keras-history",
)
def accuracy_missing(model, x, t, epochs=5, batch_size=100):
    return {"loss": _Net(model).fit(x, t, epochs, batch_size)["loss"]}


@misconception(
    "train-classifier-history-of-the-last-fit",
    of="train_classifier",
    en="fit is called once for every epoch, and the history is that of the last call alone: one "
    "value instead of one an epoch.",
    ko="에포크마다 fit 메서드를 부르고 마지막 호출의 기록만 반환했습니다. 에포크마다 하나가 아니라 값이 "
    "하나뿐입니다.",
    quiz="keras-history",
)
def history_of_the_last_fit(model, x, t, epochs=5, batch_size=100):
    history = _Net(model).fit(x, t, epochs, batch_size)
    return {name: values[-1:] for name, values in history.items()}


@misconception(
    "train-classifier-epochs-ignored",
    of="train_classifier",
    en="There are always five epochs, whatever the argument says.",
    ko="인수와 상관없이 항상 다섯 에포크를 학습합니다.",
    quiz="keras-epochs",
)
def epochs_ignored(model, x, t, epochs=5, batch_size=100):
    return _Net(model).fit(x, t, 5, batch_size)


@misconception(
    "train-classifier-one-epoch",
    of="train_classifier",
    en="Only one epoch is made: fit goes through the data once unless it is told otherwise.",
    ko="한 에포크만 학습합니다. fit 메서드는 따로 정하지 않으면 데이터를 한 번만 지납니다.",
    quiz="keras-epochs",
)
def one_epoch(model, x, t, epochs=5, batch_size=100):
    return _Net(model).fit(x, t, 1, batch_size)


@misconception(
    "train-classifier-batch-size-ignored",
    of="train_classifier",
    en="The batch size is not passed on, so Keras takes 32 rows at a time. That makes another "
    "number of updates an epoch.",
    ko="배치 크기가 전달되지 않아서 Keras가 32행씩 씁니다. 그러면 한 에포크의 업데이트 수가 달라집니다.",
    quiz="keras-batch",
)
def batch_size_ignored(model, x, t, epochs=5, batch_size=100):
    return _Net(model).fit(x, t, epochs)


@misconception(
    "train-classifier-epochs-and-batch-size-swapped",
    of="train_classifier",
    en="Epochs and batch size are swapped: as many epochs as a batch should have rows, and "
    "batches of as many rows as there should be epochs.",
    ko="에포크와 배치 크기가 바뀌었습니다. 배치의 행 수만큼 에포크를 돌고, 에포크 수만큼의 행을 한 배치로 씁니다.",
    quiz="keras-epochs",
)
def epochs_and_batch_size_swapped(model, x, t, epochs=5, batch_size=100):
    return _Net(model).fit(x, t, batch_size, epochs)


@misconception(
    "train-classifier-steps-per-epoch",
    of="train_classifier",
    en="The batch size went to steps_per_epoch, which says how many updates an epoch has; how "
    "many rows a batch has follows from that.",
    ko="배치 크기를 steps_per_epoch 에 넘겼습니다. 이 인수는 한 에포크의 업데이트 수를 정하며, 배치의 행 수는 거기에 따라 "
    "달라집니다.",
    quiz="keras-batch",
)
def steps_per_epoch(model, x, t, epochs=5, batch_size=100):
    return model.fit(x, t, epochs=epochs, steps_per_epoch=batch_size, verbose=0).history


@misconception(
    "train-classifier-remainder-left-out",
    of="train_classifier",
    en="The rows that fill no whole batch are left out. The last batch of an epoch may be smaller; "
    "its rows are to be trained on as well.",
    ko="배치 하나를 다 채우지 못하는 나머지 행을 빼고 학습했습니다. 에포크의 마지막 배치는 더 작아도 되며, 그 행들로도 "
    "학습해야 합니다.",
    quiz="keras-batch",
)
def remainder_left_out(model, x, t, epochs=5, batch_size=100):
    n = len(x) // batch_size * batch_size
    return _Net(model).fit(x[:n], t[:n], epochs, batch_size)


@misconception(
    "train-classifier-whole-batch",
    of="train_classifier",
    en="Every epoch makes one update, on all rows at once: the batch size is the number of rows.",
    ko="에포크마다 모든 행으로 한 번만 업데이트합니다. 배치 크기가 행의 개수와 같습니다.",
    quiz="keras-batch",
)
def whole_batch(model, x, t, epochs=5, batch_size=100):
    return _Net(model).fit(x, t, epochs, len(x))


@misconception(
    "train-classifier-a-copy-is-trained",
    of="train_classifier",
    en="A copy of the model was trained. The history is right, but the model that was handed "
    "over has learned nothing.",
    ko="모델의 복사본을 학습했습니다. 학습 기록은 맞지만 넘겨받은 모델은 아무것도 배우지 못했습니다.",
    quiz="keras-update",
)
def a_copy_is_trained(model, x, t, epochs=5, batch_size=100):
    before = model.get_weights()
    history = _Net(model).fit(x, t, epochs, batch_size)
    model.set_weights(before)
    return history


@misconception(
    "train-classifier-compiled-anew",
    of="train_classifier",
    en="The model was compiled anew inside the function, with Adam. It brings its optimiser and "
    "its learning rate along, and those are to be used.",
    ko="함수 안에서 모델을 Adam으로 다시 컴파일했습니다. 모델에는 옵티마이저와 학습률이 함께 들어 있고, 그것을 "
    "써야 합니다.",
    quiz="keras-compile-again",
)
def compiled_anew(model, x, t, epochs=5, batch_size=100):
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history


@misconception(
    "train-classifier-digits-for-one-hot",
    of="train_classifier",
    en="The one-hot rows were turned back into digits. The model was compiled with a loss that "
    "takes one-hot rows.",
    ko="원-핫 행을 다시 숫자로 바꾸었습니다. 이 모델의 손실은 원-핫 행을 받습니다.",
    quiz="classifier-loss",
)
def digits_for_one_hot(model, x, t, epochs=5, batch_size=100):
    digits = np.argmax(t, axis=1)
    return model.fit(x, digits, epochs=epochs, batch_size=batch_size, verbose=0).history


def _held_back(model, x, t, epochs, batch_size, share):
    net, n = _Net(model), int(len(x) * (1 - share))
    history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        (loss,), (accuracy,) = net.fit(x[:n], t[:n], 1, batch_size).values()
        seen = loss, accuracy, net.loss(x[n:], t[n:]), net.accuracy(x[n:], t[n:])
        for values, value in zip(history.values(), seen, strict=True):
            values.append(value)
    return history


@misconception(
    "train-classifier-fifth-held-back",
    of="train_classifier",
    en="validation_split=0.2 holds back the last fifth of the rows: the model never learns from "
    "them. All rows that come in are to be trained on.",
    ko="validation_split=0.2 때문에 마지막 5분의 1의 행은 학습에 쓰이지 않습니다. 들어온 행을 모두 학습에 "
    "써야 합니다.",
    quiz="keras-validation",
)
def fifth_held_back(model, x, t, epochs=5, batch_size=100):
    return _held_back(model, x, t, epochs, batch_size, 0.2)


@misconception(
    "train-classifier-tenth-held-back",
    of="train_classifier",
    en="validation_split=0.1 holds back the last tenth of the rows: the model never learns from "
    "them. All rows that come in are to be trained on.",
    ko="validation_split=0.1 때문에 마지막 10분의 1의 행은 학습에 쓰이지 않습니다. 들어온 행을 모두 학습에 "
    "써야 합니다.",
    quiz="keras-validation",
)
def tenth_held_back(model, x, t, epochs=5, batch_size=100):
    return _held_back(model, x, t, epochs, batch_size, 0.1)


def _by_hand(model, x, t, epochs, batch_size):
    """Return what every batch of every epoch reports, the rows in their order: (loss, accuracy)."""
    parts = [slice(k, k + batch_size) for k in range(0, len(x), batch_size)]
    return [[model.train_on_batch(x[part], t[part]) for part in parts] for _ in range(epochs)]


@misconception(
    "train-classifier-value-of-every-batch",
    of="train_classifier",
    en="The lists have one value for every batch. An epoch has many batches, and the history has "
    "one value an epoch, their mean.",
    ko="리스트에 배치마다 값이 하나씩 들어 있습니다. 한 에포크에는 배치가 여럿이고, 학습 기록에는 에포크마다 그 "
    "평균 하나가 들어갑니다.",
    quiz="keras-history",
)
def value_of_every_batch(model, x, t, epochs=5, batch_size=100):
    seen = [one for batches in _by_hand(model, x, t, epochs, batch_size) for one in batches]
    return {name: [float(one[k]) for one in seen] for k, name in enumerate(("loss", "accuracy"))}


@misconception(
    "train-classifier-last-batch-of-the-epoch",
    of="train_classifier",
    en="Loss and accuracy of an epoch are those of its last batch alone. They stand for the whole "
    "epoch: the mean over all its batches.",
    ko="에포크의 손실과 정확도가 마지막 배치의 값입니다. 에포크 전체를 나타내는 값, 곧 모든 배치의 평균이어야 "
    "합니다.",
    quiz="keras-history",
)
def last_batch_of_the_epoch(model, x, t, epochs=5, batch_size=100):
    last = [batches[-1] for batches in _by_hand(model, x, t, epochs, batch_size)]
    return {name: [float(one[k]) for one in last] for k, name in enumerate(("loss", "accuracy"))}


@misconception(
    "train-classifier-images-shuffled-alone",
    of="train_classifier",
    en="The rows of x were put into another order and those of t were not, so an image is trained "
    "with the label of another. One permutation has to order both; fit shuffles by itself anyway.",
    ko="x 의 행만 순서를 바꾸고 t 는 그대로 두어서, 그림을 다른 그림의 레이블로 학습합니다. 같은 순열로 둘을 함께 "
    "섞어야 합니다. fit 메서드가 알아서 섞으므로 따로 섞지 않아도 됩니다.",
    quiz="mnist-order",
)
def images_shuffled_alone(model, x, t, epochs=5, batch_size=100):
    x = x[np.random.permutation(len(x))]
    return _Net(model).fit(x, t, epochs, batch_size)


@misconception(
    "train-classifier-images-and-labels-shuffled-apart",
    of="train_classifier",
    en="Every epoch puts the rows of x and those of t into an order of their own, so an image is "
    "trained with the label of another. One permutation has to order both.",
    ko="에포크마다 x 의 행과 t 의 행을 따로따로 섞어서, 그림을 다른 그림의 레이블로 학습합니다. 같은 순열로 둘을 "
    "함께 섞어야 합니다.",
    quiz="mnist-order",
)
def shuffled_apart(model, x, t, epochs=5, batch_size=100):
    net = _Net(model)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        images, labels = (rows[np.random.permutation(len(rows))] for rows in (x, t))
        for k in range(0, len(x), batch_size):
            net.step(images[k : k + batch_size], labels[k : k + batch_size])
        history["loss"].append(net.loss(x, t))
        history["accuracy"].append(net.accuracy(x, t))
    net.hand_back()
    return history


@misconception(
    "train-classifier-stopped-early",
    of="train_classifier",
    en="EarlyStopping ends the training once the loss has not fallen for three epochs. As many "
    "epochs are wanted as the argument says.",
    ko="손실이 세 에포크 동안 줄지 않으면 EarlyStopping 이 학습을 끝냅니다. 인수가 정한 만큼의 에포크를 모두 "
    "학습해야 합니다.",
    quiz="keras-epochs",
)
def stopped_early(model, x, t, epochs=5, batch_size=100):
    import keras

    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=3)
    options = {"epochs": epochs, "batch_size": batch_size, "verbose": 0}
    return model.fit(x, t, callbacks=[stop], **options).history


@misconception(
    "train-classifier-model-returned",
    of="train_classifier",
    en="The trained model comes back. It was handed over and is changed where it stands; the "
    "history is wanted as the result.",
    ko="학습한 모델이 반환되었습니다. 넘겨받은 모델은 그 자리에서 바뀌므로 반환하지 않아도 됩니다. 결과로는 학습 "
    "기록을 반환해야 합니다.",
    quiz="keras-history",
)
def model_returned(model, x, t, epochs=5, batch_size=100):
    _Net(model).fit(x, t, epochs, batch_size)
    return model


@misconception(
    "train-classifier-compiled-anew-with-sgd",
    of="train_classifier",
    en="The model was compiled anew inside the function, with 'sgd', whose learning rate is 0.01. "
    "It brings its optimiser and its learning rate along, and those are to be used.",
    ko="함수 안에서 모델을 학습률이 0.01인 'sgd' 로 다시 컴파일했습니다. 모델에는 옵티마이저와 학습률이 함께 "
    "들어 있고, 그것을 써야 합니다.",
    quiz="keras-compile-again",
)
def compiled_anew_with_sgd(model, x, t, epochs=5, batch_size=100):
    model.compile("sgd", "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history


@misconception(
    "train-classifier-accuracy-in-percent",
    of="train_classifier",
    en="The accuracies of the history are given in percent. An accuracy is a share, between 0 and 1.",
    ko="학습 기록의 정확도를 퍼센트로 나타냈습니다. 정확도는 0과 1 사이의 비율입니다.",
    quiz="keras-accuracy",
)
def accuracy_in_percent(model, x, t, epochs=5, batch_size=100):
    history = _Net(model).fit(x, t, epochs, batch_size)
    return {**history, "accuracy": [100 * share for share in history["accuracy"]]}


@misconception(
    "train-classifier-one-minus-the-loss",
    of="train_classifier",
    en="The accuracies are 1 - loss. The two are measured apart: the loss has no upper bound, and "
    "the accuracy counts right answers.",
    ko="정확도로 1 - 손실을 넣었습니다. 둘은 따로 재는 값입니다. 손실은 위로 끝이 없고, 정확도는 맞은 답을 셉니다.",
    quiz="keras-accuracy",
)
def one_minus_the_loss(model, x, t, epochs=5, batch_size=100):
    losses = _Net(model).fit(x, t, epochs, batch_size)["loss"]
    return {"loss": losses, "accuracy": [1 - loss for loss in losses]}


@misconception(
    "train-classifier-dropout-switched-off",
    of="train_classifier",
    en="The training loop calls model(x), and without training=True a Dropout layer lets everything "
    "pass: the model is trained as if it had none.",
    ko="학습 루프에서 model(x) 로만 불렀습니다. training=True 가 없으면 드롭아웃 층은 모두 통과시키므로, "
    "드롭아웃이 없는 모델처럼 학습됩니다.",
    quiz="keras-evaluate",
)
def dropout_switched_off(model, x, t, epochs=5, batch_size=100):
    net = _Net(model)
    net.dropout = False
    return net.fit(x, t, epochs, batch_size)


def _probabilities(model, x):
    """Return the output (n, 10) of a ReLU network with softmax, computed in NumPy: it is fast."""
    *hidden, w, b = (np.asarray(part, dtype=np.float64) for part in model.get_weights())
    for k in range(0, len(hidden), 2):
        x = np.maximum(x @ hidden[k] + hidden[k + 1], 0)
    z = x @ w + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _loss(p, t):
    return float(-np.mean(np.log(np.sum(p * t, axis=1))))


def _accuracy(p, t):
    return float(np.mean(p.argmax(axis=1) == t.argmax(axis=1)))


@misconception(
    "evaluate-swapped",
    of="evaluate_classifier",
    en="Accuracy and loss are swapped: the loss comes first, then the accuracy.",
    ko="정확도와 손실의 순서가 바뀌었습니다. 손실이 먼저, 정확도가 그다음입니다.",
    quiz="keras-evaluate",
)
def swapped(model, x, t):
    p = _probabilities(model, x)
    return _accuracy(p, t), _loss(p, t)


@misconception(
    "evaluate-loss-alone",
    of="evaluate_classifier",
    en="Only the loss comes back. Both are wanted, loss and accuracy.",
    ko="손실만 반환되었습니다. 손실과 정확도가 모두 필요합니다.",
    quiz="keras-evaluate",
)
def loss_alone(model, x, t):
    return _loss(_probabilities(model, x), t)


@misconception(
    "evaluate-accuracy-alone",
    of="evaluate_classifier",
    en="Only the accuracy comes back. Both are wanted, loss and accuracy.",
    ko="정확도만 반환되었습니다. 손실과 정확도가 모두 필요합니다.",
    quiz="keras-evaluate",
)
def accuracy_alone(model, x, t):
    return _accuracy(_probabilities(model, x), t)


@misconception(
    "evaluate-dict",
    of="evaluate_classifier",
    en="A dict comes back. Two numbers are wanted, the loss and the accuracy, in this order.",
    ko="딕셔너리가 반환되었습니다. 필요한 것은 손실, 정확도 순서의 두 수입니다.",
    quiz="keras-evaluate",
)
def as_a_dict(model, x, t):
    p = _probabilities(model, x)
    return {"accuracy": _accuracy(p, t), "loss": _loss(p, t)}


@misconception(
    "evaluate-nothing-returned",
    of="evaluate_classifier",
    en="The function returns None. That is so without a return, also where the two numbers are "
    "printed: what is on the screen cannot be computed with.",
    ko="함수가 None을 반환합니다. return 문이 없으면 두 값을 print 로 출력하더라도 그렇습니다. 화면에 보이는 "
    "값으로는 계산할 수 없습니다.",
    quiz="keras-evaluate",
)
def evaluate_nothing_returned(model, x, t):
    _probabilities(model, x)


@misconception(
    "evaluate-share-of-wrong-answers",
    of="evaluate_classifier",
    en="The second number is 1 - accuracy, the share of wrong answers. The accuracy is the share of "
    "the right ones.",
    ko="둘째 수가 1 - 정확도, 곧 틀린 답의 비율입니다. 정확도는 맞은 답의 비율입니다.",
    quiz="keras-accuracy",
)
def share_of_wrong_answers(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), 1 - _accuracy(p, t)


@misconception(
    "evaluate-percent",
    of="evaluate_classifier",
    en="The accuracy is given in percent. It is a share, between 0 and 1.",
    ko="정확도를 퍼센트로 나타냈습니다. 정확도는 0과 1 사이의 비율입니다.",
    quiz="keras-accuracy",
)
def percent(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), 100 * _accuracy(p, t)


@misconception(
    "evaluate-right-answers-counted",
    of="evaluate_classifier",
    en="The second number counts the right answers. The accuracy is their share of all rows.",
    ko="둘째 수는 맞은 답의 개수입니다. 정확도는 전체 행에서 맞은 답이 차지하는 비율입니다.",
    quiz="keras-accuracy",
)
def counted(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), len(x) * _accuracy(p, t)


@misconception(
    "evaluate-outputs-counted-one-by-one",
    of="evaluate_classifier",
    en="The accuracy counts each of the ten outputs by itself, above 0.5 or not. Nine of ten are "
    "0 in the target, so even a network that cannot read comes near 90 %.",
    ko="정확도를 출력 열 개마다 0.5를 넘는지 따로 세었습니다. 정답의 열 개 가운데 아홉 개는 0이므로 아무것도 "
    "읽지 못하는 신경망도 90%에 가까운 값이 나옵니다.",
    quiz="keras-accuracy",
)
def one_by_one(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), float(np.mean((p > 0.5) == t))


@misconception(
    "evaluate-argmax-of-the-columns",
    of="evaluate_classifier",
    en="argmax went down the columns: it finds the row where a digit is likeliest, not the "
    "likeliest digit of a row.",
    ko="argmax 를 열 방향으로 적용했습니다. 그러면 한 행에서 가장 그럴듯한 숫자가 아니라 한 숫자가 가장 "
    "그럴듯한 행을 찾게 됩니다.",
    quiz="keras-accuracy",
)
def argmax_of_columns(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), float(np.mean(p.argmax(axis=0) == t.argmax(axis=0)))


@misconception(
    "evaluate-loss-of-all-ten",
    of="evaluate_classifier",
    en="The loss was averaged over all ten entries of every row. Only the right class counts, "
    "and the mean goes over the rows, so this is a tenth of it.",
    ko="손실을 행마다 열 개의 원소 전체로 평균했습니다. 정답 클래스만 손실에 들어가고 평균은 행에 걸쳐 구하므로, 이 "
    "값은 옳은 손실의 10분의 1입니다.",
    quiz="keras-loss",
)
def loss_of_all_ten(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t) / 10, _accuracy(p, t)


@misconception(
    "evaluate-loss-summed",
    of="evaluate_classifier",
    en="The loss is the sum over the rows; it is to be their mean, so that it does not grow with "
    "the number of rows.",
    ko="손실이 행들의 합입니다. 행의 개수에 따라 커지지 않도록 평균이어야 합니다.",
    quiz="keras-loss",
)
def loss_summed(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t) * len(x), _accuracy(p, t)


@misconception(
    "evaluate-binary-loss",
    of="evaluate_classifier",
    en="The loss is the binary cross-entropy of the ten outputs. The model was compiled with the "
    "categorical one, which looks at the right class alone.",
    ko="손실로 출력 열 개의 이진 교차 엔트로피를 구했습니다. 이 모델의 손실은 정답 클래스만 보는 범주형 교차 "
    "엔트로피입니다.",
    quiz="keras-loss",
)
def binary_cross_entropy(model, x, t):
    p = _probabilities(model, x)
    with np.errstate(divide="ignore"):
        terms = t * np.log(p) + (1 - t) * np.log(1 - p)
    return float(-np.mean(terms)), _accuracy(p, t)


@misconception(
    "evaluate-mean-of-the-batches",
    of="evaluate_classifier",
    en="Loss and accuracy are the plain mean over batches of 32, and the last batch has fewer "
    "rows. So each of its rows counts more than any other.",
    ko="손실과 정확도가 32행짜리 배치들의 단순한 평균이고, 마지막 배치는 행이 더 적습니다. 그래서 그 배치의 행이 "
    "다른 행보다 더 크게 반영됩니다.",
    quiz="keras-loss",
)
def mean_of_batches(model, x, t):
    parts = [slice(k, k + 32) for k in range(0, len(x), 32)]
    each = [_probabilities(model, x[part]) for part in parts]
    losses = [_loss(p, t[part]) for p, part in zip(each, parts, strict=True)]
    shares = [_accuracy(p, t[part]) for p, part in zip(each, parts, strict=True)]
    return float(np.mean(losses)), float(np.mean(shares))


@misconception(
    "evaluate-the-first-batch-alone",
    of="evaluate_classifier",
    en="Loss and accuracy are those of the first 32 rows. All rows that come in are to be "
    "measured.",
    ko="손실과 정확도가 처음 32행의 값입니다. 들어온 행을 모두 재야 합니다.",
    quiz="keras-evaluate",
)
def first_batch(model, x, t):
    p = _probabilities(model, x[:32])
    return _loss(p, t[:32]), _accuracy(p, t[:32])


@misconception(
    "evaluate-on-the-training-set",
    of="evaluate_classifier",
    en="The model was evaluated on the training digits, not on the data that came in. What it "
    "has practised on says little about new digits.",
    ko="인수로 받은 데이터가 아니라 학습용 숫자로 평가했습니다. 연습에 쓴 데이터의 결과로는 새 숫자를 얼마나 잘 "
    "읽는지 알기 어렵습니다.",
    quiz="keras-test-data",
)
def on_the_training_set(model, x, t):
    from autograder.data import load_subset

    (images, labels), _ = load_subset()
    p, t = _probabilities(model, _scaled(images[:1000])), _one_hot(labels[:1000])
    return _loss(p, t), _accuracy(p, t)


@misconception(
    "evaluate-trains-first",
    of="evaluate_classifier",
    en="The model is trained on the data before it is measured on them. So it is another model "
    "afterwards, and the numbers are those of data it has practised on.",
    ko="재기 전에 그 데이터로 모델을 학습시켰습니다. 그래서 모델이 달라지고, 나온 값은 이미 연습에 쓴 데이터의 "
    "값입니다.",
    quiz="keras-test-data",
)
def trains_first(model, x, t):
    model.fit(x, t, verbose=0)
    loss, accuracy = model.evaluate(x, t, verbose=0)
    return loss, accuracy


@misconception(
    "evaluate-as-in-training",
    of="evaluate_classifier",
    en="The model was called as in training, so Dropout is at work: it drops units at random, "
    "and the same model gets another loss every time.",
    ko="학습할 때처럼 모델을 불러서 드롭아웃이 작동합니다. 유닛을 무작위로 떨어뜨리므로 같은 모델인데도 손실이 매번 "
    "달라집니다.",
    quiz="keras-evaluate",
)
def as_in_training(model, x, t):
    p = np.asarray(model(x, training=True), dtype=np.float64)
    return _loss(p, t), _accuracy(p, t)


@misconception(
    "evaluate-scaled-again",
    of="evaluate_classifier",
    en="The pixels were divided by 255 once more before the model saw them. `prepare` has done "
    "that already.",
    ko="모델에 넣기 전에 픽셀을 255로 한 번 더 나누었습니다. `prepare` 함수가 이미 나누었습니다.",
    quiz="mnist-scaling",
)
def scaled_again(model, x, t):
    p = _probabilities(model, x / 255)
    return _loss(p, t), _accuracy(p, t)


@misconception(
    "evaluate-as-text",
    of="evaluate_classifier",
    en="Loss and accuracy come back as text. Numbers are wanted; text belongs on the screen.",
    ko="손실과 정확도가 문자열로 반환되었습니다. 필요한 것은 수입니다. 문자열은 화면에 보일 때 씁니다.",
    quiz="keras-evaluate",
)
def as_text(model, x, t):
    p = _probabilities(model, x)
    return f"{_loss(p, t):.4f}", f"{_accuracy(p, t):.4f}"


@misconception(
    "save-returns-the-model-itself",
    of="save_and_reload",
    en="The model was saved, but what comes back is the model that came in, not what the file "
    "holds. Whether the file can be read was never tried.",
    ko="모델을 저장했지만 파일에서 불러온 것이 아니라 들어온 모델이 그대로 반환되었습니다. 파일을 읽을 수 있는지는 "
    "시험해 보지 않은 것입니다.",
    quiz="keras-save",
)
def the_model_itself(model, path):
    model.save(path)
    return model


@misconception(
    "save-nothing-written",
    of="save_and_reload",
    en="What comes back is the model that came in, and at `path` there is no file that holds a "
    "whole model. Weights that were written and read again into the same model do not count: "
    "a program that knows nothing of the layers could not use them.",
    ko="들어온 모델이 그대로 반환되었고, `path` 에는 모델 전체가 든 파일이 없습니다. 가중치만 저장했다가 같은 "
    "모델에 다시 읽어 들여도 마찬가지입니다. 층의 구조를 모르는 프로그램은 그 파일을 쓸 수 없습니다.",
    quiz="keras-save",
)
def nothing_written(model, path):
    return model


@misconception(
    "save-nothing-returned",
    of="save_and_reload",
    en="The model was saved, and the function returns None. So does one that returns what the method "
    "save returns: it writes the file and returns nothing.",
    ko="모델을 저장했지만 함수가 None을 반환합니다. save 메서드의 반환값을 그대로 반환해도 "
    "그렇습니다. 이 메서드는 파일을 쓸 뿐 아무것도 반환하지 않습니다.",
    quiz="keras-save",
)
def save_nothing_returned(model, path):
    model.save(path)


@misconception(
    "save-weights-without-architecture",
    of="save_and_reload",
    en="Only the weights were written, into a .weights.h5 file, and put into a new copy of the "
    "layers. Without the code that builds the layers nobody can make a model of that file, "
    "and what compile was told is lost.",
    ko="가중치만 .weights.h5 파일에 저장하고, 층을 새로 복사해서 그 가중치를 넣었습니다. 층을 만드는 코드가 "
    "없으면 그 파일로 모델을 만들 수 없고, 컴파일 설정도 사라집니다.",
    quiz="keras-save-weights",
)
def weights_without_architecture(model, path):
    import keras

    weights = str(path).replace(".keras", ".weights.h5")
    model.save_weights(weights)
    copy = keras.Sequential.from_config(model.get_config())
    copy.load_weights(weights)
    return copy


@misconception(
    "save-architecture-without-weights",
    of="save_and_reload",
    en="The new model has the architecture, but the weights stayed behind: to_json and clone_model take "
    "the layers alone. It begins with weights drawn anew, and everything learned is lost.",
    ko="새 모델에는 구조만 있고 배운 가중치가 없습니다. to_json 이나 clone_model 은 층만 옮깁니다. 새 모델은 새로 뽑은 "
    "가중치로 시작하고, 배운 것이 모두 사라집니다.",
    quiz="keras-save-weights",
)
def architecture_without_weights(model, path):
    from pathlib import Path

    import keras

    Path(path).write_text(model.to_json(), encoding="utf-8")
    return keras.models.model_from_json(Path(path).read_text(encoding="utf-8"))


@misconception(
    "save-copy-with-new-weights",
    of="save_and_reload",
    en="The model was saved, but what comes back is not what the file holds. It was built from "
    "the description of the layers alone, as a clone or from JSON, and that has no weights: "
    "they were drawn anew.",
    ko="모델을 저장했지만 반환된 것은 파일에서 불러온 모델이 아닙니다. 복제나 JSON처럼 층의 구조만으로 만든 "
    "모델이고, 거기에는 가중치가 없어서 새로 뽑혔습니다.",
    quiz="keras-save-weights",
)
def copy_with_new_weights(model, path):
    import keras

    model.save(path)
    return keras.models.clone_model(model)


@misconception(
    "save-loaded-without-compiling",
    of="save_and_reload",
    en="What comes back is not compiled: it predicts, but it can be neither evaluated nor trained on. "
    "Loading with compile=False does that, and so does building the model from its configuration.",
    ko="반환된 모델이 컴파일되어 있지 않습니다. 예측은 되지만 평가도, 이어서 학습하는 것도 할 수 없습니다. compile=False 로 "
    "불러오거나 설정에서 모델을 다시 만들면 이렇게 됩니다.",
    quiz="keras-save-compiled",
)
def without_compiling(model, path):
    import keras

    model.save(path)
    return keras.models.load_model(path, compile=False)


@misconception(
    "save-compiled-anew",
    of="save_and_reload",
    en="The loaded model was compiled anew, with Adam. The file has kept what compile was told, "
    "and that was another optimiser.",
    ko="불러온 모델을 Adam으로 다시 컴파일했습니다. 파일에는 컴파일 설정이 들어 있었고, 그것은 다른 "
    "옵티마이저였습니다.",
    quiz="keras-save-compiled",
)
def save_compiled_anew(model, path):
    import keras

    model.save(path)
    loaded = keras.models.load_model(path)
    loaded.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return loaded


@misconception(
    "save-under-another-name",
    of="save_and_reload",
    en="What comes back is right, but no .keras file with the whole model stands at `path`. "
    "Perhaps it was written under another name or in another format, or only its weights were, or nothing.",
    ko="반환된 모델은 맞지만 `path` 에 모델 전체가 든 .keras 파일이 없습니다. 다른 이름이나 다른 형식으로 "
    "저장했거나, 가중치만 저장했거나, 아예 저장하지 않았을 수 있습니다.",
    quiz="keras-save",
)
def under_another_name(model, path):
    import keras

    other = str(path).replace(".keras", "-copy.keras")
    model.save(other)
    return keras.models.load_model(other)


@misconception(
    "save-untrained-weights-saved",
    of="save_and_reload",
    en="The file was written from a clone of the layers, whose weights are drawn anew. So it "
    "holds none of what was learned.",
    ko="가중치가 새로 뽑힌 복제 모델을 파일에 저장했습니다. 그래서 배운 것이 파일에 하나도 들어 있지 않습니다.",
    quiz="keras-save-weights",
)
def untrained_weights(model, path):
    import keras

    clone = keras.models.clone_model(model)
    clone.compile(keras.optimizers.SGD(0.1), "categorical_crossentropy", metrics=["accuracy"])
    clone.save(path)
    return keras.models.load_model(path)


@misconception(
    "save-model-and-path",
    of="save_and_reload",
    en="Two things come back, the model and the path. The model alone is wanted.",
    ko="모델과 경로, 두 가지가 반환되었습니다. 모델만 반환하면 됩니다.",
    quiz="keras-save",
)
def model_and_path(model, path):
    import keras

    model.save(path)
    return keras.models.load_model(path), path


@misconception(
    "evaluate-trains-afterwards",
    of="evaluate_classifier",
    en="The two numbers are right, but the model is trained on the same data afterwards. "
    "Measuring leaves a model as it is: what it is measured with must teach it nothing.",
    ko="두 값은 맞지만 그다음에 같은 데이터로 모델을 학습시킵니다. 평가는 모델을 그대로 두어야 "
    "합니다. 평가에 쓰는 데이터로 모델이 배우면 안 됩니다.",
    quiz="keras-evaluate",
)
def trains_afterwards(model, x, t):
    loss, accuracy = model.evaluate(x, t, verbose=0)
    model.fit(x, t, verbose=0)
    return float(loss), float(accuracy)
