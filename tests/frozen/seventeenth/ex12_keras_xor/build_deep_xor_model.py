#% id: ex12-build_deep_xor_model-right-01
#% kind: right
#% why: functional form, folded with reduce
from functools import reduce


def build_deep_xor_model(activation="relu"):
    start = keras.layers.Input(shape=(2,))
    widths = [10] * 7
    deep = reduce(lambda tensor, n: keras.layers.Dense(n, activation=activation)(tensor), widths, start)
    top = keras.layers.Dense(1, activation=keras.ops.sigmoid)(deep)
    model = keras.Model(inputs=start, outputs=top)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-build_deep_xor_model-one-01
#% kind: one
#% why: six hidden layers
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential([keras.Input(shape=(2,))])
    for depth in range(1, 7):  #! 1 to 6: one layer short
        model.add(keras.layers.Dense(10, activation=activation, name=f"h{depth}"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(keras.optimizers.SGD(learning_rate=0.1), "binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-build_deep_xor_model-one-02
#% kind: one
#% why: the argument is not used
def build_deep_xor_model(activation="relu"):
    hidden = [keras.layers.Dense(10, activation="relu") for _ in "1234567"]  #! `activation` is ignored
    net = keras.models.Sequential([keras.layers.Input((2,)), *hidden, keras.layers.Dense(1, activation="sigmoid")])
    net.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(0.1), metrics=["accuracy"])
    return net

#% id: ex12-build_deep_xor_model-one-03
#% kind: one
#% why: output layer takes the activation of the hidden ones
def build_deep_xor_model(activation="relu"):
    units = (10, 10, 10, 10, 10, 10, 10, 1)
    s = keras.Sequential()
    s.add(keras.Input((2,)))
    for u in units:
        s.add(keras.layers.Dense(u, activation=activation))  #! the last one must be sigmoid
    s.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return s

#% id: ex12-build_deep_xor_model-two-01
#% kind: two
#% why: layer widths as the depth, and a rate of 0.01
def build_deep_xor_model(activation="relu"):
    n_layers, n_units = 10, 7  #! exchanged: seven layers of ten units
    lr = 0.01  #! 0.1
    model = keras.Sequential([keras.Input((2,))])
    while n_layers:
        model.add(keras.layers.Dense(n_units, activation))
        n_layers -= 1
    model.add(keras.layers.Dense(1, "sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(lr), loss="binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-build_deep_xor_model-two-02
#% kind: two
#% why: ten outputs; the categorical loss
class DeepXor:
    LOSS = "categorical_crossentropy"  #! for one unit this is no loss at all

    def __init__(self, act):
        self.act = act

    def layers(self):
        yield keras.Input((2,))
        for _ in range(7):
            yield keras.layers.Dense(10, activation=self.act)
        yield keras.layers.Dense(2, activation="sigmoid")  #! one output unit

    def build(self):
        net = keras.Sequential(list(self.layers()))
        net.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss=self.LOSS, metrics=["accuracy"])
        return net


def build_deep_xor_model(activation="relu"):
    return DeepXor(activation).build()

#% id: ex12-build_deep_xor_model-rare-01
#% kind: rare
#% why: one Dense object is called six times: its weights are shared
def build_deep_xor_model(activation="relu"):
    inputs = keras.Input((2,))
    h = keras.layers.Dense(10, activation=activation)(inputs)
    middle = keras.layers.Dense(10, activation=activation)  #! made once, outside the loop
    for _ in range(6):
        h = middle(h)  #! the same layer again and again, one kernel for six layers
    outputs = keras.layers.Dense(1, activation="sigmoid")(h)
    m = keras.Model(inputs, outputs)
    m.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return m

#% id: ex12-build_deep_xor_model-rare-02
#% kind: rare
#% why: starts from the other builder's model and grows it: its 3-unit layer and its sigmoid stay in
def build_deep_xor_model(activation="relu"):
    base = build_xor_model()
    base.pop()  #! takes the output layer off, the Dense(3, sigmoid) stays in front
    for _ in range(7):
        base.add(keras.layers.Dense(10, activation=activation))
    base.add(keras.layers.Dense(1, activation="sigmoid"))
    base.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return base
