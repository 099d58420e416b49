"""What learners get wrong about minibatches, SGD and Adam."""

from typing import Any

import numpy as np

from autograder.misconceptions import misconception, solved

sgd_right = solved("ex07_optimizers").sgd_step
adam_right = solved("ex07_optimizers").adam_step

# The training that called adam_step last, as a module that keeps its moments itself would know it.
_latest: dict[str, Any] = {}


def _cut(x, y, order, starts, size):
    """Yield the batches of `size` rows that begin at `starts` in this order."""
    for start in starts:
        rows = order[start : start + size]
        yield x[rows], y[rows]


@misconception(
    "minibatches-tail-dropped",
    of="minibatches",
    en="The rows that do not fill a whole batch never come: the number of batches was rounded "
    "down. The last batch may be smaller, and every example belongs to an epoch.",
    ko="배치 하나를 다 채우지 못하는 나머지 행이 나오지 않습니다. 배치의 수를 내림으로 구한 "
    "결과입니다. 마지막 배치는 작아도 되며, 한 에포크에는 모든 예제가 들어갑니다.",
    quiz="minibatch-tail",
)
def tail_dropped(x, y, batch_size, rng):
    count = len(x) // batch_size
    order = rng.permutation(len(x))
    return _cut(x, y, order, range(0, count * batch_size, batch_size), batch_size)


@misconception(
    "minibatches-last-batch-lost",
    of="minibatches",
    en="The last batch never comes, whether it is full or not: the loop stops one batch too "
    "early. The start of a batch has to lie before the number of rows, its end may lie beyond it.",
    ko="마지막 배치가 가득 찼는지와 관계없이 나오지 않습니다. 반복문이 배치 하나만큼 일찍 "
    "끝납니다. 배치의 시작 위치는 행의 수보다 작아야 하지만 끝 위치는 넘어도 됩니다.",
    quiz="minibatch-tail",
)
def last_lost(x, y, batch_size, rng):
    starts = range(0, len(x) - batch_size, batch_size)
    return _cut(x, y, rng.permutation(len(x)), starts, batch_size)


@misconception(
    "minibatches-last-full-batch-lost",
    of="minibatches",
    en="If the batch size divides the data, the last batch never comes: the loop stops one batch "
    "early and only a remainder is handed out after it. A remainder of 0 still leaves a full "
    "batch.",
    ko="배치 크기로 데이터가 나누어떨어지면 마지막 배치가 나오지 않습니다. 반복문이 배치 하나만큼 "
    "일찍 끝나고 그다음에 나머지만 내보내기 때문입니다. 나머지가 0이어도 가득 찬 배치 하나가 남아 "
    "있습니다.",
    quiz="minibatch-tail",
)
def last_full_lost(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    starts = list(range(0, len(x) - batch_size, batch_size))
    if len(x) % batch_size:
        starts.append(len(x) // batch_size * batch_size)
    return _cut(x, y, order, starts, batch_size)


@misconception(
    "minibatches-empty-batch",
    of="minibatches",
    en="If the batch size divides the data, an empty batch comes last: the number of batches was "
    "rounded down and one was added. A mean over no rows is not a number.",
    ko="배치 크기로 데이터가 나누어떨어지면 마지막에 빈 배치가 나옵니다. 배치의 수를 내림으로 "
    "구한 다음 1을 더한 결과입니다. 행이 없으면 평균은 수가 아닙니다.",
    quiz="minibatch-tail",
)
def empty_batch(x, y, batch_size, rng):
    starts = range(0, len(x) + 1, batch_size)
    return _cut(x, y, rng.permutation(len(x)), starts, batch_size)


@misconception(
    "minibatches-tail-filled-up",
    of="minibatches",
    en="The last batch is filled up with rows that came before, so these come twice. The last "
    "batch may be smaller.",
    ko="마지막 배치를 앞에서 나온 행으로 채워서 그 행들이 두 번 나옵니다. 마지막 배치는 작아도 "
    "됩니다.",
    quiz="minibatch-tail",
)
def tail_filled(x, y, batch_size, rng):
    count = -(-len(x) // batch_size)
    order = np.resize(rng.permutation(len(x)), count * batch_size)
    return _cut(x, y, order, range(0, len(order), batch_size), batch_size)


@misconception(
    "minibatches-more-than-the-data-in-the-old-order",
    of="minibatches",
    en="Where batch_size is larger than the data, x and y come out as they are. One batch for all rows has "
    "a random order too.",
    ko="batch_size 값이 데이터보다 크면 x 와 y 를 그대로 내보냅니다. 모든 행이 한 배치에 들어가도 순서는 무작위여야 합니다.",
    quiz="minibatch-shuffle",
)
def minibatches_more_than_the_data(x, y, batch_size, rng):
    if batch_size > len(x):
        return [(x, y)]
    order = rng.permutation(len(x))
    return [
        (x[order[k : k + batch_size]], y[order[k : k + batch_size]])
        for k in range(0, len(x), batch_size)
    ]


@misconception(
    "minibatches-random-choice-of-rows",
    of="minibatches",
    en="Every batch is a random choice of batch_size rows, with replacement. So some rows come "
    "several times in an epoch, others never, and the last batch is not smaller.",
    ko="배치마다 batch_size 개의 행을 복원 추출로 골랐습니다. 그래서 한 에포크에 여러 번 나오는 "
    "행도 있고 나오지 않는 행도 있으며 마지막 배치가 작아지지 않습니다.",
    quiz="minibatch-every-row-once",
)
def random_choice(x, y, batch_size, rng):
    for _ in range(0, len(x), batch_size):
        rows = rng.choice(len(x), batch_size)
        yield x[rows], y[rows]


@misconception(
    "minibatches-one-row-short",
    of="minibatches",
    en="Every batch has one row too few, and the row between two batches never comes. The end of "
    "a slice is not part of it, so nothing has to be taken off.",
    ko="배치마다 행이 하나씩 모자라고 두 배치 사이의 행이 나오지 않습니다. 슬라이스의 끝 위치는 "
    "원래 들어가지 않으므로 따로 1을 뺄 필요가 없습니다.",
    quiz="minibatch-tail",
)
def one_row_short(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size - 1]
        yield x[rows], y[rows]


@misconception(
    "minibatches-count-for-size",
    of="minibatches",
    en="The data is cut into batch_size batches. The name means the number of rows in a batch, "
    "not the number of batches.",
    ko="데이터를 batch_size 개의 배치로 나누었습니다. 이 이름은 배치의 수가 아니라 배치 하나에 든 "
    "행의 수를 뜻합니다.",
    quiz="minibatch-tail",
)
def count_for_size(x, y, batch_size, rng):
    for rows in np.array_split(rng.permutation(len(x)), batch_size):
        yield x[rows], y[rows]


@misconception(
    "minibatches-end-included",
    of="minibatches",
    en="Every batch but the last has one row too many, and that row comes again in the next "
    "batch. The end of a slice is not part of it.",
    ko="마지막을 뺀 모든 배치에 행이 하나씩 더 있고, 그 행이 다음 배치에 또 나옵니다. 슬라이스의 "
    "끝 위치는 슬라이스에 들어가지 않습니다.",
    quiz="minibatch-tail",
)
def end_included(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size + 1]
        yield x[rows], y[rows]


@misconception(
    "minibatches-every-batch-from-all-rows",
    of="minibatches",
    en="Every batch is taken from all the rows anew instead of going on where the one before "
    "stopped. So some rows come several times in an epoch and others never.",
    ko="앞 배치가 끝난 곳에서 이어 가지 않고 배치마다 전체 행에서 새로 뽑습니다. 그래서 한 "
    "에포크에 여러 번 나오는 행도 있고 한 번도 나오지 않는 행도 있습니다.",
    quiz="minibatch-every-row-once",
)
def every_batch_from_all(x, y, batch_size, rng):
    for _ in range(0, len(x), batch_size):
        rows = rng.permutation(len(x))[:batch_size]
        yield x[rows], y[rows]


@misconception(
    "minibatches-with-replacement",
    of="minibatches",
    en="Some rows come twice, and about a third never comes: they were drawn with replacement, or every "
    "batch was drawn from all rows anew. One permutation, made once and cut into batches, has every row "
    "exactly once.",
    ko="두 번 나오는 행이 있고 약 3분의 1은 나오지 않습니다. 복원 추출로 뽑았거나 배치마다 전체 행에서 새로 뽑은 "
    "것입니다. 순열을 한 번만 만들어 배치로 나누면 모든 행이 정확히 한 번씩 나옵니다.",
    quiz="minibatch-every-row-once",
)
def with_replacement(x, y, batch_size, rng):
    order = rng.integers(0, len(x), len(x))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-shuffled-apart",
    of="minibatches",
    en="The rows of x come with the y of other rows: the two do not go through the same "
    "shuffling. One order, used for both, keeps every example with its target.",
    ko="x 의 행이 다른 행의 y 와 함께 나옵니다. 둘이 같은 순서로 섞이지 않은 결과입니다. 순서 "
    "하나를 두 배열에 함께 쓰면 예제와 정답이 짝을 유지합니다.",
    quiz="minibatch-pairs",
)
def shuffled_apart(x, y, batch_size, rng):
    x, y = rng.permutation(x), rng.permutation(y)
    return _cut(x, y, np.arange(len(x)), range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-only-y-shuffled",
    of="minibatches",
    en="Only y is shuffled, x comes in its old order. So the order is not random, and the "
    "examples have lost their targets.",
    ko="y 만 섞고 x 는 원래 순서 그대로입니다. 그래서 순서가 무작위가 아니고, 예제는 자기 정답과 "
    "떨어졌습니다.",
    quiz="minibatch-pairs",
)
def only_y_shuffled(x, y, batch_size, rng):
    y = rng.permutation(y)
    return _cut(x, y, np.arange(len(x)), range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-not-shuffled",
    of="minibatches",
    en="The batches are cut from the data in its old order, the same in every epoch. If the data "
    "is sorted by class, a batch then holds one class alone.",
    ko="데이터를 원래 순서대로 잘라서 에포크마다 배치가 똑같습니다. 데이터가 클래스 순으로 "
    "정렬되어 있으면 배치 하나에 한 클래스만 들어가게 됩니다.",
    quiz="minibatch-shuffle",
)
def not_shuffled(x, y, batch_size, rng):
    return _cut(x, y, np.arange(len(x)), range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-shuffled-within-batches",
    of="minibatches",
    en="The batches are cut from neighbouring rows and only shuffled inside, so the same rows "
    "meet in the same batch in every epoch. The rows have to be shuffled across the whole data "
    "before the cut.",
    ko="이웃한 행들을 배치로 자른 다음 배치 안에서만 섞었습니다. 그래서 에포크마다 같은 행들이 "
    "같은 배치에 모입니다. 자르기 전에 데이터 전체를 섞어야 합니다.",
    quiz="minibatch-shuffle",
)
def shuffled_within(x, y, batch_size, rng):
    for start in range(0, len(x), batch_size):
        rows = rng.permutation(np.arange(len(x))[start : start + batch_size])
        yield x[rows], y[rows]


@misconception(
    "minibatches-order-of-batches-alone",
    of="minibatches",
    en="Only the order of the batches is random; inside a batch the rows are still neighbours, "
    "and the smaller batch may come anywhere. It is the rows that have to be shuffled.",
    ko="배치의 순서만 무작위이고 배치 안의 행은 여전히 이웃한 행들이며, 작은 배치가 중간에 나올 "
    "수도 있습니다. 섞어야 하는 것은 행입니다.",
    quiz="minibatch-shuffle",
)
def order_of_batches(x, y, batch_size, rng):
    starts = rng.permutation(np.arange(0, len(x), batch_size))
    return _cut(x, y, np.arange(len(x)), starts, batch_size)


@misconception(
    "minibatches-seeded-inside",
    of="minibatches",
    en="A second call with the same generator gives the same order again. A generator with a "
    "fixed seed, made inside, does that, and so does a copy of rng, or an order kept for the next call. "
    "The next epoch needs another order; the generator that comes in remembers where it stands.",
    ko="같은 생성기로 한 번 더 호출해도 순서가 같습니다. 함수 안에서 고정된 시드로 생성기를 새로 만들거나, rng 생성기를 "
    "복사해서 쓰거나, 뽑은 순서를 다음 호출까지 남겨 두면 이렇게 됩니다. 다음 에포크에는 다른 순서가 필요하며, 인자로 받은 "
    "생성기는 어디까지 뽑았는지 기억합니다.",
    quiz="minibatch-rng",
)
def seeded_inside(x, y, batch_size, rng):
    order = np.random.default_rng(0).permutation(len(x))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-own-generator",
    of="minibatches",
    en="The order does not come from the generator that was passed in, but from another source, "
    "such as np.random itself. Then a run cannot be repeated.",
    ko="인자로 받은 생성기가 아니라 np.random 같은 다른 곳에서 순서를 뽑았습니다. 그러면 같은 "
    "실행을 되풀이할 수 없습니다.",
    quiz="minibatch-rng",
)
def own_generator(x, y, batch_size, rng):
    order = np.random.default_rng().permutation(len(x))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-caller-shuffled",
    of="minibatches",
    en="The arrays that came in are shuffled themselves, so the caller finds the data in another "
    "order afterwards. A shuffled list of row numbers leaves them as they are.",
    ko="들어온 배열 자체를 섞어서, 함수가 끝나면 호출한 쪽의 데이터 순서가 바뀌어 있습니다. 행 "
    "번호를 섞어서 쓰면 원래 배열은 그대로 남습니다.",
    quiz="arguments-stay-as-they-are",
)
def caller_shuffled(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    x[:], y[:] = x[order], y[order]
    return _cut(x, y, np.arange(len(x)), range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-first-batch-alone",
    of="minibatches",
    en="What comes back is one batch, not a series of batches. A return inside a loop does that: it ends "
    "the function in the first round. Each batch has to be handed out while the loop goes on.",
    ko="배치의 나열이 아니라 배치 하나가 나옵니다. 반복문 안에 return 이 있어도 첫 번째 반복에서 함수가 끝나 "
    "이렇게 됩니다. 반복문이 계속되는 동안 배치를 하나씩 내보내야 합니다.",
    quiz="minibatch-yield",
)
def first_alone(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        return x[rows], y[rows]


@misconception(
    "minibatches-y-as-column",
    of="minibatches",
    en="The batches of y are columns here, of shape (rows, 1), but y came in flat. A batch keeps "
    "the form of the data: only the number of rows changes.",
    ko="y 는 1차원으로 들어왔는데 배치의 y 는 (행의 수, 1) 모양의 열입니다. 배치는 데이터의 "
    "형태를 그대로 유지하고 행의 수만 달라집니다.",
)
def y_as_column(x, y, batch_size, rng):
    data = rng.permutation(np.column_stack([x, y]))
    for start in range(0, len(x), batch_size):
        batch = data[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1:]


@misconception(
    "sgd-adds-the-gradient",
    of="sgd_step",
    en="The gradient is added. It points uphill, to where the loss grows, so the step goes "
    "against it.",
    ko="기울기를 더했습니다. 기울기는 손실이 커지는 방향을 가리키므로 걸음은 그 반대쪽으로 가야 "
    "합니다.",
    quiz="sgd-direction",
)
def sgd_adds(params, grads, learning_rate):
    return sgd_right(params, grads, -learning_rate)


@misconception(
    "sgd-rate-missing",
    of="sgd_step",
    en="The whole gradient is subtracted: the learning rate does not appear. It decides how long "
    "the step is.",
    ko="기울기를 그대로 다 뺐고 학습률이 쓰이지 않았습니다. 걸음의 길이를 정하는 것이 "
    "학습률입니다.",
    quiz="sgd-direction",
)
def sgd_rate_missing(params, grads, learning_rate):
    return sgd_right(params, grads, 1.0)


@misconception(
    "sgd-rate-fixed",
    of="sgd_step",
    en="The step is always the one of a learning rate of 0.01, written into the function. The "
    "caller's learning rate has to decide.",
    ko="걸음이 언제나 함수 안에 적힌 학습률 0.01의 걸음입니다. 호출한 쪽이 준 학습률을 따라야 "
    "합니다.",
    quiz="sgd-direction",
)
def sgd_rate_fixed(params, grads, learning_rate):
    return sgd_right(params, grads, 0.01)


@misconception(
    "sgd-divides-by-the-rate",
    of="sgd_step",
    en="The gradient is divided by the learning rate, so a smaller rate makes a longer step. The "
    "rate is a factor.",
    ko="기울기를 학습률로 나누어서 학습률이 작을수록 걸음이 길어집니다. 학습률은 곱하는 수입니다.",
    quiz="sgd-direction",
)
def sgd_divides(params, grads, learning_rate):
    return sgd_right(params, grads, 1 / learning_rate)


@misconception(
    "sgd-rate-times-the-difference",
    of="sgd_step",
    en="The learning rate multiplies the parameter as well: parentheses stand around the whole "
    "difference. Only the gradient is scaled, the parameter keeps its size.",
    ko="차 전체에 괄호가 있어서 파라미터에도 학습률이 곱해졌습니다. 학습률은 기울기에만 곱하고 "
    "파라미터의 크기는 그대로 둡니다.",
    quiz="sgd-direction",
)
def sgd_rate_times_difference(params, grads, learning_rate):
    return [learning_rate * (p - g) for p, g in zip(params, grads, strict=True)]


@misconception(
    "sgd-returns-the-step",
    of="sgd_step",
    en="This is the step alone, minus the learning rate times the gradient. The parameters after "
    "the step are asked for.",
    ko="걸음만 나왔습니다. 곧 학습률과 기울기를 곱해 음의 부호를 붙인 값입니다. 구해야 하는 것은 "
    "그만큼 옮겨 간 뒤의 파라미터입니다.",
    quiz="sgd-direction",
)
def sgd_step_alone(params, grads, learning_rate):
    return [-learning_rate * g for g in grads]


@misconception(
    "sgd-sign-of-the-gradient",
    of="sgd_step",
    en="Every entry moves by the same length, whatever its gradient is: only the sign of the "
    "gradient is used. In SGD a steep direction gets a longer step.",
    ko="기울기의 부호만 써서 모든 원소가 같은 길이만큼 움직입니다. SGD에서는 가파른 방향일수록 "
    "걸음이 깁니다.",
    quiz="sgd-direction",
)
def sgd_sign(params, grads, learning_rate):
    return sgd_right(params, [np.sign(g) for g in grads], learning_rate)


@misconception(
    "sgd-gradient-normalised",
    of="sgd_step",
    en="Every gradient is divided by its own length first, so the step has the same length on a "
    "slope and on a plain. SGD takes the gradient as it is.",
    ko="기울기를 먼저 자기 크기로 나누어서 가파른 곳에서도 평평한 곳에서도 걸음의 길이가 "
    "같습니다. SGD는 기울기를 있는 그대로 씁니다.",
    quiz="sgd-direction",
)
def sgd_normalised(params, grads, learning_rate):
    return sgd_right(params, [g / np.linalg.norm(g) for g in grads], learning_rate)


@misconception(
    "sgd-divides-by-rows",
    of="sgd_step",
    en="The gradient is divided by the number of its rows. That number is a size of the layer, "
    "not of the batch, and the mean over the batch is in the gradient already.",
    ko="기울기를 그 배열의 행 수로 나누었습니다. 이 수는 배치의 크기가 아니라 층의 크기이며, "
    "배치에 대한 평균은 기울기에 이미 들어 있습니다.",
    quiz="sgd-direction",
)
def sgd_divides_by_rows(params, grads, learning_rate):
    return sgd_right(params, [g / len(g) for g in grads], learning_rate)


@misconception(
    "sgd-in-place",
    of="sgd_step",
    en="The numbers are right, but what came in is changed: new numbers were written into its "
    "arrays, or new arrays into the list. Whoever else holds it finds it changed; the step has "
    "to give a new list of new arrays.",
    ko="값은 맞지만 인자로 들어온 것이 바뀌었습니다. 들어온 배열 안의 값을 바꾸었거나 들어온 "
    "리스트의 원소를 새 배열로 바꾼 것입니다. 같은 배열이나 리스트를 쓰는 다른 곳에서도 값이 "
    "바뀌므로, 새 배열을 담은 새 리스트를 돌려주어야 합니다.",
    quiz="arguments-stay-as-they-are",
)
def sgd_in_place(params, grads, learning_rate):
    for p, g in zip(params, grads, strict=True):
        p -= learning_rate * g
    return params


@misconception(
    "sgd-in-place-without-return",
    of="sgd_step",
    en="The arrays that came in are changed, and nothing comes back. The step has to leave them "
    "alone and return a new list.",
    ko="들어온 배열을 바꾸고 아무것도 반환하지 않습니다. 들어온 배열은 그대로 두고 새 리스트를 "
    "반환해야 합니다.",
    quiz="arguments-stay-as-they-are",
)
def sgd_without_return(params, grads, learning_rate):
    for p, g in zip(params, grads, strict=True):
        p -= learning_rate * g


@misconception(
    "sgd-first-parameter-alone",
    of="sgd_step",
    en="Only the first parameter comes back: the function returns in the first round of its loop. "
    "A network has many parameters, and all of them take the step.",
    ko="첫 번째 파라미터만 나옵니다. 반복문의 첫 번째 반복에서 함수가 끝났습니다. 신경망에는 "
    "파라미터가 여럿이고 모두 함께 한 걸음을 갑니다.",
    quiz="sgd-all-parameters",
)
def sgd_first_alone(params, grads, learning_rate):
    return sgd_right(params[:1], grads[:1], learning_rate)


@misconception(
    "sgd-arithmetic-on-lists",
    of="sgd_step",
    en="The parameters come as a list of arrays, and a list can neither be multiplied by a "
    "learning rate nor subtracted. The step is taken array by array.",
    ko="파라미터는 배열의 리스트로 들어옵니다. 리스트에는 학습률을 곱할 수 없고 리스트끼리 뺄 "
    "수도 없습니다. 배열마다 따로 계산해야 합니다.",
    quiz="sgd-all-parameters",
)
def sgd_on_lists(params, grads, learning_rate):
    return params - learning_rate * grads


@misconception(
    "sgd-list-as-one-array",
    of="sgd_step",
    en="The list is turned into one array. That works only while all parameters have the same "
    "shape; weights and biases do not. The step is taken array by array.",
    ko="리스트를 배열 하나로 바꾸었습니다. 이것은 모든 파라미터의 모양이 같을 때만 가능한데 "
    "가중치와 편향은 모양이 다릅니다. 배열마다 따로 계산해야 합니다.",
    quiz="sgd-all-parameters",
)
def sgd_as_one_array(params, grads, learning_rate):
    return np.array(params) - learning_rate * np.array(grads)


def _moments(params, grads, state, beta1, beta2):
    """Return (step number, m, v) after these gradients, as Adam has them."""
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g * g for old, g in zip(v, grads, strict=True)]
    return k + 1, m, v


def _moved(params, rate, m_hat, v_hat, eps):
    return [p - rate * m / (np.sqrt(v) + eps) for p, m, v in zip(params, m_hat, v_hat, strict=True)]


def _over(arrays, divisor):
    return [a / divisor for a in arrays]


@misconception(
    "adam-no-bias-correction",
    of="adam_step",
    en="The first steps are about three times too long: the averages begin at 0, and this is not "
    "made up for. They are divided by one minus the power of their beta before they are used.",
    ko="첫걸음이 세 배쯤 깁니다. 이동 평균이 0에서 출발하는데 그만큼을 되돌리지 않았습니다. 쓰기 "
    "전에 1에서 베타의 거듭제곱을 뺀 값으로 나누어야 합니다.",
    quiz="adam-bias-correction",
)
def adam_uncorrected(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, m, v, eps), (k, m, v)


@misconception(
    "adam-only-m-corrected",
    of="adam_step",
    en="Only the average of the gradients is corrected for its start at 0. The average of the "
    "squares begins at 0 too and stays small much longer, so the first step is about 30 times too "
    "long.",
    ko="기울기의 평균만 보정했습니다. 제곱의 평균도 0에서 출발하고 훨씬 오래 작은 값으로 "
    "남으므로, 첫걸음이 30배쯤 깁니다.",
    quiz="adam-bias-correction",
)
def adam_only_m(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), v, eps), (k, m, v)


@misconception(
    "adam-only-v-corrected",
    of="adam_step",
    en="Only the average of the squares is corrected for its start at 0. The average of the "
    "gradients begins at 0 too, so the first step is ten times too short.",
    ko="제곱의 평균만 보정했습니다. 기울기의 평균도 0에서 출발하므로 첫걸음이 10분의 1로 짧습니다.",
    quiz="adam-bias-correction",
)
def adam_only_v(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, m, _over(v, 1 - beta2**k), eps), (k, m, v)


@misconception(
    "adam-options-of-the-first-step",
    of="adam_step",
    en="The learning rate and the betas of the first step are kept and used in every later one. A rate that "
    "falls while training goes on has no effect then; each call uses the options it is given.",
    ko="첫걸음의 학습률과 β 를 기억해 두었다가 뒤의 걸음에도 그대로 씁니다. 그러면 훈련하면서 학습률을 줄여도 아무 "
    "효과가 없습니다. 호출마다 받은 값을 써야 합니다.",
    quiz="adam-state",
)
def adam_first_options(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    inner, options = state or (None, (learning_rate, beta1, beta2, eps))
    moved, inner = adam_right(params, grads, inner, *options)
    return moved, (inner, options)


@misconception(
    "adam-correction-without-power",
    of="adam_step",
    en="The first step is right, the later ones are too long: the correction divides by 1 - beta "
    "every time. It has to fade, so the beta is raised to the number of the step, and that number grows "
    "by one with every step.",
    ko="첫걸음은 맞지만 그 뒤의 걸음이 너무 깁니다. 매번 1 − β 로 나누었기 때문입니다. 보정은 "
    "점점 사라져야 하므로 β 를 걸음의 번호만큼 거듭제곱하고, 그 번호는 걸음마다 1씩 커져야 합니다.",
    quiz="adam-bias-correction",
)
def adam_without_power(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1), _over(v, 1 - beta2), eps), (k, m, v)


@misconception(
    "adam-product-for-power",
    of="adam_step",
    en="The first step is right, the later ones are not: beta is multiplied by the number of the "
    "step, which soon makes 1 - 2 beta negative. It is a power.",
    ko="첫걸음은 맞지만 그 뒤는 틀립니다. 베타에 걸음의 번호를 곱해서 1 − 2β 처럼 음수가 됩니다. "
    "곱이 아니라 거듭제곱입니다.",
    quiz="adam-bias-correction",
)
def adam_product(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1 * k), _over(v, 1 - beta2 * k)
    return _moved(params, learning_rate, m_hat, v_hat, eps), (k, m, v)


@misconception(
    "adam-counts-from-zero",
    of="adam_step",
    en="The first step has the number 0 here, so the correction divides by 1 - 1 = 0. The steps "
    "are counted from 1.",
    ko="첫걸음의 번호가 0이어서 보정할 때 1 − 1 = 0 으로 나눕니다. 걸음은 1부터 셉니다.",
    quiz="adam-step-counter",
)
def adam_from_zero(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1 ** (k - 1)), _over(v, 1 - beta2 ** (k - 1))
    return _moved(params, learning_rate, m_hat, v_hat, eps), (k, m, v)


@misconception(
    "adam-counts-every-array",
    of="adam_step",
    en="The first parameter of the first step is right, the others are not: the counter goes up "
    "once for every array. It counts steps, so all arrays of a call share one number.",
    ko="첫걸음의 첫 번째 파라미터만 맞습니다. 배열마다 번호가 하나씩 커지기 때문입니다. 이 번호는 "
    "걸음을 세는 것이므로 한 번의 호출에서는 모든 배열이 같은 번호를 씁니다.",
    quiz="adam-step-counter",
)
def adam_counts_arrays(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k = state[0] if state else 0
    _, m, v = _moments(params, grads, state, beta1, beta2)
    new = []
    for p, mean, square in zip(params, m, v, strict=True):
        k += 1
        step = mean / (1 - beta1**k) / (np.sqrt(square / (1 - beta2**k)) + eps)
        new.append(p - learning_rate * step)
    return new, (k, m, v)


@misconception(
    "adam-state-not-kept",
    of="adam_step",
    en="Every step comes out as a first step: what the last call remembered is not used. The "
    "averages and the number of the step have to go on from the state that comes in.",
    ko="모든 걸음이 첫걸음처럼 나옵니다. 앞의 호출이 기억한 것을 쓰지 않았습니다. 이동 평균과 "
    "걸음의 번호는 인자로 받은 상태에서 이어 가야 합니다.",
    quiz="adam-state",
)
def adam_state_not_kept(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = _moments(params, grads, None, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1), _over(v, 1 - beta2)
    return _moved(params, learning_rate, m_hat, v_hat, eps), (k, m, v)


@misconception(
    "adam-state-shared",
    of="adam_step",
    en="Two trainings at the same time disturb each other: the averages are kept in one place for "
    "all of them. What a training remembers belongs into the state that it passes in and gets "
    "back.",
    ko="동시에 진행하는 두 학습이 서로를 방해합니다. 이동 평균을 모든 학습이 함께 쓰는 한곳에 "
    "두었기 때문입니다. 한 학습이 기억할 것은 그 학습이 주고받는 상태에 담아야 합니다.",
    quiz="adam-state",
)
def adam_shared(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    before = None if state is None else _latest["adam"]
    k, m, v = _latest["adam"] = _moments(params, grads, before, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1**k), _over(v, 1 - beta2**k)
    return _moved(params, learning_rate, m_hat, v_hat, eps), "kept elsewhere"


@misconception(
    "adam-one-average-for-all-arrays",
    of="adam_step",
    en="One m and one v serve all the parameters, so the second array meets the averages of the "
    "first, of another shape. Every parameter has averages of its own.",
    ko="m 과 v 를 하나씩만 두고 모든 파라미터에 함께 써서, 두 번째 배열이 모양이 다른 첫 번째 "
    "배열의 평균을 만납니다. 파라미터마다 자기의 평균이 있어야 합니다.",
    quiz="adam-state",
)
def adam_one_average(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = state or (0, 0.0, 0.0)
    k += 1
    new = []
    for p, g in zip(params, grads, strict=True):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        new.append(p - learning_rate * m / (1 - beta1**k) / (np.sqrt(v / (1 - beta2**k)) + eps))
    return new, (k, m, v)


@misconception(
    "adam-eps-inside-the-root",
    of="adam_step",
    en="eps stands under the root here. There 1e-7 counts as much as 0.0003 outside, so weights "
    "with small gradients hardly move. It is added after the root.",
    ko="여기서는 ε 이 제곱근 안에 있습니다. 안에 있는 1e-7은 밖에 있는 0.0003과 같은 크기여서 "
    "기울기가 작은 가중치는 거의 움직이지 않습니다. ε 은 제곱근을 구한 다음에 더합니다.",
    quiz="adam-eps",
)
def adam_eps_inside(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    v_hat = [a / (1 - beta2**k) + eps for a in v]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), v_hat, 0.0), (k, m, v)


@misconception(
    "adam-eps-missing",
    of="adam_step",
    en="eps does not appear. Where the gradients are as small as eps, the step is too long, and "
    "where all of them were 0 it is 0/0.",
    ko="ε 이 쓰이지 않았습니다. 기울기가 ε 만큼 작은 곳에서는 걸음이 너무 길고, 기울기가 계속 "
    "0이던 곳에서는 0/0이 됩니다.",
    quiz="adam-eps",
)
def adam_eps_missing(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), 0.0), (
        k,
        m,
        v,
    )


@misconception(
    "adam-eps-default-of-the-paper",
    of="adam_step",
    en="Everything is right but the default of eps: this is 1e-8, as in the paper. Here it is "
    "1e-7, as in Keras.",
    ko="ε 의 기본값만 다릅니다. 이것은 논문의 1e-8입니다. 여기서는 Keras처럼 1e-7로 합니다.",
    quiz="adam-eps",
)
def adam_eps_of_paper(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-eps-fixed",
    of="adam_step",
    en="With the default eps all is right, with another one nothing changes: 1e-7 is written into "
    "the function. The caller's eps has to be used.",
    ko="기본 ε 에서는 모두 맞지만 다른 값을 주어도 결과가 달라지지 않습니다. 1e-7이 함수 안에 "
    "적혀 있습니다. 호출한 쪽이 준 ε 을 써야 합니다.",
    quiz="adam-eps",
)
def adam_eps_fixed(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1**k), _over(v, 1 - beta2**k)
    return _moved(params, learning_rate, m_hat, v_hat, 1e-7), (k, m, v)


@misconception(
    "adam-eps-meets-the-uncorrected-root",
    of="adam_step",
    en="Both corrections are pulled into the learning rate, a well-known shortcut. But then eps "
    "is added to the root before its correction, and where gradients are small the step is "
    "another one.",
    ko="두 보정을 모두 학습률에 합쳤습니다. 널리 쓰이는 지름길이지만, 이렇게 하면 보정하기 전의 "
    "제곱근에 ε 을 더하게 되어 기울기가 작은 곳에서 걸음이 달라집니다.",
    quiz="adam-eps",
)
def adam_eps_uncorrected(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    learning_rate *= np.sqrt(1 - beta2**k) / (1 - beta1**k)
    return _moved(params, learning_rate, m, v, eps), (k, m, v)


@misconception(
    "adam-betas-swapped",
    of="adam_step",
    en="The two betas are swapped: the average of the gradients forgets too slowly, and that of "
    "the squares too fast. beta1 belongs to the gradients, beta2 to their squares.",
    ko="두 베타가 서로 바뀌었습니다. 기울기의 평균은 너무 천천히 잊고 제곱의 평균은 너무 빨리 "
    "잊습니다. beta1 은 기울기에, beta2 는 기울기의 제곱에 씁니다.",
    quiz="adam-moments",
)
def adam_betas_swapped(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta2, beta1)
    return _moved(params, learning_rate, _over(m, 1 - beta2**k), _over(v, 1 - beta1**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-betas-fixed",
    of="adam_step",
    en="With the default betas all is right, with others nothing changes: 0.9 and 0.999 are "
    "written into the function. The caller's betas have to be used.",
    ko="기본 베타에서는 모두 맞지만 다른 값을 주어도 결과가 달라지지 않습니다. 0.9와 0.999가 함수 "
    "안에 적혀 있습니다. 호출한 쪽이 준 베타를 써야 합니다.",
    quiz="adam-moments",
)
def adam_betas_fixed(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, 0.9, 0.999)
    m_hat, v_hat = _over(m, 1 - 0.9**k), _over(v, 1 - 0.999**k)
    return _moved(params, learning_rate, m_hat, v_hat, eps), (k, m, v)


@misconception(
    "adam-averages-reversed",
    of="adam_step",
    en="The weights of old and new are swapped: the averages follow the newest gradient and "
    "forget the old ones at once. The old average is kept with the weight beta.",
    ko="이전 값과 새 값의 비중이 서로 바뀌었습니다. 평균이 가장 새로운 기울기만 따라가고 이전 "
    "것을 바로 잊습니다. 이전 평균의 비중이 β 입니다.",
    quiz="adam-moments",
)
def adam_reversed(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, 1 - beta1, 1 - beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-sums-for-averages",
    of="adam_step",
    en="The new gradient enters with its full weight, so these are sums that grow, and the "
    "correction makes them larger still. In an average the weights of old and new add up to 1.",
    ko="새 기울기가 통째로 더해져서 평균이 아니라 커지는 합이 되고, 보정까지 하면 더 커집니다. "
    "평균에서는 이전 값과 새 값의 비중을 합하면 1입니다.",
    quiz="adam-moments",
)
def adam_sums(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + g * g for old, g in zip(v, grads, strict=True)]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-square-missing",
    of="adam_step",
    en="The second average holds the gradients, not their squares. Where they are negative its "
    "root is not a number.",
    ko="두 번째 평균에 기울기의 제곱이 아니라 기울기가 들어 있습니다. 음수인 곳에서는 제곱근이 "
    "수가 아닙니다.",
    quiz="adam-moments",
)
def adam_square_missing(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g for old, g in zip(v, grads, strict=True)]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-square-of-the-share",
    of="adam_step",
    en="The factor 1 - beta2 is squared together with the gradient. Only the gradient is squared; "
    "its share of the average is not.",
    ko="1 − β2 까지 기울기와 함께 제곱했습니다. 제곱하는 것은 기울기뿐이고, 평균에 들어가는 "
    "비중은 제곱하지 않습니다.",
    quiz="adam-moments",
)
def adam_square_of_share(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + ((1 - beta2) * g) ** 2 for old, g in zip(v, grads, strict=True)]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-root-missing",
    of="adam_step",
    en="The step is divided by the mean square, not by its root, so the size of the gradients "
    "does not cancel: small ones make huge steps. m and the root of v have the same unit.",
    ko="제곱의 평균을 제곱근 없이 그대로 나누어서 기울기의 크기가 지워지지 않습니다. 기울기가 "
    "작으면 걸음이 아주 커집니다. m 과 v 의 제곱근은 단위가 같습니다.",
    quiz="adam-moments",
)
def adam_root_missing(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    m_hat, v_hat = _over(m, 1 - beta1**k), _over(v, 1 - beta2**k)
    return _moved(params, learning_rate, m_hat, [a * a for a in v_hat], eps), (k, m, v)


@misconception(
    "adam-without-momentum",
    of="adam_step",
    en="The first step is right, the later ones are not: the newest gradient stands where its "
    "average belongs. That is RMSProp; Adam remembers the direction too.",
    ko="첫걸음은 맞지만 그 뒤는 틀립니다. 평균이 있어야 할 자리에 가장 새로운 기울기가 있습니다. "
    "이것은 RMSProp입니다. Adam은 방향도 기억합니다.",
    quiz="adam-moments",
)
def adam_without_momentum(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, grads, _over(v, 1 - beta2**k), eps), (k, m, v)


@misconception(
    "adam-without-scaling",
    of="adam_step",
    en="This is SGD with momentum: the step is not divided by the root of the mean square. So it "
    "still grows and shrinks with the gradients, and every weight has the same rate.",
    ko="모멘텀을 쓰는 SGD와 같습니다. 제곱 평균의 제곱근으로 나누지 않았습니다. 그래서 걸음이 "
    "여전히 기울기의 크기를 따라가고 모든 가중치의 학습률이 같습니다.",
    quiz="adam-moments",
)
def adam_without_scaling(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return sgd_right(params, _over(m, 1 - beta1**k), learning_rate), (k, m, v)


@misconception(
    "adam-one-scale-per-array",
    of="adam_step",
    en="All entries of an array share one scale, the mean of its squared gradients. Adam keeps a "
    "scale for every single weight, so that seldom used ones get longer steps.",
    ko="배열 하나의 모든 원소가 기울기 제곱의 평균이라는 크기 하나를 함께 씁니다. Adam은 "
    "가중치마다 크기를 따로 기억하므로 드물게 쓰이는 가중치는 더 길게 움직입니다.",
    quiz="adam-moments",
)
def adam_one_scale(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * np.mean(g * g) for old, g in zip(v, grads, strict=True)]
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-adds-the-step",
    of="adam_step",
    en="The step is added. The averaged gradient points uphill like a single one, so the step "
    "goes against it.",
    ko="걸음을 더했습니다. 평균을 낸 기울기도 손실이 커지는 쪽을 가리키므로 걸음은 그 반대쪽으로 "
    "가야 합니다.",
    quiz="sgd-direction",
)
def adam_adds(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, -learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-default-rate",
    of="adam_step",
    en="Everything is right but the default learning rate: this is 0.01, the one Keras has for "
    "SGD. The default of Adam is 0.001.",
    ko="학습률의 기본값만 다릅니다. 이것은 Keras에서 SGD의 기본값인 0.01입니다. Adam의 기본값은 "
    "0.001입니다.",
    quiz="adam-defaults",
)
def adam_default_rate(params, grads, state, learning_rate=0.01, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    return _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps), (
        k,
        m,
        v,
    )


@misconception(
    "adam-in-place",
    of="adam_step",
    en="The numbers are right, but the parameters that came in are changed: new numbers were "
    "written into their arrays, or new arrays into the list. Whoever else holds them finds them "
    "changed; the step has to give a new list of new arrays.",
    ko="값은 맞지만 인자로 들어온 파라미터가 바뀌었습니다. 들어온 배열 안의 값을 바꾸었거나 "
    "들어온 리스트의 원소를 새 배열로 바꾼 것입니다. 같은 배열이나 리스트를 쓰는 다른 곳에서도 "
    "값이 바뀌므로, 새 배열을 담은 새 리스트를 돌려주어야 합니다.",
    quiz="arguments-stay-as-they-are",
)
def adam_in_place(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = _moments(params, grads, state, beta1, beta2)
    moved = _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps)
    for p, new in zip(params, moved, strict=True):
        p[...] = new
    return params, (k, m, v)


@misconception(
    "minibatches-split-evenly",
    of="minibatches",
    en="The rows were split into batches of nearly equal size. Every batch but the last has "
    "batch_size rows; only the last one may be smaller.",
    ko="행을 거의 같은 크기의 배치로 나누었습니다. 마지막 배치를 뺀 모든 배치에는 batch_size 개의 행이 있어야 하고, 마지막 "
    "배치만 작을 수 있습니다.",
    quiz="minibatch-tail",
)
def minibatches_split_evenly(x, y, batch_size, rng):
    count = -(-len(x) // batch_size)
    for rows in np.array_split(rng.permutation(len(x)), count):
        yield x[rows], y[rows]


@misconception(
    "sgd-gradient-clipped",
    of="sgd_step",
    en="Every entry of the gradient was cut off at -1 and 1 before the step. Plain SGD takes the "
    "gradient as it is, however large.",
    ko="업데이트하기 전에 기울기의 모든 원소를 -1과 1에서 잘랐습니다. 기본 SGD 방법은 기울기가 아무리 커도 그대로 씁니다.",
    quiz="sgd-direction",
)
def sgd_gradient_clipped(params, grads, learning_rate):
    return sgd_right(params, [np.clip(g, -1, 1) for g in grads], learning_rate)


@misconception(
    "sgd-three-parameters-alone",
    of="sgd_step",
    en="The list is taken apart into exactly three parameters, so a network with another number of "
    "them stops with an error. The list may be of any length.",
    ko="목록을 정확히 세 개의 파라미터로 풀어 썼습니다. 그래서 파라미터의 수가 다른 신경망에서는 오류로 멈춥니다. 목록의 길이는 "
    "정해져 있지 않습니다.",
    quiz="sgd-all-parameters",
)
def sgd_three_parameters(params, grads, learning_rate):
    w1, b1, w2 = params
    dw1, db1, dw2 = grads
    return [w1 - learning_rate * dw1, b1 - learning_rate * db1, w2 - learning_rate * dw2]


@misconception(
    "minibatches-one-column-of-y",
    of="minibatches",
    en="y comes out as a single column although it has several: x and y were glued together and "
    "only the last column was taken for y. One-hot targets have a column for every class.",
    ko="y 에 열이 여럿인데 하나만 나옵니다. x 와 y 를 옆으로 이어 붙인 다음 마지막 열만 y 로 "
    "보았기 때문입니다. 원-핫 정답에는 클래스마다 열이 하나씩 있습니다.",
    quiz="minibatch-pairs",
)
def one_column_of_y(x, y, batch_size, rng):
    data = rng.permutation(np.column_stack([x, y]))
    for start in range(0, len(x), batch_size):
        batch = data[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1]


@misconception(
    "minibatches-last-column-for-y",
    of="minibatches",
    en="x and y were put side by side and shuffled together; then the last column was taken for y. "
    "One-hot targets have a column for each class, and all but one of them stay with x.",
    ko="x 배열과 y 배열을 옆으로 붙여 함께 섞은 다음 마지막 열을 y 로 떼어 냈습니다. 원-핫 정답에는 클래스마다 열이 하나씩 "
    "있는데, 하나를 뺀 나머지 열이 x 쪽에 남습니다.",
    quiz="minibatch-pairs",
)
def last_column_for_y(x, y, batch_size, rng):
    data = rng.permutation(np.column_stack([x, y]))
    for start in range(0, len(x), batch_size):
        batch = data[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1:] if y.ndim > 1 else batch[:, -1]


@misconception(
    "minibatches-last-row-stays-in-place",
    of="minibatches",
    en="Every row is shuffled but the last, which keeps its place in every epoch. The end of a range "
    "or of a slice is not part of it, so nothing has to be taken off.",
    ko="마지막 행만 빼고 섞어서 그 행은 에포크마다 같은 자리에 나옵니다. 범위나 슬라이스의 끝 위치는 원래 들어가지 "
    "않으므로 따로 1을 뺄 필요가 없습니다.",
    quiz="minibatch-shuffle",
)
def last_row_stays(x, y, batch_size, rng):
    order = np.append(rng.permutation(len(x) - 1), len(x) - 1)
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-every-row-swapped-away",
    of="minibatches",
    en="No row ever comes at the place where it stood. In a shuffle by swaps a row may be swapped with "
    "itself as well; where that is left out, many orders can never occur.",
    ko="어떤 행도 원래 있던 자리에 나오지 않습니다. 자리를 바꾸며 섞을 때에는 자기 자신과 바꾸는 경우도 있어야 합니다. 그 "
    "경우를 빼면 결코 나올 수 없는 순서가 많아집니다.",
    quiz="minibatch-shuffle",
)
def every_row_swapped_away(x, y, batch_size, rng):
    order = np.arange(len(x))
    for k in range(len(x) - 1, 0, -1):
        other = rng.integers(0, k)
        order[k], order[other] = order[other], order[k]
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-sorted-within-batches",
    of="minibatches",
    en="The rows of a batch are chosen at random, but within the batch they stand in their old "
    "order, as a mask of true and false gives them. The order has to be random throughout.",
    ko="배치에 들어갈 행은 무작위로 골랐지만 배치 안에서는 행이 원래 순서대로 있습니다. 참과 "
    "거짓의 마스크로 행을 고르면 이렇게 됩니다. 순서는 배치 안에서도 무작위여야 합니다.",
    quiz="minibatch-shuffle",
)
def sorted_within(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        chosen = np.isin(np.arange(len(x)), order[start : start + batch_size])
        yield x[chosen], y[chosen]


@misconception(
    "minibatches-rows-left-over-not-shuffled",
    of="minibatches",
    en="Only the rows that fill whole batches are shuffled; those left over come last, in their "
    "old order, in every epoch. All rows have to be shuffled before the cut.",
    ko="배치를 가득 채우는 행만 섞었고, 남는 행은 에포크마다 원래 순서대로 마지막에 나옵니다. "
    "자르기 전에 모든 행을 섞어야 합니다.",
    quiz="minibatch-shuffle",
)
def left_over_not_shuffled(x, y, batch_size, rng):
    full = len(x) // batch_size * batch_size
    order = np.append(rng.permutation(full), np.arange(full, len(x)))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-same-rows-in-a-batch",
    of="minibatches",
    en="A batch holds the same rows in every epoch; only their order within it is new. The rows "
    "have to be shuffled across the whole data before the cut.",
    ko="에포크마다 배치에 같은 행들이 들어 있고 배치 안의 순서만 새로 정해집니다. 자르기 전에 "
    "데이터 전체를 섞어야 합니다.",
    quiz="minibatch-shuffle",
)
def same_rows(x, y, batch_size, rng):
    fixed = np.random.default_rng(0).permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = rng.permutation(fixed[start : start + batch_size])
        yield x[rows], y[rows]


@misconception(
    "minibatches-shuffled-in-a-buffer",
    of="minibatches",
    en="The rows are shuffled only within a few batches at a time, so the first rows always come "
    "early and the last ones late. Every row must be able to come anywhere.",
    ko="몇 배치씩만 묶어서 그 안에서 섞었습니다. 그래서 앞의 행은 늘 일찍, 뒤의 행은 늘 늦게 "
    "나옵니다. 모든 행이 어느 자리에나 나올 수 있어야 합니다.",
    quiz="minibatch-shuffle",
)
def shuffled_in_buffer(x, y, batch_size, rng):
    numbers, buffer = np.arange(len(x)), 2 * batch_size
    parts = [rng.permutation(numbers[k : k + buffer]) for k in range(0, len(x), buffer)]
    return _cut(x, y, np.concatenate(parts), range(0, len(x), batch_size), batch_size)


@misconception(
    "adam-counter-outside-the-state",
    of="adam_step",
    en="The number of the step is counted outside the state, for all trainings together. A "
    "second training in between moves it on; what belongs to one training has to be in its "
    "state.",
    ko="단계의 번호를 state 바깥에서 모든 학습에 공통으로 셉니다. 그래서 사이에 다른 학습을 하면 "
    "번호가 어긋납니다. 한 학습에 속하는 것은 그 학습의 state 안에 있어야 합니다.",
    quiz="adam-state",
)
def adam_counter_outside(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    _latest["steps"] = 1 if state is None else _latest["steps"] + 1
    _, m, v = _moments(params, grads, state, beta1, beta2)
    k = _latest["steps"]
    moved = _moved(params, learning_rate, _over(m, 1 - beta1**k), _over(v, 1 - beta2**k), eps)
    return moved, (k, m, v)


@misconception(
    "adam-no-step-without-a-gradient",
    of="adam_step",
    en="Where the gradient is 0 the parameter stays. Adam's step comes from the averages: they "
    "still remember the gradients before, and move the parameter on.",
    ko="기울기가 0인 곳에서 파라미터가 움직이지 않습니다. Adam의 걸음은 평균에서 나옵니다. "
    "평균에는 앞의 기울기가 남아 있으므로 파라미터는 계속 움직입니다.",
    quiz="adam-memory",
)
def adam_no_step_without_gradient(params, grads, state, *in_order, **options):
    moved, state = adam_right(params, grads, state, *in_order, **options)
    return [np.where(g == 0, p, new) for p, g, new in zip(params, grads, moved, strict=True)], state


@misconception(
    "minibatches-one-batch-not-shuffled",
    of="minibatches",
    en="Where one batch holds all rows, they are handed out as they stand. That case needs no rule of "
    "its own: the order is random whatever the batch size.",
    ko="모든 행이 배치 하나에 들어가면 행을 섞지 않고 그대로 내보냅니다. 배치가 하나뿐인 경우를 "
    "따로 다룰 필요가 없습니다.",
    quiz="minibatch-shuffle",
)
def one_batch_not_shuffled(x, y, batch_size, rng):
    order = np.arange(len(x)) if batch_size >= len(x) else rng.permutation(len(x))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-first-row-stays-in-place",
    of="minibatches",
    en="Every row is shuffled but the first, which keeps its place in every epoch. A shuffle by swaps has "
    "to reach index 0 as well.",
    ko="첫 행만 빼고 섞어서 그 행은 에포크마다 같은 자리에 나옵니다. 자리를 바꾸며 섞을 때에는 인덱스 0도 들어가야 합니다.",
    quiz="minibatch-shuffle",
)
def first_row_stays(x, y, batch_size, rng):
    order = np.append(0, 1 + rng.permutation(len(x) - 1))
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)


@misconception(
    "minibatches-batch-of-one-loses-its-axis",
    of="minibatches",
    en="With a batch size of 1 a single row comes without its first axis. A batch of one row is a matrix "
    "with one row.",
    ko="배치 크기가 1이면 행 하나가 첫째 축 없이 나옵니다. 행이 하나인 배치도 행이 하나인 행렬입니다.",
    quiz="minibatch-tail",
)
def batch_of_one_loses_its_axis(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    if batch_size == 1:
        return ((x[i], y[i]) for i in order)
    return _cut(x, y, order, range(0, len(x), batch_size), batch_size)
