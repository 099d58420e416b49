"""What learners get wrong about dropout.

The masks are random, so what tells these apart is what the checks measure.
"""

from typing import Any

import numpy as np

from autograder.misconceptions import misconception, solved

right = solved("ex09_dropout")

# The mask of the latest call, as a module that keeps it in a global variable would have it.
_latest: dict[str, Any] = {}


def _masked(x, mask):
    """Return (out, cache) as the right function does for this scaled mask."""
    return x * mask, mask


@misconception(
    "dropout-rate-and-keep-swapped",
    of="dropout",
    en="The rate is used as the share that stays: as many elements survive as should be dropped, "
    "and they are scaled for that. The mean of the output does not show it; the share of zeros "
    "does. The rate is the share that is dropped.",
    ko="rate 값을 남기는 비율로 썼습니다. 꺼야 할 만큼이 살아남고 배율도 거기에 맞추어져 "
    "있습니다. 출력의 평균으로는 드러나지 않지만 0의 비율로 드러납니다. rate 값은 끄는 비율입니다.",
    quiz="dropout-rate",
)
def rate_and_keep_swapped(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) < rate) / rate)


@misconception(
    "dropout-keeps-the-rate",
    of="dropout",
    en="The comparison keeps the share that should be dropped, while the scale is right for the "
    "other one. So both the share of zeros and the mean of the output are wrong. The rate is the "
    "share that is dropped.",
    ko="비교의 방향이 반대여서 꺼야 할 비율만큼이 살아남는데 배율은 원래의 것입니다. 그래서 0의 "
    "비율도 출력의 평균도 맞지 않습니다. rate 값은 끄는 비율입니다.",
    quiz="dropout-rate",
)
def keeps_the_rate(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) < rate) / (1 - rate))


@misconception(
    "dropout-scale-of-survivors",
    of="dropout",
    en="The right share is dropped, but the survivors do not have the factor that makes up for "
    "it. Fewer elements reach the next layer, so each one counts more: the factor is 1 / (1 - "
    "rate).",
    ko="끄는 비율은 맞지만 살아남은 값에 그만큼을 메우는 배율이 제대로 곱해지지 않았습니다. 다음 "
    "층에 이르는 원소가 줄어드는 만큼 하나하나의 몫이 커야 합니다. 배율은 1 / (1 − rate) 입니다.",
    quiz="dropout-scale",
)
def scale_missing(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) >= rate) * 1.0)


@misconception(
    "dropout-scaled-by-the-dropped-share",
    of="dropout",
    en="The survivors are divided by the rate, the share that is dropped; at rate 0 that is a "
    "division by 0. They are divided by the share that stays.",
    ko="살아남은 값을 rate, 곧 끄는 비율로 나누었습니다. 비율이 0이면 0으로 나누게 됩니다. 나눌 "
    "것은 남는 비율입니다.",
    quiz="dropout-scale",
)
def scaled_by_rate(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) >= rate) / rate)


@misconception(
    "dropout-scaled-at-test-instead",
    of="dropout",
    en="The survivors stay as they are, and the output is scaled down when not training. That is "
    "the older form of dropout. The inverted form scales while training, so that afterwards "
    "nothing has to be done.",
    ko="학습할 때는 살아남은 값을 그대로 두고 학습이 아닐 때 출력을 줄였습니다. 이것은 예전 "
    "방식의 드롭아웃입니다. 역드롭아웃은 학습할 때 배율을 곱하므로 나중에는 아무것도 하지 않아도 "
    "됩니다.",
    quiz="dropout-test-time",
)
def scaled_at_test(x, rate, rng, training=True):
    if not training:
        return x * (1 - rate), None
    return _masked(x, (rng.random(x.shape) >= rate) * 1.0)


@misconception(
    "dropout-output-changed-at-test",
    of="dropout",
    en="All is right while training, but with training=False the output is not x. Elements are "
    "dropped or scaled there too, as if the flag were not looked at; in use, all units play.",
    ko="학습할 때는 모두 맞지만 training=False 일 때 출력이 x 와 다릅니다. 이때에도 원소를 끄거나 "
    "배율을 곱하고 있습니다. 신경망을 쓸 때는 모든 유닛이 뜁니다.",
    quiz="dropout-test-time",
)
def active_at_test(x, rate, rng, training=True):
    return _masked(x, (rng.random(x.shape) >= rate) / (1 - rate))


@misconception(
    "dropout-flag-reversed",
    of="dropout",
    en="Nothing is dropped while training, and elements are dropped when not training: the flag "
    "is read the wrong way round.",
    ko="학습할 때는 아무것도 끄지 않고 학습이 아닐 때 끕니다. training 값을 반대로 읽었습니다.",
    quiz="dropout-test-time",
)
def flag_reversed(x, rate, rng, training=True):
    return right.dropout(x, rate, rng, not training)


@misconception(
    "dropout-returns-the-mask",
    of="dropout",
    en="What comes out is the mask, the same number wherever an element survives. The mask has to "
    "be multiplied with x.",
    ko="살아남은 자리마다 같은 수가 있는 마스크가 나왔습니다. 마스크를 x 와 곱해야 합니다.",
    quiz="dropout-scale",
)
def returns_the_mask(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return mask, mask


@misconception(
    "dropout-random-factors",
    of="dropout",
    en="Nothing is dropped: every element is multiplied by a random number between 0 and 1, "
    "because the draw is not compared with the rate. An element stays or goes.",
    ko="꺼진 원소가 없습니다. 뽑은 수를 rate 값과 비교하지 않고 그대로 곱해서 모든 원소에 0과 1 "
    "사이의 수가 곱해졌습니다. 원소는 남거나 꺼지거나 둘 중 하나입니다.",
    quiz="dropout-rate",
)
def random_factors(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, rng.random(x.shape) / (1 - rate))


@misconception(
    "dropout-one-mask-for-the-batch",
    of="dropout",
    en="Whole columns are dropped: one draw for each unit serves the batch. Every example needs "
    "draws of its own, or the whole batch trains the same smaller network.",
    ko="열 전체가 꺼집니다. 유닛마다 한 번 뽑아서 배치 전체가 함께 썼습니다. 예제마다 따로 뽑아야 "
    "합니다. 그러지 않으면 배치 전체가 똑같이 줄어든 신경망 하나를 학습합니다.",
    quiz="dropout-independent",
)
def one_mask_for_batch(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = (rng.random(x.shape[1]) >= rate) / (1 - rate)
    return _masked(x, np.broadcast_to(mask, x.shape))


@misconception(
    "dropout-whole-examples",
    of="dropout",
    en="Whole rows are dropped: one draw decides about all units of an example. Then some "
    "examples are lost and the others train the full network; every element needs a draw of its "
    "own.",
    ko="행 전체가 꺼집니다. 한 번 뽑은 수가 예제 하나의 모든 유닛을 정했습니다. 그러면 어떤 "
    "예제는 사라지고 나머지는 신경망 전체를 학습합니다. 원소마다 따로 뽑아야 합니다.",
    quiz="dropout-independent",
)
def whole_examples(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = (rng.random((len(x), 1)) >= rate) / (1 - rate)
    return _masked(x, np.broadcast_to(mask, x.shape))


@misconception(
    "dropout-one-draw-for-everything",
    of="dropout",
    en="A single draw decides about the whole array: everything is dropped or nothing. Every "
    "element needs a draw of its own.",
    ko="한 번 뽑은 수가 배열 전체를 정해서 모두 꺼지거나 하나도 꺼지지 않습니다. 원소마다 따로 "
    "뽑아야 합니다.",
    quiz="dropout-independent",
)
def one_draw(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, np.full(x.shape, (rng.random() >= rate) / (1 - rate)))


@misconception(
    "dropout-fixed-count",
    of="dropout",
    en="Exactly the same number of elements is dropped in every call: they are chosen like lots "
    "from an urn. With a draw of its own for every element the number varies around the rate.",
    ko="호출할 때마다 정확히 같은 수의 원소가 꺼집니다. 정해진 개수만큼 골라서 껐습니다. 원소마다 "
    "따로 뽑으면 꺼지는 수가 비율 둘레에서 달라집니다.",
    quiz="dropout-independent",
)
def fixed_count(x, rate, rng, training=True):
    if not training:
        return x, None
    order = rng.permutation(x.size).reshape(x.shape)
    return _masked(x, (order >= round(rate * x.size)) / (1 - rate))


@misconception(
    "dropout-fixed-columns-chosen",
    of="dropout",
    en="A fixed number of columns is chosen and dropped for the whole batch. Dropout decides for "
    "every example and every unit anew, so neither the columns nor their number is fixed.",
    ko="정해진 개수의 열을 골라 배치 전체에서 껐습니다. 드롭아웃은 예제마다, 유닛마다 새로 "
    "정하므로 꺼지는 열도 그 개수도 정해져 있지 않습니다.",
    quiz="dropout-independent",
)
def columns_chosen(x, rate, rng, training=True):
    if not training:
        return x, None
    dropped = rng.choice(x.shape[1], round(rate * x.shape[1]), replace=False)
    mask = np.full(x.shape, 1 / (1 - rate))
    mask[:, dropped] = 0
    return _masked(x, mask)


@misconception(
    "dropout-same-columns-every-time",
    of="dropout",
    en="The same columns are dropped in every call and every row; nothing is drawn. Then those "
    "units never learn, and the others rely on each other as before.",
    ko="호출할 때마다 모든 행에서 같은 열이 꺼지고, 무작위로 뽑는 것이 없습니다. 그러면 그 "
    "유닛들은 전혀 학습하지 못하고 나머지 유닛들은 전처럼 서로에게 기댑니다.",
    quiz="dropout-independent",
)
def same_columns(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = np.full(x.shape, 1 / (1 - rate))
    mask[:, : round(rate * x.shape[1])] = 0
    return _masked(x, mask)


@misconception(
    "dropout-same-mask-every-time",
    of="dropout",
    en="Every call drops the same elements: the mask comes from a fixed seed inside the function, "
    "or was drawn once and kept. Each step of the training needs a fresh mask.",
    ko="호출할 때마다 같은 원소가 꺼집니다. 함수 안의 고정된 시드에서 마스크를 뽑았거나 한 번 "
    "뽑은 것을 계속 썼습니다. 학습의 걸음마다 마스크를 새로 뽑아야 합니다.",
    quiz="draws-from-rng",
)
def same_mask(x, rate, rng, training=True):
    return right.dropout(x, rate, np.random.default_rng(0), training)


@misconception(
    "dropout-own-generator",
    of="dropout",
    en="The mask does not come from the generator that was passed in, but from another source, "
    "such as np.random itself. Then a training cannot be repeated.",
    ko="인자로 받은 생성기가 아니라 np.random 같은 다른 곳에서 마스크를 뽑았습니다. 그러면 같은 "
    "학습을 되풀이할 수 없습니다.",
    quiz="draws-from-rng",
)
def own_generator(x, rate, rng, training=True):
    return right.dropout(x, rate, np.random.default_rng(), training)


@misconception(
    "dropout-in-place",
    of="dropout",
    en="The elements are set to 0 inside the array that came in, so the caller's x is changed. A "
    "new array leaves it as it is.",
    ko="들어온 배열 안에서 바로 원소를 0으로 만들어 호출한 쪽의 x 가 바뀝니다. 새 배열을 만들면 "
    "원래 값이 그대로 남습니다.",
    quiz="arguments-stay-as-they-are",
)
def in_place(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    x *= mask
    return x, mask


@misconception(
    "dropout-cache-missing",
    of="dropout",
    en="Only the output comes back. The backward pass has to know which elements survived, so a "
    "cache that tells it comes second.",
    ko="출력만 나왔습니다. 역전파에서는 어느 원소가 살아남았는지 알아야 하므로 그것을 담은 캐시를 "
    "두 번째로 반환합니다.",
    quiz="layer-caches",
)
def cache_missing(x, rate, rng, training=True):
    return right.dropout(x, rate, rng, training)[0]


@misconception(
    "dropout-backward-mask-ignored",
    of="dropout_backward",
    en="The gradient does not take the way that the values took: it passes elements that were "
    "dropped, or stops at elements that survived. The mask of the forward pass decides, the very "
    "same one.",
    ko="기울기가 값이 지나간 길로 되돌아가지 않습니다. 꺼진 원소를 지나가거나 살아남은 원소에서 "
    "멈춥니다. 순전파에서 쓴 바로 그 마스크가 길을 정합니다.",
    quiz="dropout-backward-mask",
)
def mask_ignored(dout, cache):
    return dout if cache is None else dout * np.max(cache)


@misconception(
    "dropout-backward-dout-comes-back",
    of="dropout_backward",
    en="The whole gradient comes back as it came in, as if nothing had been dropped. It passes the survivors "
    "alone, with their factor; the cache says which they are.",
    ko="아무것도 끄지 않은 것처럼 기울기를 받은 그대로 반환합니다. 기울기는 살아남은 원소로만 지나가고 그 배율을 곱해야 "
    "합니다. 어느 원소가 살아남았는지는 cache 에 들어 있습니다.",
    quiz="dropout-backward-mask",
)
def dout_comes_back(dout, cache):
    return np.array(dout)


@misconception(
    "dropout-backward-scale",
    of="dropout_backward",
    en="The gradient takes the right way, but its factor is not that of the survivors. What "
    "multiplied a value on the way forward multiplies its gradient, once.",
    ko="기울기가 지나가는 길은 맞지만 배율이 살아남은 값의 배율과 다릅니다. 순전파에서 값에 곱한 "
    "배율을 기울기에도 한 번 곱합니다.",
    quiz="dropout-backward-scale",
)
def scale_ignored(dout, cache):
    return dout if cache is None else dout * (cache > 0)


def _with_out(x, rate, rng, training=True):
    """Dropout whose cache holds the output as well."""
    out, mask = right.dropout(x, rate, rng, training)
    return out, (out, mask)


@misconception(
    "dropout-backward-mask-guessed",
    of="dropout_backward",
    together_with={"dropout": _with_out},
    en="Where the output is 0, the element is taken for dropped. After a ReLU many inputs are 0 "
    "themselves and survive all the same; the mask has to be remembered, not guessed.",
    ko="출력이 0인 원소를 꺼진 것으로 보았습니다. 그런데 ReLU 다음에는 입력부터 0이면서 살아남은 "
    "원소가 많습니다. 마스크는 짐작하지 말고 기억해 두어야 합니다.",
    quiz="dropout-backward-mask",
)
def mask_guessed(dout, cache):
    out, mask = cache
    return dout if mask is None else dout * (out != 0) * np.max(mask)


@misconception(
    "dropout-backward-relu-mask",
    of="dropout_backward",
    together_with={"dropout": _with_out},
    en="The gradient passes only where the output is positive, as in a ReLU. A negative element "
    "survives dropout as well as a positive one.",
    ko="ReLU처럼 출력이 양수인 곳에서만 기울기가 지나갑니다. 드롭아웃에서는 음수인 원소도 양수와 "
    "마찬가지로 살아남습니다.",
    quiz="dropout-backward-mask",
)
def relu_mask(dout, cache):
    out, mask = cache
    return dout if mask is None else dout * (out > 0) * np.max(mask)


@misconception(
    "dropout-backward-times-the-output",
    of="dropout_backward",
    together_with={"dropout": _with_out},
    en="The gradient is multiplied by the output itself, or by x. The output is the mask times x, "
    "so its slope by x is the mask alone.",
    ko="기울기에 출력이나 x 를 곱했습니다. 출력은 마스크와 x 의 곱이므로 x 로 미분하면 마스크만 "
    "남습니다.",
    quiz="dropout-backward-scale",
)
def times_the_output(dout, cache):
    return dout * cache[0]


def _keeping_latest(x, rate, rng, training=True):
    """Dropout that keeps its mask in one place."""
    out, _latest["mask"] = right.dropout(x, rate, rng, training)
    return out, None


@misconception(
    "dropout-backward-latest-mask",
    of="dropout_backward",
    together_with={"dropout": _keeping_latest},
    en="With two layers the first one gets the mask of the second: it is kept in one place and "
    "overwritten. Each layer has the cache that its own forward pass returned.",
    ko="층이 둘이면 첫째 층이 둘째 층의 마스크를 씁니다. 마스크를 한곳에 두어 덮어썼기 "
    "때문입니다. 층마다 자기 순전파가 돌려준 캐시를 써야 합니다.",
    quiz="layer-caches",
)
def latest_mask(dout, cache):
    return dout if _latest["mask"] is None else dout * _latest["mask"]


@misconception(
    "dropout-backward-in-place",
    of="dropout_backward",
    en="The mask is multiplied into the array that came in, so the caller's dout is changed. A "
    "new array leaves it as it is.",
    ko="들어온 배열 안에서 바로 마스크를 곱해서 호출한 쪽의 dout 이 바뀝니다. 새 배열을 만들면 "
    "원래 값이 그대로 남습니다.",
    quiz="arguments-stay-as-they-are",
)
def backward_in_place(dout, cache):
    if cache is not None:
        dout *= cache
    return dout


@misconception(
    "dropout-backward-test-time-forgotten",
    of="dropout_backward",
    en="There is no mask in the cache of a forward pass with training=False, and multiplying by it "
    "fails. Nothing was dropped there, so the whole gradient passes.",
    ko="training=False 로 실행한 순전파의 캐시에는 마스크가 없어서 곱셈이 실패합니다. 그때는 아무것도 끄지 않았으므로 "
    "기울기가 모두 그대로 지나갑니다.",
    quiz="dropout-test-time",
)
def backward_test_time_forgotten(dout, cache):
    return dout * cache


@misconception(
    "dropout-normal-draws",
    of="dropout",
    en="The draws come from a normal distribution, so another share than the rate is dropped: "
    "comparing with 0.8 keeps 78.8 %, and at rate 0 a sixth of the elements is still lost. Only "
    "for draws spread evenly between 0 and 1 is the limit the share.",
    ko="정규 분포에서 뽑아서 꺼지는 비율이 rate 값과 다릅니다. 0.8과 비교하면 78.8%가 남고, "
    "비율이 0이어도 6분의 1쯤이 꺼집니다. 0과 1 사이에서 고르게 뽑을 때만 비교하는 수가 곧 "
    "비율입니다.",
)
def normal_draws(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.standard_normal(x.shape) < 1 - rate) / (1 - rate))


@misconception(
    "dropout-chosen-with-replacement",
    of="dropout",
    en="The elements to drop are drawn with replacement, so some are drawn twice and fewer are "
    "dropped than the rate says. A draw of its own for every element has the right share.",
    ko="끌 원소를 복원 추출로 뽑아서 두 번 뽑히는 원소가 있고, 꺼지는 수가 rate 값보다 적습니다. "
    "원소마다 따로 뽑으면 비율이 맞습니다.",
    quiz="dropout-independent",
)
def with_replacement(x, rate, rng, training=True):
    if not training:
        return x, None
    mask = np.full(x.size, 1 / (1 - rate))
    mask[rng.integers(0, x.size, round(rate * x.size))] = 0
    return _masked(x, mask.reshape(x.shape))


@misconception(
    "dropout-scaled-down",
    of="dropout",
    en="The survivors are multiplied by the share that stays instead of divided by it, so the "
    "output becomes smaller still.",
    ko="살아남은 값을 남는 비율로 나누어야 하는데 곱해서 출력이 더 작아졌습니다.",
    quiz="dropout-scale",
)
def scaled_down(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) >= rate) * (1 - rate))


@misconception(
    "dropout-scaled-twice",
    of="dropout",
    en="The survivors are scaled twice: once in the mask and once in the output. The factor "
    "belongs into one place.",
    ko="살아남은 값에 배율을 두 번 곱했습니다. 마스크에서 한 번, 출력에서 또 한 번입니다. 배율은 "
    "한 곳에서만 곱합니다.",
    quiz="dropout-scale",
)
def scaled_twice(x, rate, rng, training=True):
    if not training:
        return x, None
    return _masked(x, (rng.random(x.shape) >= rate) / (1 - rate) ** 2)


@misconception(
    "dropout-scaled-down-at-test",
    of="dropout",
    en="While training all is right, and when not training the output is multiplied by the share "
    "that stays. That belongs to the older form of dropout; here the scaling is done already.",
    ko="학습할 때는 모두 맞지만 학습이 아닐 때 출력에 남는 비율을 곱했습니다. 이것은 예전 방식의 "
    "드롭아웃에서 하는 일이고, 여기서는 학습할 때 이미 배율을 곱했습니다.",
    quiz="dropout-test-time",
)
def scaled_down_at_test(x, rate, rng, training=True):
    if not training:
        return x * (1 - rate), None
    return right.dropout(x, rate, rng)


@misconception(
    "dropout-scaled-up-at-test",
    of="dropout",
    en="When not training nothing is dropped, but the scaling is done all the same, so the output "
    "is too large. The factor makes up for dropped elements, and there are none.",
    ko="학습이 아닐 때 끄는 원소는 없지만 배율을 그대로 곱해서 출력이 너무 큽니다. 배율은 꺼진 "
    "원소를 메우는 것인데 이때는 꺼진 원소가 없습니다.",
    quiz="dropout-test-time",
)
def scaled_up_at_test(x, rate, rng, training=True):
    if not training:
        return x / (1 - rate), None
    return right.dropout(x, rate, rng)


def _with_rng(x, rate, rng, training=True):
    """Dropout whose cache holds what another mask could be drawn with."""
    out, mask = right.dropout(x, rate, rng, training)
    return out, (rng, rate, mask)


@misconception(
    "dropout-backward-mask-redrawn",
    of="dropout_backward",
    together_with={"dropout": _with_rng},
    en="The backward pass draws a mask of its own, with the right share but in other places. Then "
    "units learn that took no part; the mask of the forward pass has to be remembered.",
    ko="역전파에서 마스크를 새로 뽑아서 비율은 맞지만 자리가 다릅니다. 그러면 참여하지 않은 "
    "유닛이 학습합니다. 순전파의 마스크를 기억해 두어야 합니다.",
    quiz="dropout-backward-mask",
)
def mask_redrawn(dout, cache):
    rng, rate, mask = cache
    if mask is None:  # nothing was dropped
        return dout
    return dout * (rng.random(dout.shape) >= rate) / (1 - rate)


@misconception(
    "dropout-backward-mask-reversed",
    of="dropout_backward",
    en="The gradient passes exactly the elements that were dropped. It has to take the way of the "
    "values that survived.",
    ko="기울기가 바로 꺼진 원소를 지나갑니다. 기울기는 살아남은 값의 길로 되돌아가야 합니다.",
    quiz="dropout-backward-mask",
)
def mask_reversed(dout, cache):
    return dout if cache is None else dout * (cache == 0) * np.max(cache)


@misconception(
    "dropout-backward-scaled-twice",
    of="dropout_backward",
    en="The gradient is scaled twice: the mask holds the factor already. What multiplied a value "
    "on the way forward multiplies its gradient, once.",
    ko="기울기에 배율을 두 번 곱했습니다. 마스크에 이미 배율이 들어 있습니다. 순전파에서 값에 "
    "곱한 것을 기울기에도 한 번만 곱합니다.",
    quiz="dropout-backward-scale",
)
def scaled_twice_backward(dout, cache):
    return dout if cache is None else dout * cache * np.max(cache)


def _with_x(x, rate, rng, training=True):
    """Dropout whose cache holds input and output."""
    out, _ = right.dropout(x, rate, rng, training)
    return out, (x, out)


@misconception(
    "dropout-backward-factor-from-the-output",
    of="dropout_backward",
    together_with={"dropout": _with_x},
    en="The factor of every element is computed as output over input. Where the input is 0 that "
    "is 0/0, not a number; after a ReLU this is so for many elements. The mask has to be "
    "remembered.",
    ko="원소마다 출력을 입력으로 나누어 배율을 구했습니다. 입력이 0이면 0/0이 되어 수가 아닙니다. "
    "ReLU 다음에는 그런 원소가 많습니다. 마스크를 기억해 두어야 합니다.",
    quiz="dropout-backward-mask",
)
def factor_from_output(dout, cache):
    x, out = cache
    return dout * out / x


@misconception(
    "dropout-rate-in-whole-percent",
    of="dropout",
    en="Whole numbers below 100 are drawn and compared with the rate in percent, so every rate is rounded "
    "up to a whole percent. Numbers from rng.random have no such steps.",
    ko="100보다 작은 정수를 뽑아 퍼센트로 나타낸 비율과 비교했습니다. 그러면 비율이 퍼센트 단위로 올림됩니다. rng.random 으로 "
    "뽑은 수에는 그런 단위가 없습니다.",
    quiz="dropout-rate",
)
def rate_in_whole_percent(x, rate, rng, training=True):
    if not training:
        return right.dropout(x, rate, rng, training)
    return _masked(x, (rng.integers(0, 100, x.shape) >= rate * 100) / (1 - rate))


@misconception(
    "dropout-same-number-in-every-row",
    of="dropout",
    en="Every row drops the same number of elements, in an order of its own. With a draw for every element "
    "the number differs from row to row.",
    ko="행마다 같은 수의 원소를 끄고 자리만 바꾸었습니다. 원소마다 따로 뽑으면 꺼지는 수는 행마다 다릅니다.",
    quiz="dropout-independent",
)
def same_number_in_every_row(x, rate, rng, training=True):
    if not training:
        return right.dropout(x, rate, rng, training)
    row = rng.random(x.shape[1]) >= rate
    return _masked(x, rng.permuted(np.tile(row, (len(x), 1)), axis=1) / (1 - rate))


def _with_latest_rate(x, rate, rng, training=True):
    """Dropout that leaves its rate in a global variable."""
    out, mask = right.dropout(x, rate, rng, training)
    _latest["keep"] = 1 - rate if training else 1.0
    return out, mask != 0


@misconception(
    "dropout-backward-rate-of-the-latest-call",
    of="dropout_backward",
    together_with={"dropout": _with_latest_rate},
    en="The mask is in the cache, but the factor comes from a variable that the latest call of dropout "
    "left behind. With two layers that is the factor of another one.",
    ko="마스크는 cache 에 있지만 배율은 마지막 dropout 호출이 남긴 변수에서 가져옵니다. 층이 둘이면 다른 층의 배율이 됩니다.",
    quiz="layer-caches",
)
def rate_of_the_latest_call(dout, cache):
    return dout * cache / _latest["keep"]
