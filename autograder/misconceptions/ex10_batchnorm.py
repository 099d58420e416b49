"""What learners get wrong about batch normalisation, forward and backward."""

from typing import Any

import numpy as np

from autograder.misconceptions import misconception, solved

batchnorm_right = solved("ex10_batchnorm").batchnorm
backward_right = solved("ex10_batchnorm").batchnorm_backward

# The cache of the latest call, as a module that keeps it in a global variable would have it.
_latest: dict[str, Any] = {}


def _mean(x):
    return x.mean(axis=0)


def _variance(x):
    return x.var(axis=0)


def _root(var, eps):
    return np.sqrt(var + eps)


def _scaled(x_hat, gamma, beta):
    return gamma * x_hat + beta


def _moved(running, batch, momentum):
    return momentum * running + (1 - momentum) * batch


def _batchnorm(
    x,
    gamma,
    beta,
    running_mean,
    running_var,
    momentum=0.9,
    eps=1e-5,
    training=True,
    mean_of=_mean,
    variance_of=_variance,
    kept_variance_of=None,
    root=_root,
    output=_scaled,
    move=_moved,
    batch_normalises=None,
    batch_moves=None,
):
    """Normalise as the exercise asks, but for the pieces that a misconception replaces.

    `batch_normalises` says whether the batch's statistics normalise, `batch_moves` whether the
    running ones follow it; both are what `training` is unless given.
    """
    mean, var = mean_of(x), variance_of(x)
    used = (mean, var) if _given(batch_normalises, training) else (running_mean, running_var)
    deviation = root(used[1], eps)
    x_hat = (x - used[0]) / deviation
    if _given(batch_moves, training):
        running_mean = move(running_mean, mean, momentum)
        running_var = move(running_var, (kept_variance_of or variance_of)(x), momentum)
    cache = x_hat, gamma, np.broadcast_to(1 / deviation, np.shape(gamma))
    return output(x_hat, gamma, beta), cache, running_mean, running_var


def _given(choice, otherwise):
    return otherwise if choice is None else choice


@misconception(
    "batchnorm-unbiased-variance",
    of="batchnorm",
    en="The variance is divided by n - 1. Batch normalisation takes the batch as it is, not as a "
    "sample of something else, so the squares are averaged over all n rows.",
    ko="분산을 n − 1 로 나누었습니다. 배치 정규화는 배치를 표본이 아니라 있는 그대로 다루므로 "
    "제곱을 n 개의 행 전체에 대해 평균 냅니다.",
    quiz="batchnorm-variance",
)
def unbiased(*batch, **options):
    return _batchnorm(*batch, **options, variance_of=lambda x: x.var(axis=0, ddof=1))


@misconception(
    "batchnorm-running-unbiased",
    of="batchnorm",
    en="The output is right, but the running variance follows the variance with n - 1, as PyTorch "
    "does it. Here the same variance, divided by n, serves both.",
    ko="출력은 맞지만 이동 분산이 PyTorch처럼 n − 1 로 나눈 분산을 따라갑니다. 여기서는 n 으로 "
    "나눈 같은 분산을 두 곳에 모두 씁니다.",
    quiz="batchnorm-variance",
)
def running_unbiased(*batch, **options):
    return _batchnorm(*batch, **options, kept_variance_of=lambda x: x.var(axis=0, ddof=1))


@misconception(
    "batchnorm-mean-square-as-variance",
    of="batchnorm",
    en="The variance is the mean of the squares, with the mean not subtracted. A feature far from "
    "0 then seems to vary widely and comes out squeezed.",
    ko="평균을 빼지 않고 제곱의 평균을 분산으로 썼습니다. 그러면 0에서 먼 특성은 크게 흩어진 "
    "것처럼 보여 출력이 납작해집니다.",
    quiz="batchnorm-variance",
)
def mean_square(*batch, **options):
    return _batchnorm(*batch, **options, variance_of=lambda x: (x * x).mean(axis=0))


@misconception(
    "batchnorm-sum-as-variance",
    of="batchnorm",
    en="The squared deviations are added up and not averaged, so the variance grows with the "
    "batch and the output shrinks.",
    ko="편차의 제곱을 평균 내지 않고 더하기만 해서 배치가 클수록 분산이 커지고 출력은 작아집니다.",
    quiz="batchnorm-variance",
)
def sum_of_squares(*batch, **options):
    return _batchnorm(*batch, **options, variance_of=lambda x: len(x) * x.var(axis=0))


@misconception(
    "batchnorm-over-features",
    of="batchnorm",
    en="The statistics run along each row, axis 1, so every example is normalised by itself (that "
    "is layer normalisation). Batch normalisation looks at one feature over all examples, axis 0.",
    ko="축 1을 따라 행마다 통계를 구해서 예제가 저마다 정규화되었습니다(층 정규화가 그렇게 "
    "합니다). 배치 정규화는 축 0을 따라 특성 하나를 모든 예제에 걸쳐 봅니다.",
    quiz="batchnorm-axis",
)
def over_features(*batch, **options):
    return _batchnorm(
        *batch,
        **options,
        mean_of=lambda x: x.mean(axis=1, keepdims=True),
        variance_of=lambda x: x.var(axis=1, keepdims=True),
    )


@misconception(
    "batchnorm-whole-matrix",
    of="batchnorm",
    en="One mean and one variance serve the whole matrix. Every feature has its own scale, and so "
    "its own statistics.",
    ko="평균 하나와 분산 하나를 행렬 전체에 썼습니다. 특성마다 크기가 다르므로 통계도 특성마다 "
    "따로 구합니다.",
    quiz="batchnorm-axis",
)
def whole_matrix(*batch, **options):
    return _batchnorm(*batch, **options, mean_of=np.mean, variance_of=np.var)


@misconception(
    "batchnorm-eps-outside-the-root",
    of="batchnorm",
    en="eps is added after the root. For most features that hardly shows; where the variance is "
    "as small as eps, it does. Here eps stands under the root, with the variance.",
    ko="ε 을 제곱근을 구한 다음에 더했습니다. 대부분의 특성에서는 거의 드러나지 않지만 분산이 ε "
    "만큼 작으면 드러납니다. 여기서 ε 은 제곱근 안에서 분산에 더합니다.",
    quiz="batchnorm-eps",
)
def eps_outside(*batch, **options):
    return _batchnorm(*batch, **options, root=lambda var, eps: np.sqrt(var) + eps)


@misconception(
    "batchnorm-eps-missing",
    of="batchnorm",
    en="eps does not appear. A feature of tiny variance is blown up to full size, and one that is "
    "constant in the batch gives 0/0.",
    ko="ε 이 쓰이지 않았습니다. 분산이 아주 작은 특성이 지나치게 커지고, 배치 안에서 값이 모두 "
    "같은 특성은 0/0이 됩니다.",
    quiz="batchnorm-eps",
)
def eps_missing(*batch, **options):
    return _batchnorm(*batch, **options, root=lambda var, eps: np.sqrt(var))


@misconception(
    "batchnorm-eps-fixed",
    of="batchnorm",
    en="With the default eps all is right, with another one nothing changes: 1e-5 is written into "
    "the function. The caller's eps has to be used.",
    ko="기본 ε 에서는 모두 맞지만 다른 값을 주어도 결과가 달라지지 않습니다. 1e-5가 함수 안에 "
    "적혀 있습니다. 호출한 쪽이 준 ε 을 써야 합니다.",
    quiz="batchnorm-eps",
)
def eps_fixed(*batch, **options):
    return _batchnorm(*batch, **options, root=lambda var, eps: np.sqrt(var + 1e-5))


@misconception(
    "batchnorm-default-eps",
    of="batchnorm",
    en="Everything is right but the default of eps: this is 0.001, as in Keras. Here it is 1e-5, "
    "and a feature of tiny variance shows the difference.",
    ko="ε 의 기본값만 다릅니다. 이것은 Keras의 0.001입니다. 여기서는 1e-5이며, 분산이 아주 작은 "
    "특성에서 차이가 드러납니다.",
    quiz="batchnorm-eps",
)
def default_eps(x, gamma, beta, mean, var, momentum=0.9, eps=1e-3, training=True):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training)


@misconception(
    "batchnorm-divided-by-the-variance",
    of="batchnorm",
    en="The root is missing: the deviations are divided by the variance. The result then depends "
    "on the unit of the feature; divided by the standard deviation it does not.",
    ko="제곱근이 빠져서 편차를 분산으로 나누었습니다. 그러면 결과가 특성의 단위에 따라 "
    "달라집니다. 표준편차로 나누면 그렇지 않습니다.",
    quiz="batchnorm-variance",
)
def divided_by_variance(*batch, **options):
    return _batchnorm(*batch, **options, root=lambda var, eps: var + eps)


@misconception(
    "batchnorm-mean-not-subtracted",
    of="batchnorm",
    en="The features are scaled but not centred: the mean is not subtracted. What is normalised "
    "has mean 0 and variance 1.",
    ko="크기만 맞추고 평균을 빼지 않았습니다. 정규화한 값은 평균이 0이고 분산이 1입니다.",
    quiz="batchnorm-what-it-does",
)
def mean_not_subtracted(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    batch = x, gamma, beta, running_mean, running_var
    _, cache, mean, var = batchnorm_right(*batch, momentum, eps, training)
    used = x.mean(axis=0) if training else running_mean
    x_hat, _, inverse_std = cache
    return gamma * (x_hat + used * inverse_std) + beta, cache, mean, var


@misconception(
    "batchnorm-scale-and-shift-missing",
    of="batchnorm",
    en="gamma and beta are not used: what comes out is normalised and nothing more. They give the "
    "layer back the freedom to choose its own scale and place.",
    ko="γ 와 β 가 쓰이지 않아 정규화한 값이 그대로 나왔습니다. 이 둘은 층이 자기의 크기와 위치를 "
    "고를 수 있게 해 줍니다.",
    quiz="batchnorm-scale-and-shift",
)
def scale_and_shift_missing(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: x_hat)


@misconception(
    "batchnorm-scale-missing",
    of="batchnorm",
    en="beta is added, but gamma is missing: every feature leaves the layer with a deviation of 1. The "
    "normalised value is multiplied by gamma first.",
    ko="beta 는 더했지만 gamma 가 빠졌습니다. 그래서 모든 특성의 표준편차가 1로 나옵니다. 정규화한 값에 먼저 gamma "
    "를 곱합니다.",
    quiz="batchnorm-scale-and-shift",
)
def scale_missing(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: x_hat + beta)


@misconception(
    "batchnorm-shift-missing",
    of="batchnorm",
    en="beta is not added. After the normalisation every feature has mean 0, and beta is what "
    "moves it to where the layer wants it.",
    ko="β 를 더하지 않았습니다. 정규화한 특성은 평균이 모두 0이고, 그것을 층이 원하는 위치로 "
    "옮기는 것이 β 입니다.",
    quiz="batchnorm-scale-and-shift",
)
def shift_missing(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: gamma * x_hat)


@misconception(
    "batchnorm-gamma-and-beta-swapped",
    of="batchnorm",
    en="gamma and beta have changed places: beta scales here and gamma shifts. gamma is the "
    "scale, beta the shift.",
    ko="γ 와 β 의 자리가 바뀌어 β 를 곱하고 γ 를 더했습니다. γ 는 크기를, β 는 위치를 정합니다.",
    quiz="batchnorm-scale-and-shift",
)
def gamma_beta_swapped(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: beta * x_hat + gamma)


@misconception(
    "batchnorm-shift-before-scale",
    of="batchnorm",
    en="beta is added before gamma multiplies, so gamma scales the shift as well. The scale comes "
    "first, the shift last.",
    ko="γ 를 곱하기 전에 β 를 더해서 β 에도 γ 가 곱해졌습니다. 먼저 크기를 바꾸고 마지막에 위치를 "
    "옮깁니다.",
    quiz="batchnorm-scale-and-shift",
)
def shift_before_scale(*batch, **options):
    return _batchnorm(*batch, **options, output=lambda x_hat, gamma, beta: gamma * (x_hat + beta))


@misconception(
    "batchnorm-momentum-reversed",
    of="batchnorm",
    en="The running statistics jump almost all the way to the batch: momentum weighs the new "
    "value here. It is the weight of the old one, so that they move slowly.",
    ko="이동 평균값이 배치의 값 가까이로 한 번에 옮겨 갑니다. momentum 값을 새 값의 비중으로 썼기 "
    "때문입니다. 이것은 이전 값의 비중이며, 그래서 천천히 움직입니다.",
    quiz="batchnorm-momentum",
)
def momentum_reversed(*batch, **options):
    return _batchnorm(*batch, **options, move=lambda old, new, m: (1 - m) * old + m * new)


@misconception(
    "batchnorm-defaults-of-keras",
    of="batchnorm",
    en="Everything is right but two defaults: momentum is 0.99 and eps is 0.001, as in Keras. Here they "
    "are 0.9 and 1e-5.",
    ko="기본값 두 개만 다릅니다. momentum 은 0.99, ε 은 0.001로 Keras의 값입니다. 여기서는 0.9와 1e-5입니다.",
    quiz="batchnorm-momentum",
)
def keras_defaults(x, gamma, beta, mean, var, momentum=0.99, eps=1e-3, training=True):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training)


@misconception(
    "batchnorm-default-momentum",
    of="batchnorm",
    en="Everything is right but the default of momentum: this is 0.99, as in Keras. Here it is "
    "0.9.",
    ko="momentum 기본값만 다릅니다. 이것은 Keras의 0.99입니다. 여기서는 0.9입니다.",
    quiz="batchnorm-momentum",
)
def default_momentum(x, gamma, beta, mean, var, momentum=0.99, eps=1e-5, training=True):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training)


@misconception(
    "batchnorm-momentum-fixed",
    of="batchnorm",
    en="With the default momentum all is right, with another one nothing changes: 0.9 is written "
    "into the function. The caller's momentum has to be used.",
    ko="기본 momentum 값에서는 모두 맞지만 다른 값을 주어도 결과가 달라지지 않습니다. 0.9가 함수 "
    "안에 적혀 있습니다. 호출한 쪽이 준 값을 써야 합니다.",
    quiz="batchnorm-momentum",
)
def momentum_fixed(*batch, momentum=0.9, **options):
    return _batchnorm(*batch, **options)


@misconception(
    "batchnorm-running-replaced",
    of="batchnorm",
    en="The running statistics are simply those of the last batch. They are averages over many "
    "batches: a part of the old value stays.",
    ko="이동 평균값이 마지막 배치의 값 그대로입니다. 이것은 여러 배치에 걸친 평균이므로 이전 값의 "
    "일부가 남아야 합니다.",
    quiz="batchnorm-momentum",
)
def running_replaced(*batch, **options):
    return _batchnorm(*batch, **options, move=lambda old, new, m: new)


@misconception(
    "batchnorm-running-grows",
    of="batchnorm",
    en="A share of the batch is added to the running statistics, but nothing of the old value is "
    "taken away, so they grow with every batch. The two weights add up to 1.",
    ko="이동 평균값에 배치의 몫을 더하기만 하고 이전 값은 줄이지 않아서 배치마다 계속 커집니다. "
    "두 비중을 합하면 1이어야 합니다.",
    quiz="batchnorm-momentum",
)
def running_grows(*batch, **options):
    return _batchnorm(*batch, **options, move=lambda old, new, m: old + (1 - m) * new)


@misconception(
    "batchnorm-running-not-updated",
    of="batchnorm",
    en="The running statistics come back as they were. While training they follow every batch, or "
    "there is nothing to normalise with afterwards.",
    ko="이동 평균값이 들어온 그대로 나왔습니다. 학습하는 동안 배치마다 따라 움직여야 나중에 "
    "정규화할 때 쓸 값이 생깁니다.",
    quiz="batchnorm-train-or-test",
)
def running_not_updated(*batch, **options):
    return _batchnorm(*batch, **options, batch_moves=False)


@misconception(
    "batchnorm-running-variance-forgotten",
    of="batchnorm",
    en="The running mean follows the batch, the running variance stays where it was. Both are "
    "needed afterwards, so both are updated.",
    ko="이동 평균은 배치를 따라가지만 이동 분산은 그대로입니다. 나중에 둘 다 필요하므로 둘 다 "
    "업데이트해야 합니다.",
    quiz="batchnorm-momentum",
)
def running_variance_forgotten(*batch, **options):
    out, cache, mean, _ = batchnorm_right(*batch, **options)
    return out, cache, mean, batch[4]


@misconception(
    "batchnorm-running-deviation",
    of="batchnorm",
    en="The running variance follows the standard deviation of the batch. What is kept is a "
    "variance; the root is taken when it is used.",
    ko="이동 분산이 배치의 표준편차를 따라갑니다. 기록해 두는 것은 분산이고, 제곱근은 쓸 때 "
    "구합니다.",
    quiz="batchnorm-variance",
)
def running_deviation(*batch, **options):
    return _batchnorm(*batch, **options, kept_variance_of=lambda x: x.std(axis=0))


@misconception(
    "batchnorm-running-in-place",
    of="batchnorm",
    en="The numbers are right, but the running statistics are updated inside the arrays that came "
    "in. New arrays are returned, and the caller's stay as they are.",
    ko="값은 맞지만 들어온 이동 평균 배열 안에서 바로 업데이트했습니다. 새 배열을 반환하고 호출한 "
    "쪽의 배열은 그대로 두어야 합니다.",
    quiz="arguments-stay-as-they-are",
)
def running_in_place(*batch, **options):
    _, _, _, running_mean, running_var, *_ = batch
    out, cache, running_mean[:], running_var[:] = batchnorm_right(*batch, **options)
    return out, cache, running_mean, running_var


@misconception(
    "batchnorm-x-in-place",
    of="batchnorm",
    en="The numbers are right, but the caller's x is changed, as where the mean is subtracted "
    "inside the array that came in. A new array leaves it as it is.",
    ko="값은 맞지만 호출한 쪽의 x 가 바뀌었습니다. 들어온 배열 안에서 바로 평균을 빼면 이렇게 "
    "됩니다. 새 배열을 만들면 원래 배열은 그대로 남습니다.",
    quiz="arguments-stay-as-they-are",
)
def x_in_place(x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True):
    batch = x, gamma, beta, running_mean, running_var
    result = batchnorm_right(*batch, momentum, eps, training)
    x -= x.mean(axis=0) if training else running_mean
    return result


@misconception(
    "batchnorm-batch-statistics-at-test",
    of="batchnorm",
    en="With training=False the batch still normalises itself. Then an answer depends on what "
    "else is in the batch, and a single image would come out as beta alone; the running "
    "statistics are there for this.",
    ko="training=False 인데도 배치의 통계로 정규화했습니다. 그러면 답이 배치에 함께 든 예제에 "
    "따라 달라지고, 이미지가 한 장이면 β 만 나옵니다. 이때 쓰려고 이동 평균값을 기록해 둔 "
    "것입니다.",
    quiz="batchnorm-train-or-test",
)
def batch_statistics_at_test(*batch, **options):
    return _batchnorm(*batch, **options, batch_normalises=True)


@misconception(
    "batchnorm-running-statistics-in-training",
    of="batchnorm",
    en="While training, the running statistics normalise. They are only recorded then; the batch "
    "is normalised by its own mean and variance.",
    ko="학습할 때 이동 평균값으로 정규화했습니다. 학습하는 동안에는 기록만 하고, 정규화는 배치 "
    "자신의 평균과 분산으로 합니다.",
    quiz="batchnorm-train-or-test",
)
def running_statistics_in_training(*batch, **options):
    return _batchnorm(*batch, **options, batch_normalises=False)


@misconception(
    "batchnorm-running-moves-at-test",
    of="batchnorm",
    en="With training=False the running statistics still follow the batch. The data on which a "
    "network is tested must not change it: they come back unchanged.",
    ko="training=False 인데도 이동 평균값이 배치를 따라 움직입니다. 테스트하는 데이터가 신경망을 "
    "바꾸어서는 안 되므로 값이 그대로 나와야 합니다.",
    quiz="batchnorm-train-or-test",
)
def running_moves_at_test(*batch, **options):
    return _batchnorm(*batch, **options, batch_moves=True)


@misconception(
    "batchnorm-flag-ignored",
    of="batchnorm",
    en="training=False changes nothing: the batch normalises itself and the running statistics go "
    "on moving. Then a test is one more step of training.",
    ko="training=False 로 호출해도 달라지는 것이 없습니다. 배치의 통계로 정규화하고 이동 평균값도 "
    "계속 움직입니다. 그러면 테스트가 학습의 한 걸음이 되어 버립니다.",
    quiz="batchnorm-train-or-test",
)
def flag_ignored(*batch, **options):
    return _batchnorm(*batch, **options, batch_normalises=True, batch_moves=True)


@misconception(
    "batchnorm-flag-reversed",
    of="batchnorm",
    en="Training and testing are swapped: the running statistics normalise while training, and "
    "the batch's own while testing.",
    ko="학습과 테스트가 서로 바뀌었습니다. 학습할 때 이동 평균값으로 정규화하고 테스트할 때 "
    "배치의 통계로 정규화합니다.",
    quiz="batchnorm-train-or-test",
)
def flag_reversed(x, gamma, beta, mean, var, momentum=0.9, eps=1e-5, training=True):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, not training)


def _parts(dout, cache):
    """Return (x_hat, g, 1/std): g is the gradient that arrives at x_hat."""
    x_hat, gamma, inverse_std = cache
    return x_hat, dout * gamma, inverse_std


def _with_dx(dx, dout, cache):
    return dx, (dout * cache[0]).sum(axis=0), dout.sum(axis=0)


def _dx_right(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    return inverse_std * (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0))


@misconception(
    "batchnorm-backward-statistics-constant",
    of="batchnorm_backward",
    en="Mean and variance are treated as constants, so dx is only the gradient times gamma over "
    "the deviation. But every x of the column moves them a little, and through them all the other "
    "outputs.",
    ko="평균과 분산을 상수로 보아서 dx 에 γ 를 곱하고 표준편차로 나눈 기울기만 남았습니다. 그러나 "
    "열의 모든 x 는 평균과 분산을 조금씩 움직이고, 그것을 거쳐 다른 모든 출력을 바꿉니다.",
    quiz="batchnorm-backward-paths",
)
def statistics_constant(dout, cache):
    _, g, inverse_std = _parts(dout, cache)
    return _with_dx(inverse_std * g, dout, cache)


@misconception(
    "batchnorm-backward-mean-path-missing",
    of="batchnorm_backward",
    en="The path through the mean is missing: the columns of dx do not sum to 0. Shifting a whole "
    "column changes no output, so its gradients have to cancel.",
    ko="평균을 거치는 경로가 빠져서 dx 의 열의 합이 0이 아닙니다. 열 전체를 똑같이 옮겨도 출력은 "
    "변하지 않으므로 기울기가 서로 지워져야 합니다.",
    quiz="batchnorm-backward-paths",
)
def mean_path_missing(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    return _with_dx(inverse_std * (g - x_hat * (g * x_hat).mean(axis=0)), dout, cache)


@misconception(
    "batchnorm-backward-variance-path-missing",
    of="batchnorm_backward",
    en="The path through the variance is missing. Stretching a column changes no output (but for "
    "eps), so dx times x_hat has to sum to 0 in every column, and here it does not.",
    ko="분산을 거치는 경로가 빠져 있습니다. 열을 늘여도 출력은 (ε 의 영향을 빼면) 변하지 않으므로 "
    "열마다 dx 와 x_hat 의 곱의 합이 0이어야 하는데 그렇지 않습니다.",
    quiz="batchnorm-backward-paths",
)
def variance_path_missing(dout, cache):
    _, g, inverse_std = _parts(dout, cache)
    return _with_dx(inverse_std * (g - g.mean(axis=0)), dout, cache)


@misconception(
    "batchnorm-backward-variance-path-added",
    of="batchnorm_backward",
    en="The path through the variance has the wrong sign. A larger variance makes the outputs "
    "smaller, so this part is taken away.",
    ko="분산을 거치는 경로의 부호가 반대입니다. 분산이 커지면 출력은 작아지므로 이 부분은 빼야 "
    "합니다.",
    quiz="batchnorm-backward-paths",
)
def variance_path_added(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    dx = inverse_std * (g - g.mean(axis=0) + x_hat * (g * x_hat).mean(axis=0))
    return _with_dx(dx, dout, cache)


@misconception(
    "batchnorm-backward-variance-path-without-x-hat",
    of="batchnorm_backward",
    en="What goes back through the variance is spread over the rows evenly. It is shared out by "
    "x_hat: a value far from the mean moves the variance most.",
    ko="분산을 거쳐 돌아가는 몫을 모든 행에 똑같이 나누었습니다. 이 몫은 x_hat 에 비례합니다. "
    "평균에서 먼 값일수록 분산을 많이 움직이기 때문입니다.",
    quiz="batchnorm-backward-paths",
)
def variance_path_even(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    dx = inverse_std * (g - g.mean(axis=0) - (g * x_hat).mean(axis=0))
    return _with_dx(dx, dout, cache)


@misconception(
    "batchnorm-backward-gamma-missing",
    of="batchnorm_backward",
    en="gamma is missing from dx. On the way forward it multiplied x_hat, so it multiplies what "
    "flows back to it.",
    ko="dx 에 γ 가 빠져 있습니다. 순전파에서 x_hat 에 γ 를 곱했으므로 되돌아가는 기울기에도 "
    "곱합니다.",
    quiz="batchnorm-backward-scale",
)
def gamma_missing(dout, cache):
    x_hat, _, inverse_std = cache
    return _with_dx(_dx_right(dout, (x_hat, 1.0, inverse_std)), dout, cache)


@misconception(
    "batchnorm-backward-deviation-missing",
    of="batchnorm_backward",
    en="dx is not divided by the standard deviation. On the way forward every column was, so its "
    "slope is too.",
    ko="dx 를 표준편차로 나누지 않았습니다. 순전파에서 열마다 표준편차로 나누었으므로 기울기도 "
    "그만큼 나누어집니다.",
    quiz="batchnorm-backward-scale",
)
def deviation_missing(dout, cache):
    x_hat, gamma, _ = cache
    return _with_dx(_dx_right(dout, (x_hat, gamma, 1.0)), dout, cache)


@misconception(
    "batchnorm-backward-divided-by-the-variance",
    of="batchnorm_backward",
    en="dx is divided by the variance. The forward pass divides by its root, the standard "
    "deviation, so the slope does as well.",
    ko="dx 를 분산으로 나누었습니다. 순전파에서 나눈 것은 분산의 제곱근인 표준편차이므로 기울기도 "
    "그렇게 나눕니다.",
    quiz="batchnorm-backward-scale",
)
def backward_by_variance(dout, cache):
    x_hat, gamma, inverse_std = cache
    return _with_dx(_dx_right(dout, (x_hat, gamma, inverse_std**2)), dout, cache)


@misconception(
    "batchnorm-backward-times-the-deviation",
    of="batchnorm_backward",
    en="dx is multiplied by the standard deviation instead of divided by it. A feature of small "
    "variance is stretched on the way forward, so its slope is large.",
    ko="dx 를 표준편차로 나누어야 하는데 곱했습니다. 분산이 작은 특성은 순전파에서 늘어나므로 "
    "기울기가 큽니다.",
    quiz="batchnorm-backward-scale",
)
def times_the_deviation(dout, cache):
    x_hat, gamma, inverse_std = cache
    return _with_dx(_dx_right(dout, (x_hat, gamma, 1 / inverse_std)), dout, cache)


@misconception(
    "batchnorm-backward-sums-for-means",
    of="batchnorm_backward",
    en="In dx the two parts that go through mean and variance are sums over the batch. Mean and "
    "variance are averages, so each row has only the n-th part of them.",
    ko="dx 에서 평균과 분산을 거치는 두 부분이 배치에 대한 합으로 되어 있습니다. 평균도 분산도 n "
    "으로 나눈 값이므로 행 하나의 몫은 n분의 1입니다.",
    quiz="batchnorm-backward-paths",
)
def sums_for_means(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    dx = inverse_std * (g - g.sum(axis=0) - x_hat * (g * x_hat).sum(axis=0))
    return _with_dx(dx, dout, cache)


@misconception(
    "batchnorm-backward-unbiased",
    of="batchnorm_backward",
    en="The part that goes through the variance is divided by n - 1. The variance of the forward "
    "pass is divided by n, and so is its gradient.",
    ko="분산을 거치는 부분을 n − 1 로 나누었습니다. 순전파의 분산은 n 으로 나눈 값이므로 기울기도 "
    "n 으로 나눕니다.",
    quiz="batchnorm-variance",
)
def backward_unbiased(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    through_var = x_hat * (g * x_hat).sum(axis=0) / (len(g) - 1)
    return _with_dx(inverse_std * (g - g.mean(axis=0) - through_var), dout, cache)


@misconception(
    "batchnorm-backward-over-features",
    of="batchnorm_backward",
    en="Sums and means run along the rows, axis 1, so dgamma and dbeta have an entry for every "
    "example. Every column has its own statistics, gamma and beta, so all of this runs over axis "
    "0.",
    ko="합과 평균을 축 1, 곧 행을 따라 구해서 dgamma 와 dbeta 에 예제마다 값이 하나씩 있습니다. "
    "통계도 γ 와 β 도 열마다 따로 있으므로 모두 축 0을 따라 구합니다.",
    quiz="batchnorm-axis",
)
def backward_over_features(dout, cache):
    x_hat, g, inverse_std = _parts(dout, cache)
    through_mean = g.mean(axis=1, keepdims=True)
    through_var = x_hat * (g * x_hat).mean(axis=1, keepdims=True)
    dx = inverse_std * (g - through_mean - through_var)
    return dx, (dout * x_hat).sum(axis=1), dout.sum(axis=1)


@misconception(
    "batchnorm-backward-averaged",
    of="batchnorm_backward",
    en="dgamma and dbeta are averages over the batch. gamma and beta are shared by all rows, so "
    "their gradients are sums; a mean, if there is one, is in dout already.",
    ko="dgamma 와 dbeta 를 배치에 대해 평균 냈습니다. γ 와 β 는 모든 행이 함께 쓰므로 기울기는 "
    "합입니다. 평균을 낸다면 그것은 dout 에 이미 들어 있습니다.",
    quiz="batchnorm-gamma-gradient",
)
def backward_averaged(dout, cache):
    return _dx_right(dout, cache), (dout * cache[0]).mean(axis=0), dout.mean(axis=0)


@misconception(
    "batchnorm-backward-not-summed",
    of="batchnorm_backward",
    en="dgamma and dbeta have a row for every example. gamma and beta have one entry a feature, "
    "shared by the whole batch, so the rows are added up.",
    ko="dgamma 와 dbeta 에 예제마다 행이 하나씩 있습니다. γ 와 β 는 특성마다 하나이고 배치 전체가 "
    "함께 쓰므로 행을 모두 더해야 합니다.",
    quiz="batchnorm-gamma-gradient",
)
def backward_not_summed(dout, cache):
    return _dx_right(dout, cache), dout * cache[0], dout


@misconception(
    "batchnorm-backward-shift-one-number",
    of="batchnorm_backward",
    en="dbeta is a single number: the sum runs over examples and features. beta has an entry for "
    "every feature, so only the examples are summed.",
    ko="dbeta 가 수 하나입니다. 예제와 특성을 모두 더했습니다. β 는 특성마다 하나씩 있으므로 "
    "예제에 대해서만 더합니다.",
    quiz="batchnorm-gamma-gradient",
)
def shift_one_number(dout, cache):
    return _dx_right(dout, cache), (dout * cache[0]).sum(axis=0), dout.sum()


@misconception(
    "batchnorm-backward-results-swapped",
    of="batchnorm_backward",
    en="dgamma and dbeta have changed places. The order is dx, dgamma, dbeta.",
    ko="dgamma 와 dbeta 의 자리가 바뀌었습니다. 순서는 dx, dgamma, dbeta 입니다.",
    quiz="batchnorm-gamma-gradient",
)
def results_swapped(dout, cache):
    return _dx_right(dout, cache), dout.sum(axis=0), (dout * cache[0]).sum(axis=0)


@misconception(
    "batchnorm-backward-gamma-in-its-own-gradient",
    of="batchnorm_backward",
    en="dgamma is multiplied by gamma. The output is gamma times x_hat, so its slope by gamma is "
    "x_hat alone.",
    ko="dgamma 에 γ 를 곱했습니다. 출력은 γ 와 x_hat 의 곱이므로 γ 로 미분하면 x_hat 만 남습니다.",
    quiz="batchnorm-gamma-gradient",
)
def gamma_in_dgamma(dout, cache):
    x_hat, g, _ = _parts(dout, cache)
    return _dx_right(dout, cache), (g * x_hat).sum(axis=0), dout.sum(axis=0)


@misconception(
    "batchnorm-backward-dout-in-place",
    of="batchnorm_backward",
    en="gamma is multiplied into the array that came in, so the caller's dout is changed, and "
    "dgamma and dbeta are made with the changed one. A new array keeps the two apart.",
    ko="들어온 배열 안에서 바로 γ 를 곱해서 호출한 쪽의 dout 이 바뀌고, dgamma 와 dbeta 도 바뀐 "
    "값으로 계산되었습니다. 새 배열을 만들면 서로 섞이지 않습니다.",
    quiz="arguments-stay-as-they-are",
)
def dout_in_place(dout, cache):
    x_hat, gamma, inverse_std = cache
    dout *= gamma
    return _with_dx(_dx_right(dout, (x_hat, 1.0, inverse_std)), dout, cache)


def _with_x(x, *rest, **options):
    """Batch normalisation whose cache holds x as well."""
    out, cache, mean, var = batchnorm_right(x, *rest, **options)
    return out, (*cache, x), mean, var


@misconception(
    "batchnorm-backward-gamma-from-x",
    of="batchnorm_backward",
    together_with={"batchnorm": _with_x},
    en="dgamma is made with x as it came in. gamma multiplied the normalised x_hat, so that is "
    "what stands in its gradient.",
    ko="dgamma 를 들어온 x 로 계산했습니다. γ 에 곱해진 것은 정규화한 x_hat 이므로 기울기에도 그 "
    "값이 들어갑니다.",
    quiz="batchnorm-gamma-gradient",
)
def gamma_from_x(dout, cache):
    *cache, x = cache
    return _dx_right(dout, cache), (dout * x).sum(axis=0), dout.sum(axis=0)


def _keeping_latest(*batch, **options):
    """Batch normalisation that keeps what the backward pass needs in one place."""
    result = batchnorm_right(*batch, **options)
    _latest["batchnorm"] = result[1]
    return result


@misconception(
    "batchnorm-backward-latest-cache",
    of="batchnorm_backward",
    together_with={"batchnorm": _keeping_latest},
    en="With two layers the first one gets the numbers of the second: what the backward pass "
    "needs is kept in one place and overwritten. Each layer has the cache that its own forward "
    "pass returned.",
    ko="층이 둘이면 첫째 층이 둘째 층의 값을 씁니다. 역전파에 필요한 것을 한곳에 두어 덮어썼기 "
    "때문입니다. 층마다 자기 순전파가 돌려준 캐시를 써야 합니다.",
    quiz="layer-caches",
)
def latest_cache(dout, cache):
    cache = _latest["batchnorm"]
    return _with_dx(_dx_right(dout, cache), dout, cache)


def _at_test(root):
    """Return batch normalisation that is right in training and uses `root` when not training."""

    def batchnorm(x, gamma, beta, mean, var, momentum=0.9, eps=1e-5, training=True):
        pieces = {} if training else {"root": root}
        return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training, **pieces)

    return batchnorm


@misconception(
    "batchnorm-eps-fixed-at-test",
    of="batchnorm",
    en="With training=False another eps changes nothing: 1e-5 is written into that branch. The "
    "caller's eps has to be used in both.",
    ko="training=False 일 때 다른 ε 을 주어도 결과가 달라지지 않습니다. 그 분기 안에 1e-5가 적혀 "
    "있습니다. 두 경우 모두 호출한 쪽이 준 ε 을 써야 합니다.",
    quiz="batchnorm-eps",
)
def eps_fixed_at_test(*batch, **options):
    return _at_test(lambda var, eps: np.sqrt(var + 1e-5))(*batch, **options)


@misconception(
    "batchnorm-eps-outside-at-test",
    of="batchnorm",
    en="With training=False eps is added after the root. It stands under the root in both "
    "branches, with the variance.",
    ko="training=False 일 때 ε 을 제곱근을 구한 다음에 더했습니다. 두 경우 모두 제곱근 안에서 "
    "분산에 더해야 합니다.",
    quiz="batchnorm-eps",
)
def eps_outside_at_test(*batch, **options):
    return _at_test(lambda var, eps: np.sqrt(var) + eps)(*batch, **options)


def _with_statistics(x, gamma, *rest, **options):
    """Batch normalisation whose cache holds x and its statistics."""
    out, cache, mean, var = batchnorm_right(x, gamma, *rest, **options)
    return out, (x, gamma, cache[0]), mean, var


@misconception(
    "batchnorm-backward-eps-fixed",
    of="batchnorm_backward",
    together_with={"batchnorm": _with_statistics},
    en="With another eps dx is wrong: the deviation is computed anew from x, with 1e-5 written "
    "into the function. The forward pass knows the deviation that it used, and can hand it on.",
    ko="다른 ε 을 주면 dx 가 틀립니다. x 에서 표준편차를 다시 구하면서 함수 안에 적힌 1e-5를 "
    "썼습니다. 순전파에서 쓴 표준편차를 캐시에 담아 넘기면 됩니다.",
    quiz="batchnorm-eps",
)
def backward_eps_fixed(dout, cache):
    x, gamma, x_hat = cache
    inverse_std = 1 / np.sqrt(x.var(axis=0) + 1e-5)
    return _with_dx(_dx_right(dout, (x_hat, gamma, inverse_std)), dout, (x_hat,))


@misconception(
    "batchnorm-one-example-by-running-statistics",
    of="batchnorm",
    en="A batch of a single example is normalised by the running statistics, as when not training. "
    "Whether the batch's own statistics are used is decided by `training` alone.",
    ko="예제가 하나뿐인 배치를 학습이 아닐 때처럼 이동 평균과 이동 분산으로 정규화했습니다. 배치의 통계를 쓸지는 "
    "`training` 인자만으로 정해집니다.",
    quiz="batchnorm-train-or-test",
)
def one_example_by_running_statistics(
    x, gamma, beta, mean, var, momentum=0.9, eps=1e-5, training=True
):
    return _batchnorm(x, gamma, beta, mean, var, momentum, eps, training and len(x) > 1)


@misconception(
    "batchnorm-variance-from-squares",
    of="batchnorm",
    en="The variance was taken as the mean of the squares less the square of the mean. Far from "
    "0 both are large and nearly equal, and in float32 hardly a digit of the difference is "
    "right. Subtract the mean first, then square.",
    ko="분산을 제곱의 평균에서 평균의 제곱을 빼서 구했습니다. 값이 0에서 멀면 둘 다 크고 거의 "
    "같아서, float32 로 계산하면 그 차이에 맞는 숫자가 거의 남지 않습니다. 먼저 평균을 뺀 다음 "
    "제곱해야 합니다.",
    quiz="batchnorm-variance",
)
def variance_from_squares(*batch, **options):
    return _batchnorm(
        *batch, **options, variance_of=lambda x: (x * x).mean(axis=0) - x.mean(axis=0) ** 2
    )


@misconception(
    "batchnorm-first-batch-replaces-the-start",
    of="batchnorm",
    en="Running means that are still 0 are replaced by the first batch. They are moved like any "
    "other old value: momentum times 0 plus the rest of the batch.",
    ko="이동 평균이 아직 0이면 첫 배치의 값으로 바꾸었습니다. 0도 다른 값과 똑같이 옮겨야 "
    "합니다. momentum 값과 0을 곱한 것에 배치의 몫을 더합니다.",
    quiz="batchnorm-momentum",
)
def first_batch_replaces(
    x, gamma, beta, running_mean, running_var, momentum=0.9, eps=1e-5, training=True
):
    if training and not np.any(running_mean):
        running_mean, running_var = x.mean(axis=0), x.var(axis=0)
    return _batchnorm(x, gamma, beta, running_mean, running_var, momentum, eps, training)


@misconception(
    "batchnorm-backward-one-example-squeezed",
    of="batchnorm_backward",
    en="For a batch of one example the first axis is lost before dout is summed, so dbeta is one "
    "number. One row is a batch too: every feature has a beta of its own.",
    ko="예제가 하나뿐인 배치에서 dout 을 더하기 전에 첫째 축이 사라져 dbeta 가 수 하나가 "
    "되었습니다. 행이 하나여도 배치이며, β 는 특성마다 따로 있습니다.",
    quiz="batchnorm-gamma-gradient",
)
def one_example_squeezed(dout, cache):
    dx, dgamma, _ = backward_right(dout, cache)
    return dx, dgamma, np.squeeze(dout).sum(axis=0)


@misconception(
    "batchnorm-test-time-one-row-squeezed",
    of="batchnorm",
    en="When not training, a batch of one example comes back without its first axis. One row is a batch "
    "too, and keeps the form (1, features).",
    ko="학습 중이 아닐 때 예제가 하나뿐인 배치가 첫째 축 없이 돌아옵니다. 행이 하나여도 배치이며 (1, 특성 수) 모양을 "
    "유지해야 합니다.",
    quiz="batchnorm-train-or-test",
)
def test_time_one_row_squeezed(x, gamma, beta, mean, var, momentum=0.9, eps=1e-5, training=True):
    out, *others = batchnorm_right(x, gamma, beta, mean, var, momentum, eps, training)
    return (out if training else np.squeeze(out), *others)


def _with_latest_deviation(*batch, **options):
    """Batch normalisation that leaves its deviation in a global variable."""
    out, (x_hat, gamma, inverse_std), *running = batchnorm_right(*batch, **options)
    _latest["inverse_std"] = inverse_std
    return (out, (x_hat, gamma), *running)


@misconception(
    "batchnorm-backward-deviation-of-the-latest-batch",
    of="batchnorm_backward",
    together_with={"batchnorm": _with_latest_deviation},
    en="The normalised values are in the cache, but the deviation comes from a variable that the latest "
    "call of batchnorm left behind. With two layers that is the deviation of another one.",
    ko="정규화한 값은 cache 에 있지만 표준편차는 마지막 batchnorm 호출이 남긴 변수에서 가져옵니다. 층이 둘이면 다른 층의 "
    "표준편차가 됩니다.",
    quiz="layer-caches",
)
def deviation_of_the_latest_batch(dout, cache):
    return backward_right(dout, (*cache, _latest["inverse_std"]))


def _with_x_and_eps(x, gamma, *rest, eps=1e-5, **options):
    """Batch normalisation whose cache holds x as well."""
    out, cache, *running = batchnorm_right(x, gamma, *rest, eps=eps, **options)
    return (out, (np.asarray(x), cache), *running)


@misconception(
    "batchnorm-backward-eps-of-its-own",
    of="batchnorm_backward",
    together_with={"batchnorm": _with_x_and_eps},
    en="For dgamma the batch is normalised once more, with the default eps in place of the one that the "
    "forward pass was given. What was multiplied by gamma is what dgamma needs.",
    ko="dgamma 를 구할 때 배치를 다시 정규화하면서, 순전파가 받은 eps 대신 기본값을 썼습니다. dgamma 에는 순전파에서 γ 를 "
    "곱했던 바로 그 값이 필요합니다.",
    quiz="batchnorm-gamma-gradient",
)
def eps_of_its_own(dout, cache):
    x, right_cache = cache
    dx, _, dbeta = backward_right(dout, right_cache)
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + 1e-5)
    return dx, (dout * x_hat).sum(axis=0), dbeta
