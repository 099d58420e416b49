"""What learners get wrong about the sigmoid and its slope."""

import math

import numpy as np

from autograder.misconceptions import misconception, solved

sigmoid_right = solved("ex01_sigmoid").sigmoid


@misconception(
    "sigmoid-one-plus-precedence",
    of="sigmoid",
    en="Division binds tighter than addition: 1/1 + e^-x is 1 + e^-x, never below 1.",
    ko="나눗셈이 덧셈보다 먼저 계산됩니다. 1/1 + e^-x 식은 1 + e^-x 이므로 1보다 작아질 수 없습니다.",
    quiz="sigmoid-range",
)
def sigmoid_precedence(x):
    return 1 / 1 + np.exp(-np.asarray(x, dtype=float))


@misconception(
    "sigmoid-denominator-without-one",
    of="sigmoid",
    en="Without the 1 in the denominator, 1/e^-x is simply e^x. Nothing holds it below 1, and for "
    "large x it is infinite.",
    ko="분모에 1이 없으면 1/e^-x 식은 그대로 e^x 입니다. 1보다 작게 붙들어 주는 것이 없어서, x 값이 "
    "크면 결과가 무한대가 됩니다.",
    quiz="sigmoid-range",
)
def sigmoid_without_one(x):
    return 1 / np.exp(-np.asarray(x, dtype=float))


@misconception(
    "sigmoid-denominator-minus",
    of="sigmoid",
    en="The denominator is 1 minus the exponential. It is 0 at x = 0 and negative to the left of it, "
    "so the result leaves the range from 0 to 1 and jumps at 0.",
    ko="분모에서 지수 함수 값을 더하지 않고 뺐습니다. 그러면 분모가 x = 0 에서 0이고 그 왼쪽에서는 "
    "음수이므로, 결과가 0과 1 사이를 벗어나고 0에서 끊어집니다.",
    quiz="sigmoid-range",
)
def sigmoid_denominator_minus(x):
    return 1 / (1 - np.exp(-np.asarray(x, dtype=float)))


@misconception(
    "sigmoid-exponent-sign",
    of="sigmoid",
    en="The exponent has the other sign, so this is the sigmoid of -x: it falls from 1 to 0. At x = 0 "
    "both are 0.5, so that point does not show it.",
    ko="지수의 부호가 반대입니다. 이것은 -x 에서의 시그모이드 값이므로 1에서 0으로 내려갑니다. x = 0 "
    "에서는 둘 다 0.5이기 때문에 그 점에서는 드러나지 않습니다.",
    quiz="sigmoid-symmetry",
)
def sigmoid_exponent_sign(x):
    return 1 / (1 + np.exp(np.asarray(x, dtype=float)))


@misconception(
    "sigmoid-exp-over-exp",
    of="sigmoid",
    en="e^x / (1 + e^x) is the sigmoid on paper, but e^x overflows from x = 710 on. Infinity divided "
    "by infinity is NaN, where 1 is wanted.",
    ko="e^x / (1 + e^x) 식은 종이 위에서는 시그모이드와 같지만, x 값이 710 이상이면 e^x 값이 표현 "
    "범위를 넘어 무한대가 됩니다. 무한대를 무한대로 나누면 1이 아니라 NaN이 됩니다.",
    quiz="sigmoid-overflow",
)
def sigmoid_exp_over_exp(x):
    e = np.exp(np.asarray(x, dtype=float))
    return e / (1 + e)


@misconception(
    "sigmoid-exp-over-exp-of-bytes",
    of="sigmoid",
    en="e^x / (1 + e^x) becomes NaN from x = 710 on, because e^x overflows there. And where x holds "
    "small whole numbers (uint8), NumPy answers e^x in half precision, with three digits.",
    ko="x 값이 710 이상이면 e^x 값이 무한대가 되어 e^x / (1 + e^x) 식의 결과가 NaN이 됩니다. 또 x "
    "배열의 자료형이 uint8이면 NumPy가 e^x 값을 반정밀도로 계산하므로 세 자리까지만 맞습니다.",
    quiz="sigmoid-overflow",
)
def sigmoid_exp_over_exp_of_bytes(x):
    return np.exp(x) / (1 + np.exp(x))


@misconception(
    "sigmoid-nan-replaced-by-zero",
    of="sigmoid",
    en="The NaN that infinity divided by infinity leaves was replaced by 0. That hides the overflow, "
    "but it happens for large positive x, where the sigmoid is 1.",
    ko="무한대를 무한대로 나누어 생긴 NaN을 0으로 바꾸었습니다. 오버플로는 가려지지만, 그런 일이 "
    "생기는 곳은 x 값이 큰 양수인 곳이고 그곳에서 시그모이드 값은 1입니다.",
    quiz="sigmoid-overflow",
)
def sigmoid_nan_replaced(x):
    e = np.exp(np.asarray(x, dtype=float))
    return np.nan_to_num(e / (1 + e))


@misconception(
    "sigmoid-clipped-at-20",
    of="sigmoid",
    en="x is cut off at -20 and 20. That avoids the overflow, but from there on the result no longer "
    "changes: at -30 it stays at 2e-9, where 9e-14 is right.",
    ko="x 값을 -20과 20에서 잘랐습니다. 오버플로는 피하지만 그 바깥에서는 결과가 더 변하지 않습니다. "
    "-30 에서 옳은 값은 9e-14인데 2e-9에 머뭅니다.",
    quiz="sigmoid-clipping",
)
def sigmoid_clipped(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=float), -20, 20)))


@misconception(
    "sigmoid-clips-the-caller",
    of="sigmoid",
    en="The large entries are cut off in the very array that was passed in. The result is right, but "
    "the caller's data has changed: an array of floats is not copied when it is converted.",
    ko="전달받은 배열 자체에서 큰 원소를 잘랐습니다. 결과는 맞지만 호출한 쪽의 데이터가 바뀝니다. "
    "실수 배열은 변환해도 복사되지 않기 때문입니다.",
    quiz="arrays-changed-in-place",
)
def sigmoid_clips_the_caller(x):
    x = np.asarray(x, dtype=float)
    x[x > 500] = 500
    x[x < -500] = -500
    return 1 / (1 + np.exp(-x))


@misconception(
    "sigmoid-overwrites-the-caller",
    of="sigmoid",
    en="The work is done in the very array that was passed in: an operation like *= changes it, and an "
    "array of floats is not copied when it is converted. The caller finds other numbers in it.",
    ko="전달받은 배열 안에서 그대로 계산했습니다. *= 같은 연산은 배열 자체를 바꾸고, 실수 배열은 "
    "변환해도 복사되지 않습니다. 그래서 호출한 쪽의 배열에 다른 수가 들어 있게 됩니다.",
    quiz="arrays-changed-in-place",
)
def sigmoid_overwrites_the_caller(x):
    x = np.asarray(x, dtype=float)
    x *= -1
    np.exp(x, out=x)
    x += 1
    return 1 / x


@misconception(
    "sigmoid-in-the-type-of-the-input",
    of="sigmoid",
    en="The result is stored in the type of the input. Where whole numbers come in, 0.73 becomes 0: "
    "an array of whole numbers cannot hold it.",
    ko="결과를 입력과 같은 자료형에 담았습니다. 정수가 들어오면 0.73이 0이 됩니다. 정수 배열에는 "
    "0.73을 담을 수 없기 때문입니다.",
    quiz="sigmoid-whole-numbers",
)
def sigmoid_in_input_type(x):
    x = np.asarray(x)
    result = np.zeros_like(x)
    result[...] = sigmoid_right(x)
    return result


@misconception(
    "sigmoid-unsigned-wraps-around",
    of="sigmoid",
    en="Unsigned whole numbers have no negative ones: for an array of uint8, -1 becomes 255. So the "
    "sigmoid of 1 comes out as 0, not as 0.73.",
    ko="부호 없는 정수에는 음수가 없습니다. 자료형이 uint8인 배열에서는 -1이 255가 됩니다. 그래서 "
    "1에서의 시그모이드 값이 0.73이 아니라 0으로 나옵니다.",
    quiz="sigmoid-whole-numbers",
)
def sigmoid_unsigned(x):
    return 1 / (1 + np.exp(-np.asarray(x)))


@misconception(
    "sigmoid-list-without-array",
    of="sigmoid",
    en="The formula is applied to whatever comes in. A Python list has no negative, so it raises; and "
    "unsigned whole numbers wrap around, -1 to 255. Both need to be an array of floats first.",
    ko="들어온 값에 수식을 그대로 적용했습니다. 파이썬 리스트에는 음의 부호를 붙일 수 없어 오류가 나고, "
    "부호 없는 정수에서는 -1이 255로 바뀝니다. 둘 다 먼저 실수 배열이 되어야 합니다.",
    quiz="sigmoid-whole-numbers",
)
def sigmoid_of_raw_input(x):
    return 1 / (1 + np.exp(-x))


@misconception(
    "sigmoid-math-exp",
    of="sigmoid",
    en="A function of the module math takes one number. Given an array of several numbers it raises a "
    "TypeError; NumPy's functions of the same names work on every entry.",
    ko="math 모듈의 함수는 수 하나만 받습니다. 여러 수가 든 배열을 주면 TypeError가 납니다. 이름이 같은 "
    "NumPy의 함수는 모든 원소에 적용됩니다.",
    quiz="arrays-math-exp",
)
def sigmoid_math_exp(x):
    return 1 / (1 + math.exp(-x))


@misconception(
    "sigmoid-loop-over-one-axis",
    of="sigmoid",
    en="The loop goes over the first axis alone. A single number cannot be looped over at all, and of "
    "a matrix the loop gives whole rows, which math.exp does not take.",
    ko="반복문이 첫 번째 축만 따라 돕니다. 수 하나는 아예 반복할 수 없고, 행렬에서는 원소가 아니라 "
    "행이 하나씩 나오는데 math.exp 함수는 행을 받지 못합니다.",
    quiz="arrays-math-exp",
)
def sigmoid_loop(x):
    return np.array([1 / (1 + math.exp(-value)) for value in x])


@misconception(
    "sigmoid-if-on-an-array",
    of="sigmoid",
    en="An if decides once, but comparing an array gives as many answers as it has entries, so Python "
    "refuses to choose. The decision belongs to every entry.",
    ko="if 문은 한 번만 판단하는데, 배열을 비교하면 답이 원소 수만큼 나옵니다. 그래서 파이썬이 어느 "
    "쪽인지 정하지 못하고 오류를 냅니다. 판단은 원소마다 해야 합니다.",
    quiz="arrays-if-on-array",
)
def sigmoid_if(x):
    x = np.asarray(x, dtype=float)
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


@misconception(
    "sigmoid-if-on-whatever-comes-in",
    of="sigmoid",
    en="An if decides once, but comparing an array gives as many answers as it has entries, so Python "
    "refuses to choose. A list cannot even be compared with a number before it is an array.",
    ko="if 문은 한 번만 판단하는데, 배열을 비교하면 답이 원소 수만큼 나옵니다. 그래서 파이썬이 어느 "
    "쪽인지 정하지 못하고 오류를 냅니다. 리스트는 배열로 바꾸기 전에는 수와 비교할 수도 없습니다.",
    quiz="arrays-if-on-array",
)
def sigmoid_if_raw(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


@misconception(
    "sigmoid-caret-as-power",
    of="sigmoid",
    en="In Python ^ is not a power but the exclusive or of the bits, which does not exist for floats. "
    "So this raises a TypeError.",
    ko="파이썬에서 ^ 기호는 거듭제곱이 아니라 비트끼리의 배타적 논리합이며, 실수에는 이런 연산이 "
    "없습니다. 그래서 TypeError가 납니다.",
    quiz="python-power",
)
def sigmoid_caret(x):
    return 1 / (1 + np.e ^ -np.asarray(x, dtype=float))


@misconception(
    "sigmoid-of-the-absolute-value",
    of="sigmoid",
    en="e^-|x| never overflows, but it is the same for x and for -x. So the result is the same on both "
    "sides and never below 0.5; the left side needs a formula of its own.",
    ko="e^-|x| 값은 무한대가 되는 일이 없지만 x 에서나 -x 에서나 같습니다. 그래서 양쪽 결과가 같아지고 "
    "0.5보다 작아지지 않습니다. 왼쪽에는 따로 맞는 식이 필요합니다.",
    quiz="sigmoid-symmetry",
)
def sigmoid_of_absolute_value(x):
    return 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float))))


@misconception(
    "sigmoid-is-tanh",
    of="sigmoid",
    en="This is the hyperbolic tangent. It has the same S shape, but it runs from -1 to 1 and is 0 at "
    "x = 0, where the sigmoid is 0.5.",
    ko="이것은 쌍곡탄젠트(tanh)입니다. 똑같이 S자 모양이지만 -1에서 1까지 변하고 x = 0 에서 0입니다. "
    "시그모이드는 x = 0 에서 0.5입니다.",
    quiz="sigmoid-and-tanh",
)
def sigmoid_is_tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


@misconception(
    "sigmoid-tanh-without-half",
    of="sigmoid",
    en="The hyperbolic tangent was moved to the range from 0 to 1, but it still rises twice as fast: "
    "this is the sigmoid of 2x.",
    ko="쌍곡탄젠트(tanh)를 0과 1 사이로 옮겼지만, 아직 두 배로 빨리 올라갑니다. 이것은 2x 에서의 "
    "시그모이드 값입니다.",
    quiz="sigmoid-and-tanh",
)
def sigmoid_tanh_without_half(x):
    return (1 + np.tanh(np.asarray(x, dtype=float))) / 2


@misconception(
    "sigmoid-is-a-step",
    of="sigmoid",
    en="Every entry comes out as 0 or 1: this is the step function. The sigmoid takes all the values "
    "between, and that is what gives it a slope to learn from.",
    ko="모든 원소가 0이나 1로 나옵니다. 이것은 계단 함수입니다. 시그모이드는 그 사이의 값을 모두 내며, "
    "그래서 학습에 쓸 기울기가 생깁니다.",
    quiz="sigmoid-and-step",
)
def sigmoid_step(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


@misconception(
    "sigmoid-shared-out",
    of="sigmoid",
    en="The exponentials were divided by their sum, so all entries of the array add up to 1: that is "
    "softmax. The sigmoid of an entry depends on that entry alone.",
    ko="지수 함수 값을 그 합으로 나누어서 배열의 모든 원소를 더하면 1이 됩니다. 이것은 소프트맥스입니다. "
    "시그모이드 값은 그 원소 하나에만 달려 있습니다.",
    quiz="sigmoid-and-softmax",
)
def sigmoid_softmax(x):
    e = np.exp(np.asarray(x, dtype=float))
    return e / np.sum(e)


@misconception(
    "sigmoid-returns-its-slope",
    of="sigmoid",
    en="This is the slope of the sigmoid, a hill that is 0.25 high at x = 0. The sigmoid itself is "
    "0.5 there and goes on rising.",
    ko="이것은 시그모이드의 기울기이며, x = 0 에서 0.25로 가장 높은 언덕 모양입니다. 시그모이드는 그 "
    "점에서 0.5이고 계속 올라갑니다.",
    quiz="sigmoid-range",
)
def sigmoid_returns_slope(x):
    return sigmoid_right(x) * (1 - sigmoid_right(x))


@misconception(
    "sigmoid-settled-too-early",
    of="sigmoid",
    en="From ±12 on, 0 or 1 comes out, which spares an overflow. But S(-12) is 6e-6 and not 0; where "
    "probabilities and slopes are as small as that, they are lost.",
    ko="±12 바깥에서는 바로 0이나 1을 반환하여 오버플로를 피했습니다. 그러나 S(-12) 값은 0이 아니라 6e-6입니다. 그만큼 작은 "
    "확률과 기울기가 사라집니다.",
    quiz="sigmoid-clipping",
)
def sigmoid_settled_too_early(x):
    x = np.asarray(x, dtype=float)
    return np.where(np.abs(x) > 12, np.where(x > 0, 1.0, 0.0), sigmoid_right(x))


@misconception(
    "sigmoid-derivative-x-one-minus-x",
    of="sigmoid_derivative",
    en="x(1 - x) is the right slope only where x is already an activation. Here x is the "
    "pre-activation, so the sigmoid has to be taken first.",
    ko="x(1 - x) 식은 x 값이 이미 활성값일 때만 맞습니다. 여기서 x 값은 활성화 전 값이므로 먼저 "
    "시그모이드를 구해야 합니다.",
    quiz="sigmoid-slope-where",
)
def derivative_of_raw_x(x):
    x = np.asarray(x, dtype=float)
    return x * (1 - x)


@misconception(
    "sigmoid-derivative-x-one-minus-x-without-array",
    of="sigmoid_derivative",
    en="x(1 - x) is the right slope only where x is already an activation. Here x is the "
    "pre-activation, so the sigmoid has to be taken first, which also makes an array of a list.",
    ko="x(1 - x) 식은 x 값이 이미 활성값일 때만 맞습니다. 여기서 x 값은 활성화 전 값이므로 먼저 "
    "시그모이드를 구해야 합니다. 그러면 리스트도 배열이 됩니다.",
    quiz="sigmoid-slope-where",
)
def derivative_of_raw_x_as_it_comes(x):
    return x * (1 - x)


@misconception(
    "sigmoid-derivative-of-the-activation",
    of="sigmoid_derivative",
    en="The sigmoid was applied twice, so this is the slope at the activation S(x), not at x. That is "
    "why every value lies between 0.197 and 0.25.",
    ko="시그모이드를 두 번 적용했습니다. 그래서 이 값은 x 에서의 기울기가 아니라 활성값 S(x) 에서의 "
    "기울기이고, 모두 0.197과 0.25 사이에 있습니다.",
    quiz="sigmoid-slope-where",
)
def derivative_of_activation(x):
    s = sigmoid_right(sigmoid_right(x))
    return s * (1 - s)


@misconception(
    "sigmoid-derivative-exp-over-square",
    of="sigmoid_derivative",
    en="e^-x / (1 + e^-x)^2 is the slope on paper, but from x = -710 on e^-x is infinite. Infinity "
    "divided by infinity is NaN, where 0 is wanted.",
    ko="e^-x / (1 + e^-x)^2 식은 종이 위에서는 옳은 기울기이지만, x 값이 -710 이하이면 e^-x 값이 "
    "무한대가 됩니다. 무한대를 무한대로 나누면 0이 아니라 NaN이 됩니다.",
    quiz="sigmoid-slope-overflow",
)
def derivative_exp_over_square(x):
    e = np.exp(-np.asarray(x, dtype=float))
    return e / (1 + e) ** 2


@misconception(
    "sigmoid-derivative-clipped-at-20",
    of="sigmoid_derivative",
    en="x is cut off at -20 and 20, so the slope stops shrinking there: however far away x is, 2e-9 is "
    "left of it, where it goes to 0.",
    ko="x 값을 -20과 20에서 잘라서 기울기가 그 바깥에서는 더 줄어들지 않습니다. 기울기는 0에 가까워져야 "
    "하는데, x 값이 아무리 멀어져도 2e-9에 머뭅니다.",
    quiz="sigmoid-clipping",
)
def derivative_clipped(x):
    s = sigmoid_right(np.clip(np.asarray(x, dtype=float), -20, 20))
    return s * (1 - s)


@misconception(
    "sigmoid-derivative-exp-without-array",
    of="sigmoid_derivative",
    en="The formula is applied to whatever comes in. A Python list has no negative, so it raises; and "
    "far to the left e^-x is infinite, and infinity divided by infinity is NaN.",
    ko="들어온 값에 수식을 그대로 적용했습니다. 파이썬 리스트에는 음의 부호를 붙일 수 없어 오류가 납니다. "
    "또 왼쪽으로 멀리 가면 e^-x 값이 무한대가 되고, 무한대를 무한대로 나누면 NaN이 됩니다.",
    quiz="sigmoid-slope-overflow",
)
def derivative_exp_of_raw_input(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


@misconception(
    "sigmoid-derivative-sign",
    of="sigmoid_derivative",
    en="Every slope comes out negative, as S(S - 1) does. The sigmoid rises everywhere, so its slope "
    "is never below 0.",
    ko="S(S - 1) 식처럼 기울기가 모두 음수로 나옵니다. 시그모이드는 어디서나 증가하므로 기울기가 "
    "0보다 작아지지 않습니다.",
    quiz="sigmoid-slope-sign",
)
def derivative_sign(x):
    s = sigmoid_right(x)
    return s * (s - 1)


@misconception(
    "sigmoid-derivative-inner-sign",
    of="sigmoid_derivative",
    en="The chain rule gives two minus signs, one from the power -1 and one from -x; one of them is "
    "lost, so the slope is negative. And far to the left the quotient of two infinities is NaN.",
    ko="연쇄 법칙을 쓰면 지수 -1에서 하나, -x 에서 하나, 음의 부호가 두 번 나옵니다. 그 가운데 하나가 "
    "빠져서 기울기가 음수입니다. 또 왼쪽으로 멀리 가면 무한대를 무한대로 나누어 NaN이 됩니다.",
    quiz="sigmoid-slope-sign",
)
def derivative_inner_sign(x):
    e = np.exp(-np.asarray(x, dtype=float))
    return -e / (1 + e) ** 2


@misconception(
    "sigmoid-derivative-square-lost",
    of="sigmoid_derivative",
    en="The denominator is not squared. What is left is 1 - S(x), which goes to 1 on the left, and to "
    "NaN where e^-x is infinite.",
    ko="분모를 제곱하지 않았습니다. 그러면 1 - S(x) 값만 남아 왼쪽에서 1에 가까워지고, e^-x 값이 "
    "무한대인 곳에서는 NaN이 됩니다.",
    quiz="sigmoid-slope-formula",
)
def derivative_square_lost(x):
    e = np.exp(-np.asarray(x, dtype=float))
    return e / (1 + e)


@misconception(
    "sigmoid-derivative-inner-derivative-lost",
    of="sigmoid_derivative",
    en="This is S(x) squared: the power was differentiated, but not what stands inside it. So the "
    "slope goes to 1 on the right, where the sigmoid is flat.",
    ko="이것은 S(x) 값의 제곱입니다. 바깥의 거듭제곱만 미분하고 그 안의 식은 미분하지 않았습니다. "
    "그래서 시그모이드가 평평한 오른쪽에서 기울기가 1에 가까워집니다.",
    quiz="sigmoid-slope-formula",
)
def derivative_inner_lost(x):
    return sigmoid_right(x) ** 2


@misconception(
    "sigmoid-derivative-factor-s-lost",
    of="sigmoid_derivative",
    en="Of the two factors of the slope only 1 - S(x) is here. That falls from 1 to 0; a slope is "
    "small on both sides.",
    ko="기울기를 이루는 두 인수 가운데 1 - S(x) 하나만 있습니다. 이 값은 1에서 0으로 내려갑니다. "
    "기울기는 양쪽 모두에서 작아야 합니다.",
    quiz="sigmoid-slope-formula",
)
def derivative_factor_lost(x):
    return 1 - sigmoid_right(x)


@misconception(
    "sigmoid-derivative-is-the-sigmoid",
    of="sigmoid_derivative",
    en="What comes out is the sigmoid itself, rising from 0 to 1. Its slope is largest in the middle, "
    "0.25, and vanishes on both sides.",
    ko="0에서 1로 올라가는 시그모이드 값 자체가 나옵니다. 그 기울기는 가운데에서 0.25로 가장 크고 "
    "양쪽에서 사라집니다.",
    quiz="sigmoid-slope-formula",
)
def derivative_is_sigmoid(x):
    return sigmoid_right(x)


@misconception(
    "sigmoid-derivative-one-minus-square",
    of="sigmoid_derivative",
    en="1 minus the square is the rule for the hyperbolic tangent's slope. With the sigmoid it gives "
    "up to 1, where the slope is never above 0.25.",
    ko="1에서 제곱을 빼는 것은 쌍곡탄젠트(tanh)의 기울기를 구하는 규칙입니다. 시그모이드에 쓰면 1에 "
    "가까운 값까지 나오는데, 시그모이드의 기울기는 0.25를 넘지 않습니다.",
    quiz="sigmoid-and-tanh",
)
def derivative_one_minus_square(x):
    return 1 - sigmoid_right(x) ** 2


@misconception(
    "sigmoid-derivative-of-tanh",
    of="sigmoid_derivative",
    en="This is the slope of the hyperbolic tangent. It is 1 at x = 0, where the sigmoid rises with "
    "0.25 only.",
    ko="이것은 쌍곡탄젠트(tanh)의 기울기입니다. 이 값은 x = 0 에서 1이지만, 시그모이드의 기울기는 그 "
    "점에서 0.25입니다.",
    quiz="sigmoid-and-tanh",
)
def derivative_of_tanh(x):
    return 1 - np.tanh(np.asarray(x, dtype=float)) ** 2


@misconception(
    "sigmoid-derivative-lost-parentheses",
    of="sigmoid_derivative",
    en="The slope comes out as 0 everywhere, and with that nothing would ever be learned. S * 1 "
    "- S does that: without parentheses it is computed from the left and is S minus S.",
    ko="기울기가 어디서나 0으로 나옵니다. 이 기울기로는 아무것도 학습되지 않습니다. S * 1 - S "
    "라고 쓰면 그렇게 됩니다. 괄호가 없으면 왼쪽부터 계산하여 S 에서 S 를 빼기 때문입니다.",
    quiz="sigmoid-slope-formula",
)
def derivative_lost_parentheses(x):
    return sigmoid_right(x) * 1 - sigmoid_right(x)


@misconception(
    "sigmoid-derivative-plus",
    of="sigmoid_derivative",
    en="S(1 + S) goes to 2 on the right. The second factor has to shrink where the sigmoid comes near "
    "1, so that the slope vanishes there.",
    ko="S(1 + S) 값은 오른쪽에서 2에 가까워집니다. 시그모이드가 1에 가까워지는 곳에서 둘째 인수가 "
    "작아져야 기울기도 그곳에서 사라집니다.",
    quiz="sigmoid-slope-formula",
)
def derivative_plus(x):
    return sigmoid_right(x) * (1 + sigmoid_right(x))


@misconception(
    "sigmoid-derivative-sigmoid-of-one-minus-x",
    of="sigmoid_derivative",
    en="The second factor is the sigmoid of 1 - x, but 1 - S(x) is wanted, which is the sigmoid of "
    "-x. So the whole hill is moved: its top lies at x = 0.5.",
    ko="둘째 인수로 1 - x 에서의 시그모이드 값을 썼습니다. 필요한 것은 1 - S(x) 값, 곧 -x 에서의 "
    "시그모이드 값입니다. 그래서 언덕 전체가 옮겨 가 꼭대기가 x = 0.5 에 있습니다.",
    quiz="sigmoid-symmetry",
)
def derivative_of_one_minus_x(x):
    x = np.asarray(x, dtype=float)
    return sigmoid_right(x) * sigmoid_right(1 - x)


@misconception(
    "sigmoid-derivative-unsigned-wraps-around",
    of="sigmoid_derivative",
    en="S(x) S(-x) is the slope, but for unsigned whole numbers -x wraps around: -1 becomes 255. "
    "There the second factor is 1, and the sigmoid itself comes out.",
    ko="S(x) S(-x) 식은 옳은 기울기이지만, 부호 없는 정수에서는 -1이 255로 바뀝니다. 그러면 둘째 "
    "인수가 1이 되어 시그모이드 값 자체가 나옵니다.",
    quiz="sigmoid-whole-numbers",
)
def derivative_unsigned(x):
    x = np.asarray(x)
    return sigmoid_right(x) * sigmoid_right(-x)


@misconception(
    "sigmoid-derivative-in-the-type-of-the-input",
    of="sigmoid_derivative",
    en="The slope is stored in the type of the input. Where whole numbers come in, every slope becomes "
    "0, because none is above 0.25.",
    ko="기울기를 입력과 같은 자료형에 담았습니다. 정수가 들어오면 모든 기울기가 0이 됩니다. 0.25를 "
    "넘는 기울기가 없기 때문입니다.",
    quiz="sigmoid-whole-numbers",
)
def derivative_in_input_type(x):
    x = np.asarray(x)
    slope = np.zeros_like(x)
    slope[...] = sigmoid_right(x) * (1 - sigmoid_right(x))
    return slope


@misconception(
    "sigmoid-derivative-between-neighbours",
    of="sigmoid_derivative",
    en="np.gradient compares neighbouring entries of the array, as if they were points of a curve one "
    "step apart. The slope at an entry depends on that entry alone.",
    ko="np.gradient 함수는 배열에서 이웃한 원소를, 한 칸씩 떨어진 곡선 위의 점처럼 서로 비교합니다. "
    "그러나 한 원소에서의 기울기는 그 원소 하나에만 달려 있습니다.",
    quiz="sigmoid-slope-where",
)
def derivative_between_neighbours(x):
    return np.gradient(sigmoid_right(x))


@misconception(
    "sigmoid-clipped-at-25",
    of="sigmoid",
    en="x is cut off at -25 and 25 before the exponential, so nothing below 1.4e-11 ever comes out: "
    "the sigmoid of -30 is 9e-14. A form that does not overflow needs no limit.",
    ko="지수 함수에 넣기 전에 x 값을 -25와 25에서 잘랐습니다. 그래서 1.4e-11보다 작은 값은 나오지 않지만, -30의 "
    "시그모이드 값은 9e-14입니다. 오버플로가 나지 않는 식을 쓰면 이런 제한이 필요 없습니다.",
    quiz="sigmoid-clipping",
)
def sigmoid_clipped_at_25(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=float), -25, 25)))


@misconception(
    "sigmoid-derivative-nothing-at-zero",
    of="sigmoid_derivative",
    en="Positive and negative numbers have a case each, and 0 belongs to neither: there the result "
    "keeps the 0 that it began with. The slope at 0 is 0.25, the largest of all.",
    ko="양수와 음수의 경우를 나누었는데 0이 어느 쪽에도 들어가지 않아, 처음에 채워 둔 0이 그대로 남습니다. x가 0일 때 "
    "기울기는 가장 큰 값인 0.25입니다.",
    quiz="sigmoid-slope-where",
)
def derivative_nothing_at_zero(x):
    x = np.asarray(x, dtype=float)
    return np.where(x == 0, 0.0, sigmoid_right(x) * sigmoid_right(-x))


@misconception(
    "sigmoid-derivative-overflow-of-one-number",
    of="sigmoid_derivative",
    en="Single numbers go through math.exp, which raises OverflowError far below 0, where np.exp only "
    "warns. What holds for arrays has to hold for one number.",
    ko="수 하나는 math.exp 로 계산했습니다. math.exp 는 0보다 한참 작은 수에서 OverflowError를 일으키고, np.exp 는 "
    "경고만 합니다. 배열에서 되는 것은 수 하나에서도 되어야 합니다.",
    quiz="sigmoid-slope-overflow",
)
def derivative_overflow_of_one_number(x):
    if isinstance(x, int | float):
        s = 1 / (1 + math.exp(-x))
        return s * (1 - s)
    x = np.asarray(x, dtype=float)
    return sigmoid_right(x) * sigmoid_right(-x)
