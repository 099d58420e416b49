#% id: ex12-build_deep_xor_model-right-01
#% kind: right
#% why: functional model, folded with reduce
from functools import reduce


def build_deep_xor_model(activation="relu"):
    entry = keras.Input(shape=(2,))
    stack = [keras.layers.Dense(10, activation=activation) for _ in range(7)]
    stack.append(keras.layers.Dense(1, activation="sigmoid"))
    result = reduce(lambda tensor, layer: layer(tensor), stack, entry)
    model = keras.Model(inputs=entry, outputs=result)
    model.compile(keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-one-01
#% kind: one
#% why: the first hidden layer stands before a loop of seven: eight hidden layers
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(10, activation=activation))
    for _ in range(7):  #! one hidden layer is there already: eight
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-one-02
#% kind: one
#% why: the parameter is not used, always relu
def build_deep_xor_model(activation="relu"):
    L = keras.layers
    h = [L.Dense(10, activation="relu") for _ in range(7)]  #! ignores activation
    m = keras.Sequential([keras.Input((2,)), *h, L.Dense(1, activation="sigmoid")])
    sgd = keras.optimizers.SGD(0.1)
    m.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return m


#% id: ex12-build_deep_xor_model-one-03
#% kind: one
#% why: the output uses the activation of the hidden layers
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    """깊은 XOR 네트워크"""
    크기 = [10] * 7 + [1]
    model = keras.Sequential([keras.Input(shape=(2,))])
    for i, n in enumerate(크기):
        act = activation  #! the last layer should be sigmoid
        model.add(keras.layers.Dense(n, activation=act))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1),
                  loss="binary_crossentropy",
                  metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-two-01
#% kind: two
#% why: 7 and 10 exchanged in the width; metric given as loss's relative
def build_deep_xor_model(activation="relu"):
    DEPTH, WIDTH = 7, 7  #! ten units a layer

    def block(x):
        for _ in range(DEPTH):
            x = keras.layers.Dense(WIDTH, activation)(x)
        return x

    inp = keras.Input(shape=(2,))
    out = keras.layers.Dense(1, "sigmoid")(block(inp))
    model = keras.Model(inp, out)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["binary_crossentropy"],  #! accuracy was asked for
    )
    return model


#% id: ex12-build_deep_xor_model-two-02
#% kind: two
#% why: only six hidden layers (range(1, 7)), and SGD with its default rate
def build_deep_xor_model(activation="relu"):
    network = keras.Sequential(name="deep_xor")
    network.add(keras.layers.InputLayer(shape=(2,)))
    for number in range(1, 7):  #! six layers
        network.add(keras.layers.Dense(10, activation=activation, name=f"hidden_{number}"))
    network.add(keras.layers.Dense(1, activation="sigmoid", name="output"))
    network.compile(
        optimizer=keras.optimizers.SGD(),  #! 0.01, not 0.1
        loss="binary_crossentropy", metrics=["accuracy"])
    return network


#% id: ex12-build_deep_xor_model-three-01
#% kind: three
#% why: softmax on one unit, hinge loss, hidden layers without bias
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    kw = dict(activation=activation, use_bias=False)  #! hidden layers have a bias
    layers = [keras.Input(shape=(2,))]
    while len(layers) < 8:
        layers.append(keras.layers.Dense(10, **kw))
    layers.append(keras.layers.Dense(1, activation="softmax"))  #! softmax of one unit is always 1
    model = keras.Sequential(layers)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="hinge", metrics=["accuracy"])  #! another loss
    return model


#% id: ex12-build_deep_xor_model-rare-01
#% kind: rare
#% why: six of the layers are one and the same layer object: shared weights
def build_deep_xor_model(activation="relu"):
    x = inputs = keras.Input(shape=(2,))
    x = keras.layers.Dense(10, activation=activation)(x)
    dense = lambda t, d=keras.layers.Dense(10, activation=activation): d(t)  #! one layer made once, used six times
    for _ in range(6):
        x = dense(x)
    y = keras.layers.Dense(1, activation="sigmoid")(x)
    model = keras.Model(inputs, y)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-rare-02
#% kind: rare
#% why: the result of compile is returned
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    hidden = (keras.layers.Dense(10, activation=activation) for k in range(7))
    model = keras.Sequential([keras.Input(shape=(2,)), *hidden, keras.layers.Dense(1, activation="sigmoid")])
    return model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])  #! compile returns None
