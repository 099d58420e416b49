"""What the contract asks of the functions that build Keras models, for the arguments of a call."""

from dataclasses import dataclass
from typing import Any

INPUTS = {"ex12_keras_xor": 2, "ex13_keras_mnist": 784}

# What optimisers do unless they are told otherwise; the names are those that `compile` takes.
RATES = {"sgd": 0.01, "adam": 0.001, "rmsprop": 0.001}

DEFAULTS: dict[str, Any] = {
    "activation": "relu",
    "hidden": (256, 256),
    "optimizer": "adam",
    "initializer": "he_normal",
    "dropout": 0.0,
}
"""What the parameters of the functions that build are unless a call says otherwise."""


@dataclass(frozen=True)
class RequiredNetwork:
    """A network: Dense layers (units, activation), the last one the output, and what it is compiled with.

    `dropout` is the rate after every hidden layer, `initializer` that of the hidden layers, None where any is right.
    """

    inputs: int
    dense: tuple[tuple[int, str], ...]
    loss: str
    optimizer: str
    rate: float
    dropout: float = 0.0
    initializer: str | None = None


def required_network(function: str, arguments: dict[str, Any]) -> RequiredNetwork | None:
    """Return what a call asks for; None where a name is Keras's own error, or the function builds nothing."""
    if function == "build_xor_model":
        return RequiredNetwork(
            2, ((3, "sigmoid"), (1, "sigmoid")), "binary_crossentropy", "sgd", 0.1
        )
    arguments = DEFAULTS | arguments
    if function == "build_deep_xor_model":
        activation = arguments["activation"]
        if activation not in ("relu", "tanh", "sigmoid"):
            return None
        dense = (*((10, activation),) * 7, (1, "sigmoid"))
        return RequiredNetwork(2, dense, "binary_crossentropy", "sgd", 0.1)
    if function != "build_classifier":
        return None
    optimizer, initializer = arguments["optimizer"], arguments["initializer"]
    if optimizer not in RATES or str(initializer).startswith("no_such"):
        return None
    hidden = tuple((int(units), "relu") for units in arguments["hidden"])
    return RequiredNetwork(
        784,
        (*hidden, (10, "softmax")),
        "categorical_crossentropy",
        optimizer,
        RATES[optimizer],
        float(arguments["dropout"]),
        initializer,
    )
