"""Keras models on the side that runs the submission: built from a plain spec, described as data.

A check never holds a model. It hands over a spec and gets back a description: the JSON of the
configuration and the weight arrays, which `autograder.checking.keras_view` judges without Keras.
"""

import json
import sys
from itertools import takewhile
from typing import Any

import numpy as np

# The packages of Keras's own classes; any other class is a subclass that JSON does not describe.
KERAS_MODULES = ("keras.src.models.sequential", "keras.src.models.functional")
# Attributes that every class has, and that say nothing about what it does.
DECLARED_BY_ANY_CLASS = frozenset(
    {"__init__", "__module__", "__doc__", "__dict__", "__weakref__", "__annotations__"}
)


def build(spec: dict[str, Any]) -> Any:
    """Return the compiled Keras model that a spec describes.

    `inputs` is the number of features, `layers` a list of ("dense", units, activation) and
    ("dropout", rate), `weights` the arrays in Keras's order, `optimizer` a name and a learning
    rate, `loss` a name. The metric is always accuracy. `eager` runs the model without a graph: for a few small
    batches, making the graph costs more than it saves.
    """
    import keras

    # What is random in training (the order of the rows, dropout) is the same for the same seed.
    keras.utils.set_random_seed(spec["seed"])
    model = keras.Sequential([keras.Input((spec["inputs"],))])
    for kind, *options in spec["layers"]:
        if kind == "dense":
            model.add(keras.layers.Dense(options[0], activation=options[1]))
        else:
            model.add(keras.layers.Dropout(options[0]))
    name, rate = spec["optimizer"]
    optimizer = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}[name](rate)
    model.compile(
        optimizer=optimizer, loss=spec["loss"], metrics=["accuracy"], run_eagerly=spec["eager"]
    )
    model.set_weights(spec["weights"])
    return model


def set_seed(seed: int) -> None:
    """Seed the draws that Keras makes by itself; do nothing where Keras was never imported."""
    keras = sys.modules.get("keras")
    if keras is not None:
        keras.utils.set_random_seed(seed)


def describe(model: Any, inputs: int) -> dict[str, Any]:
    """Return {"json", "weights"} of a model, or {"refused": what it is} where JSON cannot say it.

    A model that is not built yet is called once on zeros of shape (1, inputs).
    """
    import keras

    if not isinstance(model, keras.Model):
        return {"refused": "no model", "type": type(model).__name__}
    named = type(model).__module__ not in KERAS_MODULES
    if named and not _only_builds(model):
        return {"refused": "subclass", "type": type(model).__name__}
    try:
        if not model.built or not model.weights:
            model(np.zeros((1, inputs), np.float32))
        text = _as_plain(model) if named else model.to_json()
        weights = [_as_numbers(array) for array in model.get_weights()]
    except Exception as error:
        return {"refused": "not described", "type": f"{type(error).__name__}: {error}"[:300]}
    description = {"json": text, "weights": weights, "compiled": bool(model.compiled)}
    # The JSON of a Sequential names a layer once, however often it stands in the model.
    repeated = len({id(layer) for layer in model.layers}) < len(model.layers)
    return {**description, "repeated": True} if repeated else description


def _only_builds(model: Any) -> bool:
    """Return whether a model's class only assembles layers, and overrides nothing of Keras."""
    base = _base(model)
    if base is None:
        return False
    own = list(takewhile(lambda one: one is not base, type(model).__mro__))
    replaced = {name for one in own for name in vars(one) if hasattr(base, name)}
    return replaced <= DECLARED_BY_ANY_CLASS


def _base(model: Any) -> type | None:
    """Return Keras's own class, which JSON describes, from which a model's class comes."""
    for one in type(model).__mro__:
        if one.__module__ in KERAS_MODULES:
            return one
    return None


def _as_plain(model: Any) -> str:
    """Return the JSON of a model whose class only assembles layers as that of Keras's own class."""
    import keras

    own = json.loads(model.to_json())
    if isinstance(model, keras.Sequential):
        plain = {"class_name": "Sequential", "module": "keras", "registered_name": None}
        return json.dumps({**own, **plain})
    same = keras.Model(model.inputs, model.outputs, trainable=model.trainable)
    return json.dumps({**json.loads(same.to_json()), "compile_config": own.get("compile_config")})


def _as_numbers(array: Any) -> np.ndarray:
    """Return weights in one of NumPy's own types (bfloat16 is none)."""
    weights = np.asarray(array)
    return weights if weights.dtype.kind != "V" else weights.astype(np.float32)


def describe_file(path: str, inputs: int) -> dict[str, Any]:
    """Return the description of the model that a .keras file holds; refused where there is none."""
    import keras

    try:
        return describe(keras.models.load_model(path), inputs)
    except Exception as error:
        return {"refused": "no file", "type": f"{type(error).__name__}: {error}"[:300]}


def share_an_optimizer(first: Any, second: Any) -> bool:
    """Return whether two models have one optimiser between them."""
    optimizer = getattr(first, "optimizer", None)
    return optimizer is not None and optimizer is getattr(second, "optimizer", None)


def zero_weights(model: Any) -> None:
    """Set every weight of a model to 0: whatever shares the model shares the zeros."""
    model.set_weights([np.zeros_like(array) for array in model.get_weights()])
