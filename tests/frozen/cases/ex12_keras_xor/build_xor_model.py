#% id: build_xor_model-001
#% kind: right
#% why: layers in a list, optimiser and loss as objects
def build_xor_model():
    layers = [keras.Input(shape=(2,)), keras.layers.Dense(3, "sigmoid"), keras.layers.Dense(1, "sigmoid")]
    net = keras.Sequential(layers, name="xor")
    net.compile(keras.optimizers.SGD(0.1), keras.losses.BinaryCrossentropy(), metrics=[keras.metrics.BinaryAccuracy(name="accuracy")])
    return net


#% id: build_xor_model-002
#% kind: right
#% why: built from its config
def build_xor_model() -> keras.Model:
    plan = [(3, "sigmoid"), (1, "sigmoid")]
    net = keras.models.Sequential()
    for units, f in plan:
        net.add(keras.layers.Dense(units=units, activation=f))
    net.build((None, 2))
    copy = keras.Sequential.from_config(net.get_config())
    copy.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return copy


#% id: build_xor_model-003
#% kind: right
#% why: tf.keras names, function activations
def build_xor_model():
    L = tf.keras.layers
    모델 = tf.keras.Sequential()
    모델.add(L.InputLayer(shape=(2,)))
    모델.add(L.Dense(3, activation=tf.nn.sigmoid))
    모델.add(L.Dense(1, activation=tf.math.sigmoid))
    모델.compile(optimizer=tf.keras.optimizers.SGD(learning_rate=0.1), loss=tf.keras.losses.binary_crossentropy, metrics=["accuracy"])
    return 모델


#% id: build_xor_model-004
#% kind: right
#% why: called once to build it, config dicts
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.layers.Dense(3, activation=keras.activations.sigmoid))
    model.add(keras.layers.Dense(1, activation=keras.activations.sigmoid))
    model.build(input_shape=(None, 2))
    settings = {
        "optimizer": {"class_name": "SGD", "config": {"learning_rate": 0.1}},
        "loss": "binary_crossentropy",
        "metrics": ["accuracy"],
    }
    model.compile(**settings)
    return model


#% id: build_xor_model-005
#% kind: right
#% why: subclass of Sequential
class Xor(keras.Sequential):
    def __init__(self, hidden=3):
        super().__init__([keras.layers.Input((2,))])
        for units in (hidden, 1):
            self.add(keras.layers.Dense(units, activation="sigmoid"))


def build_xor_model():
    model = Xor()
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=1 / 10), loss="bce", metrics=["accuracy"])
    return model


#% id: build_xor_model-006
#% kind: right
#% why: learning rate set afterwards
def build_xor_model():
    m = keras.Sequential([keras.Input(shape=[2]), *(keras.layers.Dense(n, activation="sigmoid") for n in (3, 1))])
    m.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
    m.optimizer.learning_rate = 0.1
    return m


#% id: build_xor_model-007
#% kind: right
#% why: explicit defaults, partial
from functools import partial

_dense = partial(keras.layers.Dense, activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros")


def build_xor_model():
    (net := keras.Sequential()).add(keras.Input((2,)))
    net.add(_dense(3))
    net.add(_dense(1))
    net.compile(loss="binary_crossentropy", metrics=["accuracy"], optimizer=keras.optimizers.SGD(learning_rate=0.1, momentum=0.0, nesterov=False), run_eagerly=False)
    return net


#% id: build_xor_model-008
#% kind: right
#% why: Xavier normal, jit off
def build_xor_model():
    init = lambda: keras.initializers.GlorotNormal()
    net = keras.Sequential()
    net.add(keras.layers.Dense(3, activation="sigmoid", kernel_initializer=init(), input_shape=(2,)))
    net.add(keras.layers.Dense(1, activation="sigmoid", kernel_initializer=init()))
    net.compile(optimizer=keras.optimizers.get({"class_name": "SGD", "config": {"learning_rate": 0.1}}), loss=["binary_crossentropy"], metrics=["accuracy"], jit_compile=False)
    return net


#% id: build_xor_model-009
#% kind: one
#% why: optimiser by name, learning rate 0.01
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation='sigmoid'))
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    model.compile(optimizer='sgd', loss='binary_crossentropy', metrics=['accuracy'])   #! rate 0.01
    return model


#% id: build_xor_model-010
#% kind: one
#% why: mean squared error
from keras import layers

def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        layers.Dense(3, activation='sigmoid'),
        layers.Dense(1, activation='sigmoid'),
    ])
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss='mse', metrics=['accuracy'])   #! squared error
    return model


#% id: build_xor_model-011
#% kind: one
#% why: no activation at the output
def build_xor_model():
    # 은닉층 3개, 출력층 1개
    모델 = tf.keras.Sequential()
    모델.add(tf.keras.layers.Input(shape=(2,)))
    모델.add(tf.keras.layers.Dense(3, activation='sigmoid'))
    모델.add(tf.keras.layers.Dense(1))   #! linear output
    모델.compile(optimizer=tf.keras.optimizers.SGD(learning_rate=0.1), loss='binary_crossentropy', metrics=['accuracy'])
    return 모델


#% id: build_xor_model-012
#% kind: one
#% why: not compiled
def build_xor_model() -> keras.Model:
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid")])
    opt = keras.optimizers.SGD(learning_rate=0.1)
    return model   #! no compile


#% id: build_xor_model-013
#% kind: one
#% why: metric left out
def build_xor_model():
    m = keras.Sequential()
    m.add(keras.Input(shape=(2,)))
    for units in [3, 1]:
        m.add(keras.layers.Dense(units, activation='sigmoid'))
    m.compile(loss='binary_crossentropy', optimizer=keras.optimizers.SGD(learning_rate=0.1))   #! metrics missing
    m.summary()
    return m


#% id: build_xor_model-014
#% kind: one
#% why: Adam
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.layers.InputLayer(shape=(2,)))
    model.add(keras.layers.Dense(3, activation='sigmoid'))
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    optimizer = keras.optimizers.Adam(learning_rate=0.1)   #! Adam
    model.compile(optimizer=optimizer,
                  loss='binary_crossentropy',
                  metrics=['accuracy'])
    return model


#% id: build_xor_model-015
#% kind: one
#% why: hidden layer ReLU
def build_xor_model():
    h = keras.layers.Dense(3, activation='relu')   #! relu for sigmoid
    y = keras.layers.Dense(1, activation='sigmoid')
    net = keras.Sequential([keras.Input(shape=(2,)), h, y])
    net.compile(keras.optimizers.SGD(0.1), 'binary_crossentropy', metrics=['accuracy'])
    return net


#% id: build_xor_model-016
#% kind: one
#% why: two hidden units
def build_xor_model():
    inputs = 2
    hidden = 2   #! 3 units
    outputs = 1
    model = keras.models.Sequential()
    model.add(keras.Input(shape=(inputs,)))
    model.add(keras.layers.Dense(hidden, activation="sigmoid"))
    model.add(keras.layers.Dense(outputs, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(learning_rate=0.1), metrics=["accuracy"])
    return model


#% id: build_xor_model-017
#% kind: one
#% why: model not returned
def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation='sigmoid'),
        keras.layers.Dense(1, activation='sigmoid')])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss='binary_crossentropy', metrics=['accuracy'])   #! return missing


#% id: build_xor_model-018
#% kind: two
#% why: rate 0.01 and squared error
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation='sigmoid'))
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    sgd = keras.optimizers.SGD()   #! rate 0.01
    model.compile(optimizer=sgd, loss='mean_squared_error', metrics=['accuracy'])   #! squared error
    return model


#% id: build_xor_model-019
#% kind: two
#% why: extra hidden layer and no metric
def build_xor_model():
    dense = keras.layers.Dense
    stack = [keras.Input(shape=(2,)), dense(3, activation="sigmoid")]
    stack.append(dense(3, activation="sigmoid"))   #! one layer too many
    stack.append(dense(1, activation="sigmoid"))
    m = keras.Sequential(stack)
    m.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="bce", metrics=[])   #! no accuracy
    return m


#% id: build_xor_model-020
#% kind: two
#% why: softmax of one unit, categorical loss
def build_xor_model():
    net = keras.Sequential()
    net.add(keras.layers.Input((2,)))
    net.add(keras.layers.Dense(3, activation='sigmoid'))
    net.add(keras.layers.Dense(1, activation='softmax'))   #! softmax over one unit is 1
    opt = tf.keras.optimizers.SGD(learning_rate=0.1)
    net.compile(optimizer=opt, loss='categorical_crossentropy', metrics=['accuracy'])   #! not binary
    return net


#% id: build_xor_model-021
#% kind: two
#% why: linear hidden layer, wrong rate
def build_xor_model() -> keras.Model:
    lr: float = 0.01   #! 0.1
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3),   #! no activation
        keras.layers.Dense(1, activation='sigmoid'),
    ])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=lr), loss='binary_crossentropy', metrics=['accuracy'])
    return model


#% id: build_xor_model-022
#% kind: three
#% why: tanh, Adam, no metric
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation='tanh'))   #! tanh
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    adam = keras.optimizers.Adam(learning_rate=0.1)   #! Adam
    model.compile(optimizer=adam, loss='binary_crossentropy')   #! no metric
    return model


#% id: build_xor_model-023
#% kind: three
#% why: two outputs, rate 1, squared error
def build_xor_model():
    lamda = 1.0   #! 0.1
    model = keras.Sequential([keras.Input(shape=(2,))])
    model.add(keras.layers.Dense(3, activation='sigmoid'))
    model.add(keras.layers.Dense(2, activation='sigmoid'))   #! one unit
    model.compile(loss=keras.losses.MeanSquaredError(), optimizer=keras.optimizers.SGD(learning_rate=lamda), metrics=['accuracy'])   #! squared error
    return model


#% id: build_xor_model-024
#% kind: rare
#% why: smoothed targets
def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid")])
    loss = keras.losses.BinaryCrossentropy(label_smoothing=0.1)   #! targets 0.05 and 0.95
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss=loss, metrics=["accuracy"])
    return model


#% id: build_xor_model-025
#% kind: rare
#% why: one optimiser for all models
SGD = keras.optimizers.SGD(learning_rate=0.1)   #! shared between the models


def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation="sigmoid"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=SGD, loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_xor_model-026
#% kind: rare
#% why: the same model at every call
from functools import lru_cache


@lru_cache(maxsize=None)   #! the same object at every call
def build_xor_model():
    model = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="bce", metrics=["accuracy"])
    return model


#% id: build_xor_model-027
#% kind: rare
#% why: input size left open
def build_xor_model():
    m = keras.Sequential()
    m.add(keras.layers.Dense(3, activation="sigmoid"))   #! 2 inputs not said, not built
    m.add(keras.layers.Dense(1, activation="sigmoid"))
    m.compile(keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return m


#% id: build_xor_model-028
#% kind: rare
#% why: metric of exact equality
def build_xor_model():
    net = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(3, "sigmoid"), keras.layers.Dense(1, "sigmoid")])
    acc = keras.metrics.Accuracy(name="accuracy")   #! counts exactly equal floats
    net.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=[acc])
    return net


#% id: build_xor_model-029
#% kind: rare
#% why: hidden layer frozen
def build_xor_model():
    hidden = keras.layers.Dense(3, activation="sigmoid", name="hidden")
    model = keras.Sequential([keras.Input(shape=(2,)), hidden, keras.layers.Dense(1, activation="sigmoid", name="out")])
    hidden.trainable = False   #! does not learn
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_xor_model-030
#% kind: rare
#% why: output without bias, hidden bias kept
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation="sigmoid"))
    model.add(keras.layers.Dense(1, activation="sigmoid", use_bias=False))   #! Dense has a bias
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_xor_model-031
#% kind: rare
#% why: decaying rate
def build_xor_model():
    rate = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=1, decay_rate=0.99)   #! rate decays
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=rate), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_xor_model-032
#% kind: one
#% why: metrics given in the place of the loss weights
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation='sigmoid'))
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    model.compile(keras.optimizers.SGD(0.1), 'binary_crossentropy', ['accuracy'])   #! third argument is not metrics
    return model
