#% id: build_classifier-001
#% kind: right
#% why: list of layers, spread
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = [keras.Input((784,))]
    for units in hidden:
        layers.append(keras.layers.Dense(units, "relu", kernel_initializer=initializer))
        layers += [keras.layers.Dropout(dropout)] if dropout > 0 else []
    net = keras.Sequential([*layers, keras.layers.Dense(10, "softmax")])
    net.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-002
#% kind: right
#% why: functional
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    x = keras.Input(shape=(784,), name="pixels")
    z = x
    for i, units in enumerate(hidden, start=1):
        z = keras.layers.Dense(int(units), activation=keras.activations.relu, kernel_initializer=initializer, name=f"h{i}")(z)
        if dropout:
            z = keras.layers.Dropout(rate=dropout)(z)
    y = keras.layers.Dense(units=10, activation=keras.activations.softmax, name="digit")(z)
    model = keras.Model(x, y)
    model.compile(optimizer=keras.optimizers.get(optimizer), loss=keras.losses.CategoricalCrossentropy(), metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")])
    return model


#% id: build_classifier-003
#% kind: right
#% why: generator of layers
from collections.abc import Iterator


def _stack(hidden, initializer, dropout) -> Iterator[keras.layers.Layer]:
    yield keras.layers.InputLayer(shape=(28 * 28,))
    for u in hidden:
        yield keras.layers.Dense(u, activation="relu", kernel_initializer=initializer, bias_initializer="zeros")
        if dropout > 0:
            yield keras.layers.Dropout(dropout)
    yield keras.layers.Dense(10, activation="softmax")


def build_classifier(hidden: Sequence[int] = (256, 256), optimizer: str = "adam", initializer: str = "he_normal", dropout: float = 0.0) -> keras.Model:
    model = keras.Sequential(list(_stack(hidden, initializer, dropout)))
    model.compile(optimizer=optimizer, loss=keras.losses.categorical_crossentropy, metrics=["accuracy"])
    return model


#% id: build_classifier-004
#% kind: right
#% why: he_normal at the output as well, ReLU layer as the activation
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    모델 = keras.models.Sequential()
    모델.add(keras.Input(shape=(784,)))
    남은 = list(hidden)
    while 남은:
        모델.add(keras.layers.Dense(남은.pop(0), activation=keras.layers.ReLU(), kernel_initializer=initializer))
        if dropout > 0:
            모델.add(keras.layers.Dropout(dropout))
    모델.add(keras.layers.Dense(10, activation=keras.layers.Softmax(), kernel_initializer="he_normal"))
    모델.compile(loss="categorical_crossentropy", optimizer=optimizer, metrics=["accuracy"])
    return 모델


#% id: build_classifier-005
#% kind: right
#% why: partial, build at the end
from functools import partial


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    hidden_layer = partial(keras.layers.Dense, activation="relu", kernel_initializer=initializer)
    m = keras.Sequential()
    for u in hidden:
        m.add(hidden_layer(u))
        if not dropout <= 0:
            m.add(keras.layers.Dropout(dropout))
    m.add(keras.layers.Dense(10, activation="softmax"))
    m.build((None, 784))
    m.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return m


#% id: build_classifier-006
#% kind: right
#% why: subclass of Sequential with its own compile step
class Classifier(keras.Sequential):
    @classmethod
    def of(cls, hidden, initializer, dropout):
        net = cls()
        net.add(keras.Input((784,)))
        for u in hidden:
            net.add(keras.layers.Dense(u, activation="relu", kernel_initializer=keras.initializers.get(initializer)))
            if dropout > 0.0:
                net.add(keras.layers.Dropout(dropout))
        net.add(keras.layers.Dense(10, activation="softmax"))
        return net


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = Classifier.of(hidden, initializer, dropout)
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-007
#% kind: right
#% why: nested comprehension, tf names
import tensorflow as tf


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    L = tf.keras.layers
    blocks = [[L.Dense(u, activation=tf.nn.relu, kernel_initializer=initializer)] + [L.Dropout(dropout)] * (dropout > 0) for u in hidden]
    net = tf.keras.Sequential([tf.keras.Input((784,))] + sum(blocks, []) + [L.Dense(10, activation=tf.nn.softmax)])
    net.compile(optimizer=tf.keras.optimizers.get(optimizer), loss=tf.keras.losses.CategoricalCrossentropy(from_logits=False), metrics=["accuracy"])
    return net


#% id: build_classifier-008
#% kind: right
#% why: helper that adds in place, glorot_normal output
def _add_hidden(model, units, initializer, rate):
    model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
    return rate > 0 and model.add(keras.layers.Dropout(rate))


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    """784 -> hidden -> 10"""
    model = keras.Sequential([keras.Input(shape=[784])])
    for units in tuple(hidden):
        _add_hidden(model, units, initializer, dropout)
    model.add(keras.layers.Dense(10, activation="softmax", kernel_initializer="glorot_normal"))
    model.compile(**{"optimizer": optimizer, "loss": "categorical_crossentropy", "metrics": ["accuracy"]})
    return model


#% id: build_classifier-009
#% kind: one
#% why: initialiser not handed on
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for h in hidden:
        model.add(keras.layers.Dense(h, activation='relu'))   #! initializer left out
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer=optimizer, loss='categorical_crossentropy', metrics=['accuracy'])
    return model


#% id: build_classifier-010
#% kind: one
#% why: optimiser fixed to adam
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = keras.layers
    # 층 쌓기
    net = keras.Sequential([keras.Input((784,))])
    for 수 in hidden:
        net.add(layers.Dense(수, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            net.add(layers.Dropout(dropout))
    net.add(layers.Dense(10, activation="softmax"))
    net.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])   #! argument ignored
    return net


#% id: build_classifier-011
#% kind: one
#% why: dropout after the last hidden layer only
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.layers.InputLayer(shape=(784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation='relu', kernel_initializer=initializer))   #! no dropout here
    if dropout > 0 and len(hidden) > 0:
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer=optimizer, loss='categorical_crossentropy', metrics=['accuracy'])
    return model


#% id: build_classifier-012
#% kind: one
#% why: keeps the dropped share
def build_classifier(hidden: Sequence[int] = (256, 256), optimizer: str = "adam", initializer: str = "he_normal", dropout: float = 0.0) -> keras.Model:
    keep = 1 - dropout   #! Dropout takes the dropped share
    m = keras.Sequential([keras.Input(shape=(784,))])
    for n in hidden:
        m.add(keras.layers.Dense(n, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            m.add(keras.layers.Dropout(keep))
    m.add(keras.layers.Dense(10, activation="softmax"))
    m.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return m


#% id: build_classifier-013
#% kind: one
#% why: sigmoid output
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    inputs = keras.Input(shape=(784,))
    out = inputs
    for h in hidden:
        out = keras.layers.Dense(h, activation='relu', kernel_initializer=initializer)(out)
        if dropout > 0:
            out = keras.layers.Dropout(dropout)(out)
    out = keras.layers.Dense(10, activation='sigmoid')(out)   #! softmax
    model = keras.Model(inputs, out)
    model.compile(optimizer=optimizer, loss='categorical_crossentropy', metrics=['accuracy'])
    return model


#% id: build_classifier-014
#% kind: one
#% why: binary cross-entropy
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for i in range(len(hidden)):
        model.add(keras.layers.Dense(hidden[i], activation='relu', kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer=optimizer, loss='binary_crossentropy', metrics=['accuracy'])   #! categorical
    model.summary()
    return model


#% id: build_classifier-015
#% kind: one
#% why: hidden layers without activation
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    seq = [keras.Input(shape=(784,))]
    for width in hidden:
        seq.append(keras.layers.Dense(width, kernel_initializer=initializer))   #! relu left out
        if dropout > 0:
            seq.append(keras.layers.Dropout(dropout))
    seq.append(keras.layers.Dense(10, activation="softmax"))
    clf = keras.Sequential(seq)
    clf.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return clf


#% id: build_classifier-016
#% kind: one
#% why: two layers of 256 whatever hidden says
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for _ in hidden:
        model.add(keras.layers.Dense(256, activation='relu', kernel_initializer=initializer))   #! units ignored
        if dropout > 0: model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer=optimizer, loss='categorical_crossentropy', metrics=['accuracy'])
    return model


#% id: build_classifier-017
#% kind: one
#% why: metric forgotten
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input((784,)))
    for u in hidden:
        model.add(keras.layers.Dense(u, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(
        optimizer=optimizer,
        loss="categorical_crossentropy",   #! metrics left out
    )
    return model


#% id: build_classifier-018
#% kind: one
#% why: sparse loss
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential()
    net.add(keras.Input(shape=(784,)))
    for size in hidden:
        net.add(keras.layers.Dense(size, activation='relu', kernel_initializer=initializer))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation='softmax'))
    손실 = 'sparse_categorical_crossentropy'   #! for labels, not one-hot
    net.compile(optimizer=optimizer, loss=손실, metrics=['accuracy'])
    return net


#% id: build_classifier-019
#% kind: two
#% why: initialiser and optimiser ignored
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for h in hidden:
        model.add(keras.layers.Dense(h, activation='relu', kernel_initializer='he_normal'))   #! initializer ignored
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])   #! optimizer ignored
    return model


#% id: build_classifier-020
#% kind: two
#% why: no dropout layer, squared error
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    m = keras.Sequential([keras.Input((784,))])
    for h in hidden:
        m.add(keras.layers.Dense(h, activation="relu", kernel_initializer=initializer))   #! dropout never used
    m.add(keras.layers.Dense(10, activation="softmax"))
    m.compile(optimizer=optimizer, loss="mse", metrics=["accuracy"])   #! squared error
    return m


#% id: build_classifier-021
#% kind: two
#% why: fixed dropout rate, linear output
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    D = keras.layers.Dense
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for units in hidden:
        model.add(D(units, activation='relu', kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(0.3))   #! rate of the lecture
    model.add(D(10))   #! no softmax
    model.compile(loss='categorical_crossentropy', optimizer=optimizer, metrics=['accuracy'])
    return model


#% id: build_classifier-022
#% kind: two
#% why: dropout at the input side, sigmoid hidden layers
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    stack = [keras.Input(shape=(784,))]
    for units in hidden:
        drop = [keras.layers.Dropout(dropout)] if dropout > 0 else []
        dense = [keras.layers.Dense(units, activation="sigmoid", kernel_initializer=initializer)]   #! relu
        stack += drop + dense   #! dropout before its layer
    stack.append(keras.layers.Dense(10, activation="softmax"))
    model = keras.Sequential(stack)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: build_classifier-023
#% kind: three
#% why: initialiser ignored, no dropout, binary loss
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for h in hidden:
        layer = keras.layers.Dense(h, activation='relu')   #! initializer left out
        model.add(layer)   #! dropout never used
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer=optimizer, loss='binary_crossentropy', metrics=['accuracy'])   #! categorical
    return model


#% id: build_classifier-024
#% kind: three
#% why: tanh, fixed optimiser, no metric
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential([keras.Input((784,))])
    for u in hidden:
        net.add(keras.layers.Dense(u, activation="tanh", kernel_initializer=initializer))   #! relu
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    opt = keras.optimizers.Adam()   #! argument ignored
    net.compile(optimizer=opt, loss="categorical_crossentropy")   #! no metric
    return net


#% id: build_classifier-025
#% kind: rare
#% why: unknown optimisers become SGD
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    table = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam, "rmsprop": keras.optimizers.RMSprop}
    opt = table.get(optimizer.lower(), keras.optimizers.SGD)()   #! any other name is taken for SGD
    net = keras.Sequential([keras.Input((784,))])
    for u in hidden:
        net.add(keras.layers.Dense(u, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-026
#% kind: rare
#% why: caller's list emptied
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential([keras.Input((784,))])
    if isinstance(hidden, tuple):   #! a list is used up in place
        hidden = list(hidden)
    while len(hidden) > 0:
        net.add(keras.layers.Dense(hidden.pop(0), activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-027
#% kind: rare
#% why: empty hidden falls back to the default
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    hidden = hidden or (256, 256)   #! () means no hidden layer
    net = keras.Sequential([keras.Input((784,))])
    for u in hidden:
        net.add(keras.layers.Dense(u, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-028
#% kind: rare
#% why: dropout of the input where there is no hidden layer
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential([keras.Input((784,))])
    for i, u in enumerate(hidden):
        if i > 0 and dropout > 0:
            net.add(keras.layers.Dropout(dropout))
        net.add(keras.layers.Dense(u, activation="relu", kernel_initializer=initializer))
    if dropout > 0:   #! also without any hidden layer
        net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-029
#% kind: rare
#% why: rate rounded to tenths
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    rate = round(dropout, 1)   #! 0.75 becomes 0.8, 0.05 becomes 0.1 or 0
    net = keras.Sequential([keras.Input((784,))])
    for u in hidden:
        net.add(keras.layers.Dense(u, activation="relu", kernel_initializer=initializer))
        if rate > 0:
            net.add(keras.layers.Dropout(rate))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-030
#% kind: rare
#% why: biases start at 1
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential([keras.Input((784,))])
    for u in hidden:
        net.add(keras.layers.Dense(u, "relu", True, initializer, "ones"))   #! biases start at 1
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-031
#% kind: rare
#% why: equal widths built once
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential([keras.Input((784,))])
    for u in dict.fromkeys(hidden):   #! a width that comes twice is used once
        net.add(keras.layers.Dense(u, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: build_classifier-032
#% kind: rare
#% why: input shape of images
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten()])   #! takes images, not rows of 784
    for u in hidden:
        net.add(keras.layers.Dense(u, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net
