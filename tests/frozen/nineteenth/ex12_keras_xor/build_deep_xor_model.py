#% id: ex12-build_deep_xor_model-right-01
#% kind: right
#% why: functional API, the layers folded with reduce, pieces of the compilation taken from the shallow model
from functools import reduce


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    entry = keras.Input(shape=(2,))
    widths = [10] * 7 + [1]
    acts = [activation] * 7 + ["sigmoid"]
    exit_ = reduce(lambda tensor, ua: keras.layers.Dense(ua[0], ua[1])(tensor), zip(widths, acts), entry)
    shallow = build_xor_model()
    model = keras.Model(entry, exit_)
    model.compile(
        optimizer=type(shallow.optimizer).from_config(shallow.optimizer.get_config()),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-one-01
#% kind: one
#% why: six hidden layers instead of seven
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for i in range(1, 7):  #! that makes six hidden layers
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-one-02
#% kind: one
#% why: one layer object seven times in the list
def build_deep_xor_model(activation="relu"):
    hidden = [keras.layers.Dense(10, activation=activation)] * 7  #! seven times the same layer object
    deep = keras.Sequential([keras.Input((2,)), *hidden, keras.layers.Dense(1, "sigmoid")])
    deep.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return deep


#% id: ex12-build_deep_xor_model-two-01
#% kind: two
#% why: relu is fixed in the first layer, the output takes the hidden activation
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    inp = keras.layers.Input(shape=(2,))
    h = keras.layers.Dense(10, activation="relu")(inp)  #! the argument is ignored in the first layer
    h = keras.layers.Dense(10, activation=activation)(h)
    h = keras.layers.Dense(10, activation=activation)(h)
    h = keras.layers.Dense(10, activation=activation)(h)
    h = keras.layers.Dense(10, activation=activation)(h)
    h = keras.layers.Dense(10, activation=activation)(h)
    h = keras.layers.Dense(10, activation=activation)(h)
    out = keras.layers.Dense(1, activation=activation)(h)  #! the output is always a sigmoid
    model = keras.Model(inputs=inp, outputs=out)
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(loss="binary_crossentropy", optimizer=sgd, metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-two-02
#% kind: two
#% why: default activation sigmoid, learning rate 0.01
def build_deep_xor_model(activation="sigmoid"):  #! the default is relu
    L = keras.layers
    lr = 0.01  #! the rate of build_xor_model is 0.1
    body = [L.Dense(10, activation) for _ in "1234567"]
    m = keras.Sequential([L.Input((2,))] + body + [L.Dense(1, "sigmoid")])
    m.compile(optimizer=keras.optimizers.SGD(lr), loss="binary_crossentropy", metrics=["accuracy"])
    return m


#% id: ex12-build_deep_xor_model-three-01
#% kind: three
#% why: width 7 and ten layers mixed up, categorical cross-entropy, momentum
def build_deep_xor_model(activation="relu"):
    units, depth = 7, 10  #! width and number of layers are swapped
    settings = {
        "optimizer": keras.optimizers.SGD(learning_rate=0.1, momentum=0.9),  #! no momentum is asked for
        "loss": "categorical_crossentropy",  #! one sigmoid output needs the binary cross-entropy
        "metrics": ["accuracy"],
    }
    network = keras.Sequential()
    network.add(keras.Input(shape=(2,)))
    while depth > 0:
        network.add(keras.layers.Dense(units, activation=activation))
        depth -= 1
    network.add(keras.layers.Dense(1, activation="sigmoid"))
    network.compile(**settings)
    return network


#% id: ex12-build_deep_xor_model-rare-01
#% kind: rare
#% why: the layers two to seven share one set of weights
def build_deep_xor_model(activation: str = "relu"):
    first = keras.layers.Dense(10, activation=activation)
    middle = keras.layers.Dense(10, activation=activation)
    last = keras.layers.Dense(1, activation="sigmoid")
    x = keras.Input((2,))
    z = first(x)
    for _ in range(6):
        z = middle(z)  #! six times the same layer, the weights are shared
    model = keras.Model(x, last(z))
    model.compile(keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-rare-02
#% kind: rare
#% why: every hidden layer starts from the input, only the last one is connected to the output
def build_deep_xor_model(activation="relu"):
    inputs = keras.Input(shape=(2,), name="ab")
    tensor = inputs
    for number in range(7):
        layer = keras.layers.Dense(10, activation=activation, name=f"hidden{number}")
        tensor = layer(inputs)  #! the layer is applied to the input, not to the previous layer
    answer = keras.layers.Dense(1, activation="sigmoid", name="xor")(tensor)
    net = keras.Model(inputs=inputs, outputs=answer, name="deep")
    net.compile(
        loss=keras.losses.BinaryCrossentropy(),
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        metrics=["accuracy"],
    )
    return net


#% id: ex12-build_deep_xor_model-rare-03
#% kind: rare
#% why: the hidden layers are put behind the finished shallow model
def build_deep_xor_model(activation="relu"):
    model = build_xor_model()  #! Dense(3) and Dense(1) of the shallow network stay in front
    for n in [10] * 7:
        model.add(keras.layers.Dense(n, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-rare-04
#% kind: rare
#% why: the rate falls during training, by a schedule
def build_deep_xor_model(activation="relu"):
    layers = [keras.Input((2,))]
    layers.extend(keras.layers.Dense(10, activation=activation) for _ in range(7))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    model = keras.Sequential(layers)
    rate = keras.optimizers.schedules.InverseTimeDecay(0.1, decay_steps=100, decay_rate=1.0)  #! the rate is a constant 0.1
    model.compile(optimizer=keras.optimizers.SGD(rate), loss="binary_crossentropy", metrics=["accuracy"])
    return model
