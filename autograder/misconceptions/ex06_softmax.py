"""What learners get wrong about one-hot targets, softmax, cross-entropy and their gradient."""

import numpy as np

from autograder.misconceptions import misconception, solved

softmax_right = solved("ex06_softmax").softmax
TINY = np.finfo(float).tiny


@misconception(
    "onehot-width-from-labels",
    of="one_hot",
    en="The width comes from the largest label in this batch, so a class that happens to be "
    "absent loses its column. The number of columns is the number of classes, whatever the labels "
    "are.",
    ko="열의 수를 이 배치에서 가장 큰 레이블로 정하면 배치에 없는 클래스의 열이 사라집니다. 열의 "
    "수는 레이블과 관계없이 클래스의 수입니다.",
    quiz="onehot-width",
)
def one_hot_width_from_labels(labels, classes):
    return np.eye(int(np.max(labels)) + 1)[np.asarray(labels)]


@misconception(
    "onehot-extra-column",
    of="one_hot",
    en="There is one column too many. Labels run from 0 to the number of classes minus 1, so the "
    "number of classes is enough columns.",
    ko="열이 하나 더 많습니다. 레이블은 0부터 시작해 클래스 수보다 1 작은 값에서 끝나므로, 열은 "
    "클래스 수만큼이면 됩니다.",
    quiz="onehot-width",
)
def one_hot_extra_column(labels, classes):
    return np.eye(classes + 1)[np.asarray(labels)]


@misconception(
    "onehot-counts-from-one",
    of="one_hot",
    en="Every one stands a column too far left, and label 0 lands in the last column: the labels "
    "are taken to begin at 1. They begin at 0, like the columns.",
    ko="1이 모두 한 열씩 왼쪽에 있고, 레이블 0은 마지막 열에 표시됩니다. 레이블이 1부터 "
    "시작한다고 본 결과입니다. 레이블은 열 번호와 마찬가지로 0부터 시작합니다.",
    quiz="onehot-index",
)
def one_hot_from_one(labels, classes):
    return np.eye(classes)[np.asarray(labels, dtype=int) - 1]


@misconception(
    "onehot-transposed",
    of="one_hot",
    en="This is what comes out when the classes are the rows. Rows are examples in the whole "
    "course, so the classes are the columns.",
    ko="클래스를 행에 놓은 결과입니다. 이 강좌에서는 언제나 행이 예제이므로 클래스는 열에 "
    "놓입니다.",
    quiz="onehot-index",
)
def one_hot_transposed(labels, classes):
    return np.eye(classes)[np.asarray(labels)].T


@misconception(
    "onehot-every-row",
    of="one_hot",
    en="Every row has a one for every label of the batch. A slice over all rows pairs each row "
    "with all labels, and so does one list that stands for every row, as in [row] * n. Each row has a "
    "single label, its own.",
    ko="모든 행에 배치의 모든 레이블이 표시됩니다. 행 전체를 뜻하는 슬라이스는 행마다 모든 레이블을 짝짓습니다. "
    "[row] * n 처럼 리스트 하나를 모든 행으로 쓸 때도 그렇습니다. 한 행의 레이블은 자기 것 하나뿐입니다.",
    quiz="onehot-index",
)
def one_hot_every_row(labels, classes):
    t = np.zeros((len(labels), classes))
    t[:, labels] = 1
    return t


@misconception(
    "onehot-whole-rows",
    of="one_hot",
    en="Whole rows are filled with ones: a single index chooses rows, so the labels pick rows "
    "here. A label is a column, and the row is the number of the example.",
    ko="행 전체가 1로 채워집니다. 인덱스를 하나만 쓰면 행을 고르게 되어 레이블이 행 번호로 "
    "쓰입니다. 레이블은 열 번호이고, 행 번호는 예제의 번호입니다.",
    quiz="onehot-index",
)
def one_hot_whole_rows(labels, classes):
    t = np.zeros((len(labels), classes))
    t[labels] = 1
    return t


@misconception(
    "onehot-label-as-value",
    of="one_hot",
    en="The label itself stands where a 1 belongs. The place says which class it is; the number "
    "there is a probability, and that is 1.",
    ko="1이 있어야 할 자리에 레이블 값이 들어 있습니다. 어느 클래스인지는 자리로 나타내고, 그 "
    "자리의 수는 확률이므로 1입니다.",
    quiz="onehot-index",
)
def one_hot_label_as_value(labels, classes):
    t = np.zeros((len(labels), classes))
    t[np.arange(len(labels)), labels] = labels
    return t


@misconception(
    "onehot-thermometer",
    of="one_hot",
    en="Every column up to the label is 1. That is a scale that fills up; one-hot has a single 1 "
    "in a row, at the label.",
    ko="레이블 자리까지의 모든 열이 1입니다. 이것은 눈금이 차오르는 표현입니다. 원-핫에서는 한 "
    "행에 1이 하나뿐이고, 그 자리가 레이블입니다.",
    quiz="onehot-index",
)
def one_hot_thermometer(labels, classes):
    return (np.arange(classes) <= np.asarray(labels)[:, None]) * 1.0


@misconception(
    "onehot-list-refused",
    of="one_hot",
    en="This code indexes the labels as an array, but here they come as a plain list, which knows "
    "neither two indices nor a comparison by elements. Turn them into an array first.",
    ko="레이블을 배열처럼 인덱싱하지만 여기서는 보통의 리스트가 들어옵니다. 리스트에는 인덱스를 "
    "두 개 쓸 수 없고 원소별 비교도 되지 않습니다. 먼저 배열로 바꾸어야 합니다.",
)
def one_hot_list_refused(labels, classes):
    return (labels[:, None] == np.arange(classes)) * 1.0


@misconception(
    "softmax-unshifted",
    of="softmax",
    en="For large logits e^z is infinite from 710 on, and for very negative ones every e^z is 0; "
    "then the division has no result. Adding the same number to all logits of a row does not "
    "change softmax, so there is a choice.",
    ko="로짓이 710을 넘으면 e^z 값이 무한대가 되고, 크게 음수이면 모든 e^z 값이 0이 되어 나눗셈의 "
    "결과가 없습니다. 한 행의 로짓에 같은 수를 더해도 소프트맥스는 달라지지 않으므로 크기를 고를 "
    "수 있습니다.",
    quiz="softmax-shift",
)
def softmax_unshifted(z):
    e = np.exp(np.asarray(z))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "softmax-eps-for-shift",
    of="softmax",
    en="A small number in the denominator avoids 0/0, but a row of very negative logits then sums "
    "to 0 and not to 1, and large logits still overflow. The exponents have to be brought into "
    "range before e^z is taken.",
    ko="분모에 작은 수를 더하면 0/0은 피할 수 있지만, 크게 음수인 행의 합이 1이 아니라 0이 되고 "
    "큰 로짓은 여전히 넘칩니다. e^z 값을 구하기 전에 지수의 크기를 맞추어야 합니다.",
    quiz="softmax-shift",
)
def softmax_eps(z):
    e = np.exp(np.asarray(z))
    return e / (e.sum(axis=1, keepdims=True) + 1e-8)


@misconception(
    "softmax-one-shift-for-all-rows",
    of="softmax",
    en="One number, the largest logit of the whole matrix, is subtracted from every row. Rows "
    "that lie far below it become all 0, and 0/0 is not a number. Every row needs a shift of its "
    "own.",
    ko="행렬 전체에서 가장 큰 로짓 하나를 모든 행에서 뺍니다. 그보다 훨씬 작은 행은 모두 0이 되고 "
    "0/0은 수가 아닙니다. 행마다 자기의 기준값을 빼야 합니다.",
    quiz="softmax-shift",
)
def softmax_one_shift(z):
    e = np.exp(np.asarray(z) - np.max(z))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "softmax-shift-never-negative",
    of="softmax",
    en="The shift is never below 0, so a row of very negative logits is not moved at all: every "
    "e^z is 0 there, and 0/0 is not a number. The shift follows the row downwards too.",
    ko="빼는 값이 0보다 작아지지 않으므로 크게 음수인 행은 전혀 옮겨지지 않습니다. 그 행의 e^z "
    "값은 모두 0이고 0/0은 수가 아닙니다. 행이 아래에 있으면 기준값도 함께 내려가야 합니다.",
    quiz="softmax-shift",
)
def softmax_shift_never_negative(z):
    z = np.asarray(z)
    e = np.exp(z - np.maximum(z.max(axis=1, keepdims=True), 0))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "softmax-clipped",
    of="softmax",
    en="Clipping the logits avoids the overflow, but it makes different logits equal: beyond the "
    "limit all classes get the same share. A shift keeps the differences, and only they count.",
    ko="로짓을 일정한 범위로 자르면 넘치지는 않지만 서로 다른 로짓이 같아집니다. 한계를 넘은 "
    "클래스는 모두 같은 몫을 받습니다. 중요한 것은 로짓의 차이이며, 같은 수를 빼면 차이가 "
    "유지됩니다.",
    quiz="softmax-shift",
)
def softmax_clipped(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "softmax-whole-matrix-sum",
    of="softmax",
    en="All entries of the matrix together sum to 1. The sum has to run over one row: every "
    "example has a probability of 1 to share out among its classes.",
    ko="행렬의 모든 원소를 합해야 1이 됩니다. 합은 한 행에서만 구해야 합니다. 예제마다 확률 1을 "
    "클래스들이 나누어 가집니다.",
    quiz="softmax-axis",
)
def softmax_whole_matrix(z):
    e = np.exp(np.asarray(z) - np.max(z))
    return e / e.sum()


@misconception(
    "softmax-whole-matrix-sum-unshifted",
    of="softmax",
    en="All entries of the matrix together sum to 1, and large logits overflow. The sum has to "
    "run over one row, and the exponents have to be brought into range first.",
    ko="행렬의 모든 원소를 합해야 1이 되고, 큰 로짓에서는 값이 넘칩니다. 합은 한 행에서만 구해야 "
    "하고, 그 전에 지수의 크기를 맞추어야 합니다.",
    quiz="softmax-axis",
)
def softmax_whole_matrix_unshifted(z):
    return np.exp(z) / np.sum(np.exp(z))


@misconception(
    "softmax-over-examples",
    of="softmax",
    en="Every column sums to 1 here: axis 0 runs over the examples. A row is one example, and its "
    "classes are what has to sum to 1.",
    ko="여기서는 열마다 합이 1입니다. 축 0은 예제 방향입니다. 한 행이 예제 하나이고, 합이 1이 "
    "되어야 하는 것은 그 행의 클래스들입니다.",
    quiz="softmax-axis",
)
def softmax_over_examples(z):
    e = np.exp(np.asarray(z) - np.max(z, axis=0))
    return e / e.sum(axis=0)


@misconception(
    "softmax-axes-mixed",
    of="softmax",
    en="The shift goes row by row, but the sum goes over the columns, and the two do not fit "
    "together. Both have to run over the classes of one example.",
    ko="빼는 값은 행마다 구했지만 합은 열마다 구해서 둘이 맞지 않습니다. 두 계산 모두 예제 하나의 "
    "클래스들에 대해 해야 합니다.",
    quiz="softmax-axis",
)
def softmax_axes_mixed(z):
    e = np.exp(np.asarray(z) - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=0)


@misconception(
    "softmax-row-values-lie-flat",
    of="softmax",
    en="The maximum (or the sum) of every row has shape (n,), and NumPy lines that up with the "
    "columns, not with the rows. On a square matrix this would even run, with wrong numbers. Kept "
    "as (n, 1), it belongs to its rows.",
    ko="행마다 구한 최댓값(또는 합)의 모양이 (n,) 이어서 NumPy는 이것을 행이 아니라 열에 "
    "맞춥니다. 정사각 행렬이라면 오류 없이 틀린 값이 나옵니다. (n, 1) 모양으로 두어야 행마다 "
    "적용됩니다.",
    quiz="softmax-axis",
)
def softmax_flat(z):
    z = np.asarray(z)
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1)


@misconception(
    "softmax-sigmoid-each",
    of="softmax",
    en="This is the sigmoid of every logit. Each one looks at its own class alone, so a row does "
    "not sum to 1; in softmax the classes of a row share a probability of 1.",
    ko="로짓마다 시그모이드를 구한 값입니다. 값마다 자기 클래스만 보므로 한 행의 합이 1이 되지 "
    "않습니다. 소프트맥스에서는 한 행의 클래스들이 확률 1을 나누어 가집니다.",
    quiz="softmax-or-sigmoid",
)
def softmax_sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z)))


@misconception(
    "softmax-without-exponential",
    of="softmax",
    en="The logits are divided by their sum without the exponential. They may be negative, so "
    "this gives negative numbers and numbers above 1; e^z is what makes each of them positive.",
    ko="지수 함수 없이 로짓을 합으로 나누었습니다. 로짓은 음수일 수 있어서 음수나 1보다 큰 수가 "
    "나옵니다. 각 값을 양수로 만드는 것이 e^z 입니다.",
    quiz="softmax-what-it-does",
)
def softmax_without_exponential(z):
    z = np.asarray(z)
    return z / z.sum(axis=1, keepdims=True)


@misconception(
    "softmax-sign-flipped",
    of="softmax",
    en="The largest logit gets the smallest share here: the exponent has the wrong sign. A larger "
    "logit means a more probable class.",
    ko="가장 큰 로짓이 가장 작은 몫을 받습니다. 지수의 부호가 반대입니다. 로짓이 클수록 그 "
    "클래스의 확률이 높습니다.",
    quiz="softmax-what-it-does",
)
def softmax_sign_flipped(z):
    return softmax_right(-np.asarray(z))


@misconception(
    "softmax-log-probabilities",
    of="softmax",
    en="These are the logarithms of the probabilities: none is above 0. The logarithm is taken "
    "later, in the cross-entropy.",
    ko="확률이 아니라 확률의 로그입니다. 그래서 0보다 큰 값이 없습니다. 로그는 나중에 교차 "
    "엔트로피에서 구합니다.",
    quiz="softmax-what-it-does",
)
def softmax_log(z):
    z = np.asarray(z) - np.max(z, axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@misconception(
    "softmax-hard-choice",
    of="softmax",
    en="The largest logit gets 1 and all others 0. Softmax is the soft version of that choice: "
    "every class keeps a share, and therefore a slope to learn from.",
    ko="가장 큰 로짓만 1이고 나머지는 모두 0입니다. 소프트맥스는 이 선택을 부드럽게 한 것입니다. "
    "모든 클래스에 몫이 남고, 그래서 학습할 기울기도 남습니다.",
    quiz="softmax-what-it-does",
)
def softmax_hard(z):
    return np.eye(len(z[0]))[np.argmax(z, axis=1)]


@misconception(
    "softmax-in-place",
    of="softmax",
    en="The numbers are right, but the shift is subtracted inside the array that came in, so the "
    "caller's logits are changed. A new array leaves them as they are.",
    ko="값은 맞지만 들어온 배열 안에서 바로 뺄셈을 해서 호출한 쪽의 로짓이 바뀝니다. 새 배열을 "
    "만들면 원래 값이 그대로 남습니다.",
    quiz="arguments-stay-as-they-are",
)
def softmax_in_place(z):
    z = np.asarray(z)
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "cross-entropy-sum-for-mean",
    of="cross_entropy",
    en="This is the sum over the examples. The loss is a mean, so that it does not grow with the "
    "size of the batch.",
    ko="예제에 대한 합입니다. 손실은 평균이므로 배치가 커져도 함께 커지지 않습니다.",
    quiz="cross-entropy-mean",
)
def cross_entropy_sum(p, t):
    return -np.sum(t * np.log(np.maximum(p, TINY)))


@misconception(
    "cross-entropy-mean-over-entries",
    of="cross_entropy",
    en="The mean runs over all entries of the matrix, so the loss is too small by the number of "
    "classes. The classes of one example are summed; the mean is over the examples.",
    ko="행렬의 모든 원소에 대해 평균을 내서 손실이 클래스의 수만큼 작아집니다. 한 예제의 클래스에 "
    "대해서는 더하고, 평균은 예제에 대해서만 냅니다.",
    quiz="cross-entropy-mean",
)
def cross_entropy_mean_over_entries(p, t):
    return -np.mean(t * np.log(np.maximum(p, TINY)))


@misconception(
    "cross-entropy-over-classes",
    of="cross_entropy",
    en="The sum is divided by the number of classes. The mean is over the examples: the number of "
    "rows divides it.",
    ko="합을 클래스의 수로 나누었습니다. 평균은 예제에 대한 것이므로 행의 수로 나눕니다.",
    quiz="cross-entropy-mean",
)
def cross_entropy_over_classes(p, t):
    return cross_entropy_sum(p, t) / p.shape[1]


@misconception(
    "cross-entropy-per-example",
    of="cross_entropy",
    en="There is one loss for every example. Training needs a single number: the mean of them.",
    ko="예제마다 손실이 하나씩 나옵니다. 학습에는 수 하나, 곧 이 값들의 평균이 필요합니다.",
    quiz="cross-entropy-mean",
)
def cross_entropy_per_example(p, t):
    return -np.sum(t * np.log(np.maximum(p, TINY)), axis=1)


@misconception(
    "cross-entropy-log-of-the-mean",
    of="cross_entropy",
    en="The probabilities of the labels are averaged first and the logarithm is taken of that. "
    "The order matters: the loss is the mean of the logarithms, and one bad example weighs more "
    "in it.",
    ko="정답 클래스의 확률을 먼저 평균 낸 다음 로그를 구했습니다. 순서가 중요합니다. 손실은 "
    "로그의 평균이며, 여기에서는 크게 틀린 예제 하나의 비중이 더 큽니다.",
    quiz="cross-entropy-mean",
)
def cross_entropy_log_of_mean(p, t):
    return -np.log(np.maximum(np.sum(t * p) / len(p), TINY))


@misconception(
    "cross-entropy-minus-missing",
    of="cross_entropy",
    en="The loss comes out negative. The logarithm of a probability is never above 0, so the "
    "minus sign is what makes a loss of it, one that falls towards 0.",
    ko="손실이 음수로 나옵니다. 확률의 로그는 0보다 클 수 없으므로, 음의 부호를 붙여야 0을 향해 "
    "줄어드는 손실이 됩니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_minus(p, t):
    return -cross_entropy_sum(p, t) / len(p)


@misconception(
    "cross-entropy-log-of-zero",
    of="cross_entropy",
    en="Where p is exactly 0 its logarithm is minus infinity, and 0 times infinity is not a "
    "number, even in the columns that do not count. The logarithm has to be kept away from 0.",
    ko="p 가 정확히 0인 곳에서 로그는 음의 무한대이고, 0과 무한대의 곱은 수가 아닙니다. 손실에 "
    "들어가지 않는 열에서도 그렇습니다. 로그에 0이 들어가지 않게 해야 합니다.",
    quiz="cross-entropy-log-zero",
)
def cross_entropy_log_zero(p, t):
    return -np.sum(t * np.log(p)) / len(p)


@misconception(
    "cross-entropy-infinite-at-the-label",
    of="cross_entropy",
    en="0 times infinity outside the label's column is left out, by an index, a mask or nansum. "
    "Where the probability of the label itself is 0, the loss is still infinite, and training "
    "cannot go on from there.",
    ko="정답이 아닌 열에서 생기는 0과 무한대의 곱은 인덱스나 마스크, nansum 으로 뺐습니다. 그러나 정답 "
    "클래스의 확률이 0이면 손실은 여전히 무한대이고 학습을 이어 갈 수 없습니다.",
    quiz="cross-entropy-log-zero",
)
def cross_entropy_infinite(p, t):
    return -np.mean(np.log(p[t == 1]))


@misconception(
    "cross-entropy-zero-costs-nothing",
    of="cross_entropy",
    en="Where p is 0 the logarithm is replaced by 0, so a label that was thought impossible costs "
    "nothing at all. That is the worst answer of all, and it has to cost the most.",
    ko="p 가 0인 곳에서 로그를 0으로 바꾸었습니다. 그래서 불가능하다고 본 정답에도 아무 손실이 "
    "없습니다. 이것은 가장 크게 틀린 답이므로 손실도 가장 커야 합니다.",
    quiz="cross-entropy-log-zero",
)
def cross_entropy_zero_free(p, t):
    return -np.sum(t * np.log(np.where(p > 0, p, 1))) / len(p)


@misconception(
    "cross-entropy-large-eps",
    of="cross_entropy",
    en="The number added inside the logarithm, about 0.001, is large enough to change every loss, "
    "not only those at 0. A number that a probability can hardly reach does not.",
    ko="로그 안에 더한 수가 0.001 정도로 커서 p 가 0인 곳뿐 아니라 모든 손실이 달라집니다. 확률이 "
    "좀처럼 이르지 못할 만큼 작은 수라면 그렇지 않습니다.",
    quiz="cross-entropy-log-zero",
)
def cross_entropy_large_eps(p, t):
    return -np.sum(t * np.log(p + 1e-3)) / len(p)


@misconception(
    "cross-entropy-floor-too-high",
    of="cross_entropy",
    en="Every probability below about 0.001 counts as that much, so an answer that was thought "
    "impossible costs no more than one at 0.001. The floor has to lie far lower.",
    ko="0.001 정도보다 작은 확률을 모두 그 값으로 올려서, 불가능하다고 본 답의 손실이 확률 "
    "0.001인 답의 손실과 같습니다. 아래 한계는 훨씬 더 작아야 합니다.",
    quiz="cross-entropy-log-zero",
)
def cross_entropy_floor(p, t):
    return -np.sum(t * np.log(np.maximum(p, 1e-3))) / len(p)


@misconception(
    "cross-entropy-base-two",
    of="cross_entropy",
    en="The loss is too large by 1/ln 2 = 1.4427: it is measured in bits. The gradient p - t "
    "belongs to the natural logarithm.",
    ko="손실이 1.4427배로 큽니다(1/ln 2 = 1.4427). 비트 단위로 잰 값입니다. 기울기 p − t 는 "
    "자연로그에서 나온 것입니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_base_two(p, t):
    return -np.sum(t * np.log2(np.maximum(p, TINY))) / len(p)


@misconception(
    "cross-entropy-base-ten",
    of="cross_entropy",
    en="The loss is too small by ln 10 = 2.3026: this is the logarithm to base 10. The gradient p "
    "- t belongs to the natural logarithm.",
    ko="손실이 2.3026분의 1로 작습니다(ln 10 = 2.3026). 밑이 10인 로그를 쓴 결과입니다. 기울기 p "
    "− t 는 자연로그에서 나온 것입니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_base_ten(p, t):
    return -np.sum(t * np.log10(np.maximum(p, TINY))) / len(p)


@misconception(
    "cross-entropy-binary-formula",
    of="cross_entropy",
    en="This is the binary formula, summed over the classes: it charges the other classes a "
    "second time, with log(1 - p). They share their probability with the label already, so the "
    "label's logarithm says it all.",
    ko="이진 교차 엔트로피 공식을 클래스마다 적용해 더한 값입니다. 다른 클래스에 대해 log(1 − p) "
    "만큼 한 번 더 손실을 매깁니다. 다른 클래스의 확률은 정답 클래스와 이미 나누어 가진 것이므로 "
    "정답 클래스의 로그만으로 충분합니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_binary(p, t):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p)) / len(p)


@misconception(
    "cross-entropy-roles-swapped",
    of="cross_entropy",
    en="Here p multiplies the logarithm of t. The logarithm belongs to the prediction; the "
    "targets only choose which one counts.",
    ko="t 의 로그에 p 를 곱했습니다. 로그는 예측에 적용하는 것이고, 정답은 어느 값을 볼지 고를 "
    "뿐입니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_swapped(p, t):
    return -np.sum(p * np.log(t + 1e-12)) / len(p)


@misconception(
    "cross-entropy-largest-probability",
    of="cross_entropy",
    en="The loss looks at the largest probability of every row, whatever the label is. Then a "
    "network that is sure and wrong costs nothing. It is the label's probability that counts.",
    ko="레이블과 관계없이 행마다 가장 큰 확률을 보았습니다. 그러면 확신하면서 틀린 신경망에도 "
    "손실이 없습니다. 보아야 할 것은 정답 클래스의 확률입니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_largest(p, t):
    return -np.mean(np.log(p.max(axis=1)))


@misconception(
    "cross-entropy-without-log",
    of="cross_entropy",
    en="This is minus the mean probability of the label; the logarithm is missing. Without it a "
    "hopeless answer costs hardly more than a doubtful one.",
    ko="정답 클래스의 평균 확률에 음의 부호만 붙인 값이고 로그가 빠져 있습니다. 로그가 없으면 "
    "크게 틀린 답의 손실이 애매한 답의 손실과 거의 다르지 않습니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_without_log(p, t):
    return -np.sum(t * p) / len(p)


@misconception(
    "cross-entropy-squared-error",
    of="cross_entropy",
    en="This is the mean squared error of the rows. It is never above 2, however sure and wrong "
    "the answer is; cross-entropy is minus the logarithm of the label's probability.",
    ko="행마다 구한 제곱 오차의 평균입니다. 이 값은 아무리 확신하면서 틀려도 2를 넘지 않습니다. "
    "교차 엔트로피는 정답 클래스의 확률에 로그를 취하고 음의 부호를 붙인 값입니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_squared(p, t):
    return np.sum((p - t) ** 2) / len(p)


@misconception(
    "cross-entropy-every-pair",
    of="cross_entropy",
    en="A matrix product pairs the targets of every example with the predictions of every other "
    "one, n by n of them. Each example is compared with its own row alone.",
    ko="행렬 곱을 쓰면 모든 예제의 정답이 다른 모든 예제의 예측과도 짝지어져 n × n 개의 항이 "
    "생깁니다. 예제는 자기 행의 예측과만 비교해야 합니다.",
    quiz="cross-entropy-mean",
)
def cross_entropy_every_pair(p, t):
    return -np.sum(t @ np.log(np.maximum(p, TINY)).T) / len(p)


@misconception(
    "cross-entropy-softmax-again",
    of="cross_entropy",
    en="Softmax is applied once more, to numbers that are probabilities already. That flattens "
    "them towards equal shares, so even a perfect answer keeps a loss.",
    ko="이미 확률인 값에 소프트맥스를 한 번 더 적용했습니다. 확률이 서로 비슷해지므로 완벽한 "
    "답에도 손실이 남습니다.",
    quiz="cross-entropy-label",
)
def cross_entropy_softmax_again(p, t):
    return -np.sum(t * np.log(softmax_right(p))) / len(p)


@misconception(
    "cross-entropy-in-place",
    of="cross_entropy",
    en="The loss is right, but the small number that keeps the logarithm away from 0 is added "
    "inside the array that came in, so the caller's probabilities are changed. A new array leaves "
    "them as they are.",
    ko="손실 값은 맞지만 로그에 0이 들어가지 않게 하는 작은 수를 들어온 배열 안에서 바로 더해서 "
    "호출한 쪽의 확률이 바뀝니다. 새 배열을 만들면 원래 값이 그대로 남습니다.",
    quiz="arguments-stay-as-they-are",
)
def cross_entropy_in_place(p, t):
    p += 1e-12
    return -np.sum(t * np.log(p)) / len(p)


@misconception(
    "softmax-gradient-not-divided",
    of="softmax_cross_entropy_gradient",
    en="This is the gradient of the summed loss. The loss is a mean over the examples, so each of "
    "them has only its n-th part of it; without it the step grows with the batch.",
    ko="손실의 합에 대한 기울기입니다. 손실은 예제에 대한 평균이므로 예제 하나의 몫은 그 n분의 "
    "1입니다. 나누지 않으면 배치가 클수록 걸음도 커집니다.",
    quiz="softmax-gradient-mean",
)
def gradient_not_divided(z, t):
    return softmax_right(z) - t


@misconception(
    "softmax-gradient-over-entries",
    of="softmax_cross_entropy_gradient",
    en="The gradient is divided by the number of all entries, so it is too small by the number of "
    "classes. The loss is a mean over the examples, and over nothing else.",
    ko="기울기를 원소 전체의 수로 나누어서 클래스의 수만큼 작습니다. 손실은 예제에 대해서만 "
    "평균을 낸 것입니다.",
    quiz="softmax-gradient-mean",
)
def gradient_over_entries(z, t):
    return (softmax_right(z) - t) / z.size


@misconception(
    "softmax-gradient-over-classes",
    of="softmax_cross_entropy_gradient",
    en="The gradient is divided by the number of classes. The loss is a mean over the examples, "
    "so the number of rows divides its gradient.",
    ko="기울기를 클래스의 수로 나누었습니다. 손실은 예제에 대한 평균이므로 기울기도 행의 수로 "
    "나눕니다.",
    quiz="softmax-gradient-mean",
)
def gradient_over_classes(z, t):
    return (softmax_right(z) - t) / z.shape[1]


@misconception(
    "softmax-gradient-summed-over-batch",
    of="softmax_cross_entropy_gradient",
    en="The examples are summed up, so one row is left. Every logit of every example has a slope "
    "of its own; summing is the step after this one, for a bias.",
    ko="예제에 대해 더해 버려서 한 행만 남았습니다. 기울기는 모든 예제의 모든 로짓마다 따로 "
    "있습니다. 더하는 것은 그다음 단계에서 편향의 기울기를 구할 때입니다.",
    quiz="softmax-gradient",
)
def gradient_summed(z, t):
    return (softmax_right(z) - t).sum(axis=0) / len(z)


@misconception(
    "softmax-gradient-sign",
    of="softmax_cross_entropy_gradient",
    en="The sign is turned round: this is t - p. A step against it would lower the label's logit "
    "and raise the others.",
    ko="부호가 반대인 t − p 입니다. 이것의 반대 방향으로 가면 정답 클래스의 로짓은 작아지고 "
    "나머지는 커집니다.",
    quiz="softmax-gradient",
)
def gradient_sign(z, t):
    return (t - softmax_right(z)) / len(z)


@misconception(
    "softmax-gradient-extra-slope",
    of="softmax_cross_entropy_gradient",
    en="The difference p - t is multiplied by p(1 - p) once more. It contains the slope of "
    "softmax already; with the extra factor a network that is sure and wrong would hardly learn.",
    ko="p − t 에 p(1 − p) 를 한 번 더 곱했습니다. 소프트맥스의 기울기는 p − t 에 이미 들어 "
    "있습니다. 이 인수가 더 붙으면 확신하면서 틀린 신경망은 거의 학습하지 못합니다.",
    quiz="softmax-gradient",
)
def gradient_extra_slope(z, t):
    p = softmax_right(z)
    return (p - t) * p * (1 - p) / len(z)


@misconception(
    "softmax-gradient-diagonal-only",
    of="softmax_cross_entropy_gradient",
    en="The chain rule is followed through p(1 - p) alone, so every column but the label's is 0. "
    "Each logit changes the probabilities of all classes of its row, and these paths count too.",
    ko="연쇄 법칙에서 p(1 − p) 만 사용하여 정답 클래스가 아닌 열이 모두 0입니다. 로짓 하나는 그 "
    "행의 모든 클래스의 확률을 바꾸므로 그 경로들도 더해야 합니다.",
    quiz="softmax-gradient",
)
def gradient_diagonal(z, t):
    p = softmax_right(z)
    return -t / p * p * (1 - p) / len(z)


@misconception(
    "softmax-gradient-of-softmax-alone",
    of="softmax_cross_entropy_gradient",
    en="This is p(1 - p)/n: the slope of a probability by its own logit. The targets do not "
    "appear in it, and without them no gradient can say which class to raise.",
    ko="p(1 − p)/n, 곧 확률을 자기 로짓으로 미분한 값입니다. 여기에는 정답이 들어 있지 않습니다. "
    "정답이 없으면 어느 클래스를 키울지 알 수 없습니다.",
    quiz="softmax-gradient",
)
def gradient_of_softmax(z, t):
    p = softmax_right(z)
    return p * (1 - p) / len(z)


@misconception(
    "softmax-gradient-by-probabilities",
    of="softmax_cross_entropy_gradient",
    en="This is the slope by the probabilities, -t/p. The question is the slope by the logits, "
    "one step further back: softmax lies between the two.",
    ko="확률에 대한 기울기 −t/p 입니다. 구해야 하는 것은 한 단계 더 앞, 로짓에 대한 기울기입니다. "
    "둘 사이에 소프트맥스가 있습니다.",
    quiz="softmax-gradient",
)
def gradient_by_probabilities(z, t):
    return -t / softmax_right(z) / len(z)


@misconception(
    "softmax-gradient-of-raw-logits",
    of="softmax_cross_entropy_gradient",
    en="The targets are subtracted from the logits themselves. They have to be compared with "
    "probabilities, so softmax comes first.",
    ko="로짓에서 곧바로 정답을 뺐습니다. 정답과 비교할 것은 확률이므로 먼저 소프트맥스를 거쳐야 "
    "합니다.",
    quiz="softmax-gradient",
)
def gradient_of_raw_logits(z, t):
    return (z - t) / len(z)


@misconception(
    "softmax-gradient-with-sigmoid",
    of="softmax_cross_entropy_gradient",
    en="The probabilities come from a sigmoid here, each class for itself, so the rows of the "
    "gradient do not sum to 0. The loss was defined with softmax.",
    ko="확률을 클래스마다 따로 시그모이드로 구해서 기울기의 행마다 합이 0이 되지 않습니다. 손실은 "
    "소프트맥스로 정의되어 있습니다.",
    quiz="softmax-or-sigmoid",
)
def gradient_with_sigmoid(z, t):
    return (softmax_sigmoid(z) - t) / len(z)


@misconception(
    "softmax-gradient-twice",
    of="softmax_cross_entropy_gradient",
    en="Every entry is twice what it should be. The 2 comes from differentiating a square, and "
    "there is no square in the cross-entropy.",
    ko="모든 원소가 두 배입니다. 2는 제곱을 미분할 때 나오는 수인데, 교차 엔트로피에는 제곱이 "
    "없습니다.",
    quiz="softmax-gradient",
)
def gradient_twice(z, t):
    return 2 * (softmax_right(z) - t) / len(z)


@misconception(
    "softmax-gradient-unshifted",
    of="softmax_cross_entropy_gradient",
    en="For large logits this gives NaN: the softmax written out here has no shift, so e^z "
    "overflows. The function softmax of this file is safe to use.",
    ko="로짓이 크면 NaN이 나옵니다. 여기에 따로 쓴 소프트맥스에서는 지수의 크기를 맞추지 않아 e^z "
    "값이 넘칩니다. 이 파일의 소프트맥스 함수를 쓰면 안전합니다.",
    quiz="softmax-shift",
)
def gradient_unshifted(z, t):
    return (softmax_unshifted(z) - t) / len(z)


@misconception(
    "softmax-shift-by-the-mean",
    of="softmax",
    en="Something other than the largest logit of the row is subtracted; its mean, for one, does this. "
    "That helps a row that lies high as a whole, but where one logit lies far above the others its "
    "exponent is still large, and e^z overflows.",
    ko="행에서 가장 큰 로짓이 아닌 값을 뺐습니다. 예를 들어 평균을 빼면 이렇게 됩니다. 행 전체가 큰 값일 때는 도움이 "
    "되지만, 로짓 하나가 나머지보다 훨씬 크면 지수가 여전히 커서 e^z 값이 넘칩니다.",
    quiz="softmax-shift",
)
def softmax_shift_by_mean(z):
    z = np.asarray(z)
    e = np.exp(z - z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "cross-entropy-floor-in-reach",
    of="cross_entropy",
    en="Every probability below about 0.0001 counts as that much. A network that is sure and "
    "wrong gives smaller ones, and then its loss stops growing; the floor has to lie far lower.",
    ko="0.0001 정도보다 작은 확률을 모두 그 값으로 올렸습니다. 확신하면서 틀린 신경망은 이보다 "
    "작은 확률도 내놓는데, 그때 손실이 더 커지지 않습니다. 아래 한계는 훨씬 더 작아야 합니다.",
    quiz="cross-entropy-log-zero",
)
def cross_entropy_floor_in_reach(p, t):
    return -np.sum(t * np.log(np.maximum(p, 1e-4))) / len(p)


@misconception(
    "onehot-transposed-only-where-it-must-be",
    of="one_hot",
    en="The matrix is built with a row for each class, and turned round only where its shape does not "
    "fit. With as many labels as classes it fits, and stays transposed.",
    ko="클래스마다 행을 하나씩 둔 행렬을 만들고, 모양이 맞지 않을 때에만 뒤집었습니다. 레이블과 클래스의 수가 같으면 모양이 "
    "맞으므로 전치된 채로 남습니다.",
    quiz="onehot-index",
)
def one_hot_transposed_where_it_must(labels, classes):
    labels = np.asarray(labels)
    t = (np.arange(classes)[:, None] == labels).astype(float)
    return t if t.shape == (len(labels), classes) else t.T


@misconception(
    "softmax-shifted-where-it-is-large-alone",
    of="softmax",
    en="The maximum is subtracted only where a logit is large. Where all logits of a row lie far below 0, "
    "every e^z is 0, and the row is 0 divided by 0.",
    ko="큰 로짓이 있을 때만 최댓값을 뺐습니다. 행의 로짓이 모두 0보다 훨씬 작으면 e^z 값이 모두 0이 되어 0을 0으로 "
    "나누게 됩니다.",
    quiz="softmax-shift",
)
def softmax_shifted_where_large(z):
    z = np.array(z, dtype=float)
    if z.max() > 700:
        z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "softmax-kept-off-zero",
    of="softmax",
    en="Something tiny is added to every probability, as one would before a logarithm. The rows then do "
    "not sum to 1, and what should be 0 is not. Whoever takes the logarithm may add it there.",
    ko="로그를 취하기 전처럼 확률마다 아주 작은 수를 더했습니다. 그러면 행의 합이 1이 아니고, 0이어야 할 확률도 0이 아닙니다. "
    "그런 수는 로그를 취하는 곳에서 더하면 됩니다.",
    quiz="softmax-what-it-does",
)
def softmax_kept_off_zero(z):
    return softmax_right(z) + 1e-7


@misconception(
    "softmax-gradient-kept-off-zero",
    of="softmax_cross_entropy_gradient",
    en="The probabilities are kept away from 0 and 1 before t is subtracted. Only a logarithm needs "
    "that, and there is none in y - t: where the network is sure and right, the gradient is 0.",
    ko="t를 빼기 전에 확률을 0과 1에서 떼어 놓았습니다. 그럴 필요가 있는 것은 로그뿐이고 y - t 에는 로그가 없습니다. 신경망이 "
    "정답을 확신하면 기울기는 0입니다.",
    quiz="softmax-gradient",
)
def softmax_gradient_kept_off_zero(z, t):
    return (np.clip(softmax_right(z), 1e-6, 1 - 1e-6) - t) / len(t)
