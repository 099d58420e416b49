"""What learners get wrong about a whole network in NumPy."""

from itertools import pairwise

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex08_mlp")


def _drawn(sizes, rng, deviation):
    """Return normal weights of the deviation that `deviation(fan_in, fan_out)` says, zero biases."""
    return [
        (rng.standard_normal((a, b)) * deviation(a, b), np.zeros(b)) for a, b in pairwise(sizes)
    ]


@misconception(
    "mlp-init-xavier",
    of="init_mlp",
    en="The weights have the deviation of Xavier, the root of 1/fan_in, about 0.7 of what is "
    "asked for. A ReLU silences half of its inputs, and He's 2 makes up for that.",
    ko="가중치의 표준편차가 Xavier 초기화의 것, 곧 1/fan_in 의 제곱근이어서 필요한 값의 "
    "0.7배쯤입니다. ReLU는 입력의 절반을 끄므로 He 초기화의 2가 그만큼을 메웁니다.",
    quiz="init-he-factor",
)
def init_xavier(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: np.sqrt(1 / a))


@misconception(
    "mlp-init-fan-out",
    of="init_mlp",
    en="The deviation follows the number of units that a layer feeds. What has to be kept in "
    "bounds is a sum over the inputs of a unit, so the number of inputs, fan_in, decides.",
    ko="표준편차를 층이 내보내는 유닛의 수로 정했습니다. 크기를 맞추어야 하는 것은 한 유닛의 "
    "입력을 모두 더한 값이므로 입력의 수인 fan_in 이 기준입니다.",
    quiz="init-fan-in",
)
def init_fan_out(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: np.sqrt(2 / b))


@misconception(
    "mlp-init-fan-in-of-the-first-layer",
    of="init_mlp",
    en="All layers have the deviation of the first one: it was computed from the number of inputs of the "
    "whole network. Each layer has a fan_in of its own.",
    ko="모든 층의 표준편차가 첫째 층의 것과 같습니다. 신경망 전체의 입력 수로 한 번만 구했기 때문입니다. fan_in 은 "
    "층마다 다릅니다.",
    quiz="init-fan-in",
)
def init_first_fan_in(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: np.sqrt(2 / sizes[0]))


@misconception(
    "mlp-init-variance-as-deviation",
    of="init_mlp",
    en="The weights are far too small: 2/fan_in is He's variance, and here it is used as the "
    "deviation. The deviation is the root of the variance.",
    ko="가중치가 너무 작습니다. 2/fan_in 은 He 초기화의 분산인데 표준편차로 썼습니다. 표준편차는 "
    "분산의 제곱근입니다.",
    quiz="init-variance-or-deviation",
)
def init_variance(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: 2 / a)


@misconception(
    "mlp-init-unscaled",
    of="init_mlp",
    en="The weights are normal numbers of deviation 1. With many inputs their sums grow from "
    "layer to layer until softmax is sure of an arbitrary class; He's factor keeps the size.",
    ko="가중치가 표준편차 1인 정규 분포 그대로입니다. 입력이 많으면 층을 지날 때마다 합이 커져서 "
    "소프트맥스가 아무 클래스나 확신하게 됩니다. He 초기화의 배율이 크기를 유지해 줍니다.",
    quiz="init-he-factor",
)
def init_unscaled(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: 1.0)


@misconception(
    "mlp-init-zeros",
    of="init_mlp",
    en="All weights begin at 0. Then all units of a layer compute the same and get the same "
    "gradient, and they stay alike for ever. The weights are random; only the biases begin at 0.",
    ko="모든 가중치가 0에서 시작합니다. 그러면 한 층의 유닛이 모두 같은 값을 계산하고 같은 "
    "기울기를 받아 언제까지나 똑같습니다. 가중치는 무작위로 정하고 편향만 0에서 시작합니다.",
    quiz="init-zeros",
)
def init_zeros(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: 0.0)


@misconception(
    "mlp-init-biases-not-zero",
    of="init_mlp",
    en="The biases do not begin at 0. The random weights already make the units differ, so a bias "
    "has no reason to prefer a direction.",
    ko="편향이 0에서 시작하지 않습니다. 유닛들은 무작위 가중치로 이미 서로 다르므로 편향이 어느 "
    "한쪽으로 치우쳐 시작할 까닭이 없습니다.",
    quiz="init-zeros",
)
def init_biases(sizes, rng):
    return [(w, rng.standard_normal(b.shape)) for w, b in right.init_mlp(sizes, rng)]


@misconception(
    "mlp-init-transposed",
    of="init_mlp",
    en="The weights have a row for every unit and a column for every input. In x times w the rows "
    "of w are the inputs, so the shape is (inputs, units).",
    ko="가중치의 행이 유닛, 열이 입력으로 되어 있습니다. x 와 w 의 곱에서 w 의 행은 입력이므로 "
    "모양은 (입력 수, 유닛 수)입니다.",
    quiz="mlp-shapes",
)
def init_transposed(sizes, rng):
    return [(w.T, b) for w, b in right.init_mlp(sizes, rng)]


@misconception(
    "mlp-init-bias-shape",
    of="init_mlp",
    en="The biases of a layer have the wrong shape. A bias belongs to a unit: there are as many "
    "as the layer has units, whatever the number of its inputs, and they lie in one row.",
    ko="층의 편향의 모양이 맞지 않습니다. 편향은 유닛에 딸린 것입니다. 입력의 수와 관계없이 그 "
    "층의 유닛 수만큼 있고 한 줄로 놓입니다.",
    quiz="mlp-shapes",
)
def init_bias_shape(sizes, rng):
    return [(w, np.zeros(len(w))) for w, _ in right.init_mlp(sizes, rng)]


@misconception(
    "mlp-init-layer-missing",
    of="init_mlp",
    en="There are fewer layers than there should be. A layer stands between two neighbouring "
    "sizes, so there is one layer less than there are sizes, the output layer included.",
    ko="층의 수가 모자랍니다. 층은 이웃한 두 크기 사이마다 하나씩 있으므로, 출력층까지 넣어 "
    "크기의 개수보다 하나 적습니다.",
    quiz="mlp-shapes",
)
def init_layer_missing(sizes, rng):
    return right.init_mlp(sizes[:-1], rng)


@misconception(
    "mlp-init-one-layer-too-many",
    of="init_mlp",
    en="The code looks for a size after the last one. A layer stands between two neighbouring sizes, "
    "so there is one layer less than there are sizes, and the last one ends at the last size.",
    ko="마지막 크기의 다음 크기를 찾고 있습니다. 층은 이웃한 두 크기 사이마다 하나씩 있으므로 크기의 개수보다 하나 적고, 마지막 "
    "층은 마지막 크기에서 끝납니다.",
    quiz="mlp-shapes",
)
def init_too_many(sizes, rng):
    return [
        (right.he_init(sizes[k], sizes[k + 1], rng), np.zeros(sizes[k + 1]))
        for k in range(len(sizes))
    ]


@misconception(
    "mlp-init-seeded-inside",
    of="init_mlp",
    en="A second network begins with exactly the same weights. A generator with a fixed seed, "
    "made inside, does that, and so do weights that are kept for the next call of the same "
    "sizes. The generator that comes in remembers where it stands.",
    ko="두 번째 신경망이 똑같은 가중치로 시작합니다. 함수 안에서 고정된 시드로 생성기를 새로 "
    "만들거나, 크기가 같은 다음 호출에 쓰려고 가중치를 보관해 두면 이렇게 됩니다. 인자로 받은 "
    "생성기는 어디까지 뽑았는지 기억합니다.",
    quiz="draws-from-rng",
)
def init_seeded(sizes, rng):
    return right.init_mlp(sizes, np.random.default_rng(0))


@misconception(
    "mlp-init-own-generator",
    of="init_mlp",
    en="The weights do not come from the generator that was passed in, but from another source, "
    "such as np.random itself. Then a training cannot be repeated.",
    ko="인자로 받은 생성기가 아니라 np.random 같은 다른 곳에서 가중치를 뽑았습니다. 그러면 같은 "
    "학습을 되풀이할 수 없습니다.",
    quiz="draws-from-rng",
)
def init_own_generator(sizes, rng):
    return right.init_mlp(sizes, np.random.default_rng())


@misconception(
    "mlp-init-two-lists",
    of="init_mlp",
    en="There is one list of all weights and one of all biases. The parameters go layer by layer: "
    "a pair (w, b) for each.",
    ko="모든 가중치의 리스트와 모든 편향의 리스트가 따로 있습니다. 파라미터는 층별로, 층마다 (w, "
    "b) 쌍 하나씩 담습니다.",
    quiz="mlp-shapes",
)
def init_two_lists(sizes, rng):
    layers = right.init_mlp(sizes, rng)
    return [w for w, _ in layers], [b for _, b in layers]


@misconception(
    "mlp-init-dictionary",
    of="init_mlp",
    en="The parameters are in a dictionary with a name for each. Here they are a list of pairs "
    "(w, b), first layer first, so that a loop can go through any number of layers.",
    ko="파라미터가 이름을 붙인 딕셔너리에 들어 있습니다. 여기서는 첫째 층부터 차례로 (w, b) 쌍을 "
    "담은 리스트입니다. 그래야 층이 몇 개이든 반복문으로 지나갈 수 있습니다.",
)
def init_dictionary(sizes, rng):
    named = {}
    for k, (w, b) in enumerate(right.init_mlp(sizes, rng), start=1):
        named[f"W{k}"], named[f"b{k}"] = w, b
    return named


def relu(z):
    return np.maximum(z, 0)


def _logits(params, x, hidden=relu):
    """Return the pre-activations of the output layer; `hidden` is the other layers' activation."""
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = hidden(a @ w + b)
    return a @ params[-1][0] + params[-1][1]


@misconception(
    "mlp-forward-biases-missing",
    of="mlp_forward",
    en="The biases are not added. Every layer is x times w plus b.",
    ko="편향을 더하지 않았습니다. 층마다 가중치를 곱한 다음 편향을 더합니다.",
    quiz="mlp-forward-order",
)
def forward_without_biases(params, x):
    return right.mlp_forward([(w, 0 * b) for w, b in params], x)


@misconception(
    "mlp-forward-last-bias-missing",
    of="mlp_forward",
    en="The bias of the output layer is not added. The last layer differs in its activation "
    "alone; its weights and its bias work as everywhere.",
    ko="출력층의 편향을 더하지 않았습니다. 마지막 층은 활성화 함수만 다르고 가중치와 편향은 다른 "
    "층과 똑같이 쓰입니다.",
    quiz="mlp-forward-order",
)
def forward_without_last_bias(params, x):
    return right.mlp_forward([*params[:-1], (params[-1][0], 0 * params[-1][1])], x)


@misconception(
    "mlp-forward-bias-after-relu",
    of="mlp_forward",
    en="The bias is added after the ReLU in the hidden layers. It belongs to the pre-activation: "
    "it shifts the point from which on a unit is active.",
    ko="은닉층에서 ReLU를 지난 다음에 편향을 더했습니다. 편향은 활성화 전 값에 들어갑니다. 유닛이 "
    "켜지는 지점을 옮기는 것이 편향입니다.",
    quiz="mlp-forward-order",
)
def forward_bias_after_relu(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = relu(a @ w) + b
    return right.softmax(a @ params[-1][0] + params[-1][1])


@misconception(
    "mlp-forward-relu-on-output",
    of="mlp_forward",
    en="The logits go through a ReLU before softmax, so all classes with a negative logit look "
    "alike. Only the hidden layers have a ReLU.",
    ko="소프트맥스 앞에서 로짓에 ReLU를 적용했습니다. 그래서 로짓이 음수인 클래스가 모두 "
    "같아집니다. ReLU는 은닉층에만 있습니다.",
    quiz="mlp-output-layer",
)
def forward_relu_on_output(params, x):
    return right.softmax(relu(_logits(params, x)))


@misconception(
    "mlp-forward-relu-missing",
    of="mlp_forward",
    en="The hidden layers have no ReLU. Then the whole network is a single linear layer, however "
    "many matrices it has.",
    ko="은닉층에 ReLU가 없습니다. 그러면 행렬이 아무리 많아도 신경망 전체가 선형 층 하나와 "
    "같습니다.",
    quiz="mlp-forward-order",
)
def forward_without_relu(params, x):
    return right.softmax(_logits(params, x, hidden=lambda z: z))


@misconception(
    "mlp-forward-sigmoid-hidden",
    of="mlp_forward",
    en="The hidden layers use the sigmoid. This network has ReLU in its hidden layers.",
    ko="은닉층에 시그모이드를 썼습니다. 이 신경망의 은닉층은 ReLU를 씁니다.",
    quiz="mlp-forward-order",
)
def forward_sigmoid_hidden(params, x):
    return right.softmax(_logits(params, x, hidden=lambda z: 1 / (1 + np.exp(-z))))


@misconception(
    "mlp-forward-leaky-hidden",
    of="mlp_forward",
    en="A hundredth of the negative values gets through in the hidden layers: that is the leaky "
    "ReLU. This network has the plain one, which gives 0 there.",
    ko="은닉층에서 음수의 100분의 1이 통과합니다. 이것은 Leaky ReLU입니다. 이 신경망은 음수를 "
    "0으로 만드는 보통의 ReLU를 씁니다.",
    quiz="mlp-forward-order",
)
def forward_leaky_hidden(params, x):
    return right.softmax(_logits(params, x, hidden=lambda z: np.maximum(0.01 * z, z)))


@misconception(
    "mlp-forward-softmax-everywhere",
    of="mlp_forward",
    en="The hidden layers use softmax as well. There the units do not compete for a probability; "
    "only the output layer has one to share out.",
    ko="은닉층에도 소프트맥스를 썼습니다. 은닉층의 유닛은 확률을 나누어 가지는 사이가 아닙니다. "
    "확률을 나누는 것은 출력층뿐입니다.",
    quiz="mlp-output-layer",
)
def forward_softmax_everywhere(params, x):
    return right.softmax(_logits(params, x, hidden=right.softmax))


@misconception(
    "mlp-forward-returns-logits",
    of="mlp_forward",
    en="These are the logits: the last step, softmax, is missing. Probabilities are positive and "
    "every row of them sums to 1.",
    ko="로짓이 나왔습니다. 마지막 단계인 소프트맥스가 빠져 있습니다. 확률은 모두 양수이고 행마다 "
    "합이 1입니다.",
    quiz="mlp-output-layer",
)
def forward_logits(params, x):
    return _logits(params, x)


@misconception(
    "mlp-forward-log-probabilities",
    of="mlp_forward",
    en="These are the logarithms of the probabilities. The loss takes the logarithm itself; what is asked "
    "for here lies between 0 and 1.",
    ko="확률의 로그가 나왔습니다. 로그는 손실을 구할 때 취합니다. 여기서는 0과 1 사이의 확률을 반환해야 합니다.",
    quiz="mlp-output-layer",
)
def forward_log_probabilities(params, x):
    z = _logits(params, x)
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@misconception(
    "mlp-forward-sigmoid-output",
    of="mlp_forward",
    en="The output goes through a sigmoid, each class for itself, so a row does not sum to 1. "
    "With several classes of which one is right, softmax shares the probability out.",
    ko="출력에 시그모이드를 클래스마다 따로 적용해서 행의 합이 1이 되지 않습니다. 여러 클래스 "
    "가운데 하나가 정답일 때는 소프트맥스로 확률을 나눕니다.",
    quiz="softmax-or-sigmoid",
)
def forward_sigmoid_output(params, x):
    return 1 / (1 + np.exp(-_logits(params, x)))


@misconception(
    "mlp-forward-softmax-over-examples",
    of="mlp_forward",
    en="Softmax runs over the examples, so every column sums to 1. A row is one example, and its "
    "classes share the probability.",
    ko="소프트맥스를 예제 방향으로 적용해서 열마다 합이 1입니다. 한 행이 예제 하나이고, 그 행의 "
    "클래스들이 확률을 나누어 가집니다.",
    quiz="softmax-axis",
)
def forward_over_examples(params, x):
    return right.softmax(_logits(params, x).T).T


@misconception(
    "mlp-forward-unshifted-softmax",
    of="mlp_forward",
    en="For large logits e^z overflows and the probabilities are NaN: the softmax written out "
    "here has no shift. The function softmax given in this file is safe.",
    ko="로짓이 크면 e^z 값이 넘쳐 확률이 NaN이 됩니다. 여기에 따로 쓴 소프트맥스에서는 지수의 "
    "크기를 맞추지 않았습니다. 이 파일에 주어진 소프트맥스 함수를 쓰면 안전합니다.",
    quiz="softmax-shift",
)
def forward_unshifted(params, x):
    e = np.exp(_logits(params, x))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "mlp-forward-classes-for-probabilities",
    of="mlp_forward",
    en="The most probable class of every row comes back. The probabilities of all classes are "
    "asked for; which one is largest is a question for later.",
    ko="행마다 확률이 가장 큰 클래스가 나왔습니다. 구해야 하는 것은 모든 클래스의 확률입니다. "
    "어느 것이 가장 큰지는 나중에 볼 일입니다.",
    quiz="mlp-output-layer",
)
def forward_classes(params, x):
    return _logits(params, x).argmax(axis=1)


@misconception(
    "mlp-forward-x-into-every-layer",
    of="mlp_forward",
    en="Every layer is given x, so the second one meets an array of the wrong width. The output "
    "of a layer is the input of the next.",
    ko="모든 층에 x 를 넣어서 둘째 층이 너비가 맞지 않는 배열을 받습니다. 한 층의 출력이 다음 "
    "층의 입력입니다.",
    quiz="mlp-forward-order",
)
def forward_x_everywhere(params, x):
    for w, b in params[:-1]:
        relu(x @ w + b)
    return right.softmax(x @ params[-1][0] + params[-1][1])


@misconception(
    "mlp-forward-two-layers-alone",
    of="mlp_forward",
    en="This is written for exactly two layers. The list may hold one pair or many; a loop goes "
    "through as many as there are.",
    ko="층이 정확히 두 개일 때만 돌아갑니다. 리스트에는 쌍이 하나일 수도, 여럿일 수도 있습니다. "
    "반복문으로 있는 만큼 지나가야 합니다.",
    quiz="mlp-any-depth",
)
def forward_two_layers(params, x):
    (w1, b1), (w2, b2) = params
    return right.softmax(relu(x @ w1 + b1) @ w2 + b2)


def _summed(delta):
    return delta.sum(axis=0)


def _mask(back, z, a):
    return back * (z > 0)


def _output_error(p, t, z):
    return (p - t) / len(p)


def _weight_gradient(a, z, out, delta):
    return a.T @ delta


def _gradients(
    params, x, t, error=_output_error, back=_mask, weights=_weight_gradient, bias=_summed, bent=relu
):
    """Return the gradients of the network, one of whose pieces a misconception replaces.

    `error(p, t, logits)` is the delta of the output layer, `back(delta, z, a)` what a hidden layer
    makes of the delta that reaches it, `weights(a, z, out, delta)` and `bias(delta)` the gradients
    of a layer whose input is a = relu(z) and whose output is `out`.
    """
    zs, activations = [np.asarray(x)], [np.asarray(x)]
    for w, b in params:
        zs.append(activations[-1] @ w + b)
        activations.append(bent(zs[-1]))
    p = activations[-1] = right.softmax(zs[-1])
    delta = error(p, t, zs[-1])
    grads = []
    for k in reversed(range(len(params))):
        dw = weights(activations[k], zs[k], activations[k + 1], delta)
        grads.append((dw, bias(delta)))
        if k > 0:
            delta = back(delta @ params[k][0].T, zs[k], activations[k])
    return grads[::-1]


@misconception(
    "mlp-gradients-relu-mask-missing",
    of="mlp_gradients",
    en="The error passes the hidden layers as if they had no ReLU: units that were silent get a "
    "gradient too. (Asking whether the activation is at least 0 has the same effect: it always "
    "is.) Where a unit gave 0, nothing flows back.",
    ko="은닉층에 ReLU가 없는 것처럼 오차가 지나가서 꺼져 있던 유닛도 기울기를 받습니다. (활성값이 "
    "0 이상인지 물어도 결과는 같습니다. 언제나 0 이상이기 때문입니다.) 유닛이 0을 내보낸 곳에서는 "
    "아무것도 되돌아가지 않습니다.",
    quiz="mlp-relu-mask",
)
def gradients_without_mask(params, x, t):
    return _gradients(params, x, t, back=lambda delta, z, a: delta)


@misconception(
    "mlp-gradients-relu-of-the-error",
    of="mlp_gradients",
    en="The ReLU is applied to the error that flows back, so its negative part is lost. Whether "
    "it passes is decided by what the unit did on the way forward, not by the sign of the error.",
    ko="되돌아오는 오차에 ReLU를 적용해서 음수인 부분이 사라집니다. 오차가 지나가는지는 오차의 "
    "부호가 아니라 순전파에서 유닛이 켜져 있었는지로 정해집니다.",
    quiz="mlp-relu-mask",
)
def gradients_relu_of_error(params, x, t):
    return _gradients(params, x, t, back=lambda delta, z, a: relu(delta))


@misconception(
    "mlp-gradients-times-the-activation",
    of="mlp_gradients",
    en="The error is multiplied by the activation of the unit instead of by its slope. The slope "
    "of a ReLU is 1 where it is active, however large the activation is.",
    ko="오차에 유닛의 기울기가 아니라 활성값을 곱했습니다. ReLU의 기울기는 켜져 있으면 활성값이 "
    "얼마이든 1입니다.",
    quiz="mlp-relu-mask",
)
def gradients_times_activation(params, x, t):
    return _gradients(params, x, t, back=lambda delta, z, a: delta * a)


@misconception(
    "mlp-gradients-sigmoid-slope",
    of="mlp_gradients",
    en="The hidden layers get the slope a(1 - a), which belongs to the sigmoid. They are ReLU "
    "layers here, with slopes 0 and 1.",
    ko="은닉층에서 시그모이드의 기울기인 a(1 − a) 를 곱했습니다. 여기서 은닉층은 ReLU이므로 "
    "기울기는 0 또는 1입니다.",
    quiz="mlp-relu-mask",
)
def gradients_sigmoid_slope(params, x, t):
    return _gradients(params, x, t, back=lambda delta, z, a: delta * a * (1 - a))


@misconception(
    "mlp-gradients-relu-mask-on-output",
    of="mlp_gradients",
    en="The output error is set to 0 where a logit is negative, as if the output layer had a "
    "ReLU. It has softmax, and p - t is its slope already.",
    ko="출력층에 ReLU가 있는 것처럼 로짓이 음수인 곳의 오차를 0으로 만들었습니다. 출력층은 "
    "소프트맥스이고, 그 기울기는 p − t 에 이미 들어 있습니다.",
    quiz="mlp-output-error",
)
def gradients_mask_on_output(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (p - t) * (z > 0) / len(p))


@misconception(
    "mlp-gradients-not-divided",
    of="mlp_gradients",
    en="These are the gradients of the summed loss. The loss is a mean, so every example carries "
    "only its n-th part; otherwise the step grows with the batch.",
    ko="손실의 합에 대한 기울기입니다. 손실은 평균이므로 예제 하나의 몫은 n분의 1입니다. 나누지 "
    "않으면 배치가 클수록 걸음도 커집니다.",
    quiz="mlp-mean-once",
)
def gradients_not_divided(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: p - t)


@misconception(
    "mlp-gradients-divided-twice",
    of="mlp_gradients",
    en="Everything is divided by the number of examples twice: once in the output error and once "
    "more in every layer. The error that flows back is a mean already.",
    ko="모든 값을 예제 수로 두 번 나누었습니다. 출력층의 오차에서 한 번, 층마다 또 한 번입니다. "
    "되돌아오는 오차는 이미 평균입니다.",
    quiz="mlp-mean-once",
)
def gradients_divided_twice(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (p - t) / len(p) ** 2)


@misconception(
    "mlp-gradients-over-entries",
    of="mlp_gradients",
    en="The output error is divided by the number of all its entries, so everything is too small "
    "by the number of classes. The loss is a mean over the examples alone.",
    ko="출력층의 오차를 원소 전체의 수로 나누어서 모든 값이 클래스의 수만큼 작습니다. 손실은 "
    "예제에 대해서만 평균을 낸 것입니다.",
    quiz="mlp-mean-once",
)
def gradients_over_entries(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (p - t) / p.size)


@misconception(
    "mlp-gradients-sign",
    of="mlp_gradients",
    en="The sign of every gradient is turned round: the output error is t - p. With it a step of "
    "gradient descent would raise the loss.",
    ko="모든 기울기의 부호가 반대입니다. 출력층의 오차를 t − p 로 두었기 때문입니다. 이것으로 "
    "경사 하강법을 하면 손실이 커집니다.",
    quiz="mlp-output-error",
)
def gradients_sign(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (t - p) / len(p))


@misconception(
    "mlp-gradients-extra-slope",
    of="mlp_gradients",
    en="The output error is multiplied by p(1 - p), as with a sigmoid and a squared error. For "
    "softmax with cross-entropy the slope is in p - t already.",
    ko="시그모이드와 제곱 오차를 쓸 때처럼 출력층의 오차에 p(1 − p) 를 곱했습니다. 소프트맥스와 "
    "교차 엔트로피에서는 그 기울기가 p − t 에 이미 들어 있습니다.",
    quiz="mlp-output-error",
)
def gradients_extra_slope(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: (p - t) * p * (1 - p) / len(p))


@misconception(
    "mlp-gradients-factor-two",
    of="mlp_gradients",
    en="Every gradient is twice what it should be. The 2 comes from differentiating a square, and "
    "there is no square in the cross-entropy.",
    ko="모든 기울기가 두 배입니다. 2는 제곱을 미분할 때 나오는 수인데 교차 엔트로피에는 제곱이 "
    "없습니다.",
    quiz="mlp-output-error",
)
def gradients_factor_two(params, x, t):
    return _gradients(params, x, t, error=lambda p, t, z: 2 * (p - t) / len(p))


@misconception(
    "mlp-gradients-bias-per-example",
    of="mlp_gradients",
    en="The bias gradient has a row for every example. The whole batch shares the biases, so the "
    "rows are added up.",
    ko="편향의 기울기에 예제마다 행이 하나씩 있습니다. 편향은 배치 전체가 함께 쓰므로 행을 모두 "
    "더해야 합니다.",
    quiz="mlp-bias-gradient",
)
def gradients_bias_per_example(params, x, t):
    return _gradients(params, x, t, bias=lambda delta: delta)


@misconception(
    "mlp-gradients-bias-not-divided",
    of="mlp_gradients",
    en="The gradients of the weights are means over the examples, those of the biases are sums. The loss "
    "is a mean, and both are its gradients: both are divided by the number of examples.",
    ko="가중치의 기울기는 예제에 대한 평균인데 편향의 기울기는 합입니다. 손실이 평균이므로 둘 다 예제 수로 나누어야 "
    "합니다.",
    quiz="mlp-bias-gradient",
)
def gradients_bias_not_divided(params, x, t):
    return _gradients(params, x, t, bias=lambda delta: len(delta) * delta.sum(axis=0))


@misconception(
    "mlp-gradients-bias-averaged",
    of="mlp_gradients",
    en="The bias gradients are too small by the number of examples: the error is averaged, "
    "although it was divided by that number at the output. Here it is only added up.",
    ko="편향의 기울기가 예제 수만큼 작습니다. 출력층에서 이미 예제 수로 나눈 오차를 다시 평균 "
    "냈습니다. 여기서는 더하기만 합니다.",
    quiz="mlp-bias-gradient",
)
def gradients_bias_averaged(params, x, t):
    return _gradients(params, x, t, bias=lambda delta: delta.mean(axis=0))


@misconception(
    "mlp-gradients-bias-one-number",
    of="mlp_gradients",
    en="The bias gradient is a single number: everything is added up, examples and units. Every "
    "unit has a bias of its own, so only the examples are summed.",
    ko="편향의 기울기가 수 하나입니다. 예제와 유닛을 모두 더했습니다. 유닛마다 편향이 따로 "
    "있으므로 예제에 대해서만 더합니다.",
    quiz="mlp-bias-gradient",
)
def gradients_bias_one_number(params, x, t):
    return _gradients(params, x, t, bias=np.sum)


@misconception(
    "mlp-gradients-bias-over-units",
    of="mlp_gradients",
    en="The bias gradient has one entry for every example: the units are summed, axis 1. A bias "
    "belongs to a unit, so the sum runs over the examples, axis 0.",
    ko="편향의 기울기가 예제마다 하나씩 있습니다. 축 1, 곧 유닛 방향으로 더했습니다. 편향은 "
    "유닛에 딸린 것이므로 축 0, 곧 예제 방향으로 더합니다.",
    quiz="mlp-bias-gradient",
)
def gradients_bias_over_units(params, x, t):
    return _gradients(params, x, t, bias=lambda delta: delta.sum(axis=1))


@misconception(
    "mlp-gradients-transposed",
    of="mlp_gradients",
    en="Every dw is transposed. A gradient has the shape of its parameter: the rows are the "
    "inputs of the layer.",
    ko="모든 dw 가 전치되어 있습니다. 기울기의 모양은 그 파라미터와 같고, 행은 그 층의 입력입니다.",
    quiz="mlp-weight-gradient",
)
def gradients_transposed(params, x, t):
    return _gradients(params, x, t, weights=lambda a, z, out, delta: delta.T @ a)


@misconception(
    "mlp-gradients-from-pre-activations",
    of="mlp_gradients",
    en="The weight gradients use the pre-activations of the layer before. The weights were "
    "multiplied by what came through its ReLU, so that is what stands in their gradient.",
    ko="가중치의 기울기에 앞 층의 활성화 전 값을 썼습니다. 가중치에 곱해진 것은 ReLU를 지난 "
    "활성값이므로 기울기에도 그 값이 들어갑니다.",
    quiz="mlp-weight-gradient",
)
def gradients_from_pre_activations(params, x, t):
    return _gradients(params, x, t, weights=lambda a, z, out, delta: z.T @ delta)


@misconception(
    "mlp-gradients-output-of-the-layer",
    of="mlp_gradients",
    en="The weight gradient of a layer is made with what the layer gives out, so it is square. It "
    "takes what goes into the layer, the activation before it.",
    ko="층에서 나오는 값으로 그 층의 가중치 기울기를 구해서 정사각 행렬이 되었습니다. 필요한 것은 "
    "층으로 들어가는 값, 곧 앞 층의 활성값입니다.",
    quiz="mlp-weight-gradient",
)
def gradients_output_of_layer(params, x, t):
    return _gradients(params, x, t, weights=lambda a, z, out, delta: out.T @ delta)


@misconception(
    "mlp-gradients-last-layer-first",
    of="mlp_gradients",
    en="The gradients come in the order in which they are found, last layer first. The list has "
    "the order of the parameters.",
    ko="기울기가 구한 순서대로, 곧 마지막 층부터 들어 있습니다. 리스트의 순서는 파라미터의 순서와 "
    "같아야 합니다.",
    quiz="mlp-weight-gradient",
)
def gradients_last_first(params, x, t):
    return _gradients(params, x, t)[::-1]


@misconception(
    "mlp-gradients-forward-without-relu",
    of="mlp_gradients",
    en="The forward pass inside has no ReLU, so the gradients belong to another network. It has "
    "to be the same computation as in mlp_forward.",
    ko="안에서 다시 하는 순전파에 ReLU가 없어서 다른 신경망의 기울기가 나옵니다. 순전파는 "
    "mlp_forward 함수와 같은 계산이어야 합니다.",
    quiz="mlp-forward-order",
)
def gradients_forward_without_relu(params, x, t):
    return _gradients(params, x, t, bent=lambda z: z)


@misconception(
    "mlp-gradients-forward-without-biases",
    of="mlp_gradients",
    en="The forward pass inside leaves the biases out, so the gradients belong to another "
    "network. It has to be the same computation as in mlp_forward.",
    ko="안에서 다시 하는 순전파에 편향이 없어서 다른 신경망의 기울기가 나옵니다. 순전파는 "
    "mlp_forward 함수와 같은 계산이어야 합니다.",
    quiz="mlp-forward-order",
)
def gradients_forward_without_biases(params, x, t):
    return _gradients([(w, 0 * b) for w, b in params], x, t)


def _trained(params, batches, learning_rate, epochs=1, gradients=None):
    """Return (params, losses of the updates) after one update a batch; batches() begins an epoch."""
    params, losses = [(w.copy(), b.copy()) for w, b in params], []
    for _ in range(epochs):
        for xb, tb in batches():
            losses.append(right.cross_entropy(right.mlp_forward(params, xb), tb))
            grads = (gradients or right.mlp_gradients)(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, grads, strict=True)
            ]
    return params, losses


@misconception(
    "mlp-train-whole-batch",
    of="train_mlp",
    en="Every epoch makes a single update with all the examples: the batch size plays no part. "
    "With 60 000 digits and batches of 100 that is one update where there should be 600.",
    ko="에포크마다 모든 예제로 한 번만 업데이트합니다. 배치 크기가 쓰이지 않았습니다. 숫자 60 "
    "000개를 100개씩 나누면 600번이어야 할 업데이트가 한 번뿐입니다.",
    quiz="mlp-epoch-updates",
)
def train_whole_batch(params, x, t, epochs, batch_size, learning_rate, rng):
    return _trained(params, lambda: [(x, t)], learning_rate, epochs)


@misconception(
    "mlp-train-order-not-from-rng",
    of="train_mlp",
    en="The generator that comes in changes nothing: the rows are taken in their old order, or in "
    "one from a fixed seed. Every epoch needs a fresh order, drawn from rng.",
    ko="인자로 받은 생성기가 결과를 바꾸지 않습니다. 행을 원래 순서대로 쓰거나 고정된 시드로 섞은 "
    "결과입니다. 에포크마다 rng 에서 새로운 순서를 뽑아야 합니다.",
    quiz="minibatch-shuffle",
)
def train_not_shuffled(params, x, t, epochs, batch_size, learning_rate, rng):
    cuts = range(batch_size, len(x), batch_size)
    pairs = list(zip(np.split(x, cuts), np.split(t, cuts), strict=True))
    trained, losses = _trained(params, lambda: pairs, learning_rate, epochs)
    weights = [len(xb) for xb, _ in pairs]
    return trained, _per_epoch(losses, epochs, weights)


@misconception(
    "mlp-train-own-generator",
    of="train_mlp",
    en="The order of the rows does not come from the generator that was passed in, but from "
    "another source, such as np.random itself. Then a training cannot be repeated.",
    ko="인자로 받은 생성기가 아니라 np.random 같은 다른 곳에서 행의 순서를 뽑았습니다. 그러면 "
    "같은 학습을 되풀이할 수 없습니다.",
    quiz="draws-from-rng",
)
def train_own_generator(params, x, t, epochs, batch_size, learning_rate, rng):
    rng = np.random.default_rng()
    return right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)


@misconception(
    "mlp-train-losses-of-every-update",
    of="train_mlp",
    en="There is a loss for every update. One number an epoch is asked for: the mean over its "
    "examples.",
    ko="업데이트마다 손실이 하나씩 들어 있습니다. 필요한 것은 에포크마다 수 하나, 곧 그 에포크의 "
    "예제에 대한 평균입니다.",
    quiz="mlp-epoch-loss",
)
def train_losses_of_updates(params, x, t, epochs, batch_size, learning_rate, rng):
    return _trained(params, lambda: right.minibatches(x, t, batch_size, rng), learning_rate, epochs)


@misconception(
    "mlp-train-final-loss-alone",
    of="train_mlp",
    en="Only one loss comes back, that of the end. The list needs a number for every epoch, or "
    "nobody can see how the training went.",
    ko="마지막 손실 하나만 나옵니다. 학습이 어떻게 진행되었는지 볼 수 있도록 에포크마다 수가 "
    "하나씩 있어야 합니다.",
    quiz="mlp-epoch-loss",
)
def train_final_loss(params, x, t, epochs, batch_size, learning_rate, rng):
    trained, losses = right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    return trained, losses[-1]


@misconception(
    "mlp-train-losses-added-over-batches",
    of="train_mlp",
    en="The trained weights are right, but the loss of an epoch is a sum over its batches. A mean "
    "over the examples does not grow with the number of batches.",
    ko="학습된 가중치는 맞지만 에포크의 손실이 배치 손실의 합입니다. 예제에 대한 평균은 배치의 "
    "수가 늘어도 커지지 않습니다.",
    quiz="mlp-epoch-loss",
)
def train_losses_added(params, x, t, epochs, batch_size, learning_rate, rng):
    trained, losses = _trained(
        params, lambda: right.minibatches(x, t, batch_size, rng), learning_rate, epochs
    )
    return trained, np.reshape(losses, (epochs, -1)).sum(axis=1)


@misconception(
    "mlp-train-losses-not-a-mean",
    of="train_mlp",
    en="The trained weights are right, but the losses are not the mean cross-entropy of an epoch, "
    "not even where the whole data is one batch. That is what comes out when the sum over the "
    "examples is not divided by their number, or is divided once too often.",
    ko="학습된 가중치는 맞지만, 데이터 전체가 배치 하나일 때에도 손실이 에포크의 평균 교차 "
    "엔트로피가 아닙니다. 예제에 대한 합을 예제 수로 나누지 않았거나 한 번 더 나눈 결과입니다.",
    quiz="mlp-epoch-loss",
)
def train_losses_not_a_mean(params, x, t, epochs, batch_size, learning_rate, rng):
    trained, losses = right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    return trained, [loss * len(x) for loss in losses]


@misconception(
    "mlp-train-in-place",
    of="train_mlp",
    en="The parameters that came in are changed by the training. The caller may need them again, "
    "for a second training from the same start; work on copies.",
    ko="학습하면서 들어온 파라미터를 바꾸었습니다. 호출한 쪽에서는 같은 출발점에서 다시 학습하는 "
    "데 필요할 수 있으므로 복사본으로 계산해야 합니다.",
    quiz="arguments-stay-as-they-are",
)
def train_in_place(params, x, t, epochs, batch_size, learning_rate, rng):
    trained, losses = right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    for (w, b), (new_w, new_b) in zip(params, trained, strict=True):
        w[...], b[...] = new_w, new_b
    return params, losses


@misconception(
    "mlp-train-updates-lost",
    of="train_mlp",
    en="The weights that come back do not depend on the order of the rows, and they are not what "
    "training gives: they are those that came in. Every update has to go on from the one before, "
    "and the last one is returned.",
    ko="나온 가중치가 행의 순서와 관계없고 학습한 결과도 아닙니다. 들어온 값 그대로입니다. "
    "업데이트는 바로 앞의 결과에서 이어 가고, 마지막 결과를 반환해야 합니다.",
    quiz="mlp-epoch-updates",
)
def train_updates_lost(params, x, t, epochs, batch_size, learning_rate, rng):
    _, losses = right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    return params, losses


@misconception(
    "mlp-train-pairs-broken",
    of="train_mlp",
    en="On rows that are all alike the weights are right; on different rows they are wrong, even "
    "where the whole data is one batch. The rows do not reach the update as the pairs that came "
    "in, as where x and t are shuffled apart.",
    ko="모든 행이 같을 때는 가중치가 맞지만 행이 서로 다르면 데이터 전체가 배치 하나일 때에도 "
    "틀립니다. 행이 들어온 짝 그대로 업데이트에 쓰이지 않았습니다. x 와 t 를 따로 섞으면 이렇게 "
    "됩니다.",
    quiz="minibatch-pairs",
)
def train_pairs_broken(params, x, t, epochs, batch_size, learning_rate, rng):
    return right.train_mlp(params, x, rng.permutation(t), epochs, batch_size, learning_rate, rng)


def _predicted(params, x):
    return right.mlp_forward(params, x).argmax(axis=1)


@misconception(
    "mlp-accuracy-count",
    of="accuracy",
    en="This is the number of right rows. The share is asked for, that number divided by the "
    "number of rows.",
    ko="맞힌 행의 수가 나왔습니다. 필요한 것은 비율, 곧 그 수를 행의 수로 나눈 값입니다.",
    quiz="mlp-accuracy",
)
def accuracy_count(params, x, labels):
    return float(np.sum(_predicted(params, x) == labels))


@misconception(
    "mlp-accuracy-percent",
    of="accuracy",
    en="The accuracy is given in percent. Here it is a share between 0 and 1.",
    ko="정확도가 퍼센트로 나왔습니다. 여기서는 0과 1 사이의 비율입니다.",
    quiz="mlp-accuracy",
)
def accuracy_percent(params, x, labels):
    return 100 * right.accuracy(params, x, labels)


@misconception(
    "mlp-accuracy-error-rate",
    of="accuracy",
    en="This is the share of wrong rows. Accuracy counts the right ones.",
    ko="틀린 행의 비율이 나왔습니다. 정확도는 맞힌 행의 비율입니다.",
    quiz="mlp-accuracy",
)
def accuracy_error_rate(params, x, labels):
    return 1 - right.accuracy(params, x, labels)


@misconception(
    "mlp-accuracy-all-or-nothing",
    of="accuracy",
    en="The result is 1 if every row is right and 0 otherwise. That is what a whole-number "
    "division gives, or a question about all rows at once; the share of right rows lies between.",
    ko="모든 행이 맞으면 1이고 하나라도 틀리면 0입니다. 정수 나눗셈을 하거나 모든 행을 한꺼번에 "
    "물을 때 나오는 결과입니다. 맞힌 행의 비율은 그 사이에도 있습니다.",
    quiz="mlp-accuracy",
)
def accuracy_all_or_nothing(params, x, labels):
    return float(np.sum(_predicted(params, x) == labels) // len(labels))


@misconception(
    "mlp-accuracy-least-probable",
    of="accuracy",
    en="The class with the smallest probability is compared with the label. The network's answer is the "
    "most probable class: argmax, not argmin.",
    ko="확률이 가장 작은 클래스를 레이블과 비교했습니다. 신경망의 답은 확률이 가장 큰 클래스이므로 argmin 이 아니라 "
    "argmax 입니다.",
    quiz="mlp-accuracy",
)
def accuracy_least_probable(params, x, labels):
    return float(np.mean(right.mlp_forward(params, x).argmin(axis=1) == labels))


@misconception(
    "mlp-accuracy-over-examples",
    of="accuracy",
    en="The largest probability is searched along axis 0, over the examples, and gives one row "
    "number for every class. The class of an example is found along its row, axis 1.",
    ko="가장 큰 확률을 축 0, 곧 예제 방향에서 찾아서 클래스마다 행 번호가 하나씩 나옵니다. 예제의 "
    "클래스는 축 1, 곧 그 행 안에서 찾습니다.",
    quiz="mlp-accuracy",
)
def accuracy_over_examples(params, x, labels):
    return float(np.mean(right.mlp_forward(params, x).argmax(axis=0) == labels))


@misconception(
    "mlp-accuracy-argmax-of-the-matrix",
    of="accuracy",
    en="One place of the whole matrix is compared with all labels: without an axis, the search "
    "for the largest probability does not go row by row.",
    ko="행렬 전체에서 찾은 자리 하나를 모든 레이블과 비교했습니다. 축을 정하지 않으면 가장 큰 "
    "확률을 행마다 찾지 않습니다.",
    quiz="mlp-accuracy",
)
def accuracy_of_matrix(params, x, labels):
    return float(np.mean(np.argmax(right.mlp_forward(params, x)) == labels))


@misconception(
    "mlp-accuracy-counts-from-one",
    of="accuracy",
    en="The predicted classes are counted from 1 here, and the labels from 0, so every comparison "
    "is off by one. Both begin at 0.",
    ko="예측한 클래스는 1부터, 레이블은 0부터 세어서 비교가 하나씩 어긋납니다. 둘 다 0부터 "
    "시작합니다.",
    quiz="mlp-accuracy",
)
def accuracy_from_one(params, x, labels):
    return float(np.mean(_predicted(params, x) + 1 == labels))


@misconception(
    "mlp-accuracy-of-every-entry",
    of="accuracy",
    en="Rounded probabilities are compared with the one-hot targets entry by entry. The many "
    "zeros are easily right, so this flatters the network; a row counts once, by its most "
    "probable class.",
    ko="확률을 반올림하여 원-핫 정답과 원소마다 비교했습니다. 많은 0이 쉽게 맞으므로 실제보다 "
    "좋아 보입니다. 한 행은 확률이 가장 큰 클래스로 한 번만 셉니다.",
    quiz="mlp-accuracy-entries",
)
def accuracy_of_entries(params, x, labels):
    p = right.mlp_forward(params, x)
    return float(np.mean(np.round(p) == np.eye(p.shape[1])[labels]))


@misconception(
    "mlp-accuracy-above-one-half",
    of="accuracy",
    en="A row counts only if its label has a probability above 0.5. With more than two classes "
    "the most probable one may have less than that.",
    ko="정답 클래스의 확률이 0.5보다 클 때만 맞은 것으로 셌습니다. 클래스가 둘보다 많으면 확률이 "
    "가장 큰 클래스라도 0.5보다 작을 수 있습니다.",
    quiz="mlp-accuracy",
)
def accuracy_above_half(params, x, labels):
    p = right.mlp_forward(params, x)
    return float(np.mean(p[np.arange(len(p)), labels] > 0.5))


@misconception(
    "mlp-accuracy-mean-probability",
    of="accuracy",
    en="This is the mean probability of the labels. Accuracy does not ask how sure the network "
    "is, only whether its first choice is right.",
    ko="정답 클래스의 확률을 평균 낸 값입니다. 정확도는 얼마나 확신하는지를 묻지 않고 첫째로 고른 "
    "클래스가 맞는지만 봅니다.",
    quiz="mlp-accuracy",
)
def accuracy_mean_probability(params, x, labels):
    p = right.mlp_forward(params, x)
    return float(np.mean(p[np.arange(len(p)), labels]))


@misconception(
    "mlp-accuracy-labels-as-one-hot",
    of="accuracy",
    en="The labels are taken for one-hot rows, with a second axis to search along. They come as "
    "plain class numbers here.",
    ko="레이블을 원-핫 행으로 보고 두 번째 축에서 최댓값을 찾으려 했습니다. 여기서 레이블은 "
    "클래스 번호로 들어옵니다.",
    quiz="mlp-accuracy",
)
def accuracy_one_hot_labels(params, x, labels):
    return float(np.mean(_predicted(params, x) == labels.argmax(axis=1)))


@misconception(
    "mlp-accuracy-one-hidden-layer-alone",
    of="accuracy",
    en="The forward pass was written out again for one hidden layer, so a network of another depth "
    "stops with an error. mlp_forward is there for every depth.",
    ko="순전파를 은닉층이 하나인 경우로 다시 풀어 썼습니다. 그래서 깊이가 다른 신경망에서는 오류로 멈춥니다. "
    "mlp_forward 함수를 쓰면 깊이에 상관없이 계산할 수 있습니다.",
    quiz="mlp-any-depth",
)
def accuracy_one_hidden_layer(params, x, labels):
    (w1, b1), (w2, b2) = params
    scores = np.maximum(x @ w1 + b1, 0) @ w2 + b2
    return float(np.mean(np.argmax(scores, axis=1) == labels))


@misconception(
    "mlp-init-glorot",
    of="init_mlp",
    en="The variance is 2/(fan_in + fan_out), Glorot's compromise, which Keras uses by default. "
    "He's is 2/fan_in: the number of outputs does not appear in it.",
    ko="분산이 2/(fan_in + fan_out) 입니다. Keras의 기본값인 Glorot 초기화의 것입니다. He "
    "초기화의 분산은 2/fan_in 이고 출력의 수는 들어가지 않습니다.",
    quiz="init-fan-in",
)
def init_glorot(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: np.sqrt(2 / (a + b)))


@misconception(
    "mlp-init-small-constant",
    of="init_mlp",
    en="All layers have the same small deviation, 0.01, whatever their width. Then the "
    "activations shrink from layer to layer; He's deviation follows the number of inputs.",
    ko="너비와 관계없이 모든 층의 표준편차가 0.01로 작습니다. 그러면 활성값이 층을 지날 때마다 "
    "작아집니다. He 초기화의 표준편차는 입력의 수에 따라 달라집니다.",
    quiz="init-he-factor",
)
def init_small(sizes, rng):
    return _drawn(sizes, rng, lambda a, b: 0.01)


@misconception(
    "mlp-init-only-positive",
    of="init_mlp",
    en="All weights are positive: they come from the interval from 0 to 1. The sums then grow "
    "with the number of inputs; the weights have to lie around 0.",
    ko="0과 1 사이에서 뽑아서 가중치가 모두 양수입니다. 그러면 합이 입력의 수만큼 커집니다. "
    "가중치는 0을 중심으로 뽑아야 합니다.",
    quiz="init-he-factor",
)
def init_positive(sizes, rng):
    return [(rng.random((a, b)) * np.sqrt(2 / a), np.zeros(b)) for a, b in pairwise(sizes)]


@misconception(
    "mlp-init-uniform-limit",
    of="init_mlp",
    en="The weights are drawn evenly between plus and minus the deviation. Such numbers vary less "
    "than their limit: their deviation is the limit divided by the root of 3.",
    ko="가중치를 음과 양의 표준편차 사이에서 고르게 뽑았습니다. 이렇게 뽑은 수의 표준편차는 "
    "한계값보다 작아서 한계값을 3의 제곱근으로 나눈 값입니다.",
    quiz="init-uniform-limit",
)
def init_uniform_limit(sizes, rng):
    return [
        (rng.uniform(-np.sqrt(2 / a), np.sqrt(2 / a), (a, b)), np.zeros(b))
        for a, b in pairwise(sizes)
    ]


def _minibatches(x, t, batch_size, rng):
    return lambda: right.minibatches(x, t, batch_size, rng)


def _per_epoch(losses, epochs, weights=None):
    return np.average(np.reshape(losses, (epochs, -1)), axis=1, weights=weights)


@misconception(
    "mlp-train-uphill",
    of="train_mlp",
    en="Every update adds the gradient, so the loss grows. The gradient points uphill, and a step "
    "goes against it.",
    ko="업데이트할 때마다 기울기를 더해서 손실이 커집니다. 기울기는 손실이 커지는 쪽을 가리키므로 "
    "걸음은 그 반대쪽으로 가야 합니다.",
    quiz="sgd-direction",
)
def train_uphill(params, x, t, epochs, batch_size, learning_rate, rng):
    return right.train_mlp(params, x, t, epochs, batch_size, -learning_rate, rng)


@misconception(
    "mlp-train-biases-not-updated",
    of="train_mlp",
    en="Only the weights learn; the biases stay where they began. Every parameter takes the step.",
    ko="가중치만 학습하고 편향은 처음 값 그대로입니다. 모든 파라미터를 업데이트해야 합니다.",
    quiz="sgd-all-parameters",
)
def train_biases_not_updated(params, x, t, epochs, batch_size, learning_rate, rng):
    params, losses = list(params), []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in right.minibatches(x, t, batch_size, rng):
            total += right.cross_entropy(right.mlp_forward(params, xb), tb) * len(xb)
            grads = right.mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b) for (w, b), (dw, _) in zip(params, grads, strict=True)
            ]
        losses.append(total / len(x))
    return params, losses


@misconception(
    "mlp-train-summed-gradient",
    of="train_mlp",
    en="Every step is too long by the number of rows in the batch, as if the gradients were "
    "summed. mlp_gradients gives the slope of the mean loss, and it is used as it is.",
    ko="기울기를 더하기만 한 것처럼 걸음이 배치의 행 수만큼 깁니다. mlp_gradients 함수의 결과는 "
    "평균 손실의 기울기이므로 그대로 씁니다.",
    quiz="mlp-mean-once",
)
def train_summed(params, x, t, epochs, batch_size, learning_rate, rng):
    params, losses = [(w.copy(), b.copy()) for w, b in params], []
    for _ in range(epochs):
        for xb, tb in right.minibatches(x, t, batch_size, rng):
            params, loss = right.train_mlp(params, xb, tb, 1, len(xb), learning_rate * len(xb), rng)
            losses += loss
    return params, _per_epoch(losses, epochs)


@misconception(
    "mlp-train-tail-dropped",
    of="train_mlp",
    en="The rows that do not fill a whole batch are left out of every epoch. The last batch may "
    "be smaller, and it makes an update like the others.",
    ko="배치 하나를 다 채우지 못하는 나머지 행이 에포크마다 빠집니다. 마지막 배치는 작아도 되며 "
    "다른 배치처럼 업데이트를 한 번 합니다.",
    quiz="minibatch-tail",
)
def train_tail_dropped(params, x, t, epochs, batch_size, learning_rate, rng):
    def batches():
        return list(right.minibatches(x, t, batch_size, rng))[: len(x) // batch_size]

    trained, losses = _trained(params, batches, learning_rate, epochs)
    return trained, _per_epoch(losses, epochs)


@misconception(
    "mlp-train-one-batch-an-epoch",
    of="train_mlp",
    en="An epoch ends after its first batch. It goes through all the examples, with an update for "
    "every batch.",
    ko="에포크가 첫 번째 배치에서 끝납니다. 한 에포크에는 모든 예제를 지나가며 배치마다 "
    "업데이트를 한 번씩 합니다.",
    quiz="mlp-epoch-updates",
)
def train_one_batch(params, x, t, epochs, batch_size, learning_rate, rng):
    def batches():
        return list(right.minibatches(x, t, batch_size, rng))[:1]

    return _trained(params, batches, learning_rate, epochs)


@misconception(
    "mlp-train-begins-anew",
    of="train_mlp",
    en="Every epoch begins again with the parameters that came in, so what comes back has learned "
    "for one epoch only. An epoch goes on from where the one before ended.",
    ko="에포크마다 처음에 받은 파라미터에서 다시 시작해서 한 에포크만 학습한 결과가 나옵니다. "
    "에포크는 바로 앞 에포크가 끝난 곳에서 이어집니다.",
    quiz="mlp-epoch-updates",
)
def train_begins_anew(params, x, t, epochs, batch_size, learning_rate, rng):
    runs = [right.train_mlp(params, x, t, 1, batch_size, learning_rate, rng) for _ in range(epochs)]
    return runs[-1][0], [loss for _, losses in runs for loss in losses]


@misconception(
    "mlp-train-loss-of-the-last-batch",
    of="train_mlp",
    en="The loss of an epoch is that of its last batch alone, a few rows that happened to come "
    "last. It is the mean over all examples of the epoch.",
    ko="에포크의 손실이 마지막 배치의 손실입니다. 우연히 마지막에 온 몇 행의 값일 뿐입니다. 그 "
    "에포크의 모든 예제에 대한 평균이어야 합니다.",
    quiz="mlp-epoch-loss",
)
def train_loss_of_last(params, x, t, epochs, batch_size, learning_rate, rng):
    batches = _minibatches(x, t, batch_size, rng)
    trained, losses = _trained(params, batches, learning_rate, epochs)
    return trained, np.reshape(losses, (epochs, -1))[:, -1]


@misconception(
    "mlp-train-shuffled-once",
    of="train_mlp",
    en="The rows are shuffled once, and every epoch takes them in that same order, so the same "
    "rows meet in the same batch every time. Every epoch needs a fresh order.",
    ko="행을 한 번만 섞고 에포크마다 같은 순서를 써서 언제나 같은 행들이 같은 배치에 모입니다. "
    "에포크마다 새로운 순서가 필요합니다.",
    quiz="minibatch-shuffle",
)
def train_shuffled_once(params, x, t, epochs, batch_size, learning_rate, rng):
    batches = list(right.minibatches(x, t, batch_size, rng))
    trained, losses = _trained(params, lambda: batches, learning_rate, epochs)
    weights = [len(xb) for xb, _ in batches]
    return trained, _per_epoch(losses, epochs, weights)


@misconception(
    "mlp-accuracy-classes-counted-in-the-labels",
    of="accuracy",
    en="Predictions and labels were made one-hot with as many columns as the labels seem to need. "
    "A class that no label has may still be predicted, and then there is no column for it.",
    ko="예측과 레이블을 원-핫으로 바꾸면서 열의 수를 레이블의 최댓값으로 정했습니다. 레이블에 없는 클래스도 예측될 수 "
    "있으며, 그때는 그 클래스의 열이 없습니다.",
    quiz="onehot-width",
)
def accuracy_classes_from_labels(params, x, labels):
    targets = np.eye(labels.max() + 1)
    return float(np.mean((targets[_predicted(params, x)] * targets[labels]).sum(axis=1)))


@misconception(
    "mlp-accuracy-second-count",
    of="accuracy",
    en="np.unique counts the values that occur, and the second count was taken for the right rows. "
    "Where all rows are right, or all wrong, only one value occurs and there is no second count.",
    ko="np.unique 함수는 실제로 나온 값의 개수만 세는데, 그 둘째 개수를 맞힌 행의 수로 썼습니다. 모든 행이 맞거나 모두 "
    "틀리면 값이 한 가지뿐이라 둘째 개수가 없습니다.",
    quiz="mlp-accuracy",
)
def accuracy_second_count(params, x, labels):
    _, counts = np.unique(_predicted(params, x) == labels, return_counts=True)
    return float(counts[1] / len(labels))


@misconception(
    "mlp-train-best-weights",
    of="train_mlp",
    en="What comes back are the weights of the epoch with the smallest loss. The weights after "
    "the last epoch are asked for, also where the loss has risen.",
    ko="손실이 가장 작았던 에포크의 가중치를 반환합니다. 손실이 커졌더라도 마지막 에포크가 끝난 "
    "뒤의 가중치를 반환해야 합니다.",
    quiz="mlp-epoch-updates",
)
def train_best_weights(params, x, t, epochs, batch_size, learning_rate, rng):
    best, losses = params, []
    for _ in range(epochs):
        params, loss = right.train_mlp(params, x, t, 1, batch_size, learning_rate, rng)
        losses += loss
        if losses[-1] == min(losses):
            best = params
    return best, losses


def _until(enough, params, x, t, epochs, batch_size, learning_rate, rng):
    """Train until enough(losses) holds, losses of the epochs so far."""
    losses = []
    for _ in range(epochs):
        params, loss = right.train_mlp(params, x, t, 1, batch_size, learning_rate, rng)
        losses += loss
        if enough(losses):
            break
    return params, losses


@misconception(
    "mlp-train-stops-where-the-loss-rises",
    of="train_mlp",
    en="Training ends at the first epoch whose loss is larger than the one before. So many "
    "epochs were asked for; with minibatches the loss goes up now and then.",
    ko="손실이 바로 앞 에포크보다 커지면 학습을 끝냅니다. 요청한 횟수만큼 에포크를 돌아야 "
    "합니다. 미니배치로 학습하면 손실이 이따금 커지기도 합니다.",
    quiz="training-loop",
)
def train_stops_where_it_rises(params, x, t, epochs, batch_size, learning_rate, rng):
    def risen(losses):
        return losses[-1] > losses[max(len(losses) - 2, 0)]

    return _until(risen, params, x, t, epochs, batch_size, learning_rate, rng)


@misconception(
    "mlp-train-stops-when-it-is-good",
    of="train_mlp",
    en="Training ends as soon as the loss is small, so there are fewer losses and fewer updates "
    "than the epochs that were asked for.",
    ko="손실이 작아지면 바로 학습을 멈춥니다. 그래서 손실과 업데이트의 수가 요청한 에포크 수에 "
    "미치지 못합니다.",
    quiz="training-loop",
)
def train_stops_when_good(params, x, t, epochs, batch_size, learning_rate, rng):
    def good(losses):
        return losses[-1] < 1e-3

    return _until(good, params, x, t, epochs, batch_size, learning_rate, rng)


@misconception(
    "mlp-train-stops-after-epochs-without-progress",
    of="train_mlp",
    en="Training ends when the loss has not become smaller for some epochs. Early stopping is a "
    "technique of its own; here as many epochs were asked for as there must be.",
    ko="몇 에포크 동안 손실이 줄지 않으면 학습을 끝냅니다. 조기 종료는 따로 쓰는 기법이고, 여기서는 "
    "요청한 횟수만큼 에포크를 모두 돌아야 합니다.",
    quiz="training-loop",
)
def train_patient(params, x, t, epochs, batch_size, learning_rate, rng):
    def waited(losses):
        return len(losses) > 5 and min(losses[-5:]) >= min(losses[:-5])

    return _until(waited, params, x, t, epochs, batch_size, learning_rate, rng)


@misconception(
    "mlp-train-gradients-clipped",
    of="train_mlp",
    en="Large gradients were cut off, so a step is no longer the one that plain gradient descent "
    "makes. It subtracts learning_rate times the gradient, however large it is.",
    ko="큰 기울기를 잘라 냈습니다. 그래서 업데이트가 기본 경사 하강법의 업데이트와 다릅니다. 기울기가 "
    "아무리 커도 learning_rate 를 곱한 그대로 빼야 합니다.",
    quiz="sgd-direction",
)
def train_clipped(params, x, t, epochs, batch_size, learning_rate, rng):
    def clipped(*batch):
        return [(dw.clip(-5, 5), db.clip(-5, 5)) for dw, db in right.mlp_gradients(*batch)]

    batches = _minibatches(x, t, batch_size, rng)
    trained, losses = _trained(params, batches, learning_rate, epochs, clipped)
    weights = [len(rows) for rows in np.split(x, range(batch_size, len(x), batch_size))]
    return trained, _per_epoch(losses, epochs, weights)


@misconception(
    "mlp-gradients-bias-summed-after-a-squeeze",
    of="mlp_gradients",
    en="A batch of one example loses its first axis before the sum, so the sum runs over the "
    "units and one number is left. One row is a batch too: its bias gradient has an entry for "
    "each unit.",
    ko="예제가 하나뿐인 배치에서 더하기 전에 첫째 축이 사라졌습니다. 그래서 합이 유닛 방향으로 "
    "구해져 수 하나만 남습니다. 행이 하나여도 배치이며, 편향의 기울기에는 유닛마다 원소가 하나씩 "
    "있습니다.",
    quiz="mlp-bias-gradient",
)
def gradients_bias_after_squeeze(params, x, t):
    return [(dw, db if len(x) > 1 else db.sum()) for dw, db in right.mlp_gradients(params, x, t)]


@misconception(
    "mlp-init-a-hidden-layer-expected",
    of="init_mlp",
    en="The code takes an input, a hidden and an output size apart, so it needs three of them at "
    "least. Two sizes make a network too: a single layer.",
    ko="입력, 은닉, 출력의 크기를 따로따로 꺼내므로 크기가 적어도 셋은 있어야 합니다. 크기가 "
    "둘이어도 층이 하나인 신경망이 됩니다.",
    quiz="mlp-any-depth",
)
def init_hidden_expected(sizes, rng):
    inputs, *_ = sizes
    middle = [sizes[k + 1] for k in range(len(sizes) - 2)]
    return right.init_mlp([inputs, middle[0], *middle[1:], sizes[-1]], rng)


@misconception(
    "mlp-init-one-hidden-width",
    of="init_mlp",
    en="All layers behind the first take their deviation from the first hidden width. Every layer has a "
    "fan_in of its own: the number of units before it.",
    ko="둘째 층부터는 모두 첫 은닉층의 유닛 수로 표준편차를 정했습니다. fan_in 은 층마다 다르며, 바로 앞 층의 유닛 "
    "수입니다.",
    quiz="mlp-any-depth",
)
def init_one_hidden_width(sizes, rng):
    return [
        (rng.standard_normal((a, b)) * np.sqrt(2 / sizes[min(k, 1)]), np.zeros(b))
        for k, (a, b) in enumerate(pairwise(sizes))
    ]


@misconception(
    "mlp-gradients-softmax-unshifted",
    of="mlp_gradients",
    en="The gradients compute a softmax of their own without subtracting the largest logit. For large "
    "logits the exponential overflows, and infinity over infinity is not a number.",
    ko="기울기를 구할 때 가장 큰 로짓을 빼지 않고 소프트맥스를 따로 계산했습니다. 로짓이 크면 지수함수가 오버플로를 일으키고, "
    "무한대 나누기 무한대는 수가 아닙니다.",
    quiz="softmax-shift",
)
def gradients_softmax_unshifted(params, x, t):
    p = forward_unshifted(params, x)
    return _gradients(params, x, t, error=lambda _, t, z: _output_error(p, t, z))


@misconception(
    "mlp-train-rows-left-over-spread",
    of="train_mlp",
    en="The rows of an epoch are split into batches of nearly one size. All batches have batch_size rows, "
    "and only what is left over makes a smaller one.",
    ko="한 에포크의 행을 크기가 거의 같은 배치로 나누었습니다. 배치는 모두 batch_size 행이고, 남는 행만 더 작은 배치를 "
    "이룹니다.",
    quiz="minibatch-tail",
)
def train_rows_left_over_spread(params, x, t, epochs, batch_size, learning_rate, rng):
    total = []
    for _ in range(epochs):
        parts = np.array_split(rng.permutation(len(x)), -(-len(x) // batch_size))
        batches = [(x[rows], t[rows]) for rows in parts]
        params, losses = _trained(params, batches.copy, learning_rate)
        total.append(float(np.average(losses, weights=list(map(len, parts)))))
    return params, total


@misconception(
    "mlp-train-no-batch-above-the-data",
    of="train_mlp",
    en="The number of batches was rounded down to 0 where batch_size is larger than the data: nothing is "
    "learned. Then one batch holds all rows.",
    ko="batch_size 값이 데이터보다 크면 배치의 수를 내림한 값이 0이 되어 아무것도 학습하지 않습니다. 이때는 배치 하나에 모든 "
    "행이 들어갑니다.",
    quiz="minibatch-tail",
)
def train_no_batch_above_the_data(params, x, t, epochs, batch_size, learning_rate, rng):
    if batch_size <= len(x):
        return right.train_mlp(params, x, t, epochs, batch_size, learning_rate, rng)
    loss = right.cross_entropy(right.mlp_forward(params, x), t)
    return [(w.copy(), b.copy()) for w, b in params], [loss] * epochs


@misconception(
    "mlp-train-loss-without-the-rest",
    of="train_mlp",
    en="The loss of the batch that is left over is not counted, but its rows are in the number that the "
    "sum is divided by. A mean counts what it divides by.",
    ko="남는 배치의 손실은 더하지 않고, 나눌 때에는 그 행까지 셌습니다. 평균을 낼 때에는 더한 것의 수로 나누어야 합니다.",
    quiz="mlp-epoch-loss",
)
def train_loss_without_the_rest(params, x, t, epochs, batch_size, learning_rate, rng):
    params, losses = [(w.copy(), b.copy()) for w, b in params], []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in right.minibatches(x, t, batch_size, rng):
            if len(xb) == min(batch_size, len(x)):
                total += right.cross_entropy(right.mlp_forward(params, xb), tb) * len(xb)
            params, _ = _trained(params, lambda xb=xb, tb=tb: [(xb, tb)], learning_rate)
        losses.append(float(total / len(x)))
    return params, losses


@misconception(
    "mlp-accuracy-one-row-squeezed",
    of="accuracy",
    en="Axes of length 1 are dropped before the argmax over classes, so a batch of one row has no such "
    "axis any more. One row is a batch too.",
    ko="클래스 방향으로 argmax를 구하기 전에 길이가 1인 축을 없애서, 행이 하나뿐인 배치에는 그 축이 남지 않습니다. 행이 "
    "하나여도 배치입니다.",
    quiz="mlp-accuracy",
)
def accuracy_one_row_squeezed(params, x, labels):
    p = np.squeeze(right.mlp_forward(params, x))
    return float(np.mean(p.argmax(axis=1) == labels))
