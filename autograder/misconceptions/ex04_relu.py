"""What learners get wrong about ReLU, its leaky form, and gradients in deep networks."""

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex04_relu")
sigmoid, layer_outputs = right.sigmoid, right.layer_outputs


def _floats(x):
    return np.array(x, dtype=float)


@misconception(
    "relu-zero-or-one",
    of="relu",
    en="Positive entries become 1: this is a step, or the slope of ReLU. ReLU lets a positive x through "
    "as it is.",
    ko="양수인 원소가 모두 1이 됩니다. 이것은 계단 함수, 또는 ReLU 함수의 기울기입니다. ReLU 함수는 양수인 x "
    "값을 그대로 통과시킵니다.",
    quiz="relu-values",
)
def relu_step(x):
    return np.where(_floats(x) > 0, 1, 0)


@misconception(
    "relu-sign",
    of="relu",
    en="What comes out is the sign of x: -1, 0 or 1. ReLU gives 0 for a negative x and x itself for a "
    "positive one.",
    ko="x 값의 부호, 곧 -1, 0, 1이 나옵니다. ReLU 함수는 x 값이 음수이면 0을, 양수이면 그 값을 그대로 냅니다.",
    quiz="relu-values",
)
def relu_sign(x):
    return np.sign(_floats(x))


@misconception(
    "relu-absolute-value",
    of="relu",
    en="Negative entries come out positive: this is the absolute value. ReLU gives 0 for them.",
    ko="음수인 원소가 양수로 바뀌어 나옵니다. 이것은 절댓값입니다. ReLU 함수는 음수에서 0을 냅니다.",
    quiz="relu-values",
)
def relu_absolute(x):
    return np.abs(_floats(x))


@misconception(
    "relu-keeps-the-negative-side",
    of="relu",
    en="The smaller of 0 and x was taken, so the negative entries pass and the positive ones become 0. "
    "ReLU takes the larger one.",
    ko="0과 x 가운데 작은 쪽을 골랐습니다. 그래서 음수는 통과하고 양수는 0이 됩니다. ReLU 함수는 큰 쪽을 "
    "고릅니다.",
    quiz="relu-values",
)
def relu_minimum(x):
    return np.minimum(_floats(x), 0)


@misconception(
    "relu-mirrored",
    of="relu",
    en="This is ReLU of -x: negative entries come out with their sign turned, positive ones as 0.",
    ko="이것은 -x 에서의 ReLU 값입니다. 음수는 부호가 바뀌어 나오고 양수는 0이 됩니다.",
    quiz="relu-values",
)
def relu_mirrored(x):
    return np.maximum(-_floats(x), 0)


@misconception(
    "relu-largest-of-a-column",
    of="relu",
    en="np.max looks for the largest entry of an array, and its second argument is an axis: here it "
    "gives one number for each column. Comparing x with 0 entry by entry is another function.",
    ko="np.max 함수는 배열에서 가장 큰 원소를 찾으며, 둘째 인자는 축입니다. 여기서는 열마다 수가 하나씩 "
    "나옵니다. x 값을 원소마다 0과 비교하는 것은 다른 함수입니다.",
    quiz="relu-max-or-maximum",
)
def relu_max_x_0(x):
    return np.max(x, 0)


@misconception(
    "relu-np-max-with-x-as-axis",
    of="relu",
    en="np.max takes one array, and its second argument is an axis: here x was taken for the axis, which "
    "raises. Comparing x with 0 entry by entry is another function.",
    ko="np.max 함수는 배열을 하나만 받고 둘째 인자는 축입니다. 여기서는 x 값이 축으로 쓰여 오류가 납니다. x "
    "값을 원소마다 0과 비교하는 것은 다른 함수입니다.",
    quiz="relu-max-or-maximum",
)
def relu_max_0_x(x):
    return np.max(0, x)


@misconception(
    "relu-one-decision-for-all",
    of="relu",
    en="Python's max and if decide once, but comparing an array gives as many answers as it has "
    "entries, so Python refuses to choose. Each entry needs its own comparison with 0.",
    ko="파이썬의 max 함수나 if 문은 한 번만 판단하는데, 배열을 비교하면 답이 원소 수만큼 나옵니다. 그래서 "
    "파이썬이 고르지 못하고 오류를 냅니다. 원소마다 따로 0과 비교해야 합니다.",
    quiz="relu-max-or-maximum",
)
def relu_builtin_max(x):
    return max(0, x)


@misconception(
    "relu-one-decision-for-an-array",
    of="relu",
    en="x was made an array, but then Python's max or an if decides once for all of it. Comparing an "
    "array gives as many answers as it has entries; each entry needs its own comparison with 0.",
    ko="x 값을 배열로 바꾸었지만, 그다음에 파이썬의 max 함수나 if 문이 배열 전체를 두고 한 번만 판단합니다. 배열을 "
    "비교하면 답이 원소 수만큼 나옵니다. 원소마다 따로 0과 비교해야 합니다.",
    quiz="relu-max-or-maximum",
)
def relu_if_array(x):
    x = np.asarray(x, dtype=float)
    return x if x > 0 else 0.0


@misconception(
    "relu-derivative-one-decision-for-all",
    of="relu_derivative",
    en="An if decides once, but comparing an array gives as many answers as it has entries, so Python "
    "refuses to choose. Each entry needs its own comparison with 0.",
    ko="if 문은 한 번만 판단하는데, 배열을 비교하면 답이 원소 수만큼 나옵니다. 그래서 파이썬이 고르지 못하고 오류를 "
    "냅니다. 원소마다 따로 0과 비교해야 합니다.",
    quiz="relu-max-or-maximum",
)
def relu_derivative_if(x):
    return 1.0 if x > 0 else 0.0


@misconception(
    "leaky-one-decision-for-all",
    of="leaky_relu",
    en="An if decides once, but comparing an array gives as many answers as it has entries, so Python "
    "refuses to choose. Each entry needs its own comparison with 0.",
    ko="if 문은 한 번만 판단하는데, 배열을 비교하면 답이 원소 수만큼 나옵니다. 그래서 파이썬이 고르지 못하고 오류를 "
    "냅니다. 원소마다 따로 0과 비교해야 합니다.",
    quiz="relu-max-or-maximum",
)
def leaky_if(x, slope=0.01):
    return x if x > 0 else slope * x


@misconception(
    "leaky-derivative-one-decision-for-all",
    of="leaky_relu_derivative",
    en="An if decides once, but comparing an array gives as many answers as it has entries, so Python "
    "refuses to choose. Each entry needs its own comparison with 0.",
    ko="if 문은 한 번만 판단하는데, 배열을 비교하면 답이 원소 수만큼 나옵니다. 그래서 파이썬이 고르지 못하고 오류를 "
    "냅니다. 원소마다 따로 0과 비교해야 합니다.",
    quiz="relu-max-or-maximum",
)
def leaky_derivative_if(x, slope=0.01):
    return 1.0 if x > 0 else slope


@misconception(
    "relu-list-compared-with-zero",
    of="relu",
    en="A Python list cannot be compared with 0 before it is an array. For arrays and numbers the "
    "result is right.",
    ko="파이썬 리스트는 배열로 바꾸기 전에는 0과 비교할 수 없습니다. 배열이나 수를 주면 결과가 맞습니다.",
    quiz="arrays-from-lists",
)
def relu_of_raw_input(x):
    return x * (x > 0)


@misconception(
    "relu-changes-the-caller",
    of="relu",
    en="The negative entries were set to 0 in the very array that was passed in. The result is right, "
    "but the caller has lost the pre-activations, and the backward pass will need them.",
    ko="전달받은 배열 자체에서 음수인 원소를 0으로 바꾸었습니다. 결과는 맞지만, 호출한 쪽에서는 역전파에 필요한 "
    "활성화 전 값을 잃게 됩니다.",
    quiz="arrays-changed-in-place",
)
def relu_in_place(x):
    x = np.asarray(x, dtype=float)
    x[x < 0] = 0
    return x


@misconception(
    "relu-filters-entries",
    of="relu",
    en="Only the positive entries come back, so the result has another shape. ReLU keeps every place "
    "and writes 0 where x is not positive.",
    ko="양수인 원소만 골라내서 결과의 모양이 달라졌습니다. ReLU 함수에서는 모든 자리가 그대로 남고, 양수가 아닌 "
    "자리에 0이 들어갑니다.",
    quiz="relu-values",
)
def relu_filters(x):
    x = _floats(x)
    return x[x > 0]


@misconception(
    "relu-clipped-to-six",
    of="relu",
    en="The result is cut off at 6: this is the function that mobile networks call ReLU6. ReLU itself "
    "has no ceiling.",
    ko="결과를 6에서 잘랐습니다. 이것은 모바일용 신경망에서 ReLU6이라고 부르는 함수입니다. ReLU 함수에는 위쪽 "
    "한계가 없습니다.",
    quiz="relu-ceiling",
)
def relu_six(x):
    return np.clip(_floats(x), 0, 6)


@misconception(
    "relu-leaks",
    of="relu",
    en="Negative entries come out as 0.01 x: this is the leaky form, the next function of this "
    "exercise. ReLU gives exactly 0.",
    ko="음수인 원소가 0.01·x 값으로 나옵니다. 이것은 이 연습의 다음 함수인 Leaky ReLU 입니다. ReLU 함수는 정확히 "
    "0을 냅니다.",
    quiz="relu-or-leaky",
)
def relu_leaks(x):
    return right.leaky_relu(x)


@misconception(
    "relu-softplus",
    of="relu",
    en="log(1 + e^x) is softplus, a smooth relative of ReLU. It is 0.69 at 0 and never exactly 0, and "
    "e^x overflows from 710 on.",
    ko="log(1 + e^x) 식은 ReLU 함수를 매끄럽게 한 소프트플러스입니다. 0에서 0.69이고 정확히 0이 되는 일이 없으며, x "
    "값이 710 이상이면 e^x 값이 무한대가 됩니다.",
    quiz="relu-values",
)
def relu_softplus(x):
    return np.log(1 + np.exp(_floats(x)))


@misconception(
    "relu-derivative-is-relu",
    of="relu_derivative",
    en="What comes out is ReLU itself. Its slope is 1 wherever x is positive, however large x is.",
    ko="ReLU 함수의 값 자체가 나옵니다. 기울기는 x 값이 양수이기만 하면 크기와 상관없이 1입니다.",
    quiz="relu-derivative-values",
)
def relu_derivative_is_relu(x):
    return np.maximum(_floats(x), 0)


@misconception(
    "relu-derivative-one-at-zero",
    of="relu_derivative",
    en="At x = 0 the slope comes out as 1. ReLU has a corner there, so a value has to be agreed on; in "
    "this course it is 0.",
    ko="x = 0 에서 기울기가 1로 나옵니다. 그 점에서는 ReLU 함수가 꺾이므로 값을 약속해야 하는데, 이 강좌에서는 "
    "0입니다.",
    quiz="relu-derivative-at-zero",
)
def relu_derivative_one_at_zero(x):
    return np.where(_floats(x) >= 0, 1, 0)


@misconception(
    "relu-derivative-half-at-zero",
    of="relu_derivative",
    en="At x = 0 the slope comes out as 0.5, halfway between both sides. In this course the value "
    "agreed on is 0.",
    ko="x = 0 에서 기울기가 양쪽의 중간인 0.5로 나옵니다. 이 강좌에서 약속한 값은 0입니다.",
    quiz="relu-derivative-at-zero",
)
def relu_derivative_half_at_zero(x):
    return np.heaviside(_floats(x), 0.5)


@misconception(
    "relu-derivative-divides-by-x",
    of="relu_derivative",
    en="ReLU was divided by x. That is 0 or 1 away from zero, but at x = 0 it is 0 divided by 0, which "
    "is NaN.",
    ko="ReLU 값을 x 값으로 나누었습니다. 0이 아닌 곳에서는 0이나 1이 나오지만, x = 0 에서는 0을 0으로 나누어 NaN이 "
    "됩니다.",
    quiz="relu-derivative-at-zero",
)
def relu_derivative_divides(x):
    x = _floats(x)
    return np.maximum(x, 0) / x


@misconception(
    "relu-derivative-sign",
    of="relu_derivative",
    en="Negative entries come out as -1: this is the sign of x. To the left of 0 ReLU is flat, so its "
    "slope there is 0.",
    ko="음수인 원소에서 -1이 나옵니다. 이것은 x 값의 부호입니다. ReLU 함수는 0의 왼쪽에서 평평하므로 그곳의 기울기는 "
    "0입니다.",
    quiz="relu-derivative-values",
)
def relu_derivative_sign(x):
    return np.sign(_floats(x))


@misconception(
    "relu-derivative-inverted",
    of="relu_derivative",
    en="The slope is 1 where x is negative and 0 where it is positive: the comparison points the other "
    "way.",
    ko="x 값이 음수인 곳에서 기울기가 1, 양수인 곳에서 0으로 나옵니다. 비교하는 방향이 반대입니다.",
    quiz="relu-derivative-values",
)
def relu_derivative_inverted(x):
    return np.where(_floats(x) < 0, 1, 0)


@misconception(
    "relu-derivative-always-one",
    of="relu_derivative",
    en="The slope is 1 everywhere, as for a straight line. To the left of 0 ReLU is flat, and no error "
    "goes back through it there.",
    ko="기울기가 직선처럼 어디서나 1입니다. ReLU 함수는 0의 왼쪽에서 평평하므로, 그곳으로는 오차가 되돌아가지 "
    "않습니다.",
    quiz="relu-derivative-values",
)
def relu_derivative_ones(x):
    return np.ones_like(_floats(x))


@misconception(
    "relu-derivative-of-the-sigmoid",
    of="relu_derivative",
    en="This is the slope of the sigmoid, never above 0.25. The slope of ReLU is 1 or 0; that it does "
    "not shrink the error is what deep networks need.",
    ko="이것은 0.25를 넘지 않는 시그모이드의 기울기입니다. ReLU 함수의 기울기는 1이나 0입니다. 오차를 줄이지 않는다는 "
    "점이 깊은 신경망에 필요합니다.",
    quiz="relu-derivative-values",
)
def relu_derivative_of_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


@misconception(
    "relu-derivative-leaks",
    of="relu_derivative",
    en="To the left of 0 the slope comes out as 0.01, which belongs to the leaky form. Plain ReLU is "
    "flat there, with the slope 0.",
    ko="0의 왼쪽에서 기울기가 0.01로 나옵니다. 이것은 Leaky ReLU 함수의 기울기입니다. ReLU 함수는 그곳에서 평평하므로 "
    "기울기가 0입니다.",
    quiz="relu-or-leaky",
)
def relu_derivative_leaks(x):
    return right.leaky_relu_derivative(x)


@misconception(
    "relu-derivative-list-compared-with-zero",
    of="relu_derivative",
    en="A Python list cannot be compared with 0 before it is an array. For arrays and numbers the "
    "result is right.",
    ko="파이썬 리스트는 배열로 바꾸기 전에는 0과 비교할 수 없습니다. 배열이나 수를 주면 결과가 맞습니다.",
    quiz="arrays-from-lists",
)
def relu_derivative_of_raw_input(x):
    return np.where(x > 0, 1, 0)


@misconception(
    "relu-derivative-astype-of-a-number",
    of="relu_derivative",
    en="Comparing a plain number with 0 gives a plain True or False, which has no astype. For arrays "
    "the result is right; a number has to become an array first.",
    ko="수 하나를 0과 비교하면 파이썬의 True 또는 False 값이 나오는데, 여기에는 astype 메서드가 없습니다. 배열을 주면 "
    "결과가 맞습니다. 수 하나도 먼저 배열로 바꾸어야 합니다.",
    quiz="arrays-from-lists",
)
def relu_derivative_astype(x):
    return (x > 0).astype(float)


@misconception(
    "relu-derivative-changes-the-caller",
    of="relu_derivative",
    en="The zeros and ones were written into the very array that was passed in. The result is right, "
    "but the caller's pre-activations are gone.",
    ko="0과 1을 전달받은 배열 자체에 써 넣었습니다. 결과는 맞지만 호출한 쪽의 활성화 전 값이 사라집니다.",
    quiz="arrays-changed-in-place",
)
def relu_derivative_in_place(x):
    x = np.asarray(x, dtype=float)
    x[x <= 0] = 0
    x[x > 0] = 1
    return x


@misconception(
    "leaky-negatives-become-the-slope",
    of="leaky_relu",
    en="Every negative entry becomes the slope itself, one and the same number. The leaky side is a "
    "line through 0: slope times x.",
    ko="음수인 원소가 모두 slope 값 자체, 곧 똑같은 수가 됩니다. 음수 쪽은 0을 지나는 직선이며, 그 값은 slope·x "
    "입니다.",
    quiz="leaky-values",
)
def leaky_constant(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, x, slope)


@misconception(
    "leaky-larger-of-two-lines",
    of="leaky_relu",
    en="The larger of x and slope times x was taken. For slopes below 1 that is right; above 1 the "
    "steeper line is the larger one on the positive side, and the two sides swap.",
    ko="x 값과 slope·x 값 가운데 큰 쪽을 골랐습니다. 기울기가 1보다 작으면 맞지만, 1보다 크면 양수 쪽에서 더 가파른 "
    "직선이 커서 두 쪽이 뒤바뀝니다.",
    quiz="leaky-steep-slope",
)
def leaky_maximum(x, slope=0.01):
    x = _floats(x)
    return np.maximum(slope * x, x)


@misconception(
    "leaky-smaller-of-two-lines",
    of="leaky_relu",
    en="The smaller of x and slope times x was taken. For slopes below 1 the sides are swapped: "
    "negative entries pass as they are, and positive ones shrink.",
    ko="x 값과 slope·x 값 가운데 작은 쪽을 골랐습니다. 기울기가 1보다 작으면 두 쪽이 뒤바뀌어, 음수는 그대로 나오고 "
    "양수가 줄어듭니다.",
    quiz="leaky-steep-slope",
)
def leaky_minimum(x, slope=0.01):
    x = _floats(x)
    return np.minimum(slope * x, x)


@misconception(
    "leaky-sides-swapped",
    of="leaky_relu",
    en="The slope was put on the positive side. Positive entries pass as they are; it is the negative "
    "ones that are multiplied by the slope.",
    ko="기울기를 양수 쪽에 적용했습니다. 양수는 그대로 나오고, 기울기를 곱하는 것은 음수입니다.",
    quiz="leaky-values",
)
def leaky_swapped(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, slope * x, x)


@misconception(
    "leaky-slope-on-both-sides",
    of="leaky_relu",
    en="Every entry is multiplied by the slope, the positive ones too. That is a straight line, and a "
    "network of straight lines is one straight line.",
    ko="양수까지 모든 원소에 기울기를 곱했습니다. 이것은 직선이고, 직선만으로 이루어진 신경망은 전체가 직선 하나입니다.",
    quiz="leaky-values",
)
def leaky_both_sides(x, slope=0.01):
    return slope * _floats(x)


@misconception(
    "leaky-slope-added-on-both-sides",
    of="leaky_relu",
    en="slope times x was added to ReLU everywhere. On the positive side that makes 1 + slope times x; "
    "the leak belongs to the negative side only.",
    ko="ReLU 값에 slope·x 값을 어디서나 더했습니다. 그러면 양수 쪽의 값이 (1 + slope)·x 값이 됩니다. slope·x 값은 음수 "
    "쪽에만 필요합니다.",
    quiz="leaky-values",
)
def leaky_added(x, slope=0.01):
    x = _floats(x)
    return np.maximum(x, 0) + slope * x


@misconception(
    "leaky-negatives-turn-positive",
    of="leaky_relu",
    en="Negative entries come out positive: their sign was turned. slope times a negative x stays "
    "negative, so that the function rises everywhere.",
    ko="음수인 원소가 양수로 나옵니다. 부호가 뒤집힌 것입니다. 기울기가 양수이면 음수인 x 에서 slope·x 값도 음수여야 "
    "함수가 어디서나 증가합니다.",
    quiz="leaky-values",
)
def leaky_turned(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, x, -slope * x)


@misconception(
    "leaky-does-not-leak",
    of="leaky_relu",
    en="Negative entries come out as 0: this is plain ReLU, and the slope has no effect. The leak keeps "
    "a small slope there, so that a silent unit can recover.",
    ko="음수인 원소가 0으로 나옵니다. 이것은 보통의 ReLU 함수이고 slope 인자가 아무 영향을 주지 않습니다. Leaky ReLU "
    "함수는 그곳에 작은 기울기를 남겨서, 죽은 유닛이 되살아날 수 있게 합니다.",
    quiz="relu-or-leaky",
)
def leaky_is_relu(x, slope=0.01):
    return np.maximum(_floats(x), 0)


@misconception(
    "leaky-slope-ignored",
    of="leaky_relu",
    en="The slope that was passed in has no effect: 0.01 is written into the formula. 0.01 is only what "
    "holds where no slope is given.",
    ko="전달한 기울기가 아무 영향을 주지 않습니다. 식 안에 0.01이 그대로 적혀 있기 때문입니다. 0.01은 기울기를 주지 "
    "않았을 때 쓰는 값입니다.",
    quiz="leaky-slope-argument",
)
def leaky_slope_ignored(x, slope=0.01):
    return right.leaky_relu(x)


@misconception(
    "leaky-default-slope-0-3",
    of="leaky_relu",
    en="Without a slope given, 0.3 is used, as the LeakyReLU layer of Keras does. Here the default is "
    "0.01.",
    ko="기울기를 주지 않으면 0.3이 쓰입니다. Keras의 LeakyReLU 층에서는 그 값이 기본값이지만, 여기서 기본값은 "
    "0.01입니다.",
    quiz="leaky-slope-argument",
)
def leaky_default_of_keras(x, slope=0.3):
    return right.leaky_relu(x, slope)


@misconception(
    "leaky-default-slope-0-1",
    of="leaky_relu",
    en="Without a slope given, 0.1 is used. Here the default is 0.01.",
    ko="기울기를 주지 않으면 0.1이 쓰입니다. 여기서 기본값은 0.01입니다.",
    quiz="leaky-slope-argument",
)
def leaky_default_tenth(x, slope=0.1):
    return right.leaky_relu(x, slope)


@misconception(
    "leaky-elu",
    of="leaky_relu",
    en="The negative side is slope times (e^x - 1): this is ELU, which flattens towards -slope. The "
    "leaky side is a straight line.",
    ko="음수 쪽의 값이 slope·(e^x - 1) 입니다. 이것은 -slope 값에 가까워지며 평평해지는 ELU 함수입니다. Leaky ReLU "
    "함수의 음수 쪽은 직선입니다.",
    quiz="leaky-values",
)
def leaky_elu(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, x, slope * (np.exp(x) - 1))


@misconception(
    "leaky-whole-numbers-truncated",
    of="leaky_relu",
    en="The leak was written into an array of whole numbers, which cannot hold -0.4 and keeps 0. Where "
    "floats come in, nothing shows.",
    ko="음수 쪽의 값을 정수 배열에 써 넣었습니다. 정수 배열에는 -0.4를 담을 수 없어 0이 됩니다. 실수가 들어오면 "
    "드러나지 않습니다.",
    quiz="arrays-whole-numbers",
)
def leaky_truncated(x, slope=0.01):
    x = np.array(x)
    x[x < 0] = slope * x[x < 0]
    return x


@misconception(
    "leaky-list-compared-with-zero",
    of="leaky_relu",
    en="A Python list cannot be compared with 0 before it is an array. For arrays and numbers the "
    "result is right.",
    ko="파이썬 리스트는 배열로 바꾸기 전에는 0과 비교할 수 없습니다. 배열이나 수를 주면 결과가 맞습니다.",
    quiz="arrays-from-lists",
)
def leaky_of_raw_input(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


@misconception(
    "leaky-changes-the-caller",
    of="leaky_relu",
    en="The negative entries were multiplied in the very array that was passed in. The result is right, "
    "but the caller's pre-activations have changed.",
    ko="전달받은 배열 자체에서 음수인 원소에 기울기를 곱했습니다. 결과는 맞지만 호출한 쪽의 활성화 전 값이 바뀝니다.",
    quiz="arrays-changed-in-place",
)
def leaky_in_place(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    x[x < 0] *= slope
    return x


@misconception(
    "leaky-derivative-mask-order",
    of="leaky_relu_derivative",
    en="All slopes come out as 1. The entries that are not positive were set to the slope first, in the "
    "same array; being positive now, they were set to 1 with the others.",
    ko="기울기가 모두 1로 나옵니다. 양수가 아닌 원소를 먼저 같은 배열 안에서 slope 값으로 바꾸었기 때문입니다. 그러면 "
    "그 원소도 양수가 되어, 다음에 나머지와 함께 1로 바뀝니다.",
    quiz="leaky-mask-order",
)
def leaky_derivative_mask_order(x, slope=0.01):
    x = _floats(x)
    x[x <= 0] = slope
    x[x > 0] = 1
    return x


@misconception(
    "leaky-derivative-changes-the-caller",
    of="leaky_relu_derivative",
    en="The slopes were written into the very array that was passed in. The result is right, but the "
    "caller's pre-activations are gone.",
    ko="기울기를 전달받은 배열 자체에 써 넣었습니다. 결과는 맞지만 호출한 쪽의 활성화 전 값이 사라집니다.",
    quiz="arrays-changed-in-place",
)
def leaky_derivative_in_place(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    x[...] = np.where(x > 0, 1, slope)
    return x


@misconception(
    "leaky-derivative-mask-order-in-the-caller",
    of="leaky_relu_derivative",
    en="The slopes were written into the array that was passed in, so the caller's data is gone. And "
    "they all come out as 1: what was set to the slope first is positive in the second step.",
    ko="기울기를 전달받은 배열 자체에 써 넣어서 호출한 쪽의 데이터가 사라집니다. 게다가 기울기가 모두 1로 나옵니다. 먼저 "
    "slope 값으로 바꾼 원소가 둘째 단계에서는 양수이기 때문입니다.",
    quiz="leaky-mask-order",
)
def leaky_derivative_mask_order_in_place(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    x[x <= 0] = slope
    x[x > 0] = 1
    return x


@misconception(
    "leaky-derivative-does-not-leak",
    of="leaky_relu_derivative",
    en="To the left of 0 the slope comes out as 0, as for plain ReLU. The leaky form keeps the given "
    "slope there, so that a silent unit can recover.",
    ko="0의 왼쪽에서 기울기가 보통의 ReLU 함수처럼 0으로 나옵니다. Leaky ReLU 함수는 그곳에 주어진 기울기를 남겨서, "
    "죽은 유닛이 되살아날 수 있게 합니다.",
    quiz="relu-or-leaky",
)
def leaky_derivative_of_relu(x, slope=0.01):
    return np.where(_floats(x) > 0, 1, 0)


@misconception(
    "leaky-derivative-one-at-zero",
    of="leaky_relu_derivative",
    en="At x = 0 the slope comes out as 1. The function has a corner there, so a value has to be agreed "
    "on; in this course it is that of the negative side.",
    ko="x = 0 에서 기울기가 1로 나옵니다. 그 점에서 함수가 꺾이므로 값을 약속해야 하는데, 이 강좌에서는 음수 쪽의 "
    "기울기입니다.",
    quiz="relu-derivative-at-zero",
)
def leaky_derivative_one_at_zero(x, slope=0.01):
    return np.where(_floats(x) >= 0, 1, slope)


@misconception(
    "leaky-derivative-zero-at-zero",
    of="leaky_relu_derivative",
    en="At x = 0 the slope comes out as 0, because neither x > 0 nor x < 0 holds there. In this course "
    "the value agreed on is that of the negative side.",
    ko="x = 0 에서 기울기가 0으로 나옵니다. x > 0 조건도 x < 0 조건도 맞지 않기 때문입니다. 이 강좌에서 약속한 값은 음수 "
    "쪽의 기울기입니다.",
    quiz="relu-derivative-at-zero",
)
def leaky_derivative_zero_at_zero(x, slope=0.01):
    x = _floats(x)
    return 1.0 * (x > 0) + slope * (x < 0)


@misconception(
    "leaky-derivative-times-x",
    of="leaky_relu_derivative",
    en="To the left of 0 the slope comes out as slope times x: the x of the function was kept. The "
    "slope of a straight line is the same everywhere on it.",
    ko="0의 왼쪽에서 slope·x 값이 나옵니다. 함수에 있던 x 값이 그대로 남은 것입니다. 직선의 기울기는 그 위 어디서나 "
    "같습니다.",
    quiz="leaky-derivative-values",
)
def leaky_derivative_times_x(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, 1, slope * x)


@misconception(
    "leaky-derivative-is-leaky-relu",
    of="leaky_relu_derivative",
    en="What comes out is the function itself. Its slope is 1 for every positive x and the given slope "
    "for the others, however large x is.",
    ko="함수의 값 자체가 나옵니다. 기울기는 x 의 크기와 상관없이 양수에서는 1, 나머지에서는 주어진 slope 값입니다.",
    quiz="leaky-derivative-values",
)
def leaky_derivative_is_leaky(x, slope=0.01):
    return right.leaky_relu(x, slope)


@misconception(
    "leaky-derivative-sign",
    of="leaky_relu_derivative",
    en="To the left of 0 the slope has the other sign. With a positive slope the function rises on that "
    "side too.",
    ko="0의 왼쪽에서 기울기의 부호가 반대입니다. slope 값이 양수이면 함수는 그쪽에서도 증가합니다.",
    quiz="leaky-derivative-values",
)
def leaky_derivative_sign(x, slope=0.01):
    return np.where(_floats(x) > 0, 1, -slope)


@misconception(
    "leaky-derivative-sides-swapped",
    of="leaky_relu_derivative",
    en="The two sides are swapped: positive entries get the given slope, the others get 1.",
    ko="두 쪽이 뒤바뀌었습니다. 양수인 원소가 주어진 기울기를, 나머지가 1을 받았습니다.",
    quiz="leaky-derivative-values",
)
def leaky_derivative_swapped(x, slope=0.01):
    return np.where(_floats(x) > 0, slope, 1)


@misconception(
    "leaky-derivative-slope-ignored",
    of="leaky_relu_derivative",
    en="The slope that was passed in has no effect: 0.01 is written into the formula. 0.01 is only what "
    "holds where no slope is given.",
    ko="전달한 기울기가 아무 영향을 주지 않습니다. 식 안에 0.01이 그대로 적혀 있기 때문입니다. 0.01은 기울기를 주지 "
    "않았을 때 쓰는 값입니다.",
    quiz="leaky-slope-argument",
)
def leaky_derivative_slope_ignored(x, slope=0.01):
    return right.leaky_relu_derivative(x)


@misconception(
    "leaky-derivative-larger-of-two",
    of="leaky_relu_derivative",
    en="The larger of the ReLU slope and the given slope was taken. For slopes below 1 that is right; a "
    "slope above 1 covers the 1 of the positive side.",
    ko="ReLU 함수의 기울기와 주어진 기울기 가운데 큰 쪽을 골랐습니다. 주어진 기울기가 1보다 작으면 맞지만, 1보다 크면 "
    "양수 쪽의 1을 덮습니다.",
    quiz="leaky-steep-slope",
)
def leaky_derivative_larger(x, slope=0.01):
    return np.maximum(np.where(_floats(x) > 0, 1, 0), slope)


@misconception(
    "leaky-derivative-slope-added",
    of="leaky_relu_derivative",
    en="The slope was added on both sides, so positive entries get 1 + slope. It belongs to the "
    "negative side only.",
    ko="기울기를 양쪽에 모두 더해서 양수인 원소가 1 + slope 값을 받았습니다. 주어진 기울기는 음수 쪽에만 필요합니다.",
    quiz="leaky-derivative-values",
)
def leaky_derivative_added(x, slope=0.01):
    return (_floats(x) > 0) + slope


@misconception(
    "leaky-derivative-whole-numbers-truncated",
    of="leaky_relu_derivative",
    en="The slopes were written into an array of whole numbers, which cannot hold 0.2 and keeps 0. "
    "Where floats come in, nothing shows.",
    ko="기울기를 정수 배열에 써 넣었습니다. 정수 배열에는 0.2를 담을 수 없어 0이 됩니다. 실수가 들어오면 드러나지 "
    "않습니다.",
    quiz="arrays-whole-numbers",
)
def leaky_derivative_truncated(x, slope=0.01):
    x = np.array(x)
    result = np.ones_like(x)
    result[x <= 0] = slope
    return result


@misconception(
    "leaky-derivative-list-compared-with-zero",
    of="leaky_relu_derivative",
    en="A Python list cannot be compared with 0 before it is an array. For arrays and numbers the "
    "result is right.",
    ko="파이썬 리스트는 배열로 바꾸기 전에는 0과 비교할 수 없습니다. 배열이나 수를 주면 결과가 맞습니다.",
    quiz="arrays-from-lists",
)
def leaky_derivative_of_raw_input(x, slope=0.01):
    return np.where(x > 0, 1, slope)


@misconception(
    "leaky-derivative-default-slope-0-3",
    of="leaky_relu_derivative",
    en="Without a slope given, 0.3 is used, as the LeakyReLU layer of Keras does. Here the default is "
    "0.01.",
    ko="기울기를 주지 않으면 0.3이 쓰입니다. Keras의 LeakyReLU 층에서는 그 값이 기본값이지만, 여기서 기본값은 "
    "0.01입니다.",
    quiz="leaky-slope-argument",
)
def leaky_derivative_default_of_keras(x, slope=0.3):
    return right.leaky_relu_derivative(x, slope)


def _slope(a, activation):
    return np.where(a > 0, 1, 0) if activation == "relu" else a * (1 - a)


def _gradients(outputs, t, weights, activation, delta=None, slope=_slope):
    """Return dL/dW of every layer, first layer first; `delta` and `slope` may be the wrong ones."""
    if delta is None:
        delta = (outputs[-1] - t) / t.size
    gradients = []
    for k in reversed(range(len(weights))):
        gradients.append(outputs[k].T @ delta)
        if k > 0:
            delta = (delta @ weights[k].T) * slope(outputs[k], activation)
    return gradients[::-1]


def _norms(x, t, weights, activation, measure=np.linalg.norm, **wrong):
    outputs = layer_outputs(x, weights, activation)
    return [float(measure(g)) for g in _gradients(outputs, t, weights, activation, **wrong)]


@misconception(
    "norms-last-layer-first",
    of="gradient_norms",
    en="The norms come out in the order in which the error goes back: the last layer first. The list "
    "is to begin with the first layer.",
    ko="노름이 오차가 되돌아가는 순서, 곧 마지막 층부터 나옵니다. 리스트는 첫 층부터 시작해야 합니다.",
    quiz="norms-order",
)
def norms_reversed(x, t, weights, activation):
    return _norms(x, t, weights, activation)[::-1]


@misconception(
    "norms-not-averaged",
    of="gradient_norms",
    en="Every norm is too large by the number of entries of t: the loss was summed. L is the mean over "
    "all examples and outputs.",
    ko="모든 노름이 t 의 원소 수만큼 곱해져 있습니다. 손실을 더하기만 한 것입니다. L 값은 모든 예제와 출력에 대한 "
    "평균입니다.",
    quiz="norms-mean",
)
def norms_summed(x, t, weights, activation):
    delta = layer_outputs(x, weights, activation)[-1] - t
    return _norms(x, t, weights, activation, delta=delta)


@misconception(
    "norms-divided-by-examples-only",
    of="gradient_norms",
    en="The loss was averaged over the examples but summed over the outputs. L is the mean over both; "
    "with one output the two are the same.",
    ko="손실을 예제에 대해서는 평균했지만 출력에 대해서는 더했습니다. L 값은 둘 모두에 대한 평균입니다. 출력이 하나이면 "
    "둘이 같습니다.",
    quiz="norms-mean",
)
def norms_per_example(x, t, weights, activation):
    delta = (layer_outputs(x, weights, activation)[-1] - t) / len(t)
    return _norms(x, t, weights, activation, delta=delta)


@misconception(
    "norms-averaged-twice",
    of="gradient_norms",
    en="The mean was taken twice: once in the output's delta and once more in every weight gradient. "
    "The matrix product already adds up what the delta has shared out.",
    ko="평균을 두 번 냈습니다. 출력층의 δ 값에서 한 번, 가중치의 기울기마다 또 한 번입니다. 나누기는 δ 값에서 이미 "
    "끝났고, 행렬 곱은 그것을 더하기만 합니다.",
    quiz="norms-mean",
)
def norms_averaged_twice(x, t, weights, activation):
    return [norm / len(t) for norm in _norms(x, t, weights, activation)]


@misconception(
    "norms-output-slope-included",
    of="gradient_norms",
    en="The output's delta was multiplied by y(1 - y), which belongs to the squared error. With the "
    "cross-entropy that factor cancels, and y - t is left.",
    ko="출력층의 δ 값에 y(1 - y) 값을 곱했는데, 이것은 제곱 오차일 때의 식입니다. 교차 엔트로피에서는 이 인수가 약분되어 y "
    "- t 만 남습니다.",
    quiz="norms-output-delta",
)
def norms_output_slope(x, t, weights, activation):
    y = layer_outputs(x, weights, activation)[-1]
    return _norms(x, t, weights, activation, delta=(y - t) * y * (1 - y) / t.size)


@misconception(
    "norms-relu-slope-at-the-output",
    of="gradient_norms",
    en="The output layer was treated like a hidden ReLU or sigmoid layer: its delta carries the slope "
    "of `activation`. The output is a sigmoid in any case, and with the cross-entropy its slope "
    "cancels.",
    ko="출력층을 은닉층처럼 다루어 δ 값에 `activation` 함수의 기울기를 곱했습니다. 출력층은 언제나 시그모이드이고, 교차 "
    "엔트로피에서는 그 기울기가 약분됩니다.",
    quiz="norms-output-delta",
)
def norms_activation_slope_at_output(x, t, weights, activation):
    z = layer_outputs(x, weights, activation)[-2] @ weights[-1]
    slope = np.where(z > 0, 1, 0) if activation == "relu" else sigmoid(z) * sigmoid(-z)
    return _norms(x, t, weights, activation, delta=(sigmoid(z) - t) * slope / t.size)


@misconception(
    "norms-hidden-slope-missing",
    of="gradient_norms",
    en="On the way back the slopes of the hidden layers are missing: the error passes through the "
    "weights alone. It is just these factors that make it vanish in a deep sigmoid network.",
    ko="오차를 되돌릴 때 은닉층의 기울기를 곱하지 않고 가중치만 거슬러 갔습니다. 깊은 시그모이드 신경망에서 오차를 "
    "사라지게 하는 것이 바로 이 인수들입니다.",
    quiz="norms-hidden-slope",
)
def norms_no_hidden_slope(x, t, weights, activation):
    return _norms(x, t, weights, activation, slope=lambda a, activation: 1)


@misconception(
    "norms-relu-slope-one-at-zero",
    of="gradient_norms",
    en="In the ReLU network every unit passes the error back: the mask was made with a >= 0, and no "
    "ReLU activation is below 0. The silent units, whose a is exactly 0, pass nothing.",
    ko="ReLU 신경망에서 모든 유닛이 오차를 되돌려 보냅니다. 마스크를 a >= 0 조건으로 만들었는데, ReLU 함수의 활성값에는 "
    "0보다 작은 것이 없기 때문입니다. 활성값이 정확히 0인 유닛은 오차를 되돌려 보내지 않습니다.",
    quiz="norms-hidden-slope",
)
def norms_mask_with_zero(x, t, weights, activation):
    def slope(a, activation):
        return np.where(a >= 0, 1, 0) if activation == "relu" else a * (1 - a)

    return _norms(x, t, weights, activation, slope=slope)


@misconception(
    "norms-sigmoid-slope-everywhere",
    of="gradient_norms",
    en="The hidden slope is a(1 - a) whatever `activation` says. In a ReLU network the slope is 1 where "
    "a is positive and 0 elsewhere.",
    ko="`activation` 인자와 상관없이 은닉층의 기울기로 a(1 - a) 값을 썼습니다. ReLU 신경망에서는 a 값이 양수인 곳에서 "
    "기울기가 1이고 나머지에서는 0입니다.",
    quiz="norms-hidden-slope",
)
def norms_always_sigmoid(x, t, weights, activation):
    return _norms(x, t, weights, activation, slope=lambda a, _: a * (1 - a))


@misconception(
    "norms-relu-slope-everywhere",
    of="gradient_norms",
    en="The hidden slope is that of ReLU whatever `activation` says. In a sigmoid network every "
    "activation is positive, so no slope is left at all; it is a(1 - a) there.",
    ko="`activation` 인자와 상관없이 은닉층의 기울기로 ReLU 함수의 기울기를 썼습니다. 시그모이드 신경망에서는 활성값이 모두 "
    "양수라서 기울기를 전혀 곱하지 않은 셈이 됩니다. 그때의 기울기는 a(1 - a) 입니다.",
    quiz="norms-hidden-slope",
)
def norms_always_relu(x, t, weights, activation):
    return _norms(x, t, weights, activation, slope=lambda a, _: np.where(a > 0, 1, 0))


@misconception(
    "norms-slope-taken-of-the-activation",
    of="gradient_norms",
    en="In the sigmoid network the slope was taken at the activation as if it were a pre-activation: "
    "the sigmoid is applied a second time. `layer_outputs` gives activations, so the slope is "
    "a(1 - a).",
    ko="시그모이드 신경망에서 활성값을 활성화 전 값처럼 다루어 기울기를 구했습니다. 시그모이드가 두 번 적용된 셈입니다. "
    "`layer_outputs` 함수가 주는 값은 활성값이므로 기울기는 a(1 - a) 입니다.",
    quiz="backprop-slope-where",
)
def norms_slope_of_activation(x, t, weights, activation):
    def slope(a, activation):
        return np.where(a > 0, 1, 0) if activation == "relu" else sigmoid(a) * (1 - sigmoid(a))

    return _norms(x, t, weights, activation, slope=slope)


@misconception(
    "norms-slope-of-the-next-layer",
    of="gradient_norms",
    en="After going back through a layer's weights the error stands at the layer before, but it was "
    "multiplied by the slope of the layer after. Where layers differ in width the shapes do not fit.",
    ko="한 층의 가중치를 거슬러 지나오면 오차는 앞 층에 와 있는데, 여기에 뒤 층의 기울기를 곱했습니다. 층의 너비가 다르면 "
    "모양도 맞지 않습니다.",
    quiz="norms-hidden-slope",
)
def norms_slope_of_next_layer(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outputs[k].T @ delta)))
        if k > 0:
            delta = (delta @ weights[k].T) * _slope(outputs[k + 1], activation)
    return norms[::-1]


@misconception(
    "norms-made-with-the-layer-s-own-output",
    of="gradient_norms",
    en="The delta of a layer was multiplied by what that layer gives out. A weight gradient is what "
    "came into the layer times the delta: one place earlier in the list of outputs.",
    ko="한 층의 δ 값에 그 층이 내보낸 값을 곱했습니다. 가중치의 기울기는 그 층에 들어온 값과 δ 값의 곱이므로, 출력 "
    "리스트에서 한 자리 앞의 값을 써야 합니다.",
    quiz="backprop-weight-gradient",
)
def norms_own_output(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outputs[k + 1].T @ delta)))
        if k > 0:
            delta = (delta @ weights[k].T) * _slope(outputs[k], activation)
    return norms[::-1]


@misconception(
    "norms-of-the-deltas",
    of="gradient_norms",
    en="These are the norms of the deltas. The gradient of a weight matrix is the delta times what came "
    "into the layer, and its norm is wanted.",
    ko="이것은 δ 값의 노름입니다. 가중치 행렬의 기울기는 그 층에 들어온 값과 δ 값의 곱이며, 구하는 것은 그 기울기의 "
    "노름입니다.",
    quiz="backprop-weight-gradient",
)
def norms_of_deltas(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    deltas = [(outputs[-1] - t) / t.size]
    for k in reversed(range(1, len(weights))):
        deltas.append((deltas[-1] @ weights[k].T) * _slope(outputs[k], activation))
    return [float(np.linalg.norm(delta)) for delta in reversed(deltas)]


@misconception(
    "norms-of-the-weights",
    of="gradient_norms",
    en="These are the norms of the weights themselves. They do not depend on x, t or the activation; "
    "the norms of the gradients do.",
    ko="이것은 가중치 자체의 노름입니다. 이 값은 x, t, 활성화 함수와 상관이 없습니다. 구하는 것은 기울기의 노름입니다.",
    quiz="norms-what",
)
def norms_of_weights(x, t, weights, activation):
    return [float(np.linalg.norm(w)) for w in weights]


@misconception(
    "norms-squared",
    of="gradient_norms",
    en="The squares of the entries were added, but the root was not taken. The Frobenius norm is the "
    "root of that sum.",
    ko="원소의 제곱을 더했지만 제곱근을 씌우지 않았습니다. 프로베니우스 노름은 그 합의 제곱근입니다.",
    quiz="norms-frobenius",
)
def norms_squared(x, t, weights, activation):
    return _norms(x, t, weights, activation, measure=lambda g: np.sum(g**2))


@misconception(
    "norms-of-absolute-values",
    of="gradient_norms",
    en="The sizes of the entries were added. The Frobenius norm adds their squares and takes the root.",
    ko="원소의 절댓값을 더했습니다. 프로베니우스 노름은 원소의 제곱을 더하고 제곱근을 씌운 것입니다.",
    quiz="norms-frobenius",
)
def norms_absolute(x, t, weights, activation):
    return _norms(x, t, weights, activation, measure=lambda g: np.abs(g).sum())


@misconception(
    "norms-spectral",
    of="gradient_norms",
    en="For a matrix, the norm of order 2 is its largest singular value. The Frobenius norm treats all "
    "entries as one long vector; for a matrix with one column the two are the same.",
    ko="행렬에서 차수가 2인 노름은 가장 큰 특잇값입니다. 프로베니우스 노름은 모든 원소를 긴 벡터 하나로 보고 구합니다. 열이 "
    "하나인 행렬에서는 둘이 같습니다.",
    quiz="norms-frobenius",
)
def norms_spectral(x, t, weights, activation):
    return _norms(x, t, weights, activation, measure=lambda g: np.linalg.norm(g, 2))


@misconception(
    "norms-root-mean-square",
    of="gradient_norms",
    en="The mean of the squares was taken instead of their sum, so every norm is too small by the root "
    "of the number of entries.",
    ko="제곱의 합이 아니라 제곱의 평균을 썼습니다. 그래서 모든 노름이 원소 수의 제곱근만큼 작습니다.",
    quiz="norms-frobenius",
)
def norms_rms(x, t, weights, activation):
    return _norms(x, t, weights, activation, measure=lambda g: np.sqrt(np.mean(g**2)))


@misconception(
    "norms-first-layer-left-out",
    of="gradient_norms",
    en="The list is one norm short: the loop ends before it reaches the first layer. Every weight matrix "
    "has a gradient, the first one with x as its input.",
    ko="리스트에 노름이 하나 모자랍니다. 반복문이 첫 층에 이르기 전에 끝났기 때문입니다. 모든 가중치 행렬에 기울기가 있으며, "
    "첫 층에 들어온 값은 x 입니다.",
    quiz="norms-order",
)
def norms_first_left_out(x, t, weights, activation):
    return _norms(x, t, weights, activation)[1:]


@misconception(
    "norms-last-layer-left-out",
    of="gradient_norms",
    en="The list is one norm short: the output layer's own weights are missing. Their gradient comes "
    "first on the way back, with the last hidden activations as its input.",
    ko="리스트에 노름이 하나 모자랍니다. 출력층의 가중치가 빠졌습니다. 되돌아갈 때 가장 먼저 나오는 것이 그 기울기이며, 그 "
    "층에 들어온 값은 마지막 은닉층의 활성값입니다.",
    quiz="norms-order",
)
def norms_last_left_out(x, t, weights, activation):
    return _norms(x, t, weights, activation)[:-1]


@misconception(
    "norms-in-one-number",
    of="gradient_norms",
    en="One number comes out for the whole network. A norm for each layer is wanted: comparing them "
    "shows where the gradient vanishes.",
    ko="신경망 전체에 대해 수 하나가 나옵니다. 층마다 노름이 하나씩 있어야 합니다. 그 값들을 견주어 보아야 기울기가 어디서 "
    "사라지는지 알 수 있습니다.",
    quiz="norms-what",
)
def norms_total(x, t, weights, activation):
    return float(np.linalg.norm(_norms(x, t, weights, activation)))


@misconception(
    "norms-gradients-themselves",
    of="gradient_norms",
    en="The gradients themselves come out, one matrix for each layer. The norm makes one number of each.",
    ko="층마다 행렬이 하나씩, 곧 기울기 자체가 나옵니다. 노름은 그 행렬 하나를 수 하나로 나타낸 것입니다.",
    quiz="norms-what",
)
def norms_gradients(x, t, weights, activation):
    return _gradients(layer_outputs(x, weights, activation), t, weights, activation)


@misconception(
    "norms-weights-not-transposed",
    of="gradient_norms",
    en="The error goes back against the direction of the weights, so the product needs them turned "
    "over. As they stand, the shapes do not meet.",
    ko="오차는 가중치를 거슬러 되돌아가므로, 곱할 때 가중치를 전치해야 합니다. 그대로 두면 모양이 맞지 않습니다.",
    quiz="backprop-way-back",
)
def norms_not_transposed(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outputs[k].T @ delta)))
        if k > 0:
            delta = (delta @ weights[k]) * _slope(outputs[k], activation)
    return norms[::-1]


@misconception(
    "relu-clipped-to-one",
    of="relu",
    en="The result is cut off at 1 as well as at 0. Above 0 ReLU has no ceiling; that it does not "
    "flatten there is the point of it.",
    ko="결과를 0뿐 아니라 1에서도 잘랐습니다. ReLU 함수에는 위쪽 한계가 없습니다. 위쪽에서 평평해지지 않는 것이 "
    "이 함수를 쓰는 까닭입니다.",
    quiz="relu-ceiling",
)
def relu_clipped(x):
    return np.clip(_floats(x), 0, 1)


@misconception(
    "leaky-slope-made-positive",
    of="leaky_relu",
    en="The sign of the slope is lost. The slope may be any number: with a negative one the negative "
    "side of the line rises to the left.",
    ko="slope 값의 부호가 사라졌습니다. slope 값은 어떤 수라도 될 수 있으며, 음수이면 음수 쪽의 직선이 왼쪽으로 갈수록 "
    "올라갑니다.",
    quiz="leaky-slope-argument",
)
def leaky_slope_positive(x, slope=0.01):
    x = _floats(x)
    return np.where(x > 0, x, abs(slope) * x)


@misconception(
    "leaky-slope-of-zero-replaced",
    of="leaky_relu",
    en="A slope of 0 counts as false, so the default takes its place. 0 is a slope as well: it makes "
    "plain ReLU.",
    ko="slope 값이 0이면 거짓으로 취급되어 기본값이 대신 쓰입니다. 0도 slope 값이며, 그때는 보통의 ReLU 함수가 됩니다.",
    quiz="leaky-slope-argument",
)
def leaky_slope_of_zero(x, slope=0.01):
    return right.leaky_relu(x, slope or 0.01)


@misconception(
    "leaky-derivative-slope-made-positive",
    of="leaky_relu_derivative",
    en="The sign of the slope is lost. On the negative side the derivative is the slope as it was "
    "given, whatever its sign.",
    ko="slope 값의 부호가 사라졌습니다. 음수 쪽의 기울기는 부호와 상관없이 주어진 slope 값 그대로입니다.",
    quiz="leaky-slope-argument",
)
def leaky_derivative_slope_positive(x, slope=0.01):
    return np.where(_floats(x) > 0, 1.0, abs(slope))


@misconception(
    "leaky-derivative-slope-of-zero-replaced",
    of="leaky_relu_derivative",
    en="A slope of 0 counts as false, so the default takes its place. With a slope of 0 the derivative "
    "on the negative side is 0.",
    ko="slope 값이 0이면 거짓으로 취급되어 기본값이 대신 쓰입니다. slope 값이 0이면 음수 쪽의 기울기도 0입니다.",
    quiz="leaky-slope-argument",
)
def leaky_derivative_slope_of_zero(x, slope=0.01):
    return right.leaky_relu_derivative(x, slope or 0.01)


@misconception(
    "leaky-derivative-judged-by-the-result",
    of="leaky_relu_derivative",
    en="The side was decided by the result of leaky ReLU instead of by x. With a negative slope the "
    "result is positive on both sides, and the derivative comes out 1 everywhere.",
    ko="어느 쪽인지를 x 값이 아니라 leaky ReLU 함수의 결과로 정했습니다. slope 값이 음수이면 결과가 양쪽에서 모두 양수라서 "
    "기울기가 어디서나 1이 됩니다.",
    quiz="leaky-derivative-values",
)
def leaky_derivative_judged_by_the_result(x, slope=0.01):
    return np.where(right.leaky_relu(x, slope) > 0, 1.0, slope)


@misconception(
    "norms-two-layers-at-least",
    of="gradient_norms",
    en="The first layer is treated apart, through the layer behind it. A network of a single matrix "
    "has none behind it, and then this stops with an IndexError.",
    ko="첫 층을 그 뒤의 층을 거쳐 따로 처리했습니다. 행렬이 하나뿐인 신경망에는 뒤의 층이 없으므로 IndexError 오류로 "
    "멈춥니다.",
    quiz="norms-what",
)
def norms_two_layers_at_least(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, 0, -1):
        norms.append(float(np.linalg.norm(outputs[k].T @ delta)))
        if k > 1:
            delta = (delta @ weights[k].T) * _slope(outputs[k], activation)
    delta = (delta @ weights[1].T) * _slope(outputs[1], activation)
    norms.append(float(np.linalg.norm(outputs[0].T @ delta)))
    return norms[::-1]


@misconception(
    "norms-weights-transposed-only-where-they-must-be",
    of="gradient_norms",
    en="A weight matrix is turned over only where the product would fail otherwise. Between layers of "
    "one width the matrix is square, the product works as it stands, and the errors go back to the "
    "wrong units.",
    ko="그대로 곱하면 오류가 나는 경우에만 가중치 행렬을 전치했습니다. 너비가 같은 두 층 사이에서는 행렬이 정사각형이라 "
    "그대로도 곱해지지만, 오차가 엉뚱한 유닛으로 되돌아갑니다.",
    quiz="backprop-way-back",
)
def norms_transposed_where_needed(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = (outputs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outputs[k].T @ delta)))
        if k > 0:
            w = weights[k]
            back = w if delta.shape[1] == w.shape[0] else w.T
            delta = (delta @ back) * _slope(outputs[k], activation)
    return norms[::-1]


@misconception(
    "leaky-derivative-as-a-difference",
    of="leaky_relu_derivative",
    en="The slope is taken from two points that lie 0.001 apart. Between them the function may bend, so "
    "next to 0 something between 1 and the slope comes out. Here the derivative is known exactly.",
    ko="0.001 떨어진 두 점의 차이로 기울기를 구했습니다. 그 사이에서 함수가 꺾이면 0 가까이에서 1과 slope 사이의 값이 "
    "나옵니다. 이 함수의 도함수는 정확히 알려져 있습니다.",
    quiz="leaky-derivative-values",
)
def leaky_derivative_as_a_difference(x, slope=0.01):
    x = _floats(x)
    return (right.leaky_relu(x, slope) - right.leaky_relu(x - 1e-3, slope)) / 1e-3


@misconception(
    "norms-kept-off-zero",
    of="gradient_norms",
    en="Something tiny is added to every norm. In the first layers of a deep network the gradients are "
    "that small themselves: what should show how they vanish is hidden.",
    ko="노름마다 아주 작은 수를 더했습니다. 깊은 신경망의 앞쪽 층에서는 기울기 자체가 그만큼 작아서, 기울기가 사라지는 모습이 "
    "가려집니다.",
    quiz="norms-what",
)
def norms_kept_off_zero(x, t, weights, activation):
    return [norm + 1e-7 for norm in right.gradient_norms(x, t, weights, activation)]
