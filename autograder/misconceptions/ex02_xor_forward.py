"""What learners get wrong about the forward pass."""

import numpy as np

from autograder.misconceptions import misconception, solved

sigmoid = solved("ex01_sigmoid").sigmoid
forward_right = solved("ex02_xor_forward").forward


@misconception(
    "forward-hidden-bias-dropped",
    of="forward",
    en="The hidden bias b1 is missing. Without it the example (0, 0) always gives 0.5 in every hidden "
    "unit, whatever the weights are.",
    ko="은닉층의 편향 b1 값이 빠졌습니다. 편향이 없으면 가중치가 무엇이든 예제 (0, 0) 에서 모든 은닉 "
    "유닛이 0.5를 냅니다.",
    quiz="forward-bias",
)
def forward_no_bias(x, w1, b1, w2):
    h = sigmoid(x @ w1)
    return h, sigmoid(h @ w2)


@misconception(
    "forward-bias-after-activation",
    of="forward",
    en="The bias is added to the activation instead of the pre-activation. So h leaves the range from "
    "0 to 1, and the bias no longer moves the point at which a unit responds.",
    ko="편향을 활성화 전 값이 아니라 활성값에 더했습니다. 그러면 h 값이 0과 1 사이를 벗어나고, 유닛이 "
    "반응하기 시작하는 지점도 옮겨지지 않습니다.",
    quiz="forward-bias",
)
def forward_bias_after_activation(x, w1, b1, w2):
    h = sigmoid(x @ w1) + b1
    return h, sigmoid(h @ w2)


@misconception(
    "forward-bias-subtracted",
    of="forward",
    en="The bias is subtracted, as a threshold would be. Here it is a weight with the constant input "
    "1, so it is added.",
    ko="편향을 문턱값처럼 뺐습니다. 여기서 편향은 언제나 1인 입력에 붙은 가중치이므로 더해야 합니다.",
    quiz="forward-bias",
)
def forward_bias_subtracted(x, w1, b1, w2):
    h = sigmoid(x @ w1 - b1)
    return h, sigmoid(h @ w2)


@misconception(
    "forward-first-bias-for-all-units",
    of="forward",
    en="b1[0] is meant as the first row, but b1 has shape (hidden,) here, so it is one number: every "
    "hidden unit gets the bias of the first one. Only for a b1 of shape (1, hidden) it is a row.",
    ko="b1[0] 값을 첫 번째 행으로 생각했지만, 여기서 b1 의 모양은 (hidden,) 이므로 이것은 수 하나입니다. "
    "그래서 모든 은닉 유닛이 첫째 유닛의 편향을 받습니다. b1 의 모양이 (1, hidden) 일 때만 행이 됩니다.",
    quiz="forward-bias-shape",
)
def forward_first_bias(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1[0])
    return h, sigmoid(h @ w2)


@misconception(
    "forward-bias-sum-for-all-units",
    of="forward",
    en="The biases were added up and the one sum given to every hidden unit. Each unit has a bias of "
    "its own, so b1 is added as a row.",
    ko="편향을 모두 합한 수 하나를 모든 은닉 유닛에 더했습니다. 유닛마다 자기 편향이 있으므로 b1 값은 "
    "행으로 더해져야 합니다.",
    quiz="forward-bias-shape",
)
def forward_bias_sum(x, w1, b1, w2):
    h = sigmoid(x @ w1 + np.sum(b1))
    return h, sigmoid(h @ w2)


@misconception(
    "forward-bias-as-a-column",
    of="forward",
    en="As a column, b1 lies along the examples, not along the hidden units. With several examples "
    "the shapes do not fit; with one example NumPy stretches it silently to a square.",
    ko="b1 값을 열로 세우면 은닉 유닛 방향이 아니라 예제 방향으로 놓입니다. 예제가 여럿이면 모양이 맞지 "
    "않고, 예제가 하나이면 NumPy가 아무 말 없이 정사각형으로 늘립니다.",
    quiz="forward-bias-shape",
)
def forward_bias_column(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1.reshape(-1, 1))
    return h, sigmoid(h @ w2)


@misconception(
    "forward-bias-row-gets-a-third-axis",
    of="forward",
    en="A new axis is put in front of b1 in any case. That is harmless for the shape (hidden,), but a "
    "b1 of shape (1, hidden) becomes (1, 1, hidden), and h gets a third axis too.",
    ko="b1 배열 앞에 무조건 새 축을 하나 붙였습니다. 모양이 (hidden,) 이면 괜찮지만, (1, hidden) 이면 "
    "(1, 1, hidden) 모양이 되고 h 배열에도 셋째 축이 생깁니다.",
    quiz="forward-bias-shape",
)
def forward_bias_third_axis(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1[np.newaxis, :])
    return h, sigmoid(h @ w2)


@misconception(
    "forward-hidden-bias-again-in-the-output",
    of="forward",
    en="b1 is added in the output layer as well. It belongs to the hidden units, and there is one for "
    "each of those; the output layer of this network has no bias.",
    ko="b1 값을 출력층에서도 더했습니다. 이 편향은 은닉 유닛의 것이고 은닉 유닛 수만큼 있습니다. 이 "
    "신경망의 출력층에는 편향이 없습니다.",
    quiz="forward-no-output-bias",
)
def forward_bias_again(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)
    return h, sigmoid(h @ w2 + b1)


@misconception(
    "forward-output-bias-of-one",
    of="forward",
    en="A bias of 1 is added in the output layer. The output layer of this network has none: its "
    "pre-activation is made of the hidden activations and w2 alone.",
    ko="출력층에서 편향 1을 더했습니다. 이 신경망의 출력층에는 편향이 없습니다. 출력층의 활성화 전 값은 "
    "은닉층의 활성값과 w2 가중치만으로 만들어집니다.",
    quiz="forward-no-output-bias",
)
def forward_output_bias(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)
    return h, sigmoid(h @ w2 + 1)


@misconception(
    "forward-output-fed-the-pre-activation",
    of="forward",
    en="h is right, but the output layer was fed the pre-activation x w1 + b1. Then nothing bends "
    "between the layers, and the two of them are one linear layer, which cannot compute XOR.",
    ko="h 값은 맞지만 출력층에 활성화 전 값인 x·w1 + b1 값을 넣었습니다. 그러면 두 층 사이에 꺾이는 곳이 "
    "없어 선형인 층 하나와 같아지고, 그런 신경망은 XOR 연산을 할 수 없습니다.",
    quiz="forward-why-nonlinear",
)
def forward_output_from_z(x, w1, b1, w2):
    z = x @ w1 + b1
    return sigmoid(z), sigmoid(z @ w2)


@misconception(
    "forward-hidden-not-squashed",
    of="forward",
    en="The hidden layer has no sigmoid: its pre-activation goes on as it is. Two layers without a "
    "bend between them are one linear layer, which cannot compute XOR.",
    ko="은닉층에 시그모이드가 없어서 활성화 전 값이 그대로 다음 층으로 갑니다. 사이에 꺾이는 곳이 없는 "
    "두 층은 선형인 층 하나와 같고, 그런 신경망은 XOR 연산을 할 수 없습니다.",
    quiz="forward-why-nonlinear",
)
def forward_hidden_linear(x, w1, b1, w2):
    h = x @ w1 + b1
    return h, sigmoid(h @ w2)


@misconception(
    "forward-output-not-squashed",
    of="forward",
    en="The output has no sigmoid. What comes out is the output's pre-activation, which may be any "
    "number, not an answer between 0 and 1.",
    ko="출력에 시그모이드가 없습니다. 나온 값은 출력층의 활성화 전 값이어서, 0과 1 사이의 답이 아니라 "
    "어떤 수든 될 수 있습니다.",
    quiz="forward-output-activation",
)
def forward_output_linear(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)
    return h, h @ w2


@misconception(
    "forward-no-sigmoid-at-all",
    of="forward",
    en="Neither layer has a sigmoid, so the whole network is one linear function of x. No weights make "
    "a linear function compute XOR.",
    ko="두 층 모두 시그모이드가 없어서 신경망 전체가 x 에 대한 선형 함수 하나입니다. 가중치를 어떻게 "
    "정해도 선형 함수로는 XOR 연산을 할 수 없습니다.",
    quiz="forward-why-nonlinear",
)
def forward_linear(x, w1, b1, w2):
    h = x @ w1 + b1
    return h, h @ w2


@misconception(
    "forward-returns-the-hidden-pre-activation",
    of="forward",
    en="y is right, but the first result is the hidden pre-activation. h is what the hidden layer "
    "gives out, after the sigmoid; backpropagation will need it in that form.",
    ko="y 값은 맞지만 첫째 결과로 은닉층의 활성화 전 값을 돌려주었습니다. h 값은 시그모이드를 거쳐 "
    "은닉층이 내보내는 값이고, 역전파에서도 그 값이 필요합니다.",
    quiz="forward-what-is-h",
)
def forward_returns_z(x, w1, b1, w2):
    _, y = forward_right(x, w1, b1, w2)
    return x @ w1 + b1, y


@misconception(
    "forward-hidden-squashed-twice",
    of="forward",
    en="The sigmoid was applied twice to the hidden layer. The second one gets numbers between 0 and "
    "1, so every h lies between 0.5 and 0.731.",
    ko="은닉층에 시그모이드를 두 번 적용했습니다. 두 번째 시그모이드에는 0과 1 사이의 값이 들어가므로 "
    "모든 h 값이 0.5와 0.731 사이에 있습니다.",
    quiz="forward-squashed-twice",
)
def forward_hidden_twice(x, w1, b1, w2):
    h = sigmoid(sigmoid(x @ w1 + b1))
    return h, sigmoid(h @ w2)


@misconception(
    "forward-output-squashed-twice",
    of="forward",
    en="The sigmoid was applied twice to the output. The second one gets numbers between 0 and 1, so "
    "every answer lies between 0.5 and 0.731.",
    ko="출력에 시그모이드를 두 번 적용했습니다. 두 번째 시그모이드에는 0과 1 사이의 값이 들어가므로 모든 "
    "답이 0.5와 0.731 사이에 있습니다.",
    quiz="forward-squashed-twice",
)
def forward_output_twice(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return h, sigmoid(y)


@misconception(
    "forward-inputs-squashed",
    of="forward",
    en="The inputs went through a sigmoid before the first layer. The input layer has no activation: "
    "x goes into the first product as it is.",
    ko="첫째 층에 들어가기 전에 입력에 시그모이드를 적용했습니다. 입력층에는 활성화 함수가 없으므로 x "
    "값은 그대로 첫 번째 곱에 들어갑니다.",
    quiz="forward-squashed-twice",
)
def forward_inputs_squashed(x, w1, b1, w2):
    return forward_right(sigmoid(x), w1, b1, w2)


@misconception(
    "forward-output-rounded",
    of="forward",
    en="The answers were rounded to 0 and 1. Training needs the number between them: a step has no "
    "slope to learn from.",
    ko="답을 0과 1로 반올림했습니다. 학습에는 그 사이의 값이 필요합니다. 계단에는 학습에 쓸 기울기가 "
    "없습니다.",
    quiz="forward-output-activation",
)
def forward_output_rounded(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return h, np.where(y > 0.5, 1, 0)


@misconception(
    "forward-hidden-relu",
    of="forward",
    en="The hidden layer uses ReLU, max(0, x). In this network both layers use the sigmoid, so h lies "
    "between 0 and 1; ReLU comes in exercise 4.",
    ko="은닉층에 ReLU, 곧 max(0, x) 함수를 썼습니다. 이 신경망에서는 두 층 모두 시그모이드를 쓰므로 h "
    "값이 0과 1 사이에 있습니다. ReLU 함수는 연습 4에서 다룹니다.",
    quiz="forward-output-activation",
)
def forward_hidden_relu(x, w1, b1, w2):
    h = np.maximum(x @ w1 + b1, 0)
    return h, sigmoid(h @ w2)


@misconception(
    "forward-hidden-tanh",
    of="forward",
    en="The hidden layer uses the hyperbolic tangent, which runs from -1 to 1. In this network both "
    "layers use the sigmoid, which runs from 0 to 1.",
    ko="은닉층에 쌍곡탄젠트(tanh)를 썼고, 이 함수의 값은 -1에서 1까지입니다. 이 신경망에서는 두 층 모두 "
    "시그모이드를 쓰며, 시그모이드 값은 0에서 1까지입니다.",
    quiz="forward-output-activation",
)
def forward_hidden_tanh(x, w1, b1, w2):
    h = np.tanh(x @ w1 + b1)
    return h, sigmoid(h @ w2)


@misconception(
    "forward-output-softmax",
    of="forward",
    en="The outputs of an example were divided so that they add up to 1, which is softmax. Each output "
    "here is a sigmoid of its own; with a single output softmax would always give 1.",
    ko="한 예제의 출력을 더해서 1이 되도록 나누었는데, 이것은 소프트맥스입니다. 여기서는 출력마다 따로 "
    "시그모이드를 씁니다. 출력이 하나뿐이면 소프트맥스 값은 언제나 1입니다.",
    quiz="forward-output-activation",
)
def forward_output_softmax(x, w1, b1, w2):
    h = sigmoid(x @ w1 + b1)
    e = np.exp(h @ w2)
    return h, e / e.sum(axis=1, keepdims=True)


@misconception(
    "forward-results-swapped",
    of="forward",
    en="The two results come back in the other order: y first, then h.",
    ko="두 결과의 순서가 바뀌었습니다. y 값이 먼저, h 값이 나중에 나옵니다.",
)
def forward_swapped(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return y, h


@misconception(
    "forward-returns-the-output-alone",
    of="forward",
    en="Only y comes back. The hidden activations h are a result as well: backpropagation needs them.",
    ko="결과로 y 값만 나옵니다. 은닉층의 활성값 h 값도 함께 나와야 합니다. 역전파에 필요하기 때문입니다.",
    quiz="forward-what-is-h",
)
def forward_only_y(x, w1, b1, w2):
    return forward_right(x, w1, b1, w2)[1]


@misconception(
    "forward-elementwise-product",
    of="forward",
    en="In NumPy * multiplies entry by entry and wants equal shapes. A layer needs the matrix product, "
    "in which every hidden unit adds up its weighted inputs.",
    ko="NumPy에서 * 기호는 같은 자리의 원소끼리 곱하며, 모양이 서로 맞아야 합니다. 층을 계산하려면 은닉 "
    "유닛마다 가중치를 곱한 입력을 모두 더하는 행렬 곱이 필요합니다.",
    quiz="forward-matrix-product",
)
def forward_elementwise(x, w1, b1, w2):
    h = sigmoid(x * w1 + b1)
    return h, sigmoid(h * w2)


@misconception(
    "forward-inner-sizes-differ",
    of="forward",
    en="x has a column for each input, so what it is multiplied by needs a row for each input. Here it "
    "has a row for each hidden unit: w1 turned over, or w2 in its place.",
    ko="x 배열에는 입력마다 열이 하나씩 있으므로, 곱하는 배열에는 입력마다 행이 하나씩 있어야 합니다. "
    "여기서는 은닉 유닛마다 행이 하나씩 있습니다. w1 배열을 전치했거나 그 자리에 w2 배열을 쓴 것입니다.",
    quiz="forward-matrix-shapes",
)
def forward_transposed(x, w1, b1, w2):
    h = sigmoid(x @ w1.T + b1)
    return h, sigmoid(h @ w2.T)


@misconception(
    "forward-weights-transposed",
    of="forward",
    en="The weights are turned over before the product. w1 already has a row for each input and a "
    "column for each hidden unit, so its rows meet the columns of x as it stands.",
    ko="곱하기 전에 가중치를 전치했습니다. w1 배열은 이미 입력마다 행 하나, 은닉 유닛마다 열 하나를 "
    "가지고 있으므로, 그대로 두어야 그 행이 x 의 열과 맞습니다.",
    quiz="forward-matrix-shapes",
)
def forward_transposed_dot(x, w1, b1, w2):
    h = sigmoid(np.dot(x, w1.T) + b1)
    return h, sigmoid(np.dot(h, w2.T))


@misconception(
    "forward-product-in-the-other-order",
    of="forward",
    en="The factors of the product stand in the other order. The rows of x are examples, so x comes "
    "first: (n, inputs) times (inputs, hidden).",
    ko="곱하는 순서가 반대입니다. x 배열에서는 행 하나가 예제 하나이므로 x 배열이 앞에 옵니다. "
    "모양은 (n, inputs)·(inputs, hidden) 입니다.",
    quiz="forward-matrix-shapes",
)
def forward_other_order(x, w1, b1, w2):
    h = sigmoid(w1 @ x + b1)
    return h, sigmoid(w2 @ h)


@misconception(
    "forward-dot-in-the-other-order",
    of="forward",
    en="dot was given the weights first and the examples second. The rows of x are examples, so x "
    "comes first: (n, inputs) times (inputs, hidden).",
    ko="dot 함수에 가중치를 먼저, 예제를 나중에 넣었습니다. x 배열에서는 행 하나가 예제 하나이므로 x "
    "배열이 앞에 옵니다. 모양은 (n, inputs)·(inputs, hidden) 입니다.",
    quiz="forward-matrix-shapes",
)
def forward_other_order_dot(x, w1, b1, w2):
    h = sigmoid(np.dot(w1, x) + b1)
    return h, sigmoid(np.dot(w2, h))


@misconception(
    "forward-examples-in-columns",
    of="forward",
    en="The numbers are right, but every example is a column of the results. In this course a row is "
    "an example, in what goes in and in what comes out.",
    ko="수는 모두 맞지만 결과에서 예제 하나가 열 하나로 놓여 있습니다. 이 강좌에서는 들어오는 값에서나 "
    "나가는 값에서나 행 하나가 예제 하나입니다.",
    quiz="forward-matrix-shapes",
)
def forward_columns(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return h.T, y.T


@misconception(
    "forward-sizes-of-the-lecture",
    of="forward",
    en="The sizes 4, 2, 3 and 1 of the lecture's network are written into the loops. Other numbers of "
    "examples, inputs, hidden units and outputs must work too.",
    ko="강의에서 본 신경망의 크기 4, 2, 3, 1이 반복문에 그대로 적혀 있습니다. 예제, 입력, 은닉 유닛, 출력의 "
    "수가 달라도 계산할 수 있어야 합니다.",
    quiz="forward-matrix-shapes",
)
def forward_lecture_sizes(x, w1, b1, w2):
    h, y = np.zeros((4, 3)), np.zeros((4, 1))
    for i in range(4):
        for j in range(3):
            h[i, j] = sigmoid(x[i, 0] * w1[0, j] + x[i, 1] * w1[1, j] + b1[j])
        y[i, 0] = sigmoid(h[i, 0] * w2[0, 0] + h[i, 1] * w2[1, 0] + h[i, 2] * w2[2, 0])
    return h, y


@misconception(
    "forward-single-axes-squeezed-away",
    of="forward",
    en="Axes of length 1 were removed from the results. A batch of one example and a single output "
    "keep their axis, or the shapes no longer fit in what comes next.",
    ko="결과에서 길이가 1인 축을 없앴습니다. 예제가 하나이거나 출력이 하나여도 그 축은 남아 있어야 합니다. "
    "그렇지 않으면 다음 계산에서 모양이 맞지 않습니다.",
    quiz="forward-matrix-shapes",
)
def forward_squeezed(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return np.squeeze(h), np.squeeze(y)


@misconception(
    "forward-output-flattened",
    of="forward",
    en="y was flattened to one axis, of shape (n,) for a single output. It has shape (n, outputs); "
    "later (n,) minus (n, 1) would silently give an (n, n) array.",
    ko="y 배열을 축이 하나인 배열로 폈습니다. 출력이 하나이면 모양이 (n,) 꼴로 바뀝니다. 옳은 모양은 (n, "
    "outputs) 이며, 나중에 (n,) 배열에서 (n, 1) 배열을 빼면 아무 말 없이 (n, n) 배열이 나옵니다.",
    quiz="forward-matrix-shapes",
)
def forward_flattened(x, w1, b1, w2):
    h, y = forward_right(x, w1, b1, w2)
    return h, y.ravel()


@misconception(
    "forward-exp-over-one-plus-exp",
    of="forward",
    en="The sigmoid was written as e^z / (1 + e^z). From z = 710 on both are infinite, and infinity "
    "over infinity is NaN. The sigmoid that stands under Given is right for every z.",
    ko="시그모이드를 e^z / (1 + e^z) 꼴로 썼습니다. z 값이 710을 넘으면 분자와 분모가 모두 무한대가 되어 NaN 값이 "
    "나옵니다. 주어진 코드의 sigmoid 함수는 모든 z 값에서 맞습니다.",
    quiz="sigmoid-overflow",
)
def forward_exp_over_one_plus_exp(x, w1, b1, w2):
    e = np.exp(x @ w1 + b1)
    h = e / (1 + e)
    e = np.exp(h @ w2)
    return h, e / (1 + e)


@misconception(
    "forward-in-the-type-of-x",
    of="forward",
    en="The results are written into arrays of the type of x. Where x holds whole numbers, as the XOR "
    "table does, every activation between 0 and 1 is cut down to 0.",
    ko="결과를 x 배열과 같은 자료형의 배열에 담았습니다. XOR 표처럼 x 값이 정수이면 0과 1 사이의 활성값이 모두 "
    "0으로 잘립니다.",
    quiz="sigmoid-whole-numbers",
)
def forward_in_the_type_of_x(x, w1, b1, w2):
    h = np.zeros((len(x), w1.shape[1]), dtype=x.dtype)
    h[:] = sigmoid(x @ w1 + b1)
    y = np.zeros((len(x), w2.shape[1]), dtype=x.dtype)
    y[:] = sigmoid(h @ w2)
    return h, y


@misconception(
    "forward-one-example-loses-its-axis",
    of="forward",
    en="A batch of one example comes back without the axis of the examples: axes of length 1 were "
    "squeezed out of h. One example is a batch too, so h has the shape (1, hidden).",
    ko="예제가 하나뿐인 배치에서는 예제의 축이 사라진 결과가 나옵니다. h 배열에서 길이가 1인 축을 없앴기 때문입니다. "
    "예제 하나도 배치이므로 h 배열의 모양은 (1, hidden) 이어야 합니다.",
    quiz="forward-matrix-shapes",
)
def forward_one_example_loses_its_axis(x, w1, b1, w2):
    h = sigmoid(np.squeeze(x @ w1 + b1))
    return h, sigmoid(h @ w2)


@misconception(
    "forward-columns-taken-for-examples-by-shape",
    of="forward",
    en="x is turned over wherever it has as many rows as w1, as if its columns were then the "
    "examples. With as many examples as inputs that goes wrong: rows are examples, always.",
    ko="x 의 행 수가 w1 의 행 수와 같으면 열을 예제로 보고 x 를 전치했습니다. 예제 수와 입력 "
    "수가 같을 때 틀립니다. 예제는 언제나 행입니다.",
    quiz="forward-matrix-shapes",
)
def columns_for_examples(x, w1, b1, w2):
    return forward_right(x.T if len(x) == len(w1) else x, w1, b1, w2)


@misconception(
    "forward-hidden-kept-off-the-ends",
    of="forward",
    en="The hidden activations are kept away from 0 and 1, as one would to take a logarithm of them. "
    "Nothing takes a logarithm here: what has settled at 0 or 1 has to stay there.",
    ko="로그를 취할 때처럼 은닉층의 활성값을 0과 1에서 떼어 놓았습니다. 여기서는 로그를 취하지 않습니다. 0이나 1에 다다른 값은 "
    "그대로 두어야 합니다.",
    quiz="forward-what-is-h",
)
def forward_hidden_kept_off(x, w1, b1, w2):
    h = np.clip(sigmoid(np.asarray(x) @ w1 + b1), 1e-4, 1 - 1e-4)
    return h, sigmoid(h @ w2)
