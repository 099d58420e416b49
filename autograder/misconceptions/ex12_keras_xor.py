"""What learners get wrong about XOR in Keras: the models, and exactly so many updates of one.

TensorFlow and Keras are imported inside the functions: the names are there without them too.
"""

import numpy as np

from autograder.checking.keras_descent import ModelChain
from autograder.misconceptions import misconception


def _compiled(layers, rate=0.1, loss="binary_crossentropy", metrics=("accuracy",), optimizer=None):
    """Return a compiled Sequential model of these layers behind two inputs."""
    import keras

    model = keras.Sequential([keras.Input((2,)), *layers])
    optimizer = optimizer or keras.optimizers.SGD(learning_rate=rate)
    model.compile(optimizer=optimizer, loss=loss, metrics=list(metrics))
    return model


def _dense(units, activation="sigmoid", **options):
    import keras

    return keras.layers.Dense(units, activation=activation, **options)


def _three_and_one(**options):
    """Return the right two layers, with these options for both."""
    return [_dense(3, **options), _dense(1, **options)]


@misconception(
    "xor-model-two-hidden-units",
    of="build_xor_model",
    en="The hidden layer has two units, as many as there are inputs. The network of the lecture is "
    "2-3-1: three hidden units.",
    ko="은닉층의 유닛이 입력과 같은 두 개입니다. 강의의 신경망은 2-3-1, 곧 은닉 유닛이 세 개입니다.",
    quiz="keras-xor-layers",
)
def two_hidden_units():
    return _compiled([_dense(2), _dense(1)])


@misconception(
    "xor-model-relu-hidden",
    of="build_xor_model",
    en="The hidden layer uses ReLU. This network is the one of exercise 2, whose hidden units are "
    "sigmoid units; ReLU comes with the deep one.",
    ko="은닉층에 ReLU를 썼습니다. 이 신경망은 은닉 유닛이 시그모이드인 연습 2의 신경망입니다. ReLU는 깊은 "
    "신경망에서 씁니다.",
    quiz="keras-xor-layers",
)
def relu_hidden():
    return _compiled([_dense(3, "relu"), _dense(1)])


@misconception(
    "xor-model-no-hidden-activation",
    of="build_xor_model",
    en="The hidden layer has no activation. Two layers without anything between them are one linear "
    "layer, and no straight line parts the four points of XOR.",
    ko="은닉층에 활성화 함수가 없습니다. 사이에 아무것도 없는 두 층은 선형인 층 하나와 같고, XOR의 네 점은 "
    "직선 하나로 나눌 수 없습니다.",
    quiz="keras-xor-activation",
)
def no_hidden_activation():
    return _compiled([_dense(3, None), _dense(1)])


@misconception(
    "xor-model-no-output-activation",
    of="build_xor_model",
    en="The output layer has no activation, so it gives any number at all, not a probability. The "
    "binary cross-entropy takes the logarithm of what comes out and needs it between 0 and 1.",
    ko="출력층에 활성화 함수가 없어서 확률이 아니라 아무 수나 나옵니다. 이진 교차 엔트로피는 그 값의 로그를 "
    "구하므로 0과 1 사이의 값이 필요합니다.",
    quiz="keras-xor-activation",
)
def no_output_activation():
    return _compiled([_dense(3), _dense(1, None)])


@misconception(
    "xor-model-no-activations",
    of="build_xor_model",
    en="Neither layer has an activation: unless it is told otherwise, Dense is linear. The whole "
    "network is then one straight line.",
    ko="두 층 모두 활성화 함수가 없습니다. 따로 정하지 않으면 Dense 층은 선형입니다. 그러면 신경망 전체가 "
    "직선 하나입니다.",
    quiz="keras-xor-activation",
)
def no_activations():
    return _compiled([_dense(3, None), _dense(1, None)])


@misconception(
    "xor-model-softmax-over-one-unit",
    of="build_xor_model",
    en="Softmax divides every output by the sum of all outputs. With a single one that is always 1, "
    "whatever the weights are, and nothing can be learned.",
    ko="소프트맥스는 각 출력을 출력 전체의 합으로 나눕니다. 출력이 하나뿐이면 가중치가 어떻든 항상 1이 "
    "되어 아무것도 배울 수 없습니다.",
    quiz="keras-xor-activation",
)
def softmax_over_one():
    return _compiled([_dense(3), _dense(1, "softmax")])


@misconception(
    "xor-model-two-outputs",
    of="build_xor_model",
    en="There are two outputs with softmax, one for each answer. The targets of XOR are one column of 0 "
    "and 1, so one output is wanted: the probability of a 1.",
    ko="답마다 하나씩, 소프트맥스를 쓰는 출력이 두 개입니다. XOR의 정답은 0과 1로 된 열 하나이므로 출력도 "
    "하나, 곧 1일 확률이면 됩니다.",
    quiz="keras-xor-layers",
)
def two_outputs():
    return _compiled([_dense(3), _dense(2, "softmax")])


@misconception(
    "xor-model-tanh-output",
    of="build_xor_model",
    en="The output unit is a tanh, which runs from -1 to 1. A probability lies between 0 and 1, and the "
    "logarithm of a negative number does not exist.",
    ko="출력 유닛이 -1에서 1까지 변하는 tanh입니다. 확률은 0과 1 사이의 값이고, 음수의 로그는 없습니다.",
    quiz="keras-xor-activation",
)
def tanh_output():
    return _compiled([_dense(3), _dense(1, "tanh")])


@misconception(
    "xor-model-no-hidden-layer",
    of="build_xor_model",
    en="The output unit follows the inputs directly. One unit parts the plane by one straight line, and "
    "XOR cannot be parted like that.",
    ko="입력 바로 뒤에 출력 유닛이 있습니다. 유닛 하나는 평면을 직선 하나로 나누는데, XOR은 그렇게 나눌 수 "
    "없습니다.",
    quiz="keras-xor-layers",
)
def no_hidden_layer():
    return _compiled([_dense(1)])


@misconception(
    "xor-model-two-hidden-layers",
    of="build_xor_model",
    en="There are two hidden layers of three units. The first Dense of a Keras model is a hidden layer "
    "already; the inputs are not a layer of units.",
    ko="유닛이 세 개인 은닉층이 두 개입니다. Keras 모델의 첫 번째 Dense 층이 이미 은닉층입니다. 입력은 "
    "유닛으로 된 층이 아닙니다.",
    quiz="keras-xor-layers",
)
def two_hidden_layers():
    return _compiled([_dense(3), _dense(3), _dense(1)])


@misconception(
    "xor-model-inputs-as-a-dense-layer",
    of="build_xor_model",
    en="The two inputs became a Dense layer of two units, with weights of its own. Inputs are only "
    "described, by an Input; nothing is computed there.",
    ko="입력 두 개를 유닛 두 개짜리 Dense 층으로 만들어서 가중치가 생겼습니다. 입력은 Input 으로 모양만 "
    "알려 주는 것이며 거기서는 아무것도 계산하지 않습니다.",
    quiz="keras-xor-layers",
)
def inputs_as_a_layer():
    return _compiled([_dense(2), _dense(3), _dense(1)])


@misconception(
    "xor-model-layers-in-reverse",
    of="build_xor_model",
    en="The layers stand in the other order: one unit first, three after it. A Sequential model runs "
    "through its list from the front, so the output layer comes last.",
    ko="층의 순서가 반대입니다. 유닛 한 개가 먼저 오고 세 개가 뒤에 옵니다. Sequential 모델은 리스트를 앞에서 "
    "부터 따라가므로 출력층이 마지막에 와야 합니다.",
    quiz="keras-xor-layers",
)
def layers_in_reverse():
    return _compiled([_dense(1), _dense(3)])


@misconception(
    "xor-model-no-bias",
    of="build_xor_model",
    en="The layers have no bias. For the input (0, 0) every weighted sum is then 0, and no weight can "
    "change that.",
    ko="층에 편향이 없습니다. 그러면 입력 (0, 0) 에서 가중합이 항상 0이고, 어떤 가중치로도 바꿀 수 없습니다.",
    quiz="keras-xor-layers",
)
def no_bias():
    return _compiled(_three_and_one(use_bias=False))


@misconception(
    "xor-model-shape-of-the-whole-table",
    of="build_xor_model",
    en="The Input was given the shape of the whole table, four rows of two. It describes a single "
    "example, two numbers; how many rows come at a time is left open.",
    ko="Input 에 네 행 두 열인 표 전체의 모양을 주었습니다. Input 은 예제 하나, 곧 수 두 개의 모양을 "
    "알려 주는 것이고, 한 번에 몇 행이 들어오는지는 정하지 않습니다.",
    quiz="keras-xor-input",
)
def shape_of_the_table():
    import keras

    model = keras.Sequential([keras.Input((4, 2)), *_three_and_one()])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@misconception(
    "xor-model-four-inputs",
    of="build_xor_model",
    en="The model takes four inputs, the number of examples. Every example has two numbers; the "
    "examples are the rows of the data.",
    ko="모델이 예제의 개수인 네 개의 입력을 받습니다. 예제 하나는 수 두 개이고, 예제들은 데이터의 "
    "행입니다.",
    quiz="keras-xor-input",
)
def four_inputs():
    import keras

    model = keras.Sequential([keras.Input((4,)), *_three_and_one()])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@misconception(
    "xor-model-dropout",
    of="build_xor_model",
    en="A Dropout layer stands in the network. With three hidden units each of them is needed, and "
    "what is dropped here is not noise.",
    ko="신경망에 드롭아웃 층이 있습니다. 은닉 유닛이 세 개뿐이면 하나하나가 모두 필요하므로, 떨어뜨리면 "
    "필요한 것이 없어집니다.",
    quiz="keras-xor-layers",
)
def xor_dropout():
    import keras

    return _compiled([_dense(3), keras.layers.Dropout(0.3), _dense(1)])


@misconception(
    "xor-model-rate-of-the-name-sgd",
    of="build_xor_model",
    en='The learning rate is 0.01: that is what the name "sgd" stands for, and SGD() as well. Another rate '
    "needs an optimiser object that is told so.",
    ko='학습률이 0.01입니다. 문자열 "sgd" 나 SGD() 라고만 쓰면 이 값이 됩니다. 다른 학습률을 쓰려면 학습률을 '
    "알려 준 옵티마이저 객체가 필요합니다.",
    quiz="keras-compile-rate",
)
def rate_of_the_name():
    return _compiled(_three_and_one(), optimizer="sgd")


@misconception(
    "xor-model-rate-one",
    of="build_xor_model",
    en="The learning rate is 1, as in exercise 3. There the loss was a sum of squares; here it is 0.1.",
    ko="학습률이 연습 3에서처럼 1입니다. 거기서는 손실이 제곱의 합이었습니다. 여기서는 0.1입니다.",
    quiz="keras-compile-rate",
)
def rate_one():
    return _compiled(_three_and_one(), rate=1.0)


@misconception(
    "xor-model-adam",
    of="build_xor_model",
    en="The optimiser is Adam. It learns XOR too, but here plain SGD with learning rate 0.1 is asked "
    "for, as in the lecture.",
    ko="옵티마이저가 Adam입니다. Adam으로도 XOR을 배울 수 있지만, 여기서 쓸 것은 강의에서처럼 학습률이 0.1인 "
    "SGD입니다.",
    quiz="keras-compile-rate",
)
def adam():
    return _compiled(_three_and_one(), optimizer="adam")


@misconception(
    "xor-model-momentum",
    of="build_xor_model",
    en="The optimiser has a momentum: every update carries part of the one before along. Plain SGD goes "
    "down the present gradient alone.",
    ko="옵티마이저에 모멘텀이 있어서 업데이트마다 앞선 업데이트의 일부가 이어집니다. 단순한 SGD는 지금의 "
    "기울기만 따라갑니다.",
    quiz="keras-compile-rate",
)
def momentum():
    import keras

    return _compiled(_three_and_one(), optimizer=keras.optimizers.SGD(0.1, momentum=0.9))


@misconception(
    "xor-model-mean-squared-error",
    of="build_xor_model",
    en="The loss is the mean squared error. Behind a sigmoid its gradient vanishes where an answer is "
    "confidently wrong; the binary cross-entropy has no such flat place.",
    ko="손실이 평균 제곱 오차입니다. 시그모이드 뒤에서는 확신하며 틀린 답의 기울기가 사라집니다. 이진 교차 "
    "엔트로피에는 그렇게 평평한 곳이 없습니다.",
    quiz="keras-compile-loss",
)
def mean_squared_error():
    return _compiled(_three_and_one(), loss="mse")


@misconception(
    "xor-model-categorical-loss",
    of="build_xor_model",
    en="The categorical cross-entropy compares several classes that share one probability. Keras brings "
    "the outputs of a row to the sum 1 first, and a single output then is always 1.",
    ko="범주형 교차 엔트로피는 확률 1을 나누어 갖는 여러 클래스를 비교합니다. Keras는 먼저 한 행의 출력을 합이 "
    "1이 되게 만드는데, 출력이 하나면 항상 1이 됩니다.",
    quiz="keras-compile-loss",
)
def categorical_loss():
    return _compiled(_three_and_one(), loss="categorical_crossentropy")


@misconception(
    "xor-model-sparse-loss",
    of="build_xor_model",
    en="The sparse loss reads the target as the number of a class and looks for that output: for a 1 "
    "it looks for a second output, which is not there.",
    ko="sparse 손실은 정답을 클래스의 번호로 보고 그 번호의 출력을 찾습니다. 정답이 1이면 둘째 출력을 찾는데, "
    "그런 출력은 없습니다.",
    quiz="keras-compile-loss",
)
def sparse_loss():
    return _compiled(_three_and_one(), loss="sparse_categorical_crossentropy")


@misconception(
    "xor-model-loss-from-logits",
    of="build_xor_model",
    en="With from_logits=True the loss is told that logits come, but the output layer gives "
    "probabilities. Where Keras notices, it warns and takes the logits from in front of the "
    "sigmoid; elsewhere the sigmoid is applied twice. The layer and the loss have to agree.",
    ko="from_logits=True 는 손실에 로짓이 온다고 알려 주는 것인데, 출력층에서는 확률이 나옵니다. "
    "Keras가 이를 알아채면 경고를 내고 시그모이드 앞의 로짓을 가져다 쓰지만, 알아채지 못하면 "
    "시그모이드가 두 번 적용됩니다. 출력층과 손실이 서로 맞아야 합니다.",
    quiz="keras-from-logits",
)
def loss_from_logits():
    import keras

    return _compiled(_three_and_one(), loss=keras.losses.BinaryCrossentropy(from_logits=True))


@misconception(
    "xor-model-loss-summed",
    of="build_xor_model",
    en="The loss is the sum over the batch, not its mean. Then every update is as many times larger as "
    "there are rows, and the learning rate means something else for another batch.",
    ko="손실이 배치의 평균이 아니라 합입니다. 그러면 업데이트가 행의 수만큼 커지고, 배치의 크기가 바뀔 때마다 "
    "학습률의 뜻이 달라집니다.",
    quiz="keras-compile-loss",
)
def loss_summed():
    import keras

    return _compiled(_three_and_one(), loss=keras.losses.BinaryCrossentropy(reduction="sum"))


@misconception(
    "xor-model-no-metric",
    of="build_xor_model",
    en="No metric was given to compile, so Keras reports the loss alone. Accuracy has to be asked for.",
    ko="compile 에 평가 지표를 주지 않아서 Keras가 손실만 알려 줍니다. 정확도는 따로 요청해야 합니다.",
    quiz="keras-compile-metrics",
)
def no_metric():
    return _compiled(_three_and_one(), metrics=[])


@misconception(
    "xor-model-metrics-without-their-name",
    of="build_xor_model",
    en="The third argument of compile is loss_weights, so a list of metrics that stands there is taken for "
    'those. Metrics are given by name: metrics=["accuracy"].',
    ko="compile 메서드의 셋째 인수는 loss_weights 이므로, 그 자리에 쓴 평가 지표의 목록이 loss_weights 로 "
    '쓰입니다. 평가 지표는 이름을 붙여 metrics=["accuracy"] 와 같이 줍니다.',
    quiz="keras-compile-metrics",
)
def metrics_without_their_name():
    import keras

    model = keras.Sequential([keras.Input((2,)), *_three_and_one()])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", ["accuracy"])
    return model


@misconception(
    "xor-model-loss-for-a-metric",
    of="build_xor_model",
    en="The metric is the loss once more. Accuracy is the share of right answers, which the loss does "
    "not show.",
    ko="평가 지표로 손실을 한 번 더 넣었습니다. 정확도는 맞은 답의 비율이며, 손실로는 보이지 않습니다.",
    quiz="keras-compile-metrics",
)
def loss_for_a_metric():
    return _compiled(_three_and_one(), metrics=["binary_crossentropy"])


@misconception(
    "xor-model-accuracy-of-equal-numbers",
    of="build_xor_model",
    en="Keras's class Accuracy counts outputs that equal the target exactly. A probability such as 0.98 "
    'never equals 1, so it shows 0. The text "accuracy" chooses the kind that compares with 0.5.',
    ko="Keras의 Accuracy 클래스는 출력이 정답과 정확히 같은 경우를 셉니다. 0.98 같은 확률은 1과 같지 않으므로 "
    '0이 나옵니다. 문자열 "accuracy" 를 쓰면 0.5와 비교하는 정확도가 선택됩니다.',
    quiz="keras-compile-metrics",
)
def accuracy_of_equal_numbers():
    import keras

    return _compiled(_three_and_one(), metrics=[keras.metrics.Accuracy()])


@misconception(
    "xor-model-categorical-accuracy",
    of="build_xor_model",
    en="Categorical accuracy compares the places of the largest output and the largest target. With a "
    "single column that is always the first place, so it shows 1 from the beginning.",
    ko="범주형 정확도(categorical accuracy)는 가장 큰 출력과 가장 큰 정답의 위치를 비교합니다. 열이 하나면 "
    "항상 첫째 자리이므로 처음부터 1이 나옵니다.",
    quiz="keras-compile-metrics",
)
def categorical_accuracy():
    return _compiled(_three_and_one(), metrics=["categorical_accuracy"])


@misconception(
    "xor-model-not-compiled",
    of="build_xor_model",
    en="The layers are right, but the model was not compiled. It can predict; it knows no loss and no "
    "optimiser, so it can neither be trained nor evaluated.",
    ko="층은 맞지만 컴파일하지 않았습니다. 예측은 할 수 있으나 손실과 옵티마이저를 모르므로 학습도 평가도 할 "
    "수 없습니다.",
    quiz="keras-compile",
)
def not_compiled():
    import keras

    return keras.Sequential([keras.Input((2,)), *_three_and_one()])


@misconception(
    "xor-model-nothing-returned",
    of="build_xor_model",
    en="The function returns None. That is so without a return, and also for `return model.compile(...)`: "
    "compile changes the model and returns nothing.",
    ko="함수가 None을 반환합니다. return 문이 없을 때도 그렇고 `return model.compile(...)` 이라고 쓸 때도 "
    "그렇습니다. compile 메서드는 모델을 바꿀 뿐 아무것도 반환하지 않습니다.",
    quiz="keras-compile",
)
def nothing_returned():
    _compiled(_three_and_one())


@misconception(
    "xor-model-zero-weights",
    of="build_xor_model",
    en="All weights of a layer begin with the same number. Then all hidden units compute the same, get "
    "the same gradient and stay alike for ever: three units do the work of one.",
    ko="한 층의 가중치가 모두 같은 수로 시작합니다. 그러면 은닉 유닛이 모두 같은 값을 내고 같은 기울기를 받아 "
    "언제까지나 똑같습니다. 유닛 세 개가 하나의 일밖에 하지 못합니다.",
    quiz="keras-symmetry",
)
def zero_weights():
    return _compiled(_three_and_one(kernel_initializer="zeros"))


@misconception(
    "xor-model-same-start-every-time",
    of="build_xor_model",
    en="Every model begins with the very same weights. Perhaps a seed is set inside the function, or one "
    "model is kept and handed out again. Then a bad start comes back every time, and several runs tell "
    "no more than one.",
    ko="모든 모델이 똑같은 가중치로 시작합니다. 함수 안에서 시드를 정했거나, 모델 하나를 보관해 두고 다시 "
    "반환했을 수 있습니다. 그러면 나쁜 출발점도 매번 되풀이되고, 여러 번 실행해도 한 번 실행한 것과 같습니다.",
    quiz="keras-symmetry",
)
def same_start():
    import keras

    return _compiled(
        [
            _dense(3, kernel_initializer=keras.initializers.GlorotUniform(seed=1)),
            _dense(1, kernel_initializer=keras.initializers.GlorotUniform(seed=2)),
        ]
    )


@misconception(
    "xor-model-frozen-hidden-layer",
    of="build_xor_model",
    en="The hidden layer is not trainable: no update will change its weights. Only the output unit would "
    "learn, from hidden values that stay as they were drawn.",
    ko="은닉층이 학습되지 않게 고정되어 있어서 업데이트를 해도 가중치가 바뀌지 않습니다. 처음 뽑힌 그대로인 "
    "은닉값으로 출력 유닛만 배우게 됩니다.",
    quiz="keras-xor-layers",
)
def frozen_hidden_layer():
    return _compiled([_dense(3, trainable=False), _dense(1)])


def _deep(hidden, activation="relu", output="sigmoid", **options):
    layers = [_dense(10, activation) for _ in range(hidden)]
    return _compiled([*layers, _dense(1, output)], **options)


@misconception(
    "deep-xor-six-hidden-layers",
    of="build_deep_xor_model",
    en="There are six hidden layers: the output layer was counted as one of the seven.",
    ko="은닉층이 여섯 개입니다. 출력층을 일곱 개 가운데 하나로 세었습니다.",
    quiz="keras-deep-layers",
)
def six_hidden(activation="relu"):
    return _deep(6, activation)


@misconception(
    "deep-xor-eight-hidden-layers",
    of="build_deep_xor_model",
    en="There are eight hidden layers: one in front, and seven more behind it. The first one counts.",
    ko="은닉층이 여덟 개입니다. 맨 앞에 하나를 두고 그 뒤에 일곱 개를 더 두었습니다. 첫째 층도 일곱 개에 "
    "들어갑니다.",
    quiz="keras-deep-layers",
)
def eight_hidden(activation="relu"):
    return _deep(8, activation)


@misconception(
    "deep-xor-seven-units-ten-layers",
    of="build_deep_xor_model",
    en="Units and layers are swapped: ten layers of seven units. Wanted are seven layers of ten.",
    ko="유닛 수와 층 수가 바뀌었습니다. 유닛 일곱 개짜리 층이 열 개 있습니다. 필요한 것은 유닛 열 개짜리 층 "
    "일곱 개입니다.",
    quiz="keras-deep-layers",
)
def ten_layers_of_seven(activation="relu"):
    return _compiled([*(_dense(7, activation) for _ in range(10)), _dense(1)])


@misconception(
    "deep-xor-one-hidden-layer",
    of="build_deep_xor_model",
    en="There is one hidden layer of ten units. A deep network has many of them, one behind the other.",
    ko="유닛 열 개짜리 은닉층이 하나뿐입니다. 깊은 신경망에는 은닉층이 여러 개 잇달아 있습니다.",
    quiz="keras-deep-layers",
)
def one_hidden(activation="relu"):
    return _deep(1, activation)


@misconception(
    "deep-xor-activation-ignored",
    of="build_deep_xor_model",
    en="The hidden layers use ReLU whatever the argument says. So the sigmoid network that the lecture "
    "compares it with cannot be built.",
    ko="인수와 상관없이 은닉층에 항상 ReLU를 씁니다. 그러면 강의에서 비교하는 시그모이드 신경망을 만들 수 "
    "없습니다.",
    quiz="keras-deep-activation",
)
def activation_ignored(activation="relu"):
    return _deep(7, "relu")


@misconception(
    "deep-xor-sigmoid-by-default",
    of="build_deep_xor_model",
    en="Without an argument the hidden layers are sigmoid. The default is ReLU, the activation with which "
    "seven layers learn.",
    ko="인수를 주지 않으면 은닉층이 시그모이드가 됩니다. 기본값은 ReLU입니다. 층이 일곱 개일 때 학습이 되는 "
    "활성화 함수입니다.",
    quiz="keras-deep-activation",
)
def sigmoid_by_default(activation="sigmoid"):
    return _deep(7, activation)


@misconception(
    "deep-xor-activation-at-the-output-too",
    of="build_deep_xor_model",
    en="The output layer got the activation of the hidden ones. A ReLU output is no probability; the "
    "last layer is a sigmoid in both networks.",
    ko="출력층에도 은닉층의 활성화 함수를 썼습니다. ReLU의 출력은 확률이 아닙니다. 마지막 층은 두 신경망 모두 "
    "시그모이드입니다.",
    quiz="keras-deep-activation",
)
def activation_at_the_output(activation="relu"):
    return _deep(7, activation, output=activation)


@misconception(
    "deep-xor-activation-in-the-first-layer-alone",
    of="build_deep_xor_model",
    en="Only the first hidden layer has the activation; the others are linear. Several linear layers one "
    "behind the other are no more than one.",
    ko="활성화 함수가 첫째 은닉층에만 있고 나머지는 선형입니다. 선형인 층은 여러 개를 이어도 하나와 "
    "다르지 않습니다.",
    quiz="keras-deep-activation",
)
def activation_in_the_first(activation="relu"):
    linear = [_dense(10, None) for _ in range(6)]
    return _compiled([_dense(10, activation), *linear, _dense(1)])


@misconception(
    "deep-xor-no-hidden-activation",
    of="build_deep_xor_model",
    en="The hidden layers have no activation, so seven layers are one linear one, and a straight line "
    "does not solve XOR.",
    ko="은닉층에 활성화 함수가 없습니다. 그러면 일곱 층이 선형인 층 하나와 같고, 직선 하나로는 XOR을 풀 수 "
    "없습니다.",
    quiz="keras-deep-activation",
)
def no_deep_activation(activation="relu"):
    return _deep(7, None)


@misconception(
    "deep-xor-one-layer-used-again",
    of="build_deep_xor_model",
    en="One and the same layer object stands in the model several times. Its weights are there only once "
    "and are shared; seven layers need seven objects.",
    ko="층 객체 하나가 모델에 여러 번 들어 있습니다. 가중치는 한 벌뿐이고 함께 쓰입니다. 층이 일곱 개면 객체도 "
    "일곱 개가 필요합니다.",
    quiz="keras-shared-layer",
)
def one_layer_used_again(activation="relu"):
    import keras

    shared = _dense(10, activation)
    model = keras.Sequential([keras.Input((2,)), _dense(10, activation)])
    for _ in range(6):
        model.add(shared)
    model.add(_dense(1))
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@misconception(
    "deep-xor-one-layer-called-again",
    of="build_deep_xor_model",
    en="One and the same layer object is called several times. Its weights are there only once and are "
    "shared; seven layers need seven objects.",
    ko="층 객체 하나를 여러 번 호출했습니다. 가중치는 한 벌뿐이고 함께 쓰입니다. 층이 일곱 개면 객체도 일곱 개가 "
    "필요합니다.",
    quiz="keras-shared-layer",
)
def one_layer_called_again(activation="relu"):
    import keras

    inputs = keras.Input((2,))
    hidden, shared = _dense(10, activation)(inputs), _dense(10, activation)
    for _ in range(6):
        hidden = shared(hidden)
    model = keras.Model(inputs, _dense(1)(hidden))
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@misconception(
    "deep-xor-zero-weights",
    of="build_deep_xor_model",
    en="All weights of a layer begin with the same number. Then its ten units compute the same, get the "
    "same gradient and stay alike for ever.",
    ko="한 층의 가중치가 모두 같은 수로 시작합니다. 그러면 유닛 열 개가 모두 같은 값을 내고 같은 기울기를 받아 "
    "언제까지나 똑같습니다.",
    quiz="keras-symmetry",
)
def deep_zero_weights(activation="relu"):
    hidden = [_dense(10, activation, kernel_initializer="zeros") for _ in range(7)]
    return _compiled([*hidden, _dense(1, kernel_initializer="zeros")])


@misconception(
    "deep-xor-same-start-every-time",
    of="build_deep_xor_model",
    en="Every model begins with the very same weights. Perhaps a seed is set inside the function, or one "
    "model is kept and handed out again. Then several runs tell no more than one.",
    ko="모든 모델이 똑같은 가중치로 시작합니다. 함수 안에서 시드를 정했거나, 모델 하나를 보관해 두고 다시 "
    "반환했을 수 있습니다. 그러면 여러 번 실행해도 한 번 실행한 것과 같습니다.",
    quiz="keras-symmetry",
)
def deep_same_start(activation="relu"):
    import keras

    starts = [keras.initializers.GlorotUniform(seed=k) for k in range(8)]
    hidden = [_dense(10, activation, kernel_initializer=start) for start in starts[:7]]
    return _compiled([*hidden, _dense(1, kernel_initializer=starts[7])])


@misconception(
    "deep-xor-rate-of-the-name-sgd",
    of="build_deep_xor_model",
    en='The learning rate is 0.01: that is what the name "sgd" stands for, and SGD() as well. Here it has '
    "to be 0.1.",
    ko='학습률이 0.01입니다. 문자열 "sgd" 나 SGD() 라고만 쓰면 이 값이 됩니다. 여기서는 0.1이어야 합니다.',
    quiz="keras-compile-rate",
)
def deep_rate_of_the_name(activation="relu"):
    return _deep(7, activation, optimizer="sgd")


@misconception(
    "deep-xor-mean-squared-error",
    of="build_deep_xor_model",
    en="The loss is the mean squared error. Loss, optimiser and metric are to be those of the small "
    "network, so that only the depth differs.",
    ko="손실이 평균 제곱 오차입니다. 손실, 옵티마이저, 평가 지표는 작은 신경망과 같아야 합니다. 그래야 깊이의 "
    "차이만 볼 수 있습니다.",
    quiz="keras-compile-loss",
)
def deep_squared_error(activation="relu"):
    return _deep(7, activation, loss="mse")


@misconception(
    "deep-xor-no-metric",
    of="build_deep_xor_model",
    en="No metric was given to compile, so Keras reports the loss alone. Accuracy has to be asked for.",
    ko="compile 에 평가 지표를 주지 않아서 Keras가 손실만 알려 줍니다. 정확도는 따로 요청해야 합니다.",
    quiz="keras-compile-metrics",
)
def deep_no_metric(activation="relu"):
    return _deep(7, activation, metrics=[])


@misconception(
    "deep-xor-not-compiled",
    of="build_deep_xor_model",
    en="The layers are right, but the model was not compiled: it has neither a loss nor an optimiser.",
    ko="층은 맞지만 컴파일하지 않았습니다. 그래서 손실도 옵티마이저도 없습니다.",
    quiz="keras-compile",
)
def deep_not_compiled(activation="relu"):
    import keras

    hidden = [_dense(10, activation) for _ in range(7)]
    return keras.Sequential([keras.Input((2,)), *hidden, _dense(1)])


@misconception(
    "deep-xor-nothing-returned",
    of="build_deep_xor_model",
    en="The function returns None: the model was built and compiled, but not handed back.",
    ko="함수가 None을 반환합니다. 모델을 만들고 컴파일했지만 돌려주지 않았습니다.",
    quiz="keras-compile",
)
def deep_nothing_returned(activation="relu"):
    _deep(7, activation)


class _Net(ModelChain):
    """A model in NumPy, as fast as misconceptions should be; its updates are the model's own."""

    def accuracy(self, x, t):
        return float(np.mean((self.outputs(x)[-1] > 0.5) == t))

    def compile(self, optimizer, rate, loss="binary_crossentropy"):
        """Take another optimiser and another loss."""
        self.optimizer, self.rate, self.loss_name = optimizer, rate, loss
        return self

    def descend(self, x, t, steps, **options):
        losses = super().descend(x, t, steps, **options)
        self.hand_back()
        return losses

    def step(self, x, t):
        """Make one update, without handing it back; return the loss before it."""
        loss = self.loss(x, t)
        self.update(x, t)
        return loss


@misconception(
    "train-xor-mean-over-the-steps",
    of="train_xor",
    en="The updates are right, but the number is the mean of the losses over all of them: that is what "
    "fit notes for an epoch. The mean still remembers the beginning; wanted is the loss at the end.",
    ko="업데이트는 맞지만 반환된 수는 모든 업데이트에 걸친 손실의 평균입니다. fit 메서드가 한 에포크의 손실로 "
    "적는 값이 바로 이것입니다. 평균에는 처음의 큰 손실이 남아 있습니다. 필요한 것은 마지막의 손실입니다.",
    quiz="keras-mean-loss",
)
def mean_over_steps(model, x, t, steps=10_000):
    return float(np.mean(_Net(model).descend(x, t, steps)[:-1]))


@misconception(
    "train-xor-loss-of-the-first-step",
    of="train_xor",
    en="The updates are right, but the loss is the one before the first of them. What is wanted is the "
    "loss at the last one.",
    ko="업데이트는 맞지만 반환된 손실은 첫 업데이트 전의 값입니다. 필요한 것은 마지막 업데이트에서의 "
    "손실입니다.",
    quiz="keras-mean-loss",
)
def loss_of_the_first_step(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, steps)[0]


@misconception(
    "train-xor-loss-summed-over-the-rows",
    of="train_xor",
    en="The loss was added up over the rows. The binary cross-entropy of a batch is the mean over its "
    "rows, so this number grows with the number of rows.",
    ko="손실을 모든 행에 걸쳐 더했습니다. 배치의 이진 교차 엔트로피는 행들의 평균입니다. 이 수는 행이 많을수록 "
    "커집니다.",
    quiz="keras-mean-loss",
)
def loss_summed_over_rows(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, steps)[-2] * len(x)


@misconception(
    "train-xor-loss-of-every-row",
    of="train_xor",
    en="Every row has its own loss in what comes back. One number is wanted, the mean over the batch.",
    ko="행마다 하나씩 손실이 반환됩니다. 필요한 것은 수 하나, 곧 배치의 평균입니다.",
    quiz="keras-mean-loss",
)
def loss_of_every_row(model, x, t, steps=10_000):
    net = _Net(model)
    net.descend(x, t, steps)
    return net.row_losses(x, t)


@misconception(
    "train-xor-loss-and-accuracy",
    of="train_xor",
    en="Two numbers come back, the loss and the accuracy: that is what evaluate and train_on_batch give "
    "for a model with a metric. The loss is the first of them.",
    ko="손실과 정확도, 두 수가 반환됩니다. 평가 지표가 있는 모델에서는 evaluate 와 train_on_batch 가 이렇게 "
    "줍니다. 손실은 그 가운데 첫째입니다.",
    quiz="keras-what-comes-back",
)
def loss_and_accuracy(model, x, t, steps=10_000):
    net = _Net(model)
    return [net.descend(x, t, steps)[-1], net.accuracy(x, t)]


@misconception(
    "train-xor-list-of-train-on-batch",
    of="train_xor",
    en="Two numbers come back, the loss and the accuracy, both from before the last update: that is what "
    "train_on_batch gives for a model with a metric. The loss is the first of them.",
    ko="손실과 정확도, 두 수가 반환됩니다. 둘 다 마지막 업데이트 직전의 값입니다. 평가 지표가 있는 모델에서는 "
    "train_on_batch 메서드가 이렇게 줍니다. 손실은 그 가운데 첫째입니다.",
    quiz="keras-what-comes-back",
)
def list_of_train_on_batch(model, x, t, steps=10_000):
    net = _Net(model)
    net.descend(x, t, steps - 1)
    accuracy = net.accuracy(x, t)
    return [net.descend(x, t, 1)[0], accuracy]


@misconception(
    "train-xor-float-of-a-list",
    of="train_xor",
    en="A list was to become a float: train_on_batch and evaluate give a list, the loss first and the "
    "metrics after it. The loss is its first entry.",
    ko="리스트를 float 값으로 바꾸려고 했습니다. train_on_batch 와 evaluate 는 손실이 먼저 오고 평가 지표가 "
    "뒤따르는 리스트를 줍니다. 손실은 그 첫째 원소입니다.",
    quiz="keras-what-comes-back",
)
def float_of_a_list(model, x, t, steps=10_000):
    return float([_Net(model).descend(x, t, steps)[-2], 0.5])


@misconception(
    "train-xor-accuracy-for-loss",
    of="train_xor",
    en="The updates are right, but the number is the accuracy, the second of what Keras reports. The "
    "loss is the first.",
    ko="업데이트는 맞지만 반환된 수는 정확도, 곧 Keras가 알려 주는 값 가운데 둘째입니다. 손실은 첫째입니다.",
    quiz="keras-what-comes-back",
)
def accuracy_for_loss(model, x, t, steps=10_000):
    net = _Net(model)
    net.descend(x, t, steps)
    return net.accuracy(x, t)


@misconception(
    "train-xor-all-the-losses",
    of="train_xor",
    en="A list of the losses of all steps comes back. Wanted is one number, the loss at the last update.",
    ko="모든 업데이트의 손실이 든 리스트가 반환됩니다. 필요한 것은 수 하나, 마지막 업데이트에서의 "
    "손실입니다.",
    quiz="keras-what-comes-back",
)
def all_the_losses(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, steps)[:-1]


@misconception(
    "train-xor-loss-still-a-tensor",
    of="train_xor",
    en="The loss is a tensor of TensorFlow's; a float of Python's is wanted.",
    ko="손실이 TensorFlow의 텐서입니다. 필요한 것은 Python의 float 값입니다.",
    quiz="keras-what-comes-back",
)
def loss_still_a_tensor(model, x, t, steps=10_000):
    import tensorflow as tf

    return tf.constant(_Net(model).descend(x, t, steps)[-2])


@misconception(
    "train-xor-history-object",
    of="train_xor",
    en="What fit returns is an object that keeps a record of the training, not the loss. The losses stand "
    "in its attribute history.",
    ko="fit 메서드가 반환하는 것은 손실이 아니라 학습 기록을 담은 객체입니다. 손실은 그 객체의 history 속성에 "
    "있습니다.",
    quiz="keras-what-comes-back",
)
def history_object(model, x, t, steps=10_000):
    import keras

    _Net(model).descend(x, t, steps)
    return keras.callbacks.History()


@misconception(
    "train-xor-nothing-returned",
    of="train_xor",
    en="The model is trained, but nothing comes back. The loss is wanted as the result.",
    ko="모델은 학습되지만 아무것도 반환되지 않습니다. 결과로 손실을 반환해야 합니다.",
    quiz="keras-what-comes-back",
)
def train_nothing_returned(model, x, t, steps=10_000):
    _Net(model).descend(x, t, steps)


@misconception(
    "train-xor-one-step-too-many",
    of="train_xor",
    en="There is one update more than asked for. A call of train_on_batch before the loop counts too, and "
    "so does a loop that runs up to and including `steps`.",
    ko="요청한 것보다 업데이트가 한 번 많습니다. 반복문 앞에서 train_on_batch 를 한 번 부르거나 반복문이 "
    "`steps` 까지 포함해서 돌면 그것도 한 번입니다.",
    quiz="keras-steps",
)
def one_step_too_many(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, steps + 1)[-2]


@misconception(
    "train-xor-one-step-too-few",
    of="train_xor",
    en="There is one update fewer than asked for: counting from 1 up to, but not including, `steps` "
    "leaves one out.",
    ko="요청한 것보다 업데이트가 한 번 적습니다. 1부터 `steps` 앞까지 세면 한 번이 빠집니다.",
    quiz="keras-steps",
)
def one_step_too_few(model, x, t, steps=10_000):
    losses = _Net(model).descend(x, t, steps - 1)
    return losses[-2] if len(losses) > 1 else losses[0]


@misconception(
    "train-xor-one-step-too-many-then-evaluated",
    of="train_xor",
    en="There is one update more than asked for, and the loss is the one after all of them. A loop over "
    "range(steps + 1), for example, counts one too many.",
    ko="요청한 것보다 업데이트가 한 번 많고, 손실은 그 업데이트가 모두 끝난 뒤의 값입니다. 예를 들어 "
    "range(steps + 1) 로 반복하면 한 번이 더해집니다.",
    quiz="keras-steps",
)
def one_step_too_many_evaluated(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, steps + 1)[-1]


@misconception(
    "train-xor-one-step-too-few-then-evaluated",
    of="train_xor",
    en="There is one update fewer than asked for, and the loss is the one after all of them. A loop over "
    "range(1, steps), for example, leaves one out.",
    ko="요청한 것보다 업데이트가 한 번 적고, 손실은 그 업데이트가 모두 끝난 뒤의 값입니다. 예를 들어 "
    "range(1, steps) 로 반복하면 한 번이 빠집니다.",
    quiz="keras-steps",
)
def one_step_too_few_evaluated(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, steps - 1)[-1]


@misconception(
    "train-xor-one-step-too-few-no-loss-for-one",
    of="train_xor",
    en="There is one update fewer than asked for: counting from 1 up to, but not including, `steps` leaves "
    "one out. For a single step the loop is never entered, and the loss does not exist.",
    ko="요청한 것보다 업데이트가 한 번 적습니다. 1부터 `steps` 앞까지 세면 한 번이 빠집니다. 한 번만 요청하면 "
    "반복문에 들어가지 못해서 손실 변수가 만들어지지 않습니다.",
    quiz="keras-steps",
)
def one_step_too_few_no_loss(model, x, t, steps=10_000):
    net = _Net(model)
    for _ in range(1, steps):
        loss = net.step(x, t)
    net.hand_back()
    return float(loss)


@misconception(
    "train-xor-one-epoch",
    of="train_xor",
    en="Only one update is made, however many were asked for. For example, a return inside the loop ends "
    "it after the first one; an epoch over one batch is one update; and steps_per_epoch does not "
    "repeat data that have run out.",
    ko="몇 번을 요청하든 업데이트는 한 번뿐입니다. 예를 들어 반복문 안에 return 문이 있으면 첫 업데이트 뒤에 "
    "끝납니다. 배치가 하나인 데이터의 한 에포크는 업데이트 한 번이고, steps_per_epoch 를 주어도 다 쓴 "
    "데이터가 되풀이되지는 않습니다.",
    quiz="keras-steps",
)
def one_epoch(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, 1)[0]


@misconception(
    "train-xor-own-number-of-steps",
    of="train_xor",
    en="The number of updates is fixed in the code, here 100, and `steps` is not used. What was asked for "
    "and what is done agree only by chance.",
    ko="업데이트 횟수가 코드에 고정되어 있고(여기서는 100번) `steps` 인수를 쓰지 않습니다. 요청한 횟수와 맞는 "
    "것은 우연일 뿐입니다.",
    quiz="keras-steps",
)
def own_number_of_steps(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, 100)[-2]


@misconception(
    "train-xor-steps-per-execution-overshoots",
    of="train_xor",
    en="With steps_per_execution=1000 TensorFlow makes 1000 updates before Keras looks whether that is "
    "enough. Where fewer were asked for, or a number that 1000 does not divide, too many are made.",
    ko="steps_per_execution=1000 이면 TensorFlow가 1000번을 업데이트한 뒤에야 Keras가 충분한지 확인합니다. 그보다 "
    "적거나 1000의 배수가 아닌 횟수를 요청하면 더 많이 업데이트됩니다.",
    quiz="keras-steps-per-execution",
)
def steps_per_execution_overshoots(model, x, t, steps=10_000):
    return _Net(model).descend(x, t, -(-steps // 1000) * 1000)[-1]


@misconception(
    "train-xor-stops-when-it-is-good",
    of="train_xor",
    en="The loop ends early, once the answers are good enough. Exactly `steps` updates were asked for.",
    ko="답이 어느 정도 맞으면 반복을 일찍 끝냅니다. 요청한 것은 정확히 `steps` 번의 업데이트입니다.",
    quiz="keras-steps",
)
def stops_when_good(model, x, t, steps=10_000):
    net = _Net(model)
    done = 0
    while done < steps and net.loss(x, t) > 0.69:
        net.update(x, t)
        done += 1
    net.hand_back()
    return net.loss(x, t)


def _until(model, x, t, steps, enough):
    """Train to the update at which enough(net, loss) holds; return the loss before it, as Keras does."""
    net = _Net(model)
    for _ in range(steps):
        last, loss = enough(net, net.loss(x, t)), net.step(x, t)
        if last:
            break
    net.hand_back()
    return loss


@misconception(
    "train-xor-stops-at-full-accuracy",
    of="train_xor",
    en="The training ends as soon as every row is on the right side of 0.5. Exactly `steps` updates were "
    "asked for: the loss goes on falling when nothing is wrong any more.",
    ko="모든 행이 0.5를 기준으로 맞게 나뉘면 바로 학습을 끝냅니다. 요청한 것은 정확히 `steps` 번의 업데이트입니다. "
    "틀린 행이 없어져도 손실은 계속 줄어듭니다.",
    quiz="keras-steps",
)
def stops_at_full_accuracy(model, x, t, steps=10_000):
    return _until(model, x, t, steps, lambda net, _: net.accuracy(x, t) == 1)


@misconception(
    "train-xor-stops-at-a-small-loss",
    of="train_xor",
    en="The loop ends as soon as the loss is small, below 0.01 for example. Exactly `steps` updates were "
    "asked for, however good the answers are already.",
    ko="손실이 예컨대 0.01보다 작아지면 곧바로 반복을 끝냅니다. 답이 이미 얼마나 맞든 요청한 것은 정확히 "
    "`steps` 번의 업데이트입니다.",
    quiz="keras-steps",
)
def stops_at_a_small_loss(model, x, t, steps=10_000):
    return _until(model, x, t, steps, lambda _, loss: loss < 0.01)


@misconception(
    "train-xor-early-stopping",
    of="train_xor",
    en="The training ends early, once the loss has hardly become better for some updates: EarlyStopping, for "
    "example, does that. Exactly `steps` updates were asked for.",
    ko="몇 번의 업데이트 동안 손실이 거의 좋아지지 않으면 학습을 일찍 끝냅니다. 예를 들어 EarlyStopping 이 "
    "그렇게 합니다. 요청한 것은 정확히 `steps` 번의 업데이트입니다.",
    quiz="keras-steps",
)
def early_stopping(model, x, t, steps=10_000):
    net, best, waited = _Net(model), np.inf, 0
    for _ in range(steps):
        loss = net.step(x, t)
        best, waited = (loss, 0) if loss < best - 0.01 else (best, waited + 1)
        if waited == 10:
            break
    net.hand_back()
    return loss


@misconception(
    "train-xor-no-update",
    of="train_xor",
    en="The weights have not moved: the loss, perhaps also its gradients, was computed, but nothing was "
    "applied to the model.",
    ko="가중치가 움직이지 않았습니다. 손실을 구하고 어쩌면 기울기까지 구했지만 모델에 적용하지 않았습니다.",
    quiz="keras-update",
)
def no_update(model, x, t, steps=10_000):
    return _Net(model).loss(x, t)


@misconception(
    "train-xor-a-copy-is-trained",
    of="train_xor",
    en="A copy of the model was trained, not the one that was handed over. The loss is right, but the "
    "caller's model is as it was before.",
    ko="넘겨받은 모델이 아니라 그 복사본을 학습했습니다. 손실은 맞지만 호출한 쪽의 모델은 그대로입니다.",
    quiz="keras-update",
)
def a_copy_is_trained(model, x, t, steps=10_000):
    before = model.get_weights()
    losses = _Net(model).descend(x, t, steps)
    model.set_weights(before)
    return losses[-2]


@misconception(
    "train-xor-own-learning-rate",
    of="train_xor",
    en="The updates use a learning rate of 0.1 of their own: the model was compiled anew, or the weights "
    "were changed by hand. The model brings its optimiser along, and its rate was another one.",
    ko="업데이트에 넘겨받은 것이 아닌 학습률 0.1을 썼습니다. 모델을 다시 컴파일했거나 가중치를 직접 바꾼 "
    "결과입니다. 모델에는 옵티마이저가 함께 들어 있고, 그 학습률은 다른 값이었습니다.",
    quiz="keras-compile-again",
)
def own_learning_rate(model, x, t, steps=10_000):
    return _Net(model).compile("sgd", 0.1).descend(x, t, steps)[-2]


@misconception(
    "train-xor-compiled-with-adam",
    of="train_xor",
    en="The model was compiled anew, with Adam. It brings its own optimiser along, and that one is to be "
    "used.",
    ko="모델을 Adam으로 다시 컴파일했습니다. 모델에 들어 있는 옵티마이저를 그대로 써야 합니다.",
    quiz="keras-compile-again",
)
def compiled_with_adam(model, x, t, steps=10_000):
    return _Net(model).compile("adam", 0.001).descend(x, t, steps)[-2]


@misconception(
    "train-xor-compiled-with-the-name-sgd",
    of="train_xor",
    en='The model was compiled anew, with the name "sgd", which stands for a learning rate of 0.01. It '
    "brings its own optimiser along, and that one is to be used.",
    ko='모델을 "sgd" 라는 이름으로 다시 컴파일했습니다. 이 이름은 학습률이 0.01인 SGD를 뜻합니다. 모델에 들어 '
    "있는 옵티마이저를 그대로 써야 합니다.",
    quiz="keras-compile-again",
)
def compiled_with_the_name_sgd(model, x, t, steps=10_000):
    return _Net(model).compile("sgd", 0.01).descend(x, t, steps)[-2]


@misconception(
    "train-xor-own-loss",
    of="train_xor",
    en="The loss is always the binary cross-entropy, whatever the model was compiled with. The model brings "
    "its loss along: model.compute_loss and train_on_batch take that one.",
    ko="모델을 무엇으로 컴파일했든 손실로 항상 이진 교차 엔트로피를 씁니다. 모델에는 손실이 함께 들어 있고, "
    "model.compute_loss 와 train_on_batch 는 그 손실을 씁니다.",
    quiz="keras-compile-again",
)
def own_loss(model, x, t, steps=10_000):
    net = _Net(model)
    return net.compile(net.optimizer, net.rate).descend(x, t, steps)[-2]


@misconception(
    "train-xor-own-update",
    of="train_xor",
    en="The weights are changed by the learning rate times the gradient, which is what SGD does. The model "
    "brings its optimiser along, and another one, such as Adam, takes other steps.",
    ko="가중치에서 학습률과 기울기의 곱을 뺍니다. 이것은 SGD의 업데이트입니다. 모델에는 옵티마이저가 함께 들어 "
    "있고, Adam 같은 다른 옵티마이저의 업데이트는 다릅니다.",
    quiz="keras-compile-again",
)
def own_update(model, x, t, steps=10_000):
    net = _Net(model)
    return net.compile("sgd", net.rate, net.loss_name).descend(x, t, steps)[-2]


@misconception(
    "train-xor-own-loss-and-update",
    of="train_xor",
    en="The updates are those of SGD on the binary cross-entropy, whatever the model was compiled with: its "
    "learning rate alone is used. It brings its loss and its optimiser along.",
    ko="모델을 무엇으로 컴파일했든 이진 교차 엔트로피를 SGD로 줄이는 업데이트를 하고, 모델에서는 학습률만 가져다 "
    "씁니다. 모델에는 손실과 옵티마이저가 함께 들어 있습니다.",
    quiz="keras-compile-again",
)
def own_loss_and_update(model, x, t, steps=10_000):
    net = _Net(model)
    return net.compile("sgd", net.rate).descend(x, t, steps)[-2]


@misconception(
    "train-xor-four-weight-arrays-alone",
    of="train_xor",
    en="The code takes apart the weights of a model with two layers, four arrays. A model may have more "
    "layers; whatever trains it through Keras need not know how many.",
    ko="층이 두 개인 모델의 가중치, 곧 배열 네 개만 꺼낼 수 있는 코드입니다. 모델의 층은 더 많을 수도 있습니다. "
    "Keras를 통해 학습시키면 층의 수를 몰라도 됩니다.",
    quiz="keras-update",
)
def four_weight_arrays(model, x, t, steps=10_000):
    w1, b1, w2, b2 = model.get_weights()
    net = _Net(model)
    net.weights = [w1, b1, w2, b2]
    return net.descend(x, t, steps)[-2]


@misconception(
    "train-xor-squared-error",
    of="train_xor",
    en="The updates go down the mean squared error. The model brings its loss along, and that was the "
    "binary cross-entropy.",
    ko="평균 제곱 오차를 따라 업데이트했습니다. 모델에는 손실이 함께 들어 있고, 그것은 이진 교차 "
    "엔트로피였습니다.",
    quiz="keras-compile-again",
)
def squared_error(model, x, t, steps=10_000):
    net = _Net(model)
    return net.compile(net.optimizer, net.rate, "mean_squared_error").descend(x, t, steps)[-2]


@misconception(
    "train-xor-gradient-of-the-sum",
    of="train_xor",
    en="The gradient was taken of the sum of the losses of all rows, so every update is as many times too "
    "large as there are rows. The loss of a batch is the mean.",
    ko="모든 행의 손실을 더한 값의 기울기를 썼습니다. 그래서 업데이트가 행의 수만큼 큽니다. 배치의 손실은 "
    "평균입니다.",
    quiz="keras-update",
)
def gradient_of_the_sum(model, x, t, steps=10_000):
    net = _Net(model)
    return net.descend(x, t, steps, slope=lambda y, t: net.slope(y, t) * len(t))[-2] * len(x)


@misconception(
    "train-xor-uphill",
    of="train_xor",
    en="The gradient was added where it has to be subtracted, so every update makes the loss larger.",
    ko="빼야 할 기울기를 더했습니다. 그래서 업데이트할 때마다 손실이 커집니다.",
    quiz="keras-update",
)
def uphill(model, x, t, steps=10_000):
    net = _Net(model)
    return net.descend(x, t, steps, step=lambda g: net.changes([-one for one in g]))[-2]


@misconception(
    "train-xor-output-layer-alone",
    of="train_xor",
    en="Only the output layer is updated; the hidden layer stays as it was. An update takes the gradient "
    "of every trainable variable.",
    ko="출력층만 업데이트하고 은닉층은 그대로 두었습니다. 업데이트에는 학습되는 모든 변수의 기울기를 씁니다.",
    quiz="keras-update",
)
def output_layer_alone(model, x, t, steps=10_000):
    net = _Net(model)
    last = len(net.weights)
    return net.descend(x, t, steps, only=(last - 2, last - 1))[-2]


@misconception(
    "train-xor-biases-left-out",
    of="train_xor",
    en="The weight matrices are updated and the biases are not. Biases are trainable variables too.",
    ko="가중치 행렬만 업데이트하고 편향은 업데이트하지 않았습니다. 편향도 학습되는 변수입니다.",
    quiz="keras-update",
)
def biases_left_out(model, x, t, steps=10_000):
    net = _Net(model)
    return net.descend(x, t, steps, only=range(0, len(net.weights), 2))[-2]


@misconception(
    "train-xor-one-row-a-step",
    of="train_xor",
    en="Every update sees one row, in turn, and the loss is that of one row. A full-batch update uses all "
    "rows at once.",
    ko="업데이트마다 행을 하나씩 돌아가며 썼고, 손실도 행 하나의 손실입니다. 전체 배치 업데이트는 모든 행을 한 "
    "번에 씁니다.",
    quiz="keras-batch",
)
def one_row_a_step(model, x, t, steps=10_000):
    net, loss = _Net(model), 0.0
    for k in range(steps):
        row = slice(k % len(x), k % len(x) + 1)
        loss = net.step(x[row], t[row])
    net.hand_back()
    return loss


@misconception(
    "train-xor-the-first-four-rows",
    of="train_xor",
    en="Only the first four rows are used, because the table of XOR has four. The function takes the rows "
    "that come in, however many.",
    ko="XOR의 표가 네 행이라고 해서 처음 네 행만 썼습니다. 이 함수는 몇 행이 들어오든 들어온 행을 모두 "
    "씁니다.",
    quiz="keras-batch",
)
def the_first_four_rows(model, x, t, steps=10_000):
    return _Net(model).descend(x[:4], t[:4], steps)[-2]


@misconception(
    "train-xor-batches-of-thirty-two",
    of="train_xor",
    en="Every pass over the data makes several updates, each on some of the rows: unless it is told "
    "otherwise, Keras takes 32 at a time. For a full-batch update the batch has all rows.",
    ko="데이터를 한 번 지날 때마다 일부 행으로 여러 번 업데이트합니다. 따로 정하지 않으면 Keras는 한 번에 32행을 "
    "씁니다. 전체 배치 업데이트에서는 배치에 모든 행이 들어 있어야 합니다.",
    quiz="keras-batch",
)
def batches_of_thirty_two(model, x, t, steps=10_000):
    net = _Net(model)
    for _ in range(steps):
        net.update(x[:32], t[:32])
        net.update(x[32:], t[32:])
    net.hand_back()
    return net.loss(x, t)


def _fitted(model, x, t, steps, batch_size):
    # The rows are shuffled as Keras does it, so Keras does it. A graph pays for many batches alone.
    model.run_eagerly = steps < 10
    history = model.fit(x, t, epochs=steps, batch_size=batch_size, verbose=0)
    return history.history["loss"][-1]


@misconception(
    "train-xor-fit-with-batches-of-thirty-two",
    of="train_xor",
    en="fit was not told a batch size, so it takes 32 rows at a time: an epoch over more rows is several "
    "updates, and its loss is the mean over them. For a full-batch update the batch has all rows.",
    ko="fit 메서드에 배치 크기를 주지 않아서 한 번에 32행을 씁니다. 행이 더 많으면 한 에포크에 여러 번 "
    "업데이트하고, 에포크의 손실은 그 평균입니다. 전체 배치 업데이트에서는 배치에 모든 행이 들어 있어야 합니다.",
    quiz="keras-batch",
)
def fit_with_batches_of_thirty_two(model, x, t, steps=10_000):
    return _fitted(model, x, t, steps, 32)


@misconception(
    "train-xor-fit-with-batches-of-thirty-two-then-evaluated",
    of="train_xor",
    en="fit was not told a batch size, so it takes 32 rows at a time, and an epoch over more rows is "
    "several updates. The loss is that of all rows, but for a full-batch update the batch has to have "
    "all of them as well.",
    ko="fit 메서드에 배치 크기를 주지 않아서 한 번에 32행을 씁니다. 행이 더 많으면 한 에포크에 여러 번 "
    "업데이트합니다. 손실은 모든 행의 손실이지만, 전체 배치 업데이트에서는 배치에도 모든 행이 들어 있어야 "
    "합니다.",
    quiz="keras-batch",
)
def fit_with_batches_of_thirty_two_evaluated(model, x, t, steps=10_000):
    _fitted(model, x, t, steps, 32)
    return _Net(model).loss(x, t)


@misconception(
    "train-xor-fit-with-batches-of-four",
    of="train_xor",
    en="fit takes four rows at a time, the whole table of XOR in the lecture. Other data may have more "
    "rows: then an epoch is several updates. For a full-batch update the batch has all rows.",
    ko="fit 메서드가 한 번에 네 행을 씁니다. 강의에서는 네 행이 XOR의 표 전체였습니다. 다른 데이터는 행이 더 "
    "많을 수 있고, 그러면 한 에포크에 여러 번 업데이트합니다. 전체 배치 업데이트에서는 배치에 모든 행이 들어 "
    "있어야 합니다.",
    quiz="keras-batch",
)
def fit_with_batches_of_four(model, x, t, steps=10_000):
    return _fitted(model, x, t, steps, 4)


@misconception(
    "train-xor-fit-with-batches-of-four-then-evaluated",
    of="train_xor",
    en="fit takes four rows at a time, the whole table of XOR in the lecture, and an epoch over more rows "
    "is several updates. The loss is that of all rows, but the batch has to have all of them as well.",
    ko="fit 메서드가 한 번에 네 행을 씁니다. 강의에서는 네 행이 XOR의 표 전체였지만, 행이 더 많으면 한 에포크에 "
    "여러 번 업데이트합니다. 손실은 모든 행의 손실이지만, 배치에도 모든 행이 들어 있어야 합니다.",
    quiz="keras-batch",
)
def fit_with_batches_of_four_evaluated(model, x, t, steps=10_000):
    _fitted(model, x, t, steps, 4)
    return _Net(model).loss(x, t)
