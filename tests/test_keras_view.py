"""Descriptions of models: what is read of real ones, and that nothing hostile does more than be refused."""

import json

import numpy as np
import pytest
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.checking.draw import Draw
from autograder.checking.keras_checks import expect_compiled
from autograder.checking.keras_view import UnreadableModel, read_model
from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.report.explain import explain_check
from autograder.running.local import LocalSide

COMPILED = {
    "optimizer": {"class_name": "SGD", "config": {"learning_rate": 0.1}},
    "loss": "binary_crossentropy",
    "metrics": ["accuracy"],
}


def dense(units, activation="sigmoid", **config):
    return {"class_name": "Dense", "config": {"units": units, "activation": activation, **config}}


def model(*layers, inputs=(2,)):
    first = {"class_name": "InputLayer", "config": {"batch_shape": [None, *inputs]}}
    config = {"layers": [first, *layers]}
    return {"class_name": "Sequential", "config": config, "compile_config": COMPILED}


def zeros(*shapes):
    return [np.zeros(shape, np.float32) for shape in shapes]


XOR = zeros((2, 3), (3,), (3, 1), (1,))


def described(data, weights=XOR, **more):
    text = data if isinstance(data, str) else json.dumps(data)
    return {"json": text, "weights": weights, "compiled": True, **more}


def xor():
    return model(dense(3), dense(1))


def functional(*layers, outputs="last"):
    """Return a functional model of named layers (name, sources, entry), the input first."""
    entries = [
        {
            **entry,
            "config": {**entry["config"], "name": name},
            "inbound_nodes": [
                {
                    "args": [
                        {"class_name": "__keras_tensor__", "config": {"keras_history": [s, 0, 0]}}
                        for s in sources
                    ],
                    "kwargs": {},
                }
            ]
            if sources
            else [],
        }
        for name, sources, entry in layers
    ]
    last = [layers[-1][0], 0, 0] if outputs == "last" else outputs
    config = {"layers": entries, "output_layers": last}
    return {"class_name": "Functional", "config": config, "compile_config": COMPILED}


INPUT = {"class_name": "InputLayer", "config": {"batch_shape": [None, 2]}}


def chain():
    return [("입력", [], INPUT), ("은닉", ["입력"], dense(3)), ("y", ["은닉"], dense(1))]


def test_a_chain_is_read():
    view = read_model(described(xor()))

    assert view.inputs == (2,)
    assert [(layer.units, layer.activation) for layer in view.layers] == [
        (3, "sigmoid"),
        (1, "sigmoid"),
    ]
    assert view.predict(np.ones((5, 2))) == pytest.approx(0.5)


def test_a_functional_chain_is_read_whatever_its_layers_are_called():
    assert read_model(described(functional(*chain()))).layers[0].units == 3


def test_an_activation_layer_belongs_to_the_dense_layer_before_it():
    apart = {"class_name": "Activation", "config": {"activation": "sigmoid"}}

    view = read_model(described(model(dense(3, "linear"), apart, dense(1))))

    assert [layer.activation for layer in view.layers] == ["sigmoid", "sigmoid"]


def without(key):
    data = xor()
    del data[key]
    return data


def layer_with(**config):
    return model(dense(3, **config), dense(1))


def nested(depth):
    """Return JSON of lists in lists, where the layers should be."""
    return '{"class_name": "Sequential", "config": {"layers": ' + "[" * depth + "]" * depth + "}}"


HOSTILE = {
    "no dict": None,
    "a list": [1, 2],
    "a text": "model",
    "an empty dict": {},
    "no json": {"weights": XOR, "compiled": True},
    "no weights": {"json": json.dumps(xor()), "compiled": True},
    "weights of None": described(xor(), None),
    "weights in a dict": described(xor(), dict(enumerate(XOR))),
    "no weights for the layers": described(xor(), []),
    "too few weights": described(xor(), XOR[:3]),
    "too many weights": described(xor(), [*XOR, np.zeros(1, np.float32)]),
    "weights in another order": described(xor(), XOR[::-1]),
    "a transposed kernel": described(xor(), zeros((3, 2), (3,), (3, 1), (1,))),
    "weights as text": described(xor(), ["a", "b", "c", "d"]),
    "ragged weights": described(xor(), [[[1, 2], [3]], *XOR[1:]]),
    "an array of text": described(xor(), [np.full((2, 3), "x"), *XOR[1:]]),
    "an array of objects": described(xor(), [np.full((2, 3), None), *XOR[1:]]),
    "complex weights": described(xor(), [np.zeros((2, 3), complex), *XOR[1:]]),
    "whole-number weights": described(xor(), [np.zeros((2, 3), int), *XOR[1:]]),
    "no JSON at all": described("model"),
    "empty JSON": described(""),
    "JSON that ends early": described(json.dumps(xor())[:-5]),
    "JSON null": described("null"),
    "JSON of a number": described("7"),
    "JSON of a list": described("[]"),
    "bytes that are no text": {"json": b"\xff\xfe\x00", "weights": XOR, "compiled": True},
    "a number for JSON": {"json": 7, "weights": XOR, "compiled": True},
    "no config": described(without("config")),
    "no class name": described(without("class_name")),
    "config of a list": described({**xor(), "config": []}),
    "config of a text": described({**xor(), "config": "layers"}),
    "layers of a number": described({**xor(), "config": {"layers": 7}}),
    "layers of None": described({**xor(), "config": {"layers": None}}),
    "layers in a dict": described({**xor(), "config": {"layers": {"a": dense(3)}}}),
    "a layer of a text": described({**xor(), "config": {"layers": ["Dense"]}}),
    "a layer of None": described({**xor(), "config": {"layers": [None]}}),
    "a layer without config": described(model({"class_name": "Dense"})),
    "a layer without class name": described(model({"config": {}})),
    "a layer with config of a list": described(model({"class_name": "Dense", "config": [1]})),
    "a class name of a list": described(model({"class_name": ["Dense"], "config": {}})),
    "a class name of a dict": described(model({"class_name": {"a": 1}, "config": {}})),
    "no units": described(model({"class_name": "Dense", "config": {}})),
    "units of a text": described(model(dense("many"))),
    "units of None": described(model(dense(None))),
    "units of a list": described(model(dense([3]))),
    "negative units": described(model(dense(-3), dense(1))),
    "no number of units": described(model(dense(float("nan")), dense(1))),
    "infinite units": described(
        '{"class_name": "Sequential", "config": {"layers": [{"class_name": '
        '"Dense", "config": {"units": 1e999}}]}}'
    ),
    "huge units": described(model(dense(4 * 10**8), dense(1))),
    "units beyond any integer": described(model(dense(10**400), dense(1))),
    "a number of digits that Python refuses": described(
        '{"class_name": "Sequential", "config": {"layers": [' + "9" * 5000 + "]}}"
    ),
    "a huge input": described(model(dense(3), dense(1), inputs=(2**62, 2**62))),
    "an input of None": described(model(dense(3), dense(1), inputs=(None,))),
    "an input of texts": described(model(dense(3), dense(1), inputs=("2",))),
    "a batch shape of a number": described(
        {
            **xor(),
            "config": {"layers": [{"class_name": "InputLayer", "config": {"batch_shape": 2}}]},
        }
    ),
    "a build config of a list": described(
        {**xor(), "config": {"layers": [{**dense(3), "build_config": [1]}]}}
    ),
    "an activation of a number": described(layer_with(activation=7)),
    "an activation of a list": described(layer_with(activation=["sigmoid"])),
    "an initialiser with config of a list": described(
        layer_with(kernel_initializer={"class_name": "VarianceScaling", "config": [1]})
    ),
    "an activation without config": described(
        layer_with(activation={"class_name": "ReLU", "module": "keras.layers"})
    ),
    "a rate of a text": described(model({"class_name": "Dropout", "config": {"rate": "half"}})),
    "no rate": described(model({"class_name": "Dropout", "config": {}})),
    "a reshape without target": described(model({"class_name": "Reshape", "config": {}})),
    "a reshape to nothing": described(
        model({"class_name": "Reshape", "config": {"target_shape": [0, -1]}}, dense(3), dense(1))
    ),
    "a reshape to texts": described(
        model({"class_name": "Reshape", "config": {"target_shape": [10**9, "x"]}}, dense(3))
    ),
    "a reshape to lists": described(
        model({"class_name": "Reshape", "config": {"target_shape": [[1]]}}, dense(3))
    ),
    "a reshape before a dense layer": described(
        model({"class_name": "Reshape", "config": {"target_shape": [2, 1]}}, dense(3), dense(1)),
        zeros((1, 3), (3,), (3, 1), (1,)),
    ),
    "a reshape at the end": described(
        model(dense(4), {"class_name": "Reshape", "config": {"target_shape": [2, 2]}}),
        zeros((2, 4), (4,)),
    ),
    "junk in junk": described(nested(50)),
    "junk in junk, deeper than Python goes": described(nested(100_000)),
    "a model of models without end": described(
        '{"class_name": "Sequential", "config": {"layers": [' * 3000 + "1" + "]}}" * 3000
    ),
    "compiled with a text": described({**xor(), "compile_config": "adam"}),
    "compiled with a number": described({**xor(), "compile_config": 7}),
    "a functional model without nodes": described({**xor(), "class_name": "Functional"}),
    "a functional model without outputs": described(
        {"class_name": "Functional", "config": {"layers": functional(*chain())["config"]["layers"]}}
    ),
    "two branches": described(
        functional(*chain()[:2], ("b", ["입력"], dense(3)), ("y", ["은닉", "b"], dense(1)))
    ),
    "a skipped layer": described(functional(*chain()[:2], ("y", ["입력"], dense(1)))),
    "a layer that leads nowhere": described(functional(*chain(), outputs=["은닉", 0, 0])),
    "two outputs": described(functional(*chain(), outputs=[["은닉", 0, 0], ["y", 0, 0]])),
    "no output": described(functional(*chain(), outputs=[])),
    "outputs of a number": described(functional(*chain(), outputs=7)),
    "outputs of a text": described(functional(*chain(), outputs="y")),
    "two inputs": described(functional(*chain(), ("b", [], INPUT))),
    "a circle": described(functional(("a", ["b"], dense(3)), ("b", ["a"], dense(1)))),
    "a node of a text": described(
        {
            "class_name": "Functional",
            "config": {
                "layers": [{**dense(3), "inbound_nodes": "node"}],
                "output_layers": ["dense", 0, 0],
            },
        }
    ),
    "a source of a list": described(functional(*chain()[:1], ("h", [["입력"]], dense(3)))),
    "refused for an unknown reason": {"refused": "why not", "type": 7},
    "refused with a dict": {"refused": {}, "type": {}},
}


@pytest.mark.parametrize("description", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_description_is_unreadable(description):
    with pytest.raises(UnreadableModel) as caught:
        read_model(description)

    assert all(sentence.template for sentence in caught.value.sentences)


def test_junk_in_the_place_of_every_value_is_unreadable_or_harmless():
    """Put junk in the place of one value after the other of a whole description."""
    junk = [None, True, -1, 1e308, "", "x" * 50, [], [[]], [None], {}, {"config": {"config": []}}]
    for data in (xor(), functional(*chain())):
        for path in paths(data):
            for value in junk:
                try:
                    view = read_model(described(replaced(data, path, value)))
                except UnreadableModel:
                    continue
                assert isinstance(view.inputs, tuple)


def paths(value, above=()):
    """Give the path to every value inside nested lists and dicts."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*above, key)
        if isinstance(inner, dict | list):
            yield from paths(inner, (*above, key))


def replaced(data, path, value):
    """Return a copy of `data` with another value at `path`."""
    copy = json.loads(json.dumps(data))
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return copy


@pytest.mark.parametrize("inner", [*paths(COMPILED)], ids=str)
def test_junk_in_what_a_model_was_compiled_with_is_a_mismatch_at_most(inner):
    for value in (None, 7, "x", [], [[7]], {}, {"config": "x"}, {"class_name": [], "config": 7}):
        compiled = replaced(COMPILED, inner, value)
        view = read_model(described({**xor(), "compile_config": compiled}))
        try:
            expect_compiled(view, "binary_crossentropy", ("sgd", 0.1))
        except AssertionError as error:
            assert type(error).__name__ == "Mismatch"


def test_a_bomb_of_a_model_costs_nothing():
    layers = [dense(4 * 10**8) for _ in range(1000)]

    with pytest.raises(UnreadableModel):
        read_model(described(model(*layers)))


# From here on with Keras itself: what a learner might hand over.

EX12 = course().exercise("ex12_keras_xor")

OWN_CLASSES = """

class Doubled(keras.layers.Layer):
    def call(self, x):
        return 2 * x


class Dense(keras.layers.Dense):
    def call(self, x):
        return 0 * super().call(x)


class Network(keras.Model):
    def __init__(self):
        super().__init__()
        self.inner = keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.inner(x)


class Doubling(keras.Sequential):
    def call(self, x):
        return 2 * super().call(x)


def compiled(model):
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


def stack(*layers):
    return compiled(keras.Sequential([keras.Input((2,)), *layers]))


def build_xor_model():
    from keras import layers
    return """

LAYERS_ALONE = "use Dense, Dropout and Activation layers alone"
BUILD = "build it with keras.Sequential or keras.Model(inputs, outputs)"


def verdicts(tmp_path, expression):
    """Return the results of build_xor_model's checks where it returns `expression`."""
    path = tmp_path / EX12.filename
    source = (SOLUTIONS / EX12.filename).read_text(encoding="utf-8")
    path.write_text(source + OWN_CLASSES + expression + "\n", encoding="utf-8")
    reference = LocalSide(EX12, SOLUTIONS / EX12.filename)
    bench = Bench(EX12, LocalSide(EX12, path), reference, seed=7)
    return [bench.run(c) for c in checks_of(EX12) if c.function == "build_xor_model"], path


def messages(result, path):
    """Return everything that a learner reads about a result."""
    explanation = explain_check(result, EX12, path, seed=7, lang="en")
    return [explanation.headline, *explanation.notes]


@pytest.mark.parametrize(
    "expression, kind, use",
    [
        (
            "stack(layers.Dense(3), layers.Lambda(lambda z: 1 / (1 + 2.7**-z)))",
            "Lambda",
            LAYERS_ALONE,
        ),
        ("stack(layers.Dense(3), Doubled(), layers.Dense(1))", "Doubled", LAYERS_ALONE),
        ("stack(Dense(3), layers.Dense(1))", "class Dense", LAYERS_ALONE),
        ("stack(layers.Dense(3), layers.BatchNormalization())", "BatchNormalization", LAYERS_ALONE),
        ("compiled(Network())", "Network", BUILD),
        ("compiled(Doubling([layers.Dense(3), layers.Dense(1)]))", "Doubling", BUILD),
    ],
)
def test_code_of_ones_own_in_a_model_cannot_run_and_the_message_says_what_to_use(
    tmp_path, expression, kind, use
):
    results, path = verdicts(tmp_path, expression)

    for result in results:
        assert result.status == "cannot_run", result.check.key
        headline, *notes = messages(result, path)
        assert kind in headline
        assert use in notes


WRONG = {
    "an own activation": "stack(layers.Dense(3, lambda z: z), layers.Dense(1, 'sigmoid'))",
    "a leaky ReLU for ReLU": "stack(layers.Dense(3, layers.ReLU(negative_slope=1.0)))",
    "pictures for rows": "compiled(keras.Sequential([keras.Input((2, 1)), layers.Flatten(), "
    "layers.Dense(3, 'sigmoid'), layers.Dense(1, 'sigmoid')]))",
    "a frozen layer": "stack(layers.Dense(3, 'sigmoid', trainable=False), "
    "layers.Dense(1, 'sigmoid'))",
    "a penalty": "stack(layers.Dense(3, 'sigmoid', kernel_regularizer='l2'), "
    "layers.Dense(1, 'sigmoid'))",
    "no bias": "stack(layers.Dense(3, 'sigmoid', use_bias=False), layers.Dense(1, 'sigmoid'))",
}


@pytest.mark.parametrize("expression", WRONG.values(), ids=WRONG.keys())
def test_layers_with_options_that_were_not_asked_for_are_wrong(tmp_path, expression):
    results, _ = verdicts(tmp_path, expression)

    assert next(r for r in results if r.check.id == "layers").status == "wrong"


RIGHT_LAYERS = "layers.Dense(3, 'sigmoid'), layers.Dense(1, 'sigmoid')"
COMPILED_WRONG = {
    "exact equality for accuracy": "'sgd', 'bce', [keras.metrics.Accuracy()]",
    "another threshold": "'sgd', 'bce', [keras.metrics.BinaryAccuracy(threshold=0.9)]",
    "a summed loss": "'sgd', keras.losses.BinaryCrossentropy(reduction='sum'), ['accuracy']",
    "clipped gradients": "keras.optimizers.SGD(0.1, clipnorm=0.1), 'bce', ['accuracy']",
    "weight decay": "keras.optimizers.SGD(0.1, weight_decay=0.1), 'bce', ['accuracy']",
    "an own loss": "'sgd', lambda t, y: keras.ops.mean(t - y), ['accuracy']",
    "a schedule": "keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.1, 9)), 'bce', "
    "['accuracy']",
}


@pytest.mark.parametrize("arguments", COMPILED_WRONG.values(), ids=COMPILED_WRONG.keys())
def test_what_compile_was_told_beyond_the_task_is_wrong(tmp_path, arguments):
    rate = arguments.replace("'sgd'", "keras.optimizers.SGD(0.1)")
    optimizer_loss, metrics = rate.rsplit(", [", 1)
    results, _ = verdicts(
        tmp_path,
        f"(lambda m: (m.compile({optimizer_loss}, metrics=[{metrics}), m)[1])"
        f"(keras.Sequential([keras.Input((2,)), {RIGHT_LAYERS}]))",
    )

    states = {result.check.id: result.status for result in results}
    assert states == {"layers": "correct", "compiled": "wrong", "fresh": "correct"}


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (
            "(lambda i, d: keras.Model(i, layers.Dense(1, 'sigmoid')(d(d(i)))))"
            "(keras.Input((2,)), layers.Dense(2, 'sigmoid'))",
            "the same layer is used more than once, so its weights are shared",
        ),
        (
            f"keras.Sequential([keras.Input((2,), dtype='int32'), {RIGHT_LAYERS}])",
            "the inputs are of the type int32, which has no fractions",
        ),
    ],
)
def test_shared_weights_and_whole_inputs_are_said_to_be_such(tmp_path, model, message):
    results, path = verdicts(tmp_path, f"compiled({model})")

    assert {messages(result, path)[0] for result in results} == {message}


TOLD = {
    "no loss was given to compile; it must be binary_crossentropy": "keras.optimizers.SGD(0.1), "
    "metrics=['accuracy']",
    "the learning rate is not one number; it must be 0.1": "keras.optimizers.SGD("
    "keras.optimizers.schedules.CosineDecay(0.1, 9)), 'bce', metrics=['accuracy']",
    "compile takes its third argument for loss_weights, not for the metrics": "keras.optimizers.SGD("
    "0.1), 'bce', ['accuracy']",
}


@pytest.mark.parametrize(("message", "arguments"), TOLD.items())
def test_the_message_says_what_is_amiss_with_what_compile_was_told(tmp_path, message, arguments):
    results, path = verdicts(
        tmp_path,
        f"(lambda m: (m.compile({arguments}), m)[1])"
        f"(keras.Sequential([keras.Input((2,)), {RIGHT_LAYERS}]))",
    )

    (compiled,) = (result for result in results if result.check.id == "compiled")
    assert messages(compiled, path)[0].startswith(message)


def test_a_model_runs_without_a_graph_only_where_the_batches_are_few():
    """With batches of four, 17 epochs of 265 rows without one took a learner's check 68 s, and with one 4 s."""

    class Asked(Exception):
        """Ends a check at its first question."""

    class Student:
        def model(self, spec):
            specs.append(spec)
            raise Asked

    specs: list[dict] = []
    for check in checks_of(course().exercise("ex12_keras_xor")):
        if check.function == "train_xor":
            with pytest.raises(Asked):
                check.test(student=Student(), draw=Draw(7, check.key))

    assert len(specs) == 4
    assert not any(spec["eager"] for spec in specs)
