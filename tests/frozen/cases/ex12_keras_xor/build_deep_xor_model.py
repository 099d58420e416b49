#% id: build_deep_xor_model-001
#% kind: right
#% why: comprehension
def build_deep_xor_model(activation="relu"):
    net = keras.Sequential([keras.Input((2,))] + [keras.layers.Dense(10, activation) for _ in range(7)] + [keras.layers.Dense(1, "sigmoid")])
    net.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return net


#% id: build_deep_xor_model-002
#% kind: right
#% why: functional, reduce
from functools import reduce


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    x = keras.Input(shape=(2,))
    h = reduce(lambda z, i: keras.layers.Dense(10, activation=activation, name=f"hidden_{i}")(z), range(7), x)
    y = keras.layers.Dense(1, activation="sigmoid", name="out")(h)
    model = keras.Model(inputs=x, outputs=y)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_deep_xor_model-003
#% kind: right
#% why: while loop, build at the end, Xavier normal
def build_deep_xor_model(activation="relu"):
    m = keras.models.Sequential()
    left = 7
    while left:
        m.add(keras.layers.Dense(10, activation=activation, kernel_initializer="glorot_normal"))
        left -= 1
    m.add(keras.layers.Dense(units=1, activation=keras.activations.sigmoid))
    m.build((None, 2))
    m.compile(loss=keras.losses.BinaryCrossentropy(), metrics=[keras.metrics.BinaryAccuracy("accuracy")], optimizer=tf.keras.optimizers.SGD(0.1))
    return m


#% id: build_deep_xor_model-004
#% kind: right
#% why: He initialisation, activation looked up first
def build_deep_xor_model(activation="relu"):
    f = keras.activations.get(activation)
    model = keras.Sequential(name="deep_xor")
    model.add(keras.Input(shape=(2,), name="x"))
    for units, act in zip([10] * 7 + [1], [f] * 7 + [tf.nn.sigmoid]):
        model.add(keras.layers.Dense(units, activation=act, kernel_initializer="he_normal"))
    model.compile(optimizer="sgd", loss="bce", metrics=["accuracy"])
    model.optimizer.learning_rate.assign(0.1)
    return model


#% id: build_deep_xor_model-005
#% kind: right
#% why: dataclass of the architecture
from dataclasses import dataclass


@dataclass(frozen=True)
class Net:
    width: int = 10
    depth: int = 7
    rate: float = 0.1

    def build(self, activation):
        layers = [keras.layers.InputLayer(shape=(2,))]
        layers += [keras.layers.Dense(self.width, activation=activation) for _ in range(self.depth)]
        layers.append(keras.layers.Dense(1, activation="sigmoid"))
        m = keras.Sequential(layers)
        m.compile(optimizer=keras.optimizers.SGD(learning_rate=self.rate), loss="binary_crossentropy", metrics=["accuracy"])
        return m


def build_deep_xor_model(activation="relu"):
    return Net().build(activation)


#% id: build_deep_xor_model-006
#% kind: right
#% why: generator of layers
def _layers(activation):
    yield keras.Input(shape=(2,))
    for _ in range(7):
        yield keras.layers.Dense(10, activation=activation)
    yield keras.layers.Dense(1, activation="sigmoid")


def build_deep_xor_model(activation="relu"):
    """깊은 신경망"""
    신경망 = keras.Sequential(list(_layers(activation)))
    신경망.compile(keras.optimizers.SGD(learning_rate=0.1), loss=keras.losses.binary_crossentropy, metrics=["accuracy"])
    return 신경망


#% id: build_deep_xor_model-007
#% kind: right
#% why: seven lines written out with setdefault of the first input
def build_deep_xor_model(activation="relu"):
    D = keras.layers.Dense
    model = keras.Sequential()
    model.add(D(10, activation=activation, input_shape=(2,)))
    model.add(D(10, activation=activation))
    model.add(D(10, activation=activation))
    model.add(D(10, activation=activation))
    model.add(D(10, activation=activation))
    model.add(D(10, activation=activation))
    model.add(D(10, activation=activation))
    model.add(D(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return model


#% id: build_deep_xor_model-008
#% kind: right
#% why: clone of a layer config
def build_deep_xor_model(activation="relu"):
    hidden = {"units": 10, "activation": activation}
    stack = [keras.layers.Dense.from_config(hidden) for _ in range(7)]
    net = keras.Sequential([keras.Input([2]), *stack, keras.layers.Dense(1, "sigmoid")])
    net.compile(**dict(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"]))
    return net


#% id: build_deep_xor_model-009
#% kind: one
#% why: six hidden layers
def build_deep_xor_model(activation: str = "relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for i in range(1, 7):   #! six layers
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss='binary_crossentropy', metrics=['accuracy'])
    return model


#% id: build_deep_xor_model-010
#% kind: one
#% why: activation fixed to relu
def build_deep_xor_model(activation="relu"):
    # 입력 2, 은닉층 7개
    actFunc = 'relu'   #! argument ignored
    모델 = tf.keras.Sequential([tf.keras.layers.Input((2,))])
    for _ in range(7):
        모델.add(tf.keras.layers.Dense(10, activation=actFunc))
    모델.add(tf.keras.layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    모델.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return 모델


#% id: build_deep_xor_model-011
#% kind: one
#% why: output with the hidden activation
def build_deep_xor_model(activation="relu"):
    sizes = [10, 10, 10, 10, 10, 10, 10, 1]
    net = keras.Sequential()
    net.add(keras.Input(shape=(2,)))
    for s in sizes:
        net.add(keras.layers.Dense(s, activation=activation))   #! output not sigmoid
    net.compile(keras.optimizers.SGD(0.1), loss="bce", metrics=["accuracy"])
    return net


#% id: build_deep_xor_model-012
#% kind: one
#% why: first layer has no activation
def build_deep_xor_model(activation="relu"):
    m = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(10)])   #! activation left out
    for k in range(6):
        m.add(keras.layers.Dense(10, activation=activation))
    m.add(keras.layers.Dense(1, activation="sigmoid"))
    m.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return m


#% id: build_deep_xor_model-013
#% kind: one
#% why: learning rate 0.01
def build_deep_xor_model(activation="relu") -> keras.Model:
    hidden_layers = [keras.layers.Dense(10, activation=activation) for _ in range(7)]
    model = keras.Sequential([keras.Input(shape=(2,))] + hidden_layers)
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    opt = keras.optimizers.SGD(learning_rate=0.01)   #! 0.1
    model.compile(optimizer=opt, loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_deep_xor_model-014
#% kind: one
#% why: width and depth exchanged
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.layers.InputLayer(shape=(2,)))
    depth, width = 10, 7   #! exchanged
    for i in range(depth):
        model.add(keras.layers.Dense(width, activation=activation))
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss='binary_crossentropy', metrics=['accuracy'])
    print(model.summary())
    return model


#% id: build_deep_xor_model-015
#% kind: one
#% why: the first hidden layer is counted twice
def build_deep_xor_model(activation="relu"):
    layers = keras.layers
    model = keras.Sequential()
    model.add(layers.Dense(10, activation=activation, input_shape=(2,)))
    for _ in range(7):   #! seven more, eight in all
        model.add(layers.Dense(10, activation=activation))
    model.add(layers.Dense(1, activation='sigmoid'))
    model.compile(optimizer=tf.keras.optimizers.SGD(learning_rate=0.1),
                  loss='binary_crossentropy',
                  metrics=['accuracy'])
    return model


#% id: build_deep_xor_model-016
#% kind: one
#% why: output layer forgotten
def build_deep_xor_model(activation='relu'):
    net = keras.Sequential()
    net.add(keras.Input(shape=(2,)))
    n_layers = 7
    for _ in range(n_layers):
        net.add(keras.layers.Dense(10, activation=activation))
    net.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss='binary_crossentropy', metrics=['accuracy'])   #! no Dense(1)
    return net


#% id: build_deep_xor_model-017
#% kind: one
#% why: one layer object added seven times
def build_deep_xor_model(activation="relu"):
    h = keras.layers.Dense(10, activation=activation)
    parts = [keras.Input(shape=(2,)), keras.layers.Dense(10, activation=activation)]
    parts = parts + [h] * 6   #! the same object six times
    parts.append(keras.layers.Dense(1, activation="sigmoid"))
    model = keras.Sequential(parts)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_deep_xor_model-018
#% kind: two
#% why: Adam and squared error
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.1),   #! Adam
        loss="mse",   #! squared error
        metrics=["accuracy"],
    )
    return model


#% id: build_deep_xor_model-019
#% kind: two
#% why: argument ignored, eight layers
def build_deep_xor_model(activation="relu"):
    m = keras.Sequential([keras.Input((2,))])
    for i in range(0, 8):   #! eight
        m.add(keras.layers.Dense(10, activation="relu"))   #! argument ignored
    m.add(keras.layers.Dense(1, activation="sigmoid"))
    m.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return m


#% id: build_deep_xor_model-020
#% kind: two
#% why: linear output, no metric
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    inp = keras.Input(shape=(2,))
    z = inp
    for _ in range(7):
        z = keras.layers.Dense(10, activation=activation)(z)
    out = keras.layers.Dense(1)(z)   #! linear
    model = keras.Model(inp, out)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy")   #! no metric
    return model


#% id: build_deep_xor_model-021
#% kind: two
#% why: width 7 and rate 1
def build_deep_xor_model(activation="relu"):
    은닉 = 7   #! 10 units
    학습률 = 1   #! 0.1
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    [model.add(keras.layers.Dense(은닉, activation=activation)) for _ in range(7)]
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=학습률), loss='binary_crossentropy', metrics=['accuracy'])
    return model


#% id: build_deep_xor_model-022
#% kind: three
#% why: six layers, default rate, wrong loss
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.layers.Input(shape=(2,)))
    for i in range(6):   #! six
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    sgd = keras.optimizers.SGD()   #! 0.01
    model.compile(optimizer=sgd, loss='categorical_crossentropy', metrics=['accuracy'])   #! categorical
    return model


#% id: build_deep_xor_model-023
#% kind: three
#% why: sigmoid everywhere, two outputs, momentum
def build_deep_xor_model(activation="relu"):
    act = activation or "relu"
    widths = 7 * [10] + [2]   #! two outputs
    net = keras.Sequential([keras.Input(shape=(2,))])
    for w in widths:
        net.add(keras.layers.Dense(w, activation="sigmoid"))   #! argument ignored
    opt = keras.optimizers.SGD(learning_rate=0.1, momentum=0.9)   #! momentum
    net.compile(optimizer=opt, loss="binary_crossentropy", metrics=["accuracy"])
    return net


#% id: build_deep_xor_model-024
#% kind: rare
#% why: six hidden layers share their weights
def build_deep_xor_model(activation="relu"):
    x = keras.Input(shape=(2,))
    h = keras.layers.Dense(10, activation=activation)(x)
    again = keras.layers.Dense(10, activation=activation)
    for _ in range(6):
        h = again(h)   #! one layer, six times
    model = keras.Model(x, keras.layers.Dense(1, activation="sigmoid")(h))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_deep_xor_model-025
#% kind: rare
#% why: unknown names fall into relu
def build_deep_xor_model(activation="relu"):
    f = {"sigmoid": "sigmoid", "relu": "relu", "tanh": "tanh"}.get(activation, "relu")   #! every other activation becomes relu
    net = keras.Sequential([keras.Input((2,)), *[keras.layers.Dense(10, activation=f) for _ in range(7)], keras.layers.Dense(1, activation="sigmoid")])
    net.compile(keras.optimizers.SGD(0.1), loss="bce", metrics=["accuracy"])
    return net


#% id: build_deep_xor_model-026
#% kind: rare
#% why: models remembered by activation
_models = {}


def build_deep_xor_model(activation="relu"):
    if activation not in _models:   #! the second call gets the trained model
        m = keras.Sequential([keras.Input((2,))])
        for _ in range(7):
            m.add(keras.layers.Dense(10, activation=activation))
        m.add(keras.layers.Dense(1, activation="sigmoid"))
        m.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
        _models[activation] = m
    return _models[activation]


#% id: build_deep_xor_model-027
#% kind: rare
#% why: gradient clipped
def build_deep_xor_model(activation="relu"):
    m = keras.Sequential([keras.Input((2,))] + [keras.layers.Dense(10, activation=activation) for _ in range(7)] + [keras.layers.Dense(1, activation="sigmoid")])
    opt = keras.optimizers.SGD(learning_rate=0.1, clipnorm=1.0)   #! clips the gradient
    m.compile(optimizer=opt, loss="binary_crossentropy", metrics=["accuracy"])
    return m


#% id: build_deep_xor_model-028
#% kind: rare
#% why: batch normalisation slipped in
def build_deep_xor_model(activation="relu"):
    m = keras.Sequential()
    m.add(keras.Input(shape=(2,)))
    for _ in range(7):
        m.add(keras.layers.Dense(10, activation=activation))
        m.add(keras.layers.BatchNormalization())   #! not in the network
    m.add(keras.layers.Dense(1, activation="sigmoid"))
    m.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return m


#% id: build_deep_xor_model-029
#% kind: rare
#% why: batch size fixed to the four rows of XOR
def build_deep_xor_model(activation="relu"):
    m = keras.Sequential()
    m.add(keras.layers.Dense(10, activation=activation))
    for _ in range(6):
        m.add(keras.layers.Dense(10, activation=activation))
    m.add(keras.layers.Dense(1, activation="sigmoid"))
    m.build((4, 2))   #! batch size fixed to 4
    m.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return m


#% id: build_deep_xor_model-030
#% kind: rare
#% why: weight decay by a regulariser
def build_deep_xor_model(activation="relu"):
    dense = lambda: keras.layers.Dense(10, activation=activation, kernel_regularizer="l2")   #! adds a penalty to the loss
    m = keras.Sequential([keras.Input(shape=(2,)), *(dense() for _ in range(7)), keras.layers.Dense(1, activation="sigmoid")])
    m.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return m


#% id: build_deep_xor_model-031
#% kind: rare
#% why: all hidden layers start from one seeded initialiser
def build_deep_xor_model(activation="relu"):
    init = keras.initializers.GlorotUniform(seed=0)   #! equal kernels in layers of equal shape
    m = keras.Sequential([keras.Input(shape=(2,))])
    for _ in range(7):
        m.add(keras.layers.Dense(10, activation=activation, kernel_initializer=init))
    m.add(keras.layers.Dense(1, activation="sigmoid", kernel_initializer=init))
    m.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return m
