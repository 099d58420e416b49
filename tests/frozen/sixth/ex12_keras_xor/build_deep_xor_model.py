#% id: ex12-right-02
#% kind: right
#% why: a subclass that hands its inputs and outputs to the functional API, layers made in a loop with names
class DeepXor(keras.Model):
    def __init__(self, activation):
        entry = keras.Input(shape=(2,), name="table_row")
        signal = entry
        for number in range(1, 8):
            signal = keras.layers.Dense(10, activation=activation, name=f"hidden{number}")(signal)
        super().__init__(inputs=entry, outputs=keras.layers.Dense(1, activation="sigmoid", name="answer")(signal))


def build_deep_xor_model(activation="relu"):
    net = DeepXor(activation)
    net.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return net


#% id: ex12-one-04
#% kind: one
#% why: six hidden layers instead of seven
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential([keras.Input(shape=(2,))])
    for i in range(1, 7):  #! 1 to 6: six layers
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-one-05
#% kind: one
#% why: the argument activation is not used, it is always relu
from tensorflow.keras import layers as KL


def build_deep_xor_model(activation="relu"):
    x = inp = tf.keras.Input(shape=(2,))
    for _ in range(7):
        x = KL.Dense(10, activation="relu")(x)  #! activation is ignored
    y = KL.Dense(1, activation="sigmoid")(x)
    model = tf.keras.Model(inp, y)
    model.compile(optimizer=tf.keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-two-03
#% kind: two
#% why: the output layer uses the activation of the hidden layers
#% why: the learning rate is 0.01
ACTIVATION_UNITS = [10] * 7 + [1]


def build_deep_xor_model(activation="relu"):
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(2,)))
    for units in ACTIVATION_UNITS:
        model.add(keras.layers.Dense(units, activation=activation))  #! the last one must be sigmoid
    model.compile(
        loss=keras.losses.BinaryCrossentropy(),
        optimizer=keras.optimizers.SGD(learning_rate=0.01),  #! 0.1
        metrics=["accuracy"],
    )
    return model


#% id: ex12-two-04
#% kind: two
#% why: the default activation is sigmoid, not relu
#% why: eight hidden layers, because the first one stands outside the loop of seven
def build_deep_xor_model(activation="sigmoid"):  #! the default should be relu
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Dense(10, activation=activation, input_shape=(2,)))
    for _ in range(7):  #! with the layer above there are eight
        model.add(tf.keras.layers.Dense(10, activation=activation))
    model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=tf.keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-three-02
#% kind: three
#% why: ten layers of seven units instead of seven layers of ten
#% why: the output layer is linear
#% why: no metric
def build_deep_xor_model(activation="relu"):
    def block(units):
        return keras.layers.Dense(units, activation=activation)

    model = keras.Sequential([keras.Input((2,))] + [block(7) for _ in range(10)])  #! numbers swapped
    model.add(keras.layers.Dense(1))  #! sigmoid is missing
    model.compile(keras.optimizers.SGD(0.1), loss="binary_crossentropy")  #! accuracy is missing
    return model


#% id: ex12-rare-02
#% kind: rare
#% why: one Dense layer is used six times, so the hidden layers 2 to 7 share their weights and there are two hidden layers, not seven
def build_deep_xor_model(activation="relu"):
    inputs = keras.Input(shape=(2,))
    first = keras.layers.Dense(10, activation=activation)
    hidden = keras.layers.Dense(10, activation=activation)
    h = first(inputs)
    for _ in range(6):
        h = hidden(h)  #! the same layer each time
    outputs = keras.layers.Dense(1, activation="sigmoid")(h)
    model = keras.Model(inputs=inputs, outputs=outputs)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


