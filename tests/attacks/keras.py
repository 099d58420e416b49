"""Attacks on the judging of Keras models: every one stands in ex12 and forges what is told of a model.

A source is what follows PRELUDE; its build_xor_model is called, described in the worker, and judged from
the description on the trusted side.
"""

PRELUDE = """\
import json
import keras
import numpy as np
import autograder.running.models as models

def right():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, "sigmoid"), keras.layers.Dense(1, "sigmoid")])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model

def forge(change):
    honest = models.describe
    def describe(model, inputs):
        found = honest(right(), inputs)
        data = json.loads(found["json"])
        return change(found, data) or {**found, "json": json.dumps(data)}
    models.describe = describe

def build_xor_model():
    return right()

"""

LAMBDA = """\
def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, "sigmoid"), keras.layers.Lambda(lambda x: x), keras.layers.Dense(1, "sigmoid")])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model
"""
OWN_CLASS = """\
class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(1)
    def call(self, x):
        return self.dense(x)
def build_xor_model():
    return Own()
"""
OWN_LAYER = """\
@keras.saving.register_keras_serializable("own")
class Dense(keras.layers.Dense):
    pass
def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), Dense(3, "sigmoid"), Dense(1, "sigmoid")])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model
"""

WEIGHTS = """\
def build_xor_model():
    model = right()
    for weight in model.weights:
        weight.assign(weight * 0 + {})
    return model
"""

ATTACKS = {
    "a Lambda layer": LAMBDA,
    "a model of its own class": OWN_CLASS,
    "a layer of its own class": OWN_LAYER,
    "no model at all": "def build_xor_model():\n    return object()\n",
    "no JSON": "forge(lambda found, data: {**found, 'json': '{'})",
    "JSON that is deep": "forge(lambda found, data: {**found, 'json': '[' * 99000})",
    "JSON that is no model": "forge(lambda found, data: {**found, 'json': '[1, 2]'})",
    "a number for a layer": "forge(lambda found, data: data['config'].update(layers=[1]))",
    "units as a bomb": "forge(lambda found, data: data['config']['layers'][1]['config'].update(units=4 * 10**8))",
    "units below zero": "forge(lambda found, data: data['config']['layers'][1]['config'].update(units=-3))",
    "units that are infinite": "forge(lambda found, data: data['config']['layers'][1]['config'].update(units=float('inf')))",
    "weights of another shape": "forge(lambda found, data: {**found, 'weights': [np.zeros((2, 3))]})",
    "weights that are text": "forge(lambda found, data: {**found, 'weights': ['x'] * 4})",
    "too many weights": "forge(lambda found, data: {**found, 'weights': [np.zeros(1, np.float32)] * 9000})",
    "a module of its own": "forge(lambda found, data: data['config']['layers'][1].update(module='os', class_name='system'))",
    "layers in a ring": "forge(lambda found, data: data.update(class_name='Functional'))",
    "a reshape by zero": "forge(lambda found, data: data['config']['layers'].insert(1, {'class_name': 'Reshape', 'config': {'target_shape': [0, -1]}}))",
    "half a character behind a backslash": 'forge(lambda found, data: {**found, \'json\': \'{"class_name":"Sequential","config":{"layers":[{"class_name":"\\\\ud800","config":{}}]}}\'})',
    "an escape behind a backslash": "forge(lambda found, data: data['config']['layers'][1].update(class_name='\\x1b[2J\\u202e'))",
    "a name without end": "forge(lambda found, data: data['config']['layers'][1].update(class_name='x' * 390_000))",
    "a handle in place of a description": "forge(lambda found, data: models.__builtins__ and {1, 2})",
    "weights that are NaN": WEIGHTS.format("np.nan"),
    "weights that are infinite": WEIGHTS.format("np.inf"),
    "one weight that is NaN": "forge(lambda found, data: {**found, 'weights': [np.full_like(w, np.nan) if n == 0 else w for n, w in enumerate(found['weights'])]})",
    "weights that are no numbers told": "forge(lambda found, data: {**found, 'weights': [np.asarray(w, np.float16) * np.nan for w in found['weights']]})",
    "weights that are complex": "forge(lambda found, data: {**found, 'weights': [w * 1j for w in found['weights']]})",
    "weights that are true or false": "forge(lambda found, data: {**found, 'weights': [w > 0 for w in found['weights']]})",
}
