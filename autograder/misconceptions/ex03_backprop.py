"""What learners get wrong about the squared error, its gradients, and gradient descent."""

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex03_backprop")
sigmoid, forward = right.sigmoid, right.forward


def _deltas(t, h, y, w2):
    """Return the right delta of the output and of the hidden layer."""
    delta_y = (y - t) * y * (1 - y)
    return delta_y, (delta_y @ w2.T) * h * (1 - h)


def _gradients(x, h, delta_y, delta_h):
    """Return (dw1, db1, dw2) as they follow from two deltas."""
    return x.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


def _trained(x, t, w1, b1, w2, steps, update, error=right.squared_error):
    """Return what `train` returns, where update(h, y, w1, b1, w2) makes the next parameters."""
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(error(y, t))
        w1, b1, w2 = update(h, y, w1, b1, w2)
    return w1, b1, w2, losses


@misconception(
    "squared-error-half-lost",
    of="squared_error",
    en="Every error is twice as large as it should be: the factor 1/2 is missing. It stands there so "
    "that the 2 of the derivative cancels and y - t is left.",
    ko="오차가 모두 두 배로 나옵니다. 인수 1/2이 빠졌습니다. 이 인수가 있어야 미분할 때 나오는 2와 "
    "약분되어 y - t 만 남습니다.",
    quiz="squared-error-half",
)
def error_half_lost(y, t):
    return np.sum((y - t) ** 2)


@misconception(
    "squared-error-integer-half",
    of="squared_error",
    en="The error is 0 whatever y and t are. 1 // 2 in front of the sum does that: // divides "
    "and rounds down, so the half becomes 0.",
    ko="y 값과 t 값에 상관없이 오차가 0입니다. 합 앞에 1 // 2 를 쓰면 그렇게 됩니다. // 연산은 "
    "나눈 몫을 내림하므로 절반이 0이 됩니다.",
    quiz="squared-error-half",
)
def error_integer_half(y, t):
    return 1 // 2 * np.sum((y - t) ** 2)


@misconception(
    "squared-error-mean-of-squares",
    of="squared_error",
    en="This is the mean of the squares, as many libraries define the loss. Here E is half their sum; "
    "the gradients of this exercise belong to that one.",
    ko="이것은 많은 라이브러리에서 손실로 쓰는 제곱의 평균입니다. 여기서 E 값은 제곱의 합의 절반이며, 이 "
    "연습의 기울기도 그 손실에 맞춘 것입니다.",
    quiz="squared-error-sum-or-mean",
)
def error_mean(y, t):
    return np.mean((y - t) ** 2)


@misconception(
    "squared-error-half-the-mean",
    of="squared_error",
    en="The squares were averaged, but E adds them up over all examples and outputs. With a single "
    "value the two are the same.",
    ko="제곱을 더하지 않고 평균했지만, E 값은 모든 예제와 출력에 대해 제곱을 더한 것입니다. 값이 하나뿐이면 둘이 "
    "같습니다.",
    quiz="squared-error-sum-or-mean",
)
def error_half_mean(y, t):
    return 0.5 * np.mean((y - t) ** 2)


@misconception(
    "squared-error-divided-by-examples",
    of="squared_error",
    en="The sum is divided by the number of examples. Here E is the sum over the batch, so that more "
    "examples make it larger.",
    ko="합을 예제 수로 나누었습니다. 여기서 E 값은 배치 전체에 대한 합이므로, 예제가 많아지면 그만큼 "
    "커집니다.",
    quiz="squared-error-sum-or-mean",
)
def error_per_example_count(y, t):
    return 0.5 * np.sum((y - t) ** 2) / len(y)


@misconception(
    "squared-error-not-squared",
    of="squared_error",
    en="The differences were added without squaring them. Then a difference of +0.3 and one of -0.3 "
    "cancel, and E may even be negative.",
    ko="차를 제곱하지 않고 더했습니다. 그러면 +0.3과 -0.3의 차가 서로 지워지고, E 값이 음수가 될 수도 "
    "있습니다.",
    quiz="squared-error-why-square",
)
def error_not_squared(y, t):
    return 0.5 * np.sum(y - t)


@misconception(
    "squared-error-absolute",
    of="squared_error",
    en="The sizes of the differences were added, not their squares. Their slope is the same for a "
    "small error and for a large one, where the square's slope is y - t.",
    ko="차의 제곱이 아니라 차의 절댓값을 더했습니다. 절댓값의 기울기는 오차가 작든 크든 같지만, 제곱의 "
    "기울기는 y - t 값에 따라 달라집니다.",
    quiz="squared-error-why-square",
)
def error_absolute(y, t):
    return 0.5 * np.sum(np.abs(y - t))


@misconception(
    "squared-error-square-of-the-sum",
    of="squared_error",
    en="The differences were added first and the sum was squared. Differences of opposite sign cancel "
    "then; each one has to be squared before they are added.",
    ko="차를 먼저 더한 다음 그 합을 제곱했습니다. 그러면 부호가 반대인 차가 서로 지워집니다. 하나씩 "
    "제곱한 다음에 더해야 합니다.",
    quiz="squared-error-why-square",
)
def error_square_of_sum(y, t):
    return 0.5 * np.sum(y - t) ** 2


@misconception(
    "squared-error-power-before-minus",
    of="squared_error",
    en="The power binds tighter than the minus, so only t was squared. The difference needs "
    "parentheses before it is squared.",
    ko="거듭제곱이 뺄셈보다 먼저 계산되므로 t 만 제곱되었습니다. 제곱하기 전에 차를 괄호로 묶어야 "
    "합니다.",
    quiz="squared-error-why-square",
)
def error_power_first(y, t):
    return 0.5 * np.sum(y - t**2)


@misconception(
    "squared-error-difference-of-squares",
    of="squared_error",
    en="y and t were squared each, and the squares subtracted. That is (y - t)(y + t), which is "
    "negative where y is smaller in size than t.",
    ko="y 값과 t 값을 따로 제곱해서 뺐습니다. 이것은 (y - t)(y + t) 이며, y 의 크기가 t 의 크기보다 "
    "작으면 음수가 됩니다.",
    quiz="squared-error-why-square",
)
def error_difference_of_squares(y, t):
    return 0.5 * np.sum(y**2 - t**2)


@misconception(
    "squared-error-root",
    of="squared_error",
    en="A root was taken: this is half the length of the difference, not half the sum of its squares.",
    ko="제곱근을 씌웠습니다. 이것은 차의 제곱의 합의 절반이 아니라 차를 벡터로 본 길이의 절반입니다.",
    quiz="squared-error-why-square",
)
def error_root(y, t):
    return 0.5 * np.linalg.norm(y - t)


@misconception(
    "squared-error-not-summed",
    of="squared_error",
    en="One number comes out for each entry. The error of the network is one number for the whole "
    "batch, their sum.",
    ko="원소마다 수가 하나씩 나옵니다. 신경망의 오차는 배치 전체에 대해 수 하나, 곧 이들의 합입니다.",
    quiz="squared-error-one-number",
)
def error_not_summed(y, t):
    return 0.5 * (y - t) ** 2


@misconception(
    "squared-error-per-output",
    of="squared_error",
    en="The squares were added over the examples only, so one number is left for each output. E adds "
    "up both, examples and outputs.",
    ko="제곱을 예제 방향으로만 더해서 출력마다 수가 하나씩 남았습니다. E 값은 예제와 출력 양쪽으로 모두 "
    "더한 것입니다.",
    quiz="squared-error-one-number",
)
def error_per_output(y, t):
    return 0.5 * np.sum((y - t) ** 2, axis=0)


@misconception(
    "squared-error-per-example",
    of="squared_error",
    en="The squares were added over the outputs only, so one number is left for each example. E adds "
    "up both, examples and outputs.",
    ko="제곱을 출력 방향으로만 더해서 예제마다 수가 하나씩 남았습니다. E 값은 예제와 출력 양쪽으로 모두 "
    "더한 것입니다.",
    quiz="squared-error-one-number",
)
def error_per_example(y, t):
    return 0.5 * np.sum((y - t) ** 2, axis=1)


@misconception(
    "squared-error-matrix-product",
    of="squared_error",
    en="The matrix product of the differences with themselves is a matrix, one row and one column for "
    "each output. The wanted number is the sum of its diagonal.",
    ko="차를 자기 자신과 행렬 곱으로 곱한 결과는 수 하나가 아니라 출력마다 행과 열이 하나씩 있는 행렬입니다. "
    "구하는 값은 그 대각선의 합입니다.",
    quiz="squared-error-one-number",
)
def error_matrix_product(y, t):
    return 0.5 * (y - t).T @ (y - t)


@misconception(
    "squared-error-every-y-with-every-t",
    of="squared_error",
    en="One of y and t was flattened to (n,) and the other was not, so y - t has shape (n, n): every "
    "output is compared with the target of every example. NumPy stretches the two without a word.",
    ko="y, t 가운데 한 배열만 (n,) 모양으로 펴고 다른 하나는 그대로 두어서 y - t 의 모양이 (n, n) 입니다. 모든 "
    "출력을 모든 예제의 목푯값과 비교한 것입니다. NumPy는 이때 아무 말 없이 모양을 늘려 맞춥니다.",
    quiz="squared-error-shapes",
)
def error_pairwise(y, t):
    return 0.5 * np.sum((y.ravel() - t) ** 2)


@misconception(
    "squared-error-cross-entropy",
    of="squared_error",
    en="This is the binary cross-entropy, the loss of exercise 4. Here the loss is half the sum of the "
    "squared differences, which is defined for every y.",
    ko="이것은 연습 4에서 쓰는 손실인 이진 교차 엔트로피입니다. 여기서 손실은 차의 제곱의 합의 절반이며, "
    "어떤 y 값에서도 계산됩니다.",
    quiz="squared-error-sum-or-mean",
)
def error_cross_entropy(y, t):
    return -np.sum(t * np.log(y) + (1 - t) * np.log(1 - y))


@misconception(
    "backprop-bias-per-example",
    of="backward",
    en="The bias gradient has a row for each example, as if every example kept a bias of its own; the "
    "lecture's program does the same. One row of biases is shared by the whole batch, so each gradient "
    "is the sum over the examples.",
    ko="편향의 기울기에 예제마다 행이 하나씩 있습니다. 예제마다 자기만의 편향을 가진 셈이며, 강의의 "
    "프로그램도 이렇게 되어 있습니다. 편향 한 행을 배치 전체가 함께 쓰므로, 기울기는 예제에 대해 더한 "
    "값입니다.",
    quiz="backprop-bias",
)
def bias_per_example(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h, h.T @ delta_y


@misconception(
    "backprop-bias-averaged",
    of="backward",
    en="The bias gradient is averaged over the examples, while dw1 and dw2 are summed. E is a sum over "
    "the batch, so all three gradients are sums.",
    ko="편향의 기울기만 예제에 대해 평균을 냈고, dw1 값과 dw2 값은 더했습니다. E 값이 배치에 대한 합이므로 세 "
    "기울기 모두 합이어야 합니다.",
    quiz="backprop-bias",
)
def bias_averaged(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.mean(axis=0), h.T @ delta_y


@misconception(
    "backprop-bias-one-number-for-all",
    of="backward",
    en="The bias gradient is one number: the hidden deltas were added over the units as well. Every "
    "hidden unit has a bias of its own, so one sum for each column is wanted.",
    ko="편향의 기울기가 수 하나로 나왔습니다. 은닉층의 δ 값을 유닛 방향으로도 더한 것입니다. 은닉 "
    "유닛마다 자기 편향이 있으므로 열마다 합이 하나씩 있어야 합니다.",
    quiz="backprop-bias",
)
def bias_summed_over_all(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(), h.T @ delta_y


@misconception(
    "backprop-bias-summed-over-units",
    of="backward",
    en="The hidden deltas were added along the other axis, over the units of an example. A bias "
    "belongs to a unit and is shared by the examples, so the sum goes over the examples.",
    ko="은닉층의 δ 값을 다른 축으로, 곧 한 예제의 유닛끼리 더했습니다. 편향은 유닛의 것이고 예제들이 "
    "함께 쓰므로 예제 방향으로 더해야 합니다.",
    quiz="backprop-bias",
)
def bias_summed_over_units(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=1), h.T @ delta_y


@misconception(
    "backprop-bias-as-a-column",
    of="backward",
    en="The numbers of the bias gradient are right, but they stand in a column. Subtracted from b1, a "
    "column would silently make it a square.",
    ko="편향의 기울기 값은 맞지만 열로 놓여 있습니다. 이 열을 b1 에서 빼면 b1 배열이 아무 말 없이 "
    "정사각형이 됩니다.",
    quiz="backprop-shapes",
)
def bias_as_column(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw1, db1.reshape(-1, 1), dw2


@misconception(
    "backprop-bias-from-the-output-delta",
    of="backward",
    en="The bias gradient was made from the output's delta. b1 belongs to the hidden layer, so its "
    "gradient is the sum of the hidden deltas.",
    ko="편향의 기울기를 출력층의 δ 값으로 만들었습니다. b1 편향은 은닉층의 것이므로 그 기울기는 은닉층의 "
    "δ 값을 더한 것입니다.",
    quiz="backprop-bias",
)
def bias_from_output_delta(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_y.sum(axis=0), h.T @ delta_y


@misconception(
    "backprop-bias-without-the-hidden-slope",
    of="backward",
    en="In the bias gradient the slope of the hidden sigmoid is missing. The bias is added before the "
    "sigmoid, so its error has to come back through it.",
    ko="편향의 기울기에 은닉층 시그모이드의 기울기가 빠졌습니다. 편향은 시그모이드 앞에서 더해지므로, "
    "오차가 그 시그모이드를 거슬러 지나와야 합니다.",
    quiz="backprop-hidden-slope",
)
def bias_without_slope(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, (delta_y @ w2.T).sum(axis=0), h.T @ delta_y


@misconception(
    "backprop-output-slope-missing",
    of="backward",
    en="The output's delta is y - t alone. That belongs to the cross-entropy loss; for the squared "
    "error the slope of the output's sigmoid stays as a factor.",
    ko="출력층의 δ 값이 y - t 뿐입니다. 이것은 손실이 교차 엔트로피일 때의 식입니다. 제곱 오차에서는 "
    "출력층 시그모이드의 기울기가 인수로 남습니다.",
    quiz="backprop-output-slope",
)
def output_slope_missing(x, t, h, y, w2):
    delta_y = y - t
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h * (1 - h))


@misconception(
    "backprop-output-slope-missing-on-the-way-back",
    of="backward",
    en="dw2 is right, but what goes back to the hidden layer is y - t without the slope of the "
    "output's sigmoid. The error passes through that sigmoid as well: delta_y goes back.",
    ko="dw2 값은 맞지만, 은닉층으로 되돌아가는 값에는 출력층 시그모이드의 기울기가 없는 y - t 값을 썼습니다. "
    "오차는 그 시그모이드도 지나므로 δy 값이 되돌아가야 합니다.",
    quiz="backprop-output-slope",
)
def output_slope_missing_behind(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, ((y - t) @ w2.T) * h * (1 - h))


@misconception(
    "backprop-hidden-slope-missing",
    of="backward",
    en="The hidden delta lacks the slope of the hidden sigmoid. What came back through w2 is the error "
    "of the activation h; w1 and b1 act on the pre-activation before it.",
    ko="은닉층의 δ 값에 은닉층 시그모이드의 기울기가 빠졌습니다. w2 가중치를 거슬러 온 값은 활성값 h 의 "
    "오차이고, w1, b1 값은 그 앞의 활성화 전 값에 작용합니다.",
    quiz="backprop-hidden-slope",
)
def hidden_slope_missing(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, delta_y @ w2.T)


@misconception(
    "backprop-both-slopes-missing",
    of="backward",
    en="No slope of a sigmoid occurs at all, neither the output's nor the hidden one. These are the "
    "gradients of a network without sigmoids.",
    ko="시그모이드의 기울기가 출력층에도 은닉층에도 전혀 들어 있지 않습니다. 이것은 시그모이드가 없는 "
    "신경망의 기울기입니다.",
    quiz="backprop-output-slope",
)
def both_slopes_missing(x, t, h, y, w2):
    return _gradients(x, h, y - t, (y - t) @ w2.T)


@misconception(
    "backprop-slope-taken-of-the-activation",
    of="backward",
    en="The slope was taken at h and y as if they were pre-activations: the sigmoid is applied a second "
    "time. They are activations already, so their slope is h(1 - h) and y(1 - y).",
    ko="h 값과 y 값을 활성화 전 값처럼 다루어 기울기를 구했습니다. 시그모이드가 두 번 적용된 셈입니다. 둘은 "
    "이미 활성값이므로 기울기는 h(1 - h), y(1 - y) 입니다.",
    quiz="backprop-slope-where",
)
def slope_of_activation(x, t, h, y, w2):
    delta_y = (y - t) * sigmoid(y) * (1 - sigmoid(y))
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * sigmoid(h) * (1 - sigmoid(h)))


@misconception(
    "backprop-hidden-slope-taken-of-the-activation",
    of="backward",
    en="In the hidden layer the sigmoid is applied to h a second time before the slope is taken. h is "
    "an activation already, so its slope is h(1 - h).",
    ko="은닉층에서 h 값에 시그모이드를 한 번 더 적용한 다음 기울기를 구했습니다. h 값은 이미 활성값이므로 "
    "기울기는 h(1 - h) 입니다.",
    quiz="backprop-slope-where",
)
def hidden_slope_of_activation(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * sigmoid(h) * (1 - sigmoid(h)))


@misconception(
    "backprop-hidden-slope-of-the-output",
    of="backward",
    en="The hidden delta was multiplied by y(1 - y), the slope of the output, a second time. Each layer "
    "has the slope of its own activation: h(1 - h) in the hidden one.",
    ko="은닉층의 δ 값에 출력층의 기울기인 y(1 - y) 값을 한 번 더 곱했습니다. 층마다 자기 활성값의 기울기를 "
    "씁니다. 은닉층에서는 h(1 - h) 입니다.",
    quiz="backprop-hidden-slope",
)
def hidden_slope_of_output(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * y * (1 - y))


@misconception(
    "backprop-slope-lost-parentheses",
    of="backward",
    en="Without parentheses the 1 - y is torn apart: (y - t) * y * 1 - y subtracts y at the end, and "
    "the hidden layer does the same with h.",
    ko="괄호가 없어 1 - y 부분이 갈라졌습니다. (y - t) * y * 1 - y 식은 마지막에 y 값을 빼며, 은닉층에서도 "
    "h 값에 같은 일이 일어납니다.",
    quiz="backprop-slope-where",
)
def slope_lost_parentheses(x, t, h, y, w2):
    delta_y = (y - t) * y * 1 - y
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h * 1 - h)


@misconception(
    "backprop-slope-without-one-minus",
    of="backward",
    en="Of the slopes h(1 - h) and y(1 - y) only the first factor is here. So a unit that is sure of "
    "its 1 gets the largest correction, where it should get almost none.",
    ko="기울기 h(1 - h), y(1 - y) 가운데 첫째 인수만 있습니다. 그러면 이미 1에 가까운 유닛이 가장 크게 "
    "고쳐집니다. 그런 유닛의 기울기는 거의 0이어야 합니다.",
    quiz="backprop-slope-where",
)
def slope_without_one_minus(x, t, h, y, w2):
    delta_y = (y - t) * y
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h)


@misconception(
    "backprop-slope-of-tanh",
    of="backward",
    en="1 minus the square is the slope of the hyperbolic tangent at an activation. This network uses "
    "the sigmoid, whose slope is h(1 - h).",
    ko="1에서 활성값의 제곱을 빼는 것은 쌍곡탄젠트(tanh)의 기울기입니다. 이 신경망에서는 시그모이드를 "
    "쓰므로 기울기는 h(1 - h) 입니다.",
    quiz="backprop-slope-where",
)
def slope_of_tanh(x, t, h, y, w2):
    delta_y = (y - t) * (1 - y**2)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * (1 - h**2))


@misconception(
    "backprop-sign-flipped",
    of="backward",
    en="All three gradients have the other sign: the error was taken as t - y. Subtracting them would "
    "climb the loss instead of going down.",
    ko="세 기울기 모두 부호가 반대입니다. 오차로 t - y 값을 쓴 것입니다. 이 기울기를 빼면 손실이 "
    "줄어들지 않고 커집니다.",
    quiz="backprop-sign",
)
def sign_flipped(x, t, h, y, w2):
    return tuple(-gradient for gradient in right.backward(x, t, h, y, w2))


@misconception(
    "backprop-divided-by-examples",
    of="backward",
    en="All gradients are divided by the number of examples. That would be right for a mean; E is a "
    "sum over the examples.",
    ko="모든 기울기를 예제 수로 나누었습니다. 손실이 평균이라면 맞지만, E 값은 예제에 대한 합입니다.",
    quiz="squared-error-sum-or-mean",
)
def divided_by_examples(x, t, h, y, w2):
    return tuple(gradient / len(x) for gradient in right.backward(x, t, h, y, w2))


@misconception(
    "backprop-divided-by-all-outputs",
    of="backward",
    en="All gradients are divided by the number of examples times the number of outputs. That would "
    "be right for a mean; E is a sum over both.",
    ko="모든 기울기를 예제 수와 출력 수의 곱으로 나누었습니다. 손실이 평균이라면 맞지만, E 값은 둘 모두에 "
    "대한 합입니다.",
    quiz="squared-error-sum-or-mean",
)
def divided_by_size(x, t, h, y, w2):
    return tuple(gradient / y.size for gradient in right.backward(x, t, h, y, w2))


@misconception(
    "backprop-weights-averaged",
    of="backward",
    en="dw1 and dw2 are divided by the number of examples, while db1 is summed. E is a sum over the "
    "batch, so all three gradients are sums.",
    ko="dw1 값과 dw2 값만 예제 수로 나누었고 db1 값은 더했습니다. E 값이 배치에 대한 합이므로 세 기울기 모두 "
    "합이어야 합니다.",
    quiz="squared-error-sum-or-mean",
)
def weights_averaged(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw1 / len(x), db1, dw2 / len(x)


@misconception(
    "backprop-factor-two",
    of="backward",
    en="All gradients are twice as large as they should be. The 2 of the derivative cancels with the "
    "1/2 of E.",
    ko="모든 기울기가 두 배로 나옵니다. 미분할 때 나오는 2는 E 식의 1/2과 약분됩니다.",
    quiz="squared-error-half",
)
def factor_two(x, t, h, y, w2):
    return tuple(2 * gradient for gradient in right.backward(x, t, h, y, w2))


@misconception(
    "backprop-factor-half",
    of="backward",
    en="All gradients are half as large as they should be. The 1/2 of E cancels with the 2 that the "
    "derivative of a square brings; it does not stay.",
    ko="모든 기울기가 절반으로 나옵니다. E 식의 1/2은 제곱을 미분할 때 나오는 2와 약분되므로 남지 "
    "않습니다.",
    quiz="squared-error-half",
)
def factor_half(x, t, h, y, w2):
    return tuple(gradient / 2 for gradient in right.backward(x, t, h, y, w2))


@misconception(
    "backprop-error-returns-through-dw2",
    of="backward",
    en="The error was sent back through the gradient dw2. It takes the way it came, through the "
    "weights w2 themselves.",
    ko="오차를 기울기 dw2 값으로 되돌려 보냈습니다. 오차는 왔던 길, 곧 w2 가중치를 거슬러 되돌아갑니다.",
    quiz="backprop-way-back",
)
def back_through_dw2(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    dw2 = h.T @ delta_y
    return _gradients(x, h, delta_y, (delta_y @ dw2.T) * h * (1 - h))


@misconception(
    "backprop-w2-not-transposed",
    of="backward",
    en="The output's delta has a column for each output, so what follows it in the product needs a row "
    "for each output. Here it has a row for each hidden unit: w2 as it stands, or h turned over.",
    ko="출력층의 δ 배열에는 출력마다 열이 하나씩 있으므로, 그 뒤에 곱하는 배열에는 출력마다 행이 하나씩 있어야 "
    "합니다. 여기서는 은닉 유닛마다 행이 하나씩 있습니다. w2 배열을 전치하지 않았거나 h 배열을 전치한 것입니다.",
    quiz="backprop-way-back",
)
def w2_not_transposed(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, (delta_y @ w2) * h * (1 - h))


@misconception(
    "backprop-w2-not-transposed-in-dot",
    of="backward",
    en="dot was given w2 as it stands, but the error goes back against the direction of w2: from "
    "outputs to hidden units. So w2 has to be turned over, or the shapes do not meet.",
    ko="dot 함수에 w2 배열을 그대로 넣었습니다. 오차는 w2 가중치를 거슬러 출력에서 은닉 유닛으로 가므로, w2 "
    "배열을 전치해야 모양이 맞습니다.",
    quiz="backprop-way-back",
)
def w2_not_transposed_dot(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, np.dot(delta_y, w2) * h * (1 - h))


@misconception(
    "backprop-lecture-product",
    of="backward",
    en="Entry-by-entry products take the error back to the hidden layer, as in the lecture. They fit "
    "because the lecture has one output; with several, each hidden unit adds up the errors of all, "
    "which is a matrix product.",
    ko="강의처럼 원소별 곱으로 오차를 은닉층에 되돌렸습니다. 강의의 신경망은 출력이 하나라서 맞습니다. 출력이 "
    "여럿이면 은닉 유닛마다 모든 출력의 오차를 더해야 하며, 그것은 행렬 곱입니다.",
    quiz="backprop-way-back",
)
def lecture_product(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, delta_y * (w2.T * (h * (1 - h))))


@misconception(
    "backprop-elementwise-way-back",
    of="backward",
    en="delta_y and w2 are multiplied entry by entry. With one output that gives the right numbers; "
    "with several, each hidden unit adds up the errors of all, which is a matrix product.",
    ko="출력층의 δ 값과 w2 가중치를 원소별로 곱했습니다. 출력이 하나이면 맞는 값이 나옵니다. 출력이 여럿이면 "
    "은닉 유닛마다 모든 출력의 오차를 더해야 하며, 그것은 행렬 곱입니다.",
    quiz="backprop-way-back",
)
def elementwise_way_back(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    return _gradients(x, h, delta_y, delta_y * w2.T * h * (1 - h))


@misconception(
    "backprop-left-factor-not-transposed",
    of="backward",
    en="The output's delta has a row for each example, so what stands to its left in the product needs "
    "a column for each example. Here it has a column for each hidden unit: for dw2, h is not turned "
    "over; on the way back, the factors stand in the other order.",
    ko="출력층의 δ 배열에는 예제마다 행이 하나씩 있으므로, 그 왼쪽에 곱하는 배열에는 예제마다 열이 하나씩 있어야 "
    "합니다. 여기서는 은닉 유닛마다 열이 하나씩 있습니다. dw2 계산에서 h 배열을 전치하지 않았거나, 오차를 되돌릴 때 "
    "곱하는 순서가 반대인 것입니다.",
    quiz="backprop-weight-gradient",
)
def left_not_transposed(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=0), h @ delta_y


@misconception(
    "backprop-h-not-transposed-in-dot",
    of="backward",
    en="dot was given h as it stands. dw2 adds up over the examples, and these are the rows of h and of "
    "the delta: so h has to be turned over, or the shapes do not meet.",
    ko="dot 함수에 h 배열을 그대로 넣었습니다. dw2 값은 예제에 대해 더한 것이고, 예제는 h 배열에서나 δ 배열에서나 "
    "행입니다. 그래서 h 배열을 전치해야 모양이 맞습니다.",
    quiz="backprop-weight-gradient",
)
def h_not_transposed_dot(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=0), np.dot(h, delta_y)


@misconception(
    "backprop-dw2-per-example",
    of="backward",
    en="dw2 was multiplied entry by entry, so it has a row for each example where there is one output, "
    "and does not fit where there are several. The examples share w2: a matrix product adds them up.",
    ko="dw2 값을 원소별 곱으로 계산했습니다. 그러면 출력이 하나일 때는 예제마다 행이 하나씩 생기고, 출력이 "
    "여럿이면 모양이 맞지 않습니다. w2 가중치는 예제들이 함께 쓰므로 행렬 곱으로 더해야 합니다.",
    quiz="backprop-weight-gradient",
)
def dw2_elementwise(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=0), h * delta_y


@misconception(
    "backprop-weight-gradients-transposed",
    of="backward",
    en="dw1 and dw2 are right but turned over. A gradient has the shape of its parameter: what comes "
    "in gives the rows, the delta gives the columns.",
    ko="dw1 값과 dw2 값이 맞지만 전치되어 있습니다. 기울기의 모양은 파라미터의 모양과 같습니다. 들어온 값이 "
    "행을, δ 값이 열을 정합니다.",
    quiz="backprop-shapes",
)
def weight_gradients_transposed(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw1.T, db1, dw2.T


@misconception(
    "backprop-dw1-from-the-hidden-activations",
    of="backward",
    en="dw1 was made with h. A weight's gradient is what came in on its left times the delta on its "
    "right, and what comes in at w1 is x.",
    ko="dw1 값을 h 값으로 만들었습니다. 가중치의 기울기는 왼쪽에서 들어온 값과 오른쪽 δ 값의 곱이며, w1 가중치에 "
    "들어오는 값은 x 입니다.",
    quiz="backprop-weight-gradient",
)
def dw1_from_h(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return h.T @ delta_h, delta_h.sum(axis=0), h.T @ delta_y


@misconception(
    "backprop-dw2-from-the-inputs",
    of="backward",
    en="dw2 was made with x. A weight's gradient is what came in on its left times the delta on its "
    "right, and what comes in at w2 is h.",
    ko="dw2 값을 x 값으로 만들었습니다. 가중치의 기울기는 왼쪽에서 들어온 값과 오른쪽 δ 값의 곱이며, w2 가중치에 "
    "들어오는 값은 h 입니다.",
    quiz="backprop-weight-gradient",
)
def dw2_from_x(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, delta_h.sum(axis=0), x.T @ delta_y


@misconception(
    "backprop-keeps-the-last-example",
    of="backward",
    en="The loop over the examples replaces the gradients in every turn, so only the last example "
    "counts. The gradient of a sum is the sum of the gradients.",
    ko="예제에 대한 반복문에서 매번 기울기를 새 값으로 바꾸므로 마지막 예제만 남습니다. 합의 기울기는 "
    "기울기의 합입니다.",
    quiz="backprop-weight-gradient",
)
def last_example_only(x, t, h, y, w2):
    return right.backward(x[-1:], t[-1:], h[-1:], y[-1:], w2)


@misconception(
    "backprop-targets-flattened",
    of="backward",
    en="t was flattened and y was not, so y - t does not compare an example with its own target: with "
    "one output it becomes an (n, n) array, with several it fails.",
    ko="t 배열만 펴고 y 배열은 그대로 두었습니다. 그래서 y - t 계산에서 예제를 자기 목푯값과 비교하지 않게 됩니다. "
    "출력이 하나이면 (n, n) 배열이 되고, 여럿이면 오류가 납니다.",
    quiz="squared-error-shapes",
)
def targets_flattened(x, t, h, y, w2):
    delta_y = (y - t.ravel()) * y * (1 - y)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h * (1 - h))


@misconception(
    "backprop-overwrites-y",
    of="backward",
    en="t was subtracted inside the array y, which is the caller's. So y is changed there, and the "
    "slope y(1 - y) is taken from what is no longer y.",
    ko="y 배열 안에서 t 값을 뺐는데, 그 배열은 호출한 쪽의 것입니다. 그래서 호출한 쪽의 y 값이 바뀌고, 기울기 "
    "y(1 - y) 값도 이미 바뀐 값으로 계산됩니다.",
    quiz="arrays-changed-in-place",
)
def overwrites_y(x, t, h, y, w2):
    delta_y = y
    delta_y -= t
    delta_y = delta_y * y * (1 - y)
    return _gradients(x, h, delta_y, (delta_y @ w2.T) * h * (1 - h))


@misconception(
    "backprop-results-dw1-dw2-db1",
    of="backward",
    en="The three gradients come back as dw1, dw2, db1. The order wanted is dw1, db1, dw2.",
    ko="세 기울기가 dw1, dw2, db1 순서로 나옵니다. 정해진 순서는 dw1, db1, dw2 입니다.",
)
def results_bias_last(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw1, dw2, db1


@misconception(
    "backprop-results-in-the-order-computed",
    of="backward",
    en="The gradients come back in the order in which they were computed, from the output backwards: "
    "dw2, db1, dw1. The order wanted is dw1, db1, dw2.",
    ko="기울기가 계산한 순서대로, 곧 출력층부터 거꾸로 dw2, db1, dw1 순서로 나옵니다. 정해진 순서는 dw1, "
    "db1, dw2 입니다.",
)
def results_backwards(x, t, h, y, w2):
    dw1, db1, dw2 = right.backward(x, t, h, y, w2)
    return dw2, db1, dw1


@misconception(
    "backprop-no-bias-gradient",
    of="backward",
    en="Only two gradients come back. The bias b1 is learned as well, and its gradient stands between "
    "the other two.",
    ko="기울기가 둘만 나옵니다. 편향 b1 값도 학습되며, 그 기울기는 나머지 둘 사이에 놓입니다.",
    quiz="backprop-bias",
)
def no_bias_gradient(x, t, h, y, w2):
    dw1, _, dw2 = right.backward(x, t, h, y, w2)
    return dw1, dw2


@misconception(
    "training-bias-per-example",
    of="train",
    en="In the loop, the hidden delta is subtracted from b1 as it is, with one row for each example, as "
    "the lecture does. After the first update b1 has as many rows as there are examples: each example "
    "keeps biases of its own, and this is no longer the same network.",
    ko="반복문에서 예제마다 행이 하나씩 있는 δh 값을 강의처럼 b1 에서 그대로 뺐습니다. 첫 업데이트 뒤에는 b1 배열의 "
    "행 수가 예제 수와 같아집니다. 예제마다 자기만의 편향을 가지게 되므로 더 이상 같은 신경망이 아닙니다.",
    quiz="backprop-bias",
)
def train_bias_per_example(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        delta_y, delta_h = _deltas(t, h, y, w2)
        w2 = w2 - learning_rate * h.T @ delta_y
        w1 = w1 - learning_rate * x.T @ delta_h
        return w1, b1 - learning_rate * delta_h, w2

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception(
    "training-lecture-loop",
    of="train",
    en="The loop of the lecture takes the error back by products entry by entry, which fit only a "
    "network with one output. Its update of b1 needs a second look too: how many rows has b1 after it?",
    ko="강의의 반복문은 원소별 곱으로 오차를 되돌리는데, 이것은 출력이 하나인 신경망에만 맞습니다. 그 반복문에서 b1 "
    "값을 업데이트하는 부분도 다시 살펴보아야 합니다. 업데이트한 뒤 b1 배열의 행은 몇 개입니까?",
    quiz="backprop-way-back",
)
def train_lecture_loop(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        delta_y = np.multiply(y - t, np.multiply(y, 1 - y))
        temp = np.multiply(w2.transpose(), np.multiply(h, 1 - h))
        delta_h = delta_y * temp
        w2 = w2 - np.dot(h.transpose(), learning_rate * delta_y)
        w1 = w1 - np.dot(x.transpose(), learning_rate * delta_h)
        return w1, b1 - learning_rate * delta_h, w2

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception(
    "training-w2-updated-first",
    of="train",
    en="w2 was updated before the hidden delta was computed, so the error goes back through weights "
    "that did not make it. All gradients of a step belong to the same parameters.",
    ko="은닉층의 δ 값을 구하기 전에 w2 가중치를 업데이트했습니다. 그래서 오차가, 그 오차를 만들지 않은 가중치를 거슬러 "
    "갑니다. 한 단계의 기울기는 모두 같은 파라미터에서 구해야 합니다.",
    quiz="training-update-order",
)
def train_w2_first(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        w2 = w2 - learning_rate * right.backward(x, t, h, y, w2)[2]
        dw1, db1, _ = right.backward(x, t, h, y, w2)
        return w1 - learning_rate * dw1, b1 - learning_rate * db1, w2

    return _trained(x, t, w1, b1, w2, steps, update)


def _training(x, t, w1, b1, w2, steps, rates, gradients=right.backward, **options):
    """Return what `train` returns, with a learning rate for each of w1, b1 and w2."""

    def update(h, y, *parameters):
        steps_down = zip(parameters, rates, gradients(x, t, h, y, parameters[2]), strict=True)
        return tuple(p - rate * gradient for p, rate, gradient in steps_down)

    return _trained(x, t, w1, b1, w2, steps, update, **options)


@misconception(
    "training-gradient-added",
    of="train",
    en="The gradient is added. It points to where the loss grows, so the losses rise from step to step.",
    ko="기울기를 더했습니다. 기울기는 손실이 커지는 방향을 가리키므로 업데이트할수록 손실이 커집니다.",
    quiz="backprop-sign",
)
def train_gradient_added(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [-learning_rate] * 3)


@misconception(
    "training-rate-missing-on-the-bias",
    of="train",
    en="The learning rate is missing in the update of b1. At a learning rate of 1 nothing shows; at any "
    "other the bias moves too far or not far enough.",
    ko="b1 값을 업데이트할 때 학습률을 곱하지 않았습니다. 학습률이 1이면 드러나지 않지만, 다른 값이면 편향이 너무 "
    "많이, 또는 너무 적게 움직입니다.",
    quiz="training-learning-rate",
)
def train_rate_missing_b1(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [learning_rate, 1, learning_rate])


@misconception(
    "training-rate-missing-on-w1",
    of="train",
    en="The learning rate is missing in the update of w1. At a learning rate of 1 nothing shows; at any "
    "other w1 moves too far or not far enough.",
    ko="w1 값을 업데이트할 때 학습률을 곱하지 않았습니다. 학습률이 1이면 드러나지 않지만, 다른 값이면 w1 가중치가 너무 "
    "많이, 또는 너무 적게 움직입니다.",
    quiz="training-learning-rate",
)
def train_rate_missing_w1(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [1, learning_rate, learning_rate])


@misconception(
    "training-rate-missing-on-w2",
    of="train",
    en="The learning rate is missing in the update of w2. At a learning rate of 1 nothing shows; at any "
    "other w2 moves too far or not far enough.",
    ko="w2 값을 업데이트할 때 학습률을 곱하지 않았습니다. 학습률이 1이면 드러나지 않지만, 다른 값이면 w2 가중치가 너무 "
    "많이, 또는 너무 적게 움직입니다.",
    quiz="training-learning-rate",
)
def train_rate_missing_w2(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [learning_rate, learning_rate, 1])


@misconception(
    "training-rate-ignored",
    of="train",
    en="The learning rate that was passed in has no effect: every update subtracts the gradient as it "
    "is. That equals a learning rate of 1.",
    ko="전달한 학습률이 아무 영향을 주지 않습니다. 업데이트할 때마다 기울기를 그대로 빼며, 이것은 학습률이 1일 때와 "
    "같습니다.",
    quiz="training-learning-rate",
)
def train_rate_ignored(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [1, 1, 1])


@misconception(
    "training-divides-by-the-rate",
    of="train",
    en="The gradient is divided by the learning rate. At 1 nothing shows; a smaller rate then makes "
    "larger steps, where it should make smaller ones.",
    ko="기울기를 학습률로 나누었습니다. 학습률이 1이면 드러나지 않지만, 학습률이 작을수록 조금씩 움직여야 하는데 "
    "오히려 더 많이 움직입니다.",
    quiz="training-learning-rate",
)
def train_divides_by_rate(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [1 / learning_rate] * 3)


@misconception(
    "training-bias-left-out",
    of="train",
    en="b1 comes back as it went in: it is not updated. The bias is a parameter like the weights and "
    "learns with them.",
    ko="b1 값이 들어온 그대로 나옵니다. 업데이트되지 않은 것입니다. 편향도 가중치와 같은 파라미터이므로 함께 "
    "학습됩니다.",
    quiz="training-what-is-updated",
)
def train_bias_left_out(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [learning_rate, 0, learning_rate])


@misconception(
    "training-output-weights-only",
    of="train",
    en="Only w2 is updated; w1 and b1 stay where they began. Taking the error further back is what "
    "backpropagation is for.",
    ko="w2 값만 업데이트되고 w1, b1 값은 처음 그대로입니다. 오차를 더 앞쪽까지 되돌려 보내는 것이 역전파입니다.",
    quiz="training-what-is-updated",
)
def train_w2_only(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [0, 0, learning_rate])


@misconception(
    "training-gradients-averaged",
    of="train",
    en="The gradients are divided by the number of examples before the update. E is a sum here, so the "
    "update takes the sum.",
    ko="업데이트하기 전에 기울기를 예제 수로 나누었습니다. 여기서 E 값은 합이므로 업데이트에도 합을 그대로 씁니다.",
    quiz="squared-error-sum-or-mean",
)
def train_averaged(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return _training(x, t, w1, b1, w2, steps, [learning_rate / len(x)] * 3)


@misconception(
    "training-one-example-at-a-time",
    of="train",
    en="The parameters are updated after every single example, so the next example already meets new "
    "ones. One step here is one update with the gradient of the whole batch.",
    ko="예제 하나를 볼 때마다 파라미터를 업데이트하므로, 다음 예제는 이미 바뀐 파라미터를 만납니다. 여기서 한 단계는 배치 "
    "전체의 기울기로 한 번 업데이트하는 것입니다.",
    quiz="training-whole-batch",
)
def train_online(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for _ in range(steps):
        losses.append(right.squared_error(forward(x, w1, b1, w2)[1], t))
        for i in range(len(x)):
            one = slice(i, i + 1)
            w1, b1, w2, _ = right.train(x[one], t[one], w1, b1, w2, learning_rate, 1)
    return w1, b1, w2, losses


@misconception(
    "training-forward-pass-once",
    of="train",
    en="The forward pass stands before the loop, so h and y stay those of the first step. Every update "
    "changes the parameters, and the next gradient needs the h and y of the new ones.",
    ko="순전파를 반복문 앞에서 한 번만 계산해서 h 값과 y 값이 첫 단계의 값에 머뭅니다. 업데이트할 때마다 파라미터가 바뀌므로, "
    "다음 기울기에는 새 파라미터로 구한 h 값과 y 값이 필요합니다.",
    quiz="training-loop",
)
def train_forward_once(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    h, y = forward(x, w1, b1, w2)
    losses = []
    for _ in range(steps):
        losses.append(right.squared_error(y, t))
        dw1, db1, dw2 = right.backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * dw1, b1 - learning_rate * db1, w2 - learning_rate * dw2
    return w1, b1, w2, losses


@misconception(
    "training-every-step-from-the-start",
    of="train",
    en="Every step begins again at the parameters that were passed in, so the updates do not add up: "
    "all losses are equal, and what comes back is the result of a single update.",
    ko="단계마다 처음에 받은 파라미터에서 다시 시작하므로 업데이트가 쌓이지 않습니다. 그래서 손실이 모두 같고, 결과는 한 "
    "번만 업데이트한 것과 같습니다.",
    quiz="training-loop",
)
def train_from_the_start(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    *parameters, losses = right.train(x, t, w1, b1, w2, learning_rate, 1)
    return *parameters, losses * steps


@misconception(
    "training-returns-in-the-first-step",
    of="train",
    en="The function returns after one update: the return stands inside the loop. Everything after the "
    "first step is never reached.",
    ko="한 번 업데이트한 뒤에 함수가 끝납니다. return 문이 반복문 안에 있기 때문입니다. 둘째 단계부터는 실행되지 "
    "않습니다.",
    quiz="training-loop",
)
def train_returns_early(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate, 1)


@misconception(
    "training-one-step-short",
    of="train",
    en="There is one update less than asked for, and one loss less. A range that begins at 1 and ends "
    "before steps has steps - 1 turns.",
    ko="요구한 횟수보다 업데이트가 한 번 적고 손실도 하나 적습니다. 1에서 시작해 steps 앞에서 끝나는 range 범위는 steps "
    "- 1 번만 돕니다.",
    quiz="training-loop",
)
def train_one_short(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate, steps - 1)


@misconception(
    "training-one-step-too-many",
    of="train",
    en="There is one update more than asked for, and one loss more. range(steps) already has steps "
    "turns, from 0 to steps - 1.",
    ko="요구한 횟수보다 업데이트가 한 번 많고 손실도 하나 많습니다. range(steps) 범위는 이미 0에서 steps - 1 까지 steps "
    "번 돕니다.",
    quiz="training-loop",
)
def train_one_too_many(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate, steps + 1)


@misconception(
    "training-loss-after-the-update",
    of="train",
    en="The parameters are right, but each loss was taken after its update. losses[k] belongs before "
    "update k, so the first one is the error of the parameters that came in.",
    ko="파라미터는 맞지만 손실을 업데이트한 뒤에 기록했습니다. losses[k] 값은 k 번째 업데이트 직전의 손실이므로, 첫째 값은 "
    "처음 받은 파라미터의 오차입니다.",
    quiz="training-losses",
)
def train_loss_after(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2, losses = right.train(x, t, w1, b1, w2, learning_rate, steps)
    return w1, b1, w2, [*losses[1:], right.squared_error(forward(x, w1, b1, w2)[1], t)]


@misconception(
    "training-last-loss-added",
    of="train",
    en="There is one loss more than there are updates: the error after the last update was noted too. "
    "One loss before each update makes as many as there are steps.",
    ko="손실이 업데이트 횟수보다 하나 많습니다. 마지막 업데이트 뒤의 오차까지 기록한 것입니다. 업데이트마다 그 직전의 손실을 하나씩 "
    "기록하면 업데이트 횟수와 같아집니다.",
    quiz="training-losses",
)
def train_last_loss_added(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2, losses = right.train(x, t, w1, b1, w2, learning_rate, steps)
    return w1, b1, w2, [*losses, right.squared_error(forward(x, w1, b1, w2)[1], t)]


@misconception(
    "training-last-loss-only",
    of="train",
    en="Only the last loss comes back. A list with the loss of every step is wanted; a curve of it "
    "shows whether the training works.",
    ko="마지막 손실만 나옵니다. 단계마다 손실이 하나씩 든 리스트가 필요합니다. 그 곡선을 보면 학습이 잘되고 있는지 알 "
    "수 있습니다.",
    quiz="training-losses",
)
def train_last_loss_only(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    *parameters, losses = right.train(x, t, w1, b1, w2, learning_rate, steps)
    return *parameters, losses[-1]


@misconception(
    "training-losses-are-means",
    of="train",
    en="The parameters are right, but the losses are means of the squares. E is half their sum.",
    ko="파라미터는 맞지만 손실이 제곱의 평균입니다. E 값은 제곱의 합의 절반입니다.",
    quiz="squared-error-sum-or-mean",
)
def train_losses_means(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rates = [learning_rate] * 3
    return _training(x, t, w1, b1, w2, steps, rates, error=lambda y, t: np.mean((y - t) ** 2))


@misconception(
    "training-losses-not-summed",
    of="train",
    en="The parameters are right, but each entry of losses is a whole array, one number for each "
    "example and output. A loss is their sum, one number.",
    ko="파라미터는 맞지만 losses 리스트의 원소가 수 하나가 아니라 예제와 출력마다 수가 하나씩 든 배열입니다. 손실은 "
    "이들을 모두 더한 수 하나입니다.",
    quiz="squared-error-one-number",
)
def train_losses_arrays(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rates = [learning_rate] * 3
    return _training(x, t, w1, b1, w2, steps, rates, error=lambda y, t: 0.5 * (y - t) ** 2)


@misconception(
    "training-losses-forgotten",
    of="train",
    en="Three results come back: the trained parameters alone. The fourth is the list of losses, one "
    "for each step.",
    ko="결과가 학습된 파라미터 셋뿐입니다. 넷째 결과로 단계마다 손실이 하나씩 든 리스트가 있어야 합니다.",
    quiz="training-losses",
)
def train_losses_forgotten(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate, steps)[:3]


@misconception(
    "training-overwrites-the-caller",
    of="train",
    en="The result is right, but w1, b1 and w2 of the caller have changed as well. An update by -= works "
    "inside the array it is given, so a training could not be repeated from the same start.",
    ko="결과는 맞지만 호출한 쪽의 w1, b1, w2 배열까지 바뀌었습니다. -= 연산으로 업데이트하면 받은 배열 자체가 바뀌므로, 같은 "
    "출발점에서 다시 학습할 수 없게 됩니다.",
    quiz="arrays-changed-in-place",
)
def train_overwrites(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        dw1, db1, dw2 = right.backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1
        w2 -= learning_rate * dw2
        return w1, b1, w2

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception(
    "training-bias-loop-over-rows",
    of="train",
    en="A loop over len(b1) updates the biases one by one. For a b1 of shape (1, hidden) that length is "
    "1, so the gradient of the first unit is subtracted from all of them.",
    ko="len(b1) 번 도는 반복문으로 편향을 하나씩 업데이트했습니다. b1 의 모양이 (1, hidden) 이면 그 길이가 1이므로, 첫째 "
    "유닛의 기울기를 모든 편향에서 빼게 됩니다.",
    quiz="forward-bias-shape",
)
def train_bias_loop(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, w1, b1, w2):
        dw1, db1, dw2 = right.backward(x, t, h, y, w2)
        b1 = np.array([b1[j] - learning_rate * db1[j] for j in range(len(b1))])
        return w1 - learning_rate * dw1, b1, w2 - learning_rate * dw2

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception(
    "training-output-slope-missing",
    of="train",
    en="The loop takes y - t alone as the output's delta, which belongs to the cross-entropy loss. For "
    "the squared error the slope of the output's sigmoid stays as a factor.",
    ko="반복문에서 출력층의 δ 값으로 y - t 만 썼는데, 이것은 손실이 교차 엔트로피일 때의 식입니다. 제곱 오차에서는 "
    "출력층 시그모이드의 기울기가 인수로 남습니다.",
    quiz="backprop-output-slope",
)
def train_output_slope_missing(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rates = [learning_rate] * 3
    return _training(x, t, w1, b1, w2, steps, rates, gradients=output_slope_missing)


@misconception(
    "squared-error-spectral-norm",
    of="squared_error",
    en="For a matrix, a norm of order 2 is its largest singular value, not the root of the sum of the "
    "squares. The two agree for a single column, so one output hides the difference.",
    ko="행렬에 2차 노름을 쓰면 제곱합의 제곱근이 아니라 가장 큰 특잇값이 나옵니다. 열이 하나이면 둘이 같으므로, 출력이 "
    "하나일 때는 차이가 드러나지 않습니다.",
    quiz="squared-error-sum-or-mean",
)
def error_spectral(y, t):
    return 0.5 * np.linalg.norm(y - t, 2) ** 2


@misconception(
    "backprop-y-clipped",
    of="backward",
    en="y was kept away from 0 and 1 before its slope was taken. Where an output is nearly 0, its "
    "slope y (1 - y) is nearly 0 as well, and that is the gradient that was asked for.",
    ko="기울기를 구하기 전에 y 값을 0과 1에서 떨어지도록 잘랐습니다. 출력이 거의 0이면 기울기 y (1 - y) 값도 거의 0이며, "
    "여기서 구하려는 것이 바로 그 기울기입니다.",
    quiz="backprop-output-slope",
)
def backward_y_clipped(x, t, h, y, w2):
    return _gradients(x, h, *_deltas(t, h, np.clip(y, 1e-3, 1 - 1e-3), w2))


@misconception(
    "training-calls-itself",
    of="train",
    en="Every update calls train again for the rest of the steps. Python lets some thousand calls stand "
    "inside each other, and the default of 1000 steps is more than that. A loop has no such limit.",
    ko="업데이트할 때마다 남은 단계를 위해 train 함수를 다시 호출합니다. 파이썬에서 함수 호출은 천 번 정도만 겹칠 수 있는데, "
    "기본값인 1000단계만 해도 이를 넘습니다. 반복문에는 그런 한계가 없습니다.",
    quiz="training-loop",
)
def train_recursive(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    if not steps:
        return w1, b1, w2, []
    w1, b1, w2, first = right.train(x, t, w1, b1, w2, learning_rate, 1)
    w1, b1, w2, others = train_recursive(x, t, w1, b1, w2, learning_rate, steps - 1)
    return w1, b1, w2, first + others


@misconception(
    "training-rate-falls",
    of="train",
    en="The learning rate is halved every hundred steps. Plain gradient descent keeps the rate that it "
    "was given: a falling one makes ever shorter steps, and the loss comes to rest too early.",
    ko="100단계마다 학습률을 절반으로 줄였습니다. 기본 경사 하강법은 주어진 학습률을 그대로 씁니다. 학습률이 줄면 걸음이 점점 "
    "짧아져 손실이 너무 일찍 멈춥니다.",
    quiz="training-loop",
)
def train_with_a_falling_rate(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for done in range(0, steps, 100):
        rate = learning_rate * 0.5 ** (done // 100)
        w1, b1, w2, some = right.train(x, t, w1, b1, w2, rate, min(100, steps - done))
        losses += some
    return w1, b1, w2, losses


@misconception(
    "training-stops-when-it-is-good",
    of="train",
    en="Training ends as soon as the loss, or its gradient, is small, so there are fewer losses and fewer "
    "updates than the steps that were asked for.",
    ko="손실이나 기울기가 작아지면 바로 학습을 멈춥니다. 그래서 손실과 업데이트의 수가 요청한 steps 값보다 적습니다.",
    quiz="training-loop",
)
def train_stops_early(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(right.squared_error(y, t))
        if losses[-1] < 1e-3:
            break
        dw1, db1, dw2 = right.backward(x, t, h, y, w2)
        w1, w2 = w1 - learning_rate * dw1, w2 - learning_rate * dw2
        b1 = b1 - learning_rate * db1
    return w1, b1, w2, losses


@misconception(
    "training-default-of-100-steps",
    of="train",
    en="Whoever calls train without steps gets 100 updates. The default is 1000, as it stands in the "
    "first line of the function.",
    ko="steps 값을 주지 않고 train 함수를 부르면 100번만 업데이트합니다. 함수의 첫 줄에 적힌 대로 기본값은 "
    "1000입니다.",
    quiz="training-loop",
)
def train_default_of_100(x, t, w1, b1, w2, learning_rate=1.0, steps=100):
    return right.train(x, t, w1, b1, w2, learning_rate, steps)


@misconception(
    "training-gradients-clipped",
    of="train",
    en="Every entry of the gradients was cut off at -5 and 5. With many examples the sums grow "
    "past that, and then the step is no longer the one that plain gradient descent makes.",
    ko="기울기의 모든 원소를 -5와 5에서 잘랐습니다. 예제가 많으면 합이 그보다 커지므로, 그때의 "
    "업데이트는 기본 경사 하강법의 업데이트와 다릅니다.",
    quiz="training-learning-rate",
)
def train_gradients_clipped(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(h, y, *parameters):
        gradients = right.backward(x, t, h, y, parameters[2])
        return [
            p - learning_rate * np.clip(g, -5, 5)
            for p, g in zip(parameters, gradients, strict=True)
        ]

    return _trained(x, t, w1, b1, w2, steps, update)


@misconception(
    "backprop-targets-squeezed",
    of="backward",
    en="t has lost its second axis, as squeeze or ravel takes it away where there is one output. Then "
    "y (n, 1) minus t (n,) is broadcast to (n, n): every output is compared with every target.",
    ko="출력이 하나일 때 squeeze 나 ravel 함수를 쓰면 t 배열의 둘째 축이 사라집니다. 그러면 (n, 1) 모양의 y 배열에서 (n,) "
    "모양의 t 배열을 뺄 때 (n, n) 모양으로 브로드캐스팅되어, 모든 출력이 모든 정답과 비교됩니다.",
    quiz="squared-error-shapes",
)
def targets_squeezed(x, t, h, y, w2):
    return _gradients(x, h, *_deltas(np.squeeze(t), h, y, w2))


@misconception(
    "backprop-bias-summed-after-a-squeeze",
    of="backward",
    en="A batch of one example loses its first axis before the sum, so the sum runs over the units and "
    "one number is left. One row is a batch too: its bias gradient has an entry for each unit.",
    ko="예제가 하나뿐인 배치에서 더하기 전에 첫째 축이 사라졌습니다. 그래서 합이 유닛 방향으로 구해져 수 하나만 남습니다. "
    "행이 하나여도 배치이며, 편향의 기울기에는 유닛마다 원소가 하나씩 있습니다.",
    quiz="backprop-bias",
)
def bias_summed_after_squeeze(x, t, h, y, w2):
    delta_y, delta_h = _deltas(t, h, y, w2)
    return x.T @ delta_h, np.squeeze(delta_h).sum(axis=0), h.T @ delta_y


@misconception(
    "backprop-w2-transposed-only-where-it-must-be",
    of="backward",
    en="w2 is turned over only where the product would fail otherwise. With as many outputs as hidden "
    "units w2 is square, the product works as it stands, and the errors go back to the wrong units.",
    ko="그대로 곱하면 오류가 나는 경우에만 w2 배열을 전치했습니다. 출력 수와 은닉 유닛 수가 같으면 w2 배열이 정사각형이라 "
    "그대로도 곱해지지만, 오차가 엉뚱한 유닛으로 되돌아갑니다.",
    quiz="backprop-way-back",
)
def w2_transposed_where_needed(x, t, h, y, w2):
    delta_y, _ = _deltas(t, h, y, w2)
    back = w2 if delta_y.shape[1] == w2.shape[0] else w2.T
    return _gradients(x, h, delta_y, (delta_y @ back) * h * (1 - h))


@misconception(
    "training-targets-squeezed",
    of="train",
    en="In the loop t has lost its second axis, as squeeze or ravel takes it away where there is "
    "one output. Then y (n, 1) minus t (n,) is broadcast to (n, n): every output is compared "
    "with every target.",
    ko="반복문에서 squeeze 나 ravel 함수를 써서 출력이 하나일 때 t 배열의 둘째 축이 "
    "사라졌습니다. 그러면 (n, 1) 모양의 y 배열에서 (n,) 모양의 t 배열을 뺄 때 (n, n) 모양으로 "
    "브로드캐스팅되어, 모든 출력이 모든 정답과 비교됩니다.",
    quiz="squared-error-shapes",
)
def train_targets_squeezed(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, np.squeeze(t), w1, b1, w2, learning_rate, steps)


@misconception(
    "training-bias-summed-after-a-squeeze",
    of="train",
    en="In a batch of one example the first axis is lost before the hidden deltas are added up, "
    "so every bias takes the same step. One row is a batch too: each unit has a bias gradient of "
    "its own.",
    ko="예제가 하나뿐인 배치에서 은닉층의 δ 값을 더하기 전에 첫째 축이 사라져서, 모든 편향이 "
    "똑같이 움직입니다. 행이 하나여도 배치이며, 편향의 기울기는 유닛마다 따로 있습니다.",
    quiz="backprop-bias",
)
def train_bias_summed_after_squeeze(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rates = [learning_rate] * 3
    return _training(x, t, w1, b1, w2, steps, rates, gradients=bias_summed_after_squeeze)


@misconception(
    "training-zero-rate-replaced",
    of="train",
    en="A learning rate of 0 was replaced by the default: 0 counts as false, so `learning_rate or 1.0` is "
    "1.0. With a rate of 0 no parameter moves.",
    ko="학습률 0이 기본값으로 바뀌었습니다. 0은 거짓으로 취급되므로 learning_rate or 1.0 은 1.0이 됩니다. "
    "학습률이 0이면 파라미터는 움직이지 않아야 합니다.",
    quiz="training-loop",
)
def train_zero_rate_replaced(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    return right.train(x, t, w1, b1, w2, learning_rate or 1.0, steps)


@misconception(
    "training-best-parameters",
    of="train",
    en="What comes back are the parameters after the step with the smallest loss. The parameters "
    "after the last update are asked for, also where the loss has risen.",
    ko="손실이 가장 작았던 단계의 파라미터를 반환합니다. 손실이 커졌더라도 마지막 업데이트가 끝난 "
    "뒤의 파라미터를 반환해야 합니다.",
    quiz="training-loop",
)
def train_best_parameters(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    best, losses = (w1, b1, w2), []
    for _ in range(steps):
        w1, b1, w2, loss = right.train(x, t, w1, b1, w2, learning_rate, 1)
        losses += loss
        if losses[-1] == min(losses):
            best = w1, b1, w2
    return *best, losses


@misconception(
    "training-stops-where-the-loss-rises",
    of="train",
    en="Training ends at the first loss that is larger than the one before. So many steps were "
    "asked for; a loss that rises says that the learning rate is too large, not that the "
    "training is over.",
    ko="손실이 바로 앞보다 커지면 학습을 끝냅니다. 요청한 횟수만큼 업데이트해야 합니다. 손실이 "
    "커진다는 것은 학습률이 너무 크다는 뜻이지 학습이 끝났다는 뜻이 아닙니다.",
    quiz="training-loop",
)
def train_stops_where_it_rises(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for _ in range(steps):
        w1, b1, w2, loss = right.train(x, t, w1, b1, w2, learning_rate, 1)
        losses += loss
        if losses[-1] > 1.0001 * losses[max(len(losses) - 2, 0)]:
            break
    return w1, b1, w2, losses
